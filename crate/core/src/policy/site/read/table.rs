//! TOML tables with the places of their keys, for errors that name a line.

use crate::policy::site::Fault;
use crate::reason::Code;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// More than a person mends in one go.
const MOST_FAULTS: usize = 200;

/// A table and where it begins.
pub(super) struct Table<'t> {
    pub(super) at: usize,
    pub(super) entries: &'t DeTable<'t>,
}

impl<'t> Table<'t> {
    pub(super) fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.entries.get(key)
    }

    /// Its keys and where they stand.
    pub(super) fn keys(&self) -> impl Iterator<Item = (String, usize)> {
        self.entries.keys().map(|key| (key.get_ref().to_string(), key.span().start))
    }

    pub(super) fn is_empty_list(&self, key: &str) -> bool {
        self.get(key)
            .and_then(|value| value.get_ref().as_array())
            .is_some_and(|list| list.iter().next().is_none())
    }
}

/// Takes values out of tables and notes what is wrong.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, faults: Vec::new() }
    }

    pub(super) fn fault(&mut self, at: usize, code: Code, about: &str) {
        if self.faults.len() >= MOST_FAULTS {
            return;
        }
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        let line = 1 + memchr::memchr_iter(b'\n', before).count();
        self.faults.push(Fault { line: Some(line), code, at: about.to_owned() });
    }

    /// Notes every key but these.
    pub(super) fn only(&mut self, table: &Table, known: &[&str]) {
        for (key, at) in table.keys() {
            if !known.contains(&key.as_str()) {
                self.fault(at, Code::SiteUnknownKey, &key);
            }
        }
    }

    pub(super) fn needed(&mut self, table: &Table, key: &str) -> Option<(String, usize)> {
        if table.get(key).is_none() {
            self.fault(table.at, Code::SiteMissingKey, key);
        }
        let (text, at) = self.text(table, key)?;
        if text.trim().is_empty() {
            self.fault(at, Code::SiteMissingKey, key);
            return None;
        }
        Some((text, at))
    }

    pub(super) fn text(&mut self, table: &Table, key: &str) -> Option<(String, usize)> {
        let value = table.get(key)?;
        let text = value.get_ref().as_str();
        self.some(text.map(str::to_owned), value, key)
    }

    pub(super) fn flag(&mut self, table: &Table, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        self.some(value.get_ref().as_bool(), value, key).map(|(flag, _)| flag)
    }

    pub(super) fn number(&mut self, table: &Table, key: &str) -> Option<(u32, usize)> {
        let value = table.get(key)?;
        let number = value.get_ref().as_integer();
        let number = number.filter(|number| number.radix() == 10);
        self.some(number.and_then(|number| number.as_str().parse().ok()), value, key)
    }

    /// One text or a list of texts.
    pub(super) fn texts(&mut self, table: &Table, key: &str) -> Vec<(String, usize)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            return self.text(table, key).into_iter().collect();
        };
        let texts = list.iter().map(|each| (each.get_ref().as_str().map(str::to_owned), each));
        texts.filter_map(|(text, each)| self.some(text, each, key)).collect()
    }

    /// A table under a key; where another kind is as good, it is no fault.
    pub(super) fn table<'t>(
        &mut self,
        table: &Table<'t>,
        key: &str,
        or_else: bool,
    ) -> Option<Table<'t>> {
        let value = table.get(key)?;
        let found = value.get_ref().as_table();
        if or_else && found.is_none() {
            return None;
        }
        let (entries, at) = self.some(found, value, key)?;
        Some(Table { at, entries })
    }

    /// A list of tables under a key.
    pub(super) fn tables<'t>(&mut self, table: &Table<'t>, key: &str) -> Vec<Table<'t>> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let list = self.some(value.get_ref().as_array(), value, key);
        let list = list.into_iter().flat_map(|(list, _)| list.iter());
        list.filter_map(|each| {
            let (entries, at) = self.some(each.get_ref().as_table(), each, key)?;
            Some(Table { at, entries })
        })
        .collect()
    }

    /// One of the words that a type of the profile is written as.
    pub(super) fn word<T: DeserializeOwned>(&mut self, word: &str, at: usize) -> Option<T> {
        let known = serde_json::from_value(word.into()).ok();
        if known.is_none() {
            self.fault(at, Code::SiteUnknownWord, word);
        }
        known
    }

    fn some<T>(
        &mut self,
        found: Option<T>,
        value: &Spanned<DeValue>,
        key: &str,
    ) -> Option<(T, usize)> {
        let at = value.span().start;
        if found.is_none() {
            self.fault(at, Code::SiteWrongKind, key);
        }
        Some((found?, at))
    }
}
