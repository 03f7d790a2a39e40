//! Who was recorded, when and by whom: the fields that EDF leaves free and EDF+ divides.

use super::header::{Header, trimmed};
use super::{Block, Coding, Found, Slot};
use crate::known::Kind;
use std::ops::Range;

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const PATIENT: Range<usize> = 8..88;
const RECORDING: Range<usize> = 88..168;
const START: Range<usize> = 168..176;
/// The date of recordings that have none.
const NO_DATE: &[u8] = b"01.01.85";

/// What a subfield is.
struct Subfield {
    path: &'static str,
    item: &'static str,
}

const fn subfield(path: &'static str, item: &'static str) -> Subfield {
    Subfield { path, item }
}

const OF_PATIENT: [Subfield; 5] = [
    subfield("patient.code", "patient-id"),
    subfield("patient.sex", "sex"),
    subfield("patient.birthdate", "birth-date"),
    subfield("patient.name", "patient-name"),
    subfield("patient.more", "free-text"),
];
const OF_RECORDING: [Subfield; 6] = [
    subfield("", ""),
    subfield("recording.startdate", "date"),
    subfield("recording.code", "id"),
    subfield("recording.technician", "name"),
    subfield("recording.equipment", "free-text"),
    subfield("recording.more", "free-text"),
];

pub(super) fn find(header: &Header, found: &mut Found) {
    let words = |range: &Range<usize>| -> Vec<Range<usize>> { words(&header.bytes, range) };
    let patient = words(&PATIENT);
    let said = |word: &Range<usize>| header.text(word.clone()).unwrap_or_default();
    if header.is_plus && patient.len() >= 4 || is_divided(&patient, &said) {
        divided(header, &PATIENT, &patient, &OF_PATIENT, found);
    } else {
        undivided_patient(header, found);
    }
    let recording = words(&RECORDING);
    if recording.len() >= 5 && said(&recording[0]) == "Startdate" {
        divided(header, &RECORDING, &recording, &OF_RECORDING, found);
    } else if let Some(slot) = undivided(header, "recording", "free-text", &RECORDING) {
        found.blocks.push(Block::of(slot, b' '));
    }
    start(header, found);
}

/// The words of a field, as bytes of the header.
fn words(bytes: &[u8], field: &Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = field.start;
    for at in field.clone().chain([field.end]) {
        if at == field.end || matches!(bytes[at], b' ' | 0) {
            if start < at {
                words.push(start..at);
            }
            start = at + 1;
        }
    }
    words
}

/// Whether a field that need not be divided is: sex and birth date stand where EDF+ has them.
fn is_divided(words: &[Range<usize>], said: &impl Fn(&Range<usize>) -> String) -> bool {
    let [_, sex, birth, _, ..] = words else { return false };
    matches!(said(sex).as_str(), "M" | "F" | "X")
        && (said(birth) == "X" || from_plus(&said(birth)).is_some())
}

/// The subfields, which may move within their field; the last of them takes the rest.
fn divided(
    header: &Header,
    field: &Range<usize>,
    words: &[Range<usize>],
    subfields: &[Subfield],
    found: &mut Found,
) {
    let mut slots = Vec::new();
    for (place, subfield) in subfields.iter().enumerate() {
        let Some(word) = words.get(place) else { break };
        let is_last = place + 1 == subfields.len();
        let end = if is_last { words[words.len() - 1].end } else { word.end };
        let range = word.start..end;
        let span = range.start as u64..range.end as u64;
        let text = header.text(range).map(|text| text.replace('_', " "));
        if subfield.path.is_empty() || text.as_deref() == Some("X") {
            continue;
        }
        let coding = match subfield.item {
            "date" | "birth-date" => Coding::Form { write: to_plus, blank: b"X" },
            _ => Coding::Text { encoding: header.encoding, blank: "X", joined: !is_last },
        };
        let is_sex = || matches!(text.as_deref(), Some("M" | "F"));
        let (item, text) = match subfield.item {
            "date" | "birth-date" => (subfield.item, text.as_deref().and_then(from_plus)),
            // Whatever else stands there is no sex.
            "sex" if !is_sex() => ("unknown", None),
            item => (item, text),
        };
        slots.push(Slot::new(subfield.path, item, span, coding, text));
    }
    if !slots.is_empty() {
        let end = words.last().map_or(field.start, |word| word.end);
        found.blocks.push(Block {
            span: field.start as u64..field.end as u64,
            used: end as u64,
            fill: b' ',
            free: None,
            slots,
        });
    }
}

