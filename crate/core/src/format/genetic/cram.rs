//! CRAM (specification 3): only the header is read, which is a SAM header in the first block of the
//! first container.

use super::alignments::Header;
use super::flow::Flow;
use super::found::Found;
use crate::reason::{Code, Reason};
use crate::source::Source;

/// A longer header is not read.
const LONGEST: usize = 32 << 20;

/// Takes in what the header says of the file.
pub(super) fn hear(source: &dyn Source, found: &mut Found) -> Result<(), Reason> {
    let head = source.read_span(&(0..source.len().min(LONGEST as u64)))?;
    let text = header(&head).ok_or(Code::BadRecord)?;
    let mut header = Header::default();
    for line in text.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"@")) {
        header.hear(line, 0..0, found)?;
    }
    Ok(())
}

/// The text of the header: behind the definition of the file (26 bytes), the container's header, the
/// block's, and its own length.
fn header(bytes: &[u8]) -> Option<Vec<u8>> {
    let version = *bytes.get(4)?;
    // The length of the container.
    let mut rest = bytes.get(26 + 4..)?;
    // Reference, start, span, records: whole numbers of one to five bytes; then counters of up to nine.
    for _ in 0..4 {
        whole(&mut rest)?;
    }
    for _ in 0..if version >= 3 { 2 } else { 1 } {
        let length = rest.first()?.leading_ones() as usize + 1;
        rest = rest.get(length..)?;
    }
    whole(&mut rest)?;
    for _ in 0..whole(&mut rest)? {
        whole(&mut rest)?;
    }
    rest = rest.get(if version >= 3 { 4 } else { 0 }..)?;
    let method = *rest.first()?;
    rest = rest.get(2..)?;
    whole(&mut rest)?;
    let size = whole(&mut rest)? as usize;
    whole(&mut rest)?;
    let data = rest.get(..size)?.to_vec();
    let data = match method {
        0 => data,
        1 => {
            let mut inflated = Vec::new();
            let mut flow = Flow::new(&data).ok()?;
            while let Some(chunk) = flow.next().ok()? {
                inflated.extend_from_slice(&chunk.bytes);
                (inflated.len() <= LONGEST).then_some(())?;
            }
            inflated
        }
        _ => return None,
    };
    data.get(4..).map(<[u8]>::to_vec)
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

#[cfg(test)]
mod tests {
    use super::whole;

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
}
