//! The inflated bytes of a binary file, asked for by number.

use super::flow::Flow;
use crate::reason::{Code, Reason};
use crate::source::Source;

/// What is longer in one piece is held.
const LONGEST: usize = 32 << 20;

/// The inflated bytes, asked for by number.
pub(super) struct Bytes<'a> {
    pub(super) flow: Flow<'a>,
    buffer: Vec<u8>,
    used: usize,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(source: &'a dyn Source) -> Result<Self, Reason> {
        Ok(Self { flow: Flow::new(source)?, buffer: Vec::new(), used: 0 })
    }

    /// The next so many bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&[u8], Reason> {
        if count > LONGEST {
            return Err(Code::BadLength.into());
        }
        while self.buffer.len() - self.used < count {
            let chunk = self.flow.next()?.ok_or(Code::Truncated)?;
            self.buffer.drain(..self.used);
            self.used = 0;
            self.buffer.extend_from_slice(&chunk.bytes);
        }
        self.used += count;
        Ok(&self.buffer[self.used - count..self.used])
    }

    /// A length.
    pub(super) fn number(&mut self) -> Result<usize, Reason> {
        let number = i32_at(self.take(4)?, 0);
        usize::try_from(number).map_err(|_| Code::BadLength.into())
    }

    pub(super) fn is_at_end(&mut self) -> Result<bool, Reason> {
        while self.buffer.len() == self.used {
            let Some(chunk) = self.flow.next()? else { return Ok(true) };
            self.buffer = chunk.bytes;
            self.used = 0;
        }
        Ok(false)
    }
}

pub(super) fn i32_at(bytes: &[u8], at: usize) -> i32 {
    i32::from_le_bytes(bytes[at..at + 4].try_into().unwrap_or_default())
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap_or_default())
}