fn undivided(
    header: &Header,
    path: &str,
    item: &'static str,
    range: &Range<usize>,
) -> Option<Slot> {
    let text = header.text(range.clone());
    let is_blank = trimmed(&header.bytes[range.clone()]).is_empty()
        || text.as_deref().is_some_and(|text| text.split(' ').all(|word| word == "X"));
    let span = range.start as u64..range.end as u64;
    (!is_blank).then(|| Slot::new(path, item, span, Coding::text(header.encoding), text))
}

/// A field of any form: numbers in it, and the words beside them, are taken for the patient's.
fn undivided_patient(header: &Header, found: &mut Found) {
    let Some(mut slot) = undivided(header, "patient", "patient-name", &PATIENT) else { return };
    let text = slot.text.clone().unwrap_or_default();
    let mut name: Vec<&str> = Vec::new();
    for word in text.split([' ', ',', ';', '/', '_', '(', ')', ':']) {
        let date = from_plus(word);
        if let Some(date) = date {
            slot.says.push(("birth-date", Kind::BirthDate, date));
        } else if word.chars().any(|c| c.is_ascii_digit()) {
            slot.says.push(("patient-id", Kind::Id, word.to_owned()));
        } else if word.chars().count() > 1 {
            name.push(word);
        }
    }
    // The whole is no name where a number or a date is part of it.
    if !name.is_empty() && !slot.says.is_empty() {
        slot.teaches = None;
        slot.says.push(("patient-name", Kind::Name, name.join(" ")));
    } else if name.is_empty() {
        slot.teaches = None;
    }
    found.blocks.push(Block::of(slot, b' '));
}

fn start(header: &Header, found: &mut Found) {
    let bytes = &header.bytes[START];
    if bytes == NO_DATE || trimmed(bytes).is_empty() {
        return;
    }
    let span = START.start as u64..START.end as u64;
    let coding = Coding::Form { write: to_short, blank: NO_DATE };
    let text = std::str::from_utf8(bytes).ok().and_then(from_short);
    found.blocks.push(Block::of(Slot::new("start date", "date", span, coding, text), b' '));
}

/// `02-MAY-1951` as `1951-05-02`.
fn from_plus(text: &str) -> Option<String> {
    let [day, month, year] = text.split('-').collect::<Vec<_>>()[..] else { return None };
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))? + 1;
    let (day, year): (u8, u16) = (day.parse().ok()?, year.parse().ok()?);
    is_date(year, month as u8, day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn to_plus(text: &str) -> Option<Vec<u8>> {
    let month: usize = text.get(5..7)?.parse().ok()?;
    let month = MONTHS.get(month.checked_sub(1)?)?;
    Some(format!("{}-{month}-{}", text.get(8..10)?, text.get(..4)?).into_bytes())
}

/// `02.05.51`, day first; years below 85 are of this century.
fn from_short(text: &str) -> Option<String> {
    let number = |range: Range<usize>| -> Option<u16> {
        let digits = text.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let (day, month, year) = (number(0..2)?, number(3..5)?, number(6..8)?);
    let year = if year < 85 { 2000 + year } else { 1900 + year };
    is_date(year, month as u8, day as u8).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn to_short(text: &str) -> Option<Vec<u8>> {
    let year: u16 = text.get(..4)?.parse().ok()?;
    let within = (1985..2085).contains(&year);
    let (month, day) = (text.get(5..7)?, text.get(8..10)?);
    within.then(|| format!("{day}.{month}.{:02}", year % 100).into_bytes())
}

fn is_date(year: u16, month: u8, day: u8) -> bool {
    crate::date::year_month(&format!("{year:04}{month:02}{day:02}")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_back_in_the_form_they_had() {
        assert_eq!(from_plus("02-may-1951").as_deref(), Some("1951-05-02"));
        assert_eq!(to_plus("1951-05-02").as_deref(), Some(&b"02-MAY-1951"[..]));
        assert_eq!(from_short("24.01.20").as_deref(), Some("2020-01-24"));
        assert_eq!(from_short("24/01/98").as_deref(), Some("1998-01-24"));
        assert_eq!(to_short("2020-01-24").as_deref(), Some(&b"24.01.20"[..]));
    }

    #[test]
    fn what_is_no_date_or_beyond_two_digits_is_left_out() {
        for text in ["31-FEB-1951", "X", "02-MAY", "-MAY-1951", "02-\u{e9}-1951"] {
            assert_eq!(from_plus(text), None, "{text}");
        }
        assert_eq!(from_short("31.02.20"), None);
        assert_eq!(to_short("1984-12-31"), None);
    }
}
