//! How strongly the IOD of an object needs an attribute (PS3.5 §7.4), from `data/ps3.3/`.

use crate::format::dicom::{Tag, uid};
use std::collections::HashMap;
use std::sync::OnceLock;

static CLASSES: &str = include_str!("../../data/ps3.3/sop-classes.csv");
static TYPES: &str = include_str!("../../data/ps3.3/types.csv");

/// The Type of an attribute; conditions count as met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    /// 1 and 1C: needs a value.
    One,
    /// 2 and 2C: may be empty.
    Two,
    /// 3, or not in the IOD at all.
    Three,
}

/// Whether a SOP class, written as a UID or as the name of its IOD, is one there is.
pub(super) fn is_some_class(written: &str) -> bool {
    if written.starts_with("1.2.840.10008.") {
        return uid::is_registered(written);
    }
    uid::is_well_formed(written) && written.contains('.')
        || crate::table::rows(CLASSES).any(|row| is_name_of(written, row[1]))
}

/// Whether a SOP class, written as a UID or as the name of its IOD, is that of an object.
pub(super) fn is_class(written: &str, sop_class: &str) -> bool {
    written == sop_class || iod_of(sop_class).is_some_and(|iod| is_name_of(written, iod))
}

/// `CT Image Storage` and `CT Image` are both names of `ct-image`.
fn is_name_of(written: &str, iod: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let name = plain(written);
    name.strip_suffix("storage").unwrap_or(&name) == plain(iod)
}

type ByIod = HashMap<&'static str, HashMap<u32, Type>>;

/// The Type of a top-level attribute of Table E.1-1 in objects of a SOP class; `None` for a class
/// that the tables do not know.
pub(super) fn in_class(sop_class: &str, tag: Tag) -> Option<Type> {
    static PARSED: OnceLock<ByIod> = OnceLock::new();
    let iod = iod_of(sop_class)?;
    let types = PARSED.get_or_init(read).get(iod)?;
    Some(types.get(&tag.0).copied().unwrap_or(Type::Three))
}

fn iod_of(sop_class: &str) -> Option<&'static str> {
    static PARSED: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let classes =
        PARSED.get_or_init(|| crate::table::rows(CLASSES).map(|row| (row[0], row[1])).collect());
    classes.get(sop_class).copied()
}

fn read() -> ByIod {
    let tags = |cell: &'static str, kind| {
        cell.split(' ').filter_map(Tag::parse).map(move |tag| (tag.0, kind))
    };
    crate::table::rows(TYPES)
        .map(|row| (row[0], tags(row[2], Type::Two).chain(tags(row[1], Type::One)).collect()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_a_ct_image_needs() {
        const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
        // Device Serial Number is optional in CT and needed in enhanced CT.
        assert_eq!(in_class(CT, Tag(0x0018_1000)), Some(Type::Three));
        assert_eq!(in_class("1.2.840.10008.5.1.4.1.1.2.1", Tag(0x0018_1000)), Some(Type::One));
        // Content Date of CT is in no module as more than Type 2C.
        assert_eq!(in_class(CT, Tag(0x0008_0023)), Some(Type::Two));
        assert_eq!(in_class("1.2.3", Tag(0x0018_1000)), None);
    }

    #[test]
    fn a_class_goes_by_its_uid_and_by_its_name() {
        const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
        for written in [CT, "CT Image Storage", "CT Image", "ct-image"] {
            assert!(is_some_class(written) && is_class(written, CT), "{written}");
        }
        for written in ["CT", "1.2.840.10008.5.1.4.1.1.99999", "Image Storage", ""] {
            assert!(!is_some_class(written) && !is_class(written, CT), "{written}");
        }
        assert!(is_some_class("1.3.12.2.1107.5.9.1"));
    }
}
