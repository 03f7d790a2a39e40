//! Image files: pictures with metadata around them, in the containers that cameras, scanners and
//! editors write.
//!
//! One [`walk::Walk`] through a file does both: it finds every part that is not picture, and writes
//! the file again as decided. Ranges of samples are passed on and never copied; all else is written
//! anew, so what no walk knows is gone.

mod aperio;
mod bmp;
mod exif;
mod gif;
mod heif;
mod icc;
mod ifd;
mod iptc;
mod jpeg;
mod picture;
mod png;
mod tags;
mod tiff;
mod walk;
mod webp;

use self::walk::{Found, Walk};
use super::dicom::picture::Rendering;
use super::dicom::preview::{Pixels, Preview};
use super::{Format, FormatId, ending_among};
use crate::action::Action;
use crate::inventory::{self, Inventory};
use crate::pixels::Raster;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::shelf::{Shape, Shelf};
use crate::source::{Cached, Piece, Rope, Source, Span};
use crate::subject::Secrets;
use crate::verify::Draft;
use std::collections::BTreeMap;

/// Pictures wider or higher than this are shown with pixels left out.
const WIDEST: usize = 4096;

/// The format.
#[derive(Debug)]
pub struct Image;

/// The containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG (ITU-T T.81, T.871).
    Jpeg,
    /// PNG, animated or not.
    Png,
    /// TIFF 6.0, BigTIFF and slides of Aperio.
    Tiff,
    /// Windows bitmap.
    Bmp,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// HEIF and AVIF, whose pictures are not decoded.
    Heif,
}

/// What is known of an image file.
#[derive(Debug)]
pub struct Layout {
    /// Its container.
    pub kind: Kind,
    /// The pictures it holds.
    pub pages: Vec<Page>,
}

/// A picture of an image file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Columns; in an animation those of the whole screen.
    pub columns: u32,
    /// Rows; in an animation those of the whole screen.
    pub rows: u32,
    /// Where what says how it is stored begins.
    pub(crate) at: u64,
    /// Where its samples and compressed data lie, in order.
    pub(crate) samples: Vec<Span>,
}

impl Layout {
    /// Whether its pictures lie over each other.
    fn is_animation(&self) -> bool {
        self.pages.len() > 1 && !matches!(self.kind, Kind::Tiff | Kind::Heif)
    }
}

impl Kind {
    fn of(head: &[u8]) -> Option<Self> {
        Some(match head {
            _ if jpeg::sniff(head) => Self::Jpeg,
            _ if head.starts_with(png::SIGNATURE) => Self::Png,
            _ if tiff::sniff(head) => Self::Tiff,
            _ if bmp::sniff(head) => Self::Bmp,
            _ if gif::sniff(head) => Self::Gif,
            _ if webp::sniff(head) => Self::Webp,
            _ if heif::sniff(head) => Self::Heif,
            _ => return None,
        })
    }

    /// The endings of such files' names, the usual one first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png", "apng"],
            Self::Tiff => &["tif", "tiff", "svs"],
            Self::Bmp => &["bmp", "dib"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
            Self::Heif => &["heic", "heif", "hif", "avif"],
        }
    }

    fn walk(self, walk: &mut Walk<'_>) -> Result<(), Reason> {
        match self {
            Self::Jpeg => jpeg::walk(walk),
            Self::Png => png::walk(walk),
            Self::Tiff => tiff::walk(walk),
            Self::Bmp => bmp::walk(walk),
            Self::Gif => gif::walk(walk),
            Self::Webp => webp::walk(walk),
            Self::Heif => heif::walk(walk),
        }
    }
}

impl Format for Image {
    fn id(&self) -> FormatId {
        FormatId::Image
    }

    fn sniff(&self, head: &[u8], _name: &str) -> bool {
        Kind::of(head).is_some()
    }

    fn inspect(&self, source: &dyn Source, _: &mut dyn Progress) -> Result<Inventory, Reason> {
        let head = source.read_span(&(0..source.len().min(64)))?;
        let kind = Kind::of(&head).ok_or(Code::UnsupportedFormat)?;
        let cached = Cached::new(source);
        let mut walk = Walk::looking(&cached);
        kind.walk(&mut walk)?;
        let Found { fields, parts, pages, reasons } = walk.found();
        let layout = inventory::Layout::Image(Layout { kind, pages });
        Ok(Inventory { reasons, ..Inventory::of_parts(layout, fields, parts, source.len()) })
    }

    fn ending(&self, inventory: &Inventory, name: &str) -> String {
        ending_among(inventory.image().map_or(&["img"], |layout| layout.kind.endings()), name)
    }

