//! Profiles: which tables, which options of PS3.15, and a regime's own rows.

use super::site::{InUse, PrivateElement};
use crate::reason::{Code, Reason};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// An option of PS3.15 annex E.3, in the order of CID 7050.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Option {
    /// Clean Pixel Data Option (E.3.1).
    CleanPixelData,
    /// Clean Recognizable Visual Features Option (E.3.2).
    CleanRecognizableVisualFeatures,
    /// Clean Graphics Option (E.3.3).
    CleanGraphics,
    /// Clean Structured Content Option (E.3.4).
    CleanStructuredContent,
    /// Clean Descriptors Option (E.3.5).
    CleanDescriptors,
    /// Retain Longitudinal Temporal Information with Full Dates Option (E.3.6).
    RetainFullDates,
    /// Retain Longitudinal Temporal Information with Modified Dates Option (E.3.6).
    RetainModifiedDates,
    /// Retain Patient Characteristics Option (E.3.7).
    RetainPatientCharacteristics,
    /// Retain Device Identity Option (E.3.8).
    RetainDeviceIdentity,
    /// Retain UIDs Option (E.3.9).
    RetainUids,
    /// Retain Safe Private Option (E.3.10).
    RetainSafePrivate,
    /// Retain Institution Identity Option (E.3.11).
    RetainInstitutionIdentity,
}

impl Option {
    /// All of them, in the order of CID 7050.
    pub const ALL: [Self; 12] = [
        Self::CleanPixelData,
        Self::CleanRecognizableVisualFeatures,
        Self::CleanGraphics,
        Self::CleanStructuredContent,
        Self::CleanDescriptors,
        Self::RetainFullDates,
        Self::RetainModifiedDates,
        Self::RetainPatientCharacteristics,
        Self::RetainDeviceIdentity,
        Self::RetainUids,
        Self::RetainSafePrivate,
        Self::RetainInstitutionIdentity,
    ];

    /// Its name in profiles, as in `retain-uids`.
    pub fn name(self) -> &'static str {
        match self {
            Self::CleanPixelData => "clean-pixel-data",
            Self::CleanRecognizableVisualFeatures => "clean-recognizable-visual-features",
            Self::CleanGraphics => "clean-graphics",
            Self::CleanStructuredContent => "clean-structured-content",
            Self::CleanDescriptors => "clean-descriptors",
            Self::RetainFullDates => "retain-full-dates",
            Self::RetainModifiedDates => "retain-modified-dates",
            Self::RetainPatientCharacteristics => "retain-patient-characteristics",
            Self::RetainDeviceIdentity => "retain-device-identity",
            Self::RetainUids => "retain-uids",
            Self::RetainSafePrivate => "retain-safe-private",
            Self::RetainInstitutionIdentity => "retain-institution-identity",
        }
    }

    /// The option of this name.
    pub fn named(name: &str) -> std::option::Option<Self> {
        Self::ALL.into_iter().find(|option| option.name() == name)
    }

    /// Its code of CID 7050.
    pub fn code(self) -> &'static str {
        match self {
            Self::CleanPixelData => "113101",
            Self::CleanRecognizableVisualFeatures => "113102",
            Self::CleanGraphics => "113103",
            Self::CleanStructuredContent => "113104",
            Self::CleanDescriptors => "113105",
            Self::RetainFullDates => "113106",
            Self::RetainModifiedDates => "113107",
            Self::RetainPatientCharacteristics => "113108",
            Self::RetainDeviceIdentity => "113109",
            Self::RetainUids => "113110",
            Self::RetainSafePrivate => "113111",
            Self::RetainInstitutionIdentity => "113112",
        }
    }
}

/// What CID 7050 calls a code.
pub(crate) fn meaning(code: &str) -> &'static str {
    static CODES: &str = include_str!("../../data/ps3.16/cid7050.csv");
    crate::table::rows(CODES).find(|row| row[0] == code).map_or("", |row| row[1])
}

/// Whether the result may be linked again by whoever holds the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// 仮名加工: the key may be kept.
    Pseudonymized,
    /// 匿名加工: the key is thrown away after the run.
    Anonymized,
}

/// What becomes of the birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BirthDate {
    /// The first of its month.
    YearMonth,
    /// The first of its year.
    Year,
    /// Nothing.
    Remove,
    /// Moved like every other date.
    Shift,
}

/// How much of a Japanese address stays in notes and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Address {
    /// As far as the municipality: 東京都中央区.
    #[default]
    Municipality,
    /// As far as the town: 東京都中央区築地.
    Town,
}

/// A list of private elements that the Retain Safe Private Option may keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PrivateList {
    /// PS3.15 Table E.3.10-1.
    #[serde(rename = "ps3.15")]
    Standard,
    /// What the curators of The Cancer Imaging Archive found to say nothing of a person.
    #[serde(rename = "tcia")]
    Tcia,
    /// The site's own.
    #[serde(rename = "site")]
    Site,
}

