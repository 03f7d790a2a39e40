//! Names that are too short or too foreign for the lists, in a place where only a person can stand: hoshino_m 8:41, Dr畑へ,
//! 岡心理士, 術者 一(にのまえ), OT Park／ST 和, オンコール前 080-…, 名は「凪」.

use super::super::super::page::{Page, Script, script};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::super::super::words::{EPONYM, JA};
use super::position::is_direction;
use super::{has_class, is_stop, is_surname};
use std::ops::Range;
use std::sync::LazyLock;

/// Offices before or behind a surname of one letter.
const STAFF: [&str; 12] = [
    "看護師",
    "心理士",
    "心理師",
    "医師",
    "技師",
    "技士",
    "薬剤師",
    "衛生士",
    "保健師",
    "助産師",
    "療法士",
    "栄養士",
];

/// hoshino_m 8:41, Dr.つつみ 8:44: who writes in a chat.
static WRITES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:^|\n)(?:(?P<v>[a-z]{3,14}_[a-z]{1,14})|(?:Dr|Ns)\\.?(?P<w>[ぁ-ん]{2,5}|[ァ-ヶー]{2,8})) {1,2}(?:[01]?[0-9]|2[0-3]):[0-5][0-9]",
        &["_", "Dr", "Ns"],
    )
});

/// Dr畑へ, 主治医桝より, ME田神立会い: who is told, asked or there.
static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
    const OFFICES: [&str; 12] = [
        "Dr",
        "DR",
        "Ns",
        "ME",
        "CE",
        "主治医",
        "担当医",
        "当直医",
        "上級医",
        "研修医",
        "指導医",
        "師長",
    ];
    Pattern::with(
        &format!(
            "(?:{})\\.?(?P<v>[一-龥々]{{1,3}}?)(?:より|から|へ|に|が|と|報告|診察|指示|コール|回診|上申|相談|立ち?会|対応|同席|確認)",
            OFFICES.join("|")
        ),
        &OFFICES,
    )
});

/// Dr.歯朶尾, Dr加賀美: nothing else stands there.
static STOPPED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with("Dr\\.?(?P<v>[一-龥々]{2,3})(?:[ \n、。)(/]|より|から|に|へ|$)", &["Dr"])
});

/// 岡心理士, 応援の高看護師と
static HELD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        &format!(
            "(?:^|[ 、。(→・「\n]|の)(?P<v>[一-龥])(?:{})(?:[とがにはへもを、。 \n()]|より|から|$)",
            STAFF.join("|")
        ),
        &STAFF,
    )
});

/// 術者 一(にのまえ): one letter with its reading.
static READ: LazyLock<Pattern> = LazyLock::new(|| {
    const AHEAD: &str = "術者|執刀|読影|介助|助手|麻酔|担当|主治医|氏名|患者";
    Pattern::with(
        &format!("(?:{AHEAD})[ :]{{1,2}}(?P<v>[一-龥])[(](?P<k>[ぁ-ん]{{1,6}})[)]"),
        &["術者", "執刀", "読影", "介助", "助手", "麻酔", "担当", "主治医", "氏名", "患者"],
    )
});

/// 運転 三好, 夜勤グエンが: who drove, who was on duty.
static ON_DUTY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:運転|同行|随行|書記|文責|司会)[ :]{1,2}(?P<v>[一-龥々]{1,4})(?:[ 、。\n・/)]|$)|(?:_DR|DOCTOR|PHYSICIAN|OPERATOR|NURSE|_BY|USER|AUTHOR)=(?P<x>[一-龥々]{1,4}(?: [一-龥々ぁ-ん]{1,3})?)(?:[ \n]|$)|(?:夜勤|準夜|深夜|日勤|当直|遅番|早番)(?:者|Ns)?(?P<w>[ァ-ヶー]{2,6})(?:が|は|より|から|に|へ|と)",
        &[
            "運転",
            "同行",
            "随行",
            "書記",
            "文責",
            "司会",
            "夜勤",
            "準夜",
            "深夜",
            "日勤",
            "当直",
            "遅番",
            "_DR=",
            "DOCTOR=",
            "PHYSICIAN=",
            "OPERATOR=",
            "NURSE=",
            "_BY=",
            "USER=",
            "AUTHOR=",
            "早番",
        ],
    )
});

