//! Compares a reopened output with the plan behind it.

use super::{Tag, Vr, mask, tag, uid};
use crate::action::Action;
use crate::inventory::{Field, Inventory};
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use crate::verify::Draft;
use std::collections::BTreeSet;

pub(super) fn compare(
    draft: &Draft<'_>,
    (input, output): (&dyn Source, &dyn Source),
    found: &Inventory,
) -> Result<(), Reason> {
    removes(draft, found)?;
    if !draft.plan.masks().is_empty() {
        mask::check((input, draft.inventory), (output, found), draft.plan.masks())?;
    }
    search_uids(draft, found)
}

/// The output holds no top-level element that the plan removes, and its pixel data is as
/// long as it was.
fn removes(draft: &Draft<'_>, found: &Inventory) -> Result<(), Reason> {
    let length = |inventory: &Inventory| -> u64 {
        let pixels =
            inventory.top_level().filter(|field| field.tag().is_some_and(Tag::is_pixel_data));
        pixels.map(|field| field.value.end - field.value.start).sum()
    };
    if draft.plan.masks().is_empty() && length(draft.inventory) != length(found) {
        return Err(Code::OutputDiffers.into());
    }
    let meta = draft.inventory.dicom().meta;
    let mut removed = BTreeSet::new();
    let mut written = BTreeSet::new();
    for (field, decision) in
        draft.inventory.fields[meta..].iter().zip(&draft.plan.decisions[meta..])
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
fn search_uids(draft: &Draft<'_>, found: &Inventory) -> Result<(), Reason> {
    let replaced: BTreeSet<&str> = draft
        .inventory
        .fields
        .iter()
        .zip(&draft.plan.decisions)
        .filter(|(_, decision)| decision.action == Action::Uid)
        .filter_map(|(field, _)| field.text())
        .flat_map(|text| text.split('\\'))
        .map(|uid| uid.trim_matches([' ', '\0']))
        .filter(|uid| !uid.is_empty() && !uid::is_registered(uid))
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

/// Pixel data, without what follows the last pixel.
pub(super) fn samples(found: &Inventory) -> Vec<Span> {
    let mut spans = Vec::new();
    for field in &found.fields {
        if field.tag().is_some_and(Tag::is_pixel_data) {
            let mut end = field.value.end;
            if found.dicom().fragments.is_empty() {
                end = end.min(field.value.start.saturating_add(image_length(found)));
            }
            spans.push(field.value.start..end);
        }
    }
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
