//! How free text is read: with which dictionary, how thoroughly, and what people said of words.

use super::described::{Memory, is_of_the_trade};
use super::profile::Profile;
use crate::detect::{Detector, Vocabulary};
use crate::plan::{Amendment, Wish};
use crate::text::{Context, Engine, Findings, Kind, Operating, Reader, Seeds, Span, Why};
use regex::Regex;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// Texts are read in blocks of about so many bytes, so that a long one takes no more memory.
const BLOCK: usize = 1 << 20;

/// How free text is read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    reader: Option<Arc<Reader>>,
    operating: Operating,
    keep: Vec<String>,
    mask: Vec<String>,
    age_cap: Option<u32>,
    /// Whether texts are about a recording, where leads have names.
    of_recording: bool,
    described: Memory,
}

/// Names of leads, and what electrodes are made of: they stand between blanks and commas as names of
/// people do.
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    const LEAD: &str = "(?:Ag[ /-]?AgCl|I{1,3}|[aA][vV][rRlLfF]|ML?II|V[1-9]R?|MCL[1-6])";
    pattern(&format!(r"^{LEAD}(?:[\s,、/-]+{LEAD})*$"))
});

/// How names are written; abbreviations have capitals within.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\p{Lu}\p{Ll}+|\p{Lu}{2,})(?:[ '-](?:\p{Lu}\p{Ll}+|\p{Lu}{2,}))*$")
});
/// What stands before names.
static BEFORE_NAMES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:^|[^\p{L}])(?:for|by|patient|pt|subject)[\s.:]+$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of our own")
}

impl Reading {
    /// As a profile says.
    pub(super) fn of(profile: &Profile) -> Self {
        let words = profile.site.as_ref().map(|used| used.site.text.clone()).unwrap_or_default();
        Self {
            reader: None,
            operating: words.operating,
            keep: words.keep,
            mask: words.mask,
            age_cap: Some(profile.age_cap),
            of_recording: false,
            described: Memory::default(),
        }
    }

    /// The same for texts about a recording.
    pub(super) fn of_recording(&self) -> Self {
        Self { of_recording: true, ..self.clone() }
    }

    pub(super) fn with(self, reader: Arc<Reader>) -> Self {
        Self { reader: Some(reader), described: Memory::default(), ..self }
    }

    /// With the words that a person keeps or masks wherever they stand.
    pub(super) fn heeding(&self, amendments: &[Amendment]) -> Self {
        let mut reading = self.clone();
        for amendment in amendments {
            let Some(word) = &amendment.word else { continue };
            match amendment.action {
                Wish::Keep => reading.keep.push(word.expose().clone()),
                Wish::Mask => reading.mask.push(word.expose().clone()),
                Wish::Remove | Wish::Empty | Wish::As => {}
            }
        }
        reading
    }

    /// Nothing where no dictionary was loaded, or a damaged one.
    pub(crate) fn engine(&self) -> Option<&Engine> {
        self.reader.as_ref()?.engine()
    }

    /// What a text says that identifies.
    pub(crate) fn look(&self, text: &str, known: &Seeds) -> Option<Findings> {
        self.read(text, &self.context(text, known))
    }

    /// As [`Reading::look`], for a cell or a field of a record.
    pub(crate) fn look_in_record(&self, text: &str, known: &Seeds) -> Option<Findings> {
        self.read(text, &Context { record: true, ..self.context(text, known) })
    }

    fn read(&self, text: &str, context: &Context<'_>) -> Option<Findings> {
        let engine = self.engine()?;
        let mut findings = Findings::default();
        for (start, block) in blocks(text) {
            let found = engine.look(block, context);
            let found = if self.of_recording { in_recording(block, found) } else { found };
            findings.spans.extend(found.spans.into_iter().map(|span| behind(start, span)));
            findings.near.extend(found.near.into_iter().map(|span| behind(start, span)));
        }
        Some(findings)
    }

    /// What a text says that is certain to identify.
    pub(crate) fn certain(&self, text: &str, known: &Seeds) -> Option<Vec<Span>> {
        let engine = self.engine()?;
        let context = self.context(text, known);
        let mut certain = Vec::new();
        for (start, block) in blocks(text) {
            let spans = engine.certain(block, &context);
            let found = Findings { spans, near: Vec::new() };
            let found = if self.of_recording { in_recording(block, found) } else { found };
            certain.extend(found.spans.into_iter().map(|span| behind(start, span)));
        }
        Some(certain)
    }

    /// What a description says that is certain to identify, whatever people said of words in notes.
    pub(super) fn described(&self, text: &str) -> Option<Vec<Range<usize>>> {
        self.described.or_find(text, || {
            let engine = self.engine()?;
            let context = Context { age_cap: self.age_cap, ..Context::default() };
            let found = blocks(text).flat_map(|(start, block)| {
                let mut spans = engine.certain(block, &context);
                spans.retain(|span| !is_of_the_trade(block, span));
                spans.into_iter().map(move |span| behind(start, span).range)
            });
            Some(found.collect())
        })
    }

    fn context<'a>(&'a self, text: &str, known: &'a Seeds) -> Context<'a> {
        Context {
            known: Some(known),
            language: (text.len() > BLOCK).then(|| crate::text::language(text)),
            operating: self.operating,
            keep: &self.keep,
            mask: &self.mask,
            age_cap: self.age_cap,
            record: self.of_recording,
        }
    }
}

/// A stretch of a block, as one of the text in which the block starts there.
fn behind(start: usize, mut span: Span) -> Span {
    span.range = span.range.start + start..span.range.end + start;
    span
}

/// What was found in a text about a recording: leads are nobody, and a word that may be a name is one
/// where it stands alone, or behind a word that people stand behind, unless it is clinical.
fn in_recording(text: &str, found: Findings) -> Findings {
    let says = |span: &Span| &text[span.range.clone()];
    let is_lead = |span: &Span| span.why != Why::Known && LEADS.is_match(says(span));
    let is_name = |span: &Span| {
        let alone = text.trim() == says(span).trim();
        span.kind == Kind::Name
            && NAME.is_match(says(span))
            && (alone || BEFORE_NAMES.is_match(&text[..span.range.start]))
            && !Vocabulary.find(says(span)).is_empty()
    };
    let (names, near): (Vec<_>, Vec<_>) = found.near.into_iter().partition(is_name);
    let mut spans = [found.spans, names].concat();
    spans.retain(|span| !is_lead(span));
    spans.sort_by_key(|span| span.range.start);
    Findings { spans, near }
}

/// The blocks of a text, each with where it starts.
fn blocks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let from = start;
        (from < text.len()).then(|| {
            start = block(text, from);
            (from, &text[from..start])
        })
    })
}

/// Where a block ends: behind a line, else behind a blank, else behind a character.
fn block(text: &str, start: usize) -> usize {
    if text.len() - start <= BLOCK {
        return text.len();
    }
    let mut end = start + BLOCK;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let within = &text[start..end];
    let cut = within.rfind('\n').or_else(|| within.rfind(char::is_whitespace));
    cut.map_or(end, |at| start + at + within[at..].chars().next().map_or(1, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_lines() {
        let line = "胸部に異常なし\n";
        let text = line.repeat(BLOCK / line.len() + 10);
        let end = block(&text, 0);
        assert!(end <= BLOCK && text[..end].ends_with('\n'));
        assert_eq!(block(&text, end), text.len());
        let unbroken = "肺".repeat(BLOCK);
        let end = block(&unbroken, 0);
        assert!(end <= BLOCK && end > BLOCK - 4 && unbroken.is_char_boundary(end));
    }
}
