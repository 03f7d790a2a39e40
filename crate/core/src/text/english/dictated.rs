//! What a voice spells out: numbers digit by digit, names letter by letter.

use super::super::page::Page;
use super::super::pattern::pattern;
use super::super::span::{Kind, Mark, Why};
use regex::Regex;
use std::sync::LazyLock;

/// Record number six six one zero four two nine; last name spelled m c e l r o y.
pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
        const DIGIT: &str = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)";
        pattern(&format!(
            "(?i:(?-u:\\b)(?:(?:double|triple) )?{DIGIT}(?:(?: |, |-)(?:(?:double|triple|dash|hyphen) )?{DIGIT}){{4,}}(?-u:\\b))"
        ))
    });
    static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?i:(?-u:\\b)(?:spelled|spelt|spelling|spell that|that's)[ :,]{1,2}(?P<v>[a-z](?:[ .,-]{1,2}(?:(?:hyphen|dash|apostrophe|space) )?[a-z](?-u:\\b)){2,}))(?-u:\\b)",
        )
    });
    // operative report on elijah stonewall medical record number: a name in small letters, and its number.
    static ON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?i:(?-u:\\b)(?:note|report|summary|consult|consultation|evaluation|history|letter)) (?:on|for|of|about) (?:patient |mr\\.? |mrs\\.? |ms\\.? )?(?P<v>[a-z'-]{2,15}(?: [a-z'-]{2,15}){1,2}?),? (?:comma )?(?:medical record|record number|mrn|account number|date of birth|birth date|dob)(?-u:\\b)",
        )
    });
    let numbers = DIGITS.find_iter(page.text).map(|found| (found.range(), Kind::Id));
    let names = LETTERS
        .captures_iter(page.text)
        .chain(ON.captures_iter(page.text))
        .filter_map(|found| found.name("v"))
        .map(|found| (found.range(), Kind::Name));
    marks.extend(numbers.chain(names).map(|(range, kind)| Mark::likely(range, kind, Why::Form)));
}
