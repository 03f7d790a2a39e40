//! Mutation Annotation Format (GDC, TCGA): comments behind `#`, the names of the columns, and a change
//! a line, with the tumour and the normal sample it was found in.

use super::Fate;
use super::flow::Line;
use super::found::{Found, Samples};
use super::sheet::{Pen, Sheet, bad, joined};
use super::weave::Written;
use crate::genome::{Site, Somatic};
use crate::reason::Reason;
use std::collections::BTreeMap;

static COLUMNS: &str = include_str!("../../../data/genetic/maf-columns.csv");

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Maf {
    comments: BTreeMap<u64, usize>,
    /// The line of the headings, and the columns with their items and parts.
    headed: Option<u64>,
    columns: Vec<(String, &'static str, usize)>,
    samples: Samples,
}

impl Maf {
    fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|(column, _, _)| column == name)
    }

    fn headings(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        self.headed = Some(line.number);
        for (number, cell) in line.text().split(|byte| *byte == b'\t').enumerate() {
            let name = String::from_utf8_lossy(cell).into_owned();
            let row = crate::table::rows(COLUMNS).find(|row| row[0].eq_ignore_ascii_case(&name));
            let item = row.as_ref().map_or("annotation", |row| row[1]);
            let path = if row.is_some() { name.clone() } else { format!("column {}", number + 1) };
            // What a column of samples holds, the samples themselves are parts of.
            let part = match item {
                "sample" => usize::MAX,
                _ => found.part(path, item, 0..0, None)?,
            };
            self.columns.push((row.map_or(name, |row| row[0].to_owned()), item, part));
        }
        Ok(())
    }
}

impl Sheet for Maf {
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        let text = line.text();
        if text.starts_with(b"#") {
            let comment = String::from_utf8_lossy(&text[1..]);
            let version = comment.strip_prefix("version ").is_some_and(|rest| rest.len() < 12);
            let item = if version { "technical" } else { "header-line" };
            found.tally.hear(&comment);
            let part = found.part("header", item, line.range.clone(), Some(&comment))?;
            self.comments.insert(line.number, part);
            return Ok(());
        }
        if text.is_empty() {
            return Ok(());
        }
        if self.headed.is_none() {
            return self.headings(line, found);
        }
        let cells: Vec<&[u8]> = text.split(|byte| *byte == b'\t').collect();
        if cells.len() != self.columns.len() {
            return Err(bad(line));
        }
        for (cell, (_, item, _)) in cells.iter().zip(&self.columns) {
            if *item == "sample" && !cell.is_empty() {
                self.samples.add(cell, found)?;
            }
        }
        let cell = |name: &str| self.place(name).map_or(&b""[..], |place| cells[place]);
        let number = |name: &str| std::str::from_utf8(cell(name)).ok()?.parse::<u64>().ok();
        let start = number("Start_Position").ok_or_else(|| bad(line))?;
        let reference = cell("Reference_Allele");
        let (one, two) = (cell("Tumor_Seq_Allele1"), cell("Tumor_Seq_Allele2"));
        let normal = [cell("Match_Norm_Seq_Allele1"), cell("Match_Norm_Seq_Allele2")];
        let inherited = normal.iter().any(|allele| !allele.is_empty() && *allele != reference);
        let somatic = cell("Mutation_Status").eq_ignore_ascii_case(b"somatic") && !inherited;
        let kind = cell("Variant_Type");
        found.tally.site(&Site {
            chromosome: cell("Chromosome"),
            start,
            end: start,
            is_snp: kind.is_empty() || kind.ends_with(b"NP"),
            somatic: somatic.then(|| Somatic {
                on_both: !one.is_empty() && one == two && one != reference,
                catalogued: cell("dbSNP_RS").starts_with(b"rs"),
            }),
        });
        Ok(())
    }

    fn samples(&self) -> Option<&Samples> {
        Some(&self.samples)
    }

    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason> {
        if let Some(part) = self.comments.get(&line.number) {
            return Ok(if pen.deciding.fate(*part) == Fate::Stays {
                Written::Same
            } else {
                Written::Gone
            });
        }
        let cells: Vec<&[u8]> = line.text().split(|byte| *byte == b'\t').collect();
        let is_heading = self.headed == Some(line.number);
        let numbered: Vec<String> =
            (1..=cells.len()).map(|number| format!("column {number}")).collect();
        let written =
            cells.iter().zip(&self.columns).zip(&numbered).map(|((cell, column), number)| {
                let (_, item, part) = column;
                match *item {
                    "sample" if is_heading || cell.is_empty() => *cell,
                    "sample" => self.samples.name(cell, &pen.names),
                    _ if pen.deciding.fate(*part) == Fate::Stays => *cell,
                    _ if is_heading => number.as_bytes(),
                    _ => &[],
                }
            });
        Ok(joined(&written.collect::<Vec<_>>(), b'\t', line))
    }

    fn essence(&self, line: &Line) -> Option<Vec<u8>> {
        if self.comments.contains_key(&line.number) || self.headed == Some(line.number) {
            return None;
        }
        let cells = line.text().split(|byte| *byte == b'\t').zip(&self.columns);
        let kept = cells.filter(|(_, (_, item, _))| matches!(*item, "technical" | "clinical"));
        Some(kept.map(|(cell, _)| cell).collect::<Vec<_>>().join(&b'\t'))
    }
}
