//! Annotations in the MIT format (annot(5) of the WFDB Applications Guide): two bytes each, six bits of
//! what it is and ten of how long after the one before; some carry a text.

use super::Said;
use crate::inventory::Part;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use regex::Regex;
use std::sync::LazyLock;

const SKIP: u8 = 59;
const NUMBER: u8 = 60;
const SUBTYPE: u8 = 61;
const CHANNEL: u8 = 62;
const TEXT: u8 = 63;
/// A longer file is held.
const MOST_BYTES: u64 = 256 << 20;
/// More texts than a person can review.
const MOST_TEXTS: usize = 1 << 17;

/// Rhythms and changes of waves, and what the file says of its own clock.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\(?[A-Z0-9]{1,6}[+-]*[0-9]{0,4}|## time resolution: [0-9.]{1,12}|[0-9+-]{1,4})$")
        .expect("a pattern of our own")
});

/// A text of an annotation.
#[derive(Debug)]
struct Note {
    /// When, in ticks.
    at: f64,
    text: String,
    /// Its two bytes and the text, with the one that fills it up.
    span: Span,
}

/// The annotations of a file.
#[derive(Debug)]
pub struct Annotations {
    notes: Vec<Note>,
    /// Behind the mark of the end.
    end: u64,
}

impl Annotations {
    pub(super) fn read(source: &dyn Source) -> Result<Self, Reason> {
        if source.len() > MOST_BYTES {
            return Err(Code::TextTooLong.into());
        }
        let bytes = source.read_span(&(0..source.len()))?;
        let mut notes = Vec::new();
        let (mut at, mut time) = (0, 0_i64);
        loop {
            let word = bytes.get(at..at + 2).ok_or(Code::Truncated)?;
            let (code, value) = (word[1] >> 2, u16::from_le_bytes([word[0], word[1]]) & 0x3FF);
            let start = at as u64;
            at += 2;
            match code {
                0 if value == 0 => break,
                SKIP => {
                    let long = bytes.get(at..at + 4).ok_or(Code::Truncated)?;
                    // The high half comes first, each of them little-endian.
                    let skip = i32::from_le_bytes([long[2], long[3], long[0], long[1]]);
                    time = time.saturating_add(skip.into());
                    at += 4;
                }
                NUMBER | SUBTYPE | CHANNEL => {}
                TEXT => {
                    let length = usize::from(value);
                    let text = bytes.get(at..at + length).ok_or(Code::Truncated)?;
                    at += length + length % 2;
                    if notes.len() >= MOST_TEXTS {
                        return Err(Code::TooManyElements.into());
                    }
                    let span = start..(at as u64).min(source.len());
                    notes.push(Note { at: time as f64, text: readable(text), span });
                }
                _ => time = time.saturating_add(value.into()),
            }
        }
        Ok(Self { notes, end: at as u64 })
    }

    /// The texts as parts; an empty one is none.
    pub(super) fn said(&self) -> Vec<Said> {
        let shown = |note: &Note| {
            let item = if MARKS.is_match(&note.text) { "technical" } else { "free-text" };
            let part = Part { path: "note".to_owned(), item, teaches: None };
            (part, note.span.clone(), note.text.clone())
        };
        self.texts().map(shown).collect()
    }

    fn texts(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| !note.text.is_empty())
    }

    /// When each text is, in ticks.
    pub(super) fn moments(&self) -> impl Iterator<Item = f64> + '_ {
        self.texts().map(|note| note.at)
    }

    /// Ticks in a second: as the file says, else as many as frames.
    pub(super) fn rate(&self, frames: f64) -> f64 {
        let says =
            self.notes.iter().find_map(|note| note.text.strip_prefix("## time resolution: "));
        let said = says.and_then(|text| text.trim().parse().ok());
        said.filter(|rate: &f64| *rate > 0.0 && rate.is_finite()).unwrap_or(frames)
    }

    /// Everything but the texts.
    fn codes(&self) -> Vec<Span> {
        let mut codes = Vec::new();
        let mut at = 0;
        for note in &self.notes {
            codes.push(at..note.span.start);
            at = note.span.end;
        }
        codes.push(at..self.end);
        codes.retain(|span| span.start < span.end);
        codes
    }

    /// The file with its texts replaced; a text that is empty, and what stands behind the end, goes.
    pub(super) fn written(&self, texts: &[String]) -> Rope {
        let mut rope = Rope::new();
        let mut texts = texts.iter();
        let mut at = 0;
        for note in &self.notes {
            rope.push_range(at..note.span.start);
            at = note.span.end;
            let text =
                if note.text.is_empty() { "" } else { texts.next().map_or("", |text| text.trim()) };
            if text == note.text && !text.is_empty() {
                rope.push_range(note.span.clone());
                continue;
            }
            // The ten bits of a length hold no longer one.
            if text.is_empty() || text.len() > 0x3FF {
                continue;
            }
            let length = text.len() as u16;
            rope.push_bytes(&(length | u16::from(TEXT) << 10).to_le_bytes());
            rope.push_bytes(text.as_bytes());
            rope.push_bytes(&[0][..text.len() % 2]);
        }
        rope.push_range(at..self.end);
        rope
    }

    /// Whether everything but the texts is as it was.
    pub(super) fn are_like(
        &self,
        other: &Self,
        (before, after): (&dyn Source, &dyn Source),
    ) -> Result<bool, Reason> {
        let codes = |annotations: &Self, source: &dyn Source| -> Result<Vec<u8>, Reason> {
            let mut codes = Vec::new();
            for span in annotations.codes() {
                codes.extend(source.read_span(&span)?);
            }
            Ok(codes)
        };
        Ok(self.end == after.len() && codes(self, after)? == codes(other, before)?)
    }
}

/// A text of UTF-8, or of Latin-1 where it is none.
fn readable(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let text = std::str::from_utf8(&bytes[..end]).map_or_else(
        |_| bytes[..end].iter().map(|byte| char::from(*byte)).collect(),
        str::to_owned,
    );
    text.trim().to_owned()
}
