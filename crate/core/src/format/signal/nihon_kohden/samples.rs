//! `.EEG`: blocks that point at blocks, with the samples behind the headers of the last.

use super::{
    AGAIN, Block, COUNT, Coding, DEVICE, ENTRY, Found, Slot, TABLE, before_zero, devices,
    encoding_of, is_device, long, rest,
};
use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use crate::traces::{Channel, Traces, Window};

/// The name of the patient.
const NAME: Span = 0x4F..0x6F;
/// Says that blocks of samples follow.
const SIGN: u64 = 0x17FE;
/// What is read to find the blocks.
const HEAD: u64 = 0x1800;
/// In a block of blocks: their number and the table.
const NUMBER: usize = 17;
const ADDRESSES: usize = 18;
/// In a block of samples: when it began in decimal digits, rate, length, channels.
const BEGAN: usize = 0x14;
const RATE: usize = 0x1A;
const LENGTH: usize = 0x1C;
const CHANNELS: usize = 0x26;
const FIRST: usize = 0x27;
/// What is said of a channel: its number and what nobody knows.
const CHANNEL: usize = 10;
const MOST_BYTES: u64 = 32 << 20;

/// A block of samples.
struct Samples {
    header: Span,
    data: Span,
    channels: Vec<u8>,
    rate: f64,
}

/// The first bytes, what is known of the file, and its blocks of samples.
type Known = (Vec<u8>, Vec<Span>, Vec<Samples>);

fn blocks(source: &dyn Source) -> Result<Known, Reason> {
    let head = source.read_span(&(0..source.len().min(HEAD)))?;
    let bad = |at: &str| Reason::at(Code::BadSignal, at);
    let mut known = vec![devices(&head)?];
    if head.len() < HEAD as usize {
        return Err(Code::Truncated.into());
    }
    if !is_device(&head, AGAIN) || head[SIGN as usize] != 1 {
        return Err(bad("waveform"));
    }
    known.extend([
        AGAIN as u64..(AGAIN + DEVICE) as u64,
        COUNT as u64..TABLE as u64,
        SIGN..SIGN + 1,
    ]);
    let mut all = Vec::new();
    for control in 0..usize::from(head[COUNT]) {
        let entry = TABLE + control * ENTRY;
        known.push(entry as u64..entry as u64 + 4);
        let address = long(&head, entry).ok_or_else(|| bad("table"))?;
        let part = |from: u64, length: usize| {
            let span = from..from.saturating_add(length as u64);
            source.read_span(&span).map_err(|_| Reason::from(Code::Truncated))
        };
        let block = part(address, ADDRESSES)?;
        if is_device(&block, 1) {
            known.push(address + 1..address + 1 + DEVICE as u64);
        }
        known.push(address + NUMBER as u64..address + NUMBER as u64 + 1);
        for number in 0..usize::from(block[NUMBER]) {
            let entry = address + (ADDRESSES + number * ENTRY) as u64;
            let start = long(&part(entry, 4)?, 0).ok_or_else(|| bad("table"))?;
            known.push(entry..entry + 4);
            let header = part(start, FIRST)?;
            let channels = usize::from(header[CHANNELS]);
            let list = part(start + FIRST as u64, channels * CHANNEL)?;
            let rate = u64::from(u16::from_le_bytes([header[RATE], header[RATE + 1]]) & 0x3FFF);
            let tenths = long(&header, LENGTH).ok_or_else(|| bad("length"))?;
            let begin = start + (FIRST + channels * CHANNEL) as u64;
            // A channel of marks goes with the others.
            let length = (tenths * rate / 10).saturating_mul(2 * (channels as u64 + 1));
            let data = begin..begin.saturating_add(length);
            if data.end > source.len() {
                return Err(Reason::at(Code::Truncated, "samples"));
            }
            if is_device(&header, 1) {
                known.push(start + 1..start + 1 + DEVICE as u64);
            }
            known.push(start + BEGAN as u64..start + LENGTH as u64 + 4);
            known.push(start + CHANNELS as u64..start + FIRST as u64);
            let places = list.chunks_exact(CHANNEL).map(|channel| channel[0]).collect();
            for channel in 0..channels {
                let at = start + (FIRST + channel * CHANNEL) as u64;
                known.push(at..at + 1);
            }
            known.push(data.clone());
            all.push(Samples { header: start..begin, data, channels: places, rate: rate as f64 });
        }
    }
    if all.is_empty() {
        return Err(Reason::at(Code::SignalUnknown, "blocks"));
    }
    let mut spans: Vec<Span> = all.iter().map(|block| block.header.start..block.data.end).collect();
    spans.sort_by_key(|span| span.start);
    let apart = spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    let behind = spans.first().is_some_and(|first| first.start > AGAIN as u64);
    if apart && behind { Ok((head, known, all)) } else { Err(bad("blocks")) }
}

