//! Genetic data: variants, genotypes and reads, in the formats that sequencers, arrays and their
//! programs write.
//!
//! A file loses what identifies the person it is of, and what it says of someone's genome is counted
//! ([`crate::genome`]). What is an individual identification code (個人識別符号, 施行令1条1号イ) goes out
//! in no form. A file that no reader here understands is held under any name.

mod alignments;
mod bam;
mod bytes;
mod calls;
mod cram;
mod fastq;
mod flow;
mod found;
mod maf;
mod plink;
mod repeats;
mod sam;
mod sheet;
mod sniff;
mod vcf;
mod watch;
mod weave;

pub(super) use self::sniff::{head, is_genetic};

use self::bam::Bam;
use self::cram::Cram;
use self::flow::{Flow, Packing};
use self::found::Found;
use self::sheet::Sheet;
use self::vcf::{Bcf, Header};
use self::watch::Watch;
use super::{Format, FormatId};
use crate::action::Action;
use crate::genome::{self, Tally};
use crate::inventory::{self, Inventory, Part};
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
    /// The same in binary form.
    Bcf,
    /// Reads as text.
    Sam,
    /// Reads in blocks.
    Bam,
    /// Reads against a reference.
    Cram,
    /// Reads that lie nowhere.
    Fastq,
    /// Genotypes as companies give them to their customers.
    Calls,
    /// Changes in tumours.
    Maf,
    /// Short tandem repeats.
    Repeats,
    /// People with genotypes, of PLINK.
    Ped,
    /// People, of PLINK.
    Fam,
    /// Variants, of PLINK.
    Variants,
    /// Genotypes as bits, of PLINK.
    Bed,
}

impl Kind {
    /// The ending of such files' names, where the input has none of the known ones.
    fn ending(self) -> &'static str {
        match self {
            Self::Vcf => "vcf",
            Self::Bcf => "bcf",
            Self::Sam => "sam",
            Self::Bam => "bam",
            Self::Cram => "cram",
            Self::Fastq => "fastq",
            Self::Calls | Self::Repeats => "txt",
            Self::Maf => "maf",
            Self::Ped => "ped",
            Self::Fam => "fam",
            Self::Variants => "map",
            Self::Bed => "bed",
        }
    }

    /// Whether it is no text.
    fn is_binary(self) -> bool {
        matches!(self, Self::Bcf | Self::Bam | Self::Cram | Self::Bed)
    }

    /// The reader of a format of lines.
    fn sheet(self) -> Option<Box<dyn Sheet>> {
        Some(match self {
            Self::Sam => Box::<sam::Sam>::default(),
            Self::Fastq => Box::<fastq::Fastq>::default(),
            Self::Calls => Box::<calls::Calls>::default(),
            Self::Maf => Box::<maf::Maf>::default(),
            Self::Repeats => Box::<repeats::Repeats>::default(),
            Self::Ped => Box::new(plink::People::genotyped()),
            Self::Fam => Box::<plink::People>::default(),
            Self::Variants => Box::new(plink::Variants),
            Self::Vcf | Self::Bcf | Self::Bam | Self::Cram | Self::Bed => return None,
        })
    }
}

/// Endings that an output keeps.
const ENDINGS: [&str; 13] =
    ["vcf", "gvcf", "sam", "fastq", "fq", "txt", "csv", "tsv", "maf", "ped", "fam", "map", "bim"];

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
    /// A digest of what no plan changes in its records.
    essence: u64,
    body: Body,
}

/// What is needed to write it again.
#[derive(Debug)]
enum Body {
    Vcf(Header),
    Bcf(Bcf),
    Bam(Bam),
    Cram(Cram),
    Sheet(Box<dyn Sheet>),
    /// Everything in it stays.
    Bits,
}

/// Finds and counts what is in a file of a kind.
fn body(
    kind: Kind,
    source: &dyn Source,
    found: &mut Found,
    progress: &mut dyn Progress,
) -> Result<Body, Reason> {
    if let Some(mut sheet) = kind.sheet() {
        sheet::inspect(&mut *sheet, source, found, progress)?;
        return Ok(Body::Sheet(sheet));
    }
    Ok(match kind {
        Kind::Bcf => Body::Bcf(Bcf::inspect(source, found, progress)?),
        Kind::Bam => Body::Bam(Bam::inspect(source, found, progress)?),
        Kind::Cram => Body::Cram(Cram::inspect(source, found, progress)?),
        Kind::Bed => {
            plink::inspect_bits(source, found)?;
            Body::Bits
        }
        _ => Body::Vcf(vcf::inspect(source, found, progress)?),
    })
}

