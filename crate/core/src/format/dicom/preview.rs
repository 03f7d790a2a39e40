//! One frame to look at: native, run-length encoded, or a JPEG stream for the browser to decode.

use super::frames;
use super::syntax::Frames;
use super::tag::{self, Tag};
use crate::inventory::{Field, Inventory};
use crate::reason::{Code, Reason};
use crate::source::Source;

/// Frames wider or higher than this are shown with samples left out.
const WIDEST: usize = 4096;
/// The most samples of one frame, and bytes of it, that are read at once.
const MOST_BYTES: u64 = 128 << 20;

/// A frame to look at.
#[derive(Debug)]
pub struct Preview {
    /// Columns shown.
    pub width: usize,
    /// Rows shown.
    pub height: usize,
    /// Frames in the file.
    pub frames: u64,
    /// The samples.
    pub pixels: Pixels,
    /// Window Center (0028,1050), for gray samples.
    pub center: Option<f64>,
    /// Window Width (0028,1051).
    pub window: Option<f64>,
    /// Whether low values are bright (MONOCHROME1).
    pub invert: bool,
}

/// The samples of a frame.
#[derive(Debug)]
pub enum Pixels {
    /// One modality value per pixel (PS3.3 C.11.1).
    Gray(Vec<f32>),
    /// Red, green, blue and alpha.
    Rgba(Vec<u8>),
    /// A JPEG stream.
    Jpeg(Vec<u8>),
}

/// How the samples of a frame are stored (PS3.3 C.7.6.3).
struct Stored {
    columns: usize,
    rows: usize,
    samples: usize,
    bits: usize,
    bits_stored: u32,
    signed: bool,
    planar: bool,
    photometric: String,
    float: bool,
    big_endian: bool,
}

/// Makes a preview of a frame, counted from zero.
pub fn preview(source: &dyn Source, inventory: &Inventory, frame: u64) -> Result<Preview, Reason> {
    let layout = inventory.dicom();
    let base: &dyn Source = layout.inflated.as_ref().map_or(source, |bytes| bytes);
    let mut stored = Stored::of(inventory)?;
    let pixels = inventory
        .top_level()
        .find(|field| field.tag().is_some_and(Tag::is_pixel_data))
        .ok_or(Code::NoPreview)?;
    let frames = inventory.number(tag::NUMBER_OF_FRAMES).unwrap_or(1_u64).max(1);
    if frame >= frames {
        return Err(Code::NoPreview.into());
    }
    let shown = match layout.syntax.frames {
        Frames::Jpeg if is_browser_jpeg(&layout.syntax_uid) => {
            Pixels::Jpeg(frames::nth(base, &layout.fragments, frame as usize)?)
        }
        Frames::Rle => {
            let index = usize::try_from(frame).map_err(|_| Code::NoPreview)? + 1;
            let span = layout.fragments.get(index).ok_or(Code::NoPreview)?;
            let bytes = unpack_rle(&base.read_span(span)?, &stored).ok_or(Code::NoPreview)?;
            stored.planar = true;
            stored.big_endian = false;
            stored.show(inventory, base, &bytes)?
        }
        Frames::Native => {
            let bytes = stored.native_frame(base, pixels, frame)?;
            stored.show(inventory, base, &bytes)?
        }
        _ => return Err(Code::NoPreview.into()),
    };
    let step = stored.step();
    let (width, height) = match shown {
        Pixels::Jpeg(_) => (stored.columns, stored.rows),
        _ => (stored.columns.div_ceil(step), stored.rows.div_ceil(step)),
    };
    Ok(Preview {
        width,
        height,
        frames,
        pixels: shown,
        center: inventory.number(tag::WINDOW_CENTER),
        window: inventory.number(tag::WINDOW_WIDTH),
        invert: stored.photometric == "MONOCHROME1",
    })
}

fn is_browser_jpeg(uid: &str) -> bool {
    matches!(uid, "1.2.840.10008.1.2.4.50" | "1.2.840.10008.1.2.4.51")
}

impl Stored {
    fn of(inventory: &Inventory) -> Result<Self, Reason> {
        let number = |tag| inventory.number::<usize>(tag);
        let rows = number(tag::ROWS).ok_or(Code::NoPreview)?;
        let columns = number(tag::COLUMNS).ok_or(Code::NoPreview)?;
        let bits = number(tag::BITS_ALLOCATED).ok_or(Code::NoPreview)?;
        let samples = number(tag::SAMPLES_PER_PIXEL).unwrap_or(1);
        let largest = usize::from(u16::MAX);
        if !(1..=largest).contains(&rows)
            || !(1..=largest).contains(&columns)
            || (rows * columns) as u64 > MOST_BYTES
            || !matches!(bits, 1 | 8 | 16 | 32)
            || !matches!(samples, 1 | 3)
        {
            return Err(Code::NoPreview.into());
        }
        Ok(Self {
            columns,
            rows,
            samples,
            bits,
            bits_stored: inventory
                .number(tag::BITS_STORED)
                .unwrap_or(bits as u32)
                .clamp(1, bits as u32),
            signed: number(tag::PIXEL_REPRESENTATION) == Some(1),
            planar: number(tag::PLANAR_CONFIGURATION) == Some(1),
            photometric: inventory
                .text(tag::PHOTOMETRIC_INTERPRETATION)
                .unwrap_or_default()
                .to_owned(),
            float: inventory.element(tag::FLOAT_PIXEL_DATA).is_some(),
            big_endian: inventory.dicom().syntax.big_endian,
        })
    }

