//! The dictionary that lies beside the program: word classes of Japanese, names and words.
//!
//! One gzip stream: the first line says [`MAGIC`], then come parts, each a line `name length` and
//! that many bytes. `cargo xtask text dictionary` packs it.

mod words;

use super::tagger::{self, Tagger};
use super::words::{EN, EPONYM, Fast, JA};
use aho_corasick::{AhoCorasick, MatchKind};
use flate2::{Decompress, FlushDecompress, Status};
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vibrato::dictionary::LexType;
use vibrato::{Dictionary as Lattice, Tokenizer};
use words::Words;

const MAGIC: &str = "kamei dictionary 2";
/// More than any dictionary of ours unpacks to.
const MOST: usize = 64 << 20;
/// How many times its packed length a dictionary takes while it is read.
const GROWTH: usize = 10;
/// Words analysed at once; longer stretches without punctuation are cut.
const STRETCH: usize = 600;

/// The lists that the tagger asks about, one bit each.
const JA_LISTS: [&str; 14] = [
    "name-labels",
    "roles",
    "family",
    "titles",
    "not-names",
    "facilities",
    "facility-common",
    "organizations",
    "organization-common",
    "organization-labels",
    "occupations-common",
    "place-labels",
    "place-after",
    "eponym-tails",
];
const EN_LISTS: [&str; 10] = [
    "name-labels",
    "roles",
    "family",
    "titles",
    "credentials",
    "departments",
    "facilities",
    "organizations",
    "streets",
    "eponym-tails",
];

/// Why a dictionary cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable(&'static str);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The dictionary cannot be read: {}.", self.0)
    }
}

impl std::error::Error for Unreadable {}

impl Unreadable {
    pub(super) fn part() -> Self {
        Self("a part of it is damaged")
    }
}

/// A word with its class, as IPADIC has it: `S` surname, `G` given name, `L` place, `n` noun, …
/// (`scripts/text/lists.py` lists them); `N` is a surname that is a place or body too; a word it does not know has class `u`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) class: char,
}

/// The dictionary, ready for use.
pub(super) struct Dictionary {
    lattice: Tokenizer,
    /// The class of every word of the lattice.
    classes: Box<[u8]>,
    pub(super) surnames: Words,
    /// Japanese surnames.
    pub(super) surnames_ja: Words,
    /// Japanese surnames that are no other word.
    pub(super) surnames_only_ja: Words,
    pub(super) given: Words,
    /// Japanese given names that are no verb and no adverb.
    pub(super) given_ja: Words,
    /// Towns of the world that are no everyday words, as they are written in English.
    pub(super) places_en: Words,
    pub(super) everyday: Words,
    pub(super) words: Words,
    pub(super) terms: Words,
    /// Names in English eponyms, beyond those that the program knows by itself.
    eponyms: Words,
    /// Prefectures and municipalities.
    pub(super) gazetteer: AhoCorasick,
    /// Absent only while the tagger learns.
    pub(super) tagger: Option<Tagger>,
    read: Stretches,
    lists: [Lists; 2],
}

/// The lists a word stands on, one bit each, by the hash of the word.
type Lists = HashMap<u32, u32, Fast>;

/// Apart from the loops that call it, as all that is done for every word of the dictionary: a browser makes code faster only
/// from one call to the next.
#[inline(never)]
fn enter(lists: &mut Lists, word: u32, bit: usize) {
    *lists.entry(word).or_default() |= 1 << bit;
}

impl Dictionary {
    pub(super) fn read(packed: &[u8]) -> Result<Self, Unreadable> {
        // A browser's memory grows once here instead of a hundred times, each of which costs it a look at all that it holds.
        drop(std::hint::black_box(Vec::<u8>::with_capacity(packed.len() * GROWTH)));
        let bytes = inflate(packed)?;
        let parts: HashMap<&str, &[u8]> = parts(&bytes)?.into_iter().collect();
        let part = |name| parts.get(name).copied().ok_or(Unreadable("a part of it is missing"));
        let words = |name| part(name).and_then(Words::new);
        let lattice = Lattice::read(part("lattice")?)
            .map_err(|_| Unreadable("its word classes are damaged"))?;
        let surnames_only_ja = words("surnames-only-ja")?;
        let lists =
            [(&*JA, JA_LISTS.as_slice()), (&*EN, EN_LISTS.as_slice())].map(|(all, names)| {
                let mut lists = Lists::default();
                for (bit, name) in names.iter().enumerate() {
                    for word in all.list(name).words() {
                        enter(&mut lists, tagger::hash(word), bit);
                    }
                }
                lists
            });
        let mut lists = lists;
        let (surnames_ja, given_ja, terms) =
            (words("surnames-ja")?, words("given-ja")?, words("terms-ja")?);
        for (bit, words) in [&surnames_only_ja, &surnames_ja, &given_ja, &terms].iter().enumerate()
        {
            lists[0].reserve(words.len());
            for word in words.iter() {
                enter(&mut lists[0], tagger::hash(word), JA_LISTS.len() + bit);
            }
        }
        Ok(Self {
            lattice: Tokenizer::new(lattice),
            classes: part("classes")?.into(),
            tagger: parts.get("tagger").map(|bytes| Tagger::read(bytes)).transpose()?,
            lists,
            read: Stretches::default(),
            surnames: words("surnames-en")?,
            surnames_ja,
            surnames_only_ja,
            given: words("given-en")?,
            given_ja,
            places_en: words("places-en")?,
            everyday: words("common-en")?,
            words: words("words-en")?,
            terms,
            eponyms: words("eponyms-en")?,
            gazetteer: gazetteer(&words("places-ja")?),
        })
    }

