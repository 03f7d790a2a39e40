//! Dates as people write them in notes: Japanese and Western years, kanji numerals, months by name,
//! and the short forms 9/12, 12日 and “the 17th”, which have to be told from ratios and durations.

mod beside;
mod form;
mod unread;

pub(super) use self::form::number;
use self::form::{FORMS, FormKind, Parts};
pub(super) use self::form::{month_only, shift, year_of};
use super::page::{Script, script};
use super::pattern::{after, before, lead, pattern};
use super::span::{Kind, Mark, Why};
use super::views::Views;
use super::words::EPONYM;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Say of which month a day is.
const OF_MONTH: [&str; 6] = ["来月", "今月", "先月", "翌月", "当月", "同月"];
/// Says that a number after it is not a day of a month.
static COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^ ?(?:slices|cores|nodes|monitoring|care|coverage|supervision|access|程度|以上|以下|未満|周(?:[^囲術産]|$)|大(?:[^腸腿動学量]|$)|縮小|コース|クール|サイクル|秒|収縮期|拡張期|雑音|肋|指|趾|摂取|回(?:[^復診路収]|$)|点(?:[^滴眼鼻検]|$)|割|級|倍|台|セット|生食|生理食塩|量|に減|へ減|の筋力|の力|の確率|アンプル|袋|管(?:[^理]|$)|椎|個(?:[^室人別]|$)|本(?:[^人日院館]|$)|枚|錠|単位|ヶ月|か月|カ月|ヵ月|%|mm|cm|mg|mL|ml|g\b|kg|mcg|x\d|×|bottles|strength|power|hr|min|pts?|points|yo|y/o|cycles?|(?:one |two |[1-4] )?puffs?|doses|(?:bd|bid|tds|tid|qid|tabs?|tablets?|caps?|cups?|pints?|amps?)\b)".replace("\\b", "(?-u:\\b)").as_str())
});
/// 2-3 days: how long.
static WAITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ ?(?i:d|days?|w|wks?|weeks?|mo|mos|months?|y|yrs?|years?|hrs?|hours?|mins?|minutes?|x|times|visits?|sessions?|attempts?|at a time|per)(?-u:\\b)",
    )
});
/// Says that two numbers after it are a finding, a score or a level of the spine.
static SCORES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:[A-Za-z][A-Za-z0-9+'-]*|[ァ-ヶー]{2,}|スコア|点数|合計|視力|細胞数|目標|正答|呼称|命令|握力|[一-龥]筋|筋力|疼痛|得点|評価|尺度|瞳孔|安静時|体動時|労作時|転移は?|反射|上肢|下肢|四肢|左右|眼圧|近位|遠位|屈曲|伸展|pain|score|strength|power|grade|reflexes|pulses|vision|acuity|negative|positive)[ :=(]{0,2}$",
    )
});
/// Names a scale, a setting, a page: two numbers behind it are none of a calendar, whatever they are.
static SCALED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:(?:^|[^A-Za-z])(?i:mmt|gcs|jcs|hds-?r|mmse(?:-j)?|moca(?:-j)?|fab|nrs|vas|frs|fim|bi|barthel|mrs|nihss|sias|stef|sdsa|slta|wab|ipss|oabss|phq-?9|gad-?7|apgar|ap|epds|gds|bbs|tug|cat|levine|dtr|ptr|atr|rom|slr|aofas|joa|vds|qol|iadl|adl|katz|psqi|ess|sas|mna(?:-sf)?|braden|q?sofa|cdr|pi-?rads|bi-?rads|bbps|iop|nct|at|va|rv|lv|nv|pta|ps|ecog|das28|haq|cfs|kps|pps|esas(?:-r)?|bp|hr|rr|pr|bis|tof|peep|cpap|bipap|nppv|ipap|epap|grade|gr|stage|level|day|cycle|pp?|pages?|no|[a-z0-9]+ ?/ ?[a-z0-9]+)|アプガー|レバイン|ブリストル|ボルグ|スケール|スコア|グレード|ステージ|点数?|合計|視力|細胞数|目標|正答|正解|呼称|復唱|短文|長文|[一-龥]語|命令|握力|[一-龥]筋|筋力|疼痛|得点|尺度|瞳孔|呼吸数|血圧|安静時|体動時|労作時|動作時|増強時|歩行時|運動時|痛み|食事?|主菜|副菜|キュレット|米飯|全粥|摂取|反射|上肢|下肢|四肢|左右|眼圧|近位|遠位|屈曲|伸展|症状|項目|基準|頁|ページ)[ .:=(]{0,2}$",
    )
});
/// Says that a day of a month follows.
static SAYS_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?:^|[^a-z])(?:on|by|since|until|till|from|before|after|next|review|recheck|booster|mtg|meeting|adm|admitted|dated|seen|due|exam|dob|d/c|dc|visit|prior|last|injured|doi|onset|fell|hurt|called|rang|phoned|came|saw|born|appt|rtc|mailed|collected|received|reported|follow[ -]?up|f/u|labs?|mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|fall|ct|mri|us|xr|cxr|pet|egd|ogd|echo|lines?|of|week|starting|started|through|thru|to|sent|signed|rpt|between|and|subclavian|picc|bal|eeg|ecg|ekg|emg|tte|tee|stopped|started|held|resumed|ij|broviac|hickman|foley|permcath|permacath|quinton|lands|arrives|flies|leaves|bx|biopsy|mmg|dexa|colonoscopy|scope|angio|cath|swab|drawn|done|faxed|closed|opened|removed|placed|surgery|discharged?|collected|transferred|transfer|xfer|verified|today,?|tonight|given|dos|dosed|admit|adm|lp|infused|implanted|inserted|extubated|intubated|weaned|repeated|rechecked|reviewed|notified|passed|expired|delivered|born|moved|arrived|left|died|ordered|filled|refilled|sched|scheduled|signed|cathed)[ :=]{0,2}\\(?$)|(?:前回|次回|本日|昨日|明日|翌日|翌|来月|先月|今月|来週|先週|今週|同|日付|月日|施行|実施|手術|退院|入院|来院|受診|採取|受付|提出|報告|検査|撮影|予約|予定|記載|記録|サイン|最終|初診|再診|接種|発症|初回|希望日|[一-龥]日|より|から|は|、|。|・|\\(|「|→|~|-|:|】|]|※|第一|第二|確認|案内|分|[一-龥]さん)[ ]{0,2}$",
    )
});
static DATE_FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^ ?(?:[(][月火水木金土日][)]|に|より|から|まで|の|は|も|、|開始|発症|投与|導入|以降|以来|終了|初診|施行|実施|採血|撮影|退院|入院|来院|再診|再検|受診|受付|疑義|予定|締|帰宅|外泊|外出|転院|転棟|転入|面会|抜糸|抜管|手術|永眠|死亡|来所|往診|訪問|深夜|準夜|日勤|朝|昼|夜|夕|午前|午後|頃|ごろ|分|付|着|~|→|FAX|TEL|[0-2]?[0-9][:時][0-5]?|[A-Z][a-z]+day)",
    )
});

