//! Names by where they stand: side by side, alone between other scripts, at the end of a line, in a
//! row.

use super::super::super::page::{Page, Script, script};
use super::super::super::pattern::{after, before, pattern, segment};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::super::super::words::JA;
use super::{
    Trust, continues, has_class, is_department, is_name_char, is_ordinary, is_stop, is_surname,
    title_after, word,
};
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Surname and given name, as the dictionary knows them, side by side or with a blank between.
pub(super) fn full(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let kana = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Katakana);
    let tokens = page.tokens.all();
    for index in 0..tokens.len() {
        let surname = &tokens[index];
        if !matches!(surname.class, 'S' | 'N' | 'n') {
            continue;
        }
        let mut next = index + 1;
        let blank = tokens.get(next).is_some_and(|token| page.word(token) == " ");
        next += usize::from(blank);
        let Some(given) = tokens.get(next).filter(|token| matches!(token.class, 'G' | 'P')) else {
            continue;
        };
        let (one, two) = (page.word(surname), page.word(given));
        if surname.class == 'n' && !page.dictionary.surnames_ja.contains(one) {
            continue;
        }
        let long = one.chars().count() >= 2 || blank || two.chars().count() >= 2;
        let range = surname.range.start..given.range.end;
        let whole = &page.text[range.clone()];
        // リストバンド holds no リスト.
        let runs_on = [surname, given].iter().all(|token| kana(page.word(token).chars().next()))
            && kana(after(page.text, range.end));
        if !runs_on
            && long
            && !page.dictionary.terms.contains(whole)
            && !is_stop(one)
            && !is_stop(two)
        {
            let sure = one.chars().count() >= 2 && two.chars().count() >= 2;
            let mark = if sure { Mark::likely } else { Mark::doubtful };
            marks.push(mark(range, Kind::Name, Why::FullName));
        }
    }
    runs(page, marks);
    for token in tokens {
        if !matches!(token.class, 'S' | 'G' | 'P') || token.range.len() < 6 {
            continue;
        }
        let word = page.word(token);
        let kanji = word.chars().all(|c| script(c) == Script::Kanji);
        if is_stop(word) || page.dictionary.terms.contains(word) {
            continue;
        }
        let within = word.starts_with(|c| script(c) == Script::Katakana)
            && (kana(before(page.text, token.range.start))
                || kana(after(page.text, token.range.end)));
        if within {
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
        let length = run.len();
        let last = run.chars().next_back().filter(|c| script(*c) != Script::Kanji);
        let word = &run[..length - last.map_or(0, char::len_utf8)];
        let range = at..at + word.len();
        at += length;
        if !(6..=12).contains(&word.len()) || !page.dictionary.surnames_only_ja.contains(word) {
            continue;
        }
        let joined = before(page.text, range.start).into_iter().chain(after(page.text, range.end));
        let kana = joined.into_iter().any(|c| script(c) == Script::Katakana);
        let place = JA.list("place-after").starts(&page.text[range.end..]).is_some();
        // うるう|日生|まれ
        let born = word.ends_with('生') && page.text[range.end..].starts_with("まれ");
        if !kana && !place && !born {
            marks.push(Mark::likely(range, Kind::Name, Why::List));
        }
    }
}

/// A name alone on a line or at its end: behind a wide blank, a stroke, a department.
pub(super) fn signatures(page: &Page<'_>, marks: &mut Vec<Mark>) {
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
        // As a sentence ends, or a value, no name does and no title but Dr.
        let last = line.trim_end_matches(['(', ')', '印', '㊞', '拝', ' ']).chars().next_back();
        let ends = |c| c != '.' && matches!(script(c), Script::Other | Script::Digit);
        if last.is_none_or(ends) {
            continue;
        }
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
        let tail = tail.trim_end_matches(['(', ')', '印', '㊞', '拝', ' ']);
        let title = JA.list("titles").ends(tail).filter(|length| *length < tail.len());
        let tail = tail[..tail.len() - title.unwrap_or(0)].trim_end();
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
        // 心臓血管外科 ウィルソン 健: a surname that is a disease as well.
        let mixed = at > from
            && written.starts_with(|c| script(c) == Script::Katakana)
            && classes.ends_with("uG");
        let starts_as_name = classes.starts_with(['S', 'G', 'P', 'N']);
        if count <= 10
            && kanji
            && !is_stop(written)
            && (!is_ordinary(page, &range) || mixed)
            && !written.ends_with(['科', '部', '室', '済', '中', '後', '前', '日', '側'])
        {
            let shown = starts_as_name
                && (alone || count >= 3 || cut.is_some() || body.start == from && count >= 2);
            let most = if written.contains(' ') { 10 } else { 6 };
            let signed = at > from && count <= most && !classes.contains('v');
            if (shown || signed) && !classes.contains(['j', 'V', 'a']) {
                marks.push(Mark::likely(range, Kind::Name, Why::Position));
            }
        }
    }
}

