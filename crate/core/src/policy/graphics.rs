//! What is drawn over an image: annotations of presentation states (PS3.3 §C.10.5), layers
//! (§C.10.7), overlays.
//!
//! Lines and shapes stay. Texts are cleaned with the Clean Graphics Option. Without it they go:
//! the text objects of an annotation where shapes remain, else their text.

use super::content;
use super::judge::Judge;
use super::profile::Option as ProfileOption;
use crate::action::Action;
use crate::format::dicom::Tag;
use crate::inventory::{Field, FieldId, Inventory};
use crate::plan::{Decision, Flag};
use std::collections::HashSet;

const ANNOTATION: Tag = Tag(0x0070_0001);
const TEXT: Tag = Tag(0x0070_0006);
const TEXT_OBJECT: Tag = Tag(0x0070_0008);
const GRAPHIC_OBJECT: Tag = Tag(0x0070_0009);
const LAYER_DESCRIPTION: Tag = Tag(0x0070_0068);

/// The annotations of one file that draw shapes.
#[derive(Debug, Default)]
pub(super) struct Shapes(HashSet<Option<FieldId>>);

impl Shapes {
    /// Finds them in one pass.
    pub(super) fn of(inventory: &Inventory) -> Self {
        let drawn = |field: &&Field| field.tag() == Some(GRAPHIC_OBJECT) && field.has_value();
        Self(inventory.fields.iter().filter(drawn).map(|field| field.parent).collect())
    }
}

/// What happens to a text that is drawn, or tells of what is; `None` where the tables decide.
pub(super) fn decide(judge: &Judge, tag: Tag, field: &Field) -> Option<Decision> {
    let on = judge.profile.has(ProfileOption::CleanGraphics);
    let within = |sequence| {
        content::sequence_of(judge.inventory, field).is_some_and(|(tag, _)| tag == sequence)
    };
    let rule = judge.book.treatment(ANNOTATION)?.rule;
    let decision = match tag {
        TEXT_OBJECT if !on && within(ANNOTATION) && judge.shapes.0.contains(&field.parent) => {
            return Some(Decision::new(Action::Remove, rule));
        }
        TEXT if within(TEXT_OBJECT) && !on => Decision::new(Action::Dummy, rule),
        TEXT if within(TEXT_OBJECT) => cleaned(judge, field, rule, Action::Dummy),
        LAYER_DESCRIPTION if on => cleaned(judge, field, rule, Action::Remove),
        _ => return None,
    };
    Some(decision.flagged(Flag::FreeText))
}

fn cleaned(judge: &Judge, field: &Field, rule: usize, otherwise: Action) -> Decision {
    let action = if judge.cleaned(field).is_some() { Action::Clean } else { otherwise };
    Decision { option: Some(ProfileOption::CleanGraphics), ..Decision::new(action, rule) }
}
