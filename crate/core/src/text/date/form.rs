//! The forms in which dates are written, read and written again moved.

use super::super::pattern::captured;
use super::super::views::Pattern;
use crate::date::MONTHS;
use regex::Captures;
use std::ops::Range;
use std::sync::LazyLock;
use time::{Date, Duration, Month};

/// A form of dates; its groups are `e` (era), `y`, `m`, `n` (name of a month) and `d`.
pub(super) struct Form {
    pub(super) pattern: Pattern,
    pub(super) kind: FormKind,
}

/// How much else has to speak for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormKind {
    /// Can be nothing but a date.
    Plain,
    /// An era as one letter: can be a measurement.
    Letter,
    /// Digits with stops or dashes.
    Digits,
    /// Six digits with stops: can be the number of a chapter or a version.
    Stops,
    /// Two numbers and a stroke: can be a ratio.
    Pair,
    /// Six digits with stops, the year first.
    ShortYear,
    /// A month and a day with a stop: can be a measurement.
    Dotted,
    /// A month and a day with a dash.
    Dashed,
    /// A year of two digits, a month and a day with dashes.
    Dashes,
    /// A day alone.
    Day,
    /// The name of a month alone.
    Named,
}

/// Eras by their first day (year, month, day).
const ERAS: [(&[&str], i32, u8, u8); 5] = [
    (&["明治", "明", "M"], 1868, 1, 25),
    (&["大正", "大", "T"], 1912, 7, 30),
    (&["昭和", "昭", "S"], 1926, 12, 25),
    (&["平成", "平", "H"], 1989, 1, 8),
    (&["令和", "令", "R"], 2019, 5, 1),
];

/// Whether a word begins as the name of a month does.
pub(in super::super) fn names_month(word: &str) -> bool {
    MONTH_HEADS.iter().any(|head| word.starts_with(head))
}

/// One of them stands wherever a month is named.
const MONTH_HEADS: [&str; 36] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "JAN",
    "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "jan", "feb",
    "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

