//! A site's own pseudonyms: a table of original number, pseudonym and, where wanted, date offset.
//!
//! The table is closed: who is not in it is held. What cannot be read without doubt is refused
//! with its line, so that no patient gets a pseudonym by accident.

mod header;
mod name;

use self::header::Columns;
use crate::key::MOST_DAYS;
use crate::reason::Code;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A list of a million patients is shorter.
const MOST_BYTES: usize = 1 << 26;
/// More problems than a person mends in one go.
const MOST_PROBLEMS: usize = 200;

/// What a site gives one patient.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The pseudonym.
    pub pseudonym: String,
    /// Days that dates move by, where the site says so; zero leaves them as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
}

/// All of a site's pseudonyms, by the patient's number.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pseudonyms {
    by_id: BTreeMap<String, Given>,
}

impl fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pseudonyms({})", self.by_id.len())
    }
}

/// What is wrong with a line of the table; it never quotes the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The line, counted from one; the header is the first.
    pub line: u64,
    /// What is wrong.
    pub code: Code,
}

/// A table as read: what it gives whom, and on which line.
pub struct Table {
    rows: BTreeMap<String, (Given, u64)>,
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Table({})", self.rows.len())
    }
}

impl Table {
    /// Reads a table with a header line, in UTF-8, UTF-16 with a mark, or code page 932, with
    /// commas, tabs or semicolons between its cells. Errors name every line that leaves a doubt.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let whole = |code| vec![Problem { line: 1, code }];
        let text = decode(bytes).ok_or_else(|| whole(Code::PseudonymsUnreadable))?;
        let (columns, separator) =
            Columns::find(&text).ok_or_else(|| whole(Code::PseudonymsNoHeader))?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = Rows::default();
        for record in reader.records() {
            // Only text that is not UTF-8 could fail here.
            let record = record.map_err(|_| whole(Code::PseudonymsUnreadable))?;
            let line = record.position().map_or(0, |position| line_of(&text, position));
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                rows.take(line, &record, columns);
            }
        }
        rows.finish()
    }

    /// The lines on which it speaks against what is known already.
    pub(crate) fn conflicts(&self, known: &[(String, Given)]) -> Vec<Problem> {
        let by_id: BTreeMap<&str, &Given> =
            known.iter().map(|(id, given)| (id.as_str(), given)).collect();
        let owners: BTreeMap<String, &str> =
            known.iter().map(|(id, given)| (folded(&given.pseudonym), id.as_str())).collect();
        let agrees = |id: &str, given: &Given| {
            by_id.get(id).is_none_or(|known| {
                known.pseudonym == given.pseudonym
                    && (given.days.is_none() || given.days == known.days)
            }) && owners.get(&folded(&given.pseudonym)).is_none_or(|owner| *owner == id)
        };
        let disagree = self.rows.iter().filter(|(id, (given, _))| !agrees(id, given));
        let mut problems: Vec<_> = disagree
            .map(|(_, (_, line))| Problem { line: *line, code: Code::PseudonymsConflict })
            .collect();
        problems.sort_unstable();
        problems.truncate(MOST_PROBLEMS);
        problems
    }
}

impl Pseudonyms {
    /// Adds a table's rows; an offset given before stays where the table gives none.
    pub(crate) fn add(&mut self, table: Table) {
        for (id, (given, _)) in table.rows {
            let days = given.days.or(self.by_id.get(&id).and_then(|known| known.days));
            self.by_id.insert(id, Given { days, ..given });
        }
    }

    /// What this patient is given.
    pub fn of(&self, id: &str) -> Option<&Given> {
        self.by_id.get(&normal(id))
    }

    /// How many patients it names.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether it names nobody.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &Given)> {
        self.by_id.iter()
    }
}

/// A number as it is compared: wide letters narrow, no spaces around it; leading zeros count.
pub(crate) fn normal(id: &str) -> String {
    id.nfkc().collect::<String>().trim().to_owned()
}

/// File systems take upper and lower case for the same name.
fn folded(pseudonym: &str) -> String {
    pseudonym.to_ascii_lowercase()
}

/// The text, in whichever encoding it was saved.
fn decode(bytes: &[u8]) -> Option<String> {
    if bytes.len() > MOST_BYTES {
        return None;
    }
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..])?;
        return Some(text.into_owned());
    }
    let text = std::str::from_utf8(bytes).ok().map(str::to_owned);
    text.or_else(|| {
        let text =
            encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
        text.map(std::borrow::Cow::into_owned)
    })
}

/// The line a record begins on: the reader counts the empty lines before it to the record.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let rest = text.as_bytes().iter().skip(position.byte() as usize);
    let empty = rest.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + empty.filter(|byte| **byte == b'\n').count() as u64
}

