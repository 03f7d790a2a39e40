//! Where someone works or learns, and trades that few follow, in Japanese notes.

use super::super::dictionary::Token;
use super::super::page::{Page, Script, script};
use super::super::pattern::before;
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use super::super::words::JA;
use super::body::field;
use std::ops::Range;
use std::sync::LazyLock;

/// A body in quotes that one goes to: 「ひだまり工房」への通所.
static QUOTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "「(?P<v>[一-龥々ァ-ヶーぁ-んA-Za-z0-9・ ]{2,16})」(?:へ|への|に|を|の|で|にて)?[^。」\n]{0,8}?(?:通所|パート|バイト|アルバイト|働|通園|通学|通う|通って|入所|入居|利用|勤務|見学|就労|週[0-9一二三四五])",
        &["」"],
    )
});
/// How trades end that few follow: うちわ職人, 琴奏者, 競艇選手.
const TRADE_TAILS: [&str; 31] = [
    "職人",
    "奏者",
    "選手",
    "棋士",
    "家元",
    "師範",
    "杜氏",
    "鍛冶",
    "宮大工",
    "船大工",
    "牧場主",
    "農園主",
    "網元",
    "船頭",
    "騎手",
    "調律師",
    "飼育員",
    "議会議員",
    "養殖業",
    "養蜂家",
    "収集家",
    "研究家",
    "作家",
    "舞踊家",
    "声楽家",
    "落語家",
    "写真家",
    "陶芸家",
    "彫刻家",
    "登山家",
    "冒険家",
];
static TRADES: LazyLock<Pattern> = LazyLock::new(|| {
    let tails = TRADE_TAILS.join("|");
    Pattern::with(&format!("[一-龥々ァ-ヶーぁ-ん]{{1,8}}(?:{tails})"), &TRADE_TAILS)
});
/// The school behind a school year: 小5(桜台小).
static SCHOOL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:[小中高][0-9一二三四五六](?:年生?)?|年[長中少]|[0-9]年生) ?[(](?P<v>[一-龥々ァ-ヶーぁ-ん]{1,8}(?:小|中|高|園))[)]",
        &["("],
    )
});

/// (三ツ星鋲螺勤務), 孫は恩納ダイバーズ勤務, 多摩映画撮影所勤務の, 胎内セラミックス入社: where someone works.
static EMPLOYED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?P<m>^|[(、 ])?(?P<v>[一-龥々ァ-ヶーA-Za-z・]{3,14})に?(?:勤務|在職|在勤|(?P<b>入社)|就職)(?:(?P<e>[)、。])|[,」\" \n]|の|中|し|後|$)",
        &["勤務", "在職", "在勤", "入社", "就職"],
    )
});
/// When and how someone works, which names no body; 日立製作所 begins with a day, and is one.
const HOURS: [&str; 20] = [
    "夜間",
    "夜勤",
    "深夜",
    "準夜",
    "日勤",
    "日中",
    "平日",
    "毎日",
    "短時間",
    "交代",
    "交替",
    "在宅",
    "通常",
    "フルタイム",
    "パート",
    "週",
    "新卒",
    "中途",
    "同期",
    "再度",
];

