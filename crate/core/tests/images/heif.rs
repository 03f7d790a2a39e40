//! HEIF: nothing moves, what goes is overwritten, what nobody has described holds the file.

use super::fixture::{NAME, PLACE, exif};
use super::{holds, output, paths, session};
use kamei::progress::Silent;
use kamei::reason::Code;

/// The coded picture.
const CODED: &[u8] = b"coded picture of 64 by 48";

fn boxed(kind: &[u8], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
}

/// A box with version and flags.
fn full(kind: &[u8], version: u8, body: &[u8]) -> Vec<u8> {
    boxed(kind, &[&[version, 0, 0, 0], body].concat())
}

fn entry(id: u8, kind: &[u8], name: &str, more: &[u8]) -> Vec<u8> {
    full(b"infe", 2, &[&[0, id, 0, 0], kind, name.as_bytes(), b"\0", more].concat())
}

/// A photograph with EXIF, XMP, a description, names in its structure, and bytes that no item has;
/// `more` are boxes among those that describe it.
fn photograph_with(more: &[u8]) -> Vec<u8> {
    let xmp = format!("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">{NAME}</x:xmpmeta>");
    let exif = [b"\0\0\0\x06Exif\0\0", exif().as_slice()].concat();
    let items = [CODED, &exif, xmp.as_bytes()];
    let entries = [
        entry(1, b"hvc1", NAME, b""),
        entry(2, b"Exif", "", b""),
        entry(3, b"mime", "", b"application/rdf+xml\0"),
    ];
    let described = format!("\0\0\0\0en\0{NAME}\0{PLACE}\0\0");
    let properties = [
        boxed(b"ispe", &[0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 48]),
        boxed(b"udes", described.as_bytes()),
    ];
    let associations = full(b"ipma", 0, &[0, 0, 0, 1, 0, 1, 2, 1, 2]);
    let hidden = format!("between: {NAME}");
    let meta = |start: usize| {
        let mut at = start;
        let mut places = vec![0x44, 0x40, 0, items.len() as u8];
        for (id, item) in (1..).zip(items) {
            places.extend([0, id, 0, 0, 0, 0, 0, 0, 0, 1]);
            places.extend((at as u32).to_be_bytes());
            places.extend((item.len() as u32).to_be_bytes());
            at += item.len() + hidden.len();
        }
        let parts = [
            full(b"hdlr", 0, &[&[0; 4][..], b"pict", &[0; 12], PLACE.as_bytes(), b"\0"].concat()),
            full(b"pitm", 0, &[0, 1]),
            full(b"iinf", 0, &[&[0, 3][..], &entries.concat()].concat()),
            full(b"iloc", 0, &places),
            full(b"iref", 0, &boxed(b"cdsc", &[0, 2, 0, 1, 0, 1])),
            boxed(b"iprp", &[boxed(b"ipco", &properties.concat()), associations.clone()].concat()),
            more.to_vec(),
        ];
        full(b"meta", 0, &parts.concat())
    };
    let brand = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let own = boxed(b"uuid", &[&[7; 16], NAME.as_bytes()].concat());
    let start = brand.len() + own.len() + meta(0).len() + 8;
    let data: Vec<u8> = items.iter().flat_map(|item| [item, hidden.as_bytes()].concat()).collect();
    [brand, own, meta(start), boxed(b"mdat", &data), NAME.as_bytes().to_vec()].concat()
}

pub(crate) fn photograph() -> Vec<u8> {
    photograph_with(&[])
}

#[test]
fn a_heic_keeps_its_picture_where_it_was_and_its_length() {
    let input = photograph();
    let written = output("a.heic", &input).expect("a photograph");
    let place = |bytes: &[u8]| bytes.windows(CODED.len()).position(|window| window == CODED);
    assert!(place(&input).is_some());
    assert_eq!(place(&written), place(&input));
    assert_eq!(written.len(), input.len() - NAME.len(), "all but what lay behind its end");
    assert!(holds(&written, b"Maker\0"), "what EXIF says of the camera stays");
    assert!(holds(&written, &[0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0]), "orientation");
}

#[test]
fn a_review_of_a_heic_names_what_goes() {
    let found = paths("a.heic", &photograph());
    for path in [
        "exif.Image.Artist",
        "exif.GPS.GPSLatitude",
        "xmp",
        "heif.item name",
        "heif.handler",
        "heif.property",
        "heif.between",
        "heif.box",
        "trailing",
    ] {
        assert!(found.iter().any(|place| place == path), "{path} not in {found:?}");
    }
}

#[test]
fn a_heic_of_which_a_box_or_an_item_is_unknown_is_held() {
    let strange = photograph_with(&full(b"what", 0, NAME.as_bytes()));
    let mut sequence = photograph();
    sequence.truncate(sequence.len() - NAME.len());
    sequence.extend(boxed(b"moov", b""));
    let at = photograph().windows(4).position(|window| window == b"hvc1").expect("an item");
    let mut other = photograph();
    other[at..at + 4].copy_from_slice(b"jpeg");
    for bytes in [strange, sequence, other] {
        let held = session().inspect(&bytes, &mut Silent).expect_err("unknown");
        assert_eq!(held.code, Code::Heif);
    }
}

#[test]
fn items_that_share_bytes_are_no_way_to_keep_a_description() {
    // The EXIF item is said to lie where the picture does.
    let input = photograph();
    let place = |wanted: &[u8]| input.windows(wanted.len()).position(|window| window == wanted);
    let coded = place(CODED).expect("the picture") as u32;
    let exif = place(b"\0\0\0\x06Exif").expect("the EXIF item") as u32;
    let field = place(&exif.to_be_bytes()).expect("where the EXIF item lies");
    let mut shared = input.clone();
    shared[field..field + 4].copy_from_slice(&coded.to_be_bytes());
    let held = session().inspect(&shared, &mut Silent).expect_err("shared bytes");
    assert_eq!(held.code, Code::BadImage);
}
