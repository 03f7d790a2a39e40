//! Dates that are seen and not read: days in a row, spelt out, by the name of a feast, misread by a scanner.

use super::super::pattern::{captured, lead, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::views::{Pattern, Views};
use super::cues::{APGAR, NOT_DAYS, SCALED};
use super::is_inside;
use regex::Regex;
use std::sync::LazyLock;

/// 3日、5日: days of a month in a row.
static ROW: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:[0-9]{1,2}日(?:[(][月火水木金土日][)])?(?:[・、,] ?|と))+[0-9]{1,2}日",
        &["日・", "日、", "日,", "日と", ")・", ")、", "),", ")と"],
    )
});

/// 訪問実施日 6,13,20,27日; 訪問日: 1 4 8 11: numbers in a row that are days.
static LISTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?P<v>[0-9]{1,2}(?: ?[、・,] ?[0-9]{1,2}){2,14}) ?日(?:[^間目後前分数齢以]|$)|(?:訪問|透析|受診|来院|通院|利用|診療|施術|実施|通所)日[ :]{1,3}(?P<w>[0-9]{1,2}(?:(?: |, ?|、|・)[0-9]{1,2}){2,14})(?:[^0-9/:%.-]|$)",
        &["日"],
    )
});

/// 先月の二十三日, 八日から十一日まで: a day in kanji beside a month, or from one to another.
static KANJI_DAYS: LazyLock<Pattern> = LazyLock::new(|| {
    const DAY: &str = "[一二三四五六七八九十]{1,3}日";
    Pattern::with(
        &format!(
            "(?:来月|先月|今月|前月|翌月|同月?|次回|前回)の? ?(?P<v>{DAY})(?:[^間目後前分以]|$)|[月火水木金土日]曜?日?の?(?P<d>{DAY})(?:[^間目後前分以]|$)|(?:^|[^一二三四五六七八九十月年])(?P<w>{DAY}から{DAY})(?:まで|[^間目])|(?:^|[^一二三四五六七八九十百千月年第])(?P<x>(?:二?十[一二三四五六七八九]|二十|三十一?)日)(?:に|より|付|朝|昼|夜|夕|頃|午|[入退]院|転[院棟]|手術|永眠|死亡|他界|逝去|帰宅)|(?P<y>{DAY})付(?:け|で|の)|(?:外泊|外出|入院|帰省|旅行|休診|出張|不在|休暇)[ は:]{{0,2}}(?P<z>[0-9]{{1,2}} ?[~-] ?[0-9]{{1,2}}日)(?:[^間目]|$)"
        ),
        &["日"],
    )
});

/// 令和6年霜月20日; 1963(昭和38)年5月14日
static OLD_MONTHS: LazyLock<Pattern> = LazyLock::new(|| {
    const YEAR: &str =
        "(?:(?:令和|平成|昭和)(?:[0-9]{1,2}|[元一二三四五六七八九十]{1,3})|[0-9]{4})";
    const NAMES: [&str; 12] = [
        "睦月",
        "如月",
        "弥生",
        "卯月",
        "皐月",
        "水無月",
        "文月",
        "葉月",
        "長月",
        "神無月",
        "霜月",
        "師走",
    ];
    Pattern::with(
        &format!(
            "{YEAR}年(?:{names})(?:[0-9一二三四五六七八九十]{{1,3}}日)?|(?:{names})(?:[0-9一二三四五六七八九十]{{1,3}}日|の?(?:初旬|上旬|中旬|下旬|末))|(?:19|20)[0-9]{{2}} ?[(](?:大正|昭和|平成|令和|[TSHR])(?:[0-9]{{1,2}}|元)年?[)] ?(?:年|/|\\.)? ?[0-9]{{1,2}}(?:月 ?[0-9]{{1,2}}日|[/.][0-9]{{1,2}})",
            names = NAMES.join("|"),
        ),
        &[&NAMES[..], &["(大正", "(昭和", "(平成", "(令和", "(T", "(S", "(H", "(R"]].concat(),
    )
});

