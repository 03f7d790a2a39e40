//! The lines of a review for parts of files that are no data sets.

use super::{Decision, Plan, Row};
use crate::action::{Action, replacement};
use crate::format::dicom::Tag;
use crate::inventory::{FieldId, Inventory};
use crate::subject::Secrets;

/// One line for a part; of a text that is masked, one for each stretch that is replaced.
pub(super) fn rows(plan: &Plan, inventory: &Inventory, secrets: &Secrets, id: FieldId) -> Vec<Row> {
    let field = &inventory.fields[id];
    let Some(part) = inventory.part(field) else { return Vec::new() };
    let decision = &plan.decisions[id];
    if decision.action == Action::Mask {
        let text = field.text().unwrap_or_default();
        let stretch = |marked: &super::Marked| {
            let range = &marked.span.range;
            let letters = |end: usize| text.get(..end).map_or(0, |text| text.chars().count());
            let path = format!("{}@{}-{}", part.path, letters(range.start), letters(range.end));
            let before = text.get(range.clone()).map(str::to_owned);
            row(plan, &marked.decision, path, marked.span.kind.item(), before, None)
        };
        return plan.texts.marked(id).iter().map(stretch).collect();
    }
    let before = field.text().map(str::to_owned);
    let text = before.as_deref().unwrap_or_default();
    // A part has no tag; no action that makes text of text asks for one but Terms.
    let after = match decision.action {
        Action::Keep => before.clone(),
        action => replacement(action, Tag(0), field.vr, text, secrets),
    };
    vec![row(plan, decision, part.path.clone(), part.item, before, after)]
}

fn row(
    plan: &Plan,
    decision: &Decision,
    path: String,
    item: &str,
    before: Option<String>,
    after: Option<String>,
) -> Row {
    Row {
        name: path.clone(),
        path,
        tag: String::new(),
        keyword: item.to_owned(),
        before,
        after,
        action: decision.action,
        rule: plan.rule(decision).clone(),
        locked: plan.is_locked(decision),
        flag: decision.flag,
    }
}
