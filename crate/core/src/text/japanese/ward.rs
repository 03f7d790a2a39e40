//! Wards, rooms and beds in Japanese notes.

use super::super::page::{Page, Script, script};
use super::super::pattern::{before, captured, pattern};
use super::super::span::{Certainty, Kind, Mark, Why};
use super::super::views::Pattern;
use regex::Regex;
use std::sync::LazyLock;

static WARDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "[A-Z]?[0-9]{1,2}[-]?[東西南北A-Z]?[0-9]?病棟(?: ?[0-9]{3}号室?)?|[0-9]{1,2}階(?:[ぁ-ん]{2,5}|[ァ-ヶー]{2,6})病棟|第[1-9](?:開放|閉鎖)|(?:中央)?手術[室部] ?[0-9]{1,2}番|外来[0-9]{1,2}番ブース|手術室 ?OR ?[0-9]{1,2}番?|[0-9]{1,2}階(?:面談室|相談室|会議室|カンファ室|カンファレンス室)[0-9]?|[0-9]{1,2}階(?:デイルーム|食堂|ホール|ラウンジ)[東西南北]?|(?:面談室|相談室)[1-9]|(?:緩和ケア|救急|回復期)病[棟室](?:[A-Z]-?)?[0-9]|救急[A-Z]棟|第[1-9][0-9]?(?:透析|手術|処置|診察|検査|面談|カテーテル|心カテ|内視鏡)室|[0-9]{1,2}階[東西南北]?(?:救急|回復期|療養|地域包括|地域包括ケア|緩和|緩和ケア|一般|精神科?|小児|産科|内科|外科|混合|認知症|障害者|外科系|内科系)病棟|[東西南北新旧本中]{1,2}[0-9]{1,2}階?[東西南北]?病棟|[0-9]{1,2}階[東西南北]?病棟|[A-Z東西南北][0-9]{0,2}棟(?:[0-9]{3,4}|[0-9]{0,2}階?)(?:[東西南北])?|(?:[0-9]{1,2}[東西南北] [一-龥]{0,4})?[0-9]{3,4}号室|[0-9]{1,2}[東西南北][0-9]?病棟|[一-龥ァ-ヶー]{2,8}棟[0-9]{1,2}(?:F|階)|(?:[ぁ-ん]{2,5}[ぁ-ん&&[^のはがをにでへとも]]|[ァ-ヶー]{2,6})棟(?:[0-9]{1,2}(?:F|階))?|(?:小児|内科|外科|回復期|療養|精神|急性期|慢性期|認知症|開放|閉鎖|救急|緩和ケア)(?:[0-9]{1,2}病棟|病[棟室][0-9]{1,2})|(?:LDR|陣痛室|分娩室|個室|特室)? ?[0-9]{1,2}号室",
        &[
            "棟",
            "号室",
            "第",
            "番",
            "手術室",
            "面談室",
            "相談室",
            "会議室",
            "カンファ",
            "病室",
            "デイルーム",
            "食堂",
            "ホール",
            "ラウンジ",
        ],
    )
});
/// The number of a bed or a room behind its label.
static BEDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:ベッド|病床|病室|部屋|居室)(?:番号|No\\.?|NO\\.?|:| )[ :.]{0,2}(?P<v>[A-Z]?-?[0-9]{1,4}[東西南北]?(?:-[0-9]{1,2})?[A-Z]?)|ベッド(?P<b>[A-Z]?-?[0-9]{1,3}(?:-[0-9]{1,2})?)(?:[ 、。)\n]|$)|病棟 ?: ?(?P<w>[一-龥ぁ-んァ-ヶーA-Z0-9]{1,8})|病棟 (?P<z>[1-9][0-9]{2}(?:-[0-9])?)(?:[ /、。\n]|$)|階 (?P<c>[1-9][0-9]{2,3}号?)(?:[ /、。\nにへので]|から|$)|(?:^|[^0-9./,-])(?P<g>[1-9][0-9]{2})の(?:奥さん|旦那|ご主人|ご家族)|[\n〉>、] ?(?P<k>[1-9][0-9]{2})の(?:患者|方|人)|(?:^|[^0-9一-龥-])(?P<h>[1-9][0-9]{2}号)(?:の|へ|に|で|は|が| ?ベッド)|(?:^|[ \n#])(?P<i>[1-9][0-9]?[東西南北])-?(?:夜勤|日勤|準夜|深夜)|(?:ユニット|フロア|病棟|面談室)[ :]?「(?P<j>[^」\n]{2,10})」|(?P<f>[0-9]{1,2}階[東西南北](?: [1-9][0-9]{2,3})?)(?:[^一-龥0-9]|$)|(?:^|[ \n(、。→])(?P<u>[1-9][0-9]?[東西南北] [0-9]{3}(?:-[0-9]{1,2})?)(?:[^0-9A-Za-z/]|$)|個室 ?(?P<y>[0-9][A-Z]-?[0-9]{3})|(?:個室|大部屋|居室|病室) ?[(](?P<p>[1-9][0-9]{2,3})(?:号室?)?[)]|(?:^|[ \n。、])(?P<q>[1-9][0-9]?[A-F東西南北]|[A-F][1-9])(?: ?[0-9]{1,3}(?:床|番ベッド)|の(?:人工呼吸|モニタ|ポンプ|車椅子|患者|方)| ?→)|→ ?(?P<t>[1-9][0-9]?[A-F東西南北]|[A-F][1-9])(?:[ 、。\n]|$)|病棟(?P<s>[0-9]{1,2}[A-F東西南北])(?:[^A-Za-z0-9一-龥]|$)|[歳才様] {1,3}(?P<r>[1-9][0-9]{2,3}号)(?:[ 、)\n]|$)|】(?P<m>[1-9][0-9]?[A-F東西南北])[ \n]|(?:^|\n)(?P<o>[1-9][0-9]{2,3})\t(?:空床|空室)|(?:居室|病室)(?P<A>[1-9][0-9]{2})(?:[でにのへ、。 \n]|$)|→ ?(?P<B>[1-9][0-9]{1,2}号)(?:[。、 \n]|$)|(?:^|[^A-Za-z0-9])(?P<C>(?:OR|LDR)(?:-?[0-9]{1,2}|-[A-Z]))(?-u:\\b)|(?:^|[^一-龥A-Za-z0-9])(?P<D>[東西南北][1-9]-[0-9]{1,3}(?:号室?)?)|(?:^|[^一-龥A-Za-z0-9]|め)(?P<E>[東西南北][1-9])(?:に[1-9]泊|へ転|に転|から転|に入院|に入室)|(?:循環器|消化器|呼吸器|整形|脳外|地ケア|地域包括|緩和|救命|血内|神内|腎内|産婦|回復期)内?科? ?(?P<F>[1-9][0-9]?[A-FNSWE東西南北])(?:[ 、。→\n]|$)|(?:^|[ \n])(?P<l>[1-9][0-9]?[A-F東西南北WENS]) (?:回診|申し?送り|カンファ|リーダー|日勤|夜勤|準夜|深夜)",
    )
});
/// A ward as staff abbreviate it, in brackets behind a patient: 西田氏(東4).
static SHORT_WARD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:様|さん|氏|殿|歳|才|君|ちゃん) ?[(](?P<w>[東西南北新旧本][0-9]{1,2}|[0-9]{1,2}[東西南北A-F]|[1-9][0-9]{2})[) 、]",
        &["("],
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for found in WARDS.find_iter(&page.views) {
        // でのあじさい棟
        let written = &text[found.clone()];
        let kana = written.starts_with(|c| script(c) == Script::Hiragana);
        let name = written.trim_start_matches(['で', 'の', 'は', 'が', 'を', 'に', 'へ', 'と']);
        let start = if kana { found.end - name.len() } else { found.start };
        if kana || !before(text, start).is_some_and(|c| c.is_ascii_alphanumeric()) {
            marks.push(Mark::likely(start..found.end, Kind::Facility, Why::Form));
        }
    }
    numbered(page, marks);
    for found in BEDS.captures_iter(text) {
        let value = [
            "v", "b", "w", "f", "s", "r", "p", "q", "t", "u", "y", "z", "c", "g", "k", "h", "i",
            "j", "l", "m", "o", "A", "B", "C", "D", "E", "F",
        ]
        .iter()
        .find_map(|name| found.name(name));
        // JNET 2A → コールドポリペクトミー: a class of findings.
        let value = value.filter(|value| {
            let front = text[..value.start()].trim_end_matches(' ');
            !["JNET", "NICE", "Stage", "Type", "Grade", "分類"]
                .iter()
                .any(|word| front.ends_with(word))
        });
        marks.extend(value.map(|value| Mark::likely(value.range(), Kind::Facility, Why::Label)));
    }
    for found in SHORT_WARD.captures_iter(&page.views).filter_map(|found| found.group("w")) {
        marks.push(Mark::likely(found, Kind::Facility, Why::Form));
    }
}

