//! References stay whole: what one object says of another fits the other's new UID, in every file
//! and in every run with the same key.

use crate::fixture::{Explicit, finished, object, session};
use kamei::format::dicom::{Tag, Vr, uid};
use kamei::format::{FormatId, sniff};
use kamei::inventory::{Inventory, Name};
use kamei::progress::Silent;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ROOT: &str = "1.2.392.200036.9999.8";

fn ui(tag: u32, uid: &str) -> Vec<u8> {
    let uid = if uid.starts_with("1.2.840") { uid.to_owned() } else { format!("{ROOT}.{uid}") };
    Explicit.element(tag, "UI", uid.as_bytes())
}

fn sequence(tag: u32, items: &[Vec<Vec<u8>>]) -> Vec<u8> {
    let items: Vec<Vec<u8>> = items.iter().map(|elements| elements.concat()).collect();
    Explicit.sequence(tag, &items, true)
}

/// A reference to an instance by its class and UID.
fn instance(class: &str, uid: &str) -> Vec<Vec<u8>> {
    vec![ui(0x0008_1150, class), ui(0x0008_1155, uid)]
}

const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const STRUCTURES: &str = "1.2.840.10008.5.1.4.1.1.481.3";
const PLAN: &str = "1.2.840.10008.5.1.4.1.1.481.5";

/// An object of the study with an instance, a series and elements of its own.
fn part(class: &str, modality: &str, own: &str, series: &str, further: &[Vec<u8>]) -> Vec<u8> {
    let mut elements = vec![
        ui(0x0008_0016, class),
        ui(0x0008_0018, own),
        Explicit.element(0x0008_0060, "CS", modality.as_bytes()),
        Explicit.element(0x0010_0010, "PN", b"SAKURABA^HINATA"),
        Explicit.element(0x0010_0020, "LO", b"K-4711-001"),
        ui(0x0020_000D, "1"),
        ui(0x0020_000E, series),
    ];
    elements.extend_from_slice(further);
    elements.sort_by_key(|element| [element[1], element[0], element[3], element[2]]);
    Explicit.file(&elements.concat())
}

/// A radiotherapy study with a report, a presentation state and a segmentation.
fn study() -> Vec<(&'static str, Vec<u8>)> {
    let frame = ui(0x0020_0052, "9");
    let image = || instance(CT, "2.1");
    let pixels = Explicit.element(0x7FE0_0010, "OW", &[0; 4]);
    let of_series = |inside: u32| {
        sequence(0x0008_1115, &[vec![sequence(inside, &[image()]), ui(0x0020_000E, "2")]])
    };
    let contour = sequence(
        0x3006_0039,
        &[vec![sequence(0x3006_0040, &[vec![sequence(0x3006_0016, &[image()])]])]],
    );
    let described = sequence(
        0x3006_0010,
        &[vec![
            frame.clone(),
            sequence(
                0x3006_0012,
                &[[
                    instance("1.2.840.10008.3.1.2.3.1", "1"),
                    vec![sequence(
                        0x3006_0014,
                        &[vec![ui(0x0020_000E, "2"), sequence(0x3006_0016, &[image()])]],
                    )],
                ]
                .concat()],
            ),
        ]],
    );
    let evidence = sequence(
        0x0040_A375,
        &[vec![
            sequence(0x0008_1115, &[vec![sequence(0x0008_1199, &[image()]), ui(0x0020_000E, "2")]]),
            ui(0x0020_000D, "1"),
        ]],
    );
    let content = sequence(
        0x0040_A730,
        &[vec![
            sequence(0x0008_1199, &[image()]),
            Explicit.element(0x0040_A010, "CS", b"CONTAINS"),
            Explicit.element(0x0040_A040, "CS", b"IMAGE"),
        ]],
    );
    let derivation = sequence(
        0x5200_9230,
        &[vec![sequence(0x0008_9124, &[vec![sequence(0x0008_2112, &[image()])]])]],
    );
    vec![
        ("image", part(CT, "CT", "2.1", "2", &[frame.clone(), pixels.clone()])),
        ("structures", part(STRUCTURES, "RTSTRUCT", "3.1", "3", &[described, contour])),
        (
            "plan",
            part(
                PLAN,
                "RTPLAN",
                "4.1",
                "4",
                &[frame.clone(), sequence(0x300C_0060, &[instance(STRUCTURES, "3.1")])],
            ),
        ),
        (
            "dose",
            part(
                "1.2.840.10008.5.1.4.1.1.481.2",
                "RTDOSE",
                "5.1",
                "5",
                &[frame.clone(), sequence(0x300C_0002, &[instance(PLAN, "4.1")]), pixels.clone()],
            ),
        ),
        ("report", part("1.2.840.10008.5.1.4.1.1.88.33", "SR", "6.1", "6", &[evidence, content])),
        (
            "presentation",
            part("1.2.840.10008.5.1.4.1.1.11.1", "PR", "7.1", "7", &[of_series(0x0008_1140)]),
        ),
        (
            "segmentation",
            part(
                "1.2.840.10008.5.1.4.1.1.66.4",
                "SEG",
                "8.1",
                "8",
                &[frame, of_series(0x0008_114A), derivation, pixels],
            ),
        ),
    ]
}

