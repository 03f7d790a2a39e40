//! Plain text: notes, letters and reports in the encodings that Japanese hospitals write.
//!
//! The whole text is one part; what identifies in it is found when the plan is made. What its
//! labels say of the patient lies inside it as parts of their own, so that the batch learns them.

mod labels;

use super::encoding::Encoded;
use super::{Format, FormatId};
use crate::inventory::{self, Field, Inventory, Part};
use crate::plan::{Marked, Plan};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::text::Kind;
use crate::verify::Draft;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// A longer text is held: it has to be in memory as a whole.
const MOST_BYTES: u64 = 64 << 20;

/// The format.
#[derive(Debug)]
pub struct Text;

impl Format for Text {
    fn id(&self) -> FormatId {
        FormatId::Text
    }

    fn sniff(&self, _head: &[u8], name: &str) -> bool {
        ending(name).is_some()
    }

    fn inspect(&self, source: &dyn Source, _: &mut dyn Progress) -> Result<Inventory, Reason> {
        if source.len() > MOST_BYTES {
            return Err(Code::TextTooLong.into());
        }
        let whole = 0..source.len();
        let bytes = source.read_span(&whole)?;
        let encoded = Encoded::of(&bytes).ok_or(Code::UnknownEncoding)?;
        let text = encoded.decode(&bytes).ok_or(Code::UnknownEncoding)?;
        let labels = labels::find(&text);
        let mut parts = vec![Part { path: "text".to_owned(), item: "free-text", teaches: None }];
        let mut fields = vec![Field::of_part(0, whole.clone(), Some(text))];
        fields[0].end = 1 + labels.len();
        for (number, label) in (1..).zip(labels) {
            let path = format!(".{}", label.item);
            parts.push(Part { path, item: label.item, teaches: Some(label.teaches) });
            let field = Field::of_part(number, whole.clone(), Some(label.value));
            fields.push(Field { parent: Some(0), ..field });
        }
        let layout = inventory::Layout::Text(encoded);
        Ok(Inventory::of_parts(layout, fields, parts, source.len()))
    }

    fn rewrite(
        &self,
        _: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        _: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let inventory::Layout::Text(encoded) = &inventory.layout else {
            return Err(Code::OutputDiffers.into());
        };
        let written = plan.write(inventory, secrets, 0);
        let mut rope = Rope::new();
        rope.push_bytes(encoded.mark());
        rope.push_bytes(&encoded.encode(&written.text).ok_or(Code::UnknownEncoding)?);
        Ok(rope)
    }

    /// It reads as it was written, no name or number that was taken out stands anywhere else, and
    /// a second reading finds nothing that is certain to identify.
    fn compare(
        &self,
        draft: &Draft<'_>,
        _: (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<(), Reason> {
        let (inventory, plan) = (draft.inventory, draft.plan);
        let text = inventory.fields.first().and_then(Field::text).unwrap_or_default();
        let output = found.fields.first().and_then(Field::text).unwrap_or_default();
        let written = plan.write(inventory, draft.secrets, 0);
        if output != written.text {
            return Err(Reason::at(Code::OutputDiffers, found.path(0)));
        }
        if let Some(left) = self::left(text, plan.texts.marked(0), output) {
            let start = output[..left.start].chars().count();
            let end = start + output[left].chars().count();
            return Err(Reason::at(Code::TextLeft, format!("text@{start}-{end}")));
        }
        match plan.reread(output, &written) {
            Some(at) => Err(Reason::at(Code::TextLeft, format!("text@{}-{}", at.start, at.end))),
            None => Ok(()),
        }
    }

    fn samples(&self, _: &Inventory) -> Vec<Span> {
        Vec::new()
    }
}

/// Where a name or number that was taken out still stands.
fn left(text: &str, marked: &[Marked], output: &str) -> Option<Range<usize>> {
    let identifies = |marked: &&Marked| {
        marked.is_taken_out() && matches!(marked.span.kind, Kind::Name | Kind::Id | Kind::Code)
    };
    let values: BTreeSet<&str> = marked
        .iter()
        .filter(identifies)
        .filter_map(|marked| text.get(marked.span.range.clone()))
        .filter(|value| value.chars().count() >= 4)
        .collect();
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(values)
        .expect("a text names fewer values than an automaton holds");
    automaton.find(output).map(|found| found.range())
}

/// The ending of a text file's name.
fn ending(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    ["txt", "md"].into_iter().find(|known| ending.eq_ignore_ascii_case(known))
}
