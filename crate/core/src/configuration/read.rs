//! Reads a site's configuration and collects everything that is wrong with it.

use super::{
    Configuration, Destination, Intake, KeySource, Keys, Kind, Language, Rules, Study, address,
};
use crate::format::FormatId;
use crate::key::Prefix;
use crate::keyfile::Recipient;
use crate::policy::Profile;
use crate::policy::site::Fault;
use crate::reason::Code;
use crate::toml_file::{self, Reader, Table};

/// Seconds without progress that a destination is given where nothing is said.
const PATIENCE: u64 = 120;

/// Seconds before a second attempt, where nothing is said.
const WAIT: u64 = 1;

/// Headers that carry no more than a person's right to send.
const HEADERS: [&str; 3] = ["authorization", "apikey", "api-key"];

pub(super) fn read(text: &str) -> Result<Configuration, Vec<Fault>> {
    toml_file::read(text, |reader, table| Some(reader.configuration(table)))
}

impl Reader<'_> {
    fn configuration(&mut self, table: &Table) -> Configuration {
        self.only(table, &["study", "languages", "policy", "intake", "key", "destination"]);
        let languages = self.texts(table, "languages");
        let languages = languages.iter().filter_map(|(word, at)| self.word(word, *at));
        Configuration {
            languages: languages.collect::<Vec<Language>>(),
            study: self.study(table),
            policy: self.rules(table),
            intake: self.intake(table),
            key: self.keys(table),
            destinations: self.destinations(table),
        }
    }

    fn study(&mut self, table: &Table) -> Option<Study> {
        let study = self.table(table, "study", false)?;
        self.only(&study, &["name", "purpose"]);
        if study.get("name").is_none() {
            self.fault(study.at, Code::SiteMissingKey, "name");
        }
        let purpose = self.titles(&study, "purpose");
        Some(Study { name: self.titles(&study, "name")?, purpose })
    }

    fn rules(&mut self, table: &Table) -> Option<Rules> {
        let rules = self.table(table, "policy", false)?;
        self.only(&rules, &["base", "profile"]);
        match (self.text(&rules, "base"), self.text(&rules, "profile")) {
            (Some((id, at)), None) => {
                if Profile::named(&id).is_err() {
                    self.fault(at, Code::UnknownPolicy, &id);
                }
                Some(Rules::Base(id))
            }
            (None, Some((file, at))) => {
                if !is_file_name(&file) {
                    self.fault(at, Code::SiteUnknownWord, &file);
                }
                Some(Rules::Profile(file))
            }
            (Some(_), Some((file, at))) => {
                self.fault(at, Code::SiteDuplicate, &file);
                None
            }
            (None, None) => {
                self.fault(rules.at, Code::SiteMissingKey, "base");
                None
            }
        }
    }

    fn intake(&mut self, table: &Table) -> Intake {
        let Some(intake) = self.table(table, "intake", false) else { return Intake::default() };
        self.only(&intake, &["formats", "most_files", "most_bytes", "review"]);
        let formats = self.texts(&intake, "formats");
        let review = self.text(&intake, "review");
        Intake {
            formats: formats
                .iter()
                .filter_map(|(word, at)| self.word::<FormatId>(word, *at))
                .collect(),
            most_files: self.number(&intake, "most_files").map(|(most, _)| most),
            most_bytes: self.number(&intake, "most_bytes").map(|(most, _)| most),
            review: review.and_then(|(word, at)| self.word(&word, at)).unwrap_or_default(),
        }
    }

    fn keys(&mut self, table: &Table) -> Keys {
        let Some(key) = self.table(table, "key", false) else { return Keys::default() };
        self.only(&key, &["source", "site", "prefix", "custodians"]);
        let source = self.text(&key, "source");
        let source = source.and_then(|(word, at)| self.word(&word, at)).unwrap_or_default();
        let site = match source {
            KeySource::Derive => self.needed(&key, "site").map(|(site, _)| site),
            KeySource::New | KeySource::Import => {
                // Nothing would be made of it, and the site may think otherwise.
                if key.get("site").is_some() {
                    self.fault(key.at, Code::ConfigNotOfKind, "site");
                }
                None
            }
        };
        let prefix = self.text(&key, "prefix").map(|(prefix, at)| {
            if Prefix::parse(&prefix).is_none() {
                self.fault(at, Code::ConfigBadPrefix, &prefix);
            }
            prefix
        });
        let custodians = self.texts(&key, "custodians");
        for (custodian, at) in &custodians {
            if Recipient::parse(custodian).is_err() {
                self.fault(*at, Code::ConfigBadRecipient, custodian);
            }
        }
        Keys {
            source,
            site,
            prefix,
            custodians: custodians.into_iter().map(|(one, _)| one).collect(),
        }
    }

    fn destinations(&mut self, table: &Table) -> Vec<Destination> {
        let mut destinations: Vec<Destination> = Vec::new();
        let tables = self.tables(table, "destination");
        for table in &tables {
            let Some(destination) = self.destination(table) else { continue };
            if destinations.iter().any(|one| one.id == destination.id) {
                self.fault(table.at, Code::SiteDuplicate, &destination.id);
            }
            destinations.push(destination);
        }
        for table in &tables {
            self.taker_of_records(table, &destinations);
        }
        destinations
    }

    /// Another destination takes the record; it has to be there, and of a kind that takes any file.
    fn taker_of_records(&mut self, table: &Table, destinations: &[Destination]) {
        let Some((wanted, at)) = self.text(table, "record_to") else { return };
        match destinations.iter().find(|one| one.id == wanted) {
            None => self.fault(at, Code::SiteUnknownWord, &wanted),
            Some(taker) if taker.kind == Kind::Stow || taker.presigned => {
                self.fault(at, Code::ConfigNotOfKind, &wanted);
            }
            Some(_) => {}
        }
    }

    fn destination(&mut self, table: &Table) -> Option<Destination> {
        self.only(
            table,
            &[
                "id",
                "name",
                "kind",
                "url",
                "unencrypted",
                "headers",
                "presigned",
                "record",
                "record_to",
                "patience",
                "wait",
            ],
        );
        let id = self.needed(table, "id");
        let kind = self.needed(table, "kind").and_then(|(word, at)| self.word::<Kind>(&word, at));
        if table.get("name").is_none() {
            self.fault(table.at, Code::SiteMissingKey, "name");
        }
        let name = self.titles(table, "name");
        let unencrypted = self.flag(table, "unencrypted").unwrap_or(false);
        let url = self.needed(table, "url").map(|(url, at)| {
            if !address::is_sound(&url, unencrypted) {
                self.fault(at, Code::ConfigBadAddress, &url);
            }
            url
        });
        let headers = self.texts(table, "headers");
        for (header, at) in &headers {
            let plain = header.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
            let lower = header.to_ascii_lowercase();
            if !plain || !(HEADERS.contains(&lower.as_str()) || lower.starts_with("x-")) {
                self.fault(*at, Code::ConfigBadHeader, header);
            }
        }
        let presigned = self.flag(table, "presigned").unwrap_or(false);
        let record = self.flag(table, "record").unwrap_or(false);
        let record_to = table.get("record_to").and_then(|value| value.get_ref().as_str());
        // A presigned address is good for one object, and a DICOM archive takes no records.
        let misfits = [
            (presigned && kind != Some(Kind::Put), "presigned"),
            (record && kind == Some(Kind::Stow), "record"),
            (record && record_to.is_some(), "record_to"),
        ];
        for (misfit, key) in misfits {
            if let Some(value) = table.get(key).filter(|_| misfit) {
                self.fault(value.span().start, Code::ConfigNotOfKind, key);
            }
        }
        let patience = self.number(table, "patience").map_or(PATIENCE, |(seconds, _)| seconds);
        Some(Destination {
            id: id?.0,
            name: name?,
            kind: kind?,
            url: url?,
            headers: headers.into_iter().map(|(header, _)| header).collect(),
            presigned,
            record,
            record_to: record_to.map(str::to_owned),
            patience: patience.max(1),
            wait: self.number(table, "wait").map_or(WAIT, |(seconds, _)| seconds),
        })
    }
}

/// A file beside the configuration.
fn is_file_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.strip_suffix(".toml").is_some_and(|stem| !stem.is_empty())
        && !name.starts_with('.')
        && name.chars().all(plain)
}