    fn shelve(&self, inventory: &Inventory, secrets: &Secrets, name: &str) -> Shelf {
        let pages = inventory.image().map_or(&[][..], |layout| &layout.pages);
        let shape = pages.first().map(|first| Shape {
            columns: first.columns,
            rows: first.rows,
            sizes: sizes(pages),
            device: String::new(),
            photograph: true,
        });
        let loose = Shelf::loose(self.id(), &self.ending(inventory, name), name, secrets);
        Shelf { frames: pages.len() as u32, shape, ..loose }
    }

    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        _: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let layout = inventory.image().ok_or(Code::OutputDiffers)?;
        let cached = Cached::new(source);
        let mut walk = Walk::writing(&cached, inventory, plan, secrets);
        layout.kind.walk(&mut walk)?;
        Ok(walk.rope)
    }

    /// No part is left that goes; the samples of every picture without a box are ranges of the
    /// input, in the same order, and the others are masked.
    fn compare(
        &self,
        draft: &Draft<'_>,
        (source, output): (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<(), Reason> {
        let (Some(before), Some(after)) = (draft.inventory.image(), found.image()) else {
            return Err(Code::OutputDiffers.into());
        };
        if before.kind != after.kind || before.pages.len() != after.pages.len() {
            return Err(Code::OutputDiffers.into());
        }
        let mut expected: BTreeMap<(String, Option<&str>), usize> = BTreeMap::new();
        for (field, decision) in draft.inventory.fields.iter().zip(&draft.plan.decisions) {
            let Some(part) = draft.inventory.part(field) else { continue };
            let text = match decision.action {
                Action::Keep => field.text(),
                Action::Shift | Action::Year => None,
                _ => continue,
            };
            *expected.entry((without_pages(&part.path), text)).or_default() += 1;
        }
        for (id, field) in found.fields.iter().enumerate() {
            let Some(part) = found.part(field) else { continue };
            let path = without_pages(&part.path);
            let places = [(path.clone(), field.text()), (path, None)];
            let place = places
                .into_iter()
                .find(|place| expected.get(place).is_some_and(|count| *count > 0));
            let count = place.and_then(|place| expected.get_mut(&place));
            *count.ok_or_else(|| Reason::at(Code::OutputDiffers, found.path(id)))? -= 1;
        }
        let origins = Origins::of(&draft.rope);
        for (number, (from, to)) in before.pages.iter().zip(&after.pages).enumerate() {
            let masks = draft.plan.masks();
            let masked = picture::check((source, before), (output, after), number, masks)?;
            if !masked && origins.of_spans(&to.samples).as_ref() != Some(&merged(&from.samples)) {
                return Err(Code::OutputDiffers.into());
            }
        }
        Ok(())
    }

    fn samples(&self, inventory: &Inventory) -> Vec<Span> {
        let pages = inventory.image().map_or(&[][..], |layout| &layout.pages);
        let mut spans: Vec<Span> = pages.iter().flat_map(|page| page.samples.clone()).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans.dedup();
        merged(&spans)
    }

    fn preview(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        frame: u64,
    ) -> Result<Preview, Reason> {
        let raster = self.frame(source, inventory, frame, Rendering::AsDisplayed)?;
        let (width, height) = (raster.width as usize, raster.height as usize);
        let step = width.max(height).div_ceil(WIDEST).max(1);
        let shown = |y: usize| {
            let row = &raster.rgb[3 * y * width..3 * (y + 1) * width];
            row.chunks_exact(3).step_by(step).flat_map(|c| [c[0], c[1], c[2], 255])
        };
        Ok(Preview {
            width: width.div_ceil(step),
            height: height.div_ceil(step),
            frames: inventory.image().map_or(1, |layout| layout.pages.len() as u64),
            pixels: Pixels::Rgba((0..height).step_by(step).flat_map(shown).collect()),
            center: None,
            window: None,
            invert: false,
        })
    }

    fn frame(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        frame: u64,
        _: Rendering,
    ) -> Result<Raster, Reason> {
        let layout = inventory.image().ok_or(Code::NoPreview)?;
        let page = usize::try_from(frame).map_err(|_| Code::NoPreview)?;
        Ok(picture::raster(source, layout, page)?)
    }
}

/// A path without the numbers of pages, which move up where a page goes.
fn without_pages(path: &str) -> String {
    let steps =
        path.split('.').filter(|step| !step.starts_with("page ") && !step.starts_with("sub "));
    steps.collect::<Vec<_>>().join(".")
}

fn merged(spans: &[Span]) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => merged.push(span.clone()),
        }
    }
    merged
}

/// The size of every picture, where they differ.
fn sizes(pages: &[Page]) -> Vec<(u32, u32)> {
    let sizes: Vec<(u32, u32)> = pages.iter().map(|page| (page.columns, page.rows)).collect();
    if sizes.iter().all(|size| *size == sizes[0]) { Vec::new() } else { sizes }
}

/// What stands where in an output.
struct Origins<'a> {
    starts: Vec<u64>,
    pieces: &'a [Piece],
}

impl<'a> Origins<'a> {
    fn of(rope: &'a Rope) -> Self {
        let mut at = 0;
        let starts = rope.pieces().iter().map(|piece| {
            let start = at;
            at += piece.len();
            start
        });
        Self { starts: starts.collect(), pieces: rope.pieces() }
    }

    /// The ranges of the input that stand in these spans of the output; `None` where anything else
    /// does but zeros.
    fn of_spans(&self, spans: &[Span]) -> Option<Vec<Span>> {
        let mut origins = Vec::new();
        for span in spans {
            let mut from = span.start;
            while from < span.end {
                let index = self.starts.partition_point(|start| *start <= from).checked_sub(1)?;
                let (piece, start) = (&self.pieces[index], self.starts[index]);
                let to = span.end.min(start + piece.len());
                let (low, high) = (from - start, to.checked_sub(start)?);
                match piece {
                    Piece::Range(origin) => origins.push(origin.start + low..origin.start + high),
                    Piece::New(bytes) => {
                        let between = bytes.get(low as usize..high as usize)?;
                        if between.is_empty() || between.iter().any(|byte| *byte != 0) {
                            return None;
                        }
                    }
                }
                from = to;
            }
        }
        Some(merged(&origins))
    }
}