/// へいせい11ねん4がつ2か: in hiragana, as people fill in forms.
static IN_KANA: LazyLock<Pattern> = LazyLock::new(|| {
    const ERAS: [&str; 9] =
        ["めいじ", "たいしょう", "しょうわ", "へいせい", "れいわ", "大正", "昭和", "平成", "令和"];
    const MONTHS: &str =
        "じゅういち|じゅうに|じゅう|いち|に|さん|し|ご|ろく|しち|なな|はち|く|きゅう";
    const DAYS: &str = "ついたち|ふつか|みっか|よっか|いつか|むいか|なのか|ようか|ここのか|とおか|はつか|(?:に|さん)?じゅう(?:いち|に|さん|よっか|ご|ろく|しち|はち|く)(?:にち)?|さんじゅうにち";
    Pattern::with(
        &format!(
            "(?:{}) ?(?:[0-9]{{1,2}}|がん) ?(?:ねん|年)(?: ?[0-9]{{1,2}} ?(?:がつ|月)(?: ?[0-9]{{1,2}} ?(?:にち|か|日))?)?|[0-9]{{1,2}} ?がつ ?[0-9]{{1,2}} ?(?:にち|か|日)|(?:{MONTHS})がつの? ?(?:{DAYS})",
            ERAS.join("|")
        ),
        &["ねん", "がつ"],
    )
});

/// December the fourth, nineteenth of November
static SPELT: LazyLock<Pattern> = LazyLock::new(|| {
    const ONES: &str = "one|two|three|four|five|six|seven|eight|nine";
    const MONTH: &str =
        "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    const DAY: &str = "(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)";
    Pattern::new(&format!(
        "(?i:(?-u:\\b)(?:{MONTH} (?:the )?{DAY}|(?:the )?{DAY} (?:day )?of {MONTH}|{DAY} of the {DAY}|(?:{ONES}|ten|eleven|twelve) (?:{ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty)(?:[ -](?:{ONES}))? (?:twenty[ -]twenty|two thousand(?: and)?)[ -](?:{ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))(?:,? (?:(?:(?:nineteen|twenty) )?(?:(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{ONES}))?|oh (?:{ONES}))|two thousand(?: and)?(?: (?:{ONES}))?))?)"
    ))
});

/// 1O/l2/2024: as a scanner reads it.
static MISREAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("[0-9OlI]{1,2}[/.-][0-9OlI]{1,2}[/.-](?:[12][0-9OlI]{3}|[0-9OlI]{2})")
});

/// 12.XI.2024
static ROMAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("[0-9]{1,2}\\.(?i:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\\.(?:(?:19|20)[0-9]{2}|[0-9]{2})")
});

/// Mon 10 0715, at the head of a line.
static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:^|\n)(?:(?i:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day)? )(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?-u:\\b)",
    )
});

/// Mon. 18.09, as some write a day.
static STOPPED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?-u:\\b)(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|nesday|sday|urday)?\\.?,? (?:3[01]|[12][0-9]|0?[1-9])\\.(?:1[0-2]|0[1-9])(?-u:\\b)",
    )
});

/// off 14-19th: from one day to another.
static STRETCH: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("[0-3]?[0-9](?:st|nd|rd|th)? ?(?:-|to) ?[0-3]?[0-9](?:st|nd|rd|th)")
});

