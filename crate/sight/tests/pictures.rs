//! The networks themselves over small drawn pictures; each run costs seconds in a debug build.

use kamei::pixels::{MaskKind, Raster};
use kamei::progress::Silent;
use kamei_sight::{Cover, Error, FaceDetector, Found, TextDetector, TextReader, search};

const TEXT: &[u8] = include_bytes!("../models/text.onnx.gz");
const READER: &[u8] = include_bytes!("../models/reader.onnx.gz");
const FACES: &[u8] = include_bytes!("../models/faces.onnx.gz");

/// Letters of seven rows, five columns each.
const LETTERS: [(char, [&str; 7]); 6] = [
    ('R', ["####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"]),
    ('E', ["#####", "#....", "#....", "####.", "#....", "#....", "#####"]),
    ('N', ["#...#", "##..#", "#.#.#", "#.#.#", "#..##", "#...#", "#...#"]),
    ('J', ["..###", "...#.", "...#.", "...#.", "...#.", "#..#.", ".##.."]),
    ('4', ["...#.", "..##.", ".#.#.", "#..#.", "#####", "...#.", "...#."]),
    ('7', ["#####", "....#", "...#.", "...#.", "..#..", "..#..", "..#.."]),
];
const WORD: &str = "RENJ 47";
/// Each dot of a letter is so many pixels wide and high.
const DOT: usize = 3;
/// Where the word stands: x, y, width and height.
const PLACE: [usize; 4] = [24, 30, (6 * 7 - 1) * DOT, 7 * DOT];

fn grey(width: u32, height: u32) -> Raster {
    Raster { width, height, rgb: vec![40; 3 * (width * height) as usize] }
}

fn with_word() -> Raster {
    let mut picture = grey(192, 96);
    for (place, letter) in WORD.chars().enumerate() {
        let Some((_, rows)) = LETTERS.iter().find(|(name, _)| *name == letter) else { continue };
        for (row, dots) in rows.iter().enumerate() {
            for column in dots.match_indices('#').map(|(column, _)| column) {
                let (x, y) = (PLACE[0] + (6 * place + column) * DOT, PLACE[1] + row * DOT);
                for y in y..y + DOT {
                    picture.rgb[3 * (y * 192 + x)..][..3 * DOT].fill(230);
                }
            }
        }
    }
    picture
}

fn covers(found: &Found) -> bool {
    let [x, y, w, h] = PLACE.map(|edge| edge as u32);
    found.x <= x && found.y <= y && found.x + found.w >= x + w && found.y + found.h >= y + h
}

#[test]
fn a_word_is_found_and_read() {
    let text = TextDetector::new(TEXT).expect("the network");
    let picture = with_word();
    let found = text.find(&picture, &mut Silent).expect("a search");
    let [found] = found.as_slice() else { panic!("one box: {found:?}") };
    assert!(covers(found) && found.kind == MaskKind::Text, "{found:?}");
    assert!(found.w < 192 && found.h < 60, "{found:?}");
    let reader = TextReader::new(READER).expect("the network");
    let line = reader.read(&picture, found).expect("a reading").expect("text");
    assert_eq!(line.text.replace(' ', ""), "RENJ47");
}

#[test]
fn a_close_look_finds_the_same_word() {
    let text = TextDetector::new(TEXT).expect("the network");
    let found = text.close().find(&with_word(), &mut Silent).expect("a search");
    assert!(matches!(found.as_slice(), [found] if covers(found)), "{found:?}");
}

#[test]
fn a_word_in_one_frame_of_many_is_found() {
    let text = TextDetector::new(TEXT).expect("the network");
    let mut frames = |at| Ok::<_, Error>(if at == 3 { with_word() } else { grey(192, 96) });
    let layout = search(&text, &mut frames, 5, &mut Silent).expect("a search");
    assert!(layout.found.iter().any(covers), "{layout:?}");
    assert_eq!(layout.unsure, [] as [u32; 0]);
}

#[test]
fn odd_sizes_are_searched_or_refused() {
    let text = TextDetector::new(TEXT).expect("the network");
    let faces = FaceDetector::new(FACES).expect("the network");
    let mut noise = grey(1500, 1);
    noise.rgb.iter_mut().enumerate().for_each(|(at, sample)| *sample = (at * 37 % 256) as u8);
    for picture in [grey(1, 1), grey(65535, 1), noise] {
        assert!(text.find(&picture, &mut Silent).is_ok());
        assert_eq!(faces.find(&picture, Cover::Face, &mut Silent), Ok(vec![]));
    }
    let empty = Raster { width: 0, height: 7, rgb: Vec::new() };
    let short = Raster { width: 9, height: 9, rgb: vec![0; 5] };
    assert_eq!(text.find(&empty, &mut Silent), Err(Error::Size));
    assert_eq!(text.find(&short, &mut Silent), Err(Error::Incomplete));
    assert_eq!(faces.find(&short, Cover::Eyes, &mut Silent), Err(Error::Incomplete));
}
