//! The tables resolved, for one profile, into one rule and action per attribute.

use super::content::{CONCEPTS, MEANINGS};
use super::own::{OWN, Own, own_rules};
use super::private::{PrivateElements, SAFE_PRIVATE, TCIA_PRIVATE};
use super::profile::{BirthDate, Mode, Option as ProfileOption, Profile};
use super::site::{Ruled, Selector, Site};
use super::types::Type;
use crate::action::Action;
use crate::format::dicom::{Tag, Vr, dictionary, tag};
use crate::known::Kind;
use crate::law::{Class, Duty, Ground, Standing};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

static E1_1: &str = include_str!("../../data/ps3.15/e1-1.csv");
static JP_IMAGING: &str = include_str!("../../data/jp/imaging.csv");
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

/// The columns of Table E.1-1 for the options that have one; the first that is on decides.
const COLUMNS: [(usize, ProfileOption); 10] = [
    (3, ProfileOption::RetainSafePrivate),
    (4, ProfileOption::RetainUids),
    (5, ProfileOption::RetainDeviceIdentity),
    (6, ProfileOption::RetainInstitutionIdentity),
    (7, ProfileOption::RetainPatientCharacteristics),
    (8, ProfileOption::RetainFullDates),
    (9, ProfileOption::RetainModifiedDates),
    (10, ProfileOption::CleanDescriptors),
    (11, ProfileOption::CleanStructuredContent),
    (12, ProfileOption::CleanGraphics),
];

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
                source: format!("{}: {}", site.title.ja, row.reason),
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

