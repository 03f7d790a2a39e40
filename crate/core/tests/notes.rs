//! Notes of a patient whom the rest of the batch knows.

use kamei::key::ProjectKey;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::{Request, Session};
use kamei::source::Named;
use kamei::text::Reader;
use std::sync::Arc;

static DICTIONARY: &[u8] = include_bytes!("../data/text/dictionary.gz");

fn session() -> Session {
    let policy = Policy::named("jp-pseudonymized").expect("a policy");
    let policy = policy.reading(Arc::new(Reader::new(DICTIONARY)));
    Session::new(policy, ProjectKey::from_random([7; 32]))
}

/// Patient's Name and Patient ID of an invented patient, as Explicit VR Little Endian.
const SCAN: &[u8] =
    b"\x08\0\x60\0CS\x02\0CT\x10\0\x10\0PN\x0e\0SAKURA^HINATA \x10\0\x20\0LO\x08\x0000427718";

#[test]
fn a_note_that_names_a_known_patient_gets_the_same_pseudonym() {
    let mut session = session();
    let scan = SCAN.to_vec();
    let (pictured, known) = session.inspect(&scan, &mut Silent).expect("a scan");
    session.learn(&known);
    let note =
        "患者番号 00427718\n2024年3月5日 Sakura Hinata様、発熱あり。主治医 山田太郎\n".to_owned();
    let bytes = note.into_bytes();
    let file = Named::new("letters/note.txt", &bytes);
    let (noted, _) = session.inspect(&file, &mut Silent).expect("a note");
    assert_eq!(noted.patient.pseudonym, pictured.patient.pseudonym);
    let finished = session
        .finish(&file, &Request { input: "letters/note.txt", ..Request::default() }, &mut Silent)
        .expect("a released note");
    let output = finished.released.rope().to_vec(&bytes).expect("bytes");
    let output = String::from_utf8(output).expect("UTF-8");
    for gone in ["00427718", "Hinata", "山田", "3月5日"] {
        assert!(!output.contains(gone), "{output}");
    }
    assert!(output.contains("発熱あり"), "{output}");
    assert!(finished.name.starts_with(&noted.patient.pseudonym));
}

#[test]
fn a_note_is_held_without_the_dictionary() {
    let policy = Policy::named("jp-pseudonymized").expect("a policy");
    let session = Session::new(policy, ProjectKey::from_random([7; 32]));
    let bytes = "所見なし".as_bytes().to_vec();
    let request = Request { input: "note.txt", ..Request::default() };
    let held = session.finish(&bytes, &request, &mut Silent);
    assert_eq!(held.expect_err("nothing reads it").code, Code::NoTextEngine);
}