fn inventory(bytes: &[u8]) -> Inventory {
    let bytes = &bytes.to_vec();
    sniff(bytes).and_then(|format| format.inspect(bytes, &mut Silent)).expect("DICOM")
}

/// A file in a run of its own, with nothing known of the rest of the study.
fn run(file: &[u8]) -> Option<Vec<u8>> {
    let finished = finished(&session(7), file).ok()?;
    finished.released.rope().to_vec(&file.to_vec()).ok()
}

/// UIDs of a data set by their place, those registered with DICOM left out.
fn uids(found: &Inventory) -> BTreeMap<String, String> {
    let ids = found.dicom().meta..found.fields.len();
    let of_field = |id: usize| {
        let field = &found.fields[id];
        let text = field.text().filter(|_| field.vr == Vr::UI)?.trim_matches(['\0', ' ']);
        let own = !text.is_empty() && !text.split('\\').any(uid::is_registered);
        own.then(|| (found.path(id).to_string(), text.to_owned()))
    };
    ids.filter_map(of_field).collect()
}

#[test]
fn a_study_in_seven_runs_holds_together() {
    let study = study();
    let mut new = BTreeMap::new();
    let mut before = 0;
    for (name, file) in &study {
        let output = run(file).unwrap_or_else(|| panic!("{name} is released"));
        let old = uids(&inventory(file));
        let after = uids(&inventory(&output));
        before += old.len();
        assert_eq!(old.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{name}");
        for (place, old) in old {
            let other = new.entry(old.clone()).or_insert_with(|| after[&place].clone());
            assert_eq!(*other, after[&place], "{name} at {place}");
            assert_ne!(old, after[&place], "{name} at {place}");
        }
    }
    // Three for each object, five frames of reference, fifteen references; no two became one.
    assert_eq!(before, 7 * 3 + 5 + 15);
    assert_eq!(new.values().collect::<BTreeSet<_>>().len(), new.len());
}

#[test]
fn two_keys_do_not_link() {
    let (_, file) = &study()[1];
    let old = uids(&inventory(file));
    let other = finished(&session(8), file).expect("released").released.rope().to_vec(file);
    let other = uids(&inventory(&other.expect("memory")));
    let first = uids(&inventory(&run(file).expect("released")));
    assert!(old.keys().all(|place| first[place] != other[place]));
}

/// Over real files: one old UID becomes one new UID wherever it stands, in every file and run.
#[test]
fn one_uid_becomes_one_uid_in_all_samples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    if !folder.is_dir() {
        println!("skipped: no folder ../shared/samples");
        return;
    }
    let mut folders = vec![folder];
    let (mut files, mut places) = (0, 0);
    let mut new: BTreeMap<String, String> = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = std::fs::read(&path).expect("a sample");
            if sniff(&file).is_ok_and(|format| format.id() != FormatId::Dicom) {
                continue;
            }
            let Some(output) = run(&file) else { continue };
            files += 1;
            let input = inventory(&file);
            let after = uids(&inventory(&output));
            for (place, old) in uids(&input) {
                // What was taken out refers to nothing.
                let Some(now) = after.get(&place) else { continue };
                let other = new.entry(old).or_insert_with(|| now.clone());
                assert_eq!(other, now, "{} at {place}", path.display());
                places += 1;
            }
        }
    }
    assert!(files == 0 || places > files, "{files} files, {places} UIDs");
    println!("{files} files, {places} UIDs, {} of them different", new.len());
}

/// No sequence that refers to other objects is taken out whole by the default policy.
#[test]
fn references_are_renumbered_rather_than_removed() {
    let kept = [
        0x0008_1115,
        0x0008_1140,
        0x0008_114A,
        0x0008_1199,
        0x0008_2112,
        0x0008_9092,
        0x0008_9121,
        0x0008_9154,
        0x0040_A375,
        0x0070_0402,
        0x300C_0002,
        0x300C_0060,
        0x300C_0080,
        0x3006_0010,
    ];
    let reference = sequence(0, &[instance(CT, "2.1")])[12..].to_vec();
    for tag in kept {
        let whole = [Explicit.header(tag, "SQ", u32::MAX), reference.clone()].concat();
        let file = Explicit.file(&object(Explicit, &[whole]));
        let found = inventory(&run(&file).expect("released"));
        let there = found.fields.iter().any(|field| field.name == Name::Element(Tag(tag)));
        assert!(there, "{tag:08X}");
    }
}
