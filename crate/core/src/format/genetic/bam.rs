//! BAM (SAM specification §4.2): the header as text, the references, and a read a block, in blocks of
//! BGZF. Reads are gone through one at a time.

use super::alignments::{Header, keeps_tag, read_name};
use super::bytes::{Bytes, i32_at, u16_at};
use super::flow::Packing;
use super::found::Found;
use super::sam::tag_part;
use super::weave::Weave;
use super::{Deciding, heard};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};

const MAGIC: [u8; 4] = *b"BAM\x01";
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

/// A reference by its number, and the first and last base there.
type Place = (usize, u64, u64);
/// A tag: its name, the letter of its type, and all of its bytes.
type Tag<'a> = (&'a [u8], u8, &'a [u8]);

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
    fn place(&self) -> Result<Option<Place>, Code> {
        let (reference, position) = (i32_at(self.bytes, 0), i32_at(self.bytes, 4));
        let flag = u16_at(self.bytes, 14);
        if flag & UNMAPPED != 0 || reference < 0 || position < 0 {
            return Ok(None);
        }
        let operations = usize::from(u16_at(self.bytes, 12));
        let start = FIXED + self.name.len() + 1;
        let cigar = self.bytes.get(start..start + 4 * operations).ok_or(Code::BadRecord)?;
        let lengths = cigar.chunks_exact(4).map(|operation| i32_at(operation, 0) as u32);
        // M, D, N, = and X.
        let reach = lengths
            .filter(|word| [0, 2, 3, 7, 8].contains(&(word & 15)))
            .map(|word| u64::from(word >> 4));
        let reach = reach.sum::<u64>().max(i32_at(self.bytes, 16) as u64).max(1);
        let first = position as u64 + 1;
        Ok(Some((reference as usize, first, first + reach - 1)))
    }

    /// The tags, each with its name, the letter of its type, and all of its bytes.
    fn tags(&self) -> Option<Vec<Tag<'a>>> {
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
                found.seek_text(line, "header")?;
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
        for reference in &bam.references {
            found.seek_text(&reference[..reference.len() - 4], "references")?;
            found.essence.add(reference);
        }
        while !found.tally.is_settled() {
            if bytes.is_at_end()? {
                return Ok(bam);
            }
            let number = found.tally.reads + 1;
            let bad = || Reason::at(Code::BadRecord, format!("read {number}"));
            let length = bytes.number()?;
            let read = Read::parse(bytes.take(length)?).ok_or_else(bad)?;
            let place = read.place().map_err(|_| bad())?;
            let place = match place {
                None => None,
                Some((reference, start, end)) => {
                    let reference = bam.references.get(reference).ok_or_else(bad)?;
                    Some((&reference[..reference.len() - 4], start, end))
                }
            };
            found.tally.read(place);
            found.essence.add(&read.bytes[..8]);
            found.essence.add(&read.bytes[9..FIXED]);
            found.essence.add(&read.bytes[FIXED + read.name.len() + 1..read.tags]);
            found.seek_text(read.name, "reads")?;
            if number == 1 {
                found.part("QNAME", "run", 0..0, None)?;
            }
            for (name, kind, tag) in read.tags().ok_or_else(bad)? {
                if matches!(kind, b'Z' | b'H') {
                    found.seek_text(&tag[3..], "reads")?;
                }
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
        let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let header = self.header.written(lines, deciding);
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
}
