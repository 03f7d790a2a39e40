//! Ways by which text once got, or could get, through the rules; none of it may come out.

use crate::fixture::{
    Big, Encoding, Explicit, Implicit, finish, finish_knowing, finish_unlearnt, holds, object,
    part_10, session,
};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use std::io::Write;

/// Text that no table knows and no search seeks; only a rule can stop it.
const TEXT: &[u8] = b"KAEDE MOMIJI ";

/// Puts elements into an object and asserts that the text inside does not come out.
fn stays_inside(encoding: Encoding, elements: &[Vec<u8>]) {
    let file = encoding.file(&object(encoding, elements));
    assert!(holds(&file, b"MOMIJI"), "the text is in the input");
    stopped(&finish_unlearnt(&file));
}

fn stopped(output: &Result<Vec<u8>, Reason>) {
    match output {
        Ok(output) => assert!(!holds(output, b"MOMIJI"), "the text is in the output"),
        Err(reason) => assert_ne!(reason.code, Code::OutputDiffers),
    }
}

#[test]
fn the_object_itself_is_released() {
    for encoding in [Implicit, Explicit, Big] {
        let output = finish(&encoding.file(&object(encoding, &[]))).expect("released");
        assert!(!holds(&output, b"SAKURABA") && !holds(&output, b"K-4711"));
    }
}

#[test]
fn a_sequence_written_as_unknown_bytes() {
    stays_inside(Explicit, &[Explicit.element(0x0008_1140, "UN", TEXT)]);
}

#[test]
fn a_number_that_is_a_sequence() {
    for (encoding, inner) in [(Explicit, Implicit), (Implicit, Implicit)] {
        let comment = inner.element(0x0010_4000, "LT", TEXT);
        let item = inner.item(&comment, true);
        let end = inner.header(0xFFFE_E0DD, "", 0);
        let rows = [encoding.header(0x0028_0010, "UN", u32::MAX), item, end].concat();
        stays_inside(encoding, &[rows]);
    }
}

#[test]
fn a_character_set_that_is_bytes_or_a_sequence() {
    stays_inside(Explicit, &[Explicit.element(0x0008_0005, "OB", TEXT)]);
    let comment = Explicit.element(0x0010_4000, "LT", TEXT);
    stays_inside(Explicit, &[Explicit.sequence(0x0008_0005, &[comment], false)]);
}

#[test]
fn a_second_creator_of_a_block_that_stays() {
    let creator = Explicit.element(0x0019_0010, "LO", b"GEMS_ACQU_01");
    let speed = Explicit.element(0x0019_1023, "DS", b"1.5");
    let other = Explicit.element(0x0019_0010, "LO", TEXT);
    let comment = Explicit.element(0x0010_4000, "LT", TEXT);
    let sequence = Explicit.sequence(0x0019_0010, &[comment], false);
    for second in [other, sequence] {
        let block = [creator.clone(), speed.clone(), second].concat();
        stays_inside(Explicit, &[block]);
    }
}

#[test]
fn a_listed_private_element_of_another_kind() {
    let creator = Explicit.element(0x0019_0010, "LO", b"GEMS_ACQU_01");
    for vr in ["DS", "LT", "UN", "OB", "UT", "ZZ"] {
        let mut element = Explicit.element(0x0019_1023, vr, TEXT);
        if vr == "ZZ" {
            element =
                [&Explicit.tag(0x0019_1023), b"ZZ\0\0".as_slice(), &[14, 0, 0, 0], TEXT, b" "]
                    .concat();
        }
        stays_inside(Explicit, &[[creator.clone(), element].concat()]);
    }
    let long = [TEXT, &vec![b'x'; 1 << 20]].concat();
    let name = Explicit.element(0x0019_109E, "UT", &long);
    stays_inside(Explicit, &[[creator, name].concat()]);
}

#[test]
fn the_patients_name_in_a_listed_private_code() {
    for (value, stays) in [(b"SPIRAL".as_slice(), true), (b"SAKURABA", false)] {
        let elements = [
            Explicit.element(0x01F1_0010, "LO", b"ELSCINT1"),
            Explicit.element(0x01F1_1001, "CS", value),
        ];
        let file = Explicit.file(&object(Explicit, &elements));
        let output = finish(&file).expect("it is released");
        assert_eq!(holds(&output, value), stays);
    }
}

