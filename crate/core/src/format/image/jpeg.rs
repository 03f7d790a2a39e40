//! JPEG (ITU-T T.81 annex B): segments, each a marker and a length, around entropy-coded scans.
//!
//! Application segments and comments are where everything but the picture stands.

use super::picture::{self, blanked_jpeg};
use super::walk::{MOST_METADATA, Walk, text};
use super::{Page, exif, icc, iptc, tags};
use crate::pixels::{MOST_BYTES, MaskBox};
use crate::reason::{Code, Reason};
use crate::source::Span;

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const ICC: &[u8] = b"ICC_PROFILE\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// Whether a file starts like one.
pub(super) fn sniff(head: &[u8]) -> bool {
    head.starts_with(&[0xFF, 0xD8, 0xFF])
}

/// Walks through the segments.
pub(super) fn walk(walk: &mut Walk<'_>) -> Result<(), Reason> {
    let masks = picture::meant(walk.masks(), 0, false);
    let mut jpeg =
        Jpeg { walk, exif: false, profile: Vec::new(), images: Vec::new(), coding: Vec::new() };
    jpeg.walk.pass(0..2);
    let mut at = 2;
    let mut scanned = false;
    loop {
        let (marker, start) = jpeg.marker(at)?;
        match marker {
            0xD9 => {
                if !scanned {
                    return Err(Code::BadImage.into());
                }
                jpeg.picture(&masks)?;
                return jpeg.trailing(start);
            }
            // Restart markers and TEM have no length.
            0x01 | 0xD0..=0xD7 => {
                at = start;
                continue;
            }
            0xD8 => return Err(Code::BadImage.into()),
            _ => {}
        }
        let length = u64::from(u16::from_be_bytes(
            jpeg.walk.bytes(start, 2)?.try_into().map_err(|_| Code::Truncated)?,
        ));
        let end = start + length;
        if length < 2 || end > jpeg.walk.source.len() {
            return Err(Code::Truncated.into());
        }
        jpeg.profile_ends(marker)?;
        at = end;
        match marker {
            0xE0..=0xEF => jpeg.application(marker, start + 2..end)?,
            0xFE => {
                let bytes = jpeg.walk.bytes(start + 2, length - 2)?;
                let stays =
                    jpeg.walk.stays("jpeg.comment", "comment", start + 2..end, text(&bytes))?;
                if stays {
                    jpeg.walk.pass(start - 2..end);
                }
            }
            0xC0..=0xCF | 0xDA..=0xDD => {
                let bytes = jpeg.walk.bytes(start + 2, length - 2)?;
                if !is_sound(marker, &bytes) {
                    return Err(Code::BadImage.into());
                }
                if !matches!(marker, 0xC4 | 0xC8 | 0xCC | 0xDA..) {
                    let side =
                        |at: usize| u32::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
                    if !jpeg.walk.pages.is_empty() {
                        return Err(Code::BadImage.into());
                    }
                    jpeg.walk.page(side(3), side(1), 0);
                }
                jpeg.codes(start - 2..end, &masks);
                if marker == 0xDA {
                    at = jpeg.scan_end(end)?;
                    jpeg.walk.holds(end..at)?;
                    jpeg.codes(end..at, &masks);
                    scanned = true;
                }
            }
            _ => {
                let path = format!("jpeg.segment 0x{marker:02X}");
                jpeg.walk.part(path, tags::UNKNOWN, start - 2..end, None)?;
            }
        }
    }
}

struct Jpeg<'a, 'b> {
    walk: &'a mut Walk<'b>,
    /// Whether EXIF was met; a second one is no one's.
    exif: bool,
    /// The segments of the colour profile, gathered until it ends.
    profile: Vec<Span>,
    /// Where the further images of a multi-picture file start (CIPA DC-007).
    images: Vec<Span>,
    /// What codes the picture, gathered until it ends where boxes are blanked in it.
    coding: Vec<Span>,
}

impl Jpeg<'_, '_> {
    /// Passes on what codes the picture, or keeps it until the picture is masked.
    fn codes(&mut self, span: Span, masks: &[MaskBox]) {
        if masks.is_empty() {
            self.walk.pass(span);
        } else {
            self.coding.push(span);
        }
    }

