//! Who speaks: the name before a message, before a colon.

use super::super::super::pattern::{captured, pattern};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::words::EN;
use super::super::reader::Reader;
use super::super::word::Case;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

impl Reader<'_> {
    /// [18:02] Suki: anyone …; Niamh: bed 8 at the head of several lines; On Aug 27, Wren wrote:
    pub(super) fn speakers(&self, marks: &mut Vec<Mark>) {
        static TIME: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "^ {0,4}(?:\\[[0-9/., -]{0,12}[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?[0-9/., -]{0,12}(?: ?[AaPp][Mm])?\\]|[0-9]{1,2}[:.]?[0-9]{2}(?: ?[ap]m)? ?(?:-|–)) {0,2}",
            )
        });
        // Amara Diop 8:52a: …, Pat (unit clerk) 8:44a: …: who wrote, and when.
        static WROTE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "^ {0,4}(?P<v>[A-Za-z][A-Za-z'_.-]{1,24}(?: [A-Z][A-Za-z'-]{1,20}){0,2})(?: \\([A-Za-z /-]{2,20}\\))? \\[?[0-9]{1,2}:[0-9]{2} ?(?:[AaPp][Mm]?)?\\]?: ",
            )
        });
        // 21:05 kev p: …
        static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
            pattern("^ {0,4}[0-9]{1,2}:[0-9]{2} (?P<v>[A-Za-z][a-z'_.-]{2,15}(?: [A-Za-z])?): ")
        });
        let mut heads: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let at = start;
            start += line.len() + 1;
            if line.ends_with(" wrote:") {
                self.wrote(at + line.len() - " wrote:".len(), marks);
            }
            let timed = line.as_bytes().windows(3).take(70).any(|three| {
                three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit()
            });
            if let Some(who) =
                timed.then(|| captured(&WROTE, line)).flatten().and_then(|found| found.name("v"))
            {
                let range = at + who.start()..at + who.end();
                if self.is_handle(&range) {
                    marks.push(Mark::likely(range, Kind::Name, Why::Position));
                }
            }
            if let Some(who) =
                timed.then(|| captured(&CLOCK, line)).flatten().and_then(|found| found.name("v"))
            {
                let range = at + who.start()..at + who.end();
                if self.is_handle(&range) {
                    heads.entry(who.as_str().to_lowercase()).or_default().push(range);
                }
            }
            let said = line.find(':').is_some_and(|colon| colon < 60);
            let time = TIME.find(line).filter(|_| said);
            let from = at + time.map_or(0, |time| time.end());
            if time.is_some() {
                marks.extend(
                    self.handle(from).map(|range| Mark::likely(range, Kind::Name, Why::Position)),
                );
            } else if let Some(range) = self.speaker(from) {
                heads.entry(self.text[range.clone()].to_lowercase()).or_default().push(range);
            }
        }
        for (name, ranges) in heads {
            let word = &self.words[self.index_at(ranges[0].start)];
            let short =
                word.is_unknown() || !word.listed || name.contains(' ') && ranges.len() >= 3;
            let known = word.given || short && name.len() <= 10;
            if known && !word.everyday && ranges.len() >= if word.given { 2 } else { 3 } {
                let each = ranges.into_iter();
                marks.extend(each.map(|range| Mark::likely(range, Kind::Name, Why::Position)));
            }
        }
    }

    /// What someone calls themselves in a chat, before a colon: Suki, nurse_keisha, Dr. Patel-Ruiz.
    fn handle(&self, from: usize) -> Option<Range<usize>> {
        static HANDLE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "^(?:[Dd]rs?\\.? )?(?P<v>[A-Za-z][A-Za-z'_.-]{1,24}(?: [A-Za-z][A-Za-z'_.-]{0,20}){0,2}): ",
            )
        });
        let end = self.text[from..].floor_char_boundary(60);
        let found = captured(&HANDLE, &self.text[from..from + end])?.name("v")?;
        let range = from + found.start()..from + found.end();
        self.is_handle(&range).then_some(range)
    }

    /// Whether someone could call themselves so.
    fn is_handle(&self, range: &Range<usize>) -> bool {
        let lower = self.text[range.clone()].to_lowercase();
        let first = lower.split(' ').next().unwrap_or_default();
        let index = self.index_at(range.start);
        let plain = self.words.get(index).is_some_and(|word| {
            word.range.start == range.start
                && (word.everyday && !word.given && !lower.contains('_')
                    || self.is_stop(index) && !lower.contains('_'))
        });
        let role = ["roles", "family", "departments", "name-labels", "hands", "wards"].iter().any(
            |list| EN.list(list).has(&lower) || EN.list(list).has(first) && !lower.contains(' '),
        );
        !plain && !role && lower.len() >= 2
    }

    /// One or two words from a place on, straight before a colon.
    fn speaker(&self, from: usize) -> Option<Range<usize>> {
        let index = self.index_at(from);
        let first = self.words.get(index).filter(|word| word.range.start == from)?;
        // Riaan V: evening
        let initial = self.words.get(index + 1).filter(|next| {
            next.case == Case::Initial && self.gap(index) == " " && first.case == Case::Title
        });
        let end = initial.map_or(first.range.end, |next| next.range.end);
        let fits = self.text[end..].starts_with(": ")
            && matches!(first.case, Case::Title | Case::Lower)
            && first.range.len() >= 3
            && !self.is_stop(index)
            && !["roles", "family", "departments", "titles", "name-labels", "hands"]
                .iter()
                .any(|list| EN.list(list).has(&self.lower(first)))
            && (!first.listed || first.given)
            && !first.eponym;
        fits.then_some(first.range.start..end)
    }

    /// On Aug 27, Wren wrote: whose letter stands below.
    fn wrote(&self, end: usize, marks: &mut Vec<Mark>) {
        let mut index = self.index_at(end);
        let last = index;
        while index > 0
            && last - index < 3
            && self.words[index - 1].case == Case::Title
            && (index == last || self.gap(index - 1) == " ")
        {
            index -= 1;
        }
        let whole = index < last && self.words[last - 1].range.end == end;
        let word = &self.words[index];
        let person = !word.everyday || word.given || word.surname;
        if whole && person {
            let range = word.range.start..end;
            marks.push(Mark::likely(range, Kind::Name, Why::Position));
        }
    }
}
