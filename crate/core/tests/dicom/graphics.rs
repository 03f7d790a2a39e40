//! Presentation states: texts drawn over images, with the Clean Graphics Option and without.

use crate::fixture::{Explicit, finished, holds, object_of, output, session_with, text_at};
use kamei::policy::ProfileOption;

const GRAYSCALE_STATE: &str = "1.2.840.10008.5.1.4.1.1.11.1";

fn text_object(text: &str) -> Vec<u8> {
    let objects = Explicit.element(0x0070_0006, "ST", text.as_bytes());
    Explicit.sequence(0x0070_0008, &[objects], false)
}

fn polyline() -> Vec<u8> {
    let shape = [
        Explicit.element(0x0070_0022, "FL", &[0; 16]),
        Explicit.element(0x0070_0023, "CS", b"POLYLINE"),
    ];
    Explicit.sequence(0x0070_0009, &[shape.concat()], false)
}

fn state() -> Vec<u8> {
    let layer = Explicit.element(0x0070_0002, "CS", b"KAEDE");
    let with_shape =
        [layer.clone(), text_object("mass, seen by Kaede Momiji"), polyline()].concat();
    let text_alone = [layer.clone(), text_object("Kaede Momiji")].concat();
    let layers = [&b"KAEDE"[..], b"MOMIJI"].map(|name| {
        let description = Explicit.element(0x0070_0068, "LO", b"mass of Momiji");
        [Explicit.element(0x0070_0002, "CS", name), description].concat()
    });
    let elements = [
        Explicit.sequence(0x0070_0001, &[with_shape, text_alone], false),
        Explicit.sequence(0x0070_0060, &layers, false),
        Explicit.element(0x0070_0084, "PN", b"KAEDE^MOMIJI"),
    ];
    Explicit.file(&object_of(GRAYSCALE_STATE, Explicit, &elements))
}

#[test]
fn with_the_option_clinical_words_and_all_shapes_stay() {
    let session = session_with("dicom-basic", &[ProfileOption::CleanGraphics]);
    let output = output(&session, &state()).expect("released");
    assert!(!holds(&output, b"Kaede") && !holds(&output, b"Momiji"));
    let text = |path: &str| text_at(&output, &format!("00700001[{path}].00700008[0].00700006"));
    assert_eq!(text("0").as_deref(), Some("mass, seen by"));
    assert_eq!(text("1").as_deref(), Some("REMOVED"));
    assert_eq!(text_at(&output, "00700060[0].00700068").as_deref(), Some("mass of"));
    assert!(text_at(&output, "00700001[0].00700009[0].00700022").is_some());
    let codes = finished(&session, &state()).expect("released").entry.treatment.method_codes;
    assert_eq!(codes, ["113100", "113103"]);
}

#[test]
fn without_it_texts_go_and_every_annotation_still_draws_something() {
    let session = session_with("dicom-basic", &[]);
    let output = output(&session, &state()).expect("released");
    assert_eq!(text_at(&output, "00700001[0].00700008"), None);
    assert!(text_at(&output, "00700001[0].00700009[0].00700023").is_some());
    let left = text_at(&output, "00700001[1].00700008[0].00700006");
    assert_eq!(left.as_deref(), Some("REMOVED"));
    assert_eq!(
        finished(&session, &state()).expect("released").entry.treatment.method_codes,
        ["113100"]
    );
}

#[test]
fn layers_lose_their_names_and_stay_apart() {
    let session = session_with("dicom-basic", &[]);
    let output = output(&session, &state()).expect("released");
    assert!(!holds(&output, b"KAEDE") && !holds(&output, b"MOMIJI"));
    let layer = |path: &str| text_at(&output, path).expect("a layer");
    assert_eq!(layer("00700001[0].00700002"), layer("00700060[0].00700002"));
    assert_ne!(layer("00700060[0].00700002"), layer("00700060[1].00700002"));
}