    /// Bits of one frame.
    fn frame_bits(&self) -> u64 {
        let samples = if self.photometric == "YBR_FULL_422" { 2 } else { self.samples };
        self.columns as u64 * self.rows as u64 * samples as u64 * self.bits as u64
    }

    fn native_frame(
        &self,
        base: &dyn Source,
        pixels: &Field,
        frame: u64,
    ) -> Result<Vec<u8>, Reason> {
        let bits = self.frame_bits();
        let first = bits.checked_mul(frame).ok_or(Code::NoPreview)?;
        let start = pixels.value.start + first / 8;
        let last = first.checked_add(bits).ok_or(Code::NoPreview)?;
        let end = pixels.value.start + last.div_ceil(8);
        if end > pixels.value.end || end - start > MOST_BYTES {
            return Err(Code::NoPreview.into());
        }
        let bytes = base.read_span(&(start..end))?;
        let shift = (first % 8) as usize;
        if self.bits == 1 {
            let count = self.columns * self.rows;
            let bit = |index: usize| bytes[(index + shift) / 8] >> ((index + shift) % 8) & 1;
            return Ok((0..count).map(bit).collect());
        }
        Ok(bytes)
    }

    fn step(&self) -> usize {
        self.columns.max(self.rows).div_ceil(WIDEST)
    }

    /// One sample as stored, sign and high bit minded.
    fn sample(&self, bytes: &[u8], index: usize) -> Option<f32> {
        let mask = |value: u32| {
            let unused = 32 - self.bits_stored;
            if self.signed {
                ((value << unused) as i32 >> unused) as f32
            } else {
                (value << unused >> unused) as f32
            }
        };
        Some(match self.bits {
            1 | 8 => mask(u32::from(*bytes.get(index)?)),
            16 => {
                let pair = bytes.get(2 * index..2 * index + 2)?.try_into().ok()?;
                let value = if self.big_endian {
                    u16::from_be_bytes(pair)
                } else {
                    u16::from_le_bytes(pair)
                };
                mask(value.into())
            }
            _ => {
                let word: [u8; 4] = bytes.get(4 * index..4 * index + 4)?.try_into().ok()?;
                let value = if self.big_endian {
                    u32::from_be_bytes(word)
                } else {
                    u32::from_le_bytes(word)
                };
                if self.float { f32::from_bits(value) } else { mask(value) }
            }
        })
    }

    /// Pixel indices that are shown, row by row.
    fn shown(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (step, rows, columns) = (self.step(), self.rows, self.columns);
        (0..rows).step_by(step).flat_map(move |y| (0..columns).step_by(step).map(move |x| (x, y)))
    }

    fn show(
        &self,
        inventory: &Inventory,
        base: &dyn Source,
        bytes: &[u8],
    ) -> Result<Pixels, Reason> {
        let missing = || Reason::new(Code::NoPreview);
        if self.photometric == "PALETTE COLOR" {
            return self.palette(inventory, base, bytes).ok_or_else(missing);
        }
        if self.samples == 3 {
            return self.colour(bytes).ok_or_else(missing);
        }
        let slope: f32 = inventory.number(tag::RESCALE_SLOPE).unwrap_or(1.0);
        let intercept: f32 = inventory.number(tag::RESCALE_INTERCEPT).unwrap_or(0.0);
        let gray = |(x, y)| Some(self.sample(bytes, y * self.columns + x)? * slope + intercept);
        self.shown().map(gray).collect::<Option<_>>().map(Pixels::Gray).ok_or_else(missing)
    }

    fn colour(&self, bytes: &[u8]) -> Option<Pixels> {
        if self.bits != 8 {
            return None;
        }
        let (columns, plane) = (self.columns, self.columns * self.rows);
        let subsampled = self.photometric == "YBR_FULL_422" && !self.planar;
        let triple = |(x, y)| -> Option<[u8; 3]> {
            let pixel = y * columns + x;
            let at = |offset: usize| bytes.get(offset).copied();
            Some(if subsampled {
                // Two luminances, then the blue and red differences they share (C.7.6.3.1.2).
                let pair = pixel / 2 * 4;
                [at(pair + pixel % 2)?, at(pair + 2)?, at(pair + 3)?]
            } else if self.planar {
                [at(pixel)?, at(plane + pixel)?, at(2 * plane + pixel)?]
            } else {
                [at(3 * pixel)?, at(3 * pixel + 1)?, at(3 * pixel + 2)?]
            })
        };
        let luminance = self.photometric.starts_with("YBR");
        let mut rgba = Vec::new();
        for place in self.shown() {
            let stored = triple(place)?;
            rgba.extend(if luminance { from_ybr(stored) } else { stored });
            rgba.push(255);
        }
        Some(Pixels::Rgba(rgba))
    }

