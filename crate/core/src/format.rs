//! The formats Kamei understands, in one explicit list.

pub mod dicom;
pub mod ecg;
pub mod encoding;
mod fates;
pub mod genetic;
pub mod image;
mod later;
pub mod signal;
pub mod table;
pub mod text;
pub mod wfdb;
mod xml;

use self::fates::Fates;
use crate::companions;
use crate::format::dicom::picture::Rendering;
use crate::format::dicom::preview::Preview;
use crate::inventory::{Inventory, Layout};
use crate::known::Matcher;
use crate::pixels::Raster;
use crate::plan::{Alike, Plan};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::shelf::Shelf;
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::traces::{Traces, Window};
use crate::verify::{self, Draft};
use serde::{Deserialize, Serialize};

/// A format's stable word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormatId {
    /// DICOM, with or without the Part 10 header.
    Dicom,
    /// Pictures in files of their own.
    Image,
    /// A recording of signals: electrocardiograms, electroencephalograms and alike.
    Signal,
    /// Plain text.
    Text,
    /// A table: CSV or TSV.
    Table,
    /// Variants, genotypes or reads.
    Genetic,
}

impl FormatId {
    /// What a review calls files of it that have no modality of their own.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Dicom => "DICOM",
            Self::Image => "IMG",
            Self::Signal => "ECG",
            Self::Text => "TXT",
            Self::Table => "CSV",
            Self::Genetic => "DNA",
        }
    }
}

/// What a format has to do; it knows bytes, never policy.
pub trait Format: Sync {
    /// Its stable word.
    fn id(&self) -> FormatId;

    /// Whether the first bytes of a file (up to 1 KiB), and its name where those leave a doubt, look
    /// like it.
    fn sniff(&self, head: &[u8], name: &str) -> bool;

    /// Finds every field of the file.
    fn inspect(
        &self,
        source: &dyn Source,
        progress: &mut dyn Progress,
    ) -> Result<Inventory, Reason>;

    /// How an output's name ends, where the file is called like this.
    fn ending(&self, _inventory: &Inventory, name: &str) -> String {
        companions::parted(name).1
    }

    /// Where the file stands in a review, and what its output is called.
    fn shelve(&self, inventory: &Inventory, secrets: &Secrets, name: &str) -> Shelf {
        Shelf::loose(self.id(), &self.ending(inventory, name), name, secrets)
    }

    /// Writes the file as the plan says.
    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        progress: &mut dyn Progress,
    ) -> Result<Rope, Reason>;

    /// Whether the reopened output is what the plan says; the sources are those of input and output.
    /// The parts of the file are compared here, all else by [`Format::is_same`].
    fn compare(
        &self,
        draft: &Draft<'_>,
        sources: (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<(), Reason> {
        if !self.is_same(draft, sources, found)? {
            return Err(Code::OutputDiffers.into());
        }
        Fates::of(draft).check(found)
    }

    /// Whether everything in the output but its parts is as it was, or follows from them.
    fn is_same(
        &self,
        _draft: &Draft<'_>,
        _sources: (&dyn Source, &dyn Source),
        _found: &Inventory,
    ) -> Result<bool, Reason> {
        Ok(false)
    }

    /// Whether inspecting goes through the whole of a file.
    fn reads_to_the_end(&self) -> bool {
        false
    }

    /// Reads an output again; a format whose files are long may search it at the same time.
    fn reopen(
        &self,
        _draft: &Draft<'_>,
        output: &dyn Source,
        _known: &Matcher,
        progress: &mut dyn Progress,
    ) -> Result<Inventory, Reason> {
        self.inspect(output, progress)
    }

    /// Searches the reopened output for known values.
    fn search(
        &self,
        draft: &Draft<'_>,
        output: &dyn Source,
        found: &Inventory,
        known: &Matcher,
    ) -> Result<(), Reason> {
        verify::search(output, found, known, &draft.secrets.key)
    }

    /// How far the people of a file are alike in what the plan leaves of them, where it is about many.
    fn weigh(
        &self,
        _source: &dyn Source,
        _inventory: &Inventory,
        _plan: &Plan,
        _secrets: &Secrets,
    ) -> Result<Option<Alike>, Reason> {
        Ok(None)
    }

    /// The stretches of a file that hold samples or compressed data, where a known value can only
    /// stand by chance; everything else is searched.
    fn samples(&self, inventory: &Inventory) -> Vec<Span>;

    /// One frame to look at, counted from zero.
    fn preview(&self, _: &dyn Source, _: &Inventory, _frame: u64) -> Result<Preview, Reason> {
        Err(Code::NoPreview.into())
    }

    /// What a recording looks like over a stretch of time, with its annotations.
    fn traces(&self, _: &dyn Source, _: &Inventory, _: Window) -> Result<Traces, Reason> {
        Err(Code::NoTraces.into())
    }

    /// One frame as a person sees it, counted from zero; no other frame is read.
    fn frame(
        &self,
        _: &dyn Source,
        _: &Inventory,
        _frame: u64,
        _how: Rendering,
    ) -> Result<Raster, Reason> {
        Err(Code::NoPreview.into())
    }
}

/// The ending of a file's name where its format has it, else the usual one, which comes first.
fn ending_among(endings: &[&str], name: &str) -> String {
    let (_, written) = companions::parted(name);
    if endings.contains(&written.as_str()) { written } else { endings[0].to_owned() }
}

/// All formats, in the order they are asked.
pub static FORMATS: &[&dyn Format] = &[
    &dicom::Dicom,
    &image::Image,
    &signal::Signal,
    &ecg::Ecg,
    &wfdb::Wfdb,
    &table::Table,
    &text::Text,
    &genetic::Genetic,
];

/// How far the first element of a document of XML is sought.
const LONG_HEAD: u64 = 1 << 16;

/// Finds the format of a file by its first bytes.
pub fn sniff(source: &dyn Source) -> Result<&'static dyn Format, Reason> {
    if source.is_empty() {
        return Err(Code::Empty.into());
    }
    let mut head = source.read_span(&(0..source.len().min(1024)))?;
    // What a document of XML is may stand behind a page of comments.
    if xml::looks_like(&head) {
        head = source.read_span(&(0..source.len().min(LONG_HEAD)))?;
    }
    let own = FORMATS.iter().find(|format| format.sniff(&head, source.name())).copied();
    // A file says by its first bytes what it is, whatever its name says.
    match own {
        Some(format) if matches!(format.id(), FormatId::Dicom | FormatId::Signal) => Ok(format),
        // What comes before the first genotype can be a page of words, and it can be compressed.
        _ if genetic::is_genetic(&genetic::head(source)?, source.name()) => Ok(&genetic::Genetic),
        own => match later::sniff(&head, source.name()) {
            Some(code) => Err(code.into()),
            None => own.ok_or_else(|| Code::UnsupportedFormat.into()),
        },
    }
}

/// The format that made an inventory.
pub(crate) fn of(inventory: &Inventory) -> &'static dyn Format {
    match inventory.layout {
        Layout::Dicom(_) => &dicom::Dicom,
        Layout::Image(_) => &image::Image,
        Layout::Signal(_) => &signal::Signal,
        Layout::Ecg(_) => &ecg::Ecg,
        Layout::Wfdb(_) => &wfdb::Wfdb,
        Layout::Text(_) => &text::Text,
        Layout::Table(_) => &table::Table,
        Layout::Genetic(_) => &genetic::Genetic,
    }
}
