//! Looks at masked pixels as if someone else had masked them.

use super::super::picture::Picture;
use super::super::syntax::Frames;
use super::areas;
use crate::inventory::Inventory;
use crate::pixels::{Area, Failure, MaskBox, Samples, jpeg};
use crate::reason::{Code, Reason};
use crate::source::Source;

/// Decodes every masked frame again: all pixels under boxes are black, and all others what they
/// were. Frames without boxes have their bytes.
pub(crate) fn check(
    (source, inventory): (&dyn Source, &Inventory),
    (output, found): (&dyn Source, &Inventory),
    masks: &[MaskBox],
) -> Result<(), Reason> {
    let before = Picture::of(source, inventory).map_err(|_| Code::MaskDiffers)?;
    let after = Picture::of(output, found).map_err(|_| Code::MaskDiffers)?;
    let shape = |picture: &Picture| {
        (picture.columns, picture.rows, picture.channels, picture.frames, picture.stored)
    };
    if shape(&before) != shape(&after) {
        return Err(Code::MaskDiffers.into());
    }
    for frame in 0..before.frames {
        let areas = areas(masks, frame, &before);
        let same = if areas.is_empty() {
            is_passed_on(&before, &after, frame)
        } else {
            is_masked(&before, &after, frame, &areas)
        };
        if !same.map_err(|_| Code::MaskDiffers)? {
            return Err(Reason::at(Code::MaskDiffers, format!("frame {}", frame + 1)));
        }
    }
    Ok(())
}

fn is_passed_on(before: &Picture, after: &Picture, frame: u64) -> Result<bool, Failure> {
    let codings = [before, after].map(|picture| picture.inventory.dicom().syntax.frames);
    match codings {
        [Frames::Native, Frames::Native] if before.native_bits().is_multiple_of(8) => {
            let bytes = |picture: &Picture| -> Result<Vec<u8>, Failure> {
                Ok(picture.base.read_span(&picture.native_span(frame)?)?)
            };
            Ok(bytes(before)? == bytes(after)?)
        }
        [from, to] if from == to && to != Frames::Native => {
            let (from, to) = (before.frame_bytes(frame)?, after.frame_bytes(frame)?);
            // What markers hid is zeros now.
            let same = from.iter().zip(&to).all(|(from, to)| from == to || *to == 0);
            Ok(from.len() == to.len() && same)
        }
        _ => is_masked(before, after, frame, &[]),
    }
}

fn is_masked(
    before: &Picture,
    after: &Picture,
    frame: u64,
    areas: &[Area],
) -> Result<bool, Failure> {
    let coded = match after.inventory.dicom().syntax.frames {
        Frames::Jpeg => before.frame_bytes(frame)?,
        _ => Vec::new(),
    };
    let free: Vec<Area> = if after.is_blocks(&coded) {
        let unit = jpeg::unit(&coded)?;
        areas.iter().map(|area| area.in_blocks(unit, before.columns, before.rows)).collect()
    } else if before.is_subsampled() {
        areas.iter().map(|area| area.in_blocks((2, 1), before.columns, before.rows)).collect()
    } else {
        areas.to_vec()
    };
    let (from, to) = (before.decode(frame)?, after.decode(frame)?);
    let dark = after.dark(&to)?;
    let channels = before.channels;
    // Natively a sample has more bits than in a codestream.
    let alike = from.precision == to.precision;
    let pixel = |picture: &Picture, samples: &Samples, index: usize| {
        if alike { samples.get(index).into() } else { picture.wide(samples, index) }
    };
    Ok((0..before.columns * before.rows).all(|place| {
        let (x, y) = (place % before.columns, place / before.columns);
        let masked = areas.iter().any(|area| area.holds(x, y));
        let free = free.iter().any(|area| area.holds(x, y));
        (0..channels).all(|channel| {
            let index = place * channels + channel;
            if masked {
                to.get(index) == dark[channel]
            } else {
                free || pixel(after, &to, index) == pixel(before, &from, index)
            }
        })
    }))
}