/// Reads a file once: what is in it, how much it tells, and whether it holds what must not be there.
fn read(
    source: &dyn Source,
    watch: Option<Watch>,
    progress: &mut dyn Progress,
) -> Result<Inventory, Reason> {
    let kind = sniff::kind(source)?.ok_or(Code::Genetic)?;
    let mut found = Found::watching(watch);
    found.part("genotypes", "genotypes", 0..0, None)?;
    let body = body(kind, source, &mut found, progress)?;
    let people = found.settle_whose()?;
    let Found { mut fields, parts, tally, reasons, essence, .. } = found;
    let essence = essence.finish();
    fields[0].text = Some(Phi::new(genome::judge(&tally).summary().into_boxed_str()));
    // These are in blocks by themselves.
    let packed = !kind.is_binary() && Flow::new(source)?.packing() != Packing::Plain;
    Ok(Inventory {
        fields,
        parts,
        creators: Vec::new(),
        layout: inventory::Layout::Genetic(Box::new(Layout {
            kind,
            tally,
            people,
            packed,
            essence,
            body,
        })),
        size: source.len(),
        reasons,
    })
}

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
        read(source, None, progress)
    }

    fn reads_to_the_end(&self) -> bool {
        true
    }

    /// Searches the output while it reads it.
    fn reopen(
        &self,
        draft: &Draft<'_>,
        output: &dyn Source,
        known: &Matcher,
        progress: &mut dyn Progress,
    ) -> Result<Inventory, Reason> {
        let watch = Watch { known, secrets: draft.secrets };
        read(output, Some(watch).filter(|_| known.longest() > 0), progress)
    }

    fn shelve(&self, inventory: &Inventory, secrets: &Secrets, name: &str) -> Shelf {
        let stem = name.strip_suffix(".gz").unwrap_or(name);
        let written = stem.rsplit_once('.').map_or("", |(_, ending)| ending);
        let known = ENDINGS.into_iter().find(|known| known.eq_ignore_ascii_case(written));
        let ending = inventory.genetic().map_or_else(String::new, |layout| {
            let packed = if layout.packed { ".gz" } else { "" };
            let known = known.filter(|_| !layout.kind.is_binary());
            format!("{}{packed}", known.unwrap_or(layout.kind.ending()))
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
            Body::Bcf(bcf) => bcf.rewrite(source, &deciding, progress),
            Body::Bam(bam) => bam.rewrite(source, &deciding, progress),
            Body::Cram(cram) => cram.rewrite(source, &deciding, progress),
            Body::Sheet(sheet) => sheet::rewrite(&**sheet, source, &deciding, progress),
            Body::Bits => Ok(plink::rewrite_bits(source)),
        }
    }

    /// Nothing is left that goes, and the records are the same.
    fn compare(
        &self,
        draft: &Draft<'_>,
        _: (&dyn Source, &dyn Source),
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
            let made_anew = is_made_anew(part) || field.parent.is_some();
            if !made_anew && !expected.contains(&said) {
                return Err(Reason::at(Code::OutputDiffers, found.path(id)));
            }
        }
        let same = before.kind == after.kind
            && !after.tally.stopped
            && before.tally.counts() == after.tally.counts()
            && before.essence == after.essence;
        if same { Ok(()) } else { Err(Code::OutputDiffers.into()) }
    }

    /// Known values in what the output inflates to were sought while it was reopened.
    fn search(
        &self,
        _: &Draft<'_>,
        _: &dyn Source,
        _: &Inventory,
        _: &Matcher,
    ) -> Result<(), Reason> {
        Ok(())
    }

    fn samples(&self, _: &Inventory) -> Vec<Span> {
        Vec::new()
    }
}

/// Whether a part of an output says what was written in place of another, or what stays in every case.
fn is_made_anew(part: &Part) -> bool {
    matches!(part.item, "sample" | "technical")
        || matches!(part.path.as_str(), "QNAME" | "name" | "RG.ID")
        || part.path.starts_with("FORMAT.")
        || part.path.starts_with("column ")
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
