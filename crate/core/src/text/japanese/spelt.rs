//! Bodies whose names are written in hiragana, which the dictionary takes for particles and verbs.

use super::super::page::{Page, Script, script};
use super::super::pattern::before;
use super::super::span::{Certainty, Kind, Mark, Why};
use super::super::views::Pattern;
use super::grown::ENDS;
use std::ops::Range;
use std::sync::LazyLock;

/// なごみ病棟, さくらユニット203: a ward by a name in kana.
static WARD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:^|[^ぁ-ん])(?P<v>(?P<k>[ぁ-ん]{2,5})(?:病?棟|(?:ユニット|フロア|[0-9]F)[0-9]{0,3}))|(?:^|[^ァ-ヶーA-Za-z一-龥])(?P<w>(?P<l>[ァ-ヶー]{2,6})病?棟)",
        &["棟", "ユニット", "フロア", "F"],
    )
});
/// デイ「ひなた庵」: what someone goes to, by its name in quotes.
static QUOTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:デイ|デイサービス|デイケア|ホーム|作業所|サロン|ユニット|支援[A-Z]型|支援学級|こども園|特支)「(?P<v>[^」\n]{2,12})」",
        &["デイ", "ホーム", "作業所", "サロン", "ユニット", "型「", "学級", "こども園", "特支"],
    )
});
/// What is done in a ward, which names none.
const CARED_FOR: [&str; 16] = [
    "リハビリ",
    "リハ",
    "ケア",
    "コロナ",
    "ホスピス",
    "ハイケア",
    "クリーン",
    "ストレスケア",
    "アルコール",
    "サテライト",
    "モデル",
    "デイケア",
    "バックアップ",
    "ターミナル",
    "ユニット",
    "セミ",
];
/// クリニック・ド・ハル, ひなたの丘リハビリテーション
static CALLED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "クリニック・[ァ-ヶー・]{2,12}|(?:[ぁ-ん]{2,5}|[一-龥]{1,3})の(?:丘|杜|森|里|郷|苑|樹|泉|木|園|家|街|風|空|花)(?:リハビリテーション|リハ|デイ|ナーシング|メディカル|メンタル|こころ|ハート|レディース|ペイン)[ァ-ヶー一-龥]{0,8}",
        &[
            "クリニック・",
            "リハ",
            "デイ",
            "ナーシング",
            "メディカル",
            "メンタル",
            "こころ",
            "ハート",
            "レディース",
            "ペイン",
        ],
    )
});

/// 会津みずなら病院, 播磨こころの診療所: a place or a family, and a word in hiragana.
static CARE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?P<p>[一-龥々ヶ]{1,4})(?P<k>[ぁ-ん]{2,8})(?:病院|医院|クリニック|診療所|薬局|歯科|内科|整形外科|小児科|眼科|皮膚科|耳鼻科|産婦人科|レディース|デイサービス|訪問看護|ホーム)",
        &[
            "病院",
            "医院",
            "クリニック",
            "診療所",
            "薬局",
            "歯科",
            "内科",
            "外科",
            "児科",
            "眼科",
            "膚科",
            "鼻科",
            "人科",
            "レディース",
            "デイサービス",
            "訪問看護",
            "ホーム",
        ],
    )
});

/// Words in hiragana between a noun and a hospital that are no name.
const WORDS: [&str; 22] = [
    "かかりつけ",
    "いつも",
    "この",
    "その",
    "どの",
    "さん",
    "ちゃん",
    "くん",
    "から",
    "まで",
    "より",
    "です",
    "ます",
    "した",
    "ない",
    "いる",
    "ある",
    "って",
    "など",
    "だけ",
    "とも",
    "という",
];

