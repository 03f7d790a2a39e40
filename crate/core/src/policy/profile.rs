//! Profiles: which tables, which options of PS3.15, and a regime's own rows.

use serde::Deserialize;

/// An option of PS3.15 annex E.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Option {
    /// Clean Descriptors Option (E.3.5).
    CleanDescriptors,
    /// Retain Safe Private Option (E.3.10).
    RetainSafePrivate,
    /// Retain UIDs Option (E.3.9).
    RetainUids,
    /// Retain Device Identity Option (E.3.8).
    RetainDeviceIdentity,
    /// Retain Institution Identity Option (E.3.11).
    RetainInstitutionIdentity,
    /// Retain Patient Characteristics Option (E.3.7).
    RetainPatientCharacteristics,
    /// Retain Longitudinal Temporal Information with Full Dates Option (E.3.6).
    RetainFullDates,
    /// Retain Longitudinal Temporal Information with Modified Dates Option (E.3.6).
    RetainModifiedDates,
}

impl Option {
    /// Its code of CID 7050.
    pub fn code(self) -> &'static str {
        match self {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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

/// A title in both languages.
#[derive(Debug, Clone, Deserialize)]
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

/// A published list of private elements that may stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum PrivateList {
    /// PS3.15 Table E.3.10-1.
    #[serde(rename = "ps3.15")]
    Ps315,
    /// What the curators of The Cancer Imaging Archive keep.
    #[serde(rename = "tcia")]
    Tcia,
}

/// A private element that a site keeps on its own account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PrivateRow {
    pub(super) creator: String,
    /// `0029xx10`: the group, any block, the element within it.
    pub(super) element: String,
    /// One or more VRs with a slash between them.
    pub(super) vr: String,
    pub(super) why: String,
}

impl PrivateRow {
    /// The group and the element within the block.
    pub(super) fn numbers(&self) -> std::option::Option<(u16, u8)> {
        let (group, element) = self.element.split_at_checked(4)?;
        let element = element.strip_prefix("xx").or(element.strip_prefix("XX"))?;
        let group = u16::from_str_radix(group, 16).ok().filter(|group| group % 2 == 1)?;
        Some((group, u8::from_str_radix(element, 16).ok().filter(|_| element.len() == 2)?))
    }
}

fn standards_list() -> Vec<PrivateList> {
    vec![PrivateList::Ps315]
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
    /// What becomes of the birth date.
    pub birth_date: BirthDate,
    /// The highest age that stays.
    pub age_cap: u32,
    /// What a user should know.
    pub notes: Titles,
    /// The lists of private elements that may stay where [`Option::RetainSafePrivate`] is on.
    #[serde(default = "standards_list")]
    pub private_lists: Vec<PrivateList>,
    #[serde(default, rename = "row")]
    pub(super) rows: Vec<Row>,
    /// Private elements that stay besides those of the lists.
    #[serde(default)]
    pub(super) private: Vec<PrivateRow>,
}

impl Profile {
    /// Whether an option is on.
    pub fn has(&self, option: Option) -> bool {
        self.options.contains(&option)
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
