//! Decides for each part of a file that is no data set: by what it is, then by what is in it.

use super::rules::RuleBook;
use crate::action::Action;
use crate::inventory::{Field, Inventory};
use crate::known::Matcher;
use crate::plan::{Decision, Flag, Marked, Texts};
use crate::text::{self, Context, Span};

pub(super) fn judge<'a>(
    book: &RuleBook,
    inventory: &Inventory,
    known: &Matcher,
    engine: &dyn Fn() -> Option<&'a text::Engine>,
) -> (Vec<Decision>, Texts) {
    let mut texts = Texts::default();
    let mut decisions = Vec::with_capacity(inventory.fields.len());
    for (id, field) in inventory.fields.iter().enumerate() {
        let decision = part(book, inventory, field, known);
        if let (Action::Mask, Some(text)) = (decision.action, field.text())
            && let Some(engine) = engine()
        {
            let context = Context { known: Some(known.seeds()), ..Context::default() };
            let found = engine.look(text, &context);
            let marked = found.spans.into_iter().map(|span| mark(book, span)).collect();
            texts.insert(id, marked, found.near);
        }
        decisions.push(decision);
    }
    (decisions, texts)
}

fn part(book: &RuleBook, inventory: &Inventory, field: &Field, known: &Matcher) -> Decision {
    let treatment = inventory.part(field).and_then(|part| book.item(part.item));
    let Some(treatment) = treatment else {
        return Decision::new(Action::Remove, book.own.unknown).flagged(Flag::Unknown);
    };
    let hit = field.text().filter(|_| treatment.action == Action::Keep);
    match hit.and_then(|text| known.find(text)) {
        Some(hit) => Decision::new(Action::Remove, book.known(hit.kind)).flagged(Flag::KnownValue),
        None => Decision::new(treatment.action, treatment.rule),
    }
}

/// What a text says is decided like a part that says the same.
fn mark(book: &RuleBook, span: Span) -> Marked {
    let decision = match book.item(span.kind.item()) {
        Some(treatment) => Decision::new(treatment.action, treatment.rule),
        None => Decision::new(Action::Remove, book.own.unknown),
    };
    Marked { span, decision }
}
