//! EXIF (CIPA DC-008): a TIFF structure inside another file, written anew from the tags that stay.
//!
//! Nothing of the old bytes is passed on, so thumbnails, maker notes and what lies between the
//! values are gone.

use super::ifd::{Dir, Entry, Form, New};
use super::tags::{self, Group};
use super::walk::{Fate, MOST_METADATA, Walk};
use crate::reason::Reason;
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// Values longer than this are no settings of a camera.
const LONGEST_VALUE: u64 = 256;
/// Nor are bytes, which may say anything.
const LONGEST_BYTES: u64 = 64;
/// A maker or a model is named in so many letters.
const LONGEST_TEXT: usize = 64;
/// Tags that point to samples; in EXIF there are none but those of a thumbnail.
const DATA: [u16; 8] = [273, 279, 324, 325, 330, 347, 34675, 320];

/// The EXIF structure that lies in a span, as it is written again; `None` where nothing stays.
pub(super) fn rewritten(walk: &mut Walk<'_>, span: &Span) -> Result<Option<Vec<u8>>, Reason> {
    if span.end - span.start > MOST_METADATA {
        walk.part("exif", tags::UNKNOWN, span.clone(), None)?;
        return Ok(None);
    }
    let blob = walk.bytes(span.start, span.end - span.start)?;
    let Ok((form, first)) = Form::of(&blob) else {
        walk.part("exif", tags::UNKNOWN, span.clone(), None)?;
        return Ok(None);
    };
    let mut reader = Reader::new(form, &blob, span.start);
    let (dir, next) = reader.directory(walk, Group::Image, first)?;
    if next > 0 {
        let start = span.end.min(span.start.saturating_add(next));
        walk.part("exif.Thumbnail", "picture", start..span.end, None)?;
    }
    if dir.is_empty() {
        return Ok(None);
    }
    // The directories stand behind the header, which says where the first is.
    let mut out = Vec::new();
    let start = dir.emit(form, form.header(0).len() as u64, &mut out);
    Ok(Some([form.header(start), out].concat()))
}

/// Reads directories of tags that lie in a blob, which starts at an offset of the file.
pub(super) struct Reader<'a> {
    form: Form,
    blob: &'a dyn Source,
    base: u64,
    seen: BTreeSet<u64>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(form: Form, blob: &'a dyn Source, base: u64) -> Self {
        Self { form, blob, base, seen: BTreeSet::new() }
    }

    /// A directory with those it points to, and where the next one is.
    pub(super) fn directory(
        &mut self,
        walk: &mut Walk<'_>,
        group: Group,
        offset: u64,
    ) -> Result<(Dir, u64), Reason> {
        let mut dir = Dir::default();
        let read = self.seen.insert(offset).then(|| self.form.read(self.blob, offset));
        let Some(Ok((entries, next))) = read else {
            let path = format!("exif.{}", group.word());
            walk.part(path, tags::UNKNOWN, self.base..self.base + 1, None)?;
            return Ok((dir, 0));
        };
        for entry in entries {
            let child = match (group, entry.tag) {
                (Group::Image, 34665) => Some(Group::Photo),
                (Group::Image, 34853) => Some(Group::Gps),
                (Group::Photo, 40965) => Some(Group::Iop),
                _ => None,
            };
            let Some(child) = child else {
                dir.entries.extend(self.tag(walk, group, &entry)?);
                continue;
            };
            let (inner, _) = self.directory(walk, child, self.pointer(&entry))?;
            if !inner.is_empty() {
                dir.children.push((entry.tag, vec![inner]));
            }
        }
        Ok((dir, next))
    }

    /// The offset that a tag holds; one that no directory has where it holds none.
    pub(super) fn pointer(&self, entry: &Entry) -> u64 {
        let numbers = entry.numbers(self.form, self.blob).unwrap_or_default();
        numbers.first().copied().unwrap_or(u64::MAX)
    }

    fn tag(
        &mut self,
        walk: &mut Walk<'_>,
        group: Group,
        entry: &Entry,
    ) -> Result<Option<New>, Reason> {
        let path = format!("exif.{}.{}", group.word(), name(group, entry.tag));
        let data = group == Group::Image && DATA.contains(&entry.tag);
        let row = tags::tag(group, entry.tag).filter(|_| !data);
        let item = row.map_or(tags::UNKNOWN, |row| row.1);
        decide(walk, self.form, (self.blob, self.base), (path, item), entry, LONGEST_VALUE)
    }
}

/// The name of a tag.
pub(super) fn name(group: Group, tag: u16) -> String {
    tags::tag(group, tag).map_or_else(|| format!("0x{tag:04x}"), |row| row.0.to_owned())
}

/// What becomes of one tag whose value is read from a blob that starts at an offset of the file.
/// What would stay and is no plain value is unknown.
pub(super) fn decide(
    walk: &mut Walk<'_>,
    form: Form,
    (blob, base): (&dyn Source, u64),
    (path, item): (String, &'static str),
    entry: &Entry,
    longest: u64,
) -> Result<Option<New>, Reason> {
    let text = entry.text(form, blob);
    let item = match item {
        "technical" | "device" if !is_plain(entry, text.as_deref(), longest) => tags::UNKNOWN,
        item => item,
    };
    let value = entry.value.clone().unwrap_or(0..0);
    let span = base + value.start..base + value.end;
    Ok(match walk.part(path, item, span, text.clone())? {
        Fate::Stays if entry.value.is_none() => None,
        Fate::Stays if entry.kind == 2 => Some(entry.becoming(&text.unwrap_or_default())),
        Fate::Stays => Some(entry.kept(blob)?),
        Fate::Becomes(text) => Some(entry.becoming(&text)),
        Fate::Goes => None,
    })
}

/// Whether a value is as short and plain as what a camera sets.
fn is_plain(entry: &Entry, text: Option<&str>, longest: u64) -> bool {
    let printable = |text: &str| text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    match entry.kind {
        2 => text.is_some_and(|text| text.len() <= LONGEST_TEXT && printable(text)),
        1 | 6 | 7 => (1..=LONGEST_BYTES).contains(&entry.length()),
        _ => (1..=longest).contains(&entry.length()),
    }
}
