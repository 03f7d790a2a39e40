//! What becomes of the cells of a table, record by record: each goes by what its column is, with
//! the pseudonym and the days of the record's own patient.

use super::alike::{Alike, Groups, OVER};
use super::parts::row;
use super::{Marked, Plan, Row, Written};
use crate::action::Action;
use crate::format::table::columns::{Look, is_clinical, is_known_heading, look};
use crate::format::table::whose::Whose;
use crate::inventory::{FieldId, Inventory};
use crate::known::{self, Hit};
use crate::policy;
use crate::reason::{Code, Reason};
use crate::subject::{Secrets, Subject};
use crate::text::{self, Certainty, Kind, Language, Span, Surrogates, Why};
use std::collections::HashMap;
use std::rc::Rc;

/// How many patients, and how many texts, are remembered at a time.
const REMEMBERED: usize = 10_000;
/// Longer texts are not remembered.
const SHORT: usize = 512;

/// Writes the cells of one table.
pub(crate) struct Cells<'a> {
    plan: &'a Plan,
    /// What each column is, and what is done to it.
    columns: Vec<(&'static str, Action)>,
    whose: Whose,
    secrets: &'a Secrets,
    /// Patients met, by what the record says of them.
    patients: HashMap<[String; 3], Rc<Patient>>,
    /// What was found in texts: 異常なし stands in many cells.
    texts: HashMap<String, Rc<[Marked]>>,
    pen: Surrogates,
    groups: Groups,
}

/// Whose a record is.
struct Patient {
    secrets: Secrets,
    /// The ways in which a text may name the patient.
    forms: Vec<(String, Kind)>,
}

impl Patient {
    fn new(secrets: Secrets) -> Self {
        let name = secrets.own_name().map(|name| known::spellings(known::Kind::Name, name));
        let names = name.into_iter().flatten().map(|form| (form, Kind::Name));
        let id = secrets.own_id().map(|id| (id.to_owned(), Kind::Id));
        let forms = names.chain(id).filter(|(form, _)| form.chars().count() >= 2).collect();
        Self { secrets, forms }
    }

    /// Where a text names the patient.
    fn named_in(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        for (form, kind) in &self.forms {
            for (at, _) in text.match_indices(form) {
                let range = at..at + form.len();
                let (class, ground) = (kind.class(), kind.ground());
                let (certainty, why) = (Certainty::Certain, Why::Known);
                spans.push(Span { range, kind: *kind, class, ground, certainty, why });
            }
        }
        spans
    }
}

