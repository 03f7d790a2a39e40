//! Names in Japanese notes: after a label or a role, before a title, beside a relative, where a
//! note is signed, and where the dictionary knows surname and given name side by side.

mod abroad;
mod beside;
mod closing;
mod position;
mod shown;
mod slot;
mod spoken;

use super::super::keep::is_era;
use super::super::page::{Page, Script, script};
use super::super::pattern::{after, before};
use super::super::span::Mark;
use super::super::words::{EPONYM, Fast, JA};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How much speaks for a name at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Trust {
    /// A role or relative directly before it, nothing between.
    Beside,
    /// A blank between.
    Apart,
    /// A colon between.
    Field,
}

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    beside::find(page, marks);
    beside::offices(page, marks);
    shown::labelled(page, marks);
    shown::titled(page, marks);
    shown::relatives(page, marks);
    position::full(page, marks);
    position::signatures(page, marks);
    position::carets(page, marks);
    position::chains(page, marks);
    position::fields(page, marks);
    position::doers(page, marks);
    position::signed(page, marks);
    position::coded(page, marks);
    position::filled(page, marks);
    position::speakers(page, marks);
    spoken::find(page, marks);
    slot::find(page, marks);
    beside::initials(page, marks);
    beside::abbreviated(page, marks);
}

/// What stands behind a name that anything has found: its reading, the first letter of a given name.
pub(in super::super) fn beyond(page: &Page<'_>, marks: &mut Vec<Mark>) {
    beside::initials(page, marks);
    beside::kin(page, marks);
    beside::givens(page, marks);
    beside::readings(page, marks);
    beside::introduced(page, marks);
    beside::twice(page, marks);
    abroad::behind(page, marks);
    abroad::given(page, marks);
    abroad::lettered(page, marks);
    closing::find(page, marks);
    beside::children(page, marks);
}

fn is_name_char(c: char) -> bool {
    matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana)
}

/// Words of forms and verbs of notes that no one is called.
pub(super) fn is_stop(word: &str) -> bool {
    static STOPS: LazyLock<HashSet<&str, Fast>> = LazyLock::new(|| {
        let lists = [
            "not-names",
            "roles",
            "family",
            "name-labels",
            "facilities",
            "organizations",
            "facility-common",
            "form-words",
        ];
        lists.iter().flat_map(|list| JA.list(list).words()).collect()
    });
    STOPS.contains(word) || is_department(word)
}

fn is_department(word: &str) -> bool {
    // 日下部 and 長谷部 are people.
    const PEOPLE: [&str; 8] =
        ["日下部", "長谷部", "曽我部", "物部", "忌部", "刑部", "贄川部", "額田部"];
    const SHORT: [&str; 12] = [
        "内科", "外科", "眼科", "歯科", "産科", "薬局", "医局", "当科", "他科", "各科", "同科",
        "部門",
    ];
    SHORT.contains(&word)
        || word.chars().count() >= 3
            && !PEOPLE.iter().any(|people| word.ends_with(people))
            && [
                "科",
                "部",
                "室",
                "病棟",
                "外来",
                "センター",
                "班",
                "課",
                "係",
                "病院",
                "医院",
                "クリニック",
                "学会",
                "チーム",
                "医局",
                "ナース",
                "部門",
                "局",
            ]
            .iter()
            .any(|tail| word.ends_with(tail))
}

/// Whether words are such as no name is made of.
fn is_ordinary(page: &Page<'_>, range: &Range<usize>) -> bool {
    if starts_as_surname(page, &page.text[range.clone()]) && !has_class(page, range, "MV") {
        return false;
    }
    let tokens = page.tokens.within(range);
    let named = is_named(page, range);
    let count = page.text[range.clone()].chars().count();
    tokens.iter().any(|token| {
        "MaK".contains(token.class)
            || token.range.len() >= 6 && !"SN".contains(token.class) && is_stop(page.word(token))
    }) || !named
        && tokens.iter().any(|token| "vVcAD".contains(token.class) && token.range.len() >= 6)
        || !named && count >= 4 && tokens.iter().all(|token| "nvdcftm".contains(token.class))
        || page.dictionary.terms.contains(&page.text[range.clone()])
}

