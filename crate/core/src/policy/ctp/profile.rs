//! Entries of a script as a site profile: options for what the whole script does, rows for what
//! it does otherwise than its base.

use super::call;
use super::meaning::{Meaning, Outcome, tag_of};
use super::remark::{Note, Remark};
use super::script::{Entry, What};
use crate::format::dicom::{Tag, Vr, dictionary, tag};
use crate::policy::Profile;
use crate::policy::private::PrivateElements;
use crate::policy::rules::{RuleBook, structural};
use crate::policy::site::{Deed, Fault, Site};
use crate::reason::Code;

/// A piece of the profile's text that can fall on its own, with the script's line it comes from.
struct Piece {
    line: usize,
    at: String,
    text: String,
}

/// Writes the profile; what its own check refuses is left out and noted.
pub(super) fn translate(entries: &[Entry], base: &Profile, notes: &mut Vec<Note>) -> String {
    let mut translator = Translator {
        base,
        book: RuleBook::new(base),
        parameters: entries
            .iter()
            .filter_map(|entry| match &entry.kind {
                What::Parameter { name, value } => Some((name.clone(), value.clone())),
                _ => None,
            })
            .collect(),
        options: Vec::new(),
        rows: Vec::new(),
        needs_pseudonyms: false,
        notes,
    };
    for entry in entries {
        match &entry.kind {
            What::Element { tag, code } => translator.element(entry.line, tag, code),
            What::Keep(what) => translator.keep(entry.line, what),
            What::Remove { what, on } => translator.remove(entry.line, what, *on, entries),
            What::Parameter { .. } => {}
        }
    }
    translator.finish()
}

struct Translator<'a> {
    base: &'a Profile,
    book: RuleBook,
    parameters: Vec<(String, String)>,
    options: Vec<Piece>,
    rows: Vec<Piece>,
    needs_pseudonyms: bool,
    notes: &'a mut Vec<Note>,
}

