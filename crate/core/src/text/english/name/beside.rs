//! Names by the words beside them: a label, a role or a title before, credentials behind, a relative.

use super::super::super::pattern::{after, before, captured, lead, pattern};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::words::{EN, List};
use super::super::reader::{PARTICLES, Reader};
use super::super::word::{Case, Word};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What is looked at with magnetic resonance, MR for short.
const REGIONS: [&str; 14] = [
    "BRAIN", "HEAD", "NECK", "SPINE", "CHEST", "ABDOMEN", "PELVIS", "KNEE", "HIP", "SHOULDER",
    "ANKLE", "WRIST", "ORBITS", "ANGIO",
];

/// How far a field of sight is from the mean.
static DEVIATION: LazyLock<Regex> = LazyLock::new(|| pattern("^ ?[-+]?[0-9]{1,2}\\.[0-9]"));

/// What is measured in milliseconds.
static LASTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:QRS|QT|PR|PQ|JT|TE|TR|TI|HV|AH|RR|CL|interval|latency|duration|delay)[A-Za-z ]{0,10}[:=<>~]? ?[0-9]{2,4}$",
    )
});

/// Titles that are words for people of a sort as well.
const BY_SORT: [&str; 10] =
    ["pt", "patient", "father", "sister", "brother", "nurse", "officer", "judge", "miss", "master"];

