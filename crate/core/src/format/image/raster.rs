//! One picture of a file as a person sees it, for previews and for what looks for text and faces.
//!
//! Pixels stand as they are stored: whoever shows them minds the orientation.

use super::{Kind, bmp};
use crate::format::dicom::picture::from_ybr;
use crate::pixels::{Colour, Failure, MOST_BYTES, Raster, Samples, jpeg};
use crate::source::Source;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::num::NonZeroU64;

/// Decodes a page or a frame, counted from zero.
pub(super) fn decode(source: &dyn Source, kind: Kind, page: u32) -> Result<Raster, Failure> {
    let reader = BufReader::new(Reader { source, at: 0 });
    match kind {
        Kind::Jpeg if page == 0 => of_jpeg(source),
        Kind::Bmp if page == 0 => of_bmp(source),
        Kind::Png => of_png(reader, page),
        Kind::Gif => of_gif(reader, page),
        Kind::Webp => of_webp(reader, page),
        Kind::Tiff => of_tiff(reader, page),
        Kind::Jpeg | Kind::Bmp => Err(Failure::Malformed),
    }
}

/// A source as the decoders read.
struct Reader<'a> {
    source: &'a dyn Source,
    at: u64,
}

impl Read for Reader<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let left = self.source.len().saturating_sub(self.at);
        let take = buf.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let failed = |_| std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        self.source.read_at(self.at, &mut buf[..take]).map_err(failed)?;
        self.at += take as u64;
        Ok(take)
    }
}

impl Seek for Reader<'_> {
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

type Input<'a> = BufReader<Reader<'a>>;

fn malformed<E>(_: E) -> Failure {
    Failure::Malformed
}

/// Bytes of a picture of so many channels, if they may be in memory.
fn room(width: u32, height: u32, channels: u64) -> Result<usize, Failure> {
    let bytes = u64::from(width).checked_mul(u64::from(height));
    let bytes = bytes.and_then(|pixels| pixels.checked_mul(channels));
    let fits = bytes.filter(|bytes| (1..=MOST_BYTES).contains(bytes));
    Ok(fits.ok_or(Failure::TooLarge)? as usize)
}

