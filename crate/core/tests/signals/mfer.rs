//! MFER, in both byte orders, with the tags of both levels and names in every encoding.

use crate::fixture::Mfer;
use crate::{holds, output, rows, session};
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8};
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::Recognized;
use kamei::traces::Window;

fn wide(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

#[test]
fn nothing_that_names_someone_is_left_and_samples_stay() {
    for is_little in [false, true] {
        for is_old in [false, true] {
            for is_open in [false, true] {
                let input = Mfer { is_little, is_old, is_open, ..Mfer::default() }.to_vec();
                let written = output("a.mwf", &input).expect("an ECG");
                for gone in ["Sakuraba", "Hinata", "427718", "Mizuno", "Akira", "20240305"] {
                    assert!(!holds(&written, gone.as_bytes()), "{gone}");
                }
                for kept in ["no chest pain", "Maker^ECG-12^01-02^", "electrode of"] {
                    assert!(holds(&written, kept.as_bytes()), "{kept}");
                }
                assert!(holds(&written, &[&[0x1E, 32][..], &Mfer::samples(), &[0x80, 0]].concat()));
            }
        }
    }
}

#[test]
fn birth_and_recording_keep_their_form() {
    for (is_little, year) in [(false, [7, 0x87]), (true, [0x87, 7])] {
        let input = Mfer { is_little, ..Mfer::default() }.to_vec();
        let written = output("a.mwf", &input).expect("an ECG");
        let age = [&[0x83, 7, 90, 0, 0][..], &year, &[5, 1]].concat();
        assert!(holds(&written, &age), "capped, without the days, and the month of birth");
        assert!(holds(&written, &[0x84, 1, 2]), "sex");
        assert!(holds(&written, &[16, 35, 0, 0, 0, 0, 0]), "time of day");
        let taken = if is_little { [0xE8, 7, 3, 5] } else { [7, 0xE8, 3, 5] };
        assert!(holds(&input, &taken) && !holds(&written, &taken), "the day moves");
    }
}

#[test]
fn a_name_is_the_patients_in_every_encoding() {
    let name = "桜庭 陽向";
    let names = [
        ("", wide(name, u16::to_le_bytes)),
        ("UNICODE", wide(name, u16::to_le_bytes)),
        ("", wide(name, u16::to_be_bytes)),
        ("JIS X 0208", encoded(ISO_2022_JP, name)),
        ("", encoded(SHIFT_JIS, name)),
        ("EUC-JP", encoded(EUC_JP, name)),
        ("UTF-8", encoded(UTF_8, name)),
    ];
    for (characters, name) in names {
        for is_old in [false, true] {
            let mfer = Mfer { characters, name: name.clone(), is_old, ..Mfer::default() };
            let input = mfer.to_vec();
            let (seen, known) = session().inspect(&input, &mut Silent).expect("an ECG");
            assert_eq!(seen.patient.label.as_deref(), Some("桜庭 陽向"), "{characters}");
            let mut session = session();
            session.learn(&known);
            assert_eq!(session.recognizes("患者は桜庭陽向です"), Recognized::Known);
            let written = crate::written(&session, "a.mwf", &input).expect("an ECG");
            assert!(!holds(&written, &name));
            let (again, _) = session.inspect(&written, &mut Silent).expect("an ECG");
            assert_eq!(again.patient.label.as_deref(), Some(seen.patient.pseudonym.as_str()));
        }
    }
}

#[test]
fn a_note_in_japanese_loses_names_alone() {
    for encoding in [SHIFT_JIS, ISO_2022_JP] {
        let note = encoded(encoding, "主治医 水野明が胸痛なしと確認");
        let mfer = Mfer { note, characters: "", ..Mfer::default() };
        let written = output("a.mwf", &mfer.to_vec()).expect("an ECG");
        let (text, _, _) = encoding.decode(&written);
        assert!(!text.contains("水野") && text.contains("胸痛なしと確認"), "{}", encoding.name());
    }
}

#[test]
fn what_is_not_put_together_as_it_should_is_held() {
    let whole = Mfer::default().to_vec();
    let cut = |length: usize| whole[..whole.len() - length].to_vec();
    let mut longer = whole.clone();
    longer.extend_from_slice(b"Sakuraba");
    let mut wrong = whole.clone();
    let order = wrong.windows(3).position(|bytes| bytes == [1, 1, 0]).expect("byte order");
    wrong[order + 1] = 0x85;
    let packed = [&whole[..34], &[0x0E, 2, 0, 1][..], &whole[34..]].concat();
    for (name, bytes, code) in [
        ("cut within the samples", cut(12), Code::Truncated),
        ("no samples", cut(36), Code::BadSignal),
        ("bytes behind the end", longer, Code::SignalLonger),
        ("a length of five bytes", wrong, Code::BadSignal),
        ("compressed", packed, Code::SignalUnknown),
        ("nested too deeply", [0x67, 0x80].repeat(40), Code::TooDeep),
    ] {
        assert_eq!(output("a.mwf", &bytes).expect_err(name).code, code, "{name}");
    }
}

#[test]
fn an_interval_without_a_number_is_borne() {
    let mut bytes = Mfer::default().to_vec();
    let at = bytes.windows(4).position(|bytes| bytes == [0x0B, 4, 0, 0]).expect("an interval");
    bytes.splice(at..at + 6, [0x0B, 2, 0, 0]);
    if let Ok(written) = output("a.mwf", &bytes) {
        assert!(!holds(&written, b"Sakuraba"));
    }
}

#[test]
fn every_change_is_a_row_with_its_reason() {
    let rows = rows("a.mwf", &Mfer::default().to_vec());
    let row =
        |path: &str| rows.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path}"));
    assert!(row("name").locked);
    assert_eq!(row("birth date").after.as_deref(), Some("1927-05-01"));
    assert_eq!(row("age").after.as_deref(), Some("90"));
    assert_eq!(row("serial number").before.as_deref(), Some("SN20240305"));
    assert!(row("tag 77").after.is_none());
    assert!(rows.iter().any(|row| row.path.starts_with("event@")), "{rows:?}");
}

#[test]
fn traces_show_both_channels_and_the_event() {
    for is_little in [false, true] {
        let input = Mfer { is_little, ..Mfer::default() }.to_vec();
        let window = Window { start: 0.0, seconds: 0.0, columns: 8 };
        let traces = session().traces(&input, "a.mwf", &[], window).expect("traces");
        // Two sequences of four samples, two milliseconds each.
        assert!((traces.length - 0.016).abs() < 1e-9, "{}", traces.length);
        let labels: Vec<&str> =
            traces.channels.iter().map(|channel| channel.label.as_str()).collect();
        assert_eq!(labels, ["I", "II"]);
        let raw: Vec<f64> = [4.0, 5.0, 6.0, 7.0, 12.0, 13.0, 14.0, 15.0].to_vec();
        let scale = if is_little { 5e-6 } else { 256.0 * 5e-6 };
        for (shown, raw) in traces.channels[1].lowest.iter().zip(raw) {
            assert!((f64::from(*shown) - raw * scale).abs() < 1e-9, "{shown} {raw}");
        }
        assert_eq!(traces.marks[0].at, Some(0.5));
        assert_ne!(traces.marks[0].text, traces.marks[0].written);
    }
}
