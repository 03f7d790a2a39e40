//! What was found in free texts, stretch by stretch.

use super::Decision;
use crate::inventory::FieldId;
use crate::text::Span;
use std::collections::BTreeMap;

/// A stretch of a text, and what is done to it.
#[derive(Debug, Clone)]
pub struct Marked {
    /// What was found, and where.
    pub span: Span,
    /// What is done.
    pub decision: Decision,
}

/// The stretches of each text, in order, without overlaps.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    marked: BTreeMap<FieldId, Vec<Marked>>,
    near: BTreeMap<FieldId, Vec<Span>>,
}

impl Texts {
    pub(crate) fn insert(&mut self, id: FieldId, marked: Vec<Marked>, near: Vec<Span>) {
        self.marked.insert(id, marked);
        self.near.insert(id, near);
    }

    /// What is replaced in a text.
    pub fn marked(&self, id: FieldId) -> &[Marked] {
        self.marked.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What a text says that is nearly as likely to identify, and stays unless a person wants it gone.
    pub fn near(&self, id: FieldId) -> &[Span] {
        self.near.get(&id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Marked> {
        self.marked.values().flatten()
    }
}