impl Translator<'_> {
    fn note(&mut self, line: usize, remark: Remark, at: &str) {
        self.notes.push(Note::new(line, remark, at));
    }

    fn option(&mut self, line: usize, name: &str, on: bool) {
        let has = self.base.options.iter().any(|option| option.name() == name);
        if has != on && !self.options.iter().any(|piece| piece.at == name) {
            if on {
                self.note(line, Remark::Loosens, name);
            }
            let text = format!("{name} = {on}\n");
            self.options.push(Piece { line, at: name.to_owned(), text });
        }
    }

    fn element(&mut self, line: usize, written: &str, code: &str) {
        let Some(parts) = call::parse(code) else {
            return self.note(line, Remark::Syntax, written);
        };
        let plain_keep = matches!(code.trim(), "@keep()" | "@require()");
        if let Some((creator, pattern)) = of_creator(written) {
            if plain_keep {
                self.private(line, &creator, &pattern);
            }
            return;
        }
        let Some(digits) = tag_of(written) else {
            return self.note(line, Remark::Syntax, written);
        };
        let Some(element) = Tag::parse(&digits) else { return };
        if element.is_private() {
            if plain_keep {
                self.note(line, Remark::PrivateWithoutCreator, &digits);
            } else if !matches!(code.trim(), "" | "@remove()" | "@empty()") {
                self.note(line, Remark::AddsNothing, &digits);
            }
            return;
        }
        let Some(attribute) = dictionary::attribute(element) else {
            if !matches!(code.trim(), "" | "@remove()" | "@empty()") {
                self.note(line, Remark::UnknownElement, &digits);
            }
            return;
        };
        if structural(element) {
            if code.trim() != "@keep()" {
                self.note(line, Remark::WrittenByKamei, &digits);
            }
            return;
        }
        let vr = attribute.first_vr();
        let outcomes =
            Meaning { line, tag: &digits, vr, parameters: &self.parameters, notes: self.notes }
                .of(&parts);
        self.needs_pseudonyms |=
            code.contains("@lookup(") && matches!(element, tag::PATIENT_ID | tag::PATIENT_NAME);
        self.whole_file(line, element, &outcomes);
        for outcome in outcomes {
            self.row(line, code, (&digits, element, vr), &outcome);
        }
    }

    /// What a script does with these two, it does with all like them.
    fn whole_file(&mut self, line: usize, element: Tag, outcomes: &[Outcome]) {
        let [Outcome { tests, deed }] = outcomes else { return };
        if !tests.is_empty() {
            return;
        }
        match element {
            tag::STUDY_DATE => {
                self.option(line, "retain-full-dates", *deed == "keep");
                self.option(line, "retain-modified-dates", *deed == "shift");
            }
            tag::STUDY_INSTANCE_UID => self.option(line, "retain-uids", *deed == "keep"),
            _ => {}
        }
    }

    fn row(&mut self, line: usize, code: &str, about: (&str, Tag, Vr), outcome: &Outcome) {
        let (digits, element, vr) = about;
        if self.is_like_base(element, vr, outcome) {
            return;
        }
        let changed = self.book.treatment(element).is_some_and(|base| !base.action.keeps());
        if changed && outcome.deed == "keep" {
            self.note(line, Remark::Loosens, digits);
        }
        let tests: Vec<String> = outcome
            .tests
            .iter()
            .map(|test| {
                format!("{{ tag = \"{}\", {} = {} }}", test.tag, test.how, quoted(&test.text))
            })
            .collect();
        let when = match tests.as_slice() {
            [] => String::new(),
            tests => format!("when.attribute = [{}]\n", tests.join(", ")),
        };
        let text = format!(
            "\n[[row]]\ntag = \"{digits}\"\naction = \"{}\"\nreason = {}\n{when}",
            outcome.deed,
            quoted(&reason(line, code))
        );
        self.rows.push(Piece { line, at: digits.to_owned(), text });
    }

    /// Whether the base does the same without a row.
    fn is_like_base(&self, element: Tag, vr: Vr, outcome: &Outcome) -> bool {
        let uid_kept = vr == Vr::UI && outcome.deed == "keep";
        let action = Deed::named(outcome.deed).and_then(|deed| deed.action(vr));
        if let Some(treatment) = self.book.treatment(element) {
            return outcome.tests.is_empty() && Some(treatment.action) == action;
        }
        // Numbers and sequences stay by their kind, UIDs by their option.
        let by_kind = vr == Vr::SQ || vr.number_size().is_some() || matches!(&vr.0, b"DS" | b"IS");
        outcome.deed == "keep" && (by_kind || uid_kept)
    }

    fn private(&mut self, line: usize, creator: &str, pattern: &str) {
        let numbers = || {
            let group = u16::from_str_radix(pattern.get(..4)?, 16).ok()?;
            Some((group, u8::from_str_radix(pattern.get(6..)?, 16).ok()?))
        };
        let Some((group, element)) = numbers() else {
            return self.note(line, Remark::Syntax, pattern);
        };
        let wanted = Tag(u32::from(group) << 16 | 0x1000 | u32::from(element));
        let all = PrivateElements::published();
        let Some(vr) = all.find(creator, wanted).and_then(|listed| listed.vrs.first().copied())
        else {
            return self.note(line, Remark::PrivateWithoutVr, pattern);
        };
        let text = format!(
            "\n[[row]]\ntag = \"{pattern}\"\ncreator = {}\nvr = \"{vr}\"\naction = \"keep\"\nreason = {}\n",
            quoted(creator),
            quoted(&reason(line, "@keep()"))
        );
        self.rows.push(Piece { line, at: pattern.to_owned(), text });
    }

    fn keep(&mut self, line: usize, what: &str) {
        if what.starts_with("safe") {
            self.option(line, "retain-safe-private", true);
        } else {
            self.note(line, Remark::Group, what);
        }
    }

    fn remove(&mut self, line: usize, what: &str, on: bool, entries: &[Entry]) {
        let keeps_some = || {
            let is_kept =
                |entry: &Entry| matches!(&entry.kind, What::Keep(what) if what.starts_with("safe"));
            entries.iter().any(is_kept)
        };
        match (what, on) {
            ("privategroups", true) if !keeps_some() => {
                self.option(line, "retain-safe-private", false);
            }
            ("privategroups", false) => self.note(line, Remark::PrivateGo, what),
            ("unspecifiedelements", false) => self.note(line, Remark::UnlistedGo, what),
            ("curves" | "overlays", false) => self.note(line, Remark::Stricter, what),
            ("privategroups" | "unspecifiedelements" | "curves" | "overlays", true) => {}
            _ => self.note(line, Remark::Syntax, what),
        }
    }

    fn finish(mut self) -> String {
        loop {
            let (text, places) = self.text();
            let Err(faults) = Site::read(&text) else { return text };
            let before = self.options.len() + self.rows.len();
            self.drop_faulty(&faults, &places);
            if self.options.len() + self.rows.len() == before {
                // What no single piece answers for is answered for by the options together.
                self.options.clear();
                if before == self.rows.len() {
                    return text;
                }
            }
        }
    }

    /// Leaves out the pieces that the check of site profiles refuses.
    fn drop_faulty(&mut self, faults: &[Fault], places: &[usize]) {
        let mut dropped = Vec::new();
        for fault in faults {
            let line = fault.line.unwrap_or_default();
            let piece = places.partition_point(|start| *start <= line);
            if let Some(piece) = piece.checked_sub(1).filter(|piece| !dropped.contains(piece)) {
                dropped.push(piece);
                let pieces = self.options.iter().chain(&self.rows);
                if let Some(Piece { line, at, .. }) = pieces.into_iter().nth(piece) {
                    // What is not taken over loosens nothing.
                    self.notes.retain(|note| {
                        (note.line, note.remark, &note.at) != (*line, Remark::Loosens, at)
                    });
                    self.notes.push(Note::new(*line, remark_for(fault.code), at.clone()));
                }
            }
        }
        let mut numbers = 0..;
        let mut stays = |_: &Piece| numbers.next().is_some_and(|number| !dropped.contains(&number));
        self.options.retain(&mut stays);
        self.rows.retain(&mut stays);
    }

    /// The profile's text, and the line on which each piece begins.
    fn text(&self) -> (String, Vec<usize>) {
        let mut text = format!(
            "id = \"ctp\"\ntitle.ja = \"CTP スクリプトから\"\ntitle.en = \"From a CTP script\"\n\
             base = {}\nreason = \"Taken over from a script of the site's own for CTP\"\n",
            quoted(&self.base.id)
        );
        if self.needs_pseudonyms {
            text.push_str("needs_pseudonyms = true\n");
        }
        if !self.options.is_empty() {
            text.push_str("\n[options]\n");
        }
        let mut places = Vec::new();
        for piece in self.options.iter().chain(&self.rows) {
            let blank = piece.text.len() - piece.text.trim_start_matches('\n').len();
            places.push(1 + blank + text.matches('\n').count());
            text.push_str(&piece.text);
        }
        (text, places)
    }
}

