//! TIFF 6.0 and BigTIFF: pages, each a directory of tags, with strips or tiles anywhere in the file.
//!
//! The file is written anew: a header, the samples in the order they had, then the directories
//! with the tags that stay. What nothing points to is gone.

use super::exif::{self, Reader};
use super::ifd::{Dir, Entry, Form, New, Next};
use super::picture::{self, Chunks, Sheet};
use super::tags::{self, Group};
use super::walk::Walk;
use super::{aperio, icc, iptc};
use crate::format::dicom::frames::{self, Coding};
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

const MOST_PAGES: usize = 1 << 14;
const DEEPEST: usize = 4;
/// Tables of colours are the longest values that stay.
const LONGEST_VALUE: u64 = 1 << 20;
/// The tags that say where samples lie, and how long they are.
const PLACES: [(u16, u16); 2] = [(273, 279), (324, 325)];
const COMPRESSION: u16 = 259;
const DESCRIPTION: u16 = 270;
const SUBFILE: u16 = 254;
const SUB_PAGES: u16 = 330;
const JPEG_TABLES: u16 = 347;
const OLD_JPEG: u64 = 6;
/// Compressions whose strips are streams of JPEG or JPEG 2000, which have markers of their own.
const STREAMS: [u64; 4] = [7, 33003, 33005, 34712];
/// Hamamatsu's tags: such files hold the label among their pages.
const HAMAMATSU: u16 = 65420;

/// Whether a file starts like one.
pub(super) fn sniff(head: &[u8]) -> bool {
    [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|magic| head.starts_with(*magic))
}

/// A page, as it will be written.
struct Page {
    dir: Dir,
    /// Where its directory lies.
    at: u64,
    /// Columns and rows.
    size: (u32, u32),
    places: Option<((u16, u16), Vec<Span>)>,
    /// Strips and tiles in which boxes are blanked.
    changed: Chunks,
    blanks: Vec<Span>,
    children: Vec<Page>,
    /// Whether it is a smaller copy of another.
    reduced: bool,
}

/// Walks through the pages.
pub(super) fn walk(walk: &mut Walk<'_>) -> Result<(), Reason> {
    let source = walk.source;
    let (form, first) = Form::of(source)?;
    let mut tiff = Tiff { form, source, seen: BTreeSet::new(), aperio: false, shown: 0 };
    let mut pages = Vec::new();
    let (mut next, mut number) = (first, 1);
    while next != 0 {
        let prefix = if number == 1 { "tiff".to_owned() } else { format!("tiff.page {number}") };
        let (page, after) = tiff.page(walk, next, &prefix, number, 0)?;
        pages.extend(page);
        (next, number) = (after, number + 1);
    }
    if !pages.iter().any(|page| page.places.is_some()) {
        return Err(Code::BadImage.into());
    }
    write(walk, form, pages)
}

struct Tiff<'a> {
    form: Form,
    source: &'a dyn Source,
    seen: BTreeSet<u64>,
    aperio: bool,
    /// How many pages are shown.
    shown: usize,
}