/// Says which eye was tested; VA alone is a hospital of veterans too.
static ACUITY: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:VA[ :]{1,2}(?:RE?|LE?|OD|OS|OU)(?-u:\\b)|acuity)"));

/// Says what was done on the day before it.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ ?(?:開始|採血|施行|撮影|退院|入院|受診|再診|手術|提出|発症|発熱|転院|抜去|挿入|抜糸)",
    )
});

/// 6/12 left, 6/6 with pinhole: how sharp an eye sees (Snellen).
static SIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^,? ?(?i:right|left|re|le|od|os|ou|both|unaided|aided|corrected|with (?:pinhole|glasses|correction)|n[0-9]{1,2})(?:[^A-Za-z]|$)",
    )
});

/// 16日 消化器外来, 7.22 新患: what one comes for.
static VISIT_FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ (?:[一-龥]{0,6}(?:外来|受診|予約|再診|初診|新患|来院|来談|入院|退院|手術|面談|往診|訪問)|CT|MRI|US|GIF|CF|EGD|採血|エコー|内視鏡|オペ|OPE|IC|定期|本人|家族|電話)",
    )
});

/// に入院: what happened on a day.
static VISITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:に|より|から|~|まで)?(?:入院|退院|受診|来院|手術|予約|施行|撮影|発症|転倒|転院|開始|終了|採血|抜糸|受傷|出産|予定|[0-9])",
    )
});
/// 6/1:54.2: what was measured on a day.
static LOGGED: LazyLock<Regex> =
    LazyLock::new(|| pattern("^:[0-9]{2,3}(?:[.][0-9]{1,2})?(?:[^0-9:.]|$)"));
