//! MFER (ISO 22077-1): definitions of tag, length and value, nested in channels and sets.
//!
//! Texts that stand at the top may change their length; within a definition of known length they
//! keep it. The old tags of level 1 are read beside those of level 2.

mod definition;
mod events;
mod traces;
mod value;

use self::definition::{Definition, Walk};
use super::{Block, Coding, Found, Recording, Slot, encoding_of, item_of};
use crate::reason::{Code, Reason};
use crate::source::{Cached, Source};
use crate::traces::{Traces, Window};

/// The tags (ISO 22077-1 annex A; level 1 as in the first edition).
mod tag {
    pub(super) const BLANK: u8 = 0x00;
    pub(super) const BYTE_ORDER: u8 = 0x01;
    pub(super) const CHARACTERS: u8 = 0x03;
    pub(super) const BLOCK: u8 = 0x04;
    pub(super) const CHANNELS: u8 = 0x05;
    pub(super) const WAVEFORM: u8 = 0x08;
    pub(super) const LEAD: u8 = 0x09;
    pub(super) const DATA_TYPE: u8 = 0x0A;
    pub(super) const INTERVAL: u8 = 0x0B;
    pub(super) const SENSITIVITY: u8 = 0x0C;
    pub(super) const OFFSET: u8 = 0x0D;
    pub(super) const COMPRESSION: u8 = 0x0E;
    pub(super) const DATA: u8 = 0x1E;
    pub(super) const CHANNEL: u8 = 0x3F;
    pub(super) const PREAMBLE: u8 = 0x40;
    pub(super) const SET: u8 = 0x67;
    pub(super) const END: u8 = 0x80;
}

/// The format.
pub(super) struct Mfer;

impl Recording for Mfer {
    fn modality(&self) -> &'static str {
        "ECG"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["mwf", "mfer", "mfr"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> bool {
        let preamble = head.first() == Some(&tag::PREAMBLE) && head.get(2..5) == Some(b"MFR");
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let named = ending.is_some_and(|ending| self.endings().contains(&ending.as_str()));
        preamble || named
    }

    fn read(&self, source: &dyn Source) -> Result<Found, Reason> {
        let cached = Cached::new(source);
        let mut walk = Walk::new(&cached);
        let mut found = Found::default();
        let mut has_data = false;
        while let Some(definition) = walk.next()? {
            has_data |= definition.tag == tag::DATA;
            value::find(&cached, &definition, &mut found)?;
        }
        let rest = walk.at()..source.len();
        if !has_data {
            return Err(Reason::at(Code::BadSignal, "waveform"));
        }
        let mut at = rest.start;
        while at < rest.end {
            let end = rest.end.min(at + (1 << 16));
            if cached.read_span(&(at..end))?.iter().any(|byte| *byte != 0) {
                return Err(Reason::at(Code::SignalLonger, "end"));
            }
            at = end;
        }
        Ok(found)
    }

    fn traces(&self, source: &dyn Source, window: Window) -> Result<Traces, Reason> {
        traces::read(source, window)
    }
}