    /// The end of the picture; where boxes are blanked in it, all that codes it too.
    fn picture(&mut self, masks: &[MaskBox]) -> Result<(), Reason> {
        const END: [u8; 2] = [0xFF, 0xD9];
        let touches = |page: &Page| picture::touches(masks, page.columns, page.rows);
        if !self.walk.pages.first().is_some_and(touches) {
            for span in std::mem::take(&mut self.coding) {
                self.walk.pass(span);
            }
            self.walk.rope.push_bytes(&END);
            return Ok(());
        }
        let length: u64 = self.coding.iter().map(|span| span.end - span.start).sum();
        if length > MOST_BYTES {
            return Err(Code::MaskTooLarge.into());
        }
        let mut coding = vec![0xFF, 0xD8];
        for span in &self.coding {
            coding.extend(self.walk.source.read_span(span)?);
        }
        coding.extend(END);
        let blanked = blanked_jpeg(self.walk.source, &coding, masks).map_err(picture::held)?;
        self.walk.rope.push_bytes(&blanked[2..]);
        Ok(())
    }

    /// The next marker, and what follows it; anything before it is no part of the picture.
    fn marker(&mut self, at: u64) -> Result<(u8, u64), Reason> {
        let mut start = at;
        loop {
            let pair = self.walk.bytes(start, 2)?;
            match (pair[0], pair[1]) {
                (0xFF, 0xFF) => start += 1,
                (0xFF, marker) if marker != 0 => {
                    if let Some(padding) = Some(at..start).filter(|span| !span.is_empty()) {
                        let bytes = self.walk.bytes(padding.start, padding.end - padding.start)?;
                        if bytes.iter().any(|byte| *byte != 0xFF) {
                            let path = "jpeg.between segments";
                            self.walk.part(path, "trailing", padding, None)?;
                        }
                    }
                    return Ok((marker, start + 2));
                }
                _ if start - at > MOST_METADATA => return Err(Code::BadImage.into()),
                _ => start += 1,
            }
        }
    }

    /// Where entropy-coded data end: at a marker that is no restart.
    fn scan_end(&self, start: u64) -> Result<u64, Reason> {
        const CHUNK: u64 = 1 << 16;
        let length = self.walk.source.len();
        let mut at = start;
        while at + 1 < length {
            let bytes = self.walk.bytes(at, CHUNK.min(length - at))?;
            let end = memchr::memchr_iter(0xFF, &bytes[..bytes.len() - 1])
                .find(|place| !matches!(bytes[place + 1], 0 | 0xD0..=0xD7 | 0xFF));
            if let Some(place) = end {
                return Ok(at + place as u64);
            }
            at += bytes.len() as u64 - 1;
        }
        Err(Code::Truncated.into())
    }

    fn application(&mut self, marker: u8, data: Span) -> Result<(), Reason> {
        let bytes = self.walk.bytes(data.start, data.end - data.start)?;
        let starts = |name: &[u8]| bytes.starts_with(name);
        match marker {
            0xE0 if starts(b"JFIF\0") && bytes.len() >= 14 => self.jfif(&bytes, &data),
            0xE0 if starts(b"JFXX\0") => self.whole("jfxx.thumbnail", "picture", data, None),
            0xE1 if starts(EXIF) && !self.exif => {
                self.exif = true;
                let inner = data.start + EXIF.len() as u64..data.end;
                if let Some(blob) = exif::rewritten(self.walk, &inner)? {
                    self.segment(marker, &[EXIF, &blob].concat())?;
                }
                Ok(())
            }
            0xE1 if starts(XMP) => {
                let text = text(&bytes[XMP.len()..]);
                self.whole("xmp", "packet", data, text)
            }
            0xE1 if starts(MORE_XMP) => self.whole("xmp.more", "packet", data, None),
            0xE2 if starts(ICC) && bytes.len() > 14 => {
                self.profile.push(data.start + 14..data.end);
                Ok(())
            }
            0xE2 if starts(b"MPF\0") => {
                self.images = multi_picture(&bytes[4..], data.start + 4);
                self.whole("mpf", "packet", data, None)
            }
            0xED if starts(PHOTOSHOP) => {
                let head = PHOTOSHOP.len() as u64;
                let stay = iptc::resources(self.walk, &bytes[head as usize..], data.start + head)?;
                if stay {
                    self.walk.pass(data.start - 4..data.end);
                }
                Ok(())
            }
            0xEE if starts(b"Adobe") && bytes.len() >= 12 => {
                let stays = self.walk.stays("adobe", "technical", data, None)?;
                if stays { self.segment(marker, &bytes[..12]) } else { Ok(()) }
            }
            _ => {
                let path = format!("jpeg.APP{}", marker - 0xE0);
                self.whole(&path, tags::UNKNOWN, data, None)
            }
        }
    }

