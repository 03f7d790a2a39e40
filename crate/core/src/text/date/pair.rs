//! Two numbers and a stroke: a date, a score, a ratio of findings or a reflex.

use super::super::pattern::{captured, pattern};
use super::super::words::EPONYM;
use super::cues::{
    ACUITY, COUNTS, DATE_FOLLOWS, DONE, DOSED, EXAMINED, HOUR_FOLLOWS, LOGGED, LOOKED_AT, MEASURED,
    NODES, SAYS_DATE, SCALED, SCALES, SCORES, SIDES, STRETCH, VISITED, WEEKDAY,
};
use super::form::Parts;
use regex::Regex;
use std::sync::LazyLock;

/// 9/12: a date, a score, a ratio of findings or a reflex.
pub(super) fn pair(rest: &str, ahead: &str, parts: &Parts, zero: bool, japanese: bool) -> bool {
    let (Some(_), Some(_)) = (parts.month, parts.day) else { return false };
    if COUNTS.is_match(rest)
        || SIDES.is_match(rest)
        || is_change(ahead, parts)
        || rest.starts_with('%')
        || rest.starts_with(':')
            && !rest.starts_with(": ")
            && !(japanese
                && (LOGGED.is_match(rest) || LOOKED_AT.is_match(ahead) || ahead.ends_with('→')))
    {
        return false;
    }
    let says = SAYS_DATE.is_match(ahead) || ahead.is_empty();
    let follows = DATE_FOLLOWS.is_match(rest);
    if let Some(told) = (!japanese).then(|| english(rest, ahead, parts, says, zero)).flatten() {
        return told;
    }
    let noted = rest.starts_with(':') && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if japanese && noted && (LOOKED_AT.is_match(ahead) || ahead.ends_with('→')) {
        return true;
    }
    if HOUR_FOLLOWS.is_match(rest) || rest.starts_with("までに") || japanese && is_dated(rest) {
        return true;
    }
    if ahead.ends_with("日") || ahead.ends_with("date") || ahead.ends_with("Date") {
        return true;
    }
    // CT(3/3)で, (MRI 9/10)は: when a picture was taken.
    if japanese && rest.starts_with(')') && PICTURED.is_match(ahead) {
        return true;
    }
    // HREZ 1/26開始: what is done on a day.
    if japanese && DONE.is_match(rest) {
        return true;
    }
    // VA R 6/9: how sharp an eye sees.
    if !japanese && parts.month == Some(6) && ACUITY.is_match(ahead) {
        return false;
    }
    if NODES.is_match(ahead) || rest.starts_with("分割") || rest.starts_with("量") {
        return false;
    }
    // 便潜血陽性(2/2)
    let tested = ["陽性(", "陰性(", "血培"].iter().any(|found| ahead.ends_with(found));
    if tested && parts.month == parts.day && is_scored(parts) {
        return false;
    }
    if ahead.ends_with('(') && rest.starts_with([')', '、', '(']) && MEASURED.is_match(ahead) {
        return true;
    }
    if !japanese {
        // Nottingham 7/9: a score by a name.
        let word = ahead.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
        return !SCALES.is_match(ahead)
            && (says
                || !EPONYM.contains(word.trim_end_matches([':', '=', ','])) && !is_scored(parts));
    }
    if ["LMP", "EDD", "EDC", "DOB"].iter().any(|word| ahead.ends_with(word)) {
        return true;
    }
    if EXAMINED.is_match(ahead) && (follows || !is_scored(parts)) {
        return true;
    }
    // 中央区域で2/7。: so many of so many.
    if is_scored(parts) && ahead.ends_with('で') && rest.starts_with('。') {
        return false;
    }
    // 2/4 2/6 授乳指導済: the second of a row that opens its line. 2/4 2/6 外来: each of a row before a visit.
    let opened = ROW.is_match(ahead) && rest.starts_with(' ');
    let visited = VISITS.is_match(rest) && !SCALED.is_match(PAIRS.replace(ahead, "").trim_end());
    if japanese && (opened || visited) {
        return true;
    }
    let share = is_share(parts);
    if !share {
        return !SCALED.is_match(ahead) || follows && !rest.starts_with(['、', 'は', 'の', 'も']);
    }
    // (完全型、6/6), 高頻度語 12/20。: so many of so many.
    let closes = rest.starts_with([')', '。', '、']);
    let listed = ahead.trim_end_matches(['、', '・']).ends_with(|c: char| c.is_ascii_digit());
    if closes && ahead.ends_with('、') && !listed || closes && !says && !follows {
        return false;
    }
    let scaled = SCALED.is_match(ahead);
    // 上1/3, 2/3に浸潤: a half, a third or a quarter, unless a word says a day.
    let fraction = parts.month < parts.day && parts.day.is_some_and(|day| day <= 4);
    if fraction && !scaled {
        let worded = says && !ahead.ends_with(['、', '。', '(', '・', '「', '-', '~', '→', 'は']);
        return worded || WEEKDAY.is_match(rest) || VISITED.is_match(rest);
    }
    let score = scaled || SCORES.is_match(ahead) && !DOSED.is_match(ahead);
    match (says, score) {
        (_, false) => true,
        (true, true) => follows,
        (false, true) => {
            follows
                && (rest.starts_with(" (")
                    || rest.starts_with('(')
                    || !scaled && STRETCH.is_match(rest))
        }
    }
}

