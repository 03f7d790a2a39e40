//! Image files: what identifies is gone, what the picture needs stays, and samples are ranges of
//! the input.

mod fixture;
mod heif;
mod hostile;
mod masks;

use fixture::{NAME, PLACE, SCAN, chunk, segment};
use kamei::format::dicom::preview::Pixels;
use kamei::key::ProjectKey;
use kamei::plan::{Look, Status};
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::{Request, Session};
use kamei::source::Named;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> =
    LazyLock::new(|| Policy::named("jp-pseudonymized").expect("the default policy"));

fn session() -> Session {
    Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]))
}

fn output(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let bytes = bytes.to_vec();
    let file = Named::new(name, &bytes);
    let request = Request { input: name, look: Look::Person, ..Request::default() };
    let finished = session().finish(&file, &request, &mut Silent)?;
    Ok(finished.released.rope().to_vec(&bytes).expect("the output can be read"))
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

fn paths(name: &str, bytes: &[u8]) -> Vec<String> {
    let review = session().review(&bytes.to_vec(), name, &[], &mut Silent).expect("a review");
    review.rows.into_iter().map(|row| row.path).collect()
}

#[test]
fn no_file_leaves_before_a_person_has_looked_at_the_picture() {
    for (name, bytes) in fixture::all() {
        let (seen, _) = session().inspect(&bytes, &mut Silent).expect("an image");
        assert_eq!(seen.status, Status::Review, "{name}");
        assert_eq!(seen.reasons[0].code, Code::PictureUnseen, "{name}");
        let request = Request { input: name, ..Request::default() };
        let held = session().finish(&bytes, &request, &mut Silent);
        assert_eq!(held.expect_err("nobody looked").code, Code::NotReviewed, "{name}");
    }
}

#[test]
fn nothing_that_names_someone_is_left_in_any_container() {
    for (name, bytes) in fixture::all() {
        let written = output(name, &bytes).expect(name);
        for gone in [NAME, PLACE, "Sakuraba", "HINA", "2024:03:05"] {
            assert!(!holds(&written, gone.as_bytes()), "{gone} in {name}");
        }
        assert!(!holds(&written, &[35; 24]), "GPS in {name}");
        assert_eq!(output(name, &written).expect("again").len(), written.len(), "{name}");
    }
}

#[test]
fn a_photograph_keeps_what_it_is_shown_and_measured_by() {
    let written = output("a.jpg", &fixture::jpeg()).expect("a photograph");
    assert!(holds(&written, b"Maker\0"));
    assert!(holds(&written, &[0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0]), "orientation");
    assert!(holds(&written, &[1, 0, 0, 0, 160, 0, 0, 0]), "exposure");
    assert!(holds(&written, &segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\0\0")));
    assert!(holds(&written, &segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")));
    assert!(written.ends_with(&[SCAN, &[0xFF, 0xD9]].concat()));
    let dates = written.windows(9).filter(|window| window.ends_with(b" 10:11:12")).count();
    assert_eq!(dates, 2, "dates keep their form");
}

#[test]
fn a_review_calls_each_part_by_its_name() {
    let found = paths("a.jpg", &fixture::jpeg());
    for path in [
        "exif.Image.Artist",
        "exif.GPS.GPSLatitude",
        "exif.Photo.MakerNote",
        "exif.Image.0x9999",
        "exif.Thumbnail",
        "xmp",
        "iptc.By-line",
        "photoshop.resource 0x040C",
        "jpeg.comment",
        "jpeg.APP5",
        "jfif.thumbnail",
        "trailing",
    ] {
        assert!(found.iter().any(|place| place == path), "{path} not in {found:?}");
    }
    let found = paths("a.png", &fixture::png());
    assert!(found.contains(&"png.tEXt.Author".to_owned()), "{found:?}");
    assert!(!found.iter().any(|path| path.contains("Patient")), "a keyword may name someone");
}

#[test]
fn a_png_keeps_gamma_and_its_time_moves() {
    let written = output("a.png", &fixture::png()).expect("a PNG");
    assert!(holds(&written, &chunk("gAMA", &[0, 0, 0xB1, 0x8F])));
    assert!(holds(&written, &chunk("IDAT", &fixture::idat())));
    assert!(
        holds(&written, b"tIME") && !holds(&written, &chunk("tIME", &[7, 232, 3, 5, 10, 11, 12]))
    );
    assert!(written.ends_with(&chunk("IEND", b"")));
}

#[test]
fn an_animation_keeps_its_pace() {
    let written = output("a.gif", &fixture::gif()).expect("a GIF");
    assert!(holds(&written, b"!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"));
    assert!(holds(&written, b"!\xF9\x04\0\x0A\0\0\0"));
    assert!(written.ends_with(b";"));
}

#[test]
fn the_header_of_a_webp_says_what_is_left() {
    let written = output("a.webp", &fixture::webp()).expect("a WebP");
    let size = u32::from_le_bytes(written[4..8].try_into().expect("four bytes"));
    assert_eq!(size as usize + 8, written.len());
    assert_eq!(written[20], 0x08, "EXIF stays for its orientation, XMP is gone");
}

#[test]
fn pages_of_a_tiff_keep_their_samples_and_lose_the_rest() {
    let written = output("a.tif", &fixture::tiff(&["one", "two", "three"])).expect("a TIFF");
    assert_eq!(&written[8..11], [1, 2, 3]);
    let (again, _) = session().inspect(&written, &mut Silent).expect("a TIFF");
    assert_eq!(again.place.frames, 3);
}

#[test]
fn a_slide_loses_its_label_and_keeps_its_scale() {
    let slide = [
        "Aperio Image Library v11.2.1\r\n1x1 [0,0 1x1] (1x1) JPEG/RGB Q=30|AppMag = 20|MPP = 0.5|\
         User = Sakuraba|Filename = 00427718|Date = 03/05/24|Time = 10:11:12",
        "Aperio Image Library v11.2.1\r\n1x1 -> 1x1 - |AppMag = 20",
        "Aperio Image Library v11.2.1\r\nlabel 1x1",
        "Aperio Image Library v11.2.1\r\nmacro 1x1",
    ];
    let written = output("a.svs", &fixture::tiff(&slide)).expect("a slide");
    assert_eq!(written[8..10], [1, 2]);
    assert!(
        !holds(&written, &[1, 2, 3]) && !holds(&written, b"label") && !holds(&written, b"macro")
    );
    assert!(holds(&written, b"|AppMag = 20|MPP = 0.5|Date = "));
    for gone in ["Sakuraba", "00427718", "03/05/24"] {
        assert!(!holds(&written, gone.as_bytes()), "{gone}");
    }
    let other = output("a.tif", &fixture::tiff(&["level", "Label Image"]));
    assert_eq!(other.expect_err("a label").code, Code::LabelImage);
}

#[test]
fn every_container_shows_its_pictures() {
    let shown = |name: &str, bytes: &Vec<u8>, frame| {
        let preview = session().preview(bytes, frame);
        preview.unwrap_or_else(|reason| panic!("{name}: {reason}"))
    };
    for (name, bytes) in fixture::all() {
        // The samples of the photographs are none; real ones are decoded by `cargo xtask images`.
        if ["a.jpg", "a.heic"].contains(&name) {
            continue;
        }
        let preview = shown(name, &bytes, 0);
        let (across, down) = if name == "a.png" { (2, 1) } else { (1, 1) };
        assert_eq!((preview.width, preview.height), (across, down), "{name}");
        assert_eq!(session().preview(&bytes, 9).expect_err("no such page").code, Code::NoPreview);
        let Pixels::Rgba(pixels) = preview.pixels else { panic!("{name}") };
        match name {
            "a.png" => assert_eq!(pixels, [7, 7, 7, 255, 9, 9, 9, 255]),
            "a.bmp" => assert_eq!(pixels, [3, 2, 1, 255]),
            "a.tif" => assert_eq!(pixels, [1, 1, 1, 255]),
            _ => assert_eq!(pixels[3], 255),
        }
    }
    let Pixels::Rgba(second) = shown("a.tif", &fixture::tiff(&["one", "two"]), 1).pixels else {
        panic!("a picture")
    };
    assert_eq!(second, [2, 2, 2, 255]);
}
