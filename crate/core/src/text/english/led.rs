//! Who and where, by the word that leads there: JMO Tinker, Sr. Jancy and Yadaiah, fell on Bitterroot 3, at The
//! Maltings.

use super::super::page::Page;
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use super::super::words::EN;
use super::reader::Reader;
use super::word::Case;
use crate::date::MONTHS;
use std::sync::LazyLock;

/// Staff by the letters before their names.
const STAFF: [&str; 44] = [
    "JMO", "HMO", "RMO", "SRMO", "CMO", "SMO", "PHO", "SHO", "JHO", "HO", "HST", "SpR", "StR",
    "FY1", "FY2", "CT1", "CT2", "CT3", "ST3", "ST4", "ST5", "ANP", "ANNP", "ENP", "ACP", "RGN",
    "RMN", "SSN", "NUM", "ANUM", "CNC", "CNE", "EEN", "PCA", "HCA", "HCSW", "MOA", "PHN", "CPN",
    "AMHP", "ODP", "S/N", "S/M", "S/W",
];

/// Who is called by a word for what they do, before their name.
const PEOPLE: [&str; 40] = [
    "supervisor",
    "manager",
    "teacher",
    "coach",
    "boss",
    "foreman",
    "interpreter",
    "pharmacist",
    "physio",
    "physiotherapist",
    "dietitian",
    "dietician",
    "therapist",
    "counsellor",
    "counselor",
    "caseworker",
    "keyworker",
    "chaplain",
    "registrar",
    "resident",
    "intern",
    "midwife",
    "matron",
    "consultant",
    "surgeon",
    "paramedic",
    "receptionist",
    "secretary",
    "technician",
    "sonographer",
    "radiographer",
    "principal",
    "pilot",
    "skipper",
    "lawyer",
    "solicitor",
    "pastor",
    "neighbour",
    "neighbor",
    "nurse",
];

/// Surnames that say when or how long, behind letters that are a shift as well.
const SHIFTS: [&str; 12] = [
    "day", "night", "long", "short", "early", "late", "may", "will", "english", "french", "care",
    "case",
];

const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let reader = Reader { text: page.text, words: page.words() };
    reader.staff(marks);
    reader.sisters(marks);
    called(page, &reader, marks);
    wards(page, &reader, marks);
    named(page, &reader, marks);
}

impl Reader<'_> {
    /// JMO Tinker r/v'd, supervisor Heinz agreeable.
    fn staff(&self, marks: &mut Vec<Mark>) {
        for (index, word) in self.words.iter().enumerate().skip(1) {
            let person = word.case == Case::Title
                && word.range.len() >= 3
                && (word.surname || word.given)
                && !self.is_stop(index)
                && !self.is_term(index);
            if !person || self.gap(index - 1) != " " {
                continue;
            }
            let lower = self.lower(word);
            let listed = ["roles", "titles", "services", "scores", "care", "regions"]
                .iter()
                .any(|list| EN.list(list).has(&lower));
            if listed || SHIFTS.contains(&lower.as_str()) {
                continue;
            }
            let before = self.written(&self.words[index - 1]);
            // S/N: two words of one letter.
            let slashed = index > 1 && self.gap(index - 2) == "/";
            let whole = if slashed {
                &self.text[self.words[index - 2].range.start..self.words[index - 1].range.end]
            } else {
                before
            };
            let letters = STAFF.contains(&whole);
            let called = word.eponym && PEOPLE.contains(&before);
            if (letters || called) && self.acts_or_ends(index) {
                let range = self.forward(index, true).unwrap_or(word.range.clone());
                marks.push(Mark::likely(range, Kind::Name, Why::Role));
            }
        }
    }

    /// A sentence goes on in small letters, or something ends.
    fn acts_or_ends(&self, index: usize) -> bool {
        let gap = self.gap(index);
        let ends = gap.is_empty()
            || gap.starts_with([',', '.', ';', ')', '\n', '/'])
            || gap.starts_with("  ")
            || gap.starts_with(" -")
            || gap.starts_with(" (");
        ends || gap == " "
            && self.words.get(index + 1).is_some_and(|next| {
                next.case == Case::Lower
                    && !matches!(
                        self.written(next),
                        "high"
                            | "low"
                            | "normal"
                            | "neg"
                            | "pos"
                            | "positive"
                            | "negative"
                            | "equivocal"
                    )
            })
    }

    /// Assisted by Sr. Jancy and Yadaiah: a nurse; but John Smith Sr., Sr creatinine.
    fn sisters(&self, marks: &mut Vec<Mark>) {
        for (index, title) in self.words.iter().enumerate() {
            if !matches!(self.written(title), "Sr" | "Srs")
                || !matches!(self.gap(index), " " | ". ")
            {
                continue;
            }
            let senior = index > 0
                && matches!(self.gap(index - 1), " " | ", ")
                && self.words[index - 1].is_capital();
            let named = self.words.get(index + 1).is_some_and(|word| {
                word.case == Case::Title
                    && word.range.len() >= 3
                    && (word.is_name() || word.given && !word.everyday || word.is_unknown())
                    && !word.eponym
                    && !self.is_stop(index + 1)
            });
            let measured = self.words.get(index + 1).is_some_and(|word| {
                self.text[word.range.end..]
                    .trim_start_matches([' ', ':', '=', '-'])
                    .starts_with(|c: char| c.is_ascii_digit())
            });
            if named
                && !senior
                && !measured
                && let Some(range) = self.forward(index + 1, true)
            {
                self.others(range.end, marks);
                marks.push(Mark::likely(range, Kind::Name, Why::Title));
            }
        }
    }
}

