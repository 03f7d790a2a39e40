//! What tells genetic data: the first bytes, inflated where they are compressed; a name where those
//! leave it open.

use super::Kind;
use super::flow::{Flow, Packing};
use super::plink::BED;
use crate::genome::str_locus;
use crate::reason::{Code, Reason};
use crate::source::Source;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How many lines that name a polymorphism make a file of genotypes.
const FEW: usize = 3;
/// How many lines make one where the number stands in whichever column: as many as the law counts.
const MANY: usize = 40;
/// How much of a file is looked at; what comes before the first genotype can be a page of words.
const HEAD: usize = 1 << 16;

/// What begins an index.
const INDICES: [&[u8]; 3] = [b"TBI\x01", b"CSI\x01", b"BAI\x01"];
/// How names of indices end.
const INDEX_ENDINGS: [&str; 6] = ["tbi", "csi", "bai", "crai", "fai", "gzi"];
/// How names of genetic data end, where their bytes may leave it open.
const ENDINGS: [&str; 17] = [
    "vcf", "gvcf", "bcf", "sam", "bam", "cram", "fastq", "fq", "ped", "map", "bim", "fam", "bed",
    "maf", "idat", "cel", "bgz",
];

fn ending(name: &str) -> &str {
    let stem = name.strip_suffix(".gz").unwrap_or(name);
    stem.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a file holds genetic data, by its first bytes and its name.
pub(in super::super) fn is_genetic(head: &[u8], name: &str) -> bool {
    const MAGIC: [&[u8]; 4] = [b"##fileformat=VCF", b"BAM\x01", b"CRAM", b"BCF\x02"];
    let head = &*as_ascii(head);
    let name = name.to_lowercase();
    let ending = ending(&name);
    MAGIC.iter().chain(&INDICES).any(|magic| head.starts_with(magic))
        || ENDINGS.contains(&ending)
        || INDEX_ENDINGS.contains(&ending)
        || is_sam(head)
        || is_fastq(head)
        || is_maf(head)
        || names_loci(head)
        || names_repeats(head)
}

/// Text that a program for tables has saved: without the mark at its begin, and without every other byte
/// where letters have two. Which of such files is read is for their readers to say.
fn as_ascii(head: &[u8]) -> Cow<'_, [u8]> {
    match head {
        [0xEF, 0xBB, 0xBF, text @ ..] => Cow::Borrowed(text),
        [0xFF, 0xFE, text @ ..] => Cow::Owned(text.iter().step_by(2).copied().collect()),
        [0xFE, 0xFF, text @ ..] => Cow::Owned(text.iter().skip(1).step_by(2).copied().collect()),
        _ => Cow::Borrowed(head),
    }
}

fn is_sam(head: &[u8]) -> bool {
    [b"@HD\t", b"@SQ\t", b"@RG\t", b"@PG\t"].iter().any(|magic| head.starts_with(*magic))
}

/// A name, bases, a plus, and as many letters of quality as there are bases.
fn is_fastq(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let mut next = || lines.next().unwrap_or_default();
    let (name, bases, plus, quality) = (next(), next(), next(), next());
    name.starts_with(b"@")
        && !bases.is_empty()
        && bases.iter().all(|base| b"ACGTNacgtn.".contains(base))
        && plus.starts_with(b"+")
        && quality.len() == bases.len()
}

fn is_maf(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.find(|line| !line.starts_with(b"#"));
    first.is_some_and(|line| line.starts_with(b"Hugo_Symbol\t"))
}

/// Whether several lines are about a polymorphism each, or many in whichever column.
fn names_loci(head: &[u8]) -> bool {
    let lines = || head.split(|byte| *byte == b'\n');
    let cells = |line: &'_ &[u8]| {
        let at = memchr::memchr_iter(b'r', line);
        at.take(8)
            .any(|at| at > 0 && b"\t,;\"".contains(&line[at - 1]) && names_a_locus(&line[at..]))
    };
    lines().filter(|line| names_a_locus(line)).take(FEW).count() >= FEW
        || lines().filter(cells).take(MANY).count() >= MANY
}

/// Whether several loci of short tandem repeats are named, one of them as only such loci are
/// (D3S1358).
fn names_repeats(head: &[u8]) -> bool {
    let words = head.split(|byte| !byte.is_ascii_alphanumeric());
    let loci: BTreeSet<&str> = words
        .filter(|word| (3..10).contains(&word.len()) && b"DVFTCSPLdvftcspl".contains(&word[0]))
        .filter_map(|word| str_locus(std::str::from_utf8(word).ok()?))
        .collect();
    let numbered = |locus: &&str| locus.starts_with('D');
    loci.len() >= FEW && loci.iter().any(numbered)
}

