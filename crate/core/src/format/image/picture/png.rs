//! PNG: pictures of an animation come one after another (W3C, third edition).

use super::{Colours, Stored, malformed};
use crate::pixels::{Failure, MOST_BYTES, MaskBox, Samples};
use crate::source::Source;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};

/// The pictures of a file.
pub(in super::super) struct Frames<'a> {
    reader: png::Reader<BufReader<Bytes<'a>>>,
    size: usize,
}

impl<'a> Frames<'a> {
    /// Opens a file.
    pub(in super::super) fn of(source: &'a dyn Source) -> Result<Self, Failure> {
        let limits = png::Limits { bytes: MOST_BYTES as usize };
        let input = BufReader::new(Bytes { source, at: 0 });
        let mut decoder = png::Decoder::new_with_limits(input, limits);
        decoder.set_transformations(png::Transformations::IDENTITY);
        let reader = decoder.read_info().map_err(malformed)?;
        let size = reader.output_buffer_size().ok_or(Failure::TooLarge)?;
        if size as u64 > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        Ok(Self { reader, size })
    }

    /// The next picture.
    pub(in super::super) fn next(&mut self) -> Result<Stored, Failure> {
        let mut bytes = vec![0; self.size];
        let shown = self.reader.next_frame(&mut bytes).map_err(malformed)?;
        let info = self.reader.info();
        let (columns, rows) = (shown.width as usize, shown.height as usize);
        let bits = shown.bit_depth as u32;
        let channels = shown.color_type.samples();
        let mut samples = Samples::blank(columns, rows, channels, bits)?;
        unpack(&bytes, shown.line_size, &mut samples);
        let key = || {
            let key = info.trns.as_ref()?.chunks_exact(2);
            Some(key.map(|pair| u32::from(u16::from_be_bytes([pair[0], pair[1]]))).collect())
        };
        let (colours, alpha, clear) = match shown.color_type {
            png::ColorType::Grayscale => (Colours::Grey { inverted: false }, None, key()),
            png::ColorType::GrayscaleAlpha => (Colours::Grey { inverted: false }, Some(1), None),
            png::ColorType::Rgb => (Colours::Rgb, None, key()),
            png::ColorType::Rgba => (Colours::Rgb, Some(3), None),
            png::ColorType::Indexed => {
                let seen = info.trns.as_deref().unwrap_or_default();
                let entries = info.palette.as_deref().unwrap_or_default().chunks_exact(3);
                let entry = |(index, colour): (usize, &[u8])| {
                    [colour[0], colour[1], colour[2], seen.get(index).copied().unwrap_or(255)]
                };
                (Colours::Palette(entries.enumerate().map(entry).collect()), None, None)
            }
        };
        let place = info
            .frame_control()
            .map_or((0, 0), |control| (control.x_offset as usize, control.y_offset as usize));
        Ok(Stored { place, alpha, clear, ..Stored::new(samples, colours) })
    }
}

/// Rows of packed samples, the most significant byte first, as single ones.
fn unpack(bytes: &[u8], line: usize, samples: &mut Samples) {
    let across = samples.columns * samples.channels;
    let bits = samples.precision as usize;
    for y in 0..samples.rows {
        let row = &bytes[y * line..(y + 1) * line];
        for x in 0..across {
            let value = match bits {
                8 => row[x].into(),
                16 => u32::from(row[2 * x]) << 8 | u32::from(row[2 * x + 1]),
                _ => {
                    let bit = x * bits;
                    u32::from(row[bit / 8] >> (8 - bits - bit % 8)) & ((1 << bits) - 1)
                }
            };
            samples.set(y * across + x, value);
        }
    }
}

/// A picture with boxes blanked, filtered and deflated (§9, §10), not interlaced.
pub(in super::super) fn deflated(
    mut picture: Stored,
    masks: &[MaskBox],
) -> Result<Vec<u8>, Failure> {
    const NONE: u8 = 0;
    const PAETH: u8 = 4;
    picture.blank(masks);
    let samples = &picture.samples;
    let bits = samples.precision as usize;
    let across = samples.columns * samples.channels;
    let line = (across * bits).div_ceil(8);
    // Numbers of colours have no neighbours.
    let plain = bits < 8 || matches!(picture.colours, Colours::Palette(_));
    let step = (samples.channels * bits).div_ceil(8);
    let mut deflated = ZlibEncoder::new(Vec::new(), Compression::default());
    let (mut above, mut filtered) = (vec![0; line], vec![0; line + 1]);
    for y in 0..samples.rows {
        let row = packed((0..across).map(|x| samples.get(y * across + x)), bits, line);
        filtered[0] = if plain { NONE } else { PAETH };
        for (x, byte) in row.iter().enumerate() {
            let left = if x < step { 0 } else { row[x - step] };
            let corner = if x < step { 0 } else { above[x - step] };
            let guess = if plain { 0 } else { paeth(left, above[x], corner) };
            filtered[x + 1] = byte.wrapping_sub(guess);
        }
        deflated.write_all(&filtered).map_err(malformed)?;
        above = row;
    }
    deflated.finish().map_err(malformed)
}

/// Values in so many bits each, the most significant first, in so many bytes.
fn packed(values: impl Iterator<Item = u32>, bits: usize, line: usize) -> Vec<u8> {
    let mut row = vec![0; line];
    for (index, value) in values.enumerate() {
        match bits {
            8 => row[index] = value as u8,
            16 => row[2 * index..2 * index + 2].copy_from_slice(&(value as u16).to_be_bytes()),
            _ => {
                let bit = index * bits;
                row[bit / 8] |= (value << (8 - bits - bit % 8)) as u8;
            }
        }
    }
    row
}

/// Whichever of three neighbours is nearest to what they lead to (§9.4).
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let far = |value: u8| (guess - i16::from(value)).abs();
    if far(left) <= far(above) && far(left) <= far(corner) {
        left
    } else if far(above) <= far(corner) {
        above
    } else {
        corner
    }
}

/// A source as the decoder reads.
struct Bytes<'a> {
    source: &'a dyn Source,
    at: u64,
}

impl Read for Bytes<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let left = self.source.len().saturating_sub(self.at);
        let take = buf.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let failed = |_| std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        self.source.read_at(self.at, &mut buf[..take]).map_err(failed)?;
        self.at += take as u64;
        Ok(take)
    }
}

impl Seek for Bytes<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let place = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.source.len().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
