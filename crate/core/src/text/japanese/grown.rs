//! Bodies that were found in part: the tagger and the dictionary take a name in kana for particles and
//! verbs, and stop within it or begin behind it.

use super::super::page::{Page, Script, script};
use super::super::pattern::{before, pattern};
use super::super::span::{Certainty, Kind, Mark, Why};
use super::super::words::JA;
use super::body::SOME;
use super::name::is_stop;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(in super::super) fn grown(page: &Page<'_>, marks: &mut [Mark]) {
    for mark in marks.iter_mut() {
        if mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful {
            mark.range.end = given(page, &mark.range);
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

/// 花井| 研, 蓑島| 大悟: a surname, a blank, and up to three kanji that fill what is left of their field.
fn given(page: &Page<'_>, range: &Range<usize>) -> usize {
    const SIGNED: &str =
        "記拝代殿様宛印他計方行済未要否有無男女父母妻夫兄姉弟妹子孫嫁婿歳才談著医師室科課係長";
    let text = page.text;
    let surname = page.dictionary.surnames_ja.contains(&text[range.clone()]);
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
        || page.within(range).iter().any(|token| "MvVt".contains(token.class))
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
    let known =
        matches!(page.within(&(start..range.start)), [one] if "KDRIAVajmt".contains(one.class));
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
    let proper = page.within(&front).first().is_some_and(|token| "SLNX".contains(token.class));
    tail.is_some_and(|length| length < written.len()) && (headed || proper)
}
