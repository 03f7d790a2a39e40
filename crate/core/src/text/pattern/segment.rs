//! Lines of HL7 v2 that someone pasted into a note: what a field says is told by its place (HL7 v2.5.1,
//! chapters 2, 3, 4 and 7).

use super::super::span::{Kind, Mark, Why};
use super::super::views::Views;
use std::ops::Range;

/// What a field holds.
#[derive(Clone, Copy)]
enum Holds {
    /// One thing, in all of its components.
    All(Kind),
    /// A number, and behind it who gave it.
    First(Kind),
    /// A number and the name that goes with it (XCN).
    Person,
}

/// Fields by their segment and number.
const FIELDS: [(&str, usize, Holds); 40] = [
    ("MSH", 4, Holds::All(Kind::Facility)),
    ("MSH", 6, Holds::All(Kind::Facility)),
    ("MSH", 7, Holds::First(Kind::Date)),
    ("MSH", 10, Holds::First(Kind::Id)),
    ("EVN", 2, Holds::First(Kind::Date)),
    ("EVN", 5, Holds::Person),
    ("PID", 2, Holds::First(Kind::Id)),
    ("PID", 3, Holds::First(Kind::Id)),
    ("PID", 4, Holds::First(Kind::Id)),
    ("PID", 5, Holds::All(Kind::Name)),
    ("PID", 6, Holds::All(Kind::Name)),
    ("PID", 7, Holds::First(Kind::Date)),
    ("PID", 9, Holds::All(Kind::Name)),
    ("PID", 11, Holds::All(Kind::Place)),
    ("PID", 13, Holds::First(Kind::Phone)),
    ("PID", 14, Holds::First(Kind::Phone)),
    ("PID", 18, Holds::First(Kind::Id)),
    ("PID", 19, Holds::First(Kind::Code)),
    ("PID", 20, Holds::First(Kind::Code)),
    ("NK1", 2, Holds::All(Kind::Name)),
    ("NK1", 4, Holds::All(Kind::Place)),
    ("NK1", 5, Holds::First(Kind::Phone)),
    ("PV1", 3, Holds::All(Kind::Facility)),
    ("PV1", 7, Holds::Person),
    ("PV1", 8, Holds::Person),
    ("PV1", 9, Holds::Person),
    ("PV1", 17, Holds::Person),
    ("PV1", 19, Holds::First(Kind::Id)),
    ("PV1", 44, Holds::First(Kind::Date)),
    ("PV1", 45, Holds::First(Kind::Date)),
    ("ORC", 2, Holds::First(Kind::Id)),
    ("ORC", 3, Holds::First(Kind::Id)),
    ("ORC", 9, Holds::First(Kind::Date)),
    ("ORC", 12, Holds::Person),
    ("OBR", 2, Holds::First(Kind::Id)),
    ("OBR", 3, Holds::First(Kind::Id)),
    ("OBR", 7, Holds::First(Kind::Date)),
    ("OBR", 16, Holds::Person),
    ("IN1", 36, Holds::First(Kind::Code)),
    ("OBX", 16, Holds::Person),
];

/// Fields that hold codes: GRAM^Gram stain.
const CODED: [(&str, usize); 8] = [
    ("OBR", 4),
    ("OBX", 3),
    ("OBX", 6),
    ("DG1", 3),
    ("AL1", 2),
    ("AL1", 3),
    ("SPM", 4),
    ("PID", 10),
];

/// The fields whose place says what they hold, in order; in any other a name may stand.
pub(in super::super) fn told(views: &Views<'_>) -> Vec<Range<usize>> {
    let mut told = Vec::new();
    for found in segments(views) {
        let written = &views.text[found.clone()];
        let name = &written[..3];
        let mut at = found.start;
        for (place, field) in written.split('|').enumerate() {
            let number = place + usize::from(name == "MSH");
            let known = FIELDS.iter().any(|(segment, at, _)| (*segment, *at) == (name, number));
            if known || CODED.contains(&(name, number)) {
                told.push(at..at + field.len());
            }
            at += field.len() + 1;
        }
    }
    told
}

