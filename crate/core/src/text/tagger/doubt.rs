//! What the tagger takes for a name or a place though it looks like a term, or like no name at all.

use super::super::Language;
use super::super::english::{Case, is_score, is_thing};
use super::super::page::{Page, Script, script};
use super::super::pattern::{before, pattern};
use super::super::span::Kind;
use super::super::words::{EN, JA};
use super::plain::is_no_one;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Whether a person should judge it.
pub(super) fn is_doubtful(
    page: &Page<'_>,
    range: &Range<usize>,
    kind: Kind,
    language: Language,
) -> bool {
    if kind == Kind::Id {
        return is_measured(page, range);
    }
    match language {
        Language::Japanese => {
            japanese(page, range, kind)
                || matches!(kind, Kind::Name | Kind::Organization) && is_cut(page, range)
        }
        Language::English => english(page, range, kind) || is_no_one(page, range, kind),
    }
}

/// 0.125, 12:30, 450mL, 120/80, 1500 mL: a value, an hour, a dose. Less than three digits name nobody.
fn is_measured(page: &Page<'_>, range: &Range<usize>) -> bool {
    const UNITS: [&str; 32] = [
        "mg", "g", "kg", "ml", "l", "dl", "mm", "cm", "m", "hz", "khz", "kv", "ma", "mas", "ms",
        "s", "h", "min", "u", "iu", "meq", "mmol", "mmhg", "kcal", "kpa", "gy", "cgy", "mbq",
        "bpm", "fr", "g/dl", "x",
    ];
    const DEVICES: [&str; 10] = ["EEG", "ECG", "EMG", "GIF", "TJF", "PCF", "CF", "BF", "GF", "XN"];
    let written = &page.text[range.clone()];
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let plain = written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b':'));
    let behind = written.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let rest = page.text[range.end..].trim_start_matches(' ');
    let next: String = rest.chars().take_while(char::is_ascii_alphabetic).take(5).collect();
    let front = &page.text[..range.start];
    let ratio = plain && (front.ends_with('/') || rest.starts_with('/'));
    // Nobody measures 44182 s, and M is a man.
    let short = digits <= 4;
    let unit = |word: &str| {
        short && word != "M" && word != "X" && UNITS.contains(&word.to_lowercase().as_str())
    };
    // mAs 200, KV 120, EEG-1200: a setting, a device.
    let last = front.trim_end_matches([' ', ':', '=']).rsplit([' ', '\n', ',']).next();
    let setting = |word: &str| word.len() >= 2 && unit(word);
    let set = plain && last.is_some_and(setting)
        || written.split_once(' ').is_some_and(|(head, rest)| {
            setting(head) && rest.bytes().all(|byte| byte.is_ascii_digit())
        });
    let device = written
        .split_once('-')
        .is_some_and(|(head, rest)| rest.len() <= 6 && DEVICES.contains(&head))
        || DEVICES
            .iter()
            .any(|head| front.strip_suffix('-').is_some_and(|all| all.ends_with(head)));
    // HR132, BIT131, LotMR3318, L858R, 188T>A, 21Gまたは22G: readings, goods, variants of genes.
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    let plain_rest = written[letters..].bytes().all(|byte| byte.is_ascii_digit());
    let reading = plain_rest
        && (1..=3).contains(&digits)
        && letters >= 2
        && !written[letters..].starts_with('0')
        || written.starts_with("SpO2");
    // DESIGN-R2020: a scale and its year.
    let scaled = front.ends_with("DESIGN-")
        || written.starts_with("DESIGN")
        || ["CA-125", "CA 125", "CA125"].contains(&written);
    let goods = ["Lot", "LOT", "ICD", "GA "].iter().any(|head| written.starts_with(head));
    // 3F015000002327101^HDL-C^JC10: what was measured, by the codes of laboratories.
    let assayed = page.text[range.end..].starts_with('^')
        && page.text[range.end..].split(['|', '\n']).next().is_some_and(|field| {
            ["^JC10", "^JLAC10", "^LN"].iter().any(|system| field.ends_with(system))
        });
    let variant =
        ["c.", "p.", "p.("].iter().any(|head| front.ends_with(head)) || is_variant(written);
    let phrase = written.contains(|c: char| ('ぁ'..='ん').contains(&c));
    // EKG 2316, LM 1400: an hour behind what was done. CPT 88305, G3P1011, A2L1B1: codes that all share.
    let (head, tail) = written.split_once(' ').unwrap_or(("", ""));
    let hour = head.len() <= 3
        && tail.len() == 4
        && tail.bytes().all(|byte| byte.is_ascii_digit())
        && (&tail[..2] < "24" && &tail[2..] < "60");
    let coded = matches!(head, "CPT" | "ICD" | "HCPCS" | "DRG")
        || written.starts_with('G') && written.contains('P') && written.len() <= 8
        || written.len() <= 8
            && written
                .as_bytes()
                .chunks(2)
                .all(|two| matches!(two, [a, b] if a.is_ascii_uppercase() && b.is_ascii_digit()));
    // AUC 612: a value behind its name.
    let valued = (2..=4).contains(&head.len())
        && head.bytes().all(|byte| byte.is_ascii_uppercase())
        && tail.len() <= 3
        && tail.bytes().all(|byte| byte.is_ascii_digit());
    hour || valued
        || scaled
        || coded
        || assayed
        || digits < 3
        || reading
        || goods
        || variant
        || phrase
        || set
        || device
        || plain && written.contains(['.', ':'])
        || ratio
        || unit(behind)
        || plain
            && (unit(&next)
                || rest.starts_with([
                    '%', '°', '℃', 'μ', '×', '円', '歳', '年', '回', '日', '本', '個', '例',
                ]))
}

