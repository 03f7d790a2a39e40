//! A name found once is sought in the whole text: surname alone, given name alone, both together.

use super::dictionary::is_japanese;
use super::page::{Page, Script, script};
use super::pattern::{after, before};
use super::span::{Certainty, Kind, Mark, Why};
use super::words::Fast;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// Adds every other place where what was found stands.
pub(super) fn repeat(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let mut names = Names::default();
    let mut others = BTreeSet::new();
    for mark in marks.iter().filter(|mark| mark.certainty > Certainty::Doubtful) {
        let written = &page.text[mark.range.clone()];
        match mark.kind {
            Kind::Name => parts(page, mark, &mut names),
            Kind::Facility | Kind::Organization if written.chars().count() >= 4 => {
                others.insert((written.to_owned(), mark.kind));
            }
            Kind::Id | Kind::Code if written.len() >= 6 => {
                others.insert((written.to_owned(), mark.kind));
            }
            _ => {}
        }
    }
    seek(page, &names.sought, marks);
    let kinds: BTreeMap<String, Kind> =
        others.into_iter().rev().map(|(word, kind)| (word.to_ascii_lowercase(), kind)).collect();
    let words: Vec<&String> = kinds.keys().collect();
    for range in all(page.text, &words) {
        let kind = kinds[&page.text[range.clone()].to_ascii_lowercase()];
        marks.push(Mark::likely(range, kind, Why::Repeated));
    }
}

/// Every place where one of the words stands, in any case of Latin letters, the longest where
/// several start. A word of one letter is none.
pub(super) fn all<T: AsRef<str>>(text: &str, words: &[T]) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let text = text.to_ascii_lowercase();
    let lower = words.iter().map(|word| word.as_ref().to_ascii_lowercase());
    let ordered: BTreeSet<String> = lower.collect();
    // By their first two characters, how long they are, longest first.
    let mut lengths: HashMap<(char, char), BTreeSet<Reverse<usize>>, Fast> = HashMap::default();
    // Most pairs of characters begin no word, in a text of many people too.
    let mut begins = [0_u64; 1 << (PAIRS - 6)];
    for word in &ordered {
        let mut letters = word.chars();
        if let (Some(first), Some(second)) = (letters.next(), letters.next()) {
            lengths.entry((first, second)).or_default().insert(Reverse(word.len()));
            let pair = pair(first, second);
            begins[pair / 64] |= 1 << (pair % 64);
        }
    }
    let words: HashSet<String, Fast> = ordered.into_iter().collect();
    let mut found = Vec::new();
    let mut free = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, first)) = letters.next() {
        let Some((_, second)) = letters.peek() else { continue };
        let pair = pair(first, *second);
        if at < free || begins[pair / 64] >> (pair % 64) & 1 == 0 {
            continue;
        }
        let Some(lengths) = lengths.get(&(first, *second)) else { continue };
        let is_word =
            |length: usize| text.get(at..at + length).is_some_and(|word| words.contains(word));
        if let Some(Reverse(length)) = lengths.iter().find(|Reverse(length)| is_word(*length)) {
            free = at + length;
            found.push(at..free);
        }
    }
    found
}

/// So many bits tell two characters apart from most others.
const PAIRS: u32 = 16;

fn pair(first: char, second: char) -> usize {
    let mixed =
        u32::from(first).wrapping_mul(0x9E37_79B1) ^ u32::from(second).wrapping_mul(0x85EB_CA6B);
    (mixed >> (u32::BITS - PAIRS)) as usize
}

/// Names and their parts. One that stands there often is asked about once.
#[derive(Default)]
struct Names<'a> {
    /// What is looked for everywhere.
    sought: BTreeSet<&'a str>,
    /// What was asked about, and whether a title, a label or a role showed it.
    seen: HashSet<(&'a str, bool), Fast>,
}

