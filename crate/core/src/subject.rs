//! Whose file it is, and what the key makes of that.

use crate::format::dicom::tag;
use crate::inventory::Inventory;
use crate::key::ProjectKey;
use crate::phi::Phi;
use crate::pseudonyms::Pseudonyms;
use crate::reason::Code;
use std::sync::Arc;

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
    /// Reads it from the patient's elements; where there is no ID, name and birth date stand in,
    /// then the study, then the file itself.
    pub fn of(inventory: &Inventory) -> Self {
        let text = |tag| inventory.text(tag).map(|text| Phi::new(text.to_owned()));
        let (id, issuer) = (text(tag::PATIENT_ID), text(tag::ISSUER_OF_PATIENT_ID));
        let name = text(tag::PATIENT_NAME)
            .filter(|name| !name.expose().trim_matches(['^', '=']).is_empty());
        let birth = inventory.text(tag::PATIENT_BIRTH_DATE).unwrap_or_default();
        let unit = |tag| inventory.text(tag).unwrap_or_default();
        let identity = match (&id, &name) {
            (Some(id), _) => {
                let issuer = issuer.as_ref().map_or("", |issuer| issuer.expose());
                format!("id\0{}\0{issuer}", id.expose())
            }
            (None, Some(name)) => format!("name\0{}\0{birth}", name.expose()),
            (None, None) if !unit(tag::STUDY_INSTANCE_UID).is_empty() => {
                format!("study\0{}", unit(tag::STUDY_INSTANCE_UID))
            }
            (None, None) => format!("object\0{}", unit(tag::SOP_INSTANCE_UID)),
        };
        Self { id, issuer, name, identity: Phi::new(identity) }
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
    list: Option<Arc<Pseudonyms>>,
    missing: Option<Code>,
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
            list: None,
            missing: None,
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
