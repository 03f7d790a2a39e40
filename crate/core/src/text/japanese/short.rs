//! Bodies as staff shorten them: a place or a family, and what it is without hospital or clinic behind it.

use super::super::page::{Page, Script, script};
use super::super::pattern::before;
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use std::sync::LazyLock;

const KINDS: [&str; 16] = [
    "整形",
    "調剤",
    "リハ",
    "総合",
    "小児",
    "循環器",
    "脳外",
    "透析",
    "ハート",
    "クリ",
    "中央",
    "療養",
    "在宅",
    "レディース",
    "メンタル",
    "記念",
];

/// 城南調剤で, 海南リハから, 射水総合(…), 兵庫みなと小児の: what follows is a particle or a mark.
static SHORT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        &format!(
            "(?P<v>(?P<p>[一-龥々ヶァ-ヶーぁ-ん]{{2,9}})(?:{}))(?:[でにのへをとも、。,()→/ \n]|から|より|にて|$)",
            KINDS.join("|")
        ),
        &KINDS,
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for found in SHORT.captures_iter(&page.views) {
        let (Some(whole), Some(front)) = (found.group("v"), found.group("p")) else { continue };
        let tokens = page.within(&front);
        let proper = |class: char| "LSNX".contains(class);
        let named = tokens.iter().rposition(|token| proper(token.class));
        let Some(mut first) = named else { continue };
        // 兵庫みなと小児: what stands between the place and its kind is no particle and no verb.
        let plain = tokens[first + 1..].iter().all(|token| {
            let word = page.word(token);
            word.chars().count() >= 3 && word.chars().all(|c| script(c) == Script::Hiragana)
                || "nuGO".contains(token.class)
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
