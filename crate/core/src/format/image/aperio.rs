//! What Aperio scanners write into the description of a slide: a line on the picture, then words
//! and values between bars.

use super::tags;
use super::walk::{Fate, Walk};
use crate::reason::Reason;
use crate::source::Span;

const MAKER: &str = "Aperio Image Library";

/// Whether a description is Aperio's.
pub(super) fn is(description: &str) -> bool {
    description.starts_with("Aperio")
}

/// Whether a page shows tissue: levels are tiled, and the second page is a small copy of the first.
/// All others show the slide with its label.
pub(super) fn is_tissue(description: &str, tiled: bool, number: usize) -> bool {
    let line = description.split('|').next().unwrap_or_default();
    let said = line.to_ascii_lowercase();
    let named = ["label", "macro"].iter().any(|word| said.contains(word));
    !named && (tiled || number == 1 || number == 2 && line.contains("->"))
}

/// The description without what says more than how the picture was made.
pub(super) fn described(
    walk: &mut Walk<'_>,
    description: &str,
    path: &str,
    span: &Span,
) -> Result<String, Reason> {
    let mut pieces = description.split('|');
    let line = pieces.next().unwrap_or_default();
    let item = if is_plain(line) { "technical" } else { tags::UNKNOWN };
    let stays = line == MAKER || walk.stays(path, item, span.clone(), Some(line.to_owned()))?;
    let mut kept = if stays { line.to_owned() } else { MAKER.to_owned() };
    for piece in pieces {
        let (word, value) = piece.split_once('=').unwrap_or(("", piece));
        let (word, value) = (word.trim(), value.trim());
        let item = tags::aperio(word);
        let number =
            value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b':' | b'+' | b'-'));
        let shown = if item == tags::UNKNOWN { "other" } else { word };
        let item = if item == "technical" && !number { tags::UNKNOWN } else { item };
        let path = format!("{path}.{shown}");
        match walk.part(path, item, span.clone(), Some(value.to_owned()))? {
            Fate::Stays => kept.extend(["|", word, " = ", value]),
            Fate::Becomes(moved) => kept.extend(["|", word, " = ", moved.as_str()]),
            Fate::Goes => {}
        }
    }
    Ok(kept)
}

/// Whether the first line says only who wrote the picture, its sizes and how it is compressed.
fn is_plain(line: &str) -> bool {
    let word = |word: &str| {
        matches!(
            word,
            "Aperio"
                | "Image"
                | "Library"
                | "Format"
                | "JPEG"
                | "RGB"
                | "YCC"
                | "YCbCr"
                | "J2K"
                | "KDU"
                | "YUV16"
                | "BGR"
                | "Q"
                | "x"
                | "v"
                | "vFS90"
                | "Leica"
                | "Biosystems"
        )
    };
    let words = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    line.is_ascii()
        && words.into_iter().all(|piece| {
            let sizes = piece.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
            let version = piece.strip_prefix('v').unwrap_or(piece);
            word(piece) || sizes || version.bytes().all(|byte| byte.is_ascii_digit())
        })
}
