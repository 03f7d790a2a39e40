//! Genetic data: variants, genotypes and reads, in the formats that sequencers, arrays and their
//! programs write.
//!
//! A file loses what identifies the person it is of, and what it says of someone's genome is counted
//! ([`crate::genome`]). What is an individual identification code (個人識別符号, 施行令1条1号イ) goes out
//! in no form. A file that no reader here understands is held under any name.

mod flow;
mod found;
mod sniff;
mod vcf;
mod weave;

pub(super) use self::sniff::{head, is_genetic};

use self::flow::Flow;
use self::found::Found;
use super::{Format, FormatId};
use crate::action::Action;
use crate::genome::{self, Tally};
use crate::inventory::{self, Inventory};
use crate::known::Matcher;
use crate::phi::Phi;
use crate::plan::{self, Plan};
use crate::progress::{Cancelled, Progress};
use crate::reason::{Code, Reason};
use crate::shelf::Shelf;
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::verify::Draft;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A file of more people is held: nobody could review them.
const MOST_PEOPLE: usize = 4096;

/// The format.
#[derive(Debug)]
pub struct Genetic;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Variants as text, compressed or not.
    Vcf,
}

impl Kind {
    /// The ending of such files' names.
    fn ending(self) -> &'static str {
        match self {
            Self::Vcf => "vcf",
        }
    }
}

/// What is known of a file.
#[derive(Debug)]
pub struct Layout {
    /// What it is.
    pub kind: Kind,
    /// What was counted in it.
    pub tally: Tally,
    /// How many people it names.
    pub people: usize,
    packed: bool,
    body: Body,
}

/// What is needed to write it again.
#[derive(Debug)]
enum Body {
    Vcf(Header),
}

use self::vcf::Header;

impl Format for Genetic {
    fn id(&self) -> FormatId {
        FormatId::Genetic
    }

    fn sniff(&self, head: &[u8], name: &str) -> bool {
        is_genetic(head, name)
    }

    fn inspect(
        &self,
        source: &dyn Source,
        progress: &mut dyn Progress,
    ) -> Result<Inventory, Reason> {
        let kind = sniff::kind(source)?.ok_or(Code::Genetic)?;
        let mut found = Found::default();
        found.part("genotypes", "genotypes", 0..0, None)?;
        let body = match kind {
            Kind::Vcf => Body::Vcf(vcf::inspect(source, &mut found, progress)?),
        };
        let Found { mut fields, parts, tally, reasons } = found;
        fields[0].text = Some(Phi::new(genome::judge(&tally).summary().into_boxed_str()));
        let people = parts
            .iter()
            .filter(|part| part.item == "sample" && part.path.starts_with("sample "))
            .count();
        let packed = Flow::new(source)?.packing() != flow::Packing::Plain;
        Ok(Inventory {
            fields,
            parts,
            creators: Vec::new(),
            layout: inventory::Layout::Genetic(Layout { kind, tally, people, packed, body }),
            size: source.len(),
            reasons,
        })
    }

    fn shelve(&self, inventory: &Inventory, secrets: &Secrets, name: &str) -> Shelf {
        let ending = inventory.genetic().map_or_else(String::new, |layout| {
            let packed = if layout.packed { ".gz" } else { "" };
            format!("{}{packed}", layout.kind.ending())
        });
        Shelf::loose(FormatId::Genetic, &ending, name, secrets)
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
        let deciding = Deciding { inventory, plan, secrets };
        match &layout.body {
            Body::Vcf(header) => vcf::rewrite(source, header, &deciding, progress),
        }
    }

