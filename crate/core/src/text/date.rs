//! Dates as people write them in notes: Japanese and Western years, kanji numerals, months by name,
//! and the short forms 9/12, 12日 and “the 17th”, which have to be told from ratios and durations.

mod beside;
mod cues;
mod form;
mod order;
mod pair;
mod unread;
pub(super) mod weekday;

use self::cues::{
    APGAR, APPOINTED, APPOINTED_EN, CLOCK, COUNTS, DATE_FOLLOWS, DONE_ON, EXAMINED, HOUR_FOLLOWS,
    HOURS, LAST_VALUE, LOOKED_AT, MINUTES, NOT_DAYS, OF_MONTH, OF_WEEK, SAYS_DATE, SCORES,
    VISIT_FOLLOWS, WAITED, WEEKDAY,
};
use self::form::{FORMS, FormKind, Parts};
pub(super) use self::form::{Habits, month_only, shift, year_of};
pub(super) use self::form::{names_month, number};
pub(super) use self::order::day_first;
use self::pair::pair;
use super::page::{Script, script};
use super::pattern::{after, before, captured, lead, pattern};
use super::span::{Kind, Mark, Why, overlaps};
use super::views::Views;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// All dates of a text.
pub(super) fn find(views: &Views<'_>, japanese: bool, marks: &mut Vec<Mark>) {
    let text = views.text;
    let mut taken: Vec<Range<usize>> = Vec::new();
    let (mut unsure, mut months) = (Vec::new(), [false; 13]);
    for form in FORMS.iter() {
        let sorted = taken.len();
        for found in form.pattern.captures_iter(views) {
            let all = found.range();
            let mut range =
                all.start..text[..all.end].trim_end_matches([' ', ',', '-', '\n']).len();
            let Some(parts) = form::parts(&found) else { continue };
            // 診療実日数 1月 12日、2月 16日: how many days of each month.
            if japanese
                && form.kind == FormKind::Plain
                && let Some(month) = text[range.clone()].find("月 ")
                && lead(text, range.start, 60).rsplit_once("実日数").is_some_and(|(_, days)| {
                    days.chars().all(|c| c.is_ascii_digit() || " 月日、,:".contains(c))
                })
            {
                range.end = range.start + month + '月'.len_utf8();
            }
            // 14 Feb 10.20am: the hour of a day, and no year.
            let day = text[range.clone()].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
            if day.ends_with(|c: char| c.is_ascii_alphabetic())
                && day.starts_with(|c: char| c.is_ascii_digit())
                && MINUTES.is_match(&text[range.end..])
            {
                range.end = range.start + day.len();
            }
            // #3 Sep 9: the third of something.
            let counted = text[..range.start].ends_with('#')
                && text[range.clone()].bytes().take_while(u8::is_ascii_digit).count() == 1;
            if counted && !japanese && form.kind == FormKind::Plain {
                continue;
            }
            if overlaps(&taken[..sorted], &range) || is_inside(text, &range) {
                continue;
            }
            if !speaks_for(text, &range, &parts, form.kind, japanese) {
                if form.kind == FormKind::Pair && beside::could_be(text, &range, &parts, japanese) {
                    unsure.extend(parts.month.map(|month| (range, month)));
                }
                continue;
            }
            if parts.day.is_some() && matches!(form.kind, FormKind::Pair | FormKind::Digits) {
                let month = parts.month.map_or(0, usize::from);
                months.get_mut(month).into_iter().for_each(|seen| *seen = true);
            }
            if !japanese && form.kind == FormKind::Plain && parts.day.is_some() {
                row(text, &range, &mut taken, marks);
            }
            if parts.day.is_some() && japanese {
                list(text, &range, &mut taken, marks);
            }
            // 6月末, 12月上旬
            if japanese && text[range.clone()].ends_with('月') {
                let part = ["末", "上旬", "中旬", "下旬", "初旬"];
                let part = part.iter().find(|part| text[range.end..].starts_with(**part));
                range.end += part.map_or(0, |part| part.len());
            }
            if form.kind == FormKind::Named {
                range.end = range.start + found.group("n").map_or(range.len(), |n| n.len());
            }
            taken.push(range.clone());
            let mark = if matches!(form.kind, FormKind::Plain | FormKind::Digits) {
                Mark::certain
            } else {
                Mark::likely
            };
            marks.push(mark(range, Kind::Date, Why::Form));
        }
        taken.sort_by_key(|range| range.start);
    }
    if japanese {
        beside::on_the_line(text, unsure, marks);
        unread::rows(views, marks);
        unread::listed(views, marks);
    } else {
        beside::in_the_month(unsure, &months, marks);
    }
    ends(views.text, marks);
    if japanese {
        unread::japanese(views, marks);
    } else {
        unread::english(views, marks);
    }
}