#[test]
fn a_private_element_before_its_creator() {
    let speed = Explicit.element(0x0019_109E, "LO", TEXT);
    let creator = Explicit.element(0x0019_0010, "LO", b"GEMS_ACQU_01");
    stays_inside(Explicit, &[[speed, creator].concat()]);
}

#[test]
fn text_where_a_uid_belongs() {
    for uid in [TEXT, b"1.2.840.10008.KAEDE MOMIJI", b"1.2.840.10008.1\\MOMIJI"] {
        for tag in [0x0008_001A, 0x0008_010C, 0x0020_0052, 0x0008_1150] {
            stays_inside(Explicit, &[Explicit.element(tag, "UI", uid)]);
        }
        let class = Explicit.element(0x0008_0016, "UI", uid);
        stopped(&finish_unlearnt(&Explicit.file(&class)));
        let meta = Explicit.element(0x0002_0002, "UI", uid);
        stopped(&finish_unlearnt(&part_10(
            "1.2.840.10008.1.2.1",
            &[meta, object(Explicit, &[])].concat(),
        )));
    }
    for syntax in ["1.2.840.10008.1.2.4.50.MOMIJI", "1.2.840.10008.1.2.4.102.MOMIJI"] {
        stopped(&finish_unlearnt(&part_10(syntax, &object(Explicit, &[]))));
    }
}

#[test]
fn pixel_data_that_is_text_or_comes_twice() {
    for vr in ["LT", "UT", "PN", "SQ"] {
        stays_inside(Explicit, &[Explicit.element(0x7FE0_0010, vr, TEXT)]);
    }
    let pixels = [
        Explicit.element(0x0028_0010, "US", &[1, 0]),
        Explicit.element(0x0028_0011, "US", &[2, 0]),
        Explicit.element(0x0028_0100, "US", &[8, 0]),
        Explicit.element(0x7FE0_0010, "OB", &[1, 2]),
        Explicit.element(0x7FE0_0010, "OB", TEXT),
    ];
    stays_inside(Explicit, &pixels);
    let icon = Explicit.element(0x7FE0_0010, "OB", TEXT);
    stays_inside(Explicit, &[Explicit.sequence(0x0008_1140, &[icon], true)]);
}

#[test]
fn text_in_the_offset_table() {
    const FRAME: &[u8] = b"\xFF\xD8\xFF\xC0\x00\x0B\x08\x00\x01\x00\x01\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\x12\x34\xFF\xD9";
    for (syntax, frame) in [("1.2.840.10008.1.2.4.50", FRAME), ("1.2.840.10008.1.2.5", &[0; 66])] {
        let item = |bytes: &[u8]| Explicit.element(0xFFFE_E000, "", bytes);
        let pixels = [
            Explicit.header(0x7FE0_0010, "OB", u32::MAX),
            item(TEXT),
            item(frame),
            Explicit.header(0xFFFE_E0DD, "", 0),
        ];
        let file = part_10(syntax, &object(Explicit, &[pixels.concat()]));
        stopped(&finish_unlearnt(&file));
    }
}

#[test]
fn text_behind_the_pixels() {
    for vr in ["OB", "OW"] {
        let known = [
            Explicit.element(0x0028_0002, "US", &[1, 0]),
            Explicit.element(0x0028_0010, "US", &[1, 0]),
            Explicit.element(0x0028_0011, "US", &[2, 0]),
            Explicit.element(0x0028_0100, "US", &[8, 0]),
            Explicit.element(0x7FE0_0010, vr, b"\x01\x02 SAKURABA HINATA"),
        ];
        let output = finish(&Explicit.file(&object(Explicit, &known)));
        assert!(output.is_err_and(|reason| reason.code == Code::KnownValueLeft));
    }
}

#[test]
fn groups_of_files_and_commands_inside_the_data_set() {
    for tag in [0x0000_0600, 0x0002_0016, 0x0002_0100, 0x0004_1130, 0x0006_0010] {
        let element = Explicit.element(tag, "LO", TEXT);
        let inside = Explicit.sequence(0x0008_1140, std::slice::from_ref(&element), true);
        stays_inside(Explicit, &[inside]);
        let file = Explicit.file(&[object(Explicit, &[]), element].concat());
        stopped(&finish_unlearnt(&file));
    }
}

