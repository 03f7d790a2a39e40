//! Structured reports and what is written down like them: values by concept, nothing lost that is
//! clinical, nothing left that names someone.

use crate::fixture::{
    Explicit, finish, finish_unlearnt, finished, holds, object, object_of, output, session,
    session_with, text_at,
};
use kamei::key::ProjectKey;
use kamei::policy::{Policy, ProfileOption};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::Session;

const COMPREHENSIVE_SR: &str = "1.2.840.10008.5.1.4.1.1.88.33";
const CONTENT: u32 = 0x0040_A730;
const TEXT: u32 = 0x0040_A160;

fn code(sequence: u32, value: &str, scheme: &str, meaning: &str) -> Vec<u8> {
    let item = [
        Explicit.element(0x0008_0100, "SH", value.as_bytes()),
        Explicit.element(0x0008_0102, "SH", scheme.as_bytes()),
        Explicit.element(0x0008_0104, "LO", meaning.as_bytes()),
    ];
    Explicit.sequence(sequence, &[item.concat()], false)
}

/// A content item without its value.
fn item(kind: &str, concept: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let head = [
        Explicit.element(0x0040_A010, "CS", b"CONTAINS"),
        Explicit.element(0x0040_A040, "CS", kind.as_bytes()),
        code(0x0040_A043, concept, "DCM", "Finding"),
    ];
    [head.concat(), more.concat()].concat()
}

fn text(concept: &str, value: &str) -> Vec<u8> {
    item("TEXT", concept, &[Explicit.element(TEXT, "UT", value.as_bytes())])
}

fn name(concept: &str, value: &str) -> Vec<u8> {
    item("PNAME", concept, &[Explicit.element(0x0040_A123, "PN", value.as_bytes())])
}

fn number(concept: &str, value: &str, unit: &str) -> Vec<u8> {
    let measured = [
        code(0x0040_08EA, unit, "UCUM", "unit"),
        Explicit.element(0x0040_A30A, "DS", value.as_bytes()),
    ];
    item("NUM", concept, &[Explicit.sequence(0x0040_A300, &[measured.concat()], false)])
}

fn report(items: &[Vec<u8>]) -> Vec<u8> {
    let root = [
        Explicit.element(0x0040_A040, "CS", b"CONTAINER"),
        code(0x0040_A043, "126000", "DCM", "Imaging Measurement Report"),
        Explicit.sequence(CONTENT, items, false),
    ];
    Explicit.file(&object_of(COMPREHENSIVE_SR, Explicit, &root))
}

fn value(output: &[u8], number: usize, tag: &str) -> String {
    text_at(output, &format!("0040A730[{number}].{tag}")).expect("the value is there")
}

#[test]
fn an_observer_shares_the_fate_of_the_attribute_its_concept_stands_for() {
    let output = finish(&report(&[
        name("121008", "KAEDE^MOMIJI"),
        text("121009", "Kaede Clinic"),
        text("121013", "CT brain 4"),
        text("121014", "Maker GmbH"),
        text("121015", "Model 5"),
        text("121016", "SN-55102"),
        name("121029", "TOKIWA^MATSU"),
        text("121030", "K-4711-001"),
    ]))
    .expect("released");
    assert_eq!(value(&output, 0, "0040A123"), "REMOVED");
    for removed in [1, 2, 5] {
        assert_eq!(value(&output, removed, "0040A160"), "REMOVED", "item {removed}");
    }
    assert_eq!(value(&output, 3, "0040A160"), "Maker GmbH");
    assert_eq!(value(&output, 4, "0040A160"), "Model 5");
    let pseudonym = text_at(&output, "00100020").expect("an ID");
    assert!(pseudonym.starts_with("K-") && !holds(&output, b"4711"));
    assert_eq!(value(&output, 6, "0040A123"), pseudonym);
    assert_eq!(value(&output, 7, "0040A160"), pseudonym);
}

#[test]
fn an_observers_device_stays_with_the_option_for_it() {
    let report = report(&[text("121016", "SN-55102"), text("121013", "CT7")]);
    let session = session_with("dicom-basic", &[ProfileOption::RetainDeviceIdentity]);
    let output = output(&session, &report).expect("released");
    assert_eq!(value(&output, 0, "0040A160"), "SN-55102");
    assert_eq!(value(&output, 1, "0040A160"), "CT7");
    let codes = finished(&session, &report).expect("released").entry.treatment.method_codes;
    assert_eq!(codes, ["113100", "113109"]);
}

