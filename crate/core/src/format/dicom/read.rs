//! Reads a data set into fields, without reading the values of large ones.

use super::charset::{self, Charset};
use super::dictionary::{self, effective_vr, implied_vr};
use super::syntax::{Frames, Syntax};
use super::tag::{self, Tag, Vr};
use crate::inventory::{Field, FieldId, Name};
use crate::phi::Phi;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Cached, Source, Span};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Sequences nested deeper than this are not reviewed by anyone.
const DEEPEST: usize = 64;
/// More fields than this do not fit a review, nor 512 MB of memory.
const MOST_FIELDS: usize = 1 << 21;
/// The largest slides have a million tiles.
const MOST_FRAGMENTS: usize = 1 << 22;
/// Text longer than this stays in the file; its field has no text.
const LONGEST_TEXT: u64 = 1 << 20;

/// A private element whose VR is lost is read as text up to this length.
const LONGEST_LOST: u64 = 1 << 10;

const UNDEFINED: u32 = 0xFFFF_FFFF;

/// The private blocks of one data set: group and block number, with the index of the creator.
type Blocks = HashMap<(u16, u8), u16>;

/// What reading a data set yields.
pub(crate) struct Parsed {
    pub(crate) fields: Vec<Field>,
    pub(crate) creators: Vec<String>,
    pub(crate) fragments: Vec<Span>,
}

/// An element header as read.
struct Header {
    tag: Tag,
    vr: Vr,
    length: u32,
    size: u64,
}

/// Where a data set lies and how it is encoded.
#[derive(Clone, Copy)]
struct Scope {
    parent: Option<FieldId>,
    depth: usize,
    syntax: Syntax,
    charset: Option<Charset>,
}

