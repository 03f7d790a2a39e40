//! PLINK 1.9: people and genotypes as text (`.ped`), variants (`.map`, `.bim`), people (`.fam`), and
//! genotypes as bits (`.bed`), which only the other two can tell the meaning of.

use super::flow::{Line, Lines};
use super::found::{Found, Samples};
use super::sheet::{Pen, Sheet, bad};
use super::weave::Written;
use crate::genome::Site;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};

/// Family, person, father, mother, sex, phenotype.
const LEADING: usize = 6;
/// What begins a `.bed` file whose genotypes lie variant by variant.
pub(super) const BED: [u8; 3] = [0x6C, 0x1B, 0x01];

fn words(line: &[u8]) -> Vec<&[u8]> {
    line.split(|byte| matches!(byte, b' ' | b'\t')).filter(|word| !word.is_empty()).collect()
}

/// People, with their genotypes or without.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Whether genotypes follow.
    genotyped: bool,
    samples: Samples,
    kin: bool,
    /// Which polymorphisms anybody's genotype was told of.
    called: Vec<bool>,
}

impl People {
    /// People with their genotypes.
    pub(super) fn genotyped() -> Self {
        Self { genotyped: true, ..Self::default() }
    }
}

impl Sheet for People {
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        let words = words(line.text());
        if words.is_empty() {
            return Ok(());
        }
        let alleles = words.get(LEADING..).ok_or_else(|| bad(line))?;
        let sound = if self.genotyped { alleles.len() % 2 == 0 } else { alleles.is_empty() };
        let numbers = words[4..LEADING].iter().all(|word| {
            std::str::from_utf8(word).is_ok_and(|word| word.parse::<f64>().is_ok() || word == "NA")
        });
        let bases = alleles
            .iter()
            .all(|allele| allele.iter().all(|base| b"ACGTDIacgt01234-N".contains(base)));
        if !sound || !numbers || !bases {
            return Err(bad(line));
        }
        self.samples.add(words[1], found)?;
        if !self.kin && words[2..4].iter().any(|word| **word != *b"0") {
            found.part("pedigree", "pedigree", line.range.clone(), None)?;
            self.kin = true;
        }
        self.called.resize(self.called.len().max(alleles.len() / 2), false);
        for (pair, called) in alleles.chunks(2).zip(&mut self.called) {
            if !*called && pair.iter().any(|allele| !matches!(*allele, b"0" | b"-" | b"N")) {
                *called = true;
                found.tally.snp_somewhere();
            }
        }
        Ok(())
    }

    fn samples(&self) -> Option<&Samples> {
        Some(&self.samples)
    }

    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason> {
        let words = words(line.text());
        let Some(person) = words.get(1) else { return Ok(Written::Same) };
        let name = self.samples.name(person, &pen.names);
        let separator = if line.text().contains(&b'\t') { b'\t' } else { b' ' };
        let mut written = vec![name, name, b"0", b"0"];
        written.extend_from_slice(&words[4..]);
        Ok(super::sheet::joined(&written, separator, line))
    }

    fn essence(&self, line: &Line) -> Option<Vec<u8>> {
        Some(words(line.text()).get(4..)?.join(&b' '))
    }
}

/// Variants, of `.map` in three or four columns and of `.bim` in six.
#[derive(Debug, Default)]
pub(super) struct Variants;

impl Sheet for Variants {
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        let words = words(line.text());
        if words.is_empty() {
            return Ok(());
        }
        let alleles = words.get(4..).unwrap_or_default();
        let position = words.get(if words.len() == 3 { 2 } else { 3 });
        let position =
            position.and_then(|word| std::str::from_utf8(word).ok()?.parse::<i64>().ok());
        let sound = matches!(words.len(), 3 | 4 | 6)
            && words[0].len() <= 24
            && alleles
                .iter()
                .flat_map(|allele| allele.iter())
                .all(|base| b"ACGTDIacgt01234-N".contains(base));
        let position = position.filter(|_| sound).ok_or_else(|| bad(line))?;
        let single = alleles.iter().all(|allele| allele.len() == 1 && !b"DI".contains(&allele[0]));
        found.tally.site(&Site {
            chromosome: words[0],
            start: position.unsigned_abs(),
            end: position.unsigned_abs(),
            is_snp: single,
            somatic: None,
        });
        if !is_catalogued(words[1]) && !found.parts.iter().any(|part| part.path == "ID") {
            found.part("ID", "annotation", 0..0, None)?;
        }
        Ok(())
    }

    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason> {
        let mut cells = words(line.text());
        if cells.is_empty() || is_catalogued(cells[1]) || pen.deciding.keeps("ID") {
            return Ok(Written::Same);
        }
        cells[1] = b".";
        Ok(super::sheet::joined(&cells, b'\t', line))
    }

    fn essence(&self, line: &Line) -> Option<Vec<u8>> {
        let words = words(line.text());
        let rest = words.get(2..)?.join(&b' ');
        Some([words[0], b" ", &rest].concat())
    }
}

fn is_catalogued(name: &[u8]) -> bool {
    let digits = name.strip_prefix(b"rs").unwrap_or_default();
    name == b"." || !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

/// Judges genotypes as bits by the files beside them.
pub(super) fn inspect_bits(source: &dyn Source, found: &mut Found) -> Result<(), Reason> {
    let (Some(variants), Some(people)) = (source.beside("bim"), source.beside("fam")) else {
        return Err(Code::Genetic.into());
    };
    let mut lines = Lines::new(&*variants)?;
    let mut count = 0_u64;
    while lines.advance()? {
        Variants.see(&lines.line(), found)?;
        count += u64::from(!lines.line().text().is_empty());
        if found.tally.is_settled() {
            found.tally.stopped = true;
            return Ok(());
        }
    }
    let mut lines = Lines::new(&*people)?;
    let mut persons = 0_u64;
    while lines.advance()? {
        persons += u64::from(!lines.line().text().is_empty());
    }
    // Each variant takes whole bytes, four people in one.
    if source.len() != BED.len() as u64 + count * persons.div_ceil(4) {
        return Err(Code::Truncated.into());
    }
    // The variants are parts of their own file.
    found.parts.truncate(1);
    found.fields.truncate(1);
    Ok(())
}

/// Genotypes as bits name nobody: they are passed on as they are.
pub(super) fn rewrite_bits(source: &dyn Source) -> Rope {
    let mut rope = Rope::new();
    rope.push_range(0..source.len());
    rope
}
