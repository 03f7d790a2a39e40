//! PNG (W3C, third edition): a signature, then chunks of length, name, data and CRC-32.

use super::picture::{self, PngFrames, deflated_png};
use super::walk::{Fate, MOST_METADATA, Walk, text};
use super::{exif, icc, tags};
use crate::pixels::MaskBox;
use crate::reason::{Code, Reason};
use crate::source::Span;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const NOT_INTERLACED: u8 = 0;
/// No chunk that stays, but those of samples, is longer.
const LONGEST: u64 = 1 << 12;
/// The keywords the standard lists (§11.3.3.1); others may say anything, and are not repeated.
const KEYWORDS: [&str; 11] = [
    "Title",
    "Author",
    "Description",
    "Copyright",
    "Creation Time",
    "Software",
    "Disclaimer",
    "Warning",
    "Source",
    "Comment",
    "Collection",
];

/// Walks through the chunks.
pub(super) fn walk(walk: &mut Walk<'_>) -> Result<(), Reason> {
    walk.pass(0..8);
    let masks = picture::meant(walk.masks(), 0, true);
    let mut masked: Option<Masked<'_>> = None;
    let mut screen = (0, 0);
    let mut at = 8;
    loop {
        let head = walk.bytes(at, 8)?;
        let length = u64::from(u32::from_be_bytes([head[0], head[1], head[2], head[3]]));
        let data = at + 8..at + 8 + length;
        let whole = at..data.end + 4;
        if whole.end > walk.source.len() {
            return Err(Code::Truncated.into());
        }
        let name = chunk_name(&head[4..])?;
        at = whole.end;
        match name.as_str() {
            "IEND" if walk.pages.is_empty() => return Err(Code::BadImage.into()),
            "IEND" => {
                write(walk, &name, &[]);
                return walk.trailing(data.start + 4 + length);
            }
            "IDAT" | "fdAT" => {
                // A first picture that no frame control announces is shown where nothing moves.
                if walk.pages.is_empty() {
                    walk.page(screen.0, screen.1, 0);
                }
                match &mut masked {
                    None => walk.samples(whole)?,
                    Some(masked) => {
                        walk.holds(whole)?;
                        masked.samples(walk, &name)?;
                    }
                }
            }
            "IHDR" | "PLTE" | "tRNS" if length <= LONGEST => {
                let mut bytes = walk.bytes(data.start, length)?;
                if name == "IHDR" && length == 13 {
                    let side = |at: usize| {
                        u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
                    };
                    screen = (side(0), side(4));
                    if picture::touches(&masks, screen.0, screen.1) {
                        let frames = PngFrames::of(walk.source).map_err(picture::held)?;
                        masked =
                            Some(Masked { frames, masks: masks.clone(), done: 0, sequence: 0 });
                        bytes[12] = NOT_INTERLACED;
                    }
                }
                write(walk, &name, &bytes);
            }
            "fcTL" if length == 26 => {
                walk.page(screen.0, screen.1, 0);
                let mut bytes = walk.bytes(data.start, length)?;
                if let Some(masked) = &mut masked {
                    bytes[..4].copy_from_slice(&masked.next().to_be_bytes());
                }
                write(walk, &name, &bytes);
            }
            "eXIf" => {
                if let Some(blob) = exif::rewritten(walk, &data)? {
                    write(walk, &name, &blob);
                }
            }
            "iCCP" => profile(walk, data)?,
            "tEXt" | "zTXt" | "iTXt" => words(walk, &name, data, whole)?,
            "tIME" if length == 7 => time(walk, data)?,
            _ => chunk(walk, &name, data)?,
        }
    }
}

/// The pictures of a file in which boxes are blanked.
struct Masked<'a> {
    frames: PngFrames<'a>,
    masks: Vec<MaskBox>,
    /// How many were written.
    done: usize,
    /// The number of the next chunk of an animation: each picture takes one of samples.
    sequence: u32,
}

impl Masked<'_> {
    fn next(&mut self) -> u32 {
        self.sequence += 1;
        self.sequence - 1
    }

    /// Writes the picture at hand where its first chunk of samples stood.
    fn samples(&mut self, walk: &mut Walk<'_>, name: &str) -> Result<(), Reason> {
        if self.done == walk.pages.len() {
            return Ok(());
        }
        self.done = walk.pages.len();
        let frame = self.frames.next();
        let deflated = frame.and_then(|frame| deflated_png(frame, &self.masks));
        let deflated = deflated.map_err(picture::held)?;
        if name == "IDAT" {
            write(walk, name, &deflated);
        } else {
            let number = self.next().to_be_bytes();
            write(walk, name, &[&number, deflated.as_slice()].concat());
        }
        Ok(())
    }
}

fn chunk_name(bytes: &[u8]) -> Result<String, Reason> {
    let letters = bytes.iter().all(u8::is_ascii_alphabetic);
    let name = std::str::from_utf8(bytes).ok().filter(|_| letters);
    Ok(name.ok_or(Code::BadImage)?.to_owned())
}

