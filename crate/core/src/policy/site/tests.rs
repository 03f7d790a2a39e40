use super::*;
use crate::policy::Policy;
use proptest::prelude::*;

/// What every site profile has to say, on four lines.
const HEAD: &str = "\
id = \"neuro\"
title = \"脳外科 Neurosurgery\"
base = \"jp-pseudonymized\"
reason = \"The study compares scanners.\"
";

fn faults(rest: &str) -> Vec<String> {
    let faults = Site::read(&format!("{HEAD}{rest}")).err().unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

fn row(tag: &str, action: &str, more: &str) -> String {
    format!("\n[[row]]\ntag = \"{tag}\"\naction = \"{action}\"\nreason = \"We need it.\"\n{more}")
}

#[test]
fn everything_wrong_is_told_at_once_with_its_line() {
    let text = r#"colour = "red"
age_cap = "eighty"
birth_date = "decade"
private_lists = ["ps3.15", "ours"]

[options]
retain-everything = true
retain-uids = "yes"

[[private]]
creator = "KASHIWA LAB"
tag = "00291010"
vr = "XY"
why = "Coil calibration"

[[row]]
tag = "Studydescription"
action = "keep"
reason = "Typed by hand"

[[row]]
tag = "00081030"
action = "polish"
reason = "Typed by hand"
when.sop_class = "Flying Image"
when.attribute = [{ tag = "00180015", equals = "HEAD", contains = "EA" }]

[[row]]
tag = "00081030"
"#;
    assert_eq!(
        faults(text),
        [
            "line 5: site-unknown-key at colour",
            "line 6: site-wrong-kind at age_cap",
            "line 7: site-unknown-word at decade",
            "line 8: site-unknown-word at ours",
            "line 11: site-unknown-word at retain-everything",
            "line 12: site-wrong-kind at retain-uids",
            "line 16: site-unknown-tag at 00291010",
            "line 17: site-unknown-vr at XY",
            "line 21: site-unknown-tag at Studydescription",
            "line 27: site-unknown-word at polish",
            "line 29: site-unknown-class at Flying Image",
            "line 30: site-bad-condition at attribute",
            "line 32: site-missing-key at action",
            "line 32: site-missing-key at reason",
        ]
    );
}

#[test]
fn what_is_no_toml_is_told_by_line() {
    let found = faults("[options\nretain-uids = true\nretain-uids = = false\n");
    assert!(found.len() >= 2, "{found:?}");
    assert!(found[0].starts_with("line 5: site-syntax"), "{found:?}");
    assert!(found.iter().any(|fault| fault.starts_with("line 7: site-syntax")), "{found:?}");
    assert!(
        Site::read(&format!("\u{feff}{}", HEAD.replace('\n', "\r\n"))).is_ok(),
        "as Windows writes"
    );
    assert_eq!(faults(&"a.b = 1\n".repeat(3)).len(), 2, "what is no TOML is told alone");
    let many: Vec<String> = (0..50_000).map(|n| format!("k{n} = 1\n")).collect();
    assert_eq!(faults(&many.concat()).len(), 200);
    assert!(Site::read(&"#\n".repeat(600_000)).is_err(), "longer than anyone writes");
}

#[test]
fn the_parts_that_must_not_lack_are_named() {
    let found = Site::read("").expect_err("empty");
    let codes: Vec<_> = found.iter().map(|fault| (fault.code, fault.at.as_str())).collect();
    assert_eq!(
        codes,
        ["base", "id", "title"].map(|key| (crate::reason::Code::SiteMissingKey, key))
    );
    let found = Site::read("id = \"a\"\ntitle.en = \"A\"\nbase = \"none\"\n").expect_err("two");
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["line 2: site-missing-key at ja", "line 3: unknown-policy at none"]);
}

#[test]
fn an_identifier_is_plain_and_not_one_of_ours() {
    for id in ["jp-pseudonymized", "a b", "../x", "施設"] {
        let text = HEAD.replace("\"neuro\"", &format!("\"{id}\""));
        let found = Site::read(&text).expect_err(id);
        assert_eq!(found[0].to_string(), format!("line 1: site-bad-id at {id}"));
    }
    let text = HEAD.replace("jp-pseudonymized", "jp-anonymized") + "needs_pseudonyms = true\n";
    let found = Site::read(&text).expect_err("a list where no key is kept");
    assert_eq!(found[0].to_string(), "line 5: option-links at needs_pseudonyms");
}

#[test]
fn contradictions_name_the_line_of_the_switch() {
    assert_eq!(
        faults("\n[options]\nretain-full-dates = true\n"),
        ["line 7: options-contradict at retain-full-dates, retain-modified-dates"]
    );
    assert_eq!(faults("private_lists = []\n"), ["line 5: option-without-list at private_lists"]);
    assert_eq!(
        faults("\n[[private]]\ncreator = \"A\"\ntag = \"0029xx10\"\nvr = \"FD\"\nwhy = \"b\"\n"),
        ["line 3: site-list-unused at private_lists"]
    );
}

