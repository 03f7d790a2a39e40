//! Character sets of PS3.3 C.12.1.1.2: decoded before anything is split, because bytes of
//! two-byte characters can look like a backslash, a caret or an equals sign.

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, ISO_8859_2, ISO_8859_3, ISO_8859_4,
    ISO_8859_5, ISO_8859_6, ISO_8859_7, ISO_8859_8, ISO_8859_15, SHIFT_JIS, UTF_8, WINDOWS_874,
    WINDOWS_1252, WINDOWS_1254,
};

/// What one half of the code table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    Ascii,
    /// JIS X 0201, romaji or katakana.
    Jis201,
    /// JIS X 0208, two bytes.
    Jis208,
    /// JIS X 0212, two bytes.
    Jis212,
    /// KS X 1001, two bytes.
    Korean,
    /// GB 2312, two bytes.
    Chinese,
    /// A single-byte set of ISO 8859 or TIS 620.
    Single(&'static Encoding),
}

/// The character set a data set declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset {
    /// Decoded as a whole, without escape sequences.
    whole: Option<&'static Encoding>,
    /// What the upper half holds before the first escape sequence.
    upper: Option<Set>,
    extended: bool,
    /// Whether JIS X 0208 may be invoked.
    kanji: bool,
}

impl Charset {
    /// The default repertoire, ISO IR 6.
    pub const DEFAULT: Self = Self { whole: None, upper: None, extended: false, kanji: false };

    /// Reads Specific Character Set (0008,0005); an unknown term is `None`.
    pub fn declared(value: &str) -> Option<Self> {
        let terms: Vec<&str> = value.split('\\').map(str::trim).collect();
        let mut charset = Self::DEFAULT;
        match terms[0] {
            "ISO_IR 192" | "UTF-8" => charset.whole = Some(UTF_8),
            "GB18030" => charset.whole = Some(GB18030),
            "GBK" => charset.whole = Some(GBK),
            first => charset.upper = Some(initial_upper(first)?).filter(|set| *set != Set::Ascii),
        }
        if terms.len() > 1 || terms[0].starts_with("ISO 2022") {
            for term in &terms[1..] {
                initial_upper(term)?;
            }
            charset.extended = true;
            charset.kanji = terms.contains(&"ISO 2022 IR 87");
        }
        Some(charset)
    }

    /// Decodes a value; `None` where a byte has no meaning in the declared sets.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        if bytes.is_ascii() && !bytes.contains(&0x1B) {
            return String::from_utf8(bytes.to_vec()).ok();
        }
        if let Some(encoding) = self.whole {
            return strict(encoding, bytes);
        }
        self.decode_by_halves(bytes)
    }

    /// Encodes text in the declared sets; `None` where one of its characters is in none of them.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        if text.is_ascii() {
            return Some(text.as_bytes().to_vec());
        }
        let single = match self.upper {
            Some(Set::Single(encoding)) => Some(encoding),
            _ => None,
        };
        let encoding = self.whole.or(single).or(self.kanji.then_some(ISO_2022_JP))?;
        let (bytes, _, lossy) = encoding.encode(text);
        (!lossy).then(|| bytes.into_owned())
    }

    fn decode_by_halves(self, bytes: &[u8]) -> Option<String> {
        let (mut lower, mut upper) = (Set::Ascii, self.upper);
        let mut text = String::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some(&byte) = rest.first() {
            if byte == 0x1B {
                if !self.extended {
                    return None;
                }
                let (length, set, is_upper) = escape(rest)?;
                if is_upper {
                    upper = Some(set);
                } else {
                    lower = set;
                }
                rest = &rest[length..];
                continue;
            }
            if byte < 0x21 {
                // PS3.5 §6.1.2.5.3: control characters and spaces go back to the initial sets.
                if byte < 0x20 {
                    (lower, upper) = (Set::Ascii, self.upper);
                }
                text.push(char::from(byte));
                rest = &rest[1..];
                continue;
            }
            let set = if byte < 0x80 { lower } else { upper? };
            let width = set.width();
            decode_character(set, rest.get(..width)?, &mut text)?;
            rest = &rest[width..];
        }
        Some(text)
    }
}

impl Set {
    fn width(self) -> usize {
        match self {
            Self::Ascii | Self::Jis201 | Self::Single(_) => 1,
            Self::Jis208 | Self::Jis212 | Self::Korean | Self::Chinese => 2,
        }
    }
}

