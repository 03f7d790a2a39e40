//! Seeks known values in bytes, in every encoding a file may be written in.

use super::misread::Folded;
use super::people::People;
use super::{Kind, Known, forms::forms, kana};
use crate::format::dicom::{Tag, Vr};
use crate::subject::Subject;
use crate::text::Seeds;
use aho_corasick::{AhoCorasick, MatchKind};
use encoding_rs::{
    EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use unicode_normalization::UnicodeNormalization;

#[derive(Debug)]
struct Pattern {
    kind: Kind,
    encoding: &'static Encoding,
    digits: bool,
    /// The bytes as they have to stand: those of other letters than ASCII's may look like ASCII ones,
    /// which have no case.
    exact: Option<Box<[u8]>>,
    /// Shorter than this it has to stand as a word of its own.
    short: bool,
    /// Two letters of kana, in their usual width.
    kana: Option<Box<str>>,
}

/// Letters and digits fewer than this have to stand as a word of their own.
pub(super) const SHORT: usize = 6;
/// Fewer bytes than this occur in arrays of numbers by chance.
const LONG: usize = 8;

/// Where a known value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub kind: Kind,
    /// Whether it is digits only, which numbers and times can equal by chance.
    pub digits: bool,
    /// How many bytes were found.
    pub length: usize,
    /// Byte offset in what was searched.
    pub start: usize,
}

impl Hit {
    /// Whether an element can hold it by chance: digits in a number, a date in a date (every date
    /// is decided on by itself), a few letters in an array of numbers, a word in a vocabulary.
    pub fn is_chance(&self, tag: Tag, vr: Vr) -> bool {
        match &vr.0 {
            _ if tag.is_private_creator() => true,
            b"DA" | b"DT" | b"TM" | b"AS" => self.digits || self.kind == Kind::BirthDate,
            b"DS" | b"IS" | b"UI" => self.digits,
            // Private ones have no terms that a word could be one of.
            b"CS" => !tag.is_private(),
            b"OW" | b"OF" | b"OD" | b"OL" | b"OV" => self.digits || self.length < LONG,
            _ => vr.number_size().is_some() && (self.digits || self.length < LONG),
        }
    }
}

/// Known values, ready to be sought.
#[derive(Debug, Default)]
pub struct Matcher {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Pattern>,
    longest: usize,
    people: Arc<People>,
    pub(super) values: BTreeSet<(Kind, String)>,
    seeds: OnceLock<Arc<Seeds>>,
    /// The values as they are compared with what was read in pictures.
    pub(super) misread: OnceLock<Vec<Folded>>,
}

impl Matcher {
    pub(super) fn new(known: &Known) -> Self {
        let (values, people) = (&known.values, Arc::new(People::new(&known.people)));
        let mut encoded = BTreeMap::new();
        for (kind, value) in values {
            for form in forms(*kind, value) {
                let digits = form.bytes().all(|byte| byte.is_ascii_digit());
                let short = form.is_ascii() && form.len() < SHORT;
                let wide: String = form.nfkc().collect();
                let kana = kana::is_short(&wide).then(|| wide.into_boxed_str());
                for (bytes, encoding) in encodings(&form) {
                    let exact = (!form.is_ascii()).then(|| bytes.as_slice().into());
                    let kana = kana.clone();
                    let pattern = Pattern { kind: *kind, encoding, digits, exact, short, kana };
                    encoded.entry(bytes).or_insert(pattern);
                }
            }
        }
        if encoded.is_empty() {
            return Self { people, ..Self::default() };
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(encoded.keys())
            .expect("the patterns of one batch are far below the automaton's limit");
        Self {
            automaton: Some(automaton),
            longest: encoded.keys().map(Vec::len).max().unwrap_or(0),
            patterns: encoded.into_values().collect(),
            people,
            values: values.clone(),
            seeds: OnceLock::new(),
            misread: OnceLock::new(),
        }
    }

    /// The same values, to be sought in texts in every way of writing and with a slip.
    pub fn seeds(&self) -> &Arc<Seeds> {
        self.seeds.get_or_init(|| {
            let values = self.values.iter().map(|(kind, value)| (*kind, value.as_str()));
            Arc::new(Seeds::new(values))
        })
    }

    /// The patients of the batch.
    pub(crate) fn people(&self) -> &Arc<People> {
        &self.people
    }

    /// The one patient of the batch whom texts name; nobody where they name several.
    pub(crate) fn patient<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<Subject> {
        self.people.named_in(texts)
    }

    /// Length of the longest pattern in bytes; searching by chunks has to overlap by this much.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The known values in some bytes.
    pub fn hits<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = Hit> + 'a {
        self.automaton.iter().flat_map(move |automaton| {
            automaton.find_overlapping_iter(bytes).filter_map(move |found| {
                let pattern = &self.patterns[found.pattern()];
                let exact =
                    pattern.exact.as_ref().is_none_or(|exact| **exact == bytes[found.range()]);
                let alone = stands_alone(bytes, found.start(), found.end(), pattern);
                (exact && alone).then_some(Hit {
                    kind: pattern.kind,
                    digits: pattern.digits,
                    length: found.end() - found.start(),
                    start: found.start(),
                })
            })
        })
    }

    /// The first known value in a text.
    pub fn find(&self, text: &str) -> Option<Hit> {
        self.hits(text.as_bytes()).next()
    }
}

