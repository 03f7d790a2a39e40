//! Names by how they are written: “Last, First”, two names side by side, a word that no list knows, in
//! small letters, in quotes, beneath a closing.

use super::super::super::page::Page;
use super::super::super::pattern::{lead, pattern, segment};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::words::EN;
use super::super::reader::{PARTICLES, Reader};
use super::super::word::{Case, Word};
use regex::Regex;
use std::sync::LazyLock;

/// A number of a score or a measure, no age.
static SCORED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ (?:[0-9]{1,2}(?:\\.[0-9])?(?:[.;)]|/[0-9]| (?:mm|cm|both|bilat|pts?|points)(?-u:\\b))|good|fair|poor|neg|pos|normal|nl(?-u:\\b))",
    )
});

/// Katz ADL, Murray score: what a name counts. A bare number may be the age of someone on a list.
pub(in super::super::super) fn is_score(name: &str, rest: &str) -> bool {
    let kinds = ["score", "ADL", "IADL", "scale", "index", "criteria"];
    let rest = rest.trim_start_matches(' ');
    EN.list("scores").has(name) && kinds.iter().any(|word| rest.starts_with(word))
}

/// Things called by whoever made them. What is done to someone, a biopsy or a colonoscopy, stands behind the names of
/// patients as well.
pub(in super::super::super) fn is_thing(word: &str) -> bool {
    matches!(word, "bougie" | "nomogram" | "chopper" | "perforators" | "gag" | "stapler")
}

