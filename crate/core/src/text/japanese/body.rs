//! Hospitals, wards, employers and schools in Japanese notes.

use super::super::page::{Page, Script, script};
use super::super::pattern::{after, before, captured, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use super::super::words::JA;
use super::spelt;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Endings that are departments too: only a proper name before them makes a clinic of them.
const DEPARTMENTS: [&str; 19] = [
    "整形外科",
    "内科",
    "外科",
    "小児科",
    "眼科",
    "耳鼻科",
    "耳鼻咽喉科",
    "皮膚科",
    "皮フ科",
    "皮ふ科",
    "ひふ科",
    "泌尿器科",
    "肛門科",
    "産婦人科",
    "婦人科",
    "心療内科",
    "精神科",
    "脳神経外科",
    "胃腸科",
];

/// What is asked of a firm, behind its name: (株)…に外注.
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "に(?:て|は|も)?(?:外注|依頼|委託|発注|勤務|在籍|就職|入社|連絡|確認|問い?合わせ|転職|復職)",
    )
});
static LEGAL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:株式会社|有限会社|合同会社|[(](?:株|有|同)[)]|社会福祉法人|学校法人|(?:社会)?医療法人(?:社団|財団)?|一般社団法人|公益財団法人|公益社団法人|一般財団法人|NPO法人|特定非営利活動法人) ?[^ \n\t、。,()「」:;]{1,18}(?: [^ \n\t、。,()「」:;]{1,20}(?:病院|医院|クリニック|診療所|センター|苑|荘|園|ホーム))?",
        &["会社", "(株)", "(有)", "(同)", "法人"],
    )
});
/// Words that stand before the name of a home or service: 特別養護老人ホーム ひだまり荘.
static LEADING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "介護老人保健施設|老人保健施設|特別養護老人ホーム|養護老人ホーム|有料老人ホーム|住宅型有料老人ホーム|グループホーム|ケアハウス|訪問看護ステーション|デイサービスセンター?|居宅介護支援事業所|健診プラザ|サービス付き高齢者向け住宅|小規模多機能|児童養護施設|保育園|フリースクール|就労継続支援[A-Z]型事業所|作業所|ショートステイ|サ高住|道の駅|老健|特養|くすりの|ステーション|民宿|劇団|学習塾|美容室|居酒屋|FC|訪看|ケアホーム|ケアプラン|ケアセンター|デイケア|訪問リハ|訪リハ|助産院|助産所|ワークセンター|ヘルパーステーション|児童発達支援|放課後等デイサービス|ホームセンター|スーパー|レストラン|旅館|ホテル|食堂|喫茶|居酒屋|スナック|健診センター|検診センター|ヘアサロン|ゲストハウス|ペンション",
        &[
            "老人保健施設",
            "養護老人ホーム",
            "有料老人ホーム",
            "グループホーム",
            "ケアハウス",
            "デイサービス",
            "居宅介護支援事業所",
            "健診プラザ",
            "サービス付き高齢者向け住宅",
            "小規模多機能",
            "児童養護施設",
            "保育園",
            "フリースクール",
            "就労継続支援",
            "作業所",
            "ショートステイ",
            "サ高住",
            "道の駅",
            "老健",
            "特養",
            "くすりの",
            "ステーション",
            "民宿",
            "劇団",
            "学習塾",
            "美容室",
            "居酒屋",
            "FC",
            "訪看",
            "ケアホーム",
            "ケアプラン",
            "ケアセンター",
            "デイケア",
            "訪問リハ",
            "訪リハ",
            "助産院",
            "助産所",
            "ワークセンター",
            "児童発達支援",
            "ホームセンター",
            "スーパー",
            "レストラン",
            "旅館",
            "ホテル",
            "食堂",
            "喫茶",
            "スナック",
            "健診センター",
            "検診センター",
            "ヘアサロン",
            "ゲストハウス",
            "ペンション",
        ],
    )
});
/// Of those, what is followed by many other words: only a name in hiragana, whole, counts behind it.
const ORDINARY: [&str; 16] = [
    "ケアプラン",
    "ケアセンター",
    "デイケア",
    "訪問リハ",
    "訪リハ",
    "助産院",
    "助産所",
    "スーパー",
    "レストラン",
    "旅館",
    "ホテル",
    "食堂",
    "喫茶",
    "居酒屋",
    "健診センター",
    "検診センター",
];
/// A name behind such a word.
static LED: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ ?(?P<n>[一-龥々ァ-ヶーぁ-んA-Za-z・]{2,12}(?: [ぁ-ん]{2,6})?)"));
static TRAILING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "[一-龥ァ-ヶーA-Za-z0-9々]{2,14}(?:株式会社|有限会社|合同会社|[(](?:株|有)[)])",
        &["会社", "(株)", "(有)"],
    )
});

