//! The header of a record (header(5) of the WFDB Applications Guide): a line for the record, one for
//! each signal, and comments.

use super::Said;
use crate::companions;
use crate::detect::{Detector, Vocabulary};
use crate::format::encoding::Encoded;
use crate::inventory::Part;
use crate::known::Kind;
use crate::reason::{Code, Reason};
use crate::source::Source;
use crate::table;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static COMMENTS: &str = include_str!("../../../data/wfdb/comments.csv");

/// A longer header is none.
const MOST_BYTES: u64 = 1 << 20;
const MOST_SIGNALS: usize = 4096;

static RECORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^([\w.-]+)(?:/(\d+))?\s+(\d{1,5})(?:\s+([\d.eE+-]+)(?:/[\d.eE+-]+(?:\([\d.eE+-]+\))?)?(?:\s+(\d{1,18})(?:\s+([\d:.]+)(?:\s+(\d{1,2}/\d{1,2}/\d{4}))?)?)?)?\s*$",
    )
});
static SIGNAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^([\w.~-]+)\s+(\d{1,3})(?:x(\d{1,5}))?(?::(\d{1,9}))?(?:\+(\d{1,9}))?(?:\s+([\d.eE+-]+)(?:\((-?\d{1,9})\))?(?:/([A-Za-z0-9%/^*µ°_.-]{1,16}))?(?:\s+(\d{1,3})(?:\s+(-?\d{1,9})(?:\s+(-?\d{1,9})(?:\s+(-?\d{1,9})(?:\s+(\d{1,9})(?:\s+(.*))?)?)?)?)?)?)?\s*$",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of our own")
}

/// A signal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Signal {
    /// The ending of its file.
    pub(super) ending: String,
    /// How samples are written (signal(5)).
    pub(super) format: u16,
    /// Samples in a frame.
    pub(super) per_frame: u32,
    /// Steps to a unit.
    pub(super) gain: f64,
    pub(super) baseline: f64,
    pub(super) unit: String,
    /// What it is called.
    pub(super) label: String,
}

/// A file with samples, and the signals in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct File {
    pub(super) ending: String,
    pub(super) format: u16,
    /// Places in [`Header::signals`].
    pub(super) signals: Range<usize>,
}

/// A word or two that begin like names and stand alone.
static LONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}'.-]+( \p{Lu}[\p{L}'.-]+)?$"));

/// What may change in a header.
#[derive(Debug)]
enum What {
    /// The name of the record, or of a file of it with this ending.
    Name(String),
    /// A field of the inventory.
    Field,
    /// The date of the record, which is written as day, month and year.
    Date,
}

/// A stretch that may change.
#[derive(Debug)]
struct Stretch {
    range: Range<usize>,
    what: What,
    part: Option<Part>,
    text: String,
}

/// A header.
#[derive(Debug)]
pub struct Header {
    text: String,
    coding: Encoded,
    stretches: Vec<Stretch>,
    /// Frames in a second.
    pub(super) rate: f64,
    /// How many frames; nothing where it does not say.
    frames: Option<u64>,
    pub(super) signals: Vec<Signal>,
}

impl Header {
    pub(super) fn read(source: &dyn Source) -> Result<Self, Reason> {
        if source.len() > MOST_BYTES {
            return Err(Code::BadWfdb.into());
        }
        let bytes = source.read_span(&(0..source.len()))?;
        let coding = Encoded::of(&bytes).ok_or(Code::UnknownEncoding)?;
        let text = coding.decode(&bytes).ok_or(Code::UnknownEncoding)?;
        Self::of(text, coding)
    }

