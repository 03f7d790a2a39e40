//! Bodies that were found in part: the tagger and the dictionary take a name in kana for particles and
//! verbs, and stop within it or begin behind it.

use super::super::page::{Page, Script, script};
use super::super::pattern::{before, captured, lead, pattern};
use super::super::span::{Certainty, Kind, Mark, Why};
use super::super::words::{Fast, JA};
use super::body::SOME;
use super::name::is_stop;
use regex::Regex;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

pub(in super::super) fn grown(page: &Page<'_>, marks: &mut [Mark]) {
    let people: HashSet<usize, Fast> = marks
        .iter()
        .filter(|mark| mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful)
        .map(|mark| mark.range.end)
        .collect();
    for mark in marks.iter_mut() {
        // 吉川 定男(ヨシカワではなくキッカワ)
        let read = mark.kind == Kind::Name
            && page.text[..mark.range.start]
                .strip_suffix('(')
                .is_some_and(|front| people.contains(&front.len()))
            && !page.text[mark.range.clone()].starts_with("ヨミ")
            && page.text[mark.range.clone()].chars().all(|c| script(c) == Script::Katakana);
        if read {
            mark.certainty = mark.certainty.max(Certainty::Likely);
        }
        if mark.certainty == Certainty::Doubtful && is_shown(page.text, mark) {
            mark.certainty = Certainty::Likely;
        }
        if mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful {
            mark.range.end = given(page, &mark.range);
            mark.range.start = foreign(page, &mark.range);
            mark.range.start = surname(page, &mark.range);
        }
        if mark.kind == Kind::Place && mark.certainty > Certainty::Doubtful {
            static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
                pattern("^[一-龥々ヶケノぁ-ん]{2,8}[東西南北]?[0-9]{1,4}(?:-[0-9]{1,4}){1,3}")
            });
            let house = HOUSE.find(&page.text[mark.range.end..]);
            mark.range.end += house.map_or(0, |house| house.len());
        }
        super::kana::whole(page, mark);
        // 608号室, 5階西 514-2, 広域消防 高遠3隊
        if mark.certainty > Certainty::Doubtful
            && matches!(mark.kind, Kind::Facility | Kind::Organization)
        {
            static PART: LazyLock<Regex> =
                LazyLock::new(|| pattern("^(?:号室?|-[1-9]| [一-龥]{2,4}[1-9]?[隊号])"));
            let rest = &page.text[mark.range.end..];
            let written = &page.text[mark.range.clone()];
            let part = PART.find(rest).filter(|part| {
                let room = written.ends_with(|c: char| c.is_ascii_digit());
                let bed = room
                    && written.contains(['階', '棟', '東', '西', '南', '北'])
                    && !rest[part.len()..].starts_with(|c: char| c.is_ascii_digit() || c == '-');
                match part.as_str() {
                    "号" | "号室" => room,
                    one if one.starts_with('-') => bed,
                    _ => written.ends_with("消防"),
                }
            });
            mark.range.end += part.map_or(0, |part| part.len());
        }
        if matches!(mark.kind, Kind::Id | Kind::Code) {
            mark.range.end += insured(page.text, &mark.range);
        }
        if mark.kind == Kind::Id {
            mark.range.start = whole(page.text, mark.range.start, mark.why == Why::Tagger);
            mark.range.end += another(&page.text[mark.range.end..]);
        }
        if !matches!(mark.kind, Kind::Facility | Kind::Organization) || mark.why == Why::Label {
            continue;
        }
        let start = headed(page, &mark.range);
        let firm = mark.certainty > Certainty::Doubtful;
        if firm || closes(page, &mark.range) && is_assured(page, &mark.range, start.is_some()) {
            mark.range.start = start.unwrap_or(mark.range.start);
            mark.range.end = completed(page.text, &mark.range);
            mark.certainty = mark.certainty.max(Certainty::Likely);
        }
    }
}

