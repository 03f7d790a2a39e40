//! The lines of a `DicomAnonymizer` script, from XML or from the older properties form.

use super::remark::{Note, Remark};

/// One enabled line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) line: usize,
    pub(super) kind: What,
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// `param.NAME=VALUE`.
    Parameter { name: String, value: String },
    /// An element, as written, with its code.
    Element { tag: String, code: String },
    /// A group, or `safeprivateelements`, that is kept.
    Keep(String),
    /// `privategroups`, `unspecifiedelements`, `curves` or `overlays`, and whether they go.
    Remove { what: String, on: bool },
}

/// Reads a script; `None` where the text has neither form.
pub(super) fn read(text: &str, notes: &mut Vec<Note>) -> Option<Vec<Entry>> {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim_start().starts_with('<') {
        return Some(xml(text, notes));
    }
    let entries = properties(text, notes);
    (!entries.is_empty()).then_some(entries)
}

fn xml(text: &str, notes: &mut Vec<Note>) -> Vec<Entry> {
    let document = match roxmltree::Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let line = match error {
                roxmltree::Error::UnexpectedEndOfStream => text.lines().count(),
                error => error.pos().row as usize,
            };
            notes.push(Note::new(line, Remark::Syntax, ""));
            return Vec::new();
        }
    };
    let mut entries = Vec::new();
    for node in document.root_element().children().filter(roxmltree::Node::is_element) {
        let line = document.text_pos_at(node.range().start).row as usize;
        let key = node.attribute("t").unwrap_or_default().trim().to_owned();
        let on = node.attribute("en").is_some_and(|on| on == "T");
        let content: String =
            node.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text()).collect();
        let kind = match node.tag_name().name() {
            "p" => What::Parameter { name: key, value: content },
            "e" if on => What::Element { tag: key, code: content.trim().to_owned() },
            "k" if on => What::Keep(key),
            "r" => What::Remove { what: key, on },
            "e" | "k" => continue,
            other => {
                notes.push(Note::new(line, Remark::Syntax, other));
                continue;
            }
        };
        entries.push(Entry { line, kind });
    }
    entries
}

fn properties(text: &str, notes: &mut Vec<Note>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut unread = Vec::new();
    for (index, row) in text.lines().enumerate() {
        let line = index + 1;
        let (on, row) = match row.trim().strip_prefix('#') {
            Some(row) => (false, row.trim()),
            None => (true, row.trim()),
        };
        let (left, right) = row.split_once('=').unwrap_or((row, ""));
        let kind = if let Some(name) = left.strip_prefix("param.") {
            What::Parameter { name: name.trim().to_owned(), value: right.to_owned() }
        } else if let Some(element) = left.strip_prefix("set.[") {
            let tag: String = element.split(']').next().unwrap_or_default().replace(',', "");
            What::Element { tag, code: right.trim().to_owned() }
        } else if let Some(kept) = left.strip_prefix("keep.") {
            What::Keep(kept.trim_start_matches("group").trim().to_owned())
        } else if let Some(what) = left.strip_prefix("remove.") {
            What::Remove { what: what.trim().to_owned(), on }
        } else {
            if on && !row.is_empty() {
                unread.push(Note::new(line, Remark::Syntax, ""));
            }
            continue;
        };
        if on || matches!(kind, What::Remove { .. }) {
            entries.push(Entry { line, kind });
        }
    }
    // A text without a single such line is of another kind, and its lines are no faults.
    if !entries.is_empty() {
        notes.append(&mut unread);
    }
    entries
}
