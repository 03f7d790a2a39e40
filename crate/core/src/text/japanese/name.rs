//! Names in Japanese notes: after a label or a role, before a title, beside a relative, where a
//! note is signed, and where the dictionary knows surname and given name side by side.

mod beside;

use super::super::page::{Page, Script, script};
use super::super::pattern::{after, before};
use super::super::span::{Kind, Mark, Why};
use super::super::words::JA;
use std::ops::Range;

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
    labelled(page, marks);
    titled(page, marks);
    relatives(page, marks);
    full(page, marks);
    signatures(page, marks);
    carets(page, marks);
    chains(page, marks);
    beside::initials(page, marks);
}

fn is_name_char(c: char) -> bool {
    matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana)
}

/// Words of forms and verbs of notes that no one is called.
fn is_stop(word: &str) -> bool {
    [
        "not-names",
        "roles",
        "family",
        "name-labels",
        "facilities",
        "organizations",
        "facility-common",
    ]
    .iter()
    .any(|list| JA.list(list).has(word))
        || is_department(word)
}

fn is_department(word: &str) -> bool {
    const SHORT: [&str; 12] = [
        "内科", "外科", "眼科", "歯科", "産科", "薬局", "医局", "当科", "他科", "各科", "同科",
        "部門",
    ];
    SHORT.contains(&word)
        || word.chars().count() >= 3
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
    let tokens = page.within(range);
    let named = tokens.iter().any(|token| "SGPN".contains(token.class));
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
        return !next.is_some_and(|c| c.is_ascii_alphanumeric());
    }
    match word {
        "様" => {
            !next.is_some_and(|c| "式態相々子発変体硬結陰影構々".contains(c))
                && !before(text, range.start)
                    .is_some_and(|c| "同多仕模異皆奥神王何一有各諸".contains(c))
        }
        "氏" => !next.is_some_and(|c| "名族病法式".contains(c)),
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
    let mut one = word(page, at, trust)?;
    if is_department(&text[one.clone()]) && trust >= Trust::Apart
        || is_stop(&text[one.clone()]) && trust >= Trust::Apart
    {
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
                    || !continues(text, one.end) && length >= 2 && !has_class(page, &one, "jaVKc"))
        }
    };
    let spelled = trust == Trust::Field
        && written.chars().all(|c| script(c) != Script::Kanji)
        && (length >= 3 || titled);
    if !allowed
        || JA.list("titles").has(written)
        || is_stop(written) && !is_named(page, &one)
        || is_ordinary(page, &one)
            && !(titled && length <= 4 || spelled && !page.dictionary.terms.contains(written))
    {
        return None;
    }
    Some(with_given(page, one, trust))
}

fn has_class(page: &Page<'_>, range: &Range<usize>, classes: &str) -> bool {
    page.within(range).iter().any(|token| classes.contains(token.class))
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
        let starts_word = page.starting(end);
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
        let wide = skip == 2 && !(length <= 3 && count <= 3);
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
            || parts >= most
            || !spelled && is_stop(written)
            || !spelled
                && is_ordinary(page, &given)
                && !known
                && !(is_named(page, &surname) && !has_class(page, &given, "MaVj"))
                && !(trust == Trust::Field && written.chars().all(|c| script(c) != Script::Kanji))
            || JA.list("titles").has(written)
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
    static NAME: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
        super::super::pattern::pattern(
            "^[A-Z][A-Za-z'.-]{0,20}(?:[ ^=,.]{1,2}[A-Z][A-Za-z'-]{0,20}){0,3}",
        )
    });
    let found = NAME.find(&text[at..])?;
    let name = found.as_str().trim_end_matches(['.', '-', ',', ' ']);
    let letters = name.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let abbreviation = name.chars().all(|c| c.is_ascii_uppercase()) && letters <= 4;
    let next = after(text, at + name.len());
    (letters >= 2
        && !(abbreviation && trust < Trust::Field)
        && !name.starts_with("ID")
        && !next.is_some_and(|c| c.is_ascii_digit()))
    .then_some(at..at + name.len())
}

