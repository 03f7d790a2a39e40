//! A site's own pseudonyms on whole files.

use crate::fixture::{Explicit, finished, holds, object};
use kamei::key::ProjectKey;
use kamei::keyfile::KeyState;
use kamei::plan::Status;
use kamei::policy::{Policy, site::Site};
use kamei::progress::Silent;
use kamei::pseudonyms::Table;
use kamei::reason::Code;
use kamei::session::Session;

fn session(rows: &str) -> Session {
    let mut state = KeyState::new([7; 32]);
    let table = format!("患者ID,仮名ID,日付シフト\n{rows}\n");
    state.adopt(Table::read(table.as_bytes()).expect("a list")).expect("nothing known before");
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    Session::new(policy, state.key().expect("a key")).named_by(state.pseudonyms())
}

fn output(rows: &str, elements: &[Vec<u8>]) -> Vec<u8> {
    let file = Explicit.file(&object(Explicit, elements));
    let finished = finished(&session(rows), &file).expect("released");
    assert!(finished.name.starts_with("HOSP-A1/"), "{}", finished.name);
    finished.released.rope().to_vec(&file).expect("in memory")
}

#[test]
fn the_sites_pseudonym_and_offset_stand_in_the_output_and_its_name() {
    let other = Explicit.element(0x0010_1000, "LO", b"K-4711-002");
    let output = output("K-4711-001,HOSP-A1,-9\nK-4711-002,HOSP-A2,\n", &[other]);
    for tag in [0x0010_0010, 0x0010_0020] {
        let vr = if tag == 0x0010_0010 { "PN" } else { "LO" };
        assert!(holds(&output, &Explicit.element(tag, vr, b"HOSP-A1")), "{tag:X}");
    }
    assert!(holds(&output, &Explicit.element(0x0008_0020, "DA", b"20240101")));
    assert!(!holds(&output, b"4711"));
    assert!(holds(&output, &Explicit.element(0x0028_0303, "CS", b"MODIFIED")));
    assert!(holds(&output, b"113107") && !holds(&output, b"113106"));
}

#[test]
fn an_empty_offset_is_the_keys_and_a_zero_is_said() {
    let days = |output: &[u8]| {
        let at = memchr::memmem::find(output, b"\x08\0\x20\0DA\x08\0").expect("the study's date");
        String::from_utf8_lossy(&output[at + 8..at + 16]).into_owned()
    };
    assert_ne!(days(&output("K-4711-001,HOSP-A1,\n", &[])), "20240110");
    let unmoved = output("K-4711-001,HOSP-A1,0\n", &[]);
    assert_eq!(days(&unmoved), "20240110");
    assert!(holds(&unmoved, &Explicit.element(0x0028_0303, "CS", b"UNMODIFIED")));
    assert!(holds(&unmoved, b"113106") && !holds(&unmoved, b"113107"), "codes of what ran");
}

#[test]
fn wide_letters_in_the_list_are_the_same_number() {
    assert!(holds(&output("Ｋ－４７１１－００１ ,HOSP-A1,\n", &[]), b"HOSP-A1"));
}

#[test]
fn who_is_not_in_the_list_is_held() {
    let file = Explicit.file(&object(Explicit, &[]));
    let session = session("4712,HOSP-B1,\n");
    let (inspection, _) = session.inspect(&file, &mut Silent).expect("readable");
    assert_eq!(inspection.status, Status::Held);
    assert_eq!(inspection.reasons[0].code, Code::NotInPseudonyms);
    let reason = finished(&session, &file).expect_err("held");
    assert_eq!(reason.code, Code::NotInPseudonyms);
    let nameless = Explicit.file(&Explicit.element(0x0008_0060, "CS", b"CT"));
    let reason = finished(&session, &nameless).expect_err("held");
    assert_eq!(reason.code, Code::NoPatientId);
}

#[test]
fn a_site_that_needs_a_list_waits_for_it() {
    let text =
        "id = \"lab\"\ntitle = \"Lab\"\nbase = \"jp-pseudonymized\"\nneeds_pseudonyms = true\n";
    let profile = Site::read(text).expect("a site profile").profile(text).expect("its base");
    let policy = Policy::new(profile).expect("no contradiction");
    let session = Session::new(policy, ProjectKey::from_random([7; 32]));
    let file = Explicit.file(&object(Explicit, &[]));
    let reason = finished(&session, &file).expect_err("held");
    assert_eq!(reason.code, Code::NotInPseudonyms);
}

#[test]
fn without_a_list_the_key_names_patients() {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    let session = Session::new(policy, ProjectKey::from_random([7; 32])).named_by(None);
    let file = Explicit.file(&object(Explicit, &[]));
    assert!(finished(&session, &file).expect("released").name.starts_with("K-"));
}
