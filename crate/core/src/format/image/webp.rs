//! WebP (RFC 9649): a RIFF of chunks; the extended header says which kinds there are.

use super::picture::{self, blanked_webp};
use super::walk::{Walk, text};
use super::{exif, icc, tags};
use crate::reason::{Code, Reason};
use crate::source::{Rope, Span};

const PROFILE: u8 = 0x20;
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;

/// Whether a file starts like one.
pub(super) fn sniff(head: &[u8]) -> bool {
    head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")
}

/// Walks through the chunks; the header is written when it is known what stays.
pub(super) fn walk(walk: &mut Walk<'_>) -> Result<(), Reason> {
    let head = walk.bytes(0, 12)?;
    let end = 8 + u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    if end > walk.source.len() {
        return Err(Code::Truncated.into());
    }
    let (mut extended, mut present): (Option<Vec<u8>>, u8) = (None, 0);
    let mut at = 12;
    while at + 8 <= end {
        let (name, data, next) = chunk(walk, at, end)?;
        match &name {
            b"VP8X" if data.end - data.start >= 10 && extended.is_none() => {
                extended = Some(walk.bytes(data.start, 10)?);
            }
            b"VP8 " | b"VP8L" | b"ALPH" => {
                let screen = extended.as_deref().map(screen);
                samples(walk, name, at..data.end, screen, None)?;
            }
            b"ANIM" if data.end - data.start == 6 => walk.pass(at..data.end),
            b"ANMF" => {
                let screen = extended.as_deref().map(screen);
                frame(walk, data, screen.ok_or(Code::BadImage)?)?;
            }
            b"ICCP" => {
                if let Some(profile) = icc::cleaned(walk, &[data])? {
                    write(&mut walk.rope, &name, &profile);
                    present |= PROFILE;
                }
            }
            b"EXIF" => {
                if let Some(blob) = exif_chunk(walk, data)? {
                    write(&mut walk.rope, &name, &blob);
                    present |= EXIF;
                }
            }
            b"XMP " => {
                let bytes = walk.bytes(data.start, (data.end - data.start).min(1 << 16))?;
                if walk.stays("xmp", "packet", data.clone(), text(&bytes))? {
                    walk.pass(at..data.end);
                    pad(&mut walk.rope, &data);
                    present |= XMP;
                }
            }
            _ => {
                walk.part("webp.chunk", tags::UNKNOWN, data, None)?;
            }
        }
        at = next;
    }
    if walk.pages.is_empty() {
        return Err(Code::BadImage.into());
    }
    let mut body = Rope::new();
    if let Some(mut header) = extended {
        header[0] = header[0] & 0x12 | present;
        header[1..4].fill(0);
        write(&mut body, b"VP8X", &header);
    }
    body.append(std::mem::take(&mut walk.rope));
    let size = u32::try_from(body.len() + 4).map_err(|_| Code::BadLength)?;
    walk.rope.push_bytes(&[b"RIFF", &size.to_le_bytes()[..], b"WEBP"].concat());
    walk.rope.append(body);
    walk.trailing(at.max(end))
}

/// The size that an extended header gives the screen.
fn screen(header: &[u8]) -> (u32, u32) {
    let side = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], 0]) + 1;
    (side(4), side(7))
}

/// The size of a picture from the header of its chunk (RFC 6386 §9.1, RFC 9649 §3.4).
pub(super) fn size(chunk: &[u8]) -> Option<(u32, u32)> {
    if chunk.get(..4)? == b"VP8 " {
        let byte = |at: usize| chunk.get(at).copied().map(u32::from);
        let side = |at: usize| Some(byte(at)? | (byte(at + 1)? & 0x3F) << 8);
        return Some((side(14)?, side(16)?));
    }
    let word: [u8; 4] = chunk.get(9..13)?.try_into().ok()?;
    let word = u32::from_le_bytes(word);
    Some(((word & 0x3FFF) + 1, (word >> 14 & 0x3FFF) + 1))
}

