//! CRAM (specification 2.1 and 3): a SAM header in the first container, then containers that say
//! which chromosome they are of, where they begin and how far they reach.
//!
//! Only those are read. Names and tags of reads are in codings that nothing here writes again, so
//! the file is refused or held: by its header, and by the stretches that are covered for certain.

use super::alignments::Header;
use super::flow::Flow;
use super::found::Found;
use super::heard;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::Source;

/// The definition of the file.
const DEFINITION: u64 = 26;
/// A longer header is not read.
const LONGEST: u64 = 32 << 20;
/// What is read to find the header of a container.
const WINDOW: u64 = 1 << 12;
/// Where the empty container says that it begins, which ends a file.
const END: u64 = 4_542_278;
/// How often progress is told, in containers.
const TOLD_EVERY: u64 = 1 << 8;

/// What the header of a container says.
#[derive(Debug, PartialEq, Eq)]
struct Container {
    /// The chromosome, counted from nought; less than that for none or for several.
    reference: i32,
    start: u64,
    span: u64,
    records: u32,
    /// The length of its own header.
    header: u64,
    /// The length of what is behind that.
    body: u64,
}

/// Takes in what the headers say of the file.
pub(super) fn hear(
    source: &dyn Source,
    found: &mut Found,
    progress: &mut dyn Progress,
) -> Result<(), Reason> {
    let definition = source.read_span(&(0..source.len().min(DEFINITION)))?;
    let version = *definition.get(4).filter(|_| definition.len() == 26).ok_or(Code::Truncated)?;
    if !(2..=3).contains(&version) {
        return Err(Code::GenomeConvert.into());
    }
    let first = container(source, DEFINITION, version)?;
    let begin = DEFINITION + first.header;
    if first.body > LONGEST {
        return Err(Reason::at(Code::LineTooLong, "header"));
    }
    let block = read(source, begin, first.body)?;
    let text = text(&block, version)?;
    let mut header = Header::default();
    let mut references = Vec::new();
    for line in text.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"@")) {
        header.hear(line, 0..0, found)?;
        if line.starts_with(b"@SQ") {
            let name = line.split(|byte| *byte == b'\t').find_map(|cell| cell.strip_prefix(b"SN:"));
            references.push(name.unwrap_or_default().to_vec());
        }
    }
    let (mut at, mut number) = (begin + first.body, 0_u64);
    while !found.tally.is_settled() {
        let container = container(source, at, version)?;
        at += container.header + container.body;
        if container.records == 0 && container.start == END {
            return Ok(());
        }
        number += 1;
        count(&container, &references, found)
            .ok_or_else(|| Reason::at(Code::BadRecord, format!("container {number}")))?;
        if number.is_multiple_of(TOLD_EVERY) {
            heard(progress.step(at.min(source.len()), source.len()))?;
        }
    }
    found.tally.stopped = true;
    Ok(())
}

/// Counts the first and the last base of a container, which are covered for certain.
fn count(container: &Container, references: &[Vec<u8>], found: &mut Found) -> Option<()> {
    let Ok(reference) = usize::try_from(container.reference) else { return Some(()) };
    let name = references.get(reference)?;
    let last = container.start.checked_add(container.span.max(1))? - 1;
    for place in [container.start, last] {
        found.tally.read(Some((name, place, place)));
    }
    found.tally.reads += u64::from(container.records).saturating_sub(2);
    Some(())
}

fn read(source: &dyn Source, at: u64, length: u64) -> Result<Vec<u8>, Reason> {
    let end = at.checked_add(length).filter(|end| *end <= source.len()).ok_or(Code::Truncated)?;
    Ok(source.read_span(&(at..end))?)
}

fn container(source: &dyn Source, at: u64, version: u8) -> Result<Container, Reason> {
    if at >= source.len() {
        return Err(Code::Truncated.into());
    }
    let mut window = WINDOW;
    loop {
        let bytes = read(source, at, window.min(source.len() - at))?;
        let bad = || Reason::at(Code::BadRecord, format!("byte {at}"));
        match Container::parse(&bytes, version) {
            Some((container, true)) => return Ok(container),
            Some((_, false)) => return Err(Reason::at(Code::BadChecksum, format!("byte {at}"))),
            // A list of slices can be long.
            None if bytes.len() as u64 == window && window < LONGEST => window *= 8,
            None => return Err(bad()),
        }
    }
}

