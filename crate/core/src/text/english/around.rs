//! What stands around a name that was found: its initial, an age in brackets.

use super::super::page::Page;
use super::super::pattern::pattern;
use super::super::span::{Certainty, Kind, Mark, Why};
use regex::Regex;
use std::sync::LazyLock;

/// R Achterberg, Jill T, Petronella Wiebe (97).
pub(in super::super) fn around(page: &Page<'_>, age_cap: u32, marks: &mut Vec<Mark>) {
    static FRONT: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[ \n(/,;])(?P<i>[A-Z])(?P<d>\\.?) $"));
    static BEHIND: LazyLock<Regex> =
        LazyLock::new(|| pattern("^ (?P<i>[A-Z])(?:\\.|[,;)\n]| [^A-Z0-9(+<>=]|$)"));
    static AGE: LazyLock<Regex> =
        LazyLock::new(|| pattern("^,? ?\\((?P<a>1[01][0-9]|[89][0-9])(?: ?y(?:o|rs?)?)?\\)"));
    let text = page.text;
    let mut found = Vec::new();
    for mark in marks.iter().filter(|mark| mark.kind == Kind::Name) {
        if mark.certainty == Certainty::Doubtful {
            continue;
        }
        let rest = &text[mark.range.end..];
        if let Some(age) = AGE.captures(rest).and_then(|age| age.name("a"))
            && age.as_str().parse().is_ok_and(|age: u32| age > age_cap)
        {
            let at = mark.range.end;
            found.push(Mark::likely(at + age.start()..at + age.end(), Kind::Age, Why::Position));
        }
        let written = &text[mark.range.clone()];
        let one_word = written.len() >= 3
            && written.starts_with(|c: char| c.is_uppercase())
            && written.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-'));
        if !one_word {
            continue;
        }
        let from = text[..mark.range.start].char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        let ahead = &text[from..mark.range.start];
        if let Some(front) = FRONT.captures(ahead)
            // A Smith, I told her: words of one letter.
            && (!front["d"].is_empty() || !matches!(&front["i"], "A" | "I"))
            && let Some(initial) = front.name("i")
        {
            let start = mark.range.start - ahead.len() + initial.start();
            found.push(Mark::likely(start..mark.range.end, Kind::Name, Why::Position));
        }
        // Left and right stand behind names of tests.
        if let Some(initial) = BEHIND.captures(rest).and_then(|behind| behind.name("i"))
            && !matches!(initial.as_str(), "A" | "I" | "L" | "R" | "X")
        {
            let end = mark.range.end + initial.end();
            found.push(Mark::likely(mark.range.start..end, Kind::Name, Why::Position));
        }
    }
    marks.append(&mut found);
}
