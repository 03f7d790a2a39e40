//! What will happen to each field of one file, and why; a person may amend it.

mod alike;
mod cells;
mod parts;
mod texts;

pub use self::alike::Alike;
pub(crate) use self::cells::Cells;
pub(crate) use self::parts::written;
pub use self::texts::{Marked, Stretch, Texts, Written};

use crate::action::{Action, replacement};
use crate::format::dicom::{Tag, dictionary, effective_vr};
use crate::format::{self};
use crate::genome::Judgement;
use crate::inventory::{FieldId, Inventory, Name};
use crate::known::{Kind, Matcher};
use crate::law::{Duty, Standing};
use crate::phi::Phi;
use crate::pixels::MaskBox;
use crate::policy::{Mode, Profile, ProfileOption, Reading, Rule, RuleBook, RuleId};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::Source;
use crate::subject::Secrets;
use crate::text::Seeds;
use crate::verify::Draft;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The item of genotypes as a whole, whose decision is that about the file.
pub(crate) const GENOTYPES: &str = "genotypes";

/// What makes a decision worth a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// No rule knows the element.
    Unknown,
    /// It holds a value known from elsewhere.
    KnownValue,
    /// Free text, kept or removed.
    FreeText,
    /// A private element.
    Private,
    /// A person changed the decision.
    Amended,
    /// Genotypes, which stay with a person for life and are too few to be a code.
    Genotypes,
}

/// What happens to one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// What is done.
    pub action: Action,
    /// Why.
    pub rule: RuleId,
    /// The option of PS3.15 it is due to.
    pub option: Option<ProfileOption>,
    /// Whether it wants a look.
    pub flag: Option<Flag>,
    /// Whether it only follows what happens to the field it lies in.
    pub inherited: bool,
}

impl Decision {
    pub(crate) fn new(action: Action, rule: RuleId) -> Self {
        Self { action, rule, option: None, flag: None, inherited: false }
    }

    pub(crate) fn flagged(self, flag: Flag) -> Self {
        Self { flag: Some(flag), ..self }
    }
}

/// What a person wants instead of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// Pass the value on.
    Keep,
    /// Take the element out.
    Remove,
    /// Leave it without a value.
    Empty,
    /// Replace a stretch of a text, or a word, that nothing was found in.
    Mask,
    /// Treat a column as what [`Amendment::item`] says.
    As,
}

/// How the pixels of a file were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Not at all.
    #[default]
    None,
    /// A person looked and found nothing burned in.
    Person,
    /// Whoever runs the program answers for it.
    Waived,
}

/// Whether a file may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It may.
    Ready,
    /// After a person has looked at its pixels.
    Review,
    /// Not before what is inside is understood.
    Held,
    /// Never: it could not be read, or the law lets it go out in no form.
    Refused,
}

/// A change of a decision, with its written reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amendment {
    /// The place, with or without item numbers: `00081030` or `00400275[0].00321060`; a stretch of a
    /// text is `text@12-16`, in characters.
    pub path: String,
    /// What to do instead.
    pub action: Wish,
    /// Why; never blank.
    pub reason: String,
    /// A word that is meant wherever free text has it, instead of a place. The record never has it.
    #[serde(default, skip_serializing)]
    pub word: Option<Phi<String>>,
    /// What a column is, by the item tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// One line of a review: what a field was and what it becomes. Originals are shown on screen
/// only and stay in memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// `00400275[0].00321060`.
    pub path: String,
    /// `(0032,1060)`.
    pub tag: String,
    /// PS3.6 keyword, or the private creator.
    pub keyword: String,
    /// PS3.6 name.
    pub name: String,
    /// The value now.
    pub before: Option<String>,
    /// The value in the output.
    pub after: Option<String>,
    /// What is done.
    pub action: Action,
    /// The rule that says so.
    #[serde(flatten)]
    pub rule: Rule,
    /// Whether the law requires it, so that it cannot be turned off.
    pub locked: bool,
    /// Whether it wants a look.
    pub flag: Option<Flag>,
    /// Where in a text it is, and what showed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Stretch>,
}

/// What stays of texts that are cleaned and ages that are capped, by field.
pub(crate) type Cleaned = BTreeMap<FieldId, Phi<String>>;

