//! TOML files that a site writes by hand: tables with the places of their keys, so that every error
//! names its line.

use crate::policy::Titles;
use crate::policy::site::Fault;
use crate::reason::Code;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// More than a person mends in one go.
const MOST_FAULTS: usize = 200;
/// Nobody writes more by hand.
const LONGEST: usize = 1 << 20;

/// Reads a whole file; an error holds everything that is wrong with it, in the order of its lines.
pub(crate) fn read<T>(
    text: &str,
    take: impl FnOnce(&mut Reader, &Table) -> Option<T>,
) -> Result<T, Vec<Fault>> {
    let mut reader = Reader { text, faults: Vec::new() };
    if text.len() > LONGEST {
        reader.fault(0, Code::SiteSyntax, "");
        return Err(reader.faults);
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.fault(at, Code::SiteSyntax, error.message());
    }
    if !reader.faults.is_empty() {
        return Err(reader.faults);
    }
    let taken = take(&mut reader, &Table { at: 0, entries: document.get_ref() });
    reader.faults.sort();
    reader.faults.dedup();
    match taken {
        Some(taken) if reader.faults.is_empty() => Ok(taken),
        _ => Err(reader.faults),
    }
}

/// A table and where it begins.
pub(crate) struct Table<'t> {
    pub(crate) at: usize,
    entries: &'t DeTable<'t>,
}

impl<'t> Table<'t> {
    pub(crate) fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.entries.get(key)
    }

    /// Its keys and where they stand.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (String, usize)> {
        self.entries.keys().map(|key| (key.get_ref().to_string(), key.span().start))
    }

    pub(crate) fn is_empty_list(&self, key: &str) -> bool {
        self.get(key)
            .and_then(|value| value.get_ref().as_array())
            .is_some_and(|list| list.iter().next().is_none())
    }
}

/// Takes values out of tables and notes what is wrong.
pub(crate) struct Reader<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    pub(crate) fn fault(&mut self, at: usize, code: Code, about: &str) {
        if self.faults.len() >= MOST_FAULTS {
            return;
        }
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        let line = 1 + memchr::memchr_iter(b'\n', before).count();
        self.faults.push(Fault { line: Some(line), code, at: about.to_owned() });
    }

    /// Notes every key but these.
    pub(crate) fn only(&mut self, table: &Table, known: &[&str]) {
        for (key, at) in table.keys() {
            if !known.contains(&key.as_str()) {
                self.fault(at, Code::SiteUnknownKey, &key);
            }
        }
    }

    pub(crate) fn needed(&mut self, table: &Table, key: &str) -> Option<(String, usize)> {
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

    pub(crate) fn text(&mut self, table: &Table, key: &str) -> Option<(String, usize)> {
        let value = table.get(key)?;
        let text = value.get_ref().as_str();
        self.some(text.map(str::to_owned), value, key)
    }

    pub(crate) fn flag(&mut self, table: &Table, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        self.some(value.get_ref().as_bool(), value, key).map(|(flag, _)| flag)
    }

    /// A whole number, zero or more.
    pub(crate) fn number<N: std::str::FromStr>(
        &mut self,
        table: &Table,
        key: &str,
    ) -> Option<(N, usize)> {
        let value = table.get(key)?;
        let number = value.get_ref().as_integer();
        let number = number.filter(|number| number.radix() == 10);
        self.some(number.and_then(|number| number.as_str().parse().ok()), value, key)
    }

    /// One text for both languages, or a table with one of each; nothing where the key is missing.
    pub(crate) fn titles(&mut self, table: &Table, key: &str) -> Option<Titles> {
        table.get(key)?;
        let Some(languages) = self.table(table, key, true) else {
            let (title, _) = self.needed(table, key)?;
            return Some(Titles { ja: title.clone(), en: title });
        };
        self.only(&languages, &["ja", "en"]);
        let (ja, en) = (self.needed(&languages, "ja"), self.needed(&languages, "en"));
        Some(Titles { ja: ja?.0, en: en?.0 })
    }

    /// One text or a list of texts.
    pub(crate) fn texts(&mut self, table: &Table, key: &str) -> Vec<(String, usize)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            return self.text(table, key).into_iter().collect();
        };
        let texts = list.iter().map(|each| (each.get_ref().as_str().map(str::to_owned), each));
        texts.filter_map(|(text, each)| self.some(text, each, key)).collect()
    }

    /// A table under a key; where another kind is as good, it is no fault.
    pub(crate) fn table<'t>(
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
    pub(crate) fn tables<'t>(&mut self, table: &Table<'t>, key: &str) -> Vec<Table<'t>> {
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
    pub(crate) fn word<T: DeserializeOwned>(&mut self, word: &str, at: usize) -> Option<T> {
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
