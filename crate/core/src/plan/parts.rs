//! The lines of a review for parts of files that are no data sets.

use super::{Decision, Marked, Plan, Row, Stretch, Written};
use crate::action::{Action, replacement};
use crate::date;
use crate::format::dicom::{Tag, Vr};
use crate::format::genetic::sample_name;
use crate::inventory::{FieldId, Inventory};
use crate::subject::Secrets;

/// One line for a part; of a text that is masked, one for each stretch that is replaced.
pub(super) fn rows(plan: &Plan, inventory: &Inventory, secrets: &Secrets, id: FieldId) -> Vec<Row> {
    let field = &inventory.fields[id];
    let Some(part) = inventory.part(field) else { return Vec::new() };
    let decision = &plan.decisions[id];
    let text = field.text().unwrap_or_default();
    if decision.action == Action::Mask {
        let written = plan.write(inventory, secrets, id);
        return stretches(plan, &part.path, text, plan.texts.marked(id), Some(&written));
    }
    let before = field.text().map(str::to_owned);
    let after = match decision.action {
        Action::Keep => before.clone(),
        Action::Pseudonym if part.item == "sample" => Some(sample_name(inventory, secrets, text)),
        _ => Some(plan.write(inventory, secrets, id).text).filter(|text| !text.is_empty()),
    };
    vec![row(plan, decision, part.path.clone(), part.item, before, after)]
}

/// What the text of a part becomes; dates keep the form they are written in.
pub(crate) fn written(action: Action, text: &str, secrets: &Secrets) -> Option<String> {
    match action {
        Action::Shift => {
            let moved = |day: &str| date::shift(day, secrets.days);
            date::in_form(text, moved).or_else(|| moved(text))
        }
        Action::Year => date::in_form(text, date::year).or_else(|| date::year(text)),
        Action::YearMonth => {
            date::in_form(text, date::year_month).or_else(|| date::year_month(text))
        }
        // A part that is the patient's name or number says whose the file is.
        Action::Pseudonym => Some(secrets.pseudonym.clone()),
        // A part has no tag; no other action that makes text of text asks for one but Terms.
        action => replacement(action, Tag(0), Vr(*b"UT"), text, secrets),
    }
}

/// One line for each stretch that is nearly as likely to identify, and stays.
pub(super) fn near(plan: &Plan, inventory: &Inventory) -> Vec<Row> {
    let fields = inventory.fields.iter().enumerate();
    let rows = fields.flat_map(|(id, field)| {
        let path = inventory.part(field).map_or("", |part| &part.path);
        let text = field.text().unwrap_or_default();
        stretches(plan, path, text, plan.texts.near(id), None)
    });
    rows.collect()
}

fn stretches(
    plan: &Plan,
    path: &str,
    text: &str,
    marked: &[Marked],
    written: Option<&Written>,
) -> Vec<Row> {
    let (mut counted, mut output) =
        (Letters::of(text), Letters::of(written.map_or("", |w| &w.text)));
    let rows = marked.iter().enumerate().map(|(place, Marked { span, item, decision })| {
        let (start, end) = (counted.until(span.range.start), counted.until(span.range.end));
        let instead = written.and_then(|written| Some((written, written.instead.get(place)?)));
        let into = instead.as_ref().map_or(0, |(_, range)| output.until(range.start));
        let stretch = Stretch {
            start,
            end,
            into,
            label: span.kind,
            why: span.why,
            certainty: span.certainty,
        };
        let before = text.get(span.range.clone()).map(str::to_owned);
        let after = match instead {
            Some((written, range)) => written.text.get(range.clone()).map(str::to_owned),
            None => before.clone(),
        };
        let path = format!("{path}@{start}-{end}");
        Row { span: Some(stretch), ..row(plan, decision, path, item, before, after) }
    });
    rows.collect()
}

/// Counts the characters of a text up to offsets that only grow.
struct Letters<'a> {
    text: &'a str,
    at: usize,
    count: usize,
}

impl<'a> Letters<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0, count: 0 }
    }

    fn until(&mut self, offset: usize) -> usize {
        self.count += self.text.get(self.at..offset).map_or(0, |text| text.chars().count());
        self.at = self.at.max(offset);
        self.count
    }
}

pub(super) fn row(
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
        span: None,
    }
}
