//! Boxes are blanked in the stored pixels of every coding; all other pixels and all other frames
//! stay what they were.

use crate::fixture::{Explicit, object, part_10, session};
use kamei::format::dicom::picture::Rendering;
use kamei::pixels::{MaskBox, MaskKind, Raster, Samples, jpeg, jpeg_ls, rle};
use kamei::plan::{Look, Status};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::{Finished, Request};
use kamei::source::Piece;

const COLUMNS: usize = 20;
const ROWS: usize = 12;
const BOX: MaskBox = MaskBox { frame: None, x: 3, y: 2, w: 6, h: 4, kind: MaskKind::Drawn };

fn picture(channels: usize, precision: u32, frame: u32) -> Samples {
    let mut samples = Samples::blank(COLUMNS, ROWS, channels, precision).expect("small");
    for index in 0..samples.len() {
        // In the upper half, so that nothing is black before it is blanked.
        let half = 1 << (precision - 1);
        samples.set(index, half + (index as u32 * 7 + 13 * frame + 5) % half);
    }
    samples
}

/// What describes pixels of one kind.
#[derive(Clone, Copy)]
struct Kind {
    channels: u16,
    stored: u16,
    photometric: &'static str,
    signed: bool,
    planar: bool,
}

const GRAY: Kind =
    Kind { channels: 1, stored: 12, photometric: "MONOCHROME2", signed: false, planar: false };
const COLOUR: Kind = Kind { channels: 3, stored: 8, photometric: "RGB", ..GRAY };

fn described(kind: Kind, frames: u32, pixels: Vec<u8>) -> Vec<u8> {
    let us = |tag, value: u16| Explicit.element(tag, "US", &value.to_le_bytes());
    let allocated = if kind.stored > 8 { 16 } else { 8 };
    object(
        Explicit,
        &[
            us(0x0028_0002, kind.channels),
            Explicit.element(0x0028_0004, "CS", kind.photometric.as_bytes()),
            us(0x0028_0006, kind.planar.into()),
            Explicit.element(0x0028_0008, "IS", frames.to_string().as_bytes()),
            us(0x0028_0010, ROWS as u16),
            us(0x0028_0011, COLUMNS as u16),
            us(0x0028_0100, allocated),
            us(0x0028_0101, kind.stored),
            us(0x0028_0102, kind.stored - 1),
            us(0x0028_0103, kind.signed.into()),
            pixels,
        ],
    )
}

fn native(kind: Kind, frames: &[Vec<u8>]) -> Vec<u8> {
    let pixels = Explicit.element(0x7FE0_0010, "OW", &frames.concat());
    part_10(Explicit.uid(), &described(kind, frames.len() as u32, pixels))
}

fn encapsulated(kind: Kind, syntax: &str, frames: &[Vec<u8>]) -> Vec<u8> {
    let mut data = Explicit.header(0x7FE0_0010, "OB", u32::MAX);
    let mut offsets = Vec::new();
    let mut items = Vec::new();
    for frame in frames {
        offsets.extend((items.len() as u32).to_le_bytes());
        let mut frame = frame.clone();
        frame.resize(frame.len().next_multiple_of(2), 0);
        items.extend(Explicit.element(0xFFFE_E000, "", &frame));
    }
    data.extend(Explicit.element(0xFFFE_E000, "", &offsets));
    data.extend(items);
    data.extend(Explicit.header(0xFFFE_E0DD, "", 0));
    part_10(syntax, &described(kind, frames.len() as u32, data))
}

fn masked(file: &[u8], masks: &[MaskBox]) -> Result<Finished, Reason> {
    let request = Request { input: "input", look: Look::Person, masks, ..Request::default() };
    session(7).finish(&file.to_vec(), &request, &mut Silent)
}

/// Frames as people see them before and after, at full range.
fn seen(file: &[u8], masks: &[MaskBox], frame: u64) -> [Raster; 2] {
    shown(file, masks, frame, Rendering::FullRange)
}

fn shown(file: &[u8], masks: &[MaskBox], frame: u64, how: Rendering) -> [Raster; 2] {
    let finished = masked(file, masks).expect("masked");
    let source = file.to_vec();
    let output = finished.released.rope().to_vec(&source).expect("readable");
    [&source, &output].map(|file| session(7).frame(file, frame, how).expect("decodes"))
}

