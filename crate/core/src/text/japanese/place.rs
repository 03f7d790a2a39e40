//! Addresses and places in Japanese notes: by the list of municipalities, by label and by 丁目.

use super::super::page::{Page, Script, script};
use super::super::pattern::{after, before, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use super::super::words::JA;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static BLOCK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:同市|同町|同区|同村)?[一-龥々ヶケァ-ヶーのノ]{1,8}[0-9一二三四五六七八九十]{1,3} ?(?:丁目|番地|番町|条[東西南北]?)(?:[0-9一二三四五六七八九十-]{1,4}(?:番地?|号|-)?(?:の[0-9一二三四五]{1,3})?){0,4}",
        &["丁目", "番地", "番町", "条"],
    )
});
static ROADS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:国道|県道|府道|都道|市道)[0-9]{1,3}号(?:線)?(?: ?[一-龥ァ-ヶー]{1,8}(?:交差点|付近))?(?:付近)?|[一-龥々ヶケァ-ヶー]{1,8}(?:交差点|インターチェンジ|サービスエリア)(?:付近)?|[一-龥々ァ-ヶー]{2,8}通り?(?:沿い|商店街)",
        &["道", "通", "交差点", "インターチェンジ", "サービスエリア"],
    )
});
/// 同町美幸1-44, 相武台団地11-304: what stands for the rest of an address.
static NEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "同[市町区村][一-龥]{1,6}[0-9]{1,4}(?:-[0-9]{1,4}){1,2}|[一-龥々ァ-ヶー]{2,8}(?:団地|住宅|ハイツ|マンション|アパート)[0-9]{1,3}-[0-9]{1,4}",
        &["同市", "同町", "同区", "同村", "団地", "住宅", "ハイツ", "マンション", "アパート"],
    )
});
static BUILDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ (?:[一-龥々ァ-ヶーA-Za-zぁ-ん]{1,14}(?:ビル|荘|ハイツ|マンション|コーポ|アパート|メゾン|団地|住宅|号館|タワー|レジデンス|ハイム|コート|パレス|ヴィラ|棟)?(?:[0-9]{1,2}号?棟 ?)?[A-Z]?-?[0-9]{0,4}(?:号室|号|階|F)?)",
    )
});
/// A building without a number has to say that it is one.
static HOUSES: [&str; 15] = [
    "ビル",
    "荘",
    "ハイツ",
    "マンション",
    "コーポ",
    "アパート",
    "メゾン",
    "団地",
    "住宅",
    "号館",
    "タワー",
    "レジデンス",
    "号室",
    "階",
    "F",
];

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for town in towns(page) {
        let range = town.start..tail(page, town.end);
        marks.push(Mark::certain(range, Kind::Place, Why::List));
    }
    for found in BLOCK.find_iter(&page.views) {
        let start = trimmed(page, found.start, found.end);
        let end = tail(page, found.end);
        marks.push(Mark::certain(start..end, Kind::Place, Why::Form));
    }
    for found in NEAR.find_iter(&page.views) {
        marks.push(Mark::likely(found, Kind::Place, Why::Form));
    }
    for found in ROADS.find_iter(&page.views) {
        marks.push(Mark::likely(found, Kind::Place, Why::Form));
    }
    labelled(page, marks);
    homes(page, marks);
    abroad(page, marks);
    living(page, marks);
}

/// サンパウロ在住: where someone lives, in katakana.
fn living(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for (at, _) in page.text.match_indices("在住") {
        let kana = page.text[..at].chars().rev().take_while(|c| script(*c) == Script::Katakana);
        let start = at - kana.take(12).map(char::len_utf8).sum::<usize>();
        let written = &page.text[start..at];
        let house = ["ホーム", "ハウス", "マンション", "アパート"]
            .iter()
            .any(|tail| written.ends_with(tail));
        if written.len() >= 6 && !house && !page.dictionary.terms.contains(written) {
            marks.push(Mark::likely(start..at, Kind::Place, Why::List));
        }
    }
}

/// Prefectures and municipalities that stand as words.
fn towns(page: &Page<'_>) -> Vec<Range<usize>> {
    let text = page.text;
    let mut towns: Vec<Range<usize>> = Vec::new();
    for found in page.dictionary.gazetteer.find_iter(text) {
        let range = found.range();
        let name = &text[range.clone()];
        let bound = page.tokens.is_bound(range.start)
            || towns.last().is_some_and(|last| last.end == range.start);
        let long = name.chars().count() >= 3;
        let goes_on = after(text, range.end).is_some_and(|c| {
            "立民内外域".contains(c)
                || text[range.end..].starts_with("役所")
                || text[range.end..].starts_with("保健")
        });
        if !bound || goes_on || !long && !page.classes(&range).contains(['L', 'N']) {
            continue;
        }
        match towns.last_mut() {
            Some(last)
                if last.end == range.start
                    || text[last.end..range.start].chars().all(|c| c == '\n' || c == ' ')
                        && range.start - last.end <= 2 =>
            {
                last.end = range.end;
            }
            _ => towns.push(range),
        }
    }
    towns
}

