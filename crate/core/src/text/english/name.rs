//! Names in English notes: after a label, a role or a title, before credentials, beside a relative,
//! as “Last, First”, and where given name and surname stand side by side.

use super::super::page::Page;
use super::super::pattern::{after, before, lead, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::words::{EN, List};
use super::reader::{PARTICLES, Reader};
use super::word::{Case, Word};
use regex::Regex;
use std::sync::LazyLock;

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let reader = Reader { text: page.text, words: page.english() };
    reader.labelled(marks);
    reader.titled(marks);
    reader.credentials(marks);
    reader.relatives(marks);
    reader.inverted(marks);
    reader.pairs(marks);
    reader.alone(marks);
    reader.small(marks);
    reader.quoted(marks);
    reader.carets(page, marks);
    reader.closings(marks);
}

/// Emily Watanabe in a Japanese note: two names by the lists, and words of no language.
pub(in super::super) fn within_japanese(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let reader = Reader { text: page.text, words: page.english() };
    for (index, pair) in reader.words.windows(2).enumerate() {
        let [one, two] = pair else { continue };
        let fits = |word: &Word| word.case == Case::Title && !word.listed && !word.eponym;
        if reader.gap(index) == " "
            && (fits(one) && one.given)
            && (fits(two) && two.surname)
            && !reader.is_term(index + 1)
            && let Some(range) = reader.forward(index, true)
        {
            marks.push(Mark::likely(range, Kind::Name, Why::List));
        }
    }
}

/// What is looked at with magnetic resonance, MR for short.
const REGIONS: [&str; 14] = [
    "BRAIN", "HEAD", "NECK", "SPINE", "CHEST", "ABDOMEN", "PELVIS", "KNEE", "HIP", "SHOULDER",
    "ANKLE", "WRIST", "ORBITS", "ANGIO",
];

