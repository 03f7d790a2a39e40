//! Ways an identifier could get out, each as a small data set of an invented patient.

use kamei::key::ProjectKey;
use kamei::known::Known;
use kamei::plan::{Amendment, Look, Wish};
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::Session;

/// One element in Explicit VR Little Endian with a 16-bit length.
fn element(tag: u32, vr: &str, value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(((tag >> 16) as u16).to_le_bytes());
    bytes.extend((tag as u16).to_le_bytes());
    bytes.extend(vr.as_bytes());
    let length = value.len().next_multiple_of(2) as u16;
    bytes.extend(length.to_le_bytes());
    bytes.extend(value);
    bytes.resize(8 + usize::from(length), b' ');
    bytes
}

/// A bare data set of a CT image with these further elements, in tag order.
fn image(elements: &[Vec<u8>]) -> Vec<u8> {
    let mut all = vec![
        element(0x0008_0016, "UI", b"1.2.840.10008.5.1.4.1.1.2\0"),
        element(0x0008_0018, "UI", b"1.2.826.0.1.3680043.9.1\0"),
        element(0x0008_0060, "CS", b"CT"),
    ];
    all.extend_from_slice(elements);
    all.sort_by_key(|element| [element[1], element[0], element[3], element[2]]);
    all.concat()
}

fn finish_amended(input: &[u8], amendments: &[Amendment]) -> Result<Vec<u8>, Reason> {
    let policy = Policy::named("jp-pseudonymized")?;
    let mut session = Session::new(policy, ProjectKey::from_random([9; 32]));
    let input = input.to_vec();
    let (_, known): (_, Known) = session.inspect(&input, &mut Silent)?;
    session.learn(&known);
    let finished = session.finish(&input, "in.dcm", amendments, Look::None, &mut Silent)?;
    Ok(finished.released.rope().to_vec(&input)?)
}

fn finish(input: &[u8]) -> Result<Vec<u8>, Reason> {
    finish_amended(input, &[])
}

fn holds(output: &[u8], text: &str) -> bool {
    output.windows(text.len()).any(|bytes| bytes == text.as_bytes())
}

#[test]
fn a_patient_called_kamei_is_not_mistaken_for_the_program() {
    let input = image(&[element(0x0010_0010, "PN", "KAMEI^TARO=亀井^太郎".as_bytes())]);
    let output = finish(&input).expect("released");
    assert!(!holds(&output, "TARO") && holds(&output, "KAMEI_"));
}

#[test]
fn name_and_number_get_the_same_pseudonym() {
    let input = image(&[
        element(0x0010_0010, "PN", b"SAKURA^HINATA"),
        element(0x0010_0020, "LO", b"00427718"),
    ]);
    let output = finish(&input).expect("released");
    let start = output.windows(2).position(|bytes| bytes == b"K-").expect("a pseudonym");
    let pseudonym = &output[start..start + 12];
    assert_eq!(output.windows(12).filter(|bytes| *bytes == pseudonym).count(), 2);
}

#[test]
fn text_behind_a_registered_uid_is_no_registered_uid() {
    let input = image(&[element(0x0008_1150, "UI", b"1.2.840.10008.5.1.4.1.1.2.SAKURA")]);
    assert!(!holds(&finish(&input).expect("released"), "SAKURA"));
}

#[test]
fn text_behind_a_transfer_syntax_is_refused() {
    let mut input = vec![0; 128];
    input.extend(b"DICM");
    input.extend(element(0x0002_0010, "UI", b"1.2.840.10008.1.2.1.SAKURA\0"));
    input.extend(image(&[]));
    assert_eq!(finish(&input).err(), Some(Code::UnknownTransferSyntax.into()));
}

#[test]
fn text_in_a_numeric_element_does_not_pass() {
    let input = image(&[
        element(0x0018_0050, "DS", b"5.0 SAKURA"),
        element(0x0020_0013, "IS", b"TARO"),
        element(0x0028_0010, "US", b"SAKURA HINATA!"),
    ]);
    let output = finish(&input).expect("released");
    assert!(!holds(&output, "SAKURA") && !holds(&output, "TARO"));
}