/// 6/2~6/27, R7.6.2~6.27, 11/3~5日: how far a stretch of days goes.
fn ends(text: &str, marks: &mut Vec<Mark>) {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ ?(?:[~-] ?(?P<d>(?:1[0-2]|0?[1-9])[./](?:3[01]|[12][0-9]|0?[1-9])|[0-9]{1,2}日|(?:3[01]|[12][0-9]|0?[1-9])(?-u:\\b))|(?:または|又は|もしくは|か|[(]第[2-5二三四五]候補) ?(?P<e>[0-9]{1,2}日))",
        )
    });
    let end = |mark: &Mark| {
        let at = mark.range.end;
        let found = captured(&END, &text[at..]).filter(|_| mark.kind == Kind::Date)?;
        let found = found.name("d").or(found.name("e"))?;
        // Jan 20-24; not May 5-10 mg.
        let bare = found.as_str().bytes().all(|byte| byte.is_ascii_digit());
        let letters = text[mark.range.clone()].bytes().take_while(u8::is_ascii_alphabetic);
        let named = letters.count() >= 3;
        // 9/4-5試験外泊
        let end = &text[at + found.end()..];
        let later = || {
            let first = text[mark.range.clone()].rsplit('/').next()?.parse::<u8>().ok()?;
            Some(found.as_str().parse::<u8>().ok()? > first)
        };
        let slashed = text[mark.range.clone()].contains('/')
            && (end.starts_with(|c| script(c) == Script::Kanji || c == ')')
                || (end.is_empty() || end.starts_with(['\n', '。', '、', ',', ';']))
                    && later() == Some(true))
            && !end.starts_with(['点', '回', '個', '割', '分']);
        if bare && (!named && !slashed || COUNTS.is_match(end)) {
            return None;
        }
        let range = at + found.start()..at + found.end();
        let whole = !after(text, range.end).is_some_and(|c| c.is_ascii_digit() || c == '/')
            && !text[range.end..].starts_with(['間', '目', '分']);
        whole.then(|| Mark::likely(range, Kind::Date, Why::Form))
    };
    let found: Vec<Mark> = marks.iter().filter_map(end).collect();
    marks.extend(found);
}