pub(super) static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    const NUMBER: &str = "元|[0-9] ?[0-9]?|[〇一二三四五六七八九十廿]{1,3}";
    const NAME: &str = "(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    const YEAR: &str = "(?:1[89]|20)[0-9][0-9]";
    // What every match of a form holds, where that is rarer than digits.
    let forms: [(&str, FormKind, &[&str]); 40] = [
        (
            "(?P<e>明 ?治|大 ?正|昭 ?和|平 ?成|令 ?和|[明大昭平令]) ?(?P<y>NUMBER)[ \n]?年度?の?[ \n]?(?P<m>NUMBER)[ \n]?月(?:[ \n]?(?P<d>NUMBER)[ \n]?日)?",
            FormKind::Plain,
            &[],
        ),
        (
            "(?P<e>明治|大正|昭和|平成|令和)(?P<y>[0-9]{1,2}|元)[./-](?P<m>[0-9]{1,2})[./-](?P<d>[0-9]{1,2})",
            FormKind::Plain,
            &[],
        ),
        (
            // S1・2・3 are nerves.
            "(?:(?P<e>[昭平令])(?P<y>[0-9]{1,2}|元)・(?P<m>[0-9]{1,2})・(?P<d>[0-9]{1,2})|(?P<e2>R)(?P<y2>[0-9]{1,2})・(?P<m2>[0-9]{1,2})・(?P<d2>[12][0-9]|3[01]))",
            FormKind::Plain,
            &["・"],
        ),
        (
            "(?P<e>[SHR]|[昭平令])(?P<y>[0-9]{1,2}|元)[./](?P<m>[0-9]{1,2})月",
            FormKind::Plain,
            &["月"],
        ),
        ("(?P<y>YEAR)[/-](?P<n>NAME)[/-](?P<d>[0-3]?[0-9])", FormKind::Plain, &MONTH_HEADS),
        ("(?P<y>YEAR) (?P<n>NAME)\\.? (?P<d>[0-3]?[0-9])\\b", FormKind::Plain, &MONTH_HEADS),
        (
            "(?P<e>[MTSHRmtshr])[ .]?(?P<y>[0-9]{1,2})(?:[./-](?P<m>[0-9]{1,2})(?:[./-](?P<d>[0-9]{1,2}))?|\\. (?P<m2>[0-9]{1,2})\\. ?(?P<d2>[0-9]{1,2}))",
            FormKind::Letter,
            &[],
        ),
        (
            "(?P<e>[MTSHRmtshr])[ .]?(?:(?P<y2>元)[./-](?P<m>[0-9]{1,2})(?:[./-](?P<d>[0-9]{1,2}))?|(?P<y>[0-9]{1,2}|元)年 ?(?P<m2>[0-9]{1,2})月(?: ?(?P<d2>[0-9]{1,2})日)?)",
            FormKind::Letter,
            &["元", "年"],
        ),
        (
            "(?P<e>[明大昭平令])[ .]?(?P<y>[0-9]{1,2}|元)(?:[./-](?P<m>[0-9]{1,2})(?:[./-](?P<d>[0-9]{1,2}))?|年 ?(?P<m2>[0-9]{1,2})月(?: ?(?P<d2>[0-9]{1,2})日)?)",
            FormKind::Letter,
            &[],
        ),
        (
            "(?P<y>YEAR|[0-9]{2})[ \n]?年[ \n]?(?P<m>NUMBER)[ \n]?月(?:[ \n]?(?P<d>NUMBER)[ \n]?日)?",
            FormKind::Plain,
            &["年"],
        ),
        ("(?P<y>[0-9])年 ?(?P<m>[0-9]{1,2})月 ?(?P<d>[0-9]{1,2})日", FormKind::Plain, &["年"]),
        ("(?P<m>NUMBER)月の ?(?P<d>NUMBER)日", FormKind::Plain, &["月の"]),
        ("(?P<y>[一二〇0-9]{4})年(?P<m>NUMBER)月(?:(?P<d>NUMBER)日)?", FormKind::Plain, &["年"]),
        ("(?P<y>YEAR)-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})", FormKind::Digits, &[]),
        (
            "(?P<y>YEAR|[0-9]{2}) ?/[ \n]?(?P<m>[0-9]{1,2}) ?/[ \n]?(?P<d>[0-9]{1,2})",
            FormKind::Digits,
            &[],
        ),
        ("(?P<y>YEAR)\\. ?(?P<m>[0-9]{1,2})\\. ?(?P<d>[0-9]{1,2})", FormKind::Digits, &[]),
        ("(?P<y>YEAR) (?P<m>0[1-9]|1[0-2]) (?P<d>0[1-9]|[12][0-9]|3[01])", FormKind::Digits, &[]),
        // 前回(2024.09), 採取25-02-27
        ("(?P<y>20[0-4][0-9])\\.(?P<m>0[1-9]|1[0-2])", FormKind::Digits, &[]),
        ("(?P<y>2[0-9])-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])", FormKind::Dashes, &[]),
        ("(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/[ \n]?(?P<y>YEAR|[0-9]{2})", FormKind::Digits, &[]),
        ("(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})-(?P<y>YEAR)", FormKind::Digits, &[]),
        ("(?P<m>[0-9]{1,2})\\.(?P<d>[0-9]{1,2})\\.(?P<y>YEAR)", FormKind::Digits, &[]),
        ("(?P<m>[0-3][0-9])\\.(?P<d>[01][0-9])\\.(?P<y>[0-9]{2})", FormKind::Stops, &[]),
        (
            "(?P<y>[1-3][0-9]|[5-9])\\.(?P<m>1[0-2]|0?[1-9])\\.(?P<d>3[01]|[12][0-9]|0?[1-9])",
            FormKind::ShortYear,
            &[],
        ),
        (
            "(?P<m>0?[1-9]|1[0-2])-(?P<d>0?[1-9]|[12][0-9]|3[01])-(?P<y>[0-9]{2})",
            FormKind::Stops,
            &[],
        ),
        ("(?P<m>1[0-2]|0?[1-9])-(?P<d>3[01]|[12][0-9]|0?[1-9])", FormKind::Dashed, &[]),
        ("(?P<m>1[0-2]|[1-9])\\.(?P<d>3[01]|[12][0-9]|0?[1-9])", FormKind::Dotted, &[]),
        ("(?P<y>YEAR)[/-](?P<m>1[0-2]|0?[1-9])", FormKind::Digits, &[]),
        ("(?P<m>0?[1-9]|1[0-2])/(?P<y>YEAR)", FormKind::Digits, &[]),
        ("(?P<y>YEAR)(?P<m>[01][0-9])(?P<d>[0-3][0-9])", FormKind::Digits, &[]),
        (
            "(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[ \n]?月(?:[ \n]?(?P<d>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[ \n]?日)?",
            FormKind::Plain,
            &["月"],
        ),
        ("(?P<n>NAME)\\.? (?P<d>[0-3]?[0-9])/(?P<y>[0-9]{2})", FormKind::Plain, &[]),
        ("(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})", FormKind::Pair, &[]),
        ("(?P<d>[0-9]{1,2})日", FormKind::Day, &["日"]),
        (
            "(?P<d>[0-9]{1,2})(?i:st|nd|rd|th)?(?: of)?[ ./-]?(?P<n>NAME)\\b\\.?(?:,? ?[/-]?(?P<y>YEAR|'[0-9]{2}|[0-9]{2}\\b))?",
            FormKind::Plain,
            &[],
        ),
        ("(?P<d>[0-9]{2})(?P<n>NAME)(?P<y>YEAR)", FormKind::Plain, &[]),
        (
            "(?P<n>NAME)\\.?[ -](?P<d>[0-3]?[0-9])(?i:st|nd|rd|th)?(?:(?:,? |-|,)?(?P<y>YEAR|'[0-9]{2}\\b))?",
            FormKind::Plain,
            &[],
        ),
        (
            "(?:NAME ?[-/] ?)?(?P<n>NAME)\\.?,? ?(?P<y>YEAR|'[0-9]{2}(?-u:\\b))",
            FormKind::Plain,
            &[],
        ),
        ("(?P<y>YEAR) (?P<n>NAME)(?-u:\\b)", FormKind::Plain, &[]),
        ("(?P<n>NAME)", FormKind::Named, &[]),
    ];
    let fill = |source: &str| {
        source
            .replace("NUMBER", NUMBER)
            .replace("NAME", NAME)
            .replace("YEAR", YEAR)
            .replace("\\b", "(?-u:\\b)")
    };
    let mut all: Vec<Form> = forms
        .iter()
        .map(|(source, kind, words)| {
            let source = fill(source);
            let pattern = if words.is_empty() {
                Pattern::new(&source)
            } else {
                Pattern::with(&source, words)
            };
            Form { pattern, kind: *kind }
        })
        .collect();
    all.push(Form {
        pattern: Pattern::new("(?P<d>[0-9]{1,2})(?:st|nd|rd|th)"),
        kind: FormKind::Day,
    });
    all
});

