//! The hand-written lists of words under `data/text`.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

static JAPANESE: &str = include_str!("../../data/text/ja.toml");
static ENGLISH: &str = include_str!("../../data/text/en.toml");
static EPONYMS: &str = include_str!("../../data/text/keep-en.txt");

/// Hashes words quickly: the lists are ours, so no one can choose words that collide (FNV-1a).
#[derive(Debug, Clone, Copy)]
pub(super) struct Fnv(u64);

/// Makes [`Fnv`].
pub(super) type Fast = BuildHasherDefault<Fnv>;

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
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
