//! Names by what is said around them: みずのさん, 内海までご連絡ください, 上司の轟から, 奥(薬), コウダイという子, 隣の越智宅.

use super::super::super::page::{Page, Script, script};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::super::super::words::JA;
use super::{is_stop, is_title};
use std::ops::Range;
use std::sync::LazyLock;

/// Kana before さん that call no one by a name.
const NO_ONE: [&str; 38] = [
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
];

/// Whether what stands before さん is たく, おかあ or the like.
pub(super) fn is_no_one(front: &str) -> bool {
    let kana = front.chars().rev().take_while(|c| script(*c) == Script::Hiragana);
    let kana = &front[front.len() - kana.take(6).map(char::len_utf8).sum::<usize>()..];
    NO_ONE.contains(&kana) || ["のみな", "はみな"].contains(&kana) || kana.ends_with("たく")
}

/// Who one knows.
const ACQUAINTED: [&str; 22] = [
    "上司",
    "同僚",
    "先輩",
    "後輩",
    "部下",
    "友人",
    "友達",
    "知人",
    "隣人",
    "隣家",
    "彼氏",
    "彼女",
    "恋人",
    "同級生",
    "級友",
    "大家",
    "社長",
    "店長",
    "親方",
    "師匠",
    "監督",
    "コーチ",
];

/// (薬), (PT): what someone is, as lists of a meeting write it.
const OFFICES: &str =
    "薬|栄|看|介|相|PT|OT|ST|MSW|SW|CM|CE|ME|Ns|NS|Dr|リハ|看護|薬剤|栄養|ケアマネ|ヘルパー";

/// What says that a name stands beside it.
const CUES: [&str; 15] = [
    "まで",
    "という",
    "っていう",
    "って",
    "CRC",
    "CRA",
    "DH",
    "DA",
    "DT",
    "MA",
    "ORT",
    "CNS",
    "BCN",
    "宅",
    "邸",
];

/// 内海までご連絡, 上司の轟から, コウダイという子, DHあやか, 越智宅; 桜庭(看護)、奥(薬)、轟(PT) in a row.
static SAID: LazyLock<Pattern> = LazyLock::new(|| {
    let offices = OFFICES.split('|').map(|office| format!("({office})"));
    let words: Vec<String> =
        offices.chain(ACQUAINTED.iter().chain(&CUES).map(|word| (*word).to_owned())).collect();
    Pattern::with(
        &format!(
            "(?P<row>(?:[一-龥々]{{1,3}}[(](?:{OFFICES})[)][、,・/ ]{{0,2}}){{2,12}})\
             |(?:連絡|問い?合わ?せ|質問|相談|報告|提出|返却|申し?込み|一報)は、?(?P<a>[一-龥々]{{1,3}})まで\
             |(?:{})の(?P<b>[一-龥々]{{1,3}})(?:から|に|と|が|へ|も|は|、|。|より)\
             |(?:^|[^一-龥ァ-ヶー])(?P<c>[一-龥々]{{1,3}}|[ァ-ヶー]{{2,6}}|[ぁ-ん]{{2,4}})(?:という|っていう|って)(?:子|名前|名の|人|方|男性|女性|友|同級生|先輩|先生)\
             |(?:CRC|CRA|DH|DA|DT|MA|ORT|CNS|BCN)[ :]{{0,2}}(?P<d>[一-龥々]{{1,3}}|[ぁ-ん]{{2,4}})(?:[ 、。,/)\n]|さん|$)\
             |(?:^|[^一-龥々ァ-ヶー])(?P<e>[一-龥々]{{2,3}})(?:宅|邸)(?:[^配急建診老地造]|$)",
            ACQUAINTED.join("|")
        ),
        &words,
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let kana = page.listed("titles").iter().filter_map(|title| in_kana(page, title));
    marks.extend(kana.map(|range| Mark::likely(range, Kind::Name, Why::Title)));
    for found in SAID.captures_iter(&page.views) {
        let one = ["a", "b", "c", "d", "e"].iter().find_map(|name| found.group(name));
        let people = match found.group("row") {
            Some(row) => in_a_row(page, &row),
            None => one.into_iter().filter(|range| is_person(page, range)).collect(),
        };
        marks
            .extend(people.into_iter().map(|range| Mark::likely(range, Kind::Name, Why::Position)));
    }
}

/// 担当はみずのさん: a name in kana before its title, without the particle before it.
fn in_kana(page: &Page<'_>, title: &Range<usize>) -> Option<Range<usize>> {
    let front = &page.text[..title.start];
    let kana = front.chars().rev().take(6).take_while(|c| script(*c) == Script::Hiragana);
    let written = &front[front.len() - kana.map(char::len_utf8).sum::<usize>()..];
    let particle = written.starts_with(['は', 'が', 'の', 'を', 'に', 'と', 'も', 'へ', 'で']);
    let skip = if particle && written.chars().count() >= 4 { 'は'.len_utf8() } else { 0 };
    let name = &written[skip..];
    let fits = (2..=5).contains(&name.chars().count())
        && is_title(page.text, title)
        && ends(&page.text[title.end..])
        && !JA.list("titles").has(name)
        && !is_stop(name);
    fits.then(|| title.start - name.len()..title.start)
}

/// さん ends before a particle or what is no hiragana; はさまれた has no さま.
fn ends(rest: &str) -> bool {
    let next = rest.chars().next();
    next.is_none_or(|c| script(c) != Script::Hiragana || "はがをにのへとも".contains(c))
        || ["から", "より", "まで", "です"].iter().any(|word| rest.starts_with(word))
}

/// Who is one of a row needs no list, where another is on it.
fn in_a_row(page: &Page<'_>, row: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = row.start;
    let names = page.text[row.clone()].split_inclusive(')').filter_map(|part| {
        let bare = part.trim_start_matches(['、', ',', '・', '/', ' ']);
        let start = at + part.len() - bare.len();
        at += part.len();
        Some(start..start + bare.find('(')?)
    });
    let names: Vec<Range<usize>> = names.collect();
    let listed =
        |range: &Range<usize>| page.dictionary.surnames_only_ja.contains(&page.text[range.clone()]);
    if names.iter().any(listed) { names } else { Vec::new() }
}

fn is_person(page: &Page<'_>, range: &Range<usize>) -> bool {
    let written = &page.text[range.clone()];
    let kana = !written.starts_with(|c| script(c) == Script::Kanji);
    let listed = page.dictionary.surnames_ja.contains(written)
        || matches!(page.tokens.within(range), [one] if "SG".contains(one.class));
    (kana && !page.dictionary.terms.contains(written) || listed) && !is_stop(written)
}
