//! CRAM (specification 2.1, 3.0 and 3.1): a SAM header in the first container, then containers of reads, each
//! kind of value coded by itself.
//!
//! Reads are told as far as their places, names and words are asked for. A container is written again with its
//! blocks as they are, but for those of names, which are new, and those of tags that go.

mod codec;
mod compression;
mod container;
mod cursor;
mod slice;
mod streams;

use self::codec::{Room, unread};
use self::compression::Compression;
use self::container::{Block, COMPRESSION, Container, EXTERNAL, FILE_HEADER, block};
use self::slice::{Slice, Told, is_told};
use self::streams::Streams;
use super::alignments::{Header, read_name};
use super::found::Found;
use super::sam::tag_part;
use super::{Deciding, heard};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};

/// The definition of the file: magic, version, and a name that programs give it.
const DEFINITION: u64 = 26;
const NAME: usize = 6;
/// A longer header, or container, is not read.
const LONGEST: u64 = 64 << 20;
/// What may be inflated of one slice.
const ROOM: usize = 256 << 20;
/// What is read to find the header of a container.
const WINDOW: u64 = 1 << 12;
/// How much a container may say for each of its bytes, and beyond.
const PATIENCE: (u64, u64) = (500, 1 << 16);
/// How a file ends, by its version (specification §9).
const END_2: &[u8] =
    b"\x0b\0\0\0\xff\xff\xff\xff\x0f\xe0EOF\0\0\0\0\x01\0\0\x01\0\x06\x06\x01\0\x01\0\x01\0";
const END_3: &[u8] = b"\x0f\0\0\0\xff\xff\xff\xff\x0f\xe0EOF\0\0\0\0\x01\0\x05\xbd\xd9\x4f\0\x01\0\x06\x06\x01\0\x01\0\x01\0\xee\x63\x01\x4b";

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Cram {
    header: Header,
    references: Vec<Vec<u8>>,
    version: [u8; 2],
}

/// The containers of a file, one after the other.
struct Containers<'a> {
    source: &'a dyn Source,
    version: u8,
    at: u64,
    number: u64,
}

impl Containers<'_> {
    /// The next container and what is in it; nothing where the file ends. Files that were joined have ends
    /// within them.
    fn next(&mut self) -> Result<Option<(Container, u64, Vec<u8>)>, Reason> {
        loop {
            let container = container(self.source, self.at, self.version)?;
            let begin = self.at + container.header;
            if container.body > LONGEST {
                return Err(Reason::at(Code::BadLength, format!("byte {}", self.at)));
            }
            let body = read(self.source, begin, container.body)?;
            self.at = begin + container.body;
            self.number += 1;
            if !container.ends_the_file() {
                return Ok(Some((container, begin, body)));
            }
            if self.at == self.source.len() {
                return Ok(None);
            }
        }
    }

    /// A reason that says where, if it does not yet.
    fn place(&self, reason: Reason) -> Reason {
        let place = format!("container {}", self.number);
        let at = match reason.at {
            Some(what) => format!("{place}: {what}"),
            None => place,
        };
        Reason::at(reason.code, at)
    }
}

fn read(source: &dyn Source, at: u64, length: u64) -> Result<Vec<u8>, Reason> {
    let end = at.checked_add(length).filter(|end| *end <= source.len()).ok_or(Code::Truncated)?;
    Ok(source.read_span(&(at..end))?)
}

fn container(source: &dyn Source, at: u64, version: u8) -> Result<Container, Reason> {
    if at >= source.len() {
        return Err(Code::Truncated.into());
    }
    let mut window = WINDOW;
    loop {
        let bytes = read(source, at, window.min(source.len() - at))?;
        match Container::parse(&bytes, version) {
            Some((container, true)) => return Ok(container),
            Some((_, false)) => return Err(Reason::at(Code::BadChecksum, format!("byte {at}"))),
            // A list of slices can be long.
            None if bytes.len() as u64 == window && window < LONGEST => window *= 8,
            None => return Err(Reason::at(Code::BadRecord, format!("byte {at}"))),
        }
    }
}

