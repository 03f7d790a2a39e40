//! Signals: what electrocardiographs, electroencephalographs and polysomnographs record.
//!
//! A reader of one format says where the texts are ([`Slot`]s, in [`Block`]s of fixed length) and
//! where the samples. Blocks are written again in place, everything else is a range of the input.

mod crc;
mod edf;
mod ishne;
mod mfer;
mod nihon_kohden;
mod scp;
mod slot;
mod write;

pub(crate) use self::slot::Room;
pub(super) use self::slot::{Block, Coding, Slot, encoding_of, item_of};
pub(super) use self::write::Moves;

use super::fates::Fates;
use super::{Format, FormatId, ending_among};
use crate::inventory::{self, Field, FieldId, Inventory, Part};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::shelf::Shelf;
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::traces::{Mark, Traces, Window};
use crate::verify::Draft;
use std::fmt;

/// More fields than a person can review.
const MOST_FIELDS: usize = 1 << 17;

/// One way of writing a recording down.
pub(super) trait Recording: Sync {
    /// What a review calls it.
    fn modality(&self) -> &'static str;

    /// How its files end, the usual ending first.
    fn endings(&self) -> &'static [&'static str];

    /// Whether the first bytes of a file, and its name where those leave a doubt, look like it.
    fn sniff(&self, head: &[u8], name: &str) -> bool;

    /// Finds the texts and the samples.
    fn read(&self, source: &dyn Source) -> Result<Found, Reason>;

    /// Lengths and checksums of an output whose texts were written: bytes to be put over its own.
    fn seal(
        &self,
        _source: &dyn Source,
        _output: &dyn Source,
        _moves: &Moves,
    ) -> Result<Vec<(u64, Vec<u8>)>, Reason> {
        Ok(Vec::new())
    }

    /// The channels of a window; the annotations are added by whoever asks.
    fn traces(&self, _source: &dyn Source, _window: Window) -> Result<Traces, Reason> {
        Err(Code::NoTraces.into())
    }
}

/// All of them, in the order they are asked.
static RECORDINGS: &[&dyn Recording] =
    &[&edf::Edf, &scp::Scp, &mfer::Mfer, &ishne::Ishne, &nihon_kohden::NihonKohden];

/// What a reader found in a file.
#[derive(Default)]
pub(super) struct Found {
    /// The stretches with texts.
    pub(super) blocks: Vec<Block>,
    /// Samples, and numbers that say how they are read: a known value stands in them by chance.
    pub(super) samples: Vec<Span>,
    /// Lengths and checksums, which are put right.
    pub(super) sums: Vec<Span>,
    /// Why the file cannot be written again.
    pub(super) reasons: Vec<Reason>,
}

/// What is needed to write a recording again.
pub struct Layout {
    kind: &'static dyn Recording,
    blocks: Vec<Block>,
    /// The field of each slot, block by block.
    fields: Vec<FieldId>,
    /// How much may be written into each field.
    rooms: Vec<Option<Room>>,
    samples: Vec<Span>,
    sums: Vec<Span>,
}

impl fmt::Debug for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Layout({}, {} blocks)", self.kind.modality(), self.blocks.len())
    }
}

impl Layout {
    /// How much may be written into a field.
    pub(crate) fn room(&self, field: FieldId) -> Option<Room> {
        self.rooms.get(field).copied().flatten()
    }

    /// Every slot with its field.
    fn slots(&self) -> impl Iterator<Item = (FieldId, &Slot)> {
        let slots = self.blocks.iter().flat_map(|block| &block.slots);
        self.fields.iter().copied().zip(slots)
    }
}

/// The format.
#[derive(Debug)]
pub struct Signal;

impl Format for Signal {
    fn id(&self) -> FormatId {
        FormatId::Signal
    }

    fn sniff(&self, head: &[u8], name: &str) -> bool {
        kind_of(head, name).is_some()
    }