/// 市民医療C: how forms shorten a centre.
static CENTRES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?P<v>(?:医療|がん|母子|こども|保健|健康|福祉|救命|透析|リハ)C)(?:[^A-Za-z0-9]|$)",
        &[
            "医療C",
            "がんC",
            "母子C",
            "こどもC",
            "保健C",
            "健康C",
            "福祉C",
            "救命C",
            "透析C",
            "リハC",
        ],
    )
});

/// みやした眼科  宮下 依里子: a practice in hiragana, and who signs for it.
static SIGNED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:^|\n| )(?P<v>[ぁ-ん]{2,6}(?:眼科|内科|小児科|皮膚科|耳鼻科|耳鼻咽喉科|歯科|整形外科|産婦人科|外科|泌尿器科)) {1,3}(?:院長 ?|医師 ?)?[一-龥々]{1,4} ?[一-龥々ぁ-んァ-ヶ]{1,4}(?:\n|$)",
        &["科 "],
    )
});

/// 白沢ARTクリニック: Latin letters between a name and what it is.
static LETTERED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "[一-龥々ァ-ヶー]{2,8}[A-Z]{2,5}(?:クリニック|病院|センター|医院)",
        &["クリニック", "病院", "センター", "医院"],
    )
});

/// 峰山救急2: a crew that came with the ambulance.
static CREWS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:^|[^一-龥])(?P<v>[一-龥]{2,4}(?:救急|救助|消防)[1-9](?:号|隊)?)(?:[^0-9次]|$)|隊[(](?P<w>[一-龥](?:救急|救助|消防)[1-9])[)]",
        &["救急", "救助", "消防"],
    )
});

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for (list, common, kind) in [
        ("facilities", "facility-common", Kind::Facility),
        ("facility-tails", "facility-common", Kind::Facility),
        ("organizations", "organization-common", Kind::Organization),
        ("company-tails", "organization-common", Kind::Organization),
    ] {
        for suffix in page.listed(list) {
            suffixed(page, suffix, common, kind, marks);
        }
    }
    for c in CENTRES.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        let start = backward(page, &c);
        if c.start - start >= "市民".len() {
            marks.push(Mark::likely(start..c.end, Kind::Facility, Why::Suffix));
        }
    }
    for practice in SIGNED.captures_iter(&page.views).filter_map(|found| found.group("v")) {
        marks.push(Mark::likely(practice, Kind::Facility, Why::Position));
    }
    for clinic in LETTERED.find_iter(&page.views) {
        // 当院PETセンター, 画像診断CTセンター: a part of any house.
        let part = ["院", "部", "科", "棟", "室", "検査", "診断", "放射線", "中央"];
        let name = page.text[clinic.clone()].split(|c: char| c.is_ascii_uppercase()).next();
        if !name.is_some_and(|name| part.iter().any(|tail| name.ends_with(tail))) {
            marks.push(Mark::likely(clinic, Kind::Facility, Why::Suffix));
        }
    }
    for crew in
        CREWS.captures_iter(&page.views).filter_map(|found| found.group("v").or(found.group("w")))
    {
        let level = ["一次", "二次", "三次", "初期", "高度", "夜間", "休日"];
        if !level.iter().any(|word| page.text[crew.clone()].contains(word)) {
            marks.push(Mark::likely(crew, Kind::Organization, Why::Form));
        }
    }
    let text = page.text;
    spelt::find(page, marks);
    let legal = LEGAL.find_iter(&page.views);
    for found in legal.chain(TRAILING.find_iter(&page.views)) {
        let asked = ASKED.find(&text[found.clone()]);
        let found = found.start..asked.map_or(found.end, |asked| found.start + asked.start());
        let written = &text[found.clone()];
        let kind = if written.contains("医療法人") || written.contains("病院") {
            Kind::Facility
        } else {
            Kind::Organization
        };
        marks.push(Mark::certain(found, kind, Why::Suffix));
    }
    for all in LEADING.find_iter(&page.views) {
        let Some(name) = captured(&LED, &text[all.end..]).and_then(|found| found.name("n")) else {
            continue;
        };
        let name = all.end + name.start()..all.end + name.end();
        let runs_on = before(text, all.start).is_some_and(|c| script(c) == Script::Katakana);
        if runs_on && script(text[all.start..].chars().next().unwrap_or(' ')) == Script::Katakana {
            continue;
        }
        // To the first particle that the dictionary sees.
        let tokens = page.tokens.within(&name);
        let stop = tokens.iter().position(|token| {
            token.class == 'j' && page.word(token) != "の"
                || "Va".contains(token.class) && page.word(token).chars().count() <= 1
                || token.class == 'v'
        });
        let end = stop.map_or(name.end, |index| tokens[index].range.start);
        let spelled = spelt::end(text, name.start);
        let end = end.max(spelled.unwrap_or(end));
        // グループホーム入居希望: what one does there.
        let done = tokens.first().is_some_and(|token| "Mvt".contains(token.class));
        let named = end > name.start
            && !done
            && (spelled.is_some() || !ORDINARY.contains(&&text[all.clone()]))
            && text[name.start..end].chars().count() >= 2
            && !page.dictionary.terms.contains(&text[name.start..end])
            && !super::kana::leads_on(&text[name.start..end])
            && !JA.list("place-after").has(&text[name.start..end]);
        if named {
            marks.push(Mark::likely(all.start..end, Kind::Facility, Why::Suffix));
        }
    }
}