/// 24.02.26 0715
static CLOCK: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ (?:[01][0-9]|2[0-3]):?[0-5][0-9](?:[^0-9]|$)"));
/// 2mg 4/12: a dose, no scale.
static DOSED: LazyLock<Regex> =
    LazyLock::new(|| pattern("[0-9](?:mg|g|mL|ml|mcg|T|Fr|cm|mm|kg|L|U|単位) ?$"));
/// Says that days follow each other.
static STRETCH: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ ?(?:より|から|~|まで|以降|以後|開始|再検|付)"));

/// 16:00: an hour follows a day.
static HOUR_FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ (?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?:[^0-9]|$)|(?:1[0-2]|[1-9]) ?[ap]m(?:[^a-z]|$))",
    )
});
/// Says that 9.12 or 25日 after it is a day.
static APPOINTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:次回|次|前回|予約|予定|再診|受診|来院|退院|入院|転院|手術|オペ|OPE|採血|訪問|面談|メモ|memo|連絡|受付|記載| 着| 報)[はのを:： ]{0,2}$",
    )
});

/// 金曜(28日), 木曜15日.
static OF_WEEK: LazyLock<Regex> = LazyLock::new(|| pattern("[月火水木金土日]曜日?[ (]{0,2}$"));
/// 8日入浴、10日洗髪, 22日転出予定: what is done on that day.
static DONE_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:転[出入院棟]|退[院所]|入[浴所]|洗髪|来院|再診|予約|訪問|往診|面[談会]|外[来泊出]|返却|提出|送付|帰宅|最終|締切?|着|発|抜[糸管]|手術|検査|採血|受診|通院|透析|散歩)(?:予定|済|に|は|を|へ|より|から|、|。|し|で|便|[ \n]|$)",
    )
});
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| pattern("^ ?[(][月火水木金土日][)]"));

/// What is done on a day.
static EXAMINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:Xp|XP|X-P|CT|MRI|MRA|PET|US|UCG|TTE|ECG|EGD|GIF|GF|CF|エコー|内視鏡|心電図|レントゲン|採血|生検|[一-龥]評価|会議|面談|カンファ|IC|OPE|Ope|手術|入院|退院|受診|外来) ?$",
    )
});

/// Lymph nodes and their like, counted in brackets.
static NODES: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:No\\.? ?[0-9]+[a-z]{0,2}|p?N[0-3][a-c]?|LN|リンパ節|Ly|群) ?[(]?$")
});
static MEASURED: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:[a-zA-Zμ]+/(?:d?m?L|uL|μL|l)|%|[0-9]|m[gmLl]|cm|万|[一-龥ぁ-ん]) ?[(]$")
});
/// Scales by name, whatever stands between.
static SCALES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[^A-Za-z])(?i:pain|strength|power|motor|score|scale|moca|mmse|gcs|apgars?|vas|nrs|murmur|reflexes|dtrs?|cycle|day|week|stage|ratio|grade|steps?|class|acuity|vision|od|os|ou)[ :=(]{0,2}$",
    )
});

/// What is counted in order and is no day: 3rd rib, 5th percentile.
const NOT_DAYS: [&str; 30] = [
    "percentile",
    "rib",
    "nerve",
    "toe",
    "finger",
    "digit",
    "metatarsal",
    "metacarpal",
    "intercostal",
    "ventricle",
    "grade",
    "week",
    "trimester",
    "century",
    "dose",
    "cycle",
    "day",
    "hour",
    "time",
    "degree",
    "floor",
    "cranial",
    "line",
    "decile",
    "pass",
    "attempt",
    "visit",
    "edition",
    "place",
    "generation",
];

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
            if is_taken(&taken[..sorted], &range) || is_inside(text, &range) {
                continue;
            }
            if !speaks_for(text, &range, &parts, form.kind, japanese) {
                if form.kind == FormKind::Pair
                    && !japanese
                    && beside::could_be(text, &range, &parts)
                {
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
    beside::find(unsure, &months, marks);
    if japanese {
        unread::rows(views, marks);
        unread::listed(views, marks);
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
            "^ ?[~-] ?(?P<d>(?:1[0-2]|0?[1-9])[./](?:3[01]|[12][0-9]|0?[1-9])|[0-9]{1,2}日|(?:3[01]|[12][0-9]|0?[1-9])(?-u:\\b))",
        )
    });
    let end = |mark: &Mark| {
        let at = mark.range.end;
        let found = END.captures(&text[at..]).filter(|_| mark.kind == Kind::Date)?.name("d")?;
        // Jan 20-24; not May 5-10 mg.
        let bare = found.as_str().bytes().all(|byte| byte.is_ascii_digit());
        let letters = text[mark.range.clone()].bytes().take_while(u8::is_ascii_alphabetic);
        let named = letters.count() >= 3;
        // 9/4-5試験外泊
        let end = &text[at + found.end()..];
        let slashed = text[mark.range.clone()].contains('/')
            && end.starts_with(|c| script(c) == Script::Kanji)
            && !end.starts_with(['点', '回', '個', '割', '分']);
        if bare && (!named && !slashed || COUNTS.is_match(end)) {
            return None;
        }
        let range = at + found.start()..at + found.end();
        let whole = !after(text, range.end).is_some_and(|c| c.is_ascii_digit() || c == '/')
            && !text[range.end..].starts_with(['間', '目']);
        whole.then(|| Mark::likely(range, Kind::Date, Why::Form))
    };
    let found: Vec<Mark> = marks.iter().filter_map(end).collect();
    marks.extend(found);
}