    fn inspect(&self, source: &dyn Source, _: &mut dyn Progress) -> Result<Inventory, Reason> {
        let head = source.read_span(&(0..source.len().min(1024)))?;
        let kind = kind_of(&head, source.name()).ok_or(Code::UnsupportedFormat)?;
        inventory(kind, kind.read(source)?, source.len())
    }

    fn ending(&self, inventory: &Inventory, name: &str) -> String {
        let endings = inventory.signal().map_or(&["signal"][..], |layout| layout.kind.endings());
        ending_among(endings, name)
    }

    fn shelve(&self, inventory: &Inventory, secrets: &Secrets, name: &str) -> Shelf {
        let mut place = Shelf::loose(self.id(), &self.ending(inventory, name), name, secrets);
        place.series.modality = inventory.signal().map(|layout| layout.kind.modality().to_owned());
        place
    }

    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        _: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let layout = inventory.signal().ok_or(Code::OutputDiffers)?;
        let fates = Fates::new(inventory, plan, secrets);
        let (rope, moves) = write::texts(source, layout, &fates)?;
        let sums = layout.kind.seal(source, &rope.over(source), &moves)?;
        Ok(sums.into_iter().fold(rope, |rope, (at, bytes)| rope.overwritten(at, &bytes)))
    }

    fn is_same(
        &self,
        draft: &Draft<'_>,
        _: (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<bool, Reason> {
        Ok(write::is_same(draft, found))
    }

    fn samples(&self, inventory: &Inventory) -> Vec<Span> {
        inventory.signal().map(|layout| layout.samples.clone()).unwrap_or_default()
    }

    fn traces(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        window: Window,
    ) -> Result<Traces, Reason> {
        let layout = inventory.signal().ok_or(Code::NoTraces)?;
        let mut traces = layout.kind.traces(source, window)?;
        traces.marks.extend(layout.slots().filter_map(|(field, slot)| {
            let (at, lasts) = slot.moment?;
            let text = slot.text.clone()?;
            let path = slot.path.clone();
            Some(Mark { at, lasts, written: text.clone(), text, path, field })
        }));
        Ok(traces)
    }
}

fn kind_of(head: &[u8], name: &str) -> Option<&'static dyn Recording> {
    RECORDINGS.iter().copied().find(|kind| kind.sniff(head, name))
}

/// The slots as fields and parts, in the order of the bytes.
fn inventory(kind: &'static dyn Recording, found: Found, size: u64) -> Result<Inventory, Reason> {
    let Found { mut blocks, mut samples, sums, reasons } = found;
    blocks.sort_by_key(|block| block.span.start);
    samples.sort_by_key(|span| span.start);
    let (mut fields, mut parts) = (Vec::new(), Vec::new());
    let (mut of_slots, mut rooms) = (Vec::new(), Vec::new());
    for block in &blocks {
        for (slot, room) in block.slots.iter().zip(block.rooms()) {
            let id = fields.len();
            if id >= MOST_FIELDS {
                return Err(Code::TooManyElements.into());
            }
            of_slots.push(id);
            let part = |item, teaches| Part { path: slot.path.clone(), item, teaches };
            parts.push(part(slot.item, slot.teaches));
            let field = Field::of_part(id as u32, slot.span.clone(), slot.text.clone());
            fields.push(Field { end: id + 1 + slot.says.len(), ..field });
            rooms.push(Some(room));
            for (item, teaches, value) in &slot.says {
                let inner = fields.len();
                parts.push(part(item, Some(*teaches)));
                let field = Field::of_part(inner as u32, slot.span.clone(), Some(value.clone()));
                fields.push(Field { parent: Some(id), ..field });
                rooms.push(None);
            }
        }
    }
    let layout = Layout { kind, blocks, fields: of_slots, rooms, samples, sums };
    let layout = inventory::Layout::Signal(layout);
    Ok(Inventory { reasons, ..Inventory::of_parts(layout, fields, parts, size) })
}
