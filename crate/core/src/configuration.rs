//! What a site sets for its page: the study, the policy, what may come in, who keeps the key, and
//! where files may go. Written as TOML beside the page; see `docs/site-configuration.md`.
//!
//! ```
//! use kamei::configuration::Configuration;
//!
//! let site = Configuration::read(
//!     r#"
//!     [study]
//!     name = "HINATA trial"
//!
//!     [[destination]]
//!     id = "archive"
//!     name = "Study archive"
//!     kind = "stow"
//!     url = "https://pacs.example.org/dicom-web/studies"
//!     "#,
//! )
//! .expect("a sound configuration");
//! assert_eq!(site.destinations[0].id, "archive");
//! ```

mod address;
mod read;
#[cfg(test)]
mod tests;

use crate::format::FormatId;
use crate::policy::Titles;
use crate::policy::site::Fault;
use serde::{Deserialize, Serialize};

/// A site's configuration, checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Configuration {
    /// What the page is used for.
    pub study: Option<Study>,
    /// The languages the page speaks, the first before a person chooses.
    pub languages: Vec<Language>,
    /// The policy, which nobody can change on the page; a person chooses where there is none.
    pub policy: Option<Rules>,
    /// What may come in.
    pub intake: Intake,
    /// The project key.
    pub key: Keys,
    /// Where released files may go; the page reaches nothing else.
    pub destinations: Vec<Destination>,
}

/// What the page is used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// Its name.
    pub name: Titles,
    /// What the files are used for.
    pub purpose: Option<Titles>,
}

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// Which rules the page follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rules {
    /// A policy that comes with Kamei, by its identifier.
    Base(String),
    /// A site profile, by its name beside the configuration.
    Profile(String),
}

/// What may come in, and who looks at it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Intake {
    /// The formats that are taken; all where none is named.
    pub formats: Vec<FormatId>,
    /// How many files one batch may have.
    pub most_files: Option<u64>,
    /// How many bytes they may have.
    pub most_bytes: Option<u64>,
    /// What a person has to look at.
    pub review: Level,
}

/// What a person has to look at before it goes out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// What the policy asks for.
    #[default]
    Asked,
    /// Every picture.
    EveryPicture,
}

/// Where the project key comes from, and who can open it again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Keys {
    /// Where it comes from.
    pub source: KeySource,
    /// The site that a derived key is for.
    pub site: Option<String>,
    /// What pseudonyms begin with, instead of `K-`.
    pub prefix: Option<String>,
    /// Public keys of age (`age1…`): only who holds the private one can open the key file.
    pub custodians: Vec<String>,
}

/// Where the project key comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeySource {
    /// It is made on the page, unless a person loads one.
    #[default]
    New,
    /// A person loads it before any file comes in.
    Import,
    /// A person loads the project's, and the page derives the site's own from it.
    Derive,
}

/// A place that released files may be sent to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Destination {
    /// Its stable identifier.
    pub id: String,
    /// What people call it.
    pub name: Titles,
    /// The way it takes files.
    pub kind: Kind,
    /// Its address; every request stays below it.
    pub url: String,
    /// Headers whose values a person enters, as in `Authorization`; they stay in memory.
    pub headers: Vec<String>,
    /// Whether a person pastes a presigned address below `url`, for all files as one archive.
    pub presigned: bool,
    /// Whether the processing record (加工記録) goes with the files.
    pub record: bool,
    /// The destination that the record goes to instead, where this one takes no such files.
    pub record_to: Option<String>,
    /// Seconds without any progress after which an attempt is given up.
    pub patience: u64,
    /// Seconds before a failed attempt is made again; each wait is twice the one before.
    pub wait: u64,
}

/// The ways to take files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// DICOMweb's Store transaction (PS3.18 §10.5).
    Stow,
    /// HTTP PUT, one file at its name below the address.
    Put,
    /// The resumable protocol tus 1.0.
    Tus,
}

impl Configuration {
    /// Reads and checks it; an error holds everything that is wrong, by line.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        read::read(text)
    }
}
