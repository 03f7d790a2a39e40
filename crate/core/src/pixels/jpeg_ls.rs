//! JPEG-LS (ITU-T T.87): each sample is predicted from its neighbours, and runs are counted.

mod bits;
mod model;

use self::bits::{Reader as Bits, Writer};
use self::model::{Lines, Model, Preset};
use super::{Failure, Samples};

/// Decodes a picture, lossless or nearly so.
pub fn decode(bytes: &[u8]) -> Result<Samples, Failure> {
    let mut at = 2;
    let mut declared = None;
    let mut picture: Option<(Samples, Vec<u8>)> = None;
    let mut done = 0;
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(Failure::Malformed);
    }
    loop {
        let [0xFF, marker, high, low] =
            *bytes.get(at..at + 4).and_then(|head| head.first_chunk()).ok_or(Failure::Malformed)?
        else {
            return Err(Failure::Malformed);
        };
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        let payload = bytes.get(at + 4..end).ok_or(Failure::Malformed)?;
        at = end;
        match marker {
            0xF7 if picture.is_none() => picture = Some(frame(payload)?),
            0xF8 => declared = Some(preset(payload)?),
            0xDD if payload.iter().any(|byte| *byte != 0) => return Err(Failure::Unsupported),
            // The colour transform of one maker.
            0xE8 if payload.starts_with(b"mrfx") && payload.get(4) != Some(&0) => {
                return Err(Failure::Unsupported);
            }
            0xDA => {
                let (samples, ids) = picture.as_mut().ok_or(Failure::Malformed)?;
                let stop = data_end(bytes, at);
                done += scan(payload, &bytes[at..stop], declared, samples, ids)?;
                at = stop;
                if done == ids.len() {
                    return picture.map(|(samples, _)| samples).ok_or(Failure::Malformed);
                }
            }
            0xC4 | 0xDB | 0xDD | 0xE0..=0xEF | 0xFE => {}
            _ => return Err(Failure::Malformed),
        }
    }
}

fn frame(payload: &[u8]) -> Result<(Samples, Vec<u8>), Failure> {
    let ([precision, y1, y0, x1, x0, count], rest) =
        payload.split_first_chunk::<6>().ok_or(Failure::Malformed)?;
    let ids: Vec<u8> = rest.chunks_exact(3).map(|component| component[0]).collect();
    if rest.len() != 3 * usize::from(*count) || !(2..=16).contains(precision) || ids.len() > 4 {
        return Err(Failure::Malformed);
    }
    if rest.chunks_exact(3).any(|component| component[1] != 0x11) {
        return Err(Failure::Unsupported);
    }
    let (columns, rows) = (u16::from_be_bytes([*x1, *x0]), u16::from_be_bytes([*y1, *y0]));
    let precision = u32::from(*precision);
    Ok((Samples::blank(columns.into(), rows.into(), ids.len(), precision)?, ids))
}

fn preset(payload: &[u8]) -> Result<[i32; 5], Failure> {
    let Some((1, numbers)) = payload.split_first().map(|(id, rest)| (*id, rest)) else {
        return Err(Failure::Unsupported);
    };
    let numbers: Vec<i32> = numbers
        .chunks_exact(2)
        .map(|pair| i32::from(u16::from_be_bytes([pair[0], pair[1]])))
        .collect();
    numbers.try_into().map_err(|_| Failure::Malformed)
}

/// Reads one scan; how many components it had.
fn scan(
    payload: &[u8],
    data: &[u8],
    declared: Option<[i32; 5]>,
    samples: &mut Samples,
    ids: &[u8],
) -> Result<usize, Failure> {
    let (&count, rest) = payload.split_first().ok_or(Failure::Malformed)?;
    let count = usize::from(count);
    if rest.len() != 2 * count + 3 || count == 0 {
        return Err(Failure::Malformed);
    }
    let (pairs, &[near, interleaved, point]) = (&rest[..2 * count], &rest[2 * count..]) else {
        return Err(Failure::Malformed);
    };
    let channels: Option<Vec<usize>> =
        pairs.chunks_exact(2).map(|pair| ids.iter().position(|id| *id == pair[0])).collect();
    let channels = channels.ok_or(Failure::Malformed)?;
    if point != 0 || pairs.chunks_exact(2).any(|pair| pair[1] != 0) {
        return Err(Failure::Unsupported);
    }
    if interleaved > 2 || (interleaved == 0) != (count == 1) {
        return Err(Failure::Malformed);
    }
    let near = i32::from(near);
    let most = (1 << samples.precision) - 1;
    let [largest, numbers @ ..] = declared.unwrap_or_default();
    let largest = if largest == 0 { most } else { largest };
    if largest > most {
        return Err(Failure::Malformed);
    }
    let mut preset = Preset::default(largest, near);
    for (to, from) in preset.thresholds.iter_mut().zip(numbers) {
        if from != 0 {
            *to = from;
        }
    }
    if numbers[3] != 0 {
        preset.reset = numbers[3];
    }
    let mut model = Model::new(preset, near)?;
    let mut lines: Vec<Lines> = channels.iter().map(|_| Lines::new(samples.columns)).collect();
    let mut bits = Bits::new(data);
    for y in 0..samples.rows {
        if interleaved == 2 {
            model.row(&mut lines, &mut bits)?;
        } else {
            lines.iter_mut().try_for_each(|lines| model.line(lines, &mut bits))?;
        }
        for (lines, channel) in lines.iter().zip(&channels) {
            for (x, value) in lines.above[1..=samples.columns].iter().enumerate() {
                let index = (y * samples.columns + x) * samples.channels + channel;
                samples.set(index, *value as u32);
            }
        }
    }
    Ok(count)
}

