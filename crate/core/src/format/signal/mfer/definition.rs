//! One definition after the other, with what is in force where it stands.

use super::tag;
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};

/// Definitions within definitions beyond this are nobody's.
const DEEPEST: usize = 16;
/// More than anyone writes.
const MOST: usize = 1 << 17;

/// A definition that holds no others.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    pub(super) tag: u8,
    /// Where its length begins.
    pub(super) length: u64,
    pub(super) value: Span,
    /// The channel it is about, counted from zero.
    pub(super) channel: Option<u32>,
    /// Whether its length may change: it lies in no definition of known length.
    pub(super) is_free: bool,
    pub(super) is_little: bool,
    /// What the characters are called.
    pub(super) characters: String,
    /// Seconds from one sample to the next, where that was said.
    pub(super) interval: Option<f64>,
}

impl Definition {
    /// Where it is, as a person reads it.
    pub(super) fn path(&self, name: &str) -> String {
        match self.channel {
            Some(channel) => format!("channel {}.{name}", channel + 1),
            None => name.to_owned(),
        }
    }

    /// A number in the byte order in force.
    pub(super) fn number(&self, bytes: &[u8]) -> u64 {
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        if self.is_little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) }
    }

    /// The same with its sign; zero where there is none.
    pub(super) fn signed(&self, bytes: &[u8]) -> i64 {
        let unused = 64_usize.saturating_sub(8 * bytes.len().max(1)) as u32;
        (self.number(bytes) << unused) as i64 >> unused
    }

    /// Unit and value of an interval or a sensitivity: a mantissa and an exponent of ten.
    pub(super) fn quantity(&self, bytes: &[u8]) -> Option<(u8, f64)> {
        let [unit, exponent, mantissa @ ..] = bytes else { return None };
        let wide = (1..=4).contains(&mantissa.len());
        let value = self.signed(mantissa) as f64 * 10_f64.powi(i32::from(*exponent as i8));
        wide.then_some((*unit, value))
    }
}

/// What a definition that holds others opened.
struct Open {
    /// Where it ends; nothing where a sign closes it.
    end: Option<u64>,
    channel: Option<u32>,
}

/// The walk.
pub(super) struct Walk<'a> {
    source: &'a dyn Source,
    at: u64,
    open: Vec<Open>,
    count: usize,
    ended: bool,
    is_little: bool,
    characters: String,
    interval: Option<f64>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(source: &'a dyn Source) -> Self {
        Self {
            source,
            at: 0,
            open: Vec::new(),
            count: 0,
            ended: false,
            is_little: false,
            characters: String::new(),
            interval: None,
        }
    }

    /// How far it came.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    fn end(&self) -> u64 {
        self.open.iter().rev().find_map(|open| open.end).unwrap_or(self.source.len())
    }

    fn byte(&mut self) -> Result<u8, Reason> {
        if self.at >= self.end() {
            return Err(self.broken());
        }
        let byte = self.source.read_span(&(self.at..self.at + 1))?[0];
        self.at += 1;
        Ok(byte)
    }

    fn broken(&self) -> Reason {
        let inside = self.end() < self.source.len();
        let code = if inside { Code::BadSignal } else { Code::Truncated };
        Reason::at(code, format!("byte {}", self.at))
    }

    /// The length: up to 127, or so many bytes of it, or none where a sign closes the definition.
    fn length(&mut self) -> Result<Option<u64>, Reason> {
        let first = self.byte()?;
        match first {
            0..0x80 => Ok(Some(first.into())),
            0x80 => Ok(None),
            0x81..=0x84 => {
                let mut length = 0;
                for _ in 0x80..first {
                    length = length << 8 | u64::from(self.byte()?);
                }
                Ok(Some(length))
            }
            _ => Err(Reason::at(Code::BadSignal, format!("byte {}", self.at))),
        }
    }

    /// The number behind the tag of a channel, seven bits in each byte.
    fn channel(&mut self) -> Result<u32, Reason> {
        let mut channel = 0_u32;
        loop {
            let byte = self.byte()?;
            if channel > u32::MAX >> 7 {
                return Err(Reason::at(Code::BadSignal, format!("byte {}", self.at)));
            }
            channel = channel << 7 | u32::from(byte & 0x7F);
            if byte & 0x80 == 0 {
                return Ok(channel);
            }
        }
    }

    /// The next definition that holds no others.
    pub(super) fn next(&mut self) -> Result<Option<Definition>, Reason> {
        loop {
            while self.open.last().is_some_and(|open| open.end == Some(self.at)) {
                self.open.pop();
            }
            if self.ended || self.at == self.source.len() && self.open.is_empty() {
                return Ok(None);
            }
            let tag = self.byte()?;
            match tag {
                tag::BLANK => {
                    // Two of them close a definition of unknown length.
                    let closes = self.open.last().is_some_and(|open| open.end.is_none());
                    if closes && self.at < self.end() {
                        let next = self.source.read_span(&(self.at..self.at + 1))?[0];
                        if next == 0 {
                            self.at += 1;
                            self.open.pop();
                        }
                    }
                    continue;
                }
                tag::END if self.open.is_empty() => {
                    // Its length is none.
                    if self.at < self.source.len() && self.length()?.unwrap_or(0) != 0 {
                        return Err(self.broken());
                    }
                    self.ended = true;
                    continue;
                }
                _ => {}
            }
            let outer = self.open.iter().rev().find_map(|open| open.channel);
            let channel = if tag == tag::CHANNEL { Some(self.channel()?) } else { outer };
            let start = self.at;
            let length = self.length()?;
            let value = self.at;
            let end = length.map(|length| value.saturating_add(length));
            if end.is_some_and(|end| end > self.end()) {
                return Err(self.broken());
            }
            if matches!(tag, tag::CHANNEL | tag::SET) {
                if self.open.len() == DEEPEST {
                    return Err(Code::TooDeep.into());
                }
                self.open.push(Open { end, channel });
                continue;
            }
            let Some(end) = end else { return Err(self.broken()) };
            self.at = end;
            self.count += 1;
            if self.count > MOST {
                return Err(Code::TooManyElements.into());
            }
            let definition = Definition {
                tag,
                length: start,
                value: value..end,
                channel,
                is_free: self.open.iter().all(|open| open.end.is_none()),
                is_little: self.is_little,
                characters: self.characters.clone(),
                interval: self.interval,
            };
            self.heed(&definition)?;
            return Ok(Some(definition));
        }
    }

    /// Byte order, characters and interval hold from here on.
    fn heed(&mut self, definition: &Definition) -> Result<(), Reason> {
        let value = &definition.value;
        if value.end - value.start > 64 {
            return Ok(());
        }
        match definition.tag {
            tag::BYTE_ORDER => {
                self.is_little = self.source.read_span(value)?.first() == Some(&1);
            }
            tag::CHARACTERS => {
                let bytes = self.source.read_span(value)?;
                self.characters = String::from_utf8_lossy(&bytes).to_uppercase();
            }
            tag::INTERVAL if definition.channel.is_none() => {
                self.interval = interval(definition, &self.source.read_span(value)?);
            }
            _ => {}
        }
        Ok(())
    }
}

/// Seconds from one sample to the next: said as that, or as a rate.
pub(super) fn interval(definition: &Definition, bytes: &[u8]) -> Option<f64> {
    let seconds = match definition.quantity(bytes)? {
        (0, rate) => 1.0 / rate,
        (1, seconds) => seconds,
        _ => return None,
    };
    (seconds.is_finite() && seconds > 0.0).then_some(seconds)
}