fn suffixed(
    page: &Page<'_>,
    suffix: &Range<usize>,
    common: &str,
    kind: Kind,
    marks: &mut Vec<Mark>,
) {
    let text = page.text;
    let word = &text[suffix.clone()];
    let next = after(text, suffix.end);
    // 病院側, 大学生, 銀行員: the word goes on.
    if next.is_some_and(|c| "生員長側学物薬剤炎症液性系業額群".contains(c))
        && kind == Kind::Organization
        || next.is_some_and(|c| "長側物症".contains(c))
    {
        return;
    }
    // シンバスタチン holds no バス, スクリーニング no クリーニング.
    if word == "クリーニング" && text[..suffix.start].ends_with('ス') {
        return;
    }
    let runs_on = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Katakana);
    let within = word.chars().count() < 5 || !page.tokens.is_bound(suffix.end);
    if within && runs_on(before(text, suffix.end)) && runs_on(next) {
        return;
    }
    let start = backward(page, suffix);
    let prefix = start..suffix.start;
    let whole = text[start..suffix.end].trim_start();
    let start = suffix.end - whole.len();
    let prefix = start..prefix.end;
    let front = &text[prefix.clone()];
    if front.is_empty()
        || front.ends_with("かかりつけ")
        || word == "装具" && front.ends_with('式')
        || JA.list(common).has(whole)
        || JA.list("facility-common").has(whole)
        || page.dictionary.terms.contains(whole)
    {
        return;
    }
    let named = page.tokens.within(&prefix).iter().any(|token| {
        "SGNLOXPCu".contains(token.class) && !page.dictionary.terms.contains(page.word(token))
    });
    let kana = front.chars().filter(|c| script(*c) == Script::Hiragana).count() >= 3;
    let department = DEPARTMENTS.contains(&word);
    // みなと総合病院 between marks: the dictionary may take a name in kana for particles.
    let spelled = kana
        && front.chars().all(|c| script(c) == Script::Hiragana)
        && !front.ends_with(['の', 'な', 'い', 'る', 'た', 'は', 'が', 'を', 'も', 'で', 'に'])
        && !before(text, start).is_some_and(char::is_alphanumeric);
    let generic = !spelled
        && page.tokens.within(&prefix).iter().all(|token| {
            let part = page.word(token);
            "Mjsn".contains(token.class)
                && (token.class != 'n' || part.chars().count() >= 2 && is_generic(part))
                || is_generic(part)
        });
    // 北(南クリニック): one letter is a name where nothing else stands before it.
    let one = front.chars().count() == 1
        && !JA.list("body-generic").has(front)
        && ["クリニック", "医院", "病院", "歯科", "眼科"].contains(&word)
        && before(text, start).is_some_and(|c| matches!(c, '(' | ':' | '→' | '【'));
    let generic = generic && !one;
    let short = word.chars().count() == 1 || front.chars().count() == 1 && !named && !one;
    if generic
        || short
        || department
            && !on_its_own(page, start, suffix.end, front)
            && !(named && !front.chars().all(|c| script(c) == Script::Katakana) || kana)
        || kind == Kind::Organization && !named && !kana && front.chars().count() < 2
    {
        return;
    }
    let end = if department { departments(text, suffix.end) } else { branch(text, suffix.end) };
    let mark = if named || kana || department { Mark::likely } else { Mark::doubtful };
    let strong =
        ["病院", "医院", "クリニック", "医療センター"].iter().any(|tail| word.ends_with(tail))
            || matches!(
                word,
                "医院"
                    | "クリニック"
                    | "診療所"
                    | "記念病院"
                    | "総合病院"
                    | "市民病院"
                    | "中央病院"
                    | "薬局"
                    | "大学病院"
                    | "小学校"
                    | "中学校"
                    | "高校"
                    | "高等学校"
                    | "保育園"
                    | "幼稚園"
                    | "製作所"
                    | "バイオラボ"
                    | "ラボサイエンス"
                    | "インターナショナルスクール"
                    | "消防署"
                    | "警察署"
                    | "物流センター"
                    | "クリニックモール"
                    | "専門学校"
                    | "工業高校"
                    | "漁業協同組合"
                    | "葬祭"
            );
    let mark = if strong { Mark::likely } else { mark };
    marks.push(mark(start..end, kind, Why::Suffix));
}

