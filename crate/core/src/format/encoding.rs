//! How the characters of a text file are encoded, told from its bytes.

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// How a text is encoded, and whether a byte order mark stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoded {
    /// The encoding; cp932 goes as Shift_JIS.
    pub encoding: &'static Encoding,
    /// Whether a byte order mark stands before the text.
    pub marked: bool,
}

/// How many bytes are looked at where two encodings fit.
const SAMPLE: usize = 1 << 16;
/// How much likelier than the next one an encoding has to be, in points for each character.
const MARGIN: f64 = 0.25;

impl Encoded {
    /// Tells it from the beginning of a file: by the mark, by escape sequences, or because one
    /// encoding makes a likelier text than every other. Nothing where that is open.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if let Some((encoding, _)) = Encoding::for_bom(bytes) {
            return Some(Self { encoding, marked: true });
        }
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        let whole = sample.len() == bytes.len();
        let plain = |encoding| Some(Self { encoding, marked: false });
        if memchr::memmem::find(sample, b"\x1b$").is_some()
            || memchr::memmem::find(sample, b"\x1b(").is_some()
        {
            let text = read(ISO_2022_JP, sample, whole)?;
            return (!has_controls(&text)).then_some(Self { encoding: ISO_2022_JP, marked: false });
        }
        // Only UTF-16 has NUL in it.
        if sample.contains(&0) {
            let likely = |encoding| plausibility(&read(encoding, sample, whole)?);
            return match (likely(UTF_16LE), likely(UTF_16BE)) {
                (Some(little), big) if little > big.unwrap_or(0.0) + MARGIN => plain(UTF_16LE),
                (little, Some(big)) if big > little.unwrap_or(0.0) + MARGIN => plain(UTF_16BE),
                _ => None,
            };
        }
        // Text of another encoding is hardly ever valid UTF-8.
        if let Some(text) = read(UTF_8, sample, whole) {
            return if has_controls(&text) { None } else { plain(UTF_8) };
        }
        match half_width_pairs(sample) {
            Some(3..) => return plain(EUC_JP),
            Some(_) => return None,
            None => {}
        }
        let mut likely: Vec<(f64, &'static Encoding)> = [SHIFT_JIS, EUC_JP, UTF_16LE, UTF_16BE]
            .into_iter()
            .filter_map(|encoding| Some((plausibility(&read(encoding, sample, whole)?)?, encoding)))
            .collect();
        likely.sort_by(|(one, _), (two, _)| two.total_cmp(one));
        let (best, encoding) = *likely.first()?;
        let next = likely.get(1).map_or(0.0, |(next, _)| *next);
        (best > 0.0 && best > next + MARGIN).then_some(Self { encoding, marked: false })
    }

    /// How many bytes the mark takes.
    pub(crate) fn mark(self) -> &'static [u8] {
        match self.encoding {
            _ if !self.marked => &[],
            encoding if encoding == UTF_16LE => &[0xFF, 0xFE],
            encoding if encoding == UTF_16BE => &[0xFE, 0xFF],
            _ => &[0xEF, 0xBB, 0xBF],
        }
    }

    /// The whole of a text, without its mark.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        let text = bytes.get(self.mark().len()..)?;
        let text = self.encoding.decode_without_bom_handling_and_without_replacement(text)?;
        (!has_controls(&text)).then(|| text.into_owned())
    }

    /// A text as bytes, without a mark; nothing where a character cannot be written.
    pub(crate) fn encode(self, text: &str) -> Option<Vec<u8>> {
        let units = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect();
        match self.encoding {
            encoding if encoding == UTF_16LE => Some(units(u16::to_le_bytes)),
            encoding if encoding == UTF_16BE => Some(units(u16::to_be_bytes)),
            encoding => {
                let (bytes, _, lossy) = encoding.encode(text);
                (!lossy).then(|| bytes.into_owned())
            }
        }
    }
}

/// Reads bytes as an encoding has them; of a part of a file the last character may be cut.
fn read(encoding: &'static Encoding, bytes: &[u8], whole: bool) -> Option<String> {
    let least = if whole { bytes.len() } else { bytes.len().saturating_sub(8) };
    (least..=bytes.len()).rev().find_map(|end| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[..end])?;
        Some(text.into_owned())
    })
}

