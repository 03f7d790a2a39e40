//! What a column holds, by its heading and by its values; of two that contradict each other, the
//! stricter.

use crate::address;
use crate::detect::{Vocabulary, cut};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

pub(crate) static HEADERS: &str = include_str!("../../../data/jp/headers.csv");

/// What no heading and no value shows; no table of items has it, so it is removed.
pub(super) const UNKNOWN: &str = "unknown";

/// What a heading says, or nothing.
pub(super) fn by_heading(heading: &str) -> Option<&'static str> {
    struct Words {
        whole: HashMap<&'static str, &'static str>,
        tails: Vec<(&'static str, &'static str)>,
    }
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let mut words = Words { whole: HashMap::new(), tails: Vec::new() };
        for row in crate::table::rows(HEADERS) {
            for word in row[1].split('|') {
                match word.strip_prefix('*') {
                    Some(tail) => words.tails.push((tail, row[0])),
                    None => drop(words.whole.entry(word).or_insert(row[0])),
                }
            }
        }
        // Of two tails, the longer says more.
        words.tails.sort_by_key(|(tail, _)| std::cmp::Reverse(tail.len()));
        words
    });
    let word = folded(heading);
    if word.is_empty() {
        return None;
    }
    let tail =
        || WORDS.tails.iter().find(|(tail, _)| word.len() > tail.len() && word.ends_with(tail));
    let listed = WORDS.whole.get(word.as_str()).copied().or_else(|| tail().map(|(_, item)| *item));
    listed.or_else(|| match word.as_str() {
        "id" | "番号" => Some("id"),
        "氏名" | "名前" | "name" => Some("name"),
        _ => is_clinical(heading).then_some("clinical"),
    })
}

/// Whether a heading may stand in the output: it is one of the words people write above columns.
pub(crate) fn is_known_heading(heading: &str) -> bool {
    by_heading(heading).is_some()
}

/// Without width, case, blanks and the marks between words.
pub(super) fn folded(heading: &str) -> String {
    let bare: String = heading.nfkc().collect::<String>().to_lowercase();
    let bare = bare.split(['(', '[', '{']).next().unwrap_or_default();
    bare.chars().filter(|c| c.is_alphanumeric() || *c == '〒').collect()
}

/// Whether the clinical vocabulary knows every word.
pub(crate) fn is_clinical(text: &str) -> bool {
    let same = |a: &str, b: &str| {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        letters(a) == letters(b)
    };
    text.chars().count() <= 60 && cut(text, &[&Vocabulary]).is_some_and(|kept| same(&kept, text))
}

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// A measured value.
    Number,
    /// More digits than a measured value has, or zeros before it.
    LongNumber,
    /// A day, with or without a time.
    Date,
    /// A time of day.
    Time,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A postal code.
    Postcode,
    /// Twelve digits, as My Number and driving licences have.
    Code,
    /// A word for a sex.
    Sex,
    /// An address with its municipality.
    Address,
    /// Words of the clinical vocabulary.
    Clinical,
    /// Anything else.
    Text,
}

macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($text).expect("a pattern of our own"));
    };
}
pattern!(
    NUMBER,
    r"^[<>≦≧≤≥~±+-]?\s?[0-9]{1,6}(?:,[0-9]{3})*(?:\.[0-9]{1,6})?(?:e[+-]?[0-9]{1,3})?\s?(?:%|[a-zμ/]{1,6}|[0-9]*\^[0-9]+/[a-zμ]+)?$"
);
pattern!(
    DATE,
    r"^(?:(?:1[89]|20)[0-9]{2}\s?[-/.年]\s?[0-9]{1,2}(?:\s?[-/.月]\s?[0-9]{1,2}日?)?月?|(?:明治|大正|昭和|平成|令和|[mtshr])\.?\s?(?:[0-9]{1,2}|元)\s?[-/.年]\s?[0-9]{1,2}\s?[-/.月]\s?[0-9]{1,2}日?|[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?:[\st(].*)?$"
);
pattern!(TIME, r"^[0-2]?[0-9][:時][0-5][0-9](?:[:分][0-5][0-9])?[分秒]?$");
pattern!(
    PHONE,
    r"^(?:\+81[-\s]?|\(?0)[0-9]{1,4}\)?[-\s.][0-9]{1,4}[-\s.][0-9]{3,4}$|^0[5789]0[0-9]{8}$|^0[1-9][0-9]{8}$"
);
pattern!(EMAIL, r"^\S+@\S+\.\S+$");
pattern!(POSTCODE, r"^〒?\s?[0-9]{3}-[0-9]{4}$");

const SEXES: [&str; 17] = [
    "男",
    "女",
    "男性",
    "女性",
    "男児",
    "女児",
    "m",
    "f",
    "male",
    "female",
    "その他",
    "不明",
    "other",
    "unknown",
    "o",
    "u",
    "非該当",
];

impl Look {
    /// Whether no heading looks like this.
    pub(super) fn is_data(self) -> bool {
        !matches!(self, Self::Clinical | Self::Text | Self::Sex)
    }
}

/// What results are told in, beside numbers.
const RESULTS: [&str; 34] = [
    "陰性",
    "陽性",
    "弱陽性",
    "強陽性",
    "偽陽性",
    "判定保留",
    "正常",
    "異常",
    "異常なし",
    "異常あり",
    "なし",
    "あり",
    "無",
    "有",
    "済",
    "未",
    "未実施",
    "検出せず",
    "高値",
    "低値",
    "基準内",
    "positive",
    "negative",
    "normal",
    "abnormal",
    "none",
    "yes",
    "no",
    "high",
    "low",
    "h",
    "l",
    "pos",
    "neg",
];