fn decode_character(set: Set, bytes: &[u8], text: &mut String) -> Option<()> {
    let raised = |prefix: &[u8]| [prefix, &[bytes[0] | 0x80, bytes[1] | 0x80]].concat();
    let decoded = match set {
        Set::Ascii => String::from(char::from(bytes[0])),
        // 0x5C is a yen sign here, yet it separates values all the same.
        Set::Jis201 if bytes[0] < 0x80 => String::from(char::from(bytes[0])),
        Set::Jis201 => strict(SHIFT_JIS, bytes)?,
        Set::Single(encoding) => strict(encoding, bytes)?,
        Set::Jis208 => strict(EUC_JP, &raised(&[]))?,
        Set::Jis212 => strict(EUC_JP, &raised(&[0x8F]))?,
        Set::Korean => strict(EUC_KR, &raised(&[]))?,
        Set::Chinese => strict(GBK, &raised(&[]))?,
    };
    text.push_str(&decoded);
    Some(())
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

/// The set a defined term puts into the upper half; ASCII stands for none.
fn initial_upper(term: &str) -> Option<Set> {
    if term.is_empty() {
        return Some(Set::Ascii);
    }
    let number = term.strip_prefix("ISO_IR ").or_else(|| term.strip_prefix("ISO 2022 IR "))?;
    Some(match number {
        // 87 and 159 are invoked by an escape sequence only.
        "6" | "87" | "159" => Set::Ascii,
        "149" => Set::Korean,
        "58" => Set::Chinese,
        "13" => Set::Jis201,
        "100" => Set::Single(WINDOWS_1252),
        "101" => Set::Single(ISO_8859_2),
        "109" => Set::Single(ISO_8859_3),
        "110" => Set::Single(ISO_8859_4),
        "144" => Set::Single(ISO_8859_5),
        "127" => Set::Single(ISO_8859_6),
        "126" => Set::Single(ISO_8859_7),
        "138" => Set::Single(ISO_8859_8),
        "148" => Set::Single(WINDOWS_1254),
        "166" => Set::Single(WINDOWS_874),
        "203" => Set::Single(ISO_8859_15),
        _ => return None,
    })
}

/// Reads an escape sequence: its length, the set, and whether it goes to the upper half.
fn escape(bytes: &[u8]) -> Option<(usize, Set, bool)> {
    const SEQUENCES: [(&[u8], Set, bool); 21] = [
        (b"(B", Set::Ascii, false),
        (b"(J", Set::Jis201, false),
        (b")I", Set::Jis201, true),
        (b"$B", Set::Jis208, false),
        (b"$@", Set::Jis208, false),
        (b"$(D", Set::Jis212, false),
        (b"$)C", Set::Korean, true),
        (b"$)A", Set::Chinese, true),
        (b"-A", Set::Single(WINDOWS_1252), true),
        (b"-B", Set::Single(ISO_8859_2), true),
        (b"-C", Set::Single(ISO_8859_3), true),
        (b"-D", Set::Single(ISO_8859_4), true),
        (b"-L", Set::Single(ISO_8859_5), true),
        (b"-G", Set::Single(ISO_8859_6), true),
        (b"-F", Set::Single(ISO_8859_7), true),
        (b"-H", Set::Single(ISO_8859_8), true),
        (b"-M", Set::Single(WINDOWS_1254), true),
        (b"-T", Set::Single(WINDOWS_874), true),
        (b"-b", Set::Single(ISO_8859_15), true),
        (b"(I", Set::Jis201, false),
        (b"$(B", Set::Jis208, false),
    ];
    let rest = bytes.get(1..)?;
    SEQUENCES
        .iter()
        .find(|(sequence, _, _)| rest.starts_with(sequence))
        .map(|(sequence, set, upper)| (sequence.len() + 1, *set, *upper))
}

/// Decodes text whose declared set fails or is missing, as sites in the world write it.
pub fn guess(bytes: &[u8]) -> String {
    const CANDIDATES: [&Encoding; 4] = [UTF_8, SHIFT_JIS, EUC_JP, BIG5];
    let escaped = Charset { extended: true, ..Charset::DEFAULT };
    if bytes.contains(&0x1B)
        && let Some(text) = escaped.decode(bytes)
    {
        return text;
    }
    CANDIDATES
        .iter()
        .find_map(|encoding| strict(encoding, bytes))
        .unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(declared: &str, bytes: &[u8]) -> Option<String> {
        Charset::declared(declared)?.decode(bytes)
    }

    // The byte strings are those of PS3.5 annexes H, I and J.
    #[test]
    fn decodes_the_standards_japanese_examples() {
        let h31 =
            b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B";
        assert_eq!(
            decode("\\ISO 2022 IR 87", h31).as_deref(),
            Some("Yamada^Tarou=山田^太郎=やまだ^たろう")
        );
        let h32 = b"\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J";
        assert_eq!(
            decode("ISO 2022 IR 13\\ISO 2022 IR 87", h32).as_deref(),
            Some("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎")
        );
    }

    #[test]
    fn decodes_korean_and_chinese() {
        let korean = b"Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7";
        assert_eq!(decode("\\ISO 2022 IR 149", korean).as_deref(), Some("Hong^Gildong=洪^吉洞"));
        let chinese = b"Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab";
        assert_eq!(decode("GB18030", chinese).as_deref(), Some("Wang^XiaoDong=王^小东"));
    }

    #[test]
    fn a_second_byte_that_looks_like_a_backslash_stays_in_its_character() {
        // In JIS X 0208 the character 充 is 0x3D 0x3C and ソ of cp932 ends in 0x5C.
        assert_eq!(decode("\\ISO 2022 IR 87", b"\x1b$B=<\x1b(B").as_deref(), Some("充"));
        assert_eq!(guess(b"\x83\x5c\x83\x60"), "ソチ");
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same() {
        for (declared, text) in [
            ("\\ISO 2022 IR 87", "CT 胸部 plain"),
            ("ISO 2022 IR 13\\ISO 2022 IR 87", "腹部エコー"),
            ("ISO_IR 192", "胸部 é"),
            ("GB18030", "胸部"),
            ("ISO_IR 100", "tête"),
        ] {
            let charset = Charset::declared(declared).expect("a term");
            let encoded = charset.encode(text).expect("encodable");
            assert_eq!(charset.decode(&encoded).as_deref(), Some(text), "{declared}");
        }
        assert_eq!(Charset::DEFAULT.encode("胸部"), None);
    }

    #[test]
    fn bytes_outside_the_declared_set_are_not_decoded() {
        assert_eq!(decode("", b"\x8e\x52\x93\x63"), None);
        assert_eq!(decode("ISO_IR 192", b"\xff\xfe\x41"), None);
        assert_eq!(Charset::declared("ISO_IR 999"), None);
        assert_eq!(guess(b"\x8e\x52\x93\x63"), "山田");
    }
}
