//! The data dictionary of PS3.6, from `data/ps3.6/elements.csv`.

use super::tag::{Tag, Vr};
use std::sync::OnceLock;

static TABLE: &str = include_str!("../../../data/ps3.6/elements.csv");

/// What PS3.6 says of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// The VRs it may have, as in `US or SS`.
    pub vr: &'static str,
    /// How many values it may have, as in `1` or `2-2n`.
    pub vm: &'static str,
    /// Its keyword.
    pub keyword: &'static str,
    /// Its name.
    pub name: &'static str,
}

impl Attribute {
    /// The first VR the dictionary names.
    pub fn first_vr(&self) -> Vr {
        Vr::parse(self.vr.get(..2).unwrap_or_default()).unwrap_or(Vr::UN)
    }

    /// The most values it may have, where there is a limit.
    pub fn most_values(&self) -> Option<u64> {
        self.vm.rsplit('-').next()?.parse().ok()
    }

    /// Whether the dictionary allows this VR.
    pub fn allows(&self, vr: Vr) -> bool {
        self.vr.split(" or ").any(|letters| Vr::parse(letters) == Some(vr))
    }
}

struct Dictionary {
    plain: Vec<(u32, Attribute)>,
    repeating: Vec<(u32, u32, Attribute)>,
}

/// Reads a tag in which `x` stands for any nibble, as value and mask.
pub(crate) fn parse_pattern(pattern: &str) -> Option<(u32, u32)> {
    if pattern.len() != 8 {
        return None;
    }
    pattern.chars().try_fold((0, 0), |(value, mask), c| {
        let digit = if c == 'x' { (0, 0) } else { (c.to_digit(16)?, 0xF) };
        Some((value << 4 | digit.0, mask << 4 | digit.1))
    })
}

fn dictionary() -> &'static Dictionary {
    static PARSED: OnceLock<Dictionary> = OnceLock::new();
    PARSED.get_or_init(|| {
        let mut parsed = Dictionary { plain: Vec::with_capacity(5400), repeating: Vec::new() };
        for row in crate::table::rows(TABLE) {
            let [tag, vr, vm, keyword, name, ..] = row.as_slice() else {
                continue;
            };
            let attribute = Attribute { vr, vm, keyword, name };
            match parse_pattern(tag) {
                Some((value, u32::MAX)) => parsed.plain.push((value, attribute)),
                Some((value, mask)) => parsed.repeating.push((value, mask, attribute)),
                None => {}
            }
        }
        parsed.plain.sort_unstable_by_key(|(tag, _)| *tag);
        parsed
    })
}

/// Looks an attribute up; private tags are never found.
pub fn attribute(tag: Tag) -> Option<&'static Attribute> {
    let dictionary = dictionary();
    if let Ok(index) = dictionary.plain.binary_search_by_key(&tag.0, |(tag, _)| *tag) {
        return Some(&dictionary.plain[index].1);
    }
    dictionary
        .repeating
        .iter()
        .find(|(value, mask, _)| tag.0 & mask == *value && !tag.is_private())
        .map(|(_, _, attribute)| attribute)
}

/// The tag of a keyword, as value and mask.
pub(crate) fn by_keyword(keyword: &str) -> Option<(u32, u32)> {
    let dictionary = dictionary();
    let plain = dictionary.plain.iter().find(|(_, attribute)| attribute.keyword == keyword);
    let repeating =
        || dictionary.repeating.iter().find(|(_, _, attribute)| attribute.keyword == keyword);
    plain
        .map(|(tag, _)| (*tag, u32::MAX))
        .or_else(|| repeating().map(|(value, mask, _)| (*value, *mask)))
}

/// The VR that an implicit data set leaves to the dictionary.
pub(super) fn implied_vr(tag: Tag) -> Vr {
    if tag.element() == 0 {
        return Vr(*b"UL");
    }
    if tag.is_private_creator() {
        return Vr(*b"LO");
    }
    attribute(tag).map_or(Vr::UN, Attribute::first_vr)
}

/// The VR to judge a value by: the dictionary's where the file has lost it.
pub(crate) fn effective_vr(tag: Tag, vr: Vr) -> Vr {
    if vr == Vr::UN { implied_vr(tag) } else { vr }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_plain_and_repeating_attributes_and_no_private_ones() {
        assert_eq!(attribute(Tag(0x0010_0010)).map(|a| a.keyword), Some("PatientName"));
        assert_eq!(attribute(Tag(0x6002_3000)).map(|a| a.keyword), Some("OverlayData"));
        assert_eq!(attribute(Tag(0x0009_1001)), None);
        assert_eq!(attribute(Tag(0x0010_1F77)), None);
    }

    #[test]
    fn every_row_has_a_tag_a_known_vr_and_a_keyword() {
        let mut last = String::new();
        for row in crate::table::rows(TABLE) {
            assert!(parse_pattern(row[0]).is_some(), "{row:?}");
            assert!(last.as_str() < row[0], "out of order: {row:?}");
            assert!(
                row[1].split(" or ").all(|vr| Vr::parse(vr).is_some_and(Vr::is_known))
                    || row[1].is_empty()
                    || row[1] == "NONE",
                "{row:?}"
            );
            last = row[0].to_owned();
        }
    }
}