#[test]
fn a_patients_name_under_any_concept_becomes_the_pseudonym() {
    let output = finish(&report(&[name("121200", "SAKURABA^HINATA")])).expect("released");
    assert_eq!(value(&output, 0, "0040A123"), text_at(&output, "00100010").expect("a name"));
}

#[test]
fn a_surname_that_is_a_clinical_word_goes_from_a_text() {
    let report = report(&[
        text("121071", "Small stone in the left kidney, discussed with Professor Stone"),
        text("121071", "Lungs clear.\r\nReported by: Long, pager 451"),
    ]);
    let output = finish_unlearnt(&report).expect("released");
    assert_eq!(value(&output, 0, "0040A160"), "Small stone in the left kidney, discussed with");
    assert_eq!(value(&output, 1, "0040A160"), "Lungs clear.\r\nReported by");
}

#[test]
fn a_day_an_age_and_an_address_go_from_a_comment() {
    for (comment, left) in [
        ("Axial, repeat on the 13th of May", "Axial, repeat on the"),
        ("Chest, age 93, motion", "Chest, age motion"),
        ("Lives at 12 Garden Road, fall", "Lives at fall"),
        ("胸部 診察券番号 123 正面", "胸部 診 番 正面"),
    ] {
        let comments = Explicit.element(0x0020_4000, "LT", comment.as_bytes());
        let utf8 = Explicit.element(0x0008_0005, "CS", b"ISO_IR 192");
        let file = Explicit.file(&object(Explicit, &[utf8, comments]));
        let output = finish_unlearnt(&file).expect("released");
        assert_eq!(text_at(&output, "00204000").as_deref(), Some(left));
    }
}

#[test]
fn a_text_that_may_name_someone_is_held_without_the_dictionary() {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    let session = Session::new(policy, ProjectKey::from_random([7; 32]));
    let held = output(&session, &report(&[text("121071", "Reported by: Long")]));
    assert_eq!(held.expect_err("nothing reads it").code, Code::NoTextEngine);
    assert!(output(&session, &report(&[text("121071", "Stone in the left kidney")])).is_ok());
}

#[test]
fn clinical_words_of_a_text_stay_with_the_option_and_go_without() {
    let report = report(&[text("121071", "Nodule in the left lung of Ms Kaede, tel 03-1234-5678")]);
    let output = finish_unlearnt(&report).expect("released");
    assert_eq!(value(&output, 0, "0040A160"), "Nodule in the left lung of Ms");
    assert!(
        finished(&session(7), &report)
            .expect("released")
            .entry
            .treatment
            .method_codes
            .iter()
            .any(|code| code == "113104")
    );
    let basic = session_with("dicom-basic", &[]);
    let output = crate::fixture::output(&basic, &report).expect("released");
    assert_eq!(value(&output, 0, "0040A160"), "REMOVED");
    assert_eq!(
        finished(&basic, &report).expect("released").entry.treatment.method_codes,
        ["113100"]
    );
}

#[test]
fn the_meaning_of_a_code_keeps_only_what_is_printed_or_clinical() {
    let coded =
        |meaning: &str| item("CODE", "121071", &[code(0x0040_A168, "2230", "99XYZ", meaning)]);
    let output = finish_unlearnt(&report(&[
        coded("Agatston scoring method"),
        coded("mass seen by Kaede"),
        coded("KAEDE MOMIJI"),
    ]))
    .expect("released");
    let meaning = |number| value(&output, number, "0040A168[0].00080104");
    assert_eq!(meaning(0), "Agatston scoring method");
    assert_eq!(meaning(1), "mass seen by");
    assert_eq!(meaning(2), "REMOVED");
    assert_eq!(value(&output, 0, "0040A168[0].00080100"), "2230");
}

#[test]
fn a_code_of_a_person_or_an_institution_says_nothing() {
    let person = code(0x0040_1101, "N-55102", "99XYZ", "Kaede Momiji");
    let institution = code(0x0008_0082, "0412345", "99MHLW", "Kaede Clinic");
    let observer = [
        institution,
        Explicit.element(0x0040_A075, "PN", b"KAEDE^MOMIJI"),
        Explicit.element(0x0040_A027, "LO", b"Kaede Clinic"),
        person,
    ];
    let verified = Explicit.sequence(0x0040_A073, &[observer.concat()], false);
    let file = Explicit.file(&object_of(COMPREHENSIVE_SR, Explicit, &[verified]));
    let output = finish_unlearnt(&file).expect("released");
    for planted in [&b"55102"[..], b"KAEDE", b"Kaede", b"0412345"] {
        assert!(!holds(&output, planted), "{}", String::from_utf8_lossy(planted));
    }
    assert_eq!(text_at(&output, "0040A073[0].0040A027").as_deref(), Some("REMOVED"));
}

