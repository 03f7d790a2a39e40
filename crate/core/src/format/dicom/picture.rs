//! How the frames of a data set are stored, and what their samples are (PS3.3 C.7.6.3, PS3.5
//! §8 and annex A.4).

pub(crate) mod fragments;
mod lut;
mod palette;
mod render;

pub use self::render::Rendering;
pub(crate) use self::render::from_ybr;

use self::palette::Palette;
use super::syntax::Frames;
use super::tag::{self, Tag};
use crate::inventory::{Field, Inventory};
use crate::pixels::{Colour, Failure, MOST_BYTES, Samples, jpeg, jpeg_ls, jpeg_xl, jpeg2000, rle};
use crate::reason::{Code, Reason};
use crate::source::{ReadError, Source, Span};
use std::io::Read;

/// The pictures of a data set.
pub struct Picture<'a> {
    pub(super) base: &'a dyn Source,
    pub(super) inventory: &'a Inventory,
    pub(super) pixels: &'a Field,
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// Samples of one pixel.
    pub channels: usize,
    /// Frames.
    pub frames: u64,
    pub(super) allocated: usize,
    pub(super) stored: u32,
    /// Unused bits below the sample.
    pub(super) shift: u32,
    pub(super) signed: bool,
    pub(super) planar: bool,
    pub(super) float: bool,
    pub(super) photometric: String,
}

impl From<ReadError> for Failure {
    fn from(_: ReadError) -> Self {
        Self::Malformed
    }
}

impl<'a> Picture<'a> {
    /// Reads what the data set says of its pictures; `source` is the file.
    pub fn of(source: &'a dyn Source, inventory: &'a Inventory) -> Result<Self, Reason> {
        let base = inventory.inflated().map_or(source, |bytes| bytes);
        let pixels = inventory
            .top_level()
            .find(|field| field.tag().is_some_and(Tag::is_pixel_data))
            .ok_or(Code::NoPreview)?;
        let number = |tag| inventory.number::<usize>(tag);
        let side = |tag| number(tag).filter(|side| (1..=usize::from(u16::MAX)).contains(side));
        let (Some(rows), Some(columns)) = (side(tag::ROWS), side(tag::COLUMNS)) else {
            return Err(Code::NoPreview.into());
        };
        let allocated = number(tag::BITS_ALLOCATED).ok_or(Code::NoPreview)?;
        let channels = number(tag::SAMPLES_PER_PIXEL).unwrap_or(1);
        if !matches!(allocated, 1 | 8 | 16 | 32 | 64) || !(1..=4).contains(&channels) {
            return Err(Code::NoPreview.into());
        }
        let whole = allocated as u32;
        let stored = inventory.number(tag::BITS_STORED).unwrap_or(whole).clamp(1, whole);
        let high = inventory.number(tag::HIGH_BIT).unwrap_or(stored - 1);
        let shift = (high + 1).saturating_sub(stored).min(whole - stored);
        let photometric = inventory.text(tag::PHOTOMETRIC_INTERPRETATION).unwrap_or_default();
        Ok(Self {
            base,
            inventory,
            pixels,
            columns,
            rows,
            channels,
            frames: inventory.number(tag::NUMBER_OF_FRAMES).unwrap_or(1_u64).max(1),
            allocated,
            stored,
            shift,
            signed: number(tag::PIXEL_REPRESENTATION) == Some(1),
            planar: number(tag::PLANAR_CONFIGURATION) == Some(1) && channels > 1,
            float: pixels.tag() != Some(tag::PIXEL_DATA),
            photometric: photometric.to_owned(),
        })
    }

    /// Decodes one frame, counted from zero.
    pub fn decode(&self, frame: u64) -> Result<Samples, Failure> {
        if frame >= self.frames {
            return Err(Failure::Malformed);
        }
        match self.inventory.dicom().syntax.frames {
            Frames::Native => {
                let span = self.native_span(frame)?;
                let shift = (self.native_bits() * frame % 8) as usize;
                self.unpack(&self.base.read_span(&span)?, shift)
            }
            _ => self.decompress(&self.frame_bytes(frame)?),
        }
    }

    /// The compressed bytes of one frame.
    pub(super) fn frame_bytes(&self, frame: u64) -> Result<Vec<u8>, Failure> {
        let spans = fragments::of_frame(self.base, self.inventory, self.frames, frame)?;
        let length: u64 = spans.iter().map(|span| span.end - span.start).sum();
        if length > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        let mut bytes = Vec::with_capacity(length as usize);
        for span in spans {
            bytes.extend(self.base.read_span(&span)?);
        }
        Ok(bytes)
    }