/// Decisions for one file.
#[derive(Debug, Clone)]
pub struct Plan {
    /// One per field of the inventory.
    pub decisions: Vec<Decision>,
    /// Why the file is held or wants a look.
    pub reasons: Vec<Reason>,
    /// Written reasons of the person, in the order of the amendments applied.
    pub amendments: Vec<Amendment>,
    cleaned: Cleaned,
    /// What was found in free texts.
    pub texts: Texts,
    /// How free text is read, and the known values that are sought in it.
    pub(crate) reading: Option<(Arc<Reading>, Arc<Seeds>)>,
    /// What a person says columns are.
    items: BTreeMap<FieldId, &'static str>,
    /// How far the people of a table are alike in what is left of them.
    pub alike: Option<Alike>,
    /// What the definition of ゲノムデータ makes of the file.
    pub judgement: Option<Judgement>,
    look: Look,
    dates_stay: bool,
    masks: Vec<MaskBox>,
    profile: Arc<Profile>,
    book: Arc<RuleBook>,
}

impl Plan {
    pub(crate) fn new(
        profile: Arc<Profile>,
        book: Arc<RuleBook>,
        (decisions, cleaned): (Vec<Decision>, Cleaned),
        reasons: Vec<Reason>,
    ) -> Self {
        Self {
            decisions,
            reasons,
            amendments: Vec::new(),
            cleaned,
            texts: Texts::default(),
            reading: None,
            items: BTreeMap::new(),
            alike: None,
            judgement: None,
            look: Look::None,
            dates_stay: false,
            masks: Vec::new(),
            profile,
            book,
        }
    }

    pub(crate) fn with_texts(self, texts: Texts, reading: (Arc<Reading>, Arc<Seeds>)) -> Self {
        Self { texts, reading: Some(reading), ..self }
    }

    /// With what the definition of ゲノムデータ makes of the file.
    pub(crate) fn judged(mut self, judgement: Judgement) -> Self {
        self.reasons.extend(judgement.reason());
        Self { judgement: Some(judgement), ..self }
    }

    /// The profile the plan follows.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The rule behind a decision.
    pub fn rule(&self, decision: &Decision) -> &Rule {
        &self.book.rules[decision.rule]
    }

    /// Applies a person's changes. Those that name no field of this file are passed over: one
    /// change may stand for a whole series.
    pub fn amend(
        mut self,
        inventory: &Inventory,
        amendments: &[Amendment],
    ) -> Result<Self, Reason> {
        for amendment in amendments {
            if amendment.reason.trim().is_empty() {
                return Err(Reason::at(Code::AmendmentWithoutReason, &amendment.path));
            }
            let mut used = self.amend_texts(inventory, amendment)?;
            let places = if used { 0 } else { self.decisions.len() };
            for id in 0..places {
                let named = inventory.pattern(id).to_string() == amendment.path
                    || inventory.path(id).to_string() == amendment.path;
                if named && !self.decisions[id].inherited {
                    self.change(inventory, id, amendment)?;
                    used = true;
                }
            }
            if used {
                self.amendments.push(amendment.clone());
            }
        }
        Ok(self)
    }

    /// Holds the file where a person keeps a text that names someone.
    #[must_use]
    pub fn recheck(mut self, inventory: &Inventory, known: &Matcher) -> Self {
        for (id, (field, decision)) in inventory.fields.iter().zip(&self.decisions).enumerate() {
            let kept = decision.action == Action::Keep && decision.flag == Some(Flag::Amended);
            let (Some(tag), Some(text), true) = (field.tag(), field.text(), kept) else { continue };
            let vr = effective_vr(tag, field.vr);
            if known.hits(text.as_bytes()).any(|hit| !hit.is_chance(tag, vr)) {
                self.reasons.push(Reason::at(Code::KnownValueLeft, inventory.path(id)));
            }
        }
        self
    }

    /// Takes in what the key or the site's list has for the patient; where that is nothing, the
    /// file is held.
    #[must_use]
    pub(crate) fn given(mut self, secrets: &Secrets) -> Self {
        self.reasons.extend(secrets.missing().map(Reason::new));
        self.dates_stay = secrets.days == 0;
        self
    }

