//! Content items (PS3.3 §C.17.3, §10.2): a concept, a value type and a value, in structured reports
//! and wherever a context, a preparation or a measurement is written down the same way.
//!
//! What a value says is known by its concept: where that is an observer, a device or a subject
//! (PS3.16 TID 1001 to 1010), the value shares the fate of the attribute it stands for, from
//! `data/ps3.16/concepts.csv`. No item is ever taken out: others refer to it by its position.

use super::judge::Judge;
use super::profile::Option as ProfileOption;
use crate::action::Action;
use crate::date;
use crate::detect::{Detector, Vocabulary};
use crate::format::dicom::{Tag, dictionary, tag};
use crate::inventory::{Field, FieldId, Inventory};
use crate::plan::{Decision, Flag};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

pub(super) static CONCEPTS: &str = include_str!("../../data/ps3.16/concepts.csv");
pub(super) static MEANINGS: &str = include_str!("../../data/ps3.16/meanings.txt");

const CODE_VALUE: Tag = Tag(0x0008_0100);
const CODING_SCHEME: Tag = Tag(0x0008_0102);
const CODE_MEANING: Tag = Tag(0x0008_0104);
const LONG_CODE_VALUE: Tag = Tag(0x0008_0119);
const URN_CODE_VALUE: Tag = Tag(0x0008_0120);
const INSTITUTION_CODE: Tag = Tag(0x0008_0082);
const PERSON_CODE: Tag = Tag(0x0040_1101);
const UNITS: Tag = Tag(0x0040_08EA);
const CONCEPT_NAME: Tag = Tag(0x0040_A043);
const CONTENT: Tag = Tag(0x0040_A730);
const DATE_TIME: Tag = Tag(0x0040_A120);
const DATE: Tag = Tag(0x0040_A121);
const TIME: Tag = Tag(0x0040_A122);
const PERSON_NAME: Tag = Tag(0x0040_A123);
const UID: Tag = Tag(0x0040_A124);
const TEXT_VALUE: Tag = Tag(0x0040_A160);
const FLOATING_POINT: Tag = Tag(0x0040_A161);
const CONCEPT_CODE: Tag = Tag(0x0040_A168);
const MEASURED_VALUE: Tag = Tag(0x0040_A300);
const NUMERIC_VALUE: Tag = Tag(0x0040_A30A);

/// What the concepts and units of one file say, each by the data set it is in.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    /// The attribute that the value of a content item stands for.
    attributes: HashMap<Option<FieldId>, Tag>,
    /// Measured values that do not count years.
    not_years: HashSet<Option<FieldId>>,
}

impl Concepts {
    /// Reads them in one pass.
    pub(super) fn of(inventory: &Inventory) -> Self {
        let mut schemes = HashSet::new();
        let mut concepts = Self::default();
        let mut named = Vec::new();
        for field in &inventory.fields {
            let (Some(tag @ (CODE_VALUE | CODING_SCHEME)), Some(text)) =
                (field.tag(), field.text())
            else {
                continue;
            };
            let Some((sequence, owner)) = sequence_of(inventory, field) else { continue };
            match (sequence, tag) {
                (CONCEPT_NAME, CODE_VALUE) => named.push((owner, text.trim())),
                (CONCEPT_NAME, _) if text.trim() == "DCM" => {
                    schemes.insert(owner);
                }
                (UNITS, CODE_VALUE) if text.trim() != "a" => {
                    concepts.not_years.insert(owner);
                }
                _ => {}
            }
        }
        concepts.attributes = named
            .into_iter()
            .filter(|(owner, _)| schemes.contains(owner))
            .filter_map(|(owner, code)| Some((owner, *listed().get(code)?)))
            .collect();
        concepts
    }

    /// The attribute that a value stands for: of the item it is in, or of the item that its code
    /// or measured value is in.
    fn attribute(&self, inventory: &Inventory, field: &Field) -> Option<Tag> {
        let owner = match sequence_of(inventory, field) {
            Some((CONCEPT_CODE | MEASURED_VALUE, owner)) => owner,
            _ => field.parent,
        };
        self.attributes.get(&owner).copied()
    }
}

fn listed() -> &'static HashMap<&'static str, Tag> {
    static PARSED: OnceLock<HashMap<&'static str, Tag>> = OnceLock::new();
    PARSED.get_or_init(|| {
        let rows = crate::table::rows(CONCEPTS);
        rows.filter_map(|row| Some((row[0], Tag::parse(row[2])?))).collect()
    })
}

/// The sequence whose item a field lies in, and the data set that sequence lies in.
pub(super) fn sequence_of(inventory: &Inventory, field: &Field) -> Option<(Tag, Option<FieldId>)> {
    let item = &inventory.fields[field.parent?];
    let sequence = &inventory.fields[item.parent?];
    Some((sequence.tag()?, sequence.parent))
}