/// To the end of an address that starts here.
fn tail(page: &Page<'_>, from: usize) -> usize {
    let text = page.text;
    let mut at = from;
    let mut digits =
        before(text, from).is_some_and(|c| c.is_ascii_digit()) || text[..from].ends_with("丁目");
    while let Some(c) = after(text, at) {
        if at - from > 150 {
            break;
        }
        match script(c) {
            Script::Digit => {
                digits = true;
                at += 1;
            }
            Script::Other
                if c == '-' && after(text, at + 1).is_some_and(|c| c.is_ascii_alphanumeric()) =>
            {
                at += 1;
            }
            Script::Other if c == '\n' => {
                let line = text[at + 1..].split('\n').next().unwrap_or_default();
                let start = line.len() - line.trim_start().len();
                let head: String = line.trim().chars().take(12).collect();
                let number = head.trim_end_matches(|c: char| "号番地室".contains(c));
                let goes_on = if digits {
                    number.len() <= 8
                        && number.chars().all(|c| c.is_ascii_digit() || c == '-')
                        && number.contains('-')
                } else {
                    head.contains(|c: char| c.is_ascii_digit())
                        && head.chars().next().is_some_and(|c| script(c) == Script::Kanji)
                        && head.contains(['町', '丁', '番', '字', '区'])
                };
                if !goes_on || line.trim().is_empty() {
                    break;
                }
                at += 1 + start;
            }
            Script::Blank => {
                if after(text, at + 1).is_some_and(|c| c.is_ascii_digit())
                    && (!digits
                        || page.text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
                            && text[at + 1..].split([' ', '\n']).next().is_some_and(|word| {
                                word.contains('-') || word.ends_with(['号', '室'])
                            }))
                {
                    at += 1;
                    continue;
                }
                // 大字猪尻 字若宮南 131-4
                if !digits
                    && ["字", "大字", "小字"].iter().any(|word| text[at + 1..].starts_with(word))
                {
                    at += 1;
                    continue;
                }
                let building = BUILDING.find(&text[at..]);
                match building.filter(|found| digits && is_building(found.as_str())) {
                    Some(found) => at += found.end(),
                    None => break,
                }
            }
            Script::Kanji | Script::Hiragana | Script::Katakana => {
                let token = page.tokens.starting(at);
                let word = token.map_or(&text[at..at + c.len_utf8()], |token| page.word(token));
                let class = token.map_or('n', |token| token.class);
                let inner = matches!(word, "の" | "ノ" | "ヶ" | "ケ")
                    && after(text, at + word.len()).is_some_and(|c| {
                        c.is_ascii_digit()
                            || "一二三四五六七八九十".contains(c)
                            || script(c) == Script::Kanji && !digits
                    });
                let stop = "jaVKAD".contains(class) && !inner
                    || JA.list("titles").has(word)
                    || JA.list("place-after").has(word)
                    || class == 'M' && word.chars().count() >= 2
                    || JA.list("facilities").starts(&text[at..]).is_some() && !digits
                    || JA.list("organizations").starts(&text[at..]).is_some() && !digits
                    || digits
                        && "SGvn".contains(class)
                        && !"丁番号室階棟地条目".contains(c)
                        && before(text, at) == Some(' ');
                if stop || word == "在住" || word == "出身" {
                    break;
                }
                at += word.len();
            }
            Script::Latin
                if digits
                    && c.is_ascii_uppercase()
                    && !after(text, at + 1).is_some_and(|c| c.is_ascii_alphabetic()) =>
            {
                at += 1;
            }
            _ => break,
        }
    }
    from + text[from..at].trim_end_matches([' ', '\n', '-']).len()
}

/// It ends in a number or says that it is a house, and is no label.
fn is_building(word: &str) -> bool {
    (word.ends_with(|c: char| c.is_ascii_digit()) || HOUSES.iter().any(|tail| word.ends_with(tail)))
        && !JA.list("name-labels").has(word.trim())
        && !["TEL", "FAX", "電話"].iter().any(|label| word.contains(label))
}

/// What a block of 丁目 starts with when a particle stands before its name.
fn trimmed(page: &Page<'_>, start: usize, end: usize) -> usize {
    let tokens = page.tokens.within(&(start..end));
    let cut = tokens
        .iter()
        .take_while(|token| token.range.end < end)
        .filter(|token| token.class == 'j' && !matches!(page.word(token), "の" | "ノ"))
        .last();
    cut.map_or(start, |token| token.range.end.max(start))
}