/// Pictures and tests that are made on a day.
static PICTURED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:CT|MRI|MRA|PET|US|XP|Xp|TTE|UCG|FA|IA|FAG|IAG|OCT|OCTA|ICG|GIF|CF|EGD|ERCP|エコー|内視鏡|レントゲン|心電図|生検|採血|見学|面談|訪問|受診|予約)[ (]?$",
    )
});

/// A row of pairs, as far as it was read.
static PAIRS: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:[0-9]{1,2}/[0-9]{1,2}[ 、・]{1,2})*[0-9]{1,2}/[0-9]{1,2}$"));

/// What one comes for on each day of a row.
static VISITS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:[ 、・]{1,2}[0-9]{1,2}/[0-9]{1,2})* [一-龥]{0,4}(?:外来|受診|予約|再診|初診|来院|入院|退院|手術|面談|往診|訪問)",
    )
});

/// Days, and nothing else, from the head of a line on.
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:(?:1[0-2]|[1-9])/(?:3[01]|[12][0-9]|[1-9]) )*(?:1[0-2]|[1-9])/(?:3[01]|[12][0-9]|[1-9])$",
    )
});

/// What English words beside it say at once.
fn english(rest: &str, ahead: &str, parts: &Parts, says: bool, zero: bool) -> Option<bool> {
    // alpha-3/5: a chain of a molecule.
    let joined = ["alpha-", "beta-", "gamma-", "delta-"].iter().any(|head| ahead.ends_with(head));
    // 24/7: always, as one says.
    let always = !says && (parts.month, parts.day) == (Some(7), Some(24));
    // NIPPV 18/6 30%
    let behind = rest.trim_start();
    let share = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    if joined || always || share.len() < behind.len() && share.starts_with('%') {
        return Some(false);
    }
    // Access US w/ Dr. Abdelrahman 3/4 at Eastgate Vascular
    if rest
        .strip_prefix(" at ")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        return Some(true);
    }
    // 6/8 2110, 12/18 - 2/15: an hour or another day behind it. 2/02 is no score.
    if WARD_CLOCK.is_match(rest) || is_stretch(rest, parts) || zero && !rest.starts_with([')', '%'])
    {
        return Some(true);
    }
    // 50 mg for 5/7: days of a week. Hx: 3/12 of headache: months.
    let week = parts.day == Some(7) && COURSE.is_match(ahead);
    let months = parts.day == Some(12)
        && [" of ", " hx", " history"].iter().any(|word| rest.starts_with(word));
    // Short course 25/5: a dose and in how many parts. 2/5 palpable: fifths of a head.
    let course = COURSES.is_match(ahead);
    let fifths = parts.day == Some(5) && behind.starts_with("palp");
    (week || months || course || fifths).then_some(false)
}

/// 3/8付: what bears that date.
pub(super) fn is_dated(rest: &str) -> bool {
    rest.strip_prefix('付')
        .is_some_and(|rest| !rest.starts_with(['き', 'け', '着', '近', '加', '属']))
}

/// Two numbers that may be a share of a whole as scores have it.
pub(super) fn is_share(parts: &Parts) -> bool {
    is_scored(parts)
        || parts.day.zip(parts.month).is_some_and(|(day, month)| month <= day && day == 20)
}

/// How much of what one takes, before how long.
static COURSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:m?c?g|ml|units?|[obtq]d?s?|daily|nocte|prn|course|abx|antibiotics|off|rest) for)$",
    )
});

/// What is given in parts.
static COURSES: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?i:short[ -]course|long[ -]course|scrt|scprt|lccrt|gy in)$"));

/// 2110, 0340: an hour as wards write it.
static WARD_CLOCK: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ (?:[01][0-9]|2[0-3])[0-5][0-9](?:[^0-9.]|\\.(?:[^0-9]|$)|$)"));

/// 12/18 - 2/15: from one day to another, of another whole.
pub(super) fn is_stretch(rest: &str, parts: &Parts) -> bool {
    static TO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ ?(?:-|to|thru|through) ?(?:1[0-2]|0?[1-9])/(?P<d>3[01]|[12][0-9]|0?[1-9])(?:[^0-9/]|$)",
        )
    });
    let day = captured(&TO, rest).and_then(|found| found.name("d")?.as_str().parse::<u8>().ok());
    day.is_some_and(|day| Some(day) != parts.day && (day > 12 || parts.day > Some(12)))
}

/// 7/10 to 3/10, 14/30→11/30: the same whole before and after.
pub(super) fn is_change(ahead: &str, parts: &Parts) -> bool {
    static CHANGED: LazyLock<Regex> =
        LazyLock::new(|| pattern("[0-9]{1,2}/(?P<w>[0-9]{1,2}) ?(?:to|→|->|-|~) ?$"));
    let whole = captured(&CHANGED, ahead).and_then(|found| found.name("w")?.as_str().parse().ok());
    whole.is_some() && whole == parts.day && is_scored(parts)
}

/// 5/5, 3/10, 2/6, 1/2: a share of a whole, unless something says a date.
pub(super) fn is_scored(parts: &Parts) -> bool {
    let (Some(month), Some(day)) = (parts.month, parts.day) else { return true };
    let share = |one: u8, whole: u8| one <= whole && matches!(whole, 2..=8 | 10 | 12);
    share(month, day)
}
