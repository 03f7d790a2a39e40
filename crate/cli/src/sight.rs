//! Text and faces in pictures: found by the networks that the program carries, and sought again in
//! what was written.

use crate::args::Faces;
use kamei::format::dicom::picture::Rendering;
use kamei::format::dicom::regions::Suggested;
use kamei::pixels::{MaskBox, MaskKind, Raster};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::Session;
use kamei::shelf::Shelf;
use kamei::source::Source;
use kamei_sight::{
    Cover, Error, FaceDetector, Found, Proof, Read, TextDetector, TextReader, View, search, weights,
};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

// A program that only names files needs none of them.
static TEXT: LazyLock<Result<TextDetector, Error>> =
    LazyLock::new(|| TextDetector::new(weights::TEXT));
static READER: LazyLock<Result<TextReader, Error>> =
    LazyLock::new(|| TextReader::new(weights::READER));
static FACES: LazyLock<Result<FaceDetector, Error>> =
    LazyLock::new(|| FaceDetector::new(weights::FACES));

/// Unpacks the networks. Done by many threads at once, one that waits for the engine would take up
/// another file, and wait there for itself.
pub(crate) fn wake() {
    LazyLock::force(&TEXT);
    LazyLock::force(&READER);
    LazyLock::force(&FACES);
}

/// A box in a picture, in stored pixels.
#[derive(Debug, Serialize)]
pub(crate) struct Seen {
    /// The frame; every frame where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    frame: Option<u32>,
    #[serde(flatten)]
    found: Found,
    /// The site's rule that asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl Seen {
    pub(crate) fn mask(&self) -> MaskBox {
        self.found.mask(self.frame)
    }
}

/// Why a picture could not be searched.
enum Failed {
    Unread(Reason),
    Unsearched,
}

fn text() -> Result<&'static TextDetector, Failed> {
    Ok(TEXT.as_ref().map_err(|error| *error)?)
}

impl From<Error> for Failed {
    fn from(_: Error) -> Self {
        Self::Unsearched
    }
}

impl From<Failed> for Reason {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Unread(reason) => reason,
            Failed::Unsearched => Code::NotSearched.into(),
        }
    }
}

/// The pictures of one file.
pub(crate) struct Pictures<'a> {
    pub(crate) session: &'a Session,
    pub(crate) source: &'a dyn Source,
    pub(crate) place: &'a Shelf,
    /// What is masked in them.
    pub(crate) masks: &'a [MaskBox],
}

