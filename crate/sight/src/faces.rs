//! Finding faces, upright or turned, near or far.

mod decode;

use kamei::pixels::{MaskKind, Raster};
use kamei::progress::Progress;
use rten_tensor::NdTensor;

use crate::network::{self, Network};
use crate::picture::{self, Area, Turn};
use crate::{Error, Found};
use decode::{Face, faces};

/// Longest side of the picture that the network sees, and of a second, smaller one: a face that
/// fills the first is too near to be known.
const SIDES: [u32; 2] = [1024, 512];
/// The network halves its picture five times.
const STEP: u32 = 32;
/// Turned pictures are seen at three quarters of a side, but for small ones: half of the work, and
/// the same faces down to sixteen pixels.
const SMALL: u32 = 256;
/// Two boxes that share more of what they hold together are one face.
const SAME: f32 = 0.3;
/// Likelihood from which a place is a face: faces that wear a mask score low.
const FACE: f32 = 0.2;
/// Likelihood that counts when a face is confirmed.
const HINT: f32 = 0.05;
/// Longest sides of a face in the closer looks that confirm it.
const CLOSER: [u32; 2] = [96, 64];
/// The same where a doubtful face is looked at in a mirror.
const MIRRORED: [u32; 2] = [64, 48];
/// Mean score of the closer looks that is enough for a face seen upright if it is one in a mirror
/// too, and what is enough alone: in pictures turned around cups and wheels look back.
const UPRIGHT: f32 = 0.2;
const SURE: f32 = 0.5;
/// The network's box ends at brows and chin; the mask is larger by this.
const GROWTH: f32 = 1.3;

/// How much of a face is blanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cover {
    /// All of it.
    #[default]
    Face,
    /// A band over the eyes; all of it where the eyes are not surely known.
    Eyes,
}

/// Finds faces.
#[derive(Debug)]
pub struct FaceDetector {
    network: Network,
}

impl FaceDetector {
    /// Makes the detector from `models/faces.onnx`, packed or not.
    pub fn new(model: &[u8]) -> Result<Self, Error> {
        Ok(Self { network: Network::load(network::FACES, model)? })
    }

    /// A box for each face in a picture; progress counts looks.
    pub fn find(
        &self,
        picture: &Raster,
        cover: Cover,
        progress: &mut dyn Progress,
    ) -> Result<Vec<Found>, Error> {
        picture::check(picture)?;
        let longest = picture.width.max(picture.height);
        let looks = looks(longest);
        let mut all = Vec::new();
        for (done, &(side, turn)) in looks.iter().enumerate() {
            if progress.step(done as u64, looks.len() as u64).is_break() {
                return Err(Error::Cancelled);
            }
            all.extend(self.look(picture, side, turn)?);
        }
        let mut found = Vec::new();
        for face in distinct(all) {
            if self.confirms(&face, picture)? {
                found.extend(mask(&face, cover, picture));
            }
        }
        Ok(found)
    }

    /// Looks closer at one face. What is doubtful has to be a face in a mirror too: a covered face
    /// is, a cup with its handle is not.
    fn confirms(&self, seen: &Seen, picture: &Raster) -> Result<bool, Error> {
        let mean = self.closer(seen, picture, CLOSER, false)?;
        Ok(mean >= SURE
            || seen.turn == Turn::None
                && mean >= UPRIGHT
                && self.closer(seen, picture, MIRRORED, true)? >= UPRIGHT)
    }

    /// The mean likelihood of one face from near, at sizes that the network knows well.
    fn closer(
        &self,
        seen: &Seen,
        picture: &Raster,
        sides: [u32; 2],
        mirrored: bool,
    ) -> Result<f32, Error> {
        let corners = seen.back(seen.face.grown(3.0).corners);
        let Some(area) = Area::between(corners, picture.width, picture.height) else {
            return Ok(0.0);
        };
        let [left, top, right, bottom] = seen.back(seen.face.corners);
        let (x, y) = (area.x as f32, area.y as f32);
        let part = picture::cut(picture, area);
        let longest = (right - left).max(bottom - top).max(1.0);
        let mut sum = 0.0;
        for side in sides {
            let scale = side as f32 / longest;
            let to = |length: u32| ((length as f32 * scale).round() as u32).clamp(1, 8 * side);
            let (width, height) = (to(part.width), to(part.height));
            let mut scaled = picture::turned(&picture::scaled(&part, width, height), seen.turn);
            let wide = scaled.width as f32;
            if mirrored {
                scaled = picture::mirrored(scaled);
            }
            let answer = self.network.run(planes(&scaled))?;
            let there = [left - x, top - y, right - x, bottom - y].map(|edge| edge * scale);
            let same = |face: &Face| {
                let [left, top, right, bottom] = face.corners;
                let corners =
                    if mirrored { [wide - right, top, wide - left, bottom] } else { face.corners };
                overlap(seen.turn.corners_back(corners, width, height), there) > SAME
            };
            let faces = faces(&answer, HINT).ok_or(Error::Engine)?;
            sum += faces
                .iter()
                .filter(|face| same(face))
                .fold(0.0, |best: f32, face| best.max(face.score));
        }
        Ok(sum / sides.len() as f32)
    }

