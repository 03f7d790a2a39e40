//! Dates as DICOM writes them (PS3.5 §6.2: DA, DT, AS), shifted by whole days.

use time::{Date, Duration, Month};

/// The months as English writes them, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Precision {
    Year,
    Month,
    Day,
}

/// A date with the text that follows it, as in a DT value.
struct Written<'a> {
    date: Date,
    precision: Precision,
    rest: &'a str,
}

/// Reads `YYYY[MM[DD…]]`, or `YYYY.MM.DD` of ACR-NEMA; `rest` is time and zone.
fn read(text: &str) -> Option<Written<'_>> {
    let bytes = text.as_bytes();
    let dotted = bytes.len() >= 10 && bytes[4] == b'.' && bytes[7] == b'.';
    let number = |range: std::ops::Range<usize>| -> Option<u16> {
        let digits = text.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let (month, day, end) = if dotted { (5..7, 8..10, 10) } else { (4..6, 6..8, 8) };
    let year = number(0..4)?;
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (precision, end) = match digits {
        _ if dotted => (Precision::Day, end),
        4 => (Precision::Year, 4),
        6 => (Precision::Month, 6),
        8.. => (Precision::Day, end),
        _ => return None,
    };
    // A missing month or day is taken from the middle, so that a shift stays near.
    let month = if precision == Precision::Year { 7 } else { number(month)? };
    let day = if precision == Precision::Day { number(day)? } else { 15 };
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(year.into(), month, u8::try_from(day).ok()?).ok()?;
    Some(Written { date, precision, rest: &text[end..] })
}

fn write(date: Date, precision: Precision) -> String {
    let (year, month, day) = date.to_calendar_date();
    let month = u8::from(month);
    match precision {
        Precision::Year => format!("{year:04}"),
        Precision::Month => format!("{year:04}{month:02}"),
        Precision::Day => format!("{year:04}{month:02}{day:02}"),
    }
}

/// Time and zone of a DT value, or nothing.
fn is_time(rest: &str) -> bool {
    let (time, zone) = rest.find(['+', '-']).map_or((rest, ""), |at| rest.split_at(at));
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && matches!(whole.len(), 0 | 2 | 4 | 6)
        && digits(fraction)
        && (1..=6).contains(&fraction.len())
        && (zone.is_empty() || zone.len() == 5 && digits(&zone[1..]))
}

/// Moves a DA or DT value by whole days; the time of day and partial dates keep their form.
/// `None` where the value is no date.
pub fn shift(text: &str, days: i32) -> Option<String> {
    let written = read(text.trim())?;
    let rest = written.rest.trim_end();
    if !is_time(rest) {
        return None;
    }
    let moved = written.date.checked_add(Duration::days(days.into()))?;
    (1..=9999).contains(&moved.year()).then(|| write(moved, written.precision) + rest)
}

/// A birth date cut to its month, as the first of it.
pub fn year_month(text: &str) -> Option<String> {
    let written = read(text.trim())?;
    let first = written.date.replace_day(1).ok()?;
    Some(write(first, Precision::Day))
}

/// A birth date cut to its year, as the first of January.
pub fn year(text: &str) -> Option<String> {
    let written = read(text.trim())?;
    Some(format!("{:04}0101", written.date.year()))
}

/// Changes the day in a date that is written with signs between its numbers, `2024:03:05 10:11:12`
/// or `03/05/24`; the form stays, and so does a time of day that follows. `None` where it is no
/// such date.
pub fn in_form(text: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let sign = |at: usize| text.get(at..=at).filter(|sign| ["/", "-", ":", "."].contains(sign));
    let is_clock =
        |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit() || b" :.+-TZ".contains(&byte));
    if let (Some(year), Some(first), Some(month), Some(second), Some(day)) =
        (digits(0..4), sign(4), digits(5..7), sign(7), digits(8..10))
    {
        let rest = text.get(10..).filter(|rest| is_clock(rest))?;
        let changed = change(&format!("{year}{month}{day}"))?;
        let (year, month, day) = (changed.get(..4)?, changed.get(4..6)?, changed.get(6..8)?);
        return Some(format!("{year}{first}{month}{second}{day}{rest}"));
    }
    // Months first, as scanners of American make write them; years of this and the last decades.
    let (month, day, year) = (digits(0..2)?, digits(3..5)?, digits(6..text.len())?);
    let (first, second) = (sign(2)?, sign(5)?);
    let century = if year.len() == 2 { "20" } else { "" };
    let changed = change(&format!("{century}{year}{month}{day}"))?;
    let (month, day) = (changed.get(4..6)?, changed.get(6..8)?);
    let year = changed.get(century.len()..4)?;
    Some(format!("{month}{first}{day}{second}{year}"))
}