    /// A segment that stays or goes as it is.
    fn whole(
        &mut self,
        path: &str,
        item: &'static str,
        data: Span,
        text: Option<String>,
    ) -> Result<(), Reason> {
        if self.walk.stays(path, item, data.clone(), text)? {
            self.walk.pass(data.start - 4..data.end);
        }
        Ok(())
    }

    fn segment(&mut self, marker: u8, data: &[u8]) -> Result<(), Reason> {
        let length = u16::try_from(data.len() + 2).map_err(|_| Code::BadLength)?;
        self.walk.rope.push_bytes(&[0xFF, marker]);
        self.walk.rope.push_bytes(&length.to_be_bytes());
        self.walk.rope.push_bytes(data);
        Ok(())
    }

    /// JFIF (ITU-T T.871) without its thumbnail.
    fn jfif(&mut self, bytes: &[u8], data: &Span) -> Result<(), Reason> {
        if bytes.len() > 14 {
            let thumbnail = data.start + 14..data.end;
            self.walk.part("jfif.thumbnail", "picture", thumbnail, None)?;
        }
        self.segment(0xE0, &[&bytes[..12], &[0, 0]].concat())
    }

    /// Writes the colour profile once all its segments were met, in as many as it needs.
    fn profile_ends(&mut self, marker: u8) -> Result<(), Reason> {
        const MOST: usize = 65_519;
        if marker == 0xE2 || self.profile.is_empty() {
            return Ok(());
        }
        let spans = std::mem::take(&mut self.profile);
        let Some(profile) = icc::cleaned(self.walk, &spans)? else { return Ok(()) };
        let chunks: Vec<&[u8]> = profile.chunks(MOST).collect();
        let Ok(count) = u8::try_from(chunks.len()) else { return Ok(()) };
        for (number, chunk) in (1..=count).zip(chunks) {
            self.segment(0xE2, &[ICC, &[number, count], chunk].concat())?;
        }
        Ok(())
    }

    /// What follows the picture: the further images that the file lists, then anything else.
    fn trailing(&mut self, start: u64) -> Result<(), Reason> {
        let length = self.walk.source.len();
        let images = std::mem::take(&mut self.images);
        let images = images.into_iter().filter(|span| span.start >= start && span.end <= length);
        for (number, span) in (2..).zip(images) {
            self.walk.part(format!("mpf.image {number}"), "picture", span, None)?;
        }
        self.walk.trailing(start)
    }
}

/// Whether a segment is as long as what it says is in it (T.81 annex B.2).
fn is_sound(marker: u8, data: &[u8]) -> bool {
    let count = |at: usize| data.get(at).map_or(0, |byte| usize::from(*byte));
    match marker {
        0xDA => data.len() == 4 + 2 * count(0),
        0xDC | 0xDD => data.len() == 2,
        0xDB => {
            let mut rest = data;
            while let Some(first) = rest.first() {
                let length = if first >> 4 == 0 { 65 } else { 129 };
                let Some(after) = rest.get(length..) else { return false };
                rest = after;
            }
            true
        }
        0xC4 => {
            let mut rest = data;
            while let Some(counts) = rest.get(1..17) {
                let codes: usize = counts.iter().map(|count| usize::from(*count)).sum();
                let Some(after) = rest.get(17 + codes..) else { return false };
                rest = after;
            }
            rest.is_empty()
        }
        0xCC => data.len().is_multiple_of(2),
        _ => data.len() == 6 + 3 * count(5),
    }
}

/// Where the further images of a multi-picture file lie (CIPA DC-007 §5.2.3): offsets count from
/// the header in the segment.
fn multi_picture(bytes: &[u8], base: u64) -> Vec<Span> {
    let blob = bytes.to_vec();
    let entries = super::ifd::Form::of(&blob).and_then(|(form, first)| {
        let (entries, _) = form.read(&blob, first)?;
        let list = entries.iter().find(|entry| entry.tag == 0xB002).ok_or(Code::BadImage)?;
        Ok((form, list.bytes(&blob)?))
    });
    let Ok((form, list)) = entries else { return Vec::new() };
    let span = |entry: &[u8]| {
        let (size, offset) = (form.number(&entry[4..8]), form.number(&entry[8..12]));
        (offset > 0).then(|| base + offset..base + offset + size)
    };
    list.chunks_exact(16).filter_map(span).collect()
}
