//! JPEG 2000 (ITU-T T.800) and its high-throughput form (T.814), by decoders of others.
//!
//! Those decoders know no signed samples, so a stream is shown to them as unsigned: the level shift
//! then adds half the range, which is taken off again.

use super::{Colour, Failure, Samples};
use dicom_toolkit_jpeg2000 as throughput;

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

/// Whether a codestream is of the high-throughput form and lossy: other decoders round it otherwise.
pub fn is_doubtful(bytes: &[u8]) -> bool {
    let start = memchr::memmem::find(bytes, START);
    let style = start.map(|start| style(&bytes[start..])).unwrap_or_default();
    style.throughput && !style.reversible
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
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = stream.get(at..at + 4) {
        match marker {
            0x52 => {
                let mixed = stream.get(at + 8) == Some(&1);
                let throughput = stream.get(at + 12).is_some_and(|style| style & 0x40 != 0);
                let reversible = stream.get(at + 13) == Some(&1);
                return Style { mixed, throughput, reversible };
            }
            0x90 => break,
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    Style::default()
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
