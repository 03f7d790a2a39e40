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
