//! Input read by range, output as a list of pieces.
//!
//! A [`Source`] is never read whole: a reader asks for the ranges it needs. What comes out is a
//! [`Rope`], pieces that are either new bytes or a range of the input, so pixel data that nothing
//! changes is never copied into memory.

use std::cell::RefCell;
use std::ops::Range;

/// A half-open range of byte offsets.
pub type Span = Range<u64>;

/// The input could not be read where it should have bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError;

/// Bytes that can be read by range.
pub trait Source {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// Whether there are no bytes at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the file is called, with its folders, as a person sees it; empty for bytes without one.
    #[allow(clippy::unnecessary_literal_bound)] // Others borrow it from themselves.
    fn name(&self) -> &str {
        ""
    }

    /// The file of the same name and folder with another ending (in lower case), of those that came
    /// in together; see [`companions`](crate::companions).
    fn beside(&self, _ending: &str) -> Option<Box<dyn Source + '_>> {
        None
    }

    /// Fills `buf` from `offset`; reading past the end is an error.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError>;

    /// Reads a span into a new vector.
    fn read_span(&self, span: &Span) -> Result<Vec<u8>, ReadError> {
        let length = span.end.checked_sub(span.start).ok_or(ReadError)?;
        if span.end > self.len() {
            return Err(ReadError);
        }
        let mut bytes = vec![0; usize::try_from(length).map_err(|_| ReadError)?];
        self.read_at(span.start, &mut bytes)?;
        Ok(bytes)
    }
}

impl Source for [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        let start = usize::try_from(offset).map_err(|_| ReadError)?;
        let end = start.checked_add(buf.len()).ok_or(ReadError)?;
        buf.copy_from_slice(self.get(start..end).ok_or(ReadError)?);
        Ok(())
    }
}

impl Source for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        self.as_slice().read_at(offset, buf)
    }
}

/// Bytes under a name.
pub struct Named<'a> {
    name: &'a str,
    source: &'a dyn Source,
}

impl<'a> Named<'a> {
    /// Gives a source a name.
    pub fn new(name: &'a str, source: &'a dyn Source) -> Self {
        Self { name, source }
    }
}

impl Source for Named<'_> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn name(&self) -> &str {
        self.name
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        self.source.beside(ending)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        self.source.read_at(offset, buf)
    }
}

/// How much one read of the underlying source brings in, in bytes.
const WINDOW: usize = 1 << 16;

/// Serves small reads from one window over a slow source.
pub struct Cached<'a> {
    source: &'a dyn Source,
    window: RefCell<(u64, Vec<u8>)>,
}

impl<'a> Cached<'a> {
    /// Wraps a source.
    pub fn new(source: &'a dyn Source) -> Self {
        Self { source, window: RefCell::new((0, Vec::new())) }
    }
}

impl Source for Cached<'_> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn name(&self) -> &str {
        self.source.name()
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        self.source.beside(ending)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        if buf.len() > WINDOW / 2 {
            return self.source.read_at(offset, buf);
        }
        let end = offset.checked_add(buf.len() as u64).ok_or(ReadError)?;
        if end > self.len() {
            return Err(ReadError);
        }
        let mut window = self.window.borrow_mut();
        let (start, bytes) = &mut *window;
        if offset < *start || end > *start + bytes.len() as u64 {
            // Windows lie where those of whoever serves the source do, so that none is read twice.
            *start = offset - offset % WINDOW as u64;
            let stop = end.next_multiple_of(WINDOW as u64).min(self.source.len());
            bytes.resize((stop - *start) as usize, 0);
            if let Err(error) = self.source.read_at(*start, bytes) {
                bytes.clear();
                return Err(error);
            }
        }
        let at = (offset - *start) as usize;
        buf.copy_from_slice(&bytes[at..at + buf.len()]);
        Ok(())
    }
}

/// A part of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Bytes made here.
    New(Vec<u8>),
    /// A range of the input, passed on as it is.
    Range(Span),
}

impl Piece {
    pub(crate) fn len(&self) -> u64 {
        match self {
            Self::New(bytes) => bytes.len() as u64,
            Self::Range(span) => span.end - span.start,
        }
    }
}

/// The output: pieces in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rope {
    pieces: Vec<Piece>,
}

impl Rope {
    /// An empty output.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends new bytes.
    pub fn push_bytes(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        if let Some(Piece::New(last)) = self.pieces.last_mut() {
            last.extend_from_slice(bytes);
        } else {
            self.pieces.push(Piece::New(bytes.to_vec()));
        }
    }

    /// Appends a range of the input.
    pub fn push_range(&mut self, span: Span) {
        if span.start >= span.end {
            return;
        }
        if let Some(Piece::Range(last)) = self.pieces.last_mut()
            && last.end == span.start
        {
            last.end = span.end;
            return;
        }
        self.pieces.push(Piece::Range(span));
    }

    /// Appends another output.
    pub fn append(&mut self, other: Self) {
        for piece in other.pieces {
            match piece {
                Piece::New(bytes) => self.push_bytes(&bytes),
                Piece::Range(span) => self.push_range(span),
            }
        }
    }

