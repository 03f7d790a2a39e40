//! Genotypes: told wherever they stand, and held. A table of single nucleotide polymorphisms can be
//! an individual identification code (個人識別符号, 施行令1条), which goes out in no form; the judgement by
//! number and kind of loci comes later.

/// How many lines that name a polymorphism make a file of genotypes.
const FEW: usize = 3;

/// Whether a file holds genotypes, by its first bytes.
pub(super) fn sniff(head: &[u8], name: &str) -> bool {
    const MAGIC: [&[u8]; 5] = [b"##fileformat=VCF", b"@HD\t", b"@SQ\t", b"BAM\x01", b"CRAM"];
    const ENDINGS: [&str; 15] = [
        "vcf", "gvcf", "bcf", "sam", "bam", "cram", "fastq", "fq", "ped", "map", "bim", "fam",
        "bed", "maf", "idat",
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

#[cfg(test)]
mod tests {
    use super::sniff;

    #[test]
    fn a_table_of_genotypes_is_known_under_any_name() {
        for head in [
            &b"rsid,chromosome,position,genotype\nrs1,1,101,AA\nrs2,1,102,CC\nrs3,1,103,GG\n"[..],
            b"RSID,CHROMOSOME,RESULT\n\"rs1\",\"1\",\"AA\"\n\"rs2\",\"1\"\n\"rs3\",\"1\"\n",
            b"# comments\nrs1\t1\t101\tA\nrs2\t1\t102\tC\nrs3\t1\t103\tG",
            b"##fileformat=VCFv4.2\n",
        ] {
            assert!(sniff(head, "notes.txt"), "{}", String::from_utf8_lossy(head));
        }
        assert!(sniff(b"", "reads.FASTQ.gz") && sniff(b"", "study.bim"));
        assert!(!sniff("rs1801133 を確認。\n所見なし\n".as_bytes(), "note.txt"));
        assert!(!sniff(b"id,age\n1,40\n2,41\n3,42\n", "list.csv"));
    }
}
