//! A DICOMDIR among the files: never passed on, made anew for what was released.

use crate::fixture::{Encoding, Explicit, Implicit, finished, holds, object, session};
use kamei::format::dicom::Tag;
use kamei::format::dicom::dicomdir::Directory;
use kamei::format::sniff;
use kamei::inventory::{Inventory, Name};
use kamei::known::Known;
use kamei::naming::{Layout, Names};
use kamei::progress::Silent;
use kamei::reason::Code;

const DIRECTORY: &[u8] = b"1.2.840.10008.1.3.10";

fn number(value: u32) -> [u8; 4] {
    value.to_le_bytes()
}

/// A record with the offsets given, whatever they lead to.
fn record(kind: &str, next: u32, lower: u32, keys: &[Vec<u8>]) -> Vec<u8> {
    let mut elements = vec![
        Explicit.element(0x0004_1400, "UL", &number(next)),
        Explicit.element(0x0004_1410, "US", &[0xFF, 0xFF]),
        Explicit.element(0x0004_1420, "UL", &number(lower)),
        Explicit.element(0x0004_1430, "CS", kind.as_bytes()),
    ];
    elements.extend_from_slice(keys);
    elements.concat()
}

/// An original directory around records.
fn original(first: u32, records: &[Vec<u8>]) -> Vec<u8> {
    let data_set = [
        Explicit.element(0x0004_1130, "CS", b"SAKURABA"),
        Explicit.element(0x0004_1200, "UL", &number(first)),
        Explicit.element(0x0004_1202, "UL", &number(first)),
        Explicit.element(0x0004_1212, "US", &[0, 0]),
        Explicit.sequence(0x0004_1220, records, false),
    ];
    let class = Explicit.element(0x0002_0002, "UI", DIRECTORY);
    let syntax = Explicit.element(0x0002_0010, "UI", b"1.2.840.10008.1.2.1");
    let length = Explicit.element(0x0002_0000, "UL", &number((class.len() + syntax.len()) as u32));
    [&[0; 128], b"DICM".as_slice(), &length, &class, &syntax, &data_set.concat()].concat()
}

/// Names of a patient who is in no other file.
fn patient() -> Vec<Vec<u8>> {
    vec![
        Explicit.element(0x0010_0010, "PN", b"TACHIBANA^WAKANA"),
        Explicit.element(0x0010_0020, "LO", b"88123407"),
    ]
}

fn missing_file() -> Vec<Vec<u8>> {
    vec![Explicit.element(0x0004_1500, "CS", b"TACHIBAN\\..\\..\\PASSWD")]
}

/// The fixture's object as one of several images, each with a UID of its own.
fn image(encoding: Encoding, number: u8, further: &[Vec<u8>]) -> Vec<u8> {
    let own = format!("1.2.392.200036.9999.1.1.1.{}", 100 + u32::from(number));
    let mut elements = vec![encoding.element(0x0020_0013, "IS", number.to_string().as_bytes())];
    elements.extend_from_slice(further);
    elements.push(encoding.element(0x7FE0_0010, "OW", &[0; 4]));
    let data_set = object(encoding, &elements);
    let fixed = b"1.2.392.200036.9999.1.1.1.1\0";
    let at = memchr::memmem::find(&data_set, fixed).expect("the fixture's instance");
    let replaced = encoding.element(0x0008_0018, "UI", own.as_bytes());
    // A header is eight bytes long in every encoding here.
    [&data_set[..at - 8], &replaced, &data_set[at + fixed.len()..]].concat()
}

fn inventory(bytes: &[u8]) -> Inventory {
    let bytes = bytes.to_vec();
    sniff(&bytes).and_then(|format| format.inspect(&bytes, &mut Silent)).expect("DICOM")
}