impl Pictures<'_> {
    /// Everything that is to be blanked.
    pub(crate) fn look(&self, faces: Faces) -> Result<Vec<Seen>, Reason> {
        let suggested =
            self.session.regions(self.source)?.into_iter().map(|Suggested { mask, rule }| {
                let MaskBox { frame, x, y, w, h, kind } = mask;
                let (text, eyes, may_keep) = (None, None, None);
                Seen {
                    frame,
                    found: Found { x, y, w, h, kind, score: 1.0, text, eyes, may_keep },
                    rule,
                }
            });
        Ok(suggested.chain(self.find(text()?, faces, View::Black)?).collect())
    }

    /// What stands there still, now that the masks are burnt in.
    pub(crate) fn left(&self, faces: Faces) -> Result<Vec<Seen>, Reason> {
        let faces = if faces == Faces::Off { Faces::Off } else { Faces::Full };
        let text = text()?.close();
        let black = self.find(&text, faces, View::Black)?;
        if black.is_empty() {
            // All that was found before is masked.
            return Ok(black);
        }
        let filled = self.find(&text, faces, View::Filled)?;
        let frames: BTreeSet<Option<u32>> = black.iter().map(|seen| seen.frame).collect();
        let mut left = Vec::new();
        for frame in frames {
            let of = |seen: &[Seen]| -> Vec<Found> {
                let own = seen.iter().filter(|seen| seen.frame == frame);
                own.map(|seen| seen.found.clone()).collect()
            };
            let masks = match frame {
                Some(number) => self.masks_of(number),
                None => self.masks.iter().filter(|mask| mask.frame.is_none()).copied().collect(),
            };
            let proof = Proof { before: &masks, masks: &masks, kept: &[] };
            let mut read = |view: View, found: &Found| self.most(frame.unwrap_or(0), view, found);
            // What is found in many frames at once may stand in any of them.
            let one = frame.is_some() || self.place.frames == 1;
            let read: Option<&mut Read<'_, Reason>> = if one { Some(&mut read) } else { None };
            let found = proof.left(&of(&black), &of(&filled), read)?;
            left.extend(found.into_iter().map(|found| Seen { frame, found, rule: None }));
        }
        Ok(left)
    }

    /// The most that a find reads, with the window of the picture and without.
    fn most(&self, number: u32, view: View, found: &Found) -> Result<Option<String>, Reason> {
        let reader = READER.as_ref().map_err(|_| Code::NotSearched)?;
        let mut most: Option<String> = None;
        for how in [Rendering::AsDisplayed, Rendering::FullRange] {
            let raster = self.raster(number, how, view).map_err(Reason::from)?;
            let line = reader.read(&raster, found).map_err(|_| Code::NotSearched)?;
            let signs = |text: &String| text.chars().filter(|sign| sign.is_alphanumeric()).count();
            most = most.into_iter().chain(line.map(|line| line.text)).max_by_key(signs);
        }
        Ok(most)
    }

    /// Says what each text reads; only people want to know.
    pub(crate) fn read(&self, seen: &mut [Seen]) -> Result<(), Reason> {
        let reader = READER.as_ref().map_err(|_| Code::NotSearched)?;
        for one in seen.iter_mut().filter(|one| one.found.kind == MaskKind::Text) {
            let frame = one.frame.unwrap_or(self.place.frames / 2);
            let raster = self.session.frame(self.source, frame.into(), Rendering::AsDisplayed)?;
            let mut found = [one.found.clone()];
            reader.read_all(&raster, &mut found).map_err(|_| Code::NotSearched)?;
            [one.found] = found;
        }
        Ok(())
    }

    fn masks_of(&self, frame: u32) -> Vec<MaskBox> {
        let meant = |mask: &&MaskBox| mask.frame.is_none_or(|only| only == frame);
        self.masks.iter().filter(meant).copied().collect()
    }

    fn raster(&self, number: u32, how: Rendering, view: View) -> Result<Raster, Failed> {
        let raster = self.session.frame(self.source, number.into(), how);
        let raster = raster.map_err(Failed::Unread)?;
        Ok(match view {
            View::Black => raster,
            View::Filled => raster.without_masks(&self.masks_of(number)),
        })
    }

    fn find(&self, text: &TextDetector, faces: Faces, view: View) -> Result<Vec<Seen>, Failed> {
        let frame = |number: u32, how: Rendering| self.raster(number, how, view);
        let shown = |number: u32| frame(number, Rendering::AsDisplayed);
        let all = |found: Vec<Found>, frame: Option<u32>| {
            found.into_iter().map(move |found| Seen { frame, found, rule: None })
        };
        // Pages of several sizes have no layout in common.
        let alike = self.place.shape.as_ref().is_none_or(|shape| shape.sizes.is_empty());
        let (mut seen, unsure): (Vec<Seen>, Vec<u32>) = if alike {
            let layout = search(text, &mut { shown }, self.place.frames, &mut Silent)?;
            (all(layout.found, None).collect(), layout.unsure)
        } else {
            (Vec::new(), (0..self.place.frames).collect())
        };
        for number in unsure {
            seen.extend(all(text.find(&shown(number)?, &mut Silent)?, Some(number)));
        }
        // Text often lies above the window that a picture is shown with.
        let middle = self.place.frames / 2;
        let whole = frame(middle, Rendering::FullRange)?;
        if whole != shown(middle)? {
            let meant = (!alike).then_some(middle);
            seen.extend(all(text.find(&whole, &mut Silent)?, meant));
        }
        let cover = match faces {
            Faces::Full => Cover::Face,
            Faces::Eyes => Cover::Eyes,
            Faces::Off => return Ok(seen),
        };
        if self.place.shape.as_ref().is_some_and(|shape| shape.photograph) {
            let detector = FACES.as_ref().map_err(|error| *error)?;
            for number in 0..self.place.frames {
                let found = detector.find(&shown(number)?, cover, &mut Silent)?;
                seen.extend(all(found, (self.place.frames > 1).then_some(number)));
            }
        }
        Ok(seen)
    }
}