/// How many half-width kana of EUC-JP there are, where nothing else is beside ASCII; the same bytes
/// are kanji in cp932, all of one row, which nobody writes.
fn half_width_pairs(bytes: &[u8]) -> Option<usize> {
    let mut pairs = 0;
    let mut rest = bytes.iter();
    while let Some(byte) = rest.find(|byte| !byte.is_ascii()) {
        let kana = *byte == 0x8E && rest.next().is_some_and(|next| (0xA1..=0xDF).contains(next));
        if !kana {
            return None;
        }
        pairs += 1;
    }
    (pairs > 0).then_some(pairs)
}

/// Whether anything is in a text that no text has.
fn has_controls(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\0'..='\x08' | '\x0b' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f' | '\u{FFFE}' | '\u{FFFF}')
    })
}

/// How much a text looks like one that a person wrote, in points for each character.
fn plausibility(text: &str) -> Option<f64> {
    let mut points = 0.0;
    let mut letters = 0_u32;
    for c in text.chars() {
        letters += 1;
        points += match c {
            '\t' | '\n' | '\r' | '\x0c' | ' '..='~' => 1.0,
            'ぁ'..='ん' | 'ァ'..='ー' | '、' | '。' | '「' | '」' | '　' => 2.0,
            '０'..='ｚ' | '\u{3001}'..='\u{3020}' => 1.5,
            '一'..='龥' if is_common(c) => 1.5,
            '一'..='龥' | '｡'..='ﾟ' => -0.5,
            '\u{E000}'..='\u{F8FF}' | '\0'..='\x1f' | '\x7f'..='\u{9f}' => return None,
            _ => -1.0,
        };
    }
    (letters > 0).then(|| points / f64::from(letters))
}

/// Whether a kanji is among the 2,965 of the first level of JIS X 0208 (rows 16 to 47).
fn is_common(c: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, lossy) = EUC_JP.encode(c.encode_utf8(&mut buffer));
    !lossy && bytes.len() == 2 && (0xB0..=0xCF).contains(&bytes[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "胸部CT 異常なし。ﾃﾞｰﾀ 髙橋\r\n次回 6月に再診とする。";

    fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        Encoded { encoding, marked: false }.encode(text).expect("it can be written")
    }

    #[test]
    fn every_encoding_is_told_and_kept() {
        let plain = NOTE.replace("髙", "高").replace("ﾃﾞｰﾀ", "データ");
        for encoding in [UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP, UTF_16LE, UTF_16BE] {
            let text = if encoding == SHIFT_JIS { NOTE } else { &plain };
            let written = bytes(encoding, text);
            let found = Encoded::of(&written).expect("an encoding");
            assert_eq!((found.encoding, found.marked), (encoding, false));
            assert_eq!(found.decode(&written).as_deref(), Some(text));
            assert_eq!(found.encode(text), Some(written));
        }
    }

    #[test]
    fn a_mark_decides_and_is_no_part_of_the_text() {
        for encoding in [UTF_8, UTF_16LE, UTF_16BE] {
            let marked = Encoded { encoding, marked: true };
            let written = [marked.mark().to_vec(), bytes(encoding, NOTE)].concat();
            assert_eq!(Encoded::of(&written), Some(marked));
            assert_eq!(marked.decode(&written).as_deref(), Some(NOTE));
        }
    }

    #[test]
    fn short_texts_are_told_too() {
        for text in ["所見なし", "ｲｼﾞｮｳﾅｼ", "肺炎", "済"] {
            for encoding in [UTF_8, SHIFT_JIS, EUC_JP] {
                let written = bytes(encoding, text);
                let found = Encoded::of(&written);
                assert!(
                    found.is_none_or(|found| found.encoding == encoding),
                    "{text} {encoding:?}"
                );
            }
        }
        assert_eq!(Encoded::of(&bytes(EUC_JP, "所見なし。")).map(|e| e.encoding), Some(EUC_JP));
    }

    #[test]
    fn what_is_mixed_or_no_text_is_told_as_nothing() {
        let mixed = [bytes(SHIFT_JIS, "氏名 佐倉"), bytes(UTF_8, "所見なし")].concat();
        assert!(Encoded::of(&mixed).is_none_or(|found| found.decode(&mixed).is_none()));
        for bytes in [&b"\0\x01\x02 binary"[..], b"\x89PNG\r\n\x1a\n", b"abc\0def", b"\xff\xff\xff"]
        {
            let told = Encoded::of(bytes).and_then(|found| found.decode(bytes));
            assert_eq!(told, None, "{bytes:?}");
        }
    }
}