    /// Whether an English term bears the name.
    pub(super) fn is_eponym(&self, word: &str) -> bool {
        EPONYM.contains(word) || self.eponyms.contains(word)
    }

    /// The Japanese lists a word stands on, one bit each; and, for words that may be names, whether it is a surname,
    /// a given name, a term, a surname and no other word.
    pub(super) fn lists_ja(&self, word: u32) -> (u32, u32) {
        let all = self.lists[0].get(&word).copied().unwrap_or_default();
        let (listed, known) = (JA_LISTS.len() + 1, all >> JA_LISTS.len());
        (all & ((1 << listed) - 1), known >> 1 | (known & 1) << 3)
    }

    /// The English lists a word stands on, by its hash.
    pub(super) fn lists_en(&self, word: u32) -> u32 {
        self.lists[1].get(&word).copied().unwrap_or_default()
    }

    /// The words of the Japanese stretches of a text.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut worker = self.lattice.new_worker();
        let mut tokens = Vec::new();
        for stretch in stretches(text) {
            let start = stretch.start;
            let written = &text[stretch];
            let words = self.read.or_read(written, || {
                worker.reset_sentence(written);
                worker.tokenize();
                worker.token_iter().map(|token| self.token(&token)).collect()
            });
            tokens.extend(words.iter().map(|Token { range, class }| Token {
                range: start + range.start..start + range.end,
                class: *class,
            }));
        }
        tokens
    }

    fn token(&self, token: &vibrato::token::Token<'_, '_>) -> Token {
        let known = self.classes.get(token.word_idx().word_id as usize);
        let class = known.filter(|_| token.lex_type() == LexType::System);
        let class = class.map_or('u', |class| char::from(*class));
        // 安藤 is a surname and a firm, 天野 a surname and a place.
        let either = matches!(class, 'L' | 'O' | 'X') && self.surnames_ja.contains(token.surface());
        Token { range: token.range_byte(), class: if either { 'N' } else { class } }
    }
}

/// The words of stretches that were read lately. A note is read before its review and when it is written, and notes carry
/// whole paragraphs of the days before.
#[derive(Default)]
struct Stretches(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    words: HashMap<Box<str>, Arc<[Token]>, Fast>,
    weight: usize,
}

impl Stretches {
    /// Some four megabytes of memory, in words.
    const MOST: usize = 1 << 18;

