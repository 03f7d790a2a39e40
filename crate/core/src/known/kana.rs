//! Two letters of kana: a person's name, or a part of レンタル, カタカナ and さきほど.

use std::ops::RangeInclusive;

const HIRAGANA: RangeInclusive<char> = '\u{3041}'..='\u{3096}';
const KATAKANA: RangeInclusive<char> = '\u{30A1}'..='\u{30FA}';
const TITLES: [&str; 10] =
    ["サン", "チャン", "クン", "サマ", "ドノ", "さん", "ちゃん", "くん", "さま", "どの"];
/// What a particle or an honorific ends with, and begins with.
const LASTS: &str = "はがをにのとやもへでらりんてた";
const FIRSTS: &str = "はがをにのとやもへでよかだまなハガヲニノトヤモヘデ";
/// How many letters beside a word are looked at: those of the longest title.
pub(super) const BESIDE: usize = 3;

/// Whether a word is so short that it has to stand by itself.
pub(super) fn is_short(word: &str) -> bool {
    word.chars().count() <= 2
        && [HIRAGANA, KATAKANA].iter().any(|kana| word.chars().all(|c| belongs(c, kana)))
}

/// Whether letters, in their usual width, are a word between these: of anything but two letters of kana nothing is asked.
pub(crate) fn is_word(before: &str, word: &str, after: &str) -> bool {
    if !is_short(word) {
        return true;
    }
    let in_hiragana = word.starts_with(|c| HIRAGANA.contains(&c));
    let kana = if in_hiragana { HIRAGANA } else { KATAKANA };
    let joins = |c: Option<char>| c.is_some_and(|c| belongs(c, &kana));
    let is_one = |of: &str, c: Option<char>| c.is_some_and(|c| of.contains(c));
    let last = before.chars().next_back();
    let mut rest = after.chars();
    let (next, second) = (rest.next(), rest.next());
    let begins = !joins(last) || in_hiragana && is_one(LASTS, last);
    let ends = !joins(next)
        || TITLES.iter().any(|title| after.starts_with(title))
        || is_one(FIRSTS, next) && (in_hiragana || !joins(second));
    begins && ends
}

/// Of kana, or what makes them long, voiced or half voiced.
fn belongs(c: char, kana: &RangeInclusive<char>) -> bool {
    matches!(c, 'ー' | '\u{3099}' | '\u{309A}') || kana.contains(&c)
}

#[cfg(test)]
mod tests {
    use crate::known::Kind::Name;
    use crate::known::{Known, Matcher};

    fn matcher() -> Matcher {
        let values = ["阿部^蓮=アベ^レン", "さき"].map(|value| (Name, value.to_owned()));
        Known { values: values.into(), ..Known::default() }.matcher()
    }

    #[test]
    fn two_letters_of_kana_are_no_name_within_a_word() {
        let matcher = matcher();
        for text in
            ["レンタル", "トレンデレンブルグ", "ボレン", "さきほど", "おさきばらい", "ｲﾚﾝ", "ﾚﾝﾀﾙ"]
        {
            assert!(matcher.find(text).is_none() && !matcher.seeds().are_in(text), "{text}");
        }
    }

    #[test]
    fn two_letters_of_kana_are_a_name_by_themselves() {
        let matcher = matcher();
        for text in [
            "レンくん",
            "レンチャン",
            "レンノ母",
            "アベレン様",
            "アベ・レン",
            "父はアベ、",
            "娘のさきが来た",
            "朝からさきより電話",
            "さきちゃん",
            "さきﾁｬﾝ",
            "レン",
        ] {
            let found = (matcher.find(text).is_some(), matcher.seeds().are_in(text));
            assert_eq!(found, (true, true), "{text}");
        }
        assert!(matcher.seeds().are_in("患者(ﾚﾝ)"));
    }

    #[test]
    fn two_letters_of_kana_are_told_from_a_word_in_every_encoding() {
        use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};
        let matcher = matcher();
        for encoding in [EUC_JP, ISO_2022_JP, SHIFT_JIS] {
            for (text, is_name) in [
                ("歩行器レンタル開始", false),
                ("父レンタロウ", false),
                ("患者レン、来院", true),
                ("長男レンくん", true),
            ] {
                let bytes = encoding.encode(text).0;
                assert_eq!(
                    matcher.hits(&bytes).next().is_some(),
                    is_name,
                    "{text} {}",
                    encoding.name()
                );
            }
        }
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes = |text: &str| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
            assert!(matcher.hits(&bytes("器レンタル")).next().is_none());
            assert!(matcher.hits(&bytes("器レンの")).next().is_some());
        }
    }
}
