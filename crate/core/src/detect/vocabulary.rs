//! Finds every word that is not clinical: an allow-list, so that a name nobody told us of goes too.

use super::{Detector, phrases};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

static WORDS: &str = include_str!("../../data/words/clinical.txt");

/// No word of the list is longer, in characters.
const LONGEST: usize = 24;
/// Single letters that mean something in a description: sides, weightings, vertebrae.
const LETTERS: &str = "bclrstwx";
/// What joins words that have nothing to do with one another, unlike the signs within a date, a
/// number or an address.
const JOINS: &str = "\\_,;|()[]{}";

/// Knows clinical words and finds all others.
#[derive(Debug)]
pub struct Vocabulary;

impl Detector for Vocabulary {
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = phrases::find(text);
        for chunk in pieces(text, |c| c.is_whitespace() || JOINS.contains(c)) {
            if is_contact_or_date(&text[chunk.clone()]) {
                found.push(chunk);
                continue;
            }
            let start = chunk.start;
            for word in pieces(&text[chunk], |c| !(c.is_alphanumeric() || c == '.' || c == '%')) {
                let word = start + word.start..start + word.end;
                judge(text, word, &mut found);
            }
        }
        found
    }
}

fn words() -> &'static HashSet<&'static str> {
    static PARSED: OnceLock<HashSet<&'static str>> = OnceLock::new();
    PARSED.get_or_init(|| WORDS.lines().collect())
}

/// The stretches of a text between separators.
pub(super) fn pieces(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if at == text.len() || is_separator(c) {
            if start < at {
                pieces.push(start..at);
            }
            start = at + c.len_utf8();
        }
    }
    pieces
}

/// E-mail, URL, a date with separators, or a telephone number.
fn is_contact_or_date(chunk: &str) -> bool {
    if chunk.contains('@') || chunk.contains("://") || chunk.contains("www.") {
        return true;
    }
    let digits = chunk.chars().filter(char::is_ascii_digit).count();
    let numbers = chunk.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    let separated = chunk.contains(['-', '/', '.', ':']);
    separated && digits >= 4 && numbers >= 3
        || chunk.contains('-') && digits >= 7
        || chunk.contains(['年', '月', '日']) && digits > 0
}

/// Finds the parts of one word that may not stay; scripts are judged apart.
fn judge(text: &str, word: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut start = word.start;
    let mut ascii = None;
    for (at, c) in text[word.clone()].char_indices().chain([(word.len(), '\0')]) {
        let at = word.start + at;
        let here = (at < word.end).then(|| c.is_ascii());
        if here != ascii {
            match ascii {
                Some(true) if !is_latin_term(&text[start..at]) => found.push(start..at),
                Some(false) => judge_cjk(text, start..at, found),
                _ => {}
            }
            (start, ascii) = (at, here);
        }
    }
}

/// A word of the list, a number with its unit, or letters and numbers that are each known.
fn is_latin_term(word: &str) -> bool {
    let word = word.trim_matches('.').to_lowercase();
    if words().contains(word.as_str()) {
        return true;
    }
    let runs = runs(&word);
    let digits: usize = runs.iter().filter(|run| is_number(run)).map(|run| run.len()).sum();
    let known = |run: &&str| is_letter(run, digits) || is_known_run(run, runs.len() > 1);
    digits <= 5 && runs.iter().all(known)
}

/// A letter beside one or two digits is a kernel, a vertebra or a view; beside more, a number that
/// someone gave a patient, unless it is a b-value.
fn is_letter(run: &str, digits: usize) -> bool {
    let few = (1..=2).contains(&digits) || run == "b";
    run.len() == 1 && run.bytes().all(|byte| byte.is_ascii_alphabetic()) && few
}

fn is_number(run: &str) -> bool {
    run.starts_with(|c: char| c.is_ascii_digit())
}

fn is_known_run(run: &str, has_neighbours: bool) -> bool {
    if is_number(run) {
        // A bare number of four digits can be a year; beside letters it is a b-value or the like.
        let whole = run.split('.').all(|part| part.len() <= 3 || has_neighbours && part.len() == 4);
        return whole && run.split('.').count() <= 2;
    }
    let letter = run.len() == 1 && !has_neighbours && LETTERS.contains(run);
    matches!(run, "." | "%") || letter || words().contains(run)
}

/// Splits between letters and numbers; a decimal point stays in its number.
fn runs(word: &str) -> Vec<&str> {
    let kind = |c: char| if c.is_ascii_digit() || c == '.' { 0 } else { 1 + u8::from(c == '%') };
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, pair) in word.as_bytes().windows(2).enumerate() {
        if kind(char::from(pair[0])) != kind(char::from(pair[1])) {
            runs.push(&word[start..=at]);
            start = at + 1;
        }
    }
    runs.push(&word[start..]);
    runs
}

/// Covers Japanese with the longest words of the list; what is left over is found.
fn judge_cjk(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let known = rest
            .char_indices()
            .take(LONGEST)
            .map(|(index, c)| index + c.len_utf8())
            .filter(|end| words().contains(&rest[..*end]))
            .last();
        let length = known.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(1);
        if known.is_none() {
            found.push(at..at + length);
        }
        at += length;
    }
}