/// L858R: one amino acid in place of another.
fn is_variant(written: &str) -> bool {
    let middle = written.strip_prefix(|c: char| c.is_ascii_uppercase());
    let middle = middle.and_then(|rest| rest.strip_suffix(|c: char| c.is_ascii_uppercase()));
    // 067Y: an age, as DICOM has it.
    let age = written.len() == 4
        && written.ends_with(['Y', 'M', 'W', 'D'])
        && written[..3].bytes().all(|byte| byte.is_ascii_digit());
    age || middle.is_some_and(|middle| {
        (2..=4).contains(&middle.len()) && middle.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Toure EDD, Pillai (Reg: an abbreviation or a label behind a name, which is none of its words.
pub(super) fn is_behind(
    page: &Page<'_>,
    first: &Range<usize>,
    next: &Range<usize>,
    kind: Kind,
) -> bool {
    let words = page.words();
    let of = |range: &Range<usize>| {
        let index = words.partition_point(|word| word.range.start < range.start);
        words.get(index).filter(|word| word.range == *range)
    };
    let (Some(first), Some(next)) = (of(first), of(next)) else { return false };
    let stop = EN.list("stops").has(&page.text[next.range.clone()].to_lowercase());
    let label = kind == Kind::Name && first.case == Case::Title && next.is_abbreviation(page.text);
    matches!(kind, Kind::Name) && stop || label
}

/// Part of a longer word of kanji or letters: 不均一高|濃度, T|字杖, 右|大転子. A title, or a word
/// of the staff before it, makes a name of it.
fn is_cut(page: &Page<'_>, range: &Range<usize>) -> bool {
    let text = page.text;
    let first = text[range.start..].chars().next().map(script);
    let last = text[..range.end].chars().next_back().map(script);
    let next = text[range.end..].chars().next().map(script);
    let front = text[..range.start].chars().next_back().map(script);
    let titled = JA.list("titles").starts(&text[range.end..]).is_some()
        || JA.list("family").starts(&text[range.end..]).is_some()
        || text[range.end..].starts_with(['記', '宅', '家', '方', '邸', '姓', '発']);
    let whole = matches!(last, Some(Script::Kanji | Script::Katakana));
    let runs_on = next == Some(Script::Kanji) && whole && !titled;
    let after_letter = front == Some(Script::Latin) && first == Some(Script::Kanji);
    // ハート|マン: within one foreign word.
    let kana = Some(Script::Katakana);
    let halved = !titled && last == kana && next == kana || first == kana && front == kana;
    runs_on || halved || after_letter && !text[..range.start].ends_with(['s', 'r', 'D', '.'])
}

/// What forms in hiragana ask for.
const FIELDS: [&str; 16] = [
    "おなまえ",
    "なまえ",
    "でんわ",
    "ふりがな",
    "じゅうしょ",
    "ねんれい",
    "せいべつ",
    "おさけ",
    "たばこ",
    "おくすり",
    "びょうき",
    "しごと",
    "おしごと",
    "おなか",
    "からだ",
    "れんらくさき",
];

/// 退 院 サ |マ リ ー: letters of a title, spread over its line.
fn is_spread(written: &str) -> bool {
    written.split(' ').all(|one| {
        let mut letters = one.chars();
        letters.next().is_some_and(|c| script(c) == Script::Katakana) && letters.next().is_none()
    })
}

#[allow(clippy::too_many_lines)] // One question after another.
fn japanese(page: &Page<'_>, range: &Range<usize>, kind: Kind) -> bool {
    let written = &page.text[range.clone()];
    let rest = &page.text[range.end..];
    if written.chars().all(|c| c.is_ascii_alphabetic() || c == ' ') {
        return latin(page, written) || matches!(written, "Dr" | "Mr" | "Ms" | "Ns" | "Co");
    }
    let tokens = page.tokens.within(range);
    let count = written.chars().count();
    let next = rest.chars().next().map(script);
    let all = |kind: Script| written.chars().all(|c| script(c) == kind);
    let titled = JA.list("titles").starts(rest.trim_start_matches(' ')).is_some();
    // なお and つかえ are words of the sentence, 「川」 is one that was read aloud.
    let worded = all(Script::Hiragana)
        && (kind == Kind::Place || tokens.iter().all(|token| "KVjaADRIm".contains(token.class)));
    let quoted = count == 1 && page.text[..range.start].ends_with('「') && rest.starts_with('」');
    // 足が痛い, 皮膚/眼/吸入: one letter within a sentence or a choice, that the dictionary has as no
    // name.
    let letter = count == 1
        && !titled
        && (matches!(next, Some(Script::Hiragana | Script::Digit)) || rest.starts_with('/'))
        && !tokens.iter().any(|token| "SGPN".contains(token.class));
    // 糞石, 枝番: one noun, whole.
    let noun = kind == Kind::Name
        && count >= 2
        && !titled
        && all(Script::Kanji)
        && matches!(tokens, [one] if one.range == *range && "nvtD".contains(one.class))
        && !page.dictionary.surnames_ja.contains(written);
    // 三頭筋, 大後頭孔: what ends as parts of the body and findings do.
    let passes = ["靭帯", "靱帯", "泉門", "幽門", "噴門", "肛門", "声門", "肝門"]
        .iter()
        .any(|part| written.ends_with(part));
    let bodily = kind != Kind::Occupation
        && count >= 2
        && !titled
        && (passes
            || written.ends_with([
                '筋', '腱', '骨', '孔', '腔', '膜', '腺', '窩', '洞', '靱', '靭', '嚢', '癌', '腫',
                '炎', '症', '痛', '疹', '粥', '肘', '頸', '肢', '節', '脈', '胞', '核', '葉', '皮',
                '腸',
            ]))
        && !page.dictionary.surnames_ja.contains(written);
    // 中央区域: a part of something.
    let part = matches!(written, "中央" | "中部" | "東部" | "西部" | "南部" | "北部") && !titled;
    // 時間3時間, 1階の梁: a number is no one.
    let counted = kind != Kind::Facility && written.contains(|c: char| c.is_ascii_digit())
        || written.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('階');
    // 大静脈: what ends in a clinical term is no place of care.
    let clinical = kind == Kind::Facility && tokens.last().is_some_and(|token| token.class == 'M');
    // Willis動脈輪, 白色の小点: parts of the body and what is seen there.
    let seen = matches!(kind, Kind::Organization | Kind::Occupation)
        && ["動脈輪", "静脈叢", "神経叢", "小点", "結節", "小体", "斑点", "の色"]
            .iter()
            .any(|tail| written.ends_with(tail));
    // 木造2階, ご子息宅: how one lives.
    let home = kind == Kind::Facility
        && (written.ends_with('宅') && !written.ends_with("在宅")
            || written.contains('造') && written.ends_with('階'));
    // 院内製剤アルファ is made in the house, whoever that is.
    let own = ["院内", "院外", "当院", "他院", "自院", "かかりつけ"]
        .iter()
        .any(|word| written.starts_with(word));
    // 基礎疾患マリ: nobody has four kanji and kana behind them.
    let kanji = written.chars().filter(|c| script(*c) == Script::Kanji).count();
    let named = kind == Kind::Name
        && !titled
        && kanji >= 4
        && written.chars().any(|c| script(c) == Script::Katakana);
    let polite = kind == Kind::Name && !titled && is_spread(written)
        || written.contains("疲れ")
        || written.contains("世話");
    // ケリー、ペアン、モスキート: instruments in a row.
    let term = |at: usize, ends: bool| {
        let token = if ends { page.tokens.ending(at) } else { page.tokens.starting(at) };
        token.is_some_and(|token| token.class == 'M')
    };
    let row = all(Script::Katakana)
        && !titled
        && (page.text[..range.start]
            .strip_suffix('、')
            .is_some_and(|front| term(front.len(), true))
            || rest.starts_with('、') && term(range.end + '、'.len_utf8(), false));
    // 深く清: what begins as an adjective or an adverb does.
    let described = !titled
        && tokens.first().is_some_and(|token| {
            "AD".contains(token.class)
                && page.word(token).chars().any(|c| script(c) == Script::Hiragana)
        });
    // 起き上がろ, 今向かう: a verb goes on in kana.
    let verb = kind == Kind::Name
        && !titled
        && !all(Script::Hiragana)
        && tokens.last().is_some_and(|token| {
            token.class == 'V'
                && page.word(token).chars().next_back().map(script) == Some(Script::Hiragana)
        });
    // ハシモトビョウ: a disease as systems print it.
    let disease = written.split(' ').any(|word| word.ends_with("ビョウ"));
    worded
        || described
        || verb
        || disease
        || row
        || quoted
        || letter
        || noun
        || bodily
        || part
        || counted
        || clinical
        || home
        || seen
        || own
        || named
        || polite
        || is_plain(page, range, kind, titled)
        || JA.list("not-names").has(written)
        || written.ends_with(|c| script(c) == Script::Katakana) && !titled && is_spoken(rest)
}

/// ファティマに報告, ひより(65): whoever it is.
static SOMEONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:より|から|へ|に[報連相電依確伝]|と相談|[がは]来| ?[(][0-9]{1,3}[)歳]|[ \t][^ \n]{0,4}(?:済|退院|入院|再診|予約|[0-9]{1,3} ?[MF歳]|\t))",
    )
});

