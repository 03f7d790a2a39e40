//! BAM (SAM specification §4.2): the header as text, the references, and a read a block, in blocks of
//! BGZF. Reads are gone through one at a time.

use super::alignments::{Header, keeps_tag, read_name};
use super::flow::{Flow, Packing};
use super::found::Found;
use super::sam::tag_part;
use super::weave::Weave;
use super::{Deciding, heard};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};

const MAGIC: [u8; 4] = *b"BAM\x01";
/// A longer header or read is held.
const LONGEST: usize = 32 << 20;
/// More references than any genome has.
const MOST_REFERENCES: usize = 1 << 20;
/// What a read begins with, its name not counted.
const FIXED: usize = 32;
/// The read lies nowhere.
const UNMAPPED: u16 = 4;
/// How often progress is told, in reads.
const TOLD_EVERY: u64 = 1 << 13;

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Bam {
    header: Header,
    references: Vec<Vec<u8>>,
}

/// The inflated bytes, asked for by number.
struct Bytes<'a> {
    flow: Flow<'a>,
    buffer: Vec<u8>,
    used: usize,
}

impl<'a> Bytes<'a> {
    fn new(source: &'a dyn Source) -> Result<Self, Reason> {
        Ok(Self { flow: Flow::new(source)?, buffer: Vec::new(), used: 0 })
    }

    /// The next so many bytes.
    fn take(&mut self, count: usize) -> Result<&[u8], Reason> {
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

    fn number(&mut self) -> Result<usize, Reason> {
        let number = i32_at(self.take(4)?, 0);
        usize::try_from(number).map_err(|_| Code::BadLength.into())
    }

    fn is_at_end(&mut self) -> Result<bool, Reason> {
        while self.buffer.len() == self.used {
            let Some(chunk) = self.flow.next()? else { return Ok(true) };
            self.buffer = chunk.bytes;
            self.used = 0;
        }
        Ok(false)
    }
}

fn i32_at(bytes: &[u8], at: usize) -> i32 {
    i32::from_le_bytes(bytes[at..at + 4].try_into().unwrap_or_default())
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap_or_default())
}

/// A read, without its length.
struct Read<'a> {
    bytes: &'a [u8],
    name: &'a [u8],
    /// Where the tags begin.
    tags: usize,
}

impl<'a> Read<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let name = usize::from(*bytes.get(8)?);
        let operations = usize::from(u16_at(bytes.get(..FIXED)?, 12));
        let bases = usize::try_from(i32_at(bytes, 16)).ok()?;
        let tags = FIXED + name + 4 * operations + bases.div_ceil(2) + bases;
        let name = bytes.get(FIXED..FIXED + name)?.strip_suffix(b"\0")?;
        bytes.get(tags..)?;
        Some(Self { bytes, name, tags })
    }

    /// The reference, and its first and last base there; nothing where it lies nowhere.
    fn place(&self) -> Option<Option<(usize, u64, u64)>> {
        let (reference, position) = (i32_at(self.bytes, 0), i32_at(self.bytes, 4));
        let flag = u16_at(self.bytes, 14);
        if flag & UNMAPPED != 0 || reference < 0 || position < 0 {
            return Some(None);
        }
        let operations = usize::from(u16_at(self.bytes, 12));
        let start = FIXED + self.name.len() + 1;
        let cigar = self.bytes.get(start..start + 4 * operations)?.chunks_exact(4);
        let lengths = cigar.map(|operation| i32_at(operation, 0) as u32);
        // M, D, N, = and X.
        let reach = lengths
            .filter(|word| [0, 2, 3, 7, 8].contains(&(word & 15)))
            .map(|word| u64::from(word >> 4));
        let reach = reach.sum::<u64>().max(i32_at(self.bytes, 16) as u64).max(1);
        let first = position as u64 + 1;
        Some(Some((reference as usize, first, first + reach - 1)))
    }

    /// The tags, each with its name, the letter of its type, and all of its bytes.
    fn tags(&self) -> Option<Vec<(&'a [u8], u8, &'a [u8])>> {
        let mut tags = Vec::new();
        let mut rest = &self.bytes[self.tags..];
        while !rest.is_empty() {
            let kind = *rest.get(2)?;
            let size = |kind: u8| match kind {
                b'A' | b'c' | b'C' => Some(1),
                b's' | b'S' => Some(2),
                b'i' | b'I' | b'f' => Some(4),
                _ => None,
            };
            let length = match kind {
                b'Z' | b'H' => memchr::memchr(0, &rest[3..])? + 1,
                b'B' => {
                    let count = usize::try_from(i32_at(rest.get(..8)?, 4)).ok()?;
                    5 + count.checked_mul(size(*rest.get(3)?)?)?
                }
                kind => size(kind)?,
            };
            let tag = rest.get(..3 + length)?;
            tags.push((&tag[..2], kind, tag));
            rest = &rest[3 + length..];
        }
        Some(tags)
    }
}