/// 岩沢, or 岩沢由紀: a surname that is no other word, with at most three letters behind it.
fn starts_as_surname(page: &Page<'_>, word: &str) -> bool {
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    ends.len() >= 3
        && (2..ends.len().min(5)).any(|count| {
            ends.len() - 1 - count <= 3
                && page.dictionary.surnames_only_ja.contains(&word[..ends[count]])
        })
}

/// A title directly behind, or behind one blank or an opening bracket.
fn title_after(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let skip = rest.len() - rest.trim_start_matches([' ', '(']).len();
    let skip = if skip > 2 { return None } else { skip };
    let start = at + skip;
    let length = JA.list("titles").starts(&text[start..])?;
    is_title(text, &(start..start + length)).then_some(start..start + length)
}

/// 様 is no title in 様式 and 様変化, nor 先生 in 先生方; Latin ones have to end there.
fn is_title(text: &str, range: &Range<usize>) -> bool {
    let word = &text[range.clone()];
    let next = after(text, range.end);
    if word.is_ascii() {
        // NT-proBNP: within a word.
        // PT-INR
        let goes_on = text[range.end..].starts_with("-INR");
        return !next.is_some_and(|c| c.is_ascii_alphanumeric())
            && !goes_on
            && !before(text, range.start).is_some_and(|c| c.is_ascii_alphabetic());
    }
    if word == "様" && is_likeness(&text[..range.start]) {
        return false;
    }
    let grand = ["ばあ", "じい", "おば", "おじ", "にい", "ねえ"];
    match word {
        "ちゃん" | "さん" if grand.iter().any(|kin| text[..range.start].ends_with(kin)) => {
            false
        }
        "さん" | "さま" if spoken::is_no_one(&text[..range.start]) => false,
        // お疲れさまです, ご苦労様: no one's title.
        _ if matches!(word, "様" | "さま" | "さん")
            && GREETINGS.iter().any(|head| text[..range.start].ends_with(head)) =>
        {
            false
        }
        "様" => {
            !next.is_some_and(|c| "式態相々子発変体硬結陰影構物".contains(c))
                && !before(text, range.start)
                    .is_some_and(|c| "同多仕模異皆奥神王何一有各諸病状症炎腫瘤性型疹斑".contains(c))
        }
        "氏" => !next.is_some_and(|c| "名族病法式圧".contains(c)),
        "君" => !next.is_some_and(|c| "子".contains(c)),
        "さん" => !next.is_some_and(|c| "ざ".contains(c)),
        "印" => !next.is_some_and(|c| script(c) == Script::Kanji),
        "拝" => !next.is_some_and(is_name_char),
        "どの" | "さま" | "くん" | "クン" => {
            !next.is_some_and(|c| matches!(script(c), Script::Katakana | Script::Kanji))
        }
        _ => true,
    }
}

/// Cotard様の妄想, 0-IIc様: 様 behind an eponym or a type says “like”.
fn is_likeness(front: &str) -> bool {
    let letters = front.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let word = front[front.len() - letters..].to_lowercase();
    letters > 0
        && (EPONYM.contains(word.as_str()) || word.bytes().all(|byte| b"ivxabc".contains(&byte)))
}

/// What 様 and さま end in a greeting.
const GREETINGS: [&str; 8] =
    ["疲れ", "苦労", "馳走", "待ち遠", "お互い", "お陰", "おかげ", "お世話"];