fn encodings(form: &str) -> Vec<(Vec<u8>, &'static Encoding)> {
    let mut encoded = vec![(form.as_bytes().to_vec(), UTF_8)];
    let units = || form.encode_utf16();
    encoded.push((units().flat_map(u16::to_le_bytes).collect(), UTF_16LE));
    encoded.push((units().flat_map(u16::to_be_bytes).collect(), UTF_16BE));
    if form.is_ascii() {
        return encoded;
    }
    for encoding in [SHIFT_JIS, EUC_JP, WINDOWS_1252] {
        let (bytes, _, lossy) = encoding.encode(form);
        if !lossy {
            encoded.push((bytes.into_owned(), encoding));
        }
    }
    let (escaped, _, lossy) = ISO_2022_JP.encode(form);
    let inner = escaped.strip_prefix(b"\x1b$B").and_then(|rest| rest.strip_suffix(b"\x1b(B"));
    if let Some(inner) = inner.filter(|inner| !lossy && !inner.contains(&0x1B)) {
        encoded.push((inner.to_vec(), ISO_2022_JP));
    }
    encoded
}

fn stands_alone(bytes: &[u8], start: usize, end: usize, pattern: &Pattern) -> bool {
    if let Some(word) = &pattern.kana {
        let (before, after) = beside(bytes, start, end, pattern.encoding);
        if !kana::is_word(&before, word, &after) {
            return false;
        }
    }
    if pattern.encoding == ISO_2022_JP {
        return is_in_escaped_run(bytes, start);
    }
    let is_wide = pattern.encoding == UTF_16LE || pattern.encoding == UTF_16BE;
    let (step, low) = (if is_wide { 2 } else { 1 }, usize::from(pattern.encoding == UTF_16BE));
    let character = |at: Option<usize>| -> Option<u8> {
        let unit = bytes.get(at?..)?.get(..step)?;
        (step == 1 || unit[1 - low] == 0).then(|| unit[low])
    };
    let touches = |own: Option<u8>, neighbour: Option<u8>| {
        let (Some(own), Some(neighbour)) = (own, neighbour) else {
            return false;
        };
        if pattern.short {
            own.is_ascii_alphanumeric() && neighbour.is_ascii_alphanumeric()
                || pattern.digits && neighbour == b'.'
        } else {
            own.is_ascii_digit() && neighbour.is_ascii_digit()
        }
    };
    let before = touches(character(Some(start)), character(start.checked_sub(step)));
    let after = touches(character(end.checked_sub(step)), character(Some(end)));
    !before && !after
}

/// The letter before kana and the letters after them, in their usual width.
fn beside(bytes: &[u8], start: usize, end: usize, encoding: &'static Encoding) -> (String, String) {
    let length = if encoding == UTF_8 { 3 } else { 2 };
    let before = &bytes[start.saturating_sub(length)..start];
    let after = &bytes[end..bytes.len().min(end + length * kana::BESIDE)];
    let read = |bytes: &[u8]| -> String {
        if encoding == ISO_2022_JP {
            let high: Vec<u8> = bytes.iter().map(|byte| byte | 0x80).collect();
            return EUC_JP.decode_without_bom_handling(&high).0.nfkc().collect();
        }
        encoding.decode_without_bom_handling(bytes).0.nfkc().collect()
    };
    let opened = encoding == ISO_2022_JP && is_escape(&bytes[start.saturating_sub(3)..start]);
    (if opened { String::new() } else { read(before) }, read(after))
}

/// Whether the last escape sequence before `start` switched to two-byte characters.
fn is_in_escaped_run(bytes: &[u8], start: usize) -> bool {
    let run = &bytes[start.saturating_sub(1024)..start];
    let Some(escape) = memchr::memrchr(0x1B, run) else {
        return false;
    };
    let sequence = &run[escape..];
    is_escape(sequence) && (sequence.len() - 3).is_multiple_of(2)
}

/// Whether two-byte characters begin here.
fn is_escape(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1b$B") || bytes.starts_with(b"\x1b$@")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(values: &[(Kind, &str)]) -> Matcher {
        let values = values.iter().map(|(kind, value)| (*kind, (*value).to_owned())).collect();
        Known { values, ..Known::default() }.matcher()
    }

    #[test]
    fn finds_a_name_in_every_encoding() {
        let matcher = known(&[(Kind::Name, "佐倉^陽向")]);
        for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP] {
            let (bytes, _, _) = encoding.encode("依頼: 佐倉陽向 様");
            assert!(matcher.hits(&bytes).next().is_some(), "{}", encoding.name());
        }
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = "x佐倉y".encode_utf16().flat_map(unit).collect();
            assert!(matcher.hits(&bytes).next().is_some());
        }
        assert!(matcher.find("左倉").is_none());
    }

    #[test]
    fn a_short_value_has_to_stand_alone() {
        let matcher = known(&[(Kind::Name, "ABE^JIRO"), (Kind::Id, "4711")]);
        assert!(matcher.find("seen by Abe today").is_some());
        assert!(matcher.find("LABEL").is_none());
        assert!(matcher.find("ID 4711").is_some());
        assert!(matcher.find("0.4711").is_none() && matcher.find("14711").is_none());
    }

    #[test]
    fn a_long_name_is_found_inside_a_word() {
        let matcher = known(&[(Kind::Name, "SAKURABA^HINATA")]);
        assert!(matcher.find("img_sakurabaCT").is_some());
    }

    #[test]
    fn letters_that_equal_kanji_but_for_their_case_are_no_hit() {
        // 中村 is "-NQg" in UTF-16.
        let matcher = known(&[(Kind::Name, "中村^隆")]);
        assert!(matcher.find("K-NQGCABYBKM").is_none());
        assert!(matcher.hits(b"-NQg").next().is_some());
    }

    #[test]
    fn letters_that_equal_escaped_kanji_are_no_hit() {
        // 山田 is ";3ED" in ISO-2022-JP.
        let matcher = known(&[(Kind::Name, "山田")]);
        assert!(matcher.hits(b"a;3ED").next().is_none());
        assert!(matcher.hits(b"\x1b$B;3ED\x1b(B").next().is_some());
    }
}
