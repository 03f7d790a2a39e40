//! Homes, services and wards that are called by a word in kana, which the dictionary takes for particles: デイサービス
//! べにばな, HCU けやき, ひばりが|丘, あさ|がお薬局.

use super::super::page::{Page, Script, script};
use super::super::pattern::{captured, pattern};
use super::super::span::{Certainty, Kind, Mark, Why};
use super::super::views::Pattern;
use regex::Regex;
use std::sync::LazyLock;

/// What a home or a service begins with.
const HEADS: [&str; 30] = [
    "訪問看護ステーション",
    "訪問看護ST",
    "訪問看護",
    "訪看ST",
    "訪看",
    "デイサービスセンター",
    "デイサービス",
    "デイケアセンター",
    "デイケア",
    "デイ",
    "ケアサポート",
    "ケアプランセンター",
    "ヘルパーステーション",
    "グループホーム",
    "ケアハウス",
    "ホスピス",
    "特別養護老人ホーム",
    "特養",
    "老健",
    "有料老人ホーム",
    "サ高住",
    "小多機",
    "看多機",
    "ショートステイ",
    "相談支援センター",
    "相談支援",
    "訪問介護",
    "ユニット",
    "作業所",
    "ファミリークリニック",
];

/// What may stand in kana behind any word, and names none.
const COMMON: [&str; 46] = [
    "から",
    "まで",
    "より",
    "など",
    "だけ",
    "のみ",
    "では",
    "には",
    "へは",
    "とは",
    "での",
    "への",
    "との",
    "でも",
    "にも",
    "について",
    "における",
    "において",
    "による",
    "により",
    "によって",
    "とともに",
    "のため",
    "のよう",
    "のほう",
    "のとき",
    "のこと",
    "のまま",
    "のうち",
    "のなか",
    "をすす",
    "をはじめ",
    "といった",
    "という",
    "ではなく",
    "ですが",
    "でした",
    "します",
    "もあり",
    "もある",
    "もなし",
    "もない",
    "やめ",
    "もう",
    "とか",
    "もやめ",
];

static HEADED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(&format!("(?:{})[ ・]?(?P<v>[ぁ-んー]{{3,9}})", HEADS.join("|")), &HEADS)
});

/// HCU けやき, LDR2 すみれ: a ward by its kind and a word.
static WARDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:HCU|ICU|SCU|NICU|GCU|LDR[0-9]?|フロア|[0-9]階|棟[0-9]F|面談室|相談室|食堂)[ ]?(?P<v>[ぁ-んー]{3,8})",
        &["CU", "LDR", "フロア", "階", "棟", "面談室", "相談室", "食堂"],
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for (form, firm) in [(&*HEADED, false), (&*WARDS, true)] {
        for found in form.captures_iter(&page.views) {
            let Some(value) = found.group("v") else { continue };
            let apart = page.text[..value.start].ends_with([' ', '・']);
            let Some(length) = name(page, &page.text[value.clone()], apart || !firm) else {
                continue;
            };
            let range = found.range().start..value.start + length;
            marks.push(Mark::likely(range, Kind::Facility, Why::Suffix));
        }
    }
}

/// のこと, について: what leads on from a common word, and begins no name; not より, which begins よりあい.
pub(super) fn leads_on(written: &str) -> bool {
    COMMON.iter().any(|word| word.chars().count() >= 3 && written.starts_with(word))
}

/// How much of what stands behind such a word is its name: to the particle that leads on.
fn name(page: &Page<'_>, written: &str, apart: bool) -> Option<usize> {
    const ENDS: [&str; 16] = [
        "から", "まで", "より", "さん", "では", "には", "へは", "を", "は", "が", "へ", "に", "で",
        "の", "と", "も",
    ];
    if !apart || COMMON.iter().any(|word| written.starts_with(word)) {
        return None;
    }
    let opens = written.starts_with(['を', 'は', 'が', 'へ', 'に', 'で']);
    let ended = ENDS.iter().find_map(|end| written.strip_suffix(end));
    let name = ended.filter(|name| name.chars().count() >= 3).unwrap_or(written);
    let plain =
        page.dictionary.terms.contains(name) || name.ends_with(['て', 'た', 'る', 'い', 'し']);
    (!opens && !plain && (3..=6).contains(&name.chars().count())).then_some(name.len())
}

/// ひばりが|丘, あさ|がお薬局, 三ノ|矢橋整形外科: a body that was found in part.
pub(super) fn whole(page: &Page<'_>, mark: &mut Mark) {
    static HILL: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^(?:が|ヶ|ケ|ノ)(?:丘|谷|台|原|浜|崎|岡|岳|池|峰|森|沢|島|関|瀬|里)")
    });
    static SHOP: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[ぁ-んー]{1,4}(?:薬局|調剤|クリニック|医院|病院|診療所|歯科|眼科|内科|小児科|整形外科|皮膚科)",
        )
    });
    static FIELD: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[^一-龥ァ-ヶー])(?P<v>[一-龥]{1,2}[ノヶケ])$"));
    let text = page.text;
    let firm = mark.certainty > Certainty::Doubtful;
    if !firm || !matches!(mark.kind, Kind::Facility | Kind::Organization) {
        return;
    }
    let rest = &text[mark.range.end..];
    let kana = |c: char| script(c) == Script::Hiragana;
    let found = HILL.find(rest).or_else(|| {
        let within =
            text[..mark.range.end].ends_with(kana) && !rest.starts_with(['の', 'を', 'は', 'と']);
        SHOP.find(rest).filter(|_| within)
    });
    mark.range.end += found.map_or(0, |found| found.len());
    let from = text[..mark.range.start].char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    let front = captured(&FIELD, &text[from..mark.range.start]).and_then(|found| found.name("v"));
    mark.range.start -= front.map_or(0, |front| front.len());
}
