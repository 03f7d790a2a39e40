//! Boxes burnt into pictures of every container; other readers look at more in
//! `scripts/images/masks.py`.

use super::{fixture, holds, session};
use kamei::format::dicom::picture::Rendering;
use kamei::pixels::{MaskBox, MaskKind, Raster};
use kamei::plan::Look;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::Request;

fn mask(frame: Option<u32>) -> MaskBox {
    MaskBox { frame, x: 0, y: 0, w: 1, h: 1, kind: MaskKind::Drawn }
}

fn masked(name: &str, bytes: &[u8], masks: &[MaskBox]) -> Result<Vec<u8>, Reason> {
    let bytes = bytes.to_vec();
    let request = Request { input: name, look: Look::Person, masks, ..Request::default() };
    let finished = session().finish(&bytes, &request, &mut Silent)?;
    Ok(finished.released.rope().to_vec(&bytes).expect("the output can be read"))
}

fn shown(bytes: &[u8], frame: u64) -> Raster {
    let frame = session().frame(&bytes.to_vec(), frame, Rendering::AsDisplayed);
    frame.expect("a picture")
}

#[test]
fn a_box_is_black_in_every_container() {
    for (name, bytes) in fixture::all() {
        // The samples of these photographs are none.
        if ["a.jpg", "a.heic"].contains(&name) {
            assert_eq!(
                masked(name, &bytes, &[mask(None)]).expect_err(name).code,
                Code::MaskUnreadable
            );
            continue;
        }
        let written = masked(name, &bytes, &[mask(None)]).expect(name);
        assert_eq!(shown(&written, 0).rgb[..3], [0, 0, 0], "{name}");
        assert!(!holds(&written, b"Sakuraba"), "{name}");
    }
}

#[test]
fn what_lies_beside_a_box_stays() {
    let written = masked("a.png", &fixture::png(), &[mask(None)]).expect("a PNG");
    assert_eq!(shown(&written, 0).rgb, [0, 0, 0, 9, 9, 9]);
}

#[test]
fn only_the_page_of_a_box_is_written_anew() {
    let pages = fixture::tiff(&["one", "two", "three"]);
    let written = masked("a.tif", &pages, &[mask(Some(1))]).expect("a TIFF");
    // Pages without boxes are where they were, in order.
    assert_eq!(written[8..10], [1, 3]);
    for (page, grey) in [(0, 1), (1, 0), (2, 3)] {
        assert_eq!(shown(&written, page).rgb, [grey; 3]);
    }
}

/// A grey pixel over another, each a deflated strip of its own.
fn two_strips(checksum_of_the_second: u8) -> Vec<u8> {
    let strip = |grey: u8, checksum: u8| {
        [[0x78, 1, 1, 1, 0, 0xFE, 0xFF, grey].as_slice(), &[0, checksum, 0, checksum]].concat()
    };
    let head = [b"II*\0\x20\0\0\0".as_slice(), &strip(5, 6), &strip(7, checksum_of_the_second)];
    let tags: [fixture::Tag<'_>; 9] = [
        (256, 3, 1, &[1, 0]),
        (257, 3, 1, &[2, 0]),
        (258, 3, 1, &[8, 0]),
        (259, 3, 1, &[8, 0]),
        (262, 3, 1, &[1, 0]),
        (273, 3, 2, &[8, 0, 20, 0]),
        (277, 3, 1, &[1, 0]),
        (278, 3, 1, &[1, 0]),
        (279, 3, 2, &[12, 0, 12, 0]),
    ];
    [head.concat(), fixture::directory(&tags, 32, 0)].concat()
}

#[test]
fn a_strip_that_cannot_be_read_beside_a_box_is_not_called_a_mask_that_differs() {
    assert!(masked("a.tif", &two_strips(8), &[mask(None)]).is_ok());
    let reason = masked("a.tif", &two_strips(9), &[mask(None)]).expect_err("a broken checksum");
    assert_eq!(reason.code, Code::MaskUnreadable);
}

#[test]
fn a_box_beside_the_picture_changes_nothing() {
    let beside = MaskBox { x: 50, y: 50, ..mask(None) };
    for (name, bytes) in fixture::all() {
        let plain = super::output(name, &bytes).expect(name);
        assert_eq!(masked(name, &bytes, &[beside]).expect(name), plain, "{name}");
    }
}

#[test]
fn a_photograph_tells_its_size_and_that_it_may_show_a_face() {
    let (seen, _) = session().inspect(&fixture::png(), &mut Silent).expect("a PNG");
    let shape = seen.place.shape.expect("a picture");
    assert_eq!((shape.columns, shape.rows, shape.photograph), (2, 1, true));
}

#[test]
fn bytes_that_no_camera_writes_are_never_masked_in_a_panic() {
    for (name, bytes) in fixture::all() {
        for place in 0..bytes.len() {
            for value in [0, 0xFF, bytes[place] ^ 1] {
                let mut changed = bytes.clone();
                changed[place] = value;
                let _ = masked(name, &changed, &[mask(None)]);
            }
        }
    }
}
