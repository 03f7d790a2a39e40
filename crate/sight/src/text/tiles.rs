//! Parts of a picture that a network takes one at a time, so that memory stays bounded.

use super::Scale;
use crate::picture::Area;

/// Longest side of a tile in its scale.
const SIDE: u32 = 1152;
/// What neighbouring tiles share; half of it is context that no answer is taken from.
const SHARED: u32 = 128;

/// A tile, and the part of it whose answer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    pub(super) area: Area,
    pub(super) counts: Area,
}

/// Tiles whose counting parts cover a region exactly once.
pub(super) fn tiles(region: Area, scale: Scale) -> Vec<Tile> {
    let side = scale.back(SIDE);
    let columns = spans(region.w, side);
    spans(region.h, side)
        .into_iter()
        .flat_map(|(row, row_counts)| {
            columns.iter().map(move |&(column, column_counts)| Tile {
                area: area(region, column, row),
                counts: area(region, column_counts, row_counts),
            })
        })
        .collect()
}

fn area(region: Area, (left, right): (u32, u32), (top, bottom): (u32, u32)) -> Area {
    Area { x: region.x + left, y: region.y + top, w: right - left, h: bottom - top }
}

type Span = (u32, u32);

/// Pieces of about equal length, each with the part that counts.
fn spans(length: u32, side: u32) -> Vec<(Span, Span)> {
    let count = if length <= side { 1 } else { length.div_ceil(side - SHARED) };
    let cut = |piece: u32| (u64::from(length) * u64::from(piece) / u64::from(count)) as u32;
    (0..count)
        .map(|piece| {
            let counts = (cut(piece), cut(piece + 1));
            let from = counts.0.saturating_sub(SHARED / 2);
            let to = (counts.1 + SHARED / 2).min(length);
            ((from, to), counts)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pixel_counts_once_and_no_tile_is_large() {
        for length in [1, 31, 768, 769, 1024, 5000, 65535] {
            let spans = spans(length, 768);
            assert_eq!(spans[0].1.0, 0);
            assert_eq!(spans[spans.len() - 1].1.1, length);
            for ((from, to), counts) in &spans {
                assert!(from <= &counts.0 && &counts.1 <= to && to - from <= 768);
            }
            for pair in spans.windows(2) {
                assert_eq!(pair[0].1.1, pair[1].1.0);
            }
        }
    }
}
