//! Who speaks: the name before a message, before a colon.

use super::super::super::pattern::pattern;
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::words::EN;
use super::super::reader::Reader;
use super::super::word::{Case, Word};
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
        let mut heads: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let at = start;
            start += line.len() + 1;
            if line.ends_with(" wrote:") {
                self.wrote(at + line.len() - " wrote:".len(), marks);
            }
            let said = line.find(':').is_some_and(|colon| colon < 60);
            let time = TIME.find(line).filter(|_| said);
            let from = at + time.map_or(0, |time| time.end());
            let Some(range) = self.speaker(from) else { continue };
            if time.is_some() {
                marks.push(Mark::likely(range, Kind::Name, Why::Position));
            } else {
                heads.entry(self.text[range.clone()].to_lowercase()).or_default().push(range);
            }
        }
        for (name, ranges) in heads {
            let index = self.index_at(ranges[0].start);
            let word = &self.words[index];
            let known = word.given || word.is_unknown() && !name.contains(' ') && name.len() <= 10;
            if known && !word.everyday && ranges.len() >= if word.given { 2 } else { 3 } {
                let each = ranges.into_iter();
                marks.extend(each.map(|range| Mark::likely(range, Kind::Name, Why::Position)));
            }
        }
    }

    /// One or two words from a place on, straight before a colon.
    fn speaker(&self, from: usize) -> Option<Range<usize>> {
        let index = self.index_at(from);
        let first = self.words.get(index).filter(|word| word.range.start == from)?;
        let second = self.words.get(index + 1).filter(|_| self.gap(index) == " ");
        let colon = |word: &Word| self.text[word.range.end..].starts_with(": ");
        let last = if colon(first) { first } else { second.filter(|second| colon(second))? };
        let lower = self.lower(first);
        let person = |word: &Word| matches!(word.case, Case::Title | Case::Lower | Case::Initial);
        let fits = person(first)
            && person(last)
            && first.range.len() >= 3
            && !self.is_stop(index)
            && !["roles", "family", "departments", "titles", "name-labels"]
                .iter()
                .any(|list| EN.list(list).has(&lower))
            && (!first.listed || first.given)
            && !first.eponym;
        fits.then(|| first.range.start..last.range.end)
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
        if whole && !self.words[index].everyday {
            let range = self.words[index].range.start..end;
            marks.push(Mark::likely(range, Kind::Name, Why::Position));
        }
    }
}
