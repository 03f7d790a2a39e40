//! A strip or a tile: how it is compressed, and how it is compressed again with boxes blanked.

use super::super::super::ifd::{Entry, Form};
use super::super::{Failure, malformed};
use super::Sheet;
use crate::pixels::{Area, MOST_BYTES, MaskBox, MaskKind, Samples, jpeg};
use crate::source::Source;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};
use weezl::{BitOrder, LzwStatus, decode, encode};

/// The most bytes that strips and tiles which change may take together.
const MOST: usize = 256 << 20;

/// How strips and tiles are compressed.
pub(super) enum Packing {
    None,
    Lzw,
    Deflate,
    PackBits,
    /// Streams of JPEG, with the tables that they share.
    Jpeg(Vec<u8>),
}

impl Packing {
    pub(super) fn of(form: Form, source: &dyn Source, entries: &[Entry]) -> Result<Self, Failure> {
        let one = |tag: u16| {
            let entry = entries.iter().find(|entry| entry.tag == tag)?;
            entry.numbers(form, source).ok()?.first().copied()
        };
        Ok(match one(259).unwrap_or(1) {
            1 => Self::None,
            5 => Self::Lzw,
            8 | 32946 => Self::Deflate,
            32773 => Self::PackBits,
            7 => {
                let tables = entries.iter().find(|entry| entry.tag == 347);
                let tables = tables.map(|entry| entry.bytes(source)).transpose();
                Self::Jpeg(tables.map_err(malformed)?.unwrap_or_default())
            }
            _ => return Err(Failure::Unsupported),
        })
    }

    pub(super) fn is_jpeg(&self) -> bool {
        matches!(self, Self::Jpeg(_))
    }
}

/// One strip or tile of a page.
pub(super) struct Chunk<'a> {
    sheet: &'a Sheet,
    number: usize,
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// The first channel that it holds.
    pub(super) plane: usize,
}

/// The samples of a strip or tile.
pub(super) enum Pixels {
    /// Rows of packed samples.
    Packed { bytes: Vec<u8>, line: usize, bits: usize, together: usize, big_endian: bool },
    /// What a stream holds.
    Stream(Samples),
}

/// Pixels, and the units that boxes are widened to.
pub(super) struct Unpacked {
    pixels: Pixels,
    pub(super) unit: Option<(usize, usize)>,
}

impl Unpacked {
    pub(super) fn get(&self, x: usize, y: usize, channel: usize) -> u32 {
        match &self.pixels {
            Pixels::Stream(samples) => {
                samples.get((y * samples.columns + x) * samples.channels + channel)
            }
            Pixels::Packed { bytes, line, bits, together, big_endian } => {
                let bit = (x * together + channel) * bits;
                let row = &bytes[y * line..(y + 1) * line];
                if *bits < 8 {
                    return u32::from(row[bit / 8] >> (8 - bits - bit % 8)) & ((1 << bits) - 1);
                }
                let sample = &row[bit / 8..(bit + bits) / 8];
                let add = |value: u32, byte: &u8| value << 8 | u32::from(*byte);
                if *big_endian {
                    sample.iter().fold(0, add)
                } else {
                    sample.iter().rev().fold(0, add)
                }
            }
        }
    }
}

impl<'a> Chunk<'a> {
    pub(super) fn of(sheet: &'a Sheet, number: usize) -> Self {
        let (across, down) = (sheet.across(), sheet.down());
        let place = number % (across * down);
        let (left, top) = (place % across * sheet.chunk.0, place / across * sheet.chunk.1);
        let rows = if sheet.tiled { sheet.chunk.1 } else { sheet.chunk.1.min(sheet.rows - top) };
        Self {
            sheet,
            number,
            left,
            top,
            columns: sheet.chunk.0,
            rows,
            plane: number / (across * down),
        }
    }

    /// Bytes of one row.
    fn line(&self) -> usize {
        (self.columns * self.sheet.together() * self.sheet.bits).div_ceil(8)
    }

    pub(super) fn read(&self, source: &dyn Source) -> Result<Unpacked, Failure> {
        let span = &self.sheet.spans[self.number];
        if span.end - span.start > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        let coded = source.read_span(span)?;
        if let Packing::Jpeg(tables) = &self.sheet.packing {
            let stream = joined(tables, &coded)?;
            let samples = jpeg::decode(&stream)?;
            let shape =
                (samples.columns, samples.rows, samples.channels, samples.precision as usize);
            let sheet = self.sheet;
            if shape != (self.columns, self.rows, sheet.together(), sheet.bits) {
                return Err(Failure::Malformed);
            }
            let unit = Some(jpeg::unit(&stream)?);
            return Ok(Unpacked { pixels: Pixels::Stream(samples), unit });
        }
        Ok(Unpacked { pixels: self.packed(self.unpack(&coded)?), unit: None })
    }

    fn packed(&self, bytes: Vec<u8>) -> Pixels {
        let sheet = self.sheet;
        Pixels::Packed {
            bytes,
            line: self.line(),
            bits: sheet.bits,
            together: sheet.together(),
            big_endian: sheet.form.big_endian,
        }
    }