/// オンコール前 080-5518-6640: who is called.
static ON_CALL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:オンコール|当番|待機|拘束)[ :]{0,2}(?P<v>[一-龥々]{1,3}) ?[(]?(?:0[0-9]{1,4}-|PHS|内線)",
        &["オンコール", "当番", "待機", "拘束"],
    )
});

/// 名は「凪」, 以上、うえきです。
static CALLED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "名(?:前)?は「(?P<v>[一-龥々ぁ-んァ-ヶー]{1,6})」|(?:児名|命名|新生児名)[はを: ]{1,2}「?(?P<x>[一-龥々ぁ-んァ-ヶー]{1,4}?)」?(?:の予定|と命名|に決|[を、。\n )]|$)|以上、 ?(?P<w>[ぁ-ん]{2,4}|[一-龥々]{1,3})(?:です|でした)(?:[。、\n]|$)",
        &["は「", "以上、", "児名", "命名"],
    )
});

/// 6月5日 比嘉外来; —大豆生田 at the end of a line.
static SEES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:^|[ 、。(→に])(?P<v>[一-龥々]{2,3})外来|。 ?-(?P<w>[一-龥々]{2,4})(?:\n|$)",
        &["外来", "。-", "。 -"],
    )
});

/// (かな:なかんだかり るあ)
static SPELT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:かな|カナ|よみ|読み)[ :]{1,2}(?P<v>[ぁ-ん]{2,8} [ぁ-ん]{2,6})(?:[)、 \n]|$)",
        &["かな", "カナ", "よみ", "読み"],
    )
});