/// What happens to the value of a content item, or to a code; `None` where the tables decide.
pub(super) fn decide(judge: &Judge, tag: Tag, field: &Field) -> Option<Decision> {
    match tag {
        CODE_VALUE | CODING_SCHEME | LONG_CODE_VALUE | URN_CODE_VALUE | CODE_MEANING => {
            code(judge, tag, field)
        }
        NUMERIC_VALUE | FLOATING_POINT => age(judge, tag, field),
        TEXT_VALUE | PERSON_NAME | UID | DATE | TIME | DATE_TIME => {
            if let Some(attribute) = judge.concepts.attribute(judge.inventory, field) {
                return Some(stand_in(judge, attribute, field));
            }
            match tag {
                TEXT_VALUE => Some(text(judge, field)),
                PERSON_NAME if is_the_patients(judge, field) => {
                    Some(stand_in(judge, tag::PATIENT_NAME, field))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// What happens to the attribute that a value stands for; the value itself is always of Type 1.
fn stand_in(judge: &Judge, attribute: Tag, field: &Field) -> Decision {
    let vr = dictionary::attribute(attribute).map_or(field.vr, dictionary::Attribute::first_vr);
    let decision = judge.attribute(attribute, vr, true, field);
    let text = field.text().unwrap_or_default();
    let stays = match decision.action {
        Action::Remove | Action::Empty | Action::Terms => false,
        Action::AgeCap => date::age_in_years(text).is_some(),
        Action::Shift | Action::YearMonth | Action::Year => date::shift(text, 0).is_some(),
        _ => true,
    };
    if stays { decision } else { Decision { action: Action::Dummy, option: None, ..decision } }
}

fn is_the_patients(judge: &Judge, field: &Field) -> bool {
    let patient = judge.inventory.text(tag::PATIENT_NAME);
    patient.is_some() && patient == field.text().map(str::trim)
}

/// A text that stands for no attribute.
fn text(judge: &Judge, field: &Field) -> Decision {
    let option = ProfileOption::CleanStructuredContent;
    let row = judge.book.treatment(TEXT_VALUE).or_else(|| judge.book.treatment(CONTENT));
    let rule = row.map_or(judge.book.own.free_text, |row| row.rule);
    let decision = if !judge.profile.has(option) {
        Decision::new(Action::Dummy, rule)
    } else if judge.cleaned(field).is_some() {
        Decision { option: Some(option), ..Decision::new(Action::Clean, rule) }
    } else {
        Decision { option: Some(option), ..Decision::new(Action::Dummy, rule) }
    };
    decision.flagged(Flag::FreeText)
}

/// A number that is an age, or a number of anything else.
fn age(judge: &Judge, tag: Tag, field: &Field) -> Option<Decision> {
    let attribute = judge.concepts.attribute(judge.inventory, field)?;
    let treatment = judge.book.treatment(attribute)?;
    let decision =
        Decision { option: treatment.option, ..Decision::new(treatment.action, treatment.rule) };
    let in_years = !judge.concepts.not_years.contains(&field.parent);
    Some(match treatment.action {
        // Nobody of 90 is counted in months, weeks or days.
        Action::Keep | Action::AgeCap if !in_years => Decision { action: Action::Keep, ..decision },
        Action::AgeCap if tag == NUMERIC_VALUE => decision,
        Action::Keep => decision,
        _ => Decision { action: Action::Dummy, option: None, ..decision },
    })
}

/// A code, or its meaning: kept unless it names a person, an institution or a removed attribute.
fn code(judge: &Judge, tag: Tag, field: &Field) -> Option<Decision> {
    let (sequence, _) = sequence_of(judge.inventory, field)?;
    let about = match sequence {
        INSTITUTION_CODE | PERSON_CODE => Some(sequence),
        CONCEPT_CODE => judge.concepts.attribute(judge.inventory, field),
        _ => None,
    };
    if let Some(treatment) = about.and_then(|about| judge.book.treatment(about))
        && !(treatment.action == Action::Keep
            || treatment.action == Action::Descend && treatment.option.is_some())
    {
        return Some(Decision::new(Action::Dummy, treatment.rule));
    }
    if tag != CODE_MEANING || is_known_meaning(field.text()?) {
        return None;
    }
    let action = if judge.cleaned(field).is_some() { Action::Clean } else { Action::Dummy };
    Some(Decision::new(action, judge.book.own.meaning).flagged(Flag::FreeText))
}

/// Whether a meaning is one that the standard prints, or made of clinical words and letters.
fn is_known_meaning(text: &str) -> bool {
    static PARSED: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let text = text.trim();
    let is_letter = |found: &Range<usize>| found.len() == 1;
    Vocabulary.find(text).iter().all(is_letter)
        || PARSED.get_or_init(|| MEANINGS.lines().collect()).contains(text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_concept_stands_for_an_attribute() {
        for row in crate::table::rows(CONCEPTS) {
            let attribute = Tag::parse(row[2]).and_then(dictionary::attribute);
            assert!(attribute.is_some() && !row[0].is_empty(), "{row:?}");
        }
        assert_eq!(listed().len(), crate::table::rows(CONCEPTS).count());
    }

    #[test]
    fn knows_the_meanings_that_the_standard_prints() {
        for meaning in [
            "Imaging Measurement Report",
            "Agatston scoring method",
            "square centimeter",
            "Lead I (Einthoven)",
        ] {
            assert!(is_known_meaning(meaning), "{meaning}");
        }
        for meaning in ["Redlands Clinic", "CT chest of Johnson", "佐倉病院"] {
            assert!(!is_known_meaning(meaning), "{meaning}");
        }
    }
}