/// goes by Cricket, labeled "K. Starling", carbon copy Marsh: what someone is called.
fn called(page: &Page<'_>, reader: &Reader<'_>, marks: &mut Vec<Mark>) {
    static CALLED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:goes by|answers to|prefers to be called|likes to be called|calls (?:him|her|them)sel(?:f|ves)|nicknamed) \"?(?P<v>[A-Z][a-z'-]{2,14})(?:[\",.;)\\n]|$)|(?i:label(?:l?ed)?|marked|inscribed)(?: as| with)?:? \"(?P<w>[A-Z]\\.? ?[A-Z][A-Za-z'-]{2,20}|[A-Z][A-Za-z'-]{2,20}, [A-Z][a-z'-]*\\.?)[\",;]|(?i:carbon copy|copy to|copies to|cc)(?: to)? (?:doctor )?(?P<x>[A-Z][a-z'-]{2,20})(?-u:\\b)",
            &[
                "goes by",
                "answers to",
                "called ",
                "calls ",
                "nicknamed ",
                "abel",
                "arked",
                "nscribed",
                "copy",
                "copies",
                "cc ",
            ],
        )
    });
    for found in CALLED.captures_iter(&page.views) {
        let copied = found.group("x");
        let Some(range) = found.group("v").or(found.group("w")).or(copied.clone()) else {
            continue;
        };
        let index = reader.index_at(range.start);
        let Some(word) = reader.words.get(index) else { continue };
        // 10 cc Foley balloon
        let dictated = page.text[found.range()].starts_with("carbon");
        let known =
            copied.is_none() || word.surname && (dictated || !word.eponym) && word.range.len() >= 4;
        if known && (word.case == Case::Initial || !reader.is_stop(index)) {
            marks.push(Mark::likely(range, Kind::Name, Why::Position));
        }
    }
}

