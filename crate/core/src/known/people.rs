//! The patients of a batch, sought in files that do not say in a field of their own whose they are.

use crate::phi::Phi;
use crate::subject::Subject;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// A patient, as some file of the batch states it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Person {
    id: Option<String>,
    issuer: Option<String>,
    name: Option<String>,
    identity: String,
}

impl Person {
    /// Nobody, where the file names no patient.
    pub(super) fn of(subject: &Subject) -> Option<Self> {
        let text = |value: &Option<Phi<String>>| value.as_ref().map(|value| value.expose().clone());
        let (id, name) = (text(&subject.id), text(&subject.name));
        (id.is_some() || name.is_some()).then(|| Self {
            id,
            issuer: text(&subject.issuer),
            name,
            identity: subject.identity().to_owned(),
        })
    }

    /// Whether it is the same patient with more said: a number's issuer, or a number beside the name.
    fn says_more_than(&self, other: &Self) -> bool {
        match (&self.id, &other.id) {
            (Some(id), Some(same)) => id == same && self.issuer.is_some() && other.issuer.is_none(),
            (Some(_), None) => {
                let names = |person: &Self| -> BTreeSet<String> {
                    person
                        .name
                        .iter()
                        .flat_map(|name| whole_names(name))
                        .map(|name| folded(&name))
                        .collect()
                };
                !names(self).is_disjoint(&names(other))
            }
            _ => false,
        }
    }

    fn subject(&self) -> Subject {
        let phi = |value: &Option<String>| value.clone().map(Phi::new);
        Subject::known(phi(&self.id), phi(&self.issuer), phi(&self.name), self.identity.clone())
    }
}

/// Patients ready to be sought.
#[derive(Default)]
pub(crate) struct People {
    people: Vec<Person>,
    automaton: Option<AhoCorasick>,
    /// Whose spelling each pattern is; nobody's where several have it, whom no other spelling in a
    /// text could tell apart.
    owners: Vec<Option<BTreeSet<usize>>>,
}

impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "People({})", self.people.len())
    }
}

impl People {
    pub(super) fn new(people: &BTreeSet<Person>) -> Self {
        let people: Vec<Person> = people.iter().cloned().collect();
        let mut spellings: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (number, person) in people.iter().enumerate() {
            let ids = person.id.iter().filter(|id| super::is_worth_seeking(super::Kind::Id, id));
            let names = person.name.iter().flat_map(|name| whole_names(name));
            for spelling in ids.cloned().chain(names) {
                spellings.entry(folded(&spelling)).or_default().insert(number);
            }
        }
        spellings.retain(|spelling, _| !spelling.is_empty());
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(spellings.keys())
            .ok()
            .filter(|_| !spellings.is_empty());
        let owners = spellings
            .into_values()
            .map(|owners| (!are_several(owners.iter().map(|one| &people[*one]))).then_some(owners))
            .collect();
        Self { people, automaton, owners }
    }

    /// The one patient whom texts name by number or whole name; nobody where they name several.
    pub(crate) fn named_in<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<Subject> {
        let automaton = self.automaton.as_ref()?;
        let mut named: BTreeSet<&Person> = BTreeSet::new();
        for text in texts.map(folded) {
            for hit in automaton.find_overlapping_iter(&text) {
                if stands_alone(&text, hit.start(), hit.end()) {
                    let owners = self.owners[hit.pattern()].as_ref()?;
                    named.extend(owners.iter().map(|owner| &self.people[*owner]));
                }
            }
        }
        let whole = |person: &&&Person| !named.iter().any(|other| other.says_more_than(person));
        let identities: BTreeMap<&str, &Person> =
            named.iter().filter(whole).map(|person| (person.identity.as_str(), *person)).collect();
        match identities.len() {
            1 => identities.into_values().next().map(Person::subject),
            _ => None,
        }
    }
}

/// Whether two of them have different numbers: neither says more than the other.
fn are_several<'a>(people: impl Iterator<Item = &'a Person>) -> bool {
    let mut first: Option<&Person> = None;
    people.filter(|person| person.id.is_some()).any(|person| {
        let one = *first.get_or_insert(person);
        one.id != person.id && one.identity != person.identity
    })
}

/// Width and case do not tell people apart.
fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

/// Letters or digits of ASCII do not go on beside it.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let joined = |a: Option<&u8>, b: Option<&u8>| {
        a.is_some_and(u8::is_ascii_alphanumeric) && b.is_some_and(u8::is_ascii_alphanumeric)
    };
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    !joined(before, bytes.get(start)) && !joined(bytes.get(end - 1), bytes.get(end))
}

/// Family and given name together, in both orders, of every component group (PS3.5 §6.2.1).
fn whole_names(name: &str) -> Vec<String> {
    const SEPARATORS: [&str; 8] = ["", " ", "^", ",", ", ", "_", "-", "・"];
    let mut whole = Vec::new();
    for group in name.split('=').take(3) {
        let parts: Vec<&str> = group
            .split(['^', ' ', '\u{3000}', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .take(2)
            .collect();
        match parts[..] {
            [one] if one.chars().count() >= 3 => whole.push(one.to_owned()),
            [one, two] => {
                for (first, second) in [(one, two), (two, one)] {
                    whole.extend(
                        SEPARATORS.iter().map(|between| format!("{first}{between}{second}")),
                    );
                }
            }
            _ => {}
        }
    }
    whole
}
