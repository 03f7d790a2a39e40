//! The output, woven of lines that stay and lines that change: a block of the input in which nothing
//! changes is passed on as a range, and only the others are compressed anew.

use super::flow::{Inflated, Line, Packing};
use crate::source::{Rope, Span};
use flate2::{Compress, Compression, FlushCompress, Status};
use std::collections::VecDeque;
use std::ops::Range;

/// How much goes into one block, in bytes; what is stored without compression must fit as well.
const BLOCK: usize = 0xFF00;
/// The empty block that ends a file (SAM specification §4.1.2).
const END: [u8; 28] = [
    0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, b'B', b'C', 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0,
    0, 0,
];

/// What becomes of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It stays as it is.
    Same,
    /// It goes.
    Gone,
    /// Other bytes stand in its place, with what ends them.
    New(Vec<u8>),
}

/// A stretch of the input that is not settled yet.
struct Open {
    range: Range<u64>,
    span: Option<Span>,
    changed: bool,
    out: Vec<u8>,
}

/// The output as it grows.
pub(super) struct Weave {
    rope: Rope,
    packing: Packing,
    open: VecDeque<Open>,
    /// What waits to be compressed.
    pending: Vec<u8>,
    compress: Compress,
}

impl Weave {
    pub(super) fn new(packing: Packing) -> Self {
        Self {
            rope: Rope::new(),
            packing,
            open: VecDeque::new(),
            pending: Vec::new(),
            compress: Compress::new(Compression::default(), false),
        }
    }

    /// Announces stretches of the input, in order.
    pub(super) fn announce(&mut self, chunks: Vec<Inflated>) {
        let open = chunks
            .into_iter()
            .filter(|(range, _)| !range.is_empty())
            .map(|(range, span)| Open { changed: span.is_none(), range, span, out: Vec::new() });
        self.open.extend(open);
    }

    /// Adds a line, whose bytes were announced.
    pub(super) fn line(&mut self, line: &Line, written: Written) {
        let range = &line.range;
        let touched = self
            .open
            .iter_mut()
            .filter(|open| open.range.start < range.end && range.start < open.range.end);
        let mut new = match written {
            Written::Same => None,
            Written::Gone => Some(Vec::new()),
            Written::New(bytes) => Some(bytes),
        };
        for open in touched {
            if let Some(bytes) = &mut new {
                open.changed = true;
                open.out.append(bytes);
            } else {
                let from = open.range.start.max(range.start) - range.start;
                let to = open.range.end.min(range.end) - range.start;
                open.out.extend_from_slice(&line.bytes[from as usize..to as usize]);
            }
        }
        while self.open.front().is_some_and(|open| open.range.end <= range.end) {
            self.settle();
        }
    }

    fn settle(&mut self) {
        let Some(open) = self.open.pop_front() else { return };
        match open.span.filter(|_| !open.changed) {
            Some(span) => {
                self.flush();
                self.rope.push_range(span);
            }
            None => self.put(&open.out),
        }
    }

    /// Adds bytes that stand for nothing of the input.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        if self.packing == Packing::Plain {
            return self.rope.push_bytes(bytes);
        }
        self.pending.extend_from_slice(bytes);
        while self.pending.len() >= BLOCK {
            let rest = self.pending.split_off(BLOCK);
            self.flush();
            self.pending = rest;
        }
    }

    /// Compresses what waits.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let data = self.deflated();
        let size = 18 + data.len() + 8 - 1;
        let mut block = END[..16].to_vec();
        block.extend_from_slice(&(size as u16).to_le_bytes());
        block.extend_from_slice(&data);
        block.extend_from_slice(&crc32fast::hash(&self.pending).to_le_bytes());
        block.extend_from_slice(&(self.pending.len() as u32).to_le_bytes());
        self.rope.push_bytes(&block);
        self.pending.clear();
    }

    fn deflated(&mut self) -> Vec<u8> {
        let mut data = Vec::with_capacity(BLOCK + 64);
        self.compress.reset();
        let status = self.compress.compress_vec(&self.pending, &mut data, FlushCompress::Finish);
        if matches!(status, Ok(Status::StreamEnd)) {
            return data;
        }
        // What does not shrink is stored (RFC 1951 §3.2.4).
        let length = self.pending.len() as u16;
        let mut data = vec![1];
        data.extend_from_slice(&length.to_le_bytes());
        data.extend_from_slice(&(!length).to_le_bytes());
        data.extend_from_slice(&self.pending);
        data
    }

    /// The output; what was compressed in any way comes out in blocks, which every reader of gzip reads.
    pub(super) fn finish(mut self) -> Rope {
        while !self.open.is_empty() {
            self.settle();
        }
        if self.packing != Packing::Plain {
            self.flush();
            self.rope.push_bytes(&END);
        }
        self.rope
    }
}

#[cfg(test)]
mod tests {
    use super::super::flow::Lines;
    use super::*;
    use crate::source::{Piece, Source};

    fn bgzf(blocks: &[&[u8]]) -> Vec<u8> {
        let mut weave = Weave::new(Packing::Bgzf);
        for block in blocks {
            weave.put(block);
            weave.flush();
        }
        weave.finish().to_vec(&Vec::new()).expect("all new")
    }

    fn text(source: &dyn Source) -> Vec<u8> {
        let mut lines = Lines::new(source).expect("readable");
        let mut text = Vec::new();
        while lines.advance().expect("a line") {
            text.extend_from_slice(lines.line().bytes);
        }
        text
    }

    #[test]
    fn blocks_in_which_nothing_changes_are_ranges_of_the_input() {
        // The second line lies in two blocks.
        let input = bgzf(&[b"one\ntw", b"o\nthree\n", b"four\nfi", b"ve\nsix\n"]);
        let mut lines = Lines::to_weave(&input).expect("readable");
        let mut weave = Weave::new(lines.flow.packing());
        while lines.advance().expect("a line") {
            weave.announce(lines.take_chunks());
            let line = lines.line();
            let changed = line.text() == b"two";
            let new = || Written::New(b"zwei\n".to_vec());
            weave.line(&line, if changed { new() } else { Written::Same });
        }
        let rope = weave.finish();
        assert_eq!(text(&rope.over(&input)), b"one\nzwei\nthree\nfour\nfive\nsix\n");
        let ranges = rope.pieces().iter().filter(|piece| matches!(piece, Piece::Range(_)));
        assert_eq!(ranges.count(), 1, "the last two blocks in one");
    }

    #[test]
    fn what_does_not_shrink_is_stored() {
        let noise: Vec<u8> =
            (0..200_000_u64).map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33) as u8).collect();
        let packed = bgzf(&[&noise]);
        let mut flow = super::super::flow::Flow::new(&packed).expect("readable");
        let mut again = Vec::new();
        while let Some(chunk) = flow.next().expect("a block") {
            again.extend(chunk.bytes);
        }
        assert!(again == noise);
    }
}
