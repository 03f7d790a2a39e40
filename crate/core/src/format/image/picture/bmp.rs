//! Windows bitmaps: rows of pixels, packed or in run lengths.

use super::super::bmp::Header;
use super::{Colours, Stored, malformed};
use crate::pixels::{Failure, MOST_BYTES, MaskBox, Samples};
use crate::source::Source;

/// Run lengths of numbers of colours, in eight or four bits.
const RUNS: [u32; 2] = [1, 2];
/// The bits of each channel where no header says them.
const BITS_OF_16: [u32; 4] = [0x7C00, 0x03E0, 0x001F, 0];
const BITS_OF_32: [u32; 4] = [0x00FF_0000, 0x0000_FF00, 0x0000_00FF, 0xFF00_0000];

/// Reads the picture.
pub(super) fn read(source: &dyn Source) -> Result<Stored, Failure> {
    let header = Header::of(source).map_err(malformed)?;
    if header.samples.end - header.samples.start > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    let bytes = source.read_span(&header.samples)?;
    let samples = if RUNS.contains(&header.compression) {
        expand(&bytes, &header)?
    } else {
        unpack(&bytes, &header)?
    };
    let colours = match header.bits {
        ..=8 => {
            let each = if header.size == 12 { 3 } else { 4 };
            let colours = source.read_span(&header.palette)?;
            let entry = |colour: &[u8]| [colour[2], colour[1], colour[0], 255];
            Colours::Palette(colours.chunks_exact(each).map(entry).collect())
        }
        24 => Colours::Bits(BITS_OF_32.map(|bits| if bits > 0x00FF_FFFF { 0 } else { bits })),
        bits => Colours::Bits(header.masks(source)?.unwrap_or(if bits == 16 {
            BITS_OF_16
        } else {
            [BITS_OF_32[0], BITS_OF_32[1], BITS_OF_32[2], 0]
        })),
    };
    Ok(Stored::new(samples, colours))
}

fn blank(header: &Header) -> Result<Samples, Failure> {
    let (columns, rows) = (header.width as usize, header.height as usize);
    if header.bits <= 16 {
        return Samples::blank(columns, rows, 1, header.bits.into());
    }
    let mut samples = Samples::blank(columns, rows, 2, 16)?;
    (samples.channels, samples.width, samples.precision) = (1, 4, 32);
    Ok(samples)
}

/// Bytes of one row.
fn line(header: &Header) -> usize {
    (header.width as usize * usize::from(header.bits)).div_ceil(32) * 4
}

/// The stored row that shows as the one counted from the top.
fn stored_row(header: &Header, y: usize) -> usize {
    if header.top_down { y } else { header.height as usize - 1 - y }
}

fn unpack(bytes: &[u8], header: &Header) -> Result<Samples, Failure> {
    let mut samples = blank(header)?;
    let (line, bits) = (line(header), usize::from(header.bits));
    for y in 0..samples.rows {
        let from = stored_row(header, y) * line;
        let row = bytes.get(from..from + line).ok_or(Failure::Malformed)?;
        for x in 0..samples.columns {
            let bit = x * bits;
            let value = if bits < 8 {
                u32::from(row[bit / 8] >> (8 - bits - bit % 8)) & ((1 << bits) - 1)
            } else {
                let pixel = &row[bit / 8..(bit + bits) / 8];
                pixel.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte))
            };
            samples.set(y * samples.columns + x, value);
        }
    }
    Ok(samples)
}

/// Pairs of a count and what is repeated; a count of zero begins an escape.
fn expand(bytes: &[u8], header: &Header) -> Result<Samples, Failure> {
    let mut samples = blank(header)?;
    let (columns, rows) = (samples.columns, samples.rows);
    let nibbles = header.bits == 4;
    let (mut x, mut y) = (0, 0);
    let mut set = |x: usize, y: usize, value: u8| {
        if x < columns && y < rows {
            samples.set(stored_row(header, y) * columns + x, value.into());
        }
    };
    let half = |byte: u8, index: usize| if index.is_multiple_of(2) { byte >> 4 } else { byte & 15 };
    let mut rest = bytes;
    while let [count, value, after @ ..] = rest {
        rest = after;
        match (count, value) {
            (0, 0) => (x, y) = (0, y + 1),
            (0, 1) => return Ok(samples),
            (0, 2) => {
                let [right, up, after @ ..] = rest else { return Err(Failure::Malformed) };
                (x, y) = (x + usize::from(*right), y + usize::from(*up));
                rest = after;
            }
            (0, count) => {
                let count = usize::from(*count);
                let length = if nibbles { count.div_ceil(2) } else { count };
                let run = rest.get(..length).ok_or(Failure::Malformed)?;
                for index in 0..count {
                    let value = if nibbles { half(run[index / 2], index) } else { run[index] };
                    set(x + index, y, value);
                }
                x += count;
                rest = rest.get(length.next_multiple_of(2)..).unwrap_or_default();
            }
            (count, value) => {
                for index in 0..usize::from(*count) {
                    set(x + index, y, if nibbles { half(*value, index) } else { *value });
                }
                x += usize::from(*count);
            }
        }
    }
    Ok(samples)
}

/// The rows with boxes blanked, not in run lengths.
pub(in super::super) fn blanked(
    source: &dyn Source,
    masks: &[MaskBox],
) -> Result<Vec<u8>, Failure> {
    let header = Header::of(source).map_err(malformed)?;
    let mut picture = read(source)?;
    picture.blank(masks);
    let (line, bits, samples) = (line(&header), usize::from(header.bits), &picture.samples);
    let mut bytes = vec![0; line * samples.rows];
    for y in 0..samples.rows {
        let from = stored_row(&header, y) * line;
        let row = &mut bytes[from..from + line];
        for x in 0..samples.columns {
            let (value, bit) = (samples.get(y * samples.columns + x), x * bits);
            if bits < 8 {
                row[bit / 8] |= (value << (8 - bits - bit % 8)) as u8;
            } else {
                let pixel = &mut row[bit / 8..(bit + bits) / 8];
                pixel.copy_from_slice(&value.to_le_bytes()[..bits / 8]);
            }
        }
    }
    Ok(bytes)
}