pub(crate) struct Reader<'a> {
    source: Cached<'a>,
    progress: &'a mut dyn Progress,
    fields: Vec<Field>,
    creators: Vec<String>,
    creator_indices: HashMap<String, usize>,
    fragments: Vec<Span>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a dyn Source, progress: &'a mut dyn Progress) -> Self {
        Self {
            source: Cached::new(source),
            progress,
            fields: Vec::with_capacity(256),
            creators: Vec::new(),
            creator_indices: HashMap::new(),
            fragments: Vec::new(),
        }
    }

    /// Reads on in another source, after what was read already.
    pub(crate) fn continuing(
        source: &'a dyn Source,
        progress: &'a mut dyn Progress,
        parsed: Parsed,
    ) -> Self {
        let Parsed { fields, creators, fragments } = parsed;
        let creator_indices = HashMap::new();
        let source = Cached::new(source);
        Self { source, progress, fields, creators, creator_indices, fragments }
    }

    /// Reads file meta information from `start`, until its group ends.
    pub(crate) fn meta(&mut self, start: u64) -> Result<u64, Reason> {
        let scope = Scope { parent: None, depth: 0, syntax: Syntax::EXPLICIT, charset: None };
        let mut at = start;
        while at + 8 <= self.source.len() {
            let mut head = [0; 4];
            self.source.read_at(at, &mut head)?;
            if u16::from_le_bytes([head[0], head[1]]) != 0x0002 {
                break;
            }
            let end = self.source.len();
            at = self.element(at, end, scope, &mut Blocks::new())?;
        }
        Ok(at)
    }

    /// Reads the main data set from `start` to the end of the source.
    pub(crate) fn data_set(&mut self, start: u64, syntax: Syntax) -> Result<(), Reason> {
        let scope = Scope { parent: None, depth: 0, syntax, charset: Some(Charset::DEFAULT) };
        let end = self.source.len();
        self.elements(start, end, scope, false).map(|_| ())
    }

    pub(crate) fn finish(self) -> Parsed {
        Parsed { fields: self.fields, creators: self.creators, fragments: self.fragments }
    }

    pub(crate) fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Reads elements up to `end` or, if `open`, up to an item delimiter; returns where it stopped.
    fn elements(
        &mut self,
        start: u64,
        end: u64,
        mut scope: Scope,
        open: bool,
    ) -> Result<u64, Reason> {
        let mut blocks = Blocks::new();
        let mut at = start;
        while at < end {
            if open && self.tag_at(at, end, scope.syntax)? == tag::ITEM_DELIMITATION {
                return Ok(at);
            }
            if scope.parent.is_none() && self.is_padding(at, end)? {
                return Ok(end);
            }
            let id = self.fields.len();
            at = self.element(at, end, scope, &mut blocks)?;
            let field = &self.fields[id];
            if field.name == Name::Element(tag::SPECIFIC_CHARACTER_SET) {
                scope.charset = Charset::declared(field.text().unwrap_or_default());
            }
        }
        if open { Err(Reason::at(Code::Truncated, Byte(at))) } else { Ok(at) }
    }

    /// Whether nothing but zeros follows: some writers fill the last block of a disk.
    fn is_padding(&self, mut at: u64, end: u64) -> Result<bool, Reason> {
        const CHUNK: u64 = 1 << 14;
        let mut head = [0; 4];
        if end - at >= 4 {
            self.source.read_at(at, &mut head)?;
        }
        while head == [0; 4] && at < end {
            let chunk = self.source.read_span(&(at..end.min(at + CHUNK)))?;
            if chunk.iter().any(|byte| *byte != 0) {
                return Ok(false);
            }
            at += chunk.len() as u64;
        }
        Ok(head == [0; 4])
    }

    fn tag_at(&self, at: u64, end: u64, syntax: Syntax) -> Result<Tag, Reason> {
        if end - at < 8 {
            return Err(Reason::at(Code::Truncated, Byte(at)));
        }
        let mut bytes = [0; 4];
        self.source.read_at(at, &mut bytes)?;
        Ok(decode_tag(bytes, syntax.big_endian))
    }

    fn header(&self, at: u64, end: u64, syntax: Syntax) -> Result<Header, Reason> {
        let tag = self.tag_at(at, end, syntax)?;
        let mut rest = [0; 4];
        self.source.read_at(at + 4, &mut rest)?;
        let long = |bytes: [u8; 4]| {
            if syntax.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
        };
        if tag.group() == 0xFFFE {
            return Ok(Header { tag, vr: Vr::UN, length: long(rest), size: 8 });
        }
        if syntax.implicit {
            return Ok(Header { tag, vr: implied_vr(tag), length: long(rest), size: 8 });
        }
        let vr = Vr([rest[0], rest[1]]);
        if vr.is_short() {
            let bytes = [rest[2], rest[3]];
            let length = if syntax.big_endian {
                u16::from_be_bytes(bytes)
            } else {
                u16::from_le_bytes(bytes)
            };
            return Ok(Header { tag, vr, length: length.into(), size: 8 });
        }
        // PS3.5 §7.1.2: a VR unknown to the reader has a 32-bit length.
        if !vr.is_long() && !vr.0.iter().all(u8::is_ascii_uppercase) {
            return Err(Reason::at(Code::BadVr, tag));
        }
        if end - at < 12 {
            return Err(Reason::at(Code::Truncated, Byte(at)));
        }
        self.source.read_at(at + 8, &mut rest)?;
        Ok(Header { tag, vr, length: long(rest), size: 12 })
    }

    fn element(
        &mut self,
        at: u64,
        end: u64,
        scope: Scope,
        blocks: &mut Blocks,
    ) -> Result<u64, Reason> {
        let Header { tag, vr, length, size } = self.header(at, end, scope.syntax)?;
        if tag.group() == 0xFFFE {
            return Err(Reason::at(Code::BadStructure, Byte(at)));
        }
        let start = at + size;
        let undefined = length == UNDEFINED;
        let stop = if undefined { end } else { start + u64::from(length) };
        if stop > end {
            let code = if scope.parent.is_none() { Code::Truncated } else { Code::BadLength };
            return Err(Reason::at(code, tag));
        }
        let id = self.open(Name::Element(tag), vr, at..start, scope.parent)?;
        self.fields[id].undefined_length = undefined;
        self.fields[id].creator = Self::creator_of(tag, blocks);

        let contents = match Self::contents(tag, vr, undefined, scope.syntax) {
            Contents::Value if self.hides_items(tag, vr, start, stop)? => Contents::MaybeItems,
            contents => contents,
        };
        let after = match contents {
            Contents::Fragments => self.read_fragments(start, end, scope)?,
            Contents::Items(syntax) => {
                self.items(id, start, stop, Scope { syntax, ..scope }, undefined)?
            }
            Contents::MaybeItems => {
                let kept = self.fields.len();
                let inner = Scope { syntax: Syntax::IMPLICIT, ..scope };
                if self.items(id, start, stop, inner, false).is_err() {
                    self.fields.truncate(kept);
                }
                stop
            }
            Contents::Value if undefined => return Err(Reason::at(Code::BadLength, tag)),
            Contents::Value => stop,
        };
        let end_of_fields = self.fields.len();
        let field = &mut self.fields[id];
        field.value = start..after;
        field.whole.end = after;
        field.end = end_of_fields;
        if undefined {
            // The delimiter belongs to the element, not to its value.
            field.value.end = after - 8;
        }
        if end_of_fields == id + 1 {
            self.read_text(id, scope)?;
        }
        if tag.is_private_creator() {
            self.note_creator(id, tag, blocks);
        }
        if let ControlFlow::Break(cancelled) = self.progress.step(after, self.source.len()) {
            return Err(cancelled.into());
        }
        Ok(after)
    }

    fn contents(tag: Tag, vr: Vr, undefined: bool, syntax: Syntax) -> Contents {
        let listed_sequence =
            || dictionary::attribute(tag).is_some_and(|attribute| attribute.vr == "SQ");
        if undefined && tag.is_pixel_data() && vr != Vr::SQ {
            return Contents::Fragments;
        }
        if vr == Vr::SQ {
            return Contents::Items(syntax);
        }
        if undefined && (vr == Vr::UN || syntax.implicit) {
            // PS3.5 §6.2.2 note 4: a sequence whose VR is lost is encoded implicitly.
            let inner = if vr == Vr::UN { Syntax::IMPLICIT } else { syntax };
            return Contents::Items(inner);
        }
        if vr == Vr::UN && listed_sequence() {
            return Contents::MaybeItems;
        }
        Contents::Value
    }

    /// Whether a private element whose VR is lost begins like a sequence (PS3.5 §6.2.2 note 4).
    fn hides_items(&self, tag: Tag, vr: Vr, start: u64, stop: u64) -> Result<bool, Reason> {
        if !tag.is_private() || tag.is_private_creator() || vr != Vr::UN || stop - start < 8 {
            return Ok(false);
        }
        Ok(self.tag_at(start, stop, Syntax::IMPLICIT)? == tag::ITEM)
    }

    fn open(
        &mut self,
        name: Name,
        vr: Vr,
        header: Span,
        parent: Option<FieldId>,
    ) -> Result<FieldId, Reason> {
        let id = self.fields.len();
        if id >= MOST_FIELDS {
            return Err(Code::TooManyElements.into());
        }
        self.fields.push(Field {
            name,
            vr,
            value: header.end..header.end,
            whole: header,
            parent,
            end: id + 1,
            text: None,
            charset: None,
            creator: None,
            undefined_length: false,
            undecodable: false,
        });
        Ok(id)
    }

    /// Reads the items of a sequence; returns where the sequence ends.
    fn items(
        &mut self,
        sequence: FieldId,
        start: u64,
        end: u64,
        scope: Scope,
        open: bool,
    ) -> Result<u64, Reason> {
        if scope.depth >= DEEPEST {
            return Err(Code::TooDeep.into());
        }
        let mut at = start;
        let mut number = 0;
        while at < end {
            let header = self.header(at, end, scope.syntax)?;
            let first = at + header.size;
            match header.tag {
                tag::SEQUENCE_DELIMITATION if open => return Ok(first),
                tag::ITEM => {}
                _ => return Err(Reason::at(Code::BadStructure, Byte(at))),
            }
            let id = self.open(Name::Item(number), Vr::UN, at..first, Some(sequence))?;
            let scope = Scope { parent: Some(id), depth: scope.depth + 1, ..scope };
            let undefined = header.length == UNDEFINED;
            let (last, after) = if undefined {
                let last = self.elements(first, end, scope, true)?;
                (last, last + 8)
            } else {
                let last = first + u64::from(header.length);
                if last > end {
                    return Err(Reason::at(Code::BadLength, Byte(at)));
                }
                self.elements(first, last, scope, false)?;
                (last, last)
            };
            let end_of_fields = self.fields.len();
            let field = &mut self.fields[id];
            field.undefined_length = undefined;
            field.value = first..last;
            field.whole.end = after;
            field.end = end_of_fields;
            at = after;
            number += 1;
        }
        if open { Err(Reason::at(Code::Truncated, Byte(at))) } else { Ok(at) }
    }

    fn read_fragments(&mut self, start: u64, end: u64, scope: Scope) -> Result<u64, Reason> {
        if scope.syntax.frames == Frames::Native {
            return Err(Reason::at(Code::BadStructure, Byte(start)));
        }
        let main = scope.parent.is_none();
        let mut at = start;
        loop {
            if end - at < 8 {
                return Err(Reason::at(Code::Truncated, Byte(at)));
            }
            let header = self.header(at, end, scope.syntax)?;
            let first = at + 8;
            match header.tag {
                tag::SEQUENCE_DELIMITATION => return Ok(first),
                tag::ITEM if header.length != UNDEFINED => {}
                _ => return Err(Reason::at(Code::BadStructure, Byte(at))),
            }
            let last = first + u64::from(header.length);
            if last > end {
                return Err(Reason::at(Code::Truncated, Byte(at)));
            }
            if main {
                if self.fragments.len() >= MOST_FRAGMENTS {
                    return Err(Code::TooManyElements.into());
                }
                self.fragments.push(first..last);
            }
            at = last;
            if let ControlFlow::Break(cancelled) = self.progress.step(at, self.source.len()) {
                return Err(cancelled.into());
            }
        }
    }

    fn read_text(&mut self, id: FieldId, scope: Scope) -> Result<(), Reason> {
        let field = &self.fields[id];
        let Name::Element(tag) = field.name else {
            return Ok(());
        };
        let span = field.value.clone();
        let length = span.end - span.start;
        let vr = effective_vr(tag, field.vr);
        if length == 0 || length > LONGEST_TEXT {
            return Ok(());
        }
        if let Some(text) = self.numbers(vr, &span, scope.syntax)? {
            self.fields[id].text = Some(Phi::new(text.into()));
            return Ok(());
        }
        // What kind a private element is, an implicit data set does not say.
        let lost = tag.is_private() && vr == Vr::UN && length <= LONGEST_LOST;
        if !vr.is_text() && !tag.is_private_creator() && !lost {
            return Ok(());
        }
        let bytes = self.source.read_span(&span)?;
        let trimmed = trim_padding(&bytes);
        if lost && !trimmed.iter().all(|byte| (0x20..0x7F).contains(byte)) {
            return Ok(());
        }
        let charset = if vr.is_free_text() { scope.charset } else { Some(Charset::DEFAULT) };
        let decoded = charset.and_then(|charset| charset.decode(trimmed));
        let field = &mut self.fields[id];
        field.charset = charset;
        field.undecodable = decoded.is_none();
        let text = decoded.unwrap_or_else(|| charset::guess(trimmed));
        field.text = Some(Phi::new(text.into()));
        Ok(())
    }

    /// A few short integers as text, for what describes the pixels.
    fn numbers(&self, vr: Vr, span: &Span, syntax: Syntax) -> Result<Option<String>, Reason> {
        let length = span.end - span.start;
        if vr != Vr(*b"US") || length > 6 || !length.is_multiple_of(2) {
            return Ok(None);
        }
        let bytes = self.source.read_span(span)?;
        let numbers = bytes.chunks_exact(2).map(|pair| {
            let pair = [pair[0], pair[1]];
            let number =
                if syntax.big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
            number.to_string()
        });
        Ok(Some(numbers.collect::<Vec<_>>().join("\\")))
    }

    fn note_creator(&mut self, id: FieldId, tag: Tag, blocks: &mut Blocks) {
        let name = self.fields[id].text().unwrap_or_default().trim().to_owned();
        let next = self.creators.len();
        let index = *self.creator_indices.entry(name).or_insert_with_key(|name| {
            self.creators.push(name.clone());
            next
        });
        if let Ok(index) = u16::try_from(index) {
            blocks.insert((tag.group(), tag.element() as u8), index);
            self.fields[id].creator = Some(index);
        }
    }

    fn creator_of(tag: Tag, blocks: &Blocks) -> Option<u16> {
        let block = (tag.group(), (tag.element() >> 8) as u8);
        blocks.get(&block).copied().filter(|_| tag.is_private())
    }
}

/// How an element's value is laid out.
enum Contents {
    Value,
    Items(Syntax),
    /// A sequence written as UN with a length: items, unless they do not read as such.
    MaybeItems,
    Fragments,
}

/// A byte offset, as reasons show it.
struct Byte(u64);

impl std::fmt::Display for Byte {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "byte {}", self.0)
    }
}

fn decode_tag(bytes: [u8; 4], big_endian: bool) -> Tag {
    let [a, b, c, d] = bytes;
    let (group, element) = if big_endian {
        (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]))
    } else {
        (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]))
    };
    Tag(u32::from(group) << 16 | u32::from(element))
}

fn trim_padding(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !matches!(byte, 0 | b' ')).map_or(0, |last| last + 1);
    &bytes[..end]
}