/// How a name in hiragana ends with の.
const WITH_NO: [&str; 6] = ["こころの", "みんなの", "まちの", "こどもの", "からだの", "ひとの"];

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for found in CALLED.find_iter(&page.views) {
        marks.push(Mark::likely(found, Kind::Facility, Why::Suffix));
    }
    for name in QUOTED.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        marks.push(Mark::likely(name, Kind::Facility, Why::Position));
    }
    chambers(page, marks);
    for found in WARD.captures_iter(&page.views) {
        if let (Some(ward), Some(stem)) = (found.group("w"), found.group("l")) {
            let stem = &page.text[stem];
            if !CARED_FOR.contains(&stem) {
                marks.push(Mark::likely(ward, Kind::Facility, Why::Suffix));
            }
            continue;
        }
        let (Some(found), Some(stem)) = (found.group("v"), found.group("k")) else { continue };
        let stem = &page.text[stem];
        let particle = stem.ends_with([
            'の', 'な', 'い', 'る', 'は', 'が', 'を', 'も', 'で', 'に', 'と', 'う', 'く',
        ]);
        // なずな is a flower, しずかな an adjective.
        let whole = stem.ends_with('な') && stem.chars().count() == 3;
        if !particle || whole && !matches!(stem, "みんな" | "おもな" | "いろな") {
            marks.push(Mark::likely(found, Kind::Facility, Why::Suffix));
        }
    }
    for found in CARE.captures_iter(&page.views) {
        let (Some(place), Some(kana)) = (found.group("p"), found.group("k")) else { continue };
        let word = &page.text[kana.clone()];
        let joined = word.ends_with([
            'の', 'が', 'は', 'を', 'に', 'で', 'と', 'へ', 'や', 'も', 'な', 'く', 'る', 'た',
            'て',
        ]) && !WITH_NO.iter().any(|end| word.ends_with(end));
        let spoken = WORDS.iter().any(|other| word.contains(other));
        // 花園おとくに: four letters are no adverb before a clinic, only behind a place.
        let joined = joined && !(word.ends_with('に') && word.chars().count() >= 4);
        let tokens = page.tokens.within(&place);
        let proper = tokens.last().is_some_and(|token| "LSNGX".contains(token.class))
            || matches!(
                &page.text[place.clone()],
                "中部" | "北部" | "南部" | "東部" | "西部" | "中央"
            )
            || heads(page, &place) && word.chars().count() >= 3;
        if !joined && !spoken && proper {
            let start = tokens
                .iter()
                .rev()
                .take_while(|token| "LSNGXu".contains(token.class))
                .last()
                .map_or(place.start, |token| token.range.start.max(place.start));
            marks.push(Mark::likely(start..found.range().end, Kind::Facility, Why::Suffix));
        }
    }
    abbreviated(page, marks);
    named_wards(page, marks);
}

/// 遺伝相談室こもれび, 緩和ケア病棟 ことり, 5階カンファレンス室ひのき: a room whose name stands behind it.
fn chambers(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static ROOM: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?P<v>(?:[0-9]{1,2}階)?[一-龥ァ-ヶー]{2,8}(?:室|病棟 )(?P<k>[ぁ-ん]{2,5}))(?:[ 、。)+\n]|$)",
            &["室", "病棟 "],
        )
    });
    for found in ROOM.captures_iter(&page.views) {
        let (Some(room), Some(name)) = (found.group("v"), found.group("k")) else { continue };
        let name = &page.text[name];
        let joined = name.starts_with(['に', 'で', 'へ', 'を', 'は', 'が', 'の', 'と', 'も', 'や'])
            || ENDS.contains(&name)
            || name.ends_with(['へ', 'に', 'で', 'の', 'は', 'を', 'る', 'た']);
        if !joined {
            marks.push(Mark::likely(room, Kind::Facility, Why::Position));
        }
    }
}

/// 洛西にしやま病院: what no dictionary knows, at the head of its field.
fn heads(page: &Page<'_>, place: &Range<usize>) -> bool {
    let opens = before(page.text, place.start).is_none_or(|c| " \n:(「【、。→/".contains(c));
    opens && page.tokens.within(place).iter().all(|token| "u".contains(token.class))
}

