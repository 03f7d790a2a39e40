//! Whose file it is, and what the key makes of that.

use crate::format::dicom::tag;
use crate::inventory::{Inventory, Layout};
use crate::key::ProjectKey;
use crate::known::{Matcher, People};
use crate::phi::Phi;
use crate::pseudonyms::Pseudonyms;
use crate::reason::Code;
use std::collections::BTreeSet;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// What identifies the person a file is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Patient ID, where there is one.
    pub id: Option<Phi<String>>,
    /// Who issued it.
    pub issuer: Option<Phi<String>>,
    /// The name as written.
    pub name: Option<Phi<String>>,
    identity: Phi<String>,
}

impl Subject {
    /// Reads it from the file; where there is no ID, name and birth date stand in, then the study,
    /// then the file itself, by its name where it has no UID.
    pub fn of(inventory: &Inventory, file: &str) -> Self {
        match inventory.layout {
            Layout::Dicom(_) => Self::of_data_set(inventory),
            Layout::Table(ref table) => match table.people.as_slice() {
                [one] => one.clone(),
                _ => Self::of_file(file),
            },
            Layout::Text(_)
            | Layout::Image(_)
            | Layout::Signal(_)
            | Layout::Ecg(_)
            | Layout::Wfdb(_)
            | Layout::Genetic(_) => Self::of_parts(inventory, file),
        }
    }

    fn of_data_set(inventory: &Inventory) -> Self {
        let text = |tag| inventory.text(tag).map(|text| Phi::new(text.to_owned()));
        let unit = |tag| inventory.text(tag).unwrap_or_default();
        let stated = Stated {
            id: text(tag::PATIENT_ID),
            issuer: text(tag::ISSUER_OF_PATIENT_ID),
            name: text(tag::PATIENT_NAME)
                .filter(|name| !name.expose().trim_matches(['^', '=']).is_empty()),
            birth: text(tag::PATIENT_BIRTH_DATE),
        };
        stated.or_else(|| match unit(tag::STUDY_INSTANCE_UID) {
            "" => format!("object\0{}", unit(tag::SOP_INSTANCE_UID)),
            study => format!("study\0{study}"),
        })
    }

    /// Reads it from the parts of a file that is no data set.
    fn of_parts(inventory: &Inventory, file: &str) -> Self {
        // What a reader put together says more than the part it lies in.
        let text = |item| {
            let stated = |inner: bool| {
                let mut fields = inventory.fields.iter();
                fields.find_map(|field| {
                    let part = inventory.part(field).filter(|part| part.item == item);
                    part.filter(|_| field.parent.is_some() == inner)?;
                    let text = field.text()?.trim();
                    (!text.is_empty()).then(|| Phi::new(text.to_owned()))
                })
            };
            stated(true).or_else(|| stated(false))
        };
        let stated = Stated {
            id: text("patient-id"),
            issuer: None,
            name: text("patient-name"),
            birth: text("birth-date"),
        };
        stated.or_else(|| format!("file\0{file}"))
    }

    /// Nobody but whoever the file is about.
    fn of_file(file: &str) -> Self {
        Stated { id: None, issuer: None, name: None, birth: None }
            .or_else(|| format!("file\0{file}"))
    }

    /// Whom a record of a table states; nobody where it has neither number nor name.
    pub(crate) fn stated(
        id: Option<String>,
        name: Option<String>,
        birth: Option<String>,
    ) -> Option<Self> {
        let is_said = id.is_some() || name.is_some();
        let phi = |value: Option<String>| value.map(Phi::new);
        let stated = Stated { id: phi(id), issuer: None, name: phi(name), birth: phi(birth) };
        is_said.then(|| stated.or_else(String::new))
    }

    /// A patient of the batch.
    pub(crate) fn known(
        id: Option<Phi<String>>,
        issuer: Option<Phi<String>>,
        name: Option<Phi<String>>,
        identity: String,
    ) -> Self {
        Self { id, issuer, name, identity: Phi::new(identity) }
    }

    pub(crate) fn identity(&self) -> &str {
        self.identity.expose()
    }