/// Whether an earlier form has it already; `taken` is sorted and without overlaps.
fn is_taken(taken: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = taken.partition_point(|other| other.end <= range.start);
    taken.get(next).is_some_and(|other| other.start < range.end)
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
    let abbreviated = ["FAX", "OPE", "Ope", "ope", "TEL", "CT", "MRI", "OP", "pm", "am"]
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
        && text[range.end + 1 + behind.len()..].starts_with(|c| script(c) == Script::Kanji);
    let runs_on = runs_on && !until && !stretch(own, behind);
    let continued = continued && !stretch(ahead, own);
    joined(before(text, range.start), first) && !examined
        || joined(last, next) && !abbreviated
        || runs_on && numeric && !(next == Some('-') && first.is_some_and(char::is_alphabetic))
        || continued
}

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
            !(rest.starts_with('%') || COUNTS.is_match(rest) && parts.day.is_none())
        }
        FormKind::Letter => {
            let apart = !ahead.ends_with(|c: char| c.is_ascii_alphanumeric())
                || text[..range.start].ends_with(' ');
            let upper = text[range.clone()].starts_with(|c: char| !c.is_ascii_lowercase());
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
                    && !SCORES.is_match(ahead);
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
                    || CLOCK.is_match(rest))
        }
        FormKind::Dashed => {
            let on = ahead.to_lowercase();
            let word = on.split_whitespace().next_back().unwrap_or_default();
            !japanese
                && [
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
                ]
                .contains(&word)
                && !COUNTS.is_match(rest)
                && !WAITED.is_match(rest)
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
                && (APPOINTED.is_match(ahead) || ahead.is_empty())
                && (HOUR_FOLLOWS.is_match(rest)
                    || WEEKDAY.is_match(rest)
                    || range.len() >= 4 && VISIT_FOLLOWS.is_match(rest)
                    || APPOINTED.is_match(ahead)
                        && (rest.is_empty()
                            || rest.starts_with(['\n', ' ', '、', '。', ')', 'に', 'の'])))
        }
        FormKind::Day if japanese && rest.starts_with("日") => false,
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
                    || ahead.ends_with('~')
                        && !ahead.trim_end_matches('~').ends_with(|c: char| c.is_ascii_digit())
                    || is_of_month
                    || OF_WEEK.is_match(ahead)
                    || !counted && open && DONE_ON.is_match(rest)
                    || APPOINTED.is_match(ahead)
                        && (rest.is_empty() || rest.starts_with(['\n', ' ', '、', '。', '(']))
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
                "says",
                "off",
            ]
            .iter()
            .any(|word| on.split_whitespace().next_back() == Some(word))
                && !NOT_DAYS.iter().any(|word| next.starts_with(word))
                || [" inst", " ult", " am", " pm", " night", " morning", " evening"]
                    .iter()
                    .any(|hour| rest.starts_with(hour))
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

