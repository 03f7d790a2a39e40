//! Bytes that no camera writes: every one ends with a reason, none in a panic.

use super::{fixture, output};
use kamei::reason::Code;

#[test]
fn no_truncated_file_is_released_with_what_identifies() {
    for (name, bytes) in fixture::all() {
        for length in 1..bytes.len() {
            if let Ok(written) = output(name, &bytes[..length]) {
                assert!(!super::holds(&written, b"Sakuraba"), "{name} cut to {length}");
            }
        }
    }
}

#[test]
fn no_changed_byte_makes_it_panic() {
    for (name, bytes) in fixture::all() {
        for place in 0..bytes.len() {
            for value in [0, 0x7F, 0xFF, bytes[place] ^ 1, bytes[place].wrapping_add(1)] {
                let mut changed = bytes.clone();
                changed[place] = value;
                let _ = output(name, &changed);
                let _ = super::session().preview(&changed, 0);
            }
        }
    }
}

#[test]
fn directories_that_point_at_themselves_end() {
    let mut tiff = fixture::tiff(&["one"]);
    let first = u32::from_le_bytes(tiff[4..8].try_into().expect("four bytes")) as usize;
    let count = usize::from(tiff[first]);
    let next = first + 2 + 12 * count;
    tiff[next..next + 4].copy_from_slice(&(first as u32).to_le_bytes());
    assert_eq!(output("a.tif", &tiff).expect_err("a loop").code, Code::BadImage);
}

#[test]
fn pictures_that_claim_to_be_huge_are_not_decoded() {
    let mut png = fixture::png();
    png[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    let mut gif = fixture::gif();
    gif[6..10].fill(0xFF);
    let mut bmp = fixture::bmp();
    (bmp[20], bmp[21], bmp[24], bmp[25]) = (0xFF, 0x7F, 0xFF, 0x7F);
    for bytes in [png, gif, bmp] {
        assert!(super::session().preview(&bytes, 0).is_err());
    }
}

#[test]
fn samples_beyond_the_end_are_refused() {
    for claim in [u32::MAX, 1 << 31] {
        let mut tiff = fixture::tiff(&["one"]);
        let first = u32::from_le_bytes(tiff[4..8].try_into().expect("four bytes")) as usize;
        let strip = (0..usize::from(tiff[first]))
            .map(|index| first + 2 + 12 * index)
            .find(|at| tiff[*at..*at + 2] == 273_u16.to_le_bytes())
            .expect("a strip");
        tiff[strip + 8..strip + 12].copy_from_slice(&claim.to_le_bytes());
        assert_eq!(output("a.tif", &tiff).expect_err("no such bytes").code, Code::Truncated);
    }
}

#[test]
fn the_seeds_of_fuzzing_are_the_files_made_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/images");
    for (name, bytes) in fixture::all() {
        let path = folder.join(name);
        if std::env::var("KAMEI_SEEDS").is_ok_and(|word| word == "write") {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &bytes).expect("a seed");
        }
        assert_eq!(std::fs::read(&path).ok(), Some(bytes), "{name}");
    }
}