/// 内服し入眠。 ディアス at the end of an entry: who wrote it. 堺にいて: where someone is.
fn is_shown(text: &str, mark: &Mark) -> bool {
    const THERE: [&str; 11] = [
        "にいて",
        "にいる",
        "におり",
        "に住",
        "在住",
        "の実家",
        "に帰",
        "へ帰",
        "から来",
        "の話",
        "出身",
    ];
    let rest = &text[mark.range.end..];
    let length = text[mark.range.clone()].chars().count();
    match mark.kind {
        Kind::Name => {
            let closes = text[..mark.range.start].trim_end_matches(' ').ends_with('。')
                && (rest.is_empty() || rest.starts_with('\n'))
                && (2..=6).contains(&length);
            let grows = text[..mark.range.start].ends_with('「')
                && [
                    "の成人式",
                    "の結婚",
                    "の卒業",
                    "の入学",
                    "の誕生日",
                    "の顔",
                    "の世話",
                    "の運動会",
                ]
                .iter()
                .any(|word| rest.starts_with(word));
            // DH篠 / Dr加賀美
            let staff = ["Dr", "Dr.", "DH", "Ns", "Ns.", "CE", "ME", "PT", "OT", "ST", "MSW"]
                .iter()
                .filter_map(|word| text[..mark.range.start].strip_suffix(word))
                .any(|front| !front.ends_with(|c: char| c.is_ascii_alphabetic()));
            let kanji = text[mark.range.clone()].chars().all(|c| script(c) == Script::Kanji);
            closes || grows || staff && kanji
        }
        Kind::Place => {
            THERE.iter().any(|word| rest.starts_with(word) && (length > 1 || *word != "の話"))
        }
        _ => false,
    }
}

/// 24950W-|713362, 第R6-|2218号: from the first letter of a number in groups, which 138-145 K is not.
fn whole(text: &str, start: usize, lettered: bool) -> usize {
    let front = text[..start].trim_end_matches('-');
    let group = front.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let head = front.len() - group;
    let digits = front[head..].bytes().any(|byte| byte.is_ascii_digit());
    let apart = !before(text, head).is_some_and(|c| "-./_".contains(c));
    let letter = !lettered || front[head..].starts_with(|c: char| c.is_ascii_alphabetic());
    let joined = front.len() + 1 == start && (1..=8).contains(&group) && digits && apart && letter;
    if joined { head } else { start }
}

/// 保険 06138237|・1204-88: how long the number of the insured is behind that of the insurer.
fn insured(text: &str, range: &Range<usize>) -> usize {
    static INSURED: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^(?P<v> ?[・/] ?[0-9]{1,8}(?:[・-][0-9]{1,8}){0,2})(?:[^0-9A-Za-z./%-]|$)")
    });
    let number = &text[range.clone()];
    let insurer = matches!(number.len(), 6 | 8) && number.bytes().all(|byte| byte.is_ascii_digit());
    let labels = ["保険", "保険者", "社保", "国保", "保険証", "保険者番号", "後期高齢"];
    let front = lead(text, range.start, 10);
    let front = front.trim_end_matches([':', ' ']);
    if !insurer || !labels.iter().any(|label| front.ends_with(label)) {
        return 0;
    }
    captured(&INSURED, &text[range.end..]).map_or(0, |found| found["v"].len())
}

/// 13840W|-602251: how long the last group of a number is.
fn another(rest: &str) -> usize {
    static GROUP: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?P<v>-[0-9]{4,8})(?:[^0-9A-Za-z./-]|$)"));
    captured(&GROUP, rest).map_or(0, |found| found["v"].len())
}

/// 安楽| 節子 76F: a word before a given name, in a field of its own before an age.
fn surname(page: &Page<'_>, range: &Range<usize>) -> usize {
    static FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[\n0-9] {1,2}|[\n|:])(?P<v>[一-龥々]{1,3}) $"));
    static AGE: LazyLock<Regex> =
        LazyLock::new(|| pattern("^ {1,2}(?:1?[0-9]{1,2} ?(?:歳|才|[MF男女])|[MF男女]性? ?[0-9])"));
    let text = page.text;
    if !text[..range.start].ends_with(' ') {
        return range.start;
    }
    let written = &text[range.clone()];
    let given = page.dictionary.given_ja.contains(written) && AGE.is_match(&text[range.end..]);
    let from = text[..range.start].char_indices().rev().nth(6).map_or(0, |(at, _)| at);
    let front = captured(&FIRST, &text[from..range.start]).filter(|_| given);
    let word = front.and_then(|found| Some(found.name("v")?.as_str()));
    let word = word.filter(|word| !is_stop(word) && !JA.list("roles").has(word));
    range.start - word.map_or(0, |word| word.len() + 1)
}