impl Bam {
    /// Reads header and references; the header's bytes as well.
    fn open(&mut self, bytes: &mut Bytes, found: Option<&mut Found>) -> Result<Vec<u8>, Reason> {
        if bytes.take(4)? != MAGIC {
            return Err(Code::BadRecord.into());
        }
        let length = bytes.number()?;
        let text = bytes.take(length)?.to_vec();
        let end = text.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        let text = text[..end].to_vec();
        if let Some(found) = found {
            for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                self.header.hear(line, 0..0, found)?;
            }
        }
        let count = bytes.number()?;
        if count > MOST_REFERENCES {
            return Err(Code::TooManyElements.into());
        }
        self.references.clear();
        for _ in 0..count {
            let length = bytes.number()?;
            let mut reference = bytes.take(length)?.to_vec();
            reference.pop();
            let size = bytes.take(4)?.to_vec();
            reference.extend_from_slice(&size);
            self.references.push(reference);
        }
        Ok(text)
    }

    pub(super) fn inspect(
        source: &dyn Source,
        found: &mut Found,
        progress: &mut dyn Progress,
    ) -> Result<Self, Reason> {
        let mut bytes = Bytes::new(source)?;
        let mut bam = Self::default();
        bam.open(&mut bytes, Some(found))?;
        while !found.tally.is_settled() {
            if bytes.is_at_end()? {
                return Ok(bam);
            }
            let number = found.tally.reads + 1;
            let bad = || Reason::at(Code::BadRecord, format!("read {number}"));
            let length = bytes.number()?;
            let read = Read::parse(bytes.take(length)?).ok_or_else(bad)?;
            let place = read.place().ok_or_else(bad)?;
            let place = match place {
                None => None,
                Some((reference, start, end)) => {
                    let reference = bam.references.get(reference).ok_or_else(bad)?;
                    Some((&reference[..reference.len() - 4], start, end))
                }
            };
            found.tally.read(place);
            if number == 1 {
                found.part("QNAME", "run", 0..0, None)?;
            }
            for (name, kind, _) in read.tags().ok_or_else(bad)? {
                if !keeps_tag(name, kind) && name != b"RG" {
                    tag_part(name, found)?;
                }
            }
            if number.is_multiple_of(TOLD_EVERY) {
                heard(progress.step(bytes.flow.read(), source.len()))?;
            }
        }
        found.tally.stopped = true;
        Ok(bam)
    }

    pub(super) fn rewrite(
        &self,
        source: &dyn Source,
        deciding: &Deciding,
        progress: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let mut bytes = Bytes::new(source)?;
        let text = Self::default().open(&mut bytes, None)?;
        let names = deciding.names(&self.header.samples.parts);
        let mut header = Vec::new();
        let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        for (place, line) in lines.enumerate() {
            if let Some(line) = self.header.write(place, line, (deciding, &names)) {
                header.extend(line);
                header.push(b'\n');
            }
        }
        let mut weave = Weave::new(Packing::Bgzf);
        weave.put(&MAGIC);
        weave.put(&(header.len() as u32).to_le_bytes());
        weave.put(&header);
        weave.put(&(self.references.len() as u32).to_le_bytes());
        for reference in &self.references {
            let (name, size) = reference.split_at(reference.len() - 4);
            weave.put(&(name.len() as u32 + 1).to_le_bytes());
            weave.put(name);
            weave.put(&[0]);
            weave.put(size);
        }
        while !bytes.is_at_end()? {
            let length = bytes.number()?;
            let read = Read::parse(bytes.take(length)?).ok_or(Code::BadRecord)?;
            let written = self.read(&read, deciding).ok_or(Code::BadRecord)?;
            weave.put(&(written.len() as u32).to_le_bytes());
            weave.put(&written);
            heard(progress.step(bytes.flow.read(), source.len()))?;
        }
        Ok(weave.finish())
    }

    fn read(&self, read: &Read, deciding: &Deciding) -> Option<Vec<u8>> {
        let name = read_name(read.name, deciding);
        let mut written = read.bytes[..FIXED].to_vec();
        written[8] = name.len() as u8 + 1;
        written.extend_from_slice(name.as_bytes());
        written.push(0);
        written.extend_from_slice(&read.bytes[FIXED + read.name.len() + 1..read.tags]);
        for (tag, kind, bytes) in read.tags()? {
            let group = bytes.get(3..bytes.len() - 1).filter(|_| tag == b"RG");
            if let Some(group) = group.and_then(|name| self.header.group_of(name)) {
                written.extend_from_slice(format!("RGZ{group}\0").as_bytes());
            } else if keeps_tag(tag, kind) {
                written.extend_from_slice(bytes);
            }
        }
        Some(written)
    }

    /// Whether the reads of an output are those of the input, but for their names and tags.
    pub(super) fn same_records(before: &dyn Source, after: &dyn Source) -> Result<bool, Reason> {
        let (mut before, mut after) = (Bytes::new(before)?, Bytes::new(after)?);
        let (mut one, mut other) = (Self::default(), Self::default());
        one.open(&mut before, None)?;
        other.open(&mut after, None)?;
        let mut same = one.references == other.references;
        while same && !before.is_at_end()? {
            if after.is_at_end()? {
                return Ok(false);
            }
            let next = |bytes: &mut Bytes| -> Result<Vec<u8>, Reason> {
                let length = bytes.number()?;
                let read = Read::parse(bytes.take(length)?).ok_or(Code::BadRecord)?;
                let body = FIXED + read.name.len() + 1..read.tags;
                Ok([&read.bytes[..8], &read.bytes[9..FIXED], &read.bytes[body]].concat())
            };
            same = next(&mut before)? == next(&mut after)?;
        }
        Ok(same && after.is_at_end()?)
    }
}

/// The texts of an output: its header, and the words that reads still have.
pub(super) fn texts(
    source: &dyn Source,
    mut each: impl FnMut(&[u8]) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let mut bytes = Bytes::new(source)?;
    let mut bam = Bam::default();
    each(&bam.open(&mut bytes, None)?)?;
    for reference in &bam.references {
        each(&reference[..reference.len() - 4])?;
    }
    while !bytes.is_at_end()? {
        let length = bytes.number()?;
        let read = Read::parse(bytes.take(length)?).ok_or(Code::BadRecord)?;
        each(read.name)?;
        for (_, kind, tag) in read.tags().ok_or(Code::BadRecord)? {
            if matches!(kind, b'Z' | b'H') {
                each(&tag[3..])?;
            }
        }
    }
    Ok(())
}
