//! JPEG 2000 (ITU-T T.800) and its high-throughput form (T.814), by decoders of others.
//!
//! Those decoders know no signed samples, so a stream is shown to them as unsigned: the level shift
//! then adds half the range, which is taken off again.

use super::{Colour, Failure, Samples};
use dicom_toolkit_jpeg2000 as throughput;
use std::ops::Range;

/// Start of codestream and image size.
const START: &[u8] = b"\xFF\x4F\xFF\x51";
/// The least that a tile part takes.
const LEAST_TILE: u64 = 14;
/// Decoders take eight bytes for each sample. So many samples they may take on trust; a picture of
/// more has to have a byte for each code block, which holds no more than [`MOST_IN_BLOCK`] (T.800 table A.18).
const MOST_TRUSTED: u64 = 32 << 20;
const MOST_IN_BLOCK: u64 = 4096;
/// The most bit planes that a decoder is given.
const MOST_PLANES: u8 = 30;
/// Where the components are described, from the start of the codestream.
const COMPONENTS: usize = 42;

/// What the header of a codestream says.
struct Header {
    columns: usize,
    rows: usize,
    channels: usize,
    precision: u32,
    signed: bool,
    style: Style,
}

/// What is said of how components are coded (T.800 §A.6.1).
#[derive(Default)]
struct Style {
    /// Whether they are mixed.
    mixed: bool,
    /// Whether blocks are coded for throughput (T.814 §A.4).
    throughput: bool,
    /// Whether wavelets are of whole numbers, so that nothing is lost (T.800 table A.20).
    reversible: bool,
}

/// Decodes a codestream, alone or in a JP2 file.
pub fn decode(bytes: &[u8]) -> Result<Samples, Failure> {
    let start = memchr::memmem::find(bytes, START).ok_or(Failure::Malformed)?;
    let mut stream = bytes[start..].to_vec();
    let header = header(&stream)?;
    let mut samples =
        Samples::blank(header.columns, header.rows, header.channels, header.precision)?;
    show_as(&mut stream, header.channels, false);
    if header.style.throughput {
        if !header.style.reversible {
            keep_halves(&mut stream);
        }
        samples.bytes = throughput(&stream, samples.bytes.len())?;
    } else {
        classic(&stream, &mut samples)?;
    }
    if header.signed {
        turn_sign(&mut samples);
    }
    samples.colour = (header.style.mixed && header.channels == 3).then_some(Colour::Rgb);
    Ok(samples)
}

/// Whether something was lost when a codestream was made: its wavelets are not of whole numbers.
pub fn is_lossy(bytes: &[u8]) -> bool {
    let start = memchr::memmem::find(bytes, START);
    start.is_some_and(|start| !style(&bytes[start..]).reversible)
}

fn classic(stream: &[u8], samples: &mut Samples) -> Result<(), Failure> {
    let settings = hayro_jpeg2000::DecodeSettings::default();
    let image = hayro_jpeg2000::Image::new(stream, &settings).map_err(|_| Failure::Malformed)?;
    let mut context = hayro_jpeg2000::DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(|_| Failure::Malformed)?;
    let most = ((1_u32 << samples.precision) - 1) as f32;
    if decoded.components().len() != samples.channels {
        return Err(Failure::Malformed);
    }
    for (channel, component) in decoded.components().iter().enumerate() {
        if component.samples().len() != samples.columns * samples.rows {
            return Err(Failure::Malformed);
        }
        for (pixel, value) in component.samples().iter().enumerate() {
            samples.set(pixel * samples.channels + channel, value.round().clamp(0.0, most) as u32);
        }
    }
    Ok(())
}

fn throughput(stream: &[u8], length: usize) -> Result<Vec<u8>, Failure> {
    let settings = throughput::DecodeSettings::default();
    let image = throughput::Image::new(stream, &settings).map_err(|_| Failure::Malformed)?;
    let decoded = image.decode_native().map_err(|_| Failure::Malformed)?;
    if decoded.data.len() == length { Ok(decoded.data) } else { Err(Failure::Malformed) }
}

