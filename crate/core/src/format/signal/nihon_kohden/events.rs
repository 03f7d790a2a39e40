//! `.LOG`: events of 45 bytes in blocks, each a text and a time.

use super::{
    AGAIN, Block, COUNT, Coding, DEVICE, ENTRY, Found, Slot, TABLE, devices, encoding_of,
    is_device, item_of, long, rest,
};
use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use encoding_rs::Encoding;

/// Where a block has its number of events, and the events.
const NUMBER: usize = 0x12;
const EVENTS: usize = 0x14;
const EVENT: usize = 45;
const TEXT: usize = 20;
/// Seconds since the start, as `hhmmss`.
const ONSET: usize = 26;
/// Blocks from here on hold the rest of the texts of those before, and fractions of seconds.
const SECOND: usize = 22;

pub(super) fn find(source: &dyn Source) -> Result<Found, Reason> {
    let bytes = source.read_span(&(0..source.len()))?;
    let mut known = vec![devices(&bytes)?, COUNT as u64..TABLE as u64];
    let bad = || Reason::at(Code::BadSignal, "events");
    if is_device(&bytes, AGAIN) {
        known.push(AGAIN as u64..(AGAIN + DEVICE) as u64);
    }
    let count = usize::from(*bytes.get(COUNT).ok_or(Code::Truncated)?);
    let mut events = Vec::new();
    let blocks = (0..count).chain(SECOND..SECOND + if count < SECOND { count } else { 0 });
    for block in blocks {
        let entry = TABLE + block * ENTRY;
        let address = long(&bytes, entry).unwrap_or(0) as usize;
        if address == 0 {
            continue;
        }
        known.push(entry as u64..entry as u64 + 4);
        if is_device(&bytes, address + 1) {
            known.push(address as u64 + 1..(address + 1 + DEVICE) as u64);
        }
        let number = usize::from(*bytes.get(address + NUMBER).ok_or_else(bad)?);
        known.push((address + NUMBER) as u64..(address + NUMBER) as u64 + 1);
        for event in 0..number {
            let start = address + EVENTS + event * EVENT;
            if start + EVENT > bytes.len() {
                return Err(bad());
            }
            events.push((format!("event {}-{}", block + 1, event + 1), start, block < SECOND));
        }
    }
    let texts: Vec<&[u8]> =
        events.iter().map(|(_, start, _)| &bytes[*start..start + TEXT]).collect();
    let texts: Vec<u8> = texts.join(&b'\n').into_iter().filter(|byte| *byte != 0).collect();
    let encoding = encoding_of(&texts);
    let mut found = Found::default();
    for (path, start, is_first) in events {
        let span = start as u64..(start + EVENT) as u64;
        if known.iter().any(|other| other.start < span.end && span.start < other.end) {
            return Err(bad());
        }
        known.push(span);
        event(&bytes[start..start + EVENT], start as u64, (path, is_first), encoding, &mut found);
    }
    rest(source, known, &mut found)?;
    Ok(found)
}

fn event(
    bytes: &[u8],
    start: u64,
    (path, is_first): (String, bool),
    encoding: &'static Encoding,
    found: &mut Found,
) {
    let span = |from: usize, to: usize| start + from as u64..start + to as u64;
    let opaque = |name: &str, place: Span, found: &mut Found| {
        let slot =
            Slot::new(format!("{path}.{name}"), "maker-note", place, Coding::Opaque(b' '), None);
        found.blocks.push(Block::of(slot, b' '));
    };
    let end = bytes[..TEXT].iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    if !bytes[..end].trim_ascii().is_empty() {
        let text = Encoded { encoding, marked: false }.decode(&bytes[..end]);
        let text = text.map(|text| text.trim().to_owned());
        let item = item_of(text.as_deref());
        let coding = Coding::Fixed(encoding, 0);
        let mut slot = Slot::new(path.clone(), item, span(0, TEXT), coding, text);
        slot.moment = is_first.then(|| (seconds(&bytes[TEXT..ONSET]), None));
        found.blocks.push(Block::of(slot, 0));
    }
    let tail = &bytes[TEXT..];
    let is_time = |byte: &u8| byte.is_ascii_digit() || matches!(byte, 0 | b' ' | b'(' | b')');
    if !tail.iter().all(is_time) {
        opaque("rest", span(TEXT, EVENT), found);
        return;
    }
    // `(yymmddhhmmss)`: when by the clock.
    let digits = tail.split(|byte| !byte.is_ascii_digit());
    let mut at = TEXT;
    for run in digits {
        let place = at..at + run.len();
        at = place.end + 1;
        match run.len() {
            12 if date(run).is_some() && bytes[place.start - 1] == b'(' => {
                let coding = Coding::Form { write, blank: b"850101" };
                let day = span(place.start, place.start + 6);
                let slot = Slot::new(format!("{path}.clock"), "date", day, coding, date(run));
                found.blocks.push(Block::of(slot, b' '));
            }
            ..=10 => {}
            _ => opaque("digits", span(place.start, place.end), found),
        }
    }
}

fn seconds(bytes: &[u8]) -> Option<f64> {
    let number = |at: usize| std::str::from_utf8(bytes.get(at..at + 2)?).ok()?.parse::<f64>().ok();
    Some(number(0)? * 3600.0 + number(2)? * 60.0 + number(4)?)
}

/// Two digits of a year, month and day.
fn date(digits: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(digits).ok()?;
    let century = if text < "70" { "20" } else { "19" };
    let day = format!("{century}{}", &text[..6]);
    crate::date::year_month(&day)?;
    Some(format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]))
}

fn write(text: &str) -> Option<Vec<u8>> {
    Some(text.get(2..10)?.replace('-', "").into_bytes())
}
