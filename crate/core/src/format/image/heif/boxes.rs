//! Boxes of the ISO base media file format (ISO/IEC 14496-12 §4.2), and numbers in them.

use super::super::walk::Walk;
use super::bad;
use crate::reason::{Code, Reason};
use crate::source::Span;

/// A box: its four letters, and where it lies in the file.
#[derive(Debug, Clone)]
pub(super) struct Boxed {
    pub(super) kind: [u8; 4],
    pub(super) whole: Span,
    head: u64,
}

impl Boxed {
    /// Where what it holds lies.
    pub(super) fn body(&self) -> Span {
        self.whole.start + self.head..self.whole.end
    }

    /// The box that starts at an offset of the file; nothing where too few bytes are left for one.
    pub(super) fn of_file(walk: &Walk<'_>, at: u64) -> Result<Option<Self>, Reason> {
        let end = walk.source.len();
        if end.saturating_sub(at) < 8 {
            return Ok(None);
        }
        let head = walk.bytes(at, (end - at).min(16))?;
        Self::at(&head, at, end).map(Some)
    }

    /// A box by its first bytes, at an offset, that has to end by another.
    fn at(head: &[u8], at: u64, end: u64) -> Result<Self, Reason> {
        let mut numbers = Numbers(head);
        let (short, kind) = (numbers.take(4)?, numbers.letters()?);
        let (head, length) = match short {
            0 => (8, end - at),
            1 => (16, numbers.take(8)?),
            length => (8, length),
        };
        let whole = at..at.checked_add(length).filter(|to| *to <= end).ok_or(Code::Truncated)?;
        // A box of its own kind says which in sixteen bytes more, which nothing here reads.
        if length < head || &kind == b"uuid" && length < head + 16 {
            return Err(bad());
        }
        Ok(Self { kind, whole, head })
    }
}

/// The boxes in a stretch of bytes, which lies at an offset of the file.
pub(super) fn boxes(bytes: &[u8], base: u64) -> Result<Vec<Boxed>, Reason> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let one = Boxed::at(&bytes[at..], base + at as u64, base + bytes.len() as u64)?;
        at = (one.whole.end - base) as usize;
        found.push(one);
    }
    Ok(found)
}

/// Numbers of a box, one behind the other.
pub(super) struct Numbers<'a>(pub(super) &'a [u8]);

impl Numbers<'_> {
    /// A number of so many bytes, most significant first; none of none.
    pub(super) fn take(&mut self, bytes: usize) -> Result<u64, Reason> {
        let (number, rest) = self.0.split_at_checked(bytes).ok_or_else(bad)?;
        self.0 = rest;
        Ok(number.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)))
    }

    /// Four letters.
    pub(super) fn letters(&mut self) -> Result<[u8; 4], Reason> {
        Ok((self.take(4)? as u32).to_be_bytes())
    }

    /// Version and flags, which many boxes begin with.
    pub(super) fn version(&mut self) -> Result<(u64, u64), Reason> {
        Ok((self.take(1)?, self.take(3)?))
    }
}
