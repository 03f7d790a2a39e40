//! Takes over scripts that a site wrote for CTP, RSNA's Clinical Trial Processor: those of its
//! `DicomAnonymizer` as a site profile, those of its `DicomPixelAnonymizer` as region rules.
//!
//! Both languages can say more than Kamei does. What is not understood, what Kamei does more
//! strictly and what the law does not let a script do is noted with its line; nothing is passed
//! over in silence, and what the script leaves open stays as the base profile has it.

mod call;
mod meaning;
mod profile;
mod remark;
mod script;
mod signature;

pub use self::remark::{Note, Remark};

use super::Profile;
use super::regions::Regions;
use crate::reason::Reason;

/// What came of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// What it is.
    pub kind: Kind,
    /// The site profile or the region rules, as TOML.
    pub toml: String,
    /// What a person has to know about it, in the order of the script's lines.
    pub notes: Vec<Note>,
}

/// The two kinds of script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What happens to elements.
    Profile,
    /// Where pixels are blanked.
    Regions,
}

/// Reads a script; `base` is the profile whose rules stand where the script says nothing.
pub fn import(text: &str, base: &str) -> Result<Import, Reason> {
    let base = Profile::named(base)?;
    let mut notes = Vec::new();
    let (kind, toml) = if let Some(entries) = script::read(text, &mut notes) {
        (Kind::Profile, profile::translate(&entries, &base, &mut notes))
    } else {
        let rules = Regions { regions: signature::read(text, &mut notes) };
        (Kind::Regions, rules.to_toml())
    };
    notes.sort();
    notes.dedup();
    Ok(Import { kind, toml, notes })
}

#[cfg(test)]
mod tests;
