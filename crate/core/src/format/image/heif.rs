//! HEIF and AVIF (ISO/IEC 23008-12, ISO/IEC 14496-12): boxes, one of which says of every item what it
//! is and where it lies.
//!
//! Nothing moves: pictures stay where they are, and what goes is overwritten, so that every offset
//! holds. The pictures themselves are not decoded. Sequences, and boxes, items and properties that
//! nobody has described here, hold the file.

mod boxes;
mod items;

use self::boxes::Boxed;
use self::items::{Items, Property};
use super::walk::{MOST_METADATA, Walk, text};
use super::{exif, icc, tags};
use crate::reason::{Code, Reason};
use crate::source::Span;
use std::collections::BTreeMap;

/// Brands of still pictures and of sequences.
const BRANDS: [&[u8]; 11] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"avif",
    b"avis",
];
/// A file goes by few of them.
const LONGEST_BRANDS: u64 = 256;
/// Codings of pictures, and pictures that are made of others.
const PICTURES: [&[u8; 4]; 12] = [
    b"hvc1", b"hev1", b"lhv1", b"hvt1", b"av01", b"avc1", b"vvc1", b"unci", b"grid", b"iovl",
    b"iden", b"tmap",
];
/// Items that describe others.
const DESCRIPTIONS: [&[u8; 4]; 3] = [b"Exif", b"mime", b"uri "];
/// Properties that say how a picture is coded and shown.
const PROPERTIES: [&[u8; 4]; 24] = [
    b"ispe", b"pixi", b"hvcC", b"lhvC", b"av1C", b"avcC", b"vvcC", b"irot", b"imir", b"clap",
    b"pasp", b"clli", b"mdcv", b"cclv", b"amve", b"ndwt", b"rloc", b"lsel", b"a1op", b"a1lx",
    b"tols", b"cmpd", b"uncC", b"iscl",
];
/// An EXIF structure without a tag.
const NO_EXIF: &[u8] = b"\0\0\0\x06Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0";
/// An XMP packet that says nothing.
const NO_XMP: &[u8] = b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>";

/// Whether a file says in its first box, by its own brand or one it goes by, that it holds such
/// pictures; a video goes by others.
pub(super) fn sniff(head: &[u8]) -> bool {
    let Some(length) = head.get(..4).filter(|_| head.get(4..8) == Some(b"ftyp")) else {
        return false;
    };
    let length = u32::from_be_bytes([length[0], length[1], length[2], length[3]]) as usize;
    let brands = head.get(8..length.min(head.len())).unwrap_or_default();
    brands.chunks_exact(4).any(|brand| BRANDS.contains(&brand))
}

fn bad() -> Reason {
    Code::BadImage.into()
}

/// What nobody has described here. Its four letters are not told: they are bytes of the file.
fn unknown() -> Reason {
    Code::Heif.into()
}

/// Walks through the boxes, then writes the file again with what goes overwritten.
pub(super) fn walk(walk: &mut Walk<'_>) -> Result<(), Reason> {
    let mut edits = Edits::default();
    let (mut items, mut data) = (None, Vec::new());
    let mut end = 0;
    while let Some(found) = match Boxed::of_file(walk, end) {
        // What is no box, behind all that is needed.
        Err(_) if items.is_some() && !data.is_empty() => None,
        found => found?,
    } {
        end = found.whole.end;
        match &found.kind {
            b"ftyp" if found.whole.end - found.whole.start <= LONGEST_BRANDS => {}
            b"mdat" => data.push(found.body()),
            b"meta" if items.is_none() => {
                let read = Items::read(walk, &found)?;
                data.extend(read.data.clone());
                items = Some(read);
            }
            b"ftyp" | b"moov" | b"moof" | b"meta" => return Err(unknown()),
            b"free" | b"skip" => edits.blank(walk, "heif.free", "trailing", found.body())?,
            _ => edits.free(walk, "heif.box", tags::UNKNOWN, &found)?,
        }
    }
    let items = items.ok_or_else(bad)?;
    described(walk, &items, &mut edits)?;
    let pictures = pictures(walk, &items)?;
    // Bytes that no item has.
    let mut taken: Vec<Span> = items.all.values().flat_map(|item| item.extents.clone()).collect();
    taken.sort_by_key(|span| span.start);
    for part in &data {
        let mut at = part.start;
        for span in taken.iter().filter(|span| span.start < part.end && part.start < span.end) {
            edits.blank(walk, "heif.between", "trailing", at..span.start.max(at))?;
            at = at.max(span.end);
        }
        edits.blank(walk, "heif.between", "trailing", at..part.end.max(at))?;
    }
    // What lies elsewhere than in the data, or is overwritten, is no picture.
    let within = |span: &Span| data.iter().any(|d| d.start <= span.start && span.end <= d.end);
    if !taken.iter().all(within) || pictures.iter().any(|picture| edits.touches(picture)) {
        return Err(bad());
    }
    edits.write(walk, end)?;
    walk.trailing(end)
}

/// The pictures that a person would look at, the main one first; where all of the picture data lie.
fn pictures(walk: &mut Walk<'_>, items: &Items) -> Result<Vec<Span>, Reason> {
    let mut spans = Vec::new();
    for item in items.all.values() {
        if PICTURES.contains(&&item.kind) {
            spans.extend(item.extents.clone());
        } else if !DESCRIPTIONS.contains(&&item.kind) {
            return Err(unknown());
        }
    }
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup();
    if spans.windows(2).any(|pair| pair[1].start < pair[0].end) {
        return Err(bad());
    }
    let shown = |(id, item): &(&u32, &items::Item)| {
        PICTURES.contains(&&item.kind) && !item.hidden && !items.parts.contains(id)
    };
    let others = items.all.iter().filter(shown).map(|(id, _)| *id).filter(|id| *id != items.main);
    for (number, id) in std::iter::once(items.main).chain(others).enumerate() {
        let (columns, rows) = items.size(id).ok_or_else(bad)?;
        walk.page(columns, rows, 0);
        if number == 0 {
            for span in &spans {
                walk.holds(span.clone())?;
            }
        }
    }
    Ok(spans)
}