/// The lines that are segments, from their names on.
fn segments<'v>(views: &'v Views<'_>) -> impl Iterator<Item = Range<usize>> + 'v {
    const NAMES: [&str; 13] = [
        "MSH|", "EVN|", "PID|", "NK1|", "PV1|", "ORC|", "OBR|", "OBX|", "IN1|", "NTE|", "DG1|",
        "AL1|", "SPM|",
    ];
    /// Longer ones are read up to here.
    const LONGEST: usize = 4000;
    let text = if views.text.contains('|') { views.text } else { "" };
    let mut next = 0;
    text.split('\n').filter_map(move |line| {
        let end = next + line.len();
        next = end + 1;
        let line = line.trim_start_matches(' ');
        let start = end - line.len();
        NAMES.iter().any(|name| line.starts_with(name)).then(|| {
            let cut = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
            start..start + cut
        })
    })
}

/// Marks the fields of every line that is a segment.
pub(in super::super) fn find(views: &Views<'_>, marks: &mut Vec<Mark>) {
    for found in segments(views) {
        let written = &views.text[found.clone()];
        let name = &written[..3];
        let mut at = found.start;
        // In a message's head the first mark is itself the first field.
        let first = usize::from(name == "MSH");
        for (place, field) in written.split('|').enumerate() {
            let number = place + first;
            let holds = FIELDS.iter().find(|(segment, at, _)| *segment == name && *at == number);
            if let Some((.., holds)) = holds.filter(|_| place > 0) {
                within(at, field, *holds, marks);
            }
            at += field.len() + 1;
        }
    }
}

/// Repetitions stand between `~`, components between `^`.
fn within(start: usize, field: &str, holds: Holds, marks: &mut Vec<Mark>) {
    let mut at = start;
    for repetition in field.split('~') {
        let mut from = at;
        for (place, component) in repetition.split('^').enumerate() {
            let kind = match holds {
                Holds::All(kind) => Some(kind),
                Holds::First(kind) => (place == 0).then_some(kind),
                Holds::Person if component.contains(|c: char| c.is_ascii_digit()) => Some(Kind::Id),
                Holds::Person => (place < 4).then_some(Kind::Name),
            };
            let written = component.trim();
            // One Latin letter is a code of the standard, L, M, F, but for a middle name.
            let middle = match holds {
                Holds::All(kind) => kind == Kind::Name && place == 2,
                Holds::Person => place == 3,
                Holds::First(_) => false,
            };
            let says = (written.len() >= 2 || middle) && written.contains(char::is_alphanumeric);
            if let Some(kind) = kind.filter(|_| says) {
                let head = from + component.len() - component.trim_start().len();
                marks.push(Mark::likely(head..head + written.len(), kind, Why::Position));
            }
            from += component.len() + 1;
        }
        at += repetition.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_begin_lines() {
        let text = "PID|1||22\n  PV1|2\nseen PID|3\nOBX|\nXYZ|4";
        let found: Vec<&str> = segments(&Views::of(text)).map(|range| &text[range]).collect();
        assert_eq!(found, ["PID|1||22", "PV1|2", "OBX|"]);
    }

    #[test]
    fn a_pasted_message_tells_who_by_the_place_of_each_field() {
        let text = "seen\nMSH|^~\\&|EPR|RIVERTON-GH|LAB||202402191430||ORU^R01|779013|P|2.3\nPID|1||0099182^^^MRN||FENWICK^ADA^M||19631202|F\nPV1|1|I|4C^08^1|||||44132^ROY^JEAN\nOBX|1|NM|NA^Sodium||138|mmol/L";
        let mut marks = Vec::new();
        find(&Views::of(text), &mut marks);
        let found: Vec<&str> = marks.iter().map(|mark| &text[mark.range.clone()]).collect();
        assert_eq!(
            found,
            [
                "RIVERTON-GH",
                "202402191430",
                "779013",
                "0099182",
                "FENWICK",
                "ADA",
                "M",
                "19631202",
                "4C",
                "08",
                "44132",
                "ROY",
                "JEAN"
            ]
        );
    }
}