    /// The faces that stand upright in the picture once it is scaled and turned.
    fn look(&self, picture: &Raster, side: u32, turn: Turn) -> Result<Vec<Seen>, Error> {
        let longest = picture.width.max(picture.height);
        let to = |length: u32| {
            (u64::from(length) * u64::from(side)).div_ceil(u64::from(longest)).max(1) as u32
        };
        let (width, height) = (to(picture.width), to(picture.height));
        let scaled = picture::scaled(picture, width, height);
        let answer = self.network.run(planes(&picture::turned(&scaled, turn)))?;
        let wide = picture.width as f32 / width as f32;
        let high = picture.height as f32 / height as f32;
        let found = faces(&answer, FACE).ok_or(Error::Engine)?;
        Ok(found.into_iter().map(|face| Seen { face, turn, width, height, wide, high }).collect())
    }
}

/// At which longest sides a picture is seen, and how turned; a small one is not seen twice at one size.
fn looks(longest: u32) -> Vec<(u32, Turn)> {
    let mut looks = Vec::new();
    for side in SIDES.map(|side| side.min(longest)) {
        for turn in Turn::ALL {
            let turned = (side * 3 / 4).max(SMALL.min(side));
            let look = (if turn == Turn::None { side } else { turned }, turn);
            if !looks.contains(&look) {
                looks.push(look);
            }
        }
    }
    looks
}

/// A face and how to get from where it was seen back to the picture.
#[derive(Debug, Clone, Copy)]
struct Seen {
    face: Face,
    turn: Turn,
    width: u32,
    height: u32,
    wide: f32,
    high: f32,
}

impl Seen {
    fn back(&self, corners: [f32; 4]) -> [f32; 4] {
        let [left, top, right, bottom] = self.turn.corners_back(corners, self.width, self.height);
        [left * self.wide, top * self.high, right * self.wide, bottom * self.high]
    }
}

/// The surest of all boxes that lie over one another.
fn distinct(mut all: Vec<Seen>) -> Vec<Seen> {
    all.sort_by(|a, b| b.face.score.total_cmp(&a.face.score));
    let mut kept: Vec<Seen> = Vec::new();
    for seen in all {
        let corners = seen.back(seen.face.corners);
        if kept.iter().all(|other| overlap(corners, other.back(other.face.corners)) <= SAME) {
            kept.push(seen);
        }
    }
    kept
}

/// What two rectangles share, as a part of what they hold together.
fn overlap(a: [f32; 4], b: [f32; 4]) -> f32 {
    let area =
        |[left, top, right, bottom]: [f32; 4]| (right - left).max(0.0) * (bottom - top).max(0.0);
    let both = area([a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]);
    let either = area(a) + area(b) - both;
    if either > 0.0 { both / either } else { 0.0 }
}

fn mask(seen: &Seen, cover: Cover, picture: &Raster) -> Option<Found> {
    let face = seen.face.grown(GROWTH);
    let band = if cover == Cover::Eyes { face.eyes() } else { None };
    let (corners, kind) = match band {
        Some(band) => (band, MaskKind::Eyes),
        None => (face.corners, MaskKind::Face),
    };
    let place = |corners| Area::between(seen.back(corners), picture.width, picture.height);
    let eyes = face.eyes().and_then(place).map(|area| [area.x, area.y, area.w, area.h]);
    Some(Found { eyes, ..Found::new(place(corners)?, kind, face.score) })
}

/// Blue, green and red planes, filled up to the network's step with the last pixels.
fn planes(picture: &Raster) -> NdTensor<f32, 4> {
    crate::network::planes(picture, STEP, |sample, _| f32::from(sample))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(corners: [f32; 4], score: f32, turn: Turn) -> Seen {
        let face = Face { corners, score, eyes: [(30.0, 30.0), (60.0, 30.0)] };
        Seen { face, turn, width: 200, height: 100, wide: 2.0, high: 2.0 }
    }

    #[test]
    fn turned_pictures_are_seen_smaller_but_not_too_small() {
        let turned = |looks: &[(u32, Turn)]| -> Vec<u32> {
            looks.iter().filter(|look| look.1 == Turn::Half).map(|look| look.0).collect()
        };
        assert_eq!((looks(3000).len(), turned(&looks(3000))), (8, vec![768, 384]));
        assert_eq!((looks(512).len(), turned(&looks(512))), (4, vec![384]));
        assert_eq!((looks(128).len(), turned(&looks(128))), (4, vec![128]));
        assert_eq!((looks(1).len(), turned(&looks(1))), (4, vec![1]));
    }

    #[test]
    fn one_face_seen_in_two_directions_is_one() {
        let upright = seen([20.0, 10.0, 70.0, 60.0], 0.9, Turn::None);
        // The same place once the picture stands on its head.
        let head = seen([130.0, 40.0, 180.0, 90.0], 0.4, Turn::Half);
        let other = seen([120.0, 10.0, 160.0, 60.0], 0.3, Turn::None);
        let kept = distinct(vec![head, other, upright]);
        assert_eq!(kept.iter().map(|seen| seen.face.score).collect::<Vec<_>>(), [0.9, 0.3]);
    }

    #[test]
    fn masks_lie_in_pixels_of_the_picture_and_end_with_it() {
        let picture = Raster { width: 400, height: 200, rgb: Vec::new() };
        let found = mask(&seen([0.0, 10.0, 100.0, 60.0], 0.9, Turn::None), Cover::Face, &picture);
        let found = found.expect("a mask");
        assert_eq!((found.x, found.y, found.w, found.h), (0, 5, 230, 130));
        assert_eq!(found.kind, MaskKind::Face);
    }
}
