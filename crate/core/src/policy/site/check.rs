//! What a row may do: nothing that weakens what the base requires, that gives the moved days away,
//! or that an element's VR does not bear.

use super::row::{Deed, Row};
use crate::format::dicom::{Tag, Vr, dictionary, tag};
use crate::policy::profile::{Option as ProfileOption, Profile};
use crate::policy::rules::{required, structural};
use crate::reason::Code;

/// Says who the patient is and which study this is, whatever the profile.
const IDENTITY: [Tag; 6] = [
    tag::PATIENT_NAME,
    tag::PATIENT_ID,
    tag::PATIENT_BIRTH_DATE,
    tag::STUDY_INSTANCE_UID,
    tag::SERIES_INSTANCE_UID,
    tag::SOP_INSTANCE_UID,
];

/// Why a row cannot stand; `profile` is the base with the site's switches.
pub(super) fn objection(row: &Row, profile: &Profile) -> Option<Code> {
    let deed = row.deed;
    let tag = row.selector.tag();
    if tag.is_some_and(structural) {
        return Some(Code::SiteRowStructure);
    }
    if row.selector.creator.is_some() {
        let sound = match deed {
            Deed::Keep => row.vr.is_some(),
            Deed::Remove | Deed::Empty => row.vr.is_none(),
            _ => false,
        };
        let names_people = deed == Deed::Keep && row.vr == Some(Vr::PN);
        return match (sound, names_people) {
            (false, _) => Some(Code::SiteRowMisfit),
            (true, true) => Some(Code::SiteRowForbidden),
            (true, false) => None,
        };
    }
    let fits = match row.selector.vr() {
        Some(vr) => deed.action(vr).is_some(),
        None => matches!(deed, Deed::Keep | Deed::Remove | Deed::Empty),
    };
    if !fits || row.vr.is_some() {
        return Some(Code::SiteRowMisfit);
    }
    if weakens(row, profile) {
        return Some(Code::SiteRowForbidden);
    }
    let replaces = deed.drops() || matches!(deed, Deed::Pseudonym | Deed::Uid);
    if tag.is_some_and(|tag| IDENTITY.contains(&tag)) && !replaces {
        return Some(Code::SiteRowIdentity);
    }
    let timed = row.selector.vr().filter(|vr| matches!(&vr.0, b"DA" | b"DT" | b"TM"));
    let full = profile.has(ProfileOption::RetainFullDates);
    let moved = profile.has(ProfileOption::RetainModifiedDates);
    let sound = match (timed, deed) {
        (Some(Vr([b'T', b'M'])), Deed::Keep) => full || moved,
        (Some(_), Deed::Keep) => full,
        (Some(_), Deed::Shift) => moved,
        _ => true,
    };
    (!sound).then_some(Code::SiteRowDates)
}

/// Whether a 必須 row of the base asks for more than the site's row does.
fn weakens(row: &Row, profile: &Profile) -> bool {
    if row.deed.drops() {
        return false;
    }
    required(profile).any(|(selector, word)| {
        let meant = match selector.strip_prefix("VR:") {
            Some(vr) => row.selector.vr().is_some_and(|own| Vr::parse(vr) == Some(own)),
            None => dictionary::parse_pattern(selector).is_some_and(|tag| row.selector.meets(tag)),
        };
        meant && word != row.deed.name()
    })
}
