//! Pictures that a person or a detector looks at, and the boxes that are blanked in them.
//!
//! A mask is a constant written into the stored pixel values (ガイドライン, 医用画像 コンテンツ情報:
//! マスキング); never a layer, a blur or a mosaic.

pub mod jpeg;
pub mod jpeg2000;
pub mod jpeg_ls;
pub mod jpeg_xl;
pub mod rle;
mod samples;

pub use self::samples::{Area, Colour, Samples};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The most bytes that one decoded frame may take.
pub const MOST_BYTES: u64 = 128 << 20;

/// Why a frame cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It is not what its coding says it should be.
    Malformed,
    /// A part of the coding that is not read or written here.
    Unsupported,
    /// It would take more memory than [`MOST_BYTES`].
    TooLarge,
}

/// One frame as a person sees it: 8-bit RGB, rows from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue of each pixel: `3 * width * height` bytes.
    pub rgb: Vec<u8>,
}

/// Samples that are no brighter are black where a mask was burnt in.
const BLACK: u8 = 4;
/// Blocks of JPEG widen a mask by less than this, in pixels.
const WIDENED: usize = 32;
/// How far beside a mask its surroundings are looked at, in pixels.
const BESIDE: usize = 8;

impl Raster {
    /// The picture with masks in the colours around them, for whoever searches it: a black box on a
    /// bright ground looks like a sign, and so do stripes. Only what is black goes.
    #[must_use]
    pub fn without_masks(mut self, masks: &[MaskBox]) -> Self {
        let (columns, rows) = (self.width as usize, self.height as usize);
        for area in masks.iter().filter_map(|mask| Area::of(mask, columns, rows)) {
            let (columns, rows) = self.widened(area.columns, area.rows);
            self.fill(&columns, &rows);
        }
        self
    }

    fn is_black(&self, x: usize, y: usize) -> bool {
        let at = 3 * (y * self.width as usize + x);
        self.rgb[at..at + 3].iter().all(|sample| *sample <= BLACK)
    }

    /// A mask with the black lines beside it.
    fn widened(
        &self,
        mut columns: Range<usize>,
        mut rows: Range<usize>,
    ) -> (Range<usize>, Range<usize>) {
        let (width, height) = (self.width as usize, self.height as usize);
        let column = |x: usize, rows: &Range<usize>| rows.clone().all(|y| self.is_black(x, y));
        let row = |y: usize, columns: &Range<usize>| columns.clone().all(|x| self.is_black(x, y));
        for _ in 0..WIDENED {
            if columns.start > 0 && column(columns.start - 1, &rows) {
                columns.start -= 1;
            }
            if columns.end < width && column(columns.end, &rows) {
                columns.end += 1;
            }
            if rows.start > 0 && row(rows.start - 1, &columns) {
                rows.start -= 1;
            }
            if rows.end < height && row(rows.end, &columns) {
                rows.end += 1;
            }
        }
        (columns, rows)
    }

    /// The mean colour of a part of the picture; nothing of an empty one.
    fn mean(&self, columns: Range<usize>, rows: &Range<usize>) -> Option<[f32; 3]> {
        let mut sum = [0.0; 3];
        let count = (columns.len() * rows.len()) as f32;
        for y in rows.clone() {
            for x in columns.clone() {
                let at = 3 * (y * self.width as usize + x);
                for (all, sample) in sum.iter_mut().zip(&self.rgb[at..at + 3]) {
                    *all += f32::from(*sample);
                }
            }
        }
        (count > 0.0).then(|| sum.map(|all| all / count))
    }

    /// Draws what is black over, from the mean colours of its four sides, the nearer the more.
    fn fill(&mut self, columns: &Range<usize>, rows: &Range<usize>) {
        let (width, height) = (self.width as usize, self.height as usize);
        let above = rows.start.saturating_sub(BESIDE)..rows.start;
        let below = rows.end..height.min(rows.end + BESIDE);
        let sides = [
            self.mean(columns.start.saturating_sub(BESIDE)..columns.start, rows),
            self.mean(columns.end..width.min(columns.end + BESIDE), rows),
            self.mean(columns.clone(), &above),
            self.mean(columns.clone(), &below),
        ];
        if sides.iter().all(Option::is_none) {
            return;
        }
        for y in rows.clone() {
            for x in columns.clone().filter(|x| self.is_black(*x, y)).collect::<Vec<_>>() {
                let distances =
                    [x + 1 - columns.start, columns.end - x, y + 1 - rows.start, rows.end - y];
                let (mut colour, mut weights) = ([0.0; 3], 0.0);
                for (side, distance) in sides.iter().zip(distances) {
                    let Some(side) = side else { continue };
                    let weight = 1.0 / distance as f32;
                    weights += weight;
                    colour.iter_mut().zip(side).for_each(|(all, one)| *all += weight * one);
                }
                let at = 3 * (y * width + x);
                for (sample, all) in self.rgb[at..at + 3].iter_mut().zip(colour) {
                    *sample = (all / weights).round() as u8;
                }
            }
        }
    }
}

/// Why a box is blanked.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum MaskKind {
    /// Text was detected there.
    Text,
    /// A face was detected there.
    Face,
    /// The eyes of a face.
    Eyes,
    /// A rule for the device, or what lies outside an ultrasound region (PS3.3 C.8.5.5).
    Region,
    /// A person drew it.
    #[default]
    Drawn,
}

/// A rectangle in stored pixels, counted from the top left; what lies outside the frame is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MaskBox {
    /// The frame, counted from zero; every frame where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<u32>,
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
    /// Why.
    #[serde(default)]
    pub kind: MaskKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_is_drawn_over_and_what_is_not_black_stays() {
        let mut rgb = vec![90; 3 * 8 * 6];
        for (x, y) in (2..6).flat_map(|x| (1..5).map(move |y| (x, y))) {
            rgb[3 * (8 * y + x)..3 * (8 * y + x) + 3].fill(0);
        }
        rgb[3 * (8 * 3 + 4)] = 200;
        let picture = Raster { width: 8, height: 6, rgb };
        let mask = MaskBox { frame: None, x: 3, y: 2, w: 2, h: 2, kind: MaskKind::Text };
        let shown = picture.without_masks(&[mask]);
        let left: Vec<(usize, u8)> =
            shown.rgb.iter().copied().enumerate().filter(|(_, sample)| *sample != 90).collect();
        let letter = 3 * (8 * 3 + 4);
        assert_eq!(left, [(letter, 200), (letter + 1, 0), (letter + 2, 0)]);
    }

    #[test]
    fn a_mask_on_a_slope_leaves_no_edge() {
        let rgb: Vec<u8> = (0..20).flat_map(|_| (0..40_u8).flat_map(|x| [5 * x + 20; 3])).collect();
        let mut picture = Raster { width: 40, height: 20, rgb };
        for y in 5..15 {
            picture.rgb[3 * (40 * y + 12)..3 * (40 * y + 28)].fill(0);
        }
        let mask = MaskBox { frame: None, x: 12, y: 5, w: 16, h: 10, kind: MaskKind::Text };
        let shown = picture.without_masks(&[mask]);
        let row: Vec<u8> = shown.rgb[3 * 40 * 10..3 * 40 * 11].iter().step_by(3).copied().collect();
        assert!(row.windows(2).all(|pair| pair[0].abs_diff(pair[1]) < 40), "{row:?}");
    }
}
