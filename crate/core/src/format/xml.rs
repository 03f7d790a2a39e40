//! XML whose bytes stay where nothing changes: what it says, leaf by leaf, and where each leaf stands.
//!
//! Entities are never declared, files never fetched. What is replaced is written as new bytes in the
//! document's own encoding, everything else stays a range of the input.

use super::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Span};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};
use roxmltree::{Document, Node, NodeType, ParsingOptions};
use std::collections::BTreeMap;
use std::ops::Range;

/// Elements inside one another.
const DEEPEST: usize = 128;
/// More leaves than a person can review.
const MOST_LEAVES: usize = 1 << 17;
/// A path of more bytes is no path that a device wrote.
const LONGEST_PATH: usize = 2048;

/// What a leaf is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text between tags.
    Text,
    /// The value of an attribute, or the address of a namespace.
    Attribute,
    /// A comment.
    Comment,
    /// A processing instruction.
    Instruction,
    /// The document type.
    Doctype,
}

/// The smallest stretch of a document that says something.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) kind: Kind,
    /// `RestingECG/Diagnosis/DiagnosisStatement[2]/StmtText`, attributes as `…/value@unit`; without
    /// prefixes. Numbers count elements of one name from one.
    pub(super) path: String,
    /// What it says, without the blanks around it.
    pub(super) text: String,
    /// What is replaced where it says something else.
    pub(super) value: Span,
    /// What is taken out where it goes.
    pub(super) whole: Span,
}

/// A document.
#[derive(Debug)]
pub(super) struct Markup {
    /// The name of its first element, without a prefix.
    pub(super) root: String,
    /// In the order of the bytes.
    pub(super) leaves: Vec<Leaf>,
    /// How it is encoded.
    pub(super) coding: &'static Encoding,
}

impl Markup {
    /// Reads a document.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Reason> {
        let (coding, mark) = coding(bytes).ok_or(Code::UnknownEncoding)?;
        let text = decode(coding, &bytes[mark..]).ok_or(Code::UnknownEncoding)?;
        let document = parse(&text)?;
        let root = document.root_element();
        let mut reader = Reader { text: &text, leaves: Vec::new() };
        reader.read(&document)?;
        let mut leaves = reader.leaves;
        leaves.sort_by_key(|leaf| (leaf.whole.start, leaf.value.start));
        let mut places = Places { text: &text, coding, seen: 0, at: mark as u64 };
        for leaf in &mut leaves {
            let outer = places.of(leaf.whole.start);
            let (start, end) = (places.of(leaf.value.start), places.of(leaf.value.end));
            leaf.whole = outer..places.of(leaf.whole.end);
            leaf.value = start..end;
        }
        Ok(Self { root: root.tag_name().name().to_owned(), leaves, coding })
    }

    /// The document with leaves replaced, in the order of the bytes; one that becomes nothing goes.
    pub(super) fn written<'a>(
        coding: &'static Encoding,
        length: u64,
        edits: impl Iterator<Item = (&'a Span, String)>,
    ) -> Rope {
        let mut rope = Rope::new();
        let mut at = 0;
        for (span, text) in edits {
            rope.push_range(at..span.start);
            rope.push_bytes(&encode(coding, &text));
            at = span.end;
        }
        rope.push_range(at..length);
        rope
    }
}

/// A document as a tree, of a text that was decoded before.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Reason> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    if doctype(text).is_some_and(|range| text[range].contains('[')) {
        return Err(Code::XmlEntities.into());
    }
    Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        Reason::at(Code::BadXml, format!("line {}", at.row))
    })
}

/// The text of a document.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    let (coding, mark) = coding(bytes)?;
    decode(coding, &bytes[mark..])
}

/// The name of the first element, without a prefix, as far as the first bytes show it.
pub(super) fn root(head: &[u8]) -> Option<String> {
    let (coding, mark) = coding(head)?;
    let (text, _) = coding.decode_without_bom_handling(&head[mark..]);
    let mut rest = text.trim_start();
    loop {
        let behind = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")?.1
        } else if rest.starts_with("<?") {
            rest.split_once("?>")?.1
        } else if rest.starts_with("<!") {
            rest.split_once('>')?.1
        } else {
            break;
        };
        rest = behind.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
    Some(name[..end].rsplit(':').next().unwrap_or_default().to_owned())
}