/// 氏名:, 主治医, 担当 and their like, then a name.
fn labelled(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for (list, why) in [("name-labels", Why::Label), ("roles", Why::Role)] {
        for label in JA.list(list).all(text) {
            let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let word = &text[label.clone()];
            if word.is_ascii()
                && (joined(before(text, label.start))
                    || joined(after(text, label.end))
                        && after(text, label.end).is_some_and(|c| c.is_ascii_lowercase()))
            {
                continue;
            }
            // 佐田Dr: a title behind a name, no label before one.
            if word.is_ascii() && before(text, label.start).is_some_and(is_name_char) {
                continue;
            }
            // A title behind a name is no label for what follows it: 森先生 主治医として.
            let rest = &text[label.end..];
            let gap: String = rest
                .chars()
                .take_while(|c| {
                    matches!(
                        c,
                        ' ' | ':'
                            | '='
                            | '→'
                            | '('
                            | ')'
                            | '・'
                            | '['
                            | '】'
                            | '<'
                            | '#'
                            | '.'
                            | '\t'
                    ) || *c == '/'
                })
                .take(8)
                .collect();
            if gap.starts_with(')') && list == "roles" {
                continue;
            }
            let bracket = gap.contains('(') && !gap.contains([':', ')']);
            let trust = if gap.contains([':', '=', '\t', '】']) {
                Trust::Field
            } else if gap.is_empty() {
                Trust::Beside
            } else {
                Trust::Apart
            };
            if list == "name-labels" && trust == Trust::Beside || bracket && list == "roles" {
                continue;
            }
            let trust = if list == "name-labels"
                && trust == Trust::Apart
                && !matches!(word, "患者" | "対象" | "本人" | "症例")
            {
                Trust::Field
            } else {
                trust
            };
            let at = label.end + gap.len();
            if trust == Trust::Beside
                && (matches!(after(text, at), Some('日' | '帯' | '殿'))
                    || !page.is_bound(at)
                    || word.chars().count() < 2
                    || word == "処方"
                    || word == "当直"
                    || word == "実施"
                    || word == "病理"
                    || word == "説明")
                && !word.is_ascii()
            {
                continue;
            }
            // 処方 is followed by drugs, a signature by a name.
            if list == "roles"
                && matches!(
                    word,
                    "処方" | "検査者" | "診断" | "病理" | "対応" | "参加" | "実施" | "発表"
                )
                && trust == Trust::Apart
                && matches!(after(text, at), Some(c) if script(c) == Script::Katakana)
            {
                continue;
            }
            // OP Note, ST segment: what follows an abbreviation has to be no English word.
            let latin = word.is_ascii()
                && trust != Trust::Field
                && after(text, at).is_some_and(|c| c.is_ascii_alphabetic());
            if latin && !word.ends_with('.') && word != "Dr" {
                continue;
            }
            if let Some(range) = forward(page, at, trust).filter(|range| {
                !matches!(
                    &text[range.clone()],
                    "番号"
                        | "日"
                        | "殿"
                        | "者"
                        | "日誌"
                        | "時間"
                        | "名"
                        | "欄"
                        | "医"
                        | "印"
                        | "済"
                        | "中"
                        | "なし"
                        | "あり"
                        | "不明"
                        | "未定"
                        | "同上"
                        | "本人"
                        | "自宅"
                        | "男"
                        | "女"
                        | "男性"
                        | "女性"
                )
            }) {
                let mark = if trust == Trust::Beside { Mark::likely } else { Mark::certain };
                marks.push(mark(range, Kind::Name, why));
            }
        }
    }
}