    /// Nothing is left that goes, and the records are the same.
    fn compare(
        &self,
        draft: &Draft<'_>,
        (input, output): (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<(), Reason> {
        let deciding =
            Deciding { inventory: draft.inventory, plan: draft.plan, secrets: draft.secrets };
        let (before, after) = (layout(draft.inventory)?, layout(found)?);
        let mut expected = BTreeSet::new();
        for (id, field) in draft.inventory.fields.iter().enumerate() {
            let Some(part) = draft.inventory.part(field) else { continue };
            expected.extend(match deciding.fate(id) {
                Fate::Goes => None,
                Fate::Stays => Some((part.path.as_str(), field.text().map(str::to_owned))),
                Fate::Becomes(text) => Some((part.path.as_str(), Some(text))),
            });
        }
        for (id, field) in found.fields.iter().enumerate() {
            let Some(part) = found.part(field) else { continue };
            let said = (part.path.as_str(), field.text().map(str::to_owned));
            let made_anew = part.item == "sample"
                || part.item == "technical"
                || field.parent.is_some()
                || part.path.starts_with("FORMAT.");
            if !made_anew && !expected.contains(&said) {
                return Err(Reason::at(Code::OutputDiffers, found.path(id)));
            }
        }
        let same = before.kind == after.kind
            && before.tally.counts() == after.tally.counts()
            && match before.kind {
                Kind::Vcf => vcf::same_records(input, output)?,
            };
        if same { Ok(()) } else { Err(Code::OutputDiffers.into()) }
    }

    /// Known values in what the output inflates to.
    fn search(
        &self,
        draft: &Draft<'_>,
        output: &dyn Source,
        _: &Inventory,
        known: &Matcher,
    ) -> Result<(), Reason> {
        if known.longest() == 0 {
            return Ok(());
        }
        let names = draft.secrets.pseudonym.as_bytes();
        let mut lines = flow::Lines::new(output)?;
        while lines.advance()? {
            let line = lines.line();
            let is_meta = line.text().starts_with(b"#");
            let left = known.hits(line.bytes).any(|hit| {
                let token = token_at(line.bytes, hit.start);
                token != names
                    && !draft.secrets.key.is_pseudonym(&String::from_utf8_lossy(token))
                    && (is_meta || !is_chance(token, hit.digits))
            });
            if left {
                return Err(Reason::at(Code::KnownValueLeft, format!("line {}", line.number)));
            }
        }
        Ok(())
    }

    fn samples(&self, _: &Inventory) -> Vec<Span> {
        Vec::new()
    }
}

/// The word of a line that a byte stands in.
fn token_at(line: &[u8], at: usize) -> &[u8] {
    let ends = |byte: &u8| b"\t\r\n;,:=|/ <>\"".contains(byte);
    let start = line[..at].iter().rposition(ends).map_or(0, |before| before + 1);
    let end = line[at..].iter().position(ends).map_or(line.len(), |end| at + end);
    &line[start..end]
}

/// Whether a word of a record can equal a known value by chance: digits a position or a number of a
/// catalogue, letters a sequence of bases.
fn is_chance(token: &[u8], digits: bool) -> bool {
    let number = std::str::from_utf8(token).is_ok_and(|token| token.parse::<f64>().is_ok());
    let catalogued =
        token.strip_prefix(b"rs").is_some_and(|rest| rest.iter().all(u8::is_ascii_digit));
    let bases = token.iter().all(|byte| b"ACGTNacgtn*.".contains(byte));
    if digits { number || catalogued } else { bases }
}

/// What a plan does to a part.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
    Becomes(String),
}

/// The decisions of a plan, by part.
struct Deciding<'a> {
    inventory: &'a Inventory,
    plan: &'a Plan,
    secrets: &'a Secrets,
}

impl Deciding<'_> {
    /// What becomes of a part; the fields of such a file are its parts, in order.
    fn fate(&self, part: usize) -> Fate {
        let decision = self.plan.decisions.get(part);
        let action = decision.map_or(Action::Remove, |decision| decision.action);
        let field = &self.inventory.fields[part];
        let text = field.text().unwrap_or_default();
        match action {
            Action::Keep => Fate::Stays,
            Action::Pseudonym => Fate::Becomes(sample_name(self.inventory, self.secrets, text)),
            Action::Shift | Action::Year => {
                let written = plan::written(action, text, self.secrets);
                written.filter(|text| !text.is_empty()).map_or(Fate::Goes, Fate::Becomes)
            }
            _ => Fate::Goes,
        }
    }

    /// Whether a part that is not in every file stays.
    fn keeps(&self, path: &str) -> bool {
        let part = self.inventory.parts.iter().position(|part| part.path == path);
        part.is_some_and(|part| self.fate(part) == Fate::Stays)
    }

    /// The new names of samples, no two alike.
    fn names(&self, parts: &[usize]) -> Vec<String> {
        let mut taken = BTreeSet::new();
        let names = parts.iter().enumerate().map(|(number, part)| {
            let name = match self.fate(*part) {
                Fate::Stays => self.inventory.fields[*part].text().unwrap_or_default().to_owned(),
                Fate::Becomes(name) => name,
                Fate::Goes => format!("sample-{}", number + 1),
            };
            let mut unique = name.clone();
            let mut next = 2;
            while !taken.insert(unique.clone()) {
                unique = format!("{name}-{next}");
                next += 1;
            }
            unique
        });
        names.collect()
    }
}

/// The pseudonym of whom a sample is of: the file's own patient where it has one sample, else the
/// patient of the batch whose number it is.
pub(crate) fn sample_name(inventory: &Inventory, secrets: &Secrets, name: &str) -> String {
    if inventory.genetic().is_some_and(|layout| layout.people <= 1) {
        return secrets.pseudonym.clone();
    }
    secrets.pseudonym_of_sample(name)
}

fn heard(step: ControlFlow<Cancelled>) -> Result<(), Reason> {
    match step {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(cancelled) => Err(cancelled.into()),
    }
}

fn layout(inventory: &Inventory) -> Result<&Layout, Reason> {
    inventory.genetic().ok_or(Code::OutputDiffers.into())
}
