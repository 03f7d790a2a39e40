//! The run-length encoding of DICOM (PS3.5 annex G): one segment for each byte of a pixel.

use super::{Failure, Samples};

const HEADER: usize = 64;
const MOST_SEGMENTS: usize = 15;

/// Unpacks a frame into a blank one of the same shape.
pub fn decode(bytes: &[u8], mut frame: Samples) -> Result<Samples, Failure> {
    let word = |index: usize| -> Result<usize, Failure> {
        let word = bytes.get(4 * index..4 * index + 4).and_then(|word| word.try_into().ok());
        Ok(u32::from_le_bytes(word.ok_or(Failure::Malformed)?) as usize)
    };
    let (segments, step) = (word(0)?, frame.channels * frame.width);
    if segments != step {
        return Err(Failure::Malformed);
    }
    let pixels = frame.columns * frame.rows;
    // Two bytes unpack to 128 at the most.
    if pixels as u64 * segments as u64 > bytes.len() as u64 * 64 {
        return Err(Failure::Malformed);
    }
    for segment in 0..segments {
        let start = word(1 + segment)?;
        let end = if segment + 1 < segments { word(2 + segment)? } else { bytes.len() };
        let packed = bytes.get(start..end).ok_or(Failure::Malformed)?;
        let place = place(segment, frame.width);
        let places = frame.bytes[place..].iter_mut().step_by(step);
        unpack(packed, places).ok_or(Failure::Malformed)?;
    }
    Ok(frame)
}

/// Packs a frame.
pub fn encode(frame: &Samples) -> Result<Vec<u8>, Failure> {
    let step = frame.channels * frame.width;
    if step > MOST_SEGMENTS {
        return Err(Failure::Unsupported);
    }
    let mut packed = vec![0; HEADER];
    packed[0] = step as u8;
    for segment in 0..step {
        let start = packed.len() as u32;
        packed[4 + 4 * segment..8 + 4 * segment].copy_from_slice(&start.to_le_bytes());
        let place = place(segment, frame.width);
        let bytes: Vec<u8> = frame.bytes[place..].iter().step_by(step).copied().collect();
        // §G.3.1: runs do not go over the end of a row.
        bytes.chunks(frame.columns).for_each(|row| pack(row, &mut packed));
        packed.resize(packed.len().next_multiple_of(2), 0);
    }
    Ok(packed)
}

/// Where the bytes of a segment lie in a pixel: the most significant comes first.
fn place(segment: usize, width: usize) -> usize {
    segment / width * width + (width - 1 - segment % width)
}

fn unpack<'a>(mut packed: &[u8], mut places: impl Iterator<Item = &'a mut u8>) -> Option<()> {
    let mut next = places.next();
    while next.is_some() {
        let (&count, rest) = packed.split_first()?;
        packed = rest;
        let (length, run) = match count {
            0..=127 => (usize::from(count) + 1, false),
            128 => continue,
            129..=255 => (257 - usize::from(count), true),
        };
        let literal = packed.get(..if run { 1 } else { length })?;
        packed = &packed[literal.len()..];
        for index in 0..length {
            let Some(place) = next else { break };
            *place = literal[if run { 0 } else { index }];
            next = places.next();
        }
    }
    Some(())
}

fn pack(row: &[u8], packed: &mut Vec<u8>) {
    let same = |at: usize| row[at..].iter().take(128).take_while(|byte| **byte == row[at]).count();
    let mut at = 0;
    while at < row.len() {
        let run = same(at);
        if run >= 2 {
            packed.extend([(257 - run) as u8, row[at]]);
            at += run;
            continue;
        }
        let mut end = at + 1;
        while end < row.len() && end - at < 128 && same(end) < 3 {
            end += 1;
        }
        packed.push((end - at - 1) as u8);
        packed.extend(&row[at..end]);
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn unpacks_literals_and_runs() {
        let unpacked = |packed: &[u8], length| {
            let mut bytes = vec![0; length];
            unpack(packed, bytes.iter_mut()).map(|()| bytes)
        };
        assert_eq!(unpacked(&[1, 7, 8, 254, 9, 128], 5), Some(vec![7, 8, 9, 9, 9]));
        assert_eq!(unpacked(&[5, 7], 5), None);
        assert_eq!(unpacked(&[128, 128], 1), None);
    }

    proptest! {
        #[test]
        fn what_is_packed_unpacks_to_the_same(
            columns in 1_usize..300, rows in 1_usize..4, channels in 1_usize..4,
            precision in 8_u32..17, seed in any::<u32>()
        ) {
            let blank = Samples::blank(columns, rows, channels, precision).expect("small");
            let mut frame = blank.clone();
            // Runs and noise by turns.
            for index in 0..frame.len() {
                let value = if index as u32 & seed & 64 == 0 { 7 } else { index as u32 ^ seed };
                frame.set(index, value & ((1 << precision) - 1));
            }
            let packed = encode(&frame).expect("few segments");
            prop_assert_eq!(decode(&packed, blank), Ok(frame));
        }
    }
}
