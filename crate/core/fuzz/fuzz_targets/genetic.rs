//! A file of genetic data under the name that its first byte chooses: judged, learnt from, answered,
//! written, reopened; what is released reads again and is judged the same.
#![no_main]

use kamei::key::ProjectKey;
use kamei::plan::{Amendment, Wish};
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::{Request, Session};
use kamei::source::Named;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> =
    LazyLock::new(|| Policy::named("jp-pseudonymized").expect("the default policy"));
const NAMES: [&str; 11] = [
    "p.vcf", "p.sam", "p.bam", "p.fastq", "p.ped", "p.fam", "p.bim", "p.maf", "kit.txt", "p.bcf",
    "p.cram",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let bytes = bytes.to_vec();
    let mut session = Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]));
    let Ok((_, known)) = session.inspect(&Named::new(name, &bytes), &mut Silent) else { return };
    session.learn(&known);
    let answer = Amendment {
        path: "genotypes".to_owned(),
        action: Wish::Keep,
        reason: "A pathogen.".to_owned(),
        word: None,
        item: None,
    };
    for amendments in [&[][..], &[answer]] {
        let request = Request { input: name, amendments, ..Request::default() };
        if let Ok(finished) = session.finish(&bytes, &request, &mut Silent) {
            let output = finished.released.rope().to_vec(&bytes).expect("the output can be read");
            let output = Named::new(name, &output);
            session.inspect(&output, &mut Silent).expect("the output reads again");
        }
    }
});