/// Which, where, how well, what everyone calls so: words of a form or of a finding.
fn is_plain(page: &Page<'_>, range: &Range<usize>, kind: Kind, titled: bool) -> bool {
    let written = &page.text[range.clone()];
    let rest = &page.text[range.end..];
    let count = written.chars().count();
    let all = |kind: Script| written.chars().all(|c| script(c) == kind);
    let ends = |tails: &[&str]| tails.iter().any(|tail| written.ends_with(tail));
    // 明・大・㊐, 担任中, 月・水・金
    let beside = ['・', '/', '、', ','];
    let listed = page.text[..range.start].ends_with(beside) || rest.starts_with(beside);
    let runs = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Kanji);
    let choice = count == 1
        && (listed && "明大昭平令月火水木金土日".contains(written)
            || runs(before(page.text, range.start)) && "中前後上下内外".contains(written)
            || "旧各同他晴雨曇雪空鍵".contains(written) && !titled
            || written == "担");
    // ネールゼン, たるみ: one word in kana is no body, unless the dictionary has it as a name.
    let body = matches!(kind, Kind::Facility | Kind::Organization);
    let kana = body
        && (all(Script::Katakana) || all(Script::Hiragana))
        && !SOMEONE.is_match(rest)
        && !page.tokens.within(range).iter().any(|token| "SGLNX".contains(token.class));
    // オスグッド病, 上野型, 米粒大, 老人ホーム
    let sort = body
        && (ends(&["病", "型", "症", "粒大", "豆大", "頭大", "拳大", "指大", "クール", "出身"])
            || JA.list("facility-common").has(written)
            || JA.list("organization-common").has(written)
            || matches!(written, "園" | "同園" | "同校" | "当園" | "日本語学校"));
    // 現認者, 透見良好: a part someone plays, a result.
    let result = kind == Kind::Name
        && count >= 2
        && !titled
        && ends(&["者", "良好", "不良", "正常", "異常", "陽性", "陰性", "正位"]);
    // ハイニョウ コンナン チツニョウ ザンニョウ: no one has so many names in kana, or so long ones.
    let mut words = written.split([' ', '・']);
    let printed = kind == Kind::Name
        && !titled
        && written.contains(' ')
        && written.chars().all(|c| script(c) == Script::Katakana || matches!(c, ' ' | '・'))
        && (words.clone().count() > 3 || words.any(|word| word.chars().count() > 10));
    let era = kind == Kind::Place
        && ["明治", "大正", "昭和", "平成", "令和"].iter().any(|era| written.starts_with(era));
    choice || kana || sort || result || printed || era || FIELDS.contains(&written)
}

