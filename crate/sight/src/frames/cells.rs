//! A picture in cells, and how much of each is edges.

use kamei::pixels::Raster;

use crate::Found;
use crate::picture::Area;

/// Side of a cell; larger in large pictures, so that there are no more than so many in a row.
const SIDE: u32 = 16;
const MOST: u32 = 64;
/// Neighbours that differ by more are an edge.
const EDGE: u8 = 40;
/// A cell shows something new where its share of edges grows by half and by this much of 255.
const NEW: u8 = 10;

/// The grid.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    width: u32,
    height: u32,
    side: u32,
    columns: usize,
    rows: usize,
}

/// For each cell, how many of its neighbouring samples differ, of 255.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strokes(Vec<u8>);

impl Strokes {
    /// Keeps the larger share of each cell.
    pub(super) fn raise(&mut self, other: &Self) {
        for (most, &share) in self.0.iter_mut().zip(&other.0) {
            *most = share.max(*most);
        }
    }

    /// Cells with clearly more edges than another picture has there.
    pub(super) fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = usize> + 'a {
        let more = |(&here, &there): (&u8, &u8)| here > there.saturating_add(NEW.max(there / 2));
        self.0
            .iter()
            .zip(&other.0)
            .enumerate()
            .filter(move |(_, pair)| more(*pair))
            .map(|(at, _)| at)
    }
}

impl Cells {
    pub(super) fn new(width: u32, height: u32) -> Self {
        let side = SIDE.max(width.max(height).div_ceil(MOST));
        let count = |length: u32| length.div_ceil(side) as usize;
        Self { width, height, side, columns: count(width), rows: count(height) }
    }

    pub(super) fn nothing(&self) -> Strokes {
        Strokes(vec![0; self.columns * self.rows])
    }

    /// Counts the edges between neighbours in a row, which letters in any direction have.
    pub(super) fn strokes(&self, picture: &Raster) -> Strokes {
        let mut counts = vec![0_u32; self.columns * self.rows];
        let row_length = 3 * self.width as usize;
        let cell_length = 3 * self.side as usize;
        for (y, row) in picture.rgb.chunks_exact(row_length).enumerate() {
            let first = y / self.side as usize * self.columns;
            let here = row.chunks(cell_length);
            let next = row[3..].chunks(cell_length);
            for ((here, next), count) in here.zip(next).zip(&mut counts[first..]) {
                let edges = here.iter().zip(next).filter(|&(a, b)| a.abs_diff(*b) > EDGE);
                *count += edges.count() as u32;
            }
        }
        let samples = 3 * self.side * self.side;
        Strokes(counts.into_iter().map(|count| (count * 255 / samples).min(255) as u8).collect())
    }

    /// Cells in which any sample, counted from the first of the picture, is as asked.
    pub(super) fn where_any(&self, asked: impl Fn(usize) -> bool) -> Vec<usize> {
        let row_length = 3 * self.width as usize;
        let sample = |cell: usize| {
            let area = self.area(cell);
            let columns = 3 * area.x as usize..3 * area.right() as usize;
            (area.y as usize..area.bottom() as usize)
                .any(|y| columns.clone().any(|x| asked(y * row_length + x)))
        };
        (0..self.columns * self.rows).filter(|&cell| sample(cell)).collect()
    }

    /// The rectangle around some cells and what lies near them.
    pub(super) fn around(&self, cells: &[usize], near: u32) -> Option<Area> {
        let areas = cells.iter().map(|&cell| self.area(cell));
        Some(areas.reduce(Area::around)?.grown(near, self.width, self.height))
    }

    /// Which cells have most of their pixels in boxes.
    pub(super) fn covered(&self, boxes: &[Found]) -> Vec<bool> {
        let mut pixels = vec![0_u64; self.columns * self.rows];
        for found in boxes {
            let area = Area { x: found.x, y: found.y, w: found.w, h: found.h };
            for row in area.y / self.side..=(area.bottom() - 1) / self.side {
                for column in area.x / self.side..=(area.right() - 1) / self.side {
                    let cell = row as usize * self.columns + column as usize;
                    pixels[cell] += area.shared(self.area(cell));
                }
            }
        }
        pixels
            .into_iter()
            .enumerate()
            .map(|(cell, pixels)| {
                let area = self.area(cell);
                2 * pixels > u64::from(area.w) * u64::from(area.h)
            })
            .collect()
    }

    fn area(&self, cell: usize) -> Area {
        let x = (cell % self.columns) as u32 * self.side;
        let y = (cell / self.columns) as u32 * self.side;
        Area { x, y, w: self.side.min(self.width - x), h: self.side.min(self.height - y) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_counted_where_they_are() {
        let mut rgb = vec![0; 3 * 48 * 32];
        for y in 16..32 {
            rgb[3 * (y * 48 + 20)..][..3].fill(255);
        }
        let cells = Cells::new(48, 32);
        let strokes = cells.strokes(&Raster { width: 48, height: 32, rgb });
        // Two edges in each of sixteen rows, of 256 neighbours.
        assert_eq!(strokes, Strokes(vec![0, 0, 0, 0, 31, 0]));
        assert_eq!(strokes.beyond(&cells.nothing()).collect::<Vec<_>>(), [4]);
        assert_eq!(cells.around(&[4], 10), Some(Area { x: 6, y: 6, w: 36, h: 26 }));
    }

    #[test]
    fn pictures_one_pixel_wide_or_high_have_cells() {
        for (width, height) in [(1, 1), (65535, 1), (1, 65535)] {
            let cells = Cells::new(width, height);
            let rgb = vec![7; 3 * width as usize * height as usize];
            assert_eq!(cells.strokes(&Raster { width, height, rgb }), cells.nothing());
            assert_eq!(cells.where_any(|_| true).len(), cells.columns * cells.rows);
        }
    }
}
