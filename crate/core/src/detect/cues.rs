//! What shows that a description may speak of someone in words that the vocabulary lets stay: the word
//! before a name, a number, a place or an age. Only then is the text engine asked, which takes time to
//! make ready, and which takes `MR Head` for a man.

use regex::RegexSet;
use std::sync::LazyLock;

static CUES: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        // A labelled line.
        r"[\p{L})].? *[:：]\s*[\p{L}\p{N}]",
        // A title; DR, MR, MS and PT without a point are modalities and more.
        r"\b(?:Dr|Mr|Mrs|MRS|Ms|Miss|MISS|Prof|PROF|[Pp]rofessor|PROFESSOR|Nurse|NURSE)\b|\b[DM][RS]\.",
        r"(?i)\b(?:by|per|ref|with|to|from) dr\b",
        r"(?i), *m\.?d\b",
        r"先生|医師|さん|氏|殿|様(?:$|[^\p{Han}])",
        // A number that someone gave.
        r"(?i)(?-u:\b)(?:id|no|nr|num|number|mrn|ssn|nhs|policy|member|account|acct?|case|record|chart|passport|license|zip)\b\W*\d",
        r"(?i)(?-u:\b)(?:tel|telephone|phone|fax|cell|mobile|call|pager?|paged|bleep|ext|extension|phs)\b\W*\d",
        r"番号|記号|カルテ|電話|内線|携帯|連絡|〒",
        // An age, a day or a month of a year.
        r"(?i)\b(?:aged?|born)\b\W*(?:\p{L}+\W+)?\d|\b(?:ninety|hundred)\b|[\d一二三四五六七八九十百][歳才]",
        r"(?i)\d(?:st|nd|rd|th) of [a-z]{3}|\b\d\d?/\d{4}\b",
        // A street with its number.
        r"(?i)\b\d+[a-z]?(?:[ ,]+[\p{L}'.]+){1,4} (?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|place|pl|close|terrace|crescent|gardens|square|boulevard|blvd|highway)\b",
        r"\d丁目|\d番地|住所",
    ])
    .expect("patterns of our own")
});

/// Whether a text has such a word.
pub(crate) fn has_cue(text: &str) -> bool {
    CUES.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_people_and_numbers_is_a_cue() {
        for text in [
            "Patient: Stone",
            "Prof. Stone",
            "REF BY DR STONE",
            "Long, MD",
            "小指先生",
            "pager 451",
            "age 93",
            "12 Garden Road",
            "保険者番号 12",
            "患者ID 123",
        ] {
            assert!(has_cue(text), "{text}");
        }
    }

    #[test]
    fn names_of_protocols_have_no_cue() {
        for text in [
            "CT chest w contrast",
            "MR Head",
            "DR CHEST PA",
            "PT WHOLE BODY",
            "3 Phase Liver CT",
            "Thorax^Routine (Adult)",
            "b1000 TE 92 12:30",
            "Bone age",
            "すりガラス様陰影",
            "胸部CT 造影",
        ] {
            assert!(!has_cue(text), "{text}");
        }
    }
}