/// Whether an option's column of Table E.1-1 keeps an attribute, whole or in part.
pub(super) fn is_kept_by(option: ProfileOption, selector: &str) -> bool {
    let column = COLUMNS.iter().find(|(_, listed)| *listed == option).map(|(column, _)| *column);
    let row = || crate::table::rows(E1_1).find(|row| row[0] == selector);
    column.is_some_and(|column| row().is_some_and(|row| !row[column].is_empty()))
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

/// The action for a basic-profile code; of a choice, the one that conforms in every IOD.
fn basic_action(code: &str, vr: Vr) -> Action {
    match code {
        "X" => Action::Remove,
        "Z" | "X/Z" => Action::Empty,
        "U" | "X/Z/U*" | "D" | "X/D" | "Z/D" | "X/Z/D" if vr == Vr::SQ => Action::Descend,
        "U" | "D" | "X/D" | "Z/D" | "X/Z/D" if vr == Vr::UI => Action::Uid,
        _ if code.contains('D') => Action::Dummy,
        _ => Action::Remove,
    }
}

/// The action an option puts in place of the basic one, with that option.
fn with_options(
    profile: &Profile,
    row: &[&str],
    vr: Vr,
) -> Option<(Action, Option<ProfileOption>)> {
    COLUMNS.iter().filter(|(_, option)| profile.has(*option)).find_map(|(column, option)| {
        let dated = matches!(&vr.0, b"DA" | b"DT");
        let action = match row[*column] {
            "C" if *option == ProfileOption::CleanDescriptors => {
                (vr.is_free_text() && vr != Vr::PN).then_some(Action::Clean)?
            }
            "K" | "C" if vr == Vr::SQ => Action::Descend,
            // What is drawn cannot be cut like a text: planes and curves go as without the option.
            "C" if *option == ProfileOption::CleanGraphics => {
                vr.is_free_text().then_some(Action::Clean)?
            }
            "K" if vr == Vr(*b"AS") => Action::AgeCap,
            "K" => Action::Keep,
            "C" if *option == ProfileOption::RetainModifiedDates && dated => Action::Shift,
            "C" if *option == ProfileOption::RetainModifiedDates && vr == Vr(*b"TM") => {
                Action::Keep
            }
            _ => return None,
        };
        Some((action, Some(*option)))
    })
}

/// Whether an option cleans a text, or what lies inside a sequence.
fn is_cleaned(treatment: Treatment) -> bool {
    treatment.action == Action::Clean
        || matches!(
            treatment.option,
            Some(ProfileOption::CleanStructuredContent | ProfileOption::CleanGraphics)
        )
}

/// The action a table's word asks for.
fn spoken_action(word: &str, vr: Vr) -> Option<Action> {
    Some(match word {
        "keep" | "uid" | "dummy" if vr == Vr::SQ => Action::Descend,
        // A whole number of days leaves the time of day.
        "shift" if vr == Vr(*b"TM") => Action::Keep,
        "keep" => Action::Keep,
        "pseudonym" => Action::Pseudonym,
        "uid" => Action::Uid,
        "shift" => Action::Shift,
        "year-month" => Action::YearMonth,
        "age" => Action::AgeCap,
        "empty" => Action::Empty,
        "dummy" => Action::Dummy,
        "remove" | "clean" => Action::Remove,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::profiles;

    fn book(id: &str) -> RuleBook {
        let profile = profiles().into_iter().find(|profile| profile.id == id).expect("a profile");
        RuleBook::new(&profile)
    }

    #[test]
    fn every_row_of_every_table_is_understood() {
        for row in crate::table::rows(E1_1) {
            let (value, mask) = dictionary::parse_pattern(row[0]).expect("a tag or pattern");
            if mask == u32::MAX {
                assert!(dictionary::attribute(Tag(value)).is_some(), "not in PS3.6: {row:?}");
            }
            assert!(
                ["X", "Z", "D", "U", "X/Z", "X/D", "Z/D", "X/Z/D", "X/Z/U*"].contains(&row[2]),
                "{row:?}"
            );
            assert!(row[3..13].iter().all(|cell| ["", "K", "C"].contains(cell)), "{row:?}");
        }
        for row in crate::table::rows(JP_IMAGING) {
            assert!(Class::parse(row[4]).is_some(), "{row:?}");
            assert!(Duty::parse(row[5]).is_some(), "{row:?}");
            assert!(Ground::parse(row[6]).is_some(), "{row:?}");
            assert!(Standing::parse(row[9]).is_some(), "{row:?}");
            let vr = row[1].strip_prefix("VR:").and_then(Vr::parse).unwrap_or(vr_of(row[1]));
            assert!(spoken_action(row[7], vr).is_some(), "{row:?}");
            assert!(spoken_action(row[8], vr).is_some(), "{row:?}");
        }
        for row in crate::table::rows(JP_CLASSES) {
            assert!(Class::parse(row[1]).is_some() && Duty::parse(row[2]).is_some(), "{row:?}");
            assert!(Ground::parse(row[3]).is_some(), "{row:?}");
        }
        for row in crate::table::rows(OWN) {
            assert!(Class::parse(row[1]).is_some() && Duty::parse(row[2]).is_some(), "{row:?}");
            assert!(
                Ground::parse(row[3]).is_some() && Standing::parse(row[4]).is_some(),
                "{row:?}"
            );
        }
        for row in crate::table::rows(super::super::pixels::FACELESS) {
            assert!(
                row[0].bytes().all(|b| b.is_ascii_uppercase()) && !row[1].is_empty(),
                "{row:?}"
            );
        }
        for table in [KEEP_TEXT, KEEP_BINARY, KEEP_UID, KEEP_CLEAN, KEEP_DUMMY, KEEP_EMPTY] {
            for row in crate::table::rows(table) {
                let (tag, _) = dictionary::parse_pattern(row[0]).expect("a tag or pattern");
                assert!(dictionary::attribute(Tag(tag)).is_some(), "not in PS3.6: {row:?}");
                assert!(!row[1].is_empty(), "no reason: {row:?}");
            }
        }
        for profile in profiles() {
            for row in &profile.rows {
                assert!(dictionary::parse_pattern(&row.tag).is_some(), "{row:?}");
                assert!(spoken_action(&row.action, vr_of(&row.tag)).is_some(), "{row:?}");
                assert!(
                    Class::parse(&row.class).is_some()
                        && Duty::parse(&row.duty).is_some()
                        && Ground::parse(&row.ground).is_some()
                        && Standing::parse(&row.standing).is_some(),
                    "{row:?}"
                );
            }
        }
    }

    #[test]
    fn the_guidelines_seven_rows_end_as_its_table_says() {
        let book = book("jp-pseudonymized");
        for (tag, action, duty) in [
            (0x0010_0020, Action::Pseudonym, Duty::Recommended),
            (0x0010_0010, Action::Pseudonym, Duty::Required),
            (0x0010_0030, Action::YearMonth, Duty::Recommended),
            (0x0010_1010, Action::AgeCap, Duty::None),
            (0x0010_0040, Action::Keep, Duty::None),
            (0x0008_0020, Action::Shift, Duty::Recommended),
            (0x0008_0050, Action::Empty, Duty::Recommended),
        ] {
            let treatment = book.treatment(Tag(tag)).expect("a rule");
            let rule = &book.rules[treatment.rule];
            assert_eq!((treatment.action, rule.duty), (action, duty), "{:?}", Tag(tag));
            assert_eq!(rule.standing, Standing::Quoted, "{:?}", Tag(tag));
        }
    }

    #[test]
    fn a_switched_option_moves_a_recommended_row_and_no_required_one() {
        use ProfileOption::{
            RetainDeviceIdentity, RetainFullDates, RetainInstitutionIdentity, RetainModifiedDates,
            RetainPatientCharacteristics, RetainUids,
        };
        let treated = |id: &str, on: &[ProfileOption], off: &[ProfileOption], tag| {
            let mut profile = Profile::named(id).expect("a profile");
            profile.options.retain(|option| !off.contains(option));
            profile.options.extend(on);
            let book = RuleBook::new(&profile);
            let treatment = book.treatment(Tag(tag)).expect("a rule");
            (treatment.action, treatment.option, book.rules[treatment.rule].id.clone())
        };
        let jp = |on: &[ProfileOption], off: &[ProfileOption], tag| {
            let (action, option, rule) = treated("jp-pseudonymized", on, off, tag);
            assert!(rule.starts_with("JP-IMG"), "{rule}");
            (action, option)
        };
        let dates = [RetainModifiedDates];
        let full = [RetainFullDates];
        for (on, off, tag, then) in [
            (&full[..], &dates[..], 0x0008_0020, (Action::Keep, Some(RetainFullDates))),
            (&[], &dates, 0x0008_0020, (Action::Empty, None)),
            (&[], &[RetainPatientCharacteristics], 0x0010_1010, (Action::Remove, None)),
            (&[], &[RetainPatientCharacteristics], 0x0010_0040, (Action::Empty, None)),
            (&[RetainDeviceIdentity], &[], 0x0018_1000, (Action::Keep, Some(RetainDeviceIdentity))),
            (
                &[RetainInstitutionIdentity],
                &[],
                0x0008_0080,
                (Action::Keep, Some(RetainInstitutionIdentity)),
            ),
            (&[RetainUids], &[], 0x0020_000D, (Action::Keep, Some(RetainUids))),
            // Names are 必須 whatever is switched, and so stays what the profile itself decided.
            (&ProfileOption::ALL, &[], 0x0008_0090, (Action::Empty, None)),
            (&[], &[], 0x0010_2160, (Action::Remove, None)),
        ] {
            assert_eq!(jp(on, off, tag), then, "{:?} with {on:?}, without {off:?}", Tag(tag));
        }
        let (action, _, _) =
            treated("hipaa-safe-harbor", &[], &[RetainPatientCharacteristics], 0x0010_1010);
        assert_eq!(action, Action::Remove, "no option less is ever weaker");
    }

    #[test]
    fn the_options_of_graphics_and_content_act_only_where_they_are_on() {
        let treated = |options: &[ProfileOption], tag| {
            let mut profile = profiles().into_iter().nth(2).expect("the basic profile");
            profile.options = options.to_vec();
            let treatment = RuleBook::new(&profile).treatment(Tag(tag)).expect("a rule");
            (treatment.action, treatment.option)
        };
        let content = ProfileOption::CleanStructuredContent;
        let graphics = ProfileOption::CleanGraphics;
        for (tag, without, option, with) in [
            (0x0040_0555, Action::Empty, content, Action::Descend),
            (0x0040_A730, Action::Descend, content, Action::Descend),
            (0x0070_0001, Action::Descend, graphics, Action::Descend),
            (0x6000_4000, Action::Remove, graphics, Action::Clean),
        ] {
            assert_eq!(treated(&[], tag), (without, None), "{:?}", Tag(tag));
            assert_eq!(treated(&[option], tag), (with, Some(option)), "{:?}", Tag(tag));
        }
        for drawn in [0x6000_3000, 0x5000_3000] {
            assert_eq!(treated(&[graphics], drawn), (Action::Remove, None), "{:?}", Tag(drawn));
        }
    }

    #[test]
    fn the_basic_profile_keeps_no_dates() {
        let book = book("dicom-basic");
        let action = |tag| book.treatment(Tag(tag)).map(|treatment| treatment.action);
        assert_eq!(action(0x0008_0020), Some(Action::Empty));
        assert_eq!(action(0x0008_0021), Some(Action::Dummy));
        assert_eq!(action(0x0010_1010), Some(Action::Remove));
        assert_eq!(action(0x5002_3000), Some(Action::Remove));
        assert_eq!(action(0x0020_000D), Some(Action::Uid));
    }
}
