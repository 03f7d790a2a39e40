//! Cutting, turning and scaling pictures.

use kamei::pixels::Raster;

use crate::Error;

/// The largest picture that is searched, in pixels: with a tile's work it fits into 400 MB.
const LARGEST: u64 = 32 << 20;

/// Refuses pictures without pixels, larger than is searched, or whose samples do not fill them.
pub(crate) fn check(picture: &Raster) -> Result<(), Error> {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    if pixels == 0 || pixels > LARGEST {
        return Err(Error::Size);
    }
    if picture.rgb.len() as u64 != 3 * pixels {
        return Err(Error::Incomplete);
    }
    Ok(())
}

/// A rectangle of whole pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Area {
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) w: u32,
    pub(crate) h: u32,
}

impl Area {
    pub(crate) fn whole(picture: &Raster) -> Self {
        Self { x: 0, y: 0, w: picture.width, h: picture.height }
    }

    /// The rectangle between two corners, cut to a picture; `None` where nothing is left.
    pub(crate) fn between(corners: [f32; 4], width: u32, height: u32) -> Option<Self> {
        let [left, top, right, bottom] = corners;
        let x = left.floor().clamp(0.0, width as f32) as u32;
        let y = top.floor().clamp(0.0, height as f32) as u32;
        let w = (right.ceil().clamp(0.0, width as f32) as u32).saturating_sub(x);
        let h = (bottom.ceil().clamp(0.0, height as f32) as u32).saturating_sub(y);
        (w > 0 && h > 0).then_some(Self { x, y, w, h })
    }

    pub(crate) fn right(self) -> u32 {
        self.x + self.w
    }

    pub(crate) fn bottom(self) -> u32 {
        self.y + self.h
    }

    pub(crate) fn pixels(self) -> u64 {
        u64::from(self.w) * u64::from(self.h)
    }

    /// The rectangle around both.
    pub(crate) fn around(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self { x, y, w: right - x, h: bottom - y }
    }

    /// Pixels that both hold.
    pub(crate) fn shared(self, other: Self) -> u64 {
        let w = self.right().min(other.right()).saturating_sub(self.x.max(other.x));
        let h = self.bottom().min(other.bottom()).saturating_sub(self.y.max(other.y));
        u64::from(w) * u64::from(h)
    }

    /// Larger by `by` on each side, cut to a picture.
    pub(crate) fn grown(self, by: u32, width: u32, height: u32) -> Self {
        let x = self.x.saturating_sub(by);
        let y = self.y.saturating_sub(by);
        let w = self.right().saturating_add(by).min(width) - x;
        let h = self.bottom().saturating_add(by).min(height) - y;
        Self { x, y, w, h }
    }
}

/// A quarter turn of a picture, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    None,
    Right,
    Half,
    Left,
}

impl Turn {
    pub(crate) const ALL: [Self; 4] = [Self::None, Self::Right, Self::Half, Self::Left];

    /// Where a point of the turned picture lies in the one of `width` and `height` that was turned.
    pub(crate) fn back(self, (x, y): (f32, f32), width: u32, height: u32) -> (f32, f32) {
        let (w, h) = (width as f32, height as f32);
        match self {
            Self::None => (x, y),
            Self::Right => (y, h - x),
            Self::Half => (w - x, h - y),
            Self::Left => (w - y, x),
        }
    }

    /// The two corners of a rectangle, turned back.
    pub(crate) fn corners_back(self, corners: [f32; 4], width: u32, height: u32) -> [f32; 4] {
        let (ax, ay) = self.back((corners[0], corners[1]), width, height);
        let (bx, by) = self.back((corners[2], corners[3]), width, height);
        [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)]
    }
}

/// The picture as a mirror shows it.
pub(crate) fn mirrored(mut picture: Raster) -> Raster {
    for row in picture.rgb.chunks_exact_mut(3 * picture.width as usize) {
        row.reverse();
        row.chunks_exact_mut(3).for_each(<[u8]>::reverse);
    }
    picture
}

/// The picture turned clockwise.
pub(crate) fn turned(picture: &Raster, turn: Turn) -> Raster {
    let (w, h) = (picture.width as usize, picture.height as usize);
    let (width, height) = match turn {
        Turn::None | Turn::Half => (w, h),
        Turn::Right | Turn::Left => (h, w),
    };
    let mut rgb = Vec::with_capacity(picture.rgb.len());
    for y in 0..height {
        for x in 0..width {
            let (from_x, from_y) = match turn {
                Turn::None => (x, y),
                Turn::Right => (y, h - 1 - x),
                Turn::Half => (w - 1 - x, h - 1 - y),
                Turn::Left => (w - 1 - y, x),
            };
            let at = 3 * (from_y * w + from_x);
            rgb.extend_from_slice(&picture.rgb[at..at + 3]);
        }
    }
    Raster { width: width as u32, height: height as u32, rgb }
}

/// A part of a picture.
pub(crate) fn cut(picture: &Raster, area: Area) -> Raster {
    let row = 3 * area.w as usize;
    let mut rgb = Vec::with_capacity(row * area.h as usize);
    for y in area.y..area.bottom() {
        let from = 3 * (y as usize * picture.width as usize + area.x as usize);
        rgb.extend_from_slice(&picture.rgb[from..from + row]);
    }
    Raster { width: area.w, height: area.h, rgb }
}

