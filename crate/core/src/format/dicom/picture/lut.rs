//! Tables that gray values go through: to modality values (PS3.3 C.11.1), and to light (C.11.2).

use super::super::tag::Tag;
use super::Picture;
use crate::inventory::Name;

/// Modality LUT Sequence.
pub(super) const MODALITY: Tag = Tag(0x0028_3000);
/// VOI LUT Sequence.
pub(super) const VOI: Tag = Tag(0x0028_3010);
const DESCRIPTOR: Tag = Tag(0x0028_3002);
const DATA: Tag = Tag(0x0028_3006);
const MOST_ENTRIES: usize = 1 << 16;

/// A table.
#[derive(Debug, PartialEq)]
pub(crate) struct Lut {
    /// The number that the first entry is for.
    first: i64,
    values: Vec<u16>,
    /// The highest value that an entry can have.
    most: f32,
}

impl Lut {
    /// The first table of a sequence, where there is one.
    pub(super) fn of(picture: &Picture, sequence: Tag) -> Option<Self> {
        let fields = &picture.inventory.fields;
        let is = |tag: Tag| move |name: Name| name == Name::Element(tag);
        let named = is(sequence);
        let start = fields.iter().position(|field| field.parent.is_none() && named(field.name))?;
        let inside = &fields[start..fields[start].end];
        let words = |tag: Tag| -> Option<Vec<u16>> {
            let span = &inside.iter().find(|field| is(tag)(field.name))?.value;
            if span.end - span.start > 2 * MOST_ENTRIES as u64 {
                return None;
            }
            let big = picture.inventory.dicom().syntax.big_endian;
            let word = |pair: &[u8]| {
                let pair = [pair[0], pair[1]];
                if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
            };
            Some(picture.base.read_span(span).ok()?.chunks_exact(2).map(word).collect())
        };
        let [entries, first, bits] = words(DESCRIPTOR)?[..] else { return None };
        Self::new(entries, first, bits, picture.signed, words(DATA)?)
    }

    fn new(entries: u16, first: u16, bits: u16, signed: bool, words: Vec<u16>) -> Option<Self> {
        let entries = if entries == 0 { MOST_ENTRIES } else { usize::from(entries) };
        let mut values = words;
        // Some pack eight bits two to a word.
        if bits == 8 && values.len() < entries {
            values = values.into_iter().flat_map(|word| [word & 0xFF, word >> 8]).collect();
        }
        values.truncate(entries);
        let first = if signed { i64::from(first as i16) } else { i64::from(first) };
        let most = ((1_u32 << u32::from(bits.clamp(1, 16))) - 1) as f32;
        (!values.is_empty()).then_some(Self { first, values, most })
    }

    /// What a value becomes; values beyond the ends take those at the ends.
    pub(super) fn value(&self, number: f32) -> f32 {
        let last = self.values.len() as i64 - 1;
        let index = (number as i64).saturating_sub(self.first).clamp(0, last);
        self.values[index as usize].into()
    }

    /// Center and width of the window that shows all it can say.
    pub(super) fn window(&self) -> (f64, f64) {
        (f64::from(self.most + 1.0) / 2.0, f64::from(self.most + 1.0))
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // Whole numbers go in and come out.
mod tests {
    use super::*;

    #[test]
    fn values_beyond_the_ends_of_a_table_take_those_at_the_ends() {
        let lut = Lut::new(3, 0xFFFF, 12, true, vec![10, 20, 30]).expect("a table");
        let values = [-9.0, -1.0, 0.0, 1.0, 7.0].map(|number| lut.value(number));
        assert_eq!(values, [10.0, 10.0, 20.0, 30.0, 30.0]);
        assert_eq!(lut.window(), (2048.0, 4096.0));
    }

    #[test]
    fn entries_of_eight_bits_may_share_a_word() {
        let lut = Lut::new(4, 0, 8, false, vec![0x0201, 0x0403]).expect("a table");
        assert_eq!([0.0, 1.0, 2.0, 3.0].map(|number| lut.value(number)), [1.0, 2.0, 3.0, 4.0]);
        assert_eq!(Lut::new(4, 0, 8, false, Vec::new()), None);
    }
}
