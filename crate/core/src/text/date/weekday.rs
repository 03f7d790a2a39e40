//! The weekday beside a date. It is a part of the date: left as it was beside a date that is moved, it would tell by how
//! many days, but for whole weeks.

use super::super::pattern::{captured, pattern};
use super::super::span::{Kind, Mark};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use time::Date;

/// Tue 19 Nov 2024, Thu, 16 Jan 2025, 月曜日 9/30
static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[^A-Za-z])(?P<w>(?i:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?[.,]{0,2} )$|(?P<j>[月火水木金土日]曜日?[ \u{3000}]?の?)$",
    )
});

/// 30日(月), 9/30（月・祝）, 30日月曜日, 9/30 (Mon), 30 September, Monday; not SpO2 after 9/30, sat 95%.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    const NAMES: &str = "(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)";
    pattern(&format!(
        "^(?P<w>[ \u{3000}]?[(（][月火水木金土日](?:曜日?)?(?:[・、, /]?祝日?)?[)）]|[ \u{3000}]?[月火水木金土日]曜日?|,? ?[(](?i:{NAMES}(?:day)?)\\.?[)]|,? (?:(?i:{NAMES}day)|Mon|Tues?|Wed|Thu(?:rs)?|Fri))(?:[^A-Za-z]|$)|^(?P<s>,? S(?:at|un))(?:[.,;)\n]| [0-9]{{1,2}}:[0-9]| (?:at|AM|PM)(?-u:\\b)|$)",
    ))
});

/// Dates with the weekdays beside them.
pub(in super::super) fn widen(text: &str, marks: &mut [Mark]) {
    for mark in marks.iter_mut().filter(|mark| mark.kind == Kind::Date) {
        let range = &mut mark.range;
        if !text[range.clone()].contains(is_number) {
            continue;
        }
        let from = text.floor_char_boundary(range.start.saturating_sub(14));
        if let Some(word) = ahead(&text[from..range.start]) {
            range.start -= word.len();
        }
        let rest = &text[range.end..];
        range.end += behind(rest).map_or(0, str::len);
    }
}

fn is_number(c: char) -> bool {
    c.is_numeric() || "〇一二三四五六七八九十".contains(c)
}

fn ahead(text: &str) -> Option<&str> {
    let found = captured(&AHEAD, text)?;
    Some(found.name("w").or(found.name("j"))?.as_str())
}

fn behind(text: &str) -> Option<&str> {
    let found = captured(&BEHIND, text)?;
    Some(found.name("w").or(found.name("s"))?.as_str())
}

/// Where the date itself stands in one that is written with its weekdays.
pub(in super::super) fn day(written: &str) -> Range<usize> {
    let whole =
        |at: &usize| written.get(..*at).and_then(ahead).is_some_and(|word| word.len() == *at);
    let start = (1..written.len().min(16)).rev().find(whole).unwrap_or(0);
    let behind = (start + 1..written.len())
        .filter(|at| written.is_char_boundary(*at))
        .find(|at| behind(&written[*at..]).is_some_and(|word| at + word.len() == written.len()));
    start..behind.unwrap_or(written.len())
}

/// What stands beside a date, with the weekday of another day, as long and as large as it is written.
pub(in super::super) fn of(written: &str, day: Date) -> String {
    const DAYS: &str = "月火水木金土日";
    let holiday = written.find(['・', '、', '/', '祝']).filter(|_| written.contains('祝'));
    let close = written.chars().next_back().filter(|c| matches!(c, ')' | '）'));
    let (head, tail) = match (holiday, close) {
        (Some(at), Some(close)) => (&written[..at], close.to_string()),
        (Some(at), None) => (&written[..at], String::new()),
        _ => (written, String::new()),
    };
    let old = head.find(|c: char| c.is_ascii_alphabetic() || DAYS.contains(c));
    let Some(start) = old else { return String::new() };
    let word = &head[start..];
    let new = if let Some(kanji) = word.chars().next().filter(|c| DAYS.contains(*c)) {
        let index = usize::from(day.weekday().number_days_from_monday());
        let new: String = DAYS.chars().skip(index).take(1).collect();
        format!("{new}{}", &word[kanji.len_utf8()..])
    } else {
        let length = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let whole = day.weekday().to_string();
        let long = word[..length].to_ascii_lowercase().ends_with("day");
        let new = if long { &whole } else { &whole[..3] };
        let small = word.starts_with(|c: char| c.is_ascii_lowercase());
        let new = if small { new.to_lowercase() } else { new.to_owned() };
        format!("{new}{}", &word[length..])
    };
    format!("{}{new}{tail}", &head[..start])
}

#[cfg(test)]
mod tests {
    use super::{day, of};
    use time::{Date, Month};

    #[test]
    fn a_date_is_told_from_the_weekdays_beside_it() {
        for (written, core) in [
            ("2024年9月30日（月）", "2024年9月30日"),
            ("9月23日(月・祝)", "9月23日"),
            ("9月30日月曜日", "9月30日"),
            ("9/30 (Mon)", "9/30"),
            ("30 September, Monday", "30 September"),
            ("Thu, 16 Jan 2025", "16 Jan 2025"),
            ("tues 19 Nov", "19 Nov"),
            ("19 Nov 2024", "19 Nov 2024"),
            ("９月３０日　月曜", "９月３０日"),
            ("月曜日の9月30日", "9月30日"),
            ("9/30 Sat", "9/30"),
        ] {
            assert_eq!(&written[day(written)], core, "{written}");
        }
    }

    #[test]
    fn a_weekday_is_written_as_the_one_before() {
        let monday = Date::from_calendar_date(2024, Month::October, 7).expect("a day");
        for (written, after) in [
            ("（火）", "（月）"),
            (" (火曜日)", " (月曜日)"),
            ("(月・祝)", "(月)"),
            ("土曜", "月曜"),
            ("金曜日の", "月曜日の"),
            (" (Sat)", " (Mon)"),
            (", Saturday", ", Monday"),
            ("Thu, ", "Mon, "),
            ("tues ", "mon "),
        ] {
            assert_eq!(of(written, monday), after, "{written}");
        }
    }
}