/// 白樺整形外科 after a colon or blank and before a particle or blank: a clinic, unless organs
/// stand before 外科.
fn on_its_own(page: &Page<'_>, start: usize, end: usize, front: &str) -> bool {
    const ORGANS: [&str; 34] = [
        "消化",
        "呼吸",
        "循環",
        "心臓",
        "血管",
        "脳",
        "神経",
        "整形",
        "形成",
        "乳腺",
        "小児",
        "血液",
        "腎",
        "糖尿",
        "内分泌",
        "総合",
        "一般",
        "胸部",
        "肝",
        "膵",
        "大腸",
        "腫瘍",
        "感染",
        "膠原",
        "老年",
        "緩和",
        "移植",
        "救急",
        "脊椎",
        "関節",
        "口腔",
        "頭頸",
        "リウマチ",
        "アレルギー",
    ];
    let open = before(page.text, start)
        .is_none_or(|c| matches!(c, ':' | ' ' | '\n' | '(' | '、' | '→' | '/'));
    let close = after(page.text, end)
        .is_none_or(|c| matches!(c, ' ' | '\n' | 'に' | 'で' | 'へ' | 'よ' | '(' | ')' | '、'));
    front.chars().count() >= 2
        && open
        && close
        && !ORGANS.iter().any(|organ| front.contains(organ))
        && !page
            .tokens
            .within(&(start..start + front.len()))
            .iter()
            .any(|token| "vMd".contains(token.class))
}

/// Words of which no one name is made.
fn is_generic(word: &str) -> bool {
    JA.list("body-generic").has(word)
}

/// Back over what can be part of a name, to a particle, a mark or a word of another kind.
fn backward(page: &Page<'_>, suffix: &Range<usize>) -> usize {
    let text = page.text;
    let mut start = suffix.start;
    while let Some(c) = before(text, start) {
        if suffix.start - start > 48 {
            break;
        }
        if c == ' ' {
            // 健診プラザ みずほの杜, どんぐり薬局 松原店: a blank only within a known pair.
            break;
        }
        // 赤城手の外科クリニック
        if text[..start].ends_with("手の") && text[start..].starts_with("外科") {
            start -= "手の".len();
            continue;
        }
        if c == '・' || c == '-' || c.is_ascii_alphanumeric() {
            let latin = c.is_ascii_alphabetic() && suffix.start > start || c == '・';
            if !latin {
                break;
            }
            start -= c.len_utf8();
            continue;
        }
        if !matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana) {
            break;
        }
        let Some(token) = page.tokens.ending(start) else {
            start -= c.len_utf8();
            continue;
        };
        let word = page.word(token);
        let hiragana = word.chars().all(|c| script(c) == Script::Hiragana);
        let inner = word == "の"
            && before(text, token.range.start).is_some_and(|c| {
                matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana)
            })
            && page
                .tokens
                .ending(token.range.start)
                .is_some_and(|token| "SGNLXOu".contains(token.class))
            && start < suffix.start;
        let particle = hiragana
            && "ja".contains(token.class)
            && !inner
            && (word.chars().count() >= 2
                || matches!(
                    word,
                    "に" | "を" | "は" | "が" | "で" | "へ" | "と" | "も" | "の" | "や"
                ));
        let stop = JA.list("name-labels").has(word)
            || SOME.contains(&word)
            || JA.list("family").has(word)
            || JA.list("organization-labels").has(word)
            || JA.list("roles").has(word) && !JA.list("facilities").has(word)
            || matches!(
                word,
                "紹介"
                    | "依頼"
                    | "施設"
                    | "転院"
                    | "通院中"
                    | "初診"
                    | "検査"
                    | "送信"
                    | "宛"
                    | "先日"
                    | "本日"
                    | "昨日"
                    | "同日"
                    | "前回"
                    | "現在"
                    | "以前"
                    | "平素"
            );
        if particle || stop || token.class == 'K' || "VRs".contains(token.class) && !hiragana {
            break;
        }
        start = token.range.start;
    }
    whole(page, start)
}

