//! EDF, EDF+, BDF and BDF+.

use crate::fixture::Edf;
use crate::{holds, output, passes_on, rows, session, written};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::source::Named;
use kamei::traces::Window;

/// Patient's Name and Patient ID of the same patient, as Explicit VR Little Endian.
const SCAN: &[u8] =
    b"\x08\0\x60\0CS\x02\0CT\x10\0\x10\0PN\x10\0SAKURABA^HINATA \x10\0\x20\0LO\x08\x0000427718";

fn text(bytes: &[u8], range: std::ops::Range<usize>) -> String {
    String::from_utf8_lossy(&bytes[range]).trim_end().to_owned()
}

#[test]
fn the_header_says_the_pseudonym_the_month_of_birth_and_a_moved_date() {
    let input = Edf::plus().to_vec();
    let written = output("a.edf", &input).expect("a recording");
    let (seen, _) = session().inspect(&input, &mut Silent).expect("a recording");
    let pseudonym = &seen.patient.pseudonym;
    assert_eq!(text(&written, 8..88), format!("{pseudonym} F 01-MAY-1951 {pseudonym}"));
    let recording = text(&written, 88..168);
    assert!(
        recording.starts_with("Startdate ") && recording.ends_with("] EEG-1200"),
        "{recording}"
    );
    let days = seen.patient.days;
    let moved = kamei::date::shift("20240305", days).expect("a date");
    assert_eq!(
        text(&written, 168..176),
        format!("{}.{}.{}", &moved[6..], &moved[4..6], &moved[2..4])
    );
    let (year, day) = (&moved[..4], &moved[6..]);
    assert!(recording[10..].starts_with(day) && recording[17..].starts_with(year), "{recording}");
    assert_eq!(text(&written, 176..184), "16.35.00", "a time of day stays");
    assert_eq!(written.len(), input.len());
}

#[test]
fn nothing_that_names_someone_is_left() {
    for (name, bytes) in crate::fixture::all() {
        let written = output(name, &bytes).expect(name);
        for gone in
            ["Sakuraba", "Hinata", "00427718", "Mizuno", "Akira", "1234", "20240305", "02-MAY"]
        {
            assert!(!holds(&written, gone.as_bytes()), "{gone} in {name}");
        }
    }
}

#[test]
fn annotations_keep_their_place_and_what_names_nobody() {
    let input = Edf::plus().to_vec();
    let output = output("a.edf", &input).expect("a recording");
    assert!(holds(&output, b"+0.5\x1530\x14Apnea\x14\0"));
    assert!(holds(&output, b"+1.25\x14K-"), "the patient goes by the pseudonym");
    assert!(holds(&output, b" sat up\x14\0"));
}

#[test]
fn an_annotation_without_room_loses_no_more_than_what_names_someone() {
    let list = b"+1\x14\x14\0+1.25\x14Dr. Akira Mizuno was called, and then the belt was loose again \x14\0".to_vec();
    let mut edf = Edf { lists: vec![b"+0\x14\x14\0".to_vec(), list], ..Edf::plus() };
    edf.lists[1].resize(2 * crate::fixture::ANNOTATIONS, 0);
    let written = output("a.edf", &edf.to_vec()).expect("a recording");
    assert!(holds(&written, b"was called, and then the belt was loose again \x14\0"));
    assert!(!holds(&written, b"Mizuno"));
}

#[test]
fn samples_are_passed_on_untouched() {
    let input = Edf::plain().to_vec();
    let start = 256 * 3;
    assert!(passes_on("a.edf", &input, start..input.len() as u64));
}

#[test]
fn a_patient_of_the_batch_has_one_pseudonym_in_scan_and_recording() {
    for edf in [Edf::plus(), Edf::plain(), Edf { patient: "Hinata Sakuraba", ..Edf::plain() }] {
        let mut session = session();
        let (pictured, known) = session.inspect(&SCAN.to_vec(), &mut Silent).expect("a scan");
        session.learn(&known);
        let (recorded, _) = session.inspect(&edf.to_vec(), &mut Silent).expect("a recording");
        assert_eq!(recorded.patient.pseudonym, pictured.patient.pseudonym, "{}", edf.patient);
        assert_eq!(recorded.patient.days, pictured.patient.days);
    }
}

#[test]
fn a_value_that_another_file_told_is_sought_in_every_field() {
    let mut session = session();
    let (_, known) = session.inspect(&SCAN.to_vec(), &mut Silent).expect("a scan");
    session.learn(&known);
    let edf = Edf { patient: "X X X X", transducer: "cap of 00427718", ..Edf::plus() };
    let output = written(&session, "a.edf", &edf.to_vec()).expect("a recording");
    assert!(!holds(&output, b"00427718") && holds(&output, b"cap of "));
}

#[test]
fn what_stands_for_a_sex_and_is_none_goes() {
    let edf = Edf { patient: "X Sakuraba 02-MAY-1951 X", ..Edf::plus() };
    let written = output("a.edf", &edf.to_vec()).expect("a recording");
    assert_eq!(text(&written, 8..88), "X X 01-MAY-1951 X");
}

