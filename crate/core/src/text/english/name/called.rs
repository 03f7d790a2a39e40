//! People who are called like a sign, a test or a device: RN Jones, Linda Weber, Aaron Salter.

use super::super::super::pattern::pattern;
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::words::EN;
use super::super::reader::Reader;
use super::super::word::Case;
use regex::Regex;
use std::sync::LazyLock;

/// Nurses and aides by the letters before their names.
const STAFF: [&str; 10] = ["RN", "LPN", "CNA", "LVN", "NP", "CRNA", "EMT", "SN", "EN", "Nurse"];

/// How old someone is, or when they were born.
static AGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^,? {1,3}\\(?(?:[0-9]{1,3} ?(?:[MF]\\b|y[/.]?o|yrs?\\b|years?\\b)|aged? [0-9]|DOB|MRN|d\\.o\\.b)",
    )
});

impl Reader<'_> {
    pub(super) fn called(&self, marks: &mut Vec<Mark>) {
        self.spoken_to(marks);
        for index in 1..self.words.len() {
            self.last_first(index - 1, marks);
            let (before, word) = (&self.words[index - 1], &self.words[index]);
            if word.case != Case::Title
                || !word.eponym
                || self.gap(index - 1) != " "
                || self.is_stop(index)
                || self.is_finding(index)
            {
                continue;
            }
            let given = before.given
                && before.case == Case::Title
                && !before.eponym
                && !self.is_stop(index - 1)
                && (!before.everyday || self.is_aged(index) || self.is_within(index - 1));
            if given {
                let range = before.range.start..self.bare_end(index);
                marks.push(Mark::likely(range, Kind::Name, Why::FullName));
            } else if self.gap(index) == ", " && self.is_given_behind(index) {
                let end = self.forward(index + 1, true).map_or(word.range.end, |range| range.end);
                marks.push(Mark::likely(word.range.start..end, Kind::Name, Why::Role));
            } else if STAFF.contains(&self.written(before)) && self.acts(index) {
                let range = word.range.start..self.bare_end(index);
                marks.push(Mark::likely(range, Kind::Name, Why::Role));
            }
        }
    }

    /// Discussed with Isherwood, seen by Pippa today: no test is spoken to.
    fn spoken_to(&self, marks: &mut Vec<Mark>) {
        const GOES_ON: [&str; 15] = [
            "today",
            "yesterday",
            "tonight",
            "at",
            "on",
            "who",
            "re",
            "about",
            "from",
            "this",
            "regarding",
            "and",
            "then",
            "in",
            "overnight",
        ];
        static TO: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "(?i:(?-u:\\b)(?:(?:discussed|spoke|spoken) (?:with|to)|d/w|hand(?:ed )?over to|(?:seen|reviewed|referred|accompanied|signed|escorted|examined) by|escalated to)) ",
            )
        });
        for found in TO.find_iter(self.text) {
            let index = self.index_at(found.end());
            let named = self.words.get(index).is_some_and(|word| {
                word.range.start == found.end()
                    && word.case == Case::Title
                    && word.eponym
                    && (word.surname || word.given)
            });
            let gap = self.gap(index);
            let ends = gap.is_empty() || gap.starts_with([',', '.', ';', ')', '\n']);
            let goes_on = gap == " "
                && self
                    .words
                    .get(index + 1)
                    .is_some_and(|next| GOES_ON.contains(&self.written(next)));
            if named && (ends || goes_on) && !self.is_stop(index) {
                let range = self.words[index].range.start..self.bare_end(index);
                marks.push(Mark::likely(range, Kind::Name, Why::Role));
            }
        }
    }

    /// Weber test, but not Linda Weber present.
    fn is_finding(&self, index: usize) -> bool {
        let there = self.words.get(index + 1).is_some_and(|next| self.written(next) == "present");
        self.is_term(index) && !(there && self.gap(index) == " ")
    }

    /// Referred by Cheyne, Dr. Amrit; Echo by Botallo, P.
    fn is_given_behind(&self, index: usize) -> bool {
        let by = self.written(&self.words[index - 1]) == "by";
        by && self.words.get(index + 1).is_some_and(|next| {
            next.case == Case::Initial && self.text[next.range.end..].starts_with('.')
                || EN.list("titles").has(&self.lower(next))
        })
    }

    /// Murphy, Tom  MRN 4471902: a list says who has what number.
    fn last_first(&self, index: usize, marks: &mut Vec<Mark>) {
        let (last, first) = (&self.words[index], &self.words[index + 1]);
        // Ogilvie, D  78F
        let given = first.given && first.case == Case::Title && last.eponym
            || first.case == Case::Initial && !last.everyday;
        let names = last.case == Case::Title && self.gap(index) == ", " && given;
        if names && self.opens(index) && self.is_aged(index + 1) {
            let range = last.range.start..first.range.end;
            marks.push(Mark::likely(range, Kind::Name, Why::FullName));
        }
    }

    /// Behind a word in small letters, where a capital says something.
    fn is_within(&self, index: usize) -> bool {
        index > 0 && self.gap(index - 1) == " " && self.words[index - 1].case == Case::Lower
    }

    fn is_aged(&self, index: usize) -> bool {
        AGED.is_match(&self.text[self.words[index].range.end..])
    }

    /// RN Jones notified, RN Weber at bedside: what only a person does, and no score.
    fn acts(&self, index: usize) -> bool {
        const BESIDE: [&str; 14] = [
            "aware", "at", "to", "will", "and", "in", "is", "was", "has", "took", "gave", "saw",
            "from", "present",
        ];
        let gap = self.gap(index);
        let ends = gap.is_empty() || gap.starts_with([',', '.', ';', ')', '\n']);
        ends || gap == " "
            && self.words.get(index + 1).is_some_and(|next| {
                let written = self.written(next);
                written.ends_with("ed")
                    || BESIDE.contains(&written)
                    || EN.list("verbs").has(written)
            })
    }

    /// The end of a word without its ’s.
    fn bare_end(&self, index: usize) -> usize {
        let range = &self.words[index].range;
        range.end - if self.text[range.clone()].ends_with("'s") { 2 } else { 0 }
    }
}
