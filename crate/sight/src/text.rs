//! Finding text, whatever its script, size, colour or direction.

mod blobs;
mod tiles;

use kamei::pixels::{MaskKind, Raster};
use kamei::progress::Progress;
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use crate::network::{self, Network};
use crate::picture::{self, Area};
use crate::{Error, Found};
pub(crate) use blobs::Map;
use blobs::blobs;
use tiles::{Tile, tiles};

/// Means and deviations of blue, green and red that the network was taught with.
const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATION: [f32; 3] = [0.229, 0.224, 0.225];
/// The network halves its picture five times.
const STEP: u32 = 32;
/// How much larger than it is a picture is shown to the network: small print is found better so.
const LARGER: u32 = 3;
const THAN: u32 = 2;
/// Samples that differ less from those at the edge of a tile are as even as it is.
const EVEN: u8 = 6;
/// What stays around the uneven part of a tile.
const AROUND: u32 = 24;

/// Finds lines of text.
#[derive(Debug)]
pub struct TextDetector {
    network: Network,
}

impl TextDetector {
    /// Makes the detector from `models/text.onnx`, packed or not.
    pub fn new(model: &[u8]) -> Result<Self, Error> {
        Ok(Self { network: Network::load(network::TEXT, model)? })
    }

    /// The boxes of all text in a picture of at most 32 million pixels; progress counts tiles.
    pub fn find(&self, picture: &Raster, progress: &mut dyn Progress) -> Result<Vec<Found>, Error> {
        picture::check(picture)?;
        let mut map = Map::new(picture.width, picture.height);
        self.map(picture, Area::whole(picture), &mut map, progress)?;
        Ok(found(map))
    }

    /// Notes how likely each pixel of a region is text.
    pub(crate) fn map(
        &self,
        picture: &Raster,
        region: Area,
        map: &mut Map,
        progress: &mut dyn Progress,
    ) -> Result<(), Error> {
        let tiles = tiles(region);
        for (done, tile) in tiles.iter().enumerate() {
            if progress.step(done as u64, tiles.len() as u64).is_break() {
                return Err(Error::Cancelled);
            }
            self.look(picture, tile, map)?;
        }
        Ok(())
    }

    /// Notes what the network says of one tile.
    fn look(&self, picture: &Raster, tile: &Tile, map: &mut Map) -> Result<(), Error> {
        let Some(area) = uneven(picture, tile.area) else { return Ok(()) };
        let part = picture::cut(picture, area);
        let larger = |length: u32| (length * LARGER).div_ceil(THAN);
        let part = picture::scaled(&part, larger(part.width), larger(part.height));
        let answer = self.network.run(planes(&part))?;
        let answer = answer.first().ok_or(Error::Engine)?;
        let &[1, 1, rows, columns] = answer.shape() else { return Err(Error::Engine) };
        if rows < part.height as usize || columns < part.width as usize {
            return Err(Error::Engine);
        }
        let answer = answer.to_vec();
        for y in tile.counts.y.max(area.y)..tile.counts.bottom().min(area.bottom()) {
            for x in tile.counts.x.max(area.x)..tile.counts.right().min(area.right()) {
                let likely = mean(&answer, columns, (x - area.x, y - area.y), &part);
                map.raise(x, y, (likely.clamp(0.0, 1.0) * 255.0).round() as u8);
            }
        }
        Ok(())
    }
}

/// The boxes of a map.
pub(crate) fn found(map: Map) -> Vec<Found> {
    let found = |blob: blobs::Blob| Found::new(blob.area, MaskKind::Text, blob.score);
    blobs(map).into_iter().map(found).collect()
}

/// The part of a tile that is not as even as its first pixel, and a little around it; around most
/// pictures there is nothing to read. `None` where all of it is even.
fn uneven(picture: &Raster, area: Area) -> Option<Area> {
    let row = |y: u32| {
        let from = 3 * (y as usize * picture.width as usize + area.x as usize);
        &picture.rgb[from..from + 3 * area.w as usize]
    };
    let first = &row(area.y)[..3];
    let differs = |pixel: &[u8]| pixel.iter().zip(first).any(|(a, b)| a.abs_diff(*b) > EVEN);
    let (mut left, mut right) = (area.w, 0);
    let (mut top, mut bottom) = (area.bottom(), area.y);
    for y in area.y..area.bottom() {
        let pixels = row(y).chunks_exact(3);
        let Some(begin) = pixels.clone().position(differs) else { continue };
        let end = area.w - pixels.rev().position(differs).unwrap_or_default() as u32;
        (left, right) = (left.min(begin as u32), right.max(end));
        (top, bottom) = (top.min(y), y + 1);
    }
    let from = (area.x + left.saturating_sub(AROUND), top.saturating_sub(AROUND).max(area.y));
    let to = (area.x + (right + AROUND).min(area.w), (bottom + AROUND).min(area.bottom()));
    (left < right).then(|| Area { x: from.0, y: from.1, w: to.0 - from.0, h: to.1 - from.1 })
}

/// The mean answer over one pixel of the picture, which is larger for the network.
fn mean(answer: &[f32], columns: usize, (x, y): (u32, u32), larger: &Raster) -> f32 {
    // Shares of the larger pixels that a pixel covers, in parts of one of them.
    let weights = |at: u32, end: u32| {
        let (from, to) = (at * LARGER, (at + 1) * LARGER);
        (from / THAN..to.div_ceil(THAN)).map(move |place| {
            let share = (to.min((place + 1) * THAN)) - from.max(place * THAN);
            (place.min(end - 1) as usize, share as f32 / LARGER as f32)
        })
    };
    let mut sum = 0.0;
    for (row, vertical) in weights(y, larger.height) {
        for (column, horizontal) in weights(x, larger.width) {
            sum += vertical * horizontal * answer[row * columns + column];
        }
    }
    sum
}

/// The planes as the network was taught.
fn planes(picture: &Raster) -> NdTensor<f32, 4> {
    network::planes(picture, STEP, |sample, plane| {
        (f32::from(sample) / 255.0 - MEAN[plane]) / DEVIATION[plane]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_uneven_part_of_a_tile_is_looked_at() {
        let mut picture = Raster { width: 300, height: 200, rgb: vec![9; 3 * 300 * 200] };
        let whole = Area::whole(&picture);
        assert_eq!(uneven(&picture, whole), None);
        picture.rgb[3 * (100 * 300 + 150)] = 9 + EVEN;
        assert_eq!(uneven(&picture, whole), None, "noise");
        picture.rgb[3 * (100 * 300 + 150)] = 200;
        picture.rgb[3 * (120 * 300 + 10)] = 200;
        let found = uneven(&picture, whole);
        assert_eq!(found, Some(Area { x: 0, y: 76, w: 175, h: 69 }));
    }

    #[test]
    fn a_mean_takes_each_larger_pixel_by_its_share() {
        let larger = Raster { width: 3, height: 3, rgb: Vec::new() };
        let answer = [1.0, 4.0, 7.0, 1.0, 4.0, 7.0, 1.0, 4.0, 7.0];
        assert!((mean(&answer, 3, (0, 0), &larger) - 2.0).abs() < 1e-6);
        assert!((mean(&answer, 3, (1, 1), &larger) - 6.0).abs() < 1e-6);
    }
}
