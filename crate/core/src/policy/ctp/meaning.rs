//! What the code of an element asks for, in the words of a site profile.

use super::call::{Call, Part};
use super::remark::{Note, Remark};
use crate::format::dicom::{Vr, dictionary};

/// A test of another attribute, as a row's `when.attribute` writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Test {
    pub(super) tag: String,
    pub(super) how: &'static str,
    pub(super) text: String,
}

/// What is done to an element where all tests hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) tests: Vec<Test>,
    pub(super) deed: &'static str,
}

/// Reads the code of one element.
pub(super) struct Meaning<'a> {
    pub(super) line: usize,
    /// The element as eight digits.
    pub(super) tag: &'a str,
    pub(super) vr: Vr,
    pub(super) parameters: &'a [(String, String)],
    pub(super) notes: &'a mut Vec<Note>,
}

impl Meaning<'_> {
    /// The outcomes in order: the first whose tests hold decides. None where nothing in the code
    /// can be followed.
    pub(super) fn of(&mut self, parts: &[Part]) -> Vec<Outcome> {
        self.outcomes(parts, &[])
    }

    fn note(&mut self, remark: Remark, at: &str) {
        self.notes.push(Note::new(self.line, remark, at));
    }

    fn outcomes(&mut self, parts: &[Part], tests: &[Test]) -> Vec<Outcome> {
        let mut parts = parts;
        if let [Part::Call(call), rest @ ..] = parts
            && call.name == "always"
        {
            self.note(Remark::AddsNothing, self.tag);
            parts = rest;
        }
        let one = |deed| vec![Outcome { tests: tests.to_vec(), deed }];
        match parts {
            [] => one("empty"),
            [Part::Call(call)] if call.name == "if" => self.branch(call, tests),
            [Part::Call(call)] if call.name == "select" => {
                self.note(Remark::Condition, "select");
                self.stricter_of(call, tests)
            }
            [Part::Call(call)] if matches!(call.name.as_str(), "quarantine" | "skip") => {
                self.note(Remark::NotHeld, &call.name);
                Vec::new()
            }
            [Part::Call(call)] => self.call(call).map(one).unwrap_or_default(),
            _ => one(self.composed(parts)),
        }
    }

    /// A single function; `None` where the base profile goes on deciding.
    fn call(&mut self, call: &Call) -> Option<&'static str> {
        Some(match call.name.as_str() {
            "keep" | "process" => "keep",
            "require" => {
                self.note(Remark::AddsNothing, self.tag);
                "keep"
            }
            "remove" => "remove",
            "empty" | "blank" => "empty",
            "hashuid" | "hashptid" | "hashname" | "hash" => self.keyed(),
            "integer" | "encrypt" => {
                self.note(Remark::Stricter, &call.name);
                self.keyed()
            }
            "lookup" => {
                self.note(Remark::Lookup, self.tag);
                self.keyed()
            }
            "hashdate" | "incrementdate" => {
                self.note(Remark::OwnDays, self.tag);
                if matches!(&self.vr.0, b"DA" | b"DT") { "shift" } else { self.nothing_left() }
            }
            "modifydate" | "contents" | "value" | "truncate" | "initials" | "round"
            | "lowercase" | "uppercase" | "dateinterval" => {
                self.note(Remark::Stricter, &call.name);
                self.nothing_left()
            }
            "param" | "date" | "time" => self.fixed(),
            "append" => {
                self.note(Remark::AddsNothing, self.tag);
                return None;
            }
            other => {
                self.note(Remark::UnknownFunction, other);
                self.nothing_left()
            }
        })
    }

    /// Text and functions side by side make one value.
    fn composed(&mut self, parts: &[Part]) -> &'static str {
        let names = || {
            parts.iter().filter_map(|part| match part {
                Part::Call(call) => Some(call.name.as_str()),
                Part::Text(_) => None,
            })
        };
        let is_keyed = |name: &str| {
            matches!(name, "hashuid" | "hashptid" | "hashname" | "hash" | "integer" | "lookup")
        };
        let is_fixed = |name: &str| matches!(name, "param" | "date" | "time");
        if names().any(is_keyed) && names().all(|name| is_keyed(name) || is_fixed(name)) {
            return self.keyed();
        }
        if !names().all(is_fixed) {
            self.note(Remark::Stricter, self.tag);
            return self.nothing_left();
        }
        self.fixed()
    }

    /// A value made from the old one under a key.
    fn keyed(&mut self) -> &'static str {
        match &self.vr.0 {
            b"UI" => "uid",
            b"DA" | b"DT" => "shift",
            _ if self.vr.is_free_text() => "pseudonym",
            _ => {
                self.note(Remark::Stricter, self.tag);
                self.nothing_left()
            }
        }
    }

    fn fixed(&mut self) -> &'static str {
        self.note(Remark::FixedValue, self.tag);
        self.nothing_left()
    }

    /// What leaves nothing of a value and still conforms.
    fn nothing_left(&self) -> &'static str {
        match self.vr {
            Vr::SQ => "remove",
            Vr::UI => "uid",
            _ => "dummy",
        }
    }

    fn branch(&mut self, call: &Call, tests: &[Test]) -> Vec<Outcome> {
        let empty = Vec::new();
        let block = |index: usize| call.blocks.get(index).unwrap_or(&empty).as_slice();
        let (then, otherwise) = (block(0), block(1));
        let (subject, how) = (call.arg(0), call.arg(1).to_ascii_lowercase());
        let is_this = subject.eq_ignore_ascii_case("this");
        if how == "isblank" && is_this {
            // There is nothing in a blank value that could go or stay.
            return self.outcomes(otherwise, tests);
        }
        let Some(tag) = self.subject(subject) else {
            self.note(Remark::Condition, subject);
            return self.stricter_of(call, tests);
        };
        let text = self.text(call.arg(2));
        let any = || "*".to_owned();
        let (said, compared, first, second) = match how.as_str() {
            "contains" if !text.is_empty() => ("contains", text, then, otherwise),
            "equals" if !text.is_empty() => ("equals", text, then, otherwise),
            "matches" if wildcards(&text).is_some() => {
                ("matches", wildcards(&text).unwrap_or_default(), then, otherwise)
            }
            "isblank" => ("matches", any(), otherwise, then),
            "exists" => {
                self.note(Remark::NearlyCondition, subject);
                ("matches", any(), then, otherwise)
            }
            _ => {
                self.note(Remark::Condition, call.arg(1));
                return self.stricter_of(call, tests);
            }
        };
        let added = Test { tag, how: said, text: compared };
        let with: Vec<Test> = tests.iter().cloned().chain([added]).collect();
        let mut outcomes = self.outcomes(first, &with);
        outcomes.extend(self.outcomes(second, tests));
        outcomes
    }

    /// Where it cannot be told which branch a file takes, all take the one that leaves less.
    fn stricter_of(&mut self, call: &Call, tests: &[Test]) -> Vec<Outcome> {
        let outcomes = call.blocks.iter().flat_map(|block| self.outcomes(block, tests));
        let outcomes: Vec<_> = outcomes.collect();
        let strictest = outcomes.iter().min_by_key(|outcome| rank(outcome.deed));
        strictest
            .map(|outcome| vec![Outcome { tests: tests.to_vec(), deed: outcome.deed }])
            .unwrap_or_default()
    }

    /// The attribute a condition asks of; only texts can be compared.
    fn subject(&self, word: &str) -> Option<String> {
        let digits =
            if word.eq_ignore_ascii_case("this") { self.tag.to_owned() } else { tag_of(word)? };
        let (value, mask) = dictionary::parse_pattern(&digits)?;
        let attribute = dictionary::attribute(crate::format::dicom::Tag(value))?;
        (mask == u32::MAX && attribute.first_vr().is_text()).then_some(digits)
    }

    /// An argument, or the parameter it names.
    fn text(&self, arg: &str) -> String {
        let named = arg.strip_prefix('@').and_then(|name| {
            self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        });
        named.unwrap_or_else(|| arg.to_owned())
    }
}

/// Eight digits for `00100010`, `[0010,0010]`, `(0010,0010)` or a keyword.
pub(super) fn tag_of(word: &str) -> Option<String> {
    let digits: String = word.chars().filter(|c| !"[](), ".contains(*c)).collect();
    if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(digits.to_ascii_uppercase());
    }
    let (value, mask) = dictionary::by_keyword(word.trim())?;
    (mask == u32::MAX).then(|| format!("{value:08X}"))
}

/// A regular expression that says no more than wildcards can: letters, and `.*` for any text.
fn wildcards(regex: &str) -> Option<String> {
    let pattern = regex.replace(".*", "*");
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '*' | '/');
    (!pattern.is_empty() && pattern.chars().all(plain)).then_some(pattern)
}

/// How much a deed leaves of a value.
fn rank(deed: &str) -> usize {
    ["remove", "empty", "dummy", "uid", "pseudonym", "shift", "keep"]
        .iter()
        .position(|known| *known == deed)
        .unwrap_or_default()
}