/// What is written about the pictures: items, names, properties.
fn described(walk: &mut Walk<'_>, items: &Items, edits: &mut Edits) -> Result<(), Reason> {
    for (path, item, span) in &items.words {
        edits.blank(walk, path, item, span.clone())?;
    }
    for item in items.all.values().filter(|item| DESCRIPTIONS.contains(&&item.kind)) {
        match (&item.kind, item.extents.as_slice()) {
            (b"Exif", [span]) => exif_item(walk, span, edits)?,
            _ => {
                for span in &item.extents {
                    packet(walk, span, edits)?;
                }
            }
        }
    }
    for property in &items.properties {
        match property {
            Property::Profile(span) => match icc::cleaned(walk, std::slice::from_ref(span))? {
                Some(profile) => edits.put(span.clone(), profile)?,
                None => edits.put(span.clone(), blanks(span, 0)?)?,
            },
            Property::Words(found) => {
                let item = if &found.kind == b"udes" { "comment" } else { "date" };
                edits.free(walk, "heif.property", item, found)?;
            }
        }
    }
    Ok(())
}

/// An EXIF structure behind the offset at which it begins.
fn exif_item(walk: &mut Walk<'_>, span: &Span, edits: &mut Edits) -> Result<(), Reason> {
    let head = walk.bytes(span.start, 4)?;
    let offset = u64::from(u32::from_be_bytes([head[0], head[1], head[2], head[3]]));
    let start = span.start.saturating_add(4).saturating_add(offset);
    let tags = if start < span.end { exif::rewritten(walk, &(start..span.end))? } else { None };
    let mut blob = tags.map_or_else(|| NO_EXIF.to_vec(), |tags| [&NO_EXIF[..10], &tags].concat());
    let length = usize::try_from(span.end - span.start).map_err(|_| bad())?;
    if blob.len() > length {
        blob.clear();
    }
    blob.resize(length, 0);
    edits.put(span.clone(), blob)
}

/// A packet of metadata; one that says nothing is none.
fn packet(walk: &mut Walk<'_>, span: &Span, edits: &mut Edits) -> Result<(), Reason> {
    let says = walk.bytes(span.start, (span.end - span.start).min(MOST_METADATA))?;
    let bare = says.trim_ascii();
    if bare.is_empty() || bare == NO_XMP || says.iter().all(|byte| *byte == 0) {
        return Ok(());
    }
    if !walk.stays("xmp", "packet", span.clone(), text(&says))? {
        let mut blank = blanks(span, b' ')?;
        if let Some(head) = blank.get_mut(..NO_XMP.len()) {
            head.copy_from_slice(NO_XMP);
        }
        edits.put(span.clone(), blank)?;
    }
    Ok(())
}

fn blanks(span: &Span, blank: u8) -> Result<Vec<u8>, Reason> {
    let length = span.end - span.start;
    if length > MOST_METADATA {
        return Err(Code::BadLength.into());
    }
    Ok(vec![blank; length as usize])
}

/// What is written over which stretch of the file.
#[derive(Default)]
struct Edits(BTreeMap<u64, Vec<u8>>);

impl Edits {
    fn put(&mut self, span: Span, bytes: Vec<u8>) -> Result<(), Reason> {
        if self.touches(&span) || bytes.len() as u64 != span.end - span.start {
            return Err(bad());
        }
        if !bytes.is_empty() {
            self.0.insert(span.start, bytes);
        }
        Ok(())
    }

    fn touches(&self, span: &Span) -> bool {
        let before = self.0.range(..span.end).next_back();
        before.is_some_and(|(start, bytes)| start + bytes.len() as u64 > span.start)
    }

    /// Zeros over what is not zero already.
    fn blank(
        &mut self,
        walk: &mut Walk<'_>,
        path: &str,
        item: &'static str,
        span: Span,
    ) -> Result<(), Reason> {
        let zeros = blanks(&span, 0)?;
        let says = walk.bytes(span.start, span.end - span.start)?;
        if says == zeros || walk.stays(path, item, span.clone(), text(&says))? {
            return Ok(());
        }
        self.put(span, zeros)
    }

    /// A box becomes one that readers pass over.
    fn free(
        &mut self,
        walk: &mut Walk<'_>,
        path: &str,
        item: &'static str,
        found: &Boxed,
    ) -> Result<(), Reason> {
        let body = found.body();
        if walk.stays(path, item, body.clone(), None)? {
            return Ok(());
        }
        self.put(found.whole.start + 4..found.whole.start + 8, b"free".to_vec())?;
        self.put(body.clone(), blanks(&body, 0)?)
    }

    fn write(self, walk: &mut Walk<'_>, end: u64) -> Result<(), Reason> {
        let mut at = 0;
        for (start, bytes) in self.0 {
            walk.pass(at..start);
            walk.rope.push_bytes(&bytes);
            at = start + bytes.len() as u64;
        }
        if at > end {
            return Err(bad());
        }
        walk.pass(at..end);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_picture_is_told_from_a_video_by_its_brands() {
        for (head, is_heif) in [
            (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], true),
            (b"\0\0\0\x18ftypmsnv\0\0\0\0avifmif1", true),
            (b"\0\0\0\x18ftypisom\0\0\0\0isomavc1", false),
            (b"", false),
        ] {
            assert_eq!(sniff(head), is_heif);
        }
    }
}