#[test]
fn bytes_behind_the_data_set() {
    for encoding in [Implicit, Explicit, Big] {
        let data_set = object(encoding, &[]);
        stopped(&finish_unlearnt(&encoding.file(&[&data_set, TEXT].concat())));
    }
    let mut encoder =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(&object(Explicit, &[])).expect("memory");
    let deflated = [encoder.finish().expect("memory"), TEXT.to_vec()].concat();
    let output = finish_unlearnt(&part_10("1.2.840.10008.1.2.1.99", &deflated));
    assert!(!holds(&output.expect("released"), b"MOMIJI"));
}

#[test]
fn odd_characters_in_numbers_codes_and_dates() {
    for (tag, vr) in [
        (0x0018_0050, "DS"),
        (0x0020_0013, "IS"),
        (0x0018_5100, "CS"),
        (0x0008_0020, "DA"),
        (0x0008_0030, "TM"),
        (0x0008_002A, "DT"),
        (0x0010_1010, "AS"),
        (0x0018_0080, "UN"),
        (0x0028_0010, "LO"),
    ] {
        for value in [TEXT, b"1\\KAEDE MOMIJI", b"1\0MOMIJI", b"20240110MOMIJI", b"1\\\\MOMIJI"] {
            stays_inside(Explicit, &[Explicit.element(tag, vr, value)]);
        }
    }
}

#[test]
fn text_longer_than_is_read() {
    let long = [TEXT, &vec![b'x'; 1 << 20]].concat();
    for (tag, vr) in [(0x0010_4000, "LT"), (0x0008_0070, "LO"), (0x0020_4000, "UT")] {
        stays_inside(Implicit, &[Implicit.element(tag, vr, &long)]);
    }
    stays_inside(Explicit, &[Explicit.element(0x0008_0070, "UT", &long)]);
}

#[test]
fn replaced_values_that_no_longer_fit_their_length() {
    let codes = b"A\\".repeat(32_000);
    let uids = b"1\\".repeat(32_000);
    for (tag, vr, value) in [(0x0008_0008, "CS", &codes), (0x0008_0018, "UI", &uids)] {
        let element = Explicit.element(tag, vr, value);
        let comment = Explicit.element(0x0010_4000, "LT", TEXT);
        let output = finish_unlearnt(&Explicit.file(&[element, comment].concat()));
        match output {
            Ok(output) => assert!(finish_unlearnt(&output).is_ok()),
            Err(reason) => assert_eq!(reason.code, Code::BadLength),
        }
    }
}

/// What another file of the same patient taught, and a text that the rules would keep.
fn with_known(name: &[u8], declared: &[u8], text: &[u8]) -> Result<Vec<u8>, Reason> {
    let teacher = Explicit.file(
        &[Explicit.element(0x0008_0005, "CS", declared), Explicit.element(0x0010_0010, "PN", name)]
            .concat(),
    );
    let (_, known) = session(7).inspect(&teacher, &mut Silent).expect("a file");
    let elements =
        [Explicit.element(0x0008_0005, "CS", declared), Explicit.element(0x0008_0070, "LO", text)];
    finish_knowing(&Explicit.file(&object(Explicit, &elements)), &known)
}

#[test]
fn a_known_name_written_another_way() {
    const UTF_8: &[u8] = b"ISO_IR 192";
    for (name, text) in [
        ("SAKURABA^HINATA", "Maker SAKURABA\\HINATA"),
        ("SAKURABA^HINATA", "Maker ＳＡＫＵＲＡＢＡ"),
        ("ヤマダ^タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ"),
        ("林^修", "林\\修"),
        ("Müller^Jörg", "Maker MÜLLER"),
        ("Люкceмбypг^Ива", "ЛЮКCEМБYPГ"),
        ("SAKURABA^HINATA", "S A K U R A B A\\sakuraba"),
    ] {
        let output = with_known(name.as_bytes(), UTF_8, text.as_bytes()).expect("released");
        assert!(!holds(&output, text.as_bytes()), "{text}");
    }
}

#[test]
fn a_name_whose_kind_the_file_has_lost() {
    let teacher = Explicit.element(0x0010_0010, "UN", b"MOMIJI^KAEDE");
    let (_, known) = session(7).inspect(&Explicit.file(&teacher), &mut Silent).expect("a file");
    let maker = Explicit.element(0x0008_0070, "LO", b"By Momiji");
    let output = finish_knowing(&Explicit.file(&object(Explicit, &[maker])), &known);
    assert!(!holds(&output.expect("released"), b"Momiji"));
}
