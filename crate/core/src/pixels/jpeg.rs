//! JPEG (ITU-T T.81): sequential with 8 or 12 bits, progressive, and lossless.
//!
//! A stream is a list of segments, each a marker and its payload; behind the header of a scan
//! comes entropy-coded data. In sequential and progressive pictures that is 8 by 8 blocks of
//! cosine coefficients, in lossless ones the difference of each sample from a prediction.

mod bits;
mod blank;
mod blocks;
mod huffman;
mod lossless;
mod progressive;
mod rescan;
mod segments;
mod transform;

pub use self::blank::{blank_blocks, unit};

use self::bits::Reader as Bits;
use self::blocks::Step;
use self::segments::{Frame, Process, Reader, Scan};
use super::{Colour, Failure, MaskBox, Samples};

/// Decodes a picture; components of fewer samples are spread over those of the others.
pub fn decode(bytes: &[u8]) -> Result<Samples, Failure> {
    let mut reader = Reader::new(bytes)?;
    let scan = reader.next()?.ok_or(Failure::Malformed)?;
    let frame = reader.frame.clone().ok_or(Failure::Malformed)?;
    let mut samples = match frame.process {
        Process::Sequential => sequential(bytes, &mut reader, scan)?,
        Process::Progressive => {
            let (frame, planes) = progressive::read(bytes, &mut reader, scan)?;
            let mut samples = zeros(&frame)?;
            for (component, plane) in planes.iter().enumerate() {
                for (index, block) in plane.blocks.iter().enumerate() {
                    let place = (index % plane.across, index / plane.across);
                    let block = progressive::widen(block);
                    show(&reader, &frame, component, place, &block, &mut samples)?;
                }
            }
            samples
        }
        Process::Lossless => lossless::decode(bytes, &mut reader, &scan)?,
    };
    samples.colour = colour(&reader, &frame);
    Ok(samples)
}

/// Whether a picture's samples are predicted rather than transformed.
pub fn is_lossless(bytes: &[u8]) -> bool {
    let Ok(mut reader) = Reader::new(bytes) else { return false };
    reader.next().is_ok() && reader.frame.is_some_and(|frame| frame.process == Process::Lossless)
}

/// Blanks every coded unit that a box touches, as [`blank_blocks`] does; a picture of several
/// scans, progressive or not, is coded again in one, its other coefficients being what they were.
pub fn blank(bytes: &[u8], boxes: &[MaskBox], shown: &[u32]) -> Result<Vec<u8>, Failure> {
    match blank_blocks(bytes, boxes, shown) {
        Err(Failure::Unsupported) => blank_blocks(&rescan::in_one_scan(bytes)?, boxes, shown),
        result => result,
    }
}

/// Codes a picture without loss.
pub fn encode_lossless(samples: &Samples) -> Result<Vec<u8>, Failure> {
    lossless::encode(samples)
}

fn sequential(bytes: &[u8], reader: &mut Reader, first: Scan) -> Result<Samples, Failure> {
    let frame = reader.frame.clone().ok_or(Failure::Malformed)?;
    // Every block takes a bit at the least.
    let blocks = frame.columns.div_ceil(8) * frame.rows.div_ceil(8);
    if blocks > 8 * bytes.len() {
        return Err(Failure::Malformed);
    }
    let mut samples = zeros(&frame)?;
    let mut seen = vec![false; frame.components.len()];
    let mut next = Some(first);
    while let Some(scan) = next {
        if scan.components.iter().any(|(part, ..)| std::mem::replace(&mut seen[*part], true)) {
            return Err(Failure::Malformed);
        }
        let tables = blocks::tables(reader, &scan)?;
        let mut bits = Bits::new(&bytes[scan.data.clone()]);
        let mut last = vec![0; tables.len()];
        for step in blocks::steps(&frame, &scan, reader.restart) {
            let Step::Block { part, x, y, .. } = step else {
                bits.restart()?;
                last.fill(0);
                continue;
            };
            let block = blocks::read(&mut bits, tables[part], &mut last[part])?;
            let component = scan.components[part].0;
            show(reader, &frame, component, (x, y), &block, &mut samples)?;
        }
        if seen.iter().all(|seen| *seen) {
            return Ok(samples);
        }
        next = reader.next()?;
    }
    Err(Failure::Malformed)
}

/// Whether every component has as many samples as the largest, or a whole part of them.
fn spreads(frame: &Frame) -> bool {
    let spreads = |of: fn(&(usize, usize)) -> usize| {
        let largest = of(&frame.largest);
        frame.components.iter().all(|part| largest.is_multiple_of(of(&part.sampling)))
    };
    spreads(|sampling| sampling.0) && spreads(|sampling| sampling.1)
}

fn zeros(frame: &Frame) -> Result<Samples, Failure> {
    if !spreads(frame) {
        return Err(Failure::Unsupported);
    }
    Samples::blank(frame.columns, frame.rows, frame.components.len(), frame.precision)
}

/// Transforms a block and writes its samples where they are seen.
fn show(
    reader: &Reader,
    frame: &Frame,
    component: usize,
    (x, y): (usize, usize),
    block: &blocks::Block,
    samples: &mut Samples,
) -> Result<(), Failure> {
    let part = &frame.components[component];
    let table = reader.quantization.get(part.quantization).and_then(Option::as_ref);
    let values = transform::inverse(block, table.ok_or(Failure::Malformed)?);
    let across = frame.largest.0 / part.sampling.0;
    let down = frame.largest.1 / part.sampling.1;
    let (middle, most) = (1 << (frame.precision - 1), (1 << frame.precision) - 1);
    let (left, top) = (x * 8 * across, y * 8 * down);
    for row in top..(top + 8 * down).min(frame.rows) {
        for column in left..(left + 8 * across).min(frame.columns) {
            let value = values[(row - top) / down * 8 + (column - left) / across];
            let value = value.saturating_add(middle).clamp(0, most);
            let index = (row * frame.columns + column) * samples.channels + component;
            samples.set(index, value as u32);
        }
    }
    Ok(())
}

/// What a stream says of its colours (JFIF; Adobe technical note 5116).
fn colour(reader: &Reader, frame: &Frame) -> Option<Colour> {
    if frame.components.len() != 3 {
        return None;
    }
    let ids: Vec<u8> = frame.components.iter().map(|part| part.id).collect();
    match (reader.transform, frame.process) {
        (_, Process::Lossless) => None,
        (Some(0), _) => Some(Colour::Rgb),
        (Some(1), _) => Some(Colour::Ybr),
        _ if reader.jfif => Some(Colour::Ybr),
        _ if ids == *b"RGB" => Some(Colour::Rgb),
        _ => None,
    }
}
