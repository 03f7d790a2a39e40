//! Decides for each part of a file that is no data set: by what it is, then by what is in it.

use super::reading::Reading;
use super::rules::RuleBook;
use crate::action::Action;
use crate::genome::{self, Outcome};
use crate::inventory::{Field, Inventory};
use crate::known::Matcher;
use crate::plan::{Decision, Flag, GENOTYPES, Marked, Texts};
use crate::text::{Findings, Kind, Span};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) fn judge(
    book: &RuleBook,
    inventory: &Inventory,
    known: &Matcher,
    reading: &Reading,
) -> (Vec<Decision>, Texts) {
    let mut texts = Texts::default();
    let mut decisions: Vec<Decision> = Vec::with_capacity(inventory.fields.len());
    // A night has the same annotation a thousand times.
    let mut read: HashMap<&str, Option<Findings>> = HashMap::new();
    let texts_within = inventory.fields.iter().filter(|field| field.text().is_some());
    let record = texts_within.count() > 1;
    let look = |text| {
        let seeds = known.seeds();
        if record { reading.look_in_record(text, seeds) } else { reading.look(text, seeds) }
    };
    for (id, field) in inventory.fields.iter().enumerate() {
        if let Some(parent) = field.parent {
            decisions.push(Decision { inherited: true, ..decisions[parent] });
            continue;
        }
        let decision = part(book, inventory, field, known);
        if let (Action::Mask, Some(text)) = (decision.action, field.text())
            && let Some(found) = read.entry(text).or_insert_with(|| look(text)).clone()
        {
            let marked = |span| mark(book, text, span);
            let near = found.near.into_iter().map(marked).collect();
            texts.insert(id, found.spans.into_iter().map(marked).collect(), near);
        }
        decisions.push(decision);
    }
    (decisions, texts)
}

fn part(book: &RuleBook, inventory: &Inventory, field: &Field, known: &Matcher) -> Decision {
    let item = inventory.part(field).map(|part| part.item);
    if item == Some(GENOTYPES)
        && let Some(decision) = genotypes(book, inventory)
    {
        return decision;
    }
    let treatment = item.and_then(|item| book.item(item));
    let Some(treatment) = treatment else {
        return Decision::new(Action::Remove, book.own.unknown).flagged(Flag::Unknown);
    };
    let hit = field.text().filter(|_| treatment.action == Action::Keep);
    match hit.and_then(|text| known.find(text)) {
        Some(hit) => Decision::new(Action::Remove, book.known(hit.kind)).flagged(Flag::KnownValue),
        None => Decision::new(treatment.action, treatment.rule),
    }
}

/// Genotypes that the definition of ゲノムデータ names, or may name, do not go out; others stay, and
/// want a look.
fn genotypes(book: &RuleBook, inventory: &Inventory) -> Option<Decision> {
    let judgement = genome::judge(&inventory.genetic()?.tally);
    let treatment = book.item(GENOTYPES)?;
    Some(match judgement.outcome {
        Outcome::Refused | Outcome::Held => {
            Decision::new(Action::Remove, book.genome(judgement.content)?)
        }
        Outcome::Below | Outcome::Answered => {
            Decision::new(treatment.action, treatment.rule).flagged(Flag::Genotypes)
        }
    })
}

/// What a text says is decided like a part that says the same.
pub(crate) fn mark(book: &RuleBook, text: &str, span: Span) -> Marked {
    let item = item_of(text, &span);
    let decision = match book.item(item) {
        Some(treatment) => Decision::new(treatment.action, treatment.rule),
        None => Decision::new(Action::Remove, book.own.unknown),
    };
    Marked { span, item, decision }
}

/// Says before a date, or behind it, that someone was born then.
static BORN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:生年月日|誕生日|(?:^|[^a-z])(?:dob|d\.o\.b\.|born(?: on)?|birth ?date|date of birth))[\s　】\])）:：=]*$",
    )
});
static BORN_BEHIND: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[ 　]*(?:生(?:まれ)?(?:[^理検食化活命存]|$)|出生)"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of our own")
}

/// What the item tables call a stretch of a text: a birth date is told from other dates by the
/// words beside it.
fn item_of(text: &str, span: &Span) -> &'static str {
    let before = &text[..span.range.start];
    let start = before.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    let behind = &text[span.range.end..];
    let end = behind.char_indices().nth(4).map_or(behind.len(), |(at, _)| at);
    let born = || BORN_BEFORE.is_match(&before[start..]) || BORN_BEHIND.is_match(&behind[..end]);
    if span.kind == Kind::Date && born() { "birth-date" } else { span.kind.item() }
}
