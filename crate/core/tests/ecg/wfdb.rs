//! WFDB records: a header, samples and annotations that go together.

use super::folder::{Folder, Lying, Output, outputs};
use super::{names_someone, session};
use kamei::companions;
use kamei::reason::Code;
use kamei::source::Source;
use kamei::traces::Window;

const HEADER: &[u8] = b"# recorded for Sakuraba\r\nsakuraba 2 360 3 13:15:18 10/05/2021\r\n\
sakuraba.dat 212 200(1024)/mV 11 1024 995 43172 0 MLII\r\n\
sakuraba.dat 212 200/mV 11 1024 1011 63954 0 V5 by Dr. Kenji Takeda\r\n\
# Age: 93\r\n# Sex: F\r\n#Name: SAKURABA HINATA\r\n# Patient ID: 00427718\r\n# Digoxin, Isosorbide\r\n";
const SAMPLES: &[u8] = &[0xE3, 0x33, 0xF3, 0xE4, 0x33, 0xF4, 0xE5, 0x33, 0xF5];
/// A rhythm, a note, a beat, a skip and a beat.
const NOTES: &[u8] =
    b"\x12\x70\x02\xFC(N\x0A\x58\x10\xFCfor H. Sakuraba!\x05\x04\0\xEC\x01\0\0\0\x07\x04\0\0";

fn record() -> [(&'static str, &'static [u8]); 3] {
    [("a/sakuraba.hea", HEADER), ("a/sakuraba.dat", SAMPLES), ("a/sakuraba.atr", NOTES)]
}

#[test]
fn a_record_goes_under_one_new_name() {
    let made: Vec<Output> =
        outputs(&record()).into_iter().map(|made| made.expect("released")).collect();
    let stems: Vec<&str> = made.iter().map(|(name, _)| companions::parted(name).0).collect();
    assert_eq!(stems, [stems[0]; 3]);
    let stem = stems[0].rsplit('/').next().expect("a name");
    let header = String::from_utf8(made[0].1.clone()).expect("text");
    assert!(header.contains(&format!("\r\n{stem} 2 360 3 13:15:18 ")), "{header}");
    assert_eq!(header.matches(&format!("\r\n{stem}.dat 212 200")).count(), 2, "{header}");
    assert!(header.contains("MLII\r\n") && header.contains("# Age: 90\r\n"), "{header}");
    assert!(header.contains("# Digoxin, Isosorbide"), "{header}");
    for gone in ["akuraba", "AKURABA", "HINATA", "00427718", "10/05/2021", "Takeda"] {
        assert!(!header.contains(gone), "{gone}\n{header}");
    }
    assert_eq!(made[1].1, SAMPLES);
    assert!(!names_someone(&made[2].1) && made[2].1.starts_with(b"\x12\x70\x02\xFC(N\x0A\x58"));
    assert!(made[2].1.ends_with(b"\x05\x04\0\xEC\x01\0\0\0\x07\x04\0\0"));
}

#[test]
fn lone_surnames_of_comments_go_and_names_of_leads_stay() {
    let comments = "# recorded for Ishikawa\n# Smith\n# ST elevation in V1-V3, II III aVF\n\
        # Digoxin, Isosorbide\n# uniform beats seen by Dr. Takeda in II, III, aVF\n";
    let header = [HEADER, comments.as_bytes()].concat();
    let made = outputs(&[("a/sakuraba.hea", &header), record()[1]]).remove(0).expect("released");
    let header = String::from_utf8(made.1).expect("text");
    for gone in ["Ishikawa", "Smith", "Takeda"] {
        assert!(!header.contains(gone), "{gone}\n{header}");
    }
    for stays in [
        "# ST elevation in V1-V3, II III aVF\n",
        "# Digoxin, Isosorbide\n",
        "uniform beats seen by Dr. ",
        " in II, III, aVF\n",
    ] {
        assert!(header.contains(stays), "{stays}\n{header}");
    }
}

#[test]
fn a_file_without_the_others_of_its_record_is_held() {
    let [header, samples, notes] = record();
    let code = |files: &[(&str, &[u8])]| outputs(files).remove(0).expect_err("held").code;
    assert_eq!(code(&[header]), Code::CompanionMissing);
    assert_eq!(code(&[samples]), Code::CompanionMissing);
    assert_eq!(code(&[notes]), Code::CompanionMissing);
    assert_eq!(code(&[header, ("b/sakuraba.dat", SAMPLES)]), Code::CompanionMissing);
}

#[test]
fn samples_that_the_header_does_not_describe_are_held() {
    let [header, samples, _] = record();
    let longer = [SAMPLES, b"Sakuraba Hinata"].concat();
    let made = outputs(&[header, ("a/sakuraba.dat", &longer)]);
    assert!(
        made.iter()
            .all(|made| made.as_ref().is_err_and(|held| held.code == Code::CompanionDiffers))
    );
    let text = String::from_utf8_lossy(HEADER);
    for (from, to) in [
        ("212 ", "212+512 "),
        ("sakuraba 2", "sakuraba/3 2"),
        (" 2 360", " 7 360"),
        ("212 ", "508 "),
    ] {
        let lying = text.replace(from, to).into_bytes();
        let made = outputs(&[("a/sakuraba.hea", &lying), samples]);
        assert!(made.iter().all(Result::is_err), "{to}");
    }
}

#[test]
fn truncated_and_changed_files_never_name_anyone() {
    let whole = record();
    for place in [0, 2] {
        for length in 0..whole[place].1.len() {
            let mut files = whole;
            files[place].1 = &whole[place].1[..length];
            let texts = outputs(&files);
            let named = HEADER.windows(6).position(|window| window == b"HINATA").expect("the name");
            // Where the name itself is cut off, the rest of it is a name that nobody knows.
            let spelled = length >= named + 6 || place == 2;
            for made in texts.into_iter().filter(|_| spelled).flatten() {
                assert!(!names_someone(&made.1), "{length}");
            }
        }
    }
    for at in 0..NOTES.len() {
        let mut changed = NOTES.to_vec();
        changed[at] ^= 0x41;
        let mut files = whole;
        files[2].1 = &changed;
        for made in outputs(&files).into_iter().flatten() {
            assert!(!names_someone(&made.1), "{at}");
        }
    }
}

#[test]
fn notes_are_shown_on_the_traces_where_they_were_made() {
    let files = record();
    let folder = Folder(&files);
    let session = session();
    let window = Window { start: 0.0, seconds: 0.0, columns: 3 };
    let notes = Lying { folder: &folder, place: 2 };
    let traces = session.traces(&notes, notes.name(), &[], window).expect("traces");
    assert_eq!(traces.channels.len(), 2);
    assert_eq!(traces.channels[0].label, "MLII");
    assert!((traces.channels[0].lowest[0] - (f32::from(0x3E3_u16) - 1024.0) / 200.0).abs() < 1e-6);
    let marks: Vec<(f64, &str)> = traces
        .marks
        .iter()
        .map(|mark| (mark.at.expect("a time") * 360.0, mark.text.as_str()))
        .collect();
    assert_eq!(marks, [(18.0, "(N"), (28.0, "for H. Sakuraba!")]);
}