    fn of(text: String, coding: Encoded) -> Result<Self, Reason> {
        let mut header = Self {
            text: String::new(),
            coding,
            stretches: Vec::new(),
            rate: 250.0,
            frames: None,
            signals: Vec::new(),
        };
        let mut expected = None;
        let mut start = 0;
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let bad = || Reason::at(Code::BadWfdb, format!("line {number}"));
            let content = line.trim_end_matches(['\n', '\r']);
            if let Some(comment) = content.trim_start().strip_prefix('#') {
                header.comment(comment, start + content.len() - comment.len());
            } else if content.trim().is_empty() {
            } else if expected.is_none() {
                expected = Some(header.record(content, start).ok_or_else(bad)?);
            } else {
                header.signal(content, start).ok_or_else(bad)?;
            }
            start += line.len();
        }
        if expected != Some(header.signals.len()) {
            return Err(Code::BadWfdb.into());
        }
        header.text = text;
        Ok(header)
    }

    fn record(&mut self, line: &str, start: usize) -> Option<usize> {
        let found = RECORD.captures(line)?;
        let text = |group: usize| found.get(group);
        // A record of several segments refers to other records.
        if text(2).is_some() {
            return None;
        }
        let name = text(1)?;
        self.rename(name, start, String::new());
        if let Some(rate) = text(4) {
            self.rate =
                rate.as_str().parse().ok().filter(|rate: &f64| rate.is_finite() && *rate > 0.0)?;
        }
        self.frames =
            text(5).and_then(|count| count.as_str().parse().ok()).filter(|count| *count > 0);
        if let Some(time) = text(6) {
            self.field("time", "time", None, time.as_str(), start + time.start());
        }
        if let Some(date) = text(7) {
            let [day, month, year] = date.as_str().split('/').collect::<Vec<_>>()[..] else {
                return None;
            };
            let part = Part { path: "date".to_owned(), item: "date", teaches: None };
            self.stretches.push(Stretch {
                range: start + date.start()..start + date.end(),
                what: What::Date,
                part: Some(part),
                text: format!("{year}-{month:0>2}-{day:0>2}"),
            });
        }
        text(3)?.as_str().parse().ok().filter(|count| *count <= MOST_SIGNALS)
    }

    fn signal(&mut self, line: &str, start: usize) -> Option<()> {
        let found = SIGNAL.captures(line)?;
        let text = |group: usize| found.get(group).map(|found| found.as_str());
        let number = |group: usize| text(group).and_then(|text| text.parse::<f64>().ok());
        // What stands before the first sample is not known.
        if number(5).is_some_and(|offset| offset > 0.0) {
            return None;
        }
        let name = found.get(1)?;
        let (_, ending) = companions::parted(name.as_str());
        self.rename(name, start, ending.clone());
        let gain = number(6).filter(|gain| *gain != 0.0 && gain.is_finite()).unwrap_or(200.0);
        let label = text(14).unwrap_or_default().trim().to_owned();
        if let Some(label) = found.get(14) {
            let path = format!("signal[{}]", self.signals.len());
            self.field(&path, "free-text", None, label.as_str(), start + label.start());
        }
        self.signals.push(Signal {
            ending,
            format: text(2)?.parse().ok()?,
            per_frame: text(3).map_or(Some(1), |count| count.parse().ok())?.max(1),
            gain,
            baseline: number(7).or(number(10)).unwrap_or(0.0),
            unit: text(8).unwrap_or("mV").to_owned(),
            label,
        });
        (self.signals.len() <= MOST_SIGNALS).then_some(())
    }

    fn comment(&mut self, comment: &str, start: usize) {
        let item = |key: &str| {
            let key = key.trim().trim_matches(['<', '>']).to_lowercase();
            table::rows(COMMENTS).find(|row| row[0] == key).map(|row| row[1])
        };
        let labelled = comment.split_once(':').and_then(|(key, value)| {
            // Several labels in one line are read as a text.
            let item = item(key).filter(|_| !value.contains(['<', ':']))?;
            Some((key, value, item))
        });
        let Some((key, value, item)) = labelled else {
            let text = comment.trim();
            let is_name = LONE.is_match(text) && !Vocabulary.find(text).is_empty();
            let item = if is_name { "name" } else { "free-text" };
            return self.field("comment", item, None, comment, start);
        };
        let teaches = match item {
            "patient-name" | "name" => Some(Kind::Name),
            "patient-id" => Some(Kind::Id),
            "birth-date" => Some(Kind::BirthDate),
            _ => None,
        };
        let path = format!("comment.{}", key.trim().trim_matches(['<', '>']).to_lowercase());
        self.field(&path, item, teaches, value, start + key.len() + 1);
    }

    /// A field without the blanks around it.
    fn field(
        &mut self,
        path: &str,
        item: &'static str,
        teaches: Option<Kind>,
        text: &str,
        start: usize,
    ) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return;
        }
        let start = start + text.len() - text.trim_start().len();
        let part = Part { path: path.to_owned(), item, teaches };
        self.stretches.push(Stretch {
            range: start..start + trimmed.len(),
            what: What::Field,
            part: Some(part),
            text: trimmed.to_owned(),
        });
    }

    fn rename(&mut self, name: regex::Match<'_>, start: usize, ending: String) {
        let range = start + name.start()..start + name.end();
        // `~` stands for a signal without a file.
        if name.as_str() != "~" {
            let text = name.as_str().to_owned();
            self.stretches.push(Stretch { range, what: What::Name(ending), part: None, text });
        }
    }

    /// The fields of the inventory.
    pub(super) fn said(&self) -> Vec<Said> {
        let fields = self.stretches.iter().filter_map(|stretch| {
            let span = stretch.range.start as u64..stretch.range.end as u64;
            Some((stretch.part.clone()?, span, stretch.text.clone()))
        });
        fields.collect()
    }

    /// The files with samples: signals of one file stand together.
    pub(super) fn files(&self) -> impl Iterator<Item = File> + use<> {
        let mut files: Vec<File> = Vec::new();
        for (place, signal) in self.signals.iter().enumerate() {
            match files.last_mut().filter(|file| file.ending == signal.ending) {
                Some(file) => file.signals.end = place + 1,
                None => files.push(File {
                    ending: signal.ending.clone(),
                    format: signal.format,
                    signals: place..place + 1,
                }),
            }
        }
        files.into_iter()
    }

    /// Whether a file of samples is as long as the header says.
    pub(super) fn fits(&self, file: &File, length: u64) -> Result<(), Reason> {
        let differs = || Reason::at(Code::CompanionDiffers, format!(".{}", file.ending));
        let signals = &self.signals[file.signals.clone()];
        let alone = self.files().filter(|other| other.ending == file.ending).count() == 1;
        if !alone || signals.iter().any(|signal| signal.format != file.format) {
            return Err(differs());
        }
        let per_frame: u64 = signals.iter().map(|signal| u64::from(signal.per_frame)).sum();
        let expected = |samples: u64| match file.format {
            8 | 80 => Some(samples),
            16 | 61 | 160 => samples.checked_mul(2),
            24 => samples.checked_mul(3),
            32 => samples.checked_mul(4),
            212 => samples.checked_mul(3).map(|halves| halves.div_ceil(2)),
            // Three samples in four bytes, an odd one in two.
            310 | 311 => Some(samples / 3 * 4 + [0, 2, 4][(samples % 3) as usize]),
            _ => None,
        };
        if expected(0).is_none() {
            return Err(Reason::at(Code::BadWfdb, format!("format {}", file.format)));
        }
        let samples = match self.frames {
            Some(frames) => frames.checked_mul(per_frame),
            None => return Ok(()),
        };
        let expected = samples.and_then(expected).ok_or_else(differs)?;
        if expected == length { Ok(()) } else { Err(differs()) }
    }

    /// The header with its texts replaced and a new name for the record and its files.
    pub(super) fn written(&self, texts: &[String], stem: &str) -> Result<Vec<u8>, Reason> {
        let mut text = String::with_capacity(self.text.len());
        let mut fields = texts.iter();
        let mut at = 0;
        for stretch in &self.stretches {
            text.push_str(&self.text[at..stretch.range.start]);
            at = stretch.range.end;
            match &stretch.what {
                What::Name(ending) if ending.is_empty() => text.push_str(stem),
                What::Name(ending) => text.extend([stem, ".", ending]),
                // A field lies in one line, whatever stands in it.
                What::Field => text.push_str(
                    &fields.next().map_or("", |text| text.trim()).replace(['\n', '\r'], " "),
                ),
                What::Date => {
                    let moved = fields.next().map_or("", |text| text.trim());
                    let parts: Vec<&str> = moved.split('-').collect();
                    if let [year, month, day] = parts[..] {
                        text.extend([day, "/", month, "/", year]);
                    }
                }
            }
        }
        text.push_str(&self.text[at..]);
        let mut bytes = self.coding.mark().to_vec();
        bytes.extend(self.coding.encode(&text).ok_or(Code::UnknownEncoding)?);
        Ok(bytes)
    }

    /// Whether it says of the samples what another one says, under another name.
    pub(super) fn is_like(&self, other: &Self, stem: &str) -> bool {
        let unlabelled = |header: &Self| -> Vec<Signal> {
            let bare = |signal: &Signal| Signal { label: String::new(), ..signal.clone() };
            header.signals.iter().map(bare).collect()
        };
        let names = self.stretches.iter().filter(|stretch| matches!(stretch.what, What::Name(_)));
        self.frames == other.frames
            && self.rate.total_cmp(&other.rate).is_eq()
            && unlabelled(self) == unlabelled(other)
            && names.map(|stretch| companions::parted(&stretch.text).0).all(|name| name == stem)
    }
}