impl Container {
    /// What the bytes begin with, and whether its checksum is right.
    fn parse(bytes: &[u8], version: u8) -> Option<(Self, bool)> {
        let body = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?);
        let mut rest = &bytes[4..];
        let reference = whole(&mut rest)? as i32;
        let start = u64::from(whole(&mut rest)?);
        let span = u64::from(whole(&mut rest)?);
        let records = whole(&mut rest)?;
        if version >= 3 {
            long(&mut rest)?;
        } else {
            whole(&mut rest)?;
        }
        long(&mut rest)?;
        whole(&mut rest)?;
        for _ in 0..whole(&mut rest)? {
            whole(&mut rest)?;
        }
        let covered = bytes.len() - rest.len();
        let mut sound = true;
        if version >= 3 {
            let checksum = rest.get(..4)?;
            sound = crc32fast::hash(&bytes[..covered]).to_le_bytes() == checksum;
            rest = &rest[4..];
        }
        let (header, body) = ((bytes.len() - rest.len()) as u64, u64::from(body));
        Some((Self { reference, start, span, records, header, body }, sound))
    }
}

/// The text of the header: behind the head of its block and its own length.
fn text(block: &[u8], version: u8) -> Result<Vec<u8>, Reason> {
    let parts = (|| {
        let mut rest = block.get(2..)?;
        whole(&mut rest)?;
        let size = whole(&mut rest)? as usize;
        whole(&mut rest)?;
        let data = rest.get(..size)?;
        let covered = block.len() - rest.len() + size;
        let checksum = if version >= 3 { Some(rest.get(size..size + 4)?) } else { None };
        Some((block[0], data, &block[..covered], checksum))
    })();
    let (method, data, covered, checksum) = parts.ok_or(Code::Truncated)?;
    if checksum.is_some_and(|checksum| crc32fast::hash(covered).to_le_bytes() != checksum) {
        return Err(Reason::at(Code::BadChecksum, "header"));
    }
    let data = match method {
        0 => data.to_vec(),
        1 => {
            let (data, mut inflated) = (data.to_vec(), Vec::new());
            let mut flow = Flow::new(&data)?;
            while let Some(chunk) = flow.next()? {
                inflated.extend_from_slice(&chunk.bytes);
                if inflated.len() as u64 > LONGEST {
                    return Err(Reason::at(Code::LineTooLong, "header"));
                }
            }
            inflated
        }
        _ => return Err(Code::GenomeConvert.into()),
    };
    Ok(data.get(4..).ok_or(Code::Truncated)?.to_vec())
}

/// A whole number of one to five bytes, whose first bits say how many.
fn whole(bytes: &mut &[u8]) -> Option<u32> {
    let first = *bytes.first()?;
    let more = (first.leading_ones() as usize).min(4);
    let read = bytes.get(..=more)?;
    let value = match more {
        0 => u32::from(first),
        4 => {
            let middle = read[1..4].iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
            u32::from(first & 15) << 28 | middle << 4 | u32::from(read[4] & 15)
        }
        _ => {
            let low = read[1..].iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
            u32::from(first & (0x7F >> more)) << (8 * more) | low
        }
    };
    *bytes = &bytes[more + 1..];
    Some(value)
}

/// Passes over a whole number of one to nine bytes.
fn long(bytes: &mut &[u8]) -> Option<()> {
    let more = bytes.first()?.leading_ones() as usize;
    *bytes = bytes.get(more + 1..)?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_one_to_five_bytes() {
        for (mut bytes, value) in [
            (&[0x7F_u8][..], 127),
            (&[0x81, 0x00], 256),
            (&[0xC1, 0x00, 0x01], 65_537),
            (&[0xE0, 0x01, 0x00, 0x00], 65_536),
            (&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F], u32::MAX),
        ] {
            assert_eq!((whole(&mut bytes), bytes.len()), (Some(value), 0));
        }
        assert_eq!(whole(&mut &[0x80_u8][..]), None);
    }

    #[test]
    fn the_container_that_ends_a_file_has_no_reads() {
        // As every file of version 3 ends (specification §9).
        let end = b"\x0f\0\0\0\xff\xff\xff\xff\x0f\xe0\x45\x4f\x46\0\0\0\0\x01\0\x05\xbd\xd9\x4f";
        let (container, sound) = Container::parse(end, 3).expect("a container");
        assert!(sound);
        let end =
            Container { reference: -1, start: END, span: 0, records: 0, header: 23, body: 15 };
        assert_eq!(container, end);
    }
}