impl Reader<'_> {
    fn labels(&self, list: &List, marks: &mut Vec<Mark>, why: Why) {
        for label in list.all(self.text) {
            let joined =
                |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '\'');
            if joined(before(self.text, label.start)) || joined(after(self.text, label.end)) {
                continue;
            }
            let rest = &self.text[label.end..];
            let gap: String = rest
                .chars()
                .take_while(|c| {
                    matches!(c, ' ' | ':' | '=' | '/' | '#' | '.' | '"' | '(' | '\t' | '*')
                })
                .take(6)
                .collect();
            if gap.is_empty() || gap.contains('(') && gap.contains(':') {
                continue;
            }
            let colon = gap.contains([':', '=', '\t']);
            // “due to”, “from”: as labels they have a colon.
            let phrase = matches!(
                &*self.text[label.clone()].to_lowercase(),
                "this is"
                    | "my name is"
                    | "id'd as"
                    | "known as"
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
            let person = spoken && word.eponym && self.is_person(index, service);
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
            let initial = word.case == Case::Initial && (self.gap(index).starts_with(['.', ' ']));
            let at_start = lead(self.text, label.start, 4).is_empty()
                || before(self.text, label.start)
                    .is_some_and(|c| matches!(c, '(' | '/' | '|' | '\t' | ' '));
            let strict = colon && at_start && (!word.everyday || self.name_field(index));
            if (skip == 1
                || greeted
                || plain && !(word.everyday && !colon && !self.goes_on_as_name(index))
                || strict && (word.is_capital() || initial)
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
        let ends = gap.is_empty() || gap.starts_with([',', '.', ';', ')', '\n']) || gap == " (";
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

    fn labelled(&self, marks: &mut Vec<Mark>) {
        self.labels(EN.list("name-labels"), marks, Why::Label);
        self.labels(EN.list("roles"), marks, Why::Role);
    }

    fn titled(&self, marks: &mut Vec<Mark>) {
        for (index, title) in self.words.iter().enumerate() {
            let lower = self.lower(title);
            if !EN.list("titles").has(&lower)
                || title.case == Case::Lower
                    && matches!(
                        lower.as_str(),
                        "pt" | "patient"
                            | "father"
                            | "sister"
                            | "brother"
                            | "nurse"
                            | "officer"
                            | "judge"
                            | "miss"
                            | "master"
                            | "lady"
                            | "lord"
                            | "lt"
                            | "fr"
                    )
            {
                continue;
            }
            let gap = self.gap(index);
            if !matches!(gap, " " | ". " | "." | ".  ") {
                continue;
            }
            let Some(word) = self.words.get(index + 1) else { continue };
            let weak = matches!(
                lower.as_str(),
                "pt" | "patient"
                    | "father"
                    | "sister"
                    | "brother"
                    | "nurse"
                    | "officer"
                    | "judge"
                    | "doctor"
                    | "miss"
                    | "master"
            );
            // Elm Dr Suite 4; a street is no doctor.
            let street = lower == "dr"
                && index > 0
                && self.text[..title.range.start].ends_with(' ')
                && lead(self.text, title.range.start, 24)
                    .split(' ')
                    .any(|part| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty())
                && self.words[index - 1].case == Case::Title;
            // MR BRAIN: a scan, where everything is in capitals.
            let scan =
                lower == "mr" && title.case == Case::Upper && REGIONS.contains(&self.written(word));
            let named = word.is_capital()
                && !scan
                && !(weak
                    && (word.everyday || self.is_term(index + 1) || word.listed && !word.given))
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
                if let Some(range) = self.forward(index + 1, true) {
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

    /// Drs. Amari, Birch and Lindqvist: who follows the first.
    fn others(&self, mut end: usize, marks: &mut Vec<Mark>) {
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
    fn credentials(&self, marks: &mut Vec<Mark>) {
        for index in 1..self.words.len() {
            if !self.is_credential(index) || self.words[index].case == Case::Lower {
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
                let fits = word.is_capital()
                    && !self.is_stop(start - 1)
                    && !(word.everyday && !word.surname && !word.given)
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

    fn relatives(&self, marks: &mut Vec<Mark>) {
        for word in EN.list("family").all(self.text) {
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
                && !self.is_term(index)
                && !(next.case == Case::Upper && next.range.len() <= 4 && !next.given);
            let spoken_of = self.is_spoken_of(&word, index);
            if named && let Some(range) = self.forward(index, spoken_of) {
                let mut end = range.end;
                // sons Hollis & Bao: the second of a pair.
                let follow = self.index_at(end);
                if matches!(
                    &self.text[end..self.words.get(follow).map_or(end, |word| word.range.start)],
                    " & " | " and "
                ) || self.words.get(follow).is_some_and(|word| self.written(word) == "and")
                {
                    let second = follow
                        + usize::from(
                            self.words.get(follow).is_some_and(|word| self.written(word) == "and"),
                        );
                    if let Some(more) =
                        self.words.get(second).filter(|word| word.is_capital() && !word.everyday)
                    {
                        marks.push(Mark::likely(more.range.clone(), Kind::Name, Why::Family));
                        end = range.end;
                    }
                }
                marks.push(Mark::likely(range.start..end, Kind::Name, Why::Family));
            }
        }
    }

    /// wife Dot: a capital within a sentence, straight behind a relative in small letters.
    fn is_spoken_of(&self, relative: &std::ops::Range<usize>, index: usize) -> bool {
        let word = &self.words[index];
        let small = self.text[relative.clone()].chars().all(|c| !c.is_uppercase());
        let beside = self.text[relative.end..word.range.start] == *" ";
        small && beside && word.case == Case::Title && !word.eponym && word.range.len() >= 3
    }

    fn inverted(&self, marks: &mut Vec<Mark>) {
        for index in 0..self.words.len() {
            let capitals =
                |index: usize| self.words.get(index).is_some_and(|word| word.case == Case::Upper);
            // TURNBULL,OTIS RAY, as some systems print names.
            if self.gap(index) == "," && capitals(index) && self.inverts(index) && self.opens(index)
            {
                let first = self.forward(index + 1, true);
                let end = first.map_or(self.words[index + 1].range.end, |range| range.end);
                let range = self.words[index].range.start..end;
                marks.push(Mark::likely(range, Kind::Name, Why::List));
            }
            if self.gap(index) == ", "
                && self.inverts(index)
                && !self.is_place(index + 1)
                && let Some(range) = self.forward(index, true)
            {
                let mut start = range.start;
                // de la Fontaine, J: particles before.
                let mut at = index;
                while at > 0
                    && PARTICLES.contains(&self.lower(&self.words[at - 1]).as_str())
                    && self.gap(at - 1) == " "
                {
                    at -= 1;
                    start = self.words[at].range.start;
                }
                marks.push(Mark::likely(start..range.end, Kind::Name, Why::List));
            }
        }
    }

    /// Millhaven, OH is a town.
    fn is_place(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.case == Case::Upper && word.range.len() == 2)
    }

    /// Given name and surname side by side, either by the lists.
    fn pairs(&self, marks: &mut Vec<Mark>) {
        for index in 0..self.words.len().saturating_sub(1) {
            let (one, two) = (&self.words[index], &self.words[index + 1]);
            let led = one.case == Case::Initial
                && two.case == Case::Title
                && two.surname
                && !two.eponym
                && !self.is_stop(index + 1)
                && !self.is_term(index + 1)
                && self.is_led(index);
            if led && let Some(range) = self.forward(index, true) {
                marks.push(Mark::likely(range, Kind::Name, Why::List));
                continue;
            }
            let initial = two.case == Case::Initial
                && self
                    .words
                    .get(index + 2)
                    .is_some_and(|word| word.is_capital() && (word.surname || word.is_unknown()))
                && matches!(self.gap(index + 1), " " | ". ");
            if self.gap(index) != " "
                && !(one.case == Case::Initial && matches!(self.gap(index), ". " | "."))
                || !(one.is_capital() || one.case == Case::Initial)
                || self.is_stop(index) && one.case != Case::Initial
                || self.is_stop(index + 1) && two.case != Case::Initial
            {
                continue;
            }
            // Grace M. Okafor, A. R. Castellanos.
            let at = if initial { index + 2 } else { index + 1 };
            let last = &self.words[at];
            if !last.is_capital()
                || one.case == Case::Upper && last.case != Case::Upper
                || self.is_term(at)
                || last.eponym && one.eponym
            {
                continue;
            }
            let surname = last.surname && !last.everyday || last.is_unknown();
            let known = one.given && one.case == last.case && last.is_name() && !last.eponym;
            let sure = known
                || one.given && !one.everyday && !one.eponym && surname
                || one.given && one.case == Case::Title && !one.listed && last.surname
                || one.is_unknown()
                    && one.case == Case::Title
                    && last.is_name()
                    && last.case == Case::Title
                || one.case == Case::Initial
                    && surname
                    && last.case == Case::Title
                    && !last.eponym
                    && (self.gap(index).starts_with('.'));
            if sure
                && !(one.eponym || last.eponym && !one.given)
                && let Some(range) = self.forward(index, true)
            {
                marks.push(Mark::likely(range, Kind::Name, Why::List));
            }
        }
    }

    /// An initial behind a word that leads to a person, or at the head of an entry: by K. Strand.
    fn is_led(&self, index: usize) -> bool {
        let front = &self.text[..self.words[index].range.start];
        let dotted = self.gap(index).starts_with(['.', ' ']) && self.gap(index).len() <= 2;
        let word = lead(self.text, self.words[index].range.start, 12);
        let word = word.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
        let says = [
            "by", "per", "with", "w/", "from", "and", "&", "dr", "dr.", "mr", "ms", "mrs", "prof",
            "to",
        ];
        let heads = front.ends_with("; ")
            || front.ends_with(": ")
            || front.ends_with(['/', '\n', '(', '\t', '|']);
        dotted && (says.contains(&word.as_str()) || heads)
    }

    /// mikayla rn: a given name in small letters that is no other word, before what it is.
    fn small(&self, marks: &mut Vec<Mark>) {
        for (index, word) in self.words.iter().enumerate() {
            let titled = self.gap(index) == " "
                && self.words.get(index + 1).is_some_and(|next| {
                    matches!(
                        self.written(next),
                        "rn" | "lpn" | "np" | "md" | "cna" | "crna" | "rt" | "pa"
                    )
                });
            let name =
                word.case == Case::Lower && word.given && !word.listed && word.range.len() >= 3;
            if titled && name {
                marks.push(Mark::likely(word.range.clone(), Kind::Name, Why::Title));
            }
        }
    }

    /// "Kofi": a word in quotes that no list knows.
    fn quoted(&self, marks: &mut Vec<Mark>) {
        for word in self.words.iter().filter(|word| word.case == Case::Title && !word.eponym) {
            let front = &self.text[..word.range.start];
            let quotes = front.ends_with(" \"") && self.text[word.range.end..].starts_with('"');
            if quotes && (word.is_unknown() || word.is_name()) {
                marks.push(Mark::likely(word.range.clone(), Kind::Name, Why::Form));
            }
        }
    }

    /// A name by itself: by the lists and not within a term; or a word no list knows.
    fn alone(&self, marks: &mut Vec<Mark>) {
        for (index, word) in self.words.iter().enumerate() {
            let upper = word.case == Case::Upper && word.range.len() >= 5 && word.is_name();
            if word.case != Case::Title && !upper
                || word.eponym
                || self.is_term(index)
                || self.is_stop(index)
                || word.range.len() < 3
            {
                continue;
            }
            // Disch: what stands before a colon is a heading.
            if self.text[word.range.end..].starts_with(':') {
                continue;
            }
            let possessive = self.written(word).ends_with("'s");
            // Priya S.
            let initial = self.words.get(index + 1).filter(|next| {
                self.gap(index) == " "
                    && next.case == Case::Initial
                    && self.text[next.range.end..].starts_with('.')
            });
            let end = match initial {
                _ if possessive => word.range.end - 2,
                Some(initial) => initial.range.end + 1,
                None => word.range.end,
            };
            let range = word.range.start..end;
            // Return with Fitzwilliam or me: whom one is named with is a person.
            let beside_me = [" or me", " or myself", " and me", " and I"]
                .iter()
                .any(|me| self.text[word.range.end..].starts_with(me));
            if word.is_name() || word.is_unknown() && beside_me {
                marks.push(Mark::likely(range, Kind::Name, Why::List));
            } else if word.is_unknown() {
                marks.push(Mark::doubtful(range, Kind::Name, Why::List));
            }
        }
    }

    /// LAST^FIRST^MIDDLE.
    fn carets(&self, page: &Page<'_>, marks: &mut Vec<Mark>) {
        static PN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "[A-Za-z][A-Za-z' -]{0,30}\\^{1,2}[A-Za-z][A-Za-z' -]{0,30}(?:\\^[A-Za-z]{1,20})?",
            )
        });
        for found in PN.find_iter(self.text) {
            let head = lead(self.text, found.start(), 40).to_lowercase();
            let known = found.as_str().split('^').any(|part| {
                page.dictionary.everyday.contains(&part.to_lowercase())
                    && !page.dictionary.surnames.contains(&part.to_lowercase())
            });
            let named = ["name", "physician", "patient", "operator", "ref", "md", "by"]
                .iter()
                .any(|word| head.contains(word));
            if named || !known && !head.contains("description") && !head.contains("protocol") {
                marks.push(Mark::certain(found.range(), Kind::Name, Why::Form));
            }
        }
    }

    /// The line after a closing: Yours sincerely, …
    fn closings(&self, marks: &mut Vec<Mark>) {
        static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "(?i:(?:yours (?:sincerely|faithfully|truly)|sincerely|(?:kind|best|warm|with kind)? ?regards|best wishes|thanks|thank you|thx|cheers|signed|respectfully)[,.!:]{0,2}) ?\n+ ?",
            )
        });
        for found in CLOSING.find_iter(self.text) {
            let index = self.index_at(found.end());
            if self.words.get(index).is_some_and(|word| {
                word.range.start == found.end() && (word.is_capital() || word.case == Case::Initial)
            }) && let Some(range) = self.forward(index, true)
            {
                marks.push(Mark::likely(range, Kind::Name, Why::Position));
            }
        }
        self.signature(marks);
    }

    /// A given name that is all of the last line.
    fn signature(&self, marks: &mut Vec<Mark>) {
        let text = self.text.trim_end();
        let line = text.rfind('\n').map_or(text.len(), |end| end + 1);
        let index = self.index_at(line);
        let alone = self.words.get(index).is_some_and(|word| {
            let written = text[line..].trim_start_matches(['-', ' ']);
            written == self.written(word)
                && word.case == Case::Title
                && (word.given || word.is_unknown() && word.range.len() <= 10)
                && !word.eponym
        });
        if alone {
            marks.push(Mark::likely(self.words[index].range.clone(), Kind::Name, Why::Position));
        }
    }
}
