//! Nihon Kohden's electroencephalographs: a set of files beside each other, one for the samples
//! (`.EEG`), one each for the patient (`.PNT`), the events (`.LOG`), the comments (`.CMT`) and the
//! names of the electrodes (`.21E`).
//!
//! No layout was published. What the readers that others wrote agree on is read here, and whatever
//! else a file holds is zeroed.

mod electrodes;
mod events;
mod patient;
mod samples;

use super::{Block, Coding, Found, Recording, Slot, encoding_of, item_of};
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use crate::traces::{Traces, Window};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// Where the device stands for a second time, and how many blocks there are.
const AGAIN: usize = 0x81;
const COUNT: usize = 0x91;
const TABLE: usize = 0x92;
/// An entry of a table of blocks: an address and what nobody knows.
const ENTRY: usize = 20;
const DEVICE: usize = 16;
/// More that nobody knows is no padding between blocks.
const MOST_UNKNOWN: u64 = 1 << 20;
/// A longer file of texts is none.
const MOST_TEXT: u64 = 16 << 20;

/// `EEG-1100A V01.00`
static DEVICES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:EEG|QI|DAE)-[0-9]{3,4}[A-Z]? {1,4}V[0-9]{2}\.[0-9]{2}$")
        .expect("a pattern of our own")
});

/// The format.
pub(super) struct NihonKohden;

impl Recording for NihonKohden {
    fn modality(&self) -> &'static str {
        "EEG"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["eeg", "pnt", "log", "cmt", "21e"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> bool {
        let names_electrodes =
            ending(name) == "21e" && head.trim_ascii_start().first() == Some(&b'[');
        names_electrodes || is_device(head, 0)
    }

    fn read(&self, source: &dyn Source) -> Result<Found, Reason> {
        let kind = ending(source.name());
        if kind != "eeg" && source.len() > MOST_TEXT {
            return Err(Code::TextTooLong.into());
        }
        match kind.as_str() {
            "eeg" => samples::find(source),
            "pnt" => patient::find(source),
            "log" => events::find(source),
            "21e" => electrodes::find(source),
            // Comments stand where nobody has found out: none stays.
            "cmt" => {
                let bytes = source.read_span(&(0..source.len()))?;
                let mut found = Found::default();
                let known = vec![devices(&bytes)?];
                rest(source, known, &mut found)?;
                Ok(found)
            }
            _ => Err(Code::SignalUnknown.into()),
        }
    }

    fn traces(&self, source: &dyn Source, window: Window) -> Result<Traces, Reason> {
        if ending(source.name()) == "eeg" {
            return samples::traces(source, window);
        }
        // Events are looked at where they happened.
        let samples = source.beside("eeg").ok_or(Code::NoTraces)?;
        samples::traces(&*samples, window)
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase()
}

fn is_device(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..at + DEVICE).is_some_and(|device| DEVICES.is_match(device))
}

/// The device, at the beginning of every file.
fn devices(bytes: &[u8]) -> Result<Span, Reason> {
    let known = is_device(bytes, 0);
    if known { Ok(0..DEVICE as u64) } else { Err(Reason::at(Code::BadSignal, "device")) }
}

/// Zeroes everything between the spans that are known.
fn rest(source: &dyn Source, mut known: Vec<Span>, found: &mut Found) -> Result<(), Reason> {
    known.sort_by_key(|span| span.start);
    known.push(source.len()..source.len());
    let mut at = 0;
    for span in known {
        if span.start > at {
            let gap = at..span.start;
            if gap.end - gap.start > MOST_UNKNOWN {
                return Err(Reason::at(Code::SignalUnknown, format!("byte {at}")));
            }
            if source.read_span(&gap)?.iter().any(|byte| *byte != 0) {
                let path = format!("byte {at}");
                let slot = Slot::new(path, "maker-note", gap, Coding::Opaque(0), None);
                found.blocks.push(Block::of(slot, 0));
            }
        }
        at = at.max(span.end);
    }
    Ok(())
}

/// What stands before the first zero, without the blanks behind it.
fn before_zero(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    bytes[..end].trim_ascii_end()
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?).into())
}