/// 助手 Müller・遠山, OT Park／ST 和, CRC:Park Jisoo
static LATIN: LazyLock<Pattern> = LazyLock::new(|| {
    const WORD: &str = "[A-Z][a-z\u{df}-\u{ff}'-]{2,}";
    Pattern::with(
        &format!(
            "(?:助手|術者|執刀医?|介助|通訳|立会|見学|責任医師|面談者|説明者|CRC|CRA|担当)[ :.]{{1,2}}(?P<v>{WORD}(?: {WORD})?)(?:[ 、・,/(\n]|$)|(?:^|[/ 、\n])(?:OT|PT|ST|Ns|MSW)[ :.]{{1,2}}(?P<w>{WORD})(?:[/・、(\n]|さん|$)"
        ),
        &[
            "助手",
            "術者",
            "執刀",
            "介助",
            "通訳",
            "立会",
            "見学",
            "責任医師",
            "面談者",
            "説明者",
            "CRC",
            "CRA",
            "担当",
            "OT",
            "PT",
            "ST",
            "Ns",
            "MSW",
        ],
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let likely = |range, why| Mark::likely(range, Kind::Name, why);
    let views = &page.views;
    for found in WRITES.captures_iter(views) {
        let one = found.group("v").or(found.group("w"));
        marks.extend(one.map(|range| likely(range, Why::Position)));
    }
    for (form, fits) in [
        (&*TOLD, is_holder as fn(&Page<'_>, &Range<usize>) -> bool),
        (&*STOPPED, is_rare),
        (&*HELD, is_holder),
        (&*ON_CALL, is_called),
    ] {
        let people = form.captures_iter(views).filter_map(|found| found.group("v"));
        marks
            .extend(people.filter(|range| fits(page, range)).map(|range| likely(range, Why::Role)));
    }
    for found in ON_DUTY.captures_iter(views) {
        const OTHERS: [&str; 10] = [
            "スタッフ",
            "リーダー",
            "ナース",
            "ドクター",
            "ヘルパー",
            "ケアマネ",
            "チーム",
            "パート",
            "メンバー",
            "サマリー",
        ];
        let one = found.group("v").filter(|range| is_holder(page, range));
        let two = found.group("w").filter(|range| {
            let written = &page.text[range.clone()];
            !OTHERS.contains(&written) && !page.dictionary.terms.contains(written)
        });
        marks.extend(one.or(two).or(found.group("x")).map(|range| likely(range, Why::Role)));
    }
    for found in READ.captures_iter(views) {
        if let (Some(name), Some(kana)) = (found.group("v"), found.group("k"))
            && !"右左両同各本".contains(&page.text[name.clone()])
        {
            marks.extend([name, kana].map(|range| likely(range, Why::Position)));
        }
    }
    for found in SEES.captures_iter(views) {
        let sees = found
            .group("v")
            .filter(|range| page.dictionary.surnames_only_ja.contains(&page.text[range.clone()]));
        let signs = found.group("w").filter(|range| is_holder(page, range));
        marks.extend(sees.or(signs).map(|range| likely(range, Why::Position)));
    }
    for name in SPELT.captures_iter(views).filter_map(|found| found.group("v")) {
        marks.push(likely(name, Why::Label));
    }
    for found in CALLED.captures_iter(views) {
        let closes = found.group("w").filter(|range| is_speaker(page, range));
        let one = found.group("v").or(found.group("x")).or(closes);
        marks.extend(one.map(|range| likely(range, Why::Position)));
    }
    for found in LATIN.captures_iter(views) {
        let name = found.group("v").or(found.group("w")).filter(|range| is_foreign(page, range));
        marks.extend(name.map(|range| likely(range, Why::Role)));
    }
}

/// A surname by the lists that says neither where nor when nor whose.
fn is_holder(page: &Page<'_>, range: &Range<usize>) -> bool {
    const OTHERS: &str = "前後中間内外上下側当各他同本新旧男女主両正副次若老名諸貴担";
    let written = &page.text[range.clone()];
    is_surname(page, written)
        && !is_stop(written)
        && !is_direction(written)
        && !page.dictionary.terms.contains(written)
        && (written.chars().count() > 1 || !OTHERS.contains(written))
}

/// Whom a number follows; one letter may be no more than 前 here.
fn is_called(page: &Page<'_>, range: &Range<usize>) -> bool {
    let written = &page.text[range.clone()];
    is_holder(page, range) || written.chars().count() == 1 && !"医者用中等側".contains(written)
}

/// Two or three kanji that are no one word.
fn is_rare(page: &Page<'_>, range: &Range<usize>) -> bool {
    let written = &page.text[range.clone()];
    let tokens = page.tokens.within(range);
    is_holder(page, range)
        || matches!(tokens, [one] if one.range == *range && "SGLNXP".contains(one.class))
            && !is_stop(written)
        || tokens.len() >= 2
            && tokens.iter().all(|token| "nvpuSLGfNX".contains(token.class))
            && !has_class(page, range, "v")
            && !is_stop(written)
            && !written.ends_with([
                '後', '前', '中', '時', '側', '室', '棟', '院', '待', '済', '間', '用', '科', '的',
            ])
}

/// Who says that this was all; not 以上、よろしくです.
fn is_speaker(page: &Page<'_>, range: &Range<usize>) -> bool {
    const OTHERS: [&str; 6] = ["よろしく", "とおり", "こんな", "おわり", "けつろん", "ほうこく"];
    let written = &page.text[range.clone()];
    let kana = written.chars().all(|c| script(c) == Script::Hiragana);
    let plain = page.tokens.within(range).iter().all(|token| "jaVKDIc".contains(token.class));
    if kana { !OTHERS.contains(&written) && !plain } else { is_holder(page, range) }
}

/// No everyday word, no eponym and no drug.
fn is_foreign(page: &Page<'_>, range: &Range<usize>) -> bool {
    let words = page.words();
    let first = words.partition_point(|word| word.range.start < range.start);
    let plain = words[first..].iter().take_while(|word| word.range.end <= range.end).any(|word| {
        let written = page.text[word.range.clone()].to_lowercase();
        word.everyday && !word.surname
            || EPONYM.contains(written.as_str())
            || page.dictionary.terms.contains(&page.text[word.range.clone()])
            || JA.list("roles").has(&page.text[word.range.clone()])
    });
    !plain
}
