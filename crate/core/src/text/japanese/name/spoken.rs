//! Names by what is said around them: みずのさん, 内海までご連絡ください, 上司の轟から, 奥(薬), コウダイという子.

use super::super::super::page::{Page, Script, script};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::{is_stop, title_after};
use std::ops::Range;
use std::sync::LazyLock;

/// Kana before さん that call no one by a name.
const NO_ONE: [&str; 40] = [
    "たく",
    "みな",
    "おく",
    "よめ",
    "およめ",
    "だんな",
    "むこ",
    "おむこ",
    "かみ",
    "おかみ",
    "おきゃく",
    "おいしゃ",
    "はいしゃ",
    "かんじゃ",
    "やくざ",
    "おまわり",
    "おつかれ",
    "ごくろう",
    "おまち",
    "おかげ",
    "かあ",
    "とう",
    "にい",
    "ねえ",
    "じい",
    "ばあ",
    "おじ",
    "おば",
    "おかあ",
    "おとう",
    "おにい",
    "おねえ",
    "おじい",
    "おばあ",
    "むすこ",
    "むすめ",
    "おこ",
    "あか",
    "ぞう",
    "くま",
];

/// Whether what stands before さん is たく, おかあ or the like.
pub(super) fn is_no_one(front: &str) -> bool {
    let kana = front.chars().rev().take_while(|c| script(*c) == Script::Hiragana);
    let kana = &front[front.len() - kana.take(6).map(char::len_utf8).sum::<usize>()..];
    NO_ONE.contains(&kana) || kana.ends_with("たく")
}

/// (薬), (PT): what someone is, as lists of a meeting write it.
const OFFICES: &str =
    "薬|栄|看|介|相|PT|OT|ST|MSW|SW|CM|CE|ME|Ns|NS|Dr|リハ|看護|薬剤|栄養|ケアマネ|ヘルパー";

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static KANA: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:^|[^ぁ-ん])(?P<v>[ぁ-ん]{2,5})(?:さん|様|さま|先生|医師|Dr|氏|Ns)(?:[^ぁ-ん]|[はがをにのへとも、。]|から|より|まで|です|$)",
            &["さん", "様", "さま", "先生", "医師", "Dr", "氏", "Ns"],
        )
    });
    // 桜庭(看護)、奥(薬)、轟(PT): who is one of a row needs no list.
    static ROW: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            &format!("(?:[一-龥々]{{1,3}}[(](?:{OFFICES})[)][、,・/ ]{{0,2}}){{2,12}}"),
            &["("],
        )
    });
    static SAID: LazyLock<[Pattern; 4]> = LazyLock::new(|| {
        [
            Pattern::with(
                "(?:連絡|問い?合わ?せ|質問|相談|報告|提出|返却|申し?込み|一報)は、?(?P<v>[一-龥々]{1,3})まで",
                &["まで"],
            ),
            Pattern::with(
                "(?:上司|同僚|先輩|後輩|部下|友人|友達|知人|隣人|隣家|彼氏|彼女|恋人|同級生|級友|大家|社長|店長|親方|師匠|顧問|監督|コーチ)の(?P<v>[一-龥々]{1,3})(?:から|に|と|が|へ|も|は|、|。|より)",
                &["の"],
            ),
            Pattern::with(
                "(?:^|[^一-龥ァ-ヶー])(?P<v>[一-龥々]{1,3}|[ァ-ヶー]{2,6}|[ぁ-ん]{2,4})(?:という|っていう|って)(?:子|名前|名の|人|方|男性|女性|友|同級生|先輩|先生)",
                &["という", "って"],
            ),
            Pattern::with(
                "(?:CRC|CRA|DH|DA|DT|MA|ORT|CNS|BCN)[ :]{0,2}(?P<v>[一-龥々]{1,3}|[ぁ-ん]{2,4})(?:[ 、。,/)\n]|さん|$)",
                &["CRC", "CRA", "DH", "DA", "DT", "MA", "ORT", "CNS", "BCN"],
            ),
        ]
    });
    let mut push = |range: Range<usize>, why| marks.push(Mark::likely(range, Kind::Name, why));
    for range in KANA.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        let written = &page.text[range.clone()];
        // 担当はみずのさん
        let particle = written.starts_with(['は', 'が', 'の', 'を', 'に', 'と', 'も', 'へ', 'で']);
        let skip = if particle && written.chars().count() >= 4 { 'は'.len_utf8() } else { 0 };
        let name = &written[skip..];
        let two = name.chars().count() >= 2;
        if two && title_after(page.text, range.end).is_some() && !is_stop(name) {
            push(range.start + skip..range.end, Why::Title);
        }
    }
    for row in ROW.find_iter(&page.views) {
        let mut at = row.start;
        let people: Vec<Range<usize>> = page.text[row]
            .split_inclusive(')')
            .filter_map(|part| {
                let name =
                    at + part.len() - part.trim_start_matches(['、', ',', '・', '/', ' ']).len();
                at += part.len();
                let open = page.text[name..at].find('(')?;
                Some(name..name + open)
            })
            .collect();
        if people
            .iter()
            .any(|range| page.dictionary.surnames_only_ja.contains(&page.text[range.clone()]))
        {
            for range in people {
                push(range, Why::Position);
            }
        }
    }
    for form in SAID.iter() {
        for range in form.captures_iter(&page.views).filter_map(|found| found.group("v")) {
            let written = &page.text[range.clone()];
            let kana = !written.starts_with(|c| ('一'..='龥').contains(&c));
            let listed = page.dictionary.surnames_ja.contains(written)
                || matches!(page.within(&range), [one] if "SG".contains(one.class));
            if (kana && !page.dictionary.terms.contains(written) || listed) && !is_stop(written) {
                push(range, Why::Position);
            }
        }
    }
}
