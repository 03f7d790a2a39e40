//! The items of a file and what is said of them (ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12 §6 and §9).

use super::super::tags::UNKNOWN;
use super::super::walk::{MOST_METADATA, Walk};
use super::boxes::{Boxed, Numbers, boxes};
use super::{PROPERTIES, bad, unknown};
use crate::reason::{Code, Reason};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What names the kind of a picture or of a text needs no more bytes.
const LONGEST_AUXILIARY: u64 = 128;
/// Where data lie, said to be in the file itself.
const OWN_DATA: &[u8] = b"\0\0\0\x1cdref\0\0\0\0\0\0\0\x01\0\0\0\x0curl \0\0\0\x01";
/// More items than a picture of tiles has.
const MOST_ITEMS: usize = 1 << 16;

/// An item.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) kind: [u8; 4],
    /// Whether it is no picture of its own.
    pub(super) hidden: bool,
    /// Where it lies in the file.
    pub(super) extents: Vec<Span>,
}

/// A property that says more than how a picture is coded.
#[derive(Debug)]
pub(super) enum Property {
    /// A colour profile.
    Profile(Span),
    /// Words about a picture, or when it was made.
    Words(Boxed),
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) all: BTreeMap<u32, Item>,
    /// The picture that is shown.
    pub(super) main: u32,
    /// Pictures that are parts, thumbnails or aids of others.
    pub(super) parts: BTreeSet<u32>,
    /// Properties that have to be looked at.
    pub(super) properties: Vec<Property>,
    /// Names that the structure itself has: what each is, by path and item, and where it lies.
    pub(super) words: Vec<(&'static str, &'static str, Span)>,
    /// Data beside those in boxes of their own.
    pub(super) data: Option<Span>,
    /// The sizes that properties give, by their number.
    sizes: BTreeMap<u64, (u32, u32)>,
    /// The numbers of each item's properties.
    properties_of: BTreeMap<u32, Vec<u64>>,
}

impl Items {
    pub(super) fn read(walk: &Walk<'_>, meta: &Boxed) -> Result<Self, Reason> {
        let body = meta.body();
        if body.end - body.start > MOST_METADATA {
            return Err(Code::BadLength.into());
        }
        let bytes = walk.bytes(body.start, body.end - body.start)?;
        let inner = bytes.get(4..).ok_or_else(bad)?;
        let base = body.start + 4;
        let mut items = Self::default();
        let found = boxes(inner, base)?;
        let of = |one: &Boxed| {
            let span = one.body();
            &inner[(span.start - base) as usize..(span.end - base) as usize]
        };
        items.data = found.iter().find(|one| &one.kind == b"idat").map(Boxed::body);
        let mut seen = BTreeSet::new();
        for one in &found {
            if !seen.insert(one.kind) {
                return Err(bad());
            }
            let body = of(one);
            let at = one.body().start;
            match &one.kind {
                b"hdlr" => items.handler(body, at)?,
                b"pitm" => items.main = primary(body)?,
                b"iinf" => items.entries(body, at)?,
                b"iloc" => items.locations(body)?,
                b"iref" => items.references(body, at)?,
                b"iprp" => items.described(body, at)?,
                b"dinf" if body == OWN_DATA => {}
                b"idat" | b"grpl" => {}
                b"free" | b"skip" => items.words.push(("heif.free", "trailing", one.body())),
                _ => return Err(unknown()),
            }
        }
        Ok(items)
    }

    /// Columns and rows of a picture.
    pub(super) fn size(&self, id: u32) -> Option<(u32, u32)> {
        self.properties_of.get(&id)?.iter().find_map(|number| self.sizes.get(number)).copied()
    }

    /// What it is, then a name for people.
    fn handler(&mut self, body: &[u8], at: u64) -> Result<(), Reason> {
        if body.get(8..12) != Some(b"pict") {
            return Err(unknown());
        }
        self.words.push(("heif.handler", "software", at + 12..at + body.len() as u64));
        Ok(())
    }

    fn entries(&mut self, body: &[u8], at: u64) -> Result<(), Reason> {
        let mut numbers = Numbers(body);
        let (version, _) = numbers.version()?;
        numbers.take(if version == 0 { 2 } else { 4 })?;
        let base = at + (body.len() - numbers.0.len()) as u64;
        for entry in boxes(numbers.0, base)? {
            if &entry.kind != b"infe" {
                return Err(unknown());
            }
            let span = entry.body();
            let mut one =
                Numbers(&numbers.0[(span.start - base) as usize..(span.end - base) as usize]);
            let (version, flags) = one.version()?;
            let id = one.take(match version {
                2 => 2,
                3 => 4,
                _ => return Err(bad()),
            })? as u32;
            // What is protected cannot be read.
            if one.take(2)? != 0 || self.all.len() >= MOST_ITEMS {
                return Err(bad());
            }
            let kind = one.letters()?;
            let name = memchr::memchr(0, one.0).ok_or_else(bad)? as u64;
            let start = span.end - one.0.len() as u64;
            self.words.push(("heif.item name", "comment", start..start + name));
            // Only these say more behind it: which kind of text they are.
            let typed = matches!(&kind, b"mime" | b"uri ") && span.end - start <= LONGEST_AUXILIARY;
            if !typed {
                self.words.push(("heif.item", UNKNOWN, start + name + 1..span.end));
            }
            let item = self.all.entry(id).or_default();
            (item.kind, item.hidden) = (kind, flags & 1 == 1);
        }
        Ok(())
    }

