//! Reads a site profile and collects everything that is wrong with it.

use super::check::objection;
use super::condition::{Condition, How, Test};
use super::{Deed, Fault, PrivateElement, Row, Selector, Site, TextWords};
use crate::format::dicom::{Vr, sop_class};
use crate::policy::profile::{
    Address, BirthDate, Option as ProfileOption, PrivateList, Profile, Titles,
};
use crate::reason::Code;
use crate::text::Operating;
use crate::toml_file::{self, Reader, Table};
use std::collections::{BTreeMap, HashMap};

/// A single letter would be kept or masked everywhere.
const SHORTEST_WORD: usize = 2;

pub(super) fn read(text: &str) -> Result<Site, Vec<Fault>> {
    // The method by itself is bound to one lifetime.
    #[allow(clippy::redundant_closure_for_method_calls)]
    toml_file::read(text, |reader, table| reader.site(table))
}

/// Whether the record and a file name can bear it, and it is not taken by a profile of Kamei's.
fn is_identifier(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    id.len() <= 64 && id.chars().all(plain) && Profile::named(id).is_err()
}

impl Reader<'_> {
    fn site(&mut self, table: &Table) -> Option<Site> {
        self.only(
            table,
            &[
                "id",
                "title",
                "base",
                "reason",
                "options",
                "birth_date",
                "age_cap",
                "address",
                "private_lists",
                "needs_pseudonyms",
                "smallest_group",
                "row",
                "private",
                "text",
            ],
        );
        let id = self.needed(table, "id").and_then(|(id, at)| {
            let sound = is_identifier(&id);
            if !sound {
                self.fault(at, Code::SiteBadId, &id);
            }
            sound.then_some(id)
        });
        let title = self.title(table);
        let base = self.needed(table, "base").and_then(|(base, at)| {
            let profile = Profile::named(&base).ok();
            if profile.is_none() {
                self.fault(at, Code::UnknownPolicy, &base);
            }
            Some((profile?, at))
        });
        let mut places = HashMap::new();
        let options = self.options(table, &mut places);
        let birth_date = self.text(table, "birth_date").and_then(|(word, at)| {
            places.insert("birth_date", at);
            self.word::<BirthDate>(&word, at)
        });
        let age_cap = self.number(table, "age_cap").map(|(cap, at)| {
            places.insert("age_cap", at);
            cap
        });
        let address = self.text(table, "address").and_then(|(word, at)| {
            places.insert("address", at);
            self.word::<Address>(&word, at)
        });
        let private_lists = table.get("private_lists").map(|value| {
            places.insert("private_lists", value.span().start);
            let words = self.texts(table, "private_lists");
            words.iter().filter_map(|(word, at)| self.word::<PrivateList>(word, *at)).collect()
        });
        let smallest_group = self.number(table, "smallest_group").map(|(least, at)| {
            places.insert("smallest_group", at);
            least
        });
        if let Some(value) = table.get("needs_pseudonyms") {
            places.insert("needs_pseudonyms", value.span().start);
        }
        let needs_pseudonyms = self.flag(table, "needs_pseudonyms").unwrap_or(false);
        let mut site = Site {
            id: id?,
            title: title?,
            base: base.as_ref()?.0.id.clone(),
            reason: self.text(table, "reason").map(|(reason, _)| reason).unwrap_or_default(),
            options,
            birth_date,
            age_cap,
            address,
            private_lists,
            smallest_group,
            needs_pseudonyms,
            rows: Vec::new(),
            private: Vec::new(),
            text: self.words(table),
        };
        let (base, at_base) = base?;
        site.private = self.private(table);
        self.whole(&site, &base, at_base, &places);
        let profile = site.profile("").ok()?;
        site.rows = self.rows(table, &profile);
        Some(site)
    }

    fn title(&mut self, table: &Table) -> Option<Titles> {
        if table.get("title").is_none() {
            self.fault(table.at, Code::SiteMissingKey, "title");
        }
        self.titles(table, "title")
    }

    fn options(
        &mut self,
        table: &Table,
        places: &mut HashMap<&'static str, usize>,
    ) -> BTreeMap<ProfileOption, bool> {
        let mut options = BTreeMap::new();
        let Some(table) = self.table(table, "options", false) else { return options };
        for (key, at) in table.keys() {
            let Some(option) = ProfileOption::named(&key) else {
                self.fault(at, Code::SiteUnknownWord, &key);
                continue;
            };
            if let Some(on) = self.flag(&table, &key) {
                options.insert(option, on);
                places.insert(option.name(), at);
            }
        }
        options
    }

    /// What is wrong with the profile as a whole, at the line that says it.
    fn whole(
        &mut self,
        site: &Site,
        base: &Profile,
        at_base: usize,
        places: &HashMap<&'static str, usize>,
    ) {
        if let Some(key) = site.loosened(base).filter(|_| site.reason.trim().is_empty()) {
            self.fault(places.get(key).copied().unwrap_or(at_base), Code::OptionWithoutReason, key);
        }
        let Ok(profile) = site.profile("") else { return };
        for reason in profile.contradictions() {
            let about = reason.at.unwrap_or_default();
            let mut words = about.split([',', ':', ' ']);
            let at = words.find_map(|word| places.get(word).copied());
            self.fault(at.unwrap_or(at_base), reason.code, &about);
        }
        let used = profile.private_lists.contains(&PrivateList::Site);
        if !site.private.is_empty() && !used {
            self.fault(at_base, Code::SiteListUnused, "private_lists");
        }
    }

    fn words(&mut self, table: &Table) -> TextWords {
        let Some(table) = self.table(table, "text", false) else { return TextWords::default() };
        self.only(&table, &["keep", "mask", "operating"]);
        let mut list = |key| {
            let mut words = Vec::new();
            for (word, at) in self.texts(&table, key) {
                let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
                if letters < SHORTEST_WORD {
                    self.fault(at, Code::SiteWordTooShort, &word);
                } else if words.contains(&word) {
                    self.fault(at, Code::SiteDuplicate, &word);
                } else {
                    words.push(word);
                }
            }
            words
        };
        let (keep, mask) = (list("keep"), list("mask"));
        let operating = self.text(&table, "operating");
        let operating = operating.and_then(|(word, at)| self.word::<Operating>(&word, at));
        TextWords { keep, mask, operating: operating.unwrap_or_default() }
    }

    fn private(&mut self, table: &Table) -> Vec<PrivateElement> {
        let mut elements: Vec<PrivateElement> = Vec::new();
        for table in self.tables(table, "private") {
            self.only(&table, &["creator", "tag", "vr", "why"]);
            let creator = self.needed(&table, "creator").map(|(creator, _)| creator);
            let selector = self.selector(&table, creator.as_deref());
            let vr = self.needed(&table, "vr").and_then(|(word, at)| self.vr(&word, at));
            let why = self.needed(&table, "why");
            let (Some(selector), Some(vr), Some((why, _))) = (selector, vr, why) else { continue };
            let name = selector.to_string();
            if selector.private().is_none() {
                self.fault(table.at, Code::SiteUnknownTag, &name);
            }
            if vr == Vr::PN {
                self.fault(table.at, Code::SiteRowForbidden, &name);
            }
            if elements.iter().any(|element| element.selector == selector) {
                self.fault(table.at, Code::SiteDuplicate, &name);
            }
            elements.push(PrivateElement { selector, vr, why });
        }
        elements
    }

    fn rows(&mut self, table: &Table, profile: &Profile) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for table in self.tables(table, "row") {
            self.only(&table, &["tag", "creator", "vr", "action", "reason", "when"]);
            let creator = self.text(&table, "creator").map(|(creator, _)| creator);
            let selector = self.selector(&table, creator.as_deref());
            let vr = self.text(&table, "vr").and_then(|(word, at)| self.vr(&word, at));
            let deed = self.needed(&table, "action").and_then(|(word, at)| {
                let deed = Deed::named(&word);
                if deed.is_none() {
                    self.fault(at, Code::SiteUnknownWord, &word);
                }
                Some((deed?, at))
            });
            let reason = self.needed(&table, "reason");
            let when = self.condition(&table);
            let (Some(selector), Some((deed, at)), Some((reason, _))) = (selector, deed, reason)
            else {
                continue;
            };
            let row = Row { selector, vr, deed, reason, when };
            let name = row.selector.to_string();
            if let Some(code) = objection(&row, profile) {
                self.fault(at, code, &format!("{name}: {}", deed.name()));
            }
            if rows.iter().any(|one| one.selector == row.selector && one.when == row.when) {
                self.fault(table.at, Code::SiteDuplicate, &name);
            }
            rows.push(row);
        }
        rows
    }

    fn selector(&mut self, table: &Table, creator: Option<&str>) -> Option<Selector> {
        let (word, at) = self.needed(table, "tag")?;
        let selector = Selector::parse(&word, creator);
        if selector.is_none() {
            self.fault(at, Code::SiteUnknownTag, &word);
        }
        selector
    }

    fn vr(&mut self, word: &str, at: usize) -> Option<Vr> {
        let vr = Vr::parse(word).filter(|vr| vr.is_known() && *vr != Vr::SQ && *vr != Vr::UN);
        if vr.is_none() {
            self.fault(at, Code::SiteUnknownVr, word);
        }
        vr
    }

    fn condition(&mut self, row: &Table) -> Condition {
        let Some(table) = self.table(row, "when", false) else { return Condition::default() };
        self.only(&table, &["modality", "sop_class", "manufacturer", "attribute"]);
        let plain = |words: Vec<(String, usize)>| words.into_iter().map(|(word, _)| word).collect();
        let classes = self.texts(&table, "sop_class");
        for (word, at) in &classes {
            if !sop_class::is_known(word) {
                self.fault(*at, Code::SiteUnknownClass, word);
            }
        }
        let condition = Condition {
            modality: plain(self.texts(&table, "modality")),
            classes: plain(classes),
            manufacturer: plain(self.texts(&table, "manufacturer")),
            attributes: self.tests(&table),
        };
        // An empty list would read as no condition at all.
        if condition.is_empty() || table.keys().any(|(key, _)| table.is_empty_list(&key)) {
            self.fault(table.at, Code::SiteBadCondition, "when");
        }
        condition
    }

    fn tests(&mut self, when: &Table) -> Vec<Test> {
        let mut tests = Vec::new();
        for table in self.tables(when, "attribute") {
            self.only(&table, &["tag", "equals", "contains", "matches"]);
            let selector = self.selector(&table, None);
            let said: Vec<(How, String)> = How::ALL
                .into_iter()
                .filter_map(|how| Some((how, self.text(&table, how.name())?.0)))
                .collect();
            let readable = selector.as_ref().is_none_or(|selector| {
                selector.tag().is_some() && selector.vr().is_some_and(Vr::is_text)
            });
            match (selector, <[_; 1]>::try_from(said)) {
                (Some(selector), Ok([(how, text)])) if readable => {
                    tests.push(Test { selector, how, text });
                }
                _ => self.fault(table.at, Code::SiteBadCondition, "attribute"),
            }
        }
        tests
    }
}
