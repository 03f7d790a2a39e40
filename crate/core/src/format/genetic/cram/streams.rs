//! The bits and bytes that the reads of a slice are told by, each block inflated once it is asked for.

use super::codec::Room;
use super::compression::{Compression, Encoding, Name};
use super::container::Block;
use super::cursor::Cursor;
use crate::reason::{Code, Reason};
use std::collections::{BTreeMap, BTreeSet};

/// A block, and how much of it has been read.
struct Stream<'a> {
    block: Block<'a>,
    bytes: Option<Vec<u8>>,
    used: usize,
}

impl Stream<'_> {
    fn open(&mut self, room: &mut Room) -> Result<(), Reason> {
        if self.bytes.is_none() {
            self.bytes = Some(self.block.inflated(room)?);
        }
        Ok(())
    }

    fn rest(&self) -> &[u8] {
        self.bytes.as_deref().and_then(|bytes| bytes.get(self.used..)).unwrap_or_default()
    }

    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let taken = self.bytes.as_deref()?.get(self.used..self.used.checked_add(count)?)?;
        self.used += count;
        Some(taken)
    }
}

/// Everything that a slice is read from.
pub(super) struct Streams<'a> {
    compression: &'a Compression<'a>,
    bits: Vec<u8>,
    /// How many bits have been read.
    bit: usize,
    blocks: BTreeMap<i32, Stream<'a>>,
    /// What is read; the rest is passed over, for it lies in blocks of its own.
    read: BTreeSet<Name>,
    room: Room,
    /// How much may still be said by codes that take no room.
    pub(super) patience: u64,
}

fn bad() -> Reason {
    Code::BadRecord.into()
}

impl<'a> Streams<'a> {
    pub(super) fn new(
        compression: &'a Compression<'a>,
        core: Block<'a>,
        external: &[Block<'a>],
        wanted: impl Fn(&[u8]) -> bool,
        (mut room, patience): (Room, u64),
    ) -> Result<Self, Reason> {
        let mut blocks = BTreeMap::new();
        for block in external {
            let stream = Stream { block: *block, bytes: None, used: 0 };
            if blocks.insert(block.id, stream).is_some() {
                return Err(bad());
            }
        }
        let bits = core.inflated(&mut room)?;
        let read = compression.read_with(wanted);
        Ok(Self { compression, bits, bit: 0, blocks, read, room, patience })
    }

    /// Whether every block that was begun was read to its end.
    pub(super) fn are_used_up(&self) -> bool {
        let mut opened = self.blocks.values().filter(|stream| stream.bytes.is_some());
        opened.all(|stream| stream.rest().is_empty())
    }

    fn tire(&mut self, count: usize) -> Result<(), Reason> {
        let left = self.patience.checked_sub(count as u64);
        self.patience = left.ok_or(Code::InflatesTooFar)?;
        Ok(())
    }

    fn encoding(&self, name: &[u8]) -> Result<Option<&'a Encoding>, Reason> {
        let encoding = self.compression.encoding(name).ok_or_else(bad)?;
        Ok(self.read.contains(name).then_some(encoding))
    }

    /// The next whole number of a series; nought where it is passed over.
    pub(super) fn number(&mut self, name: &[u8]) -> Result<i32, Reason> {
        self.encoding(name)?.map_or(Ok(0), |encoding| self.number_by(encoding))
    }

    /// The next byte of a series; NUL where it is passed over.
    pub(super) fn byte(&mut self, name: &[u8]) -> Result<u8, Reason> {
        self.encoding(name)?.map_or(Ok(0), |encoding| self.byte_by(encoding))
    }

    /// The next so many bytes of a series, which nobody asked for.
    pub(super) fn pass(&mut self, name: &[u8], count: usize) -> Result<(), Reason> {
        if let Some(encoding) = self.encoding(name)? {
            self.run_by(encoding, count)?;
        }
        Ok(())
    }

