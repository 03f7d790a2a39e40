//! Names shown by what else stands there: an age, a sex, a number, a reading in kana.

use super::super::super::english::{Case, Word};
use super::super::super::page::{Page, Script, script};
use super::super::super::pattern::{before, captured, pattern};
use super::super::super::span::{Certainty, Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::super::super::words::{Fast, JA};
use super::shown::backward;
use super::{has_class, is_named, is_ordinary, is_stop, is_surname};
use regex::Regex;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// 佐倉 陽向(サクラ ヒナタ): a reading behind a name.
static READING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?P<n>[一-龥々ヶ]{1,4} ?[一-龥々ヶぁ-んァ-ヶー]{1,5}) ?[(](?P<k>[ァ-ヶー]{2,8}[ ・]?[ァ-ヶー]{0,8}|[ぁ-ん]{2,6} [ぁ-ん]{2,6})(?:[)→、]|$)",
        &["("],
    )
});
/// What follows the name at the head of a case: age, sex, number, telephone.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "[ (]{1,3}(?:[0-9]{1,3} ?(?:歳|才|[MF](?-u:\\b)|yo|y/o|代)|[男女][性 ,、)]|[MF](?:[ ,/)])|ID[ :0-9]|PHS|内線|TEL|携帯|旧姓|様方|生年月日|カルテ|[0-9]{5,})",
    )
});
/// Initial and surname in Latin letters: Y. Nishizono.
static INITIAL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("[A-Z]\\. ?[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?"));
/// A foreign name in kana: サラ・ベルトーニ.
static FOREIGN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with("[ァ-ヶー]{2,8}[・=][ァ-ヶー]{1,10}(?:[・=][ァ-ヶー]{2,10})?", &["・", "="])
});

static AGED: LazyLock<Regex> = LazyLock::new(|| pattern("^(?: |、|, ?)[1-9][0-9]?(?:[ 、,]|$)"));

/// Between marks or line ends.
fn is_field(text: &str, range: &Range<usize>) -> bool {
    let open = |c: Option<char>| c.is_none_or(|c| " \n、。,()「」:/".contains(c));
    open(before(text, range.start)) && open(text[range.end..].chars().next())
}