/// Scales to another size: by cubic curves when larger, by the mean of what falls together when
/// much smaller.
pub(crate) fn scaled(picture: &Raster, width: u32, height: u32) -> Raster {
    let columns = Taps::new(picture.width, width);
    let rows = Taps::new(picture.height, height);
    let stride = 3 * picture.width as usize;
    let mut rgb = Vec::with_capacity(3 * width as usize * height as usize);
    // One row at a time, so that a long strip needs no second picture of floats.
    let mut line = vec![0.0_f32; stride];
    for taps in &rows.0 {
        line.fill(0.0);
        for &(y, weight) in taps {
            let source = &picture.rgb[y as usize * stride..][..stride];
            for (sum, &sample) in line.iter_mut().zip(source) {
                *sum += weight * f32::from(sample);
            }
        }
        for taps in &columns.0 {
            let mut pixel = [0.0_f32; 3];
            for &(x, weight) in taps {
                for (sum, &sample) in pixel.iter_mut().zip(&line[3 * x as usize..]) {
                    *sum += weight * sample;
                }
            }
            rgb.extend(pixel.map(|sample| sample.round().clamp(0.0, 255.0) as u8));
        }
    }
    Raster { width, height, rgb }
}

/// For each place of the scaled line, the places it is made of and their weights.
struct Taps(Vec<Vec<(u32, f32)>>);

impl Taps {
    fn new(from: u32, to: u32) -> Self {
        let ratio = f64::from(from) / f64::from(to);
        Self((0..to).map(|place| Self::at(place, ratio, from)).collect())
    }

    fn at(place: u32, ratio: f64, from: u32) -> Vec<(u32, f32)> {
        let last = i64::from(from) - 1;
        let centre = (f64::from(place) + 0.5) * ratio - 0.5;
        // A cubic of four places would jump over what lies between them.
        let width = ratio.max(1.0);
        let first = (centre - 2.0 * width).ceil() as i64;
        let end = (centre + 2.0 * width).floor() as i64;
        let weights = (first..=end).map(|at| (at, cubic((at as f64 - centre) / width)));
        let total: f64 = weights.clone().map(|(_, weight)| weight).sum();
        weights.map(|(at, weight)| (at.clamp(0, last) as u32, (weight / total) as f32)).collect()
    }
}

/// The cubic convolution kernel, a = -0.75.
fn cubic(distance: f64) -> f64 {
    const A: f64 = -0.75;
    let d = distance.abs();
    if d <= 1.0 {
        ((A + 2.0) * d - (A + 3.0)) * d * d + 1.0
    } else if d < 2.0 {
        ((A * d - 5.0 * A) * d + 8.0 * A) * d - 4.0 * A
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Raster {
        let rgb = (0..3 * width * height).map(|at| (at * 7 % 251) as u8).collect();
        Raster { width, height, rgb }
    }

    #[test]
    fn a_mirror_changes_left_and_right_and_keeps_colours() {
        let upright = picture(5, 3);
        let mirror = mirrored(upright.clone());
        for (x, y) in (0..5).flat_map(|x| (0..3).map(move |y| (x, y))) {
            let there = cut(&mirror, Area { x: 4 - x, y, w: 1, h: 1 });
            assert_eq!(there, cut(&upright, Area { x, y, w: 1, h: 1 }), "{x} {y}");
        }
    }

    #[test]
    fn a_point_goes_back_where_it_came_from() {
        let upright = picture(5, 3);
        for turn in Turn::ALL {
            let turned = turned(&upright, turn);
            for y in 0..turned.height {
                for x in 0..turned.width {
                    let centre = (x as f32 + 0.5, y as f32 + 0.5);
                    let (bx, by) = turn.back(centre, upright.width, upright.height);
                    let there = cut(&turned, Area { x, y, w: 1, h: 1 });
                    let here = cut(&upright, Area { x: bx as u32, y: by as u32, w: 1, h: 1 });
                    assert_eq!(there, here, "{turn:?} {x} {y}");
                }
            }
        }
    }

    #[test]
    fn scaling_keeps_what_is_even() {
        let grey = Raster { width: 4, height: 4, rgb: vec![90; 48] };
        for (width, height) in [(6, 6), (1, 1), (9, 2)] {
            let scaled = scaled(&grey, width, height);
            assert_eq!(scaled.rgb, vec![90; 3 * (width * height) as usize]);
        }
    }

    #[test]
    fn scaling_to_the_same_size_changes_nothing() {
        let before = picture(7, 5);
        assert_eq!(scaled(&before, 7, 5), before);
    }

    #[test]
    fn refuses_what_cannot_be_a_picture() {
        let odd = |width, height, bytes| check(&Raster { width, height, rgb: vec![0; bytes] });
        assert_eq!(odd(0, 5, 0), Err(Error::Size));
        assert_eq!(odd(65535, 65535, 3), Err(Error::Size));
        assert_eq!(odd(2, 2, 11), Err(Error::Incomplete));
        assert_eq!(odd(65535, 1, 3 * 65535), Ok(()));
    }
}
