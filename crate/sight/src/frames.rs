//! Finding text in the many frames of one layout, at the price of a few looks.
//!
//! What a device writes stands still: it shows in the brightest and darkest values that each pixel
//! takes over all frames, and those two pictures are searched as a whole. What stands in few frames
//! only adds edges there that the two do not have; the frames that add most are searched where they
//! do. What was found anywhere is a box for all frames.

mod cells;

use kamei::pixels::Raster;
use kamei::progress::Progress;
use serde::Serialize;

use crate::picture::{self, Area};
use crate::text::{self, Map};
use crate::{Error, Found, TextDetector};
use cells::{Cells, Strokes};

/// Samples that differ less between two frames are noise.
const SAME: u8 = 10;
/// So many frames are searched one by one, at most.
const LOOKS: usize = 12;
/// A single cell is a spot; the shortest text fills two.
const FEWEST: usize = 2;
/// What is seen around a place that is searched.
const CONTEXT: u32 = 48;

/// The largest frame that is searched this way, in pixels; larger ones are searched one by one.
const LARGEST: usize = 12 << 20;

/// What was found in many frames.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Layout {
    /// Boxes for all frames.
    pub found: Vec<Found>,
    /// Frames that show more than could be searched: each wants a look of its own.
    pub unsure: Vec<u32>,
}

/// A search that is handed one frame at a time: first all of them, then those it wants again.
#[derive(Debug)]
pub struct FrameSearch {
    brightest: Raster,
    darkest: Raster,
    cells: Cells,
    /// Edges of each frame.
    frames: Vec<Strokes>,
    /// The most edges that a search has seen in each cell.
    seen: Strokes,
    map: Map,
    looked: Vec<u32>,
}

impl FrameSearch {
    /// Starts with the first frame; all others must have its size, of at most 12 million pixels.
    pub fn new(first: &Raster) -> Result<Self, Error> {
        picture::check(first)?;
        if first.rgb.len() > 3 * LARGEST {
            return Err(Error::Size);
        }
        let cells = Cells::new(first.width, first.height);
        Ok(Self {
            brightest: first.clone(),
            darkest: first.clone(),
            frames: vec![cells.strokes(first)],
            seen: cells.nothing(),
            map: Map::new(first.width, first.height),
            looked: Vec::new(),
            cells,
        })
    }

    /// Takes the next frame; needs no network and little time.
    pub fn push(&mut self, frame: &Raster) -> Result<(), Error> {
        self.check(frame)?;
        for (most, &sample) in self.brightest.rgb.iter_mut().zip(&frame.rgb) {
            *most = sample.max(*most);
        }
        for (least, &sample) in self.darkest.rgb.iter_mut().zip(&frame.rgb) {
            *least = sample.min(*least);
        }
        self.frames.push(self.cells.strokes(frame));
        Ok(())
    }

    /// Searches the brightest and darkest values; comes after the last frame was pushed.
    pub fn look(&mut self, text: &TextDetector, progress: &mut dyn Progress) -> Result<(), Error> {
        text.map(&self.brightest, Area::whole(&self.brightest), &mut self.map, progress)?;
        self.seen.raise(&self.cells.strokes(&self.brightest));
        if let Some(moving) = self.moving() {
            text.map(&self.darkest, moving, &mut self.map, progress)?;
            self.seen.raise(&self.cells.strokes(&self.darkest));
        }
        Ok(())
    }

    /// The frame that is to be handed to [`look_at`](Self::look_at) next.
    pub fn wanted(&self) -> Option<u32> {
        if self.looked.len() >= LOOKS {
            return None;
        }
        if self.looked.is_empty() {
            // What moves is seen once as it is.
            return self.moving().map(|_| self.frames.len() as u32 / 2);
        }
        let known = self.known();
        (0..self.frames.len())
            .map(|frame| (self.new_cells(frame, &known).len(), frame as u32))
            .filter(|&(new, frame)| new >= FEWEST && !self.looked.contains(&frame))
            .max_by_key(|&(new, frame)| (new, std::cmp::Reverse(frame)))
            .map(|(_, frame)| frame)
    }