fn inside(pixel: usize) -> bool {
    let (x, y) = (pixel % COLUMNS, pixel / COLUMNS);
    (3..9).contains(&x) && (2..6).contains(&y)
}

fn little_endian(samples: &Samples) -> Vec<u8> {
    samples.bytes.clone()
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let grays = [0, 1, 2].map(|frame| picture(1, 12, frame));
    let colours = [0, 1, 2].map(|frame| picture(3, 8, frame));
    let coded = |of: &[Samples], by: &dyn Fn(&Samples) -> Vec<u8>| -> Vec<Vec<u8>> {
        of.iter().map(by).collect()
    };
    let lossless = |samples: &Samples| jpeg::encode_lossless(samples).expect("coded");
    let run_lengths = |samples: &Samples| rle::encode(samples).expect("coded");
    let near = |samples: &Samples| jpeg_ls::encode(samples).expect("coded");
    let uid = |end: &str| format!("1.2.840.10008.1.2.{end}");
    vec![
        ("native gray", native(GRAY, &coded(&grays, &little_endian))),
        ("native colour", native(COLOUR, &coded(&colours, &little_endian))),
        ("run lengths", encapsulated(GRAY, &uid("5"), &coded(&grays, &run_lengths))),
        ("run lengths in colour", encapsulated(COLOUR, &uid("5"), &coded(&colours, &run_lengths))),
        ("lossless JPEG", encapsulated(GRAY, &uid("4.70"), &coded(&grays, &lossless))),
        ("JPEG-LS", encapsulated(GRAY, &uid("4.80"), &coded(&grays, &near))),
        ("JPEG-LS in colour", encapsulated(COLOUR, &uid("4.80"), &coded(&colours, &near))),
    ]
}

#[test]
fn what_lies_under_a_box_is_black_and_the_rest_is_as_it_was() {
    for (name, file) in files() {
        let only_second = MaskBox { frame: Some(1), ..BOX };
        for (masks, frame, blank) in [
            ([BOX], 0, true),
            ([BOX], 2, true),
            ([only_second], 1, true),
            ([only_second], 0, false),
        ] {
            let [before, after] = seen(&file, &masks, frame);
            assert_eq!((before.width, before.height), (after.width, after.height), "{name}");
            // Windows to the full range move where black is new; colours do not.
            let black = after.rgb.chunks_exact(3).enumerate().filter(|(_, rgb)| **rgb == [0; 3]);
            if blank {
                assert!(
                    black.map(|(pixel, _)| pixel).eq((0..COLUMNS * ROWS).filter(|p| inside(*p))),
                    "{name}"
                );
            } else {
                assert_eq!(before, after, "{name}");
            }
        }
    }
}

#[test]
fn frames_without_boxes_stay_ranges_of_the_input() {
    let frames: Vec<Samples> = (0..9).map(|frame| picture(1, 12, frame)).collect();
    let coded: Vec<Vec<u8>> =
        frames.iter().map(|frame| jpeg_ls::encode(frame).expect("coded")).collect();
    let mut long = coded.clone();
    // Long enough not to become part of the header.
    long[4].resize(1 << 17, 0);
    let file = encapsulated(GRAY, "1.2.840.10008.1.2.4.80", &long);
    let finished = masked(&file, &[MaskBox { frame: Some(1), ..BOX }]).expect("masked");
    let ranges = finished.released.rope().pieces().iter().filter_map(|piece| match piece {
        Piece::Range(span) => Some(span.end - span.start),
        Piece::New(_) => None,
    });
    assert!(ranges.max() >= Some(1 << 17));
}