fn header(stream: &[u8]) -> Result<Header, Failure> {
    let number = |at: usize| -> Result<u64, Failure> {
        let bytes = stream.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        Ok(u32::from_be_bytes(bytes.ok_or(Failure::Malformed)?).into())
    };
    let side = |whole: usize, start: usize| -> Result<u64, Failure> {
        number(whole)?.checked_sub(number(start)?).ok_or(Failure::Malformed)
    };
    let (columns, rows) = (side(8, 16)?, side(12, 20)?);
    let tiles = |whole: usize, tile: usize, start: usize| -> Result<u64, Failure> {
        let length = number(tile)?;
        if length == 0 {
            return Err(Failure::Malformed);
        }
        Ok(number(whole)?.checked_sub(number(start)?).ok_or(Failure::Malformed)?.div_ceil(length))
    };
    let tiles = tiles(8, 24, 32)?.saturating_mul(tiles(12, 28, 36)?);
    if tiles > stream.len() as u64 / LEAST_TILE + 1 {
        return Err(Failure::Malformed);
    }
    let channels = stream.get(40..42).ok_or(Failure::Malformed)?;
    let channels = usize::from(u16::from_be_bytes([channels[0], channels[1]]));
    let samples = columns.saturating_mul(rows).saturating_mul(channels as u64);
    if samples > MOST_TRUSTED && samples / MOST_IN_BLOCK > stream.len() as u64 {
        return Err(Failure::Malformed);
    }
    let parts = stream.get(COMPONENTS..COMPONENTS + 3 * channels).ok_or(Failure::Malformed)?;
    let parts: Vec<&[u8]> = parts.chunks_exact(3).collect();
    let first = *parts.first().ok_or(Failure::Malformed)?;
    if channels > 4 || first[1..] != [1, 1] || parts.iter().any(|part| *part != first) {
        return Err(Failure::Unsupported);
    }
    Ok(Header {
        columns: usize::try_from(columns).map_err(|_| Failure::TooLarge)?,
        rows: usize::try_from(rows).map_err(|_| Failure::TooLarge)?,
        channels,
        precision: u32::from(first[0] & 0x7F) + 1,
        signed: first[0] & 0x80 != 0,
        style: style(stream),
    })
}

fn style(stream: &[u8]) -> Style {
    for (marker, segment) in segments(stream) {
        if marker == 0x52 {
            let at = |index: usize| stream.get(segment.start + index).copied().unwrap_or_default();
            let (mixed, throughput, reversible) = (at(4) == 1, at(8) & 0x40 != 0, at(9) == 1);
            return Style { mixed, throughput, reversible };
        }
    }
    Style::default()
}

/// The segments of the main header behind the first marker: each marker's second byte, and where
/// what follows its length lies.
fn segments(stream: &[u8]) -> Vec<(u8, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = stream.get(at..at + 4) {
        let end = at + 2 + usize::from(u16::from_be_bytes([*high, *low]));
        if *marker == 0x90 || end < at + 4 || end > stream.len() {
            break;
        }
        found.push((*marker, at + 4..end));
        at = end;
    }
    found
}

/// Lets a decoder that cuts coefficients down to whole steps keep half a step: twice as fine steps
/// with one bit plane more say the same. A coefficient then stands in the middle of the values
/// that were coded as it, r = 1/2 of T.800 equation E-6, as other decoders have it.
fn keep_halves(stream: &mut [u8]) {
    for (marker, segment) in segments(stream) {
        let table = match marker {
            0x5C => segment.start,
            0x5D => segment.start + 1,
            _ => continue,
        };
        let style = stream.get(table).copied().unwrap_or_default();
        let most = MOST_PLANES.saturating_sub(style >> 5);
        let steps = (table + 1..segment.end).step_by(2);
        if matches!(style & 0x1F, 1 | 2) && steps.clone().all(|at| stream[at] >> 3 < most) {
            steps.for_each(|at| stream[at] += 1 << 3);
        }
    }
}

fn show_as(stream: &mut [u8], channels: usize, signed: bool) {
    for part in stream[COMPONENTS..].chunks_exact_mut(3).take(channels) {
        part[0] = part[0] & 0x7F | u8::from(signed) << 7;
    }
}

/// Turns two's complement into an offset by half the range, and back.
fn turn_sign(samples: &mut Samples) {
    let half = 1 << (samples.precision - 1);
    (0..samples.len()).for_each(|index| samples.set(index, samples.get(index) ^ half));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 8 by 8 samples of 16 bits, coded for throughput by OpenJPH with loss.
    const LOSSY: &str = "ff4fff5100294000000000080000000800000000000000000000000800000008000000000000000000010f01\
        01ff500008000200000020ff52000c00020001000204044000ff5c00112249f04a424a424a964220422041d8\
        ff90000a00000000004a0001ff93c027f2a41600229400c027804f0094a8d02d00229400e2a2f50003940092\
        e5339300c055404d01202060fefc40cacb13760043fed27e5400fde09300ffd9";

    fn lossy() -> Vec<u8> {
        let digits: Vec<u8> = LOSSY.bytes().filter(u8::is_ascii_hexdigit).collect();
        let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
        digits.chunks(2).filter_map(byte).collect()
    }

    #[test]
    fn a_picture_far_larger_than_its_data_is_refused_before_it_is_decoded() {
        let mut bytes = lossy();
        // The height of the picture, and of its one tile.
        for at in [12, 28] {
            bytes[at..at + 4].copy_from_slice(&0x0080_0000_u32.to_be_bytes());
        }
        assert_eq!(decode(&bytes), Err(Failure::Malformed));
    }

    #[test]
    fn lost_steps_stand_in_their_middle_as_openjph_has_them() {
        let bytes = lossy();
        let samples = decode(&bytes).expect("decodes");
        let openjph = [30040_u32, 38354, 43653, 45729, 44657, 39970, 32737, 25296];
        for (column, wanted) in openjph.into_iter().enumerate() {
            let found = samples.get(column);
            assert!(found.abs_diff(wanted) <= 1, "{column}: {found}, not {wanted}");
        }
        assert!(is_lossy(&bytes));
    }
}