/// A chunk of a picture or of its transparency, on a screen and in a frame of an animation where
/// there is one.
fn samples(
    walk: &mut Walk<'_>,
    name: [u8; 4],
    whole: Span,
    screen: Option<(u32, u32)>,
    frame: Option<u64>,
) -> Result<(), Reason> {
    let data = whole.start + 8..whole.end;
    // Transparency comes first.
    let begins = walk.pages.last().is_none_or(|page| page.at != frame.unwrap_or(page.at));
    if begins {
        let head = walk.bytes(whole.start, (whole.end - whole.start).min(18))?;
        let (columns, rows) = screen.or_else(|| size(&head)).ok_or(Code::BadImage)?;
        walk.page(columns, rows, frame.unwrap_or(whole.start));
    }
    let number = walk.pages.len() - 1;
    walk.holds(data.clone())?;
    let masks = picture::meant(walk.masks(), number, true);
    let masked = if masks.is_empty() {
        None
    } else {
        blanked_webp(walk.source, &walk.pages[number], &masks).map_err(picture::held)?
    };
    match masked {
        // The new picture has its own transparency.
        Some(_) if name == *b"ALPH" => {}
        Some(bytes) => write(&mut walk.rope, b"VP8L", &bytes),
        None => {
            walk.pass(whole.start..data.start);
            walk.pass(data.clone());
            pad(&mut walk.rope, &data);
        }
    }
    Ok(())
}

/// Name and data of the chunk at an offset, and where the next one starts.
fn chunk(walk: &Walk<'_>, at: u64, end: u64) -> Result<([u8; 4], Span, u64), Reason> {
    let head = walk.bytes(at, 8)?;
    let length = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    let data = at + 8..at + 8 + length;
    if data.end > end {
        return Err(Code::Truncated.into());
    }
    let next = (data.start + length.next_multiple_of(2)).min(end);
    Ok(([head[0], head[1], head[2], head[3]], data, next))
}

fn pad(rope: &mut Rope, data: &Span) {
    if (data.end - data.start) % 2 == 1 {
        rope.push_bytes(&[0]);
    }
}

fn write(rope: &mut Rope, name: &[u8], data: &[u8]) {
    rope.push_bytes(name);
    rope.push_bytes(&(data.len() as u32).to_le_bytes());
    rope.push_bytes(data);
    pad(rope, &(0..data.len() as u64));
}

/// Some writers put the name of JPEG's segment before the structure.
fn exif_chunk(walk: &mut Walk<'_>, data: Span) -> Result<Option<Vec<u8>>, Reason> {
    const NAME: &[u8] = b"Exif\0\0";
    let head = walk.bytes(data.start, (data.end - data.start).min(6))?;
    let start = data.start + if head == NAME { 6 } else { 0 };
    exif::rewritten(walk, &(start..data.end))
}

/// A frame of an animation: sixteen bytes, then chunks, of which those of samples stay.
fn frame(walk: &mut Walk<'_>, data: Span, screen: (u32, u32)) -> Result<(), Reason> {
    let (outer, mut at) = (std::mem::take(&mut walk.rope), data.start + 16);
    walk.bytes(data.start, 16)?;
    walk.pass(data.start..at);
    while at + 8 <= data.end {
        let (name, inner, next) = chunk(walk, at, data.end)?;
        if matches!(&name, b"VP8 " | b"VP8L" | b"ALPH") {
            samples(walk, name, at..inner.end, Some(screen), Some(data.start - 8))?;
        } else {
            walk.part("webp.chunk", tags::UNKNOWN, inner, None)?;
        }
        at = next;
    }
    let body = std::mem::replace(&mut walk.rope, outer);
    let size = u32::try_from(body.len()).map_err(|_| Code::BadLength)?;
    walk.rope.push_bytes(b"ANMF");
    walk.rope.push_bytes(&size.to_le_bytes());
    walk.rope.append(body);
    Ok(())
}