/// Christmas Eve, Australia Day: a day of the year by its name.
static FEASTS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?-u:\\b)(?:Christmas (?:Eve|Day)|Boxing Day|New Year'?s (?:Eve|Day)|Good Friday|Easter (?:Sunday|Monday)|Ash Wednesday|Shrove Tuesday|Pancake Day|Palm Sunday|Maundy Thursday|Holy (?:Saturday|Thursday)|Whit (?:Sunday|Monday)|Pentecost(?: Sunday)?|Ascension Day|Corpus Christi|Advent Sunday|(?:Lunar|Chinese) New Year|Hogmanay|Twelfth Night|May Day|Thanksgiving(?: Day)?|Cinco de Mayo|Passover|Hanukkah|Vesak|Thaipusam|Ganesh Chaturthi|Dussehra|Guy Fawkes(?: Night)?|Mardi Gras(?: [Dd]ay)?|Epiphany|Candlemas|Lady Day|Michaelmas(?: Day)?|All Saints'? Day|(?:St\\.?|Saint) [A-Z][a-z]+'?s'? Day|(?:Australia|Anzac|ANZAC|Remembrance|Canada|Victoria|Labou?r|Memorial|Independence|Veterans'?|Armistice|Waitangi|Republic|Columbus|Presidents'?|MLK|Groundhog|Valentine'?s|Mother'?s|Father'?s|Mothering|Bastille|Heritage|Freedom|Youth) (?:Day|Sunday)|(?:Fourth|4th) of July|July Fourth|Juneteenth|Bonfire Night|Burns Night|Halloween|Diwali|Deepavali|Holi|Pongal|Onam|Eid(?: al-[A-Z][a-z]+)?|Yom Kippur|Rosh Hashanah?|Purim)(?:,? (?:19|20)[0-9]{2})?(?-u:\\b)",
    )
});

/// 4 Junie, 8 janvier, 27 Mawrth
static ABROAD: LazyLock<Pattern> = LazyLock::new(|| {
    const NAMES: &str = "janvier|f\u{e9}vrier|fevrier|mars|avril|mai|juin|juillet|ao\u{fb}t|septembre|octobre|novembre|d\u{e9}cembre|decembre|januar|februar|m\u{e4}rz|juni|juli|oktober|dezember|januarie|februarie|maart|mei|junie|julie|augustus|desember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|mar\u{e7}o|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|ionawr|chwefror|mawrth|ebrill|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr|julai|ogos|disember|januari|februari|hunyo|hulyo|setyembre|oktubre|nobyembre|disyembre|pebrero|stycznia|lutego|kwietnia|czerwca|lipca|sierpnia|listopada|grudnia|ean\u{e1}ir|feabhra|m\u{e1}rta|aibre\u{e1}n|bealtaine|meitheamh|i\u{fa}il|l\u{fa}nasa|me\u{e1}n f\u{f3}mhair|deireadh f\u{f3}mhair|samhain|nollaig";
    Pattern::new(&format!(
        "(?i:(?-u:\\b)[0-3]?[0-9](?:er|\\.)? (?:de |o )?(?:{NAMES})(?-u:\\b)(?: (?:de )?(?:19|20)[0-9]{{2}})?)"
    ))
});

/// 08 Mrt 2025, 18 Hakihea 2024, 13th inst: months that are a word or a name elsewhere, before a year.
static SHORT_ABROAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?-u:\\b)[0-3]?[0-9](?:\\.|er)? ?(?:de |o )?(?i:mrt|mei|okt|des|dez|dic|ene|abr|ago|set|out|fev|mai|gen|mag|giu|lug|ott|j\u{e4}n|m\u{e4}r|maj|janv?|f\u{e9}vr?|avr|juil|d\u{e9}c|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze\u{15b}nia|pa\u{17a}dziernika|listopada|grudnia|januari|februari|mars|augusti|pebrero|marso|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre|mac|julai|ogos|disember|ocak|\u{15f}ubat|nisan|may\u{131}s|haziran|temmuz|a\u{11f}ustos|eyl\u{fc}l|ekim|kas\u{131}m|aral\u{131}k|kohi-?t[a\u{101}]tea|hui-?tanguru|pout[u\u{16b}]-?te-?rangi|paenga-?wh[a\u{101}]wh[a\u{101}]|haratua|pipiri|h[o\u{14d}]ngo[ni]?ngoi|here-?turi-?k[o\u{14d}]k[a\u{101}]|mahuru|whiringa-?[a\u{101}]-?nuku|whiringa-?[a\u{101}]-?rangi|hakihea)[.,]? ?(?:de )?(?:19|20)[0-9]{2}(?-u:\\b)",
    )
});