/// Whether the first bytes are those of a document.
pub(super) fn looks_like(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    head.trim_ascii_start().starts_with(b"<")
        || [&b"\xFF\xFE<\0"[..], b"\xFE\xFF\0<", b"<\0", b"\0<"]
            .iter()
            .any(|start| head.starts_with(start))
}

/// How a document is encoded: by its mark, by its first sign, or as it declares (XML 1.0, F).
fn coding(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some((coding, mark)) = Encoding::for_bom(bytes) {
        return Some((coding, mark));
    }
    match bytes {
        [b'<', 0, ..] => return Some((encoding_rs::UTF_16LE, 0)),
        [0, b'<', ..] => return Some((encoding_rs::UTF_16BE, 0)),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(256)];
    let end = memchr::memmem::find(head, b"?>").filter(|_| head.starts_with(b"<?xml"));
    let declared = end.and_then(|end| {
        let declaration = std::str::from_utf8(&head[..end]).ok()?;
        let label = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?;
        let label = label.trim_start();
        label[1..].split(label.chars().next()?).next()
    });
    let coding = match declared {
        None => UTF_8,
        Some(label) => Encoding::for_label(label.as_bytes())?,
    };
    // Its escapes leave no place for new bytes, and UTF-16 shows itself.
    let fits = coding != ISO_2022_JP && coding.is_ascii_compatible();
    fits.then_some((coding, 0))
}

/// A text, where its bytes can be made of it again.
fn decode(coding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = coding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let same = coding == UTF_8 || {
        let encoded = Encoded { encoding: coding, marked: false };
        encoded.encode(&text).is_some_and(|again| again == bytes)
    };
    same.then(|| text.into_owned())
}

/// New bytes; what the encoding has no sign for becomes a numeric reference.
fn encode(coding: &'static Encoding, text: &str) -> Vec<u8> {
    let encoded = Encoded { encoding: coding, marked: false };
    encoded.encode(text).unwrap_or_else(|| coding.encode(text).0.into_owned())
}

/// What stands for a text between tags or in an attribute.
pub(super) fn escaped(text: &str, kind: Kind) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' if kind == Kind::Attribute => written.push_str("&quot;"),
            '\'' if kind == Kind::Attribute => written.push_str("&apos;"),
            '\n' if kind == Kind::Attribute => written.push_str("&#10;"),
            '\t' if kind == Kind::Attribute => written.push_str("&#9;"),
            '\r' => written.push_str("&#13;"),
            c => written.push(c),
        }
    }
    written
}

/// Where characters of the text stand in the file; asked for in order.
struct Places<'a> {
    text: &'a str,
    coding: &'static Encoding,
    seen: usize,
    at: u64,
}

impl Places<'_> {
    fn of(&mut self, offset: u64) -> u64 {
        let offset = offset as usize;
        let (from, to) = (self.seen.min(offset), self.seen.max(offset));
        let between = &self.text[from..to];
        let length = match self.coding {
            coding if coding == UTF_8 => between.len(),
            coding => encode(coding, between).len(),
        } as u64;
        // A value ends before the attribute that it stands in begins again: steps back are short.
        self.at = if offset >= self.seen { self.at + length } else { self.at - length };
        self.seen = offset;
        self.at
    }
}

/// The document type, where there is one: before the first element.
fn doctype(text: &str) -> Option<Range<usize>> {
    let start = text.find("<!DOCTYPE")?;
    let first = text
        .match_indices('<')
        .find(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_alphabetic() || c == '_'));
    // One inside a comment is none, and neither is one behind the first element.
    let commented = text[..start].rfind("<!--").is_some_and(|at| !text[at..start].contains("-->"));
    let end = start + text[start..].find('>')? + 1;
    let bracket = text[start..].find('[').map(|at| start + at);
    let end = bracket.filter(|at| *at < end).map_or(end, |at| at + 1);
    (!commented && first.is_none_or(|(at, _)| start < at)).then_some(start..end)
}

struct Reader<'a> {
    text: &'a str,
    leaves: Vec<Leaf>,
}

