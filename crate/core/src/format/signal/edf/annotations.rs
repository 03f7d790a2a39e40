//! Annotations: time-stamped lists (EDF+ § 2.2.2) in the samples of a signal of their own.
//!
//! `+12.5\x1530\x14Apnea\x14Dr. Mori\x14\x00`: onset, duration and texts. The rest of the signal
//! is zero, so that texts may grow into it.

use super::header::{Header, Signal};
use super::{Block, Coding, Found, Slot, encoding_of};
use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::{Cached, Source};
use encoding_rs::UTF_8;
use std::ops::Range;

/// Between records farther apart than this, reading all that lies between costs more.
const APART: u64 = 1 << 14;

/// Nobody writes an annotation for each of more records.
pub(super) const MOST_RECORDS: u64 = 1 << 21;

/// A text of a list.
struct Text {
    range: Range<usize>,
    at: f64,
    lasts: Option<f64>,
}

pub(super) fn find(source: &dyn Source, header: &Header, found: &mut Found) -> Result<(), Reason> {
    let cached = Cached::new(source);
    let source: &dyn Source = if header.stride > APART { source } else { &cached };
    let lists: Vec<&Signal> = header.signals.iter().filter(|signal| signal.is_annotation).collect();
    let base = header.bytes.len() as u64;
    if header.records > MOST_RECORDS && !lists.is_empty() {
        return Err(Code::TooManyElements.into());
    }
    if lists.is_empty() {
        found.samples.push(base..source.len());
        return Ok(());
    }
    let mut others = Vec::new();
    let mut read = Vec::new();
    for record in 0..header.records {
        let start = base + record * header.stride;
        let mut at = start;
        let mut number = 0;
        for list in &lists {
            let span = start + list.start..start + list.start + list.samples * header.width;
            found.samples.push(at..span.start);
            at = span.end;
            let bytes = source.read_span(&span)?;
            let bad =
                || Reason::at(Code::BadSignal, format!("annotations of record {}", record + 1));
            let (texts, used) = lists_of(&bytes).ok_or_else(bad)?;
            let mut slots = Vec::new();
            for text in texts {
                number += 1;
                if text.range.is_empty() {
                    continue;
                }
                let place =
                    span.start + text.range.start as u64..span.start + text.range.end as u64;
                let path = format!("annotation {}-{number}", record + 1);
                let mut slot = Slot::new(path, "free-text", place, Coding::text(UTF_8), None);
                slot.moment = Some((Some(text.at), text.lasts));
                slots.push(slot);
                let text = &bytes[text.range];
                if std::str::from_utf8(text).is_err() {
                    others.extend_from_slice(text);
                    others.push(b'\n');
                }
                read.push(text.to_vec());
            }
            if read.len() > super::super::MOST_FIELDS {
                return Err(Code::TooManyElements.into());
            }
            if !slots.is_empty() {
                found.blocks.push(Block {
                    used: span.start + used as u64,
                    span,
                    fill: 0,
                    free: None,
                    slots,
                });
            }
        }
        found.samples.push(at..start + header.stride);
    }
    found.samples.retain(|span| span.start < span.end);
    decode(found, &read, &others);
    Ok(())
}

/// Says what the texts say: in UTF-8, as the standard has it, or in the one encoding that fits all
/// of those that are not.
fn decode(found: &mut Found, read: &[Vec<u8>], others: &[u8]) {
    let other = encoding_of(others);
    let slots = found.blocks.iter_mut().flat_map(|block| &mut block.slots);
    for (slot, bytes) in slots.filter(|slot| slot.moment.is_some()).zip(read) {
        let encoding = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { other };
        slot.coding = Coding::text(encoding);
        slot.text = Encoded { encoding, marked: false }.decode(bytes);
    }
}

/// The texts of all lists in one record, and where the zeros begin behind them.
fn lists_of(bytes: &[u8]) -> Option<(Vec<Text>, usize)> {
    let mut texts = Vec::new();
    let mut at = 0;
    while let Some(first) = bytes.get(at).filter(|byte| **byte != 0) {
        if !matches!(first, b'+' | b'-') {
            return None;
        }
        let length = bytes[at..].iter().position(|byte| *byte == 0)?;
        let list = &bytes[at..at + length];
        let head = list.iter().position(|byte| *byte == 0x14)?;
        let mut times = list[..head].split(|byte| *byte == 0x15).map(seconds);
        let (onset, lasts) = (times.next()??, times.next());
        if times.next().is_some() || lasts == Some(None) || list.last() != Some(&0x14) {
            return None;
        }
        let mut start = at + head + 1;
        for text in list[head + 1..].split(|byte| *byte == 0x14) {
            let range = start..start + text.len();
            start = range.end + 1;
            // Behind the last sign stands nothing.
            if range.end < at + length {
                texts.push(Text { range, at: onset, lasts: lasts.flatten() });
            }
        }
        at += length + 1;
    }
    let at = at.min(bytes.len());
    bytes[at..].iter().all(|byte| *byte == 0).then_some((texts, at))
}

/// When a record begins: by its first list, where the records do not follow each other.
pub(super) fn onset(source: &dyn Source, header: &Header, record: u64) -> Result<f64, Reason> {
    let follows = record as f64 * header.duration;
    let keeper = header.signals.iter().find(|signal| signal.is_annotation && header.is_broken);
    let Some(keeper) = keeper else { return Ok(follows) };
    let start = header.bytes.len() as u64 + record * header.stride + keeper.start;
    let bytes = source.read_span(&(start..start + keeper.samples * header.width))?;
    let end = bytes.iter().position(|byte| matches!(byte, 0x14 | 0x15)).unwrap_or(0);
    Ok(seconds(&bytes[..end]).unwrap_or(follows))
}

fn seconds(bytes: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(bytes).ok()?;
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_has_several_lists_and_a_list_several_texts() {
        let bytes = b"+0\x14\x14\0+1.5\x1530\x14Apnea\x14Dr. Mori\x14\0-2\x14x\x14\0\0\0";
        let (texts, used) = lists_of(bytes).expect("lists");
        let said: Vec<(&[u8], f64, Option<f64>)> =
            texts.iter().map(|text| (&bytes[text.range.clone()], text.at, text.lasts)).collect();
        let expected: [(&[u8], f64, Option<f64>); 4] = [
            (b"", 0.0, None),
            (b"Apnea", 1.5, Some(30.0)),
            (b"Dr. Mori", 1.5, Some(30.0)),
            (b"x", -2.0, None),
        ];
        assert_eq!(said, expected);
        assert_eq!(used, bytes.len() - 2);
    }

    #[test]
    fn what_is_put_together_otherwise_is_none() {
        for bytes in [
            &b"Mori\0"[..],
            b"+0\x14Mori\0",
            b"+0\x14\x14",
            b"+0\x14\x14\0\0Mori",
            b"+x\x14\x14\0",
            b"+0\x15Mori\x14\x14\0",
            b"+0\x151\x152\x14\x14\0",
        ] {
            assert!(lists_of(bytes).is_none(), "{bytes:?}");
        }
    }
}