impl Tiff<'_> {
    /// The page at an offset, unless it goes, and where the next one is.
    fn page(
        &mut self,
        walk: &mut Walk<'_>,
        offset: u64,
        prefix: &str,
        number: usize,
        depth: usize,
    ) -> Result<(Option<Page>, u64), Reason> {
        if !self.seen.insert(offset) || self.seen.len() > MOST_PAGES || depth > DEEPEST {
            return Err(Code::BadImage.into());
        }
        let (entries, next) = self.form.read(self.source, offset)?;
        let find = |tag| entries.iter().find(|entry| entry.tag == tag);
        let description = find(DESCRIPTION).and_then(|entry| entry.text(self.form, self.source));
        let description = description.unwrap_or_default();
        if number == 1 && depth == 0 {
            self.aperio = aperio::is(&description);
        }
        let tiled = find(PLACES[1].0).is_some();
        let label = if self.aperio {
            !aperio::is_tissue(&description, tiled, number)
        } else {
            if find(HAMAMATSU).is_some() || names_a_label(&description) {
                walk.reasons.push(Reason::at(Code::LabelImage, prefix));
            }
            false
        };
        let goes = label && !walk.stays(prefix, "picture", offset..offset + 1, None)?;
        let number_of = |tag| {
            let values = find(tag).and_then(|entry| entry.numbers(self.form, self.source).ok());
            values.and_then(|values| values.first().copied()).unwrap_or_default()
        };
        let side = |tag| u32::try_from(number_of(tag)).unwrap_or(u32::MAX);
        let mut page = Page {
            dir: Dir::default(),
            at: offset,
            size: (side(256), side(257)),
            places: None,
            changed: Vec::new(),
            blanks: Vec::new(),
            children: Vec::new(),
            reduced: number_of(SUBFILE) & 1 == 1,
        };
        for entry in &entries {
            self.tag(walk, entry, prefix, (number, depth), &mut page)?;
        }
        self.places(walk, &entries, prefix, &mut page)?;
        if goes {
            return Ok((None, next));
        }
        if depth == 0 && page.places.is_some() {
            self.mask(walk, &entries, &mut page)?;
            self.shown += 1;
        }
        Ok((Some(page), next))
    }

    /// Blanks boxes in the page that comes next, and lets go of its smaller copies.
    fn mask(&self, walk: &Walk<'_>, entries: &[Entry], page: &mut Page) -> Result<(), Reason> {
        let masks = picture::meant(walk.masks(), self.shown, false);
        if masks.is_empty() {
            return Ok(());
        }
        let sheet = Sheet::of(self.form, self.source, entries).map_err(picture::held)?;
        page.changed = sheet.blanked(self.source, &masks).map_err(picture::held)?;
        if !page.changed.is_empty() && page.children.iter().any(|child| !child.reduced) {
            return Err(Code::MaskUnreadable.into());
        }
        if !page.changed.is_empty() {
            page.children.clear();
        }
        Ok(())
    }

    fn tag(
        &mut self,
        walk: &mut Walk<'_>,
        entry: &Entry,
        prefix: &str,
        (number, depth): (usize, usize),
        page: &mut Page,
    ) -> Result<(), Reason> {
        let span = entry.value.clone().unwrap_or(0..1);
        let path = |name: &str| format!("{prefix}.{name}");
        match entry.tag {
            273 | 279 | 324 | 325 => {}
            SUB_PAGES => {
                let offsets = entry.numbers(self.form, self.source)?;
                for (index, offset) in (1..).zip(offsets) {
                    let prefix = format!("{prefix}.sub {index}");
                    let (child, _) = self.page(walk, offset, &prefix, number, depth + 1)?;
                    page.children.extend(child);
                }
            }
            34665 | 34853 => {
                let group = if entry.tag == 34665 { Group::Photo } else { Group::Gps };
                let mut reader = Reader::new(self.form, self.source, 0);
                let (inner, _) = reader.directory(walk, group, reader.pointer(entry))?;
                if !inner.is_empty() {
                    page.dir.children.push((entry.tag, vec![inner]));
                }
            }
            34675 => {
                if let Some(bytes) = icc::cleaned(walk, &[span])? {
                    page.dir.entries.push(New {
                        tag: 34675,
                        kind: 7,
                        count: bytes.len() as u64,
                        bytes,
                    });
                }
            }
            JPEG_TABLES => {
                let bytes = entry.bytes(self.source)?;
                let kept = tables(&bytes).ok_or(Code::BadImage)?;
                if kept != bytes {
                    walk.part(path("JPEGTables.markers"), "packet", span, None)?;
                }
                let count = kept.len() as u64;
                page.dir.entries.push(New { tag: JPEG_TABLES, kind: 7, count, bytes: kept });
            }
            34377 | 33723 => {
                let read = entry.length() <= super::walk::MOST_METADATA;
                let bytes = if read { entry.bytes(self.source)? } else { Vec::new() };
                let all = if entry.tag == 34377 {
                    iptc::resources(walk, &bytes, span.start)?
                } else {
                    iptc::record(walk, &bytes, span.start)?
                };
                if all && !bytes.is_empty() {
                    page.dir.entries.push(entry.kept(self.source)?);
                }
            }
            DESCRIPTION if self.aperio => {
                let said = entry.text(self.form, self.source).unwrap_or_default();
                let kept = aperio::described(walk, &said, &path("ImageDescription"), &span)?;
                page.dir.entries.push(entry.becoming(&kept));
            }
            tag => {
                let row = tags::tag(Group::Image, tag);
                let item = row.map_or(tags::UNKNOWN, |row| row.1);
                let path = path(&exif::name(Group::Image, tag));
                let blob = (self.source, 0);
                let new = exif::decide(walk, self.form, blob, (path, item), entry, LONGEST_VALUE)?;
                page.dir.entries.extend(new);
            }
        }
        Ok(())
    }

    /// Where the samples of a page lie, and which markers inside them are blanked.
    fn places(
        &self,
        walk: &mut Walk<'_>,
        entries: &[Entry],
        prefix: &str,
        page: &mut Page,
    ) -> Result<(), Reason> {
        let numbers = |tag: u16| {
            let entry = entries.iter().find(|entry| entry.tag == tag);
            entry.map(|entry| entry.numbers(self.form, self.source)).transpose()
        };
        let compression = numbers(COMPRESSION)?.and_then(|list| list.first().copied()).unwrap_or(1);
        if compression == OLD_JPEG {
            walk.reasons.push(Reason::at(Code::PictureUnknown, prefix));
        }
        for tags in PLACES {
            let (Some(offsets), Some(lengths)) = (numbers(tags.0)?, numbers(tags.1)?) else {
                continue;
            };
            if offsets.len() != lengths.len() || page.places.is_some() {
                return Err(Code::BadImage.into());
            }
            let mut spans = Vec::with_capacity(offsets.len());
            for (offset, length) in offsets.into_iter().zip(lengths) {
                let end = offset.checked_add(length).filter(|end| *end <= self.source.len());
                spans.push(offset..end.ok_or(Code::Truncated)?);
            }
            if STREAMS.contains(&compression) {
                for span in spans.iter().filter(|span| !span.is_empty()) {
                    let stream = [0..0, span.clone()];
                    page.blanks.extend(frames::markers(self.source, &stream, Coding::Images)?);
                }
            }
            page.places = Some((tags, spans));
        }
        if let Some(first) = page.blanks.first().cloned()
            && walk.stays(format!("{prefix}.markers"), "packet", first, None)?
        {
            page.blanks.clear();
        }
        Ok(())
    }
}

