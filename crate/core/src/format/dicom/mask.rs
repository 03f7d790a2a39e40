//! Blanks boxes in the stored pixels, and says what changes in the data set for it.
//!
//! A frame that no box touches stays the range of the input it was. A native frame changes in the
//! rows under its boxes; a compressed one is coded again without loss in its own coding, a JPEG
//! picture of blocks only in those blocks. Where there is no way to do that, all frames are
//! written natively.

mod check;
mod native;

pub(crate) use self::check::check;

use super::picture::{Picture, fragments};
use super::syntax::{Frames, Syntax};
use super::tag::{self, Tag, Vr};
use super::write::{encode_header, encode_length, encode_tag};
use crate::inventory::Inventory;
use crate::pixels::{
    Area, Colour, Failure, MaskBox, Samples, jpeg, jpeg_ls, jpeg_xl, jpeg2000, rle,
};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use flate2::{Compression, write::DeflateEncoder};
use std::io::Write;
use std::ops::{ControlFlow, Range};

/// The most bytes that frames which change may take in memory together.
const MOST: u64 = 256 << 20;

/// Pixel data with its boxes blanked, and what has to be said of it.
#[derive(Debug, Default)]
pub(super) struct Masked {
    /// The whole element.
    pub(super) pixels: Rope,
    /// The transfer syntax, where it is another now.
    pub(super) syntax_uid: Option<&'static str>,
    /// Attributes with new values.
    pub(super) said: Vec<(Tag, Vr, Vec<u8>)>,
    /// Attributes that do not hold any more.
    pub(super) dropped: Vec<Tag>,
}

/// Blanks boxes; `blanks` are the spans of markers that are overwritten with zeros.
pub(super) fn mask(
    source: &dyn Source,
    inventory: &Inventory,
    masks: &[MaskBox],
    blanks: &[Span],
    progress: &mut dyn Progress,
) -> Result<Masked, Reason> {
    let picture = Picture::of(source, inventory).map_err(|_| Code::MaskUnreadable)?;
    let mut dropped = vec![tag::SMALLEST_PIXEL_VALUE, tag::LARGEST_PIXEL_VALUE];
    if inventory.dicom().syntax.frames == Frames::Native {
        let pixels = native::mask(&picture, masks).map_err(held)?;
        return Ok(Masked { pixels, dropped, ..Masked::default() });
    }
    dropped.extend([tag::EXTENDED_OFFSET_TABLE, tag::EXTENDED_OFFSET_TABLE_LENGTHS]);
    let compressed = Compressed { picture: &picture, masks, blanks };
    match compressed.mask(progress)? {
        Some(pixels) => Ok(Masked { pixels, dropped, ..Masked::default() }),
        None => compressed.natively(dropped, progress),
    }
}

/// What a box covers of each frame it is meant for.
pub(super) fn areas(masks: &[MaskBox], frame: u64, picture: &Picture) -> Vec<Area> {
    let meant = masks.iter().filter(|mask| mask.frame.is_none_or(|only| u64::from(only) == frame));
    meant.filter_map(|mask| Area::of(mask, picture.columns, picture.rows)).collect()
}

fn held(failure: Failure) -> Reason {
    match failure {
        Failure::TooLarge => Code::MaskTooLarge.into(),
        Failure::Malformed | Failure::Unsupported => Code::MaskUnreadable.into(),
    }
}

struct Compressed<'a> {
    picture: &'a Picture<'a>,
    masks: &'a [MaskBox],
    blanks: &'a [Span],
}

