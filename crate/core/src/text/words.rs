//! The hand-written lists of words under `data/text`.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

static JAPANESE: &str = include_str!("../../data/text/ja.toml");
static ENGLISH: &str = include_str!("../../data/text/en.toml");
static EPONYMS: &str = include_str!("../../data/text/keep-en.txt");

/// Hashes words quickly, several letters at once. Whoever chose words that collide would wait longer, and no more.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Mixed(u64);

/// Makes [`Mixed`].
pub(super) type Fast = BuildHasherDefault<Mixed>;

/// The golden ratio's part behind the point (Knuth, The Art of Computer Programming, vol. 3, 6.4).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        for eight in eights {
            self.write_u64(u64::from_le_bytes(*eight));
        }
        let (fours, rest) = rest.as_chunks();
        for four in fours {
            self.write_u32(u32::from_le_bytes(*four));
        }
        for byte in rest {
            self.write_u64(u64::from(*byte));
        }
    }

    /// A letter at a time rather than its bytes.
    fn write_u32(&mut self, letter: u32) {
        self.write_u64(u64::from(letter));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(26) ^ number).wrapping_mul(GOLDEN);
    }

    fn write_usize(&mut self, place: usize) {
        self.write_u64(place as u64);
    }

    fn finish(&self) -> u64 {
        // The highest bits know of every letter; the lowest are to know as well.
        let mixed = (self.0 ^ self.0 >> 32).wrapping_mul(GOLDEN);
        mixed ^ mixed >> 32
    }
}

/// A list of words, to ask about one and to find all.
#[derive(Debug)]
pub(super) struct List {
    words: HashSet<String, Fast>,
    firsts: HashSet<char, Fast>,
    lasts: HashSet<char, Fast>,
    /// How many bytes its words have, most first.
    lengths: Vec<usize>,
    any_case: bool,
    automaton: OnceLock<AhoCorasick>,
}

impl List {
    fn new(words: impl IntoIterator<Item = String>, any_case: bool) -> Self {
        let words: HashSet<String, Fast> = words.into_iter().collect();
        let firsts = words.iter().filter_map(|word| word.chars().next()).collect();
        let lasts = words.iter().filter_map(|word| word.chars().next_back()).collect();
        let mut lengths: Vec<usize> = words.iter().map(String::len).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        Self { words, firsts, lasts, lengths, any_case, automaton: OnceLock::new() }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Every word of the list in a text, the longest where several start.
    pub(super) fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let automaton = self.automaton.get_or_init(|| {
            let mut sorted: Vec<&String> = self.words.iter().collect();
            sorted.sort();
            let builder = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .ascii_case_insensitive(self.any_case)
                .kind(Some(AhoCorasickKind::DFA))
                .build(sorted);
            builder.expect("the lists are short")
        });
        automaton.find_iter(text).map(|found| found.range())
    }

    /// The length of the longest word of the list that a text starts with.
    pub(super) fn starts(&self, text: &str) -> Option<usize> {
        text.chars().next().filter(|c| self.firsts.contains(c))?;
        let head = |length: usize| text.get(..length).is_some_and(|head| self.has(head));
        self.lengths.iter().copied().find(|length| head(*length))
    }

    /// The length of the longest word of the list that a text ends with.
    pub(super) fn ends(&self, text: &str) -> Option<usize> {
        text.chars().next_back().filter(|c| self.lasts.contains(c))?;
        let tail = |length: usize| {
            let start = text.len().checked_sub(length);
            start.and_then(|start| text.get(start..)).is_some_and(|tail| self.has(tail))
        };
        self.lengths.iter().copied().find(|length| tail(*length))
    }
}

/// The lists of one language.
#[derive(Debug)]
pub(super) struct Lists(HashMap<String, List, Fast>);

/// Lists that are sought together, so that a text is read once for all of them.
pub(super) struct Sought {
    /// Each word once, in order.
    automaton: AhoCorasick,
    /// Of each word the lists it stands on, one bit each.
    lists: Vec<u16>,
    names: &'static [&'static str],
}