    /// Decodes the compressed bytes of a frame.
    pub(super) fn decompress(&self, bytes: &[u8]) -> Result<Samples, Failure> {
        let mut samples = match self.inventory.dicom().syntax.frames {
            Frames::Rle => rle::decode(bytes, self.blank()?)?,
            Frames::Jpeg if self.is_jpeg_ls() => jpeg_ls::decode(bytes)?,
            Frames::Jpeg => jpeg::decode(bytes)?,
            Frames::Jpeg2000 => jpeg2000::decode(bytes)?,
            Frames::JpegXl => jpeg_xl::decode(bytes)?,
            Frames::Deflated => {
                let length = self.native_bits().div_ceil(8);
                let mut native = Vec::new();
                flate2::read::DeflateDecoder::new(bytes)
                    .take(length)
                    .read_to_end(&mut native)
                    .map_err(|_| Failure::Malformed)?;
                self.unpack(&native, 0)?
            }
            _ => return Err(Failure::Unsupported),
        };
        let shape = (samples.columns, samples.rows, samples.channels);
        if shape != (self.columns, self.rows, self.channels) {
            return Err(Failure::Malformed);
        }
        self.cap(&mut samples, bytes);
        Ok(samples)
    }

    /// Lowers what a lossy coding raised above the highest stored value: the bits that are used
    /// would show it as dark.
    fn cap(&self, samples: &mut Samples, bytes: &[u8]) {
        let plain = samples.precision as usize != self.allocated && !self.signed && !self.float;
        if plain && samples.precision > self.stored && self.is_lossy(bytes) {
            let most = (1 << self.stored) - 1;
            for index in
                (0..samples.len()).filter(|index| samples.get(*index) > most).collect::<Vec<_>>()
            {
                samples.set(index, most);
            }
        }
    }

    /// A frame of zeros as it is stored natively; one bit takes a byte.
    pub(super) fn blank(&self) -> Result<Samples, Failure> {
        if self.allocated == 32 {
            let mut samples = Samples::blank(self.columns, self.rows, 2 * self.channels, 16)?;
            (samples.channels, samples.width, samples.precision) = (self.channels, 4, 32);
            return Ok(samples);
        }
        Samples::blank(self.columns, self.rows, self.channels, self.allocated as u32)
    }

    /// Whether two pixels share their colour (C.7.6.3.1.2).
    pub(super) fn is_subsampled(&self) -> bool {
        self.photometric == "YBR_FULL_422" && self.channels == 3 && !self.planar
    }

    /// Bits of one native frame.
    pub(super) fn native_bits(&self) -> u64 {
        let channels = if self.is_subsampled() { 2 } else { self.channels };
        self.columns as u64 * self.rows as u64 * channels as u64 * self.allocated as u64
    }

    /// Where a native frame lies in the data set; a bit frame may begin within a byte.
    pub(super) fn native_span(&self, frame: u64) -> Result<Span, Failure> {
        let bits = self.native_bits();
        let first = bits.checked_mul(frame).ok_or(Failure::Malformed)?;
        let last = first.checked_add(bits).ok_or(Failure::Malformed)?;
        let start = self.pixels.value.start;
        let end = start.checked_add(last.div_ceil(8)).filter(|end| *end <= self.pixels.value.end);
        let span = start + first / 8..end.ok_or(Failure::Malformed)?;
        if span.end - span.start > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        Ok(span)
    }

    /// Native bytes pixel by pixel, in little-endian order; bits begin at `shift`.
    fn unpack(&self, bytes: &[u8], shift: usize) -> Result<Samples, Failure> {
        let mut samples = match self.allocated {
            1 => Samples::blank(self.columns, self.rows, self.channels, 1)?,
            64 => return Err(Failure::Unsupported),
            _ => self.blank()?,
        };
        let needed = self.native_bits().div_ceil(8);
        if (bytes.len() as u64) < needed {
            return Err(Failure::Malformed);
        }
        if self.allocated == 1 {
            for (index, sample) in samples.bytes.iter_mut().enumerate() {
                let bit = index + shift;
                *sample = bytes.get(bit / 8).ok_or(Failure::Malformed)? >> (bit % 8) & 1;
            }
            return Ok(samples);
        }
        let (width, channels) = (samples.width, self.channels);
        let plane = self.columns * self.rows;
        let big = self.inventory.dicom().syntax.big_endian && width > 1;
        if !big && !self.planar && !self.is_subsampled() {
            samples.bytes.copy_from_slice(&bytes[..needed as usize]);
            return Ok(samples);
        }
        for (index, sample) in samples.bytes.chunks_exact_mut(width).enumerate() {
            let (pixel, channel) = (index / channels, index % channels);
            let from = if self.is_subsampled() {
                // Two luminances, then the differences they share.
                pixel / 2 * 4 + if channel == 0 { pixel % 2 } else { channel + 1 }
            } else if self.planar {
                channel * plane + pixel
            } else {
                index
            };
            sample.copy_from_slice(&bytes[from * width..(from + 1) * width]);
            if big {
                sample.reverse();
            }
        }
        Ok(samples)
    }

