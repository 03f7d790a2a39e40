//! Bodies by the word that stands before them and a mark: かかりつけ薬局:コスモス調剤, 派遣元(スタッフリンク).

use super::super::page::{Page, Script, script};
use super::super::pattern::{before, captured, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::words::JA;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What is said where no body is named.
const NONE: [&str; 22] = [
    "なし",
    "無し",
    "あり",
    "有り",
    "不明",
    "未定",
    "同上",
    "当院",
    "自院",
    "他院",
    "自宅",
    "本人",
    "家族",
    "要",
    "済",
    "同左",
    "未",
    "希望",
    "検討中",
    "調整中",
    "該当なし",
    "特になし",
];

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for (list, kind) in
        [("facility-labels", Kind::Facility), ("company-labels", Kind::Organization)]
    {
        for label in page.listed(list) {
            marks.extend(body(page, label).map(|range| Mark::likely(range, kind, Why::Label)));
        }
    }
}

/// The name behind a label, to the first blank or mark.
fn body(page: &Page<'_>, label: &Range<usize>) -> Option<Range<usize>> {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| pattern("^ ?[:(「【]{1,2} ?(?P<v>[^ \n\t、。,()「」【】:;/→]{2,20})"));
    let text = page.text;
    let within = before(text, label.start)
        .is_some_and(|c| matches!(script(c), Script::Katakana | Script::Kanji));
    let found = captured(&NAME, &text[label.end..])?.name("v")?;
    let range = label.end + found.start()..label.end + found.end();
    let written = found.as_str();
    let tokens = page.tokens.within(&range);
    let sentence = tokens.iter().any(|token| "VaA".contains(token.class))
        || tokens.iter().filter(|token| token.class == 'j').count() >= 2;
    let common =
        ["facility-common", "organization-common", "roles", "family", "titles", "body-generic"]
            .iter()
            .any(|list| JA.list(list).has(written));
    let titled = JA.list("titles").ends(written).is_some();
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let named = tokens.iter().any(|token| "SGLNXPOu".contains(token.class))
        || written.chars().filter(|c| script(*c) == Script::Hiragana).count() >= 3
        || written.chars().filter(|c| script(*c) == Script::Katakana).count() >= 2;
    (!within
        && !sentence
        && !common
        && !titled
        && named
        && letters >= 2
        && !NONE.contains(&written)
        && !page.dictionary.terms.contains(written))
    .then_some(range)
}
