//! The Japanese words of a text, in order, and which of them lies where.

use super::dictionary::Token;
use std::ops::Range;

/// Bytes of text for each of which the first word is noted; a few words at most begin in so many.
const BLOCK: usize = 16;

/// Words that do not overlap.
pub(super) struct Tokens {
    all: Vec<Token>,
    /// For each block of the text the first word that ends behind its start.
    firsts: Vec<u32>,
}

impl Tokens {
    /// Of a text of so many bytes.
    pub(super) fn of(all: Vec<Token>, length: usize) -> Self {
        let mut firsts = Vec::with_capacity(length / BLOCK + 1);
        for (index, token) in all.iter().enumerate() {
            let before = token.range.end.div_ceil(BLOCK);
            if firsts.len() < before {
                firsts.resize(before, index as u32);
            }
        }
        Self { all, firsts }
    }

    pub(super) fn all(&self) -> &[Token] {
        &self.all
    }

    /// How many words end at a position or before it.
    pub(super) fn ended(&self, at: usize) -> usize {
        let Some(first) = self.firsts.get(at / BLOCK) else { return self.all.len() };
        let first = *first as usize;
        let rest = self.all[first..].iter();
        first + rest.take_while(|token| token.range.end <= at).count()
    }

    /// The words that lie within a range, or reach into it.
    pub(super) fn within(&self, range: &Range<usize>) -> &[Token] {
        let first = self.ended(range.start);
        let rest = &self.all[first..];
        let count = if range.len() <= 8 * BLOCK {
            rest.iter().take_while(|token| token.range.start < range.end).count()
        } else {
            let ended = self.ended(range.end).saturating_sub(first);
            let reaches = rest.get(ended).is_some_and(|token| token.range.start < range.end);
            ended + usize::from(reaches)
        };
        &rest[..count]
    }

    /// The word that starts at a position.
    pub(super) fn starting(&self, at: usize) -> Option<&Token> {
        self.all.get(self.ended(at)).filter(|token| token.range.start == at)
    }

    /// The word that ends at a position.
    pub(super) fn ending(&self, at: usize) -> Option<&Token> {
        let last = self.ended(at).checked_sub(1)?;
        self.all.get(last).filter(|token| token.range.end == at)
    }

    /// Whether no word lies on both sides of a position.
    pub(super) fn is_bound(&self, at: usize) -> bool {
        self.all.get(self.ended(at)).is_none_or(|token| token.range.start >= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_found_where_they_lie(
            steps in prop::collection::vec((0_usize..40, 1_usize..40), 0..30),
            (start, length) in (0_usize..900, 0_usize..300),
        ) {
            let mut end = 0;
            let mut all = Vec::new();
            for (gap, length) in steps {
                let start = end + gap;
                end = start + length;
                all.push(Token { range: start..end, class: 'n' });
            }
            let tokens = Tokens::of(all.clone(), end);
            let range = start..start + length;
            let within: Vec<&Token> = all
                .iter()
                .filter(|token| token.range.end > range.start && token.range.start < range.end)
                .collect();
            prop_assert_eq!(tokens.within(&range).iter().collect::<Vec<_>>(), within);
            let is = |found: Option<&Token>, by: fn(&Token) -> usize| {
                found == all.iter().find(|token| by(token) == start)
            };
            prop_assert!(is(tokens.starting(start), |token| token.range.start));
            prop_assert!(is(tokens.ending(start), |token| token.range.end));
            let crossed = all.iter().any(|token| token.range.start < start && start < token.range.end);
            prop_assert_eq!(tokens.is_bound(start), !crossed);
        }
    }
}