/// The parts of a name that can stand alone.
fn parts<'a>(page: &Page<'a>, mark: &Mark, names: &mut Names<'a>) {
    let range = &mark.range;
    let written = &page.text[range.clone()];
    // Dr Addison is a person wherever no disease is: whom a title, a label or a role shows.
    let shown = mark.certainty == Certainty::Certain
        && matches!(mark.why, Why::Title | Why::Label | Why::Role);
    let words: Vec<&str> = written
        .split([' ', '^', '\n', ',', '=', '"', '(', '・'])
        .filter(|word| !word.is_empty())
        .collect();
    for word in &words {
        add(page, word, shown, names);
    }
    // 菊池早苗: surname and given name as the dictionary divides them.
    if let [_] = words.as_slice() {
        let tokens = page.tokens.within(range);
        if let [one, two] = tokens
            && "SLX".contains(one.class)
            && one.range.start == range.start
            && two.range.end == range.end
        {
            add(page, page.word(one), shown, names);
            add(page, page.word(two), shown, names);
        }
    }
}

fn add<'a>(page: &Page<'a>, word: &'a str, shown: bool, names: &mut Names<'a>) {
    if !names.seen.insert((word, shown)) {
        return;
    }
    let least = if word.is_ascii() { 3 } else { 2 };
    if word.chars().nth(least - 1).is_none() || page.dictionary.terms.contains(word) {
        return;
    }
    // No English word has letters of Japanese.
    let common = !word.chars().all(is_japanese) && {
        let lower = word.to_lowercase();
        let eponym = word.is_ascii() && !shown && page.dictionary.is_eponym(&lower);
        eponym || page.dictionary.everyday.contains(&lower)
    };
    if !common {
        names.sought.insert(word);
    }
}

fn seek(page: &Page<'_>, names: &BTreeSet<&str>, marks: &mut Vec<Mark>) {
    let text = page.text;
    let words: Vec<&str> = names.iter().copied().collect();
    for range in all(text, &words) {
        let first = text[range.clone()].chars().next().unwrap_or(' ');
        let (front, behind) = (before(text, range.start), after(text, range.end));
        let alone = match script(first) {
            Script::Latin => {
                !front.is_some_and(is_latin)
                    && !behind.is_some_and(is_latin)
                    && !is_english_term(page, &range)
            }
            // Kana run on into longer words: the dictionary has to see an end there.
            Script::Katakana | Script::Hiragana => {
                !front.is_some_and(|c| script(c) == script(first))
                    && (!behind.is_some_and(|c| script(c) == script(first))
                        || page.tokens.is_bound(range.end))
            }
            _ => {
                let kanji = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Kanji);
                (page.tokens.is_bound(range.start) || !kanji(front))
                    && (page.tokens.is_bound(range.end) || !kanji(behind))
            }
        };
        if alone {
            marks.push(Mark::likely(range, Kind::Name, Why::Repeated));
        }
    }
}

/// A letter or digit; kana and kanji beside a word in Latin letters are no part of it.
fn is_latin(c: char) -> bool {
    matches!(script(c), Script::Latin | Script::Digit)
}

/// What is called after someone with an ’s, whoever else is called so.
const DISEASES: [&str; 16] = [
    "procedure",
    "operation",
    "disease",
    "syndrome",
    "sign",
    "solution",
    "contracture",
    "palsy",
    "thyroiditis",
    "esophagus",
    "oesophagus",
    "lymphoma",
    "pouch",
    "sarcoma",
    "phenomenon",
    "triad",
];

/// Addison disease, in a note by Dr Addison; Hartmann's procedure; Muir-Torre.
fn is_english_term(page: &Page<'_>, range: &Range<usize>) -> bool {
    let text = page.text;
    let rest = &text[range.end..];
    // Hartmann's procedure; but Kelly's test is hers.
    let of_disease = rest.strip_prefix("'s ").is_some_and(|rest| {
        let tail: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        DISEASES.contains(&tail.to_lowercase().as_str())
    });
    let gap = rest.len() - rest.trim_start_matches([' ', '-', '\'']).len();
    let word: String = rest[gap..].chars().take_while(char::is_ascii_alphabetic).collect();
    let eponym = page.dictionary.is_eponym(&text[range.clone()].to_lowercase());
    let tail = super::words::EN.list("eponym-tails").has(&word.to_lowercase());
    let joined = text[..range.start].strip_suffix('-').is_some_and(|front| {
        let letters = front.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        page.dictionary.is_eponym(&front[front.len() - letters..].to_lowercase())
    });
    eponym
        && (gap > 0 && gap <= 2 && tail
            || of_disease
            || joined
            || rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == '+'))
}