    fn or_read(&self, stretch: &str, read: impl FnOnce() -> Arc<[Token]>) -> Arc<[Token]> {
        if let Some(words) = self.lock().words.get(stretch) {
            return Arc::clone(words);
        }
        let words = read();
        let mut kept = self.lock();
        if kept.weight > Self::MOST {
            *kept = Kept::default();
        }
        // What surrounds them in memory is as large as some words.
        kept.weight += words.len() + 4;
        kept.words.insert(stretch.into(), Arc::clone(&words));
        words
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Finds the names of prefectures, municipalities and districts, each alone.
fn gazetteer(places: &Words) -> AhoCorasick {
    let mut names = std::collections::BTreeSet::new();
    for (prefecture, city) in places.iter().filter_map(|line| line.split_once('\t')) {
        names.insert(prefecture);
        names.insert(city);
        // 札幌市中央区 is written 札幌市 too, and 三浦郡葉山町 葉山町.
        for mark in ['市', '郡'] {
            if let Some((head, rest)) = city
                .split_once(mark)
                .filter(|(head, rest)| !head.is_empty() && rest.chars().count() > 1)
            {
                names.insert(if mark == '市' {
                    &city[..head.len() + '市'.len_utf8()]
                } else {
                    rest
                });
            }
        }
    }
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names);
    automaton.expect("a few thousand names fit")
}

/// All at once, since its length is told behind it (RFC 1952, 2.3); [`pack`] writes no field that may be left out.
fn inflate(packed: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let damaged = Unreadable("it is damaged");
    let (_, rest) = packed
        .split_first_chunk::<10>()
        .filter(|(head, _)| head.starts_with(&[0x1F, 0x8B, 8, 0]))
        .ok_or(damaged)?;
    let (rest, length) = rest.split_last_chunk().ok_or(damaged)?;
    let (deflated, sum) = rest.split_last_chunk().ok_or(damaged)?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > MOST {
        return Err(damaged);
    }
    let mut bytes = Vec::with_capacity(length);
    let status =
        Decompress::new(false).decompress_vec(deflated, &mut bytes, FlushDecompress::Finish);
    let whole = matches!(status, Ok(Status::StreamEnd)) && bytes.len() == length;
    let intact = whole && crc32fast::hash(&bytes) == u32::from_le_bytes(*sum);
    intact.then_some(bytes).ok_or(damaged)
}

/// The parts by name.
fn parts(bytes: &[u8]) -> Result<Vec<(&str, &[u8])>, Unreadable> {
    let mut rest = line(bytes)
        .filter(|(first, _)| *first == MAGIC)
        .ok_or(Unreadable("it is of another kind"))?
        .1;
    let mut parts = Vec::new();
    while let Some((head, after)) = line(rest) {
        let damaged = Unreadable::part();
        let (name, length) = head.split_once(' ').ok_or(damaged)?;
        let length: usize = length.parse().map_err(|_| damaged)?;
        let part = after.get(..length).ok_or(damaged)?;
        parts.push((name, part));
        rest = &after[length..];
    }
    Ok(parts)
}

/// The parts of a packed dictionary, to pack it again with another; `Err` where the bytes are damaged or of another kind.
pub fn unpack(packed: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let bytes = inflate(packed)?;
    Ok(parts(&bytes)?.into_iter().map(|(name, part)| (name.to_owned(), part.to_vec())).collect())
}

/// Packs the parts into the file that [`super::Engine::new`] reads.
///
/// # Panics
///
/// Never: memory takes all that is written.
pub fn pack<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    use flate2::write::GzEncoder;
    use std::io::Write;
    let mut packed = GzEncoder::new(Vec::new(), flate2::Compression::best());
    let mut write = |bytes: &[u8]| packed.write_all(bytes).expect("memory takes all");
    write(format!("{MAGIC}\n").as_bytes());
    for (name, bytes) in parts {
        write(format!("{name} {}\n", bytes.len()).as_bytes());
        write(bytes);
    }
    packed.finish().expect("memory takes all")
}

fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = memchr::memchr(b'\n', bytes)?;
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]))
}

/// Between line ends and full stops, where a text holds Japanese; never longer than a lattice
/// takes at a time.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let (mut start, mut length, mut japanese) = (0, 0, false);
    for (at, c) in text.char_indices() {
        length += 1;
        japanese |= is_japanese(c);
        let end = at + c.len_utf8();
        if matches!(c, '\n' | '。') || length >= STRETCH {
            if japanese {
                stretches.push(start..end);
            }
            (start, length, japanese) = (end, 0, false);
        }
    }
    if japanese && start < text.len() {
        stretches.push(start..text.len());
    }
    stretches
}

pub(super) fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '々' | '〆' | '\u{20000}'..='\u{2FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_read_once_until_too_much_is_kept() {
        let stretches = Stretches::default();
        let word = Token { range: 0..3, class: 'n' };
        let reads = std::cell::Cell::new(0);
        let read = |stretch: &str, count: usize| {
            stretches.or_read(stretch, || {
                reads.set(reads.get() + 1);
                vec![word.clone(); count].into()
            })
        };
        assert_eq!(read("胸", 2), read("胸", 9));
        assert_eq!(reads.get(), 1);
        read("腹", Stretches::MOST);
        read("頭", 1);
        assert_eq!(stretches.lock().words.len(), 1);
        read("胸", 2);
        assert_eq!(reads.get(), 4);
    }

    #[test]
    fn what_is_no_dictionary_is_refused() {
        for bytes in [&b""[..], b"not gzip", &pack([("lattice", &b"x"[..])])] {
            assert!(Dictionary::read(bytes).is_err());
        }
    }

    #[test]
    fn stretches_end_at_lines_and_never_grow_without_end() {
        assert_eq!(stretches("abc\n胸部。CT").len(), 1);
        let long = "胸".repeat(2000);
        assert!(stretches(&long).iter().all(|range| range.len() <= STRETCH * 3));
    }
}