    /// Whether two files cannot be of one patient: their numbers differ, or, where one has none, no
    /// word of the names is the same though both are written in the same kind of letters.
    pub(crate) fn is_another_than(&self, other: &Self) -> bool {
        let text = |value: &Option<Phi<String>>| {
            value.as_ref().map(|text| text.expose().nfkc().collect::<String>().to_lowercase())
        };
        if let (Some(id), Some(its)) = (text(&self.id), text(&other.id)) {
            let plain = |id: &str| id.trim().trim_start_matches('0').to_owned();
            return plain(&id) != plain(&its);
        }
        let (Some(name), Some(its)) = (text(&self.name), text(&other.name)) else { return false };
        let words = |name: &str| -> BTreeSet<String> {
            let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        name.is_ascii() == its.is_ascii() && words(&name).is_disjoint(&words(&its))
    }

    /// The patient of the batch that the file is about, where the file itself leaves that open: a
    /// number without its issuer, a name, or a patient whom only its text or its name mentions.
    #[must_use]
    pub fn among(self, inventory: &Inventory, file: &str, known: &Matcher) -> Self {
        let of_many = inventory.table().is_some_and(|table| !table.is_of_one());
        if matches!(inventory.layout, Layout::Dicom(_)) || of_many {
            return self;
        }
        let texts = inventory.fields.iter().filter_map(|field| field.text());
        let stated =
            [&self.id, &self.name].into_iter().flatten().map(|text| text.expose().as_str());
        known.patient(stated).or_else(|| known.patient(texts.chain([file]))).unwrap_or(self)
    }

    /// Whether only the rest of the batch may tell whose file it is.
    pub(crate) fn is_unsettled(inventory: &Inventory) -> bool {
        !matches!(inventory.layout, Layout::Dicom(_))
    }
}

/// What a file says of its patient.
struct Stated {
    id: Option<Phi<String>>,
    issuer: Option<Phi<String>>,
    name: Option<Phi<String>>,
    birth: Option<Phi<String>>,
}

impl Stated {
    fn or_else(self, unit: impl FnOnce() -> String) -> Subject {
        let exposed = |value: &Option<Phi<String>>| {
            value.as_ref().map(|value| value.expose().clone()).unwrap_or_default()
        };
        let identity = match (&self.id, &self.name) {
            (Some(id), _) => format!("id\0{}\0{}", id.expose(), exposed(&self.issuer)),
            (None, Some(name)) => format!("name\0{}\0{}", name.expose(), exposed(&self.birth)),
            (None, None) => unit(),
        };
        Subject { id: self.id, issuer: self.issuer, name: self.name, identity: Phi::new(identity) }
    }
}

/// What the project key makes for one file: its patient's pseudonym and date offset.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// The key, for UIDs.
    pub key: ProjectKey,
    /// The patient's pseudonym.
    pub pseudonym: String,
    /// Days that every date of this patient moves by; zero only where a site says so.
    pub days: i32,
    own_id: Option<Phi<String>>,
    own_name: Option<Phi<String>>,
    list: Option<Arc<Pseudonyms>>,
    missing: Option<Code>,
    people: Option<Arc<People>>,
}

impl Secrets {
    /// Derives them.
    pub fn of(subject: &Subject, key: &ProjectKey) -> Self {
        let identity = subject.identity.expose();
        Self {
            key: key.clone(),
            pseudonym: key.pseudonym(identity),
            days: key.days(identity),
            own_id: subject.id.clone(),
            own_name: subject.name.clone(),
            list: None,
            missing: None,
            people: None,
        }
    }

    /// With what a site gives its patients in place of what the key makes.
    #[must_use]
    pub fn named_by(mut self, list: &Arc<Pseudonyms>) -> Self {
        self.list = Some(Arc::clone(list));
        match self.own_id.as_ref().map(|id| list.of(id.expose())) {
            None => self.missing = Some(Code::NoPatientId),
            Some(None) => self.missing = Some(Code::NotInPseudonyms),
            Some(Some(given)) => {
                self.pseudonym.clone_from(&given.pseudonym);
                self.days = given.days.unwrap_or(self.days);
            }
        }
        self
    }

    /// With the patients of the batch at hand, for files that are about several.
    #[must_use]
    pub(crate) fn among(self, known: &Matcher) -> Self {
        Self { people: Some(Arc::clone(known.people())), ..self }
    }

    /// What the key makes for another patient, whom a record of the file states.
    pub(crate) fn of_another(&self, stated: Subject) -> Self {
        let said = [&stated.id, &stated.name].into_iter().flatten();
        let known = self
            .people
            .as_ref()
            .and_then(|people| people.named_in(said.map(|value| value.expose().as_str())));
        // The record's own way of writing the name and the number is what its cells hold.
        let subject = match known {
            Some(known) => Subject { identity: known.identity, ..stated },
            None => stated,
        };
        let secrets = Self { people: self.people.clone(), ..Self::of(&subject, &self.key) };
        match &self.list {
            Some(list) => secrets.named_by(list),
            None => secrets,
        }
    }

    /// The pseudonym of whom one of several samples is of: a patient of the batch whose number or name
    /// it is called by, or nobody else's.
    pub(crate) fn pseudonym_of_sample(&self, name: &str) -> String {
        let stated = Subject::stated(Some(name.to_owned()), None, None);
        stated.map_or_else(|| self.pseudonym.clone(), |stated| self.of_another(stated).pseudonym)
    }

    /// Lets go of the wish for a pseudonym of the file's own, where its records have theirs.
    #[must_use]
    pub(crate) fn of_many(self) -> Self {
        Self { missing: None, ..self }
    }

    /// The patient's name, as written.
    pub(crate) fn own_name(&self) -> Option<&str> {
        self.own_name.as_ref().map(|name| name.expose().as_str())
    }

    /// The patient's number, as written.
    pub(crate) fn own_id(&self) -> Option<&str> {
        self.own_id.as_ref().map(|id| id.expose().as_str())
    }

    /// Why the patient has no pseudonym, where only a site's list may give one.
    pub fn missing(&self) -> Option<Code> {
        self.missing
    }

    /// The pseudonym for an ID met inside the file: the patient's own, or another's.
    pub fn pseudonym_of(&self, id: &str) -> String {
        let own = self.own_id.as_ref().is_none_or(|own| own.expose() == id.trim());
        if own {
            return self.pseudonym.clone();
        }
        let given = self.list.as_ref().and_then(|list| list.of(id));
        given.map_or_else(
            || self.key.pseudonym(&format!("id\0{}\0", id.trim())),
            |given| given.pseudonym.clone(),
        )
    }
}
