//! The tables resolved, for one profile, into one rule and action per attribute.

mod words;

use self::words::{COLUMNS, basic_action, is_cleaned, item_action, spoken_action, with_options};
use super::content::{CONCEPTS, MEANINGS};
use super::own::{OWN, Own, own_rules};
use super::private::{PrivateElements, SAFE_PRIVATE, TCIA_PRIVATE};
use super::profile::{BirthDate, Mode, Option as ProfileOption, Profile};
use super::site::{Ruled, Selector, Site};
use super::types::Type;
use crate::action::Action;
use crate::format::dicom::{Tag, Vr, dictionary, tag};
use crate::genome::{Content, DEFINITION};
use crate::known::Kind;
use crate::law::{Class, Duty, Ground, Standing};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

pub(super) use self::words::is_kept_by;

static E1_1: &str = include_str!("../../data/ps3.15/e1-1.csv");
static JP_IMAGING: &str = include_str!("../../data/jp/imaging.csv");
static JP_ITEMS: &str = include_str!("../../data/jp/items.csv");
static JP_CLASSES: &str = include_str!("../../data/jp/classes.csv");
static KEEP_TEXT: &str = include_str!("../../data/keep/text.csv");
static KEEP_BINARY: &str = include_str!("../../data/keep/binary.csv");
static KEEP_UID: &str = include_str!("../../data/keep/uid.csv");
static KEEP_CLEAN: &str = include_str!("../../data/keep/clean.csv");
static KEEP_DUMMY: &str = include_str!("../../data/keep/dummy.csv");
static KEEP_EMPTY: &str = include_str!("../../data/keep/empty.csv");

const CONTAINER_IDENTIFIER: Tag = Tag(0x0040_0512);
const SPECIMEN_IDENTIFIER: Tag = Tag(0x0040_0551);
const PS315: &str = "PS3.15 2026c Table E.1-1";

/// Index of a rule in its book.
pub type RuleId = usize;

/// Why something is done: the reason that goes with every decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Stable identifier, as in `PS315-00100010` or `JP-IMG-002`.
    pub id: String,
    /// 区分.
    pub class: Class,
    /// 加工の要否.
    pub duty: Duty,
    /// 根拠.
    pub ground: Option<Ground>,
    /// Whether it is quoted, law, standard or our inference.
    pub standing: Standing,
    /// The document and clause it comes from.
    pub source: String,
}

/// What a table says of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Treatment {
    pub(super) action: Action,
    pub(super) rule: RuleId,
    /// The option of PS3.15 that this action is due to.
    pub(super) option: Option<ProfileOption>,
}

/// All rules of one profile.
#[derive(Debug)]
pub struct RuleBook {
    pub(crate) rules: Vec<Rule>,
    exact: HashMap<u32, Treatment>,
    patterns: Vec<(u32, u32, Treatment)>,
    by_vr: HashMap<Vr, Treatment>,
    /// What is done to parts of files that are no data sets.
    items: HashMap<&'static str, Treatment>,
    /// The definition of ゲノムデータ, by what its rows name.
    genome: HashMap<Content, RuleId>,
    /// The action of E.1-1 without any option, and its code.
    basic: HashMap<u32, (Action, &'static str)>,
    pub(super) private: PrivateElements,
    keep_text: HashSet<u32>,
    keep_binary: HashSet<u32>,
    keep_uid: HashSet<u32>,
    clean: HashSet<u32>,
    dummy: HashSet<u32>,
    empty: HashSet<u32>,
    pub(super) own: Own,
    /// The site's own rows.
    pub(super) site: Vec<Ruled>,
}

impl RuleBook {
    pub(super) fn new(profile: &Profile) -> Self {
        let mut rules = Vec::with_capacity(900);
        let own = own_rules(&mut rules);
        let private = PrivateElements::of(profile, &own, &mut rules);
        let tags = |table| {
            crate::table::rows(table)
                .filter_map(|row| Tag::parse(row[0]))
                .map(|tag| tag.0)
                .collect()
        };
        let mut book = Self {
            rules,
            exact: HashMap::new(),
            patterns: Vec::new(),
            by_vr: HashMap::new(),
            items: HashMap::new(),
            genome: HashMap::new(),
            basic: HashMap::new(),
            private,
            keep_text: tags(KEEP_TEXT),
            keep_binary: tags(KEEP_BINARY),
            keep_uid: tags(KEEP_UID),
            clean: tags(KEEP_CLEAN),
            dummy: tags(KEEP_DUMMY),
            empty: tags(KEEP_EMPTY),
            own,
            site: Vec::new(),
        };
        let without = book.standard(profile);
        if profile.uses("jp/imaging") {
            book.guideline(profile, &without);
        }
        book.item_rows(profile);
        book.genome_rows();
        book.profile_rows(profile, &without);
        book.patient(profile);
        if let Some(used) = &profile.site {
            book.site = book.lay(&used.site);
        }
        book
    }