/// Other makers' slides hold a picture of the label as well.
fn names_a_label(description: &str) -> bool {
    let said = description.to_ascii_lowercase();
    ["label", "macro", "leica-microsystems", "iscan", "pim_dp"]
        .iter()
        .any(|word| said.contains(word))
}

/// The tables of a JPEG stream without anything else (T.81 annex B.5).
fn tables(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    let mut kept = vec![0xFF, 0xD8];
    loop {
        match *rest {
            [0xFF, 0xD9, ..] | [] => {
                kept.extend([0xFF, 0xD9]);
                return Some(kept);
            }
            [0xFF, marker, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([high, low]));
                let segment = rest.get(..2 + length).filter(|_| length >= 2)?;
                if matches!(marker, 0xDB | 0xC4 | 0xDD | 0xCC) {
                    kept.extend(segment);
                }
                rest = &rest[segment.len()..];
            }
            _ => return None,
        }
    }
}

/// Writes header, samples and directories.
fn write(walk: &mut Walk<'_>, form: Form, pages: Vec<Page>) -> Result<(), Reason> {
    let (mut all, mut spans, mut blanks) = (Vec::new(), Vec::new(), Vec::new());
    for page in &pages {
        gather(page, &mut all, &mut spans, &mut blanks);
    }
    for list in [&mut all, &mut spans, &mut blanks] {
        list.sort_by_key(|span| (span.start, span.end));
        list.dedup();
    }
    if all.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err(Code::BadImage.into());
    }
    let mut moved = Moved { kept: BTreeMap::new(), next: form.header(0).len() as u64 };
    for span in &spans {
        moved.kept.insert(span.start, moved.next);
        moved.next += span.end - span.start;
    }
    let changed: u64 =
        pages.iter().flat_map(|page| &page.changed).map(|(_, new)| new.len() as u64).sum();
    let at = moved.next + changed;
    let start = at.next_multiple_of(2);
    // What pages point to stands first, so that each page follows the one before.
    let (mut directories, mut chain, mut new) = (Vec::new(), Vec::new(), Vec::new());
    for mut page in pages {
        if page.places.is_some() {
            walk.page(page.size.0, page.size.1, page.at);
            let (mut own, mut blanks) = (Vec::new(), Vec::new());
            gather(&page, &mut own, &mut Vec::new(), &mut blanks);
            own.sort_by_key(|span| span.start);
            blanks.sort_by_key(|span| span.start);
            for span in own {
                each_between(
                    &span,
                    &blanks,
                    |part, blank| if blank { Ok(()) } else { walk.holds(part) },
                )?;
            }
        }
        let changed = std::mem::take(&mut page.changed);
        let dir = placed(page, form, &changed, &mut moved)?;
        new.extend(changed.into_iter().map(|(_, bytes)| bytes));
        chain.push(dir.pointing(form, start, &mut directories));
    }
    let first = start + directories.len() as u64;
    for (index, entries) in chain.iter().enumerate() {
        let next = if index + 1 == chain.len() { Next::None } else { Next::Follows };
        let at = start + directories.len() as u64;
        directories.extend(form.write(entries, at, next));
    }
    if !form.wide && start + directories.len() as u64 > u64::from(u32::MAX) {
        return Err(Code::BadLength.into());
    }
    walk.rope.push_bytes(&form.header(first));
    for span in spans {
        each_between(&span, &blanks, |part, blank| {
            if blank {
                walk.rope.push_bytes(&vec![0; (part.end - part.start) as usize]);
            } else {
                walk.pass(part);
            }
            Ok(())
        })?;
    }
    for bytes in &new {
        walk.rope.push_bytes(bytes);
    }
    walk.rope.push_bytes(if at == start { &[] } else { &[0] });
    walk.rope.push_bytes(&directories);
    Ok(())
}