#[test]
fn what_loosens_the_base_needs_a_reason_and_what_tightens_it_none() {
    let read = |rest: &str| {
        let head = HEAD.lines().take(3).collect::<Vec<_>>().join("\n");
        let faults = Site::read(&format!("{head}\n{rest}")).err().unwrap_or_default();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for (loose, key) in [
        ("options.retain-uids = true", "retain-uids"),
        ("options.retain-institution-identity = true", "retain-institution-identity"),
        ("birth_date = \"shift\"", "birth_date"),
        ("age_cap = 99", "age_cap"),
        ("private_lists = [\"ps3.15\", \"tcia\"]", "private_lists"),
    ] {
        assert_eq!(read(loose), [format!("line 4: option-without-reason at {key}")]);
    }
    for strict in [
        "options.clean-descriptors = false",
        "options.clean-recognizable-visual-features = true",
        "birth_date = \"year\"",
        "age_cap = 79",
    ] {
        assert_eq!(read(strict), [""; 0], "{strict}");
    }
}

#[test]
fn a_row_never_weakens_what_the_law_requires() {
    for (tag, action) in [
        ("00100010", "keep"),
        ("00080090", "pseudonym"),
        ("PatientMotherBirthName", "clean"),
        // 必須 by its VR alone.
        ("00404037", "keep"),
        ("04000561", "keep"),
    ] {
        let found = faults(&row(tag, action, ""));
        assert!(
            found.iter().any(|fault| {
                fault.contains("site-row-forbidden") || fault.contains("site-row-misfit")
            }),
            "{tag} {action}: {found:?}"
        );
        assert_eq!(faults(&row(tag, "remove", "")), [""; 0], "{tag}");
    }
    let hipaa = |row: &str| {
        let text = HEAD.replace("jp-pseudonymized", "hipaa-safe-harbor") + row;
        Site::read(&text).is_ok()
    };
    assert!(!hipaa(&row("00101010", "keep", "")));
    assert!(hipaa(&row("00101010", "age", "")));
    assert!(!hipaa(&row("00181000", "keep", "")));
}

#[test]
fn a_row_is_refused_where_it_can_do_nothing_sound() {
    for (tag, action, code) in [
        ("00080005", "keep", "site-row-structure"),
        ("00080016", "remove", "site-row-structure"),
        ("7FE00010", "remove", "site-row-structure"),
        ("00280303", "keep", "site-row-structure"),
        ("00081030", "uid", "site-row-misfit"),
        ("00180050", "clean", "site-row-misfit"),
        ("00081140", "dummy", "site-row-misfit"),
        ("0020000D", "keep", "site-row-identity"),
        ("00100020", "keep", "site-row-identity"),
        ("00100030", "shift", "site-row-identity"),
        // The same date true and moved would give the moved days away.
        ("00080022", "keep", "site-row-dates"),
    ] {
        assert_eq!(faults(&row(tag, action, "")), [format!("line 8: {code} at {tag}: {action}")]);
    }
    let off = "options.retain-modified-dates = false\n";
    assert_eq!(
        faults(&format!("{off}{}", row("00080022", "shift", ""))),
        ["line 9: site-row-dates at 00080022: shift"]
    );
    for tag in
        ["0009xx10", "00091010", "0000xxxx", "xxxx0010", "0008xxxx", "12345678", "PatientNam"]
    {
        assert_eq!(faults(&row(tag, "remove", "")), [format!("line 7: site-unknown-tag at {tag}")]);
    }
    for (more, code) in [
        ("creator = \"A\"", "site-row-misfit"),
        ("creator = \"A\"\nvr = \"PN\"", "site-row-forbidden"),
    ] {
        assert_eq!(
            faults(&row("0029xx10", "keep", more)),
            [format!("line 8: {code} at 0029xx10: keep")]
        );
    }
}

#[test]
fn the_same_row_twice_is_a_mistake_and_under_two_conditions_it_is_not() {
    let mr = row("00081030", "keep", "when.modality = \"MR\"\n");
    let ct = row("StudyDescription", "keep", "when.modality = [\"CT\"]\n");
    assert_eq!(faults(&format!("{mr}{ct}")), [""; 0]);
    assert_eq!(faults(&format!("{mr}{ct}{mr}")), ["line 18: site-duplicate at 00081030"]);
}

#[test]
fn a_profile_with_a_site_makes_a_policy() {
    let text = format!("{HEAD}[options]\nretain-device-identity = true\n");
    let site = Site::read(&text).expect("a site profile");
    let profile = site.profile(&text).expect("its base");
    assert_eq!(profile.id, "neuro");
    assert_eq!(profile.base_id(), "jp-pseudonymized");
    assert!(profile.has(ProfileOption::RetainDeviceIdentity));
    let used = profile.site.as_ref().expect("the site");
    assert_eq!(used.sha256.len(), 64);
    assert!(Policy::new(profile).is_ok());
}

#[test]
fn elements_are_written_as_number_pattern_and_keyword() {
    for (word, creator, shown) in [
        ("00081030", None, "00081030"),
        ("(0008,103e)", None, "0008103E"),
        ("StudyDescription", None, "00081030"),
        ("60xx,4000", None, "60xx4000"),
        ("OverlayComments", None, "60xx4000"),
        ("50xxxxxx", None, "50xxxxxx"),
        ("0019,xx0C", Some("SIEMENS MR HEADER"), "0019xx0C"),
        ("0019xxxx", Some("SIEMENS MR HEADER"), "0019xxxx"),
    ] {
        let selector = Selector::parse(word, creator);
        assert_eq!(selector.map(|selector| selector.to_string()).as_deref(), Some(shown), "{word}");
    }
}

#[test]
fn the_examples_of_the_documentation_are_site_profiles() {
    let document = include_str!("../../../docs/site-profile.md");
    let examples: Vec<_> = document.split("```toml\n").skip(1).collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let text = example.split("```").next().unwrap_or_default();
        let site = Site::read(text).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert!(!site.rows.is_empty());
        assert!(Policy::new(site.profile(text).expect("its base")).is_ok());
    }
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{1,12}", "\\PC{1,8}", Just("a\"\\\n\t\u{7f}\u{1}漢".to_owned())]
        .prop_filter("not blank", |text| !text.trim().is_empty())
}