impl Reader<'_> {
    fn read(&mut self, document: &Document<'_>) -> Result<(), Reason> {
        if let Some(range) = doctype(self.text) {
            self.add(
                Kind::Doctype,
                "doctype".to_owned(),
                &self.text[range.clone()],
                &range,
                &range,
            )?;
        }
        // Elements still to be read, with their paths.
        let mut open: Vec<(Node<'_, '_>, String, usize)> = Vec::new();
        for node in document.root().children() {
            match node.node_type() {
                NodeType::Element => open.push((node, node.tag_name().name().to_owned(), 1)),
                _ => self.aside(node)?,
            }
        }
        while let Some((element, path, depth)) = open.pop() {
            if depth > DEEPEST || path.len() > LONGEST_PATH {
                return Err(Code::TooDeep.into());
            }
            let inside = self.attributes(element, &path)?;
            self.contents(element, &path, inside)?;
            let mut numbers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
            let children = || element.children().filter(Node::is_element);
            for child in children() {
                numbers.entry(child.tag_name().name()).or_default().1 += 1;
            }
            for child in children() {
                let name = child.tag_name().name();
                let (number, count) = numbers.entry(name).or_default();
                *number += 1;
                let step = if *count > 1 { format!("{name}[{number}]") } else { name.to_owned() };
                open.push((child, format!("{path}/{step}"), depth + 1));
            }
        }
        Ok(())
    }

    /// The attributes of a start tag, and where it ends.
    fn attributes(&mut self, element: Node<'_, '_>, path: &str) -> Result<usize, Reason> {
        let text = self.text;
        let blank = |c: char| c.is_whitespace();
        let start = element.range().start;
        let name = text[start..].find(|c| blank(c) || c == '>' || c == '/');
        let mut at = start + name.ok_or(Code::BadXml)?;
        loop {
            let before = at;
            at += text[at..].find(|c| !blank(c)).ok_or(Code::BadXml)?;
            if let Some(rest) = text[at..].strip_prefix('/') {
                return Ok(text.len() - rest.len() + 1);
            }
            if text[at..].starts_with('>') {
                return Ok(at + 1);
            }
            let equals = at + text[at..].find('=').ok_or(Code::BadXml)?;
            let qualified = text[at..equals].trim_end();
            let open = equals + text[equals..].find(['"', '\'']).ok_or(Code::BadXml)?;
            let quote = if text[open..].starts_with('"') { '"' } else { '\'' };
            let close = open + 1 + text[open + 1..].find(quote).ok_or(Code::BadXml)?;
            let (prefix, local) = qualified.rsplit_once(':').unwrap_or(("", qualified));
            let name = if prefix == "xmlns" || local == "xmlns" { "xmlns" } else { local };
            let value = element.attributes().find(|found| found.range().start == at);
            let value = value.map_or(&text[open + 1..close], |found| found.value());
            let (inner, outer) = (open + 1..close, before..close + 1);
            self.add(Kind::Attribute, format!("{path}@{name}"), value, &inner, &outer)?;
            at = close + 1;
        }
    }

    /// The texts of an element, between what else is in it.
    fn contents(&mut self, element: Node<'_, '_>, path: &str, inside: usize) -> Result<(), Reason> {
        let mut start = inside;
        let mut said = String::new();
        for child in element.children() {
            if child.is_text() {
                said.push_str(child.text().unwrap_or_default());
                continue;
            }
            let range = child.range();
            self.text_between(path, &said, start..range.start)?;
            said.clear();
            start = range.end;
            if !child.is_element() {
                self.aside(child)?;
            }
        }
        let end = self.text[..element.range().end].rfind("</").unwrap_or(start);
        self.text_between(path, &said, start..end)
    }

    fn text_between(&mut self, path: &str, said: &str, range: Range<usize>) -> Result<(), Reason> {
        if said.trim().is_empty() {
            return Ok(());
        }
        self.add(Kind::Text, path.to_owned(), said, &range, &range)
    }

    /// Comments and instructions.
    fn aside(&mut self, node: Node<'_, '_>) -> Result<(), Reason> {
        let range = node.range();
        let (kind, path) = match node.node_type() {
            NodeType::Comment => (Kind::Comment, "comment"),
            NodeType::PI => (Kind::Instruction, "instruction"),
            _ => return Ok(()),
        };
        self.add(kind, path.to_owned(), &self.text[range.clone()], &range, &range)
    }

    fn add(
        &mut self,
        kind: Kind,
        path: String,
        text: &str,
        value: &Range<usize>,
        whole: &Range<usize>,
    ) -> Result<(), Reason> {
        if self.leaves.len() >= MOST_LEAVES {
            return Err(Code::TooManyElements.into());
        }
        let span = |range: &Range<usize>| range.start as u64..range.end as u64;
        let text = text.trim().to_owned();
        if !text.is_empty() {
            self.leaves.push(Leaf { kind, path, text, value: span(value), whole: span(whole) });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