    /// The same output with these bytes at a place within it.
    #[must_use]
    pub(crate) fn overwritten(self, at: u64, bytes: &[u8]) -> Self {
        let (start, end) = (at, at + bytes.len() as u64);
        let mut rope = Self::new();
        let mut from = 0;
        let mut written = false;
        for piece in self.pieces {
            let to = from + piece.len();
            let before = start.clamp(from, to) - from;
            let behind = end.clamp(from, to) - from;
            rope.push_part(&piece, 0..before);
            if !written && start < to {
                rope.push_bytes(bytes);
                written = true;
            }
            rope.push_part(&piece, behind..to - from);
            from = to;
        }
        rope
    }

    fn push_part(&mut self, piece: &Piece, part: Span) {
        match piece {
            Piece::New(bytes) => self.push_bytes(&bytes[part.start as usize..part.end as usize]),
            Piece::Range(span) => self.push_range(span.start + part.start..span.start + part.end),
        }
    }

    /// Length in bytes.
    pub fn len(&self) -> u64 {
        self.pieces.iter().map(Piece::len).sum()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Turns ranges shorter than `least` bytes into new bytes, so that a header is one piece; the
    /// many short frames of a slide stay where they are.
    pub fn settle(self, source: &dyn Source, least: u64) -> Result<Self, ReadError> {
        const MOST: u64 = 16 << 20;
        let (mut settled, mut taken) = (Self::new(), 0);
        for piece in self.pieces {
            match piece {
                Piece::Range(span) if span.end - span.start < least && taken < MOST => {
                    taken += span.end - span.start;
                    settled.push_bytes(&source.read_span(&span)?);
                }
                Piece::Range(span) => settled.push_range(span),
                Piece::New(bytes) => settled.push_bytes(&bytes),
            }
        }
        Ok(settled)
    }

    /// All bytes of the output, for outputs known to be small.
    pub fn to_vec(&self, source: &dyn Source) -> Result<Vec<u8>, ReadError> {
        self.over(source).read_span(&(0..self.len()))
    }

    /// The output as something that can be read again.
    pub fn over<'a>(&'a self, source: &'a dyn Source) -> Composed<'a> {
        let mut starts = Vec::with_capacity(self.pieces.len());
        let mut length = 0;
        for piece in &self.pieces {
            starts.push(length);
            length += piece.len();
        }
        Composed { rope: self, source, starts, length }
    }
}

/// A [`Rope`] over its input, readable like any file.
pub struct Composed<'a> {
    rope: &'a Rope,
    source: &'a dyn Source,
    starts: Vec<u64>,
    length: u64,
}

impl Source for Composed<'_> {
    fn len(&self) -> u64 {
        self.length
    }

    fn name(&self) -> &str {
        self.source.name()
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        self.source.beside(ending)
    }

    fn read_at(&self, mut offset: u64, mut buf: &mut [u8]) -> Result<(), ReadError> {
        if offset.checked_add(buf.len() as u64).is_none_or(|end| end > self.length) {
            return Err(ReadError);
        }
        while !buf.is_empty() {
            let index = self.starts.partition_point(|start| *start <= offset) - 1;
            let within = offset - self.starts[index];
            let piece = &self.rope.pieces[index];
            let take = ((piece.len() - within) as usize).min(buf.len());
            let (head, rest) = buf.split_at_mut(take);
            match piece {
                Piece::New(bytes) => {
                    let from = within as usize;
                    head.copy_from_slice(&bytes[from..from + take]);
                }
                Piece::Range(span) => self.source.read_at(span.start + within, head)?,
            }
            offset += take as u64;
            buf = rest;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_across_pieces() {
        let input = b"0123456789".to_vec();
        let mut rope = Rope::new();
        rope.push_bytes(b"ab");
        rope.push_range(2..5);
        rope.push_range(5..6);
        rope.push_bytes(b"yz");
        assert_eq!(rope.pieces().len(), 3);
        assert_eq!(rope.to_vec(&input), Ok(b"ab2345yz".to_vec()));
        assert_eq!(rope.over(&input).read_span(&(1..4)), Ok(b"b23".to_vec()));
        assert_eq!(rope.over(&input).read_span(&(7..9)), Err(ReadError));
    }

    #[test]
    fn bytes_are_put_over_several_pieces() {
        let input = b"0123456789".to_vec();
        let mut rope = Rope::new();
        rope.push_range(0..4);
        rope.push_bytes(b"ab");
        rope.push_range(4..8);
        let over = |at, bytes| rope.clone().overwritten(at, bytes).to_vec(&input);
        assert_eq!(over(3, b"XYZU"), Ok(b"012XYZU567".to_vec()));
        assert_eq!(over(0, b"X"), Ok(b"X123ab4567".to_vec()));
        assert_eq!(over(9, b"X"), Ok(b"0123ab456X".to_vec()));
        assert_eq!(over(2, b""), Ok(b"0123ab4567".to_vec()));
    }

    #[test]
    fn a_window_never_reads_past_the_end() {
        let input = vec![7; 10];
        let cached = Cached::new(&input);
        assert_eq!(cached.read_span(&(8..10)), Ok(vec![7, 7]));
        assert_eq!(cached.read_span(&(8..11)), Err(ReadError));
        assert_eq!(cached.read_at(u64::MAX, &mut [0; 2]), Err(ReadError));
    }
}