/// Finishes files and makes their directory.
fn directory_of(files: &[Vec<u8>]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let mut session = session(7);
    let mut known = Known::default();
    for file in files {
        known.merge(session.inspect(file, &mut Silent).expect("a file").1);
    }
    session.learn(&known);
    let mut names = Names::new(Layout::FileSet);
    let mut directory = Directory::default();
    let mut outputs = Vec::new();
    for file in files {
        let finished = finished(&session, file).expect("released");
        let leaf = finished.leaf().expect("an image has a record");
        directory.add(leaf.clone(), &names.take(&finished.name));
        outputs.push(finished.released.rope().to_vec(file).expect("memory"));
    }
    (outputs, session.directory(&directory).expect("a directory"))
}

/// The records as their offsets link them, each with how deep it lies: what a reader of discs sees.
fn walk(bytes: &[u8]) -> Vec<(usize, String, u64)> {
    let found = inventory(bytes);
    let long = |id: usize| {
        let at = found.fields[id].value.start as usize;
        u64::from(u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")))
    };
    let inside = |item: usize, tag: u32| {
        let end = found.fields[item].end;
        (item + 1..end).find(|id| {
            found.fields[*id].parent == Some(item)
                && found.fields[*id].name == Name::Element(Tag(tag))
        })
    };
    let top = |tag: u32| {
        found.fields.iter().position(|field| field.name == Name::Element(Tag(tag))).expect("there")
    };
    let mut seen = Vec::new();
    let mut open = vec![(0, long(top(0x0004_1200)))];
    while let Some((depth, offset)) = open.pop() {
        let item = found
            .fields
            .iter()
            .position(|field| matches!(field.name, Name::Item(_)) && field.whole.start == offset);
        let item = item.expect("an offset leads to a record");
        let kind =
            inside(item, 0x0004_1430).and_then(|id| found.fields[id].text()).expect("a type");
        seen.push((depth, kind.trim().to_owned(), offset));
        let links = [(depth, 0x0004_1400), (depth + 1, 0x0004_1420)];
        for (depth, tag) in links {
            let next = long(inside(item, tag).expect("an offset"));
            if next > 0 {
                open.push((depth, next));
            }
        }
        assert!(seen.len() < 1000, "the offsets go round");
    }
    let last = long(top(0x0004_1202));
    let roots = seen.iter().filter(|(depth, ..)| *depth == 0).map(|(_, _, offset)| *offset);
    assert_eq!(roots.max(), Some(last));
    seen
}

#[test]
fn a_directory_is_held_whatever_it_says_it_is() {
    let plain = original(0, &[record("PATIENT", 0, 0, &patient())]);
    let nameless = {
        let found = inventory(&plain);
        plain[found.fields[found.dicom().meta].whole.start as usize..].to_vec()
    };
    for file in [plain, nameless] {
        let (inspection, _) = session(7).inspect(&file, &mut Silent).expect("it reads");
        assert!(inspection.is_directory());
        let reason = finished(&session(7), &file).expect_err("never passed on");
        assert_eq!(reason.code, Code::Dicomdir);
    }
}

#[test]
fn names_in_a_directory_are_sought_in_all_files() {
    let directory = original(0, &[record("PATIENT", 0, 0, &patient())]);
    let (_, known) = session(7).inspect(&directory, &mut Silent).expect("it reads");
    let maker = Explicit.element(0x0008_0070, "LO", b"By Tachibana 88123407");
    let mut session = session(7);
    session.learn(&known);
    let file = Explicit.file(&object(Explicit, &[maker]));
    let output = finished(&session, &file).expect("released").released.rope().to_vec(&file);
    assert!(!holds(&output.expect("memory"), b"Tachibana"));
}

#[test]
fn offsets_that_go_round_or_nowhere_do_not_matter() {
    for (first, next, lower) in [
        (0, 0, 0),
        (390, 390, 390),
        (390, 500, 390),
        (u32::MAX, u32::MAX, 1),
        (7, 3_000_000_000, 7),
    ] {
        let records = [
            record("PATIENT", next, lower, &patient()),
            record("STUDY", next, lower, &[]),
            record("IMAGE", next, lower, &missing_file()),
        ];
        let file = original(first, &records);
        let (inspection, known) = session(7).inspect(&file, &mut Silent).expect("it reads");
        assert!(inspection.is_directory() && known.len() == 2);
    }
}

#[test]
fn the_new_directory_leads_to_every_file_and_says_no_more_than_they_do() {
    let label = Implicit.element(0x0008_1030, "LO", b"CT chest TACHIBANA");
    let files = [
        Explicit.file(&image(Explicit, 2, &[])),
        Explicit.file(&image(Explicit, 10, &[])),
        Implicit.file(&image(Implicit, 1, &[label])),
    ];
    let (outputs, bytes) = directory_of(&files);
    let kinds: Vec<String> = walk(&bytes).into_iter().map(|(_, kind, _)| kind).collect();
    assert_eq!(kinds, ["PATIENT", "STUDY", "SERIES", "IMAGE", "IMAGE", "IMAGE"]);

    let found = inventory(&bytes);
    let texts = |tag: u32| -> Vec<&str> {
        let fields = found.fields.iter().filter(|field| field.tag() == Some(Tag(tag)));
        fields.filter_map(|field| field.text()).collect()
    };
    assert_eq!(texts(0x0020_0013), ["1", "2", "10"]);
    let mut instances: Vec<String> = outputs
        .iter()
        .map(|output| inventory(output).text(Tag(0x0008_0018)).expect("a UID").to_owned())
        .collect();
    instances.rotate_right(1);
    assert_eq!(texts(0x0004_1511), instances);
    let ids = texts(0x0004_1500);
    assert!(ids.iter().all(|id| id.len() < 44 && id.split('\\').all(|part| part.len() <= 8)));
    for gone in ["SAKURABA", "K-4711-001", "1.2.392.200036", "TACHIBANA"] {
        assert!(!holds(&bytes, gone.as_bytes()), "{gone}");
    }
    assert_eq!(texts(0x0010_0020).len(), 1);
    assert!(texts(0x0010_0020)[0].starts_with("K-"));
}

#[test]
fn japanese_descriptions_are_declared_and_the_same_files_give_the_same_bytes() {
    let described = [
        Explicit.element(0x0008_0005, "CS", b"ISO_IR 192"),
        Explicit.element(0x0008_1030, "LO", "胸部CT".as_bytes()),
    ];
    let files = [Explicit.file(&image(Explicit, 1, &described))];
    let (_, bytes) = directory_of(&files);
    assert!(holds(&bytes, "胸部CT".as_bytes()) && holds(&bytes, b"ISO_IR 192"));
    assert_eq!(directory_of(&files).1, bytes);
    walk(&bytes);
}

#[test]
fn what_a_record_needs_and_a_file_leaves_out_is_made_up() {
    let data_set = [
        Explicit.element(0x0008_0016, "UI", b"1.2.840.10008.5.1.4.1.1.2"),
        Explicit.element(0x0008_0018, "UI", b"1.2.3.4"),
        Explicit.element(0x0020_000D, "UI", b"1.2.3"),
        Explicit.element(0x0020_000E, "UI", b"1.2.3.5"),
        Explicit.element(0x7FE0_0010, "OW", &[0; 4]),
    ];
    let (_, bytes) = directory_of(&[Explicit.file(&data_set.concat())]);
    let found = inventory(&bytes);
    for tag in
        [0x0010_0020, 0x0008_0020, 0x0008_0030, 0x0020_0010, 0x0008_0060, 0x0020_0011, 0x0020_0013]
    {
        let field = found.fields.iter().find(|field| field.tag() == Some(Tag(tag)));
        let text = field.and_then(|field| field.text()).unwrap_or_default();
        assert!(!text.trim().is_empty(), "{tag:08X}");
    }
}

#[test]
fn one_instance_in_two_files_is_listed_once() {
    let file = Explicit.file(&image(Explicit, 1, &[]));
    let (_, bytes) = directory_of(&[file.clone(), file]);
    assert_eq!(walk(&bytes).iter().filter(|(_, kind, _)| kind == "IMAGE").count(), 1);
}
