//! The bytes of a file that may be compressed, inflated as they are read and never held as a whole.
//!
//! Gzip (RFC 1952) is one stream; BGZF (SAM specification §4.1) is gzip in blocks of at most 64 KiB,
//! each of which can be passed on by itself.

use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use flate2::bufread::MultiGzDecoder;
use flate2::{Decompress, FlushDecompress, Status};
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// How much is read at a time.
const WINDOW: u64 = 1 << 16;
/// How much of a file in blocks is read at a time.
const AHEAD: u64 = 1 << 18;
/// What is behind a block's data: checksum and length.
const TRAILER: usize = 8;
/// A line that is longer is not looked at.
const LONGEST_LINE: usize = 4 << 20;
/// From this length on, what grows more than genetic data ever do is not inflated further.
const SUSPECT: u64 = 64 << 20;
/// How many times longer inflated data may be than compressed ones.
const MOST_GROWTH: u64 = 500;

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    /// Not at all.
    Plain,
    /// As one stream of gzip.
    Gzip,
    /// In blocks.
    Bgzf,
}

impl Packing {
    /// Tells it by the first bytes.
    pub(super) fn of(head: &[u8]) -> Self {
        match head {
            [0x1F, 0x8B, 8, flags, ..] if flags & 4 != 0 && block_size(head).is_some() => {
                Self::Bgzf
            }
            [0x1F, 0x8B, ..] => Self::Gzip,
            _ => Self::Plain,
        }
    }
}

/// The length of a block of BGZF and of its header, by the subfield `BC` of the header.
fn block_size(head: &[u8]) -> Option<(usize, usize)> {
    if head.get(..4)? != [0x1F, 0x8B, 8, 4] {
        return None;
    }
    let extra = usize::from(u16::from_le_bytes(head.get(10..12)?.try_into().ok()?));
    let mut at = 12;
    while at + 4 <= 12 + extra {
        let length = usize::from(u16::from_le_bytes(head.get(at + 2..at + 4)?.try_into().ok()?));
        if head.get(at..at + 2)? == b"BC" && length == 2 {
            let size = u16::from_le_bytes(head.get(at + 4..at + 6)?.try_into().ok()?);
            return Some((usize::from(size) + 1, 12 + extra));
        }
        at += 4 + length;
    }
    None
}

/// A stretch of the inflated bytes.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// Where they stand in the file, where they can be passed on by themselves.
    pub(super) span: Option<Span>,
}

/// A file as it is read from its first byte to its last.
pub(super) struct Flow<'a> {
    source: &'a dyn Source,
    packing: Packing,
    /// How far the file has been read.
    at: u64,
    /// How much came out.
    out: u64,
    gzip: Option<MultiGzDecoder<Window<'a>>>,
    inflate: Decompress,
    /// What was read of a file in blocks and not inflated yet, from `used` on.
    ahead: Vec<u8>,
    used: usize,
    /// Whether the last block was the empty one that ends a file.
    ended: bool,
}

impl<'a> Flow<'a> {
    pub(super) fn new(source: &'a dyn Source) -> Result<Self, Reason> {
        let head = source.read_span(&(0..source.len().min(1 << 10)))?;
        let packing = Packing::of(&head);
        let gzip = (packing == Packing::Gzip).then(|| MultiGzDecoder::new(Window::new(source)));
        Ok(Self {
            source,
            packing,
            at: 0,
            out: 0,
            gzip,
            inflate: Decompress::new(false),
            ahead: Vec::new(),
            used: 0,
            ended: false,
        })
    }

    pub(super) fn packing(&self) -> Packing {
        self.packing
    }

    /// How much of the file has been read, in bytes.
    pub(super) fn read(&self) -> u64 {
        match &self.gzip {
            Some(gzip) => gzip.get_ref().at,
            None => self.at,
        }
    }

    /// The next bytes; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Chunk>, Reason> {
        let chunk = match self.packing {
            Packing::Plain => self.window()?,
            Packing::Gzip => self.stream()?,
            Packing::Bgzf => self.block()?,
        };
        self.out += chunk.as_ref().map_or(0, |chunk| chunk.bytes.len() as u64);
        if self.out > SUSPECT && self.out / MOST_GROWTH > self.read() {
            return Err(Code::InflatesTooFar.into());
        }
        Ok(chunk)
    }

    fn window(&mut self) -> Result<Option<Chunk>, Reason> {
        let span = self.at..self.source.len().min(self.at + WINDOW);
        self.at = span.end;
        if span.is_empty() {
            return Ok(None);
        }
        Ok(Some(Chunk { bytes: self.source.read_span(&span)?, span: Some(span) }))
    }

    fn stream(&mut self) -> Result<Option<Chunk>, Reason> {
        let Some(gzip) = &mut self.gzip else { return Ok(None) };
        let mut bytes = vec![0; WINDOW as usize];
        let mut filled = 0;
        while filled < bytes.len() {
            match gzip.read(&mut bytes[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    return Err(Code::Truncated.into());
                }
                Err(_) if gzip.get_ref().failed => return Err(Code::ReadFailed.into()),
                Err(_) => return Err(broken(gzip.get_ref().at)),
            }
        }
        bytes.truncate(filled);
        Ok((filled > 0).then_some(Chunk { bytes, span: None }))
    }

    fn block(&mut self) -> Result<Option<Chunk>, Reason> {
        let left = self.source.len() - self.at;
        if left == 0 {
            // A file that was cut between two blocks looks whole but for the last one.
            return if self.ended { Ok(None) } else { Err(Code::Truncated.into()) };
        }
        let at = self.at;
        let ready = (self.ahead.len() - self.used) as u64;
        if ready < left.min(WINDOW) {
            self.ahead.drain(..self.used);
            self.used = 0;
            let from = at + ready;
            let more = self.source.read_span(&(from..self.source.len().min(from + AHEAD)))?;
            self.ahead.extend_from_slice(&more);
        }
        let head = &self.ahead[self.used..];
        let (size, header) = block_size(head).ok_or_else(|| broken(at))?;
        let block = head.get(..size).ok_or(Code::Truncated)?;
        let data = block.get(header..size - TRAILER.min(size)).ok_or_else(|| broken(at))?;
        let number =
            |from: usize| u32::from_le_bytes(block[from..from + 4].try_into().unwrap_or_default());
        let (checksum, length) = (number(size - TRAILER), number(size - TRAILER + 4) as usize);
        if length > WINDOW as usize {
            return Err(broken(at));
        }
        let mut bytes = vec![0; length];
        self.inflate.reset(false);
        let inflated = self.inflate.decompress(data, &mut bytes, FlushDecompress::Finish);
        let whole = matches!(inflated, Ok(Status::StreamEnd))
            && self.inflate.total_out() == length as u64
            && crc32fast::hash(&bytes) == checksum;
        if !whole {
            return Err(broken(at));
        }
        self.ended = bytes.is_empty();
        self.at += size as u64;
        self.used += size;
        Ok(Some(Chunk { bytes, span: Some(at..self.at) }))
    }
}

