//! Lossless coding: each sample is predicted from its neighbours (T.81 annex H).

use super::super::{Failure, Samples};
use super::bits::{Reader as Bits, Writer, category};
use super::huffman::Huffman;
use super::segments::{Reader, Scan};

/// Reads the only scan of a lossless picture.
pub(super) fn decode(bytes: &[u8], reader: &mut Reader, scan: &Scan) -> Result<Samples, Failure> {
    let frame = reader.frame.clone().ok_or(Failure::Malformed)?;
    let (predictor, point) = (scan.band.0, scan.bits.1);
    let single = frame.components.iter().all(|part| part.sampling == frame.largest);
    if !single || scan.components.len() != frame.components.len() {
        return Err(Failure::Unsupported);
    }
    if !(1..=7).contains(&predictor) || point >= frame.precision {
        return Err(Failure::Malformed);
    }
    // Every sample takes a bit at the least.
    let total = frame.columns * frame.rows * frame.components.len();
    if total as u64 > 8 * scan.data.len() as u64 {
        return Err(Failure::Malformed);
    }
    let pick = |(_, dc, _): &(usize, usize, usize)| reader.dc.get(*dc)?.as_ref();
    let tables: Option<Vec<&Huffman>> = scan.components.iter().map(pick).collect();
    let tables = tables.ok_or(Failure::Malformed)?;
    let channels = frame.components.len();
    let mut samples = Samples::blank(frame.columns, frame.rows, channels, frame.precision)?;
    let mut bits = Bits::new(&bytes[scan.data.clone()]);
    let origin = 1 << (frame.precision - point - 1);
    let row = frame.columns * channels;
    let mut lines = [vec![0_i32; row], vec![0_i32; row]];
    let mut fresh = true;
    for y in 0..frame.rows {
        for x in 0..frame.columns {
            let unit = y * frame.columns + x;
            if reader.restart > 0 && unit > 0 && unit.is_multiple_of(reader.restart) {
                // §H.2.1: whole rows lie between restarts.
                if x != 0 {
                    return Err(Failure::Unsupported);
                }
                bits.restart()?;
                fresh = true;
            }
            for (part, table) in tables.iter().enumerate() {
                let channel = scan.components[part].0;
                let at = x * channels + channel;
                let [above, current] = &lines;
                let predicted = match (fresh, x) {
                    (true, 0) => origin,
                    (true, _) => current[at - channels],
                    (false, 0) => above[at],
                    _ => {
                        let left = current[at - channels];
                        predict(predictor, left, above[at], above[at - channels])
                    }
                };
                let size = u32::from(table.read(&mut bits)?);
                let difference = bits.difference(size)?;
                let value = (predicted + difference) & 0xFFFF;
                lines[1][at] = value;
                let shown = (value as u32) << point & ((1 << frame.precision) - 1);
                samples.set(y * row + at, shown);
            }
        }
        fresh = false;
        lines.swap(0, 1);
    }
    Ok(samples)
}

fn predict(predictor: usize, left: i32, above: i32, corner: i32) -> i32 {
    match predictor {
        1 => left,
        2 => above,
        3 => corner,
        4 => left + above - corner,
        5 => left + ((above - corner) >> 1),
        6 => above + ((left - corner) >> 1),
        _ => (left + above) >> 1,
    }
}

/// Codes a picture with the sample to the left as predictor (process 14, selection value 1).
pub(super) fn encode(samples: &Samples) -> Result<Vec<u8>, Failure> {
    let (columns, rows) = (samples.columns, samples.rows);
    let fits = |side: usize| u16::try_from(side).map_err(|_| Failure::TooLarge);
    if !(2..=16).contains(&samples.precision) || samples.channels > 4 {
        return Err(Failure::Unsupported);
    }
    let origin = 1 << (samples.precision - 1);
    let row = columns * samples.channels;
    let difference = |index: usize| {
        let (x, y) = (index % row / samples.channels, index / row);
        let predicted = match (x, y) {
            (0, 0) => origin,
            (0, _) => samples.get(index - row) as i32,
            _ => samples.get(index - samples.channels) as i32,
        };
        // Differences are taken modulo 2^16 (§H.1.2.1).
        let difference = (samples.get(index) as i32 - predicted) as i16;
        if difference == i16::MIN { 32768 } else { i32::from(difference) }
    };
    let mut frequencies = [0_u64; 256];
    for index in 0..samples.len() {
        frequencies[category(difference(index)).0 as usize] += 1;
    }
    let table = Huffman::of(&frequencies)?;

    let mut bytes = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, payload: &[u8]| {
        bytes.extend([0xFF, marker]);
        bytes.extend((payload.len() as u16 + 2).to_be_bytes());
        bytes.extend(payload);
    };
    segment(0xC4, &table.declare(0, 0));
    let ids = 1..=samples.channels as u8;
    let mut header = vec![samples.precision as u8];
    header.extend(fits(rows)?.to_be_bytes());
    header.extend(fits(columns)?.to_be_bytes());
    header.push(samples.channels as u8);
    header.extend(ids.clone().flat_map(|id| [id, 0x11, 0]));
    segment(0xC3, &header);
    let mut header = vec![samples.channels as u8];
    header.extend(ids.flat_map(|id| [id, 0]));
    header.extend([1, 0, 0]);
    segment(0xDA, &header);

    let mut bits = Writer::default();
    for index in 0..samples.len() {
        let (size, value) = category(difference(index));
        table.write(size as u8, &mut bits);
        bits.put(value, if size == 16 { 0 } else { size });
    }
    bits.flush();
    bytes.extend(bits.bytes);
    bytes.extend([0xFF, 0xD9]);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_coded_decodes_to_the_same(
            columns in 1_usize..40, rows in 1_usize..20, channels in 1_usize..4,
            precision in 2_u32..17, seed in any::<u32>()
        ) {
            let mut samples = Samples::blank(columns, rows, channels, precision).expect("small");
            for index in 0..samples.len() {
                let value = (index as u32).wrapping_mul(seed | 1) >> (seed % 20);
                samples.set(index, value & ((1 << precision) - 1));
            }
            let coded = encode(&samples).expect("coded");
            prop_assert_eq!(decode(&coded), Ok(samples));
        }
    }
}