fn condition() -> impl Strategy<Value = String> {
    let quoted = |text: &String| serde_json::to_string(text).expect("a string");
    let quoted = move |text: &String| quoted(text).replace('\u{7f}', "\\u007f");
    prop_oneof![
        Just(String::new()),
        Just("when.modality = [\"MR\", \"CT\"]\n".to_owned()),
        Just("when.sop_class = \"MR Image Storage\"\n".to_owned()),
        texts().prop_map(move |text| format!("when.manufacturer = {}\n", quoted(&text))),
        texts().prop_map(move |text| format!(
            "when.attribute = [{{ tag = \"BodyPartExamined\", matches = {} }}]\n",
            quoted(&text)
        )),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_reads_back_the_same(
        base in prop::sample::select(vec!["jp-pseudonymized", "jp-anonymized", "dicom-basic",
            "kr-guideline", "hipaa-safe-harbor"]),
        switched in prop::collection::btree_map(
            prop::sample::select(ProfileOption::ALL.to_vec()), any::<bool>(), 0..6),
        reason in texts(),
        age_cap in prop::option::of(0_u32..80),
        address in prop::option::of(prop::sample::select(vec![Address::Municipality, Address::Town])),
        needs_pseudonyms in any::<bool>(),
        lists in prop::option::of(Just(vec![PrivateList::Standard, PrivateList::Site])),
        rows in prop::collection::btree_map(
            prop::sample::select(vec!["00081030", "0008103E", "60xx4000", "00181030"]),
            (prop::sample::select(vec!["keep", "remove", "empty"]), condition()), 0..4),
    ) {
        let base = Profile::named(base).expect("a profile");
        let rows: String = rows.iter().map(|(tag, (action, when))| row(tag, action, when)).collect();
        let parsed = Site::read(&format!("{HEAD}{rows}")).expect("rows that stand");
        let site = Site {
            options: switched,
            reason,
            age_cap,
            address,
            needs_pseudonyms,
            private_lists: lists,
            rows: parsed.rows,
            ..Site::on(&base)
        };
        let text = site.to_toml();
        match Site::read(&text) {
            Ok(read) => prop_assert_eq!(read, site),
            // Switches drawn at random may contradict one another; nothing else may be wrong.
            Err(faults) => {
                let profile = site.profile(&text).expect("its base");
                let contradictions = profile.contradictions();
                prop_assert!(!contradictions.is_empty(), "{:?}\n{}", faults, text);
                for fault in faults {
                    prop_assert!(contradictions.iter().any(|reason| reason.code == fault.code));
                }
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[\\[\\]{}=\"'.,#a-z0-9 \n]{0,80}") {
        let _ = Site::read(&text);
    }
}

#[test]
fn words_for_free_text_are_read_written_and_checked() {
    let text = "smallest_group = 10\n\n[text]\nkeep = [\"アルファ\", \"Bell\"]\nmask = \"東棟\"\noperating = \"thorough\"\n";
    let site = Site::read(&format!("{HEAD}{text}")).expect("a site profile");
    assert_eq!(
        (site.text.keep.len(), site.text.mask.as_slice()),
        (2, ["東棟".to_owned()].as_slice())
    );
    assert_eq!(site.text.operating, Operating::Thorough);
    assert_eq!(site.smallest_group, Some(10));
    assert_eq!(Site::read(&site.to_toml()), Ok(site));
    let wrong = "[text]\nkeep = [\"a\", \"Bell\", \"Bell\"]\noperating = \"wild\"\ncolour = 1\n";
    assert_eq!(
        faults(wrong),
        [
            "line 6: site-word-too-short at a",
            "line 6: site-duplicate at Bell",
            "line 7: site-unknown-word at wild",
            "line 8: site-unknown-key at colour",
        ]
    );
}