/// A name, then 様, 先生, Dr and their like.
fn titled(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for title in JA.list("titles").all(text) {
        if !is_title(text, &title) {
            continue;
        }
        let mut end = title.start;
        let gap = text[..end].len() - text[..end].trim_end_matches(' ').len();
        let bracket = before(text, end) == Some('(');
        if gap > 2 || matches!(&text[title.clone()], "印" | "拝" | "氏" | "君") && gap > 1 {
            continue;
        }
        end -= gap + usize::from(bracket);
        end = text[..end].trim_end_matches(' ').len();
        let soft = !matches!(
            &text[title.clone()],
            "様" | "殿"
                | "さん"
                | "氏"
                | "先生"
                | "くん"
                | "君"
                | "ちゃん"
                | "Dr"
                | "Dr."
                | "さま"
                | "医師"
                | "拝"
                | "㊞"
        );
        if let Some(range) = backward(
            page,
            end,
            soft || gap > 0 && !matches!(&text[title.clone()], "様" | "殿" | "先生" | "氏"),
        ) {
            marks.push(Mark::certain(range, Kind::Name, Why::Title));
        }
    }
}

/// Reads a name back from where it ends; `soft` asks that the dictionary knows a part of it.
fn backward(page: &Page<'_>, end: usize, soft: bool) -> Option<Range<usize>> {
    let text = page.text;
    let last = before(text, end)?;
    if last.is_ascii_alphabetic() {
        static WORDS: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            super::super::pattern::pattern(
                "[A-Z][A-Za-z'-]{1,24}(?:[ .]{1,2}[A-Z][A-Za-z'-]{1,24}){0,3}$",
            )
        });
        let from = text[..end].char_indices().rev().nth(60).map_or(0, |(at, _)| at);
        let found = WORDS.find(&text[from..end])?;
        let name = found.as_str();
        let mixed = name.chars().any(|c| c.is_ascii_lowercase());
        let abbreviation = !mixed && (soft || name.len() < 5);
        return (name.len() >= 3 && !abbreviation).then_some(from + found.start()..end);
    }
    if !is_name_char(last) {
        return None;
    }
    let mut start = end;
    let mut first = true;
    let mut blanks = 0;
    let script_last = script(last);
    while let Some(c) = before(text, start) {
        let count = text[start..end].chars().count();
        if c == ' ' && blanks == 0 && !first && count <= 4 {
            // Surname, blank, given name.
            let at = start - 1;
            let surname = back_word(page, at);
            let reads = surname.as_ref().is_some_and(|range| {
                let written = &text[range.clone()];
                let count = written.chars().count();
                let open =
                    !before(text, range.start).is_some_and(is_name_char) || is_named(page, range);
                !is_stop(written) && (1..=5).contains(&count) && open && !is_ordinary(page, range)
            });
            if let Some(range) = surname.filter(|_| reads) {
                start = range.start;
                blanks = 1;
            }
            break;
        }
        let is_dot = c == '・' && script(after(text, start)?) == Script::Katakana;
        if !is_name_char(c) && !is_dot {
            break;
        }
        let token_start = page.ending(start).map(|token| (token.range.start, token.class));
        let step = match token_start {
            Some((at, class)) if !is_dot => {
                let word = &text[at..start];
                let hiragana = word.chars().all(|c| script(c) == Script::Hiragana);
                let long = word.chars().count();
                let stop = is_stop(word) && !"SGN".contains(class)
                    || page.dictionary.terms.contains(word) && long >= 2;
                let particle = hiragana
                    && "jaKVIDR".contains(class)
                    && (long <= 2 || !first)
                    && !(script_last == Script::Hiragana && first && long >= 2 && class != 'j');
                if stop || particle || "sK".contains(class) || !first && "VAam".contains(class) {
                    break;
                }
                at
            }
            _ => start - c.len_utf8(),
        };
        // A kana name does not run on into kanji, nor the other way round, but for a known surname.
        let step_script = script(after(text, step)?);
        if !first && step_script != script(after(text, start)?) && step_script == Script::Hiragana {
            break;
        }
        start = step;
        first = false;
        if text[start..end].chars().count() >= 10 && script_last != Script::Katakana {
            break;
        }
    }
    if start == end {
        return None;
    }
    let range = start..end;
    let written = &text[range.clone()];
    let count = written.chars().count();
    // 林檎の芯様: one kanji behind の is no one, unless the dictionary says so.
    if count == 1 && !is_named(page, &range) && before(text, range.start) == Some('の') {
        return None;
    }
    let numeral =
        written.chars().all(|c| "一二三四五六七八九十百".contains(c)) && count < 3 && blanks == 0;
    let bad = is_stop(written)
        || page.dictionary.terms.contains(written)
        || numeral && soft && !is_named(page, &range)
        || count > 12;
    let unsure =
        soft && !is_named(page, &range) && !(script_last == Script::Katakana && count >= 3);
    (!bad && !unsure).then_some(range)
}