/// Hands over the parts of a span in order, and whether each is blanked.
fn each_between(
    span: &Span,
    blanks: &[Span],
    mut each: impl FnMut(Span, bool) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let mut from = span.start;
    let first = blanks.partition_point(|blank| blank.end <= span.start);
    for blank in blanks[first..].iter().take_while(|blank| blank.start < span.end) {
        each(from..blank.start, false)?;
        each(blank.clone(), true)?;
        from = blank.end;
    }
    each(from..span.end, false)
}

/// The spans of a page's samples, those that are passed on, and what is blanked in them.
fn gather(page: &Page, all: &mut Vec<Span>, kept: &mut Vec<Span>, blanks: &mut Vec<Span>) {
    let places = page.places.as_ref().map_or(&[][..], |(_, places)| places);
    for (number, span) in places.iter().enumerate().filter(|(_, span)| !span.is_empty()) {
        all.push(span.clone());
        if !page.changed.iter().any(|(other, _)| *other == number) {
            kept.push(span.clone());
        }
    }
    blanks.extend(page.blanks.iter().cloned());
    for child in &page.children {
        gather(child, all, kept, blanks);
    }
}

/// Where samples will stand.
struct Moved {
    /// Those that are passed on, by where they stood.
    kept: BTreeMap<u64, u64>,
    /// Where the next changed strip or tile will stand.
    next: u64,
}

/// The directory of a page with the new places of its samples.
fn placed(page: Page, form: Form, changed: &Chunks, moved: &mut Moved) -> Result<Dir, Reason> {
    let Page { mut dir, places, children, .. } = page;
    if let Some(((offsets, lengths), spans)) = places {
        let mut new = changed.iter().peekable();
        let mut list: Vec<(u64, u64)> = Vec::with_capacity(spans.len());
        for (number, span) in spans.iter().enumerate() {
            if let Some((_, bytes)) = new.next_if(|(other, _)| *other == number) {
                list.push((moved.next, bytes.len() as u64));
                moved.next += bytes.len() as u64;
            } else if span.is_empty() {
                list.push((0, 0));
            } else {
                let place = moved.kept.get(&span.start).copied().unwrap_or_default();
                list.push((place, span.end - span.start));
            }
        }
        let entry = |tag, value: &dyn Fn(&(u64, u64)) -> u64| {
            let bytes = list.iter().flat_map(|place| form.bytes(value(place), form.offset()));
            let kind = if form.wide { 16 } else { 4 };
            New { tag, kind, count: list.len() as u64, bytes: bytes.collect() }
        };
        dir.entries.push(entry(offsets, &|place| place.0));
        dir.entries.push(entry(lengths, &|place| place.1));
    }
    let children: Result<Vec<Dir>, Reason> =
        children.into_iter().map(|child| placed(child, form, &Vec::new(), moved)).collect();
    let children = children?;
    if !children.is_empty() {
        dir.children.push((SUB_PAGES, children));
    }
    Ok(dir)
}
