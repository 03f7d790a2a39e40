//! What becomes of the parts of a file, and whether they read like that in its output: what all formats
//! have in common whose files are lists of parts.

use crate::action::Action;
use crate::inventory::{Field, FieldId, Inventory};
use crate::plan::{Plan, Written};
use crate::reason::{Code, Reason};
use crate::subject::Secrets;
use crate::text::Kind;
use crate::verify::Draft;
use std::collections::HashSet;
use std::ops::Range;

/// What a plan makes of the parts of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fates<'a> {
    inventory: &'a Inventory,
    plan: &'a Plan,
    secrets: &'a Secrets,
}

impl<'a> Fates<'a> {
    /// By the plan for a file.
    pub(super) fn new(inventory: &'a Inventory, plan: &'a Plan, secrets: &'a Secrets) -> Self {
        Self { inventory, plan, secrets }
    }

    /// By the plan that an output was made by.
    pub(super) fn of(draft: &Draft<'a>) -> Self {
        Self::new(draft.inventory, draft.plan, draft.secrets)
    }

    /// Whether a part stays as it is.
    pub(super) fn stays(&self, id: FieldId) -> bool {
        self.plan.decisions.get(id).is_some_and(|decision| decision.action.keeps())
    }

    /// What a part says in the end; nothing where it goes.
    pub(super) fn text(&self, id: FieldId) -> String {
        if self.stays(id) { self.own(id).to_owned() } else { self.written(id).text }
    }

    fn own(&self, id: FieldId) -> &'a str {
        self.inventory.fields[id].text().unwrap_or_default()
    }

    fn written(&self, id: FieldId) -> Written {
        self.plan.write(self.inventory, self.secrets, id)
    }

    /// The parts that lie in no other, in order.
    fn parts(inventory: &Inventory) -> impl Iterator<Item = (FieldId, &Field)> {
        inventory.fields.iter().enumerate().filter(|(_, field)| field.parent.is_none())
    }

    /// The output has these parts in this order and no other, each says what the plan says, and a
    /// second reading finds nothing that identifies. A part that goes is not there.
    pub(super) fn check(&self, found: &Inventory) -> Result<(), Reason> {
        let differs = |id| Reason::at(Code::OutputDiffers, self.inventory.path(id));
        let mut left = Self::parts(found);
        for (id, field) in Self::parts(self.inventory) {
            let text = self.text(id);
            let expected = match field.text() {
                own if self.stays(id) => own,
                _ if text.trim().is_empty() => continue,
                _ => Some(text.as_str()),
            };
            let same = left.next().is_some_and(|(other, shown)| {
                shown.text().map(str::trim) == expected.map(str::trim)
                    && found.path(other).to_string() == self.inventory.path(id).to_string()
            });
            if !same {
                return Err(differs(id));
            }
        }
        match left.next() {
            Some((other, _)) => Err(Reason::at(Code::OutputDiffers, found.path(other))),
            None => self.reread(),
        }
    }

    /// No text that was read and written is certain to identify, and none holds a name or a number that was
    /// taken out of another.
    fn reread(&self) -> Result<(), Reason> {
        let mut seen: HashSet<(String, Vec<Range<usize>>)> = HashSet::new();
        let (mut taken, mut outside) = (Vec::new(), Vec::new());
        for (id, _) in Self::parts(self.inventory) {
            let written = self.written(id);
            let own = self.own(id);
            for marked in self.plan.texts.marked(id).iter().filter(|marked| marked.is_taken_out()) {
                let value = own.get(marked.span.range.clone()).unwrap_or_default();
                let identifies = matches!(marked.span.kind, Kind::Name | Kind::Id | Kind::Code);
                if identifies && value.chars().count() >= 4 {
                    taken.push(value);
                }
            }
            outside.push((id, written.outside()));
            let was_read = self.plan.decisions.get(id).is_some_and(|it| it.action == Action::Mask);
            if !was_read || !seen.insert((written.text.clone(), written.instead.clone())) {
                continue;
            }
            if let Some(at) = self.plan.reread(&written.text, &written) {
                let at = format!("{}@{}-{}", self.inventory.path(id), at.start, at.end);
                return Err(Reason::at(Code::TextLeft, at));
            }
        }
        let is_left = |text: &str| taken.iter().any(|value| text.contains(value));
        match outside.iter().find(|(_, text)| is_left(text)) {
            Some((id, _)) => Err(Reason::at(Code::TextLeft, self.inventory.path(*id))),
            None => Ok(()),
        }
    }
}