fn remark_for(code: Code) -> Remark {
    match code {
        Code::SiteRowForbidden | Code::OptionForbidden | Code::OptionLinks => Remark::Required,
        Code::SiteRowIdentity => Remark::Identity,
        Code::SiteRowDates | Code::OptionsContradict => Remark::MixedDates,
        Code::SiteRowStructure => Remark::WrittenByKamei,
        Code::SiteUnknownTag => Remark::UnknownElement,
        _ => Remark::Misfit,
    }
}

/// `0019[CREATOR]0C` as creator and `0019xx0C`.
fn of_creator(written: &str) -> Option<(String, String)> {
    let written = written.trim_matches(['(', ')', ' ']);
    let (group, rest) = written.split_once('[')?;
    let (creator, element) = rest.rsplit_once(']')?;
    let group = group.trim_matches([',', ' ']);
    let element = element.trim_matches([',', ' ']);
    let element = element.get(element.len().checked_sub(2)?..)?;
    let creator = creator.trim().to_owned();
    (group.len() == 4 && !creator.is_empty() && !creator.contains(',')).then(|| {
        (creator, format!("{}xx{}", group.to_ascii_uppercase(), element.to_ascii_uppercase()))
    })
}

fn reason(line: usize, code: &str) -> String {
    const LONGEST: usize = 80;
    let short: String = code.chars().take(LONGEST).collect();
    format!("CTP script, line {line}: {short}")
}

/// A JSON string is a TOML string but for one character that TOML wants escaped.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default().replace('\u{7f}', "\\u007f")
}