impl Sought {
    fn new(from: &Lists, names: &'static [&'static str]) -> Self {
        let mut words: BTreeMap<&str, u16> = BTreeMap::new();
        for (bit, name) in names.iter().enumerate() {
            for word in from.list(name).words() {
                *words.entry(word).or_default() |= 1 << bit;
            }
        }
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words.keys());
        Self {
            automaton: automaton.expect("the lists are short"),
            lists: words.into_values().collect(),
            names,
        }
    }

    /// Every word of each list in a text, the longest where several start; the lists in the order of their names.
    pub(super) fn all(&self, text: &str) -> Vec<Vec<Range<usize>>> {
        let mut found: Vec<Vec<Range<usize>>> = vec![Vec::new(); self.names.len()];
        for word in self.automaton.find_overlapping_iter(text) {
            let lists = self.lists[word.pattern().as_usize()];
            for (bit, found) in found.iter_mut().enumerate() {
                if lists & 1 << bit != 0 {
                    found.push(word.range());
                }
            }
        }
        for found in &mut found {
            found.sort_unstable_by_key(|word| (word.start, Reverse(word.end)));
            let mut free = 0;
            found.retain(|word| {
                let first = word.start >= free;
                if first {
                    free = word.end;
                }
                first
            });
        }
        found
    }

    /// The place of a list among them.
    pub(super) fn place(&self, name: &str) -> usize {
        self.names.iter().position(|other| *other == name).expect("the list is sought")
    }
}

impl Lists {
    fn read(source: &str, any_case: bool) -> Self {
        let table: BTreeMap<String, String> = toml::from_str(source).expect("the lists are tested");
        let lists = table.into_iter().map(|(name, words)| {
            let separators: &[char] = if any_case { &['|', '\n'] } else { &[' ', '\n'] };
            let fold = |word: &str| {
                let word = word.trim_matches([' ', '\n']).replace('\u{3000}', " ");
                if any_case && name != "credentials" { word.to_lowercase() } else { word }
            };
            let words = words.split(separators).map(fold).filter(|word| !word.is_empty());
            (name.clone(), List::new(words, any_case))
        });
        Self(lists.collect())
    }

    /// A list by its name in the table.
    pub(super) fn list(&self, name: &str) -> &List {
        &self.0[name]
    }
}

pub(super) static JA: LazyLock<Lists> = LazyLock::new(|| Lists::read(JAPANESE, false));
/// What is sought in every Japanese text.
pub(super) static JA_SOUGHT: LazyLock<Sought> = LazyLock::new(|| {
    Sought::new(
        &JA,
        &[
            "name-labels",
            "roles",
            "titles",
            "family",
            "facilities",
            "organizations",
            "rare-trades",
            "place-labels",
            "organization-labels",
            "occupation-labels",
            "company-tails",
            "facility-tails",
            "facility-labels",
            "company-labels",
        ],
    )
});
pub(super) static EN: LazyLock<Lists> = LazyLock::new(|| Lists::read(ENGLISH, true));
pub(super) static EPONYM: LazyLock<HashSet<&'static str, Fast>> =
    LazyLock::new(|| EPONYMS.lines().collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        for name in [
            "name-labels",
            "roles",
            "family",
            "titles",
            "not-names",
            "facilities",
            "facility-common",
            "legal-forms",
            "organizations",
            "organization-common",
            "place-labels",
            "eponym-tails",
        ] {
            assert!(JA.list(name).all("様").count() <= 1, "{name}");
        }
        assert!(JA.list("name-labels").has("氏 名") && JA.list("titles").has("様"));
        assert!(EN.list("family").has("mother-in-law") && EN.list("credentials").has("PA-C"));
        assert!(EPONYM.contains("babinski") && !EPONYM.contains("quillfeather"));
    }

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(JA.list("titles").starts("看護師長です"), Some("看護師長".len()));
        assert_eq!(JA.list("facilities").ends("桜台総合病院"), Some("総合病院".len()));
    }
}