/// 住所: …: the rest of the field.
fn labelled(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for label in page.listed("place-labels") {
        let rest = &text[label.end..];
        let gap = rest.len() - rest.trim_start_matches([' ', ':', '=', '(', ')', '】', ']']).len();
        let opened = rest[..gap].contains([':', '=', '】', ']']);
        let formed = gap > 0
            && before(text, label.start).is_none_or(|c| matches!(c, '\n' | ' ' | '【' | '[' | '('));
        if !opened && !formed
            || before(text, label.start).is_some_and(|c| script(c) == Script::Kanji)
        {
            continue;
        }
        let mut at = label.end + gap;
        if let Some(found) = POSTCODE.find(&text[at..]) {
            at += found.end();
        }
        let mut field = super::body::field(text, at);
        for word in
            [" TEL", " Tel", " tel", "TEL", " 電話", " FAX", "電話", " 氏名", " 車両", " 患者"]
        {
            if let Some(cut) = text[field.clone()].find(word) {
                field.end = field.start + cut;
            }
        }
        // コーポ海風203 母子手帳番号:…: the next field begins.
        if let Some(found) = NEXT.find(&text[field.clone()]) {
            field.end = field.start + found.start();
        }
        let written = text[field.clone()].trim_end();
        let count = written.chars().count();
        let tokens = page.tokens.within(&field);
        let sentence = tokens.iter().filter(|token| "Va".contains(token.class)).count() >= 2;
        let placed = written.contains(|c: char| c.is_ascii_digit())
            || tokens.iter().any(|token| matches!(token.class, 'L' | 'N'))
            || written.contains(['市', '区', '町', '村', '県']);
        if (2..=60).contains(&count)
            && !sentence
            && placed
            && !written.starts_with(|c: char| c.is_ascii_digit())
        {
            marks.push(Mark::certain(
                field.start..field.start + written.len(),
                Kind::Place,
                Why::Label,
            ));
        }
    }
}

static NEXT: LazyLock<Regex> =
    LazyLock::new(|| pattern(" [一-龥ぁ-んァ-ヶー]{1,10}(?::|番号|あり|なし)"));
static POSTCODE: LazyLock<Regex> = LazyLock::new(|| pattern("^〒? ?[0-9]{3}-?[0-9]{4} ?"));

/// ロンドン: a town abroad that runs into no longer word.
fn abroad(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for token in
        page.tokens.all().iter().filter(|token| token.class == 'L' && token.range.len() >= 9)
    {
        let kana = |c: char| script(c) == Script::Katakana;
        let next = after(page.text, token.range.end);
        let joined = next.is_some_and(|c| {
            kana(c) || c.is_ascii_digit() || matches!(c, '・' | '-') || script(c) == Script::Kanji
        }) || before(page.text, token.range.start)
            .is_some_and(|c| kana(c) || c == '・');
        let word = page.word(token);
        let sign = ["(+", "(-"].iter().any(|sign| page.text[token.range.end..].starts_with(sign));
        if word.chars().all(kana)
            && !sign
            && word != "カイロ"
            && !joined
            && !page.dictionary.terms.contains(word)
        {
            marks.push(Mark::likely(token.range.clone(), Kind::Place, Why::List));
        }
    }
}

/// 鳴門に帰る, 上田駅, 高知の実家: a place the dictionary knows, with a word that says whose it is.
fn homes(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for token in
        page.tokens.all().iter().filter(|token| matches!(token.class, 'L' | 'N' | 'S' | 'X' | 'u'))
    {
        let name = page.word(token);
        if name.chars().count() < 2 || name.is_ascii() || page.dictionary.terms.contains(name) {
            continue;
        }
        let rest = &text[token.range.end..];
        // いわきの娘宅: whose home is there.
        let kin = rest.strip_prefix('の').and_then(|rest| {
            let length = JA.list("family").starts(rest)?;
            let home = rest[length..].trim_start_matches('の');
            ["宅", "家", "方"].iter().any(|word| home.starts_with(word)).then_some(length)
        });
        let Some(length) = JA.list("place-after").starts(rest).or(kin) else { continue };
        let word = rest.get(..length).unwrap_or_default();
        // 外科出身, 当院出身: only what the dictionary takes for a place, but for a station.
        if matches!(token.class, 'L' | 'N' | 'S')
            || word.starts_with('駅') && !name.starts_with('最')
        {
            let end = token.range.end
                + if word.starts_with('駅') || word.starts_with('空') {
                    '駅'.len_utf8()
                } else {
                    0
                };
            marks.push(Mark::likely(token.range.start..end, Kind::Place, Why::List));
        }
    }
}