/// リーダー:堺, 一次:峯: a surname that is all of a field, whatever its label says.
pub(super) fn fields(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static FIELD: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "[一-龥々ァ-ヶーぁ-んA-Za-z0-9)] ?: ?(?P<n>[一-龥々]{1,4})(?:[ /、。()]|$)",
            &[":"],
        )
    });
    for name in FIELD.captures_iter(&page.views).filter_map(|found| found.group("n")) {
        let written = &page.text[name.clone()];
        let surname = match page.tokens.within(&name) {
            [one] => one.class == 'S' && !is_direction(written),
            _ => page.dictionary.surnames_only_ja.contains(written),
        };
        if surname && !is_stop(written) {
            marks.push(Mark::likely(name, Kind::Name, Why::Position));
        }
    }
}

/// "operator":"細川 純", <name>喜屋武 瑠衣</name>: who, as programs write it.
pub(super) fn coded(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static CODED: LazyLock<Pattern> = LazyLock::new(|| {
        const KEY: &str = "(?i:(?P<kN>[a-z_-]{0,20}(?:name|operator|nurse|doctor|physician|staff|author|patient|surgeon|reader|technician)[a-z_-]{0,10}))";
        let quoted = format!("\"{}\" ?: ?\"(?P<v>[^\"\n]{{2,24}})\"", KEY.replace("kN", "k"));
        let tagged = format!("<{}>(?P<w>[^<\n]{{2,24}})</", KEY.replace("kN", "l"));
        Pattern::with(&format!("{quoted}|{tagged}"), &["\":", "\" :", "</"])
    });
    const THINGS: [&str; 16] = [
        "drug",
        "test",
        "item",
        "exam",
        "device",
        "hospital",
        "facility",
        "ward",
        "dept",
        "product",
        "file",
        "disease",
        "lab",
        "procedure",
        "study",
        "series",
    ];
    for found in CODED.captures_iter(&page.views) {
        let (key, value) = match found.group("v") {
            Some(value) => (found.group("k"), value),
            None => (found.group("l"), found.group("w").unwrap_or_default()),
        };
        let key = key.map_or(String::new(), |key| page.text[key].to_ascii_lowercase());
        let written = &page.text[value.clone()];
        let named = !written.is_empty() && !written.contains(|c: char| c.is_ascii_digit());
        if named && !THINGS.iter().any(|thing| key.contains(thing)) {
            marks.push(Mark::likely(value, Kind::Name, Why::Label));
        }
    }
}

/// おなまえ たなか じゅり: what someone fills in, in kana; 問診 磯: who did it, at the end of a line.
pub(super) fn filled(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static KANA: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:おなまえ|なまえ|しめい|お名前|ふりがな|フリガナ)[ :]{1,3}(?P<v>[ぁ-ん]{1,6} [ぁ-ん]{1,6}|[ァ-ヶー]{1,6} [ァ-ヶー]{1,6})(?:[ \n、)]|$)",
            &["なまえ", "しめい", "お名前", "ふりがな", "フリガナ"],
        )
    });
    const DONE: [&str; 19] = [
        "問診", "転記", "聴取", "入力", "代行", "代筆", "送信", "受信", "起案", "決裁", "発行",
        "起票", "立案", "巡視", "与薬", "配薬", "採血", "測定", "計測",
    ];
    static SIGNED: LazyLock<Pattern> = LazyLock::new(|| {
        let done = DONE.map(|word| format!("{word} "));
        Pattern::with(&format!("(?:{}) (?P<v>[一-龥]{{1,3}})$", DONE.join("|")), &done)
    });
    for found in KANA.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        marks.push(Mark::likely(found, Kind::Name, Why::Label));
    }
    for name in SIGNED.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        let written = &page.text[name.clone()];
        let listed = page.dictionary.surnames_ja.contains(written)
            || matches!(page.tokens.within(&name), [one] if "SLu".contains(one.class));
        if listed && !is_stop(written) && !is_direction(written) {
            marks.push(Mark::likely(name, Kind::Name, Why::Position));
        }
    }
    // 下地兄弟
    for (at, _) in page.text.match_indices("兄弟").chain(page.text.match_indices("姉妹")) {
        let front = page.text[..at].chars().rev().take_while(|c| script(*c) == Script::Kanji);
        let start = at - front.take(4).map(char::len_utf8).sum::<usize>();
        let written = &page.text[start..at];
        if written.len() >= 6 && page.dictionary.surnames_ja.contains(written) && !is_stop(written)
        {
            marks.push(Mark::likely(start..at, Kind::Name, Why::Family));
        }
    }
}

/// けんと「…」, はる 20:12 〉…: who speaks more than once, each time at the head of a line.
pub(super) fn speakers(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static SPEAKER: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:^|\n)(?:(?:Dr|Ns|NS|PT|OT|ST)[. ]?)?(?P<v>[ぁ-ん]{2,4}|[ァ-ヶー]{2,5}|[一-龥]{1,3})(?:「|[〉>] | [0-2]?[0-9]:[0-5][0-9] ?[〉>:」])|(?:^|\n)@?(?P<w>[A-Z][a-z]{2,14}) [0-2]?[0-9]:[0-5][0-9] ",
            &["「", "〉", ">", ":"],
        )
    });
    let turns: Vec<_> = SPEAKER
        .captures_iter(&page.views)
        .filter_map(|found| found.group("v").or(found.group("w")))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in &turns {
        *counts.entry(&page.text[turn.clone()]).or_default() += 1;
    }
    for turn in turns {
        let word = &page.text[turn.clone()];
        let kanji = word.chars().all(|c| script(c) == Script::Kanji);
        let named = !kanji || page.dictionary.surnames_ja.contains(word);
        if counts[word] > 1 && named && !is_stop(word) {
            marks.push(Mark::likely(turn, Kind::Name, Why::Position));
        }
    }
}

