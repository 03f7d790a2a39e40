//! How strongly the IOD of an object needs an attribute (PS3.5 §7.4), from `data/ps3.3/`.

use crate::format::dicom::{Tag, sop_class};
use std::collections::HashMap;
use std::sync::OnceLock;

static TYPES: &str = include_str!("../../data/ps3.3/types.csv");
static NESTED: &str = include_str!("../../data/ps3.3/nested.csv");

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

type ByIod = HashMap<&'static str, HashMap<u32, Type>>;

/// The Type of a top-level attribute of Table E.1-1 in objects of a SOP class; `None` for a class
/// that the tables do not know.
pub(super) fn in_class(class: &str, tag: Tag) -> Option<Type> {
    static PARSED: OnceLock<ByIod> = OnceLock::new();
    let iod = sop_class::iod(class)?;
    let types = PARSED.get_or_init(read).get(iod)?;
    Some(types.get(&tag.0).copied().unwrap_or(Type::Three))
}

/// The strongest Type that any IOD gives an attribute in the items of a sequence; `None` for a
/// sequence that the tables do not know.
pub(super) fn in_sequence(sequence: Tag, tag: Tag) -> Option<Type> {
    static PARSED: OnceLock<HashMap<u32, HashMap<u32, Type>>> = OnceLock::new();
    let parsed = PARSED.get_or_init(|| {
        let sequence = |row: &[&str]| Tag::parse(row[0]).map(|tag| tag.0);
        crate::table::rows(NESTED)
            .filter_map(|row| Some((sequence(&row)?, types_of(&row))))
            .collect()
    });
    let types = parsed.get(&sequence.0)?;
    Some(types.get(&tag.0).copied().unwrap_or(Type::Three))
}

fn read() -> ByIod {
    crate::table::rows(TYPES).map(|row| (row[0], types_of(&row))).collect()
}

/// The Types that a row lists: those of Type 1 in its second cell, of Type 2 in its third.
fn types_of(row: &[&'static str]) -> HashMap<u32, Type> {
    let tags = |cell: &'static str, kind| {
        cell.split(' ').filter_map(Tag::parse).map(move |tag| (tag.0, kind))
    };
    tags(row[2], Type::Two).chain(tags(row[1], Type::One)).collect()
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
    fn knows_what_an_item_needs() {
        // A report's request has an accession number, be it empty; an image's may have one.
        assert_eq!(in_sequence(Tag(0x0040_A730), Tag(0x0040_A160)), Some(Type::One));
        assert_eq!(in_sequence(Tag(0x0040_A370), Tag(0x0008_0050)), Some(Type::Two));
        assert_eq!(in_sequence(Tag(0x0040_0275), Tag(0x0008_0050)), Some(Type::Three));
        assert_eq!(in_sequence(Tag(0x0009_1001), Tag(0x0008_0050)), None);
    }
}