/// 装具業者(南風義肢 與那嶺さん): whose trade is said before the bracket.
static TRADING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:業者|取引先|請負)[(](?P<v>[一-龥々ァ-ヶーA-Za-z・]{4,14})[) 、]",
        &["業者(", "取引先(", "請負("],
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for form in [&*QUOTED, &*SCHOOL] {
        for found in form.captures_iter(&page.views).filter_map(|found| found.group("v")) {
            if !is_hours(&text[found.clone()]) {
                marks.push(Mark::likely(found, Kind::Organization, Why::Position));
            }
        }
    }
    for body in TRADING.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        if !page.dictionary.terms.contains(&text[body.clone()]) {
            marks.push(Mark::likely(body, Kind::Organization, Why::Position));
        }
    }
    for found in EMPLOYED.captures_iter(&page.views) {
        let Some(body) = found.group("v") else { continue };
        let tokens = page.tokens.within(&body);
        let named = |token: &Token| {
            let part = page.word(token);
            let kana =
                part.chars().count() >= 3 && part.chars().all(|c| script(c) == Script::Katakana);
            "SLNX".contains(token.class) || kana && "ue".contains(token.class)
        };
        let written = &text[body.clone()];
        // Whoever enters a firm enters one with a name, and what stands between two marks is one.
        let bounded = found.group("m").is_some() && found.group("e").is_some();
        let shown = found.group("b").is_some() || tokens.iter().any(named);
        let known = page.dictionary.terms.contains(written);
        if !known && !is_hours(written) && (bounded || tokens.len() >= 2 && shown) {
            marks.push(Mark::likely(body, Kind::Organization, Why::Position));
        }
    }
    for found in TRADES.find_iter(&page.views) {
        let start = trade_start(page, &found);
        if start < found.end && !is_common(&text[start..found.end]) {
            marks.push(Mark::likely(start..found.end, Kind::Occupation, Why::Suffix));
        }
    }
    for trade in page.listed("rare-trades") {
        if page.tokens.is_bound(trade.start) && page.tokens.is_bound(trade.end) {
            marks.push(Mark::likely(trade.clone(), Kind::Occupation, Why::List));
        }
    }
    labelled(page, "organization-labels", Kind::Organization, marks);
    labelled(page, "occupation-labels", Kind::Occupation, marks);
}

fn is_hours(written: &str) -> bool {
    HOURS.iter().any(|word| written.starts_with(word) || written.ends_with(word))
        || written.ends_with(['日', '夜'])
        || JA.list("organization-common").has(written)
}

/// A trade that many follow.
fn is_common(trade: &str) -> bool {
    const MORE: [&str; 24] = [
        "溶接工",
        "溶接",
        "塗装工",
        "配管工",
        "電気工事",
        "食品加工",
        "水産加工",
        "加工業",
        "製造",
        "清掃",
        "配送",
        "運送業",
        "土木作業員",
        "作業員",
        "農作業",
        "介護",
        "医療事務",
        "保育",
        "調理",
        "調理員",
        "美容",
        "販売業",
        "小売業",
        "技能実習生",
    ];
    JA.list("occupations-common").has(trade) || MORE.contains(&trade)
}

/// Where the name of a trade begins: behind the last particle, verb or mark.
fn trade_start(page: &Page<'_>, range: &Range<usize>) -> usize {
    let tokens = page.tokens.within(range);
    let cut = tokens.iter().rev().skip(1).find(|token| "jVaKADRmt".contains(token.class));
    cut.map_or(range.start, |token| token.range.end.max(range.start))
}

/// 勤務先: …, 職業 …: the rest of the field.
fn labelled(page: &Page<'_>, list: &str, kind: Kind, marks: &mut Vec<Mark>) {
    let text = page.text;
    for label in page.listed(list) {
        let rest = &text[label.end..];
        let gap = rest.len() - rest.trim_start_matches([' ', ':', '=', ')', '(']).len();
        let colon = rest[..gap].contains([':', '='])
            || gap > 0
                && (text[..label.start].is_empty()
                    || before(text, label.start)
                        .is_some_and(|c| matches!(c, '\n' | ' ' | '、' | '。' | '(')));
        // 房江様の勤務先(…)
        let whose = rest[..gap].contains('(') && before(text, label.start) == Some('の');
        if !colon && !whose || !page.tokens.is_bound(label.start) {
            continue;
        }
        let at = label.end + gap;
        let field = field(text, at);
        let written = text[field.clone()].trim();
        let end = if kind == Kind::Occupation { at + occupation(written).len() } else { field.end };
        let written = text[at..end].trim_end();
        let count = written.chars().count();
        if !(2..=30).contains(&count)
            || is_common(written)
            || JA.list("organization-common").has(written)
            || written.chars().all(|c| c.is_ascii_digit() || matches!(c, '_' | ' ' | '-'))
        {
            continue;
        }
        let sentence = page
            .tokens
            .within(&(at..at + written.len()))
            .iter()
            .filter(|token| "jVa".contains(token.class))
            .count()
            >= 2;
        if !sentence {
            let mark = if kind == Kind::Occupation { Mark::likely } else { Mark::certain };
            marks.push(mark(at..at + written.len(), kind, Why::Label));
        }
    }
}

fn occupation(field: &str) -> &str {
    field.split(['で', 'の', 'を', 'に', '(', ' ']).next().unwrap_or_default()
}
