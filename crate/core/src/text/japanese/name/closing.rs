//! Surnames of one letter or two that close a line, a bracket or a row, where nothing else says who that is.

use super::super::super::page::Page;
use super::super::super::pattern::{captured, pattern};
use super::super::super::span::{Certainty, Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::super::super::words::{Fast, JA};
use super::position::is_direction;
use super::{is_stop, is_surname};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Of the surnames of one letter, what closes a line as a finding or a colour does.
const FINDINGS: &str = "白黒青赤黄水米麦目段間円外沖盛乾行百";

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    lines(page, marks);
    rows(page, marks);
    reached(page, marks);
}

/// 次 4/17  富; 電話 本人 (羽); 豊川みどり小児医療C 門: who wrote the line.
fn lines(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let bodies: HashSet<usize, Fast> = marks
        .iter()
        .filter(|mark| mark.kind == Kind::Facility && mark.certainty > Certainty::Doubtful)
        .map(|mark| mark.range.end)
        .collect();
    let mut start = 0;
    for line in page.text.split('\n') {
        let from = start;
        start += line.len() + 1;
        let line = line.trim_end();
        let Some(front) = line.char_indices().next_back().map(|(at, _)| &line[..at]) else {
            continue;
        };
        let (front, one) = match line.strip_suffix(')') {
            None => (front, &line[front.len()..]),
            Some(inner) => match inner.rsplit_once('(') {
                Some((front, one)) => (front, one),
                None => continue,
            },
        };
        let bracket = line.ends_with(')');
        let at = from + front.len() + usize::from(bracket);
        let body =
            front.strip_suffix(' ').is_some_and(|body| bodies.contains(&(from + body.len())));
        let apart =
            front.ends_with("  ") || front.ends_with('\t') || bracket && front.ends_with(' ');
        let surname = one.chars().count() == 1
            && JA.list("surnames").has(one)
            && !FINDINGS.contains(one)
            && !is_direction(one);
        if surname && (apart || body) {
            marks.push(Mark::likely(at..at + one.len(), Kind::Name, Why::Position));
        }
    }
}

/// (上林・椋): another behind one that was found, to the end of the row.
fn rows(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static NEXT: LazyLock<Regex> =
        LazyLock::new(|| pattern("^[・、/](?P<v>[一-龥々]{1,3}|[ぁ-ん]{2,4})(?:[)。\n]|$)"));
    let next = |mark: &Mark| {
        let end = mark.range.end;
        if !page.text[end..].starts_with(['・', '、', '/']) {
            return None;
        }
        let found = captured(&NEXT, &page.text[end..])?.name("v")?;
        let written = found.as_str();
        let surname =
            JA.list("surnames").has(written) || page.dictionary.surnames_only_ja.contains(written);
        // (水落 航・ほのか)
        let given = page.text[mark.range.clone()].contains(' ')
            && written.starts_with(|c: char| ('ぁ'..='ん').contains(&c))
            && !["ほか", "など", "とも"].contains(&written)
            && page.text[end..].starts_with('・')
            && page.text[end + found.end()..].starts_with(')');
        ((surname || given) && !is_direction(written) && !is_stop(written)).then(|| {
            Mark::likely(end + found.start()..end + found.end(), Kind::Name, Why::Position)
        })
    };
    let firm = |mark: &&Mark| mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful;
    let found: Vec<Mark> = marks.iter().filter(firm).filter_map(next).collect();
    marks.extend(found);
}

/// 内線2051の栗まで: who answers there.
fn reached(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static REACHED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:内線|PHS|直通) ?:?[0-9]{3,5}の(?P<v>[一-龥々]{1,3})(?:まで|へ|に|が|宛)",
            &["内線", "PHS", "直通"],
        )
    });
    for name in REACHED.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        let written = &page.text[name.clone()];
        if is_surname(page, written) && !is_stop(written) {
            marks.push(Mark::likely(name, Kind::Name, Why::Position));
        }
    }
}
