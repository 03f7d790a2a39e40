//! Finds words of the list that are part of a name all the same, by what stands beside them: a title,
//! a surname beside an initial, the name of a hospital, a street with its number.

use super::vocabulary::pieces;
use std::ops::Range;

/// As written before a name; `DR` and `MR` without a point are modalities.
const TITLES: &str = "Dr Dr. DR. Mr Mr. Mrs Mrs. MRS. Ms. Miss Prof Prof. Nurse NURSE";
/// What the name of an institution ends with.
const INSTITUTIONS: &str =
    "hospital hospitals clinic clinics university institute infirmary klinikum";
/// What the name of a street ends with.
const STREETS: &str = "street st road rd avenue ave lane ln drive boulevard blvd crescent terrace \
    highway parkway court place way";
/// How many words a name of a place has at most.
const LONGEST: usize = 5;

/// The ranges of such words, given what is known to go.
pub(super) fn find(text: &str, gone: &[Range<usize>]) -> Vec<Range<usize>> {
    let ranges = pieces(text, |c| c.is_whitespace() || ",;_^()[]\\".contains(c));
    let mut goes = vec![false; text.len()];
    for range in gone {
        goes[range.clone()].fill(true);
    }
    let gone = ranges.iter().map(|range| goes[range.clone()].contains(&true)).collect();
    let words = Words { text, ranges, gone };
    let every = 0..words.ranges.len();
    every.flat_map(|at| [words.titled(at), words.initial(at), words.place(at)]).flatten().collect()
}

struct Words<'a> {
    text: &'a str,
    ranges: Vec<Range<usize>>,
    /// Which of them go, or a part of them.
    gone: Vec<bool>,
}

impl Words<'_> {
    fn says(&self, at: usize) -> &str {
        self.ranges.get(at).map_or("", |range| &self.text[range.clone()])
    }

    fn is_one_of(&self, at: usize, list: &str) -> bool {
        let word = self.says(at).trim_end_matches(['.', ':']).to_lowercase();
        list.split(' ').any(|listed| listed == word)
    }

    fn goes(&self, at: usize) -> bool {
        self.gone.get(at) == Some(&true) && self.says(at).contains(char::is_alphabetic)
    }

    fn is_capitalized(&self, at: usize) -> bool {
        let mut letters = self.says(at).trim_end_matches('.').chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|c| c.is_alphabetic() || c == '\'' || c == '-')
    }

    /// The word behind a title.
    fn titled(&self, at: usize) -> Option<Range<usize>> {
        let titled = TITLES.split(' ').any(|title| title == self.says(at));
        (titled && self.is_capitalized(at + 1)).then(|| self.ranges[at + 1].clone())
    }

    /// A letter with its point beside a word that goes; one without a point only where no other word
    /// stands on its other side: in `Parotid L` it is a side.
    fn initial(&self, at: usize) -> Option<Range<usize>> {
        let word = self.says(at);
        let letter = word.strip_suffix('.').unwrap_or(word);
        let is_letter = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase());
        let sides = [at.checked_sub(1), Some(at + 1).filter(|at| *at < self.ranges.len())];
        let mut sides = sides.into_iter().flatten();
        let is_surname = |side: usize| {
            let (one, two) = (&self.ranges[at.min(side)], &self.ranges[at.max(side)]);
            let between = &self.text[one.end..two.start];
            self.goes(side) && between.chars().all(|c| " ,^".contains(c))
        };
        let apart = word.ends_with('.') || sides.clone().all(|side| self.goes(side));
        (is_letter && apart && sides.any(is_surname)).then(|| self.ranges[at].clone())
    }

    /// The name of an institution from its first unknown word on, or of a street from its number on.
    fn place(&self, at: usize) -> Option<Range<usize>> {
        let before = (at.saturating_sub(LONGEST)..at).rev();
        let first = before.take_while(|at| self.is_capitalized(*at)).last()?;
        let unknown = (first..at).find(|at| self.goes(*at))?;
        let is_number = |at: &usize| self.says(*at).bytes().all(|byte| byte.is_ascii_digit());
        let number = first.checked_sub(1).filter(is_number);
        let from = match number {
            _ if self.is_one_of(at, INSTITUTIONS) => unknown,
            Some(number) if self.is_one_of(at, STREETS) => number,
            _ => return None,
        };
        Some(self.ranges[from].start..self.ranges[at].end)
    }
}

#[cfg(test)]
mod tests {
    use crate::detect::{Vocabulary, cut};

    fn cleaned(text: &str) -> Option<String> {
        cut(text, &[&Vocabulary])
    }

    #[test]
    fn a_title_makes_a_word_a_name() {
        assert_eq!(cleaned("CT chest, Dr. Stone").as_deref(), Some("CT chest, Dr."));
        assert_eq!(cleaned("DR CHEST PA").as_deref(), Some("DR CHEST PA"));
    }

    #[test]
    fn an_initial_goes_with_its_surname() {
        for (text, left) in [
            ("knee Quillfeather L.", "knee"),
            ("R. Quillfeather ankle", "ankle"),
            ("T Quillfeather", ""),
            ("Parotid L Quillfeather", "Parotid L"),
            ("L knee", "L knee"),
        ] {
            assert_eq!(cleaned(text).unwrap_or_default(), left, "{text}");
        }
    }

    #[test]
    fn a_place_goes_with_all_of_its_name() {
        for text in ["CT head Quillfeather General Hospital", "CT head 48 Quillfeather Lane"] {
            assert_eq!(cleaned(text).as_deref(), Some("CT head"), "{text}");
        }
    }
}
