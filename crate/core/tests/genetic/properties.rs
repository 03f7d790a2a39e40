//! What holds of every file of variants.

use crate::fixture::{judged, records, released, vcf_of};
use kamei::plan::Status;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// 40 inherited sites and more never go out; below, every record does, and no name.
    #[test]
    fn the_limit_holds_and_names_go(
        sites in 0_usize..80,
        name in "[A-Z]{2}[0-9]{4,8}(-T|_blood)?",
        info in "(;[A-Z]{3}=[a-z]{0,8}){0,3}",
    ) {
        let input = vcf_of(&[&name], sites, &info);
        let (status, _, judgement) = judged("p.vcf", input.as_bytes());
        prop_assert_eq!(status, if sites >= 40 { Status::Refused } else { Status::Ready });
        prop_assert_eq!(judgement.snps as usize, sites.min(40));
        match released("p.vcf", input.as_bytes()) {
            Ok(output) => {
                prop_assert!(sites < 40);
                let output = String::from_utf8(output).expect("UTF-8");
                prop_assert!(!output.contains(&name), "{}", output);
                let kept = |text: &str| -> Vec<Vec<String>> {
                    let cut = |record: Vec<&str>| record[..7].iter().map(|cell| (*cell).to_owned()).collect();
                    records(text).into_iter().map(cut).collect()
                };
                prop_assert_eq!(kept(&input), kept(&output));
                // Written once more, nothing changes but what stands for the name.
                let again = released("p.vcf", output.as_bytes()).expect("what was released reads again");
                prop_assert_eq!(kept(&String::from_utf8(again).expect("UTF-8")), kept(&output));
            }
            Err(_) => prop_assert!(sites >= 40),
        }
    }
}