/// What a date says; what it leaves open is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) era: Option<usize>,
    pub(super) year: Option<i32>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

/// A number in digits or in kanji.
pub(in super::super) fn number(text: &str) -> Option<i32> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\n' | '\'')).collect();
    if text == "元" {
        return Some(1);
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (mut sum, mut last) = (0, None);
    let positional = !text.contains(['十', '廿']) && text.chars().count() > 1;
    for c in text.chars() {
        if c == '廿' {
            sum += 20;
            continue;
        }
        if c == '十' {
            sum += 10 * last.take().unwrap_or(1);
            continue;
        }
        let digit = c
            .to_digit(10)
            .or_else(|| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32));
        let digit = digit? as i32;
        last = Some(if positional { 10 * last.unwrap_or(0) + digit } else { digit });
    }
    Some(sum + last.unwrap_or(0))
}

fn group<'t>(found: &Captures<'t>, name: &str) -> Option<regex::Match<'t>> {
    found.name(name).or_else(|| found.name(&format!("{name}2")))
}

/// Reads what the groups hold; `None` where it is no date.
pub(super) fn parts(found: &Captures<'_>) -> Option<Parts> {
    let value = |name| match group(found, name) {
        Some(text) => number(text.as_str()).map(Some),
        None => Some(None),
    };
    let (year, mut month, mut day) = (value("y")?, value("m")?, value("d")?);
    if let Some(name) = found.name("n") {
        let short = name.as_str().get(..3)?.to_lowercase();
        month = MONTHS.iter().position(|month| month.starts_with(&short)).map(|at| at as i32 + 1);
    }
    let era = match group(found, "e") {
        Some(text) => {
            let word: String = text.as_str().chars().filter(|c| *c != ' ').collect();
            Some(
                ERAS.iter()
                    .position(|(names, ..)| names.contains(&word.to_uppercase().as_str()))?,
            )
        }
        None => None,
    };
    if month.is_some_and(|m| m > 12) && day.is_some_and(|d| (1..=12).contains(&d)) && era.is_none()
    {
        std::mem::swap(&mut month, &mut day);
    }
    let year = match (era, year) {
        (Some(era), Some(year)) if year >= 1 => {
            let absolute = ERAS[era].1 + year - 1;
            let last = ERAS.get(era + 1).map_or(2060, |next| next.1);
            (absolute <= last).then_some(Some(absolute))?
        }
        (Some(_), _) => return None,
        (None, Some(year)) if year < 100 => {
            Some(if year <= 40 { 2000 + year } else { 1900 + year })
        }
        (None, year) => year,
    };
    let fits = |value: Option<i32>, most| value.is_none_or(|value| (1..=most).contains(&value));
    if !fits(month, 12) || !fits(day, 31) {
        return None;
    }
    let parts = Parts { era, year, month: month.map(|m| m as u8), day: day.map(|d| d as u8) };
    match (parts.month, parts.day) {
        (Some(month), Some(day)) => {
            let year = parts.year.unwrap_or(2024);
            Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(|_| parts)
        }
        _ => Some(parts),
    }
}

