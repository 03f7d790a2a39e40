//! Tells the names in eponyms from people's: `Baker cyst`, `Cobb angle`, `Gleason 3+4`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static NAMES: &str = include_str!("../../data/text/keep-en.txt");
static HEADS: &str = include_str!("../../data/words/eponym-heads.txt");

/// Whether a word is a name that clinical terms bear, with what such a term says behind it.
pub(super) fn is_eponym(text: &str, range: &Range<usize>) -> bool {
    static BORNE: LazyLock<HashSet<&str>> = LazyLock::new(|| NAMES.lines().collect());
    static HEAD: LazyLock<HashSet<&str>> = LazyLock::new(|| HEADS.lines().collect());
    let word = text[range.clone()].to_lowercase();
    let bare = word.strip_suffix("'s").unwrap_or(&word);
    if !BORNE.contains(bare) && !bare.strip_suffix('s').is_some_and(|bare| BORNE.contains(bare)) {
        return false;
    }
    let behind = text[range.end..].strip_prefix("'s").unwrap_or(&text[range.end..]);
    let behind = behind.trim_start_matches([' ', '-', '_']);
    let end = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
    let next = behind[..end].to_lowercase();
    // Circle of Willis.
    let before = text[..range.start].trim_end();
    let of = before.strip_suffix(" of").and_then(|before| before.rsplit(' ').next());
    let of = of.map(str::to_lowercase);
    HEAD.contains(next.as_str())
        || of.is_some_and(|head| HEAD.contains(head.as_str()))
        || bare == "gleason" && next.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_a_term_and_nowhere_else() {
        for text in
            ["Baker cyst", "COBB angle", "Barrett's esophagus", "Waters view", "Gleason 3+4"]
        {
            let end = text.find([' ', '\'']).expect("two words");
            assert!(is_eponym(text, &(0..end)), "{text}");
        }
        let text = "circle of Willis TOF";
        assert!(is_eponym(text, &(10..16)));
        for text in ["Baker chest", "Cobb, Anna", "Waters", "Quillfeather cyst"] {
            let end = text.find([' ', ',']).unwrap_or(text.len());
            assert!(!is_eponym(text, &(0..end)), "{text}");
        }
    }
}
