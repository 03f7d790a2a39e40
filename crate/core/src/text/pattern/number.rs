//! Numbers whose check digit shows what they are.

use super::super::span::{Kind, Mark, Why};
use super::super::views::{Pattern, Views};
use super::{after, before};
use std::sync::LazyLock;

static RUN: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("[0-9](?:[ -]?[0-9]){6,18}"));

/// Numbers of twelve to nineteen digits, or ten as the NHS writes them, whose check digit fits.
/// Shorter ones fit by chance too often: they need their label ([`super::label`]).
pub(in super::super) fn find(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for found in RUN.find_iter(views) {
        let written = &text[found.clone()];
        let joins = |c: Option<char>| {
            c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '_'))
        };
        if joins(before(text, found.start))
            || after(text, found.end).is_some_and(|c| c.is_ascii_alphanumeric())
        {
            continue;
        }
        let digits: Vec<u32> = written.chars().filter_map(|c| c.to_digit(10)).collect();
        let grouped = written.contains(['-', ' ']);
        let kind = match digits.len() {
            12 if is_my_number(&digits) || is_licence(&digits) => Some(Kind::Code),
            13..=19 if is_card(&digits) => Some(Kind::Account),
            10 if grouped
                && is_nhs(&digits)
                && written.split([' ', '-']).map(str::len).eq([3, 3, 4]) =>
            {
                Some(Kind::Code)
            }
            _ => None,
        };
        if let Some(kind) = kind {
            marks.push(Mark::certain(found, kind, Why::CheckDigit));
        }
    }
}

/// マイナンバー: weights 6 5 4 3 2 7 6 5 4 3 2, modulo 11 (番号法総務省令 第5条).
pub(in super::super) fn is_my_number(digits: &[u32]) -> bool {
    if digits.len() != 12 || digits.iter().all(|d| *d == digits[0]) {
        return false;
    }
    let sum: u32 = digits.iter().zip([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
    let rest = sum % 11;
    digits[11] == if rest <= 1 { 0 } else { 11 - rest }
}

/// 運転免許証: weights 5 4 3 2 7 6 5 4 3 2, check digit eleventh.
fn is_licence(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().zip([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
    digits.len() == 12
        && digits[0] <= 9
        && (10..=97).contains(&(digits[0] * 10 + digits[1]))
        && digits[10] == (11 - sum % 11) % 10
}

/// The check digit of cards, of 保険者番号, 公費負担者番号, 受給者番号 and 医療機関コード.
pub(in super::super) fn is_luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, d)| {
            let product = d * (1 + at as u32 % 2);
            product / 10 + product % 10
        })
        .sum();
    digits.len() > 1 && sum.is_multiple_of(10)
}

fn is_card(digits: &[u32]) -> bool {
    // 14-digit trade item numbers start with 0 to 2, cards with 3 to 6.
    (3..=6).contains(&digits[0]) && is_luhn(digits)
}

/// NHS number: weights 10 to 2, modulo 11 (NHS Data Dictionary).
fn is_nhs(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(d, w)| d * w).sum();
    digits.len() == 10 && digits[9] == (11 - sum % 11) % 11
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u32> {
        text.chars().filter_map(|c| c.to_digit(10)).collect()
    }

    fn kinds(text: &str) -> Vec<Kind> {
        let mut marks = Vec::new();
        find(&Views::of(text), &mut marks);
        marks.iter().map(|mark| mark.kind).collect()
    }

    #[test]
    fn check_digits_are_computed_as_the_rules_say() {
        // 6+10+12+12+10+42+42+40+36+0+2 = 212, 212 mod 11 = 3, 11 - 3 = 8.
        assert!(is_my_number(&digits("123456789018")));
        assert!(!is_my_number(&digits("123456789017")));
        assert!(is_luhn(&digits("33120015")));
        assert!(is_luhn(&digits("0110113719")));
        // 943 476 5919 is the number NHS documents use as their example.
        assert!(is_nhs(&digits("9434765919")));
        assert!(!is_nhs(&digits("9434765918")));
    }

    #[test]
    fn a_fitting_number_is_found_alone_and_not_inside_another() {
        assert_eq!(kinds("番号1234 5678 9018です"), [Kind::Code]);
        assert_eq!(kinds("4111 1111 1111 1111"), [Kind::Account]);
        assert_eq!(kinds("943 476 5919"), [Kind::Code]);
        for text in ["9434765919", "X123456789018", "0.123456789018", "14987123456788"] {
            assert!(kinds(text).is_empty(), "{text}");
        }
    }
}