    /// The rule and action for a public attribute that a table names.
    pub(super) fn treatment(&self, tag: Tag) -> Option<Treatment> {
        let pattern = || {
            self.patterns
                .iter()
                .rev()
                .find(|(value, mask, _)| tag.0 & mask == *value)
                .map(|(_, _, treatment)| *treatment)
        };
        self.exact.get(&tag.0).copied().or_else(pattern)
    }

    /// The rule and action for all attributes of a VR that no table names.
    pub(super) fn treatment_of_vr(&self, vr: Vr) -> Option<Treatment> {
        self.by_vr.get(&vr).copied()
    }

    /// The rule and action for a part of a file that is no data set.
    pub(super) fn item(&self, item: &str) -> Option<Treatment> {
        self.items.get(item).copied()
    }

    /// The rule of a row of the definition of ゲノムデータ.
    pub(super) fn genome(&self, content: Content) -> Option<RuleId> {
        self.genome.get(&content).copied()
    }

    /// As the table itself spells an item, with what is done to it and why.
    pub(crate) fn item_named(&self, item: &str) -> Option<(&'static str, Action, RuleId)> {
        let (item, treatment) = self.items.get_key_value(item)?;
        Some((item, treatment.action, treatment.rule))
    }

    /// Whether E.1-1 has a row for an attribute.
    pub(super) fn is_standard(&self, tag: Tag) -> bool {
        self.basic.contains_key(&tag.0)
    }

    /// What E.1-1 does without any option, chosen by the attribute's Type where it leaves a choice
    /// (PS3.15 table E.1-1a): `D` for 1, `Z` for 2, `X` for 3.
    pub(super) fn basic(&self, tag: Tag, vr: Vr, kind: Option<Type>) -> Option<Action> {
        let (action, code) = *self.basic.get(&tag.0)?;
        let has = |letter| code.split('/').any(|choice| choice == letter);
        Some(match kind {
            // The items stay, and every UID in them is replaced.
            _ if code.contains('U') => action,
            Some(Type::One) if vr == Vr::SQ && has("D") => Action::Descend,
            Some(Type::One) if vr != Vr::SQ => Action::Dummy,
            Some(Type::Two) if has("Z") || code == "X" => Action::Empty,
            Some(Type::Three) if has("X") => Action::Remove,
            _ => action,
        })
    }

    /// The rule for a value known from elsewhere.
    pub(crate) fn known(&self, kind: Kind) -> RuleId {
        self.own.known[kind as usize]
    }

    pub(super) fn keeps_text(&self, tag: Tag) -> bool {
        self.keep_text.contains(&tag.0)
    }

    pub(super) fn keeps_binary(&self, tag: Tag) -> bool {
        self.keep_binary.contains(&tag.0)
    }

    /// Whether a UID names a kind of thing rather than a thing.
    pub(super) fn keeps_uid(&self, tag: Tag) -> bool {
        self.keep_uid.contains(&tag.0)
    }

