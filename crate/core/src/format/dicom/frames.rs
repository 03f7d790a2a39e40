//! Comments and application markers inside encapsulated frames.
//!
//! They are found by walking the marker segments of JPEG (ITU-T T.81 annex B), JPEG-LS (T.87),
//! JPEG 2000 (T.800 annex A) and the boxes of JP2 and JPEG XL (ISO/IEC 18181-2), and are
//! overwritten with zeros where they stand: no length and no offset table changes, and the image
//! data is never touched. Headers and ends are read; entropy-coded data only where a frame has
//! several scans. What run-length segments and video streams carry beside the picture goes the
//! same way.

mod mp4;
mod rle;
mod video;

pub use self::video::Codec;

use crate::reason::{Code, Reason};
use crate::source::{Source, Span};

const JP2: &[u8] = b"\0\0\0\x0CjP  ";
const JXL: &[u8] = b"\0\0\0\x0CJXL ";

/// How frames are compressed, as far as what lies between them is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// JPEG, JPEG-LS, JPEG 2000 or JPEG XL.
    Images,
    /// Run lengths: how many frames, and samples in one plane of a frame.
    RunLengths(u64, u64),
    /// One video stream.
    Video(Codec),
}

/// The spans to overwrite, in order, in the fragments of encapsulated pixel data (the first of
/// which is the offset table).
pub fn markers(
    source: &dyn Source,
    fragments: &[Span],
    coding: Coding,
) -> Result<Vec<Span>, Reason> {
    let mut blanks = Vec::new();
    match coding {
        Coding::Images => {
            for frame in frames(source, fragments)? {
                let mut walk = Walk { frame: &frame, blanks: &mut blanks };
                walk.image()?;
            }
        }
        Coding::RunLengths(count, samples) => {
            let mut frames: Vec<Frame> =
                fragments.iter().skip(1).map(|span| Frame::of(source, [span])).collect();
            if count == 1 {
                frames = vec![Frame::of(source, fragments.iter().skip(1))];
            }
            if frames.len() as u64 != count {
                return Err(Code::BadFrame.into());
            }
            for frame in frames {
                let unused = rle::unused(&frame, samples)?;
                let mut walk = Walk { frame: &frame, blanks: &mut blanks };
                unused.into_iter().try_for_each(|span| walk.blank(span))?;
            }
        }
        Coding::Video(codec) => {
            let frame = Frame::of(source, fragments.iter().skip(1));
            let mut walk = Walk { frame: &frame, blanks: &mut blanks };
            let found = video::user_data(&frame, codec)?;
            found.into_iter().try_for_each(|span| walk.blank(span))?;
        }
    }
    Ok(blanks)
}

/// The span of the offset table if it is to be overwritten: it holds anything but the places where
/// fragments start (PS3.5 §A.4).
pub fn bad_offset_table(source: &dyn Source, fragments: &[Span]) -> Result<Option<Span>, Reason> {
    let Some((table, fragments)) = fragments.split_first().filter(|(table, _)| !table.is_empty())
    else {
        return Ok(None);
    };
    let bytes = source.read_span(table)?;
    let first = fragments.first().map_or(0, |fragment| fragment.start);
    let mut starts = fragments.iter().map(|fragment| fragment.start - first);
    let (offsets, rest) = bytes.as_chunks::<4>();
    let good = offsets.iter().all(|offset| {
        let offset = u64::from(u32::from_le_bytes(*offset));
        starts.any(|start| start == offset)
    });
    Ok((!good || !rest.is_empty()).then(|| table.clone()))
}

/// Whether an extended offset table, or its lengths, say nothing but where fragments lie: each
/// number is where one starts or, but for padding, how long it is (PS3.5 §A.4).
pub fn is_extended_table(
    source: &dyn Source,
    table: &Span,
    fragments: &[Span],
) -> Result<bool, Reason> {
    let first = fragments.get(1).map_or(0, |fragment| fragment.start);
    let bytes = source.read_span(table)?;
    let (numbers, rest) = bytes.as_chunks::<8>();
    let mut fragments = fragments.iter().skip(1);
    let sound = numbers.iter().all(|number| {
        let number = u64::from_le_bytes(*number);
        fragments.any(|fragment| {
            let length = fragment.end - fragment.start;
            number == fragment.start - first || number == length || number + 1 == length
        })
    });
    Ok(sound && rest.is_empty())
}

/// Whether a fragment is the first of an image.
pub(super) fn starts_an_image(head: &[u8]) -> bool {
    [&[0xFF, 0xD8, 0xFF][..], &[0xFF, 0x4F, 0xFF, 0x51], &[0xFF, 0x0A], JP2, JXL]
        .iter()
        .any(|magic| head.starts_with(magic))
}