fn back_word(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    let text = page.text;
    let kind = script(before(text, end)?);
    if !matches!(kind, Script::Kanji | Script::Hiragana | Script::Katakana) {
        return None;
    }
    let mut start = end;
    while let Some(c) = before(text, start).filter(|c| script(*c) == kind) {
        start -= c.len_utf8();
        if end - start > 18 {
            break;
        }
    }
    // A label may stand before it without a blank: 患者乾 登志夫様.
    let tokens = page.within(&(start..end));
    let from =
        tokens.iter().rposition(|token| is_stop(page.word(token)) || "Mj".contains(token.class));
    let start = from.map_or(start, |index| tokens[index].range.end.max(start));
    (start < end).then_some(start..end)
}

/// 妻 真由美, 長女の佳乃, 母(和歌子、…).
fn relatives(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for word in JA.list("family").all(text) {
        if !page.is_bound(word.start)
            || !page.is_bound(word.end)
            || before(text, word.start).is_some_and(|c| "分養聖酵".contains(c))
        {
            continue;
        }
        let rest = &text[word.end..];
        let gap: String = rest
            .chars()
            .take_while(|c| matches!(c, ' ' | ':' | '=' | '(' | 'の' | '・' | '[' | '、'))
            .take(3)
            .collect();
        let at = word.end + gap.len();
        let Some(range) =
            forward(page, at, if gap.contains([':', '=']) { Trust::Field } else { Trust::Apart })
        else {
            continue;
        };
        let written = &text[range.clone()];
        let kana = written.chars().all(|c| script(c) != Script::Kanji);
        let closes = text[range.end..]
            .starts_with([')', '、', '(', '」', ']', '・', ' ', '\n', '。'])
            || text[range.end..].is_empty();
        let both = written.contains(' ') && !has_class(page, &range, "VaK");
        let titled = title_after(text, range.end).is_some();
        let named = is_named(page, &range);
        if gap.contains('、') && !(both || titled) {
            continue;
        }
        let bracket = gap.contains('(') && closes && !has_class(page, &range, "Vvnt");
        if titled
            || gap.contains([':', '=']) && closes
            || named && (closes || !kana || gap.is_empty()) && !has_class(page, &range, "jV")
            || both && closes
            || bracket && written.chars().count() <= 5
        {
            marks.push(Mark::likely(range, Kind::Name, Why::Family));
        }
    }
}