/// 単身赴任|中(マレーシア・ペナン), 70|代 男: the last letter of another word.
fn is_tail(page: &Page<'_>, range: &Range<usize>) -> bool {
    const COUNTERS: &str = "代歳才回年月日時分度枚本人名号番階床点";
    const SUFFIXES: &str = "中後前時内外間側系性化的者員等用別毎分回目";
    let mut letters = page.text[range.clone()].chars();
    let before = before(page.text, range.start).map(script);
    match (letters.next(), letters.next(), before) {
        (Some(one), None, Some(Script::Kanji)) => SUFFIXES.contains(one),
        (Some(one), None, Some(Script::Digit)) => COUNTERS.contains(one),
        _ => false,
    }
}

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    numbered(page, marks);
    let text = page.text;
    for found in READING.captures_iter(&page.views) {
        let (Some(name), Some(kana)) = (found.group("n"), found.group("k")) else { continue };
        let reading = &text[kana.clone()];
        let range = cut(page, &name)..name.end;
        if range.is_empty()
            || is_tail(page, &range)
            || is_ordinary(page, &range)
            || is_stop(&text[range.clone()])
            || page.dictionary.terms.contains(reading)
        {
            continue;
        }
        if reading.contains([' ', '・']) || is_named(page, &range) {
            marks.push(Mark::likely(range, Kind::Name, Why::Position));
            marks.push(Mark::likely(kana, Kind::Name, Why::Position));
        }
    }
    for found in HEAD.find_iter(text) {
        let Some(range) = backward(page, found.start(), false) else { continue };
        let written = &text[range.clone()];
        let count = written.chars().count();
        let kata =
            written.chars().all(|c| script(c) == Script::Katakana || matches!(c, '・' | ' '));
        let whole = !before(text, range.start).is_some_and(|c| {
            matches!(script(c), Script::Kanji | Script::Katakana | Script::Hiragana)
        });
        // Maria Santos 28F
        let latin = written.is_ascii() && written.contains(' ') && {
            let first = page.words().partition_point(|word| word.range.start < range.start);
            let known = |word: &Word| word.case == Case::Title && (word.given || word.surname);
            page.words()[first..].iter().take_while(|word| word.range.end <= range.end).all(known)
        };
        let shown = is_named(page, &range)
            || latin
            || kata && written.contains(['・', ' '])
            || whole && count <= 5 && !kata && at_head(text, range.start);
        // 発端者 44歳
        let sort = count >= 3 && written.ends_with(['者', '例', '群']);
        let worded = !is_named(page, &range)
            && page.tokens.within(&range).iter().all(|token| "nvt".contains(token.class));
        if shown
            && whole
            && !is_tail(page, &range)
            && !worded
            && !sort
            && !is_ordinary(page, &range)
            && !has_class(page, &range, "vVja")
        {
            marks.push(Mark::likely(range, Kind::Name, Why::Position));
        }
    }
    for found in INITIAL.find_iter(&page.views) {
        if !before(text, found.start).is_some_and(|c: char| c.is_ascii_alphanumeric())
            && !is_species(page, &text[found.clone()])
        {
            marks.push(Mark::likely(found, Kind::Name, Why::Form));
        }
    }
    for found in FOREIGN.find_iter(&page.views) {
        let titled = super::title_after(text, found.end).is_some()
            || HEAD.find(&text[found.end..]).is_some_and(|head| head.start() == 0);
        // ソン・ジヨン 26: an age; ブイ・ミン・クォン: three parts of which no list knows one.
        let parts: Vec<&str> = text[found.clone()].split(['・', '=']).collect();
        let unknown = parts.iter().all(|part| !page.dictionary.terms.contains(part))
            && !page.dictionary.terms.contains(&text[found.clone()]);
        let aged = AGED.is_match(&text[found.end..]);
        let titled = titled || unknown && (aged || parts.len() == 3 && is_field(text, &found));
        if titled && !before(text, found.start).is_some_and(|c| script(c) == Script::Katakana) {
            marks.push(Mark::likely(found, Kind::Name, Why::Form));
        }
    }
}

/// Ns(上ノ国), 地域連携の乾です。
pub(super) fn introduced(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static STAFF: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:Ns|NS|Dr|DR|PT|OT|ST|MSW|SW|CM|MT|RT|ME|看護師|医師|薬剤師|技師|栄養士|保健師|助産師|相談員|担当) ?[(](?P<v>[一-龥々ノヶ]{1,4})[)]",
            &["("],
        )
    });
    static OWN: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "の(?P<v>[一-龥々ヶ]{1,3})(?:です|と申し|でございます)(?:[。、 ]|ます|$)",
            &["です", "と申し", "でございます"],
        )
    });
    let proposed: HashSet<(usize, usize), Fast> = marks
        .iter()
        .filter(|mark| mark.kind == Kind::Name || mark.kind == Kind::Occupation)
        .map(|mark| (mark.range.start, mark.range.end))
        .collect();
    for form in [&*STAFF, &*OWN] {
        for found in form.captures_iter(&page.views).filter_map(|found| found.group("v")) {
            let written = &page.text[found.clone()];
            // Surnames of one letter stand in no list; the tagger may have thought of it.
            let listed = page.dictionary.surnames_ja.contains(written)
                || proposed.contains(&(found.start, found.end));
            if listed && !is_stop(written) && !page.dictionary.terms.contains(written) {
                marks.push(Mark::likely(found, Kind::Name, Why::Role));
            }
        }
    }
}