    /// Searches one frame where it shows more than was seen so far.
    pub fn look_at(
        &mut self,
        text: &TextDetector,
        number: u32,
        frame: &Raster,
        progress: &mut dyn Progress,
    ) -> Result<(), Error> {
        self.check(frame)?;
        let strokes = self.frames.get(number as usize).ok_or(Error::Size)?.clone();
        let region = if self.looked.is_empty() {
            self.moving()
        } else {
            self.cells.around(&self.new_cells(number as usize, &self.known()), CONTEXT)
        };
        if let Some(region) = region {
            text.map(frame, region, &mut self.map, progress)?;
        }
        self.seen.raise(&strokes);
        self.looked.push(number);
        Ok(())
    }

    /// Boxes for all frames, and the frames that want more looks than were made.
    pub fn finish(self) -> Layout {
        let known = self.known();
        let unsure = (0..self.frames.len())
            .filter(|&frame| self.new_cells(frame, &known).len() >= FEWEST)
            .map(|frame| frame as u32)
            .filter(|frame| !self.looked.contains(frame))
            .collect();
        Layout { found: text::found(self.map), unsure }
    }

    fn check(&self, frame: &Raster) -> Result<(), Error> {
        picture::check(frame)?;
        let same = frame.width == self.brightest.width && frame.height == self.brightest.height;
        if same { Ok(()) } else { Err(Error::Size) }
    }

    /// The part of the picture that is not the same in all frames.
    fn moving(&self) -> Option<Area> {
        let differ = |at: usize| self.brightest.rgb[at] - self.darkest.rgb[at] > SAME;
        let cells = self.cells.where_any(differ);
        self.cells.around(&cells, CONTEXT)
    }

    /// Cells that boxes already cover.
    fn known(&self) -> Vec<bool> {
        self.cells.covered(&text::found(self.map.clone()))
    }

    /// Cells of a frame that have more edges than any search has seen there.
    fn new_cells(&self, frame: usize, known: &[bool]) -> Vec<usize> {
        let beyond = self.frames[frame].beyond(&self.seen);
        beyond.filter(|&cell| !known[cell]).collect()
    }
}

/// Searches all frames of one layout, asking for each once and for a few again.
pub fn search<E: From<Error>>(
    text: &TextDetector,
    frames: &mut dyn FnMut(u32) -> Result<Raster, E>,
    count: u32,
    progress: &mut dyn Progress,
) -> Result<Layout, E> {
    if count == 0 {
        return Ok(Layout { found: Vec::new(), unsure: Vec::new() });
    }
    let mut search = FrameSearch::new(&frames(0)?)?;
    for frame in 1..count {
        if progress.step(u64::from(frame), u64::from(count)).is_break() {
            return Err(Error::Cancelled.into());
        }
        search.push(&frames(frame)?)?;
    }
    search.look(text, progress)?;
    while let Some(frame) = search.wanted() {
        search.look_at(text, frame, &frames(frame)?, progress)?;
    }
    Ok(search.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grey picture; the frame that is asked for has a strip of strokes.
    fn frame(strokes: bool) -> Raster {
        let mut rgb = vec![60; 3 * 320 * 160];
        if strokes {
            for y in 80..96 {
                for x in (100..200).step_by(4) {
                    rgb[3 * (y * 320 + x)..][..6].fill(200);
                }
            }
        }
        Raster { width: 320, height: 160, rgb }
    }

    fn searched(count: usize, odd: usize) -> FrameSearch {
        let mut search = FrameSearch::new(&frame(false)).expect("a picture");
        for at in 1..count {
            search.push(&frame(at == odd)).expect("same size");
        }
        search
    }

    #[test]
    fn still_frames_want_no_look() {
        assert_eq!(searched(200, 999).wanted(), None);
    }

    #[test]
    fn a_frame_with_edges_of_its_own_is_wanted_after_the_middle_one() {
        let mut search = searched(9, 7);
        assert_eq!(search.wanted(), Some(4));
        search.looked.push(4);
        assert_eq!(search.wanted(), Some(7));
        search.seen.raise(&search.frames[7].clone());
        assert_eq!(search.wanted(), None);
    }

    #[test]
    fn frames_beyond_the_most_looks_are_unsure() {
        let mut search = searched(9, 7);
        search.looked = (10..10 + LOOKS as u32).collect();
        assert_eq!(search.wanted(), None);
        assert_eq!(search.finish(), Layout { found: Vec::new(), unsure: vec![7] });
    }

    #[test]
    fn frames_of_another_size_are_refused() {
        let mut search = searched(2, 9);
        let other = Raster { width: 1, height: 1, rgb: vec![0; 3] };
        assert_eq!(search.push(&other), Err(Error::Size));
    }
}