pub(super) fn find(source: &dyn Source) -> Result<Found, Reason> {
    let (head, mut known, blocks) = blocks(source)?;
    let mut found = Found::default();
    let field = before_zero(&head[NAME.start as usize..NAME.end as usize]);
    if !field.is_empty() {
        known.push(NAME);
        let encoding = encoding_of(field);
        let text = Encoded { encoding, marked: false }.decode(field);
        let text = text.map(|text| text.trim().to_owned());
        let slot = Slot::new("name", "patient-name", NAME, Coding::text(encoding), text);
        found.blocks.push(Block::of(slot, 0));
    }
    for (number, block) in (1..).zip(&blocks) {
        let began = block.header.start + BEGAN as u64;
        let day = source.read_span(&(began..began + 3))?;
        if day.iter().any(|byte| *byte != 0) {
            let coding = Coding::Form { write, blank: &[0; 3] };
            let slot = Slot::new(
                format!("block {number}.began"),
                "date",
                began..began + 3,
                coding,
                date(&day),
            );
            found.blocks.push(Block::of(slot, 0));
        }
        found.samples.push(block.data.clone());
    }
    rest(source, known, &mut found)?;
    Ok(found)
}

pub(super) fn traces(source: &dyn Source, window: Window) -> Result<Traces, Reason> {
    let (_, _, blocks) = blocks(source)?;
    let frames = |block: &Samples| {
        (block.data.end - block.data.start) / (2 * (block.channels.len() as u64 + 1))
    };
    let lasts =
        |block: &Samples| if block.rate > 0.0 { frames(block) as f64 / block.rate } else { 0.0 };
    let length = blocks.iter().map(lasts).sum();
    let window = window.within(length);
    let first = &blocks[0];
    let mut channels: Vec<Channel> = first
        .channels
        .iter()
        .map(|place| Channel::empty(format!("{place}"), String::new(), first.rate, window.columns))
        .collect();
    let (mut at, mut left) = (0.0, MOST_BYTES);
    for block in &blocks {
        let frame = 2 * (block.channels.len() as u64 + 1);
        let begins = at;
        at += lasts(block);
        let same = block.channels == first.channels && block.rate > 0.0;
        if !same || at <= window.start || begins >= window.start + window.seconds {
            continue;
        }
        let from = ((window.start - begins).max(0.0) * block.rate) as u64;
        let to = ((window.start + window.seconds - begins) * block.rate).ceil() as u64;
        let to = to.min(frames(block)).min(from + left / frame).max(from);
        left -= ((to - from) * frame).min(left);
        let bytes =
            source.read_span(&(block.data.start + from * frame..block.data.start + to * frame))?;
        for (number, samples) in (from..).zip(bytes.chunks_exact(frame as usize)) {
            let Some(column) = window.column(begins + number as f64 / block.rate) else { continue };
            for (channel, sample) in channels.iter_mut().zip(samples.chunks_exact(2)) {
                // Zero is in the middle.
                let value = i32::from(u16::from_le_bytes([sample[0], sample[1]])) - 0x8000;
                channel.add(column, value as f32);
            }
        }
    }
    let (start, seconds) = (window.start, window.seconds);
    Ok(Traces { length, start, seconds, channels, marks: Vec::new() })
}

/// Year, month and day, two decimal digits in a byte.
fn date(bytes: &[u8]) -> Option<String> {
    let number =
        |byte: &u8| (byte >> 4 < 10 && byte & 15 < 10).then(|| (byte >> 4) * 10 + (byte & 15));
    let [year, month, day] = bytes else { return None };
    let year = u16::from(number(year)?);
    let year = if year < 70 { 2000 + year } else { 1900 + year };
    let digits = format!("{year}{:02}{:02}", number(month)?, number(day)?);
    crate::date::year_month(&digits)?;
    Some(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

fn write(text: &str) -> Option<Vec<u8>> {
    let digits = text.get(2..10)?.replace('-', "");
    let pairs = digits.as_bytes().chunks_exact(2);
    Some(pairs.map(|pair| (pair[0] - b'0') << 4 | (pair[1] - b'0')).collect())
}
