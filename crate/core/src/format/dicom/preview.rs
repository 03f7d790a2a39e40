//! One frame to look at, with values that a window can be moved over.

use super::picture::{Picture, Rendering};
use crate::inventory::Inventory;
use crate::pixels::Failure;
use crate::reason::{Code, Reason};
use crate::source::Source;

/// Frames wider or higher than this are shown with samples left out.
const WIDEST: usize = 4096;

/// A frame to look at.
#[derive(Debug)]
pub struct Preview {
    /// Columns shown.
    pub width: usize,
    /// Rows shown.
    pub height: usize,
    /// Frames in the file.
    pub frames: u64,
    /// The samples.
    pub pixels: Pixels,
    /// Window Center (0028,1050), for gray samples.
    pub center: Option<f64>,
    /// Window Width (0028,1051).
    pub window: Option<f64>,
    /// Whether low values are bright (MONOCHROME1).
    pub invert: bool,
}

/// The samples of a frame.
#[derive(Debug)]
pub enum Pixels {
    /// One modality value per pixel (PS3.3 C.11.1).
    Gray(Vec<f32>),
    /// Red, green, blue and alpha.
    Rgba(Vec<u8>),
}

impl From<Failure> for Reason {
    fn from(_: Failure) -> Self {
        Code::NoPreview.into()
    }
}

/// Makes a preview of a frame, counted from zero.
pub fn preview(source: &dyn Source, inventory: &Inventory, frame: u64) -> Result<Preview, Reason> {
    let picture = Picture::of(source, inventory)?;
    let samples = picture.decode(frame)?;
    let step = samples.columns.max(samples.rows).div_ceil(WIDEST);
    let pixels = match picture.colours(&samples)? {
        Some(rgb) => {
            let shown = |y: usize| {
                let row = &rgb[3 * y * samples.columns..3 * (y + 1) * samples.columns];
                row.chunks_exact(3).step_by(step).flat_map(|c| [c[0], c[1], c[2], 255])
            };
            Pixels::Rgba((0..samples.rows).step_by(step).flat_map(shown).collect())
        }
        None => Pixels::Gray(picture.grays(&samples, step, frame, Rendering::AsDisplayed)),
    };
    let window = picture.window(frame);
    Ok(Preview {
        width: samples.columns.div_ceil(step),
        height: samples.rows.div_ceil(step),
        frames: picture.frames,
        pixels,
        center: window.map(|(center, _)| center),
        window: window.map(|(_, width)| width),
        invert: picture.is_inverted(),
    })
}