/// The containers behind the header, and the lines of that.
fn open(source: &dyn Source) -> Result<([u8; 2], Vec<u8>, Containers<'_>), Reason> {
    let definition = read(source, 0, DEFINITION)?;
    let version = [definition[4], definition[5]];
    if ![[2, 1], [3, 0], [3, 1]].contains(&version) {
        return Err(Reason::at(Code::GenomeConvert, format!("CRAM {}.{}", version[0], version[1])));
    }
    let mut containers = Containers { source, version: version[0], at: DEFINITION, number: 0 };
    let (_, _, body) = containers.next()?.ok_or(Code::Truncated)?;
    let block = Block::next(&body, &mut 0, version[0])?;
    if block.content != FILE_HEADER {
        return Err(Reason::at(Code::BadRecord, "header"));
    }
    let text = block.inflated(&mut Room(LONGEST as usize))?;
    let length = text.first_chunk().map(|length| u32::from_le_bytes(*length) as usize);
    let text = length.and_then(|length| text.get(4..4 + length)).ok_or(Code::Truncated)?.to_vec();
    Ok((version, text, containers))
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"@"))
}

/// What a container holds: how its reads are coded, and where its slices begin.
fn opened(body: &[u8], version: u8) -> Result<(Vec<u8>, usize), Reason> {
    let mut at = 0;
    let head = Block::next(body, &mut at, version)?;
    if head.content != COMPRESSION {
        return Err(Code::BadRecord.into());
    }
    Ok((head.inflated(&mut Room(LONGEST as usize))?, at))
}

fn streams<'a>(
    compression: &'a Compression<'a>,
    slice: &Slice<'a>,
    body: &[u8],
) -> Result<Streams<'a>, Reason> {
    let patience = PATIENCE.0 * body.len() as u64 + PATIENCE.1;
    Streams::new(compression, slice.core, &slice.external, is_told, (Room(ROOM), patience))
}

impl Cram {
    pub(super) fn inspect(
        source: &dyn Source,
        found: &mut Found,
        progress: &mut dyn Progress,
    ) -> Result<Self, Reason> {
        let (version, text, mut containers) = open(source)?;
        let mut cram = Self { version, ..Self::default() };
        let name = read(source, NAME as u64, DEFINITION - NAME as u64)?;
        if name.iter().any(|byte| *byte != 0) {
            let name = String::from_utf8_lossy(&name);
            found.part("file-id", "header-line", 0..0, Some(name.trim_end_matches('\0')))?;
        }
        for line in lines(&text) {
            found.seek_text(line, "header")?;
            cram.header.hear(line, 0..0, found)?;
            if line.starts_with(b"@SQ") {
                let mut cells = line.split(|byte| *byte == b'\t');
                let name = cells.find_map(|cell| cell.strip_prefix(b"SN:"));
                cram.references.push(name.unwrap_or_default().to_vec());
            }
        }
        found.part("QNAME", "run", 0..0, None)?;
        while !found.tally.is_settled() {
            let Some((container, _, body)) = containers.next()? else { return Ok(cram) };
            cram.see(&container, &body, found).map_err(|reason| containers.place(reason))?;
            heard(progress.step(containers.at, source.len()))?;
        }
        found.tally.stopped = true;
        Ok(cram)
    }

    /// Takes in a container.
    fn see(&self, container: &Container, body: &[u8], found: &mut Found) -> Result<(), Reason> {
        let (head, mut at) = opened(body, self.version[0])?;
        let compression = Compression::parse(&head)?;
        let fates = compression.fates()?;
        for tag in compression.gone() {
            tag_part(&tag[..2], found)?;
        }
        found.essence.add(&container.about);
        found.essence.add(&compression.written(fates.names));
        let mut records = 0;
        while at < body.len() {
            let slice = Slice::next(body, &mut at, self.version[0])?;
            let mut streams = streams(&compression, &slice, body)?;
            slice.tell(&compression, &mut streams, |told| self.hear(&told, found))?;
            records += slice.records();
            if slice.embeds_what_goes(&fates) {
                return Err(unread("RN, TD"));
            }
            found.essence.add(&slice.header(&[], self.version[0]));
            found.essence.add(slice.core.whole);
            for block in slice.kept(&fates) {
                found.essence.add(block.whole);
            }
        }
        if records == container.records { Ok(()) } else { Err(Code::BadRecord.into()) }
    }

