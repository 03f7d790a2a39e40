//! The two long tables of the key file, in little memory: in the file each is a map of texts.

use crate::key::ProjectKey;
use crate::paths::Paths;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// The UIDs that were replaced. The key makes the new ones again, so only the old are kept.
pub(super) struct Uids(Paths);

/// Input names by output names.
pub(super) struct FileNames {
    names: Paths,
    inputs: BTreeMap<u32, u32>,
}

impl Default for Uids {
    fn default() -> Self {
        Self(Paths::new('.'))
    }
}

impl Default for FileNames {
    fn default() -> Self {
        Self { names: Paths::new('/'), inputs: BTreeMap::new() }
    }
}

impl Uids {
    pub(super) fn add(&mut self, old: &str) {
        self.0.add(old);
    }

    /// Old and new.
    pub(super) fn pairs(&self, key: &ProjectKey) -> impl Iterator<Item = (String, String)> {
        self.0.sorted().into_iter().map(|number| {
            let old = self.0.text(number);
            let new = key.uid(&old);
            (old, new)
        })
    }
}

impl FileNames {
    pub(super) fn add(&mut self, output: &str, input: &str) {
        self.inputs.insert(self.names.add(output), self.names.add(input));
    }

    /// Output and input.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        let both = |output| Some([output, *self.inputs.get(&output)?]);
        let names = self.names.sorted().into_iter().filter_map(both);
        names.map(|pair| pair.map(|number| self.names.text(number)).into())
    }
}

/// Old UIDs with the new ones that a key makes.
pub(super) struct NewUids<'a>(pub(super) &'a Uids, pub(super) &'a ProjectKey);

impl Serialize for NewUids<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.pairs(self.1))
    }
}

impl Serialize for FileNames {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.pairs())
    }
}

impl<'de> Deserialize<'de> for Uids {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        pairs(deserializer, |uids: &mut Self, old, _: IgnoredAny| uids.add(&old))
    }
}

impl<'de> Deserialize<'de> for FileNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        pairs(deserializer, |files: &mut Self, output, input: String| files.add(&output, &input))
    }
}

/// Reads a map without holding it as one.
fn pairs<'de, D: Deserializer<'de>, T: Default, V: Deserialize<'de>>(
    deserializer: D,
    add: fn(&mut T, String, V),
) -> Result<T, D::Error> {
    struct Pairs<T, V>(fn(&mut T, String, V), PhantomData<T>);
    impl<'de, T: Default, V: Deserialize<'de>> Visitor<'de> for Pairs<T, V> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map of texts")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
            let mut table = T::default();
            while let Some((name, value)) = map.next_entry()? {
                (self.0)(&mut table, name, value);
            }
            Ok(table)
        }
    }
    deserializer.deserialize_map(Pairs(add, PhantomData))
}
