//! Known values in what was read from pictures, where characters are taken for others.

use super::matcher::{Matcher, SHORT};
use super::spellings;
use std::collections::BTreeSet;

/// Characters that look alike or are variants, each group under its first.
const ALIKE: &[&str] = &[
    "0oOQD〇○",
    "1lI|!",
    "5sS",
    "8bB",
    "2zZ",
    "様樣",
    "歳歲",
    "高髙",
    "崎﨑嵜",
    "斎齋斉齊",
    "辺邊邉",
    "沢澤",
    "広廣",
    "国國",
    "島嶋嶌",
    "桜櫻",
    "浜濱濵",
    "竜龍",
    "滝瀧",
    "栄榮",
    "恵惠",
    "真眞",
    "徳德",
    "吉𠮷",
    "富冨",
    "峰峯",
    "緒緖",
    "黒黑",
    "条條",
    "関關",
    "県縣",
    "医醫",
    "会會",
    "学學",
    "号號",
    "戸戶",
    "内內",
    "巻卷",
    "瀬瀨",
    "静靜",
    "へヘ",
    "べベ",
    "ぺペ",
    "りリ",
    "二ニ",
    "力カ",
    "口ロ",
    "工エ",
    "夕タ",
    "卜ト",
    "八ハ",
    "三ミ",
    "一ーｰ‐—–",
    "やゃヤャ",
    "ゆゅユュ",
    "よょヨョ",
    "つっツッ",
];

/// A known value as it is compared with what was read.
#[derive(Debug)]
pub(super) struct Folded {
    letters: Vec<char>,
    /// A few Latin letters have to stand as a word of their own.
    word: bool,
}

impl Matcher {
    /// Whether a text holds a known value, though characters were read as others that look like
    /// them, or a few wrong.
    pub fn is_misread(&self, text: &str) -> bool {
        let whole: Vec<char> = fold(text).chars().collect();
        let words: Vec<Vec<char>> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .map(|word| fold(word).chars().collect())
            .collect();
        self.folded().iter().any(|value| {
            if value.word {
                words.contains(&value.letters)
            } else {
                stands_in(&value.letters, &whole)
            }
        })
    }

    fn folded(&self) -> &[Folded] {
        self.misread.get_or_init(|| {
            let spelled = self.values.iter().flat_map(|(kind, value)| spellings(*kind, value));
            let folded: BTreeSet<(Vec<char>, bool)> = spelled
                .map(|form| {
                    let letters: Vec<char> = fold(&form).chars().collect();
                    let word = form.is_ascii() && letters.len() < SHORT;
                    (letters, word)
                })
                .filter(|(letters, word)| letters.len() >= if *word { 3 } else { 2 })
                .collect();
            folded.into_iter().map(|(letters, word)| Folded { letters, word }).collect()
        })
    }
}

/// Whether a value is in a text with no more wrong characters than its length allows.
fn stands_in(value: &[char], text: &[char]) -> bool {
    let allowed = match value.len() {
        0..6 => 0,
        6..12 => 1,
        _ => 2,
    };
    if text.len() + allowed < value.len() {
        return false;
    }
    // With so few wrong characters one piece of the value stands there as it is.
    let pieces = value.chunks(value.len().div_ceil(allowed + 1));
    let mut pieces = pieces.filter(|piece| text.windows(piece.len()).any(|part| part == *piece));
    if allowed == 0 || pieces.next().is_none() {
        return allowed == 0 && text.windows(value.len()).any(|part| part == value);
    }
    // Distance of the value to the likest part of the text.
    let mut row: Vec<usize> = vec![0; text.len() + 1];
    for (done, letter) in value.iter().enumerate() {
        let mut corner = row[0];
        row[0] = done + 1;
        for (at, other) in text.iter().enumerate() {
            let changed = corner + usize::from(letter != other);
            corner = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(corner + 1);
        }
    }
    row.into_iter().min().is_some_and(|least| least <= allowed)
}

/// The characters of a text without spaces and marks, one for all that look alike.
fn fold(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let letters = text.chars().map(narrow);
    letters
        .filter(|letter| letter.is_alphanumeric() || group(*letter).is_some())
        .map(alike)
        .collect()
}

fn group(letter: char) -> Option<&'static str> {
    ALIKE.iter().find(|group| group.contains(letter)).copied()
}

fn alike(letter: char) -> char {
    let first = group(letter).and_then(|group| group.chars().next());
    first.unwrap_or_else(|| letter.to_lowercase().next().unwrap_or(letter))
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Known};
    use super::*;

    fn known(values: &[(Kind, &str)]) -> Matcher {
        let values = values.iter().map(|(kind, value)| (*kind, (*value).to_owned())).collect();
        Known { values, ..Known::default() }.matcher()
    }

    #[test]
    fn known_values_are_found_though_read_wrong() {
        let known = known(&[
            (Kind::Name, "TSUKISHIMA^RENJI=月島^蓮司=ツキシマ^レンジ"),
            (Kind::Id, "40718823"),
            (Kind::Name, "渡邊^歳三"),
            (Kind::BirthDate, "19660308"),
        ]);
        for text in [
            "RENJI TSUKISHIMA",
            "ID: 4O7l8823",
            "氏名：月島　蓮司 樣",
            "渡辺歲三",
            "TSUKlSHINA, RENJI",
            "ツキシマ レンヅ",
            "I966/O3/08",
        ] {
            assert!(known.is_misread(text), "{text}");
        }
        for text in ["MI 1.1 TIS 0.7", "ABDOMEN", "", "月", "4071", "2021/11/04"] {
            assert!(!known.is_misread(text), "{text}");
        }
    }

    #[test]
    fn a_short_latin_name_is_no_part_of_another_word() {
        let known = known(&[(Kind::Name, "LEE^ANN")]);
        assert!(known.is_misread("LEE ANN"));
        assert!(!known.is_misread("SLEEVE"));
    }

    #[test]
    fn what_looks_alike_is_one() {
        for (read, stored) in
            [("樣", "様"), ("4O7l", "4071"), ("Ａ－１", "a1"), ("サトウ ニ郎", "サトウ二郎")]
        {
            assert_eq!(fold(read), fold(stored));
        }
        assert_ne!(fold("月島"), fold("霧崎"));
    }

    #[test]
    fn no_character_is_in_two_groups() {
        let all: Vec<char> = ALIKE.iter().flat_map(|group| group.chars()).collect();
        for (at, letter) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(letter), "{letter}");
        }
    }
}