/// Part of a longer number, word or path.
fn is_inside(text: &str, range: &Range<usize>) -> bool {
    let first = after(text, range.start);
    let last = before(text, range.end);
    let joined = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => {
            a.is_ascii_alphanumeric()
                && b.is_ascii_alphanumeric()
                && !(a.is_ascii_digit() && b == 'T')
        }
        _ => false,
    };
    let mut follows = text[range.end..].chars();
    let next = follows.next();
    let runs_on = matches!(next, Some('-' | '/' | '.' | '_'))
        && follows.next().is_some_and(|c| c.is_ascii_digit());
    let mut front = text[..range.start].chars().rev();
    let continued = matches!(front.next(), Some('-' | '/' | '.' | '_'))
        && front.next().is_some_and(|c| c.is_ascii_digit());
    let abbreviated = [
        "FAX", "BP", "BT", "KT", "HR", "SpO2", "HbA1c", "WBC", "CRP", "Hb", "INR", "OPE", "Ope",
        "ope", "TEL", "CT", "MRI", "OP", "pm", "am", "IC", "Xp", "XP", "GIF", "TTE", "CAG", "PCI",
    ]
    .iter()
    .any(|word| text[range.end..].starts_with(word));
    // IC17日: what is done on that day.
    let examined =
        text[range.clone()].ends_with('日') && EXAMINED.is_match(lead(text, range.start, 8));
    let numeric = last.is_some_and(|c| c.is_ascii_digit());
    // 11/04/24-01/02/25: from one day to another.
    let stretch = |a: &str, b: &str| {
        static DAY: LazyLock<Regex> =
            LazyLock::new(|| pattern("^[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?$"));
        DAY.is_match(a) && DAY.is_match(b)
    };
    let word = |c: &char| c.is_ascii_digit() || *c == '/';
    let own = &text[range.clone()];
    let behind = text[range.end..].strip_prefix('-').map_or("", |rest| {
        &rest[..rest.chars().take_while(word).take(10).map(char::len_utf8).sum()]
    });
    let ahead = text[..range.start].strip_suffix('-').map_or("", |front| {
        let length: usize = front.chars().rev().take_while(word).take(10).map(char::len_utf8).sum();
        &front[front.len() - length..]
    });
    // 9/4-5試験外泊
    let until = own.contains('/')
        && (1..=2).contains(&behind.len())
        && !behind.contains('/')
        && text[range.end + 1 + behind.len()..]
            .starts_with(|c| script(c) == Script::Kanji || c == ')');
    // 20-22 Oct, 25/26 Sept 2025
    let named = own.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
    let from = text[..range.start].trim_end_matches(['-', '/']);
    let day = from.bytes().rev().take_while(u8::is_ascii_digit).count();
    let from = &from[..from.len() - day];
    let until_named = named
        && (1..=2).contains(&day)
        && !from.ends_with(|c: char| c.is_ascii_alphanumeric() || "/.-_".contains(c));
    let runs_on = runs_on && !until && !stretch(own, behind);
    let continued = continued && !stretch(ahead, own) && !until_named;
    joined(before(text, range.start), first) && !examined
        || joined(last, next) && !abbreviated
        || runs_on && numeric && !(next == Some('-') && first.is_some_and(char::is_alphabetic))
        || continued
}

/// Says that 05-01 behind it is a day.
const DATED: [&str; 12] = [
    "報告",
    "受付",
    "採取",
    "提出",
    "発行",
    "作成",
    "実施",
    "印刷",
    "確認",
    "登録",
    "報告日",
    "受付日",
];

/// Says that 4-19 behind it is a day.
const BEFORE_DASHES: [&str; 44] = [
    "on",
    "since",
    "dated",
    "until",
    "eff",
    "dob",
    "date:",
    "from",
    "by",
    "seen",
    "visit",
    "surgery",
    "repair",
    "sx",
    "appt",
    "f/u",
    "last",
    "next",
    "admit",
    "adm",
    "admitted",
    "dc",
    "d/c",
    "sched",
    "rtc",
    "due",
    "inj",
    "doi",
    "dos",
    "called",
    "injury",
    "discharged",
    "dx",
    "started",
    "stopped",
    "dated:",
    "dos:",
    "doi:",
    "dob:",
    "seen:",
    "missed",
    "absent",
    "cancelled",
    "dns",
];

