//! Ages that so few people reach that they point at one.

use super::super::date::number;
use super::super::span::{Kind, Mark, Why};
use super::super::views::{Pattern, Views};
use super::{before, lead, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// No one is older; a larger number is no age.
const OLDEST: u32 = 129;

static FORMS: LazyLock<[Pattern; 12]> = LazyLock::new(|| {
    let word = |source: &str| Pattern::new(&source.replace("\\b", "(?-u:\\b)"));
    [
        Pattern::with(
            "(?P<n>[0-9]{2,3}|[一二三四五六七八九十百〇]{1,4}|九 ?十 ?[一二三四五六七八九]?)[ ]?[歳才]",
            &["歳", "才"],
        ),
        word(
            "(?P<n>[0-9]{2,3})[ /-]?(?i:y(?:ea)?rs?[ -]?old|y[./]?o\\b|y\\b|yr\\b|years?\\b|[MF]\\b)",
        ),
        word(
            "(?:年 ?齢|享年|満|(?i:\\baged?|(?:dad|mum|mom|mam|nan|gran|grandma|grandad|mother|father|husband|wife|she|he|pt|patient)(?:'s| is)(?: now)?|turned|turns))[ :]{0,4}(?P<n>[0-9]{2,3}|[一二三四五六七八九十百]{2,4})",
        ),
        Pattern::new(
            "(?i:(?P<n>(?:sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|(?:one|a) hundred(?: and [a-z]{3,5})?))[ -]years?[ -]old",
        ),
        // 90th birthday; b. 3/8/1930, 94
        Pattern::new("(?P<n>9[0-9]|1[01][0-9])(?:st|nd|rd|th) (?i:birthday|b'?-?day)"),
        Pattern::new(
            "(?i:(?-u:\\b)(?:b|born|dob|d\\.o\\.b)[.:]{0,2} {0,2})[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}(?:, ?| ?\\(|  )(?P<n>9[0-9]|1[01][0-9])(?-u:\\b)",
        ),
        // wife 91. Mother d. 96, father lived to 101, aged ninety-one
        Pattern::new(
            "(?i:(?-u:\\b)(?:wife|husband|mother|father|mum|mom|dad|sister|brother|aunt|uncle|spouse|partner|grandmother|grandfather|nan|gran))(?:,| is| was| now)? (?:(?:also|d\\.|died(?: at| aged?)?|lived to|aged?) ?)?(?P<n>9[0-9]|1[01][0-9])(?:[.,;)\n]| and | yrs?|$)",
        ),
        Pattern::new(
            "(?i:(?-u:\\b)(?:aged?|aet\\.?|turned|turns) (?P<n>ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|(?:one|a) hundred(?: and [a-z]{3,5})?))(?-u:\\b)",
        ),
        Pattern::new("[a-z\"], (?P<n>9[0-9]|1[01][0-9])(?:, |,? [(;]| ?[)])"),
        Pattern::new(
            "(?i:[(,] ?(?P<n>(?:ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred))(?: ?y/?o)?[),;])",
        ),
        // who at 91 still reads, koro is 96, approx 96 ♀
        Pattern::new(
            "(?i:(?-u:\\b)(?:who,? at|who is|who died at|age at (?:dx|diagnosis|death|onset):?|koro is|kuia is|n[ao]nna is|nonno is|nana is|poppa is|granny is)) (?P<n>9[0-9]|1[01][0-9])(?:[ ,;.]|$)|(?i:(?-u:\\b)(?:approx\\.?|approximately|circa|about|est\\.?|~)) ?(?P<m>9[0-9]|1[01][0-9])(?: ?[♀♂]| [MF](?-u:\\b))",
        ),
        // Desiderio M 93, at the end of a field.
        Pattern::with(
            "(?:^|[^A-Za-z/])[MF♀♂] {1,2}(?P<n>9[0-9]|10[0-9])(?:  |,|;| ?[|]|$)",
            &["M ", "F ", "♀ ", "♂ "],
        ),
    ]
});

/// Says that degrees follow.
static WARM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[^A-Za-z])(?:T|(?i:temp(?:erature)?|fever|febrile|tmax|cooled|warmed))(?i: ?(?:over|above|of|to|up to|was|is|>=?|:|=))? ?$",
    )
});

/// Ages above `highest`.
pub(in super::super) fn find(views: &Views<'_>, highest: u32, marks: &mut Vec<Mark>) {
    for form in FORMS.iter() {
        for found in form.captures_iter(views) {
            let Some(age) = found.group("n").or(found.group("m")) else { continue };
            let years = years(&views.text[age.clone()]);
            let joined = before(views.text, age.start)
                .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'));
            let kanji =
                "一二三四五六七八九十百第".contains(before(views.text, age.start).unwrap_or(' '));
            // fever over 101 F
            let warm = views.text[age.end..].trim_start().starts_with('F')
                && WARM.is_match(lead(views.text, age.start, 24));
            if !warm && (highest + 1..=OLDEST).contains(&years) && !joined && !kanji {
                let rest = &views.text[age.end..];
                let unit = if rest.starts_with(['歳', '才']) { '歳'.len_utf8() } else { 0 };
                marks.push(Mark::certain(age.start..age.end + unit, Kind::Age, Why::Form));
            }
        }
    }
}

/// 98, 九十八, 百一 and “ninety-two” as a number; 0 where it is none.
fn years(written: &str) -> u32 {
    const TENS: [&str; 4] = ["sixty", "seventy", "eighty", "ninety"];
    const ONES: [&str; 9] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let lower = written.to_lowercase();
    if let Some(rest) = written.strip_prefix('百') {
        return 100 + number(rest).map_or(0, i32::unsigned_abs);
    }
    if lower.contains("hundred") {
        return 100;
    }
    let tens = TENS.iter().position(|tens| lower.starts_with(tens));
    let Some(tens) = tens else { return number(written).map_or(0, i32::unsigned_abs) };
    let ones = ONES.iter().position(|one| lower[TENS[tens].len()..].ends_with(one));
    60 + 10 * tens as u32 + ones.map_or(0, |one| one as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut marks = Vec::new();
        find(&Views::of(text), 89, &mut marks);
        marks.iter().map(|mark| &text[mark.range.clone()]).collect()
    }

    #[test]
    fn ages_from_ninety_are_found_in_digits_kanji_and_words() {
        assert_eq!(found("98歳男性"), ["98歳"]);
        assert_eq!(found("年齢 九十八歳"), ["九十八歳", "九十八歳"]);
        assert_eq!(found("百一歳"), ["百一歳"]);
        assert_eq!(found("a 92-year-old man, ninety-two years old"), ["92", "ninety-two"]);
        assert_eq!(found("093Y"), ["093"]);
    }

    #[test]
    fn a_lower_cap_takes_more_ages() {
        let mut marks = Vec::new();
        let text = "84歳、八十五歳。An 81-year-old, eighty-two years old; aged 79, 80M";
        find(&Views::of(text), 79, &mut marks);
        let mut found: Vec<&str> = marks.iter().map(|mark| &text[mark.range.clone()]).collect();
        found.sort_unstable();
        assert_eq!(found, ["80", "81", "84歳", "eighty-two", "八十五歳"]);
    }

    #[test]
    fn other_ages_and_numbers_are_not() {
        for text in ["89歳", "59歳", "SpO2 97 %", "1.92歳", "80-year-old", "五十九歳", "HR 98"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
