//! Words as the tagger sees them, Japanese and English alike.

use super::super::Language;
use super::super::english::Case;
use super::super::page::{Page, Script, script};
use std::ops::Range;

/// A word, and whether it can be part of a name at all.
pub(super) struct Unit {
    pub(super) range: Range<usize>,
    pub(super) open: bool,
    pub(super) atoms: Atoms,
}

/// What is asked of a word, each as a number.
pub(super) struct Atoms {
    /// As it is written, in lower case.
    pub(super) word: u32,
    /// Class, script and length.
    pub(super) shape: u32,
    /// Its class in the dictionary, or how it is written.
    pub(super) class: u32,
    /// The lists it stands on.
    pub(super) lists: u32,
    /// Whether it is a name or a term by the lists, alone or with a neighbour.
    pub(super) known: u32,
    /// How it begins.
    pub(super) head: u32,
    /// How it ends.
    pub(super) tail: u32,
    /// What stands between it and the word before.
    pub(super) gap: u32,
    /// Where in its line it stands, and how long that is.
    pub(super) line: u32,
}

pub(in super::super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

pub(super) fn units(page: &Page<'_>, language: Language) -> Vec<Unit> {
    let mut units = match language {
        Language::Japanese => japanese(page),
        Language::English => english(page),
    };
    place(page.text, &mut units);
    units
}

fn japanese(page: &Page<'_>) -> Vec<Unit> {
    let mut units = Vec::with_capacity(page.tokens.all().len());
    let mut end = 0;
    for token in page.tokens.all() {
        latin(page, end..token.range.start, &mut units);
        end = token.range.end;
        let word = page.word(token);
        let Some(first) = word.chars().next() else { continue };
        if !word.chars().all(char::is_whitespace) {
            units.push(japanese_unit(page, token.range.clone(), token.class, first));
        }
    }
    latin(page, end..page.text.len(), &mut units);
    know(page, &mut units);
    units
}

/// Names and terms of kanji and kana have no more bytes, which are four letters.
const LONGEST: usize = 12;

fn may_be_name(range: &Range<usize>, first: Script) -> bool {
    range.len() <= LONGEST && matches!(first, Script::Kanji | Script::Katakana)
}

/// Asks the lists for two words that may be halves of one.
fn know(page: &Page<'_>, units: &mut [Unit]) {
    for at in 1..units.len() {
        let (one, two) = (units[at - 1].range.clone(), units[at].range.clone());
        let whole = one.start..two.end;
        let first = page.text[one.clone()].chars().next().map(script);
        if one.end == two.start && first.is_some_and(|first| may_be_name(&whole, first)) {
            let (_, known) = page.dictionary.lists_ja(hash(&page.text[whole]));
            let both = known & 0b11;
            units[at - 1].atoms.known |= both << 4;
            units[at].atoms.known |= both << 6;
        }
    }
}

fn japanese_unit(page: &Page<'_>, range: Range<usize>, class: char, first: char) -> Unit {
    let word = &page.text[range.clone()];
    let last = word.chars().next_back().unwrap_or(first);
    let kind = script(first);
    let spoken = kind == Script::Hiragana && matches!(class, 'j' | 'a') && word != "の";
    let length = word.chars().count().min(5) as u32;
    let key = hash(word);
    let (lists, known) = page.dictionary.lists_ja(key);
    let named = may_be_name(&range, kind);
    Unit {
        open: kind != Script::Other && !spoken,
        atoms: Atoms {
            word: key,
            shape: class as u32 * 64 + kind as u32 * 8 + length,
            class: class as u32,
            lists,
            known: if named { known } else { 0 },
            head: first as u32,
            tail: last as u32,
            gap: 0,
            line: 0,
        },
        range,
    }
}

/// What no lattice reads: codes, runs of letters, runs of digits, single marks.
fn latin(page: &Page<'_>, range: Range<usize>, units: &mut Vec<Unit>) {
    let text = &page.text[range.clone()];
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let coded = code(&text[at..]);
        if coded > 0 {
            let start = range.start + at;
            units.push(code_unit(page.text, start..start + coded));
            at += coded;
            continue;
        }
        let kind = script(first);
        let length: usize = match kind {
            Script::Latin | Script::Digit => {
                text[at..].chars().take_while(|c| script(*c) == kind).map(char::len_utf8).sum()
            }
            _ => first.len_utf8(),
        };
        let word = range.start + at..range.start + at + length;
        at += length;
        if !first.is_whitespace() {
            units.push(japanese_unit(page, word, 'e', first));
        }
    }
}