#[test]
fn an_anonymous_recording_stays_as_it_is() {
    let lists = vec![b"+0\x14\x14\0".to_vec(), b"+1\x14\x14\0".to_vec()];
    let edf = Edf {
        patient: "X X X X",
        recording: "Startdate X X X X",
        start: "01.01.85",
        lists,
        ..Edf::plus()
    };
    assert_eq!(output("a.edf", &edf.to_vec()).expect("a recording"), edf.to_vec());
}

#[test]
fn a_second_round_changes_no_more_than_dates_and_pseudonyms() {
    for edf in [Edf::plus(), Edf::plain(), Edf { is_bdf: true, ..Edf::plus() }] {
        let once = output("a.edf", &edf.to_vec()).expect("a recording");
        let twice = output("a.edf", &once).expect("a recording");
        assert_eq!(once.len(), twice.len());
    }
}

#[test]
fn names_in_cp932_are_read() {
    let (name, _, _) = encoding_rs::SHIFT_JIS.encode("主治医 水野明が確認");
    let list = [b"+1\x14\x14\0+1.25\x14", &name[..], b"\x14\0"].concat();
    let edf = Edf { lists: vec![b"+0\x14\x14\0".to_vec(), list], ..Edf::plus() };
    let written = output("a.edf", &edf.to_vec()).expect("a recording");
    let (gone, _, _) = encoding_rs::SHIFT_JIS.encode("水野");
    let (left, _, _) = encoding_rs::SHIFT_JIS.encode("が確認");
    assert!(!holds(&written, &gone) && holds(&written, &left));
}

#[test]
fn a_header_that_lies_is_held_for_what_it_says() {
    let plus = Edf::plus().to_vec();
    let cases = [
        ("a record less", plus[..plus.len() - 96].to_vec(), Code::Truncated),
        ("bytes behind the last record", [&plus[..], b"Sakuraba"].concat(), Code::SignalLonger),
        ("fewer records", Edf { count: "1", ..Edf::plus() }.to_vec(), Code::SignalLonger),
        ("more records", Edf { count: "9999999", ..Edf::plus() }.to_vec(), Code::Truncated),
        ("no number", Edf { count: "Mori", ..Edf::plus() }.to_vec(), Code::BadSignal),
        (
            "a list that is none",
            Edf { lists: vec![b"Mori".to_vec(); 2], ..Edf::plus() }.to_vec(),
            Code::BadSignal,
        ),
    ];
    for (name, bytes, code) in cases {
        assert_eq!(output("a.edf", &bytes).expect_err(name).code, code, "{name}");
    }
    let open = Edf { count: "-1", ..Edf::plus() }.to_vec();
    assert!(output("a.edf", &open).is_ok(), "a recorder that never came to its end leaves -1");
}

#[test]
fn every_change_is_a_row_with_its_reason() {
    let rows = rows("a.edf", &Edf::plus().to_vec());
    let row =
        |path: &str| rows.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path}"));
    assert!(row("patient.name").locked && row("recording.technician").locked);
    assert_eq!(row("patient.birthdate").after.as_deref(), Some("1951-05-01"));
    assert_eq!(row("patient.code").before.as_deref(), Some("00427718"));
    // The name is one row or one row for each of its words.
    assert!(rows.iter().any(|row| row.path.starts_with("annotation 2-2@0-")), "{rows:?}");
    assert!(
        rows.iter().any(|row| row.path.starts_with("annotation 2-2@") && row.path.ends_with("-15"))
    );
}

#[test]
fn traces_show_values_and_what_becomes_of_annotations() {
    let input = Edf::plus().to_vec();
    let window = Window { start: 1.0, seconds: 0.0, columns: 2 };
    let traces =
        session().traces(&Named::new("a.edf", &input), "a.edf", &[], window).expect("traces");
    assert_eq!((traces.length, traces.start, traces.seconds), (2.0, 1.0, 1.0));
    assert_eq!(traces.channels.len(), 2);
    let first = &traces.channels[0];
    assert_eq!((first.label.as_str(), first.unit.as_str(), first.rate), ("EEG Fp1", "uV", 4.0));
    let value = |sample: f64| ((sample + 2048.0) * 200.0 / 4095.0 - 100.0) as f32;
    assert_eq!(first.lowest, [value(256.0 + 10.0), value(256.0 + 12.0)]);
    assert_eq!(first.highest, [value(256.0 + 11.0), value(256.0 + 13.0)]);
    let said: Vec<_> =
        traces.marks.iter().map(|mark| (mark.at, mark.lasts, mark.text == mark.written)).collect();
    assert_eq!(said, [(Some(0.5), Some(30.0), true), (Some(1.25), None, false)]);
}

#[test]
fn records_with_gaps_between_them_are_shown_where_they_were() {
    let lists = vec![b"+0\x14\x14\0".to_vec(), b"+60\x14\x14\0".to_vec()];
    let input = Edf { reserved: "EDF+D", lists, ..Edf::plus() }.to_vec();
    let window = Window { start: 0.0, seconds: 0.0, columns: 61 };
    let traces = session().traces(&input, "a.edf", &[], window).expect("traces");
    assert_eq!(traces.length, 61.0);
    let lowest = &traces.channels[0].lowest;
    assert!(!lowest[0].is_nan() && lowest[1].is_nan() && !lowest[60].is_nan());
    assert!(output("a.edf", &input).is_ok());
}
