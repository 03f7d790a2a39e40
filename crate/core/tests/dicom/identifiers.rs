//! What becomes of a patient's own values, and of a person's wish to keep one.

use crate::fixture::{
    Explicit, finish, holds, object, output, part_10, session, session_with, text_at,
};
use kamei::plan::{Amendment, Wish};
use kamei::policy::ProfileOption;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::Request;

/// The fixture's patient is SAKURABA^HINATA, K-4711-001.
fn image(elements: &[Vec<u8>]) -> Vec<u8> {
    Explicit.file(&object(Explicit, elements))
}

fn element(tag: u32, vr: &str, value: &str) -> Vec<u8> {
    Explicit.element(tag, vr, value.as_bytes())
}

fn released(elements: &[Vec<u8>]) -> Vec<u8> {
    finish(&image(elements)).expect("released")
}

fn keeping(input: &[u8], path: &str, reason: &str) -> Result<Vec<u8>, Reason> {
    let keep = Amendment {
        path: path.to_owned(),
        action: Wish::Keep,
        reason: reason.to_owned(),
        word: None,
        item: None,
    };
    let source = input.to_vec();
    let mut session = session(7);
    let (_, known) = session.inspect(&source, &mut Silent)?;
    session.learn(&known);
    let finished = session.finish(
        &source,
        &Request { input: "in.dcm", amendments: &[keep], ..Request::default() },
        &mut Silent,
    )?;
    Ok(finished.released.rope().to_vec(&source)?)
}

#[test]
fn a_patient_called_kamei_is_not_mistaken_for_the_program() {
    let name = element(0x0010_0010, "PN", "KAMEI^TARO=亀井^太郎");
    let output = finish(&Explicit.file(&name)).expect("released");
    assert!(!holds(&output, b"TARO") && holds(&output, b"KAMEI_"));
}

#[test]
fn name_and_number_get_the_same_pseudonym() {
    let output = released(&[]);
    let start = output.windows(2).position(|bytes| bytes == b"K-").expect("a pseudonym");
    let pseudonym = &output[start..start + 12];
    assert_eq!(output.windows(12).filter(|bytes| *bytes == pseudonym).count(), 2);
}

#[test]
fn a_file_without_a_patient_id_still_gets_a_pseudonym() {
    let named = Explicit.file(&element(0x0010_0010, "PN", "SAKURA^HINATA"));
    assert!(holds(&finish(&named).expect("released"), b"K-"));
    let nameless = Explicit.file(&element(0x0008_0060, "CS", "CT"));
    assert!(finish(&nameless).is_ok());
}

#[test]
fn text_behind_a_registered_uid_is_no_registered_uid() {
    let class = element(0x0008_1150, "UI", "1.2.840.10008.5.1.4.1.1.2.SAKURA");
    assert!(!holds(&released(&[class]), b"SAKURA"));
}

#[test]
fn text_behind_a_transfer_syntax_is_refused() {
    let input = part_10("1.2.840.10008.1.2.1.SAKURA", &object(Explicit, &[]));
    assert_eq!(finish(&input).err(), Some(Code::UnknownTransferSyntax.into()));
}

#[test]
fn text_in_a_numeric_element_does_not_pass() {
    let output = released(&[
        element(0x0018_0050, "DS", "5.0 KAEDE"),
        element(0x0020_0013, "IS", "MOMIJI"),
        element(0x0028_0010, "US", "KAEDE MOMIJI!!"),
    ]);
    assert!(!holds(&output, b"KAEDE") && !holds(&output, b"MOMIJI"));
}

