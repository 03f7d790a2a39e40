//! A shadow with its Japanese words, as the recognisers of names and places read it.

use super::dictionary::{Dictionary, Token, is_japanese};
use super::english::{Word, words};
use super::tokens::Tokens;
use super::views::Views;
use super::words::{EN, JA_SOUGHT};
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Tokens,
    pub(super) dictionary: &'a Dictionary,
    pub(super) views: Views<'a>,
    english: OnceCell<Vec<Word>>,
    phrases: OnceCell<Vec<Range<usize>>>,
    listed: OnceCell<Vec<Vec<Range<usize>>>>,
}

/// What a character is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Latin,
    Digit,
    Blank,
    Other,
}

pub(super) fn script(c: char) -> Script {
    if c.is_ascii() {
        return match c {
            '0'..='9' => Script::Digit,
            'a'..='z' | 'A'..='Z' => Script::Latin,
            ' ' | '\t' => Script::Blank,
            _ => Script::Other,
        };
    }
    match c {
        '\u{3041}'..='\u{3096}' => Script::Hiragana,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => Script::Other,
        '々'
        | '〆'
        | 'ヶ'
        | 'ケ'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{20000}'..='\u{2FFFF}'
        | '\u{F900}'..='\u{FAFF}' => Script::Kanji,
        'ー' | '\u{30A1}'..='\u{30FA}' => Script::Katakana,
        c if c.is_alphabetic() => Script::Latin,
        _ => Script::Other,
    }
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, dictionary: &'a Dictionary) -> Self {
        Self {
            text,
            tokens: Tokens::of(dictionary.tokens(text), text.len()),
            dictionary,
            views: Views::of(text),
            english: OnceCell::new(),
            phrases: OnceCell::new(),
            listed: OnceCell::new(),
        }
    }

    /// English clinical terms of several words.
    pub(super) fn phrases(&self) -> &[Range<usize>] {
        self.phrases.get_or_init(|| {
            let terms = self.views.all(EN.list("terms"));
            let mut all: Vec<_> = terms.chain(self.full_eponyms()).collect();
            all.sort_unstable_by_key(|range| (range.start, Reverse(range.end)));
            all.dedup_by(|next, kept| next.end <= kept.end);
            all
        })
    }

    /// Marcus Gunn pupil, and not Marcus Gunn, who may be at the door.
    fn full_eponyms(&self) -> impl Iterator<Item = Range<usize>> {
        self.views.all(EN.list("full-eponyms")).filter_map(|name| {
            let rest = self.text[name.end..].trim_start_matches([' ', '-']);
            let head = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
            let end = self.text.len() - rest.len() + head.len();
            EN.list("full-eponym-heads").has(&head.to_lowercase()).then_some(name.start..end)
        })
    }

    /// Every word of a Japanese list that is sought in every text.
    pub(super) fn listed(&self, list: &str) -> &[Range<usize>] {
        &self.listed.get_or_init(|| JA_SOUGHT.all(self.text))[JA_SOUGHT.place(list)]
    }

    /// The words in Latin letters.
    pub(super) fn words(&self) -> &[Word] {
        self.english.get_or_init(|| words(self.dictionary, self.text))
    }

    /// The classes of the words in a range, one letter each.
    pub(super) fn classes(&self, range: &Range<usize>) -> String {
        self.tokens.within(range).iter().map(|token| token.class).collect()
    }

    pub(super) fn word(&self, token: &Token) -> &'a str {
        &self.text[token.range.clone()]
    }

    /// The run of characters from a position on that are of one script.
    pub(super) fn run(&self, at: usize) -> Range<usize> {
        let Some(first) = self.text[at..].chars().next() else { return at..at };
        let kind = script(first);
        let length: usize = self.text[at..]
            .chars()
            .take_while(|c| script(*c) == kind)
            .take(40)
            .map(char::len_utf8)
            .sum();
        at..at + length
    }
}

/// Whether Japanese letters are among the first of a text.
pub(super) fn is_japanese_text(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).take(4000);
    letters.by_ref().filter(|c| is_japanese(*c)).take(5).count() >= 2
}
