//! Invented genetic data, and what becomes of them in a session.

use kamei::genome::Judgement;
use kamei::key::ProjectKey;
use kamei::plan::{Amendment, Status, Wish};
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::{Request, Review, Session};
use kamei::source::Named;
use std::fmt::Write;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> =
    LazyLock::new(|| Policy::named("jp-pseudonymized").expect("a policy"));

pub(crate) fn session() -> Session {
    Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]))
}

/// What the review of a file by itself says.
pub(crate) fn review(name: &str, bytes: &[u8]) -> Result<Review, Reason> {
    let bytes = bytes.to_vec();
    session().review(&bytes, name, &[], &mut Silent)
}

/// Status, code and judgement of a file by itself.
pub(crate) fn judged(name: &str, bytes: &[u8]) -> (Status, Option<Code>, Judgement) {
    let inspection = review(name, bytes).expect("a review").inspection;
    let code = inspection.reasons.first().map(|reason| reason.code);
    (inspection.status, code, inspection.judgement.expect("a judgement"))
}

/// The output of a file by itself, after the batch learnt from it.
pub(crate) fn released(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    amended(name, bytes, &[])
}

pub(crate) fn amended(
    name: &str,
    bytes: &[u8],
    amendments: &[Amendment],
) -> Result<Vec<u8>, Reason> {
    let bytes = bytes.to_vec();
    let mut session = session();
    let (_, known) = session.inspect(&Named::new(name, &bytes), &mut Silent)?;
    session.learn(&known);
    let request = Request { input: name, amendments, ..Request::default() };
    let finished = session.finish(&bytes, &request, &mut Silent)?;
    Ok(finished.released.rope().to_vec(&bytes).expect("bytes"))
}

/// A person's written word that genotypes are no code.
pub(crate) fn answer(reason: &str) -> Amendment {
    Amendment {
        path: "genotypes".to_owned(),
        action: Wish::Keep,
        reason: reason.to_owned(),
        word: None,
        item: None,
    }
}

const META: &str = "##fileformat=VCFv4.2\n\
    ##fileDate=20240305\n\
    ##source=CallerX 1.2\n\
    ##reference=file:///home/sakura/GRCh38.fa\n\
    ##contig=<ID=chr1,length=248956422,assembly=GRCh38,URL=\"ftp://ward7.example/ref.fa\">\n\
    ##CallerCommandLine=<ID=CallerX,CommandLine=\"-I /data/00427718.bam\">\n\
    ##SAMPLE=<ID=00427718,Description=\"Sakura Hinata, ward 7\">\n\
    ##PEDIGREE=<Child=00427718,Mother=00427719>\n\
    ##INFO=<ID=DP,Number=1,Type=Integer,Description=\"Depth\">\n\
    ##INFO=<ID=NOTE,Number=1,Type=String,Description=\"What the technician wrote\">\n\
    ##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n\
    ##FORMAT=<ID=WHO,Number=1,Type=String,Description=\"Who called it\">\n\
    ##remark=Dr. Mizuno asked for this\n";

/// A VCF of one sample with so many SNPs, a megabase apart or so, on the chromosomes 1 to 22.
pub(crate) fn vcf(sites: usize) -> String {
    vcf_of(&["00427718"], sites, "")
}

/// The same of several samples, with something more in INFO.
pub(crate) fn vcf_of(samples: &[&str], sites: usize, info: &str) -> String {
    let mut text = META.to_owned();
    let _ = writeln!(
        text,
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{}",
        samples.join("\t")
    );
    let genotypes = vec!["0/1:Mizuno"; samples.len()].join("\t");
    for site in 0..sites {
        let (chromosome, position) = (site % 22 + 1, 1_000_000 * (site + 1));
        let _ = writeln!(
            text,
            "chr{chromosome}\t{position}\trs{}\tA\tG\t50\tPASS\tDP=30;NOTE=Mizuno_ward7{info}\tGT:WHO\t{genotypes}",
            1000 + site
        );
    }
    text
}

/// The records alone, cut at their tabs.
pub(crate) fn records(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect()
}
