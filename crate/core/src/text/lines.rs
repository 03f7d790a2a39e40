//! The lines of a text, and what stands in each.

use super::needs::{Held, Needs};
use std::ops::Range;

/// A match over more line ends is sought in all of the text.
const FEW: usize = 3;

#[derive(Debug)]
pub(super) struct Lines {
    /// Where each begins, and one behind the end of the last.
    starts: Vec<usize>,
    held: Vec<Held>,
    all: Held,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
        let starts: Vec<usize> = std::iter::once(0).chain(ends.map(|end| end + 1)).collect();
        let line = |start: usize, next: usize| &text[start..next.min(text.len())];
        let held: Vec<Held> =
            starts.windows(2).map(|pair| Held::of(line(pair[0], pair[1]))).collect();
        let all = held.iter().copied().fold(Held::default(), Held::with);
        Self { starts, held, all }
    }

    /// The lines in which a match can be, those that follow one another as one.
    pub(super) fn that_meet(&self, needs: &Needs) -> Vec<Range<usize>> {
        let count = self.held.len();
        if !needs.are_met(&self.all) {
            return Vec::new();
        }
        let whole = 0..self.starts[count] - 1;
        let Some(more) = needs.line_ends.filter(|ends| *ends <= FEW) else { return vec![whole] };
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut next = 0;
        for (first, held) in self.held.iter().enumerate() {
            let last = (first + more).min(count - 1);
            let beside = &self.held[first + 1..=last];
            let met = needs.are_met(held)
                || !beside.is_empty()
                    && needs.are_met(&beside.iter().copied().fold(*held, Held::with));
            if !met {
                continue;
            }
            let end = self.starts[last + 1] - 1;
            match found.last_mut() {
                Some(before) if first <= next => before.end = end,
                _ => found.push(self.starts[first]..end),
            }
            next = last + 1;
        }
        found
    }
}