/// What stands behind a foreign word that is no name: kanji, a result, a dose or a score.
fn is_spoken(rest: &str) -> bool {
    let dose = rest.trim_start_matches([' ', ':']);
    let number = dose.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/'));
    rest.chars().next().map(script) == Some(Script::Kanji)
        || ["(+", "(-"].iter().any(|sign| rest.starts_with(sign))
        || number.len() < dose.len() && !number.trim_start().starts_with(['歳', '才', '年', '月'])
}

/// FLAIR, invasive: Latin letters in a Japanese note.
fn latin(page: &Page<'_>, written: &str) -> bool {
    let lower = written.to_lowercase();
    let dictionary = page.dictionary;
    // MRI FLAIR: abbreviations in a row.
    let short = written
        .split(' ')
        .all(|word| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
        && !lower
            .split(' ')
            .any(|word| dictionary.surnames.contains(word) || dictionary.given.contains(word));
    // Candida glabrata.
    let species = written.split_once(' ').is_some_and(|(first, second)| {
        let person = [first, second].iter().any(|word| {
            let word = word.to_lowercase();
            let term = dictionary.everyday.contains(&word) || dictionary.words.contains(&word);
            !term && (dictionary.surnames.contains(&word) || dictionary.given.contains(&word))
        });
        small(second) && !second.contains(' ') && !person
    });
    short
        || species
        || small(written)
        || written.len() <= 5 && written.bytes().all(|byte| byte.is_ascii_uppercase())
        || page.dictionary.everyday.contains(&lower)
        || page.dictionary.words.contains(&lower)
        || lower.split([' ', '-']).all(|word| page.dictionary.is_eponym(word))
}

/// Behind a name these make a rule of it.
const RULES: [&str; 14] = [
    "classification",
    "criteria",
    "criterion",
    "score",
    "scale",
    "index",
    "staging",
    "grade",
    "rule",
    "rules",
    "sign",
    "syndrome",
    "virus",
    "diet",
];

fn small(written: &str) -> bool {
    written.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Bolton ratio, Southend probability score, Hawley and Essix retainers: what stands behind tells a method.
fn tells_method(rest: &str) -> bool {
    let next = |rest: &str| -> Option<(String, usize)> {
        let rest = rest.strip_prefix([' ', '-'])?;
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).take(20).collect();
        (!word.is_empty()).then(|| (word.clone(), 1 + word.len()))
    };
    let tail = |word: &str| {
        small(word)
            && (EN.list("method-tails").has(word)
                || EN.list("eponym-tails").has(word) && word != "present"
                || RULES.contains(&word))
    };
    let Some((one, length)) = next(rest) else { return false };
    let rest = &rest[length..];
    let Some((two, length)) = next(rest) else { return EN.list("method-tails").has(&one) };
    let third = || next(&rest[length..]).is_some_and(|(three, _)| tail(&three));
    EN.list("method-tails").has(&one) && small(&one)
        || small(&one) && RULES.contains(&two.as_str())
        || one == "and" && third()
}

/// What has not the shape of what it is taken for.
fn is_misshapen(page: &Page<'_>, range: &Range<usize>, kind: Kind) -> bool {
    let written = &page.text[range.clone()];
    let lower = written.to_lowercase();
    // Service: Hospital, ProtocolName=LIVER: a field and its heading.
    if written.contains([':', '=']) || written.contains("\n(") {
        return true;
    }
    // patchy ground-glass opacity: in small letters a body ends as bodies do.
    let bodiless = matches!(kind, Kind::Facility | Kind::Organization)
        && written.chars().all(|c| !c.is_uppercase())
        && !["facilities", "organizations"].iter().any(|list| EN.list(list).ends(&lower).is_some());
    if bodiless {
        return true;
    }
    // Cr 211: a value behind its name.
    let valued = written.split_once(' ').is_some_and(|(head, tail)| {
        head.len() <= 2 && tail.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    if kind == Kind::Place && valued {
        return true;
    }
    // JMO, POLST: an abbreviation that nothing leads to.
    let led = ["at ", "from ", "to ", "via ", "in ", "@ ", "@"]
        .iter()
        .any(|word| page.text[..range.start].ends_with(word));

    (matches!(kind, Kind::Facility | Kind::Organization)
        && written.len() <= 5
        && written.bytes().all(|byte| byte.is_ascii_uppercase())
        && !led)
}

fn english(page: &Page<'_>, range: &Range<usize>, kind: Kind) -> bool {
    if is_misshapen(page, range, kind) {
        return true;
    }
    let written = &page.text[range.clone()];
    let rest = &page.text[range.end..];
    let lower = written.to_lowercase();
    let dictionary = page.dictionary;
    let last = lower.rsplit(' ').next().unwrap_or_default();
    // Gibbs ringing, Allen test: a finding by a name.
    let tail = rest.strip_prefix([' ', '-']).unwrap_or_default();
    let tail: String = tail.chars().take_while(char::is_ascii_alphabetic).collect();
    let tail = tail.to_lowercase();
    let device = kind != Kind::Name && kind != Kind::Place && EN.list("eponym-tails").has(last);
    // Asia, History: a part of the world, a heading.
    let of_world = |part: &str| {
        EN.list("regions").has(part) || matches!(part, "east" | "west" | "north" | "south")
    };
    let no_one = lower.split(" and ").all(of_world) || EN.list("stops").has(&lower);
    // Fuhrman 2. Block 3B, the six-minute walk: sentences and plain words are no place.
    let plain = |word: &str| dictionary.everyday.contains(word);
    let nowhere = kind == Kind::Place
        && (written.contains(". ") && written.contains(|c: char| c.is_ascii_digit())
            || page.text[..range.start].ends_with(" the ")
                && lower == *written
                && lower.split([' ', '-']).all(plain));
    // Mini-Mental State Examination: what is asked or measured.
    let asked = kind != Kind::Name
        && [
            "examination",
            "inventory",
            "questionnaire",
            "scale",
            "score",
            "index",
            "test",
            "no",
            "antivenom",
            "interpretation",
            "note",
            "notes",
        ]
        .contains(&last);
    // machinist, dairy farmer: what many do.
    let job = |word: &str| EN.list("jobs-common").has(word);
    let many = kind == Kind::Occupation && job(&lower);
    // buddy, son-in-law, Fr: who someone is to another.
    let relation = kind == Kind::Name
        && ["family", "kin", "titles", "methods"].iter().any(|list| EN.list(list).has(&lower))
        && !dictionary.given.contains(&lower);
    // teacher, former smoker: no one's trade has a comma.
    let listed = kind == Kind::Occupation && written.contains(", ");
    // on Glycomet 500: a dose follows no town.
    let dosed = kind == Kind::Place && rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let finding = device
        || many
        || relation
        || asked
        || listed
        || dosed
        || nowhere
        || lower.contains("n't")
        || no_one
        || tells_method(rest)
        || kind == Kind::Name && is_score(&lower, rest)
        || kind == Kind::Name
            && (small(written) && written.len() <= 2
                || ["'ve", "'d", "'ll", "'re", "'m"].iter().any(|end| lower.ends_with(end)))
        || kind == Kind::Name && (EN.list("eponym-tails").has(&tail) || is_thing(&tail))
        || RULES.contains(&tail.as_str());
    // grant, Many: words everyone writes, unless they are names too and written as such.
    let small = small(written);
    let common = kind == Kind::Name
        && lower.split(|c: char| !c.is_alphabetic()).all(|word| {
            let name = dictionary.surnames.contains(word) || dictionary.given.contains(word);
            dictionary.everyday.contains(word) && (small || !name)
        });
    // Notch Filter: two everyday words with capitals are a heading, but for a role and who has it.
    let ahead = page.text[..range.start].strip_suffix(' ').unwrap_or_default();
    let ahead = ahead.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let leads = ["roles", "titles", "family", "name-labels"];
    let ahead_lower = ahead.to_lowercase();
    let heading = kind == Kind::Name
        && dictionary.everyday.contains(&lower)
        && !dictionary.given.contains(&lower)
        && ahead.starts_with(|c: char| c.is_ascii_uppercase())
        && dictionary.everyday.contains(&ahead_lower)
        && !dictionary.surnames.contains(&ahead_lower)
        && !leads.iter().any(|list| EN.list(list).has(&ahead_lower));
    // Last seen: a sentence begins with an everyday word.
    let front = page.text[..range.start].trim_end_matches(' ');
    let opens = front.is_empty() || front.ends_with(['\n', '.']);
    let opening = kind == Kind::Name
        && opens
        && dictionary.everyday.contains(&tail)
        && dictionary.everyday.contains(&lower)
        && !dictionary.given.contains(&lower);
    // Nottingham, Lloyd-Davies: eponyms whole or by the word.
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1);
    let eponym = lower.split(' ').all(|word| dictionary.is_eponym(word))
        || words.all(|word| {
            dictionary.is_eponym(word) || word == "like" || word.chars().all(|c| "ivx".contains(c))
        });
    let humps = written
        .as_bytes()
        .windows(2)
        .filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    let code =
        humps.count() > 0 && written.len() > 10 && written.chars().all(|c| c.is_ascii_alphabetic());
    let head = lower.split(' ').next().unwrap_or_default();
    let term = !small
        && (is_clinical(page, &lower) || lower.len() <= head.len() + 2 && is_clinical(page, head));
    finding || common || heading || opening || eponym || code || term
}

/// Prasugrel, bronchoscopy: a word that ends as drugs do (WHO, stems of international nonproprietary
/// names) or as findings and operations do, and is no name by the lists.
fn is_clinical(page: &Page<'_>, word: &str) -> bool {
    const ENDINGS: [&str; 74] = [
        "penem",
        "oprim",
        "furantoin",
        "vancin",
        "zolid",
        "bactam",
        "globin",
        "gabalin",
        "triptyline",
        "fungin",
        "prazole",
        "grel",
        "xaban",
        "sartan",
        "statin",
        "dipine",
        "olol",
        "pril",
        "mycin",
        "micin",
        "cillin",
        "floxacin",
        "tinib",
        "mab",
        "gliptin",
        "gliflozin",
        "azole",
        "oxetine",
        "azepam",
        "azolam",
        "caine",
        "parin",
        "triptan",
        "setron",
        "navir",
        "ciclovir",
        "cycline",
        "thiazide",
        "semide",
        "formin",
        "glitazone",
        "profen",
        "coxib",
        "olone",
        "asone",
        "onide",
        "terol",
        "tropium",
        "lukast",
        "dronate",
        "barbital",
        "phylline",
        "curonium",
        "tidine",
        "vudine",
        "ciclib",
        "platin",
        "taxel",
        "rubicin",
        "itis",
        "osis",
        "emia",
        "aemia",
        "pathy",
        "algia",
        "ectomy",
        "ostomy",
        "plasty",
        "scopy",
        "graphy",
        "ologic",
        "ological",
        "genic",
        "lytic",
    ];
    let name = page.dictionary.surnames.contains(word) || page.dictionary.given.contains(word);
    !name && word.len() >= 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}