/// チャン |ティ マイ, ドゥアルテ |マルコス様: the first of several words in katakana.
fn foreign(page: &Page<'_>, range: &Range<usize>) -> usize {
    static FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[\n:(]|  )(?P<v>(?:[ァ-ヶー]{1,6} ){1,2})$"));
    static WORD: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[^ァ-ヶー ])(?P<v>[ァ-ヶー]{2,8} )$"));
    let text = page.text;
    let written = &text[range.clone()];
    let apart = text[..range.start].ends_with(' ');
    if !apart || !written.chars().all(|c| script(c) == Script::Katakana || c == ' ') {
        return range.start;
    }
    let titled = ["様", "さん", "氏"].iter().any(|title| text[range.end..].starts_with(title));
    let form = if written.contains(' ') { &*FIRST } else { &*WORD };
    let from = text[..range.start].char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    let front = captured(form, &text[from..range.start])
        .filter(|_| titled || written.contains(' '))
        .and_then(|found| Some(found.name("v")?.as_str()));
    let other = |word: &str| {
        ["roles", "labels-in-kana"].iter().any(|list| JA.list(list).has(word))
            || page.dictionary.terms.contains(word)
    };
    let word = front.filter(|word| !word.trim_end().split(' ').any(other));
    range.start - word.map_or(0, str::len)
}

/// 花井| 研, 蓑島| 大悟: a surname, a blank, and up to three kanji that fill what is left of their field.
fn given(page: &Page<'_>, range: &Range<usize>) -> usize {
    // ドゥアルテ| マルコス様
    static AGED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ (?P<v>[一-龥々]{1,3}?|[ぁ-ん]{2,4}?|[ァ-ヶー]{2,8})(?:様|さん|氏|(?: {1,2}|[(])[0-9]{1,3} ?(?:歳|才))",
        )
    });
    const SIGNED: &str =
        "記拝代殿様宛印他計方行済未要否有無男女父母妻夫兄姉弟妹子孫嫁婿歳才談著医師室科課係長";
    let text = page.text;
    if !text[range.end..].starts_with(' ') {
        return range.end;
    }
    // 消化器内科 船曳 亮: a rare surname behind where someone works.
    let front = text[..range.start].trim_end_matches(' ');
    let placed = front.len() < range.start
        && ["科", "病院", "センター", "医院", "クリニック", "診療所", "薬局"]
            .iter()
            .any(|tail| front.ends_with(tail));
    let surname = placed || page.dictionary.surnames_ja.contains(&text[range.clone()]);
    if let Some(found) = captured(&AGED, &text[range.end..]).and_then(|found| found.name("v"))
        && !is_word(page, &(range.end + found.start()..range.end + found.end()))
        && !text[range.clone()].contains(' ')
    {
        return range.end + found.end();
    }
    let Some(rest) = text[range.end..].strip_prefix(' ').filter(|_| surname) else {
        return range.end;
    };
    let kanji = |c: &char| script(*c) == Script::Kanji;
    let length = rest.chars().take_while(kanji).take(4).map(char::len_utf8).sum::<usize>();
    let word = &rest[..length];
    let closes = rest[length..].chars().next().is_none_or(|c| " \n()/、。,".contains(c));
    let whole = range.end + 1..range.end + 1 + length;
    let other = word.starts_with(|c| SIGNED.contains(c) && word.chars().count() == 1)
        || is_word(page, &whole);
    let name = (3..=9).contains(&length) && closes && !other;
    if name { whole.end } else { range.end }
}

/// What an office, a role, an illness or a form says.
fn is_word(page: &Page<'_>, range: &Range<usize>) -> bool {
    let word = &page.text[range.clone()];
    is_stop(word)
        || JA.list("titles").ends(word).is_some()
        || page.dictionary.terms.contains(word)
        || page.tokens.within(range).iter().any(|token| "MvVt".contains(token.class))
        || word.ends_with(|c| {
            "科部課室係長医師士員者院病症歳才月日年時分回様殿氏男女階棟線薬錠剤".contains(c)
        })
}