/// How a date is read that leaves something open.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Habits {
    /// The year where it says none.
    pub(in super::super) year: Option<i32>,
    /// 09/05/24 ends with its year, as in English; in Japanese it begins with it.
    pub(in super::super) year_last: bool,
    /// 03/04/2024 is the third of April, and not the fourth of March.
    pub(in super::super) day_first: bool,
}

/// What a date says, and whether its day stands where the form has its month.
fn read(found: &Captures<'_>, day_first: bool) -> Option<(Parts, bool)> {
    let mut read = parts(found)?;
    let start = |name| group(found, name).map(|part| part.start());
    let written = group(found, "m").and_then(|month| number(month.as_str()));
    if written.is_some() && written != read.month.map(i32::from) {
        return Some((read, true));
    }
    let month_then_day = start("m").zip(start("d")).is_some_and(|(month, day)| month < day);
    let year_last = start("y").is_none_or(|year| start("d").is_some_and(|day| day < year));
    let open = month_then_day && year_last && read.day.is_some_and(|day| day <= 12);
    let swapped = day_first && open && read.era.is_none();
    if swapped {
        std::mem::swap(&mut read.month, &mut read.day);
    }
    Some((read, swapped))
}

/// A written date moved by whole days in the form it is written in: a Japanese year stays one, with
/// the era of the new day; digits stay digits and kanji kanji. `None` where the text is no date or its day is not given.
pub(in super::super) fn shift(
    text: &str,
    days: i32,
    habits: Habits,
) -> Option<(String, Option<Date>)> {
    let found = whole(text, Some(habits.year_last))?;
    let (read, swapped) = read(&found, habits.day_first)?;
    let (month, day) = (read.month?, read.day?);
    let year = habits.year;
    let date = Date::from_calendar_date(
        read.year.or(year).unwrap_or(2023),
        Month::try_from(month).ok()?,
        day,
    )
    .ok()?;
    let moved = date.checked_add(Duration::days(days.into()))?;
    // 09/05, 20240905 and 2024-10-05 write two digits; 9/5 and 9月5日 do not.
    let zero = ["m", "d"]
        .iter()
        .filter_map(|name| group(&found, name))
        .any(|part| part.as_str().starts_with('0'));
    let padded =
        zero || text.bytes().all(|b| b.is_ascii_digit()) || text.as_bytes().get(4) == Some(&b'-');
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    let mut set = |name: &str, value: i32| {
        if let Some(part) = group(&found, name) {
            let short_year = name == "y" && read.era.is_none();
            changes.push((part.range(), like(part.as_str(), value, padded || short_year)));
        }
    };
    let (m, d) = (i32::from(u8::from(moved.month())), i32::from(moved.day()));
    let (first, second) = if swapped { (d, m) } else { (m, d) };
    set("m", first);
    set("d", second);
    match read.era {
        Some(_) => {
            let era = era_of(moved)?;
            set("y", moved.year() - ERAS[era].1 + 1);
            let word = group(&found, "e")?;
            let index = usize::from(word.as_str().chars().count() == 1)
                + usize::from(word.as_str().is_ascii());
            changes.push((word.range(), ERAS[era].0[index].to_owned()));
        }
        None => set("y", moved.year()),
    }
    if let Some(name) = found.name("n") {
        changes.push((name.range(), month_name(name.as_str(), moved.month())));
    }
    let certain = read.year.or(year).map(|_| moved);
    Some((replaced(text, changes), certain))
}