    fn change(
        &mut self,
        inventory: &Inventory,
        id: FieldId,
        amendment: &Amendment,
    ) -> Result<(), Reason> {
        let decision = self.decisions[id];
        // A column is kept as something, so that each of its cells can be held against it.
        if amendment.action == Wish::Keep && inventory.table().is_some() {
            return Err(Reason::at(Code::AmendmentUnknown, &amendment.path));
        }
        // A free text holds stretches that the law requires to go.
        let holds_more = inventory.fields[id].end > id + 1 || decision.action == Action::Mask;
        let locked = self.is_locked(&decision) || holds_more;
        if locked && amendment.action == Wish::Keep {
            return Err(Reason::at(Code::AmendmentLocked, &amendment.path));
        }
        let action = match amendment.action {
            Wish::Keep => Action::Keep,
            Wish::Remove => Action::Remove,
            Wish::Empty => Action::Empty,
            Wish::As => {
                return self.treat_as(inventory, id, amendment.item.as_deref(), &amendment.path);
            }
            Wish::Mask => {
                return Err(Reason::at(Code::AmendmentUnknown, &amendment.path));
            }
        };
        if let Some(judgement) = &self.judgement
            && inventory.part(&inventory.fields[id]).is_some_and(|part| part.item == GENOTYPES)
        {
            // Nothing of them can go; a person says that they are no code.
            if amendment.action != Wish::Keep {
                return Err(Reason::at(Code::AmendmentUnknown, &amendment.path));
            }
            let answered = judgement.reason();
            self.reasons.retain(|reason| Some(reason) != answered.as_ref());
            self.judgement = self.judgement.take().map(Judgement::answered);
        }
        let changed = Decision { action, flag: Some(Flag::Amended), option: None, ..decision };
        self.decisions[id] = changed;
        let end = inventory.fields[id].end;
        self.decisions[id + 1..end].fill(Decision { inherited: true, ..changed });
        Ok(())
    }

