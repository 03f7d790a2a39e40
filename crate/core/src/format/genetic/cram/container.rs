//! Containers and the blocks in them (specification §7 and §8).

use super::codec::{Room, inflate};
use super::cursor::{Cursor, push_whole};
use crate::reason::{Code, Reason};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// What a block is of.
pub(super) const FILE_HEADER: u8 = 0;
pub(super) const COMPRESSION: u8 = 1;
pub(super) const SLICE: u8 = 2;
pub(super) const EXTERNAL: u8 = 4;
pub(super) const CORE: u8 = 5;

/// Where the empty container says that it begins, which ends a file.
const END: i32 = 4_542_278;

/// The header of a container.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Container {
    pub(super) reference: i32,
    pub(super) start: i32,
    pub(super) records: usize,
    /// From the reference to the number of bases, as written.
    pub(super) about: Vec<u8>,
    /// How many blocks there are.
    pub(super) blocks: usize,
    /// The length of the header itself.
    pub(super) header: u64,
    /// The length of what is behind that.
    pub(super) body: u64,
}

impl Container {
    /// What the bytes begin with, and whether its checksum is right.
    pub(super) fn parse(bytes: &[u8], version: u8) -> Option<(Self, bool)> {
        let mut rest = Cursor(bytes);
        let body = u64::from(rest.u32()?);
        let from = rest.0;
        let (reference, start) = (rest.whole()?, rest.whole()?);
        rest.whole()?;
        let records = rest.count()?;
        if version >= 3 {
            rest.pass_long()?;
        } else {
            rest.whole()?;
        }
        rest.pass_long()?;
        let about = from[..from.len() - rest.0.len()].to_vec();
        let blocks = rest.count()?;
        for _ in 0..rest.count()? {
            rest.whole()?;
        }
        let covered = bytes.len() - rest.0.len();
        let sound = version < 3 || rest.u32()? == crc32fast::hash(&bytes[..covered]);
        let header = (bytes.len() - rest.0.len()) as u64;
        Some((Self { reference, start, records, about, blocks, header, body }, sound))
    }

    pub(super) fn ends_the_file(&self) -> bool {
        self.records == 0 && self.start == END && self.reference == -1
    }

    /// The header of a container with another body; slices begin at the landmarks.
    pub(super) fn header(
        about: &[u8],
        body: usize,
        (blocks, landmarks): (usize, &[usize]),
        version: u8,
    ) -> Vec<u8> {
        let mut header = (body as u32).to_le_bytes().to_vec();
        header.extend_from_slice(about);
        push_whole(&mut header, blocks as i32);
        push_whole(&mut header, landmarks.len() as i32);
        for landmark in landmarks {
            push_whole(&mut header, *landmark as i32);
        }
        if version >= 3 {
            header.extend(crc32fast::hash(&header).to_le_bytes());
        }
        header
    }
}

/// The bytes of nothing, compressed by gzip.
const EMPTY: usize = 20;

/// A block as it lies in a container.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    method: u8,
    pub(super) content: u8,
    pub(super) id: i32,
    length: usize,
    data: &'a [u8],
    /// All bytes of it, and where they begin in the container.
    pub(super) whole: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Block<'a> {
    /// The next of a container's blocks.
    pub(super) fn next(body: &'a [u8], at: &mut usize, version: u8) -> Result<Self, Reason> {
        let begin = *at;
        let bytes = body.get(begin..).ok_or(Code::BadRecord)?;
        let mut rest = Cursor(bytes);
        let parts = (|| {
            let (method, content, id) = (rest.byte()?, rest.byte()?, rest.whole()?);
            let (size, length) = (rest.count()?, rest.count()?);
            let data = rest.take(size)?;
            let covered = bytes.len() - rest.0.len();
            let sound = version < 3 || rest.u32()? == crc32fast::hash(&bytes[..covered]);
            let whole = &bytes[..bytes.len() - rest.0.len()];
            Some((Self { method, content, id, length, data, whole, at: begin }, sound))
        })();
        let (block, sound) = parts.ok_or(Code::BadRecord)?;
        *at = begin + block.whole.len();
        if !block.is_bare() {
            return Err(Code::BrokenCompression.into());
        }
        if sound { Ok(block) } else { Err(Code::BadChecksum.into()) }
    }

    /// Whether it holds nothing beside its values, which its length is of; a header of gzip can hold a name and
    /// a comment.
    fn is_bare(&self) -> bool {
        let packed = self.method == 1 && self.data.starts_with(&[0x1F, 0x8B, 8, 0]);
        match (self.method, self.length) {
            (0, length) => self.data.len() == length,
            (_, 0) => self.data.is_empty() || packed && self.data.len() <= EMPTY,
            (1, _) => packed,
            _ => true,
        }
    }

    /// Its bytes, if they are of what is asked for.
    pub(super) fn inflated(&self, room: &mut Room) -> Result<Vec<u8>, Reason> {
        if self.length == 0 {
            return Ok(Vec::new());
        }
        inflate(self.method, self.data, self.length, room)
    }

    /// Its bytes, if it is not compressed.
    pub(super) fn stored(&self) -> Option<&'a [u8]> {
        (self.method == 0).then_some(self.data)
    }
}

/// A block of these bytes, compressed where that helps.
pub(super) fn block(content: u8, id: i32, data: &[u8], version: u8) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let packed = encoder.write_all(data).and_then(|()| encoder.finish()).unwrap_or_default();
    let (method, packed) = match content {
        SLICE => (0, data),
        _ if packed.is_empty() || packed.len() >= data.len() => (0, data),
        _ => (1, &packed[..]),
    };
    let mut block = vec![method, content];
    for number in [id, packed.len() as i32, data.len() as i32] {
        push_whole(&mut block, number);
    }
    block.extend_from_slice(packed);
    if version >= 3 {
        block.extend(crc32fast::hash(&block).to_le_bytes());
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_container_that_ends_a_file_has_no_reads() {
        // As every file of version 3 ends (specification §9).
        let end = b"\x0f\0\0\0\xff\xff\xff\xff\x0f\xe0\x45\x4f\x46\0\0\0\0\x01\0\x05\xbd\xd9\x4f";
        let (container, sound) = Container::parse(end, 3).expect("a container");
        assert!(sound && container.ends_the_file());
        assert_eq!((container.header, container.body), (23, 15));
        assert_eq!(Container::header(&container.about, 15, (1, &[]), 3), end);
    }

    #[test]
    fn a_block_with_more_than_its_values_is_held() {
        let read = |bytes: &[u8]| Block::next(bytes, &mut 0, 2).map(|_| ()).map_err(|why| why.code);
        assert_eq!(read(b"\0\x04\x07\x06\x06Sakura"), Ok(()));
        for hidden in [
            &b"\0\x04\x07\x06\x01Sakura"[..],
            b"\x04\x04\x07\x06\0Sakura",
            b"\x01\x04\x07\x06\0Sakura",
        ] {
            assert_eq!(read(hidden), Err(Code::BrokenCompression));
        }
    }
}
