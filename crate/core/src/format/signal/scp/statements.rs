//! Sections 8 and 11: what the device, or who read the recording, says of it.

use super::demographics::{from_date, to_date};
use super::{Block, Coding, Found, Slot, before_zero, counted, short};
use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::Span;
use encoding_rs::Encoding;
use std::ops::Range;

/// Before the statements: state, date, time, and how many there are.
const HEAD: usize = 9;

/// The text of each statement, its length before it, and where the last ends.
fn statements(bytes: &[u8], id: u16, data: &Span) -> Option<(Vec<Range<usize>>, usize)> {
    let (start, end) = (data.start as usize, data.end as usize);
    let count = *bytes.get(start + HEAD - 1).filter(|_| start + HEAD <= end)?;
    let mut at = start + HEAD;
    let mut texts = Vec::new();
    for _ in 0..count {
        let length = usize::from(short(bytes, at + 1)?);
        let text = at + 3..at + 3 + length;
        if text.end > end {
            return None;
        }
        at = text.end;
        // In section 11 a byte says which kind of statement it is.
        let kind = usize::from(id == 11).min(length);
        texts.push(text.start + kind..text.end);
    }
    Some((texts, at))
}

/// The characters of all texts.
pub(super) fn characters(bytes: &[u8], id: u16, data: &Span) -> Vec<u8> {
    let texts = statements(bytes, id, data).map(|(texts, _)| texts).unwrap_or_default();
    texts.into_iter().flat_map(|text| [&bytes[text], b"\n"].concat()).collect()
}

pub(super) fn find(
    bytes: &[u8],
    id: u16,
    data: Span,
    encoding: &'static Encoding,
    found: &mut Found,
) -> Result<(), Reason> {
    let bad = || Reason::at(Code::BadSignal, format!("section {id}"));
    let (texts, used) = statements(bytes, id, &data).ok_or_else(bad)?;
    let mut slots = Vec::new();
    let day = data.start as usize + 1..data.start as usize + 5;
    if bytes[day.clone()].iter().any(|byte| *byte != 0) {
        let span = day.start as u64..day.end as u64;
        let coding = Coding::Form { write: to_date, blank: &[0; 4] };
        let text = from_date(&bytes[day]);
        slots.push(Slot::new(format!("section {id}.date"), "date", span, coding, text));
    }
    for (number, range) in (1..).zip(texts) {
        let mut at = range.start;
        // A statement of codes has several, with zeros between them.
        for (part, piece) in (1..).zip(bytes[range.clone()].split(|byte| *byte == 0)) {
            let span = at as u64..(at + piece.len()) as u64;
            at += piece.len() + 1;
            if piece.trim_ascii().is_empty() {
                continue;
            }
            let text = Encoded { encoding, marked: false }.decode(piece);
            let text = text.map(|text| text.trim().to_owned());
            // A text alone has its length before it, which may change; in section 11 a byte stands between.
            let alone =
                id == 8 && part == 1 && before_zero(&bytes[range.clone()]).len() + 1 == range.len();
            let (span, coding) = if alone {
                (range.start as u64 - 2..range.end as u64, counted(encoding))
            } else {
                (span, Coding::Fixed(encoding, b' '))
            };
            slots.push(Slot::new(
                format!("statement {id}-{number}.{part}"),
                "free-text",
                span,
                coding,
                text,
            ));
        }
    }
    let rest = used as u64..data.end;
    if bytes[used..data.end as usize].iter().any(|byte| *byte != 0) {
        let path = format!("section {id}.rest");
        slots.push(Slot::new(path, "trailing", rest, Coding::Opaque(0), None));
    }
    if !slots.is_empty() {
        found.blocks.push(Block { used: data.end, span: data, fill: 0, free: Some(2), slots });
    }
    Ok(())
}