/// Red, green and blue of pixels of one to four channels; what is transparent lies on white.
fn opaque(bytes: &[u8], channels: usize) -> Vec<u8> {
    let over = |value: u8, alpha: u8| {
        let alpha = u32::from(alpha);
        ((u32::from(value) * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let colour = |pixel: &[u8]| match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [over(grey, alpha); 3],
        [red, green, blue, alpha] => [over(red, alpha), over(green, alpha), over(blue, alpha)],
        [red, green, blue, ..] => [red, green, blue],
        [] => [0; 3],
    };
    bytes.chunks_exact(channels.max(1)).flat_map(colour).collect()
}

fn of_jpeg(source: &dyn Source) -> Result<Raster, Failure> {
    if source.len() > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    let bytes = source.read_span(&(0..source.len())).map_err(malformed)?;
    let samples = jpeg::decode(&bytes)?;
    let (width, height) = (samples.columns as u32, samples.rows as u32);
    room(width, height, 3)?;
    let value = |index: usize| (samples.get(index) >> samples.precision.saturating_sub(8)) as u8;
    let pixels = 0..samples.columns * samples.rows;
    let rgb = match (samples.channels, samples.colour) {
        (1, _) => pixels.flat_map(|pixel| [value(pixel); 3]).collect(),
        (3, colour) => pixels.flat_map(|pixel| three(&samples, colour, pixel, &value)).collect(),
        _ => return Err(Failure::Unsupported),
    };
    Ok(Raster { width, height, rgb })
}

fn three(
    samples: &Samples,
    colour: Option<Colour>,
    pixel: usize,
    value: &dyn Fn(usize) -> u8,
) -> [u8; 3] {
    let at = pixel * samples.channels;
    let stored = [value(at), value(at + 1), value(at + 2)];
    if colour == Some(Colour::Rgb) { stored } else { from_ybr(stored) }
}

fn of_png(reader: Input<'_>, page: u32) -> Result<Raster, Failure> {
    let limits = png::Limits { bytes: MOST_BYTES as usize };
    let mut decoder = png::Decoder::new_with_limits(reader, limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(malformed)?;
    let size = reader.output_buffer_size().ok_or(Failure::TooLarge)?;
    if size as u64 > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    let mut bytes = vec![0; size];
    let mut shown = reader.next_frame(&mut bytes).map_err(malformed)?;
    for _ in 0..page {
        shown = reader.next_frame(&mut bytes).map_err(malformed)?;
    }
    bytes.truncate(shown.buffer_size());
    let rgb = opaque(&bytes, shown.color_type.samples());
    Ok(Raster { width: shown.width, height: shown.height, rgb })
}

fn of_gif(reader: Input<'_>, page: u32) -> Result<Raster, Failure> {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let most = NonZeroU64::new(MOST_BYTES).ok_or(Failure::TooLarge)?;
    options.set_memory_limit(gif::MemoryLimit::Bytes(most));
    let mut decoder = options.read_info(reader).map_err(malformed)?;
    let (width, height) = (u32::from(decoder.width()), u32::from(decoder.height()));
    let mut rgb = vec![255; room(width, height, 3)?];
    for _ in 0..=page {
        let frame = decoder.read_next_frame().map_err(malformed)?.ok_or(Failure::Malformed)?;
        let rows = frame.buffer.chunks_exact(4 * usize::from(frame.width).max(1));
        for (y, row) in (usize::from(frame.top)..).zip(rows) {
            for (x, pixel) in (usize::from(frame.left)..).zip(row.chunks_exact(4)) {
                let at = 3 * (y * width as usize + x);
                if pixel[3] > 0
                    && x < width as usize
                    && let Some(place) = rgb.get_mut(at..at + 3)
                {
                    place.copy_from_slice(&pixel[..3]);
                }
            }
        }
    }
    Ok(Raster { width, height, rgb })
}

fn of_webp(reader: Input<'_>, page: u32) -> Result<Raster, Failure> {
    let mut decoder = image_webp::WebPDecoder::new(reader).map_err(malformed)?;
    decoder.set_memory_limit(MOST_BYTES as usize);
    let (width, height) = decoder.dimensions();
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut bytes = vec![0; room(width, height, channels)?];
    if decoder.is_animated() {
        for _ in 0..=page {
            decoder.read_frame(&mut bytes).map_err(malformed)?;
        }
    } else {
        decoder.read_image(&mut bytes).map_err(malformed)?;
    }
    Ok(Raster { width, height, rgb: opaque(&bytes, channels as usize) })
}

fn of_tiff(reader: Input<'_>, page: u32) -> Result<Raster, Failure> {
    use tiff::ColorType;
    use tiff::decoder::{Decoder, DecodingResult, Limits};
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MOST_BYTES as usize;
    limits.intermediate_buffer_size = MOST_BYTES as usize;
    let mut decoder = Decoder::new(reader).map_err(malformed)?.with_limits(limits);
    decoder.seek_to_image(page as usize).map_err(malformed)?;
    let (width, height) = decoder.dimensions().map_err(malformed)?;
    let channels = match decoder.colortype().map_err(malformed)? {
        ColorType::Gray(8 | 16) => 1,
        ColorType::GrayA(8 | 16) => 2,
        ColorType::RGB(8 | 16) => 3,
        ColorType::RGBA(8 | 16) => 4,
        _ => return Err(Failure::Unsupported),
    };
    let length = room(width, height, channels as u64)?;
    let bytes = match decoder.read_image().map_err(malformed)? {
        DecodingResult::U8(bytes) => bytes,
        DecodingResult::U16(values) => values.into_iter().map(|value| (value >> 8) as u8).collect(),
        _ => return Err(Failure::Unsupported),
    };
    if bytes.len() < length {
        return Err(Failure::Unsupported);
    }
    Ok(Raster { width, height, rgb: opaque(&bytes[..length], channels) })
}

fn of_bmp(source: &dyn Source) -> Result<Raster, Failure> {
    let header = bmp::Header::of(source).map_err(malformed)?;
    let (width, height) = (header.width, header.height);
    room(width, height, 3)?;
    if header.compression != 0 || header.samples.end - header.samples.start > MOST_BYTES {
        return Err(Failure::Unsupported);
    }
    let bytes = source.read_span(&header.samples).map_err(malformed)?;
    let colours = source.read_span(&header.palette).map_err(malformed)?;
    let each = if header.size == 12 { 3 } else { 4 };
    let bits = usize::from(header.bits);
    let row = (width as usize * bits).div_ceil(32) * 4;
    let pixel = |x: usize, y: usize| {
        let y = if header.top_down { y } else { height as usize - 1 - y };
        let line = &bytes[y * row..(y + 1) * row];
        let from = x * bits / 8;
        let stored = match bits {
            24 | 32 => &line[from..from + 3],
            16 => {
                let value = u16::from_le_bytes([line[from], line[from + 1]]);
                let channel = |shift: u32| ((value >> shift & 31) * 255 / 31) as u8;
                return [channel(10), channel(5), channel(0)];
            }
            _ => {
                let shift = 8 - bits - x * bits % 8;
                let index = usize::from(line[from] >> shift) & ((1 << bits) - 1);
                colours.get(each * index..each * index + 3).unwrap_or(&[0; 3])
            }
        };
        [stored[2], stored[1], stored[0]]
    };
    let rows = 0..height as usize;
    let rgb = rows.flat_map(|y| (0..width as usize).map(move |x| (x, y)));
    Ok(Raster { width, height, rgb: rgb.flat_map(|(x, y)| pixel(x, y)).collect() })
}
