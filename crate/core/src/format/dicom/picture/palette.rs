//! Colours by number (PS3.3 C.7.6.3.1.5, C.7.9.2).

use super::super::tag::{self, Tag};
use crate::inventory::Inventory;
use crate::source::Source;

const MOST_ENTRIES: usize = 1 << 16;

/// The colours of a palette.
pub(crate) struct Palette {
    channels: [Channel; 3],
}

struct Channel {
    first: i64,
    values: Vec<u8>,
}

impl Palette {
    /// Reads the palette of a data set.
    pub(crate) fn of(base: &dyn Source, inventory: &Inventory) -> Option<Self> {
        let channel =
            |descriptor, data, segments| Channel::read(base, inventory, descriptor, data, segments);
        Some(Self {
            channels: [
                channel(
                    tag::RED_PALETTE_DESCRIPTOR,
                    tag::RED_PALETTE_DATA,
                    tag::SEGMENTED_RED_PALETTE_DATA,
                )?,
                channel(
                    tag::GREEN_PALETTE_DESCRIPTOR,
                    tag::GREEN_PALETTE_DATA,
                    tag::SEGMENTED_GREEN_PALETTE_DATA,
                )?,
                channel(
                    tag::BLUE_PALETTE_DESCRIPTOR,
                    tag::BLUE_PALETTE_DATA,
                    tag::SEGMENTED_BLUE_PALETTE_DATA,
                )?,
            ],
        })
    }

    /// The colour that a number stands for.
    pub(crate) fn colour(&self, number: i64) -> [u8; 3] {
        self.channels.each_ref().map(|channel| channel.value(number))
    }

    /// The number of the darkest colour.
    pub(crate) fn darkest(&self) -> i64 {
        let first = self.channels.iter().map(|channel| channel.first).max().unwrap_or(0);
        let length = self.channels.iter().map(|channel| channel.values.len()).min().unwrap_or(0);
        let light =
            |number: &i64| self.colour(*number).iter().map(|value| u32::from(*value)).sum::<u32>();
        (first..first + length as i64).min_by_key(light).unwrap_or(0)
    }
}

impl Channel {
    fn read(
        base: &dyn Source,
        inventory: &Inventory,
        descriptor: Tag,
        data: Tag,
        segments: Tag,
    ) -> Option<Self> {
        let big = inventory.dicom().syntax.big_endian;
        let words = |tag: Tag, most: usize| -> Option<Vec<u16>> {
            let span = &inventory.element(tag)?.value;
            if span.end - span.start > 2 * most as u64 {
                return None;
            }
            let bytes = base.read_span(span).ok()?;
            let word = |pair: &[u8]| {
                let pair = [pair[0], pair[1]];
                if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
            };
            Some(bytes.chunks_exact(2).map(word).collect())
        };
        let [entries, first, bits] = words(descriptor, 3)?[..] else { return None };
        let entries = if entries == 0 { MOST_ENTRIES } else { usize::from(entries) };
        let signed = inventory.number::<u8>(tag::PIXEL_REPRESENTATION) == Some(1);
        let first = if signed { i64::from(first as i16) } else { i64::from(first) };
        let mut values: Vec<u16> = match words(data, MOST_ENTRIES) {
            // Eight bits are packed two to a word, unless they were given one each.
            Some(words) if bits == 8 && words.len() < entries => {
                words.into_iter().flat_map(|word| [word & 0xFF, word >> 8]).collect()
            }
            Some(words) => words,
            None => expand(&words(segments, MOST_ENTRIES)?, entries)?,
        };
        values.truncate(entries);
        let high = bits == 16 && values.iter().any(|value| *value > 0xFF);
        let values = values.into_iter().map(|v| if high { v >> 8 } else { v } as u8).collect();
        Some(Self { first, values }).filter(|channel: &Self| !channel.values.is_empty())
    }

    /// Numbers beyond the ends take the colours at the ends.
    fn value(&self, number: i64) -> u8 {
        let index = number.saturating_sub(self.first).clamp(0, self.values.len() as i64 - 1);
        self.values[index as usize]
    }
}

/// Segments as single values (PS3.3 C.7.9.2).
fn expand(words: &[u16], entries: usize) -> Option<Vec<u16>> {
    let mut values: Vec<u16> = Vec::new();
    let mut starts = Vec::new();
    let mut at = 0;
    while at < words.len() && values.len() < entries {
        starts.push(at);
        at = segment(words, at, &starts, &mut values)?;
    }
    Some(values)
}

/// Expands the segment at a place; where the next one is.
fn segment(words: &[u16], at: usize, starts: &[usize], values: &mut Vec<u16>) -> Option<usize> {
    let length = usize::from(*words.get(at + 1)?);
    if values.len() > MOST_ENTRIES {
        return None;
    }
    match words[at] {
        0 => {
            values.extend(words.get(at + 2..at + 2 + length)?);
            Some(at + 2 + length)
        }
        1 => {
            let (from, to) = (i64::from(*values.last()?), i64::from(*words.get(at + 2)?));
            let steps = length as i64;
            values.extend((1..=steps).map(|step| (from + (to - from) * step / steps) as u16));
            Some(at + 3)
        }
        2 => {
            let place = words.get(at + 2..at + 4)?;
            let start = usize::from(place[0]) | usize::from(place[1]) << 16;
            let first = starts.iter().position(|known| *known == start)?;
            for known in starts.iter().skip(first).take(length) {
                if words[*known] == 2 {
                    return None;
                }
                segment(words, *known, &[], values)?;
            }
            Some(at + 4)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_lists_lines_and_repetitions() {
        let words = [0, 2, 10, 20, 1, 4, 60, 2, 1, 0, 0];
        assert_eq!(expand(&words, 8), Some(vec![10, 20, 30, 40, 50, 60, 10, 20]));
        assert_eq!(expand(&[2, 1, 0, 0], 8), None);
        assert_eq!(expand(&[0, 9, 1], 8), None);
    }
}
