//! WebP (RFC 9649): a picture is one chunk of VP8 or VP8L, perhaps with one of transparency.

use super::super::Page;
use super::{Colours, Stored, malformed};
use crate::pixels::{Failure, MOST_BYTES, MaskBox, Samples};
use crate::source::Source;
use image_webp::{ColorType, WebPDecoder, WebPEncoder};
use std::io::Cursor;

/// A frame of an animation begins with sixteen bytes, of which the first six are its place.
const FRAME: &[u8] = b"ANMF";

/// Reads the picture whose chunks begin at an offset.
pub(super) fn read(source: &dyn Source, page: &Page) -> Result<Stored, Failure> {
    let take = |from: u64, length: u64| -> Result<Vec<u8>, Failure> {
        Ok(source.read_span(&(from..from.checked_add(length).ok_or(Failure::Malformed)?))?)
    };
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte));
    let (mut at, mut place) = (page.at, (0, 0));
    if take(at, 4)? == FRAME {
        let head = take(at + 8, 6)?;
        place = (2 * number(&head[..3]) as usize, 2 * number(&head[3..]) as usize);
        at += 24;
    }
    let mut chunks = Vec::new();
    loop {
        let head = take(at, 8)?;
        let length = number(&head[4..]);
        if length > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        let (name, next) = (&head[..4], at + 8 + length.next_multiple_of(2));
        if matches!(name, b"ALPH" | b"VP8 " | b"VP8L") {
            chunks.extend(&head);
            chunks.extend(take(at + 8, length)?);
            chunks.resize(chunks.len().next_multiple_of(2), 0);
        }
        if matches!(name, b"VP8 " | b"VP8L") {
            break;
        }
        at = next;
    }
    let (samples, has_alpha) = decode(&chunks)?;
    let alpha = has_alpha.then_some(3);
    Ok(Stored { place, alpha, ..Stored::new(samples, Colours::Rgb) })
}

/// Decodes chunks as if they were a file.
fn decode(chunks: &[u8]) -> Result<(Samples, bool), Failure> {
    let mut body = b"WEBP".to_vec();
    if chunks.starts_with(b"ALPH") {
        // The extended header has the size, which the picture behind the transparency says too.
        let length = u32::from_le_bytes([chunks[4], chunks[5], chunks[6], chunks[7]]) as usize;
        let picture = chunks.get(8 + length.next_multiple_of(2)..).ok_or(Failure::Malformed)?;
        let (columns, rows) = super::super::webp::size(picture).ok_or(Failure::Malformed)?;
        body.extend(b"VP8X\x0A\0\0\0\x10\0\0\0");
        for side in [columns, rows] {
            body.extend(&(side.wrapping_sub(1)).to_le_bytes()[..3]);
        }
    }
    body.extend(chunks);
    let file = [b"RIFF".as_slice(), &(body.len() as u32).to_le_bytes(), &body].concat();
    let mut decoder = WebPDecoder::new(Cursor::new(file)).map_err(malformed)?;
    decoder.set_memory_limit(MOST_BYTES as usize);
    let (columns, rows) = decoder.dimensions();
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut samples = Samples::blank(columns as usize, rows as usize, channels, 8)?;
    decoder.read_image(&mut samples.bytes).map_err(malformed)?;
    Ok((samples, channels == 4))
}

/// The picture with boxes blanked, as the data of one lossless chunk; `None` where they do not
/// touch it.
pub(in super::super) fn blanked(
    source: &dyn Source,
    page: &Page,
    masks: &[MaskBox],
) -> Result<Option<Vec<u8>>, Failure> {
    let mut picture = read(source, page)?;
    if !picture.blank(masks) {
        return Ok(None);
    }
    let samples = picture.samples;
    let colour = if samples.channels == 4 { ColorType::Rgba8 } else { ColorType::Rgb8 };
    let mut file = Vec::new();
    let (columns, rows) = (samples.columns as u32, samples.rows as u32);
    let encoder = WebPEncoder::new(&mut file);
    encoder.encode(&samples.bytes, columns, rows, colour).map_err(malformed)?;
    // A RIFF of one chunk: its data stand behind two headers.
    let head = file.get(12..20).filter(|head| head.starts_with(b"VP8L"));
    let head = head.ok_or(Failure::Malformed)?;
    let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
    Ok(Some(file.get(20..20 + length).ok_or(Failure::Malformed)?.to_vec()))
}