#[test]
fn black_is_what_shows_as_black() {
    let inverted = Kind { photometric: "MONOCHROME1", ..GRAY };
    let signed = Kind { signed: true, stored: 16, ..GRAY };
    let planar = Kind { planar: true, ..COLOUR };
    let ybr = Kind { photometric: "YBR_FULL", ..COLOUR };
    let colours = picture(3, 8, 0);
    let planes: Vec<u8> =
        (0..3).flat_map(|channel| colours.bytes.iter().skip(channel).step_by(3)).copied().collect();
    for file in [
        native(inverted, &[little_endian(&picture(1, 12, 0))]),
        native(signed, &[little_endian(&picture(1, 16, 0))]),
        native(planar, &[planes]),
        native(ybr, &[little_endian(&colours)]),
    ] {
        let [_, after] = seen(&file, &[BOX], 0);
        for (pixel, rgb) in after.rgb.chunks_exact(3).enumerate().filter(|(p, _)| inside(*p)) {
            assert_eq!(rgb, [0; 3], "{pixel}");
        }
    }
}

#[test]
fn an_approved_mask_is_said_and_recorded() {
    let (_, file) = files().remove(0);
    let finished = masked(&file, &[BOX, MaskBox { frame: Some(2), ..BOX }]).expect("masked");
    let treatment = &finished.entry.treatment;
    assert!(treatment.method_codes.iter().any(|code| code == "113101"));
    let totals: Vec<_> =
        treatment.masks.iter().map(|total| (total.kind, total.boxes, total.frames)).collect();
    assert_eq!(totals, [(MaskKind::Drawn, 2, 3)]);
    let unmasked = masked(&file, &[]).expect("released");
    assert!(!unmasked.entry.treatment.method_codes.iter().any(|code| code == "113101"));
    assert!(unmasked.entry.treatment.masks.is_empty());
}

#[test]
fn a_frame_that_cannot_be_decoded_is_held_where_it_needs_a_mask() {
    let broken = vec![b"\xFF\xD8\xFF\xC4\0\x02\xFF\xD9".to_vec()];
    for syntax in ["1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80"] {
        let file = encapsulated(GRAY, syntax, &broken);
        let held = masked(&file, &[BOX]).map(|_| ()).map_err(|reason| reason.code);
        assert_eq!(held, Err(Code::MaskUnreadable), "{syntax}");
    }
}

#[test]
fn the_picture_of_a_label_goes_once_it_is_masked() {
    let pixels = Explicit.element(0x7FE0_0010, "OW", &picture(1, 12, 0).bytes);
    let mut data_set = Explicit.element(0x0008_0008, "CS", b"ORIGINAL\\PRIMARY\\LABEL\\NONE");
    let described = described(GRAY, 1, pixels);
    data_set.extend(described);
    let file = part_10(Explicit.uid(), &data_set);
    let (inspection, _) = session(7).inspect(&file, &mut Silent).expect("readable");
    assert_eq!(inspection.status, Status::Review);
    let code = |masks| masked(&file, masks).map(|_| ()).map_err(|reason| reason.code);
    assert_eq!(code(&[]), Err(Code::LabelImage));
    assert_eq!(code(&[BOX]), Ok(()));
}

/// A picture of 20 x 12 gray pixels, black in its first corner and white in its last, coded for throughput by OpenJPH
/// without loss, and with.
const THROUGHPUT: [&str; 2] = [
    "ff4fff5100294000000000140000000c0000000000000000000000140000000c000000000000000000010701 \
    01ff500008000200000002ff52000c00020001000504044001ff5c0013204850505050505050505050505048 \
    4848ff64001700014f70656e4a50482056657220302e32362e332eff90000a0000000000990001ff93c02598 \
    01077400c01280fc00477400c0124013401280fc27730028fe00017400ef00077400c012c0134012806c0003 \
    7400acfd00017400f700077400c013c0159004e062f670020375002270010000976728229b3800237029c207 \
    7600c02aa016a402a4948bfd7e80c28403770014c00500000080fd186c30c3a801ce70429b3c00a3f77ec041 \
    42077700ffd9",
    "ff4fff5100294000000000140000000c0000000000000000000000140000000c000000000000000000010701 \
    01ff500008000200000020ff52000c00020001000504044000ff5c00232261a9618b618b616e599959995986 \
    51cb51cb51da4a424a424a964220422041d8ff64001700014f70656e4a50482056657220302e32362e332eff \
    90000a00000000008a0001ff93c004a0b002877400c004a0f200077400c0092004d00250fe27730008fc0001 \
    7400f100c77400c012c012c012003ac330d300340601740000477400c02a20151009806a19fe700000d500ea \
    28fc600000d5001d806180d400c05540554054807639e07e810aa000d700f629e07e410a0010d7005b84fd7e \
    861580d600ffd9",
];

