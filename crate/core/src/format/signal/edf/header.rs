//! The header: 256 bytes about the recording, 256 about each signal.

use super::{Block, Coding, Found, Slot, encoding_of, item_of};
use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use encoding_rs::Encoding;

const EDF: &[u8] = b"0       ";
const BDF: &[u8] = b"\xFFBIOSEMI";
/// More signals than any device has.
const MOST_SIGNALS: usize = 4096;
/// What the reserved field begins with where annotations lie in the records.
const PLUS: [&str; 4] = ["EDF+C", "EDF+D", "BDF+C", "BDF+D"];

pub(super) fn sniff(head: &[u8]) -> bool {
    // A file that is cut within its first bytes is still one.
    let size = head.get(184..192).is_none_or(|field| number(field).is_some());
    (head.starts_with(EDF) || head.starts_with(BDF)) && size
}

/// One signal.
pub(super) struct Signal {
    pub(super) label: String,
    pub(super) unit: String,
    /// What its lowest and highest digital values stand for.
    pub(super) physical: (f64, f64),
    pub(super) digital: (f64, f64),
    /// Samples in a record.
    pub(super) samples: u64,
    /// Where it begins in a record, in bytes.
    pub(super) start: u64,
    pub(super) is_annotation: bool,
}

pub(super) struct Header {
    pub(super) bytes: Vec<u8>,
    pub(super) signals: Vec<Signal>,
    pub(super) records: u64,
    /// How long a record is, in seconds.
    pub(super) duration: f64,
    /// How long a record is, in bytes.
    pub(super) stride: u64,
    /// Bytes of a sample.
    pub(super) width: u64,
    pub(super) is_plus: bool,
    /// Whether the records do not follow each other without gaps.
    pub(super) is_broken: bool,
    pub(super) encoding: &'static Encoding,
}

/// The columns of the second part: width in bytes, of each signal in turn.
const COLUMNS: [(&str, usize); 10] = [
    ("label", 16),
    ("transducer", 80),
    ("unit", 8),
    ("physical minimum", 8),
    ("physical maximum", 8),
    ("digital minimum", 8),
    ("digital maximum", 8),
    ("prefilter", 80),
    ("samples", 8),
    ("reserved", 32),
];

impl Header {
    pub(super) fn read(source: &dyn Source) -> Result<Self, Reason> {
        if source.len() < 256 {
            return Err(Code::Truncated.into());
        }
        let first = source.read_span(&(0..256))?;
        let count = whole(&first[252..256]).filter(|count| (1..=MOST_SIGNALS).contains(count));
        let count = count.ok_or_else(|| bad("number of signals"))?;
        let size = 256 * (count + 1);
        if whole(&first[184..192]) != Some(size) {
            return Err(bad("header size"));
        }
        if source.len() < size as u64 {
            return Err(Code::Truncated.into());
        }
        let bytes = source.read_span(&(0..size as u64))?;
        let is_time = |byte: &u8| byte.is_ascii_digit() || b" .:-/".contains(byte);
        if !bytes[176..184].iter().all(is_time) {
            return Err(bad("start time"));
        }
        let reserved = bytes[192..236].trim_ascii();
        let mut header = Self {
            signals: Vec::new(),
            records: 0,
            duration: number(&bytes[244..252]).ok_or_else(|| bad("record duration"))?,
            stride: 0,
            width: if bytes.starts_with(BDF) { 3 } else { 2 },
            is_plus: PLUS.iter().any(|plus| reserved.starts_with(plus.as_bytes())),
            is_broken: reserved.starts_with(b"EDF+D") || reserved.starts_with(b"BDF+D"),
            encoding: encoding_of(&bytes[8..]),
            bytes,
        };
        header.read_signals(count)?;
        header.count_records(source.len())?;
        Ok(header)
    }

    fn read_signals(&mut self, count: usize) -> Result<(), Reason> {
        for signal in 0..count {
            let value = |column| -> Result<f64, Reason> {
                let bytes = &self.bytes[self.cell(column, signal)];
                let blank = bytes.trim_ascii().is_empty() && column != 8;
                if blank { Ok(0.0) } else { number(bytes).ok_or_else(|| bad(COLUMNS[column].0)) }
            };
            let physical = (value(3)?, value(4)?);
            let digital = (value(5)?, value(6)?);
            value(8)?;
            let samples = whole(&self.bytes[self.cell(8, signal)]).ok_or_else(|| bad("samples"))?;
            let label = self.text(self.cell(0, signal)).unwrap_or_default();
            let is_annotation = label.to_lowercase().contains("annotation");
            let start = self.stride;
            self.stride += samples as u64 * self.width;
            self.signals.push(Signal {
                unit: self.text(self.cell(2, signal)).unwrap_or_default(),
                label,
                physical,
                digital,
                samples: samples as u64,
                start,
                is_annotation,
            });
        }
        if self.stride == 0 { Err(bad("samples")) } else { Ok(()) }
    }

