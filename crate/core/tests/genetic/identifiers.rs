//! What identifies in a file of variants, and what of it is left.

use crate::fixture::{records, released, review, session, vcf, vcf_of};
use kamei::action::Action;
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::Request;
use kamei::source::Named;

const IDENTIFIERS: [&str; 9] = [
    "00427718",
    "00427719",
    "Sakura",
    "sakura",
    "ward",
    "Mizuno",
    "20240305",
    "CommandLine",
    "CallerX",
];

#[test]
fn nothing_that_identifies_is_left_and_every_record_is() {
    let input = vcf(39);
    let output =
        String::from_utf8(released("p.vcf", input.as_bytes()).expect("released")).expect("UTF-8");
    for gone in IDENTIFIERS {
        assert!(!output.contains(gone), "{gone}: {output}");
    }
    assert!(output.starts_with("##fileformat=VCFv4.2\n##fileDate="), "{output}");
    assert!(output.contains("##contig=<ID=chr1,length=248956422,assembly=GRCh38>"), "{output}");
    let (before, after) = (records(&input), records(&output));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before[..7], after[..7]);
        assert_eq!((after[7], after[8], after[9]), ("DP=30", "GT:WHO", "0/1:."));
    }
    let names = output.lines().find(|line| line.starts_with("#CHROM")).expect("names");
    assert!(kamei_pseudonym(names.rsplit('\t').next().expect("a sample")), "{names}");
}

fn kamei_pseudonym(name: &str) -> bool {
    name.starts_with("K-") && name.len() == 12
}

#[test]
fn every_finding_has_a_place_a_class_and_an_action() {
    let review = review("p.vcf", vcf(3).as_bytes()).expect("a review");
    for (path, item, action) in [
        ("fileDate", "date", Action::Shift),
        ("source", "software", Action::Remove),
        ("reference", "url", Action::Remove),
        ("contig.URL", "header-line", Action::Remove),
        ("CallerCommandLine", "command-line", Action::Remove),
        ("SAMPLE", "specimen", Action::Remove),
        ("PEDIGREE", "pedigree", Action::Remove),
        ("header", "header-line", Action::Remove),
        ("INFO.NOTE", "annotation", Action::Remove),
        ("FORMAT.WHO", "annotation", Action::Remove),
        ("sample 1", "sample", Action::Pseudonym),
    ] {
        let row = review.rows.iter().find(|row| row.path == path);
        let row = row.unwrap_or_else(|| panic!("no {path}"));
        assert_eq!((row.keyword.as_str(), row.action), (item, action), "{path}");
    }
}

const SCAN: &[u8] =
    b"\x08\0\x60\0CS\x02\0CT\x10\0\x10\0PN\x0e\0SAKURA^HINATA \x10\0\x20\0LO\x08\x0000427718\x10\0\x21\0LO\x04\0HOSP";

#[test]
fn a_sample_has_the_pseudonym_of_its_patient_in_other_files() {
    let mut session = session();
    let scan = SCAN.to_vec();
    let (pictured, mut known) = session.inspect(&scan, &mut Silent).expect("a scan");
    let several = vcf_of(&["00427718-T", "00427719"], 5, "").into_bytes();
    let single = vcf(5).into_bytes();
    for (name, file) in [("a.vcf", &single), ("b.vcf", &several)] {
        known.merge(session.inspect(&Named::new(name, file), &mut Silent).expect("variants").1);
    }
    session.learn(&known);
    let columns = |file: &Vec<u8>| {
        let request = Request { input: "a.vcf", ..Request::default() };
        let finished = session.finish(file, &request, &mut Silent).expect("released");
        let output = finished.released.rope().to_vec(file).expect("bytes");
        let text = String::from_utf8(output).expect("UTF-8");
        let line = text.lines().find(|line| line.starts_with("#CHROM")).expect("names").to_owned();
        line.split('\t').skip(9).map(str::to_owned).collect::<Vec<_>>()
    };
    let pseudonym = &pictured.patient.pseudonym;
    assert_eq!(columns(&single), [pseudonym.clone()]);
    let several = columns(&several);
    assert_eq!(&several[0], pseudonym);
    assert_ne!(&several[1], pseudonym);
}

#[test]
fn two_samples_of_one_patient_stay_two() {
    let text = vcf_of(&["TUMOR", "NORMAL", "00427718"], 5, "");
    let output =
        String::from_utf8(released("p.vcf", text.as_bytes()).expect("released")).expect("UTF-8");
    let line = output.lines().find(|line| line.starts_with("#CHROM")).expect("names");
    let names: Vec<&str> = line.split('\t').skip(9).collect();
    assert_eq!(names[..2], ["TUMOR", "NORMAL"], "a role is nobody's name");
    assert!(kamei_pseudonym(names[2]), "{names:?}");
}

#[test]
fn a_patients_number_among_positions_is_one_by_chance_and_elsewhere_is_not() {
    let mut text = vcf(3);
    // The same digits as the sample's name: 00427718.
    text.push_str("chr9\t1427718\trs427718\tA\tG\t50\tPASS\tDP=3\tGT:WHO\t0/1:.\n");
    assert!(released("p.vcf", text.as_bytes()).is_ok());
    text.push_str("chr9\t1427719\t.\tA\tG\t50\tPASS\tGENE=00427718_x\tGT:WHO\t0/1:.\n");
    let held = released("p.vcf", text.as_bytes()).expect_err("it is left");
    assert_eq!(held.code, Code::KnownValueLeft);
}