/// Fell on Bitterroot 3, moved to Elm 2: a ward by a name and a number.
fn wards(page: &Page<'_>, reader: &Reader<'_>, marks: &mut Vec<Mark>) {
    static WARD: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            "(?-u:\\b)(?:[Ff]ell|[Aa]dm(?:itted)?|[Tt]ransfer(?:red)?|[Tt]rf|[Mm]oved|[Ss]een|[Rr]eviewed|[Nn]ursed|[Bb]ed|[Ii]npatient|[Cc]urrently|[Ss]tayed|[Bb]ack|[Vv]isited|[Ff]ound) (?:on|to|from) (?P<v>[A-Z][a-z]{3,14} [0-9]{1,2}[A-Z]?)(?:[,.;)\\n]| (?:on|at|since|from|after|for|with|and|by|in|last|overnight|today|yesterday|under|via|this)(?-u:\\b)|$)|(?:^|  |\\n|[|] ?|, |\\()[Tt]eam:? (?P<t>[A-Z][a-z]{3,14})(?:  |[\\n,)|]|$)",
        )
    });
    const NO_WARDS: [&str; 29] = [
        "day", "days", "week", "post", "grade", "stage", "level", "type", "class", "step", "floor",
        "page", "plan", "visit", "version", "line", "cycle", "film", "image", "view", "dose",
        "phase", "point", "room", "unit", "clinic", "sept", "tues", "thurs",
    ];
    for found in WARD.captures_iter(&page.views) {
        let (team, ward) = (found.group("t"), found.group("v"));
        let Some(range) = team.clone().or(ward) else { continue };
        let index = reader.index_at(range.start);
        let Some(first) = reader.words.get(index) else { continue };
        let lower = reader.lower(first);
        let service = is_common(&lower)
            || ["ology", "iatry", "iatrics", "ics", "therapy", "ine"]
                .iter()
                .any(|end| lower.ends_with(end));
        let dated = MONTHS.contains(&lower.as_str()) || DAYS.contains(&lower.as_str());
        let lead = team.is_some()
            && [
                "lead", "leader", "meeting", "members", "member", "note", "notes", "aware",
                "review", "based", "work", "agreed",
            ]
            .contains(&lower.as_str());
        if !service && !lead && !dated && !first.eponym && !NO_WARDS.contains(&lower.as_str()) {
            marks.push(Mark::likely(range, Kind::Facility, Why::Position));
        }
    }
}

/// at The Maltings Breast Unit, from The Harbor on Kedzie: a capital within a sentence begins a name.
fn named(page: &Page<'_>, reader: &Reader<'_>, marks: &mut Vec<Mark>) {
    static THE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "[A-Za-z0-9,)] (?:at|to|from|via|near|attends|in) (?P<v>The [A-Z][a-z'-]{2,14}(?: [A-Z][a-z'-]{2,14}){0,3}(?: (?:on|of|by) (?:the )?[A-Z][a-z'-]{2,14})?)(?-u:\\b)",
            &[" The "],
        )
    });
    const NO_ONES: [&str; 14] = [
        "manager",
        "officer",
        "director",
        "secretary",
        "principal",
        "head",
        "coroner",
        "patient",
        "family",
        "council",
        "court",
        "lancet",
        "state",
        "team",
    ];
    for found in THE.captures_iter(&page.views) {
        let Some(range) = found.group("v") else { continue };
        let from = reader.index_at(range.start) + 1;
        let within = reader.words[from..].iter().take_while(|word| word.range.end <= range.end);
        let generic = within.clone().all(|word| {
            let lower = reader.lower(word);
            NO_ONES.contains(&lower.as_str())
                || is_common(&lower)
                || EN.list("units").has(reader.written(word))
        });
        // at The Oaks on Monday
        let last = within.clone().last().filter(|word| DAYS.contains(&reader.lower(word).as_str()));
        let end = last.map_or(range.end, |last| {
            range.start + page.text[range.start..last.range.start].rfind(" on").unwrap_or(0)
        });
        let officer =
            within.clone().any(|word| NO_ONES[..7].contains(&reader.lower(word).as_str()));
        if !generic && !officer && end > range.start + 4 && within.count() > 0 {
            marks.push(Mark::likely(range.start..end, Kind::Facility, Why::Position));
        }
    }
}

/// What every house has, and who works or lies there.
fn is_common(word: &str) -> bool {
    ["departments", "services", "stops", "roles", "titles", "care", "family", "wards"]
        .iter()
        .any(|list| EN.list(list).has(word))
}
