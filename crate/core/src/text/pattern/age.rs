//! Ages of ninety and more, which are few enough to point at a person.

use super::super::date::number;
use super::super::span::{Kind, Mark, Why};
use super::{before, pattern};
use regex::Regex;
use std::sync::LazyLock;

static FORMS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        pattern("(?P<n>0?9[0-9]|1[0-2][0-9]|[九百][一二三四五六七八九十〇]{0,3}|九 ?十 ?[一二三四五六七八九]?)[ ]?[歳才]"),
        pattern("(?P<n>0?9[0-9]|1[0-2][0-9])[ -]?(?i:y(?:ea)?rs?[ -]?old|y[./]?o\\b|y\\b|yr\\b|years?\\b|[MF]\\b)".replace("\\b", "(?-u:\\b)").as_str()),
        pattern("(?:年 ?齢|享年|満|(?i:\\baged?|she's|he's|she is|he is|turned|turns))[ :]{0,4}(?P<n>9[0-9]|1[0-2][0-9]|九十[一二三四五六七八九]?|百[一二三四五六七八九十]{0,2})".replace("\\b", "(?-u:\\b)").as_str()),
        pattern("(?i:(?P<n>ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred(?: and \\w{3,5})?|a hundred and \\w{3,5}))[ -]years?[ -]old".replace("\\w", "[a-z]").as_str()),
    ]
});

pub(in super::super) fn find(text: &str, marks: &mut Vec<Mark>) {
    for form in FORMS.iter() {
        for found in form.captures_iter(text) {
            let Some(age) = found.name("n") else { continue };
            let in_range = number(age.as_str())
                .map_or_else(|| hundred(age.as_str()), |n| (90..130).contains(&n));
            let joined = before(text, age.start())
                .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'));
            let kanji =
                "一二三四五六七八九十百第".contains(before(text, age.start()).unwrap_or(' '));
            if in_range && !joined && !kanji {
                marks.push(Mark::certain(age.range(), Kind::Age, Why::Form));
            }
        }
    }
}

/// 百一 and “ninety-two”, which are no plain numbers.
fn hundred(text: &str) -> bool {
    text.starts_with('百') || text.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut marks = Vec::new();
        find(text, &mut marks);
        marks.iter().map(|mark| &text[mark.range.clone()]).collect()
    }

    #[test]
    fn ages_from_ninety_are_found_in_digits_kanji_and_words() {
        assert_eq!(found("98歳男性"), ["98"]);
        assert_eq!(found("年齢 九十八歳"), ["九十八", "九十八"]);
        assert_eq!(found("百一歳"), ["百一"]);
        assert_eq!(found("a 92-year-old man, ninety-two years old"), ["92", "ninety-two"]);
        assert_eq!(found("093Y"), ["093"]);
    }

    #[test]
    fn other_ages_and_numbers_are_not() {
        for text in ["89歳", "59歳", "SpO2 97 %", "1.92歳", "80-year-old", "五十九歳", "HR 98"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
