//! Writes the texts of a recording again, and holds the output against the plan.

use super::{Block, Layout, Slot};
use crate::inventory::{FieldId, Inventory};
use crate::plan::{Plan, Written};
use crate::reason::{Code, Reason};
use crate::source::{Piece, Rope, Source, Span};
use crate::subject::Secrets;
use crate::text::Kind;
use crate::verify::Draft;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// Where the bytes of an input are in its output.
#[derive(Debug, Default)]
pub(in crate::format) struct Moves(Vec<(u64, i64)>);

impl Moves {
    /// Where a byte is that stays.
    pub(in crate::format) fn to(&self, at: u64) -> u64 {
        at.saturating_add_signed(self.by(&(0..at)))
    }

    /// By how much a stretch has grown.
    pub(in crate::format) fn by(&self, span: &Span) -> i64 {
        self.0
            .iter()
            .filter(|(end, _)| span.start < *end && *end <= span.end)
            .map(|(_, by)| by)
            .sum()
    }
}

/// The output, without its lengths and checksums.
pub(super) fn texts(
    source: &dyn Source,
    inventory: &Inventory,
    layout: &Layout,
    plan: &Plan,
    secrets: &Secrets,
) -> Result<(Rope, Moves), Reason> {
    let (mut rope, mut moves) = (Rope::new(), Moves::default());
    let mut at = 0;
    let mut fields = layout.fields.iter().copied();
    for block in &layout.blocks {
        let fates: Vec<Option<Vec<u8>>> = block
            .slots
            .iter()
            .zip(fields.by_ref())
            .map(|(slot, id)| fate(slot, id, inventory, plan, secrets))
            .collect();
        if fates.iter().any(Option::is_some) {
            rope.push_range(at..block.span.start);
            let new = written(source, block, &fates)?;
            let grown = new.len() as i64 - (block.span.end - block.span.start) as i64;
            if grown != 0 {
                moves.0.push((block.span.end, grown));
            }
            rope.push_bytes(&new);
            at = block.span.end;
        }
    }
    rope.push_range(at..source.len());
    Ok((rope, moves))
}

/// The new bytes of a slot; nothing where it stays as it is.
fn fate(
    slot: &Slot,
    id: FieldId,
    inventory: &Inventory,
    plan: &Plan,
    secrets: &Secrets,
) -> Option<Vec<u8>> {
    let keeps = plan.decisions.get(id).is_some_and(|decision| decision.action.keeps());
    let written = plan.write(inventory, secrets, id).text;
    let same = slot.text.as_ref().is_some_and(|text| *text == written);
    (!keeps && !same).then(|| slot.bytes(&written).unwrap_or_else(|| slot.blank()))
}

/// A block with the new bytes of its slots.
fn written(
    source: &dyn Source,
    block: &Block,
    fates: &[Option<Vec<u8>>],
) -> Result<Vec<u8>, Reason> {
    let old = source.read_span(&block.span)?;
    let within = |at: u64| (at - block.span.start) as usize;
    let mut new = Vec::with_capacity(old.len());
    let mut at = 0;
    for (slot, fate) in block.slots.iter().zip(fates) {
        let (start, end) = (within(slot.span.start), within(slot.span.end));
        new.extend_from_slice(&old[at..start]);
        new.extend_from_slice(fate.as_deref().unwrap_or(&old[start..end]));
        at = end;
    }
    new.extend_from_slice(&old[at..within(block.used).max(at)]);
    let length = match block.free {
        Some(step) => new.len() + (old.len() + step - new.len() % step) % step,
        None => old.len(),
    };
    if new.len() > length {
        return Err(Code::OutputDiffers.into());
    }
    new.resize(length, block.fill);
    Ok(new)
}