/// 高岡のいみず整形, うみべデンタル: a name in hiragana before what people shorten a clinic to.
fn abbreviated(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static SHORT: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?P<k>[ぁ-ん]{2,8})(?:整形|クリ|産科|調剤|デンタル|小児科|眼科|内科|歯科|耳鼻科|皮膚科)(?:[^一-龥ァ-ヶー]|$)",
            &[
                "整形",
                "クリ",
                "産科",
                "調剤",
                "デンタル",
                "小児科",
                "眼科",
                "内科",
                "歯科",
                "耳鼻科",
                "皮膚科",
            ],
        )
    });
    let text = page.text;
    for found in SHORT.captures_iter(&page.views) {
        let Some(mut name) = found.group("k") else { continue };
        let front = text[..name.start].chars().next_back();
        let joined = front.is_some_and(|c| script(c) == Script::Kanji);
        let opens = front.is_none_or(|c| !c.is_alphanumeric());
        if joined
            && text[name.clone()].starts_with(['の', 'に', 'は', 'で', 'と', 'へ', 'が', 'を'])
        {
            name.start += 'の'.len_utf8();
        } else if let Some(at) = text[name.clone()].rfind('の').filter(|_| joined) {
            // 近くのうめだ整形
            name.start += at + 'の'.len_utf8();
        } else if !opens {
            continue;
        }
        let word = &text[name.clone()];
        let ends = word.ends_with([
            'が', 'は', 'を', 'に', 'で', 'へ', 'も', 'な', 'い', 'く', 'る', 'た', 'て',
        ]);
        let single = matches!(page.tokens.within(&name), [one] if "VAKDRIjamt".contains(one.class));
        let whole = (2..=5).contains(&word.chars().count());
        let whole = whole && !super::body::SOME.contains(&word) && !word.ends_with("くの");
        if whole && !ends && !single && !WORDS.iter().any(|other| word.contains(other)) {
            let end = found.range().end;
            let last =
                text[..end].chars().next_back().filter(|c| !is_body(*c)).map_or(0, char::len_utf8);
            marks.push(Mark::likely(name.start..end - last, Kind::Facility, Why::Suffix));
        }
    }
}

fn is_body(c: char) -> bool {
    matches!(script(c), Script::Kanji | Script::Katakana)
}

/// 地域包括ケア病棟りんどう: a ward whose name stands behind it.
fn named_wards(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for (at, word) in page.text.match_indices("病棟") {
        if let Some(end) = end(page.text, at + word.len()) {
            let front = page.text[..at].chars().rev();
            let kind: usize = front.take_while(|c| is_body(*c)).take(8).map(char::len_utf8).sum();
            marks.push(Mark::likely(at - kind..end, Kind::Facility, Why::Suffix));
        }
    }
}

/// Where a name in hiragana ends that the dictionary takes for particles: グループホームやまぶき.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    const WORDS: [&str; 13] = [
        "から",
        "まで",
        "より",
        "など",
        "です",
        "だけ",
        "かつ",
        "かも",
        "しか",
        "さえ",
        "ほか",
        "また",
        "および",
    ];
    let rest = &text[at..];
    let length: usize = rest
        .chars()
        .take_while(|c| script(*c) == Script::Hiragana)
        .take(8)
        .map(char::len_utf8)
        .sum();
    let (run, next) = rest.split_at(length);
    let open = next.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let name = (3..=6).contains(&run.chars().count())
        && !run.starts_with(['に', 'へ', 'で', 'を', 'は', 'が', 'の', 'と', 'も'])
        && !WORDS.iter().any(|word| run.starts_with(word));
    (name && open).then_some(at + length)
}

/// 淀川にし病院: a body whose name the dictionary took for a place and a particle.
pub(in super::super) fn bridged(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    let hiragana = |c: char| script(c) == Script::Hiragana;
    let mut fronts: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| matches!(mark.kind, Kind::Place | Kind::Name | Kind::Facility))
        .map(|mark| mark.range.clone())
        .collect();
    fronts.sort_by_key(|range| range.end);
    let whole = |mark: &Mark| {
        let begins = matches!(mark.kind, Kind::Facility | Kind::Organization)
            && mark.certainty > Certainty::Doubtful
            && text[mark.range.clone()].starts_with(hiragana);
        if !begins {
            return None;
        }
        let before = fronts.partition_point(|front| front.end < mark.range.start);
        let front = &fronts[before.checked_sub(1)?];
        let gap = &text[front.end..mark.range.start];
        let near = gap.len() <= 6 && gap.chars().all(hiragana);
        near.then(|| Mark::likely(front.start..mark.range.end, mark.kind, Why::Suffix))
    };
    let found: Vec<Mark> = marks.iter().filter_map(whole).collect();
    marks.extend(found);
}