impl<'a> Cells<'a> {
    pub(crate) fn new(plan: &'a Plan, inventory: &Inventory, secrets: &'a Secrets) -> Self {
        let columns = inventory.fields.iter().zip(&plan.decisions).enumerate();
        let columns = columns.map(|(id, (field, decision))| {
            let item = plan.items.get(&id).copied();
            let item = item.or_else(|| inventory.part(field).map(|part| part.item));
            (item.unwrap_or_default(), decision.action)
        });
        let columns: Vec<(&'static str, Action)> = columns.collect();
        let items: Vec<_> = columns.iter().map(|(item, _)| Some(*item)).collect();
        let headings = inventory.table().map_or(&[][..], |layout| &layout.headings);
        let headings: Vec<&str> =
            headings.iter().map(|heading| heading.expose().as_str()).collect();
        let language = match headings.as_slice() {
            [] => Language::Japanese,
            headings => text::language(&headings.join(" ")),
        };
        Self {
            plan,
            whose: Whose::of(&items, headings.into_iter()),
            columns,
            secrets,
            patients: HashMap::new(),
            texts: HashMap::new(),
            pen: plan.surrogates(language, secrets),
            groups: Groups::default(),
        }
    }

    /// The columns that are in the output, by their place in the input.
    pub(crate) fn kept(&self) -> impl Iterator<Item = usize> + use<> {
        let kept: Vec<usize> = (0..self.columns.len())
            .filter(|column| self.columns[*column].1 != Action::Remove)
            .collect();
        kept.into_iter()
    }

    /// The headings that stay; one that nobody knows could be a name.
    pub(crate) fn headings(&self, values: &[impl AsRef<str>]) -> Vec<String> {
        let heading = |column: usize| {
            let heading = at(values, column);
            if is_known_heading(heading) || heading.is_empty() {
                heading.to_owned()
            } else {
                format!("column {}", column + 1)
            }
        };
        self.kept().map(heading).collect()
    }

    /// The cells of a record that stay.
    pub(crate) fn row(&mut self, values: &[impl AsRef<str>]) -> Result<Vec<String>, Reason> {
        let patient = self.patient(values)?;
        Ok(self.kept().map(|column| self.cell(column, at(values, column), &patient)).collect())
    }

    /// Counts a record among those that are alike in what is left of them.
    pub(crate) fn weigh(&mut self, values: &[impl AsRef<str>]) -> Result<(), Reason> {
        let patient = self.patient(values)?;
        let mut left = Vec::new();
        for column in self.taken_together() {
            let written = self.cell(column, at(values, column), &patient);
            let item = self.columns[column].0;
            left.push(if item == "date" {
                text::month(&written).unwrap_or(written)
            } else {
                written
            });
        }
        let whose = if self.whose.is_said() {
            patient.secrets.pseudonym.clone()
        } else {
            self.groups.len().to_string()
        };
        self.groups.add(&left, &whose);
        Ok(())
    }

    /// What the records that were weighed are like; nothing where no quasi-identifier is left.
    pub(crate) fn alike(&self) -> Option<Alike> {
        let over: Vec<String> =
            self.taken_together().iter().map(|column| self.columns[*column].0.to_owned()).collect();
        (!over.is_empty()).then(|| self.groups.alike(over))
    }

    /// Whether a known value can stand in a column by chance, or is of our making.
    pub(crate) fn is_chance(&self, column: usize, hit: &Hit) -> bool {
        let (item, action) = self.columns[column];
        match action {
            Action::Token | Action::Pseudonym => true,
            Action::Shift | Action::YearMonth => hit.digits || hit.kind == known::Kind::BirthDate,
            Action::Keep | Action::AgeCap => hit.digits && item != "free-text",
            _ => false,
        }
    }

    /// The first column of each quasi-identifier.
    fn taken_together(&self) -> Vec<usize> {
        let first = |wanted: &&str| {
            self.columns.iter().position(|(item, action)| {
                item == wanted && !matches!(action, Action::Remove | Action::Empty)
            })
        };
        let born = self.columns.iter().any(|(item, _)| *item == "birth-date");
        let over = OVER.iter().filter(|item| **item != "years" || !born);
        over.filter_map(first).collect()
    }

    /// The record's own patient; the file's where it says none.
    fn patient(&mut self, values: &[impl AsRef<str>]) -> Result<Rc<Patient>, Reason> {
        let said = self.whose.said(values);
        if let Some(patient) = self.patients.get(&said) {
            return Ok(Rc::clone(patient));
        }
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        let subject = Subject::stated(some(&said[0]), some(&said[1]), some(&said[2]));
        let secrets = match subject {
            Some(subject) => self.secrets.of_another(subject),
            None => self.secrets.clone(),
        };
        if let Some(missing) = secrets.missing() {
            return Err(missing.into());
        }
        if self.patients.len() >= REMEMBERED {
            self.patients.clear();
        }
        let patient = Rc::new(Patient::new(secrets));
        self.patients.insert(said, Rc::clone(&patient));
        Ok(patient)
    }

    fn cell(&mut self, column: usize, value: &str, patient: &Patient) -> String {
        let (item, action) = self.columns[column];
        let value = value.trim();
        // A spreadsheet would run it.
        if value.is_empty() || value.starts_with(['=', '@']) {
            return String::new();
        }
        match action {
            Action::Keep if conforms(item, value) => value.to_owned(),
            Action::Pseudonym => patient.secrets.pseudonym.clone(),
            Action::Token => self.pen.token_of(kind_of(item), value),
            Action::Shift | Action::YearMonth | Action::Year | Action::Decade => {
                self.date(value, action, patient.secrets.days)
            }
            Action::AgeCap => capped(value, self.plan.profile.age_cap),
            Action::Municipality => self.pen.municipality(value).unwrap_or_default().to_owned(),
            Action::Mask => self.text(value, patient),
            _ => String::new(),
        }
    }

    /// A date in the form it is written in; the time of day stays with one that moves.
    fn date(&mut self, value: &str, action: Action, days: i32) -> String {
        let (day, time) = value.split_once(['T', ' ']).unwrap_or((value, ""));
        let (day, time) = if look(time) == Look::Time { (day, time) } else { (value, "") };
        self.pen.move_by(days);
        let moved = self.pen.whole_date(day, action).unwrap_or_default();
        if time.is_empty() || moved.is_empty() || action != Action::Shift {
            return moved;
        }
        format!("{moved}{}{time}", &value[day.len()..value.len() - time.len()])
    }

    /// Free text, with the record's own patient sought in it.
    fn text(&mut self, value: &str, patient: &Patient) -> String {
        let Some(found) = self.found(value) else { return String::new() };
        let named = patient.named_in(value);
        if found.is_empty() && named.is_empty() {
            return value.to_owned();
        }
        let mut marked = found.to_vec();
        for span in named {
            super::texts::insert(&mut marked, policy::parts::mark(&self.plan.book, value, span));
        }
        let mut surrogates = self.plan.surrogates(text::language(value), &patient.secrets);
        Written::of(value, &marked, &mut surrogates).text
    }

    /// What the engine finds in a text; nothing where it cannot read.
    fn found(&mut self, value: &str) -> Option<Rc<[Marked]>> {
        if let Some(found) = self.texts.get(value) {
            return Some(Rc::clone(found));
        }
        let (reading, seeds) = self.plan.reading.as_ref()?;
        let spans = reading.look_in_record(value, seeds)?.spans.into_iter();
        let found: Rc<[Marked]> =
            spans.map(|span| policy::parts::mark(&self.plan.book, value, span)).collect();
        if value.len() <= SHORT {
            if self.texts.len() >= REMEMBERED {
                self.texts.clear();
            }
            self.texts.insert(value.to_owned(), Rc::clone(&found));
        }
        Some(found)
    }
}

/// What a cell says; nothing where the record ends before it.
fn at(values: &[impl AsRef<str>], column: usize) -> &str {
    values.get(column).map_or("", AsRef::as_ref)
}

/// Whether a cell is what its column says; what is not is left out.
fn conforms(item: &str, value: &str) -> bool {
    let clinical = matches!(item, "clinical" | "technical");
    match look(value) {
        Look::Sex => clinical || item == "sex",
        Look::Time => clinical || item == "time",
        Look::Number => clinical || item == "sex" && value.chars().count() == 1,
        Look::Clinical => clinical,
        // ICD-10 and the like.
        Look::Text => clinical && (is_code(value) || is_clinical(value)),
        _ => false,
    }
}

/// A letter with a few digits, as codes of diseases and stages are, or signs alone.
fn is_code(value: &str) -> bool {
    let mut letters = value.chars();
    let coded = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && value.len() <= 7
        && value[1..].chars().all(|c| c.is_ascii_digit() || c == '.')
        && value.bytes().filter(u8::is_ascii_digit).count() <= 5;
    coded || value.len() <= 6 && value.chars().all(|c| "+-±()＋－（）".contains(c))
}

/// An age, or the next one above the highest.
fn capped(value: &str, highest: u32) -> String {
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    let unit = value[digits.len()..].trim();
    let fits = matches!(unit, "" | "歳" | "才" | "y" | "Y" | "yo" | "years" | "ヶ月" | "か月");
    match digits.parse::<u32>() {
        Ok(years) if fits && years <= 150 => {
            format!("{}{}", years.min(highest + 1), &value[digits.len()..])
        }
        _ => String::new(),
    }
}

fn kind_of(item: &str) -> Kind {
    match item {
        "name" => Kind::Name,
        "facility" => Kind::Facility,
        "organization" => Kind::Organization,
        "occupation" => Kind::Occupation,
        "place" => Kind::Place,
        _ => Kind::Id,
    }
}

/// One line for every column, with a few of its values.
pub(super) fn rows(plan: &Plan, inventory: &Inventory, secrets: &Secrets) -> Vec<Row> {
    let Some(layout) = inventory.table() else { return Vec::new() };
    let mut cells = Cells::new(plan, inventory, secrets);
    let kept: Vec<FieldId> = cells.kept().collect();
    let shown = layout.shown.iter().map(|record| {
        let before: Vec<&str> = record.iter().map(|value| value.expose().as_str()).collect();
        let after = cells.row(&before).unwrap_or_default();
        (before, after)
    });
    let shown: Vec<(Vec<&str>, Vec<String>)> = shown.collect();
    let line = |(id, field)| {
        let part = inventory.part(field)?;
        let some = |values: Vec<&str>| Some(values.join("\n"));
        let place = kept.iter().position(|column| *column == id);
        let before = shown.iter().map(|(before, _)| before.get(id).copied().unwrap_or_default());
        let after = shown.iter().map(|(_, after)| after.get(place?).map(String::as_str));
        let after: Option<Vec<&str>> = after.collect();
        let item = plan.items.get(&id).copied().unwrap_or(part.item);
        let heading = layout.headings.get(id).map(|heading| heading.expose().clone());
        let line = row(
            plan,
            &plan.decisions[id],
            part.path.clone(),
            item,
            some(before.collect()),
            after.and_then(some),
        );
        Some(Row { name: heading.unwrap_or_default(), ..line })
    };
    inventory.fields.iter().enumerate().filter_map(line).collect()
}

impl Plan {
    /// Treats a column as what a person says it is.
    pub(super) fn treat_as(
        &mut self,
        inventory: &Inventory,
        id: FieldId,
        item: Option<&str>,
        path: &str,
    ) -> Result<(), Reason> {
        if inventory.table().is_none() {
            return Err(Reason::at(Code::AmendmentUnknown, path));
        }
        if self.is_locked(&self.decisions[id]) {
            return Err(Reason::at(Code::AmendmentLocked, path));
        }
        let found = item.and_then(|item| self.book.item_named(item));
        let Some((item, action, rule)) = found else {
            return Err(Reason::at(Code::AmendmentUnknown, path));
        };
        self.decisions[id] = super::Decision::new(action, rule).flagged(super::Flag::Amended);
        self.items.insert(id, item);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_column_says_stays() {
        for (item, value) in [
            ("clinical", "6480"),
            ("clinical", "<0.5"),
            ("clinical", "陰性"),
            ("clinical", "(-)"),
            ("clinical", "C34.1"),
            ("sex", "女"),
            ("sex", "1"),
            ("time", "10:30"),
        ] {
            assert!(conforms(item, value), "{item} {value}");
        }
        for (item, value) in [
            ("clinical", "090-0184-2236"),
            ("clinical", "00427718"),
            ("clinical", "佐倉陽向"),
            ("clinical", "Sakura"),
            ("clinical", "2024/05/03"),
            ("sex", "佐倉"),
            ("time", "佐倉"),
        ] {
            assert!(!conforms(item, value), "{item} {value}");
        }
    }

    #[test]
    fn ages_are_capped_and_what_is_none_goes() {
        for (before, after) in
            [("42", "42"), ("92歳", "90歳"), ("90", "90"), ("佐倉", ""), ("4203", "")]
        {
            assert_eq!(capped(before, 89), after, "{before}");
        }
    }
}
