//! BMP: a file header, a header that says how samples are stored, a palette, samples, a profile.

use super::picture::{self, blanked_bmp};
use super::walk::Walk;
use super::{icc, tags};
use crate::reason::{Code, Reason};
use crate::source::{ReadError, Source, Span};

const FILE_HEADER: u64 = 14;
/// A profile that is the path of a file.
const LINKED: &[u8] = b"KNIL";
const EMBEDDED: &[u8] = b"DEBM";
const SRGB: &[u8] = b"BGRs";

/// Whether a file starts like one.
pub(super) fn sniff(head: &[u8]) -> bool {
    head.starts_with(b"BM")
        && head.get(14..18).is_some_and(|size| {
            matches!(
                u32::from_le_bytes([size[0], size[1], size[2], size[3]]),
                12 | 40 | 52 | 56 | 108 | 124
            )
        })
}

/// How samples are stored, as the headers say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Bytes of the second header.
    pub(super) size: u64,
    /// Columns.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
    /// Whether the first row is the top one.
    pub(super) top_down: bool,
    /// Bits of a pixel.
    pub(super) bits: u16,
    /// 0 none, 1 and 2 run lengths, 3 and 6 bit masks.
    pub(super) compression: u32,
    /// Where masks and palette lie.
    pub(super) palette: Span,
    /// Where the samples lie.
    pub(super) samples: Span,
    bytes: Vec<u8>,
}

impl Header {
    /// Reads it from the start of a file.
    pub(super) fn of(source: &dyn Source) -> Result<Self, Reason> {
        let head = source.read_span(&(0..source.len().min(14 + 124)))?;
        let word = |at: usize| -> Result<u32, Reason> {
            let bytes = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            Ok(u32::from_le_bytes(bytes.ok_or(Code::Truncated)?))
        };
        let half = |at: usize| Ok::<_, Reason>((word(at)? & 0xFFFF) as u16);
        let size = word(14)?;
        let old = size == 12;
        let (width, height, bits) = if old {
            (i32::from(half(18)?), i32::from(half(20)?), (word(22)? >> 16) as u16)
        } else {
            (word(18)? as i32, word(22)? as i32, half(28)?)
        };
        let compression = if old { 0 } else { word(30)? };
        let fits = width > 0 && height != 0 && height != i32::MIN;
        if !fits || !matches!(bits, 1 | 2 | 4 | 8 | 16 | 24 | 32) {
            return Err(Code::BadImage.into());
        }
        let used = if old { 0 } else { u64::from(word(46)?) };
        let colours = match (bits, used) {
            (..=8, 0) => 1 << bits,
            (..=8, used) => used.min(1 << bits),
            (_, used) => used.min(256),
        };
        let masks = match (size, compression) {
            (40, 3) => 12,
            (40, 6) => 16,
            _ => 0,
        };
        let start = FILE_HEADER + u64::from(size);
        let offset = u64::from(word(10)?);
        let palette = start..(start + masks + colours * if old { 3 } else { 4 }).min(offset);
        let row = (u64::from(width.unsigned_abs()) * u64::from(bits)).div_ceil(32) * 4;
        let length = match compression {
            0 | 3 | 6 => row * u64::from(height.unsigned_abs()),
            1 | 2 => u64::from(word(34)?),
            _ => return Err(Code::PictureUnknown.into()),
        };
        let samples = offset..offset.saturating_add(length);
        if offset < start || samples.end > source.len() {
            return Err(Code::Truncated.into());
        }
        let bytes = head.get(14..14 + size as usize).ok_or(Code::Truncated)?.to_vec();
        Ok(Self {
            size: size.into(),
            width: width.unsigned_abs(),
            height: height.unsigned_abs(),
            top_down: height < 0,
            bits,
            compression,
            palette,
            samples,
            bytes,
        })
    }
}

