//! What stands around a name that was found: a number behind it, an age without its word.

use super::super::page::Page;
use super::super::pattern::{captured, pattern};
use super::super::span::{Certainty, Kind, Mark, Why, in_order, overlaps};
use regex::Regex;
use std::sync::LazyLock;

/// Readings, ages and sexes, which stand between a name and its number too.
const BETWEEN: &str = "(?: ?様| ?殿| ?さん| ?氏| ?君| ?ちゃん)?(?: ?[(][ァ-ヶー]{1,8}[ ・]?[ァ-ヶー]{0,8}[)])?(?:[ (,、:/]{1,4}(?:[0-9]{1,3} ?(?:歳|才|yo)?(?:[0-9]{1,2}か月)?|(?:[男女]性?|[MF](?:[0-9]{1,3})?)|[0-9]{1,3} ?[MFmf男女]性?)){0,2}";

/// So many bytes behind a name, which are fifty letters and more, every number that belongs to it has begun.
const REACH: usize = 160;

/// 松任谷 節子 104773, 比嘉 良子(58歳、19-33051、…), 六角 芽生 6歳 220817, 上杉(2264).
pub(in super::super) fn around(page: &Page<'_>, age_cap: u32, marks: &mut Vec<Mark>) {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            "^{BETWEEN}[)]?[ (\\[<,、:/#]{{1,4}}(?:ID[ :]{{0,2}})?(?P<v>(?:[A-Z]{{1,3}}-?|[一-龥ァ-ヶ]-)?[0-9]{{2,10}}(?:-[0-9]{{1,7}}){{0,3}})(?:[ )\\]>,、。\n]|$)"
        ))
    });
    static EXTENSION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?: ?(?:医師|先生|Dr\\.?|看護師|Ns|技師|薬剤師|師長|主任|部長|室長|課長|PT|OT|ST|ME|MSW))? ?[(](?:院内|内)?(?P<v>[0-9]{4,5})[)]",
        )
    });
    static AGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ ?(?:様|殿|さん|氏)?[ \t]{1,3}(?P<v>9[0-9]|1[01][0-9])(?: {1,3}[一-龥]{2,6}:| {2,3}|[、\n\t]|$)",
        )
    });
    // (兵頭 1/7): when someone wrote that.
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern("^ (?P<v>(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9]))[)]"));
    // 0082-1 尾崎 圭; "100245","笠井 登": the number at the head of a line, or in the cell before.
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|\n|[,\t|]\"?|[0-9] |  )\"?(?P<v>0[0-9]{2,8}(?:-[0-9]{1,6})?|[0-9]{6,10}|[0-9]{3,6}-[0-9]{1,6})(?:\"?[,\t|]\"?| )$",
        )
    });
    let mut found = Vec::new();
    let firm = |mark: &&Mark| mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful;
    for mark in marks.iter().filter(firm) {
        let rest = &page.text[mark.range.end..];
        let numbered = rest.bytes().take(REACH).any(|byte| byte.is_ascii_digit());
        let mut push = |form: &Regex, kind: Kind, fits: &dyn Fn(&str) -> bool| {
            let value = captured(form, rest).and_then(|found| found.name("v"));
            if let Some(value) = value.filter(|value| fits(value.as_str())) {
                let at = mark.range.end;
                found.push(Mark::likely(at + value.start()..at + value.end(), kind, Why::Position));
            }
        };
        if numbered {
            push(&NUMBER, Kind::Id, &is_number);
            push(&EXTENSION, Kind::Phone, &|written| !is_year(written));
            push(&DAY, Kind::Date, &|_| true);
            push(&AGE, Kind::Age, &|written| written.parse().is_ok_and(|age: u32| age > age_cap));
        }
        let front = &page.text[..mark.range.start];
        if !front.ends_with([',', '\t', '|', '"', ' ']) {
            continue;
        }
        let from = front.char_indices().rev().nth(19).map_or(0, |(at, _)| at);
        let front = captured(&HEAD, &front[from..]).and_then(|found| found.name("v"));
        let front = front.filter(|value| from == 0 || value.start() > 0);
        let number = front.map(|value| from + value.start()..from + value.end());
        found.extend(number.map(|range| Mark::likely(range, Kind::Id, Why::Position)));
    }
    let direct = in_order(marks, |mark| mark.kind.is_direct());
    found.retain(|mark| !overlaps(&direct, &mark.range));
    marks.extend(found);
}

/// Five digits or more: fewer are rooms, doses and years.
fn is_number(written: &str) -> bool {
    written.bytes().filter(u8::is_ascii_digit).count() >= 5
}

fn is_year(written: &str) -> bool {
    written.len() == 4 && (written.starts_with("19") || written.starts_with("20"))
}