/// 307 空床, 515 転棟, 403 ①小倉: the room at the head of a line of a list of the ward.
fn numbered(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static LINE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "^[・○●◆□■ ]{0,2}(?P<v>[1-9][0-9]{2}(?:-[0-9])?)(?: |　){1,2}(?:空[床室き]?(?:[ 。、→]|$)|転[棟出入]|退院|入室|入院|外泊|[①-⑨])|^[・○●◆□■ ]{0,2}(?P<w>[1-9][0-9]{2})[①-⑨] ?[一-龥ぁ-んァ-ヶ]",
            &[
                "空", "転", "退院", "入室", "入院", "外泊", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧",
                "⑨",
            ],
        )
    });
    let rooms = LINE.captures_iter(&page.views);
    let rooms = rooms.filter_map(|found| found.group("v").or(found.group("w")));
    marks.extend(rooms.map(|room| Mark::likely(room, Kind::Facility, Why::Position)));
}

/// 508 嘉手納さん: the room before whoever lies in it, or whom a title names.
pub(in super::super) fn rooms(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static ROOM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|[ \n①-⑳・。、→〉>】])(?:(?P<v>[1-9][0-9]{2,3}[A-Z]?(?:-[0-9])?(?:号室?)?|[1-9][0-9]?[A-FNSWE東西南北])(?P<g>[ :]{1,2}|の|\t)|(?P<n>[1-9][0-9]{2,3}号室?))$",
        )
    });
    // 桜台病院 5A: the ward behind the house.
    static WARD: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^ (?P<v>[1-9][0-9]?[A-F東西南北]|[東西南北新][1-9][0-9]?)(?:[ →/、\n]|$)")
    });
    let honorifics = ["様", "さん", "氏", "殿", "君", "くん", "ちゃん"];
    let room = |mark: &Mark| {
        let front = &page.text[..mark.range.start];
        if mark.kind != Kind::Name || !front.ends_with([' ', ':', 'の', '\t', '号', '室']) {
            return None;
        }
        let titled = honorifics
            .iter()
            .any(|title| page.text[mark.range.end..].trim_start().starts_with(title));
        let end = mark.range.start;
        let from = page.text[..end].char_indices().rev().nth(9).map_or(0, |(at, _)| at);
        let room = captured(&ROOM, &page.text[from..end])?;
        let found = room.name("v").or(room.name("n"))?;
        let range = from + found.start()..from + found.end();
        // 6Wの羽鳥です
        let speaks = room.name("g").is_some_and(|gap| gap.as_str() == "の")
            && ["です", "と申", "より", "から"]
                .iter()
                .any(|word| page.text[mark.range.end..].starts_with(word));
        // A cell before the cell with a name.
        let titled = titled
            || speaks
            || mark.certainty > Certainty::Doubtful
                && page.text[..end].ends_with('\t')
                && page.text[mark.range.end..].starts_with('\t');
        titled.then(|| Mark::likely(range, Kind::Facility, Why::Position))
    };
    let ward = |mark: &Mark| {
        if mark.kind != Kind::Facility || mark.certainty == Certainty::Doubtful {
            return None;
        }
        let found = captured(&WARD, &page.text[mark.range.end..])?.name("v")?;
        let range = mark.range.end + found.start()..mark.range.end + found.end();
        Some(Mark::likely(range, Kind::Facility, Why::Position))
    };
    let found: Vec<Mark> =
        marks.iter().filter_map(|mark| room(mark).or_else(|| ward(mark))).collect();
    marks.extend(found);
}