/// 13th inst: a day of this month, of the last, of the next.
static INSTANT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?-u:\\b)[0-3]?[0-9](?:st|nd|rd|th)? (?:inst|ult|prox)(?-u:\\b)\\.?",
        &[" inst", " ult", " prox"],
    )
});

/// summer 2024; 07 - 14 - 36
static PARTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?-u:\\b)(?i:spring|summer|autumn|winter) (?:of )?(?:'[0-9]{2}|(?:19|20)[0-9]{2})(?-u:\\b)|(?:0?[1-9]|1[0-2]) - (?:0?[1-9]|[12][0-9]|3[01]) - (?:(?:19|20)[0-9]{2}|[0-9]{2})|(?:0[1-9]|[12][0-9]|3[01]) [|] (?:0[1-9]|1[0-2]) [|] (?:19|20)[0-9]{2}",
    )
});

/// 080599 M, DOB 170986: a birth date before a sex or behind its label; on 14.03.: as German and Nordic notes write a day.
static BORN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?-u:\\b)(?P<v>(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{2}) {1,3}[MF](?-u:\\b)|(?i:(?-u:\\b)(?:dob|d\\.o\\.b\\.?|born))[ :]{1,3}(?P<w>[0-3][0-9][0-3][0-9][0-9]{2}|(?:3[01]|[12][0-9]|0?[1-9])\\.(?:1[0-2]|0?[1-9]))(?:[^0-9.-]|\\.(?:[^0-9]|$)|$)|(?-u:\\b)(?:on|of|since|until|from|by|dated|am|vom|seit|bis) (?P<u>(?:3[01]|[12][0-9]|0?[1-9])\\.(?:1[0-2]|0?[1-9])\\.)(?:[^0-9]|$)|(?-u:\\b)(?:RN|SN|SSN|RGN|EN|MD|HCA|CNA|LPN|SpR|PT|OT|SLT|[0-9]{1,2}[:.][0-9]{2} ?[ap]m|[Ll]ast (?:seizure|fit|fall|admission|visit|review|attack|episode|smear|period)) (?P<x>(?:3[01]|[12][0-9]|0?[1-9])\\.(?:3[01]|[12][0-9]|0?[1-9]))(?:\n|$| on )|(?-u:\\b)(?:since|on|at|before|after|until) (?P<y>halloween|thanksgiving|hogmanay|boxing day|christmas (?:eve|day)|new year'?s (?:eve|day)|good friday|easter (?:sunday|monday)|diwali|eid)(?-u:\\b)",
    )
});

/// 9.4 電話 … 9.10 主治医 … 9.26 長女 …: lines of a diary; 1.1 and 1.2 are chapters.
fn diary(views: &Views<'_>, marks: &mut Vec<Mark>) {
    static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|\\n)(?P<v>(?P<m>1[0-2]|[1-9])\\.(?P<d>3[01]|[12][0-9]|0?[1-9])) {1,2}[一-龥ぁ-んァ-ヶ]",
        )
    });
    let number = |found: Option<regex::Match<'_>>| -> u8 {
        found.and_then(|found| found.as_str().parse().ok()).unwrap_or_default()
    };
    let entries: Vec<_> = ENTRY
        .captures_iter(views.text)
        .filter_map(|found| {
            let day = (number(found.name("m")), number(found.name("d")));
            Some((found.name("v")?.range(), day))
        })
        .collect();
    let later = entries.windows(2).all(|two| two[0].1 <= two[1].1);
    let chapters = entries.iter().any(|(_, (_, day))| *day == 1)
        || entries.windows(2).any(|two| two[1].1.1 == two[0].1.1 + 1);
    let whole = entries.iter().any(|(_, (_, day))| *day > 9);
    if entries.len() >= 2 && later && whole && !chapters {
        marks.extend(
            entries.into_iter().map(|(range, _)| Mark::likely(range, Kind::Date, Why::Form)),
        );
    }
}

/// 大正15年生: so old that the year alone says who is above the highest age.
static OLD_ERAS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:明治|大正) ?(?:[0-9]{1,2}|元|[一二三四五六七八九十]{1,3}) ?年(?:生|うまれ)",
        &["明治", "大正"],
    )
});

