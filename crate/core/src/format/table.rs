//! Tables: comma, tab or semicolon between the cells, one record after the other.
//!
//! Every column is one part, named by its place and never by its values; what it is, its heading
//! and its values tell. The file is read in blocks and never held as a whole.

pub(crate) mod columns;
pub(crate) mod rows;
pub(crate) mod whose;

use self::columns::Seen;
use self::rows::{Record, Rows};
use self::whose::Whose;
use super::encoding::Encoded;
use super::{Format, FormatId};
use crate::format::dicom::Vr;
use crate::inventory::{self, Field, Inventory, Name, Part};
use crate::known::{Kind, Matcher};
use crate::phi::Phi;
use crate::plan::{Alike, Cells, Plan};
use crate::progress::{Cancelled, Progress};
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use crate::subject::{Secrets, Subject};
use crate::verify::Draft;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A table with more columns is held: nobody could review them.
const MOST_COLUMNS: usize = 4096;
/// How many records show what the columns hold; every cell is looked at again when it is written.
const SAMPLED: u64 = 2000;
/// How many records a review shows.
const SHOWN: usize = 3;
/// How many different values of all columns, and how many patients, teach the batch.
const TAUGHT: usize = 16_000;
/// How much of the file tells its encoding; more than that is looked at, so that a character that
/// the end cuts is none.
const HEAD: u64 = (1 << 16) + 8;
/// How much is encoded at a time.
const PORTION: usize = 1 << 16;

/// The format.
#[derive(Debug)]
pub struct Table;

/// What is needed to write a table again.
#[derive(Debug)]
pub struct Layout {
    /// How its characters are encoded.
    pub encoded: Encoded,
    /// What stands between two cells.
    pub separator: char,
    /// How many columns it has.
    pub columns: usize,
    /// Whether the first record is made of headings.
    pub headed: bool,
    /// How many records it has, without the headings.
    pub rows: u64,
    /// The headings, as written.
    pub(crate) headings: Vec<Phi<String>>,
    /// A few records, to be shown.
    pub(crate) shown: Vec<Vec<Phi<String>>>,
    /// The patients, as far as they teach the batch.
    pub(crate) people: Vec<Subject>,
}

impl Layout {
    /// Whether all records are about one patient, or about none that is told.
    pub(crate) fn is_of_one(&self) -> bool {
        self.people.len() <= 1
    }

    /// The records, headings and all.
    pub(crate) fn read<'a>(&self, source: &'a dyn Source) -> Rows<'a> {
        Rows::new(source, self.encoded, self.separator)
    }
}

impl Format for Table {
    fn id(&self) -> FormatId {
        FormatId::Table
    }

    fn sniff(&self, _head: &[u8], name: &str) -> bool {
        ending(name).is_some()
    }