/// A written date cut to its month, in the form it is written in.
pub(in super::super) fn month_only(text: &str, habits: Habits) -> Option<String> {
    let found = whole(text, habits.year_last.then_some(true))?;
    let (read, swapped) = read(&found, habits.day_first)?;
    let day = group(&found, "d")?.range();
    read.month?;
    if swapped && read.year.is_none() {
        return Some(text[day].to_owned());
    }
    let cut =
        if read.year.is_some_and(|_| group(&found, "y").is_some_and(|y| y.start() > day.start)) {
            format!("{}{}", read.year?, read.month.map(|m| format!("-{m:02}"))?)
        } else {
            text[..day.start].trim_end_matches([' ', '/', '-', '.', ',', '\n']).to_owned()
        };
    Some(cut)
}

/// The year that a written date says.
pub(in super::super) fn year_of(text: &str) -> Option<i32> {
    parts(&whole(text, None)?)?.year
}

/// In English 09/05/24 and 05.09.24 start with the month or the day, in Japanese with the year.
fn whole(text: &str, month_first: Option<bool>) -> Option<Captures<'_>> {
    FORMS.iter().find_map(|form| {
        let foreign = match form.kind {
            FormKind::Stops => month_first == Some(false),
            FormKind::ShortYear => month_first == Some(true),
            _ => false,
        };
        if foreign {
            return None;
        }
        let found = captured(&form.pattern.regex, text)?;
        let all = found.get(0)?;
        let short = found.name("y").is_some_and(|y| y.start() == 0 && y.len() == 2);
        if month_first == Some(true) && short && text.contains('/') {
            return None;
        }
        let rest = text[all.end()..].trim_matches([' ', '.', ',']);
        (all.start() == 0 && rest.is_empty() && parts(&found).is_some()).then_some(found)
    })
}

fn era_of(date: Date) -> Option<usize> {
    ERAS.iter().rposition(|(_, year, month, day)| {
        (date.year(), u8::from(date.month()), date.day()) >= (*year, *month, *day)
    })
}

/// A number written as another was: in kanji or digits, a century left out where it was, with a
/// zero before it where `padded` asks for two digits.
fn like(written: &str, value: i32, padded: bool) -> String {
    let plain: String = written.chars().filter(|c| !matches!(c, ' ' | '\n' | '\'')).collect();
    if !plain.is_ascii() {
        return if plain.chars().count() == 4 { positional(value) } else { kanji(value) };
    }
    let value = if plain.len() <= 2 { value % 100 } else { value };
    let apostrophe = if written.starts_with('\'') { "'" } else { "" };
    if padded || !apostrophe.is_empty() {
        format!("{apostrophe}{value:02}")
    } else {
        value.to_string()
    }
}

fn positional(value: i32) -> String {
    value
        .to_string()
        .chars()
        .filter_map(|c| "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize))
        .collect()
}

fn kanji(value: i32) -> String {
    let digit = |d: i32| {
        "〇一二三四五六七八九".chars().nth(d as usize).map(String::from).unwrap_or_default()
    };
    match value {
        1..=9 => digit(value),
        10..=99 => {
            let tens = if value >= 20 { digit(value / 10) } else { String::new() };
            let ones = if value % 10 > 0 { digit(value % 10) } else { String::new() };
            format!("{tens}十{ones}")
        }
        _ => positional(value),
    }
}

fn month_name(written: &str, month: Month) -> String {
    let long = month.to_string();
    let text = if written.len() <= 4
        && !written.eq_ignore_ascii_case("june")
        && !written.eq_ignore_ascii_case("july")
    {
        long[..3].to_owned()
    } else {
        long
    };
    if written.chars().all(|c| c.is_ascii_uppercase()) {
        text.to_uppercase()
    } else if written.chars().all(|c| c.is_ascii_lowercase()) {
        text.to_lowercase()
    } else {
        text
    }
}

fn replaced(text: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = text.to_owned();
    for (range, new) in changes {
        text.replace_range(range, &new);
    }
    text
}
