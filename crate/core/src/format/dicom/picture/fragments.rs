//! Which fragments belong to which frame (PS3.5 §A.4).

use super::super::frames;
use super::super::syntax::Frames;
use super::super::tag;
use crate::inventory::Inventory;
use crate::pixels::Failure;
use crate::source::{Source, Span};
use std::ops::Range;

/// The fragments of one frame.
pub(super) fn of_frame(
    base: &dyn Source,
    inventory: &Inventory,
    frames: u64,
    frame: u64,
) -> Result<Vec<Span>, Failure> {
    let fragments = &inventory.dicom().fragments;
    let frame = usize::try_from(frame).map_err(|_| Failure::Malformed)?;
    let group = if fragments.len() as u64 == frames + 1 && frames > 1 {
        frame + 1..frame + 2
    } else {
        let groups = of_frames(base, inventory, frames)?;
        groups.get(frame).cloned().ok_or(Failure::Malformed)?
    };
    Ok(fragments.get(group).ok_or(Failure::Malformed)?.to_vec())
}

/// The fragments of every frame, as a range of all fragments; the first of all is the offset
/// table.
pub(crate) fn of_frames(
    base: &dyn Source,
    inventory: &Inventory,
    frames: u64,
) -> Result<Vec<Range<usize>>, Failure> {
    let fragments = &inventory.dicom().fragments;
    let count = fragments.len().saturating_sub(1);
    if count == 0 || frames > count as u64 {
        return Err(Failure::Malformed);
    }
    let frames = frames as usize;
    if frames == 1 {
        return Ok(vec![1..fragments.len()]);
    }
    if frames == count {
        return Ok((1..=count).map(|index| index..index + 1).collect());
    }
    let starts = match table(base, inventory, frames)? {
        Some(starts) => starts,
        None if inventory.dicom().syntax.frames == Frames::Rle => return Err(Failure::Malformed),
        None => starts_of_images(base, fragments)?,
    };
    if starts.len() != frames || starts[0] != 1 {
        return Err(Failure::Malformed);
    }
    let ends = starts.iter().skip(1).copied().chain([fragments.len()]);
    Ok(starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect())
}

/// The first fragment of each frame by an offset table, if there is one for all frames.
fn table(
    base: &dyn Source,
    inventory: &Inventory,
    frames: usize,
) -> Result<Option<Vec<usize>>, Failure> {
    let fragments = &inventory.dicom().fragments;
    let extended = inventory.element(tag::EXTENDED_OFFSET_TABLE).map(|field| &field.value);
    let read = |span: &Span, width: usize| -> Result<Option<Vec<u64>>, Failure> {
        if span.end - span.start != (width * frames) as u64 {
            return Ok(None);
        }
        let bytes = base.read_span(span)?;
        let number = |bytes: &[u8]| {
            bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
        };
        Ok(Some(bytes.chunks_exact(width).map(number).collect()))
    };
    let offsets = match extended.map(|span| read(span, 8)).transpose()?.flatten() {
        Some(offsets) => Some(offsets),
        None => read(&fragments[0], 4)?,
    };
    let Some(offsets) = offsets else { return Ok(None) };
    let first = fragments[1].start;
    let place = |offset: &u64| {
        let start = first.checked_add(*offset)?;
        fragments[1..].binary_search_by_key(&start, |span| span.start).ok().map(|at| at + 1)
    };
    let starts: Option<Vec<usize>> = offsets.iter().map(place).collect();
    Ok(starts.filter(|starts| starts.is_sorted_by(|a, b| a < b)))
}

fn starts_of_images(base: &dyn Source, fragments: &[Span]) -> Result<Vec<usize>, Failure> {
    let mut starts = Vec::new();
    for (index, span) in fragments.iter().enumerate().skip(1) {
        let head = base.read_span(&(span.start..span.end.min(span.start + 8)))?;
        if frames::starts_an_image(&head) {
            starts.push(index);
        }
    }
    Ok(starts)
}