/// Whole years from one date to another.
pub fn years_between(from: &str, to: &str) -> Option<i32> {
    let (from, to) = (read(from.trim())?.date, read(to.trim())?.date);
    let had_birthday = (u8::from(to.month()), to.day()) >= (u8::from(from.month()), from.day());
    Some(to.year() - from.year() - i32::from(!had_birthday))
}

/// Whether text is a time as TM writes it, colons of ACR-NEMA allowed.
pub fn is_tm(text: &str) -> bool {
    let plain = text.trim().replace(':', "");
    plain.len() >= 2 && is_time(&plain) && !plain.contains(['+', '-'])
}

/// ISO 8601 in UTC for seconds since 1970, for callers with a clock.
pub fn iso_from_unix(seconds: u64) -> String {
    let at =
        i64::try_from(seconds).ok().and_then(|s| time::OffsetDateTime::from_unix_timestamp(s).ok());
    at.map_or_else(String::new, |at| {
        let (year, month, day) = at.to_calendar_date();
        let (hour, minute, second) = at.to_hms();
        format!("{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z", u8::from(month))
    })
}

/// The number of years an AS value says, where it is one.
pub fn age_in_years(text: &str) -> Option<u32> {
    let text = text.trim();
    let unit = text.chars().last()?;
    let number: u32 = text.get(..text.len() - 1)?.parse().ok()?;
    match unit {
        _ if text.len() != 4 => None,
        'Y' => Some(number),
        'M' => Some(number / 12),
        'W' => Some(number / 52),
        'D' => Some(number / 365),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shifts_full_and_partial_dates() {
        assert_eq!(shift("20240229", 366).as_deref(), Some("20250301"));
        assert_eq!(shift("20231231", 1).as_deref(), Some("20240101"));
        assert_eq!(shift("1997.04.24", -1).as_deref(), Some("19970423"));
        assert_eq!(shift("199704", 20).as_deref(), Some("199705"));
        assert_eq!(shift("1997", 182).as_deref(), Some("1998"));
        assert_eq!(shift("19970424101112.5+0900", 1).as_deref(), Some("19970425101112.5+0900"));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in ["", "2024013", "20240230", "20241301", "2024O101", "20240101x", "山田"] {
            assert_eq!(shift(text, 1), None, "{text}");
        }
    }

    #[test]
    fn a_date_keeps_the_form_it_is_written_in() {
        let moved = |text| in_form(text, |day| shift(day, 30));
        assert_eq!(moved("2024:03:05 10:11:12").as_deref(), Some("2024:04:04 10:11:12"));
        assert_eq!(moved("2024-12-05T10:11:12").as_deref(), Some("2025-01-04T10:11:12"));
        assert_eq!(moved("12/29/09").as_deref(), Some("01/28/10"));
        assert_eq!(in_form("2024/03/05", year).as_deref(), Some("2024/01/01"));
        for text in ["", "2024:13:05", "2024:03:05 Mori", "    :  :     :  :  ", "05.03.24é"] {
            assert_eq!(moved(text), None, "{text}");
        }
    }

    #[test]
    fn cuts_birth_dates() {
        assert_eq!(year_month("19600115").as_deref(), Some("19600101"));
        assert_eq!(year("19600115").as_deref(), Some("19600101"));
        assert_eq!(years_between("19300615", "20200614"), Some(89));
        assert_eq!(years_between("19300615", "20200615"), Some(90));
    }

    #[test]
    fn reads_ages_and_times() {
        assert_eq!(age_in_years("064Y"), Some(64));
        assert_eq!(age_in_years("018M"), Some(1));
        assert_eq!(age_in_years("64"), None);
        assert!(is_tm("101112.123") && is_tm("10:11:12") && !is_tm("noon") && !is_tm("1"));
    }

    proptest! {
        #[test]
        fn keeps_intervals_between_visits(a in 0_i64..40_000, gap in 0_i64..9000, days in -182_i32..183) {
            let start = Date::from_calendar_date(1920, Month::January, 1).expect("a date");
            let first = start + Duration::days(a);
            let second = first + Duration::days(gap);
            let moved = |date| {
                let text = shift(&write(date, Precision::Day), days).expect("a date");
                read(&text).expect("a date").date
            };
            prop_assert_eq!(moved(second) - moved(first), Duration::days(gap));
        }

        #[test]
        fn never_panics(text in ".{0,24}", days: i32) {
            let _ = (shift(&text, days), year_month(&text), is_tm(&text), age_in_years(&text));
        }
    }
}