/// Groups fragments into frames: a fragment that starts like an image starts a frame.
fn frames<'a>(source: &'a dyn Source, fragments: &[Span]) -> Result<Vec<Frame<'a>>, Reason> {
    let mut frames: Vec<Frame> = Vec::new();
    for span in fragments.iter().skip(1).filter(|span| span.start < span.end) {
        let head = source.read_span(&(span.start..span.end.min(span.start + 8)))?;
        match frames.last_mut() {
            Some(frame) if !starts_an_image(&head) => frame.push(span.clone()),
            _ => {
                frames.push(Frame::of(source, [span]));
            }
        }
    }
    Ok(frames)
}

/// One compressed image, possibly in several fragments.
struct Frame<'a> {
    source: &'a dyn Source,
    /// Offset in the frame, and where that part lies in the file.
    parts: Vec<(u64, Span)>,
    length: u64,
}

impl<'a> Frame<'a> {
    fn of<'b>(source: &'a dyn Source, fragments: impl IntoIterator<Item = &'b Span>) -> Self {
        let mut frame = Self { source, parts: Vec::new(), length: 0 };
        fragments.into_iter().for_each(|span| frame.push(span.clone()));
        frame
    }

    fn push(&mut self, span: Span) {
        let length = span.end - span.start;
        self.parts.push((self.length, span));
        self.length += length;
    }

    /// Where a range of the frame lies in the file.
    fn spans(&self, range: Span) -> impl Iterator<Item = Span> + '_ {
        let first = self
            .parts
            .partition_point(|(start, span)| start + span.end - span.start <= range.start);
        let stop = range.end;
        let parts = self.parts[first..].iter().take_while(move |(start, _)| *start < stop);
        parts.filter_map(move |(start, span)| {
            let from = range.start.max(*start);
            let to = range.end.min(start + (span.end - span.start));
            (from < to).then(|| span.start + (from - start)..span.start + (to - start))
        })
    }

    fn bytes(&self, at: u64, length: u64) -> Result<Vec<u8>, Reason> {
        if at + length > self.length {
            return Err(bad(self, at));
        }
        let mut bytes = Vec::with_capacity(length as usize);
        for span in self.spans(at..at + length) {
            bytes.extend(self.source.read_span(&span)?);
        }
        Ok(bytes)
    }

    fn number(&self, at: u64, size: u64) -> Result<u64, Reason> {
        let bytes = self.bytes(at, size)?;
        Ok(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

fn bad(frame: &Frame, at: u64) -> Reason {
    let at = frame.spans(at..at + 1).next().map_or(0, |span| span.start);
    Reason::at(Code::BadFrame, format!("byte {at}"))
}

struct Walk<'a, 'b> {
    frame: &'a Frame<'b>,
    blanks: &'a mut Vec<Span>,
}

impl Walk<'_, '_> {
    /// Marks a range to be overwritten, unless it holds nothing but zeros already.
    fn blank(&mut self, range: Span) -> Result<(), Reason> {
        const CHUNK: u64 = 1 << 16;
        let mut at = range.start;
        while at < range.end {
            let chunk = self.frame.bytes(at, CHUNK.min(range.end - at))?;
            if chunk.iter().any(|byte| *byte != 0) {
                self.blanks.extend(self.frame.spans(range));
                return Ok(());
            }
            at += chunk.len() as u64;
        }
        Ok(())
    }

    fn image(&mut self) -> Result<(), Reason> {
        let head = self.frame.bytes(0, 12.min(self.frame.length))?;
        if head.starts_with(&[0xFF, 0xD8]) {
            self.jpeg()
        } else if head.starts_with(&[0xFF, 0x4F, 0xFF, 0x51]) {
            self.codestream(0)
        } else if head.starts_with(JP2) || head.starts_with(JXL) {
            self.boxes()
        } else if head.starts_with(&[0xFF, 0x0A]) {
            Ok(())
        } else {
            Err(bad(self.frame, 0))
        }
    }

    fn jpeg(&mut self) -> Result<(), Reason> {
        let (mut at, mut components, mut sequential) = (2, 0, false);
        loop {
            let (marker, next) = self.marker(at)?;
            match marker {
                0xD9 => return self.blank(next..self.frame.length),
                0x01 | 0xD0..=0xD8 => {
                    at = next;
                    continue;
                }
                0x02..=0xBF | 0xF0..=0xF6 => return Err(bad(self.frame, at)),
                _ => {}
            }
            let length = self.frame.number(next, 2)?;
            let (payload, end) = (next + 2, next + length);
            if length < 2 || end > self.frame.length {
                return Err(bad(self.frame, at));
            }
            at = end;
            match marker {
                0xFE => self.blank(payload..end)?,
                0xE0..=0xEF => {
                    let kept = self.kept_application_bytes(marker, payload, end)?;
                    self.blank(payload + kept..end)?;
                }
                0xC0..=0xCF | 0xF7 if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                    components = self.frame.number(payload + 5, 1)?;
                    sequential = matches!(marker, 0xC0 | 0xC1 | 0xC3 | 0xF7);
                }
                0xDA => {
                    let in_scan = self.frame.number(payload, 1)?;
                    if sequential && in_scan == components && self.ends_with_image(at)? {
                        return Ok(());
                    }
                    at = self.next_marker(at)?;
                }
                _ => {}
            }
        }
    }

    /// The marker at `at` after any fill bytes, and the offset behind it.
    fn marker(&self, mut at: u64) -> Result<(u8, u64), Reason> {
        if self.frame.number(at, 1)? != 0xFF {
            return Err(bad(self.frame, at));
        }
        loop {
            at += 1;
            let marker = self.frame.number(at, 1)?;
            if marker != 0xFF {
                return Ok((marker as u8, at + 1));
            }
        }
    }

    /// How much of an application segment decoders need: the fixed part of JFIF and Adobe, and
    /// the colour transform of JPEG-LS.
    fn kept_application_bytes(&self, marker: u8, payload: u64, end: u64) -> Result<u64, Reason> {
        let length = end - payload;
        let head = self.frame.bytes(payload, length.min(5))?;
        let kept = match (marker, head.as_slice()) {
            (0xE0, b"JFIF\0") => 14,
            (0xEE, b"Adobe") => 12,
            (0xE8, [b'm', b'r', b'f', b'x', ..]) => 5,
            _ => 0,
        };
        Ok(kept.min(length))
    }

    /// Whether nothing but padding follows the end-of-image marker at the end of the frame.
    fn ends_with_image(&self, from: u64) -> Result<bool, Reason> {
        let length = (self.frame.length - from).min(16);
        let tail = self.frame.bytes(self.frame.length - length, length)?;
        let end = tail.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        Ok(tail[..end].ends_with(&[0xFF, 0xD9]))
    }

    /// Skips entropy-coded data: a marker is 0xFF before a byte of 0x80 or more that restarts
    /// nothing (T.81 §B.1.1.5, T.87 §C.2.1).
    fn next_marker(&self, mut at: u64) -> Result<u64, Reason> {
        const CHUNK: u64 = 1 << 16;
        while at + 1 < self.frame.length {
            let chunk = self.frame.bytes(at, CHUNK.min(self.frame.length - at))?;
            let found = memchr::memchr_iter(0xFF, &chunk[..chunk.len() - 1])
                .find(|index| matches!(chunk[index + 1], 0x80..=0xCF | 0xD8..=0xFE));
            if let Some(index) = found {
                return Ok(at + index as u64);
            }
            at += chunk.len() as u64 - 1;
        }
        Err(bad(self.frame, at))
    }

    /// A JPEG 2000 codestream from `start` to the end of the frame.
    fn codestream(&mut self, start: u64) -> Result<(), Reason> {
        let mut at = start + 2;
        let mut tile_part_end = None;
        // Some encoders leave out the marker at the very end.
        while at + 2 <= self.frame.length {
            let marker = self.frame.number(at, 2)?;
            match marker {
                0xFFD9 => return self.blank(at + 2..self.frame.length),
                0xFF93 => {
                    let Some(end) = tile_part_end else {
                        return Ok(());
                    };
                    if end < at + 2 {
                        return Err(bad(self.frame, at));
                    }
                    at = end;
                    continue;
                }
                0xFF30..=0xFF3F => {
                    at += 2;
                    continue;
                }
                0xFF4F..=0xFF92 => {}
                0 => return self.blank(at..self.frame.length),
                _ => return Err(bad(self.frame, at)),
            }
            let end = at + 2 + self.frame.number(at + 2, 2)?;
            if end > self.frame.length {
                return Err(bad(self.frame, at));
            }
            if marker == 0xFF90 {
                let length = self.frame.number(at + 6, 4)?;
                if length != 0 && length < 12 {
                    return Err(bad(self.frame, at));
                }
                tile_part_end = (length != 0).then_some(at + length);
            }
            if marker == 0xFF64 && end > at + 6 {
                self.blank(at + 6..end)?;
            }
            at = end;
        }
        Ok(())
    }

    /// The boxes of JP2 or JPEG XL.
    fn boxes(&mut self) -> Result<(), Reason> {
        let mut at = 0;
        while at + 8 <= self.frame.length {
            let (short, kind) = (self.frame.number(at, 4)?, self.frame.bytes(at + 4, 4)?);
            let (payload, end) = match short {
                0 => (at + 8, self.frame.length),
                1 => (at + 16, at.saturating_add(self.frame.number(at + 8, 8)?)),
                _ => (at + 8, at + short),
            };
            if end > self.frame.length || end < payload {
                // Padding of the fragment, or nothing a decoder would read.
                return self.blank(at..self.frame.length);
            }
            match kind.as_slice() {
                b"jP  " | b"ftyp" | b"jp2h" | b"JXL " | b"jxll" | b"jxli" | b"jxlc" | b"jxlp" => {}
                b"jp2c" => return self.codestream(payload),
                // It would rebuild the markers of the JPEG that the frame was made from.
                b"jbrd" => return Err(bad(self.frame, at)),
                _ => self.blank(at + 4..end)?,
            }
            at = end;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanked(frame: &[u8]) -> Result<Vec<u8>, Reason> {
        let mut bytes = frame.to_vec();
        let length = bytes.len() as u64;
        for span in markers(&frame.to_vec(), &[0..0, 0..length], Coding::Images)? {
            bytes[span.start as usize..span.end as usize].fill(0);
        }
        Ok(bytes)
    }

    const HEAD: &[u8] = b"\xFF\xD8\xFF\xFE\x00\x07SAKRA";
    const SCAN: &[u8] =
        b"\xFF\xC0\x00\x0B\x08\x00\x01\x00\x01\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\x12\xFF\x00\x34";

    #[test]
    fn a_comment_is_overwritten_and_the_scan_is_not() {
        let frame = [HEAD, SCAN, b"\xFF\xD9"].concat();
        let blanked = blanked(&frame).expect("a frame");
        assert_eq!(&blanked[..6], &HEAD[..6]);
        assert_eq!(&blanked[6..11], &[0; 5]);
        assert_eq!(&blanked[11..], &frame[11..]);
    }

    #[test]
    fn what_follows_the_image_is_overwritten() {
        let frame = [&HEAD[..2], SCAN, b"\xFF\xD9hidden"].concat();
        assert!(blanked(&frame).expect("a frame").ends_with(b"\xFF\xD9\0\0\0\0\0\0"));
    }

    #[test]
    fn jfif_stays_without_its_thumbnail() {
        let frame =
            [b"\xFF\xD8\xFF\xE0\x00\x13JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc", SCAN, b"\xFF\xD9"]
                .concat();
        let blanked = blanked(&frame).expect("a frame");
        assert_eq!(&blanked[6..20], &frame[6..20]);
        assert_eq!(&blanked[20..23], &[0; 3]);
    }

    #[test]
    fn a_comment_of_jpeg_2000_is_overwritten_in_main_and_tile_headers() {
        let frame = [
            &b"\xFF\x4F\xFF\x51\x00\x04\x00\x00"[..],
            b"\xFF\x64\x00\x08\x00\x01NAME",
            b"\xFF\x90\x00\x0A\x00\x00\x00\x00\x00\x1A\x00\x01\xFF\x64\x00\x08\x00\x01TILE\xFF\x93\x99\x98",
            b"\xFF\xD9",
        ]
        .concat();
        let blanked = blanked(&frame).expect("a codestream");
        assert!(memchr::memmem::find(&blanked, b"NAME").is_none());
        assert!(memchr::memmem::find(&blanked, b"TILE").is_none());
        assert!(blanked.ends_with(b"\xFF\x93\x99\x98\xFF\xD9"));
    }

    #[test]
    fn a_tile_part_that_ends_before_its_data_is_refused() {
        let frame = [
            &b"\xFF\x4F\xFF\x51\x00\x04\x00\x00"[..],
            b"\xFF\x90\x00\x0A\x00\x00\x00\x00\x00\x0C\x00\x01",
            b"\xFF\x64\x00\x08\x00\x01TILE\xFF\x93\x99\x98\xFF\xD9",
        ]
        .concat();
        assert_eq!(blanked(&frame).map_err(|reason| reason.code), Err(Code::BadFrame));
    }

    #[test]
    fn a_frame_that_is_no_image_is_refused() {
        assert_eq!(blanked(b"SAKURA HINATA").map_err(|reason| reason.code), Err(Code::BadFrame));
        assert_eq!(blanked(b"\xFF\xD8\xFF").map_err(|reason| reason.code), Err(Code::BadFrame));
    }
}
