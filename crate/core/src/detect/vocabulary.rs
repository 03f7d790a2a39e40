//! Finds every word that is not clinical: an allow-list, so that a name nobody told us of goes too.

use super::{Detector, affixes, beside, eponyms, phrases};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

static WORDS: &str = include_str!("../../data/words/clinical.txt");
static JAPANESE: &str = include_str!("../../data/words/clinical-ja.txt");
static KANJI: &str = include_str!("../../data/words/kanji.txt");
static EPONYMS_JA: &str = include_str!("../../data/text/keep-ja.txt");

/// No word of the list is longer, in characters.
const LONGEST: usize = 24;
/// Single letters that mean something in a description: sides, weightings, vertebrae.
const LETTERS: &str = "bclrstwx";
/// What joins words that have nothing to do with one another, unlike the signs within a date, a
/// number or an address.
const JOINS: &str = "\\_,;|()[]{}";
/// Volumes that a dose is prescribed to; a number of four digits behind one is centigray.
const TARGETS: [&str; 5] = ["gtv", "ctv", "itv", "ptv", "boost"];

/// Knows clinical words and finds all others.
#[derive(Debug)]
pub struct Vocabulary;

impl Detector for Vocabulary {
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = phrases::find(text);
        for chunk in pieces(text, |c| c.is_whitespace() || JOINS.contains(c)) {
            if knows(&text[chunk.clone()]) {
                continue;
            }
            if is_contact_or_date(&text[chunk.clone()]) {
                found.push(chunk);
                continue;
            }
            for term in within(text, chunk, |c| c.is_alphanumeric() || ".%+-/'".contains(c)) {
                if knows(&text[term.clone()]) {
                    continue;
                }
                for word in within(text, term, |c| c.is_alphanumeric() || c == '.' || c == '%') {
                    judge(text, word, &mut found);
                }
            }
        }
        found.retain(|range| !eponyms::is_eponym(text, range) && !is_technical_number(text, range));
        let beside = beside::find(text, &found);
        found.extend(beside);
        found
    }
}

/// Whether a word, with the signs inside it, is on the list.
pub(super) fn knows(word: &str) -> bool {
    words().contains(word.trim_matches(['.', ':', '\'', '-', '/', '+']).to_lowercase().as_str())
}

/// `PTV_6000`, where a year is none, and `JPEG 2000`.
fn is_technical_number(text: &str, range: &Range<usize>) -> bool {
    let number = &text[range.clone()];
    let is_number = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let before = text[..range.start].trim_end_matches([' ', '_', '-']);
    let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    is_number
        && (number == "2000" && word.eq_ignore_ascii_case("jpeg")
            || !number.starts_with("19")
                && !number.starts_with("20")
                && TARGETS.iter().any(|target| target.eq_ignore_ascii_case(word)))
}

/// The stretches of a part of a text that are made of such characters.
fn within(
    text: &str,
    part: Range<usize>,
    is_inside: impl Fn(char) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let start = part.start;
    let found = pieces(&text[part], |c| !is_inside(c));
    found.into_iter().map(move |word| start + word.start..start + word.end)
}

fn words() -> &'static HashSet<&'static str> {
    static PARSED: OnceLock<HashSet<&'static str>> = OnceLock::new();
    PARSED.get_or_init(|| WORDS.lines().chain(JAPANESE.lines()).collect())
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
    separated && numbers >= 3 && (digits >= 4 || is_era_date(chunk))
        || chunk.contains('-') && digits >= 7
        || chunk.contains(['年', '月', '日']) && digits > 0
}

/// `R6/1/9`, a letter for the era before year, month and day.
fn is_era_date(chunk: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "-/.".contains(c);
    chunk.starts_with(|c: char| "MTSHRmtshr".contains(c)) && chunk[1..].chars().all(is_part)
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
                Some(true)
                    if !is_latin_term(&text[start..at]) && !is_joined_letter(text, start..at) =>
                {
                    found.push(start..at);
                }
                Some(false) => judge_cjk(text, start..at, found),
                _ => {}
            }
            (start, ascii) = (at, here);
        }
    }
}

/// A letter that a sign joins to a word of the list or to a short number: `F-18`, `DLIR-H`, `V/Q`.
fn is_joined_letter(text: &str, range: Range<usize>) -> bool {
    let is_letter = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_letter(&text[range.clone()]) {
        return false;
    }
    let is_known = |word: &str| {
        let number = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        number
            || is_letter(word)
            || word.len() > 1 && words().contains(word.to_lowercase().as_str())
    };
    let after = text[range.end..].strip_prefix(['-', '/']).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        &rest[..end]
    });
    let before = text[..range.start].strip_suffix(['-', '/']).map(|rest| {
        let start = rest.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1);
        rest.get(start..).unwrap_or_default()
    });
    [before, after].into_iter().flatten().any(is_known)
}

