//! The formats Kamei understands, in one explicit list.

pub mod dicom;

use crate::inventory::Inventory;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};
use crate::subject::Secrets;
use serde::Serialize;

/// A format's stable word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormatId {
    /// DICOM, with or without the Part 10 header.
    Dicom,
}

/// What a format has to do; it knows bytes, never policy.
pub trait Format: Sync {
    /// Its stable word.
    fn id(&self) -> FormatId;

    /// Whether the first bytes of a file (up to 1 KiB) look like it.
    fn sniff(&self, head: &[u8]) -> bool;

    /// Finds every field of the file.
    fn inspect(
        &self,
        source: &dyn Source,
        progress: &mut dyn Progress,
    ) -> Result<Inventory, Reason>;

    /// Writes the file as the plan says.
    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        progress: &mut dyn Progress,
    ) -> Result<Rope, Reason>;
}

/// All formats, in the order they are asked.
pub static FORMATS: &[&dyn Format] = &[&dicom::Dicom];

/// Finds the format of a file by its first bytes.
pub fn sniff(source: &dyn Source) -> Result<&'static dyn Format, Reason> {
    if source.is_empty() {
        return Err(Code::Empty.into());
    }
    let head = source.read_span(&(0..source.len().min(1024)))?;
    FORMATS
        .iter()
        .find(|format| format.sniff(&head))
        .copied()
        .ok_or_else(|| Code::UnsupportedFormat.into())
}

/// The format that made an inventory.
pub(crate) fn of(_: &Inventory) -> &'static dyn Format {
    &dicom::Dicom
}