    /// The next bytes of a series of texts; none where they are passed over.
    pub(super) fn text(&mut self, name: &[u8]) -> Result<Vec<u8>, Reason> {
        match self.encoding(name)? {
            None => Ok(Vec::new()),
            Some(Encoding::Lengths(lengths, values)) => {
                let count = self.number_by(lengths)?.try_into().map_err(|_| bad())?;
                self.run_by(values, count)
            }
            Some(Encoding::Stop(stop, id)) => {
                let stream = self.open(*id)?;
                let length = memchr::memchr(*stop, stream.rest()).ok_or_else(bad)?;
                let text = stream.take(length + 1).ok_or_else(bad)?;
                Ok(text[..length].to_vec())
            }
            Some(_) => Err(bad()),
        }
    }

    fn open(&mut self, id: i32) -> Result<&mut Stream<'a>, Reason> {
        let stream = self.blocks.get_mut(&id).ok_or_else(bad)?;
        stream.open(&mut self.room)?;
        Ok(stream)
    }

    fn run_by(&mut self, encoding: &Encoding, count: usize) -> Result<Vec<u8>, Reason> {
        if let Encoding::External(id) = encoding {
            return self.open(*id)?.take(count).map(<[u8]>::to_vec).ok_or_else(bad);
        }
        self.tire(count)?;
        (0..count).map(|_| self.byte_by(encoding)).collect()
    }

    fn byte_by(&mut self, encoding: &Encoding) -> Result<u8, Reason> {
        match encoding {
            Encoding::External(id) => self.open(*id)?.take(1).map(|bytes| bytes[0]).ok_or_else(bad),
            _ => Ok(self.number_by(encoding)? as u8),
        }
    }

    fn number_by(&mut self, encoding: &Encoding) -> Result<i32, Reason> {
        match encoding {
            Encoding::External(id) => {
                let stream = self.open(*id)?;
                let mut cursor = Cursor(stream.rest());
                let (before, number) = (cursor.0.len(), cursor.whole());
                stream.used += before - cursor.0.len();
                number
            }
            Encoding::Huffman(codes) => self.symbol(codes),
            Encoding::Beta(offset, bits) => {
                self.value(*bits).map(|value| value.wrapping_sub(*offset))
            }
            Encoding::Subexponential(offset, least) => {
                let more = self.unary(1);
                more.and_then(|more| self.subexponential(more, *least))
                    .map(|value| value.wrapping_sub(*offset))
            }
            Encoding::Gamma(offset) => {
                let bits = self.unary(0);
                bits.and_then(|bits| Some(1 << bits | self.value(bits)?))
                    .map(|value: i32| value.wrapping_sub(*offset))
            }
            Encoding::Lengths(..) | Encoding::Stop(..) => None,
        }
        .ok_or_else(bad)
    }

    fn next_bit(&mut self) -> Option<u32> {
        let bit = *self.bits.get(self.bit / 8)? >> (7 - self.bit % 8) & 1;
        self.bit += 1;
        Some(u32::from(bit))
    }

    fn value(&mut self, bits: u32) -> Option<i32> {
        let mut value = 0;
        for _ in 0..bits {
            value = value << 1 | self.next_bit()?;
        }
        Some(value as i32)
    }

    /// How often a bit comes before the other one; more often than a number has bits is none.
    fn unary(&mut self, bit: u32) -> Option<u32> {
        let mut count = 0;
        while self.next_bit()? == bit {
            count += 1;
        }
        (count < 31).then_some(count)
    }

    fn subexponential(&mut self, more: u32, least: u32) -> Option<i32> {
        if more == 0 {
            return self.value(least);
        }
        let bits = Some(more + least - 1).filter(|bits| *bits < 31)?;
        Some(1 << bits | self.value(bits)?)
    }

    /// The symbol of the next code; codes of a length follow each other, shorter ones come first.
    fn symbol(&mut self, codes: &[(u32, i32)]) -> Option<i32> {
        let (mut code, mut length, mut next) = (0_u32, 0, 0_u32);
        for (bits, symbol) in codes {
            while length < *bits {
                code = code << 1 | self.next_bit()?;
                next = next.wrapping_mul(2);
                length += 1;
            }
            if code == next {
                return Some(*symbol);
            }
            next = next.wrapping_add(1);
        }
        None
    }
}