/// のと北部総合病院: at the head of a field stands no particle, so kana there belong to the name; and
/// 北が丘 is one word.
fn whole(page: &Page<'_>, start: usize) -> usize {
    static CLINIC: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[一-龥]?(?:(?:[一-龥]{1,4}科|こども|ファミリー|レディース|ペイン|在宅|訪問看護){0,3}(?:クリニック|医院|診療所|病院|薬局|歯科|ステーション))",
        )
    });
    static HILL: LazyLock<Regex> = LazyLock::new(|| pattern("[一-龥]{1,3}[がヶケ]$"));
    // 宮の前訪問看護ステーション
    static OF: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[ :\\n(「・、。→】【])(?P<n>[一-龥]{1,2}の)$"));
    const PLACES: &str = "前森里杜木宮郷庄辻樹丘原浜台島沢池坂井内町道";
    let text = page.text;
    let linked = text[start..]
        .starts_with(['丘', '原', '浜', '崎', '谷', '岡', '台', '峰', '池', '島', '沢', '関']);
    let from = text[..start].char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    let hill = HILL.find(&text[from..start]).filter(|_| linked);
    let placed = text[start..].starts_with(|c| PLACES.contains(c));
    let of = captured(&OF, &text[from..start]).filter(|_| placed).and_then(|found| found.name("n"));
    if let Some(of) = of {
        return from + of.start();
    }
    let start = hill.map_or(start, |found| from + found.start());
    let kana = text[..start].chars().rev().take_while(|c| script(*c) == Script::Hiragana);
    let head = start - kana.map(char::len_utf8).sum::<usize>();
    let opens = before(text, head).is_none_or(|c| {
        matches!(c, ' ' | ':' | '\n' | '(' | '「' | '【' | '・' | '、' | '。' | '→')
    });
    let worded =
        page.tokens.within(&(head..start)).iter().any(|token| "KDRIVAm".contains(token.class));
    let word = &text[head..start];
    // みなもと内科クリニック: what the dictionary takes for verbs is the name there.
    let clinic = CLINIC.is_match(&text[start..]);
    let named = clinic && (3..=6).contains(&word.chars().count());
    let worded = worded && !named;
    let joined = word.ends_with(['で', 'に', 'は', 'を', 'が', 'へ', 'も', 'な'])
        && DEPARTMENTS.iter().any(|department| text[start..].starts_with(department));
    let common = joined || SOME.contains(&word);
    if opens && !worded && !common && start - head <= 15 { head } else { start }
}

/// Words in hiragana before a clinic that say which, and name none.
pub(super) const SOME: [&str; 24] = [
    "ふつうの",
    "もよりの",
    "ちかくの",
    "いつもの",
    "なじみの",
    "ほかの",
    "べつの",
    "よその",
    "すぐ",
    "まず",
    "また",
    "かかりつけの",
    "ちかばの",
    "となりの",
    "まえの",
    "つぎの",
    "はじめての",
    "おなじ",
    "おおきな",
    "ちいさな",
    "はやめに",
    "おとなの",
    "こどもの",
    "たとえば",
];

/// A branch named behind it: 松原店, 第二支店.
fn branch(text: &str, at: usize) -> usize {
    static BRANCH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ ?(?:[一-龥ァ-ヶーぁ-ん]{1,8}(?:店|支店|営業所|事業所|工場|支社|支部|分遣所|出張所|分院|分校|センター)|第[0-9一二三四五]{1,2}[一-龥]{1,6}|[ ]?お?[ぁ-んァ-ヶー]{2,8}(?:日和|の杜|の森|の家|の里))",
        )
    });
    BRANCH.find(&text[at..]).map_or(at, |found| at + found.end())
}

/// みずき耳鼻咽喉科|アレルギー科: each department that a clinic is called by.
fn departments(text: &str, at: usize) -> usize {
    static MORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^(?:[一-龥ァ-ヶー]{2,8}?科|循環器|消化器|呼吸器|リウマチ|アレルギー|糖尿病)+")
    });
    MORE.find(&text[at..]).map_or_else(|| branch(text, at), |found| at + found.end())
}

/// To the end of a field: two blanks, a line end or a mark.
pub(super) fn field(text: &str, at: usize) -> Range<usize> {
    let rest = &text[at..];
    let mark = rest
        .find(['\n', '\t', '、', '。', ',', '(', '[', ';', '」', '|', '→'])
        .unwrap_or(rest.len());
    let blanks = rest.find("  ").unwrap_or(rest.len());
    at..at + mark.min(blanks)
}
