//! What is done to one field, and what its value becomes.

use crate::date;
use crate::format::dicom::{Tag, Vr, uid};
use crate::subject::Secrets;
use serde::{Deserialize, Serialize};

const GRAPHIC_LAYER: Tag = Tag(0x0070_0002);

/// What is done to one field. PS3.15 table E.1-1a calls them X Z D U K C.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Passed on byte for byte (K).
    Keep,
    /// A sequence that stays; its items are judged one by one.
    Descend,
    /// Taken out (X).
    Remove,
    /// Left with no value (Z).
    Empty,
    /// Given a value that says nothing (D).
    Dummy,
    /// Given the patient's pseudonym.
    Pseudonym,
    /// Given a new UID, the same for the same old one (U).
    Uid,
    /// Moved by the patient's days (C of dates).
    Shift,
    /// A birth date cut to its month.
    YearMonth,
    /// A birth date cut to its year.
    Year,
    /// A birth date cut to its decade.
    Decade,
    /// An age above the profile's highest written as the next one.
    AgeCap,
    /// Coded values outside the defined terms replaced, the others kept.
    Terms,
    /// Free text of which only clinical words stay (C of descriptors).
    Clean,
    /// Comments and application markers inside frames overwritten in place.
    BlankMarkers,
    /// Free text in which everything that identifies is replaced, and the rest stays.
    Mask,
    /// Given a word for its role that is the same for the same person, place or number.
    Token,
    /// An address of which only the municipality stays.
    Municipality,
}

impl Action {
    /// Whether the field's bytes stay as they are.
    pub fn keeps(self) -> bool {
        matches!(self, Self::Keep | Self::Descend)
    }

    /// Whether the field and all inside it disappears.
    pub fn drops_contents(self) -> bool {
        matches!(self, Self::Remove | Self::Empty)
    }
}

/// The new value of a text field, before padding; `None` where the action makes no text.
/// What cannot be shifted or cut becomes empty, never stays.
pub fn replacement(
    action: Action,
    tag: Tag,
    vr: Vr,
    text: &str,
    secrets: &Secrets,
) -> Option<String> {
    let each = |change: &dyn Fn(&str) -> Option<String>| {
        let parts = text.split('\\').map(|part| change(part).unwrap_or_default());
        Some(parts.collect::<Vec<_>>().join("\\"))
    };
    match action {
        Action::Empty => Some(String::new()),
        Action::Dummy => Some(dummy(vr).to_owned()),
        // A name cannot be matched to a number; the name in a file is its patient's.
        Action::Pseudonym if vr == Vr::PN => Some(secrets.pseudonym.clone()),
        Action::Pseudonym => Some(secrets.pseudonym_of(text)),
        Action::Uid => each(&|part| Some(new_uid(part, secrets))),
        Action::Shift => each(&|part| date::shift(part, secrets.days)),
        Action::YearMonth => each(&date::year_month),
        Action::Year => each(&date::year),
        Action::Terms => each(&|part| {
            let term = part.trim();
            Some(match tag {
                _ if crate::terms::knows(tag, term) => part.to_owned(),
                // Annotations name the layer they are drawn on: two names stay two.
                GRAPHIC_LAYER => secrets.key.token("layer", term, 8),
                _ => "OTHER".to_owned(),
            })
        }),
        Action::Keep
        | Action::Decade
        | Action::Descend
        | Action::Remove
        | Action::Clean
        | Action::AgeCap
        | Action::BlankMarkers
        | Action::Mask
        | Action::Token
        | Action::Municipality => None,
    }
}

/// Ages of which those above the highest are written as the next one, in years where the VR is a
/// number's; what is no age is left out.
pub(crate) fn capped(ages: &str, vr: Vr, highest: u32) -> String {
    let next = highest.saturating_add(1).min(999);
    let number = vr == Vr(*b"DS");
    let cap = |age: &str| {
        let years = if number { age.parse().ok() } else { date::age_in_years(age).map(f64::from) };
        Some(match years? {
            years if years < f64::from(next) => age.to_owned(),
            _ if number => next.to_string(),
            _ => format!("{next:03}Y"),
        })
    };
    let each = ages.split('\\').map(|age| cap(age.trim()).unwrap_or_default());
    each.collect::<Vec<_>>().join("\\")
}

/// The UID that takes the place of one; what the standard registers names no object of a patient.
pub(crate) fn new_uid(old: &str, secrets: &Secrets) -> String {
    let old = uid::trimmed(old);
    if old.is_empty() || uid::is_registered(old) { old.to_owned() } else { secrets.key.uid(old) }
}

/// A value of the VR that says nothing; binary VRs take zero bytes instead.
pub(crate) fn dummy(vr: Vr) -> &'static str {
    match &vr.0 {
        b"AE" | b"CS" | b"LO" | b"LT" | b"PN" | b"SH" | b"ST" | b"UC" | b"UT" => "REMOVED",
        b"AS" => "000Y",
        b"DA" => "19000101",
        b"DS" | b"IS" => "0",
        b"DT" => "19000101000000",
        b"TM" => "000000",
        b"UR" => "about:blank",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{Vr, capped};

    #[test]
    fn ages_above_the_highest_read_as_the_next() {
        let ages = |ages, highest| capped(ages, Vr(*b"AS"), highest);
        assert_eq!(ages("089Y\\090Y\\104Y\\011M \\old", 89), "089Y\\090Y\\090Y\\011M\\");
        assert_eq!(ages("079Y\\081Y", 79), "079Y\\080Y");
        // A number of a report, as in 89.9 years.
        assert_eq!(capped("89.9\\91\\NaN\\x", Vr(*b"DS"), 89), "89.9\\90\\90\\");
    }
}
