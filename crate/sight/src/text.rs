//! Finding text, whatever its script, size, colour or direction.

mod blobs;
mod closer;
mod tiles;

use std::sync::Arc;

use kamei::pixels::{MaskKind, Raster};
use kamei::progress::Progress;
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use crate::network::{self, Network};
use crate::picture::{self, Area};
use crate::{Error, Found};
pub(crate) use blobs::Map;
use blobs::{blobs, doubts};
use closer::closer;
use tiles::{Tile, tiles};

/// Means and deviations of blue, green and red that the network was taught with.
const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATION: [f32; 3] = [0.229, 0.224, 0.225];
/// The network halves its picture five times.
const STEP: u32 = 32;

/// How large the network sees a part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// As it is: most text is plain.
    Plain,
    /// One and a half times as wide and high, which small and faint text needs.
    Closer,
}

impl Scale {
    fn to(self, length: u32) -> u32 {
        match self {
            Self::Plain => length,
            Self::Closer => (length * 3).div_ceil(2),
        }
    }

    /// The length in the picture that fits into a length of the scaled one.
    fn back(self, length: u32) -> u32 {
        match self {
            Self::Plain => length,
            Self::Closer => length * 2 / 3,
        }
    }
}

/// Finds lines of text.
#[derive(Debug)]
pub struct TextDetector {
    network: Arc<Network>,
    /// Whether all of a picture is looked at closely.
    close: bool,
}

impl TextDetector {
    /// Makes the detector from `models/text.onnx`, packed or not.
    pub fn new(model: &[u8]) -> Result<Self, Error> {
        Ok(Self { network: Arc::new(Network::load(network::TEXT, model)?), close: false })
    }

    /// The same detector, looking closely at all of a picture, for twice the price: it takes less for
    /// text, and where masks are burnt in a find too many holds a file.
    #[must_use]
    pub fn close(&self) -> Self {
        Self { network: Arc::clone(&self.network), close: true }
    }

    /// The boxes of all text in a picture of at most 32 million pixels; progress counts tiles,
    /// and those that are looked at closer anew.
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
        if self.close {
            return self.look(picture, &tiles(region, Scale::Closer), Scale::Closer, map, progress);
        }
        let mut seen = Map::new(picture.width, picture.height);
        self.look(picture, &tiles(region, Scale::Plain), Scale::Plain, &mut seen, progress)?;
        let doubts = doubts(seen.clone());
        for &doubt in &doubts {
            seen.forget(doubt);
        }
        map.raise_all(&seen);
        let closer = closer(&doubts, region);
        let closer: Vec<Tile> =
            closer.into_iter().flat_map(|area| tiles(area, Scale::Closer)).collect();
        self.look(picture, &closer, Scale::Closer, map, progress)
    }

    /// Notes what the network says of some tiles.
    fn look(
        &self,
        picture: &Raster,
        tiles: &[Tile],
        scale: Scale,
        map: &mut Map,
        progress: &mut dyn Progress,
    ) -> Result<(), Error> {
        for (done, tile) in tiles.iter().enumerate() {
            if progress.step(done as u64, tiles.len() as u64).is_break() {
                return Err(Error::Cancelled);
            }
            self.look_at(picture, tile, scale, map)?;
        }
        Ok(())
    }

    fn look_at(
        &self,
        picture: &Raster,
        tile: &Tile,
        scale: Scale,
        map: &mut Map,
    ) -> Result<(), Error> {
        let mut part = picture::cut(picture, tile.area);
        if is_even(&part) {
            return Ok(());
        }
        if scale == Scale::Closer {
            part = picture::scaled(&part, scale.to(part.width), scale.to(part.height));
        }
        let answer = self.network.run(planes(&part))?;
        let answer = answer.first().ok_or(Error::Engine)?;
        let &[1, 1, rows, columns] = answer.shape() else { return Err(Error::Engine) };
        if rows < part.height as usize || columns < part.width as usize {
            return Err(Error::Engine);
        }
        let answer = answer.to_vec();
        for y in tile.counts.y..tile.counts.bottom() {
            for x in tile.counts.x..tile.counts.right() {
                let (left, top) = (x - tile.area.x, y - tile.area.y);
                let likely = match scale {
                    Scale::Plain => answer[top as usize * columns + left as usize],
                    Scale::Closer => mean(&answer, columns, (left, top), &part),
                };
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

/// Whether all pixels are the same, as around most pictures: there is nothing to read.
fn is_even(picture: &Raster) -> bool {
    picture.rgb.chunks_exact(3).all(|pixel| pixel == &picture.rgb[..3])
}

/// The mean answer over one pixel of the picture, which is one and a half wide in the larger one.
fn mean(answer: &[f32], columns: usize, (x, y): (u32, u32), larger: &Raster) -> f32 {
    let weights = |at: u32, end: u32| {
        let first = at * 3 / 2;
        // Even places begin on a whole pixel, odd ones in the middle of one.
        let shares = if at.is_multiple_of(2) { [(0, 2.0), (1, 1.0)] } else { [(0, 1.0), (1, 2.0)] };
        shares.map(|(by, share)| ((first + by).min(end - 1) as usize, share / 3.0))
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
