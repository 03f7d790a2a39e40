//! What the tags, chunks and words of image files are (`data/images`); what no row has is unknown.

use crate::table;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static EXIF: &str = include_str!("../../../data/images/exif.csv");
static IPTC: &str = include_str!("../../../data/images/iptc.csv");
static PNG: &str = include_str!("../../../data/images/png.csv");
static APERIO: &str = include_str!("../../../data/images/aperio.csv");

/// The item of what no table has: no rule knows it, so it goes.
pub(super) const UNKNOWN: &str = "unknown";

/// The directories of tags that EXIF and TIFF have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Of the picture.
    Image,
    /// Of how it was taken.
    Photo,
    /// Of where.
    Gps,
    /// Of how others may read it.
    Iop,
}

impl Group {
    /// As paths write it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Image => "Image",
            Self::Photo => "Photo",
            Self::Gps => "GPS",
            Self::Iop => "Iop",
        }
    }
}

/// A row: the name that people know, and the item.
pub(super) type Row = (&'static str, &'static str);

static TAGS: LazyLock<BTreeMap<(&str, u16), Row>> = LazyLock::new(|| {
    let row = |row: Vec<&'static str>| Some(((row[0], row[1].parse().ok()?), (row[2], row[3])));
    table::rows(EXIF).filter_map(row).collect()
});

/// What a tag is.
pub(super) fn tag(group: Group, tag: u16) -> Option<Row> {
    TAGS.get(&(group.word(), tag)).copied()
}

/// What a data set of record 2 of IPTC is.
pub(super) fn iptc(number: u8) -> Option<Row> {
    let mut rows = table::rows(IPTC);
    rows.find(|row| row[0].parse() == Ok(number)).map(|row| (row[1], row[2]))
}

/// The item of a PNG chunk.
pub(super) fn chunk(name: &str) -> &'static str {
    item(PNG, name)
}

/// The item of a word in an Aperio description.
pub(super) fn aperio(word: &str) -> &'static str {
    item(APERIO, word)
}

fn item(text: &'static str, key: &str) -> &'static str {
    table::rows(text).find(|row| row[0] == key).map_or(UNKNOWN, |row| row[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_reads_and_has_an_item_of_the_guidelines_table() {
        let items: Vec<&str> =
            table::rows(include_str!("../../../data/jp/items.csv")).map(|row| row[1]).collect();
        assert_eq!(table::rows(EXIF).count(), TAGS.len(), "a row twice, or no number");
        let of_tags = TAGS.values().map(|row| row.1);
        let others = table::rows(PNG).chain(table::rows(APERIO)).map(|row| row[1]);
        for item in of_tags.chain(others).chain(table::rows(IPTC).map(|row| row[2])) {
            assert!(items.contains(&item), "{item}");
        }
        assert_eq!(tag(Group::Gps, 2), Some(("GPSLatitude", "position")));
        assert_eq!(tag(Group::Image, 999), None);
    }
}
