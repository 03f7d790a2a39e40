//! The lines of a review for parts of files that are no data sets.

use super::{Decision, Plan, Row};
use crate::action::{Action, replacement};
use crate::date;
use crate::format::dicom::{Tag, Vr};
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
    let after = match decision.action {
        Action::Keep => before.clone(),
        action => written(action, text, secrets),
    };
    vec![row(plan, decision, part.path.clone(), part.item, before, after)]
}

/// What the text of a part becomes; dates keep the form they are written in.
pub(crate) fn written(action: Action, text: &str, secrets: &Secrets) -> Option<String> {
    match action {
        Action::Shift => date::in_form(text, |day| date::shift(day, secrets.days)),
        Action::Year => date::in_form(text, date::year),
        Action::YearMonth => date::in_form(text, date::year_month),
        // A part has no tag; no other action that makes text of text asks for one but Terms.
        action => replacement(action, Tag(0), Vr(*b"UT"), text, secrets),
    }
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
