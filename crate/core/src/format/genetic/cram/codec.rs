//! How blocks are compressed (specification §14, and that of the codecs of version 3.1).

mod arithmetic;
mod names;
mod packed;
mod rans;

use super::super::flow::Flow;
use super::cursor::Cursor;
use crate::reason::{Code, Reason};

/// How much may still be inflated.
#[derive(Debug)]
pub(super) struct Room(pub(super) usize);

impl Room {
    /// Takes up so many bytes, if they are there.
    pub(super) fn take(&mut self, count: usize) -> Option<()> {
        self.0 = self.0.checked_sub(count)?;
        Some(())
    }
}

/// The bytes of a block that is compressed by a method, of which it says how many there are.
pub(super) fn inflate(
    method: u8,
    data: &[u8],
    length: usize,
    room: &mut Room,
) -> Result<Vec<u8>, Reason> {
    room.take(length).ok_or(Code::InflatesTooFar)?;
    let inflated = match method {
        0 => Some(data.to_vec()),
        1 => Some(gzip(data, length)?),
        2 => return Err(unread("bzip2")),
        3 => return Err(unread("LZMA")),
        4 => rans::four_by_eight(&mut Cursor(data), room),
        5 => rans::by_sixteen(&mut Cursor(data), None, room),
        6 => arithmetic::decode(&mut Cursor(data), None, room),
        7 => return Err(unread("fqzcomp")),
        8 => names::decode(&mut Cursor(data), room),
        _ => return Err(unread("?")),
    };
    inflated.filter(|bytes| bytes.len() == length).ok_or(Code::BrokenCompression.into())
}

/// A part that is coded in a way that no reader here knows.
pub(super) fn unread(what: &str) -> Reason {
    Reason::at(Code::GenomeConvert, what)
}

fn gzip(data: &[u8], length: usize) -> Result<Vec<u8>, Reason> {
    let data = data.to_vec();
    let (mut flow, mut inflated) = (Flow::new(&data)?, Vec::new());
    while let Some(chunk) = flow.next()? {
        inflated.extend_from_slice(&chunk.bytes);
        if inflated.len() > length {
            return Err(Code::BrokenCompression.into());
        }
    }
    Ok(inflated)
}