pub(crate) fn look(value: &str) -> Look {
    let value: String = value.trim().nfkc().collect::<String>().to_lowercase();
    let value = value.as_str();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    if SEXES.contains(&value) {
        Look::Sex
    } else if TIME.is_match(value) {
        Look::Time
    } else if DATE.is_match(value) {
        Look::Date
    } else if PHONE.is_match(value) {
        Look::Phone
    } else if POSTCODE.is_match(value) {
        Look::Postcode
    } else if EMAIL.is_match(value) {
        Look::Email
    } else if digits == 12 && value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b' '))
    {
        Look::Code
    } else if NUMBER.is_match(value) {
        let zeros = value.starts_with('0') && digits >= 4 && !value.contains('.');
        if zeros || digits >= 7 && !value.contains('.') { Look::LongNumber } else { Look::Number }
    } else if digits >= 4 && digits == value.len() {
        Look::LongNumber
    } else if value.chars().count() >= 4 && address::municipality(value).is_some() {
        Look::Address
    } else if RESULTS.contains(&value) || is_clinical(value) {
        Look::Clinical
    } else {
        Look::Text
    }
}

/// What the values of a column look like.
#[derive(Debug, Default)]
pub(super) struct Seen {
    counts: HashMap<u8, u32>,
    all: u32,
}

impl Seen {
    pub(super) fn add(&mut self, value: &str) {
        if !value.trim().is_empty() {
            *self.counts.entry(look(value) as u8).or_default() += 1;
            self.all += 1;
        }
    }

    fn share(&self, look: Look) -> f64 {
        f64::from(self.counts.get(&(look as u8)).copied().unwrap_or(0)) / f64::from(self.all.max(1))
    }
}

/// From this share on, values speak against a heading that would let them stay.
const SOME: f64 = 0.1;
/// From this share on, they speak for themselves.
const MOST: f64 = 0.8;

/// What a column is.
pub(super) fn item(heading: Option<&'static str>, seen: &Seen) -> &'static str {
    let strict = [
        (Look::Code, "code"),
        (Look::Email, "email"),
        (Look::Phone, "phone"),
        (Look::Postcode, "postcode"),
    ];
    let strict =
        strict.into_iter().find(|(look, _)| seen.share(*look) >= SOME).map(|(_, item)| item);
    let lax = matches!(heading, None | Some("clinical" | "time" | "sex" | "years"));
    if let Some(item) =
        strict.filter(|_| lax || heading == Some("free-text") && seen.share(Look::Text) < MOST)
    {
        return item;
    }
    let text = seen.share(Look::Text) + seen.share(Look::Address);
    match heading {
        Some("clinical") if seen.share(Look::Date) >= SOME => "date",
        Some("clinical") if seen.share(Look::LongNumber) >= SOME => "id",
        Some("clinical") if seen.share(Look::Address) >= MOST => "place",
        Some("clinical" | "time" | "years") if text >= SOME => "free-text",
        Some(item) => item,
        None if seen.share(Look::Date) >= MOST => "date",
        None if seen.share(Look::Address) >= MOST => "place",
        None => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str, values: &[&str]) -> &'static str {
        let mut seen = Seen::default();
        for value in values {
            seen.add(value);
        }
        item(by_heading(heading), &seen)
    }

    #[test]
    fn headings_are_read_in_both_languages() {
        for (heading, item) in [
            ("患者ＩＤ", "patient-id"),
            ("patient_id", "patient-id"),
            ("カルテ番号", "patient-id"),
            ("氏名（カナ）", "name"),
            ("Patient Name", "patient-name"),
            ("主治医", "name"),
            ("ordering physician", "name"),
            ("検査日", "date"),
            ("手術予定日", "date"),
            ("生年月日", "birth-date"),
            ("現住所", "place"),
            ("WBC (10^3/uL)", "clinical"),
            ("読影所見", "free-text"),
            ("保険証記号番号", "code"),
        ] {
            assert_eq!(by_heading(heading), Some(item), "{heading}");
        }
        assert_eq!(by_heading("欄A"), None);
    }

    #[test]
    fn every_row_of_headings_names_an_item() {
        let items = include_str!("../../../data/jp/items.csv");
        for row in crate::table::rows(HEADERS) {
            assert!(crate::table::rows(items).any(|item| item[1] == row[0]), "{}", row[0]);
            for word in row[1].split('|') {
                let bare = word.trim_start_matches('*');
                assert_eq!(folded(bare), bare, "{word}");
            }
        }
    }

    #[test]
    fn values_that_contradict_a_heading_make_it_stricter() {
        assert_eq!(column("WBC", &["6480", "7100", "5.2"]), "clinical");
        assert_eq!(column("WBC", &["090-0184-2236", "03-0000-1234"]), "phone");
        assert_eq!(column("結果", &["佐倉陽向さんへ連絡", "陰性"]), "free-text");
        assert_eq!(column("値", &["00427718", "00427719"]), "id");
        assert_eq!(column("欄A", &["2024/05/03", "2024/06/11"]), "date");
        assert_eq!(column("欄A", &["東京都中央区築地1-1-1", "千葉県市川市八幡3-1"]), "place");
        assert_eq!(column("欄A", &["佐倉", "水野"]), UNKNOWN);
        assert_eq!(column("欄A", &["1", "2", "3"]), UNKNOWN);
    }
}
