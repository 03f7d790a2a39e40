//! Addresses cut to a level: prefecture, municipality, town.

use super::Engine;
use super::page::{Script, script};
use super::shadow::Shadow;
use aho_corasick::AhoCorasick;

/// How much of a Japanese address stays. Of other addresses nothing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressLevel {
    /// 都道府県.
    Prefecture,
    /// 市区町村.
    Municipality,
    /// 町字.
    Town,
}

/// Cuts addresses by the municipalities the dictionary knows.
#[derive(Debug, Clone)]
pub(super) struct Cutter {
    level: AddressLevel,
    gazetteer: AhoCorasick,
}

impl Cutter {
    pub(super) fn new(level: AddressLevel, engine: &Engine) -> Self {
        Self { level, gazetteer: engine.dictionary.gazetteer.clone() }
    }

    /// The part of an address that may stay; `None` where it does not start with a known place.
    pub(super) fn cut(&self, address: &str) -> Option<String> {
        let text = Shadow::of(address).text;
        let (mut end, mut prefecture) = (0, None);
        for found in self.gazetteer.find_iter(&text) {
            if !text.get(end..found.start()).is_some_and(|gap| gap.trim().is_empty()) {
                break;
            }
            end = found.end();
            if text[found.range()].ends_with(['都', '道', '府', '県']) && prefecture.is_none() {
                prefecture = Some(end);
            }
        }
        let town = end
            + text[end..]
                .chars()
                .take_while(|c| is_town(*c))
                .take(12)
                .map(char::len_utf8)
                .sum::<usize>();
        let numeral = text[town..].starts_with(['丁', '番']);
        let town = if numeral {
            end + text[end..town].trim_end_matches(|c| "一二三四五六七八九十".contains(c)).len()
        } else {
            town
        };
        let end = match self.level {
            AddressLevel::Prefecture => prefecture?,
            AddressLevel::Municipality => end,
            AddressLevel::Town if end > 0 => town,
            AddressLevel::Town => 0,
        };
        (end > 0).then(|| text[..end].trim_end().to_owned())
    }
}

fn is_town(c: char) -> bool {
    matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana) && !"丁番".contains(c)
}
