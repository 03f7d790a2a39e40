//! Finds what several words say together though each alone says nothing: a date whose month is
//! written out, an age of 90 or more, a number written in groups.

use super::vocabulary::pieces;
use crate::date::MONTHS;
use std::ops::Range;

/// Few people reach these ages (45 CFR 164.514(b)(2)(i)(C), 規則34条4号).
const HIGH_AGES: std::ops::RangeInclusive<u32> = 90..=129;
/// A telephone or insurance number has at least so many digits.
const LONG_NUMBER: usize = 9;

/// The ranges of such phrases.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let words = pieces(text, |c| !c.is_alphanumeric());
    let mut found = Vec::new();
    written_dates(text, &words, &mut found);
    grouped_numbers(text, &words, &mut found);
    high_ages(text, &mut found);
    found
}

/// `4 July 1953`, `Jul 4th, 53`, `March 2019`.
fn written_dates(text: &str, words: &[Range<usize>], found: &mut Vec<Range<usize>>) {
    let number = |at: usize| words.get(at).is_some_and(|word| is_day_or_year(&text[word.clone()]));
    for (at, word) in words.iter().enumerate() {
        if !is_month(&text[word.clone()]) {
            continue;
        }
        let first = if at > 0 && number(at - 1) { at - 1 } else { at };
        let last = match (number(at + 1), number(at + 2)) {
            (true, true) => at + 2,
            (true, false) => at + 1,
            _ => at,
        };
        if first < last {
            found.push(words[first].start..words[last].end);
        }
    }
}

fn is_month(word: &str) -> bool {
    let word = word.to_lowercase();
    let short = |month: &&str| word.len() == 3 && month.starts_with(&word);
    word == "sept" || MONTHS.iter().any(|month| *month == word || short(month))
}

fn is_day_or_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    let year = digits.len() == 4;
    ordinal && digits.parse::<u32>().is_ok_and(|number| year || (1..=99).contains(&number))
}

/// `078 05 1120`: nothing but blanks, points or hyphens between the groups.
fn grouped_numbers(text: &str, words: &[Range<usize>], found: &mut Vec<Range<usize>>) {
    let is_number = |word: &Range<usize>| text[word.clone()].bytes().all(|b| b.is_ascii_digit());
    let joined = |one: &Range<usize>, two: &Range<usize>| {
        is_number(one)
            && is_number(two)
            && matches!(&text[one.end..two.start], " " | "." | "-" | "\u{3000}")
    };
    for group in words.chunk_by(joined).filter(|group| group.len() > 2) {
        if group.iter().map(Range::len).sum::<usize>() >= LONG_NUMBER {
            found.push(group[0].start..group[group.len() - 1].end);
        }
    }
}

/// `97F`, `94 yo`, `101歳`; the number alone goes.
fn high_ages(text: &str, found: &mut Vec<Range<usize>>) {
    for digits in pieces(text, |c| !c.is_ascii_digit()) {
        let age = text[digits.clone()].parse::<u32>().unwrap_or(0);
        let before = text[..digits.start].chars().next_back();
        let free = !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
        if HIGH_AGES.contains(&age) && free && says_age(&text[digits.end..], age) {
            found.push(digits);
        }
    }
}

fn says_age(after: &str, age: u32) -> bool {
    let close: String = after.chars().take(1).collect::<String>().to_lowercase();
    let ends = |after: &str| !after.chars().next().is_some_and(char::is_alphanumeric);
    // 99m is technetium.
    if (close == "f" || close == "m" && age != 99) && ends(&after[1..]) {
        return true;
    }
    let after = after.trim_start_matches([' ', '-', '\u{3000}']).to_lowercase();
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    after.starts_with(['歳', '才'])
        || matches!(word, "y" | "yo" | "yr" | "yrs" | "yof" | "yom" | "year" | "years")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let found = find(text);
        let kept = text.char_indices().filter(|(at, _)| !found.iter().any(|cut| cut.contains(at)));
        kept.map(|(_, c)| c).collect()
    }

    #[test]
    fn a_month_with_its_day_or_year_goes() {
        for text in ["22 Mar 1977", "July 4, 1953", "4th July", "March 2019", "SEP 9 08"] {
            assert_eq!(left(text), "", "{text}");
        }
        for text in ["CT MAR 5mm", "may show", "Dec", "MAR soft tissue"] {
            assert_eq!(left(text), text);
        }
    }

    #[test]
    fn a_high_age_goes_and_other_numbers_stay() {
        for text in ["97F", "94 yo", "101歳", "91 yrs", "103 y/o", "96 year old", "満90才"] {
            assert!(!left(text).contains(|c: char| c.is_ascii_digit()), "{text}");
        }
        for text in ["89F", "Tc99m", "99m Tc", "100 mm", "120 kV", "L4 95%", "flip 90 FA", "64歳"]
        {
            assert_eq!(left(text), text);
        }
    }

    #[test]
    fn a_number_in_groups_goes() {
        assert_eq!(left("SSN 078 05 1120, call 555 0142 8837"), "SSN , call ");
        assert_eq!(left("TE 30 60 90 b 50 400 800"), "TE 30 60 90 b 50 400 800");
    }
}
