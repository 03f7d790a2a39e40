//! Files that belong together: a header and its samples, genotypes and who they are of. They lie in
//! one folder under one name and differ in the ending; which endings make a set is data
//! (`data/companions/sets.csv`).
//!
//! One file of a set, its head, says whose the set is. A set goes out whole, under one new name, or
//! stays whole. Formats know nothing of it, unless they need what stands in a file beside their own
//! ([`Source::beside`]).

use crate::source::Source;
use crate::table;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static TABLE: &str = include_str!("../data/companions/sets.csv");

/// A kind of set.
struct Kind {
    name: &'static str,
    head: &'static str,
    members: BTreeSet<&'static str>,
}

/// In the order of the table: a file belongs to the first set that it fits.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let mut kinds: Vec<Kind> = Vec::new();
    for row in table::rows(TABLE) {
        let (name, ending) = (row[0], row[1]);
        match kinds.last_mut().filter(|kind| kind.name == name) {
            Some(kind) => drop(kind.members.insert(ending)),
            None => kinds.push(Kind { name, head: ending, members: BTreeSet::new() }),
        }
    }
    kinds
});

/// Files that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The kind of set, by the table: `wfdb`.
    pub kind: &'static str,
    /// Places of its files in the list that was asked about; the head comes first.
    pub files: Vec<usize>,
}

/// A file's name up to its ending, with its folders, and the ending in lower case.
pub fn parted(name: &str) -> (&str, String) {
    let file = name.rfind('/').map_or(0, |at| at + 1);
    match name[file..].rfind('.') {
        Some(at) if at > 0 => (&name[..file + at], name[file + at + 1..].to_lowercase()),
        _ => (name, String::new()),
    }
}

/// Where a file stands in the set that it belongs to.
pub(crate) enum Membership<'a> {
    /// It lies alone, as far as sets go.
    Alone,
    /// It says whose the set is.
    Head,
    /// Another file, this one, says whose the set is.
    Member(Box<dyn Source + 'a>),
}

impl<'a> Membership<'a> {
    /// By what lies beside the file.
    pub(crate) fn of(source: &'a dyn Source) -> Self {
        let (_, ending) = parted(source.name());
        for kind in KINDS.iter() {
            if kind.head == ending {
                let has_members = kind.members.iter().any(|other| source.beside(other).is_some());
                return if has_members { Self::Head } else { Self::Alone };
            }
            if kind.members.contains(ending.as_str())
                && let Some(head) = source.beside(kind.head)
            {
                return Self::Member(head);
            }
        }
        Self::Alone
    }
}

/// The sets among files, by their names with their folders: each has its head and one more file at
/// least.
pub fn sets<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Vec<Set> {
    let belongs = |ending: &str| {
        KINDS.iter().any(|kind| kind.head == ending || kind.members.contains(ending))
    };
    let mut alike: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (place, name) in names.into_iter().enumerate() {
        let (stem, ending) = parted(name.as_ref());
        if belongs(&ending) {
            alike.entry(stem.to_lowercase()).or_default().entry(ending).or_insert(place);
        }
    }
    let mut sets = Vec::new();
    for mut files in alike.into_values() {
        for kind in KINDS.iter() {
            let others = files.keys().any(|ending| kind.members.contains(ending.as_str()));
            let Some(head) = files.remove(kind.head) else { continue };
            if !others {
                files.insert(kind.head.to_owned(), head);
                continue;
            }
            let members = files.extract_if(.., |ending, _| kind.members.contains(ending.as_str()));
            let places = std::iter::once(head).chain(members.map(|(_, place)| place)).collect();
            sets.push(Set { kind: kind.name, files: places });
        }
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_and_folder_belong_together() {
        let names = ["a/100.dat", "a/100.HEA", "b/100.dat", "a/100.atr", "a/101.hea", "a/100.txt"];
        assert_eq!(sets(names), [Set { kind: "wfdb", files: vec![1, 3, 0] }]);
    }

    #[test]
    fn a_file_is_of_one_set_only() {
        let names = ["x.mwf", "x.xml", "y.xml", "z.bed", "z.bim", "z.fam", "z.ped"];
        let found = sets(names);
        assert_eq!(found[0], Set { kind: "mfer", files: vec![0, 1] });
        assert_eq!(found[1], Set { kind: "plink-binary", files: vec![5, 3, 4] });
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_head_that_lacks_its_members_does_not_take_itself_from_another_set() {
        assert_eq!(sets(["a.hea", "a.eeg"]), []);
        assert_eq!(parted("f.old/.hidden"), ("f.old/.hidden", String::new()));
    }

    #[test]
    fn every_set_has_one_head_and_rows_are_in_order() {
        let heads = table::rows(TABLE).filter(|row| row[2] == "head").count();
        assert_eq!(heads, KINDS.len());
        for (row, kind) in table::rows(TABLE).filter(|row| row[2] == "head").zip(KINDS.iter()) {
            assert_eq!((row[0], row[1]), (kind.name, kind.head));
        }
    }
}