    /// Says how the pixels were looked at.
    #[must_use]
    pub fn looked(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// How the pixels were looked at.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Blanks these boxes.
    #[must_use]
    pub fn masked(self, masks: &[MaskBox]) -> Self {
        Self { masks: masks.to_vec(), ..self }
    }

    /// The boxes that are blanked.
    pub fn masks(&self) -> &[MaskBox] {
        &self.masks
    }

    /// Whether the file may go on.
    pub fn status(&self) -> Status {
        self.reasons.iter().map(|reason| self.answer(reason)).max().unwrap_or(Status::Ready)
    }

    fn answer(&self, reason: &Reason) -> Status {
        match (self.look, reason.code) {
            // What a label says is seen by everyone: it has to be blanked.
            (Look::None, Code::LabelImage) => Status::Review,
            (Look::Person, Code::LabelImage) if !self.masks.is_empty() => Status::Ready,
            (_, code) if code.is_refusal() => Status::Refused,
            (_, code) if !code.wants_a_look() => Status::Held,
            (Look::None, _) => Status::Review,
            _ => Status::Ready,
        }
    }

    /// Writes the output as planned, for [`Draft::verify`] to look at.
    pub fn apply<'a>(
        &'a self,
        source: &dyn Source,
        inventory: &'a Inventory,
        secrets: &'a Secrets,
        progress: &mut dyn Progress,
    ) -> Result<Draft<'a>, Reason> {
        match self.status() {
            Status::Ready => {}
            Status::Review => return Err(Code::NotReviewed.into()),
            Status::Held | Status::Refused => {
                let held = self.reasons.iter().find(|reason| self.answer(reason) == self.status());
                return Err(held.cloned().unwrap_or(Code::NotReviewed.into()));
            }
        }
        let rope = format::of(inventory).rewrite(source, inventory, self, secrets, progress)?;
        Ok(Draft { rope, inventory, plan: self, secrets })
    }

    /// Whether a decision cannot be turned off.
    pub fn is_locked(&self, decision: &Decision) -> bool {
        self.rule(decision).duty == Duty::Required
    }

    /// How many are alike, with the reason to hold the file where 匿名加工 asks for more.
    pub(crate) fn weighed(mut self, alike: Option<Alike>) -> Self {
        let few = alike.as_ref().is_some_and(|alike| {
            alike.groups > 0 && alike.smallest < self.profile.smallest_group as usize
        });
        if few && self.profile.mode == Mode::Anonymized {
            self.reasons.push(Code::TooFewAlike.into());
        }
        Self { alike, ..self }
    }

    /// The lines a person reviews: every change, and every text that stays.
    pub fn rows(&self, inventory: &Inventory, secrets: &Secrets) -> Vec<Row> {
        if inventory.table().is_some() {
            return cells::rows(self, inventory, secrets);
        }
        let rows = self.decisions.iter().enumerate().filter(|(id, decision)| {
            !decision.inherited
                && match inventory.fields[*id].name {
                    Name::Element(tag) => tag.element() != 0,
                    Name::Item(_) => false,
                    Name::Part(_) => true,
                }
                && (!decision.action.keeps() || decision.flag.is_some())
        });
        rows.flat_map(|(id, decision)| match inventory.fields[id].name {
            Name::Part(_) => parts::rows(self, inventory, secrets, id),
            _ => self.row(inventory, secrets, id, decision).into_iter().collect(),
        })
        .collect()
    }

    /// What is nearly as likely to identify, and stays unless a person wants it gone.
    pub fn near(&self, inventory: &Inventory) -> Vec<Row> {
        parts::near(self, inventory)
    }

    /// The line for a file name that holds a known value; no output keeps its input's name.
    pub(crate) fn file_name(&self, kind: Kind, input: &str, output: &str) -> Row {
        Row {
            path: "name".to_owned(),
            tag: String::new(),
            keyword: "FileName".to_owned(),
            name: "File Name".to_owned(),
            before: Some(input.to_owned()),
            after: Some(output.to_owned()),
            action: Action::Pseudonym,
            rule: self.book.rules[self.book.known(kind)].clone(),
            locked: true,
            flag: None,
            span: None,
        }
    }

    fn row(
        &self,
        inventory: &Inventory,
        secrets: &Secrets,
        id: FieldId,
        decision: &Decision,
    ) -> Option<Row> {
        let field = &inventory.fields[id];
        let tag = field.tag()?;
        let vr = effective_vr(tag, field.vr);
        let before = field.text().map(str::to_owned);
        let after = match (&before, decision.action) {
            (text, Action::Keep) => text.clone(),
            (_, Action::Clean | Action::AgeCap) => self.cleaned(id).map(str::to_owned),
            (text, action) => {
                replacement(action, tag, vr, text.as_deref().unwrap_or_default(), secrets)
            }
        };
        let attribute = dictionary::attribute(tag);
        Some(Row {
            path: inventory.path(id).to_string(),
            tag: tag.to_string(),
            keyword: attribute.map_or_else(String::new, |attribute| attribute.keyword.to_owned()),
            name: attribute.map_or_else(
                || inventory.creator(field).unwrap_or_default().to_owned(),
                |attribute| attribute.name.to_owned(),
            ),
            before,
            after,
            action: decision.action,
            rule: self.rule(decision).clone(),
            locked: self.is_locked(decision),
            flag: decision.flag,
            span: None,
        })
    }

    /// What stays of a text that is cleaned or an age that is capped.
    pub(crate) fn cleaned(&self, id: FieldId) -> Option<&str> {
        self.cleaned.get(&id).map(|text| text.expose().as_str())
    }

    /// Whether an option or a site's row leaves a field as it is.
    pub(crate) fn keeps_by_choice(&self, id: FieldId) -> bool {
        let decision = &self.decisions[id];
        let chosen = decision.option.is_some() || self.rule(decision).standing == Standing::Site;
        decision.action == Action::Keep && chosen
    }

    /// How many elements stay as they are.
    pub fn kept(&self) -> usize {
        self.decisions.iter().filter(|decision| decision.action == Action::Keep).count()
    }

    /// The codes of CID 7050 for what happens to this object, and for nothing else.
    pub fn method_codes(&self, inventory: &Inventory) -> BTreeSet<&'static str> {
        let mut codes = BTreeSet::from(["113100"]);
        if self.look == Look::Person && !self.masks.is_empty() {
            codes.insert(ProfileOption::CleanPixelData.code());
        }
        for (field, decision) in inventory.fields.iter().zip(&self.decisions) {
            let said = field.value.start < field.value.end;
            if let Some(option) =
                decision.option.filter(|_| said && !decision.action.drops_contents())
            {
                codes.insert(self.ran(option).code());
            }
        }
        codes
    }

    /// The option that describes what one came to: dates moved by no day are full dates.
    fn ran(&self, option: ProfileOption) -> ProfileOption {
        match option {
            ProfileOption::RetainModifiedDates if self.dates_stay => ProfileOption::RetainFullDates,
            option => option,
        }
    }

    /// What (0028,0303) has to say of the output's dates.
    pub fn temporal_information(&self) -> &'static str {
        let has = |option| self.profile.options.iter().any(|on| self.ran(*on) == option);
        if has(ProfileOption::RetainFullDates) {
            "UNMODIFIED"
        } else if has(ProfileOption::RetainModifiedDates) {
            "MODIFIED"
        } else {
            "REMOVED"
        }
    }

    pub(crate) fn decision_for(&self, inventory: &Inventory, tag: Tag) -> Option<&Decision> {
        let position = inventory
            .fields
            .iter()
            .position(|field| field.parent.is_none() && field.name == Name::Element(tag))?;
        self.decisions.get(position)
    }
}
