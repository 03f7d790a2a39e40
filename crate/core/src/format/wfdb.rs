//! WFDB, as PhysioNet keeps recordings: a header in plain text (`.hea`), samples (`.dat`) and
//! annotations (`.atr` and others) beside it, under one name.
//!
//! The record and all that its header refers to get one new name. Samples are passed on as they are,
//! where the header says what they are; annotations keep their times.

mod annotations;
mod header;
mod samples;

use self::annotations::Annotations;
use self::header::Header;
use super::fates::Fates;
use super::{Format, FormatId};
use crate::companions;
use crate::inventory::{self, Field, Inventory, Part};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::shelf::Shelf;
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::traces::{Mark, Traces, Window};
use crate::verify::Draft;

const HEADER: &str = "hea";
/// Endings of files with samples.
const SAMPLES: [&str; 2] = ["dat", "xyz"];
/// Endings of files with annotations, by who made them: people, or programs that find beats.
const ANNOTATIONS: [&str; 8] = ["atr", "ari", "apn", "ecg", "qrs", "st", "stf", "16a"];

/// The format.
#[derive(Debug)]
pub struct Wfdb;

/// What is needed to write a file of a record again.
#[derive(Debug)]
pub enum Layout {
    /// The header.
    Header(header::Header),
    /// Samples.
    Samples,
    /// Annotations.
    Annotations(annotations::Annotations),
}

impl Format for Wfdb {
    fn id(&self) -> FormatId {
        FormatId::Signal
    }

    fn sniff(&self, _head: &[u8], name: &str) -> bool {
        let (_, ending) = companions::parted(name);
        let ending = ending.as_str();
        ending == HEADER || SAMPLES.contains(&ending) || ANNOTATIONS.contains(&ending)
    }

    fn inspect(&self, source: &dyn Source, _: &mut dyn Progress) -> Result<Inventory, Reason> {
        let (_, ending) = companions::parted(source.name());
        let (said, layout) = if ending == HEADER {
            let header = Header::read(source)?;
            for file in header.files() {
                let missing = || Reason::at(Code::CompanionMissing, format!(".{}", file.ending));
                let known = SAMPLES.contains(&file.ending.as_str());
                let samples = source.beside(&file.ending).filter(|_| known).ok_or_else(missing)?;
                header.fits(&file, samples.len())?;
            }
            (header.said(), Layout::Header(header))
        } else {
            let head = source.beside(HEADER).ok_or(Code::CompanionMissing)?;
            let header = Header::read(&*head)?;
            if SAMPLES.contains(&ending.as_str()) {
                let mut files = header.files();
                let file = files.find(|file| file.ending == ending);
                header.fits(&file.ok_or(Code::CompanionDiffers)?, source.len())?;
                (Vec::new(), Layout::Samples)
            } else {
                let annotations = Annotations::read(source)?;
                (annotations.said(), Layout::Annotations(annotations))
            }
        };
        let (mut fields, mut parts) = (Vec::new(), Vec::new());
        for (id, (part, span, text)) in said.into_iter().enumerate() {
            fields.push(Field::of_part(id as u32, span, Some(text)));
            parts.push(part);
        }
        let layout = inventory::Layout::Wfdb(layout);
        Ok(Inventory::of_parts(layout, fields, parts, source.len()))
    }

    /// A header names its record, beside which nothing has to lie.
    fn shelve(&self, inventory: &Inventory, secrets: &Secrets, name: &str) -> Shelf {
        let ending = self.ending(inventory, name);
        Shelf::loose(self.id(), &ending, name, secrets).in_a_set(name, secrets)
    }

    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        _: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let fates = Fates::new(inventory, plan, secrets);
        let texts: Vec<String> = (0..inventory.fields.len()).map(|id| fates.text(id)).collect();
        match inventory.wfdb().ok_or(Code::OutputDiffers)? {
            Layout::Header(header) => {
                let mut rope = Rope::new();
                rope.push_bytes(&header.written(&texts, &Shelf::stem(source.name(), secrets))?);
                Ok(rope)
            }
            Layout::Annotations(annotations) => Ok(annotations.written(&texts)),
            Layout::Samples => {
                let mut rope = Rope::new();
                rope.push_range(0..source.len());
                Ok(rope)
            }
        }
    }

    /// The same record under another name, with every number as it was.
    fn is_same(
        &self,
        draft: &Draft<'_>,
        (input, output): (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<bool, Reason> {
        Ok(match (draft.inventory.wfdb(), found.wfdb()) {
            (Some(Layout::Header(before)), Some(Layout::Header(after))) => {
                after.is_like(before, &Shelf::stem(input.name(), draft.secrets))
            }
            (Some(Layout::Annotations(before)), Some(Layout::Annotations(after))) => {
                after.are_like(before, (input, output))?
            }
            (Some(Layout::Samples), Some(Layout::Samples)) => input.len() == output.len(),
            _ => false,
        })
    }

    /// Codes of annotations are searched: a note whose header is damaged looks like them.
    fn samples(&self, inventory: &Inventory) -> Vec<Span> {
        match inventory.wfdb() {
            Some(Layout::Samples) => std::iter::once(0..inventory.size).collect(),
            _ => Vec::new(),
        }
    }

    fn traces(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        window: Window,
    ) -> Result<Traces, Reason> {
        let is_header = matches!(inventory.wfdb(), Some(Layout::Header(_)));
        let head = if is_header { None } else { source.beside(HEADER) };
        let header = Header::read(head.as_deref().unwrap_or(source))?;
        let mut traces = samples::traces(source, &header, window)?;
        if let Some(Layout::Annotations(annotations)) = inventory.wfdb() {
            let moments = annotations.moments();
            traces.marks = moments
                .enumerate()
                .filter_map(|(field, at)| {
                    let found = inventory.fields.get(field)?;
                    let text = found.text()?.to_owned();
                    let path = inventory.part(found)?.path.clone();
                    let at = Some(at / annotations.rate(header.rate));
                    Some(Mark { at, lasts: None, written: text.clone(), text, path, field })
                })
                .collect();
        }
        Ok(traces)
    }
}

/// A part, where it is, and what it says.
type Said = (Part, Span, String);
