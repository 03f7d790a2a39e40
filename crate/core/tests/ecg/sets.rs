//! Files that belong together: one name, one patient, and nothing of one patient with another.

use super::folder::{Folder, Lying, Output, outputs};
use super::recordings::{Mfer, nihon_kohden};
use super::{fixture, names_someone, session};
use kamei::companions;
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::source::Source;
use kamei::traces::Window;

/// What comes out, all of it under one name and of one patient.
fn together(files: &[(&str, &[u8])]) -> Vec<Output> {
    let made: Vec<Output> =
        outputs(files).into_iter().map(|made| made.expect("released")).collect();
    let stem = companions::parted(&made[0].0).0;
    for ((name, _), (input, _)) in made.iter().zip(files) {
        let ending = companions::parted(input).1;
        assert_eq!(companions::parted(name), (stem, ending), "{input}");
    }
    let folder = Folder(files);
    let lines: Vec<_> = (0..files.len())
        .map(|place| {
            let file = Lying { folder: &folder, place };
            let (found, _) = session().inspect(&file, &mut Silent).expect("inspected");
            (found.patient.key, found.place.study.key, found.place.series.key)
        })
        .collect();
    assert!(lines.iter().all(|line| *line == lines[0]), "one line of the review");
    made
}

/// The description of a recording that lies beside it.
fn sidecar() -> String {
    fixture::CDA.replace("11524-6", "18842-5").replace("EKG study", "波形データ")
}

#[test]
fn a_recording_and_its_description_go_under_one_name() {
    let (recording, sidecar) = (Mfer::default().to_vec(), sidecar());
    let files = [("a/sakuraba.mwf", &recording[..]), ("a/sakuraba.xml", sidecar.as_bytes())];
    let made = together(&files);
    let written = String::from_utf8(made[1].1.clone()).expect("UTF-8");
    for gone in ["佐倉", "陽向", "00427718", "19300311", "築地", "1234", "DOC-7781"] {
        assert!(!written.contains(gone), "{gone}\n{written}");
    }
    let pseudonym = made[0].0.split('/').next().expect("a folder");
    assert!(written.contains(pseudonym), "{written}");
    assert!(!names_someone(&made[0].1));
}

#[test]
fn a_description_that_nobody_understands_or_of_someone_else_is_held() {
    let (recording, sidecar) = (Mfer::default().to_vec(), sidecar());
    let code = |document: &str| {
        let files = [("a.mwf", &recording[..]), ("a.xml", document.as_bytes())];
        outputs(&files).remove(1).expect_err("held").code
    };
    assert_eq!(code("<waves><name>Sakuraba</name></waves>"), Code::UnsupportedFormat);
    assert_eq!(code(&sidecar.replace("00427718", "00427719")), Code::CompanionDiffers);
    // Alone it is any document.
    let alone = outputs(&[("a.xml", sidecar.as_bytes())]).remove(0);
    assert_eq!(alone.expect_err("held").code, Code::Cda);
}

#[test]
fn the_files_of_an_electroencephalograph_go_under_one_name() {
    let contents = [
        nihon_kohden::patient(),
        nihon_kohden::samples(),
        nihon_kohden::events(),
        nihon_kohden::electrodes(),
        nihon_kohden::comments(),
    ];
    let names = ["b/x.pnt", "b/x.eeg", "b/x.log", "b/x.21e", "b/x.cmt"];
    let files: Vec<(&str, &[u8])> =
        names.into_iter().zip(contents.iter().map(Vec::as_slice)).collect();
    assert!(together(&files).iter().all(|(_, bytes)| !names_someone(bytes)));
}

#[test]
fn events_are_shown_on_the_samples_beside_them() {
    let (events, samples) = (nihon_kohden::events(), nihon_kohden::samples());
    let folder = Folder(&[("x.log", &events), ("x.eeg", &samples)]);
    let file = Lying { folder: &folder, place: 0 };
    let window = Window { start: 0.0, seconds: 0.0, columns: 10 };
    let traces = session().traces(&file, "x.log", &[], window).expect("traces");
    assert_eq!((traces.channels.len(), traces.marks[0].text.as_str()), (2, "REC START"));
    let alone = Folder(&[("x.log", &events)]);
    let file = Lying { folder: &alone, place: 0 };
    let code = session().traces(&file, "x.log", &[], window).expect_err("no samples").code;
    assert_eq!(code, Code::NoTraces);
}

#[test]
fn samples_of_someone_else_are_held() {
    let mut patient = nihon_kohden::patient();
    patient[0x62E..0x63B].copy_from_slice(b"Mizuno Akira\0");
    let samples = nihon_kohden::samples();
    let made = outputs(&[("x.pnt", &patient), ("x.eeg", &samples)]);
    assert!(made[0].is_ok());
    assert_eq!(made[1].as_ref().expect_err("held").code, Code::CompanionDiffers);
}

#[test]
fn people_and_their_genotypes_go_under_one_name() {
    let people = b"FAM1 00427718 0 0 1 2\n";
    let variants = b"17 rs1 0 41276045 A G\n17 rs2 0 41276145 C T\n";
    let bits = [0x6C, 0x1B, 1, 0b10, 0b11];
    let files =
        [("p/study.fam", &people[..]), ("p/study.bim", &variants[..]), ("p/study.bed", &bits[..])];
    let made = together(&files);
    assert_eq!(made[2].1, bits);
    let files = [("p/t.ped", &b"FAM1 00427718 0 0 1 2 A G\n"[..]), ("p/t.map", b"17 rs1 0 412\n")];
    assert!(!together(&files)[0].1.windows(5).any(|bytes| bytes == b"00427"));
}

#[test]
fn a_file_alone_is_called_by_itself() {
    let recording = Mfer::default().to_vec();
    let folder = Folder(&[("a/x.mwf", &recording)]);
    let file = Lying { folder: &folder, place: 0 };
    let (found, _) = session().inspect(&file, &mut Silent).expect("a recording");
    assert_eq!(found.place.series.label, None, "it is listed with the others of its kind");
    assert!(file.beside("xml").is_none());
}