/// It says what the plan says, and nothing outside the blocks and checksums is new.
pub(super) fn compare(draft: &Draft<'_>, found: &Inventory) -> Result<(), Reason> {
    let (inventory, plan) = (draft.inventory, draft.plan);
    let (Some(before), Some(after)) = (inventory.signal(), found.signal()) else {
        return Err(Code::OutputDiffers.into());
    };
    let same_kind = std::ptr::addr_eq(before.kind, after.kind);
    if !same_kind || !stays(&draft.rope, before, inventory.size) {
        return Err(Code::OutputDiffers.into());
    }
    let mut expected: BTreeMap<(&str, Option<String>), usize> = BTreeMap::new();
    let mut reread: HashSet<(String, Vec<Range<usize>>)> = HashSet::new();
    let (mut taken, mut left): (Vec<String>, Vec<(FieldId, String)>) = (Vec::new(), Vec::new());
    for (id, slot) in before.slots() {
        let written = plan.write(inventory, draft.secrets, id);
        let keeps = plan.decisions.get(id).is_some_and(|decision| decision.action.keeps());
        if keeps || slot.text.as_ref() == Some(&written.text) {
            *expected.entry((&slot.path, slot.text.clone())).or_default() += 1;
        } else if slot.bytes(&written.text).is_some() {
            *expected.entry((&slot.path, Some(written.text.clone()))).or_default() += 1;
        }
        let is_new = reread.insert((written.text.clone(), written.instead.clone()));
        let found = if is_new { plan.reread(&written.text, &written) } else { None };
        if let Some(at) = found {
            let at = format!("{}@{}-{}", slot.path, at.start, at.end);
            return Err(Reason::at(Code::TextLeft, at));
        }
        let text = slot.text.as_deref().unwrap_or_default();
        for marked in plan.texts.marked(id).iter().filter(|marked| marked.is_taken_out()) {
            let value = text.get(marked.span.range.clone()).unwrap_or_default();
            let identifies = matches!(marked.span.kind, Kind::Name | Kind::Id | Kind::Code);
            if identifies && value.chars().count() >= 4 {
                taken.push(value.to_owned());
            }
        }
        left.push((id, outside(&written)));
    }
    for (_, slot) in after.slots() {
        let wanted = expected.get_mut(&(slot.path.as_str(), slot.text.clone()));
        match wanted.filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => return Err(Reason::at(Code::OutputDiffers, &slot.path)),
        }
    }
    let is_left = |text: &str| taken.iter().any(|value| text.contains(value));
    if let Some((id, _)) = left.iter().find(|(_, text)| is_left(text)) {
        return Err(Reason::at(Code::TextLeft, inventory.path(*id)));
    }
    match expected.into_iter().find(|(_, count)| *count > 0) {
        Some(((path, _), _)) => Err(Reason::at(Code::OutputDiffers, path)),
        None => Ok(()),
    }
}

/// What a text has of its original: everything but what stands instead of something else.
fn outside(written: &Written) -> String {
    let mut text = String::new();
    let mut at = 0;
    for range in &written.instead {
        text.push_str(written.text.get(at..range.start).unwrap_or_default());
        text.push('\n');
        at = range.end.max(at);
    }
    text.push_str(written.text.get(at..).unwrap_or_default());
    text
}

/// Whether everything outside blocks and checksums is the input's, in the same order and, where
/// no block may change its length, at the same place.
fn stays(rope: &Rope, before: &Layout, length: u64) -> bool {
    let fixed = !before.blocks.iter().any(|block| block.free.is_some());
    let mut may_change: Vec<Span> = before.blocks.iter().map(|block| block.span.clone()).collect();
    may_change.extend(before.sums.iter().cloned());
    may_change.sort_by_key(|span| span.start);
    let (mut at, mut read) = (0, 0);
    let in_place = rope.pieces().iter().all(|piece| match piece {
        Piece::Range(span) => {
            let whole = covers(&may_change, read..span.start);
            let in_place = !fixed || span.start == at;
            at += span.end - span.start;
            read = span.end;
            whole && in_place
        }
        Piece::New(bytes) => {
            at += bytes.len() as u64;
            true
        }
    });
    in_place && covers(&may_change, read..length) && (!fixed || at == length)
}

/// Whether spans, in order, leave no gap in another.
fn covers(spans: &[Span], of: Span) -> bool {
    if of.start >= of.end {
        return of.start == of.end;
    }
    let mut at = of.start;
    let first = spans.partition_point(|span| span.end <= at);
    for span in &spans[first..] {
        if at >= of.end || span.start > at {
            break;
        }
        at = at.max(span.end);
    }
    at >= of.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_bytes_have_to_lie_where_something_may_change() {
        let spans = [0..4, 4..8, 10..12];
        assert!(covers(&spans, 2..8) && covers(&spans, 10..12));
        assert!(!covers(&spans, 2..9) && !covers(&spans, 7..11) && !covers(&spans, 12..13));
    }
}
