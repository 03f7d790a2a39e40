//! How many people of a table are alike in what is left of their quasi-identifiers.

use serde::{Deserialize, Serialize};
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// The quasi-identifiers that are taken together: 生年月 × 性 × 市区町村 × 施設 × 検査月; of ages only
/// where no birth date is.
pub(crate) const OVER: [&str; 6] = ["birth-date", "sex", "place", "facility", "date", "years"];

/// The people of a table in groups that nothing left tells apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Alike {
    /// The columns taken together, by what they are.
    pub over: Vec<String>,
    /// How many people, or records where no column says whose they are.
    pub people: usize,
    /// How many groups.
    pub groups: usize,
    /// The size of the smallest.
    pub smallest: usize,
    /// How many people are alone in theirs.
    pub singletons: usize,
}

/// Counts people by what is left of their quasi-identifiers.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    sizes: HashMap<u64, u32>,
    people: HashSet<u64>,
}

impl Groups {
    /// Another record of someone.
    pub(crate) fn add(&mut self, left: &[String], whose: &str) {
        let group = hashed(&left);
        // The same person in the same group is one.
        if self.people.insert(hashed(&(group, whose))) {
            *self.sizes.entry(group).or_default() += 1;
        }
    }

    /// How many records of somebody were seen.
    pub(crate) fn len(&self) -> usize {
        self.people.len()
    }

    /// What came of it.
    pub(crate) fn alike(&self, over: Vec<String>) -> Alike {
        let mut of_size: BTreeMap<u32, usize> = BTreeMap::new();
        let mut sizes: Vec<u32> = self.sizes.values().copied().collect();
        sizes.sort_unstable();
        for size in &sizes {
            *of_size.entry(*size).or_default() += 1;
        }
        Alike {
            over,
            people: self.people.len(),
            groups: sizes.len(),
            smallest: sizes.first().copied().unwrap_or(0) as usize,
            singletons: of_size.get(&1).copied().unwrap_or(0),
        }
    }
}

fn hashed(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_once_in_each_group() {
        let mut groups = Groups::default();
        let left = |month: &str| vec!["女".to_owned(), month.to_owned()];
        for (month, whose) in [("1960", "a"), ("1960", "b"), ("1960", "a"), ("1971", "c")] {
            groups.add(&left(month), whose);
        }
        let alike = groups.alike(vec!["sex".to_owned(), "birth-date".to_owned()]);
        assert_eq!((alike.people, alike.groups), (3, 2));
        assert_eq!((alike.smallest, alike.singletons), (1, 1));
    }
}