/// Reads a name from a position on.
fn forward(page: &Page<'_>, at: usize, trust: Trust) -> Option<Range<usize>> {
    let text = page.text;
    let first = after(text, at)?;
    if first.is_ascii_uppercase() {
        return latin(text, at, trust);
    }
    if !is_name_char(first) {
        return None;
    }
    // 主治医の水野: a particle begins no name.
    let particle = page.tokens.starting(at).is_some_and(|token| matches!(token.class, 'j' | 'a'));
    if particle && script(first) == Script::Hiragana && trust < Trust::Field {
        return None;
    }
    let mut one = word(page, at, trust)?;
    let office = is_department(&text[one.clone()]) || is_stop(&text[one.clone()]);
    let role = JA.list("roles").has(&text[one.clone()]);
    if office && (trust >= Trust::Apart || role && blank(text, one.end).is_some()) {
        // 消化器内科 榊原: the department stands before the name.
        let next = one.end + blank(text, one.end)?;
        one = word(page, next, Trust::Apart)?;
        return (!is_ordinary(page, &one) && !is_stop(&text[one.clone()]))
            .then(|| with_given(page, one, trust));
    }
    let written = &text[one.clone()];
    let length = written.chars().count();
    let titled = title_after(text, one.end).is_some();
    let allowed = match trust {
        Trust::Field => length <= 12,
        Trust::Apart => length <= 6 || script(first) == Script::Katakana && length <= 14,
        Trust::Beside => {
            length <= 5
                && (is_named(page, &one)
                    || titled
                    || is_unheard(page, &one)
                    || !continues(text, one.end)
                        && length >= 3
                        && script(first) != Script::Kanji
                        && !has_class(page, &one, "jaVKcnv"))
        }
    };
    let spelled = trust == Trust::Field
        && written.chars().all(|c| script(c) != Script::Kanji)
        && (length >= 3 || titled);
    if !allowed
        || trust < Trust::Field && is_verb(page, &one)
        || JA.list("titles").has(written)
        || matches!(
            written,
            "コール" | "カー" | "ヘリ" | "ストップ" | "アンサー" | "第" | "要" | "否"
        )
        || is_stop(written) && !is_named(page, &one)
        || is_ordinary(page, &one)
            && !(titled && length <= 4
                || spelled && !page.dictionary.terms.contains(written)
                || trust >= Trust::Apart && is_surname_alone(page, &one))
    {
        return None;
    }
    Some(with_given(page, one, trust))
}

/// 執刀 一口。: a word that is a surname too, and all of its field.
fn is_surname_alone(page: &Page<'_>, range: &Range<usize>) -> bool {
    let closes = after(page.text, range.end)
        .is_none_or(|c| matches!(c, '。' | '、' | '・' | '(' | ')' | '\n' | '→'));
    (6..=9).contains(&range.len())
        && closes
        && page.dictionary.surnames_ja.contains(&page.text[range.clone()])
}

/// 助産師禰寝: two or three kanji, whole, of which the dictionary knows no word.
fn is_unheard(page: &Page<'_>, range: &Range<usize>) -> bool {
    (6..=9).contains(&range.len())
        && *range == page.run(range.start)
        && matches!(page.tokens.within(range), [one] if one.class == 'u' && one.range == *range)
}

/// 記載する医師: a verb in hiragana is no name.
fn is_verb(page: &Page<'_>, range: &Range<usize>) -> bool {
    page.text[range.clone()].chars().all(|c| script(c) == Script::Hiragana)
        && page.tokens.within(range).iter().all(|token| "Va".contains(token.class))
}

/// A surname by the lists, that of words which are surnames too among them: only where someone signs or is spoken of.
fn is_surname(page: &Page<'_>, word: &str) -> bool {
    page.dictionary.surnames_ja.contains(word) || JA.list("surnames").has(word)
}

fn has_class(page: &Page<'_>, range: &Range<usize>, classes: &str) -> bool {
    page.tokens.within(range).iter().any(|token| classes.contains(token.class))
}

fn is_named(page: &Page<'_>, range: &Range<usize>) -> bool {
    page.dictionary.surnames_ja.contains(&page.text[range.clone()])
        || has_class(page, range, "SGPN")
}

fn continues(text: &str, at: usize) -> bool {
    after(text, at).is_some_and(is_name_char)
}

/// One or two blanks, or none.
fn blank(text: &str, at: usize) -> Option<usize> {
    let length = text[at..].len() - text[at..].trim_start_matches(' ').len();
    (length == 1 || length == 2).then_some(length)
}

/// A word that may be a name: up to a blank, a particle, a title or a mark.
fn word(page: &Page<'_>, at: usize, trust: Trust) -> Option<Range<usize>> {
    let text = page.text;
    let mut end = at;
    let mut kana = false;
    while let Some(c) = after(text, end) {
        let part_of = is_name_char(c)
            || c == '・'
                && kana
                && after(text, end + c.len_utf8()).is_some_and(|c| script(c) == Script::Katakana);
        if !part_of || end > at && title_after(text, end).is_some_and(|title| title.start == end) {
            break;
        }
        let starts_word = page.tokens.starting(end);
        if end > at
            && let Some(token) = starts_word
        {
            let particle = "jaKI".contains(token.class) && script(c) == Script::Hiragana;
            let verb = "VA".contains(token.class) && !kana && trust < Trust::Field;
            let stop = token.range.len() >= 6 && is_stop(page.word(token))
                || token.class == 'M' && token.range.len() >= 6;
            if (particle || verb || stop)
                && !(particle
                    && trust == Trust::Field
                    && script(before(text, end)?) == Script::Hiragana)
            {
                break;
            }
        }
        kana = script(c) == Script::Katakana;
        end += c.len_utf8();
    }
    (end > at).then_some(at..end)
}

