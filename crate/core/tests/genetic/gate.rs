//! The definition of ゲノムデータ held against files.

use crate::fixture::{amended, answer, judged, released, vcf, vcf_of};
use kamei::genome::{Content, Outcome};
use kamei::plan::{Flag, Status};
use kamei::reason::Code;
use std::fmt::Write;

#[test]
fn thirty_nine_snps_go_out_with_a_flag() {
    let (status, code, judgement) = judged("p.vcf", vcf(39).as_bytes());
    assert_eq!((status, code), (Status::Ready, None));
    assert_eq!((judgement.outcome, judgement.content), (Outcome::Below, Content::Snps));
    assert_eq!((judgement.count, judgement.limit, judgement.at_least), (39, Some(40), false));
    let review = crate::fixture::review("p.vcf", vcf(39).as_bytes()).expect("a review");
    let row = review.rows.iter().find(|row| row.path == "genotypes").expect("a row");
    assert_eq!(row.flag, Some(Flag::Genotypes));
    assert!(released("p.vcf", vcf(39).as_bytes()).is_ok());
}

#[test]
fn forty_snps_are_refused_with_count_and_clause() {
    let (status, code, judgement) = judged("p.vcf", vcf(40).as_bytes());
    assert_eq!((status, code), (Status::Refused, Some(Code::GenomeSnps)));
    assert_eq!((judgement.outcome, judgement.count), (Outcome::Refused, 40));
    let review = crate::fixture::review("p.vcf", vcf(40).as_bytes()).expect("a review");
    let row = review.rows.iter().find(|row| row.path == "genotypes").expect("a row");
    assert_eq!((row.rule.id.as_str(), row.locked), ("JP-GENE-004", true));
    assert!(row.rule.source.contains("施行令1条1号イ"), "{}", row.rule.source);
    let refused = released("p.vcf", vcf(40).as_bytes()).expect_err("a code");
    assert_eq!(refused.code, Code::GenomeSnps);
    assert!(refused.at.is_some_and(|at| at.contains("40")), "the count");
    let locked = amended("p.vcf", vcf(40).as_bytes(), &[answer("we need it")]);
    assert_eq!(locked.expect_err("the law requires it").code, Code::AmendmentLocked);
}

#[test]
fn reading_stops_once_the_answer_is_certain() {
    let mut text = vcf(45);
    text.push_str("what comes behind is never read\n");
    let (status, _, judgement) = judged("p.vcf", text.as_bytes());
    assert_eq!((status, judgement.at_least, judgement.count), (Status::Refused, true, 40));
}

#[test]
fn a_header_that_speaks_of_an_exome_refuses_the_file() {
    let text = vcf(3).replace("##remark=", "##captureKit=SureSelect V6\n##remark=");
    let (status, code, _) = judged("p.vcf", text.as_bytes());
    assert_eq!((status, code), (Status::Refused, Some(Code::GenomeExome)));
    // What annotates a variant with a frequency in exomes speaks of other people.
    let text = vcf(3).replace(
        "##remark=",
        "##INFO=<ID=EXAF,Number=1,Type=Float,Description=\"Frequency in exome data\">\n##remark=",
    );
    assert_eq!(judged("p.vcf", text.as_bytes()).0, Status::Ready);
}

#[test]
fn a_somatic_panel_goes_out() {
    let flagged = vcf_of(&["00427718"], 60, ";SOMATIC");
    let (status, _, judgement) = judged("p.vcf", flagged.as_bytes());
    assert_eq!((status, judgement.somatic, judgement.snps), (Status::Ready, 60, 0));
    assert!(released("p.vcf", flagged.as_bytes()).is_ok());
    // The normal sample does not have what the tumour has.
    let paired = vcf_of(&["TUMOR", "NORMAL"], 60, "").replace("0/1:Mizuno\n", "0/0:Mizuno\n");
    let (status, _, judgement) = judged("p.vcf", paired.as_bytes());
    assert_eq!((status, judgement.somatic), (Status::Ready, 60));
    // What the normal sample has as well was inherited, whatever the record calls it.
    let inherited = vcf_of(&["TUMOR", "NORMAL"], 60, ";SOMATIC");
    assert_eq!(judged("p.vcf", inherited.as_bytes()).1, Some(Code::GenomeSnps));
}

#[test]
fn a_file_that_calls_inherited_variants_somatic_is_not_believed() {
    let text = vcf_of(&["00427718"], 60, ";SOMATIC").replace("0/1:", "1/1:");
    assert_eq!(judged("p.vcf", text.as_bytes()).1, Some(Code::GenomeSnps));
}