    /// Whether the Clean Descriptors Option cleans a text outside Table E.1-1.
    pub(super) fn cleans(&self, tag: Tag) -> bool {
        self.clean.contains(&tag.0)
    }

    /// How an attribute goes that no row keeps: a dummy where its IOD needs a value (Type 1),
    /// empty where it needs the element (Type 2), else altogether.
    pub(super) fn removal(&self, tag: Tag) -> Action {
        if self.dummy.contains(&tag.0) {
            Action::Dummy
        } else if self.empty.contains(&tag.0) {
            Action::Empty
        } else {
            Action::Remove
        }
    }

    /// Table E.1-1 with the profile's options; returns the actions without any option.
    fn standard(&mut self, profile: &Profile) -> HashMap<&'static str, Action> {
        let classes: HashMap<&str, Vec<&str>> =
            crate::table::rows(JP_CLASSES).map(|row| (row[0], row)).collect();
        let mut without = HashMap::new();
        for row in crate::table::rows(E1_1) {
            let pattern = row[0];
            let vr = vr_of(pattern);
            let basic = basic_action(row[2], vr);
            without.insert(pattern, basic);
            if let Some(tag) = Tag::parse(pattern) {
                self.basic.insert(tag.0, (basic, row[2]));
            }
            let (action, option) = with_options(profile, &row, vr).unwrap_or((basic, None));
            let (class, duty, ground) = classes
                .get(pattern)
                .and_then(|row| {
                    Some((Class::parse(row[1])?, Duty::parse(row[2])?, Ground::parse(row[3])?))
                })
                .unwrap_or((Class::Other, Duty::Recommended, None));
            let rule = self.add(Rule {
                id: format!("PS315-{pattern}"),
                class,
                duty,
                ground,
                standing: Standing::Standard,
                source: PS315.to_owned(),
            });
            self.put(pattern, Treatment { action, rule, option });
        }
        without
    }

    fn guideline(&mut self, profile: &Profile, without: &HashMap<&str, Action>) {
        for row in crate::table::rows(JP_IMAGING) {
            let [id, selector, _, _, class, duty, ground, action, anonymized, standing, clause] =
                row.as_slice()
            else {
                continue;
            };
            let word = if profile.mode == Mode::Anonymized { anonymized } else { action };
            let rule = self.labelled(
                (*id).to_owned(),
                [class, duty, ground, standing],
                format!("医療デジタルデータ利活用ガイドライン・{clause}"),
            );
            let Some(rule) = rule else { continue };
            self.apply(profile, selector, word, rule, without);
        }
    }

    /// What a part of a file is stands for the same thing under every regime, so each has these rows.
    fn item_rows(&mut self, profile: &Profile) {
        for row in crate::table::rows(JP_ITEMS) {
            let [id, item, _, _, class, duty, ground, action, anonymized, standing, clause] =
                row.as_slice()
            else {
                continue;
            };
            let word = if profile.mode == Mode::Anonymized { anonymized } else { action };
            let rule = self.labelled(
                (*id).to_owned(),
                [class, duty, ground, standing],
                format!("医療デジタルデータ利活用ガイドライン・{clause}"),
            );
            if let (Some(rule), Some(action)) = (rule, item_action(word)) {
                self.items.insert(item, Treatment { action, rule, option: None });
            }
        }
    }

    /// What the law defines stands under every regime.
    fn genome_rows(&mut self) {
        for row in crate::table::rows(DEFINITION) {
            let [id, content, _, _, _, _, class, duty, ground, standing, clause] = row.as_slice()
            else {
                continue;
            };
            let rule = self.labelled(
                (*id).to_owned(),
                [class, duty, ground, standing],
                format!("個人情報保護法・{clause}"),
            );
            if let (Some(rule), Some(content)) = (rule, Content::parse(content)) {
                self.genome.insert(content, rule);
            }
        }
    }