#[test]
fn a_coded_string_outside_its_terms_does_not_pass() {
    let output = released(&[
        element(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\KAEDE"),
        element(0x0018_0015, "CS", "KAEDE"),
    ]);
    assert!(!holds(&output, b"KAEDE") && holds(&output, b"ORIGINAL\\PRIMARY\\OTHER"));
}

#[test]
fn a_known_name_in_a_kept_text_is_replaced() {
    let output = released(&[element(0x0008_0070, "LO", "Sakuraba Medical")]);
    assert!(!holds(&output, b"Sakuraba") && !holds(&output, b"SAKURABA"));
}

#[test]
fn a_known_name_kept_by_a_person_holds_the_file() {
    let input = image(&[element(0x0008_1030, "LO", "CT for SAKURABA")]);
    let code = keeping(&input, "00081030", "needed for the study").err().map(|reason| reason.code);
    assert_eq!(code, Some(Code::KnownValueLeft));
}

#[test]
fn a_required_decision_cannot_be_turned_off_and_any_other_needs_a_reason() {
    let input = image(&[element(0x0008_1030, "LO", "CT thorax Johnson")]);
    let code = |path, reason| keeping(&input, path, reason).err().map(|reason| reason.code);
    assert_eq!(code("00100010", "because"), Some(Code::AmendmentLocked));
    assert_eq!(code("00081030", "  "), Some(Code::AmendmentWithoutReason));
    let kept = keeping(&input, "00081030", "needed").expect("released");
    assert!(holds(&kept, b"Johnson") && !holds(&finish(&input).expect("released"), b"Johnson"));
}

#[test]
fn zeros_behind_the_data_set_are_dropped() {
    let mut input = image(&[]);
    let without = finish(&input).expect("released");
    input.resize(input.len() + 1000, 0);
    assert_eq!(finish(&input).expect("released"), without);
}

#[test]
fn private_elements_go_but_for_those_the_standard_lists() {
    let output = released(&[
        element(0x0019_0010, "LO", "SIEMENS MR HEADER"),
        element(0x0019_100C, "IS", "1000"),
        element(0x0019_1099, "LO", "KAEDE"),
        element(0x0029_0010, "LO", "KAEDE VENDOR"),
        element(0x0029_1010, "LO", "secret"),
    ]);
    assert!(holds(&output, b"SIEMENS MR HEADER") && holds(&output, b"1000"));
    assert!(!holds(&output, b"KAEDE") && !holds(&output, b"secret"));
}

#[test]
fn a_description_keeps_its_clinical_words_only() {
    let output = released(&[
        element(0x0008_0005, "CS", "ISO_IR 192"),
        element(0x0008_1030, "LO", "CT chest for Johnson DOB 1953-07-04"),
        element(0x0008_103E, "LO", "胸部CT 佐倉陽向様"),
        element(0x0018_1030, "LO", "ZQX10K"),
    ]);
    for kept in ["CT chest for", "胸部CT", "113105"] {
        assert!(holds(&output, kept.as_bytes()), "{kept}");
    }
    for gone in ["Johnson", "1953", "佐倉", "ZQX10K"] {
        assert!(!holds(&output, gone.as_bytes()), "{gone}");
    }
}

#[test]
fn an_instance_named_like_a_class_is_called_the_same_in_meta_and_data_set() {
    let class = "1.2.840.10008.5.1.4.1.1.2.1";
    let names = [element(0x0008_0018, "UI", class), element(0x0010_0020, "LO", "K-4711-001")];
    let output = finish(&Explicit.file(&names.concat())).expect("released");
    assert_eq!(text_at(&output, "00080018").as_deref(), Some(class));
    assert_eq!(text_at(&output, "00020003"), text_at(&output, "00080018"));
}

#[test]
fn what_an_option_cannot_keep_goes_as_its_type_says() {
    let options = [ProfileOption::RetainUids, ProfileOption::RetainFullDates];
    let session = session_with("dicom-basic", &options);
    let file = Explicit.file(&object(
        Explicit,
        &[
            Explicit.element(0x0008_0023, "DA", b"SPRING"),
            Explicit.element(0x0020_0052, "UI", b"not a UID"),
        ],
    ));
    let output = output(&session, &file).expect("a release");
    assert_eq!(text_at(&output, "00080020").as_deref(), Some("20240110"));
    // Type 2 and Type 1 in a CT image.
    assert_eq!(text_at(&output, "00080023").as_deref(), Some(""));
    assert!(text_at(&output, "00200052").is_some_and(|uid| uid.starts_with("2.25.")));
}