/// 神代(くましろ), Sarah Whitcombe(サラ・ウィットコム): of two readings of a name, one that is sure
/// speaks for the other.
pub(super) fn twice(page: &Page<'_>, marks: &mut [Mark]) {
    let firm = |mark: &&Mark| mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful;
    let starts: HashSet<usize, Fast> =
        marks.iter().filter(firm).map(|mark| mark.range.start).collect();
    let ends: HashSet<usize, Fast> = marks.iter().filter(firm).map(|mark| mark.range.end).collect();
    let text = page.text;
    for mark in marks.iter_mut().filter(|mark| mark.certainty == Certainty::Doubtful) {
        let Range { start, end } = mark.range;
        let closed = text[end..].starts_with(')');
        let speaks = ["(", " ("].iter().any(|bracket| {
            text[end..].starts_with(bracket) && starts.contains(&(end + bracket.len()))
                || closed
                    && text[..start].ends_with(bracket)
                    && ends.contains(&(start - bracket.len()))
        });
        if mark.kind == Kind::Name && speaks {
            mark.certainty = Certainty::Likely;
        }
    }
}

/// 志村 ななえ, 不破 大悟, グエン ティ ラン: a given name behind a surname, and the further words of a name in katakana.
pub(super) fn givens(page: &Page<'_>, marks: &mut [Mark]) {
    static KANA: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ (?P<g>[ぁ-ん]{2,4}|[ァ-ヶー]{2,5}|[一-龥々]{1,3})(?:[ 、。)(\n/]|$|様|さん|氏|殿|ちゃん|くん|[1-9][0-9]?(?:[ 、。歳\n]|$))",
        )
    });
    // 大西Y, 加藤キ: with the first letter, beside another of that name.
    static FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?P<g>[A-Z]|[ァ-ヶ])(?:[ 、。)(\n/・]|$)"));
    // Kowalski T.
    static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern("^ [A-Z][.](?:[^A-Za-z]|$)"));
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^(?P<g>(?:[ ・][ァ-ヶー]{1,8}){1,3})(?:[ 、。)(\n/]|$|様|さん|氏|殿|は|が|の|に)")
    });
    let text = page.text;
    for mark in marks
        .iter_mut()
        .filter(|mark| mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful)
    {
        let behind = &text[mark.range.end..];
        if !behind.starts_with(|c| matches!(c, ' ' | '・' | 'A'..='Z' | 'ァ'..='ヶ')) {
            continue;
        }
        let written = &text[mark.range.clone()];
        let kata =
            written.chars().all(|c| script(c) == Script::Katakana || matches!(c, '・' | ' '));
        let surname = is_surname(page, written)
            || page.dictionary.surnames_only_ja.contains(written)
            || mark.why == Why::Role;
        if written.bytes().all(|byte| byte.is_ascii_alphabetic())
            && let Some(found) = LETTER.find(&text[mark.range.end..])
        {
            mark.range.end += found.as_str().trim_end_matches(|c| c != '.').len();
        }
        let kanji = written.chars().all(|c| script(c) == Script::Kanji);
        if surname
            && kanji
            && let Some(first) =
                captured(&FIRST, &text[mark.range.end..]).and_then(|found| found.name("g"))
        {
            mark.range.end += first.end();
            continue;
        }
        // 左合 アントン: a rare surname, and a given name from elsewhere.
        let foreign = kanji
            && captured(&KANA, &text[mark.range.end..])
                .and_then(|found| found.name("g"))
                .is_some_and(|given| {
                    script(given.as_str().chars().next().unwrap_or(' ')) == Script::Katakana
                        && !page.dictionary.terms.contains(given.as_str())
                });
        if !(kata || surname || foreign) {
            continue;
        }
        let form = if kata { &*WORDS } else { &*KANA };
        let Some(given) = captured(form, &text[mark.range.end..]).and_then(|found| found.name("g"))
        else {
            continue;
        };
        let range = mark.range.end + given.start()..mark.range.end + given.end();
        let word = text[range.clone()].trim();
        let spoken = word.chars().all(|c| script(c) == Script::Hiragana) && !SPOKEN.contains(&word);
        let worded = match page.tokens.within(&range) {
            [one] => "jaVKDIMAc".contains(one.class),
            all => all.iter().any(|token| token.class == 'M' || token.class == 'j' && !spoken),
        };
        // 笠井 一: a number that is a given name, before a wide blank or the end of its line.
        let closes =
            text[range.end..].is_empty() || text[range.end..].starts_with(['\n', '(', ' ']);
        let worded = worded && !(word == "一" && closes);
        // 薬剤師 牟田口 まい: at the end of its line no particle stands.
        let worded =
            worded && !(spoken && text[range.end..].chars().next().is_none_or(|c| c == '\n'));
        let kanji = word.chars().all(|c| script(c) == Script::Kanji);
        let lone = word.chars().count() == 1
            && (is_lone_given(page, mark, &range) || word == "一" && closes);
        if kanji && !lone && !page.dictionary.given_ja.contains(word) {
            continue;
        }
        let label = is_stop(word);
        if !worded && !label {
            mark.range.end = range.end;
        }
    }
}