/// 採血実施(今): who did it, in brackets behind what was done.
pub(super) fn doers(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static DOER: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::with("[(](?P<n>[一-龥々]{1,3})[)](?:[。、 ]|$)", &["("]));
    for found in DOER.captures_iter(&page.views) {
        let Some(name) = found.group("n") else { continue };
        let written = &page.text[name.clone()];
        let done =
            page.tokens.ending(found.range().start).is_some_and(|token| "vV".contains(token.class));
        let surname = matches!(page.tokens.within(&name), [one] if one.class == 'S');
        if done && surname && !is_direction(written) && !is_stop(written) {
            marks.push(Mark::likely(name, Kind::Name, Why::Position));
        }
    }
}

/// 処方医 神, ME 臼井, 9:30 菊, 薬剤師段に相談, 薄 POD1: who did it or lies there, behind an office or an hour, to the
/// end of the field.
pub(super) fn signed<'a>(page: &Page<'a>, marks: &mut Vec<Mark>) {
    static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:[医師士者員録長当載筆読影裁認刀護]|助手|(?-u:\\b)(?:ME|CE|Ns|NS|PT|OT|ST|RT|MT|SW|MSW|PSW|CM|PHN|CNS|DA|DH|DT|RD)|[0-2]?[0-9]:[0-5][0-9])[ :]{1,3}(?P<v>[一-龥々]{1,3})(?:[ 、。/()・→\n]|$)|(?:[医師士]|Ns|NS|MSW)(?P<w>[一-龥々])(?:に|へ|が|から|より)(?:相談|報告|確認|連絡|依頼|説明|指示|申し?送)|(?:^|\n)(?P<x>[一-龥々]{1,3}) (?:POD|HD#)[0-9]|(?:Ns|NS|CE|ME|MSW|CNS|Dr\\.)(?P<y>[一-龥々]{1,3})(?:[)、。/・ \n]|$)",
        )
    });
    let who = |found: Captures<'a>| ["v", "w", "x", "y"].iter().find_map(|name| found.name(name));
    for name in SIGNED.captures_iter(page.text).filter_map(who) {
        let written = name.as_str();
        let surname = is_surname(page, written)
            || matches!(page.tokens.within(&name.range()), [one] if one.class == 'S');
        let ends = written.ends_with([
            '科', '部', '室', '済', '中', '後', '前', '日', '側', '時', '分', '回', '要', '無',
            '有',
        ]);
        if surname
            && !ends
            && !is_direction(written)
            && !is_stop(written)
            && !page.dictionary.terms.contains(written)
        {
            marks.push(Mark::likely(name.range(), Kind::Name, Why::Role));
        }
    }
}

/// Words of one letter that say where, when, which and how much far more often than who.
pub(super) fn is_direction(word: &str) -> bool {
    const WORDS: &str = "東西南北上下左右前後内外中大小高低新旧正副主陰陽有無男女父母兄弟姉妹夫妻子孫月火水木金土日朝昼夕夜春夏秋冬良優可否軽重急慢";
    let mut letters = word.chars();
    letters.next().is_some_and(|c| WORDS.contains(c)) && letters.next().is_none()
}

/// SEI^MEI=姓^名, as DICOM and HL7 write names.
pub(super) fn carets(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static PN: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "[A-Z一-龥々ァ-ヶーぁ-ん][A-Za-z一-龥々ァ-ヶーぁ-ん'-]{0,30}\\^{1,2}[A-Za-z一-龥々ァ-ヶーぁ-ん'-]{1,30}(?:\\^[A-Za-z]{1,20})?",
            &["^"],
        )
    });
    let mut told = segment::told(&page.views).into_iter().peekable();
    for found in PN.find_iter(&page.views) {
        // The place of a field in a segment may say what it is.
        while told.next_if(|field| field.end <= found.start).is_some() {}
        if told.peek().is_some_and(|field| field.contains(&found.start)) {
            continue;
        }
        // ORU^R01: the kind of a message.
        if page.text[found.end..].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let parts: Vec<String> =
            page.text[found.clone()].split('^').map(str::to_lowercase).collect();
        let known =
            parts.iter().any(|part| part.len() > 3 && page.dictionary.everyday.contains(part));
        let lead = super::super::super::pattern::lead(page.text, found.start, 40).to_lowercase();
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
            marks.push(Mark::certain(found, Kind::Name, Why::Form));
        }
    }
}

/// 財前寺(司会)、里、東雲: names in a row after one that is known to be a name.
pub(super) fn chains(page: &Page<'_>, marks: &mut Vec<Mark>) {
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