    fn locations(&mut self, body: &[u8]) -> Result<(), Reason> {
        let mut numbers = Numbers(body);
        let (version, _) = numbers.version()?;
        let sizes = numbers.take(2)?;
        let size = |shift: u64| (sizes >> shift & 15) as usize;
        let (offset, length, base, index) =
            (size(12), size(8), size(4), if version > 0 { size(0) } else { 0 });
        if version > 2 || [offset, length, base, index].iter().any(|size| ![0, 4, 8].contains(size))
        {
            return Err(bad());
        }
        let wide = if version == 2 { 4 } else { 2 };
        for _ in 0..numbers.take(wide)? {
            let id = numbers.take(wide)? as u32;
            let method = if version > 0 { numbers.take(2)? & 15 } else { 0 };
            // Elsewhere than in this file, or within another item.
            if numbers.take(2)? != 0 || method > 1 {
                return Err(bad());
            }
            let from = match (method, &self.data) {
                (0, _) => 0,
                (_, Some(data)) => data.start,
                _ => return Err(bad()),
            };
            let from = numbers.take(base)?.checked_add(from).ok_or_else(bad)?;
            for _ in 0..numbers.take(2)? {
                numbers.take(index)?;
                let start = numbers.take(offset)?.checked_add(from).ok_or_else(bad)?;
                let end = start.checked_add(numbers.take(length)?).ok_or_else(bad)?;
                // Without a length it would be all of the file.
                if start == end {
                    return Err(bad());
                }
                self.all.entry(id).or_default().extents.push(start..end);
            }
        }
        Ok(())
    }

    fn references(&mut self, body: &[u8], at: u64) -> Result<(), Reason> {
        let mut numbers = Numbers(body);
        let wide = if numbers.version()?.0 == 0 { 2 } else { 4 };
        let base = at + 4;
        for one in boxes(numbers.0, base)? {
            let span = one.body();
            let mut ids =
                Numbers(&numbers.0[(span.start - base) as usize..(span.end - base) as usize]);
            let from = ids.take(wide)? as u32;
            for _ in 0..ids.take(2)? {
                let to = ids.take(wide)? as u32;
                match &one.kind {
                    b"dimg" => self.parts.insert(to),
                    b"thmb" | b"auxl" => self.parts.insert(from),
                    _ => false,
                };
            }
        }
        Ok(())
    }

    /// The properties, and which items have them.
    fn described(&mut self, body: &[u8], at: u64) -> Result<(), Reason> {
        for one in boxes(body, at)? {
            let span = one.body();
            let inner = &body[(span.start - at) as usize..(span.end - at) as usize];
            match &one.kind {
                b"ipco" => self.properties(inner, span.start)?,
                b"ipma" => self.associations(inner)?,
                _ => return Err(unknown()),
            }
        }
        Ok(())
    }

    fn properties(&mut self, body: &[u8], at: u64) -> Result<(), Reason> {
        for (number, one) in (1..).zip(boxes(body, at)?) {
            let span = one.body();
            let inner = &body[(span.start - at) as usize..(span.end - at) as usize];
            match &one.kind {
                b"ispe" => {
                    let mut numbers = Numbers(inner);
                    numbers.version()?;
                    let size = (numbers.take(4)? as u32, numbers.take(4)? as u32);
                    self.sizes.insert(number, size);
                }
                b"colr" => match inner.get(..4) {
                    Some(b"nclx") => {}
                    Some(b"prof" | b"rICC") => {
                        self.properties.push(Property::Profile(span.start + 4..span.end));
                    }
                    _ => return Err(unknown()),
                },
                b"auxC" if span.end - span.start <= LONGEST_AUXILIARY => {}
                b"free" | b"skip" => self.words.push(("heif.free", "trailing", span)),
                b"udes" | b"crtt" | b"mdft" => self.properties.push(Property::Words(one)),
                kind if PROPERTIES.contains(&kind) => {}
                _ => return Err(unknown()),
            }
        }
        Ok(())
    }

    fn associations(&mut self, body: &[u8]) -> Result<(), Reason> {
        let mut numbers = Numbers(body);
        let (version, flags) = numbers.version()?;
        let wide = flags & 1 == 1;
        for _ in 0..numbers.take(4)? {
            let id = numbers.take(if version == 0 { 2 } else { 4 })? as u32;
            for _ in 0..numbers.take(1)? {
                let number = numbers.take(if wide { 2 } else { 1 })?;
                let number = number & if wide { 0x7FFF } else { 0x7F };
                self.properties_of.entry(id).or_default().push(number);
            }
        }
        Ok(())
    }
}

fn primary(body: &[u8]) -> Result<u32, Reason> {
    let mut numbers = Numbers(body);
    let version = numbers.version()?.0;
    Ok(numbers.take(if version == 0 { 2 } else { 4 })? as u32)
}
