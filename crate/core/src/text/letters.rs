//! Where each letter of a text stands. Some fifty patterns are asked only of lines that hold one of a few words; to look
//! the rarest letter of a word up costs less than to read the text once for each of them.

use std::array;
use std::ops::Range;

/// Letters that share a group are told apart by reading the word.
const GROUPS: usize = 1024;

/// The places of the letters of a text, group by group.
pub(super) struct Letters {
    /// Where each group begins in `places`.
    starts: [u32; GROUPS + 1],
    places: Vec<u32>,
}

/// A word to be looked up: the group of each letter, and how far into the word it stands.
pub(super) struct Word {
    written: Box<str>,
    letters: Vec<(usize, usize)>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut counts = [0_u32; GROUPS];
        for c in text.chars() {
            counts[group(c)] += 1;
        }
        let mut end = 0;
        let mut next: [u32; GROUPS] = array::from_fn(|group| {
            let start = end;
            end += counts[group];
            start
        });
        let mut places = vec![0; end as usize];
        for (at, c) in text.char_indices() {
            let place = &mut next[group(c)];
            places[*place as usize] = at as u32;
            *place += 1;
        }
        // Each group has been filled up to where the next one begins.
        let starts = array::from_fn(|group| if group == 0 { 0 } else { next[group - 1] });
        Self { starts, places }
    }

    /// Each place of a word in the text that these letters are of, in order.
    pub(super) fn all<'a>(
        &'a self,
        text: &'a str,
        word: &'a Word,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let rarest = word.letters.iter().min_by_key(|(group, _)| self.group(*group).len());
        let (places, before) =
            rarest.map_or((&[][..], 0), |(group, before)| (self.group(*group), *before));
        places.iter().filter_map(move |place| {
            let start = (*place as usize).checked_sub(before)?;
            let found = text.as_bytes()[start..].starts_with(word.written.as_bytes());
            found.then(|| start..start + word.written.len())
        })
    }

    fn group(&self, number: usize) -> &[u32] {
        &self.places[self.starts[number] as usize..self.starts[number + 1] as usize]
    }
}

impl Word {
    pub(super) fn new(written: &str) -> Self {
        let letters = written.char_indices().map(|(at, c)| (group(c), at)).collect();
        Self { written: written.into(), letters }
    }
}

fn group(c: char) -> usize {
    (u32::from(c).wrapping_mul(0x9E37_79B1) >> (u32::BITS - GROUPS.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_found_wherever_it_stands(text in "[あい日月aFé(\n]{0,60}", word in "[あい日月aFé(]{1,3}") {
            let letters = Letters::of(&text);
            let found: Vec<usize> = letters.all(&text, &Word::new(&word)).map(|found| found.start).collect();
            let stands: Vec<usize> =
                (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(word.as_bytes())).collect();
            prop_assert_eq!(found, stands);
        }
    }
}