/// The rows read so far, and what is wrong with them.
#[derive(Default)]
struct Rows {
    by_id: BTreeMap<String, (Given, u64)>,
    owners: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl Rows {
    fn take(&mut self, line: u64, record: &csv::StringRecord, columns: Columns) {
        let cell = |index: usize| record.get(index).map(normal).unwrap_or_default();
        let (id, pseudonym) = (cell(columns.id), cell(columns.pseudonym));
        let days = match columns.days.map(cell).filter(|days| !days.is_empty()) {
            None => Ok(None),
            Some(days) => read_days(&days).map(Some).ok_or(Code::PseudonymsBadOffset),
        };
        match self.row(id, pseudonym, days, line) {
            Ok(()) => {}
            Err(code) => self.problems.push(Problem { line, code }),
        }
    }

    fn row(
        &mut self,
        id: String,
        pseudonym: String,
        days: Result<Option<i32>, Code>,
        line: u64,
    ) -> Result<(), Code> {
        if id.is_empty() || pseudonym.is_empty() {
            return Err(Code::PseudonymsEmptyCell);
        }
        if !name::is_fit(&pseudonym) {
            return Err(Code::PseudonymsUnfit);
        }
        if name::holds(&pseudonym, &id) {
            return Err(Code::PseudonymsHoldId);
        }
        let given = Given { pseudonym, days: days? };
        if let Some((other, _)) = self.by_id.get(&id) {
            let same = *other == given;
            return if same { Ok(()) } else { Err(Code::PseudonymsTwoForOne) };
        }
        let owner = self.owners.entry(folded(&given.pseudonym)).or_insert_with(|| id.clone());
        if *owner != id {
            return Err(Code::PseudonymsOneForTwo);
        }
        self.by_id.insert(id, (given, line));
        Ok(())
    }

    fn finish(mut self) -> Result<Table, Vec<Problem>> {
        // A pseudonym that is another patient's number would point to the wrong person.
        for (given, line) in self.by_id.values() {
            if self.by_id.contains_key(&given.pseudonym) {
                self.problems.push(Problem { line: *line, code: Code::PseudonymsHoldId });
            }
        }
        if self.by_id.is_empty() && self.problems.is_empty() {
            self.problems.push(Problem { line: 1, code: Code::PseudonymsEmptyCell });
        }
        if self.problems.is_empty() {
            return Ok(Table { rows: self.by_id });
        }
        self.problems.sort_unstable();
        self.problems.truncate(MOST_PROBLEMS);
        Err(self.problems)
    }
}

/// A whole number of days, not farther than anyone lives.
fn read_days(cell: &str) -> Option<i32> {
    let days: i32 = cell.replace('−', "-").parse().ok()?;
    (days.abs() <= MOST_DAYS).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(table: &str) -> Vec<(u64, Code)> {
        let problems = Table::read(table.as_bytes()).expect_err("a problem");
        problems.into_iter().map(|problem| (problem.line, problem.code)).collect()
    }

    #[test]
    fn reads_what_excel_saves_in_every_encoding_and_with_every_separator() {
        let table =
            "患者ID,仮名ID,日付シフト\r\n00427718,HOSP-001,-30\r\n\"１２３Ａ \",HOSP-002,\r\n";
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(table);
        let utf16: Vec<u8> = [0xFEFF_u16]
            .into_iter()
            .chain(table.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let tables = [
            table.as_bytes().to_vec(),
            format!("\u{FEFF}{table}").into_bytes(),
            cp932.into_owned(),
            utf16,
            table.replace(',', "\t").into_bytes(),
            table.replace(',', ";").into_bytes(),
        ];
        for table in tables {
            let mut list = Pseudonyms::default();
            list.add(Table::read(&table).expect("a list"));
            assert_eq!(list.len(), 2);
            let first = list.of(" 00427718").expect("listed");
            assert_eq!((first.pseudonym.as_str(), first.days), ("HOSP-001", Some(-30)));
            let second = list.of("123A").expect("listed");
            assert_eq!((second.pseudonym.as_str(), second.days), ("HOSP-002", None));
            assert!(list.of("427718").is_none(), "leading zeros count");
        }
    }

    #[test]
    fn names_the_line_of_every_doubt() {
        let table = "patient id;pseudonym;days\n\
                     4711;P-1;10\n\
                     4711;P-2;10\n\
                     4712;p-1;10\n\
                     ;P-3;10\n\
                     4713;;10\n\
                     4714;P-4;1.5\n\
                     4715;P-5;a week\n\
                     4716;P/6;\n\
                     4717;HOSP-4717;\n\
                     4718;4711;\n\
                     \n\
                     4719;P-9;99999999\n\
                     4720\n";
        assert_eq!(
            problems(table),
            [
                (3, Code::PseudonymsTwoForOne),
                (4, Code::PseudonymsOneForTwo),
                (5, Code::PseudonymsEmptyCell),
                (6, Code::PseudonymsEmptyCell),
                (7, Code::PseudonymsBadOffset),
                (8, Code::PseudonymsBadOffset),
                (9, Code::PseudonymsUnfit),
                (10, Code::PseudonymsHoldId),
                (11, Code::PseudonymsHoldId),
                (13, Code::PseudonymsBadOffset),
                (14, Code::PseudonymsEmptyCell),
            ]
        );
    }

    #[test]
    fn a_line_that_says_the_same_again_is_no_problem() {
        let table = Table::read(b"ID,pseudonym\n1,P-7\n1,P-7\n").expect("a list");
        assert_eq!(table.rows.len(), 1);
        assert_eq!(
            problems("ID,pseudonym,days\n1,P-7,3\n1,P-7,4\n"),
            [(3, Code::PseudonymsTwoForOne)]
        );
    }

    #[test]
    fn a_table_without_its_columns_or_rows_is_refused() {
        assert_eq!(problems("a,b\n1,2\n"), [(1, Code::PseudonymsNoHeader)]);
        assert_eq!(problems("患者ID,患者番号,仮名\n1,2,P\n"), [(1, Code::PseudonymsNoHeader)]);
        assert_eq!(problems(""), [(1, Code::PseudonymsNoHeader)]);
        assert_eq!(problems("ID,pseudonym\n"), [(1, Code::PseudonymsEmptyCell)]);
        let broken = Table::read(b"ID,pseudonym\n\xFF\xFF,x\n").expect_err("not text");
        assert_eq!(broken[0].code, Code::PseudonymsUnreadable);
    }
}