pub(super) fn japanese(views: &Views<'_>, marks: &mut Vec<Mark>) {
    diary(views, marks);
    written(&[&ROW, &OLD_MONTHS, &OLD_ERAS, &IN_KANA], views, marks);
}

pub(super) fn english(views: &Views<'_>, marks: &mut Vec<Mark>) {
    days_before(views.text, marks);
    stretches(views, marks);
    let born = BORN
        .captures_iter(views.text)
        .filter_map(|found| ["v", "w", "u", "x", "y"].iter().find_map(|name| found.name(name)));
    marks.extend(born.map(|found| Mark::likely(found.range(), Kind::Date, Why::Form)));
    let forms = [
        &*SPELT,
        &MISREAD,
        &ROMAN,
        &HEAD,
        &FEASTS,
        &ABROAD,
        &SHORT_ABROAD,
        &INSTANT,
        &PARTED,
        &STOPPED,
    ];
    written(&forms, views, marks);
}

fn stretches(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for found in STRETCH.find_iter(views) {
        let next: String = text[found.end..].chars().take(24).collect();
        let next = next.trim_start_matches([' ', '-']).to_lowercase();
        let counted = NOT_DAYS.iter().any(|word| next.starts_with(word));
        let off = lead(text, found.start, 14).to_lowercase();
        let off = ["off", "from", "away", "on", "leave", "between", "the", "hols", "holiday"]
            .contains(&off.rsplit(' ').next().unwrap_or_default());
        if off && !counted && !is_inside(text, &found) {
            marks.push(Mark::likely(found, Kind::Date, Why::Form));
        }
    }
}

fn written(forms: &[&Pattern], views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for form in forms {
        for found in form.find_iter(views) {
            let written = text[found.clone()].trim_start();
            let found = found.end - written.len()..found.end;
            let misread = !written.contains(|c: char| c.is_ascii_digit())
                || !written.contains(['O', 'l', 'I'])
                // 12 juillet
                || written.contains(|c: char| c.is_alphabetic() && !"OlI".contains(c))
                || written.chars().filter(char::is_ascii_digit).count() >= 4;
            let misread = misread && !is_no_day(written);
            let rest = &text[found.end..];
            // Mon 8:50, Tue 9 am: an hour.
            let hour = rest
                .strip_prefix(':')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                || ["am", "pm", " am", " pm"].iter().any(|half| rest.starts_with(half));
            let goes_on = hour || rest.starts_with(['間', '目', '分']);
            let scored = APGAR.is_match(lead(text, found.start, 8));
            if misread && !scored && !goes_on && !is_inside(text, &found) {
                marks.push(Mark::likely(found, Kind::Date, Why::Form));
            }
        }
    }
}

/// 28-14-18, 7.5-15, 22-0-16: digits that are read well, and are no day and no month.
fn is_no_day(written: &str) -> bool {
    let marks: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts: Vec<u8> =
        written.split(['/', '.', '-']).filter_map(|part| part.parse().ok()).collect();
    let read = marks.iter().all(|c| "/.-".contains(*c)) && marks.len() == 2;
    let day = |part: &u8| (1..=31).contains(part);
    let dated =
        matches!(parts.as_slice(), [one, two, ..] if day(one) && day(two) && one.min(two) <= &12);
    read && !(marks[0] == marks[1] && dated)
}

