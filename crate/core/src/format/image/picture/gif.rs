//! GIF (GIF89a §20 to §23): a picture of numbers of colours, in codes of growing length.

use super::{Colours, Stored, malformed};
use crate::pixels::{Failure, MaskBox, Samples};
use crate::source::Source;
use weezl::{BitOrder, LzwStatus, decode, encode};

const CONTROL: u8 = 0xF9;
const INTERLACED: u8 = 0x40;

/// Where the parts of a picture lie.
struct Picture {
    /// The descriptor of ten bytes.
    descriptor: Vec<u8>,
    /// The colours, three bytes each.
    colours: Vec<u8>,
    /// The number that is not seen.
    clear: Option<u8>,
    /// Where the size of the first codes stands.
    data: u64,
}

impl Picture {
    /// The picture whose blocks begin at an offset.
    fn at(source: &dyn Source, mut at: u64) -> Result<Self, Failure> {
        let mut clear = None;
        loop {
            let head = source.read_span(&(at..at + 2))?;
            match head[0] {
                0x2C => break,
                0x21 => {
                    if head[1] == CONTROL {
                        let control = source.read_span(&(at + 3..at + 7))?;
                        clear = (control[0] & 1 == 1).then_some(control[3]);
                    }
                    at += 2;
                    loop {
                        let length = u64::from(source.read_span(&(at..at + 1))?[0]);
                        at += 1 + length;
                        if length == 0 {
                            break;
                        }
                    }
                }
                0 => at += 1,
                _ => return Err(Failure::Malformed),
            }
        }
        let descriptor = source.read_span(&(at..at + 10))?;
        let screen = source.read_span(&(0..13))?;
        let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
        let (own, shared) = (table(descriptor[9]), table(screen[10]));
        let data = at + 10 + own;
        let span = if own > 0 { at + 10..data } else { 13..13 + shared };
        Ok(Self { descriptor, colours: source.read_span(&span)?, clear, data })
    }

    fn number(&self, at: usize) -> usize {
        usize::from(u16::from_le_bytes([self.descriptor[at], self.descriptor[at + 1]]))
    }

    fn read(&self, source: &dyn Source) -> Result<Stored, Failure> {
        let (columns, rows) = (self.number(5), self.number(7));
        let mut samples = Samples::blank(columns, rows, 1, 8)?;
        let size = source.read_span(&(self.data..self.data + 1))?[0];
        if !(1..=8).contains(&size) {
            return Err(Failure::Malformed);
        }
        let coded = joined(source, self.data + 1)?;
        decompress(&coded, size, &mut samples.bytes)?;
        if self.descriptor[9] & INTERLACED != 0 {
            let passes = [(0, 8), (4, 8), (2, 4), (1, 2)];
            let order = passes.into_iter().flat_map(|(from, step)| (from..rows).step_by(step));
            let mut upright = vec![0; samples.bytes.len()];
            for (row, y) in samples.bytes.chunks_exact(columns).zip(order) {
                upright[y * columns..(y + 1) * columns].copy_from_slice(row);
            }
            samples.bytes = upright;
        }
        let colours = self.colours.chunks_exact(3).enumerate().map(|(number, colour)| {
            let seen = if self.clear.map(usize::from) == Some(number) { 0 } else { 255 };
            [colour[0], colour[1], colour[2], seen]
        });
        let colours = Colours::Palette(colours.collect());
        Ok(Stored { place: (self.number(1), self.number(3)), ..Stored::new(samples, colours) })
    }
}

/// The data of sub-blocks from an offset on.
fn joined(source: &dyn Source, mut at: u64) -> Result<Vec<u8>, Failure> {
    let mut data = Vec::new();
    loop {
        let length = u64::from(source.read_span(&(at..at + 1))?[0]);
        if length == 0 {
            return Ok(data);
        }
        data.extend(source.read_span(&(at + 1..at + 1 + length))?);
        at += 1 + length;
    }
}

fn decompress(mut coded: &[u8], size: u8, samples: &mut [u8]) -> Result<(), Failure> {
    let mut decoder = decode::Decoder::new(BitOrder::Lsb, size);
    let mut filled = 0;
    while filled < samples.len() {
        let step = decoder.decode_bytes(coded, &mut samples[filled..]);
        coded = &coded[step.consumed_in..];
        filled += step.consumed_out;
        match step.status.map_err(malformed)? {
            LzwStatus::Ok if step.consumed_in + step.consumed_out > 0 => {}
            _ if filled == samples.len() => {}
            _ => return Err(Failure::Malformed),
        }
    }
    Ok(())
}

/// Reads the picture whose blocks begin at an offset.
pub(super) fn read(source: &dyn Source, at: u64) -> Result<Stored, Failure> {
    Picture::at(source, at)?.read(source)
}

/// The same picture with boxes blanked, from its descriptor to its last block; `None` where they
/// do not touch it.
pub(in super::super) fn blanked(
    source: &dyn Source,
    at: u64,
    masks: &[MaskBox],
) -> Result<Option<Vec<u8>>, Failure> {
    let picture = Picture::at(source, at)?;
    let mut stored = picture.read(source)?;
    if !stored.blank(masks) {
        return Ok(None);
    }
    let samples = stored.samples.bytes;
    let most = samples.iter().copied().max().unwrap_or_default();
    let size = (8 - most.leading_zeros()).clamp(2, 8) as u8;
    let coded = encode::Encoder::new(BitOrder::Lsb, size).encode(&samples).map_err(malformed)?;
    let mut bytes = picture.descriptor;
    bytes[9] &= !INTERLACED;
    if bytes[9] & 0x80 != 0 {
        bytes.extend(&picture.colours);
    }
    bytes.push(size);
    for block in coded.chunks(255) {
        bytes.push(block.len() as u8);
        bytes.extend(block);
    }
    bytes.push(0);
    Ok(Some(bytes))
}
