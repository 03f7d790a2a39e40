//! What is recognised by the form it is written in, with a look at both sides.

pub(super) mod age;
pub(super) mod contact;
pub(super) mod label;
pub(super) mod network;
pub(super) mod number;
pub(super) mod segment;

use regex::{Captures, Regex};

/// A pattern of this crate.
pub(super) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("patterns are tested")
}

/// What a pattern captures. Most places are not what it asks for, and finding that out needs no memory.
pub(super) fn captured<'t>(pattern: &Regex, text: &'t str) -> Option<Captures<'t>> {
    pattern.is_match(text).then(|| pattern.captures(text)).flatten()
}

/// The character before a position.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character from a position on.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// What stands before a position on its line, at most `most` characters, blanks at its end left out.
pub(super) fn lead(text: &str, at: usize, most: usize) -> &str {
    let start = text[..at]
        .char_indices()
        .rev()
        .take_while(|(_, c)| *c != '\n')
        .take(most)
        .last()
        .map_or(at, |(i, _)| i);
    text[start..at].trim_end()
}

/// Whether the text around a range is of other kinds than letters and digits of its own script.
pub(super) fn stands_alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !joins(before(text, range.start)) && !joins(after(text, range.end))
}
