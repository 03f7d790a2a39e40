//! A long list of words, and whether a word stands on it.

use super::super::tagger::hash;
use super::Unreadable;

/// How many bits of a place tell which word lies there; the others are of its hash.
const NUMBER: u32 = 20;

/// A sorted list of words, one a line.
#[derive(Debug)]
pub(in super::super) struct Words {
    text: String,
    /// Where each begins, and one behind the end of the last.
    starts: Vec<u32>,
    /// The number of a word plus one and bits of its hash, at the place the hash gives or at the next free one.
    places: Vec<u32>,
}

impl Words {
    pub(super) fn new(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable("a list of it is no text"))?;
        let count = memchr::memchr_iter(b'\n', bytes).count();
        if count >= (1 << NUMBER) - 1 {
            return Err(Unreadable("a list of it is too long"));
        }
        let mut starts = Vec::with_capacity(count + 1);
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', bytes).map(|at| at as u32 + 1));
        let places = vec![0; ((count + 1) * 2).next_power_of_two()];
        let mut words = Self { text: text.to_owned(), starts, places };
        if (0..count).all(|index| words.enter(index)) {
            Ok(words)
        } else {
            Err(Unreadable("a list of it is out of order"))
        }
    }

    /// Puts a word into its place; `false` where it does not follow the one before.
    #[inline(never)]
    fn enter(&mut self, index: usize) -> bool {
        let word = self.at(index);
        if index > 0 && self.at(index - 1) >= word {
            return false;
        }
        let hash = hash(word);
        let last = self.places.len() - 1;
        let mut place = hash as usize & last;
        while self.places[place] > 0 {
            place = (place + 1) & last;
        }
        self.places[place] = hash >> NUMBER << NUMBER | (index as u32 + 1);
        true
    }

    fn at(&self, index: usize) -> &str {
        &self.text[self.starts[index] as usize..self.starts[index + 1] as usize - 1]
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(in super::super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.at(index))
    }

    pub(in super::super) fn contains(&self, word: &str) -> bool {
        let hash = hash(word);
        let last = self.places.len() - 1;
        let mut place = hash as usize & last;
        loop {
            let held = self.places[place];
            // Half of the places are free.
            if held == 0 {
                return false;
            }
            let number = held & ((1 << NUMBER) - 1);
            if (held ^ hash) >> NUMBER == 0 && self.at(number as usize - 1) == word {
                return true;
            }
            place = (place + 1) & last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_finds_its_words_and_no_others() {
        let words = Words::new(b"alpha\nbeta\ngamma\n").expect("sorted");
        assert!(["alpha", "beta", "gamma"].iter().all(|word| words.contains(word)));
        assert!(["", "alph", "betas", "zeta"].iter().all(|word| !words.contains(word)));
        assert!(Words::new(b"b\na\n").is_err());
    }

    #[test]
    fn words_whose_hashes_meet_are_told_apart() {
        let list: Vec<String> = (0..5000).map(|number| format!("{number:04}")).collect();
        let words = Words::new((list.join("\n") + "\n").as_bytes()).expect("sorted");
        assert!((0..5000).all(|number| words.contains(&format!("{number:04}"))));
        assert!((5000..9999).all(|number| !words.contains(&format!("{number:04}"))));
    }
}
