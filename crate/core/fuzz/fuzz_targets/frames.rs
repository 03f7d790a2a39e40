//! One compressed frame in one or two fragments: its markers found, its preview made.
#![no_main]

use kamei::format::dicom::frames::{self, Codec, Coding};
use kamei::key::ProjectKey;
use kamei::policy::Policy;
use kamei::session::Session;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static SESSION: LazyLock<Session> = LazyLock::new(|| {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    Session::new(policy, ProjectKey::from_random([7; 32]))
});

const CODINGS: [Coding; 5] = [
    Coding::Images,
    Coding::RunLengths(1, 256),
    Coding::Video(Codec::Mpeg2),
    Coding::Video(Codec::H264),
    Coding::Video(Codec::Hevc),
];

const SYNTAXES: [&str; 4] = [
    "1.2.840.10008.1.2.4.50\0",
    "1.2.840.10008.1.2.5\0",
    "1.2.840.10008.1.2.4.90\0",
    "1.2.840.10008.1.2.4.110",
];

fuzz_target!(|bytes: &[u8]| {
    let source = bytes.to_vec();
    let length = source.len() as u64;
    let half = length / 2;
    for coding in CODINGS {
        if let Ok(spans) = frames::markers(&source, &[0..0, 0..length], coding) {
            let mut at = 0;
            let mut blanked = source.clone();
            for span in spans {
                assert!(at <= span.start && span.start < span.end && span.end <= length);
                blanked[span.start as usize..span.end as usize].fill(0);
                at = span.end;
            }
            let again = frames::markers(&blanked, &[0..0, 0..length], coding);
            assert_eq!(again.as_deref(), Ok(&[][..]), "what is blanked stays blank");
        }
        let _ = frames::markers(&source, &[0..0, 0..half, half..length], coding);
    }
    for syntax in SYNTAXES {
        let _ = SESSION.preview(&file(syntax, bytes), 0);
    }
});

/// A small colour image around a frame.
fn file(syntax: &str, frame: &[u8]) -> Vec<u8> {
    let mut file = vec![0; 128];
    file.extend(b"DICM");
    let mut put = |tag: [u16; 2], vr: &[u8; 2], value: &[u8]| {
        file.extend(tag.map(u16::to_le_bytes).concat());
        file.extend(vr);
        file.extend((value.len() as u16).to_le_bytes());
        file.extend(value);
    };
    put([0x0002, 0x0010], b"UI", syntax.as_bytes());
    put([0x0028, 0x0002], b"US", &[3, 0]);
    put([0x0028, 0x0004], b"CS", b"RGB ");
    put([0x0028, 0x0010], b"US", &[16, 0]);
    put([0x0028, 0x0011], b"US", &[16, 0]);
    put([0x0028, 0x0100], b"US", &[8, 0]);
    file.extend(b"\xE0\x7F\x10\0OB\0\0\xFF\xFF\xFF\xFF\xFE\xFF\0\xE0\0\0\0\0\xFE\xFF\0\xE0");
    file.extend((frame.len() as u32).to_le_bytes());
    file.extend(frame);
    file.extend(b"\xFE\xFF\xDD\xE0\0\0\0\0");
    file
}