/// Surname and given name, as the dictionary knows them, side by side or with a blank between.
fn full(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let tokens = &page.tokens;
    for index in 0..tokens.len() {
        let surname = &tokens[index];
        if !matches!(surname.class, 'S' | 'N') {
            continue;
        }
        let mut next = index + 1;
        let blank = tokens.get(next).is_some_and(|token| page.word(token) == " ");
        next += usize::from(blank);
        let Some(given) = tokens.get(next) else { continue };
        let (one, two) = (page.word(surname), page.word(given));
        let long = one.chars().count() >= 2 || blank || two.chars().count() >= 2;
        let range = surname.range.start..given.range.end;
        let whole = &page.text[range.clone()];
        if matches!(given.class, 'G' | 'P')
            && long
            && !page.dictionary.terms.contains(whole)
            && !is_stop(one)
            && !is_stop(two)
        {
            let sure = one.chars().count() >= 2 && two.chars().count() >= 2;
            marks.push((if sure { Mark::likely } else { Mark::doubtful })(
                range,
                Kind::Name,
                Why::List,
            ));
        }
    }
    runs(page, marks);
    for token in tokens {
        let word = page.word(token);
        let kanji = word.chars().all(|c| script(c) == Script::Kanji);
        if !matches!(token.class, 'S' | 'G' | 'P')
            || token.range.len() < 6
            || is_stop(word)
            || page.dictionary.terms.contains(word)
        {
            continue;
        }
        // A surname that touches no other kanji: 折原が執刀, (榊原).
        let touches = |c: Option<char>| {
            c.is_some_and(|c| script(c) == Script::Kanji || script(c) == Script::Katakana)
        };
        let alone = !touches(before(page.text, token.range.start))
            && !touches(after(page.text, token.range.end));
        let place = JA.list("place-after").starts(&page.text[token.range.end..]).is_some();
        let mark = if matches!(token.class, 'S' | 'N') && kanji && alone && !place {
            Mark::likely
        } else {
            Mark::doubtful
        };
        // 「まゆみが来るまでに」: a given name in kana at the head of what someone says.
        let said = token.class == 'G' && before(page.text, token.range.start) == Some('「');
        let mark = if said { Mark::likely } else { mark };
        if kanji || token.range.len() >= 9 {
            marks.push(mark(token.range.clone(), Kind::Name, Why::List));
        }
    }
}

/// Kanji between other scripts that are a surname and nothing else, however the lattice cuts them.
fn runs(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let mut at = 0;
    for run in page.text.split_inclusive(|c| script(c) != Script::Kanji) {
        let word = run.trim_end_matches(|c| script(c) != Script::Kanji);
        let range = at..at + word.len();
        at += run.len();
        let joined = before(page.text, range.start).into_iter().chain(after(page.text, range.end));
        let kana = joined.into_iter().any(|c| script(c) == Script::Katakana);
        let place = JA.list("place-after").starts(&page.text[range.end..]).is_some();
        if (6..=12).contains(&word.len())
            && !kana
            && !place
            && page.dictionary.surnames_only_ja.contains(word)
        {
            marks.push(Mark::likely(range, Kind::Name, Why::List));
        }
    }
}

/// A name alone on a line or at its end: behind a wide blank, a stroke, a department.
fn signatures(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.trim_end().len();
        let body = start..end;
        start += line.len() + 1;
        if body.is_empty() || end - body.start > 400 {
            continue;
        }
        let line = &text[body.clone()];
        let cut = line
            .rfind("  ")
            .map(|at| at + 2)
            .into_iter()
            .chain(
                line.char_indices()
                    .rfind(|(_, c)| matches!(c, '/' | '→' | '\t'))
                    .map(|(at, c)| at + c.len_utf8()),
            )
            .chain(line.rfind(") ").map(|at| at + 2))
            .max();
        let from = body.start + cut.unwrap_or(0);
        let from = from + (text[from..end].len() - text[from..end].trim_start().len());
        if from >= end {
            continue;
        }
        let tail = &text[from..end];
        let tail = tail.trim_end_matches(|c| matches!(c, '(' | ')' | '印' | '㊞' | '拝' | ' '));
        let words: Vec<&str> = tail.split(' ').filter(|word| !word.is_empty()).collect();
        let mut at = from;
        if words.len() >= 2 && is_department(words[0]) {
            at = from + words[0].len();
            at += text[at..end].len() - text[at..end].trim_start().len();
        }
        let range = at..from + tail.len();
        if range.start >= range.end {
            continue;
        }
        let written = &text[range.clone()];
        let count = written.chars().count();
        let kanji = written
            .chars()
            .all(|c| matches!(script(c), Script::Kanji | Script::Blank) || is_name_char(c));
        let alone = cut.is_some() || words.len() >= 2 && at > from;
        let classes = page.classes(&range);
        let starts_as_name = classes.starts_with(['S', 'G', 'P', 'N']);
        if count <= 8
            && kanji
            && !is_stop(written)
            && !is_ordinary(page, &range)
            && !written.ends_with(['科', '部', '室', '済', '中', '後', '前', '日', '側'])
        {
            if starts_as_name
                && (alone || count >= 3 || cut.is_some() || body.start == from && count >= 2)
                && !classes.contains(['j', 'V', 'a'])
            {
                marks.push(Mark::likely(range, Kind::Name, Why::Position));
            } else if at > from && count <= 6 && !classes.contains(['v', 'j', 'V', 'a']) {
                marks.push(Mark::likely(range, Kind::Name, Why::Position));
            }
        }
    }
}