    /// Rows of packed samples.
    fn unpack(&self, coded: &[u8]) -> Result<Vec<u8>, Failure> {
        let length = self.line() as u64 * self.rows as u64;
        if length > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        let mut bytes = vec![0; length as usize];
        match &self.sheet.packing {
            Packing::None => {
                let plain = coded.get(..length as usize).ok_or(Failure::Malformed)?;
                bytes.copy_from_slice(plain);
            }
            Packing::Lzw => lzw(coded, &mut bytes)?,
            Packing::Deflate => {
                ZlibDecoder::new(coded).read_exact(&mut bytes).map_err(malformed)?
            }
            Packing::PackBits => unpack_bits(coded, &mut bytes)?,
            Packing::Jpeg(_) => return Err(Failure::Malformed),
        }
        self.predicted(&mut bytes, u32::wrapping_add)?;
        Ok(bytes)
    }

    /// Adds to each sample the one to its left, or takes it away (§14).
    fn predicted(&self, bytes: &mut [u8], change: fn(u32, u32) -> u32) -> Result<(), Failure> {
        let sheet = self.sheet;
        match sheet.predictor {
            1 => return Ok(()),
            2 if matches!(sheet.bits, 8 | 16 | 32) => {}
            _ => return Err(Failure::Unsupported),
        }
        let (width, together) = (sheet.bits / 8, sheet.together());
        let forward = change(0, 1) == 1;
        for row in bytes.chunks_exact_mut(self.line()) {
            let last = self.columns * together;
            for step in together..last {
                let index = if forward { step } else { last + together - 1 - step };
                let get = |index: usize| {
                    let sample = &row[index * width..(index + 1) * width];
                    sheet.form.number(sample) as u32
                };
                let value = change(get(index), get(index - together));
                let value = sheet.form.bytes(value.into(), 4);
                let from = if sheet.form.big_endian { 4 - width } else { 0 };
                row[index * width..(index + 1) * width].copy_from_slice(&value[from..from + width]);
            }
        }
        Ok(())
    }

    /// It with boxes blanked, which are counted from its own corner.
    fn blanked(
        &self,
        source: &dyn Source,
        masks: &[MaskBox],
        dark: &[u32],
    ) -> Result<Vec<u8>, Failure> {
        let coded = source.read_span(&self.sheet.spans[self.number])?;
        let dark = &dark[self.plane..self.plane + self.sheet.together()];
        if let Packing::Jpeg(tables) = &self.sheet.packing {
            return jpeg::blank(&joined(tables, &coding(&coded)?)?, masks, dark);
        }
        let mut bytes = self.unpack(&coded)?;
        let (line, bits) = (self.line(), self.sheet.bits);
        for area in masks.iter().filter_map(|mask| Area::of(mask, self.columns, self.rows)) {
            for y in area.rows {
                let row = &mut bytes[y * line..(y + 1) * line];
                for x in area.columns.clone() {
                    for (channel, value) in dark.iter().enumerate() {
                        let bit = (x * dark.len() + channel) * bits;
                        self.set(row, bit, *value);
                    }
                }
            }
        }
        self.predicted(&mut bytes, u32::wrapping_sub)?;
        match &self.sheet.packing {
            Packing::None | Packing::Jpeg(_) => Ok(bytes),
            Packing::Lzw => {
                let mut encoder = encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8);
                encoder.encode(&bytes).map_err(malformed)
            }
            Packing::Deflate => {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(&bytes).and_then(|()| encoder.finish()).map_err(malformed)
            }
            Packing::PackBits => Ok(bytes.chunks(line).flat_map(pack_bits).collect()),
        }
    }

    fn set(&self, row: &mut [u8], bit: usize, value: u32) {
        let bits = self.sheet.bits;
        if bits < 8 {
            let shift = 8 - bits - bit % 8;
            let mask = ((1_u32 << bits) - 1) << shift;
            row[bit / 8] = row[bit / 8] & !(mask as u8) | (value << shift) as u8;
        } else {
            let bytes = self.sheet.form.bytes(value.into(), bits / 8);
            row[bit / 8..(bit + bits) / 8].copy_from_slice(&bytes);
        }
    }

    /// What boxes cover of it, counted from its own corner.
    fn own(&self, masks: &[MaskBox]) -> Vec<MaskBox> {
        let sheet = self.sheet;
        let areas = masks.iter().filter_map(|mask| Area::of(mask, sheet.columns, sheet.rows));
        let own = areas.filter_map(|area| {
            let from = (area.columns.start.max(self.left), area.rows.start.max(self.top));
            let to = (
                area.columns.end.min(self.left + self.columns),
                area.rows.end.min(self.top + self.rows),
            );
            let (w, h) = (to.0.checked_sub(from.0)?, to.1.checked_sub(from.1)?);
            let place = ((from.0 - self.left) as u32, (from.1 - self.top) as u32);
            (w > 0 && h > 0).then_some(MaskBox {
                frame: None,
                x: place.0,
                y: place.1,
                w: w as u32,
                h: h as u32,
                kind: MaskKind::Drawn,
            })
        });
        own.collect()
    }
}

