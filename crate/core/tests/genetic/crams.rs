//! CRAM, of invented reads as `scripts/genetic/crams.py` makes them.

use crate::fixture::{judged, released, review};
use kamei::plan::Status;
use kamei::reason::Code;
use std::io::Read;

macro_rules! cram {
    ($name:literal) => {
        ($name, include_bytes!(concat!("crams/", $name, ".cram")).as_slice())
    };
}

const RELEASED: [(&str, &[u8]); 6] = [
    cram!("2.1"),
    cram!("3.0"),
    cram!("3.1"),
    cram!("arithmetic"),
    cram!("slices"),
    cram!("unnamed"),
];
const WIDE: (&str, &[u8]) = cram!("wide");
const BZIP2: (&str, &[u8]) = cram!("bzip2");
/// The length of the container that ends a file of version 3.
const END: usize = 38;

/// The bytes of a file, and what each block of gzip in it inflates to.
fn opened(bytes: &[u8]) -> Vec<u8> {
    let mut all = bytes.to_vec();
    for at in memchr::memmem::find_iter(bytes, b"\x1f\x8b\x08\0") {
        // What looks like a block by chance inflates to little or nothing.
        let _ = flate2::read::GzDecoder::new(&bytes[at..]).read_to_end(&mut all);
    }
    all
}

fn shows(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(&opened(bytes), word.as_bytes()).is_some()
}

#[test]
fn every_coding_is_judged_alike_and_loses_who_it_is_of() {
    for (name, bytes) in RELEASED {
        let (status, _, judgement) = judged("p.cram", bytes);
        assert_eq!(status, Status::Ready, "{name}");
        assert!((8..20).contains(&judgement.count), "{name}: {}", judgement.count);
        assert!([200, 600].contains(&judgement.reads), "{name}: {}", judgement.reads);
        assert!(shows(bytes, "Sakura Hinata") && shows(bytes, "00427718"), "{name}");
        let output = released("p.cram", bytes).expect(name);
        for gone in
            ["Sakura", "sakura", "00427718", "Ward7", "2024-03-05", "bwa", "Mizuno", "SKR07"]
        {
            assert!(!shows(&output, gone), "{name}: {gone}");
        }
        for stays in ["@SQ\tSN:chr7\tLN:159345973\n", "@RG\tID:2\tSM:", "PL:ILLUMINA"] {
            assert!(shows(&output, stays), "{name}: {stays}");
        }
        let again = released("p.cram", &output).expect("it reads again");
        assert_eq!(judged("p.cram", &again).2.reads, judgement.reads, "{name}");
    }
}

#[test]
fn the_same_reads_count_alike_however_they_are_coded() {
    let count = |(_, bytes): (&str, &[u8])| judged("p.cram", bytes).2.count;
    let counts: Vec<u64> = RELEASED.into_iter().map(count).collect();
    assert_eq!(counts[0], counts[1]);
    assert_eq!(counts[1], counts[4]);
    assert_eq!(counts[1], counts[5]);
    assert_eq!(counts[2], counts[3]);
}

#[test]
fn reads_of_forty_stretches_stay() {
    let (status, code, judgement) = judged("p.cram", WIDE.1);
    assert_eq!((status, code), (Status::Held, Some(Code::GenomeReads)));
    assert!(judgement.count >= 40, "{}", judgement.count);
    assert!(released("p.cram", WIDE.1).is_err());
}

#[test]
fn what_is_coded_in_another_way_is_held_and_said() {
    let held = review("p.cram", BZIP2.1).expect_err("held");
    assert_eq!((held.code, held.at.as_deref()), (Code::GenomeConvert, Some("container 2: bzip2")));
    let mut later = RELEASED[1].1.to_vec();
    later[4] = 4;
    let held = review("p.cram", &later).expect_err("held");
    assert_eq!((held.code, held.at.as_deref()), (Code::GenomeConvert, Some("CRAM 4.0")));
}

#[test]
fn the_name_that_a_program_gave_the_file_goes() {
    let mut named = RELEASED[1].1.to_vec();
    named[6..26].copy_from_slice(b"SakuraHinata.cram\0\0\0");
    let output = released("p.cram", &named).expect("released");
    assert_eq!(output[6..26], [0; 20]);
}

#[test]
fn files_that_were_joined_are_read_to_the_last_end() {
    let (_, whole) = RELEASED[1];
    let end = &whole[whole.len() - END..];
    let joined = [whole, end].concat();
    assert_eq!(
        released("p.cram", &joined).expect("released"),
        released("p.cram", whole).expect("released")
    );
    let hidden = [whole, b"Sakura Hinata"].concat();
    assert!(review("p.cram", &hidden).is_err());
    let unfinished = &whole[..whole.len() - END];
    assert_eq!(review("p.cram", unfinished).expect_err("held").code, Code::Truncated);
}

#[test]
fn a_changed_byte_is_told_by_the_checksums_of_version_3() {
    let (_, whole) = RELEASED[4];
    // What pads the header out is not passed on.
    let header = u32::from_le_bytes(whole[26..30].try_into().expect("four")) as usize;
    for place in (26 + header + 40..whole.len()).step_by(301) {
        let mut flipped = whole.to_vec();
        flipped[place] ^= 1 << (place % 8);
        assert!(review("p.cram", &flipped).is_err(), "{place}");
    }
}

#[test]
fn cut_or_changed_anywhere_it_names_nobody() {
    // Version 2 has no checksums, so that a lie is read.
    let (_, whole) = RELEASED[0];
    for cut in (1..whole.len()).step_by(797) {
        check(&whole[..cut]);
    }
    for place in (4..whole.len()).step_by(131) {
        for byte in [whole[place] ^ 1 << (place % 8), 0xFF] {
            let mut changed = whole.to_vec();
            changed[place] = byte;
            check(&changed);
        }
    }
}

fn check(bytes: &[u8]) {
    let Ok(output) = released("p.cram", bytes) else { return };
    for name in ["Sakura", "Mizuno", "sakura"] {
        assert!(!shows(&output, name), "{name}");
    }
}