/// A title in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Titles {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// A rule of the profile's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) tag: String,
    pub(super) action: String,
    pub(super) class: String,
    pub(super) duty: String,
    pub(super) ground: String,
    pub(super) standing: String,
    pub(super) clause: String,
}

/// A profile as written in `data/profiles/`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its stable identifier.
    pub id: String,
    /// What people call it.
    pub title: Titles,
    /// Whether the key may be kept.
    pub mode: Mode,
    /// The edition of the rules it follows.
    pub edition: String,
    /// The tables it combines.
    pub tables: Vec<String>,
    /// The options of PS3.15 it uses.
    pub options: Vec<Option>,
    /// The private elements that Retain Safe Private keeps.
    #[serde(default = "standard_list")]
    pub private_lists: Vec<PrivateList>,
    /// What becomes of the birth date.
    pub birth_date: BirthDate,
    /// The highest age that stays.
    pub age_cap: u32,
    /// How much of an address stays where its municipality does.
    #[serde(default)]
    pub address: Address,
    /// How many people of a table have to be alike in what is left of them (匿名加工); a warning
    /// elsewhere.
    #[serde(default = "smallest_group")]
    pub smallest_group: u32,
    /// What a user should know.
    pub notes: Titles,
    #[serde(default, rename = "row")]
    pub(super) rows: Vec<Row>,
    /// What a site made of it.
    #[serde(skip)]
    pub site: std::option::Option<InUse>,
}

/// Common in guides to anonymized tables; no law names a number.
fn smallest_group() -> u32 {
    5
}

fn standard_list() -> Vec<PrivateList> {
    vec![PrivateList::Standard]
}

impl Profile {
    /// The profile that comes with Kamei under this identifier, as in `jp-pseudonymized`.
    pub fn named(id: &str) -> Result<Self, Reason> {
        let named = profiles().into_iter().find(|profile| profile.id == id);
        named.ok_or_else(|| Code::UnknownPolicy.into())
    }

    /// Whether an option is on.
    pub fn has(&self, option: Option) -> bool {
        self.options.contains(&option)
    }

    /// Whether an option is on that the profile of this name does not have.
    pub(super) fn switched_on(&self, option: Option) -> bool {
        self.has(option) && self.base().is_some_and(|base| !base.has(option))
    }

    /// Whether an option is off that the profile of this name has.
    pub(super) fn switched_off(&self, option: Option) -> bool {
        !self.has(option) && self.base().is_some_and(|base| base.has(option))
    }

    /// The identifier of the profile that came with Kamei, whatever a site made of it.
    pub fn base_id(&self) -> &str {
        self.site.as_ref().map_or(&self.id, |used| &used.site.base)
    }

    /// The profile as it comes with Kamei.
    fn base(&self) -> std::option::Option<&'static Self> {
        static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(profiles);
        PROFILES.iter().find(|profile| profile.id == self.base_id())
    }

    /// The private elements on the site's own list.
    pub(super) fn own_private_elements(&self) -> &[PrivateElement] {
        self.site.as_ref().map_or(&[], |used| &used.site.private)
    }

    /// Whether files wait for a table of the site's own pseudonyms.
    pub fn needs_pseudonyms(&self) -> bool {
        self.site.as_ref().is_some_and(|used| used.site.needs_pseudonyms)
    }

    /// Whether a table is used.
    pub(super) fn uses(&self, table: &str) -> bool {
        self.tables.iter().any(|used| used == table)
    }
}

/// The profiles that come with Kamei, the default first.
///
/// # Panics
///
/// Never: a test reads all of them.
pub fn profiles() -> Vec<Profile> {
    [
        include_str!("../../data/profiles/jp-pseudonymized.toml"),
        include_str!("../../data/profiles/jp-anonymized.toml"),
        include_str!("../../data/profiles/dicom-basic.toml"),
        include_str!("../../data/profiles/kr-guideline.toml"),
        include_str!("../../data/profiles/hipaa-safe-harbor.toml"),
    ]
    .map(|text| toml::from_str(text).expect("the profiles are read by a test"))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_are_those_of_cid_7050() {
        let codes: Vec<_> = Option::ALL.iter().map(|option| option.code()).collect();
        let names = crate::table::rows(include_str!("../../data/ps3.16/cid7050.csv"));
        let listed: Vec<_> = names.map(|row| row[0]).filter(|code| *code != "113100").collect();
        assert_eq!(codes, listed);
        for option in Option::ALL {
            let name = serde_json::to_value(option).expect("a word");
            assert_eq!(name.as_str(), Some(option.name()));
            assert_eq!(Option::named(option.name()), Some(option));
        }
    }
}