/// A chunk of settings: those that the table knows stay.
fn chunk(walk: &mut Walk<'_>, name: &str, data: Span) -> Result<(), Reason> {
    let length = data.end - data.start;
    let item = tags::chunk(name);
    let item = if length > LONGEST { tags::UNKNOWN } else { item };
    let known = item != tags::UNKNOWN;
    let path = if known { format!("png.{name}") } else { "png.chunk".to_owned() };
    let bytes = walk.bytes(data.start, length.min(LONGEST))?;
    if walk.stays(path, item, data, None)? {
        if length > LONGEST {
            return Err(Code::TooManyElements.into());
        }
        write(walk, name, &bytes);
    }
    Ok(())
}

fn write(walk: &mut Walk<'_>, name: &str, data: &[u8]) {
    walk.rope.push_bytes(&(data.len() as u32).to_be_bytes());
    let body = [name.as_bytes(), data].concat();
    walk.rope.push_bytes(&body);
    walk.rope.push_bytes(&crc32fast::hash(&body).to_be_bytes());
}

/// The colour profile: a name, a zero, the method, and the profile deflated.
fn profile(walk: &mut Walk<'_>, data: Span) -> Result<(), Reason> {
    let length = (data.end - data.start).min(MOST_METADATA);
    let bytes = walk.bytes(data.start, length)?;
    let name = bytes.iter().take(80).position(|byte| *byte == 0);
    let profile = name.and_then(|end| {
        let mut profile = Vec::new();
        let deflated = bytes.get(end + 2..)?;
        ZlibDecoder::new(deflated).take(MOST_METADATA).read_to_end(&mut profile).ok()?;
        Some(profile)
    });
    let Some(cleaned) = icc::of_bytes(walk, &profile.unwrap_or_default(), data)? else {
        return Ok(());
    };
    let mut deflated = ZlibEncoder::new(Vec::new(), Compression::default());
    let written = deflated.write_all(&cleaned).and_then(|()| deflated.finish());
    let deflated = written.map_err(|_| Code::BadDeflate)?;
    write(walk, "iCCP", &[b"icc\0\0", deflated.as_slice()].concat());
    Ok(())
}

/// A keyword and what it says.
fn words(walk: &mut Walk<'_>, name: &str, data: Span, whole: Span) -> Result<(), Reason> {
    let bytes = walk.bytes(data.start, (data.end - data.start).min(1 << 16))?;
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let keyword = String::from_utf8_lossy(&bytes[..end]);
    let said = match name {
        "tEXt" => bytes.get(end + 1..).and_then(text),
        "iTXt" => bytes.get(end + 1..).and_then(international),
        _ => bytes.get(end + 2..).and_then(inflated),
    };
    let known = KEYWORDS.contains(&&*keyword);
    let path = if known { format!("png.{name}.{keyword}") } else { format!("png.{name}") };
    let (path, item) = match &*keyword {
        "XML:com.adobe.xmp" => ("xmp".to_owned(), "packet"),
        "Author" | "Copyright" => (path, "author"),
        "Software" => (path, "software"),
        _ => (path, tags::chunk(name)),
    };
    if walk.stays(path, item, data, said)? {
        walk.pass(whole);
    }
    Ok(())
}

/// After the keyword: whether it is deflated, how, a language, the keyword in it, and the text.
fn international(bytes: &[u8]) -> Option<String> {
    let (flags, rest) = bytes.split_at_checked(2)?;
    let mut strings = rest.splitn(3, |byte| *byte == 0);
    let said = strings.nth(2)?;
    if flags[0] == 1 { inflated(said) } else { text(said) }
}

fn inflated(bytes: &[u8]) -> Option<String> {
    let mut plain = Vec::new();
    ZlibDecoder::new(bytes).take(1 << 16).read_to_end(&mut plain).ok()?;
    text(&plain)
}

/// When the picture was last changed (§11.3.5.1).
fn time(walk: &mut Walk<'_>, data: Span) -> Result<(), Reason> {
    let bytes = walk.bytes(data.start, 7)?;
    let year = u16::from_be_bytes([bytes[0], bytes[1]]);
    let [month, day, hour, minute, second] = [bytes[2], bytes[3], bytes[4], bytes[5], bytes[6]];
    let said = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    match walk.part("png.tIME", tags::chunk("tIME"), data, Some(said))? {
        Fate::Stays => write(walk, "tIME", &bytes),
        Fate::Becomes(moved) => {
            let numbers: Option<Vec<u16>> =
                moved.split(['-', 'T', ':']).map(|number| number.parse().ok()).collect();
            if let Some([year, rest @ ..]) = numbers.as_deref() {
                let mut written = year.to_be_bytes().to_vec();
                written.extend(rest.iter().map(|number| *number as u8));
                written.resize(7, 0);
                write(walk, "tIME", &written);
            }
        }
        Fate::Goes => {}
    }
    Ok(())
}