#[allow(clippy::too_many_lines)] // One arm for each form.
fn speaks_for(
    text: &str,
    range: &Range<usize>,
    parts: &Parts,
    kind: FormKind,
    japanese: bool,
) -> bool {
    let rest = &text[range.end..];
    let ahead = lead(text, range.start, 14);
    match kind {
        FormKind::Plain if parts.year.is_none() && parts.day.is_none() => {
            // 9月 alone; not 9月間, 3か月 (no 月 directly after the number) or a name.
            !rest.starts_with(['間', '齢', '経'])
                && !ahead.ends_with(['第', '約'])
                && (parts.month.is_some() && text[range.clone()].ends_with('月'))
        }
        FormKind::Plain => !rest.starts_with("間") || !text[range.clone()].contains("月の"),
        FormKind::Digits => {
            !(APGAR.is_match(ahead)
                || rest.starts_with('%')
                || COUNTS.is_match(rest) && parts.day.is_none())
        }
        FormKind::Letter => {
            let apart = !ahead.ends_with(|c: char| c.is_ascii_alphanumeric())
                || text[..range.start].ends_with(' ');
            let upper = text[range.clone()].starts_with(|c: char| !c.is_ascii_lowercase());
            // R 4.3.1: a version.
            if !japanese && text[range.clone()].contains(' ') {
                return false;
            }
            // R 11.6: how high an R wave is; R 6.12 may be a month.
            if parts.era == Some(4)
                && parts.day.is_none()
                && parts.year.is_some_and(|year| year > 2027)
                && text[range.clone()].contains(' ')
            {
                return false;
            }
            // R29.0 and H7.4 are measurements; so is anything with a unit.
            // H29.6, S58.3: no measurement has such a letter and such a share.
            let long = japanese
                && matches!(parts.era, Some(2 | 3))
                && text[range.clone()].bytes().filter(u8::is_ascii_digit).count() >= 3
                && text[range.clone()].contains('.')
                && !SCORES.is_match(ahead);
            let era_alone = parts.day.is_some()
                || long
                || text[range.clone()].contains('月')
                || parts.era == Some(4)
                    && parts.year.is_some_and(|y| (2019..2035).contains(&y))
                    && text[range.clone()].contains('.')
                    && japanese
                    && (!SCORES.is_match(ahead) || is_given(text, range));
            upper && apart && era_alone && (parts.day.is_some() || !COUNTS.is_match(rest))
        }
        FormKind::Dashes => japanese,
        FormKind::Stops => !japanese && !COUNTS.is_match(rest),
        // 25.9.11 in a Japanese note: a recent year, and a label, a weekday or a line of its own.
        FormKind::ShortYear => {
            japanese
                && parts.year.is_some_and(|year| {
                    (2005..2010).contains(&year) || (2015..2040).contains(&year)
                })
                && !COUNTS.is_match(rest)
                && !SCORES.is_match(ahead)
                && (SAYS_DATE.is_match(ahead)
                    || ahead.is_empty()
                    || ahead.ends_with('\'')
                    || WEEKDAY.is_match(rest)
                    || EXAMINED.is_match(ahead)
                    || CLOCK.is_match(rest)
                    || ahead.ends_with([')', '様', '殿', '歳'])
                        && rest.trim_start_matches(' ').chars().next().is_none_or(|c| c == '\n'))
        }
        FormKind::Dashed => {
            // OP NOTE brief  4-19: at the end of a heading.
            let head = &text[..range.start];
            let heading = head.len() < 60
                && !head.contains('\n')
                && head.ends_with("  ")
                && (rest.is_empty() || rest.starts_with(['\n', ' ']))
                && !rest.trim_start_matches(' ').starts_with(|c: char| c.is_alphanumeric());
            let on = ahead.to_lowercase();
            let word = on.split_whitespace().next_back().unwrap_or_default();
            let told =
                BEFORE_DASHES.contains(&word) && !COUNTS.is_match(rest) && !WAITED.is_match(rest);
            // 受付 04-23 報告 05-01
            let done = range.len() == 5 && DATED.iter().any(|word| ahead.ends_with(word));
            !japanese && (heading || told) || japanese && done
        }
        // Day and month stand in that order in no Japanese note: 17/8 is a ratio.
        FormKind::Pair => {
            let first = text[range.clone()].split('/').next().and_then(form::number);
            let zero = text[range.clone()].contains("/0");
            !(japanese && first.is_some_and(|first| first > 12))
                && pair(rest, ahead, parts, zero, japanese)
        }
        // 9.12 in a Japanese note: what says a day before it, or an hour behind it.
        FormKind::Dotted if !japanese => {
            // adm 9.14 dc 9.18
            const SAYS: [&str; 8] =
                ["adm", "admit", "admitted", "dc", "d/c", "disch", "dos", "seen"];
            let last = ahead.rsplit(' ').next().unwrap_or_default().to_lowercase();
            let told = SAYS.contains(&last.as_str()) && !rest.starts_with(['.', '%']);
            let head = &text[..range.start];
            told || head.len() < 80
                && !head.contains('\n')
                && head.ends_with("  ")
                && rest.starts_with("  ")
        }
        FormKind::Dotted => {
            japanese
                && !COUNTS.is_match(rest)
                && !LAST_VALUE.is_match(ahead)
                && (APPOINTED.is_match(ahead) || ahead.is_empty() || ahead.ends_with(['】', '」']))
                && (HOUR_FOLLOWS.is_match(rest)
                    || WEEKDAY.is_match(rest)
                    || range.len() >= 4 && VISIT_FOLLOWS.is_match(rest)
                    || APPOINTED.is_match(ahead)
                        && (rest.is_empty()
                            || rest.starts_with(['\n', ' ', '、', '。', ')', 'に', 'の'])))
        }
        FormKind::Day if japanese && rest.starts_with("日") && !rest.starts_with("日勤") => {
            false
        }
        // 来週の15日以降
        FormKind::Day
            if ["来週の", "今週の", "先週の", "翌週の"]
                .iter()
                .any(|week| ahead.ends_with(week)) =>
        {
            true
        }
        // 1日1回: how often; 5日1回目 is a day.
        FormKind::Day
            if japanese
                && &text[range.clone()] == "1日"
                && rest
                    .strip_prefix(|c: char| c.is_ascii_digit())
                    .is_some_and(|rest| rest.starts_with('回') && !rest.starts_with("回目")) =>
        {
            false
        }
        FormKind::Day if text[range.clone()].ends_with('日') => {
            let is_of_month = OF_MONTH.iter().any(|word| ahead.ends_with(word));
            let counted = ahead.ends_with(['~', '-'])
                && ahead.trim_end_matches(['~', '-']).ends_with(|c: char| c.is_ascii_digit())
                || ahead.ends_with('月') && !is_of_month
                || ahead.ends_with([
                    '第', '約', '後', '前', '各', '計', '間', '毎', '週', '当', '×', 'x', '中',
                    '数', '全',
                ])
                || ahead.ends_with("POD")
                || ahead.ends_with("術後")
                || ahead.ends_with(|c: char| c.is_ascii_alphanumeric());
            let starts = [
                "間",
                "目",
                "分",
                "前",
                "後",
                "以",
                "毎",
                "ごと",
                "おき",
                "当",
                "齢",
                "に1",
                "に2",
                "に3",
                "程",
                "ほど",
                "弱",
                "強",
                "量",
                "くらい",
                "ぐらい",
                "も続",
            ];
            // 発熱5日、: how long, unless a mark or a particle says that the day begins there.
            let open = ahead.is_empty()
                || ahead.ends_with(['。', '、', ')', ':', '「', '・', '→', '~', '/'])
                || ahead.ends_with(|c: char| ('ぁ'..='ん').contains(&c))
                || ["明日", "本日", "昨日", "明後日"].iter().any(|word| ahead.ends_with(word))
                || EXAMINED.is_match(ahead);
            let follows = DATE_FOLLOWS.is_match(rest) && (open || !rest.starts_with('、'))
                || VISIT_FOLLOWS.is_match(rest);
            !starts.iter().any(|word| rest.starts_with(word))
                && (follows && (!counted || EXAMINED.is_match(ahead))
                    || ahead.ends_with(['→', '同', '翌'])
                    || ahead.ends_with("月末")
                    || HOURS.is_match(rest) && !ahead.ends_with(['第', '後', '約', '毎', '各'])
                    || LOOKED_AT.is_match(ahead) && rest.starts_with(':')
                    || ahead.ends_with('~')
                        && !ahead.trim_end_matches('~').ends_with(|c: char| c.is_ascii_digit())
                    || is_of_month
                    || OF_WEEK.is_match(ahead)
                    || !counted && open && DONE_ON.is_match(rest)
                    || APPOINTED.is_match(ahead)
                        && (rest.is_empty() || rest.starts_with(['\n', ' ', '、', '。', '(', ')']))
                    || ahead.ends_with("来週")
                    || ahead.ends_with("先週")
                    || ahead.ends_with("今週"))
        }
        FormKind::Day => {
            let on = ahead.to_lowercase();
            let next: String = rest.trim_start().chars().take(16).collect();
            let next = next.to_lowercase();
            [
                "the",
                "on",
                "by",
                "since",
                "until",
                "mon",
                "tue",
                "tues",
                "wed",
                "weds",
                "thu",
                "thur",
                "thurs",
                "fri",
                "sat",
                "sun",
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
                "next",
                "mtg",
                "meeting",
                "review",
                "r/v",
                "appt",
                "due",
                "till",
                "til",
                "from",
                "for",
                "before",
                "after",
                "took",
                "tomorrow",
                "tmrw",
                "tmr",
                "make",
                "says",
                "off",
            ]
            .iter()
            .any(|word| on.split_whitespace().next_back() == Some(word))
                && !NOT_DAYS.iter().any(|word| next.starts_with(word))
                || [" inst", " ult", " am", " pm", " night", " morning", " evening"]
                    .iter()
                    .any(|hour| rest.starts_with(hour))
                || APPOINTED_EN.is_match(ahead)
                    && (rest.is_empty()
                        || rest.starts_with(['\n', '.', ',', ';', ')'])
                        || rest.starts_with(" |"))
        }
        FormKind::Named => {
            let word = ahead.split_whitespace().next_back().unwrap_or_default().to_lowercase();
            let capital = text[range.clone()].starts_with(|c: char| c.is_ascii_uppercase());
            let says = [
                "in", "since", "last", "next", "by", "until", "early", "late", "mid", "this",
                "from", "during", "mid-", "of", "to", "before", "after", "through", "around",
            ];
            // august and july are written small too; may and march are words.
            let small = range.len() >= 4 && &text[range.clone()] != "march";
            let word = word.trim_start_matches('(');
            !japanese
                && (capital || small)
                && (says.contains(&word)
                    || capital
                        && matches!(
                            word.trim_end_matches(':'),
                            "till"
                                | "til"
                                | "since:"
                                | "seen"
                                | "recall"
                                | "due"
                                | "review"
                                | "booster"
                                | "repeat"
                                | "recheck"
                        ))
        }
    }
}