    fn profile_rows(&mut self, profile: &Profile, without: &HashMap<&str, Action>) {
        for row in &profile.rows {
            let rule = self.labelled(
                format!("{}-{}", profile.base_id(), row.tag),
                [&row.class, &row.duty, &row.ground, &row.standing],
                row.clause.clone(),
            );
            let Some(rule) = rule else { continue };
            self.apply(profile, &row.tag, &row.action, rule, without);
        }
    }

    /// A site's rows change what is done; what kind of information it is stays as the tables say.
    fn lay(&mut self, site: &Site) -> Vec<Ruled> {
        let rows = site.rows.iter().enumerate().map(|(index, row)| {
            let base = self.beneath(&row.selector).map(|rule| &self.rules[rule]);
            let rule = Rule {
                id: format!("{}-row-{}", site.id, index + 1),
                class: base.map_or(Class::Other, |base| base.class),
                duty: base.map_or(Duty::None, |base| base.duty),
                ground: base.and_then(|base| base.ground),
                standing: Standing::Site,
                source: format!("{}: {}", site.id, row.reason),
            };
            (row.clone(), self.add(rule))
        });
        rows.collect()
    }

    /// The rule that a site's row is laid over.
    fn beneath(&self, selector: &Selector) -> Option<RuleId> {
        if selector.creator.is_some() {
            return Some(self.own.private);
        }
        let by_vr = || self.treatment_of_vr(selector.vr()?);
        self.treatment(selector.any_tag()).or_else(by_vr).map(|treatment| treatment.rule)
    }

    fn labelled(&mut self, id: String, words: [&str; 4], source: String) -> Option<RuleId> {
        let [class, duty, ground, standing] = words;
        let rule = Rule {
            id,
            class: Class::parse(class)?,
            duty: Duty::parse(duty)?,
            ground: Ground::parse(ground)?,
            standing: Standing::parse(standing)?,
            source,
        };
        Some(self.add(rule))
    }

    /// Lays a regime's row over what the standard says: the stricter of the two wins, unless the
    /// row itself says how a value is generalized or that it stays. Only a row that the law does not
    /// require gives way, and only to an option that was switched against the profile's own choice.
    fn apply(
        &mut self,
        profile: &Profile,
        selector: &str,
        word: &str,
        rule: RuleId,
        without: &HashMap<&str, Action>,
    ) {
        let required = self.rules[rule].duty == Duty::Required;
        if let Some(vr) = selector.strip_prefix("VR:").and_then(Vr::parse) {
            let ages = vr == Vr(*b"AS")
                && profile.switched_off(ProfileOption::RetainPatientCharacteristics);
            if let Some(action) = spoken_action(word, vr).filter(|_| !ages) {
                self.by_vr.insert(vr, Treatment { action, rule, option: None });
            }
            return;
        }
        if selector == "group:private" {
            self.own.private = rule;
            return;
        }
        let vr = vr_of(selector);
        let current = dictionary::parse_pattern(selector).and_then(|(value, mask)| {
            if mask == u32::MAX {
                self.exact.get(&value).copied()
            } else {
                self.patterns.iter().find(|row| row.0 == value && row.1 == mask).map(|row| row.2)
            }
        });
        let basic = || without.get(selector).copied();
        let off =
            || COLUMNS.iter().any(|(_, o)| profile.switched_off(*o) && is_kept_by(*o, selector));
        let (action, option) = match (word, current) {
            (_, Some(Treatment { action, option: Some(option), .. }))
                if !required && profile.switched_on(option) =>
            {
                (action, Some(option))
            }
            ("keep" | "age" | "shift", Some(current)) if off() => {
                (basic().unwrap_or(current.action), None)
            }
            ("clean", Some(current)) if is_cleaned(current) => (current.action, current.option),
            ("remove" | "empty" | "dummy" | "clean", Some(current)) => {
                (basic().unwrap_or(current.action), None)
            }
            (_, current) => {
                let Some(action) = spoken_action(word, vr) else { return };
                (action, current.and_then(|current| current.option))
            }
        };
        self.put(selector, Treatment { action, rule, option });
    }