/// ワークセンターほた|る, 石川DMAT|第4班: to the end of the word in kana, and of what is numbered.
fn completed(text: &str, range: &Range<usize>) -> usize {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?:第[0-9]{1,2}[班隊団分]|加工|調剤|レンタル|整形外科|整形|小児科|眼科|歯科|皮膚科|耳鼻科|産婦人科|産科|クリニック|医院|病院|薬局|デンタル)",
        )
    });
    let kana = |c: &char| script(*c) == Script::Hiragana || *c == 'ー';
    let rest = &text[range.end..];
    let within = before(text, range.end).is_some_and(|c| kana(&c));
    let run: usize = rest.chars().take_while(kana).take(6).map(char::len_utf8).sum();
    let particle = rest.starts_with([
        'に', 'で', 'へ', 'を', 'は', 'が', 'の', 'と', 'も', 'や', 'か', 'よ', 'だ', 'な', 'さ',
        'し',
    ]);
    let short = (1..=4).contains(&rest[..run].chars().count());
    let word = &rest[..run];
    // ケアハウス潮|かぜ: to the end of the field, behind one kanji.
    let closes = rest[run..].chars().next().is_none_or(|c| " \n、。()→/".contains(c));
    let kanji = |c: char| script(c) == Script::Kanji;
    let one = text[range.clone()].ends_with(kanji)
        && !text[range.clone()].trim_end_matches(kanji).is_empty()
        && text[range.clone()].chars().rev().take_while(|c| kanji(*c)).count() == 1;
    let tailed = one
        && closes
        && (2..=3).contains(&word.chars().count())
        && !word.starts_with(['に', 'で', 'へ', 'を', 'は', 'が', 'の', 'と', 'も', 'や'])
        && !ENDS.contains(&word);
    let end = if within && short && !particle || tailed { range.end + run } else { range.end };
    BEHIND.find(&text[end..]).map_or(end, |found| end + found.end())
}

/// Behind a body these are no part of its name.
pub(super) const ENDS: [&str; 18] = [
    "から", "まで", "より", "など", "だけ", "のみ", "さん", "さま", "ごと", "なし", "あり", "ない",
    "です", "でも", "かも", "かな", "きり", "ほか",
];

/// なると|潮風保育園: a word in hiragana that opens the field in which the body stands.
fn headed(page: &Page<'_>, range: &Range<usize>) -> Option<usize> {
    let text = page.text;
    let kana = text[..range.start].chars().rev().take_while(|c| script(*c) == Script::Hiragana);
    let start = range.start - kana.take(6).map(char::len_utf8).sum::<usize>();
    let word = &text[start..range.start];
    let opens = before(text, start).is_none_or(|c| " :\n(「・、。→/】".contains(c));
    let particle = word
        .ends_with(['て', 'で', 'に', 'は', 'を', 'が', 'も', 'の', 'く', 'た', 'な', 'い', 'る']);
    let known = matches!(page.tokens.within(&(start..range.start)), [one] if "KDRIAVajmt".contains(one.class));
    let body = !text[range.clone()].starts_with(|c| script(c) == Script::Hiragana);
    // もみの|木整形
    let grown = word.ends_with('の')
        && text[range.clone()]
            .starts_with(['木', '森', '里', '杜', '丘', '郷', '家', '実', '花', '風', '園'])
        && !SOME.contains(&word);
    let particle = particle && !grown;
    let name = (2..=5).contains(&word.chars().count()) && opens && body && !particle && !known;
    name.then_some(start)
}

/// A bracket, a mark or a blank behind it.
fn closes(page: &Page<'_>, range: &Range<usize>) -> bool {
    page.text[range.end..].chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// 赤城手の外科クリニック, (のと)海浜産科: what the tagger thought of ends as bodies do, and begins with a
/// name; or a letter begins with it.
fn is_assured(page: &Page<'_>, range: &Range<usize>, headed: bool) -> bool {
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ {1,3}[^ \n]{0,12}(?:書|票|サマリー?|紹介状|記録|処方箋|薬歴|申し送り)(?:[ \n]|$)",
        )
    });
    let written = &page.text[range.clone()];
    let long = written.chars().count() >= 4;
    if range.start == 0 && long && PAPER.is_match(&page.text[range.end..]) {
        return true;
    }
    let short = ["産科", "整形", "調剤", "デンタル", "クリ"];
    let listed =
        ["facilities", "organizations"].iter().find_map(|list| JA.list(list).ends(written));
    let tail =
        listed.or(short.iter().find(|tail| written.ends_with(**tail)).map(|tail| tail.len()));
    let front = range.start..range.end - tail.unwrap_or(0);
    let proper =
        page.tokens.within(&front).first().is_some_and(|token| "SLNX".contains(token.class));
    tail.is_some_and(|length| length < written.len()) && (headed || proper)
}