    /// What the header says has to be what is there: behind the last record could be anything.
    fn count_records(&mut self, size: u64) -> Result<(), Reason> {
        let there = size - self.bytes.len() as u64;
        let said = number(&self.bytes[236..244]).ok_or_else(|| bad("number of records"))?;
        // A recorder that never came to its end leaves -1.
        self.records = if said < 0.0 { there / self.stride } else { said as u64 };
        match self.records.checked_mul(self.stride) {
            Some(length) if length == there => Ok(()),
            Some(length) if length < there => Err(Reason::at(Code::SignalLonger, "records")),
            _ => Err(Reason::at(Code::Truncated, "records")),
        }
    }

    /// A field of one signal.
    fn cell(&self, column: usize, signal: usize) -> std::ops::Range<usize> {
        let count = self.bytes.len() / 256 - 1;
        let before: usize = COLUMNS[..column].iter().map(|(_, width)| width * count).sum();
        let start = 256 + before + signal * COLUMNS[column].1;
        start..start + COLUMNS[column].1
    }

    /// What a field says, without its padding.
    pub(super) fn text(&self, range: std::ops::Range<usize>) -> Option<String> {
        let encoded = Encoded { encoding: self.encoding, marked: false };
        let text = encoded.decode(trimmed(&self.bytes[range]))?;
        Some(text.trim().to_owned())
    }

    /// The fields of the signals, and the numbers.
    pub(super) fn find(&self, found: &mut Found) {
        let reserved = self.bytes[192..236].trim_ascii();
        let mut known = PLUS.iter().chain(&["24BIT", "BIOSEMI"]);
        if !reserved.is_empty() && !known.any(|said| reserved == said.as_bytes()) {
            // What says how the annotations are kept stays.
            let start = 192 + if self.is_plus { 5 } else { 0 };
            let slot = Slot::new("reserved", "maker-note", start..236, Coding::Opaque(b' '), None);
            found.blocks.push(Block::of(slot, b' '));
        }
        for signal in 0..self.signals.len() {
            for (column, (name, _)) in COLUMNS.iter().enumerate() {
                let range = self.cell(column, signal);
                let span = range.start as u64..range.end as u64;
                match column {
                    0 | 1 | 2 | 7 => {
                        self.words(format!("signal {}.{name}", signal + 1), range, found);
                    }
                    9 if !trimmed(&self.bytes[range]).is_empty() => {
                        let path = format!("signal {}.{name}", signal + 1);
                        let slot = Slot::new(path, "maker-note", span, Coding::Opaque(b' '), None);
                        found.blocks.push(Block::of(slot, b' '));
                    }
                    9 => {}
                    _ => found.samples.push(span),
                }
            }
        }
        // Start time, header size, number and length of the records, number of signals.
        found.samples.extend([176..192, 236..256]);
    }

    /// A field of words: technical where a vocabulary knows all of them, else free text.
    fn words(&self, path: String, range: std::ops::Range<usize>, found: &mut Found) {
        let span: Span = range.start as u64..range.end as u64;
        let text = self.text(range);
        if text.as_ref().is_some_and(String::is_empty) {
            return;
        }
        let of_list = |text: &str| {
            ["edf annotations", "bdf annotations"].contains(&text.to_lowercase().as_str())
        };
        let is_list = text.as_deref().is_some_and(of_list);
        let item = if is_list { "technical" } else { item_of(text.as_deref()) };
        let slot = Slot::new(path, item, span, Coding::text(self.encoding), text);
        found.blocks.push(Block::of(slot, b' '));
    }
}

/// A field without its padding.
pub(super) fn trimmed(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !matches!(byte, 0 | b' ')).map_or(0, |at| at + 1);
    &bytes[..end]
}

fn bad(at: &str) -> Reason {
    Reason::at(Code::BadSignal, at)
}

/// A number in characters; some programs write a comma for the point.
fn number(bytes: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(trimmed(bytes)).ok()?.trim().replace(',', ".");
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

fn whole(bytes: &[u8]) -> Option<usize> {
    std::str::from_utf8(trimmed(bytes)).ok()?.trim().parse().ok()
}