    /// Name, numbers and birth date are one decision for the whole profile.
    fn patient(&mut self, profile: &Profile) {
        let name = match profile.mode {
            Mode::Pseudonymized => Action::Pseudonym,
            Mode::Anonymized => Action::Empty,
        };
        let birth_date = match profile.birth_date {
            BirthDate::YearMonth => Action::YearMonth,
            BirthDate::Year => Action::Year,
            BirthDate::Remove => Action::Empty,
            BirthDate::Shift => Action::Shift,
        };
        for (tag, action) in [
            (tag::PATIENT_NAME, name),
            (tag::PATIENT_ID, Action::Pseudonym),
            (tag::PATIENT_BIRTH_DATE, birth_date),
        ] {
            if let Some(treatment) = self.exact.get_mut(&tag.0) {
                treatment.action = action;
            }
        }
        for tag in [CONTAINER_IDENTIFIER, SPECIMEN_IDENTIFIER] {
            // Slides, blocks and parts of one specimen still belong together.
            if let Some(treatment) = self.exact.get_mut(&tag.0)
                && (treatment.action, profile.mode) == (Action::Dummy, Mode::Pseudonymized)
            {
                treatment.action = Action::Pseudonym;
            }
        }
    }

    fn add(&mut self, rule: Rule) -> RuleId {
        self.rules.push(rule);
        self.rules.len() - 1
    }

    fn put(&mut self, pattern: &str, treatment: Treatment) {
        match dictionary::parse_pattern(pattern) {
            Some((value, u32::MAX)) => {
                self.exact.insert(value, treatment);
            }
            Some((value, mask)) => self.patterns.push((value, mask, treatment)),
            None => {}
        }
    }
}

/// SHA-256 over the tables, in hexadecimal.
pub(super) fn digest() -> String {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    for table in [
        E1_1,
        SAFE_PRIVATE,
        TCIA_PRIVATE,
        JP_IMAGING,
        JP_ITEMS,
        DEFINITION,
        crate::format::table::columns::HEADERS,
        JP_CLASSES,
        KEEP_TEXT,
        KEEP_BINARY,
        KEEP_UID,
        KEEP_CLEAN,
        KEEP_DUMMY,
        KEEP_EMPTY,
        super::pixels::FACELESS,
        OWN,
        CONCEPTS,
        MEANINGS,
    ] {
        hasher.update(table.as_bytes());
    }
    hasher.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// The 必須 rows of a profile's regime: which attribute, and what is done to it.
pub(super) fn required(profile: &Profile) -> impl Iterator<Item = (&str, &str)> {
    let guideline = profile.uses("jp/imaging").then(|| crate::table::rows(JP_IMAGING));
    let word = if profile.mode == Mode::Anonymized { 8 } else { 7 };
    let guideline = guideline.into_iter().flatten().filter(|row| row[5] == "必須");
    let own = profile.rows.iter().filter(|row| row.duty == "必須");
    guideline
        .map(move |row| (row[1], row[word]))
        .chain(own.map(|row| (row.tag.as_str(), row.action.as_str())))
}

/// Whether an element carries the data set, or says what was done to it, so that no row may name it.
pub(super) fn structural(tag: Tag) -> bool {
    tag.group() < 8
        || tag.element() == 0
        || tag.group() == 0xFFFE
        || tag.is_pixel_data()
        || matches!(
            tag,
            tag::SPECIFIC_CHARACTER_SET
                | tag::SOP_CLASS_UID
                | tag::PATIENT_IDENTITY_REMOVED
                | tag::DEIDENTIFICATION_METHOD
                | tag::DEIDENTIFICATION_METHOD_CODE_SEQUENCE
                | tag::LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED
        )
}

fn vr_of(pattern: &str) -> Vr {
    dictionary::parse_pattern(pattern)
        .and_then(|(value, _)| dictionary::attribute(Tag(value)))
        .map_or(Vr::UN, dictionary::Attribute::first_vr)
}

#[cfg(test)]
mod tests;
