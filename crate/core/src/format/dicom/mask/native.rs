//! Boxes in pixels that are not compressed (PS3.5 §8.2).

use super::super::picture::Picture;
use super::areas;
use crate::pixels::{Area, Failure, MaskBox};
use crate::source::Rope;
use std::collections::BTreeMap;
use std::ops::Range;

/// The element with new bytes under the boxes.
pub(super) fn mask(picture: &Picture, masks: &[MaskBox]) -> Result<Rope, Failure> {
    let (whole, value) = (&picture.pixels.whole, &picture.pixels.value);
    let mut rope = Rope::new();
    let mut at = whole.start;
    let mut write = |start: u64, bytes: &[u8]| {
        rope.push_range(at..start);
        rope.push_bytes(bytes);
        at = start + bytes.len() as u64;
    };
    if picture.allocated == 1 {
        bits(picture, masks)?.into_iter().for_each(|(place, byte)| write(place, &[byte]));
    } else {
        let mut dark = picture.dark_bytes()?;
        if picture.inventory.dicom().syntax.big_endian {
            dark.iter_mut().for_each(|sample| sample.reverse());
        }
        for frame in 0..picture.frames {
            let start = value.start + picture.native_bits() / 8 * frame;
            let areas = areas(masks, frame, picture);
            if areas.is_empty() {
                continue;
            }
            picture.native_span(frame)?;
            runs(picture, &areas, &dark).for_each(|(place, bytes)| write(start + place, &bytes));
        }
    }
    rope.push_range(at..whole.end);
    Ok(rope)
}

/// Where the samples under areas lie in a frame, in order, and what stands there instead.
fn runs<'a>(
    picture: &'a Picture,
    areas: &'a [Area],
    dark: &'a [Vec<u8>],
) -> impl Iterator<Item = (u64, Vec<u8>)> + 'a {
    let planes = if picture.planar { picture.channels } else { 1 };
    (0..planes).flat_map(move |plane| {
        (0..picture.rows).flat_map(move |y| {
            columns(areas, y).into_iter().map(move |range| run(picture, dark, plane, y, range))
        })
    })
}

fn run(
    picture: &Picture,
    dark: &[Vec<u8>],
    plane: usize,
    y: usize,
    range: Range<usize>,
) -> (u64, Vec<u8>) {
    let width = picture.allocated / 8;
    let row = y * picture.columns;
    if picture.is_subsampled() {
        // Two luminances and the differences they share.
        let (first, last) = ((row + range.start) / 2, (row + range.end).div_ceil(2));
        let pair = [&dark[0], &dark[0], &dark[1], &dark[2]].map(Vec::as_slice).concat();
        return ((first * pair.len()) as u64, pair.repeat(last - first));
    }
    if picture.planar {
        let first = (plane * picture.rows * picture.columns + row + range.start) * width;
        return (first as u64, dark[plane].repeat(range.len()));
    }
    let first = (row + range.start) * picture.channels * width;
    (first as u64, dark.concat().repeat(range.len()))
}

/// The columns of a row that areas cover, in order and none twice.
fn columns(areas: &[Area], y: usize) -> Vec<Range<usize>> {
    let here = areas.iter().filter(|area| area.rows.contains(&y));
    let mut ranges: Vec<Range<usize>> = here.map(|area| area.columns.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The bytes that change where a pixel is a bit.
fn bits(picture: &Picture, masks: &[MaskBox]) -> Result<BTreeMap<u64, u8>, Failure> {
    let mut changed = BTreeMap::new();
    let lit = picture.is_inverted();
    for frame in 0..picture.frames {
        let areas = areas(masks, frame, picture);
        if areas.is_empty() {
            continue;
        }
        picture.native_span(frame)?;
        let first = picture.native_bits() * frame;
        for y in 0..picture.rows {
            for column in columns(&areas, y).into_iter().flatten() {
                let bit = first + (y * picture.columns + column) as u64;
                let place = picture.pixels.value.start + bit / 8;
                let byte = match changed.get(&place) {
                    Some(byte) => *byte,
                    None => picture.base.read_span(&(place..place + 1))?[0],
                };
                let here = 1 << (bit % 8);
                changed.insert(place, if lit { byte | here } else { byte & !here });
            }
        }
    }
    Ok(changed)
}

impl Picture<'_> {
    /// Little-endian bytes of each sample of a black pixel, as it is stored natively.
    fn dark_bytes(&self) -> Result<Vec<Vec<u8>>, Failure> {
        let width = self.allocated / 8;
        if width == 8 {
            return Ok(vec![vec![0; 8]; self.channels]);
        }
        let dark = self.dark(&self.shape()?)?;
        Ok(dark.into_iter().map(|value| value.to_le_bytes()[..width].to_vec()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_that_overlap_are_written_once() {
        let area = |columns, rows| Area { columns, rows };
        let areas = [area(4..8, 0..2), area(1..5, 1..3), area(9..10, 1..2)];
        assert_eq!(columns(&areas, 0), [4..8]);
        assert_eq!(columns(&areas, 1), [1..8, 9..10]);
        assert_eq!(columns(&areas, 2), [1..5]);
        assert!(columns(&areas, 3).is_empty());
    }
}
