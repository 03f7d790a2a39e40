//! How free text is read: with which dictionary, how thoroughly, and what people said of words.

use super::profile::Profile;
use crate::plan::{Amendment, Wish};
use crate::text::{Context, Engine, Findings, Operating, Reader, Seeds, Span};
use std::sync::Arc;

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
        }
    }

    pub(super) fn with(self, reader: Arc<Reader>) -> Self {
        Self { reader: Some(reader), ..self }
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
        let engine = self.engine()?;
        let context = Context {
            known: Some(known),
            language: (text.len() > BLOCK).then(|| crate::text::language(text)),
            operating: self.operating,
            keep: &self.keep,
            mask: &self.mask,
            age_cap: self.age_cap,
        };
        let mut findings = Findings::default();
        let mut start = 0;
        while start < text.len() {
            let end = block(text, start);
            let found = engine.look(&text[start..end], &context);
            let moved = |mut span: Span| {
                span.range = span.range.start + start..span.range.end + start;
                span
            };
            findings.spans.extend(found.spans.into_iter().map(moved));
            findings.near.extend(found.near.into_iter().map(moved));
            start = end;
        }
        Some(findings)
    }
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
