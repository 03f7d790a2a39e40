//! What tells genetic data: the first bytes, inflated where they are compressed; a name where those
//! leave it open.

use super::Kind;
use super::flow::{Flow, Packing};
use crate::reason::Reason;
use crate::source::Source;

/// How many lines that name a polymorphism make a file of genotypes.
const FEW: usize = 3;
/// How much of a file is looked at; what comes before the first genotype can be a page of words.
const HEAD: usize = 1 << 16;

/// Whether a file holds genetic data, by its first bytes and its name.
pub(in super::super) fn is_genetic(head: &[u8], name: &str) -> bool {
    const MAGIC: [&[u8]; 6] =
        [b"##fileformat=VCF", b"@HD\t", b"@SQ\t", b"BAM\x01", b"CRAM", b"BCF\x02"];
    const ENDINGS: [&str; 22] = [
        "vcf", "gvcf", "bcf", "sam", "bam", "cram", "fastq", "fq", "ped", "map", "bim", "fam",
        "bed", "maf", "idat", "tbi", "csi", "bai", "crai", "fai", "cel", "bgz",
    ];
    let stem = name.strip_suffix(".gz").unwrap_or(name);
    let ending = stem.rsplit_once('.').map_or("", |(_, ending)| ending);
    MAGIC.iter().any(|magic| head.starts_with(magic))
        || ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
        || head.split(|byte| *byte == b'\n').filter(|line| names_a_locus(line)).take(FEW).count()
            >= FEW
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
    let mut flow = Flow::new(source)?;
    if flow.packing() == Packing::Plain {
        return Ok(source.read_span(&(0..source.len().min(HEAD as u64)))?);
    }
    let mut head = Vec::new();
    // What is broken further on is said by whoever reads the file.
    while head.len() < HEAD
        && let Ok(Some(chunk)) = flow.next()
    {
        head.extend_from_slice(&chunk.bytes);
    }
    Ok(head)
}

/// What a file of genetic data is; nothing where no reader is known for it.
pub(super) fn kind(source: &dyn Source) -> Result<Option<Kind>, Reason> {
    let head = head(source)?;
    Ok(if head.starts_with(b"##fileformat=VCF") { Some(Kind::Vcf) } else { None })
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
            b"##fileformat=VCFv4.2\n",
        ] {
            assert!(is_genetic(head, "notes.txt"), "{}", String::from_utf8_lossy(head));
        }
        assert!(is_genetic(b"", "reads.FASTQ.gz") && is_genetic(b"", "study.bim"));
        assert!(!is_genetic("rs1801133 を確認。\n所見なし\n".as_bytes(), "note.txt"));
        assert!(!is_genetic(b"id,age\n1,40\n2,41\n3,42\n", "list.csv"));
    }
}