/// Between blanks behind a surname these are no given name.
const SPOKEN: [&str; 22] = [
    "より", "まで", "から", "など", "です", "のみ", "では", "には", "とは", "へは", "ので", "のに",
    "にて", "だけ", "とも", "でも", "にも", "との", "への", "での", "では", "さん",
];

/// 弓削 要: one letter behind a surname at the head of a line, that says neither what nor when.
fn is_lone_given(page: &Page<'_>, surname: &Mark, range: &Range<usize>) -> bool {
    const OTHERS: &str = "様殿氏君方家他済印拝宛記男女児妻夫母父兄姉弟妹子孫娘外内入退転有無良可不未前後中術病薬医看昼夜朝夕日月火水木金土休主副代担本新再初科部室号歳才年分時回点左右上下両頭胸腹腰足手膝肩目耳鼻口歯熱痛";
    let opens = before(page.text, surname.range.start).is_none_or(|c| c == '\n');
    let named =
        matches!(page.tokens.within(range), [_, one] | [one] if "LGPSNn".contains(one.class));
    let letter = page.text[range.clone()].trim();
    opens && named && !OTHERS.contains(letter)
}

/// 孫のひより, 妻 ヒトミ, 同行者 Luis: what the tagger half takes for a name, beside a relative.
pub(super) fn kin(page: &Page<'_>, marks: &mut Vec<Mark>) {
    const JOINTS: [&str; 5] = ["の名前は", "の名前", "の", "・", " "];
    const COMPANIONS: [&str; 6] = ["同行者", "同伴者", "付添", "付き添い", "来談者", "通訳"];
    let text = page.text;
    for word in page.words().iter().filter(|word| word.case == Case::Title && word.given) {
        let front = text[..word.range.start].trim_end_matches([' ', 'の']);
        let led = COMPANIONS.iter().any(|word| front.ends_with(word))
            || JA.list("family").ends(front).is_some();
        if led && word.range.len() >= 3 && !word.everyday {
            marks.push(Mark::likely(word.range.clone(), Kind::Name, Why::Family));
        }
    }
    for mark in marks.iter_mut().filter(|mark| mark.certainty == Certainty::Doubtful) {
        let written = &text[mark.range.clone()];
        let front = &text[..mark.range.start];
        let front = JOINTS.iter().find_map(|joint| front.strip_suffix(joint)).unwrap_or(front);
        let count = written.chars().count();
        let kana =
            written.chars().all(|c| matches!(script(c), Script::Hiragana | Script::Katakana));
        let word = page.words().partition_point(|word| word.range.start < mark.range.start);
        let latin =
            page.words().get(word).is_some_and(|word| word.range == mark.range && word.given);
        let kind = mark.kind == Kind::Name
            || matches!(mark.kind, Kind::Organization | Kind::Facility) && (kana || latin);
        let family = JA
            .list("family")
            .ends(front)
            .is_some_and(|length| page.tokens.is_bound(front.len() - length));
        // 心理Grace
        let staff = latin
            && mark.range.len() >= 4
            && text[..mark.range.start].ends_with(|c| script(c) == Script::Kanji);
        let companion = staff || COMPANIONS.iter().any(|word| front.ends_with(word));
        let known = is_stop(written)
            || page.dictionary.terms.contains(written)
            || matches!(page.tokens.within(&mark.range), [one] if "MKDRIAVc".contains(one.class))
            || has_class(page, &mark.range, "M");
        // CM玉那覇
        let role = mark.kind == Kind::Name
            && count >= 2
            && !kana
            && JA
                .list("roles")
                .ends(front)
                .is_some_and(|length| length < 9 || page.tokens.is_bound(front.len() - length));
        if kind && (1..=6).contains(&count) && (family || companion || role) && !known {
            mark.kind = Kind::Name;
            mark.certainty = Certainty::Likely;
            mark.why = if role { Why::Role } else { Why::Family };
        }
    }
}

