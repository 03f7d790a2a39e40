//! Reads names from the words of an English note.

use super::super::words::EN;
use super::word::{Case, Word};
use std::ops::Range;

/// The words of a text, and how a name is read from them.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
}

pub(super) static PARTICLES: [&str; 25] = [
    "de", "la", "van", "der", "den", "von", "da", "di", "du", "del", "dos", "le", "bin", "al",
    "el", "ter", "ibn", "y", "ó", "ní", "nic", "mac", "uí", "ap", "st",
];
/// Given names as clerks shorten them.
const SHORTENED: [&str; 10] =
    ["jas", "wm", "chas", "geo", "thos", "robt", "jos", "saml", "edw", "benj"];

impl Reader<'_> {
    pub(super) fn index_at(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.range.start < at)
    }

    pub(super) fn written(&self, word: &Word) -> &str {
        &self.text[word.range.clone()]
    }

    pub(super) fn lower(&self, word: &Word) -> String {
        self.written(word).to_lowercase()
    }

    /// What lies between two words that follow each other.
    pub(super) fn gap(&self, index: usize) -> &str {
        match (self.words.get(index), self.words.get(index + 1)) {
            (Some(one), Some(two)) => match &self.text[one.range.end..two.range.start] {
                " , " => ", ",
                gap => gap,
            },
            (Some(one), None) => &self.text[one.range.end..],
            _ => "",
        }
    }

    /// A word that shows a finding, not a person, when it follows a name.
    pub(super) fn is_term(&self, index: usize) -> bool {
        let tail = |index: usize| {
            self.words.get(index).is_some_and(|word| EN.list("eponym-tails").has(&self.lower(word)))
        };
        let gap = self.gap(index);
        let behind = &self.text[self.words[index].range.end..];
        let possessive = self.written(&self.words[index]).ends_with("'s");
        (matches!(gap, " " | "-" | " (" | "\n" | "/") || possessive) && tail(index + 1)
            || behind.starts_with("-like")
            || gap == " "
                && self
                    .words
                    .get(index + 1)
                    .is_some_and(|next| next.eponym && next.case == Case::Title)
                && tail(index + 2)
            || gap == " and " && tail(index + 2)
            || behind.trim_start_matches([' ', ':', '(']).starts_with(|c: char| c.is_ascii_digit())
                && self.words[index].eponym
    }

    pub(super) fn is_stop(&self, index: usize) -> bool {
        let word = &self.words[index];
        let lower = self.lower(word);
        EN.list("credentials").has(self.written(word))
            || EN.list("roles").has(&lower) && word.everyday
            || EN.list("departments").has(&lower)
            || EN.list("stops").has(&lower)
            || lower.ends_with("ologist")
            || lower.ends_with("iatrician")
    }

    /// Precious M. Wife Winnie: a sentence begins.
    fn begins_sentence(&self, index: usize) -> bool {
        let word = &self.words[index];
        word.case == Case::Title && word.everyday && self.gap(index - 1).starts_with(". ")
    }

    /// Dr. S. Contractor, and who was there; Dr S. Contractor on 0148: an everyday word behind an initial, and no sentence
    /// that begins with it.
    fn is_closed(&self, index: usize) -> bool {
        const BEHIND: [&str; 18] = [
            "on", "at", "re", "and", "or", "called", "rang", "notified", "informed", "paged",
            "aware", "agrees", "agreed", "reviewed", "saw", "who", "present", "will",
        ];
        let gap = self.gap(index);
        let acts = gap == " "
            && self.words.get(index + 1).is_some_and(|next| BEHIND.contains(&self.written(next)));
        let title = index > 1 && EN.list("titles").has(&self.lower(&self.words[index - 2]));
        title
            && self.words[index - 1].case == Case::Initial
            && (gap.is_empty()
                || acts
                || gap.starts_with([',', '.', ')', ';', '\n', '|'])
                || gap.starts_with("  "))
    }

    fn is_shortened(&self, word: &Word) -> bool {
        SHORTENED.contains(&self.lower(word).as_str())
    }

    /// Reads a name from a word on. `firm` takes everyday words too, where they are capital.
    pub(super) fn forward(&self, index: usize, firm: bool) -> Option<Range<usize>> {
        let first = self.words.get(index)?;
        let start = first.range.start;
        let mut at = index;
        let mut end = None;
        let mut commas = 0;
        while let Some(word) = self.words.get(at).filter(|_| at < index + 6) {
            let particle =
                PARTICLES.contains(&self.lower(word).as_str()) && matches!(self.gap(at), " " | "-");
            let name = word.is_capital()
                && !self.is_stop(at)
                && (firm || !word.everyday || word.given || word.surname && at > index)
                || word.case == Case::Initial
                    && (at > index || firm && self.gap(at) == " " || self.gap(at).starts_with('.'));
            let after_name = at > index
                && (self.words[at - 1].case == Case::Title && word.is_abbreviation(self.text)
                    || self.begins_sentence(at)
                        && !word.surname
                        && !(at == index + 1 && firm && self.is_closed(at)));
            let first_eponym = at == index && !firm && self.is_term(at);
            if !(name || particle && self.words.get(at + 1).is_some_and(Word::is_capital))
                || first_eponym
                || after_name
            {
                break;
            }
            if name {
                end = Some(at);
            }
            let gap = self.gap(at);
            let goes_on = match gap {
                " " | ". " | "." | "-" | " \"" | "\" " | " ^" | "^" | "  " | " '" | "' " => {
                    gap != "  "
                }
                "\n" => {
                    firm && commas == 0
                        && at
                            == index
                                + usize::from(
                                    self.words.get(at + 1).is_some_and(|next| next.range.len() > 1),
                                )
                        && self.line_is_name(at + 1)
                }
                ", " if firm && commas == 0 && at == index
                    || gap == ", " && commas == 0 && self.inverts(at) =>
                {
                    commas += 1;
                    self.words
                        .get(at + 1)
                        .is_some_and(|next| next.is_capital() || next.case == Case::Initial)
                        && !self.is_credential(at + 1)
                }
                _ => false,
            };
            at += 1;
            let sentence = word.case != Case::Initial
                && gap == ". "
                && !matches!(self.written(word), "St")
                && !self.is_shortened(word);
            if !goes_on || sentence {
                break;
            }
        }
        let last = &self.words[end?];
        let mut stop = last.range.end;
        if last.case == Case::Initial && self.text[stop..].starts_with('.') {
            stop += 1;
        }
        if self.text[stop..].starts_with('"') && self.text[start..stop].contains('"') {
            stop += 1;
        }
        let stop = start + self.text[start..stop].strip_suffix("'s").map_or(stop - start, str::len);
        let letters = self.text[start..stop].chars().filter(|c| c.is_alphabetic()).count();
        (letters >= 2).then_some(start..stop)
    }

    pub(super) fn line_is_name(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| {
            word.is_capital()
                && !word.everyday
                && (word.surname || word.given)
                && !self.is_stop(index)
                && !self.text[word.range.end..].starts_with(':')
        })
    }

    pub(super) fn is_credential(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| {
            let rest = &self.text[word.range.start..];
            let token: String = rest
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/'))
                .collect();
            EN.list("credentials").has(self.written(word))
                || EN.list("credentials").has(token.trim_end_matches(['.', ',']))
        })
    }

    /// “Last, First” at a word: both names by their looks, one of them by the lists.
    pub(super) fn inverts(&self, index: usize) -> bool {
        let (Some(last), Some(first)) = (self.words.get(index), self.words.get(index + 1)) else {
            return false;
        };
        let looks = last.is_capital()
            && (first.case == Case::Title || first.case == Case::Upper && last.case == Case::Upper);
        let known = self.is_shortened(first) && last.surname
            || (first.given && !first.everyday)
                && (last.surname && !last.everyday || last.is_unknown() || last.is_name())
            || last.is_name() && (first.is_name() || first.given)
            || last.is_unknown() && (first.given || first.surname) && !first.everyday
            || first.given && !first.everyday && self.opens(index)
            || last.is_name() && first.is_unknown() && self.opens(index);
        // morphine 2.5 IV, Kendrick splint
        let device = self.gap(index + 1) == " "
            && self
                .words
                .get(index + 2)
                .is_some_and(|next| next.case == Case::Lower && self.written(next) != "present")
            && self.is_term(index + 1);
        looks
            && known
            && !device
            && !(last.eponym && first.eponym)
            // stage II, Gleason 3+4; Killip II, GRACE 148
            && !(first.eponym && last.range.len() <= 3)
            && !(matches!(self.written(last), "II" | "III" | "IV" | "VI" | "VII")
                && (index == 0 || self.words[index - 1].eponym || !self.words[index - 1].given))
            && !self.is_credential(index + 1)
            && !self.is_stop(index + 1)
            && last.range.len() >= 2
            && !(last.everyday && EN.list("family").has(&self.lower(last)))
    }

    /// At the head of a line or behind a wide blank.
    pub(super) fn opens(&self, index: usize) -> bool {
        let front = &self.text[..self.words[index].range.start];
        front.is_empty()
            || front.ends_with(['\n', '\t', '|', ':'])
            || front.ends_with("  ")
            || front.ends_with("| ")
            || front.ends_with(": ")
    }

    /// A given name with another name behind it.
    pub(super) fn goes_on_as_name(&self, index: usize) -> bool {
        self.words[index].given
            && self.gap(index) == " "
            && self
                .words
                .get(index + 1)
                .is_some_and(|next| next.is_capital() && (next.given || next.surname))
    }
}