fn broken(at: u64) -> Reason {
    Reason::at(Code::BrokenCompression, format!("byte {at}"))
}

/// The file as the decoder of gzip reads it.
struct Window<'a> {
    source: &'a dyn Source,
    at: u64,
    bytes: Vec<u8>,
    used: usize,
    failed: bool,
}

impl<'a> Window<'a> {
    fn new(source: &'a dyn Source) -> Self {
        Self { source, at: 0, bytes: Vec::new(), used: 0, failed: false }
    }
}

impl Read for Window<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(buf.len());
        buf[..length].copy_from_slice(&ready[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Window<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used == self.bytes.len() {
            let span = self.at..self.source.len().min(self.at + WINDOW);
            self.bytes = self.source.read_span(&span).map_err(|_| {
                self.failed = true;
                io::Error::other("unreadable")
            })?;
            self.at = span.end;
            self.used = 0;
        }
        Ok(&self.bytes[self.used..])
    }

    fn consume(&mut self, amount: usize) {
        self.used += amount;
    }
}

/// Offsets in the inflated bytes, and where they stand in the file.
pub(super) type Inflated = (Range<u64>, Option<Span>);

/// The lines of a file, each with what ends it.
pub(super) struct Lines<'a> {
    pub(super) flow: Flow<'a>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Offset of `buffer` in the inflated bytes.
    base: u64,
    /// What was inflated and not asked for.
    chunks: Option<Vec<Inflated>>,
    number: u64,
}

/// A line, and where it stands in the inflated bytes.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// With what ends it.
    pub(super) bytes: &'a [u8],
    /// Offsets of the first byte and behind the last one.
    pub(super) range: Range<u64>,
    /// Counted from one.
    pub(super) number: u64,
}

impl Line<'_> {
    /// Without what ends it.
    pub(super) fn text(&self) -> &[u8] {
        let line = self.bytes.strip_suffix(b"\n").unwrap_or(self.bytes);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    /// What ends it.
    pub(super) fn end(&self) -> &[u8] {
        &self.bytes[self.text().len()..]
    }
}

impl<'a> Lines<'a> {
    /// To be read.
    pub(super) fn new(source: &'a dyn Source) -> Result<Self, Reason> {
        let (buffer, chunks) = (Vec::new(), None);
        Ok(Self { flow: Flow::new(source)?, buffer, start: 0, end: 0, base: 0, chunks, number: 0 })
    }

    /// To be read and written again: what is inflated is remembered until it is asked for.
    pub(super) fn to_weave(source: &'a dyn Source) -> Result<Self, Reason> {
        Ok(Self { chunks: Some(Vec::new()), ..Self::new(source)? })
    }

    /// Goes on to the next line; whether there is one.
    pub(super) fn advance(&mut self) -> Result<bool, Reason> {
        self.start = self.end;
        let mut sought = self.start;
        self.end = loop {
            if let Some(found) = memchr::memchr(b'\n', &self.buffer[sought..]) {
                break sought + found + 1;
            }
            sought = self.buffer.len();
            if sought - self.start > LONGEST_LINE {
                return Err(Reason::at(Code::LineTooLong, format!("line {}", self.number + 1)));
            }
            let Some(chunk) = self.flow.next()? else { break sought };
            let from = self.base + self.buffer.len() as u64;
            if let Some(chunks) = &mut self.chunks {
                chunks.push((from..from + chunk.bytes.len() as u64, chunk.span));
            }
            self.buffer.drain(..self.start);
            self.base += self.start as u64;
            sought -= self.start;
            self.start = 0;
            self.buffer.extend_from_slice(&chunk.bytes);
        };
        self.number += u64::from(self.end > self.start);
        Ok(self.end > self.start)
    }

    /// The present line.
    pub(super) fn line(&self) -> Line<'_> {
        let range = self.base + self.start as u64..self.base + self.end as u64;
        Line { bytes: &self.buffer[self.start..self.end], range, number: self.number }
    }

    /// What has been inflated since the last time, in order.
    pub(super) fn take_chunks(&mut self) -> Vec<Inflated> {
        self.chunks.as_mut().map(std::mem::take).unwrap_or_default()
    }
}
