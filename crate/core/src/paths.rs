//! Paths and UIDs by the ten thousand in little memory: what several of them begin with is kept
//! once, so that one more file costs little more than what is its own.

use hashbrown::HashTable;
use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};

/// A set of texts made of parts with a separator between them. Each has a number, which stays.
#[derive(Clone)]
pub struct Paths {
    separator: char,
    parts: Vec<Part>,
    letters: String,
    numbers: HashTable<u32>,
    hasher: RandomState,
}

/// The last part of a text, which may itself be one of the set or only begin others.
#[derive(Clone, Copy)]
struct Part {
    before: u32,
    end: u32,
    is_whole: bool,
}

/// Stands before the first part.
const NOTHING: u32 = u32::MAX;

impl std::fmt::Debug for Paths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Paths({} parts)", self.parts.len())
    }
}

impl Paths {
    /// Starts with none; texts are parted at `separator`.
    pub fn new(separator: char) -> Self {
        Self {
            separator,
            parts: Vec::new(),
            letters: String::new(),
            numbers: HashTable::new(),
            hasher: RandomState::new(),
        }
    }

    /// Adds a text, where it is new, and gives its number.
    pub fn add(&mut self, text: &str) -> u32 {
        let mut last = NOTHING;
        for letters in text.split(self.separator) {
            last = match self.part(last, letters) {
                Some(number) => number,
                None => self.add_part(last, letters),
            };
        }
        self.parts[last as usize].is_whole = true;
        last
    }

    /// The number of a text that was added.
    pub fn number(&self, text: &str) -> Option<u32> {
        let mut parts = text.split(self.separator);
        let last = parts.try_fold(NOTHING, |last, letters| self.part(last, letters))?;
        self.parts[last as usize].is_whole.then_some(last)
    }

    /// The text with this number.
    pub fn text(&self, number: u32) -> String {
        let mut text = String::new();
        for (place, part) in self.line(number).into_iter().enumerate() {
            if place > 0 {
                text.push(self.separator);
            }
            text.push_str(self.letters(part));
        }
        text
    }

    /// The numbers of all texts that were added, in the order of the texts' parts.
    pub fn sorted(&self) -> Vec<u32> {
        let all = 0..self.parts.len() as u32;
        let mut numbers: Vec<u32> =
            all.filter(|number| self.parts[*number as usize].is_whole).collect();
        numbers.sort_unstable_by(|a, b| self.compare(*a, *b));
        numbers
    }

    fn compare(&self, a: u32, b: u32) -> Ordering {
        let [a, b] = [a, b].map(|number| self.line(number));
        let of = |line: Vec<u32>| line.into_iter().map(|part| self.letters(part));
        of(a).cmp(of(b))
    }

    /// All parts of a text, the first first.
    fn line(&self, number: u32) -> Vec<u32> {
        let before = |number: &u32| {
            Some(self.parts[*number as usize].before).filter(|before| *before != NOTHING)
        };
        let mut line: Vec<u32> = std::iter::successors(Some(number), before).collect();
        line.reverse();
        line
    }

    fn letters(&self, number: u32) -> &str {
        let start = number.checked_sub(1).map_or(0, |other| self.parts[other as usize].end);
        &self.letters[start as usize..self.parts[number as usize].end as usize]
    }

    fn part(&self, before: u32, letters: &str) -> Option<u32> {
        let same = |number: &u32| {
            self.parts[*number as usize].before == before && self.letters(*number) == letters
        };
        self.numbers.find(self.hasher.hash_one((before, letters)), same).copied()
    }

    fn add_part(&mut self, before: u32, letters: &str) -> u32 {
        let number = self.parts.len() as u32;
        self.letters.push_str(letters);
        let end = u32::try_from(self.letters.len()).expect("names of a batch fit into 4 GiB");
        self.parts.push(Part { before, end, is_whole: false });
        let hash = self.hasher.hash_one((before, letters));
        let mut numbers = std::mem::take(&mut self.numbers);
        numbers.insert_unique(hash, number, |other| {
            let before = self.parts[*other as usize].before;
            self.hasher.hash_one((before, self.letters(*other)))
        });
        self.numbers = numbers;
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_and_in_order() {
        let mut paths = Paths::new('/');
        let texts = ["b/x.dcm", "", "a", "b", "b/x.dcm", "/b", "b//x", "b/w/治験.dcm"];
        let numbers = texts.map(|text| paths.add(text));
        assert_eq!(numbers.map(|number| paths.text(number)), texts);
        assert_eq!(numbers[0], numbers[4]);
        let sorted: Vec<_> = paths.sorted().into_iter().map(|number| paths.text(number)).collect();
        assert_eq!(sorted, ["", "/b", "a", "b", "b//x", "b/w/治験.dcm", "b/x.dcm"]);
    }

    #[test]
    fn what_others_begin_with_is_not_one_of_them() {
        let mut paths = Paths::new('.');
        let number = paths.add("1.2.840.7");
        assert_eq!(paths.number("1.2.840.7"), Some(number));
        assert_eq!(paths.number("1.2.840"), None);
        assert_eq!(paths.sorted(), [number]);
    }

    #[test]
    fn one_more_text_takes_what_is_its_own() {
        let mut paths = Paths::new('.');
        for number in 0..1000 {
            paths.add(&format!("1.2.392.200036.9999.42.{number}"));
        }
        assert_eq!(paths.parts.len(), 1006);
        assert!(paths.letters.len() < 3000, "{}", paths.letters.len());
    }
}
