//! ISHNE.

use crate::fixture::{Ishne, checksum};
use crate::{holds, output, passes_on, rows, session};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::traces::Window;

#[test]
fn the_header_says_the_pseudonym_and_its_checksum_fits() {
    let ishne = Ishne::default();
    let input = ishne.to_vec();
    let (seen, _) = session().inspect(&input, &mut Silent).expect("a recording");
    assert_eq!(seen.patient.label.as_deref(), Some("Sakuraba^Hinata"));
    let written = output("a.ecg", &input).expect("a recording");
    let pseudonym = seen.patient.pseudonym.as_bytes();
    assert_eq!(&written[108..120], pseudonym);
    assert_eq!(written[120..128], [0; 8]);
    assert_eq!(written[128..132], [2, 0, 0, 0], "sex stays, race goes");
    assert_eq!(written[132..138], [1, 0, 5, 0, 0x9F, 7], "the month of birth");
    assert_ne!(written[138..144], input[138..144], "the day moves");
    assert_eq!(written[150..232], input[150..232], "time of day and leads");
    let sum = checksum(&written[10..522 + ishne.text.len()]);
    assert_eq!(written[8..10], sum.to_le_bytes());
}

#[test]
fn nothing_that_names_someone_is_left_and_samples_stay() {
    let input = Ishne::default().to_vec();
    let written = output("a.ecg", &input).expect("a recording");
    for gone in ["Sakuraba", "Hinata", "00427718", "Mizuno", "Akira"] {
        assert!(!holds(&written, gone.as_bytes()), "{gone}");
    }
    for kept in ["digital", "Worn at home."] {
        assert!(holds(&written, kept.as_bytes()), "{kept}");
    }
    let length = input.len() as u64;
    assert!(passes_on("a.ecg", &input, length - 16..length));
}

#[test]
fn a_checksum_that_is_wrong_is_held_and_one_that_is_left_out_stays_out() {
    let mut damaged = Ishne::default().to_vec();
    damaged[30] ^= 1;
    assert_eq!(output("a.ecg", &damaged).expect_err("damaged").code, Code::BadChecksum);
    let written = output("a.ecg", &Ishne { has_sum: false, ..Ishne::default() }.to_vec());
    assert_eq!(written.expect("a recording")[8..10], [0, 0]);
}

#[test]
fn a_header_that_lies_is_held() {
    let input = Ishne::default().to_vec();
    let claimed = |at: usize, number: i32| {
        let mut bytes = Ishne { has_sum: false, ..Ishne::default() }.to_vec();
        bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        bytes
    };
    for (name, bytes, code) in [
        ("cut", input[..input.len() - 10].to_vec(), Code::Truncated),
        ("longer", [&input[..], b"Sakuraba"].concat(), Code::SignalLonger),
        ("a text before the file", claimed(10, -5), Code::BadSignal),
        ("a text of 2 GB", claimed(10, i32::MAX), Code::BadSignal),
        ("samples behind the end", claimed(22, i32::MAX), Code::Truncated),
        ("samples within the header", claimed(22, 100), Code::BadSignal),
        ("more samples", claimed(14, i32::MIN), Code::Truncated),
    ] {
        assert_eq!(output("a.ecg", &bytes).expect_err(name).code, code, "{name}");
    }
}

#[test]
fn every_change_is_a_row_and_traces_are_in_millivolts() {
    let input = Ishne::default().to_vec();
    let rows = rows("a.ecg", &input);
    let row =
        |path: &str| rows.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path}"));
    assert!(row("last name").locked && row("first name").locked);
    assert_eq!(row("birth date").after.as_deref(), Some("1951-05-01"));
    assert!(row("recorder.rest").after.is_none() && row("reserved").after.is_none());
    let window = Window { start: 0.0, seconds: 0.0, columns: 2 };
    let traces = session().traces(&input, "a.ecg", &[], window).expect("traces");
    assert_eq!(traces.length, 0.02);
    let [first, second] = &traces.channels[..] else { panic!("two leads") };
    assert_eq!((first.label.as_str(), second.label.as_str(), first.rate), ("I", "V1", 200.0));
    assert_eq!((first.lowest[0], first.highest[0]), (0.5, 1.5));
    assert_eq!((second.lowest[1], second.highest[1]), (-2.0, -1.5));
}
