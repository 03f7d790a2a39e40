//! Values learnt from identifying elements of the whole batch, and sought everywhere.

use self::people::Person;
use crate::format::dicom::{Tag, Vr, effective_vr, tag};
use crate::inventory::{Field, FieldId, Inventory};
use crate::law::Class;
use crate::subject::Subject;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

mod forms;
mod kana;
mod matcher;
mod misread;
mod people;

pub(crate) use self::forms::forms as spellings;
pub(crate) use self::kana::is_word;
pub use self::matcher::{Hit, Matcher};
pub(crate) use self::people::People;

/// What a known value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person's name.
    Name,
    /// A number or code that links to a person.
    Id,
    /// A date of birth.
    BirthDate,
    /// A phone number or address.
    Contact,
}

impl Kind {
    /// The guideline's class for it.
    pub fn class(self) -> Class {
        match self {
            Self::Name => Class::Identifier,
            Self::Id => Class::LinkageCode,
            Self::BirthDate => Class::QuasiIdentifier,
            Self::Contact => Class::Contact,
        }
    }
}

/// How much of a value is sought, in characters; a name of three groups fits (PS3.5 §6.2).
const LONGEST: usize = 200;

/// Words that are no one's name, though people type them into name fields.
static NOT_NAMES: &str = include_str!("../data/words/not-names.txt");

const IDS: [Tag; 11] = [
    tag::PATIENT_ID,
    Tag(0x0008_0050), // Accession Number
    Tag(0x0010_1000), // Other Patient IDs
    Tag(0x0010_1090), // Medical Record Locator
    Tag(0x0012_0040), // Clinical Trial Subject ID
    Tag(0x0020_0010), // Study ID
    Tag(0x0038_0010), // Admission ID
    Tag(0x0040_050A), // Specimen Accession Number
    Tag(0x0040_1001), // Requested Procedure ID
    Tag(0x0040_2016), // Placer Order Number
    Tag(0x0040_2017), // Filler Order Number
];
const CONTACTS: [Tag; 6] = [
    Tag(0x0010_1040), // Patient's Address
    Tag(0x0010_2154), // Patient's Telephone Numbers
    Tag(0x0010_2155), // Patient's Telecom Information
    Tag(0x0008_0081), // Institution Address
    Tag(0x0008_0092), // Referring Physician's Address
    Tag(0x0008_0094), // Referring Physician's Telephone Numbers
];

/// Known values of one file or of a batch. They are the patients' own: they stay in memory, and
/// serialize only to pass between the workers of one page.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    values: BTreeSet<(Kind, String)>,
    people: BTreeSet<Person>,
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Known({} values)", self.values.len())
    }
}

impl Known {
    /// Learns the identifying values of files.
    pub fn harvest<'a>(inventories: impl IntoIterator<Item = &'a Inventory>) -> Self {
        let mut known = Self::default();
        for inventory in inventories {
            for field in &inventory.fields {
                known.learn(inventory, field);
            }
        }
        known
    }

    /// Learns the identifying values of a file, but for those fields that the policy passes on.
    pub(crate) fn harvest_but(inventory: &Inventory, kept: impl Fn(FieldId) -> bool) -> Self {
        let mut known = Self::default();
        for (_, field) in inventory.fields.iter().enumerate().filter(|(id, _)| !kept(*id)) {
            known.learn(inventory, field);
        }
        known
    }

    /// Adds what another file taught.
    pub fn merge(&mut self, other: Self) {
        self.values.extend(other.values);
        self.people.extend(other.people);
    }

    /// Remembers whom a file is about.
    pub(crate) fn meet(&mut self, subject: &Subject) {
        self.people.extend(Person::of(subject));
    }

    /// How many values are known.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Makes the values searchable, in every form and encoding.
    pub fn matcher(&self) -> Matcher {
        Matcher::new(self)
    }

    fn learn(&mut self, inventory: &Inventory, field: &Field) {
        let taught = match field.tag() {
            Some(tag) => taught_by(tag, field.vr),
            None => inventory.part(field).and_then(|part| part.teaches),
        };
        let (Some(kind), Some(text)) = (taught, field.text()) else {
            return;
        };
        // The digits of a birth date are sought, however it was written here.
        let text =
            if kind == Kind::BirthDate { text.replace(['-', '/'], "") } else { text.to_owned() };
        for value in text.split('\\').map(str::trim) {
            if is_worth_seeking(kind, value) {
                // Whoever holds the whole of a longer value holds its beginning.
                self.values.insert((kind, value.chars().take(LONGEST).collect()));
            }
        }
    }
}

/// What an element teaches.
fn taught_by(tag: Tag, vr: Vr) -> Option<Kind> {
    Some(match tag {
        _ if effective_vr(tag, vr) == Vr::PN => Kind::Name,
        tag::PATIENT_BIRTH_DATE => Kind::BirthDate,
        _ if IDS.contains(&tag) => Kind::Id,
        _ if CONTACTS.contains(&tag) => Kind::Contact,
        _ => return None,
    })
}

/// Guards against silly hits: `CT`, `0000`, `TEST`.
fn is_worth_seeking(kind: Kind, value: &str) -> bool {
    let letters: Vec<char> = value.chars().filter(|c| c.is_alphanumeric()).collect();
    let varied = letters.iter().any(|c| *c != letters[0]);
    varied
        && !is_not_a_name(value)
        && match kind {
            Kind::Name => letters.len() >= 2,
            Kind::Id => letters.len() >= 4 && letters.iter().any(char::is_ascii_digit),
            Kind::BirthDate => crate::date::year_month(value).is_some(),
            Kind::Contact => letters.len() >= 5,
        }
}

/// Whether a word stands in name fields without being a name.
pub(crate) fn is_not_a_name(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| NOT_NAMES.lines().collect());
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
    WORDS.contains(word.as_str())
}
