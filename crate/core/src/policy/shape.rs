//! Whether a field is put together as its kind says. Where it is not, its bytes may say what no
//! rule has looked at, so they do not stay.

use crate::format::dicom::{Vr, effective_vr, tag, uid};
use crate::inventory::{Field, FieldId};

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
