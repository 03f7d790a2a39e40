//! Reopens the output and searches it; only this yields a file.

use crate::action::Action;
use crate::format::dicom::dicomdir::{Directory, Leaf};
use crate::format::dicom::mask;
use crate::format::dicom::{Tag, Vr, effective_vr, tag};
use crate::format::{self};
use crate::inventory::{Field, FieldId, Inventory};
use crate::key;
use crate::known::Matcher;
use crate::plan::Plan;
use crate::progress::{Progress, Silent};
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use std::collections::BTreeSet;

/// An output that nobody may have yet.
#[derive(Debug)]
pub struct Draft<'a> {
    pub(crate) rope: Rope,
    pub(crate) inventory: &'a Inventory,
    pub(crate) plan: &'a Plan,
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
        let found = format::sniff(&output)?.inspect(&output, progress)?;
        self.compare(&found)?;
        if !self.plan.masks().is_empty() {
            let before = (source, self.inventory);
            mask::check(before, (&output, &found), self.plan.masks())?;
        }
        self.search_uids(&found)?;
        let base: &dyn Source = found.layout.inflated.as_ref().map_or(&output, |bytes| bytes);
        search(base, &found, known)?;
        let leaf = Leaf::of(base, &found)?;
        Ok(Released { rope: self.rope, leaf })
    }

    /// The output holds no top-level element that the plan removes, and its pixel data is as
    /// long as it was.
    fn compare(&self, found: &Inventory) -> Result<(), Reason> {
        let length = |inventory: &Inventory| -> u64 {
            let pixels = inventory.top_level().filter(|field| {
                field.tag().is_some_and(super::format::dicom::tag::Tag::is_pixel_data)
            });
            pixels.map(|field| field.value.end - field.value.start).sum()
        };
        if self.plan.masks().is_empty() && length(self.inventory) != length(found) {
            return Err(Code::OutputDiffers.into());
        }
        let meta = self.inventory.layout.meta;
        let mut removed = BTreeSet::new();
        let mut written = BTreeSet::new();
        for (field, decision) in
            self.inventory.fields[meta..].iter().zip(&self.plan.decisions[meta..])
        {
            if let (Some(tag), None) = (field.tag(), field.parent) {
                let anew = matches!(tag.group(), 0x0012 | 0x0028);
                let gone = decision.action == Action::Remove && !anew;
                if gone { &mut removed } else { &mut written }.insert(tag);
            }
        }
        let left = found
            .top_level()
            .filter_map(Field::tag)
            .find(|tag| removed.contains(tag) && !written.contains(tag));
        if let Some(tag) = left {
            return Err(Reason::at(Code::OutputDiffers, tag));
        }
        Ok(())
    }

    /// No UID that the plan replaces is left in any UID of the output.
    fn search_uids(&self, found: &Inventory) -> Result<(), Reason> {
        let replaced: BTreeSet<&str> = self
            .inventory
            .fields
            .iter()
            .zip(&self.plan.decisions)
            .filter(|(_, decision)| decision.action == Action::Uid)
            .filter_map(|(field, _)| field.text())
            .flat_map(|text| text.split('\\'))
            .map(|uid| uid.trim_matches([' ', '\0']))
            .filter(|uid| !uid.is_empty() && !crate::format::dicom::uid::is_registered(uid))
            .collect();
        for (id, field) in found.fields.iter().enumerate() {
            let Some(text) = field.text().filter(|_| field.vr == Vr::UI) else {
                continue;
            };
            if text.split('\\').any(|uid| replaced.contains(uid.trim_matches([' ', '\0']))) {
                return Err(Reason::at(Code::UidLeft, found.path(id)));
            }
        }
        Ok(())
    }
}

/// A directory made of released files, reopened and searched like any other output.
pub(crate) fn directory(directory: &Directory, known: &Matcher) -> Result<Vec<u8>, Reason> {
    let bytes = directory.to_bytes()?;
    let found = format::sniff(&bytes)?.inspect(&bytes, &mut Silent)?;
    search(&bytes, &found, known)?;
    Ok(bytes)
}

fn search(base: &dyn Source, found: &Inventory, known: &Matcher) -> Result<(), Reason> {
    if known.longest() == 0 {
        return Ok(());
    }
    for span in outside_pixels(base.len(), found) {
        let mut at = span.start;
        loop {
            let end = span.end.min(at + CHUNK);
            let bytes = base.read_span(&(at..end))?;
            for hit in known.hits(&bytes) {
                let offset = at + hit.start as u64;
                let field = field_at(found, offset);
                let chance = field.is_some_and(|id| {
                    let field = &found.fields[id];
                    is_of_our_making(found, id)
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
fn is_of_our_making(found: &Inventory, id: FieldId) -> bool {
    let top = std::iter::successors(Some(id), |id| found.fields[*id].parent).last().unwrap_or(id);
    let is_pseudonym = found.fields[id].text().is_some_and(|text| key::is_pseudonym(text.trim()));
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

fn outside_pixels(length: u64, found: &Inventory) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for field in &found.fields {
        if field.tag().is_some_and(super::format::dicom::tag::Tag::is_pixel_data) {
            spans.push(at..field.value.start);
            at = field.value.end;
            if found.layout.fragments.is_empty() {
                at = at.min(field.value.start.saturating_add(image_length(found)));
            }
        }
    }
    spans.push(at..length);
    spans.retain(|span| span.start < span.end);
    spans
}

/// How many bytes of pixel data that is not encapsulated the image takes; what follows is no image.
fn image_length(found: &Inventory) -> u64 {
    let number = |tag| found.number::<u64>(tag);
    let bits = [tag::ROWS, tag::COLUMNS, tag::BITS_ALLOCATED].into_iter().map(number);
    let counts = [tag::SAMPLES_PER_PIXEL, tag::NUMBER_OF_FRAMES].into_iter();
    let counts = counts.map(|tag| Some(number(tag).unwrap_or(1)));
    let bits = bits.chain(counts).try_fold(1_u64, |product, number| product.checked_mul(number?));
    bits.map_or(0, |bits| bits.div_ceil(8))
}

/// The innermost field whose value holds a byte.
fn field_at(found: &Inventory, offset: u64) -> Option<FieldId> {
    // In a deflated file the spans of the meta information are of another source.
    let first = if found.layout.inflated.is_some() { found.layout.meta } else { 0 };
    let index = found.fields[first..].partition_point(|field| field.whole.start <= offset);
    let id = (first + index).checked_sub(1).filter(|id| *id >= first)?;
    found.fields[id].value.contains(&offset).then_some(id)
}
