//! Tables of short tandem repeats, as paternity and identity tests report them: a person a line with
//! a column for each locus, or a locus a line with its alleles.

use super::Fate;
use super::flow::Line;
use super::found::{Found, Samples};
use super::sheet::{Pen, Sheet, joined};
use super::weave::Written;
use crate::genome::str_locus;
use crate::reason::{Code, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// Words that head the columns and rows of such tables.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:locus|marker|loci|ローカス|座位|マーカー|allele ?[0-9]?|アレル ?[0-9]?|size ?[0-9]?|genotype|遺伝型|amel(?:ogenin)?|kit|dye)$",
    )
});
/// Alleles: one or two numbers of repeats, with the bases of one that is not whole.
static ALLELE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[0-9]{1,2}(?:\.[0-9])?(?:\s?[,/|-]\s?[0-9]{1,2}(?:\.[0-9])?)?|[XY](?:\s?[,/|]\s?[XY])?|OL|NR|-|)$",
    )
});
/// What heads a column of people.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)sample|specimen|subject|patient|person|name|^id$|検体|試料|患者|氏名|名前|番号")
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of our own")
}

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    separator: u8,
    headed: Option<u64>,
    /// Whether each column is of people, and its part.
    columns: Vec<(bool, usize)>,
    samples: Samples,
    /// Whether the lines are no table of one shape.
    ragged: bool,
}

fn bare(cell: &[u8]) -> std::borrow::Cow<'_, str> {
    match String::from_utf8_lossy(cell) {
        std::borrow::Cow::Borrowed(text) => {
            std::borrow::Cow::Borrowed(text.trim().trim_matches('"'))
        }
        std::borrow::Cow::Owned(text) => {
            std::borrow::Cow::Owned(text.trim().trim_matches('"').to_owned())
        }
    }
}

/// Whether a cell says a locus, alleles, or what a table of them is headed by.
fn is_known(cell: &[u8]) -> bool {
    let cell = bare(cell);
    ALLELE.is_match(&cell) || HEADING.is_match(&cell) || str_locus(&cell).is_some()
}

impl Repeats {
    fn cells<'a>(&self, line: &'a [u8]) -> Vec<&'a [u8]> {
        line.split(|byte| *byte == self.separator).collect()
    }
}

impl Sheet for Repeats {
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        let text = line.text();
        for word in text.split(|byte| b"\t,;:|\"()[]".contains(byte) || *byte == b' ') {
            if let Ok(word) = std::str::from_utf8(word) {
                found.tally.locus(word);
            }
        }
        if text.is_empty() {
            return Ok(());
        }
        if self.headed.is_none() {
            self.headed = Some(line.number);
            self.separator =
                [b'\t', b',', b';'].into_iter().find(|byte| text.contains(byte)).unwrap_or(b'\t');
            for (number, cell) in self.cells(text).into_iter().enumerate() {
                let known = is_known(cell);
                let person = !known && PERSON.is_match(&bare(cell));
                let item = if known || person { "technical" } else { "annotation" };
                let part = found.part(format!("column {}", number + 1), item, 0..0, None)?;
                self.columns.push((person, part));
            }
            return Ok(());
        }
        let cells = self.cells(text);
        self.ragged |= cells.len() != self.columns.len();
        for (cell, (person, _)) in cells.iter().zip(&self.columns) {
            if *person && !cell.is_empty() {
                self.samples.add(cell, found)?;
            }
        }
        Ok(())
    }

    fn end(&mut self, found: &mut Found) -> Result<(), Reason> {
        if self.ragged || self.columns.len() < 2 {
            found.reasons.push(Code::Genetic.into());
        }
        Ok(())
    }

    fn samples(&self) -> Option<&Samples> {
        Some(&self.samples)
    }

    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason> {
        if line.text().is_empty() {
            return Ok(Written::Same);
        }
        let cells = self.cells(line.text());
        let is_heading = self.headed == Some(line.number);
        let numbered: Vec<String> =
            (1..=cells.len()).map(|number| format!("column {number}")).collect();
        let written =
            cells.iter().zip(&self.columns).zip(&numbered).map(|((cell, column), number)| {
                let (person, part) = column;
                let stays = pen.deciding.fate(*part) == Fate::Stays;
                match (is_heading, person) {
                    (true, _) if stays => *cell,
                    (true, _) => number.as_bytes(),
                    (false, true) if cell.is_empty() => *cell,
                    (false, true) => self.samples.name(cell, &pen.names),
                    (false, false) if stays && is_known(cell) => *cell,
                    (false, false) => &[],
                }
            });
        Ok(joined(&written.collect::<Vec<_>>(), self.separator, line))
    }

    fn essence(&self, line: &Line) -> Option<Vec<u8>> {
        let cells = self.cells(line.text());
        let kept = cells.into_iter().filter(|cell| !cell.is_empty() && is_known(cell));
        Some(kept.collect::<Vec<_>>().join(&b'\t'))
    }
}