impl Compressed<'_> {
    /// The element with only the frames under boxes coded again; `None` where one cannot be.
    fn mask(&self, progress: &mut dyn Progress) -> Result<Option<Rope>, Reason> {
        let picture = self.picture;
        let fragments = &picture.inventory.dicom().fragments;
        let groups = fragments::of_frames(picture.base, picture.inventory, picture.frames);
        let groups = groups.map_err(held)?;
        let mut items = Rope::new();
        let (mut offsets, mut taken) = (Vec::new(), 0);
        for (frame, group) in (0..).zip(groups) {
            offsets.push(items.len());
            let areas = areas(self.masks, frame, picture);
            if areas.is_empty() {
                for fragment in &fragments[group] {
                    self.pass(fragment.start - 8..fragment.end, &mut items);
                }
            } else {
                let coded = match self.code(&group, frame, &areas) {
                    Ok(coded) => coded,
                    Err(Failure::Unsupported) => return Ok(None),
                    Err(failure) => return Err(held(failure)),
                };
                taken += coded.len() as u64;
                if taken > MOST {
                    return Err(Code::MaskTooLarge.into());
                }
                item(&coded, &mut items);
            }
            let done = items.len().min(picture.inventory.size);
            if let ControlFlow::Break(cancelled) = progress.step(done, picture.inventory.size) {
                return Err(cancelled.into());
            }
        }
        let (whole, value) = (&picture.pixels.whole, &picture.pixels.value);
        let mut pixels = Rope::new();
        pixels.push_range(whole.start..value.start);
        let wanted = !fragments[0].is_empty()
            || picture.inventory.element(tag::EXTENDED_OFFSET_TABLE).is_some();
        item(&if wanted { table(&offsets) } else { Vec::new() }, &mut pixels);
        pixels.append(items);
        pixels.push_range(value.end..whole.end);
        Ok(Some(pixels))
    }

    /// Passes on a range of the input with its blanks.
    fn pass(&self, span: Span, rope: &mut Rope) {
        let mut at = span.start;
        let first = self.blanks.partition_point(|blank| blank.end <= span.start);
        for blank in self.blanks[first..].iter().take_while(|blank| blank.start < span.end) {
            let (start, end) = (blank.start.max(at), blank.end.min(span.end));
            rope.push_range(at..start);
            rope.push_bytes(&vec![0; (end - start) as usize]);
            at = end;
        }
        rope.push_range(at..span.end);
    }

    /// The bytes of a frame without what its markers hide.
    fn bytes(&self, group: &Range<usize>) -> Result<Vec<u8>, Failure> {
        let mut rope = Rope::new();
        for fragment in &self.picture.inventory.dicom().fragments[group.clone()] {
            self.pass(fragment.clone(), &mut rope);
        }
        if rope.len() > crate::pixels::MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        Ok(rope.to_vec(self.picture.base)?)
    }

    /// A frame with its areas blanked, in its own coding.
    fn code(&self, group: &Range<usize>, frame: u64, areas: &[Area]) -> Result<Vec<u8>, Failure> {
        let picture = self.picture;
        let bytes = self.bytes(group)?;
        let mut samples = picture.decompress(&bytes)?;
        let dark = picture.dark(&samples)?;
        if picture.is_blocks(&bytes) {
            let meant = |mask: &&MaskBox| mask.frame.is_none_or(|only| u64::from(only) == frame);
            let boxes: Vec<MaskBox> = self.masks.iter().filter(meant).copied().collect();
            return jpeg::blank_blocks(&bytes, &boxes, &dark);
        }
        for area in areas {
            samples.fill(area, &dark);
        }
        match picture.inventory.dicom().syntax.frames {
            Frames::Rle => rle::encode(&samples),
            Frames::Jpeg if picture.is_jpeg_ls() => jpeg_ls::encode(&samples),
            Frames::Jpeg => jpeg::encode_lossless(&samples),
            Frames::Deflated => {
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
                let written = encoder.write_all(&picture.pack(&samples)?);
                written.and_then(|()| encoder.finish()).map_err(|_| Failure::Unsupported)
            }
            _ => Err(Failure::Unsupported),
        }
    }

    /// All frames decoded, and those under boxes blanked (PS3.5 annex A.2).
    fn natively(
        &self,
        mut dropped: Vec<Tag>,
        progress: &mut dyn Progress,
    ) -> Result<Masked, Reason> {
        let picture = self.picture;
        let length = picture.full_bits().div_ceil(8).saturating_mul(picture.frames);
        if length > MOST {
            return Err(Code::MaskTooLarge.into());
        }
        let mut native = Vec::with_capacity(length as usize);
        let (mut colour, mut lossy) = (None, false);
        for frame in 0..picture.frames {
            let bytes = picture.frame_bytes(frame).map_err(held)?;
            lossy |= picture.is_lossy(&bytes);
            let mut samples = picture.decompress(&bytes).map_err(held)?;
            let dark = picture.dark(&samples).map_err(held)?;
            for area in areas(self.masks, frame, picture) {
                samples.fill(&area, &dark);
            }
            colour = Some(picture.is_ybr(&samples));
            native.extend(picture.widened(&samples).map_err(held)?);
            let done = (frame + 1) * picture.inventory.size / picture.frames;
            if let ControlFlow::Break(cancelled) = progress.step(done, picture.inventory.size) {
                return Err(cancelled.into());
            }
        }
        native.resize(native.len().next_multiple_of(2), 0);
        let vr = if picture.allocated > 8 { Vr(*b"OW") } else { Vr::OB };
        let mut header = Vec::new();
        let count = u32::try_from(native.len()).map_err(|_| Code::MaskTooLarge)?;
        encode_header(&mut header, tag::PIXEL_DATA, vr, count, Syntax::EXPLICIT);
        let mut pixels = Rope::new();
        pixels.push_bytes(&header);
        pixels.push_bytes(&native);
        let mut said = Vec::new();
        if picture.channels == 3 {
            let photometric = if colour == Some(true) { "YBR_FULL" } else { "RGB" };
            said.push((tag::PHOTOMETRIC_INTERPRETATION, Vr(*b"CS"), photometric.into()));
            said.push((tag::PLANAR_CONFIGURATION, Vr(*b"US"), vec![0, 0]));
        }
        if lossy {
            // The transfer syntax does not say it any more (PS3.3 C.7.6.1.1.5).
            said.push((tag::LOSSY_IMAGE_COMPRESSION, Vr(*b"CS"), b"01".to_vec()));
        }
        dropped.dedup();
        Ok(Masked { pixels, syntax_uid: Some(Syntax::EXPLICIT_UID), said, dropped })
    }
}

