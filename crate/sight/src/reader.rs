//! Reading what stands in a box: Japanese and Latin, in lines that run in any of four directions.

mod ctc;

use kamei::pixels::{MaskKind, Raster};
use rten_tensor::prelude::*;

use crate::network::{self, Network};
use crate::picture::{self, Area, Turn};
use crate::reading::harmless;
use crate::{Error, Found};
use ctc::Alphabet;

/// Height of the lines that the network was taught.
const HEIGHT: u32 = 48;
/// Longer lines are read in pieces.
const LONGEST: u32 = 1536;
/// A line read with this likelihood need not be read in another direction.
const SURE: f32 = 0.9;
/// A box that is so much higher than wide may hold a line that runs downwards.
const TALL: f32 = 1.2;

/// Text and how likely it was read right.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What was read.
    pub text: String,
    /// Mean likelihood of its characters.
    pub score: f32,
}

/// Reads lines of text; what it cannot read says nothing about what stands there.
#[derive(Debug)]
pub struct TextReader {
    network: Network,
    alphabet: Alphabet,
}

impl TextReader {
    /// Makes the reader from `models/reader.onnx`, packed or not.
    pub fn new(model: &[u8]) -> Result<Self, Error> {
        let network = Network::load(network::READER, model)?;
        let alphabet = Alphabet::new(network.note("character").ok_or(Error::Engine)?);
        Ok(Self { network, alphabet })
    }

    /// Reads what stands in each of the boxes, and notes it there.
    pub fn read_all(&self, picture: &Raster, found: &mut [Found]) -> Result<(), Error> {
        for found in found.iter_mut().filter(|found| found.kind == MaskKind::Text) {
            found.text = self.read(picture, found)?.map(|line| line.text);
            found.may_keep = found.text.as_deref().and_then(harmless);
        }
        Ok(())
    }

    /// Reads what stands in a box of the picture; `None` where no character was seen.
    pub fn read(&self, picture: &Raster, found: &Found) -> Result<Option<Line>, Error> {
        picture::check(picture)?;
        let corners =
            [found.x, found.y, found.x.saturating_add(found.w), found.y.saturating_add(found.h)]
                .map(|edge| edge as f32);
        let Some(area) = Area::between(corners, picture.width, picture.height) else {
            return Ok(None);
        };
        let part = picture::cut(picture, area);
        let mut best: Option<Line> = None;
        for &turn in directions(area) {
            let line = self.line(&picture::turned(&part, turn))?;
            let better = |best: &Line| line.as_ref().is_some_and(|line| line.score > best.score);
            if best.as_ref().is_none_or(better) {
                best = line;
            }
            if best.as_ref().is_some_and(|line| line.score >= SURE) {
                break;
            }
        }
        Ok(best)
    }

    /// Reads a line that runs from left to right.
    fn line(&self, line: &Raster) -> Result<Option<Line>, Error> {
        let scale = f64::from(HEIGHT) / f64::from(line.height);
        let width = ((f64::from(line.width) * scale).ceil() as u32).max(HEIGHT);
        let pieces = width.div_ceil(LONGEST);
        let cut =
            |piece: u32| (u64::from(line.width) * u64::from(piece) / u64::from(pieces)) as u32;
        let (mut text, mut likely, mut count) = (String::new(), 0.0, 0);
        for piece in 0..pieces {
            let (from, to) = (cut(piece), cut(piece + 1));
            let part = picture::cut(line, Area { x: from, y: 0, w: to - from, h: line.height });
            let part = picture::scaled(&part, (width / pieces).max(HEIGHT), HEIGHT);
            let samples = network::planes(&part, 1, |sample, _| f32::from(sample) / 127.5 - 1.0);
            let answer = self.network.run(samples)?;
            let answer = answer.first().ok_or(Error::Engine)?;
            let &[1, _, classes] = answer.shape() else { return Err(Error::Engine) };
            for (character, likelihood) in self.alphabet.read(&answer.to_vec(), classes) {
                text.push_str(character);
                likely += likelihood;
                count += 1;
            }
        }
        let text = text.trim().to_owned();
        Ok((!text.is_empty()).then(|| Line { text, score: likely / count as f32 }))
    }
}

/// In which directions a line in such a box may run, the likeliest first.
fn directions(area: Area) -> &'static [Turn] {
    use Turn::{Half, Left, None, Right};
    let (w, h) = (area.w as f32, area.h as f32);
    if h >= w * TALL {
        // A column of Japanese is read as it was taught: turned to the left.
        &[Left, Right]
    } else if w >= h * TALL {
        &[None, Half]
    } else {
        &[None, Left, Right, Half]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_along_its_longer_side() {
        let first = |w, h| directions(Area { x: 0, y: 0, w, h })[0];
        assert_eq!(first(100, 20), Turn::None);
        assert_eq!(first(20, 100), Turn::Left);
        assert_eq!(directions(Area { x: 0, y: 0, w: 20, h: 20 }).len(), 4);
    }
}