    /// A sample as the number it stands for.
    pub(super) fn value(&self, samples: &Samples, index: usize) -> f32 {
        let raw = samples.get(index);
        if self.float {
            return f32::from_bits(raw);
        }
        let unused = 32 - self.stored.min(samples.precision);
        let raw = raw >> self.shift_of(samples);
        if self.signed {
            ((raw << unused) as i32 >> unused) as f32
        } else {
            (raw << unused >> unused) as f32
        }
    }

    /// The palette of the data set.
    pub(super) fn palette(&self) -> Option<Palette> {
        Palette::of(self.base, self.inventory)
    }

    /// A native frame without its bytes.
    pub(super) fn shape(&self) -> Result<Samples, Failure> {
        let mut one = Samples::blank(1, 1, self.channels, self.allocated.min(16) as u32)?;
        if self.allocated == 32 {
            (one.width, one.precision, one.bytes) = (4, 32, vec![0; 4 * self.channels]);
        }
        Ok(one)
    }

    /// Bits of one native frame with all its samples.
    pub(super) fn full_bits(&self) -> u64 {
        (self.columns * self.rows * self.channels * self.allocated) as u64
    }

    /// A sample in all the bits that the data set gives one natively, in two's complement where it
    /// is signed: a codestream has only the bits that are used, and may call them unsigned.
    pub(super) fn wide(&self, samples: &Samples, index: usize) -> u64 {
        let raw = u64::from(samples.get(index));
        if samples.precision as usize == self.allocated {
            return raw;
        }
        let unused = u64::BITS - self.stored.min(samples.precision);
        let negative = self.signed && raw << unused >> (u64::BITS - 1) == 1;
        let extended = if negative { raw | u64::MAX << (u64::BITS - unused) } else { raw };
        extended << self.shift & u64::MAX >> (64 - self.allocated)
    }

    /// Native bytes in as many bits as the data set gives a sample.
    pub(super) fn widened(&self, samples: &Samples) -> Result<Vec<u8>, Failure> {
        let width = self.allocated / 8;
        if width < samples.width {
            return Err(Failure::Unsupported);
        }
        let wide = |index: usize| self.wide(samples, index).to_le_bytes().into_iter().take(width);
        Ok((0..samples.len()).flat_map(wide).collect())
    }

    /// The bytes of a frame as they are stored natively, the way back from `unpack`.
    pub(super) fn pack(&self, samples: &Samples) -> Result<Vec<u8>, Failure> {
        if self.is_subsampled() {
            return Err(Failure::Unsupported);
        }
        if self.allocated == 1 {
            let byte = |bits: &[u8]| bits.iter().rev().fold(0, |byte, bit| byte << 1 | bit);
            return Ok(samples.bytes.chunks(8).map(byte).collect());
        }
        if !self.planar {
            return Ok(samples.bytes.clone());
        }
        let pixels = samples.bytes.chunks_exact(samples.width);
        let plane = |channel| pixels.clone().skip(channel).step_by(self.channels).flatten();
        Ok((0..self.channels).flat_map(plane).copied().collect())
    }

    /// Whether frames are coded by JPEG-LS.
    pub(super) fn is_jpeg_ls(&self) -> bool {
        is_jpeg_ls(&self.inventory.dicom().syntax_uid)
    }

    /// Codings other than plain ones leave unused bits out.
    pub(super) fn shift_of(&self, samples: &Samples) -> u32 {
        if samples.precision as usize == self.allocated { self.shift } else { 0 }
    }

    /// Whether the samples are luminance and colour differences.
    pub(super) fn is_ybr(&self, samples: &Samples) -> bool {
        samples.channels == 3
            && match samples.colour {
                Some(colour) => colour == Colour::Ybr,
                None => self.photometric.starts_with("YBR"),
            }
    }
}

fn is_jpeg_ls(uid: &str) -> bool {
    matches!(uid, "1.2.840.10008.1.2.4.80" | "1.2.840.10008.1.2.4.81")
}
