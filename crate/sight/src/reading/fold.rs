//! One spelling for what a reader of pictures takes for one another.

/// Characters that look alike or are variants, each group under its first.
const ALIKE: &[&str] = &[
    "0oOQD〇○",
    "1lI|!ｌＩ",
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

/// Capital letters, full-width forms narrowed, every kind of space one.
pub(super) fn raised(text: &str) -> String {
    text.chars().map(narrow).flat_map(char::to_uppercase).collect()
}

/// The characters of a text without spaces and marks, one for all that look alike.
pub fn fold(text: &str) -> String {
    text.chars()
        .map(narrow)
        .filter(|letter| letter.is_alphanumeric() || is_alike(*letter))
        .map(alike)
        .collect()
}

fn narrow(letter: char) -> char {
    match letter {
        '\u{3000}' | '\t' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

fn is_alike(letter: char) -> bool {
    ALIKE.iter().any(|group| group.contains(letter))
}

fn alike(letter: char) -> char {
    let group = ALIKE.iter().find(|group| group.contains(letter));
    let first = group.and_then(|group| group.chars().next());
    first.unwrap_or_else(|| letter.to_lowercase().next().unwrap_or(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

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
