//! Bytes that no segment of a run-length encoded frame uses (PS3.5 annex G): between segments,
//! behind the last one, and in the header's unused offsets.

use super::{Frame, bad};
use crate::reason::Reason;
use crate::source::Span;

const HEADER: u64 = 64;

/// The spans of a frame to overwrite, counted from its first byte; each segment decodes to as many
/// bytes as the image has samples in one plane.
pub(super) fn unused(frame: &Frame, samples: u64) -> Result<Vec<Span>, Reason> {
    let header = frame.bytes(0, HEADER)?;
    let words: Vec<u64> =
        header.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word).into()).collect();
    let count = words[0];
    if !(1..=15).contains(&count) {
        return Err(bad(frame, 0));
    }
    let offsets = &words[1..=count as usize];
    let mut blanks = Vec::new();
    let mut end = HEADER;
    blanks.push(4 + 4 * count..end);
    for (number, offset) in offsets.iter().enumerate() {
        let limit = offsets.get(number + 1).map_or(frame.length, |next| *next);
        if *offset < end || *offset > limit || limit > frame.length {
            return Err(bad(frame, 4));
        }
        blanks.push(end..*offset);
        end = segment_end(frame, *offset..limit, samples)?;
    }
    blanks.push(end..frame.length);
    Ok(blanks)
}

/// Skips runs (PS3.5 §G.3.2) until a segment is full, or its space is.
fn segment_end(frame: &Frame, space: Span, samples: u64) -> Result<u64, Reason> {
    const CHUNK: u64 = 1 << 16;
    let (mut at, mut decoded) = (space.start, 0);
    let (mut chunk, mut first) = (Vec::new(), space.start);
    while decoded < samples && at < space.end {
        let index = at - first;
        if index >= chunk.len() as u64 {
            first = at;
            chunk = frame.bytes(at, CHUNK.min(space.end - at))?;
            continue;
        }
        let run = u64::from(chunk[index as usize]);
        match run {
            0..=127 => (at, decoded) = (at + run + 2, decoded + run + 1),
            128 => at += 1,
            _ => (at, decoded) = (at + 2, decoded + 257 - run),
        }
    }
    Ok(at.min(space.end))
}

#[cfg(test)]
mod tests {
    use super::super::{Coding, markers};
    use super::*;

    fn frame(offsets: &[u32], rest: &[u8]) -> Vec<u8> {
        let mut frame = (offsets.len() as u32).to_le_bytes().to_vec();
        frame.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
        frame.resize(HEADER as usize, 0);
        frame.extend(rest);
        frame
    }

    fn blanked(frame: &[u8]) -> Result<Vec<u8>, Reason> {
        let mut bytes = frame.to_vec();
        let length = bytes.len() as u64;
        for span in markers(&frame.to_vec(), &[0..0, 0..length], Coding::RunLengths(1, 4))? {
            bytes[span.start as usize..span.end as usize].fill(0);
        }
        Ok(bytes)
    }

    #[test]
    fn only_bytes_that_no_segment_uses_are_overwritten() {
        // Four literals, a gap, a run of four, a tail.
        let mut sent = frame(&[64, 73], b"\x03abcdNAME\xFDxTAIL");
        sent[60..64].copy_from_slice(b"HEAD");
        let output = blanked(&sent).expect("a frame");
        assert_eq!(output, frame(&[64, 73], b"\x03abcd\0\0\0\0\xFDx\0\0\0\0"));
    }

    #[test]
    fn a_segment_that_ends_early_has_nothing_behind_it() {
        let sent = frame(&[64], b"\x01ab\x7F");
        assert_eq!(blanked(&sent), Ok(sent));
    }

    #[test]
    fn segments_out_of_order_are_refused() {
        for offsets in [&[70, 64][..], &[10], &[64, 900], &[]] {
            assert!(blanked(&frame(offsets, b"\x03abcd")).is_err(), "{offsets:?}");
        }
    }
}