/// 9/12: a date, a score, a ratio of findings or a reflex.
fn pair(rest: &str, ahead: &str, parts: &Parts, zero: bool, japanese: bool) -> bool {
    let (Some(_), Some(_)) = (parts.month, parts.day) else { return false };
    if COUNTS.is_match(rest)
        || SIDES.is_match(rest)
        || is_change(ahead, parts)
        || rest.starts_with('%')
        || rest.starts_with(':') && !rest.starts_with(": ") && !(japanese && LOGGED.is_match(rest))
    {
        return false;
    }
    let says = SAYS_DATE.is_match(ahead) || ahead.is_empty();
    // Always, as one says.
    if !japanese && !says && (parts.month, parts.day) == (Some(7), Some(24)) {
        return false;
    }
    let follows = DATE_FOLLOWS.is_match(rest);
    // NIPPV 18/6 30%
    let share = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    if !japanese && share.len() < rest.trim_start().len() && share.starts_with('%') {
        return false;
    }
    // 6/8 2110, 12/18 - 2/15: an hour or another day behind it.
    if !japanese && (WARD_CLOCK.is_match(rest) || is_stretch(rest, parts)) {
        return true;
    }
    // 2/02 is no score.
    if !japanese && zero && !rest.starts_with([')', '%']) {
        return true;
    }
    // Hx: 3/12 of headache: months.
    if !japanese
        && parts.day == Some(12)
        && [" of ", " hx", " history"].iter().any(|word| rest.starts_with(word))
    {
        return false;
    }
    if HOUR_FOLLOWS.is_match(rest) || rest.starts_with("までに") || japanese && is_dated(rest) {
        return true;
    }
    if ahead.ends_with("日") || ahead.ends_with("date") || ahead.ends_with("Date") {
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

/// 3/8付: what bears that date.
fn is_dated(rest: &str) -> bool {
    rest.strip_prefix('付')
        .is_some_and(|rest| !rest.starts_with(['き', 'け', '着', '近', '加', '属']))
}

/// Two numbers that may be a share of a whole as scores have it.
fn is_share(parts: &Parts) -> bool {
    is_scored(parts)
        || parts.day.zip(parts.month).is_some_and(|(day, month)| month <= day && day == 20)
}

/// 2110, 0340: an hour as wards write it.
static WARD_CLOCK: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ (?:[01][0-9]|2[0-3])[0-5][0-9](?:[^0-9.]|\\.(?:[^0-9]|$)|$)"));

/// 12/18 - 2/15: from one day to another, of another whole.
fn is_stretch(rest: &str, parts: &Parts) -> bool {
    static TO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ ?(?:-|to|thru|through) ?(?:1[0-2]|0?[1-9])/(?P<d>3[01]|[12][0-9]|0?[1-9])(?:[^0-9/]|$)",
        )
    });
    let day = TO.captures(rest).and_then(|found| found.name("d")?.as_str().parse::<u8>().ok());
    day.is_some_and(|day| Some(day) != parts.day && (day > 12 || parts.day > Some(12)))
}

/// 7/10 to 3/10, 14/30→11/30: the same whole before and after.
fn is_change(ahead: &str, parts: &Parts) -> bool {
    static CHANGED: LazyLock<Regex> =
        LazyLock::new(|| pattern("[0-9]{1,2}/(?P<w>[0-9]{1,2}) ?(?:to|→|->|-|~) ?$"));
    let whole = CHANGED.captures(ahead).and_then(|found| found.name("w")?.as_str().parse().ok());
    whole.is_some() && whole == parts.day && is_scored(parts)
}

/// 5/5, 3/10, 2/6, 1/2: a share of a whole, unless something says a date.
fn is_scored(parts: &Parts) -> bool {
    let (Some(month), Some(day)) = (parts.month, parts.day) else { return true };
    let share = |one: u8, whole: u8| one <= whole && matches!(whole, 2..=8 | 10 | 12);
    share(month, day)
}

/// Jan 4, 11 and 18: the days that follow in a list.
fn row(text: &str, first: &Range<usize>, taken: &mut Vec<Range<usize>>, marks: &mut Vec<Mark>) {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?:, ?| and | & |, and )(?P<d>[12]?[0-9]|3[01])(?:st|nd|rd|th)?(?:[,.;)\n]| and | & | [a-z]|$)",
        )
    });
    let digits = |range: &Range<usize>| {
        let written = text[range.clone()].trim_end_matches(|c: char| !c.is_ascii_digit());
        let start = written.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        written[start..].parse::<u8>().ok()
    };
    let (mut end, mut last) = (first.end, digits(first));
    while let Some(found) = NEXT.captures(&text[end..]).and_then(|found| found.name("d")) {
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
    while let Some(found) = NEXT.captures(&text[end..]) {
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
