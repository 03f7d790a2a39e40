//! The numbers of a decoded frame, before anyone says what they mean.

use super::{Failure, MOST_BYTES, MaskBox};
use std::ops::Range;

/// What the coding itself says of its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Red, green and blue.
    Rgb,
    /// Luminance with the blue and red differences.
    Ybr,
}

/// A frame's samples, pixel by pixel, each in one, two or four little-endian bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Samples {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// Samples of one pixel.
    pub channels: usize,
    /// Bytes of one sample.
    pub width: usize,
    /// Bits of a sample that the coding uses.
    pub precision: u32,
    /// Colours, where the coding names them.
    pub colour: Option<Colour>,
    /// The samples.
    pub bytes: Vec<u8>,
}

impl Samples {
    /// A frame of zeros, in as few bytes as the precision needs.
    pub fn blank(
        columns: usize,
        rows: usize,
        channels: usize,
        precision: u32,
    ) -> Result<Self, Failure> {
        let width = match precision {
            1..=8 => 1,
            9..=16 => 2,
            _ => return Err(Failure::Unsupported),
        };
        if columns == 0 || rows == 0 || channels == 0 {
            return Err(Failure::Malformed);
        }
        let size = [rows, channels, width]
            .into_iter()
            .try_fold(columns as u64, |size, factor| size.checked_mul(factor as u64))
            .filter(|size| *size <= MOST_BYTES)
            .ok_or(Failure::TooLarge)?;
        let bytes = vec![0; size as usize];
        Ok(Self { columns, rows, channels, width, precision, colour: None, bytes })
    }

    /// How many samples there are.
    pub fn len(&self) -> usize {
        self.columns * self.rows * self.channels
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One sample, counted through the whole frame; zero behind its end.
    pub fn get(&self, index: usize) -> u32 {
        let at = index * self.width;
        let bytes = self.bytes.get(at..at + self.width).unwrap_or_default();
        bytes.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte))
    }

    /// Sets one sample.
    pub fn set(&mut self, index: usize, value: u32) {
        let at = index * self.width;
        let value = value.to_le_bytes();
        self.bytes[at..at + self.width].copy_from_slice(&value[..self.width]);
    }

    /// Writes one value for each channel over every pixel of an area.
    pub fn fill(&mut self, area: &Area, values: &[u32]) {
        for y in area.rows.clone() {
            for x in area.columns.clone() {
                let pixel = (y * self.columns + x) * self.channels;
                for (channel, value) in values.iter().enumerate().take(self.channels) {
                    self.set(pixel + channel, *value);
                }
            }
        }
    }
}

/// The part of a frame that a box covers: columns and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Columns.
    pub columns: Range<usize>,
    /// Rows.
    pub rows: Range<usize>,
}

impl Area {
    /// What a box covers of a frame; `None` where it lies beside it.
    pub fn of(mask: &MaskBox, columns: usize, rows: usize) -> Option<Self> {
        let span = |start: u32, length: u32, whole: usize| {
            let end = (start as usize).saturating_add(length as usize).min(whole);
            (start as usize).min(end)..end
        };
        let (columns, rows) = (span(mask.x, mask.w, columns), span(mask.y, mask.h, rows));
        (!columns.is_empty() && !rows.is_empty()).then_some(Self { columns, rows })
    }

    /// The area widened to whole blocks, as far as the frame reaches.
    #[must_use]
    pub fn in_blocks(&self, (across, down): (usize, usize), columns: usize, rows: usize) -> Self {
        let widen = |range: &Range<usize>, block: usize, whole: usize| {
            range.start / block * block..range.end.next_multiple_of(block).min(whole)
        };
        Self { columns: widen(&self.columns, across, columns), rows: widen(&self.rows, down, rows) }
    }

    /// Whether a pixel lies in it.
    pub fn holds(&self, x: usize, y: usize) -> bool {
        self.columns.contains(&x) && self.rows.contains(&y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(x: u32, y: u32, w: u32, h: u32) -> MaskBox {
        MaskBox { frame: None, x, y, w, h, kind: super::super::MaskKind::Drawn }
    }

    #[test]
    fn a_box_is_cut_off_at_the_edge_of_the_frame() {
        let area = Area::of(&mask(6, 2, u32::MAX, 1), 8, 8).expect("inside");
        assert_eq!((area.columns, area.rows), (6..8, 2..3));
        assert_eq!(Area::of(&mask(8, 0, 4, 4), 8, 8), None);
        assert_eq!(Area::of(&mask(0, 0, 0, 4), 8, 8), None);
    }

    #[test]
    fn fills_every_channel_of_an_area_and_nothing_else() {
        let mut samples = Samples::blank(3, 2, 2, 12).expect("small");
        (0..samples.len()).for_each(|index| samples.set(index, 0x0ABC));
        samples.fill(&Area { columns: 1..2, rows: 1..2 }, &[7, 9]);
        let values: Vec<u32> = (0..samples.len()).map(|index| samples.get(index)).collect();
        let same = 0x0ABC;
        assert_eq!(values, [same, same, same, same, same, same, same, same, 7, 9, same, same]);
    }

    #[test]
    fn a_frame_beyond_memory_is_refused() {
        assert_eq!(Samples::blank(65535, 65535, 3, 16), Err(Failure::TooLarge));
        assert_eq!(Samples::blank(0, 1, 1, 8), Err(Failure::Malformed));
    }
}