/// ニューモバックス R3.10、インフル…: the month in which something was given, apart from its name and from what follows.
fn is_given(text: &str, range: &Range<usize>) -> bool {
    let ahead = text[..range.start].strip_suffix(' ');
    ahead.is_some_and(|ahead| ahead.ends_with(|c| script(c) == Script::Katakana))
        && text[range.end..].starts_with(['、', ')', '。', '\n'])
}

/// Jan 4, 11 and 18: the days that follow in a list.
fn row(text: &str, first: &Range<usize>, taken: &mut Vec<Range<usize>>, marks: &mut Vec<Mark>) {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?:, ?| and | & |, and | / )(?P<d>[12]?[0-9]|3[01])(?:st|nd|rd|th)?(?:[,.;)\n]| and | & | / | [a-z]|$)",
        )
    });
    let digits = |range: &Range<usize>| {
        let written = text[range.clone()].trim_end_matches(|c: char| !c.is_ascii_digit());
        let start = written.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        written[start..].parse::<u8>().ok()
    };
    let (mut end, mut last) = (first.end, digits(first));
    while let Some(found) = captured(&NEXT, &text[end..]).and_then(|found| found.name("d")) {
        let day: u8 = found.as_str().parse().unwrap_or(0);
        let range = end + found.start()..end + found.end();
        if last.is_none_or(|last| day <= last) || COUNTS.is_match(&text[range.end..]) {
            return;
        }
        (end, last) = (range.end, Some(day));
        taken.push(range.clone());
        marks.push(Mark::likely(range, Kind::Date, Why::Form));
    }
}

/// 9/2・9・16・30: the days that follow in a list.
fn list(text: &str, first: &Range<usize>, taken: &mut Vec<Range<usize>>, marks: &mut Vec<Mark>) {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^(?:[(][月火水木金土日][)])?[・,、] ?(?P<d>[0-9]{1,2})日?(?:[・,、。 \n(]|$)")
    });
    let mut end = first.end;
    while let Some(found) = captured(&NEXT, &text[end..]) {
        let Some(day) =
            found.name("d").filter(|d| d.as_str().parse().is_ok_and(|d: u8| (1..=31).contains(&d)))
        else {
            return;
        };
        let range = end + day.start()..end + day.end();
        end = range.end + if text[range.end..].starts_with('日') { '日'.len_utf8() } else { 0 };
        taken.push(range.clone());
        marks.push(Mark::likely(range, Kind::Date, Why::Form));
    }
}