/// 訪問実施日 6,13,20,27日: each number that is a day.
pub(super) fn listed(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for found in KANJI_DAYS.captures_iter(views) {
        let day = ["v", "w", "d", "x", "y", "z"].iter().find_map(|name| found.group(name));
        marks.extend(day.map(|range| Mark::likely(range, Kind::Date, Why::Form)));
    }
    for found in LISTED.captures_iter(views) {
        let Some(row) = found.group("v").or(found.group("w")) else { continue };
        let mut days: Vec<(usize, &str)> = Vec::new();
        let mut at = row.start;
        for part in text[row.clone()].split_inclusive(|c: char| !c.is_ascii_digit()) {
            let day = part.trim_end_matches(|c: char| !c.is_ascii_digit());
            days.push((at, day));
            at += part.len();
        }
        days.retain(|(_, day)| !day.is_empty());
        let numbers: Vec<u8> = days.iter().filter_map(|(_, day)| day.parse().ok()).collect();
        let rising = numbers.windows(2).all(|pair| pair[0] < pair[1]);
        let within = numbers.iter().all(|day| (1..=31).contains(day));
        // 術後1、3、7日
        let since = lead(text, row.start, 8).trim_end().ends_with(['後', '第']);
        if rising && within && !since {
            let mark = |(at, day): &(usize, &str)| {
                Mark::likely(*at..at + day.len(), Kind::Date, Why::Form)
            };
            marks.extend(days.iter().map(mark));
        }
    }
}

/// Days one behind the other, and what is written for the end of a month or beside a weekday.
pub(super) fn rows(views: &Views<'_>, marks: &mut Vec<Mark>) {
    // 6/10-6/12, 6/3.6/5.6/10: days one behind the other.
    static DAYS: LazyLock<Pattern> = LazyLock::new(|| {
        const DAY: &str = "(?:1[0-2]|[1-9])/(?:3[01]|[12][0-9]|[1-9])";
        Pattern::new(&format!("{DAY}(?:[-.,]{DAY})+"))
    });
    // 7/末, 13(金)
    static PARTS: LazyLock<[Pattern; 2]> = LazyLock::new(|| {
        [
            Pattern::with(
                "(?P<d>(?:1[0-2]|[1-9])/(?:末|上旬|中旬|下旬))",
                &["/末", "/上", "/中", "/下"],
            ),
            Pattern::with(
                "(?:^|[^0-9/.月週-])(?P<d>[12][0-9]|3[01]|[1-9])[(][月火水木金土日](?:曜日?)?[)]",
                &["(月", "(火", "(水", "(木", "(金", "(土", "(日"],
            ),
        ]
    });
    let text = views.text;
    let calendar = |written: &str| {
        written.split(['-', '.', ',']).filter_map(|day| day.split_once('/')).any(|(month, day)| {
            let (month, day) = (month.parse::<u8>().unwrap_or(0), day.parse::<u8>().unwrap_or(0));
            month > day || day > 12 && day != 20
        })
    };
    for found in PARTS.iter().flat_map(|form| form.captures_iter(views)) {
        if let Some(day) = found.group("d").filter(|day| !is_inside(text, day)) {
            marks.push(Mark::likely(day, Kind::Date, Why::Form));
        }
    }
    for found in DAYS.find_iter(views) {
        if calendar(&text[found.clone()])
            && !is_inside(text, &found)
            && !SCALED.is_match(lead(text, found.start, 14))
        {
            marks.push(Mark::likely(found, Kind::Date, Why::Form));
        }
    }
}

/// 20-22 Oct, 25/26 Sept 2025, 6th, 7th and 10th Nov: the days before the one with its month.
fn days_before(text: &str, marks: &mut [Mark]) {
    static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|[^0-9A-Za-z/.-])(?P<d>(?:[0-3]?[0-9](?:st|nd|rd|th)?(?:, ?| and | & |, and | ?- ?| to |/))+)$",
        )
    });
    let dates = marks.iter_mut().filter(|mark| mark.kind == Kind::Date);
    for mark in dates {
        let written = &text[mark.range.clone()];
        let dayed = written.starts_with(|c: char| c.is_ascii_digit())
            && written.contains(|c: char| c.is_ascii_alphabetic())
            && written.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
        let from =
            text[..mark.range.start].floor_char_boundary(mark.range.start.saturating_sub(28));
        let ahead = &text[from..mark.range.start];
        let days = captured(&AHEAD, ahead).filter(|_| dayed).and_then(|found| found.name("d"));
        if let Some(days) = days {
            mark.range.start = from + days.start();
        }
    }
}
