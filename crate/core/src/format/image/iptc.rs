//! Photoshop image resources (8BIM), and the IPTC-IIM record inside one of them.

use super::tags;
use super::walk::{Walk, text};
use crate::reason::Reason;

const IPTC: u16 = 0x0404;
const THUMBNAILS: [u16; 2] = [0x0409, 0x040C];

/// The resources that start at an offset of the file; they stay only where all of them do.
pub(super) fn resources(walk: &mut Walk<'_>, bytes: &[u8], base: u64) -> Result<bool, Reason> {
    let (mut at, mut all) = (0, true);
    while let Some((number, name, length)) = resource(&bytes[at..]) {
        let start = at + 6 + name + 4;
        let end = start + length;
        let span = base + start as u64..base + end as u64;
        let value = &bytes[start..end];
        if number == IPTC {
            all &= record(walk, value, span.start)?;
        } else {
            let item = if THUMBNAILS.contains(&number) { "picture" } else { "packet" };
            let path = format!("photoshop.resource 0x{number:04X}");
            all &= walk.stays(path, item, span, None)?;
        }
        at = (start + length.next_multiple_of(2)).min(bytes.len());
    }
    if bytes[at..].iter().any(|byte| *byte != 0) {
        let rest = base + at as u64..base + bytes.len() as u64;
        all &= walk.stays("photoshop", tags::UNKNOWN, rest, None)?;
    }
    Ok(all)
}

/// Number, bytes of the name, and length of the resource that bytes start with, if it is whole.
fn resource(bytes: &[u8]) -> Option<(u16, usize, usize)> {
    bytes.strip_prefix(b"8BIM")?;
    let number = u16::from_be_bytes(bytes.get(4..6)?.try_into().ok()?);
    let name = (usize::from(*bytes.get(6)?) + 1).next_multiple_of(2);
    let length = bytes.get(6 + name..10 + name)?.try_into().ok()?;
    let length = u32::from_be_bytes(length) as usize;
    (10 + name + length <= bytes.len()).then_some((number, name, length))
}

/// The data sets of an IPTC record (IIM §1.5); it stays only where all of them do.
pub(super) fn record(walk: &mut Walk<'_>, bytes: &[u8], base: u64) -> Result<bool, Reason> {
    let (mut at, mut all) = (0, true);
    while let Some(&[0x1C, record, number, high, low]) = bytes.get(at..at + 5) {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let Some(value) = bytes.get(at + 5..at + 5 + length) else { break };
        let row = tags::iptc(number).filter(|_| record == 2);
        let path = match row {
            Some((name, _)) => format!("iptc.{name}"),
            None => format!("iptc.{record}:{number}"),
        };
        let item = row.map_or("packet", |row| row.1);
        let span = base + (at + 5) as u64..base + (at + 5 + length) as u64;
        all &= walk.stays(path, item, span, text(value))?;
        at += 5 + length;
    }
    if at < bytes.len() {
        let rest = base + at as u64..base + bytes.len() as u64;
        all &= walk.stays("iptc", tags::UNKNOWN, rest, None)?;
    }
    Ok(all)
}