impl Reader<'_> {
    pub(super) fn inverted(&self, marks: &mut Vec<Mark>) {
        for index in 0..self.words.len() {
            let capitals =
                |index: usize| self.words.get(index).is_some_and(|word| word.case == Case::Upper);
            // TURNBULL,OTIS RAY, as some systems print names.
            if self.gap(index) == "," && capitals(index) && self.inverts(index) && self.opens(index)
            {
                let first = self.forward(index + 1, true);
                let end = first.map_or(self.words[index + 1].range.end, |range| range.end);
                let range = self.words[index].range.start..end;
                marks.push(Mark::likely(range, Kind::Name, self.by_lists(index + 1, index)));
            }
            // Kocher, Babcock, Kelly: instruments in a row.
            let listed = self.words[index].eponym && !self.opens(index);
            if self.gap(index) == ", "
                && !listed
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
                let why = self.by_lists(index + 1, index);
                marks.push(Mark::likely(start..range.end, Kind::Name, why));
            }
        }
    }

    /// Millhaven, OH is a town.
    fn is_place(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.case == Case::Upper && word.range.len() == 2)
    }

    /// Given name and surname side by side, either by the lists.
    pub(super) fn pairs(&self, marks: &mut Vec<Mark>) {
        for index in 0..self.words.len().saturating_sub(1) {
            let (one, two) = (&self.words[index], &self.words[index + 1]);
            let led = one.case == Case::Initial
                && two.case == Case::Title
                && (two.surname || two.is_unknown())
                && (!two.eponym
                    || self.is_by(index)
                    || self.gap(index) == ". " && (two.surname || two.given))
                && !self.is_stop(index + 1)
                && !self.is_term(index + 1)
                && self.is_led(index);
            if led && let Some(range) = self.forward(index, true) {
                marks.push(Mark::likely(range, Kind::Name, Why::List));
                continue;
            }
            let initial = two.case == Case::Initial
                && self.words.get(index + 2).is_some_and(|word| {
                    let irish = self.written(two) == "Ó";
                    word.is_capital() && (word.surname || word.is_unknown() || irish)
                })
                && matches!(self.gap(index + 1), " " | ". ");
            // Rosheen Quarmby Band 7, as staff of the NHS sign.
            let graded = self.gap(index) == " "
                && [one, two].iter().all(|word| word.is_unknown() && word.case == Case::Title)
                && self.text[two.range.end..].trim_start_matches([',', ' ']).starts_with("Band ");
            if graded {
                let range = one.range.start..two.range.end;
                marks.push(Mark::likely(range, Kind::Name, Why::Position));
                continue;
            }
            // Rosalind "Posy" Fane.
            let nicknamed = self.gap(index) == " \"" && one.given && one.case == Case::Title;
            if nicknamed && let Some(range) = self.forward(index, true) {
                marks.push(Mark::likely(range, Kind::Name, Why::List));
                continue;
            }
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
            // Thomas Birkenshaw, who is called like a splint.
            let splint = one.given
                && one.eponym
                && one.case == Case::Title
                && last.case == Case::Title
                && last.is_unknown();
            let sure = known
                || one.given && !one.everyday && !one.eponym && surname
                || one.given && one.case == Case::Title && !one.listed && last.surname
                || one.is_unknown()
                    && one.case == Case::Title
                    && last.is_name()
                    && last.case == Case::Title
                || splint
                || one.case == Case::Initial
                    && surname
                    && last.case == Case::Title
                    && !last.eponym
                    && (self.gap(index).starts_with('.'));
            if sure
                && (!one.eponym || splint)
                && (!last.eponym || one.given)
                && let Some(range) = self.forward(index, true)
            {
                marks.push(Mark::likely(range, Kind::Name, self.by_lists(index, at)));
            }
        }
    }

    /// What two names stand together by. No eponym is written with a given name but Le Fort; Han Chinese are a people.
    fn by_lists(&self, given: usize, surname: usize) -> Why {
        let (first, last) = (&self.words[given], &self.words[surname]);
        let (one, two) = (self.lower(first), self.lower(last));
        let initial = first.case == Case::Initial && last.case == Case::Title && last.surname;
        let whole = (first.given || first.is_unknown())
            && (last.surname || last.is_unknown())
            && first.case == last.case;
        let both = (initial || whole)
            && !PARTICLES.contains(&one.as_str())
            && !EN.list("regions").has(&two);
        if both { Why::FullName } else { Why::List }
    }

    /// Authorised by J Corrigan, E-signed A. Cheyne: what someone did is no sign, however they are called.
    fn is_by(&self, index: usize) -> bool {
        let ahead = lead(self.text, self.words[index].range.start, 12).to_lowercase();
        ahead.ends_with("ed by") || ahead.ends_with("signed") || ahead.ends_with("signed:")
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
        let role = EN.list("roles").has(&word) || EN.list("hands").has(&word);
        dotted && (says.contains(&word.as_str()) || role || heads)
    }

    /// mikayla rn: a given name in small letters that is no other word, before what it is.
    pub(super) fn small(&self, marks: &mut Vec<Mark>) {
        for (index, word) in self.words.iter().enumerate() {
            let titled = self.gap(index) == " "
                && self.words.get(index + 1).is_some_and(|next| {
                    matches!(
                        self.written(next),
                        "rn" | "lpn" | "np" | "md" | "cna" | "crna" | "rt" | "pa"
                    )
                })
                || self.signs(index);
            let name =
                word.case == Case::Lower && word.given && !word.listed && word.range.len() >= 3;
            if titled && name {
                marks.push(Mark::likely(word.range.clone(), Kind::Name, Why::Title));
            }
            // k. obrien, cna
            let front = &self.text[..word.range.start];
            let initial =
                front.strip_suffix(". ").or(front.strip_suffix('.')).is_some_and(|front| {
                    front.ends_with(|c: char| c.is_ascii_lowercase())
                        && !front[..front.len() - 1].ends_with(|c: char| c.is_alphanumeric())
                });
            let staff = lead(self.text, word.range.start, 8)
                .rsplit(['\n', ' '])
                .nth(1)
                .is_some_and(|role| matches!(role, "rn" | "dr" | "np" | "md" | "pa" | "lpn"));
            let surname =
                word.case == Case::Lower && (word.surname || staff) && !word.listed && !word.eponym;
            if initial && surname && word.range.len() >= 4 {
                let start = front.trim_end_matches(['.', ' ']).len() - 1;
                marks.push(Mark::likely(start..word.range.end, Kind::Name, Why::List));
            }
            if name && !word.eponym {
                self.written_small(index, marks);
            }
            // hussain, tariq
            let last = word.case == Case::Lower && word.surname && !word.listed && !word.eponym;
            let first = self.words.get(index + 1).filter(|first| {
                self.gap(index) == ", "
                    && first.case == Case::Lower
                    && first.given
                    && !first.listed
                    && first.range.len() >= 3
            });
            if let Some(first) = first.filter(|_| last && word.range.len() >= 3) {
                let range = word.range.start..first.range.end;
                marks.push(Mark::likely(range, Kind::Name, Why::List));
            }
        }
    }

    /// patch 12 R upper chest sunita / …: whoever did it, behind what was done.
    fn signs(&self, index: usize) -> bool {
        let word = &self.words[index];
        let behind = &self.text[word.range.end..];
        word.range.len() >= 5
            && !word.eponym
            && !word.surname
            && behind.starts_with(" /")
            && self.text[..word.range.start].ends_with(' ')
    }

    /// elijah stonewall, from tasha: a given name in small letters with a surname behind it, or behind a
    /// word that leads to a person.
    fn written_small(&self, index: usize, marks: &mut Vec<Mark>) {
        const LEADS: [&str; 25] = [
            "by", "from", "to", "with", "w", "per", "hi", "thx", "thanks", "ask", "tell", "told",
            "called", "paged", "updated", "notified", "its", "for", "w/", "hey", "cc", "witness",
            "scribe", "signed", "carer",
        ];
        let word = &self.words[index];
        let next = self.words.get(index + 1).filter(|next| {
            self.gap(index) == " "
                && next.case == Case::Lower
                && next.surname
                && !next.listed
                && next.range.len() >= 3
        });
        let led = word.range.len() >= 4
            && index > 0
            && self.gap(index - 1) == " "
            && LEADS.contains(&self.written(&self.words[index - 1]));
        let end = next.map(|next| next.range.end).or(led.then_some(word.range.end));
        if let Some(end) = end {
            marks.push(Mark::likely(word.range.start..end, Kind::Name, Why::List));
        }
    }

    /// "Kofi": a word in quotes that no list knows.
    pub(super) fn quoted(&self, marks: &mut Vec<Mark>) {
        for word in self.words.iter().filter(|word| word.case == Case::Title && !word.eponym) {
            let front = &self.text[..word.range.start];
            let quotes = front.ends_with(" \"") && self.text[word.range.end..].starts_with('"');
            if quotes && (word.is_unknown() || word.is_name()) {
                marks.push(Mark::likely(word.range.clone(), Kind::Name, Why::Form));
            }
        }
    }

    /// A name by itself: by the lists and not within a term; or a word no list knows.
    pub(super) fn alone(&self, marks: &mut Vec<Mark>) {
        for (index, word) in self.words.iter().enumerate() {
            let upper = word.case == Case::Upper && word.range.len() >= 5 && word.is_name();
            if word.case != Case::Title && !upper
                || word.eponym
                || self.is_term(index)
                || self.is_stop(index)
                || word.range.len() < 3
                || EN.list("regions").has(&self.lower(word))
            {
                continue;
            }
            // Clark III: a level.
            let level = self.gap(index) == " "
                && self.words.get(index + 1).is_some_and(|next| {
                    matches!(self.written(next), "I" | "II" | "III" | "IV" | "V" | "VI")
                })
                && !(index > 0 && self.words[index - 1].given && self.gap(index - 1) == " ");
            if level {
                continue;
            }
            // Fulkerson: a method by whoever found it.
            if self.is_method(index) {
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
            // GARZA L, in a list.
            let letter = self.words.get(index + 1).filter(|next| {
                upper
                    && self.opens_row(index)
                    && self.gap(index) == " "
                    && next.case == Case::Initial
            });
            let initial =
                initial.map(|next| next.range.end + 1).or(letter.map(|next| next.range.end));
            let end = match initial {
                _ if possessive => word.range.end - 2,
                Some(end) => end,
                None => word.range.end,
            };
            let range = word.range.start..end;
            // Return with Fitzwilliam or me: whom one is named with is a person.
            let beside_me = [" or me", " or myself", " and me", " and I"]
                .iter()
                .any(|me| self.text[word.range.end..].starts_with(me));
            // Hertel 16 mm, Kramer 2: a score by whoever made it.
            let scored = !possessive
                && (SCORED.is_match(&self.text[word.range.end..]) || self.is_used(index));
            if !scored && (word.is_name() || word.is_unknown() && beside_me) {
                marks.push(Mark::likely(range, Kind::Name, Why::List));
            } else if scored || word.is_unknown() {
                marks.push(Mark::doubtful(range, Kind::Name, Why::List));
            }
        }
    }

    /// Maloney bougie, Hartford nomogram
    fn is_used(&self, index: usize) -> bool {
        self.gap(index) == " "
            && self.words.get(index + 1).is_some_and(|next| is_thing(self.written(next)))
    }

    /// The name of a score before its number, or of an operation or device.
    fn is_method(&self, index: usize) -> bool {
        let lower = self.lower(&self.words[index]);
        let rest = &self.text[self.words[index].range.end..];
        EN.list("methods").has(&lower) || self.is_of_method(index) || is_score(&lower, rest)
    }

    /// Bolton ratio, Symons and Fanning grade, Walker-Murdoch wrist sign: what stands behind tells a method.
    fn is_of_method(&self, index: usize) -> bool {
        const TELLING: [&str; 8] =
            ["sign", "test", "score", "grade", "index", "criteria", "classification", "technique"];
        let lower = |at: usize| {
            let word = self.words.get(at).filter(|word| word.case == Case::Lower)?;
            Some(self.written(word))
        };
        let method = |at: usize| {
            lower(at).is_some_and(|word| {
                EN.list("method-tails").has(word)
                    || EN.list("eponym-tails").has(word) && word != "present"
            })
        };
        let joined = |at: usize| matches!(self.gap(at), " " | "-");
        let beside = joined(index) && method(index + 1);
        let between = joined(index)
            && joined(index + 1)
            && lower(index + 1).is_some()
            && lower(index + 2).is_some_and(|word| TELLING.contains(&word));
        let (and, comma) =
            (self.gap(index) == " " && lower(index + 1) == Some("and"), self.gap(index) == ", ");
        let second = index + 1 + usize::from(and);
        let both = (and && self.gap(index + 1) == " " || comma)
            && self.words.get(second).is_some_and(|word| word.case == Case::Title)
            && joined(second)
            && method(second + 1);
        beside || between || both
    }

    /// First on its line, but for a time, a room or a number.
    fn opens_row(&self, index: usize) -> bool {
        let line = lead(self.text, self.words[index].range.start, 12);
        line.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ':' | '.' | ')' | '|' | '-'))
    }

    /// LAST^FIRST^MIDDLE.
    pub(super) fn carets(&self, page: &Page<'_>, marks: &mut Vec<Mark>) {
        static PN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "[A-Za-z][A-Za-z' -]{0,30}\\^{1,2}[A-Za-z][A-Za-z' -]{0,30}(?:\\^[A-Za-z]{1,20})?",
            )
        });
        let mut told = segment::told(&page.views).into_iter().peekable();
        for found in PN.find_iter(self.text) {
            // The place of a field in a segment may say what it is.
            while told.next_if(|field| field.end <= found.start()).is_some() {}
            if told.peek().is_some_and(|field| field.contains(&found.start())) {
                continue;
            }
            let head = lead(self.text, found.start(), 40).to_lowercase();
            let known = found.as_str().split('^').any(|part| {
                page.dictionary.everyday.contains(&part.to_lowercase())
                    && !page.dictionary.surnames.contains(&part.to_lowercase())
            });
            // ORU^R01: the kind of a message.
            if self.text[found.end()..].starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let named = ["name", "physician", "patient", "operator", "ref", "md", "by"]
                .iter()
                .any(|word| head.contains(word));
            if named || !known && !head.contains("description") && !head.contains("protocol") {
                marks.push(Mark::certain(found.range(), Kind::Name, Why::Form));
            }
        }
    }

    /// The line after a closing: Yours sincerely, …
    pub(super) fn closings(&self, marks: &mut Vec<Mark>) {
        static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                "(?i:(?:yours (?:sincerely|faithfully|truly)|sincerely|(?:kind|best|warm|with kind)? ?regards|best wishes|fondly|warmly|cordially|ta muchly|ta|thanks|thank you|thx|cheers|signed|respectfully)[,.!:]{0,2}) ?\n+ ?(?:[pP]\\.?[pP]\\.? )?",
            )
        });
        // Kind regards, Humphrey
        static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
            pattern("(?i:regards|sincerely|faithfully|best wishes|thanks|cheers|thx),? {1,2}[A-Z]")
        });
        for found in BESIDE.find_iter(self.text) {
            let index = self.index_at(found.end() - 1);
            let signed = self.words.get(index).is_some_and(|word| {
                let ends = self.ends_line(word);
                // J. Isherwood, whose surname may be a word or a term too.
                let next = self.words.get(index + 1).filter(|_| self.gap(index) == ". ");
                let initial = word.case == Case::Initial
                    && next.is_some_and(|next| next.case == Case::Title && self.ends_line(next));
                let named = word.given || word.is_unknown() || word.surname;
                initial || word.case == Case::Title && named && (ends || word.is_name())
            });
            if signed && let Some(range) = self.forward(index, true) {
                marks.push(Mark::likely(range, Kind::Name, Why::Position));
            }
        }
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

    /// Whether nothing but a stop stands behind a word in its line.
    fn ends_line(&self, word: &Word) -> bool {
        let behind = self.text[word.range.end..].trim_start_matches(['.', ' ']);
        behind.is_empty() || behind.starts_with('\n')
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
        self.initials(marks);
    }

    /// CP RN at the end of a line, JB at the end of a note: who wrote it, by two or three letters.
    fn initials(&self, marks: &mut Vec<Mark>) {
        let text = self.text.trim_end();
        for (index, word) in self.words.iter().enumerate() {
            if word.case != Case::Upper
                || !(2..=3).contains(&word.range.len())
                || !self.text[word.range.clone()].is_ascii()
                || word.listed
                || self.is_stop(index)
                || self.is_credential(index)
                || EN.list("wards").has(&self.lower(word))
            {
                continue;
            }
            let front = &self.text[..word.range.start];
            let apart = front.ends_with("  ")
                || front.ends_with(['\n', '\t', '/'])
                || front.ends_with("- ");
            let done = ["by ", "reviewed ", "signed ", "checked ", "initials "]
                .iter()
                .any(|word| front.ends_with(word));
            let credential = matches!(self.gap(index), " " | ", ")
                && self.is_credential(index + 1)
                && self.words.get(index + 1).is_some_and(|next| {
                    let rest = self.text[next.range.end..].trim_start_matches(['.', ' ']);
                    rest.is_empty() || rest.starts_with('\n')
                });
            let last = word.range.end == text.len() && apart && text.contains('\n');
            if credential && (apart || done) || last {
                marks.push(Mark::likely(word.range.clone(), Kind::Name, Why::Position));
            }
        }
    }
}
