//! Pictures that a person or a detector looks at, and the boxes that are blanked in them.
//!
//! A mask is a constant written into the stored pixel values (ガイドライン, 医用画像 コンテンツ情報:
//! マスキング); never a layer, a blur or a mosaic.

pub mod jpeg;
pub mod jpeg2000;
pub mod jpeg_ls;
pub mod rle;
mod samples;

pub use self::samples::{Area, Colour, Samples};

use serde::{Deserialize, Serialize};

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
/// Blocks of JPEG widen a mask by less than this.
const WIDENED: usize = 32;

impl Raster {
    /// The picture with masks in the colours beside them, for whoever searches it: a black box on a
    /// bright ground looks like a sign. Only what is black goes.
    #[must_use]
    pub fn without_masks(mut self, masks: &[MaskBox]) -> Self {
        let (columns, rows) = (self.width as usize, self.height as usize);
        for area in masks.iter().filter_map(|mask| Area::of(mask, columns, rows)) {
            for y in area.rows {
                self.bridge(y, area.columns.clone());
            }
        }
        self
    }

    /// Draws one row of a mask over, from the colour on its left to that on its right.
    fn bridge(&mut self, y: usize, columns: std::ops::Range<usize>) {
        let width = self.width as usize;
        let row = &mut self.rgb[3 * y * width..3 * (y + 1) * width];
        let black = |x: usize| row[3 * x..3 * x + 3].iter().all(|sample| *sample <= BLACK);
        if !columns.clone().all(black) {
            return;
        }
        let left =
            (columns.start.saturating_sub(WIDENED)..columns.start).rev().find(|x| !black(*x));
        let right = (columns.end..width.min(columns.end + WIDENED)).find(|x| !black(*x));
        let colour = |x: usize| [row[3 * x], row[3 * x + 1], row[3 * x + 2]];
        let (Some(from), Some(to)) = (left.or(right), right.or(left)) else { return };
        let (before, after) = (colour(from), colour(to));
        let first = left.map_or(columns.start, |x| x + 1);
        let end = right.unwrap_or(columns.end);
        for x in first..end {
            for channel in 0..3 {
                let (a, b) = (usize::from(before[channel]), usize::from(after[channel]));
                let (near, far) = (x + 1 - first, end - x);
                row[3 * x + channel] = ((a * far + b * near) / (near + far)) as u8;
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
        let mut rgb = [[90; 3], [0; 3], [0; 3], [0; 3], [30; 3], [7; 3]].concat();
        rgb.extend([[90; 3], [0; 3], [60; 3], [0; 3], [30; 3], [7; 3]].concat());
        let picture = Raster { width: 6, height: 2, rgb };
        let mask = MaskBox { frame: None, x: 2, y: 0, w: 1, h: 2, kind: MaskKind::Text };
        let shown = picture.without_masks(&[mask]);
        let row = |y: usize| shown.rgb[18 * y..18 * (y + 1)].iter().step_by(3).copied();
        assert_eq!(row(0).collect::<Vec<u8>>(), [90, 75, 60, 45, 30, 7]);
        assert_eq!(row(1).collect::<Vec<u8>>(), [90, 0, 60, 0, 30, 7]);
    }
}
