//! ISHNE (Badilini 1998): Holter recordings, a fixed header with a checksum, a text, samples.

use super::{Block, Coding, Found, Moves, Recording, Slot, crc, encoding_of, item_of};
use crate::format::encoding::Encoded;
use crate::known::Kind;
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use crate::traces::{Channel, Traces, Window};
use encoding_rs::Encoding;

const SAMPLES: &[u8] = b"ISHNE1.0";
const BEATS: &[u8] = b"ANN  1.0";
/// How long the fixed part is.
const HEADER: usize = 522;
/// Where the checksum stands, and from where on it counts.
const SUM: Span = 8..10;
/// A longer text is held.
const MOST_TEXT: u64 = 1 << 20;
/// How much of the samples is read for one window.
const MOST_BYTES: u64 = 32 << 20;

const FIRST_NAME: Span = 28..68;
const LAST_NAME: Span = 68..108;
const TEXTS: [(&str, Span, &str); 2] =
    [("last name", LAST_NAME, "patient-name"), ("ID", 108..128, "patient-id")];
const DATES: [(&str, Span, &str); 3] = [
    ("birth date", 132..138, "birth-date"),
    ("record date", 138..144, "date"),
    ("file date", 144..150, "date"),
];
const WORDS: [(&str, Span); 3] =
    [("recorder", 232..272), ("proprietary", 274..354), ("copyright", 354..434)];
const RACE: Span = 130..132;
const RESERVED: Span = 434..522;
/// What the electrodes are called (appendix of the specification), by their codes.
const LEADS: [&str; 20] = [
    "", "", "", "", "", "I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6",
    "ES", "AS", "AI",
];

/// The format.
pub(super) struct Ishne;

/// What the fixed part says of the rest.
struct Header {
    bytes: Vec<u8>,
    /// The text, and where the samples begin.
    text: Span,
    data: u64,
    leads: usize,
}

impl Header {
    fn read(source: &dyn Source) -> Result<Self, Reason> {
        if source.len() < HEADER as u64 {
            return Err(Code::Truncated.into());
        }
        let bytes = source.read_span(&(0..HEADER as u64))?;
        let offset = |at| u64::try_from(i64::from(long(&bytes, at))).ok();
        let bad = |at: &str| Reason::at(Code::BadSignal, at);
        let length = offset(10).ok_or_else(|| bad("length of the text"))?;
        let start = offset(18).ok_or_else(|| bad("start of the text"))?;
        let data = offset(22).ok_or_else(|| bad("start of the samples"))?;
        let start = if length == 0 { HEADER as u64 } else { start };
        let text = start..start + length;
        if start < HEADER as u64 || text.end > data || length > MOST_TEXT {
            return Err(bad("start of the samples"));
        }
        if data > source.len() {
            return Err(Code::Truncated.into());
        }
        let leads = usize::try_from(short(&bytes, 156)).ok().filter(|leads| *leads <= 12);
        let leads = leads.ok_or_else(|| bad("number of leads"))?;
        let header = Self { bytes, text, data, leads };
        header.count(source.len() - header.data)?;
        Ok(header)
    }

    /// The number of samples counts those of one lead, or of all; of beats nobody counts.
    fn count(&self, there: u64) -> Result<(), Reason> {
        let said = 2 * i64::from(long(&self.bytes, 14)).unsigned_abs();
        let of_all = said * self.leads.max(1) as u64;
        match there {
            _ if self.bytes.starts_with(BEATS) || there == said || there == of_all => Ok(()),
            there if there < said => Err(Reason::at(Code::Truncated, "samples")),
            _ => Err(Reason::at(Code::SignalLonger, "samples")),
        }
    }

    fn field(&self, span: &Span) -> &[u8] {
        let bytes = &self.bytes[span.start as usize..span.end as usize];
        let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        bytes[..end].trim_ascii_end()
    }

    fn text(&self, span: &Span, encoding: &'static Encoding) -> Option<String> {
        let text = Encoded { encoding, marked: false }.decode(self.field(span))?;
        Some(text.trim().to_owned())
    }
}