impl Reader<'_> {
    /// What lies between a label and the word behind it; `None` where the label is a part of a word.
    fn gap_behind(&self, label: &Range<usize>) -> Option<String> {
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '\'');
        if joined(before(self.text, label.start)) || joined(after(self.text, label.end)) {
            return None;
        }
        let rest = self.text[label.end..].chars();
        let gap: String = rest
            .take_while(|c| matches!(c, ' ' | ':' | '=' | '/' | '#' | '.' | '"' | '(' | '\t' | '*'))
            .take(6)
            .collect();
        // by the practice nurse. Paracetamol 1 g: the sentence ends with the role.
        let small = self.text[label.clone()].chars().all(|c| !c.is_uppercase());
        let ends = gap.starts_with(". ") && small && label.len() > 4;
        (!(gap.is_empty() || ends || gap.contains('(') && gap.contains(':'))).then_some(gap)
    }

    fn labels(&self, list: &List, marks: &mut Vec<Mark>, why: Why) {
        for label in list.all(self.text) {
            let Some(gap) = self.gap_behind(&label) else { continue };
            let colon = gap.contains([':', '=', '\t']);
            // “due to”, “from”: as labels they have a colon.
            let phrase = matches!(
                &*self.text[label.clone()].to_lowercase(),
                "this is"
                    | "my name is"
                    | "id'd as"
                    | "known as"
                    | "goes by"
                    | "answers to"
                    | "identified as"
                    | "dear"
                    | "hi"
                    | "hello"
                    | "hey"
                    | "aka"
                    | "patient"
            );
            if why == Why::Label && !colon && !phrase {
                continue;
            }
            let index = self.index_at(label.end + gap.len());
            let Some(word) =
                self.words.get(index).filter(|word| word.range.start == label.end + gap.len())
            else {
                continue;
            };
            let skip = usize::from(
                EN.list("titles").has(&self.lower(word))
                    && !matches!(self.lower(word).as_str(), "pt" | "patient"),
            );
            let mut index = index + skip;
            // d/w ortho Bankart: whom one speaks with is a person, called like a sign or not.
            let spoken = EN.list("spoken").has(&self.text[label.clone()].to_lowercase());
            let service = spoken
                && self.gap(index) == " "
                && EN.list("services").has(&self.written(&self.words[index]).to_lowercase());
            index += usize::from(service);
            let Some(word) = self.words.get(index) else { continue };
            // Assistant: van Heerden
            let particle = colon
                && PARTICLES.contains(&self.lower(word).as_str())
                && self.gap(index) == " "
                && self.words.get(index + 1).is_some_and(Word::is_capital);
            // Interpreter: Tigrinya; but Name: Shona Reid.
            let tongue = ["interpreter", "language", "translator"]
                .contains(&self.text[label.clone()].to_lowercase().as_str());
            if tongue && EN.list("regions").has(&self.lower(word)) {
                continue;
            }
            let handed = EN.list("hands").has(&self.text[label.clone()].to_lowercase());
            let person = (spoken || handed) && word.eponym && self.is_person(index, service);
            // RN Dot to recheck: a short name that is a word too.
            let nurse = !colon
                && gap == " "
                && matches!(&self.text[label.clone()], "RN" | "LPN" | "CNA" | "LVN" | "NP")
                && word.case == Case::Title
                && (word.given || word.surname || !word.everyday)
                && (3..=6).contains(&word.range.len())
                && !word.eponym
                && !EN.list("roles").has(&self.lower(word))
                && !self.is_stop(index);
            // Hi Hope, … : whom a letter greets, but for Dear All.
            let greeted = matches!(
                &*self.text[label.clone()].to_lowercase(),
                "dear" | "hi" | "hello" | "hey"
            ) && word.case == Case::Title
                && (word.given || word.surname)
                && self.gap(index).starts_with([',', '\n', '-', '!']);
            let plain = word.is_capital()
                && (!word.everyday && (person || !word.eponym)
                    || word.given && self.goes_on_as_name(index)
                    || word.is_name()
                    || word.given && !word.everyday)
                && (person || !(word.eponym && (!colon || self.is_term(index))))
                && !(word.case == Case::Upper && word.range.len() <= 4 && !word.surname);
            let short = word.case == Case::Upper && word.range.len() <= 4 && !word.is_name();
            let initial = word.case == Case::Initial && (self.gap(index).starts_with(['.', ' ']));
            let at_start = lead(self.text, label.start, 4).is_empty()
                || before(self.text, label.start)
                    .is_some_and(|c| matches!(c, '(' | '/' | '|' | '\t' | ' '));
            let strict = colon && at_start && (!word.everyday || self.name_field(index));
            if (skip == 1
                || particle
                || greeted
                || nurse
                || plain && !(word.everyday && !colon && !self.goes_on_as_name(index))
                || strict && (word.is_capital() && !short || initial)
                || initial && colon)
                && let Some(range) = self.forward(index, colon || skip == 1 || greeted)
            {
                marks.push(if colon {
                    Mark::certain(range, Kind::Name, why)
                } else {
                    Mark::likely(range, Kind::Name, why)
                });
            }
        }
    }

    /// A name that ends here, or that a service of the hospital stands before, and no sign or test.
    fn is_person(&self, index: usize, service: bool) -> bool {
        let gap = self.gap(index);
        let tail = |word: &Word| EN.list("eponym-tails").has(&self.lower(word));
        let ends =
            gap.is_empty() || gap.starts_with([',', '.', ';', ')', '/', '\n']) || gap == " (";
        (service || ends) && !self.words.get(index + 1).is_some_and(tail)
    }

    /// An everyday word in a name field counts where another name or the end of the field follows.
    fn name_field(&self, index: usize) -> bool {
        let word = &self.words[index];
        let named = word.surname || word.given;
        let ends = self.text[word.range.end..].starts_with(['\n', ',', ';', ')', '|'])
            || self.text[word.range.end..].is_empty();
        named
            && (ends
                || self.words.get(index + 1).is_some_and(|next| {
                    next.is_capital() && (next.given || next.surname || next.is_unknown())
                }))
    }

    pub(super) fn labelled(&self, marks: &mut Vec<Mark>) {
        self.labels(EN.list("name-labels"), marks, Why::Label);
        self.labels(EN.list("roles"), marks, Why::Role);
        self.labels(EN.list("hands"), marks, Why::Role);
    }

    pub(super) fn titled(&self, marks: &mut Vec<Mark>) {
        for (index, title) in self.words.iter().enumerate() {
            let lower = self.lower(title);
            if !EN.list("titles").has(&lower)
                || title.case == Case::Lower
                    && (BY_SORT.contains(&lower.as_str())
                        || matches!(lower.as_str(), "lady" | "lord" | "lt" | "fr"))
            {
                continue;
            }
            // QRS 138 ms. Harrison's sulci: how long.
            let lasted = self.written(title) == "ms"
                && LASTED.is_match(lead(self.text, title.range.start, 24));
            if lasted {
                continue;
            }
            let gap = self.gap(index);
            // 19 Fr Blake: a size.
            let size = lower == "fr"
                && lead(self.text, title.range.start, 4).ends_with(|c: char| c.is_ascii_digit());
            if size || !matches!(gap, " " | ". " | "." | ".  ") {
                continue;
            }
            let Some(word) = self.words.get(index + 1) else { continue };
            // chaplain Fr. Dominic: the second title says it.
            let second = EN.list("titles").has(&self.lower(word))
                && !word.is_name()
                && self.words.get(index + 2).is_some_and(|next| {
                    matches!(self.gap(index + 1), " " | ". ") && next.is_capital()
                });
            if second {
                continue;
            }
            let weak = BY_SORT.contains(&lower.as_str()) || lower == "doctor";
            // Elm Dr Suite 4; a street is no doctor.
            let street = lower == "dr"
                && index > 0
                && self.text[..title.range.start].ends_with(' ')
                && lead(self.text, title.range.start, 24)
                    .split(' ')
                    .any(|part| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty())
                && self.words[index - 1].case == Case::Title;
            // MR BRAIN, a cyst on MR. Tegner 7: a scan.
            let front = &self.text[..title.range.start];
            let scan = lower == "mr"
                && title.case == Case::Upper
                && (REGIONS.contains(&self.written(word))
                    || gap == ". "
                        && front.ends_with(" on ")
                        && EN.list("scores").has(&self.lower(word)));
            let named = word.is_capital()
                && !scan
                && !(weak
                    && (word.everyday
                        || self.is_term(index + 1)
                        || word.listed && !(word.given || word.surname)))
                && !self.is_stop(index + 1);
            let form_of_address = matches!(lower.as_str(), "mr" | "mrs" | "ms")
                && word.surname
                && !EN.list("verbs").has(self.written(word));
            let small = word.case == Case::Lower
                && !weak
                && (!word.everyday || form_of_address)
                && word.range.len() >= 3
                && (word.surname || word.given || !word.listed);
            let initial = word.case == Case::Initial && !weak;
            if street {
                continue;
            }
            if named || initial {
                if let Some(mut range) = self.forward(index + 1, true) {
                    if matches!(lower.as_str(), "dr" | "prof") {
                        range.end = self.lettered(range.end);
                    }
                    if matches!(lower.as_str(), "drs" | "profs" | "messrs") {
                        self.others(range.end, marks);
                    }
                    marks.push(Mark::certain(range, Kind::Name, Why::Title));
                }
            } else if small {
                let end = word.range.start
                    + self.written(word).strip_suffix("'s").map_or(word.range.len(), str::len);
                marks.push(Mark::certain(word.range.start..end, Kind::Name, Why::Title));
            }
        }
    }

    /// Dr Quek SH: the letters of given names behind, as in Singapore and Australia.
    fn lettered(&self, end: usize) -> usize {
        let index = self.index_at(end);
        let letters = self.words.get(index).filter(|word| {
            word.range.start == end + 1
                && self.text[end..].starts_with(' ')
                && word.case == Case::Upper
                && word.range.len() == 2
                && !word.listed
                && !self.is_stop(index)
                && !self.is_credential(index)
                && !EN.list("wards").has(&self.lower(word))
        });
        letters.map_or(end, |word| word.range.end)
    }

    /// Drs. Amari, Birch and Lindqvist: who follows the first.
    pub(in super::super) fn others(&self, mut end: usize, marks: &mut Vec<Mark>) {
        static AND: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:, and |, | and | & |/)"));
        while let Some(joint) = AND.find(&self.text[end..]) {
            let index = self.index_at(end + joint.end());
            let named = self.words.get(index).is_some_and(|word| {
                word.range.start == end + joint.end()
                    && word.is_capital()
                    && !word.everyday
                    && !self.is_stop(index)
            });
            let Some(range) = named.then(|| self.forward(index, true)).flatten() else { return };
            end = range.end;
            marks.push(Mark::certain(range, Kind::Name, Why::Title));
        }
    }

    /// Anselm Brightwater, MD; Marguerite RN.
    pub(super) fn credentials(&self, marks: &mut Vec<Mark>) {
        for index in 1..self.words.len() {
            // SITA Fast, MD -7.12: a deviation.
            let measured = self.written(&self.words[index]) == "MD"
                && DEVIATION.is_match(&self.text[self.words[index].range.end..]);
            if !self.is_credential(index) || self.words[index].case == Case::Lower || measured {
                continue;
            }
            let third = self.written(&self.words[index]) == "III";
            // STEMI, II III aVF: leads of an ECG.
            if third && matches!(self.written(&self.words[index - 1]), "I" | "II") {
                continue;
            }
            let gap = self.gap(index - 1);
            if !matches!(gap, ", " | " " | "," | ". " | "., " | " (") {
                continue;
            }
            let short = self.words[index].range.len() <= 2
                && matches!(
                    self.written(&self.words[index]),
                    "PT" | "OT"
                        | "RT"
                        | "MA"
                        | "RD"
                        | "OD"
                        | "LD"
                        | "MB"
                        | "PA"
                        | "NP"
                        | "DO"
                        | "RN"
                );
            let mut start = index;
            let mut named = false;
            while start > 0 && index - start < 4 {
                let word = &self.words[start - 1];
                let joined = start == index
                    || matches!(self.gap(start - 1), " " | ". " | "." | " \"" | "\" ")
                    || self.gap(start - 1) == ", " && index - start == 1;
                let short_form = word.case == Case::Upper
                    && word.range.len() <= 3
                    && !(word.surname || word.given);
                let spoken = self.written(word).contains(|c: char| "aeiouyAEIOUY".contains(c));
                let short_form = short_form || word.range.len() <= 4 && !spoken && !word.surname;
                // Navigator: Winsome Pratt, RN
                let heads = named && word.case == Case::Title && self.opens(start - 1);
                let staged = word.eponym && third;
                let fits = word.is_capital()
                    && !(short_form || staged)
                    && !self.is_stop(start - 1)
                    && (!word.everyday || word.surname || word.given || heads)
                    || word.case == Case::Initial && self.gap(start - 1).starts_with(['.', ' '])
                    || PARTICLES.contains(&self.lower(word).as_str()) && start < index;
                if !joined || !fits || self.is_credential(start - 1) {
                    break;
                }
                named |= !word.everyday && word.range.len() >= 2;
                start -= 1;
            }
            while start < index && PARTICLES.contains(&self.lower(&self.words[start]).as_str()) {
                start += 1;
            }
            // Crawford III: a stage as often as the third of his name.
            if third && index - start == 1 && named {
                let range = self.words[start].range.clone();
                marks.push(Mark::likely(range, Kind::Name, Why::List));
                continue;
            }
            if start < index && (named || !short && gap == ", ") {
                let end = self.words[index - 1].range.end;
                let end = end
                    + usize::from(
                        self.words[index - 1].case == Case::Initial
                            && self.text[end..].starts_with('.'),
                    );
                marks.push(Mark::certain(
                    self.words[start].range.start..end,
                    Kind::Name,
                    Why::Title,
                ));
            }
        }
    }

    pub(super) fn relatives(&self, marks: &mut Vec<Mark>) {
        let family = EN.list("family").all(self.text).chain(EN.list("kin").all(self.text));
        for word in family {
            let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if joined(before(self.text, word.start)) || joined(after(self.text, word.end)) {
                continue;
            }
            let rest = &self.text[word.end..];
            let gap: String = rest
                .chars()
                .take_while(|c| matches!(c, ' ' | ':' | ',' | '(' | '"' | '.'))
                .take(4)
                .collect();
            if gap.is_empty()
                || gap.contains('.') && !gap.starts_with(". ")
                || gap.starts_with(". ")
            {
                continue;
            }
            let mut index = self.index_at(word.end + gap.len());
            let Some(mut next) =
                self.words.get(index).filter(|next| next.range.start == word.end + gap.len())
            else {
                continue;
            };
            if matches!(self.lower(next).as_str(), "named" | "called" | "is" | "ms" | "mr" | "mrs")
                && matches!(self.gap(index), " " | ". ")
            {
                index += 1;
                let Some(after_it) = self.words.get(index) else { continue };
                next = after_it;
            }
            // son marcus called: no other word is written so.
            let small = next.case == Case::Lower
                && next.given
                && !next.everyday
                && !next.listed
                && next.range.len() >= 3
                && gap == " ";
            if small {
                let written = self.written(next);
                let length = written.strip_suffix("'s").map_or(written.len(), str::len);
                let range = next.range.start..next.range.start + length;
                marks.push(Mark::likely(range, Kind::Name, Why::Family));
                continue;
            }
            let named = next.is_capital()
                && !self.is_stop(index)
                && (!next.everyday
                    || next.given && next.case == Case::Title
                    || self.is_spoken_of(&word, index))
                && (!self.is_term(index) || self.is_there(index))
                && (!next.listed || next.given || next.surname || !gap.contains(':'))
                && !(next.case == Case::Upper && next.range.len() <= 4 && !next.given);
            let spoken_of = self.is_spoken_of(&word, index);
            if named && let Some(range) = self.forward(index, spoken_of || self.is_there(index)) {
                self.siblings(range.end, marks);
                marks.push(Mark::likely(range, Kind::Name, Why::Family));
            }
        }
    }

    /// Venkatalakshmi K. w/o Kumaresan: wife, son or daughter of whom.
    pub(super) fn related(&self, marks: &mut Vec<Mark>) {
        static OF: LazyLock<Regex> = LazyLock::new(|| pattern(" [wsdWSD]/[oO]:? "));
        for found in OF.find_iter(self.text) {
            let index = self.index_at(found.end());
            let capital = |at: usize| {
                self.words
                    .get(at)
                    .is_some_and(|word| word.is_capital() || word.case == Case::Initial)
            };
            let beside = index > 1 && self.words[index - 1].range.start > found.start();
            let whose = index.checked_sub(if beside { 3 } else { 1 }).is_some_and(capital);
            let named = self.words.get(index).is_some_and(|word| {
                word.range.start == found.end() && word.case == Case::Title && !word.everyday
            });
            if whose
                && named
                && let Some(range) = self.forward(index, true)
            {
                marks.push(Mark::likely(range, Kind::Name, Why::Family));
            }
        }
    }

    /// daughter Loretta present: where she is, and no sign of hers.
    fn is_there(&self, index: usize) -> bool {
        !self.words[index].eponym
            && self.words.get(index + 1).is_some_and(|next| {
                matches!(self.written(next), "present" | "cell" | "absent" | "number" | "line")
            })
    }

    /// sons Hollis & Bao; Ayanda 8 and Lwazi 3: who follows the first.
    fn siblings(&self, mut end: usize, marks: &mut Vec<Mark>) {
        static AND: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "^(?P<a> ?\\(?[0-9]{1,2} ?(?:yo?|m|mo|yrs?)?\\)?)?(?:, and |, & | and | & | \\+ |(?P<c>, ))",
            )
        });
        while let Some(joint) = captured(&AND, &self.text[end..]) {
            let at = end + joint.get(0).map_or(0, |all| all.end());
            let index = self.index_at(at);
            let Some(word) = self.words.get(index).filter(|word| word.range.start == at) else {
                return;
            };
            let listed = joint.name("c").is_none() || joint.name("a").is_some() || word.given;
            let named = word.case == Case::Title && (!word.everyday || word.given);
            if !(named && listed) || word.eponym || self.is_stop(index) {
                return;
            }
            end = word.range.end;
            marks.push(Mark::likely(word.range.clone(), Kind::Name, Why::Family));
        }
    }

    /// wife Dot: a capital within a sentence, straight behind a relative in small letters.
    fn is_spoken_of(&self, relative: &Range<usize>, index: usize) -> bool {
        let word = &self.words[index];
        // Daughter Felicity keen: at the head of a sentence that goes on in small letters.
        let front = self.text[..relative.start].trim_end_matches(' ');
        let heads = (front.is_empty() || front.ends_with(['.', '\n', ';', '-']))
            && self.gap(index) == " "
            && self.words.get(index + 1).is_some_and(|next| next.case == Case::Lower);
        let small = heads || self.text[relative.clone()].chars().all(|c| !c.is_uppercase());
        let beside = self.text[relative.end..word.range.start] == *" ";
        small && beside && word.case == Case::Title && !word.eponym && word.range.len() >= 3
    }
}
