//! Reopens the output and searches it; only this yields a file.

use crate::format::dicom::dicomdir::{Directory, Leaf};
use crate::format::dicom::{Tag, effective_vr, tag};
use crate::format::{self, FormatId};
use crate::inventory::{FieldId, Inventory};
use crate::key::ProjectKey;
use crate::known::Matcher;
use crate::plan::Plan;
use crate::progress::{Progress, Silent};
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;

/// An output that nobody may have yet.
#[derive(Debug)]
pub struct Draft<'a> {
    pub(crate) rope: Rope,
    pub(crate) inventory: &'a Inventory,
    pub(crate) plan: &'a Plan,
    pub(crate) secrets: &'a Secrets,
}

/// An output that was reopened and searched.
#[derive(Debug)]
pub struct Released {
    rope: Rope,
    leaf: Option<Leaf>,
}

impl Released {
    /// The pieces of the output.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// What a DICOMDIR says of it, where there is a record for such an object.
    pub fn leaf(&self) -> Option<&Leaf> {
        self.leaf.as_ref()
    }

    pub(crate) fn forget(&mut self) {
        self.rope = Rope::new();
    }
}

const IMPLEMENTATION_VERSION_NAME: Tag = Tag(0x0002_0013);
/// How many bytes are searched at a time.
const CHUNK: u64 = 1 << 18;

impl Draft<'_> {
    /// Reopens the output, compares it with the plan and searches every byte outside pixel data
    /// for known values.
    pub fn verify(
        self,
        source: &dyn Source,
        known: &Matcher,
        progress: &mut dyn Progress,
    ) -> Result<Released, Reason> {
        let output = self.rope.over(source);
        let format = format::sniff(&output)?;
        let found = format.reopen(&self, &output, known, progress)?;
        if format.id() != self.inventory.format() {
            return Err(Code::OutputDiffers.into());
        }
        format.compare(&self, (source, &output), &found)?;
        let base: &dyn Source = found.inflated().map_or(&output, |bytes| bytes);
        format.search(&self, base, &found, known)?;
        let leaf = match format.id() {
            FormatId::Dicom => Leaf::of(base, &found)?,
            _ => None,
        };
        Ok(Released { rope: self.rope, leaf })
    }
}

/// A directory made of released files, reopened and searched like any other output.
pub(crate) fn directory(
    directory: &Directory,
    known: &Matcher,
    key: &ProjectKey,
) -> Result<Vec<u8>, Reason> {
    let bytes = directory.to_bytes()?;
    let found = format::sniff(&bytes)?.inspect(&bytes, &mut Silent)?;
    search(&bytes, &found, known, key)?;
    Ok(bytes)
}

/// Searches everything but samples for known values; `key` tells which text is a pseudonym of ours.
pub(crate) fn search(
    base: &dyn Source,
    found: &Inventory,
    known: &Matcher,
    key: &ProjectKey,
) -> Result<(), Reason> {
    if known.longest() == 0 {
        return Ok(());
    }
    for span in outside_samples(base.len(), found) {
        let mut at = span.start;
        loop {
            let end = span.end.min(at + CHUNK);
            let bytes = base.read_span(&(at..end))?;
            for hit in known.hits(&bytes) {
                let offset = at + hit.start as u64;
                let field = field_at(found, offset);
                let chance = field.is_some_and(|id| {
                    let field = &found.fields[id];
                    is_of_our_making(found, id, key)
                        || field
                            .tag()
                            .is_some_and(|tag| hit.is_chance(tag, effective_vr(tag, field.vr)))
                });
                if !chance {
                    return Err(match field {
                        Some(id) => Reason::at(Code::KnownValueLeft, found.path(id)),
                        None => Reason::at(Code::KnownValueLeft, format!("byte {offset}")),
                    });
                }
            }
            if end == span.end {
                break;
            }
            // The pattern, the characters beside it and the escape sequence before it must fit
            // into one chunk.
            at = end - (known.longest() as u64 + 1032).min(CHUNK / 2);
        }
    }
    Ok(())
}

/// Whether an element says what Kamei did: its own name is a surname too.
fn is_of_our_making(found: &Inventory, id: FieldId, key: &ProjectKey) -> bool {
    let top = std::iter::successors(Some(id), |id| found.fields[*id].parent).last().unwrap_or(id);
    let is_pseudonym = found.fields[id].text().is_some_and(|text| key.is_pseudonym(text.trim()));
    is_pseudonym
        || matches!(
            found.fields[top].tag(),
            Some(
                IMPLEMENTATION_VERSION_NAME
                    | tag::PATIENT_IDENTITY_REMOVED
                    | tag::DEIDENTIFICATION_METHOD
                    | tag::DEIDENTIFICATION_METHOD_CODE_SEQUENCE
                    | tag::LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED
            )
        )
}

/// Everything but the stretches that hold samples.
fn outside_samples(length: u64, found: &Inventory) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for samples in format::of(found).samples(found) {
        spans.push(at..samples.start);
        at = samples.end;
    }
    spans.push(at..length);
    spans.retain(|span| span.start < span.end);
    spans
}

/// The innermost field whose value holds a byte.
fn field_at(found: &Inventory, offset: u64) -> Option<FieldId> {
    // In a deflated file the spans of the meta information are of another source.
    let first = if found.inflated().is_some() { found.dicom().meta } else { 0 };
    let index = found.fields[first..].partition_point(|field| field.whole.start <= offset);
    let id = (first + index).checked_sub(1).filter(|id| *id >= first)?;
    found.fields[id].value.contains(&offset).then_some(id)
}