impl Header {
    /// The bits of red, green, blue and transparency in a pixel, where they are said.
    pub(super) fn masks(&self, source: &dyn Source) -> Result<Option<[u32; 4]>, ReadError> {
        let bytes = match (self.compression, self.size) {
            (3 | 6, 40) => source.read_span(&self.palette)?,
            (3 | 6, 52..) => self.bytes[40..].to_vec(),
            _ => return Ok(None),
        };
        let word = |at: usize| {
            let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map(u32::from_le_bytes)
        };
        let channels =
            if self.size == 52 || self.size == 40 && self.compression == 3 { 3 } else { 4 };
        let masks =
            [0, 1, 2, 3].map(|index| if index < channels { word(4 * index) } else { Some(0) });
        Ok(masks.into_iter().collect::<Option<Vec<u32>>>().and_then(|masks| masks.try_into().ok()))
    }
}

/// Walks through the file.
pub(super) fn walk(walk: &mut Walk<'_>) -> Result<(), Reason> {
    let header = Header::of(walk.source)?;
    walk.page(header.width, header.height, 0);
    let masks = picture::meant(walk.masks(), 0, false);
    let masked = if picture::touches(&masks, header.width, header.height) {
        Some(blanked_bmp(walk.source, &masks).map_err(picture::held)?)
    } else {
        None
    };
    let mut second = header.bytes.clone();
    let mut last = header.samples.end;
    let gap = header.palette.end..header.samples.start;
    if !gap.is_empty() {
        walk.part("bmp.gap", "trailing", gap, None)?;
    }
    let length = match &masked {
        Some(bytes) => bytes.len() as u64,
        None => header.samples.end - header.samples.start,
    };
    let profile = profile(walk, &header, length, &mut second, &mut last)?;
    if masked.is_some() && matches!(header.compression, 1 | 2) {
        // Compression and the length of what was compressed.
        second[16..24].fill(0);
    }
    let offset = header.palette.end;
    let end = offset + length + profile.len() as u64;
    let number = |value: u64| u32::try_from(value).map_err(|_| Code::BadLength);
    walk.rope.push_bytes(b"BM");
    walk.rope.push_bytes(&number(end)?.to_le_bytes());
    walk.rope.push_bytes(&[0; 4]);
    walk.rope.push_bytes(&number(offset)?.to_le_bytes());
    walk.rope.push_bytes(&second);
    walk.pass(header.palette.clone());
    match masked {
        Some(bytes) => {
            walk.holds(header.samples.clone())?;
            walk.rope.push_bytes(&bytes);
        }
        None => walk.samples(header.samples.clone())?,
    }
    walk.rope.push_bytes(&profile);
    walk.trailing(last)
}

/// The colour profile of a version 5 header, cleaned, with the fields that point to it behind so
/// many bytes of samples.
fn profile(
    walk: &mut Walk<'_>,
    header: &Header,
    samples: u64,
    second: &mut [u8],
    last: &mut u64,
) -> Result<Vec<u8>, Reason> {
    if header.size < 124 {
        return Ok(Vec::new());
    }
    let word = |at: usize| -> u64 {
        second[at..at + 4].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
    };
    let start = FILE_HEADER + word(112);
    let span = start..start + word(116);
    let kind = second[56..60].to_vec();
    let placed = span.start >= header.samples.end && span.end <= walk.source.len();
    second[112..124].fill(0);
    if kind == LINKED {
        walk.part("bmp.linked profile", "url", start..start + 1, None)?;
    }
    let cleaned = if kind == EMBEDDED && placed && !span.is_empty() {
        *last = (*last).max(span.end);
        icc::cleaned(walk, &[span])?
    } else {
        None
    };
    if kind == LINKED || kind == EMBEDDED && cleaned.is_none() {
        second[56..60].copy_from_slice(SRGB);
    }
    let profile = cleaned.unwrap_or_default();
    if !profile.is_empty() {
        let offset = (header.palette.end - FILE_HEADER + samples) as u32;
        second[112..116].copy_from_slice(&offset.to_le_bytes());
        second[116..120].copy_from_slice(&(profile.len() as u32).to_le_bytes());
    }
    let known = second[56..60] == *SRGB || second[56..60] == *EMBEDDED;
    if !known && second[56..60] != *b" niW" && second[56..60] != [0; 4] {
        walk.part("bmp.colour space", tags::UNKNOWN, 70..74, None)?;
        second[56..60].copy_from_slice(SRGB);
    }
    Ok(profile)
}
