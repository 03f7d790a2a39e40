//! One walk through an image file, in the order of its bytes: it finds the parts, and writes the
//! file again as a plan has decided about each of them.

use crate::action::Action;
use crate::inventory::{Field, Inventory, Name, Part};
use crate::plan::{self, Plan};
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;

/// More parts than a person can review.
const MOST_PARTS: usize = 1 << 17;
/// Metadata of more bytes than this are not read; what would have to be read to be kept is removed.
pub(super) const MOST_METADATA: u64 = 16 << 20;
/// How much of a text is shown, in characters.
const SHOWN: usize = 4096;

/// What a plan does to a part.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays as it is.
    Stays,
    /// It goes.
    Goes,
    /// Its text becomes another.
    Becomes(String),
}

/// The decisions of a plan, by the number of a part in the walk.
struct Decided<'a> {
    plan: &'a Plan,
    secrets: &'a Secrets,
    fields: Vec<usize>,
}

/// The walk.
pub(super) struct Walk<'a> {
    /// The file.
    pub(super) source: &'a dyn Source,
    /// What is written.
    pub(super) rope: Rope,
    /// How many pictures it holds.
    pub(super) pages: u32,
    /// Why it cannot be written again.
    pub(super) reasons: Vec<Reason>,
    decided: Option<Decided<'a>>,
    fields: Vec<Field>,
    parts: Vec<Part>,
    samples: Vec<Span>,
}

/// What a walk found.
pub(super) struct Found {
    pub(super) fields: Vec<Field>,
    pub(super) parts: Vec<Part>,
    pub(super) samples: Vec<Span>,
    pub(super) pages: u32,
    pub(super) reasons: Vec<Reason>,
}

impl<'a> Walk<'a> {
    /// A walk that only looks.
    pub(super) fn looking(source: &'a dyn Source) -> Self {
        Self {
            source,
            rope: Rope::new(),
            pages: 0,
            reasons: Vec::new(),
            decided: None,
            fields: Vec::new(),
            parts: Vec::new(),
            samples: Vec::new(),
        }
    }

    /// The same walk, writing what a plan decided.
    pub(super) fn writing(
        source: &'a dyn Source,
        inventory: &Inventory,
        plan: &'a Plan,
        secrets: &'a Secrets,
    ) -> Self {
        let mut fields = vec![usize::MAX; inventory.parts.len()];
        for (id, field) in inventory.fields.iter().enumerate() {
            if let Name::Part(index) = field.name {
                fields[index as usize] = id;
            }
        }
        Self { decided: Some(Decided { plan, secrets, fields }), ..Self::looking(source) }
    }

    /// A part of the file, and what it says where that can be shown.
    pub(super) fn part(
        &mut self,
        path: impl Into<String>,
        item: &'static str,
        span: Span,
        text: Option<String>,
    ) -> Result<Fate, Reason> {
        let index = self.parts.len();
        if index >= MOST_PARTS {
            return Err(Code::TooManyElements.into());
        }
        let text = text.map(|text| text.chars().take(SHOWN).collect::<String>());
        self.parts.push(Part { path: path.into(), item, teaches: None });
        self.fields.push(Field::of_part(index as u32, span, text.clone()));
        let Some(decided) = &self.decided else { return Ok(Fate::Goes) };
        let decision = decided.fields.get(index).and_then(|id| decided.plan.decisions.get(*id));
        let action = decision.map_or(Action::Remove, |decision| decision.action);
        Ok(match action {
            Action::Keep => Fate::Stays,
            Action::Shift | Action::Year => {
                let written = plan::written(action, &text.unwrap_or_default(), decided.secrets);
                written.filter(|text| !text.is_empty()).map_or(Fate::Goes, Fate::Becomes)
            }
            _ => Fate::Goes,
        })
    }

    /// A part that either stays or goes as a whole.
    pub(super) fn stays(
        &mut self,
        path: impl Into<String>,
        item: &'static str,
        span: Span,
        text: Option<String>,
    ) -> Result<bool, Reason> {
        Ok(self.part(path, item, span, text)? == Fate::Stays)
    }

    /// Passes a range of the input on.
    pub(super) fn pass(&mut self, span: Span) {
        self.rope.push_range(span);
    }

    /// Passes a range of the input on that holds samples or compressed data.
    pub(super) fn samples(&mut self, span: Span) {
        if span.start < span.end {
            self.rope.push_range(span.clone());
            match self.samples.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => self.samples.push(span),
            }
        }
    }

    /// Bytes of the input, of which there must be so many.
    pub(super) fn bytes(&self, start: u64, length: u64) -> Result<Vec<u8>, Reason> {
        let end = start.checked_add(length).filter(|end| *end <= self.source.len());
        Ok(self.source.read_span(&(start..end.ok_or(Code::Truncated)?))?)
    }

    /// What is left after the last byte that belongs to the picture.
    pub(super) fn trailing(&mut self, start: u64) -> Result<(), Reason> {
        if start < self.source.len() {
            let span = start..self.source.len();
            if self.stays("trailing", "trailing", span.clone(), None)? {
                self.pass(span);
            }
        }
        Ok(())
    }

    /// What the walk found, in the order of the bytes.
    pub(super) fn found(mut self) -> Found {
        self.fields.sort_by_key(|field| field.whole.start);
        for (id, field) in self.fields.iter_mut().enumerate() {
            field.end = id + 1;
        }
        self.samples.sort_by_key(|span| span.start);
        let Self { fields, parts, samples, pages, reasons, .. } = self;
        Found { fields, parts, samples, pages, reasons }
    }
}

/// Text as most metadata hold it: UTF-8, else Latin-1, up to the first NUL.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let bytes = &bytes[..end.min(1 << 16)];
    let text = std::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