fn english(page: &Page<'_>) -> Vec<Unit> {
    let of = |word: &super::super::english::Word| {
        let written = &page.text[word.range.clone()];
        let lower = written.to_lowercase();
        let key = hash(&lower);
        let flags = [word.everyday, word.listed, word.surname, word.given, word.eponym, word.town];
        let known = flags.iter().fold(0, |all, flag| all * 2 + u32::from(*flag));
        let case = word.case as u32;
        let length = (lower.len() as u32).min(5);
        let cut = |range: Range<usize>| lower.get(range).map_or(key, hash);
        Unit {
            open: word.case != Case::Initial || known != 0,
            atoms: Atoms {
                word: key,
                shape: known * 64 + case * 8 + length,
                class: case,
                lists: page.dictionary.lists_en(key),
                known: known * 8 + case,
                head: cut(0..3),
                tail: cut(lower.len().saturating_sub(3)..lower.len()),
                gap: 0,
                line: 0,
            },
            range: word.range.clone(),
        }
    };
    let mut units = Vec::with_capacity(page.words().len());
    let mut end = 0;
    for word in page.words() {
        codes(page.text, end..word.range.start, &mut units);
        let last = units.last().map_or(0, |unit: &Unit| unit.range.end);
        if last <= word.range.start {
            units.push(of(word));
        }
        end = word.range.end.max(last);
    }
    codes(page.text, end..page.text.len(), &mut units);
    units
}

/// The codes that begin in a stretch.
fn codes(text: &str, stretch: Range<usize>, units: &mut Vec<Unit>) {
    let bytes = text.as_bytes();
    let mut at = stretch.start;
    while at < stretch.end {
        let begins = bytes[at].is_ascii_alphanumeric()
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        match if begins { code(&text[at..]) } else { 0 } {
            0 => at += 1,
            length => {
                units.push(code_unit(text, at..at + length));
                at += length;
            }
        }
    }
}

/// How long the code is that a text begins with: letters and digits with marks within, three digits or
/// more: 24-00183, HD.0093, 120.
fn code(text: &str) -> usize {
    /// Whatever runs on is read in pieces.
    const LONGEST_CODE: usize = 64;
    let bytes = text.as_bytes();
    let is_part = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let goes_on = |at: &usize| {
        is_part(*at) || matches!(bytes.get(*at), Some(b'-' | b'.' | b'_' | b':')) && is_part(at + 1)
    };
    if !is_part(0) {
        return 0;
    }
    let length = (0..bytes.len().min(LONGEST_CODE)).take_while(goes_on).count();
    let digits = bytes[..length].iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits >= 3 { length } else { 0 }
}

/// Of a code counts how it is built, not which digits it has.
fn code_unit(text: &str, range: Range<usize>) -> Unit {
    const CODE: u32 = 0x2F;
    let written = &text[range.clone()];
    let form: String = written.chars().take(24).map(form_of).collect();
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = written.bytes().filter(u8::is_ascii_digit).count().min(15) as u32;
    let marks = written.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).count().min(3) as u32;
    let zero = u32::from(written.as_bytes()[letters..].starts_with(b"0"));
    Unit {
        open: true,
        atoms: Atoms {
            word: hash(&form),
            shape: CODE << 16 | digits << 4 | marks << 1 | u32::from(letters > 0),
            class: CODE,
            lists: 0,
            known: CODE,
            head: hash(&written[..letters]),
            tail: digits * 2 + zero,
            gap: 0,
            line: 0,
        },
        range,
    }
}

fn form_of(c: char) -> char {
    match c {
        '0'..='9' => '0',
        'A'..='Z' => 'A',
        'a'..='z' => 'a',
        mark => mark,
    }
}

/// Sets what depends on the words around: gaps and places in the line.
fn place(text: &str, units: &mut [Unit]) {
    let mut line = 0;
    for at in 0..=units.len() {
        let from = if at == 0 { 0 } else { units[at - 1].range.end };
        let to = units.get(at).map_or(text.len(), |unit| unit.range.start);
        let gap = &text[from..to];
        let breaks = at == units.len() || gap.contains('\n');
        if breaks {
            let count = at - line;
            for (index, unit) in units[line..at].iter_mut().enumerate() {
                let place = index.min(2) * 4 + (count - 1 - index).min(2);
                unit.atoms.line = (place * 8 + count.min(7)) as u32;
            }
            line = at;
        }
        if let Some(unit) = units.get_mut(at) {
            unit.atoms.gap = gap_of(gap);
        }
    }
}

/// Blanks by their number, digits as one, the first and last marks as they are.
fn gap_of(gap: &str) -> u32 {
    if gap.is_empty() || gap == " " {
        return gap.len() as u32;
    }
    if gap.contains('\n') {
        return 2 + u32::from(gap.trim_matches([' ', '\n', '\t']).is_empty());
    }
    let fold = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let mut chars = gap.chars().map(fold);
    let first = chars.next().unwrap_or(' ');
    let second = chars.next().unwrap_or(' ');
    let last = chars.next_back().unwrap_or(second);
    [first, second, last].iter().fold(7, |hash, c| (hash ^ *c as u32).wrapping_mul(0x0100_0193))
}