/// Y.T. 46♀, イニシャル H.O.: initials with an age or a label.
pub(super) fn abbreviated(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static AGED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?-u:\\b)(?P<v>[A-Z]\\.[A-Z]\\.?) ?[0-9]{1,3} ?(?:♀|♂|歳|才|代|[MF](?-u:\\b))|イニシャル[ :]{0,2}(?P<w>[A-Z][.・]? ?[A-Z]\\.?)",
            &["♀", "♂", "歳", "才", "代", "M", "F", "イニシャル"],
        )
    });
    for found in AGED.captures_iter(&page.views) {
        let value = found.group("v").or_else(|| found.group("w"));
        marks.extend(value.map(|range| Mark::likely(range, Kind::Name, Why::Position)));
    }
}

/// In brackets behind a name these say whose relative it is.
const RELATIVES: [&str; 16] = [
    "つま",
    "おっと",
    "はは",
    "ちち",
    "むすめ",
    "むすこ",
    "あね",
    "いもうと",
    "あに",
    "おとうと",
    "まご",
    "よめ",
    "おば",
    "おじ",
    "そふ",
    "そぼ",
];

/// もり はじめ, くろぎ or OKADA JUN in brackets behind a name, however that was found.
pub(super) fn readings(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ ?(?:様|殿|氏|さん|先生)? ?[(](?P<k>(?:[ァ-ヶー]{1,8}|[ぁ-ん]{1,8})(?: {1,2}|・)(?:[ァ-ヶー]{1,8}|[ぁ-ん]{1,8})|[ぁ-ん]{2,6}|[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){1,3})[)、]",
        )
    });
    let names = marks.iter().filter(|mark| mark.kind == Kind::Name);
    let read = |mark: &Mark| {
        let end = mark.range.end;
        // At most a title stands between.
        page.text[end..].chars().take(5).find(|c| *c == '(')?;
        let reading = captured(&BEHIND, &page.text[end..])?.name("k")?;
        if RELATIVES.contains(&reading.as_str()) {
            return None;
        }
        let reading = reading.range();
        Some(Mark::likely(end + reading.start..end + reading.end, Kind::Name, Why::Position))
    };
    let sure = names.filter(|mark| mark.certainty > Certainty::Doubtful);
    let found: Vec<Mark> = sure.filter_map(read).collect();
    marks.extend(found);
}

/// A name behind a number that says whose it is.
fn numbered(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:ID|番号|No\\.?|カルテ)[ :.]{0,3}[A-Z]?-?[0-9][0-9-]{3,11} {1,3}",
            &["ID", "番号", "No", "カルテ"],
        )
    });
    for found in NUMBER.find_iter(&page.views) {
        let Some(range) = super::forward(page, found.end, super::Trust::Apart) else { continue };
        let rest = &page.text[range.end..];
        let closes = rest.is_empty()
            || rest.starts_with(['\n', '(', '/'])
            || rest.starts_with("  ")
            || super::title_after(page.text, range.end).is_some();
        if closes && !has_class(page, &range, "vVjaM") {
            marks.push(Mark::likely(range, Kind::Name, Why::Position));
        }
    }
}

/// 提出医:, 説明者:, 担当薬剤師: whatever office ends so and has a colon.
pub(super) fn offices(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with("[一-龥]{1,6}(?:医|医師|者|師|士|員|係|担当|長) ?: ?", &[":"])
    });
    for found in OFFICE.find_iter(&page.views) {
        if let Some(range) = super::forward(page, found.end, super::Trust::Apart) {
            marks.push(Mark::likely(range, Kind::Name, Why::Role));
        }
    }
}