impl Recording for Ishne {
    fn modality(&self) -> &'static str {
        "ECG"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["ecg", "ann", "hol"]
    }

    fn sniff(&self, head: &[u8], _: &str) -> bool {
        head.starts_with(SAMPLES) || head.starts_with(BEATS)
    }

    fn read(&self, source: &dyn Source) -> Result<Found, Reason> {
        let header = Header::read(source)?;
        let mut found = Found::default();
        // Some programs leave the checksum out.
        let said = &header.bytes[SUM.start as usize..SUM.end as usize];
        let covered = source.read_span(&(SUM.end..header.data))?;
        if said != [0, 0] && said != crc::of(&covered).to_le_bytes() {
            found.reasons.push(Reason::at(Code::BadChecksum, "header"));
        }
        let texts = [&header.bytes[28..128], &header.bytes[232..272], &header.bytes[274..434]];
        let texts: Vec<u8> = texts.concat().into_iter().filter(|byte| *byte != 0).collect();
        let encoding = encoding_of(&texts);
        people(&header, encoding, &mut found);
        for (path, span, item) in DATES {
            let bytes = &header.bytes[span.start as usize..span.end as usize];
            if bytes.iter().any(|byte| *byte != 0) {
                let coding = Coding::Form { write: to_date, blank: &[0; 6] };
                found
                    .blocks
                    .push(Block::of(Slot::new(path, item, span, coding, from_date(bytes)), 0));
            }
        }
        for (path, span) in WORDS {
            words(&header, path, &span, encoding, &mut found);
        }
        let mut opaque = |path: &str, item, span: Span, bytes: &[u8]| {
            if bytes.iter().any(|byte| *byte != 0) {
                found
                    .blocks
                    .push(Block::of(Slot::new(path, item, span, Coding::Opaque(0), None), 0));
            }
        };
        opaque("race", "race", RACE, &header.bytes[130..132]);
        opaque("reserved", "maker-note", RESERVED, &header.bytes[434..522]);
        let between = HEADER as u64..header.text.start;
        opaque("before the text", "trailing", between.clone(), &source.read_span(&between)?);
        let behind = header.text.end..header.data;
        opaque("behind the text", "trailing", behind.clone(), &source.read_span(&behind)?);
        free_text(source, &header, &mut found)?;
        found.sums.push(SUM);
        // Sizes, start time, leads, rate; then what was recorded.
        found.samples.extend([0..8, 10..28, 150..232, 272..274, header.data..source.len()]);
        found.samples.retain(|span| span.start < span.end);
        Ok(found)
    }

    fn seal(
        &self,
        source: &dyn Source,
        output: &dyn Source,
        _: &Moves,
    ) -> Result<Vec<(u64, Vec<u8>)>, Reason> {
        let header = Header::read(source)?;
        if header.bytes[SUM.start as usize..SUM.end as usize] == [0, 0] {
            return Ok(Vec::new());
        }
        let covered = output.read_span(&(SUM.end..header.data))?;
        Ok(vec![(SUM.start, crc::of(&covered).to_le_bytes().to_vec())])
    }

    fn traces(&self, source: &dyn Source, window: Window) -> Result<Traces, Reason> {
        let header = Header::read(source)?;
        let rate = f64::from(short(&header.bytes, 272));
        if header.bytes.starts_with(BEATS) || header.leads == 0 || rate <= 0.0 {
            return Err(Code::NoTraces.into());
        }
        let frame = 2 * header.leads as u64;
        let frames = (source.len() - header.data) / frame;
        let length = frames as f64 / rate;
        let window = window.within(length);
        let mut channels: Vec<Channel> = (0..header.leads)
            .map(|lead| {
                let code = usize::try_from(short(&header.bytes, 158 + 2 * lead)).unwrap_or(0);
                let label = LEADS.get(code).copied().filter(|label| !label.is_empty());
                let label = label.map_or_else(|| format!("{}", lead + 1), str::to_owned);
                Channel::empty(label, "mV".to_owned(), rate, window.columns)
            })
            .collect();
        let first = ((window.start * rate) as u64).min(frames);
        let last = (((window.start + window.seconds) * rate).ceil() as u64).clamp(first, frames);
        let last = last.min(first + MOST_BYTES / frame);
        let bytes = source.read_span(&(header.data + first * frame..header.data + last * frame))?;
        for (number, samples) in (first..).zip(bytes.chunks_exact(frame as usize)) {
            let Some(column) = window.column(number as f64 / rate) else { continue };
            for (lead, channel) in channels.iter_mut().enumerate() {
                // The resolution is in nanovolts.
                let unit = f32::from(short(&header.bytes, 206 + 2 * lead)) / 1e6;
                channel.add(column, f32::from(short(samples, 2 * lead)) * unit);
            }
        }
        let (start, seconds) = (window.start, window.seconds);
        Ok(Traces { length, start, seconds, channels, marks: Vec::new() })
    }
}

