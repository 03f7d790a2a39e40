//! A site's own rows, options and private elements, from bytes to bytes.

use crate::fixture::{Explicit, finished, holds, object};
use kamei::key::ProjectKey;
use kamei::plan::{Look, Status};
use kamei::policy::{Choice, Policy, Profile, ProfileOption};
use kamei::progress::Silent;
use kamei::record::{Files, Header, Record};
use kamei::session::{Request, Session};

const HEAD: &str = r#"
id = "lab"
title = "Kashiwa lab"
base = "jp-pseudonymized"
reason = "The study compares scanners."
"#;

fn policy(text: &str) -> Policy {
    let choice = Choice { site: Some(format!("{HEAD}{text}")), ..Choice::default() };
    Policy::new(choice.profile().expect("a profile")).expect("no contradiction")
}

fn session(policy: Policy) -> Session {
    Session::new(policy, ProjectKey::from_random([7; 32]))
}

/// The output after both passes.
fn output(policy: &Policy, bytes: &[u8]) -> Vec<u8> {
    let mut session = session(policy.clone());
    let (_, known) = session.inspect(&bytes.to_vec(), &mut Silent).expect("a DICOM file");
    session.learn(&known);
    let finished = finished(&session, bytes).expect("a release");
    finished.released.rope().to_vec(&bytes.to_vec()).expect("its bytes")
}

fn ct(elements: &[Vec<u8>]) -> Vec<u8> {
    Explicit.file(&object(Explicit, elements))
}

#[test]
fn a_row_acts_only_where_its_condition_holds() {
    let row = |when: &str| {
        let row = "[[row]]\ntag = \"SeriesDescription\"\naction = \"keep\"\nreason = \"Ours.\"\n";
        policy(&format!("{row}{when}"))
    };
    let bytes = ct(&[
        Explicit.element(0x0008_0070, "LO", b"Acme Medical"),
        Explicit.element(0x0008_103E, "LO", b"zz.quux.17"),
        Explicit.element(0x0018_0015, "CS", b"CHEST"),
    ]);
    for (when, kept) in [
        ("", true),
        ("when.modality = \"CT\"", true),
        ("when.modality = [\"MR\", \"PT\"]", false),
        ("when.sop_class = \"CT Image Storage\"", true),
        ("when.sop_class = \"MR Image Storage\"", false),
        ("when.manufacturer = \"acme*\"", true),
        ("when.manufacturer = \"acme\"", false),
        ("when.attribute = [{ tag = \"BodyPartExamined\", equals = \"chest\" }]", true),
        ("when.attribute = [{ tag = \"BodyPartExamined\", contains = \"HEAD\" }]", false),
        // What a file does not say, it does not meet.
        ("when.attribute = [{ tag = \"ProtocolName\", matches = \"*\" }]", false),
        ("when.modality = \"CT\"\nwhen.manufacturer = \"Other*\"", false),
    ] {
        assert_eq!(holds(&output(&row(when), &bytes), b"zz.quux.17"), kept, "{when}");
    }
}

#[test]
fn the_first_row_that_holds_decides() {
    let policy = policy(
        r#"
[[row]]
tag = "SeriesDescription"
action = "remove"
reason = "Typed by hand there."
when.modality = "CT"

[[row]]
tag = "SeriesDescription"
action = "keep"
reason = "Set by the protocol."
"#,
    );
    let described = |modality: &str| {
        let mut elements = object(Explicit, &[Explicit.element(0x0008_103E, "LO", b"zz.quux.17")]);
        let at = memchr::memmem::find(&elements, b"CS\x02\x00CT").expect("the modality") + 4;
        elements[at..at + 2].copy_from_slice(modality.as_bytes());
        Explicit.file(&elements)
    };
    assert!(!holds(&output(&policy, &described("CT")), b"zz.quux.17"));
    assert!(holds(&output(&policy, &described("MR")), b"zz.quux.17"));
}

#[test]
fn a_kept_text_that_names_the_patient_is_replaced_all_the_same() {
    let policy =
        policy("[[row]]\ntag = \"SeriesDescription\"\naction = \"keep\"\nreason = \"Ours.\"\n");
    let bytes = ct(&[Explicit.element(0x0008_103E, "LO", b"for SAKURABA HINATA")]);
    assert!(!holds(&output(&policy, &bytes), b"SAKURABA"));
}

