//! Bodies as staff shorten them: a place or a family, and what it is without hospital or clinic behind it.

use super::super::page::{Page, Script, script};
use super::super::pattern::before;
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use super::body::SOME;
use std::ops::Range;
use std::sync::LazyLock;

const KINDS: [&str; 28] = [
    "整形",
    "調剤",
    "リハ",
    "総合",
    "小児",
    "循環器",
    "脳外",
    "脳外科",
    "耳鼻科",
    "皮ふ科",
    "消化器",
    "訪問リハ",
    "地域リハ",
    "救命",
    "内科",
    "整形外科",
    "透析",
    "ハート",
    "クリ",
    "中央",
    "療養",
    "在宅",
    "レディース",
    "メンタル",
    "記念",
    "心療",
    "脳神経",
    "ケアミックス",
];

/// 城南調剤で, 海南リハから, 射水総合(…), 兵庫みなと小児の: what follows is a particle or a mark.
static SHORT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        &format!(
            "(?P<v>(?P<p>[一-龥々ヶァ-ヶーぁ-ん]{{2,9}})(?:{}))(?:[でにのへをとも、。,()→/ \n]|から|より|にて|薬剤部|地域連携|医事課|看護部|$)",
            KINDS.join("|")
        ),
        &KINDS,
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for found in SHORT.captures_iter(&page.views) {
        let (Some(whole), Some(front)) = (found.group("v"), found.group("p")) else { continue };
        let tokens = page.tokens.within(&front);
        let proper = |class: char| "LSNX".contains(class);
        if let Some(range) = in_kanji(page, &front, whole.end) {
            marks.push(Mark::likely(range, Kind::Facility, Why::Suffix));
            continue;
        }
        let named = tokens.iter().rposition(|token| proper(token.class));
        if named.is_none_or(|last| tokens[last + 1..].iter().any(|token| token.class != 'n')) {
            marks.extend(in_kana(page, &front, whole.end));
        }
        let Some(mut first) = named else { continue };
        // 兵庫みなと小児: what stands between the place and its kind is no particle and no verb.
        let plain = tokens[first + 1..].iter().all(|token| {
            let word = page.word(token);
            let count = word.chars().count();
            (count >= 3 || count == 2 && !"jVaK".contains(token.class))
                && word.chars().all(|c| script(c) == Script::Hiragana)
                || "nuGO".contains(token.class)
                || KINDS.contains(&word)
        });
        while first > 0 && proper(tokens[first - 1].class) {
            first -= 1;
        }
        let start = tokens[first].range.start;
        let open = before(page.text, start)
            .is_none_or(|c| script(c) == Script::Hiragana || !c.is_alphanumeric());
        let written = &page.text[start..whole.end];
        if plain && open && written.chars().count() >= 4 && !page.dictionary.terms.contains(written)
        {
            marks.push(Mark::likely(start..whole.end, Kind::Facility, Why::Suffix));
        }
    }
}

/// 花北地域リハ, 武蔵越生総合: kanji alone, of which the first is a place or no word at all.
fn in_kanji(page: &Page<'_>, front: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let text = page.text;
    let written = &text[front.clone()];
    let name = KINDS.iter().find_map(|kind| written.strip_suffix(kind)).unwrap_or(written);
    let name = ["地域", "第一", "第二", "第三"]
        .iter()
        .find_map(|part| name.strip_suffix(part))
        .unwrap_or(name);
    let [first, rest @ ..] = page.tokens.within(&(front.start..front.start + name.len())) else {
        return None;
    };
    let known = "LNSX".contains(first.class) || first.class == 'u' && first.range.len() >= 6;
    let fits = (2..=5).contains(&name.chars().count())
        && name.chars().all(|c| script(c) == Script::Kanji)
        && rest.iter().all(|token| "LNSXGunp".contains(token.class));
    let open = before(text, front.start)
        .is_none_or(|c| matches!(c, ' ' | ':' | '\n' | '(' | '「' | '【' | '、' | '。' | '→'));
    let whole = &text[front.start..end];
    (known && fits && open && !page.dictionary.terms.contains(whole)).then_some(front.start..end)
}

/// いでがみ脳外科, 玉名くまがわ循環器: a name in kana, alone or behind a place, which the dictionary takes for words.
fn in_kana(page: &Page<'_>, front: &Range<usize>, end: usize) -> Option<Mark> {
    let text = page.text;
    let written = &text[front.clone()];
    let kana: usize = written
        .chars()
        .rev()
        .take_while(|c| script(*c) == Script::Hiragana)
        .map(char::len_utf8)
        .sum();
    let name = front.end - kana..front.end;
    let word = &text[name.clone()];
    let particle = |c| "のをはがもでにへと".contains(c);
    let spelt = (3..=6).contains(&word.chars().count())
        && !word.starts_with(particle)
        && !word.ends_with([
            'の', 'な', 'い', 'る', 'た', 'は', 'が', 'を', 'も', 'で', 'に', 'へ', 'と', 'く',
            'り', 'て',
        ])
        && !SOME.contains(&word);
    let before_it = &text[..name.start];
    let place = page.tokens.ending(name.start).filter(|token| "LNSXG".contains(token.class));
    let start = place.map_or(name.start, |token| token.range.start);
    let open = before(text, start).is_none_or(|c| {
        matches!(c, ' ' | ':' | '\n' | '(' | '「' | '【' | '・' | '、' | '。' | '→')
    });
    let open = open && (place.is_some() || !before_it.ends_with(|c| script(c) == Script::Kanji));
    (spelt && open).then(|| Mark::likely(start..end, Kind::Facility, Why::Suffix))
}
