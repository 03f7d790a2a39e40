//! What the network's four maps say.

use rten_tensor::Tensor;
use rten_tensor::prelude::*;

/// Each place of the maps stands for so many pixels.
const GRID: f32 = 4.0;
/// Below this the eye points are a guess.
const SURE: f32 = 0.5;
/// Height of the band over the eyes, of the height of the face.
const BAND: f32 = 0.35;
/// tan 30°: a line through the eyes that is steeper was not seen upright.
const STEEPEST: f32 = 0.577;

/// A face as the network saw it: upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Face {
    pub(super) corners: [f32; 4],
    pub(super) score: f32,
    pub(super) eyes: [(f32, f32); 2],
}

impl Face {
    /// Larger about its middle.
    pub(super) fn grown(self, by: f32) -> Self {
        let [left, top, right, bottom] = self.corners;
        let (x, y) = ((right - left) * (by - 1.0) / 2.0, (bottom - top) * (by - 1.0) / 2.0);
        Self { corners: [left - x, top - y, right + x, bottom + y], ..self }
    }

    /// The band that hides both eyes, if they are surely known.
    pub(super) fn eyes(&self) -> Option<[f32; 4]> {
        let [left, top, right, bottom] = self.corners;
        let [(ax, ay), (bx, by)] = self.eyes;
        let inside = |x: f32, y: f32| left < x && x < right && top < y && y < bottom;
        let slope = (by - ay) / (bx - ax);
        let known = self.score >= SURE && ax < bx && inside(ax, ay) && inside(bx, by);
        if !known || slope.abs() > STEEPEST {
            return None;
        }
        let line = |x: f32| ay + slope * (x - ax);
        let half = BAND * (bottom - top) / 2.0;
        let (from, to) = (line(left).min(line(right)) - half, line(left).max(line(right)) + half);
        Some([left, from, right, to])
    }
}

/// Every place that is at least so likely a face; `None` where the maps do not belong together.
pub(super) fn faces(maps: &[Tensor<f32>], least: f32) -> Option<Vec<Face>> {
    let [heat, scale, offset, marks] = maps else { return None };
    let &[1, 1, rows, columns] = heat.shape() else { return None };
    for (map, planes) in [(scale, 2), (offset, 2), (marks, 10)] {
        if map.shape() != [1, planes, rows, columns] {
            return None;
        }
    }
    let [heat, scale, offset, marks] = [heat, scale, offset, marks].map(AsView::to_vec);
    let size = rows * columns;
    let hot = (0..size).filter(|&at| heat[at] >= least);
    let face = |at: usize| {
        let (row, column) = ((at / columns) as f32, (at % columns) as f32);
        let (h, w) = (GRID * scale[at].exp(), GRID * scale[size + at].exp());
        let top = (row + offset[at] + 0.5) * GRID - h / 2.0;
        let left = (column + offset[size + at] + 0.5) * GRID - w / 2.0;
        let mark = |j: usize| {
            (left + marks[(2 * j + 1) * size + at] * w, top + marks[2 * j * size + at] * h)
        };
        let corners = [left, top, left + w, top + h];
        let face = Face { corners, score: heat[at], eyes: [mark(0), mark(1)] };
        corners.iter().all(|edge| edge.is_finite()).then_some(face)
    };
    Some(hot.filter_map(face).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(planes: usize, values: &[(usize, f32)]) -> Tensor<f32> {
        let mut data = vec![0.0; planes * 6];
        for &(at, value) in values {
            data[at] = value;
        }
        Tensor::from_data(&[1, planes, 2, 3], data)
    }

    #[test]
    fn reads_place_size_and_eyes_from_the_maps() {
        let heat = map(1, &[(4, 0.6), (5, 0.1)]);
        let scale = map(2, &[(4, 1.0), (10, 2.0)]);
        let offset = map(2, &[(4, 0.25), (10, -0.25)]);
        let marks = map(10, &[(4, 0.5), (10, 0.25), (16, 0.5), (22, 0.75)]);
        let [face] = faces(&[heat, scale, offset, marks], 0.2).expect("maps of one size")[..]
        else {
            panic!("one face")
        };
        let (h, w) = (4.0 * 1.0_f32.exp(), 4.0 * 2.0_f32.exp());
        let (top, left) = (7.0 - h / 2.0, 5.0 - w / 2.0);
        for (is, ought) in face.corners.into_iter().zip([left, top, left + w, top + h]) {
            assert!((is - ought).abs() < 1e-4);
        }
        assert!((face.eyes[0].0 - (left + w / 4.0)).abs() < 1e-4);
        assert!((face.eyes[1].1 - (top + h / 2.0)).abs() < 1e-4);
    }

    #[test]
    fn maps_of_different_sizes_are_refused() {
        let [heat, scale, offset] = [map(1, &[]), map(2, &[]), map(2, &[])];
        assert_eq!(faces(&[heat, scale, offset, map(9, &[])], 0.2), None);
    }

    #[test]
    fn a_band_needs_eyes_that_are_surely_known() {
        let face = Face {
            corners: [0.0, 0.0, 100.0, 120.0],
            score: 0.9,
            eyes: [(30.0, 40.0), (70.0, 44.0)],
        };
        assert_eq!(face.eyes(), Some([0.0, 16.0, 100.0, 68.0]));
        assert_eq!(Face { score: 0.4, ..face }.eyes(), None);
        assert_eq!(Face { eyes: [(30.0, 40.0), (70.0, 80.0)], ..face }.eyes(), None);
        assert_eq!(Face { eyes: [(70.0, 44.0), (30.0, 40.0)], ..face }.eyes(), None);
        assert_eq!(Face { eyes: [(30.0, 40.0), (170.0, 40.0)], ..face }.eyes(), None);
    }
}
