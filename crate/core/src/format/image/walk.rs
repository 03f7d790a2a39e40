//! One walk through an image file, in the order of its bytes: it finds the parts, and writes the
//! file again as a plan has decided about each of them.

use super::Page;
use crate::action::Action;
use crate::inventory::{Field, Inventory, Name, Part};
use crate::pixels::MaskBox;
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
    /// The pictures it holds.
    pub(super) pages: Vec<Page>,
    /// Why it cannot be written again.
    pub(super) reasons: Vec<Reason>,
    decided: Option<Decided<'a>>,
    fields: Vec<Field>,
    parts: Vec<Part>,
}

/// What a walk found.
pub(super) struct Found {
    pub(super) fields: Vec<Field>,
    pub(super) parts: Vec<Part>,
    pub(super) pages: Vec<Page>,
    pub(super) reasons: Vec<Reason>,
}

impl<'a> Walk<'a> {
    /// A walk that only looks.
    pub(super) fn looking(source: &'a dyn Source) -> Self {
        Self {
            source,
            rope: Rope::new(),
            pages: Vec::new(),
            reasons: Vec::new(),
            decided: None,
            fields: Vec::new(),
            parts: Vec::new(),
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

    /// A picture begins; samples that come now are its own.
    pub(super) fn page(&mut self, columns: u32, rows: u32, at: u64) {
        self.pages.push(Page { columns, rows, at, samples: Vec::new() });
    }

    /// Notes a range of the input that holds samples or compressed data of the present picture.
    pub(super) fn holds(&mut self, span: Span) -> Result<(), Reason> {
        let page = self.pages.last_mut().ok_or(Code::BadImage)?;
        match page.samples.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ if span.start < span.end => page.samples.push(span),
            _ => {}
        }
        Ok(())
    }

    /// Passes such a range on.
    pub(super) fn samples(&mut self, span: Span) -> Result<(), Reason> {
        self.rope.push_range(span.clone());
        self.holds(span)
    }

    /// What is blanked in the pictures that are being written.
    pub(super) fn masks(&self) -> &'a [MaskBox] {
        self.decided.as_ref().map_or(&[], |decided| decided.plan.masks())
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
        let Self { fields, parts, pages, reasons, .. } = self;
        Found { fields, parts, pages, reasons }
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
