//! JPEG (ITU-T T.81) in a file of its own.

use super::{Colours, Stored, whole};
use crate::pixels::{Colour, Failure, MaskBox, jpeg};
use crate::source::Source;

/// Reads the picture.
pub(super) fn read(source: &dyn Source) -> Result<Stored, Failure> {
    let bytes = whole(source)?;
    let samples = jpeg::decode(&bytes)?;
    let colours = match (samples.channels, samples.colour) {
        (1, _) => Colours::Grey { inverted: false },
        (3, Some(Colour::Rgb)) => Colours::Rgb,
        (3, _) => Colours::Ybr,
        _ => return Err(Failure::Unsupported),
    };
    Ok(Stored { unit: jpeg::unit(&bytes)?, ..Stored::new(samples, colours) })
}

/// What codes the picture, from marker to marker, with boxes blanked; `coding` is the same as it
/// was.
pub(in super::super) fn blanked(
    source: &dyn Source,
    coding: &[u8],
    masks: &[MaskBox],
) -> Result<Vec<u8>, Failure> {
    jpeg::blank(coding, masks, &read(source)?.dark())
}