/// つむぎちゃん, 「凪」ちゃん: a child by its given name.
pub(super) fn children(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static CHILD: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:「(?P<q>[一-龥ぁ-んァ-ヶー]{1,5})」|(?:^|[^ぁ-ん])(?P<v>[ぁ-ん]{2,4}))(?:ちゃん|くん|君)",
            &["ちゃん", "くん", "君"],
        )
    });
    const RELATIVES: [&str; 14] = [
        "おかあ",
        "おとう",
        "おにい",
        "おねえ",
        "おばあ",
        "おじい",
        "ばあ",
        "じい",
        "にい",
        "ねえ",
        "おば",
        "おじ",
        "わん",
        "あか",
    ];
    // 「みゆき」はまだか: who is asked for, where the dictionary knows the name.
    static CALLED: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::with("「(?P<v>[ぁ-ん]{2,4})」?[はがもを]", &["「"]));
    for range in CALLED.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        if matches!(page.tokens.within(&range), [one] if "GLS".contains(one.class) && one.range == range)
        {
            marks.push(Mark::likely(range, Kind::Name, Why::Position));
        }
    }
    for found in CHILD.captures_iter(&page.views) {
        let Some(mut range) = found.group("q").or_else(|| found.group("v")) else { continue };
        // 娘のあかりちゃん
        let led = before(page.text, range.start).is_some_and(|c| script(c) == Script::Kanji);
        if led && range.len() > 6 && page.text[range.clone()].starts_with('の') {
            range.start += 'の'.len_utf8();
        }
        let written = &page.text[range.clone()];
        if !RELATIVES.contains(&written) && !is_stop(written) {
            marks.push(Mark::likely(range, Kind::Name, Why::Title));
        }
    }
}

/// E. coli and S. Aureus are no people.
fn is_species(page: &Page<'_>, name: &str) -> bool {
    let word = name.rsplit(['.', ' ']).next().unwrap_or_default().to_lowercase();
    page.dictionary.everyday.contains(&word) || page.dictionary.words.contains(&word)
}

/// At the head of a line or of an entry: 症例2 根来, 22:35 外来 ….
fn at_head(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.chars().count() <= 14
}

/// A word before the name that is no part of it.
fn cut(page: &Page<'_>, range: &Range<usize>) -> usize {
    let tokens = page.tokens.within(range);
    let last = tokens.iter().rposition(|token| {
        is_stop(page.word(token)) || "Mjs".contains(token.class) && page.word(token) != " "
    });
    last.map_or(range.start, |index| tokens[index].range.end.max(range.start))
}

/// 小石川(直): the first letter of a given name in brackets, which tells two of one surname apart.
pub(super) fn initials(page: &Page<'_>, marks: &mut [Mark]) {
    static TAIL: LazyLock<Regex> = LazyLock::new(|| pattern("^[(](?P<k>[一-龥ぁ-んァ-ヶ])[)]"));
    // 望月い: the same without a bracket.
    static KANA: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[あいうえきくけこさしすせそたちつなぬねひふほまみむめゆよりるれろわ](?:[ →/)\n、]|$)",
        )
    });
    for mark in marks
        .iter_mut()
        .filter(|mark| mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful)
    {
        let behind = &page.text[mark.range.end..];
        let Some(letter) = behind.chars().next() else { continue };
        if script(letter) == Script::Hiragana
            && page.dictionary.surnames_ja.contains(&page.text[mark.range.clone()])
            && KANA.is_match(behind)
        {
            mark.range.end += letter.len_utf8();
            continue;
        }
        if letter == '('
            && let Some(found) = captured(&TAIL, behind)
        {
            let letter = found.name("k").map_or("", |k| k.as_str());
            if !"男女夫妻父母兄弟姉妹娘孫月火水木金土日代印内外済旧故主副正新薬栄看介相医師歯麻放検"
                .contains(letter)
            {
                mark.range.end += found.get(0).map_or(0, |all| all.len());
            }
        }
    }
}
