//! A month and a day that could be a share of a whole, beside other days.

use super::super::pattern::{lead, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::words::EPONYM;
use super::cues::{COUNTS, NODES, SCALED, SCALES, SIDES};
use super::form::Parts;
use super::pair::is_change;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What is a share: 5/5 strength, 2/6 systolic murmur, 3/4 cores.
static FINDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[,;]? ?(?i:strength|motor|power|reflex|pulses?|systolic|diastolic|holosystolic|sem|murmur|bilat|throughout|intact|symmetric|in (?:all|the|both|bilat|upper|lower|r|l|le|ue)|(?:ue|le|rue|lue|rle|lle|bue|ble|uppers?|lowers?)(?-u:\\b)|cores?|nodes?|lns?|sln|lymph|positive|pos(?-u:\\b)|neg|doses?|tabs?|criteria|points?|pain|with|on (?:exam|pain|nrs|vas|scale)|sessions?|visits?|cycles?|fractions?|fx(?-u:\\b)|sensation|grip|dtr|tenderness|effort|correct|words?|recall|questions?|steps?|trials?|of )",
    )
});

/// Whose strength or motion is graded: 大腿四頭筋 4/5, 右肩 3/5.
static MUSCLES: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:[筋肩肘膝股腕指趾頸]|[RLrl]|[右左])[ :(]{0,2}$"));

/// Names what is scored, up to two words before it: strength R 4/5, pain now 3/10.
static SCORED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:pain|strength|power|motor|score|scale|moca|mmse|slums|gcs|apgars?|vas|nrs|murmur|reflexes|dtrs?|mrc|borg|rpe|level|rated|rates|rating|severity|grip|nodes?|cores?|recall|grade|hip|knee|ankle|shoulder|elbow|wrist|flexion|extension|quads?|hamstrings?|deltoids?|biceps|triceps|ehl|phq|gad|visit|session|cycle|fraction|dose|day|week)(?-u:\\b)[^\\n.;]{0,14}$)",
    )
});

/// Whether it would be a date if something beside it said so.
pub(super) fn could_be(text: &str, range: &Range<usize>, parts: &Parts, japanese: bool) -> bool {
    let rest = &text[range.end..];
    let ahead = lead(text, range.start, 24);
    if japanese {
        return parts.day.is_some()
            && !rest.starts_with(['%', ')', '。'])
            && !COUNTS.is_match(rest)
            && !SCALED.is_match(ahead)
            && !MUSCLES.is_match(ahead)
            && !NODES.is_match(ahead);
    }
    let word = ahead.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    parts.day.is_some()
        && !COUNTS.is_match(rest)
        && !SIDES.is_match(rest)
        && !FINDING.is_match(rest)
        && !rest.starts_with(['%', ':'])
        && !SCALES.is_match(ahead)
        && !NODES.is_match(ahead)
        && !SCORED.is_match(ahead)
        && !is_change(ahead, parts)
        && !EPONYM.contains(word.trim_end_matches([':', '=', ',']))
}

/// 4/12電話、5/17訪問: marks those with another day of about that time on their line.
pub(super) fn on_the_line(text: &str, unsure: Vec<(Range<usize>, u8)>, marks: &mut Vec<Mark>) {
    let mut days: Vec<(usize, u8)> = marks
        .iter()
        .filter_map(|mark| {
            let (month, day) = text[mark.range.clone()].split_once('/')?;
            let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
            (mark.kind == Kind::Date && day > 12).then_some((mark.range.start, month))
        })
        .collect();
    days.sort_unstable();
    for (range, month) in unsure {
        let near = |day: &(usize, u8)| {
            let (from, to) = (day.0.min(range.start), day.0.max(range.end));
            to - from < 60 && !text[from..to].contains('\n') && day.1.abs_diff(month) <= 2
        };
        let next = days.partition_point(|day| day.0 < range.start);
        if days.get(next).is_some_and(near) || next > 0 && near(&days[next - 1]) {
            marks.push(Mark::likely(range, Kind::Date, Why::Form));
        }
    }
}

/// Marks those whose month another date of the text is in.
pub(super) fn in_the_month(
    unsure: Vec<(Range<usize>, u8)>,
    months: &[bool; 13],
    marks: &mut Vec<Mark>,
) {
    for (range, month) in unsure {
        if months.get(usize::from(month)).is_some_and(|seen| *seen) {
            marks.push(Mark::likely(range, Kind::Date, Why::Form));
        }
    }
}
