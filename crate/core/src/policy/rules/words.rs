//! What the letters of Table E.1-1 and the words of the other tables make of an attribute.

use super::{E1_1, Treatment};
use crate::action::Action;
use crate::format::dicom::Vr;
use crate::policy::profile::{Option as ProfileOption, Profile};

/// The columns of Table E.1-1 for the options that have one; the first that is on decides.
pub(super) const COLUMNS: [(usize, ProfileOption); 10] = [
    (3, ProfileOption::RetainSafePrivate),
    (4, ProfileOption::RetainUids),
    (5, ProfileOption::RetainDeviceIdentity),
    (6, ProfileOption::RetainInstitutionIdentity),
    (7, ProfileOption::RetainPatientCharacteristics),
    (8, ProfileOption::RetainFullDates),
    (9, ProfileOption::RetainModifiedDates),
    (10, ProfileOption::CleanDescriptors),
    (11, ProfileOption::CleanStructuredContent),
    (12, ProfileOption::CleanGraphics),
];

/// Whether an option's column of Table E.1-1 keeps an attribute, whole or in part.
pub(in crate::policy) fn is_kept_by(option: ProfileOption, selector: &str) -> bool {
    let column = COLUMNS.iter().find(|(_, listed)| *listed == option).map(|(column, _)| *column);
    let row = || crate::table::rows(E1_1).find(|row| row[0] == selector);
    column.is_some_and(|column| row().is_some_and(|row| !row[column].is_empty()))
}

/// The action for a basic-profile code; of a choice, the one that conforms in every IOD.
pub(super) fn basic_action(code: &str, vr: Vr) -> Action {
    match code {
        "X" => Action::Remove,
        "Z" | "X/Z" => Action::Empty,
        "U" | "X/Z/U*" | "D" | "X/D" | "Z/D" | "X/Z/D" if vr == Vr::SQ => Action::Descend,
        "U" | "D" | "X/D" | "Z/D" | "X/Z/D" if vr == Vr::UI => Action::Uid,
        _ if code.contains('D') => Action::Dummy,
        _ => Action::Remove,
    }
}

/// The action an option puts in place of the basic one, with that option.
pub(super) fn with_options(
    profile: &Profile,
    row: &[&str],
    vr: Vr,
) -> Option<(Action, Option<ProfileOption>)> {
    COLUMNS.iter().filter(|(_, option)| profile.has(*option)).find_map(|(column, option)| {
        let dated = matches!(&vr.0, b"DA" | b"DT");
        let action = match row[*column] {
            "C" if *option == ProfileOption::CleanDescriptors => {
                (vr.is_free_text() && vr != Vr::PN).then_some(Action::Clean)?
            }
            "K" | "C" if vr == Vr::SQ => Action::Descend,
            // What is drawn cannot be cut like a text: planes and curves go as without the option.
            "C" if *option == ProfileOption::CleanGraphics => {
                vr.is_free_text().then_some(Action::Clean)?
            }
            "K" if vr == Vr(*b"AS") => Action::AgeCap,
            "K" => Action::Keep,
            "C" if *option == ProfileOption::RetainModifiedDates && dated => Action::Shift,
            "C" if *option == ProfileOption::RetainModifiedDates && vr == Vr(*b"TM") => {
                Action::Keep
            }
            _ => return None,
        };
        Some((action, Some(*option)))
    })
}

/// Whether an option cleans a text, or what lies inside a sequence.
pub(super) fn is_cleaned(treatment: Treatment) -> bool {
    treatment.action == Action::Clean
        || matches!(
            treatment.option,
            Some(
                ProfileOption::CleanDescriptors
                    | ProfileOption::CleanStructuredContent
                    | ProfileOption::CleanGraphics
            )
        )
}

/// The action a table's word asks for.
pub(super) fn spoken_action(word: &str, vr: Vr) -> Option<Action> {
    Some(match word {
        "keep" | "uid" | "dummy" if vr == Vr::SQ => Action::Descend,
        // A whole number of days leaves the time of day.
        "shift" if vr == Vr(*b"TM") => Action::Keep,
        "keep" => Action::Keep,
        "pseudonym" => Action::Pseudonym,
        "uid" => Action::Uid,
        "shift" => Action::Shift,
        "year-month" => Action::YearMonth,
        "age" => Action::AgeCap,
        "empty" => Action::Empty,
        "dummy" => Action::Dummy,
        "remove" | "clean" => Action::Remove,
        _ => return None,
    })
}

/// What the item table's word asks for.
pub(super) fn item_action(word: &str) -> Option<Action> {
    Some(match word {
        "keep" => Action::Keep,
        "pseudonym" => Action::Pseudonym,
        "token" => Action::Token,
        "uid" => Action::Uid,
        "mask" => Action::Mask,
        "shift" => Action::Shift,
        "year-month" => Action::YearMonth,
        "year" => Action::Year,
        "decade" => Action::Decade,
        "age" => Action::AgeCap,
        "municipality" => Action::Municipality,
        "empty" => Action::Empty,
        "remove" => Action::Remove,
        _ => return None,
    })
}