/// A picture of that size in JPEG XL, coded by libjxl without loss, and with.
const JPEG_XL: [&str; 2] = [
    "ff0a58002680a0b811080401009c004b2837d61fbc57503041c1888c8b3158335e8cf739650d0701de05e001 \
    5d80d30a00d4cf002c01",
    "ff0a58002680a4b811013401d34f1200800a9551c60d5ecef57cf9a1c362dac67586b6dab6b084b1d95e1824 \
    249c20de96a3de14a48845b97df21800322c42180b50492205d1cefb320a68d33f5cf0020d0810e65eb56904 \
    01",
];

/// A file with one frame, given in hexadecimal digits.
fn written(kind: Kind, syntax: &str, hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    let bytes = digits.chunks(2).map(|pair| byte(pair).expect("hexadecimal")).collect();
    encapsulated(kind, syntax, &[bytes])
}

#[test]
fn what_has_no_encoder_is_blanked_natively_and_says_that_it_was_lossy() {
    for (codings, syntax) in
        [(THROUGHPUT, "1.2.840.10008.1.2.4.203"), (JPEG_XL, "1.2.840.10008.1.2.4.112")]
    {
        let files = codings.map(|hex| written(Kind { stored: 8, ..GRAY }, syntax, hex));
        for (file, lossy) in files.iter().zip([false, true]) {
            let as_stored = Rendering::Window { center: 128.0, width: 256.0 };
            let [before, after] = shown(file, &[BOX], 0, as_stored);
            for (pixel, (was, is)) in before.rgb.chunks(3).zip(after.rgb.chunks(3)).enumerate() {
                assert_eq!(is, if inside(pixel) { [0; 3].as_slice() } else { was }, "{pixel}");
            }
            let finished = masked(file, &[BOX]).expect("masked");
            let output = finished.released.rope().to_vec(file).expect("readable");
            let said = Explicit.element(0x0028_2110, "CS", b"01");
            assert_eq!(output.windows(said.len()).any(|bytes| bytes == said), lossy, "{syntax}");
        }
    }
}

/// Pixels that are all -5, in two's complement of 12 bits that the codestream calls unsigned.
const UNSIGNED: &str = "ff4fff5100290000000000140000000c0000000000000000000000140000000c00000000000000000001\
    0b0101ff52000c00000001000004040001ff5c00044060ff90000a00000000002b0001ff93cfe4681400\
    5cafe1dc89a4c000000000061212fd1b8000000c2425ff7fffd9";

#[test]
fn signs_that_a_codestream_does_not_know_are_written_natively() {
    let file = written(Kind { signed: true, ..GRAY }, "1.2.840.10008.1.2.4.90", UNSIGNED);
    let finished = masked(&file, &[BOX]).expect("masked");
    let output = finished.released.rope().to_vec(&file).expect("readable");
    let pixels: Vec<i16> = output[output.len() - 2 * COLUMNS * ROWS..]
        .chunks_exact(2)
        .map(|bytes| i16::from_le_bytes([bytes[0], bytes[1]]))
        .collect();
    for (pixel, value) in pixels.into_iter().enumerate() {
        assert_eq!(value, if inside(pixel) { -2048 } else { -5 }, "{pixel}");
    }
}

/// Pixels of 12 bits that are all 1152, coded with loss.
const RAISED: &str = "ff4fff5100290000000000140000000c0000000000000000000000140000000c00000000000000000001\
    0b0101ff52000d0102000100000404000088ff5c0005426000ff90000a0000000000160001ff93c70c11\
    5054afe1dcffd9";

#[test]
fn what_loss_raised_above_the_bits_that_are_used_is_bright() {
    let file = written(Kind { stored: 10, ..GRAY }, "1.2.840.10008.1.2.4.91", RAISED);
    let how = Rendering::Window { center: 512.0, width: 1024.0 };
    for (pixel, rgb) in shown(&file, &[BOX], 0, how)[1].rgb.chunks_exact(3).enumerate() {
        assert_eq!(rgb, if inside(pixel) { [0; 3] } else { [255; 3] }, "{pixel}");
    }
}
