//! GIF (GIF89a): a screen, then blocks of pictures and extensions, each cut into sub-blocks.

use super::picture::{self, blanked_gif};
use super::tags;
use super::walk::{Walk, text};
use crate::reason::{Code, Reason};

/// How often an animation is shown (Netscape 2.0); other applications may say anything.
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

/// The label of an extension on how the next picture is shown.
const CONTROL: u8 = 0xF9;

/// Whether a file starts like one.
pub(super) fn sniff(head: &[u8]) -> bool {
    head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a")
}

/// Walks through the blocks.
pub(super) fn walk(walk: &mut Walk<'_>) -> Result<(), Reason> {
    let screen = walk.bytes(0, 13)?;
    let mut at = 13 + table(screen[10]);
    walk.bytes(at - 1, 1)?;
    walk.pass(0..at);
    let size = |at: usize| u32::from(u16::from_le_bytes([screen[at], screen[at + 1]]));
    // What stands before a picture about how it is shown.
    let mut control = None;
    loop {
        match walk.bytes(at, 1)?[0] {
            0x3B => {
                walk.pass(at..at + 1);
                return if walk.pages.is_empty() { Err(bad()) } else { walk.trailing(at + 1) };
            }
            0x2C => {
                let descriptor = walk.bytes(at, 10)?;
                let data = at + 10 + table(descriptor[9]);
                let end = sub_blocks(walk, data + 1)?;
                walk.page(size(6), size(8), control.take().unwrap_or(at));
                let page = walk.pages.len() - 1;
                let begin = walk.pages[page].at;
                let masks = picture::meant(walk.masks(), page, true);
                let masked = if masks.is_empty() {
                    None
                } else {
                    blanked_gif(walk.source, begin, &masks).map_err(picture::held)?
                };
                if let Some(bytes) = masked {
                    walk.holds(data..end)?;
                    walk.rope.push_bytes(&bytes);
                } else {
                    walk.pass(at..data);
                    walk.samples(data..end)?;
                }
                at = end;
            }
            0x21 => {
                if walk.bytes(at + 1, 1)? == [CONTROL] {
                    control = Some(at);
                }
                at = extension(walk, at)?;
            }
            // Some writers leave zeros between blocks.
            0 => at += 1,
            _ => return Err(bad()),
        }
    }
}

fn bad() -> Reason {
    Code::BadImage.into()
}

/// Bytes of the colour table that flags announce.
fn table(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where the sub-blocks that start at an offset end, terminator included.
fn sub_blocks(walk: &Walk<'_>, mut at: u64) -> Result<u64, Reason> {
    loop {
        let length = u64::from(walk.bytes(at, 1)?[0]);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}

fn extension(walk: &mut Walk<'_>, at: u64) -> Result<u64, Reason> {
    let label = walk.bytes(at + 1, 1)?[0];
    let end = sub_blocks(walk, at + 2)?;
    let whole = at..end;
    let bytes = walk.bytes(at + 2, (end - at - 2).min(1 << 16))?;
    let application = bytes.get(1..12).unwrap_or_default();
    let stays = match label {
        // Graphic control: one sub-block of four bytes.
        CONTROL if bytes.len() == 6 && bytes[0] == 4 => true,
        0xFF if bytes.len() == 17 && bytes[0] == 11 && LOOPS.contains(&application) => true,
        0xFF if application == b"XMP DataXMP" => {
            let packet = bytes.get(12..).and_then(text);
            walk.stays("xmp", "packet", whole.clone(), packet)?
        }
        0xFF => walk.stays("gif.application", tags::UNKNOWN, whole.clone(), None)?,
        0xFE => {
            let said = joined(&bytes);
            walk.stays("gif.comment", "comment", whole.clone(), text(&said))?
        }
        0x01 => walk.stays("gif.plain text", "comment", whole.clone(), None)?,
        _ => walk.stays("gif.extension", tags::UNKNOWN, whole.clone(), None)?,
    };
    if stays {
        walk.pass(whole);
    }
    Ok(end)
}

/// The data of sub-blocks without their lengths.
fn joined(mut blocks: &[u8]) -> Vec<u8> {
    let mut data = Vec::new();
    while let Some((&length, rest)) = blocks.split_first() {
        let take = usize::from(length).min(rest.len());
        data.extend(&rest[..take]);
        blocks = &rest[take..];
    }
    data
}