#[test]
fn a_number_that_a_row_keeps_stays_in_its_place() {
    let row =
        "[[row]]\ntag = \"AccessionNumber\"\naction = \"keep\"\nreason = \"A trial's own.\"\n";
    let bytes = ct(&[Explicit.element(0x0008_0050, "SH", b"TRIAL-88-17")]);
    assert!(holds(&output(&policy(row), &bytes), b"TRIAL-88-17"));
    assert!(!holds(&output(&policy(""), &bytes), b"TRIAL-88-17"));
}

#[test]
fn a_listed_private_element_stays_and_its_neighbour_goes() {
    let list = r#"
private_lists = ["ps3.15", "site"]

[[private]]
creator = "KASHIWA LAB"
tag = "0029xx10"
vr = "LO"
why = "Name of our coil"
"#;
    let bytes = ct(&[
        Explicit.element(0x0029_0042, "LO", b"KASHIWA LAB"),
        Explicit.element(0x0029_4210, "LO", b"coil eight"),
        Explicit.element(0x0029_4211, "LO", b"quux other"),
    ]);
    let output = output(&policy(list), &bytes);
    assert!(holds(&output, b"KASHIWA LAB") && holds(&output, b"coil eight"));
    assert!(!holds(&output, b"quux other"));
}

#[test]
fn a_private_row_keeps_by_creator_and_removes_by_creator() {
    let rows = r#"
[[row]]
tag = "0029xx10"
creator = "KASHIWA LAB"
vr = "LO"
action = "keep"
reason = "Name of our coil."
when.modality = "CT"

[[row]]
tag = "0019xxxx"
creator = "SIEMENS MR HEADER"
action = "remove"
reason = "Not asked for."
"#;
    let bytes = ct(&[
        Explicit.element(0x0019_0010, "LO", b"SIEMENS MR HEADER"),
        Explicit.element(0x0019_100C, "IS", b"8731"),
        Explicit.element(0x0029_0010, "LO", b"KASHIWA LAB"),
        Explicit.element(0x0029_1010, "LO", b"coil eight"),
    ]);
    let output = output(&policy(rows), &bytes);
    assert!(holds(&output, b"coil eight") && holds(&output, b"KASHIWA LAB"));
    assert!(!holds(&output, b"8731") && !holds(&output, b"SIEMENS MR HEADER"));
}

#[test]
fn ages_are_capped_where_the_site_says() {
    let bytes = ct(&[Explicit.element(0x0010_1010, "AS", b"083Y")]);
    assert!(holds(&output(&policy("age_cap = 79\n"), &bytes), b"080Y"));
    assert!(holds(&output(&policy(""), &bytes), b"083Y"));
}

#[test]
fn the_record_names_the_site_profile_by_its_digest() {
    let policy = policy("[options]\nretain-device-identity = true\n");
    let record = Record::new(&policy, Header::default(), Files::default()).to_json();
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let digest = &policy.profile().site.as_ref().expect("the site").sha256;
    assert_eq!(record["policy"], "lab");
    assert_eq!(record["site"]["base"], "jp-pseudonymized");
    assert_eq!(record["site"]["reason"], "The study compares scanners.");
    assert_eq!(record["site"]["sha256"], digest.as_str());
    let options = record["by_option"].as_array().expect("options");
    assert!(options.iter().any(|total| total["option"] == "retain-device-identity"), "{options:?}");
}