#[test]
fn sites_of_one_locus_want_a_written_reason() {
    let mut text = vcf(0);
    for site in 0..60 {
        let _ = writeln!(
            text,
            "chr17\t{}\t.\tA\tG\t50\tPASS\tDP=3\tGT:WHO\t0/1:.",
            43_044_295 + site * 900
        );
    }
    let (status, code, judgement) = judged("p.vcf", text.as_bytes());
    assert_eq!((status, code), (Status::Held, Some(Code::GenomeOneLocus)));
    assert_eq!((judgement.outcome, judgement.count), (Outcome::Held, 60));
    let blank = amended("p.vcf", text.as_bytes(), &[answer(" ")]);
    assert_eq!(blank.expect_err("no reason").code, Code::AmendmentWithoutReason);
    let answered = amended("p.vcf", text.as_bytes(), &[answer("BRCA1 alone: one locus.")]);
    assert!(answered.is_ok(), "{answered:?}");
}

#[test]
fn a_pathogen_wants_a_written_reason_and_a_human_genome_takes_none() {
    let mut text = vcf(0);
    for site in 0..60 {
        let _ = writeln!(
            text,
            "NC_045512.2\t{}\t.\tA\tG\t50\tPASS\tDP=3\tGT:WHO\t1/1:.",
            21 + site * 400
        );
    }
    assert_eq!(judged("p.vcf", text.as_bytes()).1, Some(Code::GenomeOrganism));
    assert!(amended("p.vcf", text.as_bytes(), &[answer("SARS-CoV-2")]).is_ok());
    // Contigs as long as human chromosomes are not believed to be of a pathogen.
    let disguised = vcf(60).replace("\nchr", "\nscaffold");
    assert_eq!(judged("p.vcf", disguised.as_bytes()).1, Some(Code::GenomeSnps));
}

#[test]
fn blocks_without_variants_tell_genotypes_too() {
    let mut text = vcf(0);
    for site in 0..40 {
        let _ = writeln!(
            text,
            "chr{}\t{}\t.\tA\t<NON_REF>\t.\t.\tEND={}\tGT:WHO\t0/0:.",
            site % 22 + 1,
            5_000_000 + site,
            5_000_100 + site
        );
    }
    assert_eq!(judged("p.g.vcf", text.as_bytes()).1, Some(Code::GenomeSnps));
}

#[test]
fn insertions_count_beside_snps_by_inference() {
    let mut text = vcf(30);
    for site in 0..10 {
        let _ =
            writeln!(text, "chr2\t{}\t.\tA\tAT\t50\tPASS\tDP=3\tGT:WHO\t0/1:.", 200_000_000 + site);
    }
    assert_eq!(judged("p.vcf", text.as_bytes()).1, Some(Code::GenomeSites));
    assert!(amended("p.vcf", text.as_bytes(), &[answer("Homopolymer errors")]).is_ok());
}

#[test]
fn nine_loci_of_short_tandem_repeats_are_refused() {
    const LOCI: [&str; 9] =
        ["D3S1358", "vWA", "FGA", "D8S1179", "D21S11", "D18S51", "D5S818", "D13S317", "TH01"];
    let table = |number: usize| {
        let mut text = vcf(0);
        for (place, locus) in LOCI.iter().take(number).enumerate() {
            let _ = writeln!(
                text,
                "chr{}\t500\t{locus}\tGATA\tGATAGATA\t50\tPASS\tDP=3\tGT:WHO\t0/1:.",
                place + 1
            );
        }
        text
    };
    assert_eq!(judged("p.vcf", table(9).as_bytes()).1, Some(Code::GenomeStr));
    assert_eq!(judged("p.vcf", table(8).as_bytes()).0, Status::Ready);
}

#[test]
fn of_two_long_files_with_one_name_and_length_each_is_judged_for_itself() {
    let info = format!(";SOMATIC;PAD={}", "A".repeat(20_000));
    let somatic = vcf_of(&["00427718"], 60, &info);
    let germline = somatic.replace("SOMATIC", "GERMLIN");
    assert!(somatic.len() > 1 << 20 && somatic.len() == germline.len());
    let session = crate::fixture::session();
    let outcome = |text: &str| {
        let bytes = text.as_bytes().to_vec();
        let review = session.review(&bytes, "p.vcf", &[], &mut kamei::progress::Silent);
        review.expect("a review").inspection.judgement.expect("a judgement").outcome
    };
    assert_eq!([outcome(&somatic), outcome(&germline)], [Outcome::Below, Outcome::Refused]);
}
