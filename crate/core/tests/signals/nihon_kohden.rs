//! The files of Nihon Kohden's electroencephalographs.

use crate::fixture::nihon_kohden::{comments, electrodes, events, patient, samples};
use crate::{holds, output, passes_on, rows, session};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::source::Named;
use kamei::traces::Window;

#[test]
fn the_patient_becomes_the_pseudonym_and_what_nobody_knows_is_zeroed() {
    let input = patient();
    let file = Named::new("a.PNT", &input);
    let (seen, _) = session().inspect(&file, &mut Silent).expect("a patient");
    assert_eq!(seen.patient.id.as_deref(), Some("00427718"));
    assert_eq!(seen.patient.label.as_deref(), Some("桜庭 陽向"));
    let written = output("a.PNT", &input).expect("a patient");
    let pseudonym = seen.patient.pseudonym.as_bytes();
    assert_eq!(&written[0x604..0x610], pseudonym);
    assert_eq!(&written[0x62E..0x63A], pseudonym);
    assert_eq!(&written[0x64A..0x650], b"Female");
    assert_eq!(&written[0x660..0x66A], b"1951/05/01");
    let day = kamei::date::shift("20240305", seen.patient.days).expect("a date");
    assert_eq!(&written[0x40..0x4E], format!("{day}163500").as_bytes());
    for gone in ["Kitahama", "Sakuraba"] {
        assert!(!holds(&written, gone.as_bytes()), "{gone}");
    }
}

#[test]
fn samples_stay_and_the_name_before_them_goes() {
    let input = samples();
    let written = output("a.eeg", &input).expect("samples");
    assert!(!holds(&written, b"Sakuraba") && !holds(&written, b".PNT"));
    assert_ne!(written[0x1814..0x1817], input[0x1814..0x1817], "the day moves");
    assert_eq!(written[0x1817..0x181A], input[0x1817..0x181A], "the time of day stays");
    let end = input.len() as u64;
    assert!(passes_on("a.eeg", &input, end - 60..end));
    let window = Window { start: 0.0, seconds: 0.0, columns: 10 };
    let traces = session().traces(&input, "a.eeg", &[], window).expect("traces");
    assert_eq!((traces.length, traces.channels.len(), traces.channels[0].rate), (1.0, 2, 10.0));
    assert_eq!((traces.channels[0].lowest[1], traces.channels[1].highest[9]), (3.0, 28.0));
}

#[test]
fn events_lose_names_and_their_days_move() {
    let input = events();
    let written = output("a.log", &input).expect("events");
    let (text, _, _) = encoding_rs::SHIFT_JIS.decode(&written);
    for kept in ["REC START", "が確認"] {
        assert!(text.contains(kept), "{kept} in {}", &text[0x110..]);
    }
    assert!(!text.contains("水野"));
    assert!(!holds(&written, b"Sakuraba") && !holds(&written, b"(240305"));
    assert_eq!(&written[0x155..0x15B], b"000130", "the onset stays");
    let rows = rows("a.log", &input);
    assert!(rows.iter().any(|row| row.path == "event 1-2.clock" && row.before.as_deref() == Some("2024-03-05")));
}

#[test]
fn comments_go_and_electrodes_stay() {
    let written = output("a.cmt", &comments()).expect("comments");
    assert!(!holds(&written, b"Sakuraba") && holds(&written, b"EEG-1100A V01.00"));
    assert_eq!(written.len(), comments().len());
    let written = output("a.21E", &electrodes()).expect("electrodes");
    assert!(!holds(&written, b"Mizuno"));
    assert!(written.starts_with(b"[ELECTRODE]\r\n0000=Fp1\r\n0001=Fp2\r\n"));
}

#[test]
fn what_is_unknown_or_cut_is_held() {
    assert_eq!(output("a.evt", &comments()).expect_err("unknown").code, Code::SignalUnknown);
    let whole = samples();
    assert_eq!(output("a.eeg", &whole[..whole.len() - 1]).expect_err("cut").code, Code::Truncated);
    let mut none = whole.clone();
    none[0x91] = 0;
    assert_eq!(output("a.eeg", &none).expect_err("no blocks").code, Code::SignalUnknown);
    let mut within = whole;
    within[0x412..0x416].copy_from_slice(&0x40_u32.to_le_bytes());
    assert!(output("a.eeg", &within).is_err(), "samples within the header");
}