/// SEI^MEI=姓^名, as DICOM and HL7 write names.
fn carets(page: &Page<'_>, marks: &mut Vec<Mark>) {
    use regex::Regex;
    use std::sync::LazyLock;
    static PN: LazyLock<Regex> = LazyLock::new(|| {
        super::super::pattern::pattern(
            "[A-Z一-龥々ァ-ヶーぁ-ん][A-Za-z一-龥々ァ-ヶーぁ-ん'-]{0,30}\\^{1,2}[A-Za-z一-龥々ァ-ヶーぁ-ん'-]{1,30}(?:\\^[A-Za-z]{1,20})?",
        )
    });
    for found in PN.find_iter(page.text) {
        let parts: Vec<String> = found.as_str().split('^').map(str::to_lowercase).collect();
        let known =
            parts.iter().any(|part| part.len() > 3 && page.dictionary.everyday.contains(part));
        let lead = super::super::pattern::lead(page.text, found.start(), 40).to_lowercase();
        let person = [
            "name",
            "physician",
            "operator",
            "patient",
            "患者",
            "医",
            "氏名",
            "=",
            "by",
            "ref",
            "ref:",
        ]
        .iter()
        .any(|word| lead.trim_end_matches([':', ' ']).ends_with(word));
        if !known || person && !lead.contains("description") && !lead.contains("protocol") {
            marks.push(Mark::certain(found.range(), Kind::Name, Why::Form));
        }
    }
}

/// 財前寺(司会)、里、東雲: names in a row after one that is known to be a name.
fn chains(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    let mut queue: Vec<usize> = marks
        .iter()
        .filter(|mark| mark.kind == Kind::Name && mark.why == Why::Role)
        .map(|mark| mark.range.end)
        .collect();
    let mut steps = 0;
    while let Some(end) = queue.pop() {
        steps += 1;
        if steps > 10_000 {
            break;
        }
        let mut at = end;
        if let Some(title) = title_after(text, at).filter(|title| title.start == at) {
            at = title.end;
        }
        if text[at..].starts_with('(') {
            let Some(close) = text[at..].char_indices().take(12).find(|(_, c)| *c == ')') else {
                continue;
            };
            at += close.0 + 1;
        }
        let Some(mark) = after(text, at).filter(|c| matches!(c, '、' | '・' | ',' | '/')) else {
            continue;
        };
        let next = at + mark.len_utf8();
        let next = next + (text[next..].len() - text[next..].trim_start_matches(' ').len());
        if marks.iter().any(|mark| mark.range.contains(&next)) {
            continue;
        }
        if let Some(range) = word(page, next, Trust::Apart) {
            let written = &text[range.clone()];
            let count = written.chars().count();
            let closes = !continues(text, range.end) || title_after(text, range.end).is_some();
            if count <= 5
                && closes
                && !is_stop(written)
                && !is_ordinary(page, &range)
                && !has_class(page, &range, "vjVAa")
            {
                queue.push(range.end);
                marks.push(Mark::likely(range, Kind::Name, Why::Role));
            }
        }
    }
}
