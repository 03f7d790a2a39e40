//! Image files of an invented patient, put together byte by byte.

/// What no output may hold.
pub(crate) const NAME: &str = "Sakuraba Hinata";
/// Where the picture was taken.
pub(crate) const PLACE: &str = "Mihama Clinic";

/// One tag of a directory: number, type, count, value.
pub(crate) type Tag<'a> = (u16, u16, u32, &'a [u8]);

/// A little-endian TIFF structure of one directory at an offset, with its values behind it.
pub(crate) fn directory(tags: &[Tag<'_>], at: u32, next: u32) -> Vec<u8> {
    let mut table = (tags.len() as u16).to_le_bytes().to_vec();
    let mut values = Vec::new();
    let start = at + 2 + 12 * tags.len() as u32 + 4;
    for (tag, kind, count, value) in tags {
        table.extend(tag.to_le_bytes());
        table.extend(kind.to_le_bytes());
        table.extend(count.to_le_bytes());
        if value.len() <= 4 {
            table.extend(*value);
            table.resize(table.len() + 4 - value.len(), 0);
        } else {
            table.extend((start + values.len() as u32).to_le_bytes());
            values.extend(*value);
            values.resize(values.len().next_multiple_of(2), 0);
        }
    }
    table.extend(next.to_le_bytes());
    [table, values].concat()
}

/// EXIF with orientation, maker, artist, a date, GPS, a maker note and a thumbnail.
pub(crate) fn exif() -> Vec<u8> {
    let artist = format!("{NAME}\0");
    let image = |photo: u32, gps: u32, thumbnail: u32| {
        let (photo, gps) = (photo.to_le_bytes(), gps.to_le_bytes());
        let tags: [Tag<'_>; 7] = [
            (271, 2, 6, b"Maker\0"),
            (274, 3, 1, &[6, 0]),
            (306, 2, 20, b"2024:03:05 10:11:12\0"),
            (315, 2, artist.len() as u32, artist.as_bytes()),
            (0x9999, 2, artist.len() as u32, artist.as_bytes()),
            (34665, 4, 1, &photo),
            (34853, 4, 1, &gps),
        ];
        directory(&tags, 8, thumbnail)
    };
    let note = format!("note of {NAME}");
    let photo: [Tag<'_>; 3] = [
        (33434, 5, 1, &[1, 0, 0, 0, 160, 0, 0, 0]),
        (36867, 2, 20, b"2024:03:05 10:11:12\0"),
        (37500, 7, note.len() as u32, note.as_bytes()),
    ];
    let gps: [Tag<'_>; 2] = [(1, 2, 2, b"N\0"), (2, 5, 3, &[35; 24])];
    let thumbnail: [Tag<'_>; 1] = [(259, 3, 1, &[6, 0])];
    let second = 8 + image(0, 0, 0).len() as u32;
    let third = second + directory(&photo, second, 0).len() as u32;
    let fourth = third + directory(&gps, third, 0).len() as u32;
    let parts = [
        b"II*\0\x08\0\0\0".to_vec(),
        image(second, third, fourth),
        directory(&photo, second, 0),
        directory(&gps, third, 0),
        directory(&thumbnail, fourth, 0),
        format!("\u{ff}\u{d8} thumbnail of {NAME}").into_bytes(),
    ];
    parts.concat()
}

/// One segment of a JPEG.
pub(crate) fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    [&[0xFF, marker], &(data.len() as u16 + 2).to_be_bytes()[..], data].concat()
}

/// The entropy-coded data of [`jpeg`].
pub(crate) const SCAN: &[u8] = b"\x12\xFF\x00\x34\xFF\xD0\x56";

/// A JPEG with everything that stands around pictures.
pub(crate) fn jpeg() -> Vec<u8> {
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{NAME}</x:xmpmeta>");
    let by_line = [&[0x1C, 2, 80, 0, NAME.len() as u8], NAME.as_bytes()].concat();
    let length = (by_line.len() as u32).to_be_bytes();
    let photoshop = [
        b"Photoshop 3.0\08BIM\x04\x04\0\0",
        &length[..],
        &by_line,
        b"8BIM\x04\x0C\0\0\0\0\0\x04abcd",
    ];
    let parts = [
        vec![0xFF, 0xD8],
        segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01abc"),
        segment(0xE1, &[b"Exif\0\0", exif().as_slice()].concat()),
        segment(0xE1, xmp.as_bytes()),
        segment(0xE5, NAME.as_bytes()),
        segment(0xED, &photoshop.concat()),
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\0"),
        segment(0xFE, PLACE.as_bytes()),
        segment(0xDB, &[&[0][..], &[1; 64]].concat()),
        segment(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00"),
        segment(0xDA, b"\x01\x01\x00\x00\x3F\x00"),
        SCAN.to_vec(),
        vec![0xFF, 0xD9],
        format!("after the end: {NAME}").into_bytes(),
    ];
    parts.concat()
}

/// One chunk of a PNG.
pub(crate) fn chunk(name: &str, data: &[u8]) -> Vec<u8> {
    let body = [name.as_bytes(), data].concat();
    let check = crc32fast::hash(&body).to_be_bytes();
    [&(data.len() as u32).to_be_bytes()[..], &body, &check].concat()
}

/// The deflated samples of [`png`]: two by one grey pixels, 7 and 9.
pub(crate) fn idat() -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(&[0, 7, 9]).expect("memory");
    encoder.finish().expect("memory")
}

/// A PNG with text, a time, EXIF, gamma and something after its end.
pub(crate) fn png() -> Vec<u8> {
    let said = |keyword: &str, text: &str| chunk("tEXt", format!("{keyword}\0{text}").as_bytes());
    let parts = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk("IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        chunk("gAMA", &[0, 0, 0xB1, 0x8F]),
        said("Author", NAME),
        said("Patient Sakuraba", PLACE),
        chunk("tIME", &[7, 232, 3, 5, 10, 11, 12]),
        chunk("eXIf", &exif()),
        chunk("prVt", NAME.as_bytes()),
        chunk("IDAT", &idat()),
        chunk("IEND", b""),
        NAME.as_bytes().to_vec(),
    ];
    parts.concat()
}

/// A GIF of one by one pixel that runs in a loop, with a comment and an application's own block.
pub(crate) fn gif() -> Vec<u8> {
    let block = |data: &[u8]| [&[data.len() as u8], data, &[0]].concat();
    let parts = [
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF".to_vec(),
        b"!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0".to_vec(),
        [b"!\xFE", block(NAME.as_bytes()).as_slice()].concat(),
        [b"!\xFF\x0BMEDICAL 1.0", block(PLACE.as_bytes()).as_slice()].concat(),
        b"!\xF9\x04\0\x0A\0\0\0".to_vec(),
        b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0".to_vec(),
        b";".to_vec(),
        NAME.as_bytes().to_vec(),
    ];
    parts.concat()
}

/// A chunk of a RIFF.
pub(crate) fn riff(name: &[u8], data: &[u8]) -> Vec<u8> {
    let pad: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
    [name, &(data.len() as u32).to_le_bytes()[..], data, pad].concat()
}

/// A lossless WebP of one by one pixel (RFC 9649 §3), with EXIF, XMP and a chunk of its own.
pub(crate) fn webp() -> Vec<u8> {
    let chunks = [
        riff(b"VP8X", &[0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        riff(b"VP8L", &[0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 7, 0]),
        riff(b"EXIF", &exif()),
        riff(b"XMP ", NAME.as_bytes()),
        riff(b"OWNR", NAME.as_bytes()),
    ];
    let body = [b"WEBP".as_slice(), &chunks.concat()].concat();
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body, NAME.as_bytes()].concat()
}

/// A BMP of one by one pixel with text between its palette and its samples, and after them.
pub(crate) fn bmp() -> Vec<u8> {
    let gap = NAME.as_bytes();
    let offset = 54 + gap.len() as u32;
    let mut header = vec![0; 40];
    header[0] = 40;
    (header[4], header[8], header[12], header[14]) = (1, 1, 1, 24);
    let file = [b"BM\0\0\0\0HINA", &offset.to_le_bytes()[..]].concat();
    [&file, &header, gap, &[1, 2, 3, 0], NAME.as_bytes()].concat()
}

/// Tags of a page of one by one grey pixel whose strip lies at an offset.
fn page<'a>(offset: &'a [u8], more: &[Tag<'a>]) -> Vec<Tag<'a>> {
    let mut tags: Vec<Tag<'a>> = vec![
        (256, 3, 1, &[1, 0]),
        (257, 3, 1, &[1, 0]),
        (258, 3, 1, &[8, 0]),
        (259, 3, 1, &[1, 0]),
        (262, 3, 1, &[1, 0]),
        (273, 4, 1, offset),
        (277, 3, 1, &[1, 0]),
        (278, 3, 1, &[1, 0]),
        (279, 4, 1, &[1, 0, 0, 0]),
    ];
    tags.extend(more);
    tags.sort_by_key(|tag| tag.0);
    tags
}

/// A TIFF of pages that each hold the grey pixel of their number, with a description each, an
/// artist, and bytes that nothing points to.
pub(crate) fn tiff(descriptions: &[&str]) -> Vec<u8> {
    let mut bytes = b"II*\0\0\0\0\0".to_vec();
    bytes.extend((1..=descriptions.len() as u8).collect::<Vec<_>>());
    bytes.extend(format!("between pages: {NAME}").as_bytes());
    bytes.resize(bytes.len().next_multiple_of(2), 0);
    let first = bytes.len() as u32;
    bytes[4..8].copy_from_slice(&first.to_le_bytes());
    for (index, description) in descriptions.iter().enumerate() {
        let offset = (8 + index as u32).to_le_bytes();
        let more: [Tag<'_>; 2] = [
            (270, 2, description.len() as u32, description.as_bytes()),
            (315, 2, NAME.len() as u32, NAME.as_bytes()),
        ];
        let (tags, at) = (page(&offset, &more), bytes.len() as u32);
        let end = at + directory(&tags, at, 0).len() as u32;
        let next = if index + 1 < descriptions.len() { end } else { 0 };
        bytes.extend(directory(&tags, at, next));
    }
    bytes
}

/// All of them by name.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.jpg", jpeg()),
        ("a.png", png()),
        ("a.gif", gif()),
        ("a.webp", webp()),
        ("a.bmp", bmp()),
        ("a.tif", tiff(&["first of Sakuraba Hinata", "second"])),
        ("a.heic", super::heif::photograph()),
    ]
}