/// Whether a line begins with the number of a polymorphism in dbSNP, quoted or not, and goes on with
/// another column.
fn names_a_locus(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let Some(number) = line.strip_prefix(b"rs").or_else(|| line.strip_prefix(b"RS")) else {
        return false;
    };
    let digits = number.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = number[digits..].strip_prefix(b"\"").unwrap_or(&number[digits..]);
    digits > 0 && rest.first().is_some_and(|byte| b"\t,; ".contains(byte))
}

/// The first bytes of a file as they are once inflated, as far as they can be.
pub(in super::super) fn head(source: &dyn Source) -> Result<Vec<u8>, Reason> {
    Ok(beginning(source)?.0)
}

/// The same, and why there are no more of them.
fn beginning(source: &dyn Source) -> Result<(Vec<u8>, Option<Reason>), Reason> {
    let mut flow = Flow::new(source)?;
    if flow.packing() == Packing::Plain {
        return Ok((source.read_span(&(0..source.len().min(HEAD as u64)))?, None));
    }
    let mut head = Vec::new();
    while head.len() < HEAD {
        match flow.next() {
            Ok(Some(chunk)) => head.extend_from_slice(&chunk.bytes),
            Ok(None) => break,
            Err(reason) => return Ok((head, Some(reason))),
        }
    }
    Ok((head, None))
}

/// What a file of genetic data is; nothing where no reader is known for it.
pub(super) fn kind(source: &dyn Source) -> Result<Option<Kind>, Reason> {
    let (head, broken) = beginning(source)?;
    let name = source.name().to_lowercase();
    let ending = ending(&name);
    let begins = |magic: &[u8]| head.starts_with(magic);
    if INDICES.into_iter().any(begins) || INDEX_ENDINGS.contains(&ending) {
        return Err(Code::GenomeIndex.into());
    }
    if let Some(reason) = broken.filter(|_| head.is_empty()) {
        return Err(reason);
    }
    let kind = match ending {
        _ if begins(b"##fileformat=VCF") => Kind::Vcf,
        _ if begins(b"BCF\x02") => Kind::Bcf,
        _ if begins(b"BAM\x01") => Kind::Bam,
        _ if begins(b"CRAM") => Kind::Cram,
        "bed" if begins(&BED) => Kind::Bed,
        "sam" => Kind::Sam,
        "ped" => Kind::Ped,
        "fam" => Kind::Fam,
        "map" | "bim" => Kind::Variants,
        "fastq" | "fq" => Kind::Fastq,
        _ if is_sam(&head) => Kind::Sam,
        _ if is_fastq(&head) => Kind::Fastq,
        _ if is_maf(&head) => Kind::Maf,
        _ if names_loci(&head) => Kind::Calls,
        _ if names_repeats(&head) => Kind::Repeats,
        _ => return Ok(None),
    };
    Ok(Some(kind))
}

#[cfg(test)]
mod tests {
    use super::is_genetic;

    #[test]
    fn a_table_of_genotypes_is_known_under_any_name() {
        for head in [
            &b"rsid,chromosome,position,genotype\nrs1,1,101,AA\nrs2,1,102,CC\nrs3,1,103,GG\n"[..],
            b"RSID,CHROMOSOME,RESULT\n\"rs1\",\"1\",\"AA\"\n\"rs2\",\"1\"\n\"rs3\",\"1\"\n",
            b"# comments\nrs1\t1\t101\tA\nrs2\t1\t102\tC\nrs3\t1\t103\tG",
            b"\xEF\xBB\xBF##fileformat=VCFv4.2\n",
            b"##fileformat=VCFv4.2\n",
        ] {
            assert!(is_genetic(head, "notes.txt"), "{}", String::from_utf8_lossy(head));
        }
        let table = (0..40).map(|n| format!("1,{n},\"rs{n}\",AG\r\n")).collect::<Vec<_>>().concat();
        let wide: Vec<u8> =
            "rs1\t1\t101\tAA\r\n".repeat(3).encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_genetic(table.as_bytes(), "chip.csv"));
        assert!(!is_genetic(&table.as_bytes()[..200], "report.csv"), "a few variants in a report");
        assert!(is_genetic(&[&[0xFF, 0xFE], &wide[..]].concat(), "genome.txt"));
        assert!(is_genetic(b"", "reads.FASTQ.gz") && is_genetic(b"", "study.bim"));
        assert!(!is_genetic("rs1801133 を確認。\n所見なし\n".as_bytes(), "note.txt"));
        assert!(!is_genetic(b"id,age\n1,40\n2,41\n3,42\n", "list.csv"));
    }
}