#[test]
fn an_age_of_90_or_more_is_written_as_90_and_weeks_stay() {
    let output = finish(&report(&[
        number("121033", "93", "a"),
        number("121033", "64", "a"),
        number("121033", "100", "wk"),
        number("121206", "93", "mm"),
    ]))
    .expect("released");
    let age = |number| value(&output, number, "0040A300[0].0040A30A");
    assert_eq!([age(0), age(1), age(2), age(3)], ["90", "64", "100", "93"]);
    let basic = session_with("dicom-basic", &[]);
    let output =
        crate::fixture::output(&basic, &report(&[number("121033", "64", "a")])).expect("released");
    assert_eq!(text_at(&output, "0040A730[0].0040A300[0].0040A30A").as_deref(), Some("0"));
}

#[test]
fn dates_of_content_move_with_the_studys_and_a_birth_date_is_cut() {
    let date = |concept, value: &[u8]| {
        item("DATE", concept, &[Explicit.element(0x0040_A121, "DA", value)])
    };
    let output = finish(&report(&[date("111060", b"20240110"), date("121031", b"19600115")]))
        .expect("released");
    assert_eq!(value(&output, 0, "0040A121"), text_at(&output, "00080020").expect("a date"));
    assert_eq!(value(&output, 1, "0040A121"), "19600101");
}

#[test]
fn no_content_item_is_taken_out_so_that_positions_hold() {
    let by_reference = [
        Explicit.element(0x0040_A010, "CS", b"INFERRED FROM"),
        Explicit.element(0x0040_DB73, "UL", &[1_u32, 1].map(u32::to_le_bytes).concat()),
    ]
    .concat();
    let report = report(&[text("121071", "KAEDE MOMIJI"), by_reference, text("121071", "mass")]);
    for session in [session(7), session_with("dicom-basic", &[])] {
        let output = output(&session, &report).expect("released");
        assert_eq!(value(&output, 0, "0040A160"), "REMOVED");
        assert!(text_at(&output, "0040A730[2].0040A160").is_some_and(|text| !text.is_empty()));
    }
}

#[test]
fn a_report_that_refers_to_itself_is_read_once() {
    // Every item refers to the root, which holds it.
    let back = [
        Explicit.element(0x0040_A010, "CS", b"INFERRED FROM"),
        Explicit.element(0x0040_DB73, "UL", &1_u32.to_le_bytes()),
    ]
    .concat();
    let output = finish(&report(&vec![back; 1000])).expect("released");
    assert!(text_at(&output, "0040A730[999].0040A010").is_some());
}

#[test]
fn a_report_deeper_than_anyone_reads_is_held() {
    let down = [
        Explicit.element(0x0040_A040, "CS", b"CONTAINER"),
        Explicit.header(CONTENT, "SQ", u32::MAX),
        Explicit.header(0xFFFE_E000, "", u32::MAX),
    ];
    let file =
        Explicit.file(&object_of(COMPREHENSIVE_SR, Explicit, &[down.concat().repeat(10_000)]));
    let held = session(7).inspect(&file, &mut Silent);
    assert_eq!(held.map(|_| ()).map_err(|reason| reason.code), Err(Code::TooDeep));
}

#[test]
fn a_specimens_preparation_is_cleaned_like_a_report() {
    let step = Explicit.sequence(
        0x0040_0612,
        &[text("121041", "S-55102"), text("111701", "formalin by Kaede")],
        false,
    );
    let preparation = Explicit.sequence(0x0040_0610, &[step], false);
    let specimen = [Explicit.element(0x0040_0551, "LO", b"S-55102"), preparation].concat();
    let description = Explicit.sequence(0x0040_0560, &[specimen], false);
    let file =
        Explicit.file(&object_of("1.2.840.10008.5.1.4.1.1.77.1.6", Explicit, &[description]));
    let output = finish_unlearnt(&file).expect("released");
    assert!(!holds(&output, b"55102") && !holds(&output, b"Kaede"));
    assert!(holds(&output, b"formalin"));
    let steps = "00400560[0].00400610[0].00400612[0].0040A160";
    assert_eq!(text_at(&output, steps), text_at(&output, "00400560[0].00400551"));
}
