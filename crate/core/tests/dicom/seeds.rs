//! The files that fuzzing starts from are those made here; `KAMEI_SEEDS=write` writes them.

use crate::fixture::{Big, Explicit, Implicit, object, part_10};
use std::io::Write;
use std::path::Path;

const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0\xFF\xFE\x00\x07SAKRA\xFF\xC0\x00\x0B\x08\x00\x01\x00\x01\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\x12\xFF\x00\x34\xFF\xD9";
const JPEG_2000: &[u8] = b"\xFF\x4F\xFF\x51\x00\x04\x00\x00\xFF\x64\x00\x08\x00\x01NAME\xFF\x90\x00\x0A\x00\x00\x00\x00\x00\x0E\x00\x01\xFF\x93\xFF\xD9";
const JPEG_XL: &[u8] = b"\0\0\0\x0CJXL \r\n\x87\n\0\0\0\x10ftypjxl \0\0\0\0jxl \0\0\0\x0Cxml NAME\0\0\0\x0Ajxlc\xFF\x0A";
const RLE: &[u8] = b"\x01\0\0\0\x40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xFF\x07";

fn image(syntax: &str, frame: &[u8]) -> Vec<u8> {
    let pixels = [
        Explicit.header(0x7FE0_0010, "OB", u32::MAX),
        Explicit.element(0xFFFE_E000, "", &[0; 4]),
        Explicit.element(0xFFFE_E000, "", frame),
        Explicit.header(0xFFFE_E0DD, "", 0),
    ];
    let elements = [
        Explicit.element(0x0028_0002, "US", &[1, 0]),
        Explicit.element(0x0028_0004, "CS", b"MONOCHROME2"),
        Explicit.element(0x0028_0010, "US", &[1, 0]),
        Explicit.element(0x0028_0011, "US", &[2, 0]),
        Explicit.element(0x0028_0100, "US", &[8, 0]),
        pixels.concat(),
    ];
    part_10(syntax, &object(Explicit, &elements))
}

fn whole_files() -> Vec<(&'static str, Vec<u8>)> {
    let rich = |encoding: crate::fixture::Encoding| {
        let code = encoding.element(0x0008_0100, "SH", b"T-D4000");
        let comment = encoding.element(0x0010_4000, "LT", b"SAKURABA^HINATA came");
        let request = encoding.sequence(0x0040_0275, &[comment, code.clone()], true);
        let region = encoding.sequence(0x0008_2218, &[code], false);
        let creator = encoding.element(0x0019_0010, "LO", b"GEMS_ACQU_01");
        let speed = encoding.element(0x0019_1023, "DS", b"1.5");
        let name = b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B";
        let mut elements = vec![
            encoding.element(0x0008_0005, "CS", b"\\ISO 2022 IR 87"),
            encoding.element(0x0008_0008, "CS", b"ORIGINAL\\PRIMARY\\ODD"),
            encoding.element(0x0008_0070, "LO", b"Maker"),
            encoding.element(0x0008_0090, "PN", name),
            region,
            encoding.element(0x0010_1010, "AS", b"093Y"),
            [creator, speed].concat(),
            encoding.element(0x0028_0010, "US", &encoding.number(1)),
            encoding.element(0x0028_0011, "US", &encoding.number(2)),
            encoding.element(0x0028_0100, "US", &encoding.number(16)),
            request,
            encoding.element(0x6000_3000, "OW", &[0; 4]),
            encoding.element(0x7FE0_0010, "OW", &[1, 2, 3, 4]),
        ];
        elements.rotate_left(3);
        object(encoding, &elements)
    };
    let mut encoder =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(&rich(Explicit)).expect("memory");
    let unknown = [
        Explicit.header(0x0008_1140, "UN", u32::MAX),
        Implicit.item(&Implicit.element(0x0008_1155, "UI", b"1.2.3.4.5.6.7.8"), true),
        Explicit.header(0xFFFE_E0DD, "", 0),
    ];
    vec![
        ("explicit", Explicit.file(&rich(Explicit))),
        ("implicit", Implicit.file(&rich(Implicit))),
        ("big-endian", Big.file(&rich(Big))),
        ("bare", rich(Implicit)),
        ("deflated", part_10("1.2.840.10008.1.2.1.99", &encoder.finish().expect("memory"))),
        ("unknown-sequence", Explicit.file(&object(Explicit, &[unknown.concat()]))),
        ("jpeg", image("1.2.840.10008.1.2.4.50", JPEG)),
        ("jpeg-2000", image("1.2.840.10008.1.2.4.90", JPEG_2000)),
        ("jpeg-xl", image("1.2.840.10008.1.2.4.110", JPEG_XL)),
        ("rle", image("1.2.840.10008.1.2.5", RLE)),
    ]
}

fn check(target: &str, seeds: Vec<(&'static str, Vec<u8>)>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    for (name, bytes) in seeds {
        let path = folder.join(name);
        if std::env::var("KAMEI_SEEDS").is_ok_and(|word| word == "write") {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &bytes).expect("a seed");
        }
        assert_eq!(std::fs::read(&path).ok(), Some(bytes), "{target}/{name}");
    }
}

#[test]
fn the_seeds_of_whole_files_are_released() {
    for (name, bytes) in whole_files() {
        assert!(crate::fixture::finish(&bytes).is_ok(), "{name}");
    }
    check("dicom", whole_files());
}

#[test]
fn the_seeds_of_frames_are_those_made_here() {
    let frames = [("jpeg", JPEG), ("jpeg-2000", JPEG_2000), ("jpeg-xl", JPEG_XL), ("rle", RLE)];
    check("frames", frames.map(|(name, bytes)| (name, bytes.to_vec())).into());
}