/// What every single option leaves of a file goes out, and a code is written only for what ran.
#[test]
fn every_option_that_may_be_switched_releases_a_file() {
    use ProfileOption as O;
    let bytes = ct(&[
        Explicit.element(0x0008_0080, "LO", b"KASHIWA GENERAL"),
        Explicit.element(0x0008_0081, "ST", b"1-1 Quux Street"),
        Explicit.element(0x0008_1030, "LO", b"CT chest for quux"),
        Explicit.element(0x0010_1010, "AS", b"064Y"),
        Explicit.element(0x0018_1000, "LO", b"SN-4455-66"),
        Explicit.element(0x0020_0052, "UI", b"1.2.392.200036.9999.7"),
    ]);
    for option in ProfileOption::ALL {
        let mut profile = Profile::named("dicom-basic").expect("a profile");
        profile.options = vec![option];
        let output = output(&Policy::new(profile).expect("a policy"), &bytes);
        let ran = holds(&output, option.code().as_bytes());
        let expected = matches!(
            option,
            O::CleanDescriptors
                | O::RetainFullDates
                | O::RetainModifiedDates
                | O::RetainPatientCharacteristics
                | O::RetainDeviceIdentity
                | O::RetainUids
                | O::RetainInstitutionIdentity
        );
        assert_eq!(ran, expected, "{option:?}");
        for (kept, by) in [
            (&b"KASHIWA GENERAL"[..], O::RetainInstitutionIdentity),
            (b"1-1 Quux Street", O::RetainInstitutionIdentity),
            (b"SN-4455-66", O::RetainDeviceIdentity),
            (b"1.2.392.200036.9999.7", O::RetainUids),
            (b"20240110", O::RetainFullDates),
            (b"CT chest", O::CleanDescriptors),
        ] {
            assert_eq!(holds(&output, kept), option == by, "{option:?}");
        }
    }
}

#[test]
fn what_may_show_a_face_waits_for_a_person() {
    const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
    const PHOTOGRAPH: &str = "1.2.840.10008.5.1.4.1.1.77.1.4";
    const WHOLE_SLIDE: &str = "1.2.840.10008.5.1.4.1.1.77.1.6";
    let status = |class: &str, modality: &str, part: &str, on: bool| {
        let mut profile = Profile::named("jp-pseudonymized").expect("a profile");
        if on {
            profile.options.push(ProfileOption::CleanRecognizableVisualFeatures);
        }
        let elements = [
            Explicit.element(0x0008_0016, "UI", class.as_bytes()),
            Explicit.element(0x0008_0018, "UI", b"1.2.392.200036.9999.1.1.1.1"),
            Explicit.element(0x0008_0060, "CS", modality.as_bytes()),
            Explicit.element(0x0010_0020, "LO", b"K-4711-001"),
            Explicit.element(0x0018_0015, "CS", part.as_bytes()),
            Explicit.element(0x0028_0301, "CS", b"NO"),
            Explicit.element(0x7FE0_0010, "OW", &[0; 8]),
        ];
        let bytes = Explicit.file(&elements.concat());
        let session = session(Policy::new(profile).expect("a policy"));
        let review = session.review(&bytes, "input", &[], &mut Silent).expect("a review");
        let codes: Vec<_> =
            review.inspection.reasons.iter().map(|reason| reason.code.as_str()).collect();
        let request = Request { input: "input", look: Look::Person, ..Request::default() };
        let output = session.finish(&bytes, &request, &mut Silent);
        let output = output.expect("looked at").released.rope().to_vec(&bytes).expect("bytes");
        assert!(!holds(&output, b"113102"), "nothing took a face away");
        (review.inspection.status, codes.contains(&"face-likely"))
    };
    assert_eq!(status(CT, "CT", "HEAD", false), (Status::Ready, false));
    for (class, modality, part, face) in [
        (CT, "CT", "HEAD", true),
        (CT, "CT", "", true),
        (CT, "CT", "CSPINE", true),
        (CT, "CT", "CHEST", false),
        ("1.2.840.10008.5.1.4.1.1.4", "MR", "KNEE", false),
        ("1.2.840.10008.5.1.4.1.1.128", "PT", "CHEST", true),
        (PHOTOGRAPH, "XC", "HAND", true),
        (WHOLE_SLIDE, "SM", "", false),
        ("1.2.840.10008.5.1.4.1.1.1.1", "DX", "SKULL", false),
    ] {
        assert_eq!(status(class, modality, part, true).1, face, "{modality} {part}");
    }
}

#[test]
fn a_site_that_wants_its_own_pseudonyms_holds_every_patient_without_one() {
    let bytes = ct(&[]);
    let session = session(policy("needs_pseudonyms = true\n")).named_by(None);
    let (inspection, _) = session.inspect(&bytes, &mut Silent).expect("a DICOM file");
    assert_eq!(inspection.status, Status::Held);
}
