//! Writes the texts of a recording again, and sees that nothing else is new.

use super::{Block, Layout, Slot};
use crate::format::fates::Fates;
use crate::inventory::{FieldId, Inventory};
use crate::reason::{Code, Reason};
use crate::source::{Piece, Rope, Source, Span};
use crate::verify::Draft;

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
    layout: &Layout,
    fates: &Fates<'_>,
) -> Result<(Rope, Moves), Reason> {
    let (mut rope, mut moves) = (Rope::new(), Moves::default());
    let mut at = 0;
    let mut fields = layout.fields.iter().copied();
    for block in &layout.blocks {
        let fates: Vec<Option<Vec<u8>>> = block
            .slots
            .iter()
            .zip(fields.by_ref())
            .map(|(slot, id)| fate(slot, id, fates))
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
fn fate(slot: &Slot, id: FieldId, fates: &Fates<'_>) -> Option<Vec<u8>> {
    let text = fates.text(id);
    let stays = fates.stays(id) || slot.text.as_ref() == Some(&text);
    (!stays).then(|| slot.bytes(&text).unwrap_or_else(|| slot.blank()))
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

/// Whether nothing outside the blocks and checksums is new.
pub(super) fn is_same(draft: &Draft<'_>, found: &Inventory) -> bool {
    let (Some(before), Some(after)) = (draft.inventory.signal(), found.signal()) else {
        return false;
    };
    std::ptr::addr_eq(before.kind, after.kind) && stays(&draft.rope, before, draft.inventory.size)
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