/// An item of encapsulated pixel data, padded to even length.
fn item(bytes: &[u8], rope: &mut Rope) {
    let length = bytes.len().next_multiple_of(2);
    rope.push_bytes(&encode_tag(tag::ITEM, Syntax::EXPLICIT));
    rope.push_bytes(&encode_length(length as u32, Syntax::EXPLICIT));
    rope.push_bytes(bytes);
    rope.push_bytes(&vec![0; length - bytes.len()]);
}

/// A basic offset table, empty where an offset has no room in it (PS3.5 §A.4).
fn table(offsets: &[u64]) -> Vec<u8> {
    let narrow: Option<Vec<[u8; 4]>> =
        offsets.iter().map(|offset| u32::try_from(*offset).ok().map(u32::to_le_bytes)).collect();
    narrow.unwrap_or_default().concat()
}

impl Picture<'_> {
    /// Whether a compressed frame is a JPEG picture of transformed blocks, whatever the transfer
    /// syntax says.
    pub(super) fn is_blocks(&self, bytes: &[u8]) -> bool {
        self.inventory.dicom().syntax.frames == Frames::Jpeg
            && !self.is_jpeg_ls()
            && !jpeg::is_lossless(bytes)
    }

    /// Whether something may have been lost when a frame was coded.
    pub(super) fn is_lossy(&self, bytes: &[u8]) -> bool {
        match self.inventory.dicom().syntax.frames {
            Frames::Jpeg => self.is_blocks(bytes),
            Frames::Jpeg2000 => jpeg2000::is_lossy(bytes),
            Frames::JpegXl => jpeg_xl::is_lossy(bytes),
            _ => false,
        }
    }

    /// The value of each sample of a pixel that shows black.
    pub(super) fn dark(&self, samples: &Samples) -> Result<Vec<u32>, Failure> {
        let bits = self.stored.min(samples.precision);
        let all = (1_u64 << bits) - 1;
        let half = 1_u64 << (bits - 1);
        let whole = ((1_u64 << samples.precision) - 1) as u32;
        if self.float {
            return Ok(vec![0; self.channels]);
        }
        let dark: Vec<u64> = match self.photometric.as_str() {
            "PALETTE COLOR" => {
                let palette = self.palette().ok_or(Failure::Malformed)?;
                vec![palette.darkest() as u64]
            }
            "YBR_PARTIAL_422" | "YBR_PARTIAL_420" if samples.colour != Some(Colour::Rgb) => {
                vec![1 << bits.saturating_sub(4), half, half]
            }
            _ if self.is_ybr(samples) => vec![0, half, half],
            _ if self.channels > 1 => vec![0; self.channels],
            "MONOCHROME1" => vec![if self.signed { half - 1 } else { all }],
            _ if self.signed => vec![half.wrapping_neg()],
            _ => vec![0],
        };
        let shift = self.shift_of(samples);
        Ok(dark.into_iter().map(|value| (value << shift) as u32 & whole).collect())
    }
}
