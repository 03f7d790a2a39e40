//! What the labels of a note say of its patient: 患者ID：…, 氏名：…, 生年月日：…, MRN:, Name:.

use crate::known::Kind;
use regex::Regex;
use std::sync::LazyLock;

/// A value behind a label.
pub(super) struct Label {
    /// What the item tables call it.
    pub(super) item: &'static str,
    /// What it teaches the batch.
    pub(super) teaches: Kind,
    pub(super) value: String,
}

/// How far into a text its head reaches, in characters; further down stand other people.
const HEAD: usize = 4000;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:患者[ 　]*(?:ID|ＩＤ|番号|No\.?|コード)|診察券番号|カルテ(?:番号|No\.?|ID)|(?:^|[\s　【\[(（])(?:ID|ＩＤ|MRN|Patient ID|Pt\.? ID|Hospital No\.?|Medical Record (?:Number|No\.?)))[\s　】\])）]*[:：#=]?[\s　]*([0-9０-９A-Za-zＡ-Ｚ][0-9０-９A-Za-z-]{2,19})",
    )
});
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:患者(?:氏名|名|様名|さま)|患者|(?:^|[\s　【\[(（])(?:氏[ 　]*名|名[ 　]*前|Patient(?: Name)?|Pt\.? Name|Name))[ 　】\])）]*[:：=][ 　]*([^\s　、。,;:：()（）/0-9]{1,16}(?:[ 　,^]{1,2}[^\s　、。,;:：()（）/0-9]{1,16})?)",
    )
});
static READING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:フリガナ|ふりがな|ﾌﾘｶﾞﾅ|カナ氏名|カナ|よみ)[ 　】\])）]*[:：=]?[ 　]*([ァ-ヶーぁ-んｦ-ﾟ]{1,12}[ 　]{1,2}[ァ-ヶーぁ-んｦ-ﾟ]{1,12})",
    )
});
static BIRTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:生年月日|誕生日|(?:^|[\s　(])(?:DOB|D\.O\.B\.|Date of Birth|Birth ?date))[ 　】\])）]*[:：=]?[ 　]*([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})",
    )
});

fn pattern(text: &str) -> Regex {
    regex::RegexBuilder::new(text)
        .multi_line(true)
        .case_insensitive(true)
        .build()
        .expect("a pattern of our own")
}

/// Words behind a name that are none of it.
const TITLES: [&str; 8] = ["様", "殿", "さん", "氏", "先生", "さま", "君", "ちゃん"];

/// The most values of one kind that a head is read for.
const MOST: usize = 64;

/// What the head of a text says. Two numbers or names would be two patients: then they teach the
/// batch, and say nothing of whose text it is.
pub(super) fn find(text: &str) -> Vec<Label> {
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let mut labels = Vec::new();
    let mut add = |item: &'static str, teaches, mut values: Vec<String>| {
        values.sort();
        values.dedup();
        let item = match values.len() {
            1 => item,
            _ => item.strip_prefix("patient-").unwrap_or("date"),
        };
        let labelled = values.into_iter().take(MOST);
        labels.extend(labelled.map(|value| Label { item, teaches, value }));
    };
    let all = |pattern: &Regex| -> Vec<String> {
        pattern
            .captures_iter(head)
            .filter_map(|found| Some(found.get(1)?.as_str().to_owned()))
            .collect()
    };
    let numbers = all(&NUMBER).into_iter().filter(|id| id.chars().any(char::is_numeric)).collect();
    add("patient-id", Kind::Id, numbers);
    let names: Vec<String> =
        all(&NAME).iter().map(|name| bare(name)).filter(|name| is_name(name)).collect();
    add("patient-name", Kind::Name, names);
    add("patient-reading", Kind::Name, all(&READING));
    let births = BIRTH.captures_iter(head).filter_map(|found| {
        let part = |number: usize| found.get(number)?.as_str().parse::<u32>().ok();
        Some(format!("{:04}{:02}{:02}", part(1)?, part(2)?, part(3)?))
    });
    add("birth-date", Kind::BirthDate, births.collect());
    labels
}

fn bare(name: &str) -> String {
    let mut name = name.trim_matches([' ', '\u{3000}', ',', '^']);
    for title in TITLES {
        name = name.strip_suffix(title).unwrap_or(name).trim_end_matches([' ', '\u{3000}']);
    }
    name.to_owned()
}

/// At least two letters, and no form left blank.
fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && !crate::known::is_not_a_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        find(text).into_iter().map(|label| (label.item, label.value)).collect()
    }

    #[test]
    fn the_head_of_a_note_says_whose_it_is() {
        let note = "患者ID：00427718\n氏名：佐倉　陽向 様（さくら ひなた）\nフリガナ：サクラ ヒナタ\n生年月日：1958年7月21日\n";
        let read = [
            ("patient-id", "00427718".to_owned()),
            ("patient-name", "佐倉　陽向".to_owned()),
            ("patient-reading", "サクラ ヒナタ".to_owned()),
            ("birth-date", "19580721".to_owned()),
        ];
        assert_eq!(found(note), read);
        let english = "Name: Brandt, Calliope   MRN: 4471-0926\nDOB: 1961/03/09";
        let read = [
            ("patient-id", "4471-0926".to_owned()),
            ("patient-name", "Brandt, Calliope".to_owned()),
            ("birth-date", "19610309".to_owned()),
        ];
        assert_eq!(found(english), read);
    }

    #[test]
    fn a_list_of_patients_is_nobodys_and_teaches_all_the_same() {
        let read = [("id", "00427718".to_owned()), ("id", "00427719".to_owned())];
        assert_eq!(found("患者ID：00427718\n患者ID：00427719\n"), read);
    }
}
