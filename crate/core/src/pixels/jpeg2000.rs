//! JPEG 2000 (ITU-T T.800) and its high-throughput form (T.814), by a decoder of others.
//!
//! That decoder knows no signed samples, so a stream is shown to it as unsigned: the level shift
//! then adds half the range, which is taken off again.

use super::{Colour, Failure, Samples};
use dicom_toolkit_jpeg2000::{DecodeSettings, EncodeOptions, Image};

/// Start of codestream and image size.
const START: &[u8] = b"\xFF\x4F\xFF\x51";
/// The least that a tile part takes.
const LEAST_TILE: u64 = 14;
/// Where the components are described, from the start of the codestream.
const COMPONENTS: usize = 42;

/// What the header of a codestream says.
struct Header {
    columns: usize,
    rows: usize,
    channels: usize,
    precision: u32,
    signed: bool,
    transformed: bool,
}

/// Decodes a codestream, alone or in a JP2 file.
pub fn decode(bytes: &[u8]) -> Result<Samples, Failure> {
    let start = memchr::memmem::find(bytes, START).ok_or(Failure::Malformed)?;
    let mut stream = bytes[start..].to_vec();
    let header = header(&stream)?;
    let mut samples =
        Samples::blank(header.columns, header.rows, header.channels, header.precision)?;
    show_as(&mut stream, header.channels, false);
    let settings = DecodeSettings { strict: false, ..DecodeSettings::default() };
    let image = Image::new(&stream, &settings).map_err(|_| Failure::Malformed)?;
    let decoded = image.decode_native().map_err(|_| Failure::Malformed)?;
    let (columns, rows) = (decoded.width as usize, decoded.height as usize);
    if (columns, rows) != (header.columns, header.rows)
        || usize::from(decoded.num_components) != header.channels
        || decoded.data.len() != samples.bytes.len()
    {
        return Err(Failure::Malformed);
    }
    samples.bytes = decoded.data;
    if header.signed {
        turn_sign(&mut samples);
    }
    samples.colour = (header.transformed && header.channels == 3).then_some(Colour::Rgb);
    Ok(samples)
}

/// Codes a picture without loss; `throughput` asks for the high-throughput form.
pub fn encode(samples: &Samples, signed: bool, throughput: bool) -> Result<Vec<u8>, Failure> {
    let channels = u8::try_from(samples.channels).map_err(|_| Failure::Unsupported)?;
    let mut shifted = samples.clone();
    if signed {
        turn_sign(&mut shifted);
    }
    let side = samples.columns.min(samples.rows);
    let options = EncodeOptions {
        num_decomposition_levels: side.ilog2().min(5) as u8,
        use_ht_block_coding: throughput,
        ..EncodeOptions::default()
    };
    let (columns, rows) = (samples.columns as u32, samples.rows as u32);
    let depth = samples.precision as u8;
    let coded = dicom_toolkit_jpeg2000::encode(
        &shifted.bytes,
        columns,
        rows,
        channels,
        depth,
        false,
        &options,
    );
    let mut stream = coded.map_err(|_| Failure::Unsupported)?;
    if signed {
        show_as(&mut stream, samples.channels, true);
    }
    Ok(stream)
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
        transformed: is_transformed(stream),
    })
}

/// Whether the components are mixed (T.800 §A.6.1).
fn is_transformed(stream: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = stream.get(at..at + 4) {
        match marker {
            0x52 => return stream.get(at + 8) == Some(&1),
            0x90 => return false,
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    false
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