/// Names and number; the first name and the last together are how the batch knows the patient.
fn people(header: &Header, encoding: &'static Encoding, found: &mut Found) {
    let is_said = |span: &Span| !header.field(span).is_empty();
    let mut slots = Vec::new();
    for (path, span, item) in TEXTS {
        let stands = header.bytes[span.start as usize..span.end as usize].iter().any(|b| *b != 0);
        if stands {
            let text = header.text(&span, encoding).filter(|text| !text.is_empty());
            slots.push(Slot::new(path, item, span, Coding::text(encoding), text));
        }
    }
    if header.bytes[28..68].iter().any(|byte| *byte != 0) {
        let text = header.text(&FIRST_NAME, encoding).filter(|text| !text.is_empty());
        let mut slot =
            Slot::new("first name", "patient-name", FIRST_NAME, Coding::text(encoding), text);
        if let (Some(first), Some(last), true) =
            (&slot.text, header.text(&LAST_NAME, encoding), is_said(&LAST_NAME))
        {
            let whole = format!("{last}^{first}");
            slot.says.push(("patient-name", Kind::Name, whole));
        }
        slots.push(slot);
    }
    found.blocks.extend(slots.into_iter().map(|slot| Block::of(slot, 0)));
}

/// A field that may stay; what stands behind its first zero is no part of it, and goes.
fn words(header: &Header, path: &str, span: &Span, encoding: &'static Encoding, found: &mut Found) {
    let said = header.field(span).len() as u64;
    let middle = span.start + said;
    if said > 0 {
        let text = header.text(span, encoding);
        let item = item_of(text.as_deref());
        let slot = Slot::new(path, item, span.start..middle, Coding::Fixed(encoding, 0), text);
        found.blocks.push(Block::of(slot, 0));
    }
    if header.bytes[middle as usize..span.end as usize].iter().any(|byte| !matches!(byte, 0 | b' '))
    {
        let path = format!("{path}.rest");
        let slot = Slot::new(path, "trailing", middle..span.end, Coding::Opaque(0), None);
        found.blocks.push(Block::of(slot, 0));
    }
}

/// The text of any length, which recorders fill as they like.
fn free_text(source: &dyn Source, header: &Header, found: &mut Found) -> Result<(), Reason> {
    let bytes = source.read_span(&header.text)?;
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    if bytes[..end].trim_ascii().is_empty() {
        return Ok(());
    }
    let encoding = encoding_of(&bytes[..end]);
    let text = Encoded { encoding, marked: false }.decode(&bytes[..end]);
    let slot = Slot::new("text", "free-text", header.text.clone(), Coding::text(encoding), text);
    found.blocks.push(Block::of(slot, 0));
    Ok(())
}

/// Day, month and year, two bytes each.
fn from_date(bytes: &[u8]) -> Option<String> {
    let (day, month, year) = (short(bytes, 0), short(bytes, 2), short(bytes, 4));
    let digits = format!("{year:04}{month:02}{day:02}");
    crate::date::year_month(&digits).map(|_| format!("{year:04}-{month:02}-{day:02}"))
}

fn to_date(text: &str) -> Option<Vec<u8>> {
    let numbers = [text.get(8..10)?, text.get(5..7)?, text.get(..4)?].map(str::parse::<i16>);
    let mut bytes = Vec::with_capacity(6);
    for number in numbers {
        bytes.extend_from_slice(&number.ok()?.to_le_bytes());
    }
    Some(bytes)
}

fn short(bytes: &[u8], at: usize) -> i16 {
    bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).map_or(0, i16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> i32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, i32::from_le_bytes)
}