    fn inspect(
        &self,
        source: &dyn Source,
        progress: &mut dyn Progress,
    ) -> Result<Inventory, Reason> {
        let head = source.read_span(&(0..source.len().min(HEAD)))?;
        let encoded = Encoded::of(&head).ok_or(Code::UnknownEncoding)?;
        let separator = separator(source, encoded)?;
        let mut rows = Rows::new(source, encoded, separator);
        let first = rows.next()?.ok_or(Code::Empty)?;
        if first.len() > MOST_COLUMNS {
            return Err(Code::TooManyElements.into());
        }
        let values: Vec<String> =
            first.values().iter().map(|value| value.trim().to_owned()).collect();
        let headed = values.iter().any(|value| columns::by_heading(value).is_some())
            && !values.iter().any(|value| columns::look(value).is_data());
        let mut survey =
            Survey::new(if headed { values } else { vec![String::new(); values.len()] });
        if !headed {
            survey.add(&first);
        }
        while let Some(record) = rows.next()? {
            if record.len() > first.len() {
                return Err(Reason::at(Code::RaggedTable, format!("row {}", survey.rows + 2)));
            }
            survey.add(&record);
            if survey.rows.is_multiple_of(4096) {
                heard(progress.step(survey.rows, 0))?;
            }
        }
        Ok(survey.inventory(encoded, separator, headed, source.len()))
    }

    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        progress: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let layout = layout(inventory)?;
        let mut cells = Cells::new(plan, inventory, secrets);
        let mut rope = Rope::new();
        rope.push_bytes(layout.encoded.mark());
        let mut portion = String::new();
        let mut rows = layout.read(source);
        let mut number = 0_u64;
        while let Some(record) = rows.next()? {
            let blank = record.is_blank();
            let written = match (layout.headed && number == 0, blank) {
                (true, _) => cells.headings(&record.values()),
                (_, true) => vec![String::new(); cells.kept().count()],
                _ => cells.row(&record.values())?,
            };
            for (place, (column, value)) in cells.kept().zip(&written).enumerate() {
                // A blank line stays one; a record that ends early ends early.
                if place > 0 && column < record.len() {
                    portion.push(layout.separator);
                }
                portion.push_str(&rows::cell(record.raw(column), value, layout.separator));
            }
            portion.push_str(record.end());
            if portion.len() >= PORTION {
                push(&mut rope, layout.encoded, &mut portion)?;
                heard(progress.step(number, layout.rows))?;
            }
            number += 1;
        }
        push(&mut rope, layout.encoded, &mut portion)?;
        Ok(rope)
    }

    /// As many records, and as many columns as were to stay.
    fn compare(
        &self,
        draft: &Draft<'_>,
        _: (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<(), Reason> {
        let (before, after) = (layout(draft.inventory)?, layout(found)?);
        let columns = Cells::new(draft.plan, draft.inventory, draft.secrets).kept().count();
        let total = |layout: &Layout| layout.rows + u64::from(layout.headed);
        let parted = columns < 2 || before.separator == after.separator;
        let same = total(before) == total(after) && columns == after.columns && parted;
        if same { Ok(()) } else { Err(Code::OutputDiffers.into()) }
    }

    /// Known values, cell by cell: a number among measured values may be one by chance.
    fn search(
        &self,
        draft: &Draft<'_>,
        output: &dyn Source,
        found: &Inventory,
        known: &Matcher,
    ) -> Result<(), Reason> {
        let cells = Cells::new(draft.plan, draft.inventory, draft.secrets);
        let kept: Vec<usize> = cells.kept().collect();
        let mut rows = layout(found)?.read(output);
        while let Some(record) = rows.next()? {
            for (place, column) in kept.iter().enumerate().take(record.len()) {
                let value = record.value(place);
                let left = known.hits(value.as_bytes()).any(|hit| !cells.is_chance(*column, &hit));
                if left && !draft.secrets.key.is_pseudonym(&value) {
                    return Err(Reason::at(Code::KnownValueLeft, format!("column {}", column + 1)));
                }
            }
        }
        Ok(())
    }

    fn weigh(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
    ) -> Result<Option<Alike>, Reason> {
        let layout = layout(inventory)?;
        let mut cells = Cells::new(plan, inventory, secrets);
        let mut rows = layout.read(source);
        if layout.headed {
            rows.next()?;
        }
        while let Some(record) = rows.next()? {
            if !record.is_blank() {
                cells.weigh(&record.values())?;
            }
        }
        Ok(cells.alike())
    }

    fn samples(&self, _: &Inventory) -> Vec<Span> {
        Vec::new()
    }
}

fn heard(step: ControlFlow<Cancelled>) -> Result<(), Reason> {
    match step {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(cancelled) => Err(cancelled.into()),
    }
}

fn push(rope: &mut Rope, encoded: Encoded, portion: &mut String) -> Result<(), Reason> {
    rope.push_bytes(&encoded.encode(portion).ok_or(Code::UnknownEncoding)?);
    portion.clear();
    Ok(())
}

fn layout(inventory: &Inventory) -> Result<&Layout, Reason> {
    inventory.table().ok_or(Code::OutputDiffers.into())
}

/// The ending of a table's name.
fn ending(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    ["csv", "tsv", "tab"].into_iter().find(|known| ending.eq_ignore_ascii_case(known))
}

/// What stands between cells: what makes the first records equally long, and longest.
fn separator(source: &dyn Source, encoded: Encoded) -> Result<char, Reason> {
    let mut best = (0, ',');
    let mut wrong = None;
    for separator in [',', '\t', ';'] {
        let mut rows = Rows::new(source, encoded, separator);
        let mut lengths = Vec::new();
        for _ in 0..20 {
            match rows.next() {
                Ok(Some(record)) if record.is_blank() => {}
                Ok(Some(record)) => lengths.push(record.len()),
                Ok(None) => break,
                Err(reason) => {
                    wrong = Some(reason);
                    lengths.clear();
                    break;
                }
            }
        }
        let least = lengths.iter().min().copied().unwrap_or(0);
        if least > best.0 {
            best = (least, separator);
        }
    }
    match (best.0, wrong) {
        (0, Some(reason)) => Err(reason),
        _ => Ok(best.1),
    }
}

/// What the records of a table show of its columns.
struct Survey {
    headings: Vec<String>,
    items: Vec<Option<&'static str>>,
    seen: Vec<Seen>,
    taught: Vec<BTreeSet<String>>,
    /// How many values are taught by now.
    told: usize,
    whose: Whose,
    shown: Vec<Vec<Phi<String>>>,
    people: Vec<Subject>,
    identities: BTreeSet<String>,
    rows: u64,
}

impl Survey {
    fn new(headings: Vec<String>) -> Self {
        let mut items: Vec<_> =
            headings.iter().map(|heading| columns::by_heading(heading)).collect();
        // A bare 氏名 or ID is the patient's where no other column is.
        for (bare, whole) in [("name", "patient-name"), ("id", "patient-id")] {
            let is_bare = |heading: &String| {
                ["氏名", "名前", "name", "id", "番号"].contains(&columns::folded(heading).as_str())
            };
            if !items.contains(&Some(whole)) {
                for (item, _) in items
                    .iter_mut()
                    .zip(&headings)
                    .filter(|(item, heading)| **item == Some(bare) && is_bare(heading))
                {
                    *item = Some(whole);
                }
            }
        }
        let columns = headings.len();
        let whose = Whose::of(&items, headings.iter().map(String::as_str));
        Self {
            whose,
            headings,
            items,
            seen: (0..columns).map(|_| Seen::default()).collect(),
            taught: vec![BTreeSet::new(); columns],
            told: 0,
            shown: Vec::new(),
            people: Vec::new(),
            identities: BTreeSet::new(),
            rows: 0,
        }
    }

    fn add(&mut self, record: &Record) {
        self.rows += 1;
        if record.is_blank() {
            return;
        }
        let values = record.values();
        if self.rows <= SAMPLED {
            for (seen, value) in self.seen.iter_mut().zip(&values) {
                seen.add(value);
            }
        }
        if self.shown.len() < SHOWN {
            self.shown.push(values.iter().map(|value| Phi::new(value.to_string())).collect());
        }
        for (column, value) in values.iter().enumerate().take(self.items.len()) {
            if self.items[column].is_some_and(|item| teaches(item).is_some()) {
                self.teach(column, value.trim());
            }
        }
        for (column, name) in self.whose.names(&values) {
            self.teach(column, &name);
        }
        if self.people.len() < TAUGHT {
            let said = self.whose.said(&values).map(|value| (!value.is_empty()).then_some(value));
            let [id, name, born] = said;
            if let Some(subject) = Subject::stated(id, name, born)
                && self.identities.insert(subject.identity().to_owned())
            {
                self.people.push(subject);
            }
        }
    }

    fn teach(&mut self, column: usize, value: &str) {
        if self.told < TAUGHT && !value.is_empty() {
            self.told += usize::from(self.taught[column].insert(value.replace('\\', "")));
        }
    }

    fn inventory(self, encoded: Encoded, separator: char, headed: bool, size: u64) -> Inventory {
        let columns = self.headings.len();
        let (mut fields, mut parts) = (Vec::new(), Vec::new());
        for (number, ((heading, seen), taught)) in
            (0_u32..).zip(self.items.iter().zip(&self.seen).zip(&self.taught))
        {
            let item = columns::item(*heading, seen);
            let text = taught.iter().cloned().collect::<Vec<_>>().join("\\");
            parts.push(Part {
                path: format!("column {}", number + 1),
                item,
                teaches: heading.and_then(teaches),
            });
            fields.push(Field {
                name: Name::Part(number),
                vr: Vr(*b"UT"),
                whole: 0..size,
                value: 0..size,
                parent: None,
                end: number as usize + 1,
                text: (!text.is_empty()).then(|| Phi::new(text.into_boxed_str())),
                charset: None,
                creator: None,
                undefined_length: false,
                undecodable: false,
            });
        }
        let layout = Layout {
            encoded,
            separator,
            columns,
            headed,
            rows: self.rows,
            headings: self.headings.into_iter().map(Phi::new).collect(),
            shown: self.shown,
            people: self.people,
        };
        Inventory::of_parts(inventory::Layout::Table(layout), fields, parts, size)
    }
}

/// What a column's values teach the batch.
fn teaches(item: &str) -> Option<Kind> {
    Some(match item {
        "patient-name" | "name" => Kind::Name,
        "patient-id" | "id" | "code" => Kind::Id,
        "birth-date" => Kind::BirthDate,
        "phone" | "email" | "place" => Kind::Contact,
        _ => return None,
    })
}