/// A word of the list, a number with its unit, letters and numbers that are each known, or words
/// written as one.
fn is_latin_term(word: &str) -> bool {
    let written = word.trim_matches('.');
    let word = written.to_lowercase();
    if words().contains(word.as_str())
        || is_compound(written)
        || is_size(&word)
        || affixes::is_formed(&word, |word| words().contains(word))
    {
        return true;
    }
    let runs = runs(&word);
    let digits: usize = runs.iter().filter(|run| is_number(run)).map(|run| run.len()).sum();
    let known = |run: &&str| is_letter(run, digits) || is_known_run(run, runs.len() > 1);
    digits <= 5 && runs.iter().all(known)
}

/// `512x512x128`.
fn is_size(word: &str) -> bool {
    let is_length = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    word.contains('x') && word.split('x').all(is_length)
}

/// Words of the list joined by their capitals (`TrueFISP`), or behind the number of dimensions
/// (`3DWB`) or a small letter that stands for a kind of sequence (`eTHRIVE`).
fn is_compound(word: &str) -> bool {
    let bytes = word.as_bytes();
    let capital = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..bytes.len() {
        if capital(at) && (small(at - 1) || small(at + 1)) {
            parts.push(&word[start..at]);
            start = at;
        }
    }
    parts.push(&word[start..]);
    if let [b'2'..=b'4', b'd' | b'D', ..] = bytes {
        parts = vec![&word[2..]];
    } else if parts.len() < 2 {
        return false;
    } else if small(0) && parts[0].len() == 1 {
        parts.remove(0);
    }
    let is_known = |part: &&str| part.len() >= 2 && words().contains(part.to_lowercase().as_str());
    let long = |part: &&str| part.len() >= 3;
    (parts.len() == 1 || parts.iter().all(long)) && parts.iter().all(is_known)
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

/// Covers Japanese with words of the lists and kanji that no name is written with, so that as little as
/// can be is left over; that is found, unless it is one kanji that only such stand beside.
fn judge_cjk(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let letters: Vec<Range<usize>> = text[range.clone()]
        .char_indices()
        .map(|(at, c)| range.start + at..range.start + at + c.len_utf8())
        .collect();
    let stays = covered(text, &letters);
    let may_stay = |at: usize| text[letters[at].clone()].chars().all(|c| kanji(1).contains(&c));
    let stays_at = |at: Option<usize>| at.and_then(|at| stays.get(at)).copied();
    for at in (0..letters.len()).filter(|at| !stays[*at]) {
        let before = [at.checked_sub(1), at.checked_sub(2)].map(stays_at);
        let behind = [at + 1, at + 2].map(|at| stays_at(Some(at)));
        // At an end two have to stand beside it: 左近 is a surname.
        let is_between = match (before, behind) {
            ([Some(true), _], [Some(true), _]) => true,
            ([None, _], two) | (two, [None, _]) => two == [Some(true); 2],
            _ => false,
        };
        if !(is_between && may_stay(at)) {
            found.push(letters[at].clone());
        }
    }
}

/// Which letters are covered when as few as can be are left over.
fn covered(text: &str, letters: &[Range<usize>]) -> Vec<bool> {
    let count = letters.len();
    // For the rest from each letter on: how many are left over, how long the first piece is, and
    // whether it stays.
    let mut best = vec![(0, 1, false); count + 1];
    for at in (0..count).rev() {
        let alone = text[letters[at].clone()].chars().all(|c| kanji(0).contains(&c));
        best[at] = (best[at + 1].0 + usize::from(!alone), 1, alone);
        for length in 1..=LONGEST.min(count - at) {
            let word = &text[letters[at].start..letters[at + length - 1].end];
            if best[at + length].0 <= best[at].0 && is_japanese_term(word) {
                best[at] = (best[at + length].0, length, true);
            }
        }
    }
    let mut stays = vec![false; count];
    let mut at = 0;
    while at < count {
        let (_, length, kept) = best[at];
        stays[at..at + length].fill(kept);
        at += length;
    }
    stays
}

/// A word of the list, or a clinical term that holds a name; a name in katakana alone could be anyone's.
fn is_japanese_term(word: &str) -> bool {
    static TERMS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let is_katakana = |c: char| matches!(c, '\u{30A0}'..='\u{30FF}');
        let is_term = |term: &&str| term.chars().nth(2).is_some() && !term.chars().all(is_katakana);
        EPONYMS_JA.lines().filter(is_term).collect()
    });
    words().contains(word) || TERMS.contains(word)
}

/// Those that stay wherever they stand, and those that stay where only others that stay are beside
/// them.
fn kanji(line: usize) -> &'static HashSet<char> {
    static LINES: LazyLock<Vec<HashSet<char>>> =
        LazyLock::new(|| KANJI.lines().map(|line| line.chars().collect()).collect());
    &LINES[line]
}
