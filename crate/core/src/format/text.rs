//! Plain text: notes, letters and reports in the encodings that Japanese hospitals write.
//!
//! The whole text is one part; what identifies in it is found when the plan is made.

use super::{Format, FormatId};
use crate::action::Action;
use crate::inventory::{self, Field, Inventory, Part};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::shelf::Shelf;
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::text::{self, Dates, Kind, Surrogates};
use crate::verify::Draft;
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// A longer text is held: it has to be in memory as a whole.
const MOST_BYTES: u64 = 256 << 20;

/// The format.
#[derive(Debug)]
pub struct Text;

/// What is needed to write the text again.
#[derive(Debug)]
pub struct Layout {
    /// How its characters are encoded.
    pub encoding: &'static Encoding,
    /// Whether a byte order mark stands before it.
    pub marked: bool,
}

impl Format for Text {
    fn id(&self) -> FormatId {
        FormatId::Text
    }

    fn sniff(&self, _head: &[u8], name: &str) -> bool {
        ending(name).is_some()
    }

    fn inspect(&self, source: &dyn Source, _: &mut dyn Progress) -> Result<Inventory, Reason> {
        if source.len() > MOST_BYTES {
            return Err(Code::TooManyElements.into());
        }
        let whole = 0..source.len();
        let (text, layout) = decode(&source.read_span(&whole)?).ok_or(Code::UnknownEncoding)?;
        let field = Field::of_part(0, whole, Some(text));
        let part = Part { path: "text".to_owned(), item: "free-text", teaches: None };
        Ok(Inventory {
            fields: vec![field],
            parts: vec![part],
            creators: Vec::new(),
            layout: inventory::Layout::Text(layout),
            size: source.len(),
            reasons: Vec::new(),
        })
    }

    fn shelve(&self, _: &Inventory, secrets: &Secrets, name: &str) -> Shelf {
        Shelf::loose(FormatId::Text, ending(name).unwrap_or("txt"), name, secrets)
    }

    fn rewrite(
        &self,
        _: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        _: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let text = inventory.fields.first().and_then(Field::text).unwrap_or_default();
        let decision = plan.decisions.first().map(|decision| decision.action);
        let written = match decision {
            Some(Action::Mask) => {
                let spans: Vec<text::Span> =
                    plan.texts.marked(0).iter().map(|marked| marked.span.clone()).collect();
                let dates = Dates::Shift(secrets.days);
                Surrogates::new(text::language(text), dates).write(text, &spans)
            }
            Some(Action::Keep) => text.to_owned(),
            _ => String::new(),
        };
        let inventory::Layout::Text(layout) = &inventory.layout else {
            return Err(Code::OutputDiffers.into());
        };
        let mut rope = Rope::new();
        rope.push_bytes(&layout.encode(&written).ok_or(Code::UnknownEncoding)?);
        Ok(rope)
    }

    /// No name or number that was taken out stands anywhere else.
    fn compare(
        &self,
        draft: &Draft<'_>,
        _: (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<(), Reason> {
        let text = draft.inventory.fields.first().and_then(Field::text).unwrap_or_default();
        let output = found.fields.first().and_then(Field::text).unwrap_or_default();
        for marked in draft.plan.texts.marked(0) {
            let written = text.get(marked.span.range.clone()).unwrap_or_default();
            let identifies = matches!(marked.span.kind, Kind::Name | Kind::Id | Kind::Code);
            if identifies && written.chars().count() >= 4 && output.contains(written) {
                return Err(Reason::at(Code::OutputDiffers, found.path(0)));
            }
        }
        Ok(())
    }

    fn samples(&self, _: &Inventory) -> Vec<Span> {
        Vec::new()
    }
}

/// The ending of a text file's name.
fn ending(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    ["txt", "md"].into_iter().find(|known| ending.eq_ignore_ascii_case(known))
}

/// The text, where its encoding can be told: by its mark, its escape sequences, or because no other
/// encoding fits.
fn decode(bytes: &[u8]) -> Option<(String, Layout)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..])?;
        return Some((text.into_owned(), Layout { encoding, marked: true }));
    }
    let escaped = bytes.contains(&0x1B).then_some(ISO_2022_JP);
    let candidates = escaped.into_iter().chain([UTF_8, SHIFT_JIS, EUC_JP]);
    candidates.into_iter().find_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let plain = !text.contains('\0');
        plain.then(|| (text.into_owned(), Layout { encoding, marked: false }))
    })
}

impl Layout {
    fn encode(&self, text: &str) -> Option<Vec<u8>> {
        let units = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes);
        if self.encoding == UTF_16LE {
            return Some([0xFF, 0xFE].into_iter().chain(units(u16::to_le_bytes)).collect());
        }
        if self.encoding == UTF_16BE {
            return Some([0xFE, 0xFF].into_iter().chain(units(u16::to_be_bytes)).collect());
        }
        let (bytes, _, lossy) = self.encoding.encode(text);
        let mark: &[u8] = if self.marked { &[0xEF, 0xBB, 0xBF] } else { &[] };
        (!lossy).then(|| [mark, &bytes].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_in_the_encoding_it_was_read_in() {
        let text = "胸部CT 異常なし。\r\n次回 6月";
        for encoding in [UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP] {
            let (bytes, _, _) = encoding.encode(text);
            let (read, layout) = decode(&bytes).expect("an encoding");
            assert_eq!((read.as_str(), layout.encoding), (text, encoding));
            assert_eq!(layout.encode(text).as_deref(), Some(&*bytes));
        }
        for mark in [0xFEFF_u16.to_le_bytes(), 0xFEFF_u16.to_be_bytes()] {
            let unit = if mark[0] == 0xFF { u16::to_le_bytes } else { u16::to_be_bytes };
            let bytes: Vec<u8> =
                mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
            let (read, layout) = decode(&bytes).expect("an encoding");
            assert_eq!(read, text);
            assert_eq!(layout.encode(text), Some(bytes));
        }
        assert!(decode(b"\0\x01\x02 binary").is_none());
    }
}
