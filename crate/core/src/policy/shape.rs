//! Whether a field is put together as its kind says. Where it is not, its bytes may say what no
//! rule has looked at, so they do not stay.

use crate::action::Action;
use crate::format::dicom::{Tag, Vr, dictionary, effective_vr, tag, uid};
use crate::inventory::{Field, FieldId};
use crate::{date, detect, terms};

/// Whether all that lies inside a sequence is in its items.
pub(super) fn is_sequence(id: FieldId, field: &Field) -> bool {
    field.end > id + 1 || is_empty(field)
}

/// Whether the bytes of a value are one value that was read, if it is text.
pub(super) fn is_value(id: FieldId, field: &Field) -> bool {
    let Some(tag) = field.tag() else {
        return false;
    };
    let vr = effective_vr(tag, field.vr);
    if field.end > id + 1 || tag == tag::SPECIFIC_CHARACTER_SET && vr != Vr(*b"CS") {
        return false;
    }
    if tag.is_pixel_data() || !vr.is_text() || is_empty(field) {
        return true;
    }
    field.text().is_some_and(|text| vr != Vr::UI || is_uids(text))
}

fn is_empty(field: &Field) -> bool {
    field.value.start == field.value.end
}

fn is_uids(text: &str) -> bool {
    text.split('\\').all(|text| uid::trimmed(text).is_empty() || uid::is_well_formed(text))
}

/// Keeps a value only if it is what its VR says it is.
pub(super) fn checked(tag: Tag, vr: Vr, field: &Field) -> Action {
    let Some(text) = field.text() else {
        let unread = vr.is_text() && field.value.start < field.value.end;
        return if unread { Action::Remove } else { Action::Keep };
    };
    let each = |test: &dyn Fn(&str) -> bool| text.split('\\').all(|part| test(part.trim()));
    let fits = match &vr.0 {
        b"DS" => each(&|part| part.is_empty() || part.parse::<f64>().is_ok() && part.len() <= 32),
        b"IS" => each(&|part| {
            part.is_empty() || part.parse::<i64>().is_ok() || part.parse::<f64>().is_ok()
        }),
        b"TM" => each(&|part| part.is_empty() || date::is_tm(part)),
        b"DA" | b"DT" => each(&|part| part.is_empty() || date::shift(part, 0).is_some()),
        b"UI" => each(&|part| {
            let part = uid::trimmed(part);
            part.is_empty() || uid::is_well_formed(part)
        }),
        b"CS" if !each(&|part| terms::knows(tag, part)) => return Action::Terms,
        _ => !field.undecodable && !detect::has_uid(text),
    };
    if fits { Action::Keep } else { Action::Remove }
}

/// Whether bytes can be the numbers of an attribute: whole ones, and no more than it may have.
pub(super) fn is_numbers(tag: Tag, length: u64, size: u64) -> bool {
    let most = dictionary::attribute(tag).and_then(dictionary::Attribute::most_values);
    length.is_multiple_of(size) && most.is_none_or(|most| length <= most * size)
}

/// Whether every value is a date that can be moved.
pub(super) fn is_dated(field: &Field) -> bool {
    let shifts = |part: &str| part.trim().is_empty() || date::shift(part, 0).is_some();
    field.text().is_none_or(|text| text.split('\\').all(shifts))
}

/// VRs that writers mix up without changing what the value is.
pub(super) fn is_near(listed: Vr, found: Vr) -> bool {
    const FAMILIES: [&[&[u8; 2]]; 4] = [
        &[b"LO", b"SH", b"ST", b"LT", b"UT", b"UC"],
        &[b"DS", b"IS"],
        &[b"OB", b"OW"],
        &[b"US", b"SS"],
    ];
    FAMILIES.iter().any(|family| family.contains(&&listed.0) && family.contains(&&found.0))
}