#[test]
fn a_coded_string_outside_its_terms_does_not_pass() {
    let input = image(&[
        element(0x0008_0008, "CS", b"ORIGINAL\\PRIMARY\\SAKURA"),
        element(0x0018_0015, "CS", b"SAKURA"),
    ]);
    let output = finish(&input).expect("released");
    assert!(!holds(&output, "SAKURA") && holds(&output, "ORIGINAL\\PRIMARY\\OTHER"));
}

#[test]
fn a_known_name_in_a_kept_text_is_replaced() {
    let input = image(&[
        element(0x0008_0070, "LO", b"Sakura Medical"),
        element(0x0010_0010, "PN", b"SAKURA^HINATA"),
    ]);
    let output = finish(&input).expect("released");
    assert!(!holds(&output, "Sakura") && !holds(&output, "SAKURA"));
}

#[test]
fn a_known_name_kept_by_a_person_holds_the_file() {
    let input = image(&[
        element(0x0008_1030, "LO", b"CT for SAKURA"),
        element(0x0010_0010, "PN", b"SAKURA^HINATA"),
    ]);
    let keep = Amendment {
        path: "00081030".to_owned(),
        action: Wish::Keep,
        reason: "needed for the study".to_owned(),
    };
    assert_eq!(
        finish_amended(&input, &[keep]).err().map(|reason| reason.code),
        Some(Code::KnownValueLeft)
    );
}

#[test]
fn a_required_decision_cannot_be_turned_off_and_any_other_needs_a_reason() {
    let input = image(&[
        element(0x0008_1030, "LO", b"CT thorax Johnson"),
        element(0x0010_0010, "PN", b"SAKURA^HINATA"),
    ]);
    let wish = |path: &str, reason: &str| Amendment {
        path: path.to_owned(),
        action: Wish::Keep,
        reason: reason.to_owned(),
    };
    let code = |amendment| finish_amended(&input, &[amendment]).err().map(|reason| reason.code);
    assert_eq!(code(wish("00100010", "because")), Some(Code::AmendmentLocked));
    assert_eq!(code(wish("00081030", "  ")), Some(Code::AmendmentWithoutReason));
    let kept = finish_amended(&input, &[wish("00081030", "needed")]).expect("released");
    assert!(holds(&kept, "Johnson") && !holds(&finish(&input).expect("released"), "Johnson"));
}

#[test]
fn zeros_behind_the_data_set_are_dropped() {
    let mut input = image(&[]);
    let without = finish(&input).expect("released");
    input.resize(input.len() + 1000, 0);
    assert_eq!(finish(&input).expect("released"), without);
}

#[test]
fn a_file_without_a_patient_id_still_gets_a_pseudonym() {
    let named = image(&[element(0x0010_0010, "PN", b"SAKURA^HINATA")]);
    assert!(holds(&finish(&named).expect("released"), "K-"));
    assert!(finish(&image(&[])).is_ok());
}

#[test]
fn private_elements_go_but_for_those_the_standard_lists() {
    let input = image(&[
        element(0x0019_0010, "LO", b"SIEMENS MR HEADER"),
        element(0x0019_100C, "IS", b"1000"),
        element(0x0019_1099, "LO", b"SAKURA"),
        element(0x0029_0010, "LO", b"SAKURA VENDOR"),
        element(0x0029_1010, "LO", b"secret"),
    ]);
    let output = finish(&input).expect("released");
    assert!(holds(&output, "SIEMENS MR HEADER") && holds(&output, "1000"));
    assert!(!holds(&output, "SAKURA") && !holds(&output, "secret"));
}

#[test]
fn a_description_keeps_its_clinical_words_only() {
    let japanese = "胸部CT 佐倉陽向様".as_bytes();
    let input = image(&[
        element(0x0008_0005, "CS", b"ISO_IR 192"),
        element(0x0008_1030, "LO", b"CT chest for Johnson DOB 1953-07-04"),
        element(0x0008_103E, "LO", japanese),
        element(0x0018_1030, "LO", b"ZQX10K"),
    ]);
    let output = finish(&input).expect("released");
    assert!(holds(&output, "CT chest for") && holds(&output, "胸部CT") && holds(&output, "113105"));
    for gone in ["Johnson", "1953", "佐倉", "ZQX10K"] {
        assert!(!holds(&output, gone), "{gone}");
    }
}