/// A surname with the given name behind a blank, where one stands there.
fn with_given(page: &Page<'_>, surname: Range<usize>, trust: Trust) -> Range<usize> {
    let text = page.text;
    let length = text[surname.clone()].chars().count();
    let spelled = trust == Trust::Field && length == 1;
    let mut end = surname.end;
    let mut parts = 0;
    while let Some(skip) = blank(text, end).or_else(|| folded(text, end, trust)) {
        let next = end + skip;
        let Some(given) = word(page, next, Trust::Field) else { break };
        let written = &text[given.clone()];
        let count = written.chars().count();
        let kata = script(text[given.start..].chars().next().unwrap_or(' ')) == Script::Katakana;
        let fits = if kata { count <= 9 } else { count <= 4 };
        let ends = !continues(text, given.end) || title_after(text, given.end).is_some();
        let known = is_named(page, &given);
        let role = JA.list("roles").starts(written).is_some_and(|length| length >= 6);
        let wide = skip == 2 && !(length <= 3 && count <= 3);
        let in_kana = trust == Trust::Field && written.chars().all(|c| script(c) != Script::Kanji);
        let unlikely = !is_named(page, &surname) || has_class(page, &given, "MaVj");
        let most = if spelled {
            8
        } else if kata {
            3
        } else {
            1
        };
        if !fits
            || !ends
            || wide
            || role
            || parts >= most
            || !spelled && is_stop(written)
            || !spelled && !known && !in_kana && is_ordinary(page, &given) && unlikely
            || JA.list("titles").has(written)
            || is_era(text, &given)
            || !known && trust == Trust::Beside && count == 1
        {
            break;
        }
        end = given.end;
        parts += 1;
    }
    surname.start..end
}

/// A line end within a name: the name goes on with at most four characters, then a title.
fn folded(text: &str, at: usize, trust: Trust) -> Option<usize> {
    let rest = text[at..].strip_prefix('\n')?;
    let skip = 1 + rest.len() - rest.trim_start_matches(' ').len();
    let name: String = rest
        .trim_start_matches(' ')
        .chars()
        .take_while(|c| is_name_char(*c) || *c == ' ')
        .take(8)
        .collect();
    let name = name.trim_end();
    let end = at + skip + name.len();
    let titled = title_after(text, end).is_some()
        || JA.list("titles").ends(name).is_some_and(|length| length < name.len());
    (trust == Trust::Field && titled).then_some(skip)
}

/// A name in Latin letters within a Japanese note.
fn latin(text: &str, at: usize, trust: Trust) -> Option<Range<usize>> {
    static NAME: LazyLock<regex::Regex> = LazyLock::new(|| {
        super::super::pattern::pattern(
            "^[A-Z][A-Za-z'.-]{0,20}(?:[ ^=,.]{1,2}[A-Z][A-Za-z'-]{0,20}){0,3}",
        )
    });
    let found = NAME.find(&text[at..])?;
    let name = found.as_str().trim_end_matches(['.', '-', ',', ' ']);
    let letters = name.chars().filter(char::is_ascii_alphabetic).count();
    let abbreviation = name.chars().all(|c| c.is_ascii_uppercase()) && letters <= 4;
    let next = after(text, at + name.len());
    let number = name.starts_with("ID") || next.is_some_and(|c| c.is_ascii_digit());
    // WAIS-IV: which issue of a test.
    let issue = name.split_once('-').is_some_and(|(head, issue)| {
        head.bytes().all(|byte| byte.is_ascii_uppercase())
            && issue.bytes().all(|byte| b"IVX".contains(&byte))
    });
    let unsure = abbreviation && trust < Trust::Field || issue;
    // 看護師 No.0927
    let counted = matches!(name, "No" | "NO" | "Nr");
    // 対応:PSW 我妻, Drヘリ
    let office = ["roles", "titles"].iter().any(|list| JA.list(list).has(name))
        || matches!(name, "Th" | "Heli" | "Car");
    (letters >= 2 && !unsure && !number && !counted && !office).then_some(at..at + name.len())
}
