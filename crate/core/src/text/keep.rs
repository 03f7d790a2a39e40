//! What stays: clinical terms that hold a name, such as 橋本病 and Foley catheter. Asked last, and
//! never against a value known from a structured field, a label or a check digit.

use super::page::{Page, Script, script};
use super::pattern::{after, before};
use super::span::{Kind, Mark, Why};
use super::words::{EN, JA};
use std::ops::Range;

/// Drops the marks that are part of a clinical term.
pub(super) fn spare(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let terms = terms(page);
    marks.retain(|mark| {
        let shown = matches!(mark.why, Why::Known | Why::Column | Why::CheckDigit | Why::Label);
        shown || mark.kind.is_direct() || !(is_phrase(page, mark) || is_term(page, mark, &terms))
    });
}

/// West Nile virus; but Mrs Harris view is hers, who has a title.
fn is_phrase(page: &Page<'_>, mark: &Mark) -> bool {
    around(page.phrases(), &mark.range).is_some_and(|phrase| {
        let front = page.text[..phrase.start].trim_end_matches([' ', '.']);
        let title = front.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        !(mark.why == Why::Title && EN.list("titles").has(&title.to_lowercase()))
    })
}

fn is_term(page: &Page<'_>, mark: &Mark, terms: &[Range<usize>]) -> bool {
    let Mark { ref range, kind, why, .. } = *mark;
    match kind {
        Kind::Name => {
            !matches!(why, Why::Title | Why::Role) && is_group(page.text, range)
                || around(terms, range).is_some()
                || is_era(page.text, range)
                || is_birth(page.text, range)
                || is_eponym(page, range)
        }
        // 竹内反応, taken for a town.
        Kind::Place => {
            is_studied(&page.text[range.end..]) || why == Why::Tagger && is_eponym(page, range)
        }
        _ => false,
    }
}

/// 久山町スコア; but 築地研究所 is one.
fn is_studied(behind: &str) -> bool {
    let study = behind
        .strip_prefix("研究")
        .is_some_and(|rest| !rest.starts_with(['所', '室', '会', 'セ', '員', '棟', '科']));
    study || ["スコア", "スタディ"].iter().any(|word| behind.starts_with(word))
}

/// 大正15年: an era, though there are people of that name.
pub(super) fn is_era(text: &str, range: &Range<usize>) -> bool {
    if !["明治", "大正", "昭和", "平成", "令和"].contains(&&text[range.clone()]) {
        return false;
    }
    let counted = |c: char| c.is_ascii_digit() || "元一二三四五六七八九十".contains(c);
    // 大正 85歳 is a patient.
    let count = text[range.end..].trim_start();
    let rest = count.trim_start_matches(counted);
    rest.len() < count.len() && rest.trim_start().starts_with('年')
}

/// 昭和23年4月2日生: a day and who was born on it, though there are people called 日生.
fn is_birth(text: &str, range: &Range<usize>) -> bool {
    let counted = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    // 303日生様 is a patient behind a room.
    let day = text[..range.start].trim_end_matches(counted);
    &text[range.clone()] == "日生" && day.len() < range.start && day.trim_end().ends_with('月')
}

/// Anti-Jka (Kidd), Kell or Diego: groups of blood by whose blood it was, beside one another or what is against them.
fn is_group(text: &str, range: &Range<usize>) -> bool {
    const GROUPS: [&str; 7] = ["Kell", "Kidd", "Duffy", "Diego", "Lutheran", "Dombrock", "Rhesus"];
    // Whoever opens a line, or stands behind another word, is a patient: Kidd, 45F, anti-Kell found.
    let row =
        ["(", ", ", " or ", " and ", "/"].iter().any(|joint| text[..range.start].ends_with(joint));
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphabetic()).filter(|word| GROUPS.contains(word)).count()
    };
    let own = &text[range.clone()];
    let mut named = own.split([',', ' ']).filter(|word| !word.is_empty());
    if !row || !named.all(|word| GROUPS.contains(&word)) {
        return false;
    }
    let start = text.floor_char_boundary(range.start.saturating_sub(40));
    let around = &text[start..text.ceil_char_boundary((range.end + 40).min(text.len()))];
    words(around) >= 3
        || words(around) >= 2 && (around.contains("anti-") || around.contains("Anti-"))
}

/// The term that a range lies in.
fn around<'t>(terms: &'t [Range<usize>], range: &Range<usize>) -> Option<&'t Range<usize>> {
    let next = terms.partition_point(|term| term.end <= range.start);
    terms.get(next).filter(|term| term.start <= range.start && range.end <= term.end)
}

/// The clinical terms of the text.
fn terms(page: &Page<'_>) -> Vec<Range<usize>> {
    page.tokens
        .all()
        .iter()
        .filter(|token| token.class == 'M')
        .map(|token| token.range.clone())
        .collect()
}

/// A name with 病, 症候群, 式, 分類 … behind it, which is none of a person beside the text.
fn is_eponym(page: &Page<'_>, range: &Range<usize>) -> bool {
    let text = page.text;
    if !before(text, range.end)
        .is_some_and(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Hiragana))
    {
        return false;
    }
    if is_scale(&text[range.clone()], &text[range.end..]) {
        return true;
    }
    // ・ joins the names of one term: 木村・竹本分類.
    // 山田III型: a type by a Roman number.
    let rest = &text[range.end..];
    let typed = rest.trim_start_matches(['I', 'V']);
    if typed.len() < rest.len() && typed.starts_with("型") {
        return true;
    }
    let joined =
        after(text, range.end).filter(|c| matches!(c, '・' | '-')).map_or(0, char::len_utf8);
    let mut at = range.end + joined;
    if joined > 0 {
        let run = page.run(at);
        let tail = (run.start + 3..=run.end)
            .filter(|at| text.is_char_boundary(*at))
            .find(|at| JA.list("eponym-tails").starts(&text[*at..]).is_some());
        let Some(tail) = tail else { return false };
        at = tail;
    }
    // 橋本らの分類: whose paper it is.
    let cited = ["らの", "らによる", "らが提唱した"];
    at += cited.iter().find(|word| text[at..].starts_with(**word)).map_or(0, |word| word.len());
    // 田中の式
    let of = text[at..].strip_prefix('の').is_some_and(|rest| {
        ["式", "分類", "診断基準", "徴候", "法則"].iter().any(|tail| rest.starts_with(tail))
    });
    if of {
        return true;
    }
    let Some(length) = JA.list("eponym-tails").starts(&text[at..]) else { return false };
    let tail = &text[at..at + length];
    let next = after(text, at + length);
    // 田中側 and 林部 could be anything; a tail of one letter has to end there, or be followed by の, で …
    tail.chars().count() >= 2
        || !next.is_some_and(|c| script(c) == Script::Kanji)
        || "病症法式型".contains(tail)
}

/// 藤島Lv.7, 小野寺PNI, 木村・竹本 C-2: scales that are called by a name alone.
fn is_scale(name: &str, rest: &str) -> bool {
    let behind: &[&str] = match name {
        "藤島" => &["Lv", "Gr", " Gr", "の摂食", "の嚥下", "のグレード"],
        "小野寺" => &["PNI", "氏圧痛"],
        "木村" => &["・竹本"],
        "竹本" => &[" C-1", " C-2", " C-3", " O-1", " O-2", " O-3"],
        _ => return false,
    };
    behind.iter().any(|word| {
        rest.strip_prefix(word).is_some_and(|rest| {
            !(name == "竹本" && rest.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
        })
    })
}