    fn hear(&self, told: &Told, found: &mut Found) -> Result<(), Reason> {
        match told {
            Told::Name(text) | Told::Words(text) => found.seek_text(text, "reads"),
            Told::Read(None) => {
                found.tally.read(None);
                Ok(())
            }
            Told::Read(Some((reference, start, end))) => {
                let name = self.references.get(*reference).ok_or(Code::BadRecord)?;
                found.tally.read(Some((name, *start, *end)));
                Ok(())
            }
        }
    }

    pub(super) fn rewrite(
        &self,
        source: &dyn Source,
        deciding: &Deciding,
        progress: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let (_, text, mut containers) = open(source)?;
        let mut rope = Rope::new();
        rope.push_bytes(b"CRAM");
        rope.push_bytes(&self.version);
        rope.push_bytes(&[0; DEFINITION as usize - NAME]);
        rope.push_bytes(&self.first(&text, deciding));
        while let Some((container, begin, body)) = containers.next()? {
            let written = self.container(&container, (begin, &body), deciding);
            rope.append(written.map_err(|reason| containers.place(reason))?);
            heard(progress.step(containers.at, source.len()))?;
        }
        rope.push_bytes(if self.version[0] >= 3 { END_3 } else { END_2 });
        Ok(rope)
    }

    /// The container with the header.
    fn first(&self, text: &[u8], deciding: &Deciding) -> Vec<u8> {
        let header = self.header.written(lines(text), deciding);
        let sized = [&(header.len() as u32).to_le_bytes()[..], &header].concat();
        let block = block(FILE_HEADER, 0, &sized, self.version[0]);
        let head = Container::header(&[0; 6], block.len(), (1, &[0]), self.version[0]);
        [head, block].concat()
    }

    fn container(
        &self,
        container: &Container,
        (begin, body): (u64, &[u8]),
        deciding: &Deciding,
    ) -> Result<Rope, Reason> {
        let version = self.version[0];
        let (head, mut at) = opened(body, version)?;
        let compression = Compression::parse(&head)?;
        let fates = compression.fates()?;
        let mut written = Rope::new();
        written.push_bytes(&block(COMPRESSION, 0, &compression.written(fates.names), version));
        let (mut blocks, mut landmarks) = (1, Vec::new());
        while at < body.len() {
            let slice = Slice::next(body, &mut at, version)?;
            let mut streams = streams(&compression, &slice, body)?;
            let mut called = Vec::new();
            slice.tell(&compression, &mut streams, |told| {
                if let Told::Name(name) = told {
                    called.extend(read_name(name, deciding).into_bytes());
                    called.push(0);
                }
                Ok(())
            })?;
            let names = fates.names.filter(|_| !called.is_empty());
            let mut ids: Vec<i32> = slice.kept(&fates).map(|block| block.id).collect();
            ids.extend(names);
            landmarks.push(written.len() as usize);
            blocks += ids.len() + 2;
            written.push_bytes(&slice.header(&ids, version));
            for block in std::iter::once(&slice.core).chain(slice.kept(&fates)) {
                let from = begin + block.at as u64;
                written.push_range(from..from + block.whole.len() as u64);
            }
            if let Some(id) = names {
                written.push_bytes(&block(EXTERNAL, id, &called, version));
            }
        }
        let layout = (blocks, &landmarks[..]);
        let mut rope = Rope::new();
        rope.push_bytes(&Container::header(
            &container.about,
            written.len() as usize,
            layout,
            version,
        ));
        rope.append(written);
        Ok(rope)
    }
}
