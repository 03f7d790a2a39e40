//! The words of an English note and what the dictionary says of each.

use super::super::dictionary::Dictionary;
use std::ops::Range;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Case {
    Lower,
    Title,
    Upper,
    /// One capital, with or without a stop.
    Initial,
}

/// A word and what is known of it.
#[derive(Debug, Clone)]
pub(in super::super) struct Word {
    pub(in super::super) range: Range<usize>,
    pub(in super::super) case: Case,
    pub(in super::super) everyday: bool,
    pub(in super::super) listed: bool,
    pub(in super::super) surname: bool,
    pub(in super::super) given: bool,
    pub(in super::super) eponym: bool,
    pub(in super::super) town: bool,
}

impl Word {
    fn of(dictionary: &Dictionary, text: &str, range: Range<usize>) -> Self {
        let written = &text[range.clone()];
        let lower = written.to_lowercase();
        let lower = lower.trim_matches(['\'', '.', '-', '"']);
        let bare = lower.strip_suffix("'s").unwrap_or(lower);
        let parts: Vec<&str> = bare.split(['-', '\'']).filter(|part| !part.is_empty()).collect();
        let any = |list: &dyn Fn(&str) -> bool| {
            list(bare) || parts.len() > 1 && parts.iter().any(|part| part.len() > 2 && list(part))
        };
        let all = |list: &dyn Fn(&str) -> bool| {
            // Post-AKI, ACE-I: an abbreviation is a word too.
            let short =
                |part: &str| part.len() <= 4 && part.chars().all(|c| c.is_ascii_uppercase());
            let as_written = written.split(['-', '\'']).filter(|part| !part.is_empty());
            list(bare)
                || parts.len() > 1
                    && parts
                        .iter()
                        .zip(as_written)
                        .all(|(part, as_written)| list(part) || short(as_written))
        };
        let letters: Vec<char> = written.chars().filter(|c| c.is_alphabetic()).collect();
        let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
        let case = match (letters.len(), capitals) {
            (1, 1) => Case::Initial,
            (n, c) if n == c => Case::Upper,
            _ if letters.first().is_some_and(|c| c.is_uppercase()) => Case::Title,
            _ => Case::Lower,
        };
        // Post-op and A-line are words, Abercrombie-Luo is a name,
        // and Ji-woo one too.
        let compound =
            written.split('-').skip(1).any(|part| part.starts_with(|c: char| c.is_lowercase()))
                && (written.split('-').next().is_none_or(|first| first.len() < 2)
                    || parts.iter().any(|part| {
                        dictionary.everyday.contains(part) || dictionary.words.contains(part)
                    }));
        Self {
            case,
            everyday: all(&|word| dictionary.everyday.contains(word)),
            listed: compound
                || is_coined(written)
                || all(&|word| {
                    dictionary.everyday.contains(word) || dictionary.words.contains(word)
                }),
            surname: any(&|word| dictionary.surnames.contains(word)),
            given: any(&|word| dictionary.given.contains(word)),
            eponym: any(&|word| dictionary.is_eponym(word)),
            town: dictionary.places_en.contains(bare),
            range,
        }
    }

    /// Written as names are.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper)
    }

    /// A name by the lists, and no word of the language.
    pub(super) fn is_name(&self) -> bool {
        (self.surname || self.given) && !self.listed
    }

    /// Abernathy PPS, Toure EDD: no surname, as in Mary BROWN or Amit KOLTE.
    pub(in super::super) fn is_abbreviation(&self, text: &str) -> bool {
        let written = &text[self.range.clone()];
        self.case == Case::Upper
            && (2..=5).contains(&written.len())
            && !self.surname
            && !self.given
            && !matches!(written, "II" | "III")
            && (self.listed
                || written.len() <= 3
                || !written.contains(['A', 'E', 'I', 'O', 'U', 'Y']))
    }

    /// Neither a word, nor an eponym, nor an abbreviation.
    pub(super) fn is_unknown(&self) -> bool {
        !self.listed && !self.eponym && self.range.len() >= 4
    }
}

/// HFpEF, dsDNA: capitals within, and not as in McNeil, DeShawn or O'Hara.
fn is_coined(written: &str) -> bool {
    const HEADS: [&str; 32] = [
        "Mc", "Mac", "De", "Di", "Du", "Da", "Do", "La", "Le", "Lu", "Van", "Von", "Fitz", "Jo",
        "Mary", "Ann", "Ra", "Sha", "Ja", "Ka", "Ta", "Ro", "Al", "El", "An", "St", "Del", "Ter",
        "Vander", "Be", "Ke", "Ma",
    ];
    let hump = written
        .as_bytes()
        .windows(2)
        .position(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    hump.is_some_and(|at| !HEADS.contains(&&written[..=at]))
}

/// The words of a text: letters with the apostrophes, dashes and stops within.
pub(in super::super) fn words(dictionary: &Dictionary, text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut previous = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let next = || text[at + c.len_utf8()..].chars().next();
        let inner =
            matches!(c, '\'' | '-') && start.is_some() && next().is_some_and(char::is_alphabetic);
        let letter = !super::super::dictionary::is_japanese(c) && c.is_alphabetic();
        let part_of = letter || inner;
        match (start, part_of) {
            (None, true) if !previous.is_ascii_digit() && !inner => start = Some(at),
            (Some(from), false) => {
                if !c.is_ascii_digit() {
                    words.push(Word::of(dictionary, text, from..at));
                }
                start = None;
            }
            _ => {}
        }
        previous = c;
    }
    words
}