/// The strips and tiles of a page that change, by their number.
pub(in super::super::super) type Chunks = Vec<(usize, Vec<u8>)>;

impl Sheet {
    /// The strips and tiles under boxes, compressed again.
    pub(in super::super::super) fn blanked(
        &self,
        source: &dyn Source,
        masks: &[MaskBox],
    ) -> Result<Chunks, Failure> {
        // One pixel says as much of colours as all of them.
        let dark = self.shape()?.dark();
        let (mut changed, mut taken) = (Vec::new(), 0);
        for chunk in self.chunks() {
            let own = chunk.own(masks);
            if own.is_empty() {
                continue;
            }
            let coded = chunk.blanked(source, &own, &dark)?;
            taken += coded.len();
            if taken > MOST {
                return Err(Failure::TooLarge);
            }
            changed.push((chunk.number, coded));
        }
        Ok(changed)
    }
}

/// A stream of JPEG with the tables that it shares with others.
fn joined(tables: &[u8], stream: &[u8]) -> Result<Vec<u8>, Failure> {
    let picture = stream.strip_prefix(&[0xFF, 0xD8]).ok_or(Failure::Malformed)?;
    let shared = match tables {
        [] => &[],
        [0xFF, 0xD8, between @ .., 0xFF, 0xD9] => between,
        _ => return Err(Failure::Malformed),
    };
    Ok([&[0xFF, 0xD8], shared, picture].concat())
}

/// A stream without the segments that do not code the picture.
fn coding(stream: &[u8]) -> Result<Vec<u8>, Failure> {
    let (mut kept, mut rest) = (vec![0xFF, 0xD8], stream.get(2..).unwrap_or_default());
    while let [0xFF, marker, high, low, ..] = *rest {
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        if marker == 0xDA {
            kept.extend(rest);
            return Ok(kept);
        }
        let segment = rest.get(..length).ok_or(Failure::Malformed)?;
        if !matches!(marker, 0xE0..=0xEF | 0xFE) {
            kept.extend(segment);
        }
        rest = &rest[length..];
    }
    Err(Failure::Malformed)
}

fn lzw(mut coded: &[u8], bytes: &mut [u8]) -> Result<(), Failure> {
    let mut decoder = decode::Decoder::with_tiff_size_switch(BitOrder::Msb, 8);
    let mut filled = 0;
    while filled < bytes.len() {
        let step = decoder.decode_bytes(coded, &mut bytes[filled..]);
        coded = &coded[step.consumed_in..];
        filled += step.consumed_out;
        match step.status.map_err(malformed)? {
            LzwStatus::Ok if step.consumed_in + step.consumed_out > 0 => {}
            _ if filled == bytes.len() => {}
            _ => return Err(Failure::Malformed),
        }
    }
    Ok(())
}

/// Runs of bytes, and bytes as they are (§9).
fn unpack_bits(coded: &[u8], bytes: &mut [u8]) -> Result<(), Failure> {
    let (mut rest, mut filled) = (coded, 0);
    while filled < bytes.len() {
        let (&head, after) = rest.split_first().ok_or(Failure::Malformed)?;
        let count = match head {
            0..=127 => usize::from(head) + 1,
            128 => 0,
            _ => 257 - usize::from(head),
        };
        let to = &mut bytes[filled..];
        let count = count.min(to.len());
        let taken = match head {
            0..=127 => {
                to[..count].copy_from_slice(after.get(..count).ok_or(Failure::Malformed)?);
                count
            }
            128 => 0,
            _ => {
                to[..count].fill(*after.first().ok_or(Failure::Malformed)?);
                1
            }
        };
        filled += count;
        rest = &after[taken..];
    }
    Ok(())
}

/// A row in runs.
fn pack_bits(row: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut rest = row;
    while let Some(&first) = rest.first() {
        let run = rest.iter().take(128).take_while(|byte| **byte == first).count();
        if run > 1 {
            packed.extend([(257 - run) as u8, first]);
            rest = &rest[run..];
            continue;
        }
        let next = rest.windows(2).take(127).position(|pair| pair[0] == pair[1]);
        let plain = next.unwrap_or(rest.len().min(128)).max(1);
        packed.push(plain as u8 - 1);
        packed.extend(&rest[..plain]);
        rest = &rest[plain..];
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_bytes_go_there_and_back() {
        let rows: [&[u8]; 5] =
            [&[1], &[1, 1, 1, 2, 3, 3], &[7; 300], &[1, 2, 3, 4, 5], &[0, 0, 9, 9, 9, 1]];
        for row in rows {
            let mut back = vec![0; row.len()];
            unpack_bits(&pack_bits(row), &mut back).expect("what was packed");
            assert_eq!(back, row);
        }
        let long: Vec<u8> = (0..=255).chain(0..=255).collect();
        let mut back = vec![0; long.len()];
        unpack_bits(&pack_bits(&long), &mut back).expect("what was packed");
        assert_eq!(back, long);
    }
}