/// Where the next marker stands: 0xFF before a byte of 0x80 or more.
fn data_end(bytes: &[u8], from: usize) -> usize {
    memchr::memchr_iter(0xFF, &bytes[from..])
        .find(|at| bytes.get(from + at + 1).is_some_and(|byte| *byte >= 0x80))
        .map_or(bytes.len(), |at| from + at)
}

/// Codes a picture without loss, its components line by line.
pub fn encode(samples: &Samples) -> Result<Vec<u8>, Failure> {
    let fits = |side: usize| u16::try_from(side).map_err(|_| Failure::TooLarge);
    if samples.precision < 2 || samples.channels > 4 {
        return Err(Failure::Unsupported);
    }
    let mut bytes = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, payload: &[u8]| {
        bytes.extend([0xFF, marker]);
        bytes.extend((payload.len() as u16 + 2).to_be_bytes());
        bytes.extend(payload);
    };
    let ids = 1..=samples.channels as u8;
    let mut header = vec![samples.precision as u8];
    header.extend(fits(samples.rows)?.to_be_bytes());
    header.extend(fits(samples.columns)?.to_be_bytes());
    header.push(samples.channels as u8);
    header.extend(ids.clone().flat_map(|id| [id, 0x11, 0]));
    segment(0xF7, &header);
    let mut header = vec![samples.channels as u8];
    header.extend(ids.flat_map(|id| [id, 0]));
    header.extend([0, u8::from(samples.channels > 1), 0]);
    segment(0xDA, &header);

    let mut model = Model::new(Preset::default((1 << samples.precision) - 1, 0), 0)?;
    let mut lines: Vec<Lines> =
        (0..samples.channels).map(|_| Lines::new(samples.columns)).collect();
    let mut bits = Writer::default();
    for y in 0..samples.rows {
        for (channel, lines) in lines.iter_mut().enumerate() {
            for x in 0..samples.columns {
                let index = (y * samples.columns + x) * samples.channels + channel;
                lines.current[x + 1] = samples.get(index) as i32;
            }
            model.line(lines, &mut bits)?;
        }
    }
    bytes.extend(bits.finish());
    bytes.extend([0xFF, 0xD9]);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_coded_decodes_to_the_same(
            columns in 1_usize..60, rows in 1_usize..20, channels in 1_usize..4,
            precision in 2_u32..17, seed in any::<u32>()
        ) {
            let mut samples = Samples::blank(columns, rows, channels, precision).expect("small");
            for index in 0..samples.len() {
                // Runs and noise by turns.
                let noise = (index as u32).wrapping_mul(seed | 1) >> (seed % 20);
                let value = if index as u32 & seed & 96 == 0 { 1 } else { noise };
                samples.set(index, value & ((1 << precision) - 1));
            }
            let coded = encode(&samples).expect("coded");
            prop_assert_eq!(decode(&coded), Ok(samples));
        }
    }

    #[test]
    fn the_example_of_the_standard_decodes() {
        // T.87 annex H.3: four by four samples of eight bits, without loss.
        let stream = [
            0xFF, 0xD8, 0xFF, 0xF7, 0x00, 0x0B, 0x08, 0x00, 0x04, 0x00, 0x04, 0x01, 0x01, 0x11,
            0x00, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0xC0, 0x00, 0x00,
            0x6C, 0x80, 0x20, 0x8E, 0x01, 0xC0, 0x00, 0x00, 0x57, 0x40, 0x00, 0x00, 0x6E, 0xE6,
            0x00, 0x00, 0x01, 0xBC, 0x18, 0x00, 0x00, 0x05, 0xD8, 0x00, 0x00, 0x91, 0x60, 0xFF,
            0xD9,
        ];
        let samples = [0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145];
        assert_eq!(decode(&stream).map(|decoded| decoded.bytes), Ok(samples.to_vec()));
    }
}