    fn palette(&self, inventory: &Inventory, base: &dyn Source, bytes: &[u8]) -> Option<Pixels> {
        let tables = [
            (tag::RED_PALETTE_DESCRIPTOR, tag::RED_PALETTE_DATA),
            (tag::GREEN_PALETTE_DESCRIPTOR, tag::GREEN_PALETTE_DATA),
            (tag::BLUE_PALETTE_DESCRIPTOR, tag::BLUE_PALETTE_DATA),
        ]
        .map(|(descriptor, data)| Lookup::read(inventory, base, descriptor, data));
        let mut rgba = Vec::new();
        for (x, y) in self.shown() {
            let index = self.sample(bytes, y * self.columns + x)? as i64;
            for table in &tables {
                rgba.push(table.as_ref()?.colour(index)?);
            }
            rgba.push(255);
        }
        Some(Pixels::Rgba(rgba))
    }
}

/// One channel of a palette (PS3.3 C.7.6.3.1.5).
struct Lookup {
    first: i64,
    colours: Vec<u8>,
}

impl Lookup {
    fn read(inventory: &Inventory, base: &dyn Source, descriptor: Tag, data: Tag) -> Option<Self> {
        let numbers: Vec<i64> =
            inventory.text(descriptor)?.split('\\').filter_map(|n| n.parse().ok()).collect();
        let [_, first, bits] = numbers[..] else {
            return None;
        };
        let field = inventory.element(data)?;
        if field.value.end - field.value.start > 1 << 18 {
            return None;
        }
        let bytes = base.read_span(&field.value).ok()?;
        let high = usize::from(!inventory.dicom().syntax.big_endian);
        let colours =
            if bits == 8 { bytes } else { bytes.chunks_exact(2).map(|pair| pair[high]).collect() };
        Some(Self { first, colours })
    }

    fn colour(&self, index: i64) -> Option<u8> {
        let last = self.colours.len().checked_sub(1)?;
        let index = usize::try_from(index.saturating_sub(self.first).max(0)).ok()?;
        self.colours.get(index.min(last)).copied()
    }
}

/// ITU-R BT.601 full range, as PS3.3 C.7.6.3.1.2 defines YBR_FULL.
fn from_ybr([y, b, r]: [u8; 3]) -> [u8; 3] {
    let (y, b, r) = (f32::from(y), f32::from(b) - 128.0, f32::from(r) - 128.0);
    [y + 1.402 * r, y - 0.344_136 * b - 0.714_136 * r, y + 1.772 * b]
        .map(|channel| channel.round().clamp(0.0, 255.0) as u8)
}

/// Unpacks a frame into planes of little-endian samples (PS3.5 annex G).
fn unpack_rle(bytes: &[u8], stored: &Stored) -> Option<Vec<u8>> {
    let word = |index: usize| -> Option<usize> {
        let word = bytes.get(4 * index..4 * index + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(word) as usize)
    };
    let (segments, width) = (word(0)?, stored.bits / 8);
    if stored.bits == 1 || segments != stored.samples * width {
        return None;
    }
    let pixels = stored.columns * stored.rows;
    if (pixels * segments) as u64 > MOST_BYTES {
        return None;
    }
    let mut unpacked = vec![0; pixels * segments];
    for segment in 0..segments {
        let start = word(1 + segment)?;
        let end = if segment + 1 < segments { word(2 + segment)? } else { bytes.len() };
        let plane = unpack_bits(bytes.get(start..end)?, pixels)?;
        // The most significant byte comes first.
        let (sample, byte) = (segment / width, width - 1 - segment % width);
        for (index, value) in plane.into_iter().enumerate() {
            unpacked[(sample * pixels + index) * width + byte] = value;
        }
    }
    Some(unpacked)
}

fn unpack_bits(mut packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut unpacked = Vec::with_capacity(length);
    while unpacked.len() < length {
        let (&count, rest) = packed.split_first()?;
        packed = rest;
        match count {
            0..=127 => {
                let literal = packed.get(..usize::from(count) + 1)?;
                unpacked.extend_from_slice(literal);
                packed = &packed[literal.len()..];
            }
            128 => {}
            129..=255 => {
                let (&value, rest) = packed.split_first()?;
                packed = rest;
                unpacked.resize(unpacked.len() + 257 - usize::from(count), value);
            }
        }
    }
    unpacked.truncate(length);
    Some(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacks_literals_and_runs() {
        assert_eq!(unpack_bits(&[1, 7, 8, 254, 9, 128], 5), Some(vec![7, 8, 9, 9, 9]));
        assert_eq!(unpack_bits(&[5, 7], 5), None);
    }

    #[test]
    fn grey_stays_grey_through_ybr() {
        assert_eq!(from_ybr([100, 128, 128]), [100, 100, 100]);
        assert_eq!(from_ybr([76, 85, 255]), [254, 0, 0]);
    }
}
