//! Names by the words beside them: a label or a role before, a title behind, a relative.

use super::super::super::page::{Page, Script, script};
use super::super::super::pattern::{after, before, pattern};
use super::super::super::span::{Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::{
    Trust, forward, has_class, is_name_char, is_named, is_ordinary, is_stop, is_title, is_verb,
    title_after,
};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// 氏名:, 主治医, 担当 and their like, then a name.
#[allow(clippy::too_many_lines)] // One label after another goes the same way to its end.
pub(super) fn labelled(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for (list, why) in [("name-labels", Why::Label), ("roles", Why::Role)] {
        for label in page.listed(list) {
            let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let word = &text[label.clone()];
            if word.is_ascii()
                && (joined(before(text, label.start))
                    || joined(after(text, label.end))
                        && after(text, label.end).is_some_and(|c| c.is_ascii_lowercase()))
            {
                continue;
            }
            // 佐田Dr: a title behind a name, no label before one.
            if word.is_ascii() && before(text, label.start).is_some_and(is_name_char) {
                continue;
            }
            // A title behind a name is no label for what follows it: 森先生 主治医として.
            let rest = &text[label.end..];
            let gap: String = rest
                .chars()
                .take_while(|c| {
                    matches!(
                        c,
                        ' ' | ':'
                            | '='
                            | '→'
                            | '('
                            | ')'
                            | '・'
                            | '['
                            | '】'
                            | '<'
                            | '#'
                            | '.'
                            | '\t'
                    ) || *c == '/'
                })
                .take(8)
                .collect();
            if gap.starts_with(')') && gap.contains(':') {
                continue;
            }
            let bracket = gap.contains('(') && !gap.contains([':', ')']);
            let trust = if gap.contains([':', '=', '\t', '】']) {
                Trust::Field
            } else if gap.is_empty() {
                Trust::Beside
            } else {
                Trust::Apart
            };
            if list == "name-labels" && trust == Trust::Beside || bracket && list == "roles" {
                continue;
            }
            let trust = if list == "name-labels"
                && trust == Trust::Apart
                && !matches!(word, "患者" | "対象" | "本人" | "症例")
            {
                Trust::Field
            } else {
                trust
            };
            let at = label.end + gap.len();
            if trust == Trust::Beside
                && (matches!(after(text, at), Some('日' | '帯' | '殿'))
                    || !page.tokens.is_bound(at)
                    || word.chars().count() < 2
                    || word == "処方"
                    || word == "当直"
                    || word == "実施"
                    || word == "病理"
                    || word == "説明")
                && !word.is_ascii()
            {
                continue;
            }
            // 処方 is followed by drugs, a signature by a name.
            if list == "roles"
                && matches!(
                    word,
                    "処方" | "検査者" | "診断" | "病理" | "対応" | "参加" | "実施" | "発表"
                )
                && trust >= Trust::Apart
                && matches!(after(text, at), Some(c) if script(c) == Script::Katakana)
            {
                continue;
            }
            // OP Note, ST segment: what follows an abbreviation has to be no English word.
            let latin = word.is_ascii()
                && trust != Trust::Field
                && after(text, at).is_some_and(|c| c.is_ascii_alphabetic());
            if latin && !word.ends_with('.') && word != "Dr" {
                continue;
            }
            // 麻酔:GA+NB: how, not who.
            if word == "麻酔" && after(text, at).is_some_and(|c| c.is_ascii_alphabetic()) {
                continue;
            }
            // PT平、: one letter between a title and a mark is whoever holds it.
            if (word.is_ascii() || list == "roles" && word.chars().count() >= 2)
                && gap.is_empty()
                && let Some(range) = letter(text, at)
            {
                marks.push(Mark::likely(range, Kind::Name, why));
                continue;
            }
            if let Some(range) = forward(page, at, trust).filter(|range| {
                !matches!(
                    &text[range.clone()],
                    "番号"
                        | "日"
                        | "殿"
                        | "者"
                        | "日誌"
                        | "時間"
                        | "名"
                        | "欄"
                        | "医"
                        | "印"
                        | "済"
                        | "中"
                        | "なし"
                        | "あり"
                        | "不明"
                        | "未定"
                        | "同上"
                        | "本人"
                        | "自宅"
                        | "男"
                        | "女"
                        | "男性"
                        | "女性"
                )
            }) {
                let mark = if trust == Trust::Beside { Mark::likely } else { Mark::certain };
                marks.push(mark(range, Kind::Name, why));
            } else if list == "roles"
                && trust == Trust::Apart
                && word.ends_with(['師', '医', '士', '員', '長', '者'])
                && is_rare(page, at)
            {
                marks.push(Mark::likely(page.run(at), Kind::Name, why));
            }
        }
    }
}

/// 看護師長 安居院: two or three kanji at the end of a line, which the dictionary puts together from others.
fn is_rare(page: &Page<'_>, at: usize) -> bool {
    let run = page.run(at);
    let written = &page.text[run.clone()];
    let kanji = written.chars().all(|c| script(c) == Script::Kanji);
    let tokens = page.tokens.within(&run);
    (2..=3).contains(&written.chars().count())
        && kanji
        && page.text[run.end..].trim_start_matches(' ').chars().next().is_none_or(|c| c == '\n')
        && tokens.iter().all(|token| "nvpuSLGfNX".contains(token.class))
        && tokens.len() >= 2
        && !written.ends_with([
            '後', '前', '中', '時', '済', '無', '有', '間', '内', '外', '者', '用', '科', '部',
            '室', '棟', '名', '目', '分', '員', '長', '書', '会', '時', '化', '的', '性',
        ])
}

/// One kanji that ends there and says nothing of where or when.
fn letter(text: &str, at: usize) -> Option<Range<usize>> {
    const OTHERS: &str = "様殿氏中後前時日分室間側上下左右高低増減無有可否済内外夜朝昼用者医師員長科書票欄表名印人方部量率度数値線像図等";
    let mut letters = text[at..].chars();
    let first = letters.next().filter(|c| script(*c) == Script::Kanji && !OTHERS.contains(*c))?;
    let ends =
        letters.next().is_none_or(|c| matches!(c, '、' | '・' | ',' | ' ' | '/' | '\n' | ')'));
    ends.then(|| at..at + first.len_utf8())
}

/// A name, then 様, 先生, Dr and their like.
pub(super) fn titled(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static POSTS: LazyLock<Pattern> = LazyLock::new(|| {
        const WORDS: [&str; 36] = [
            "警部補?",
            "巡査部長",
            "刑事",
            "消防司令補?",
            "消防士長",
            "児発管",
            "サ管",
            "主査",
            "児童福祉司",
            "福祉司",
            "センター長",
            "学年主任",
            "養護教諭",
            "栄養教諭",
            "救命士",
            "機関員",
            "先輩",
            "次長",
            "専務",
            "常務",
            "工場長",
            "支店長",
            "店長",
            "所長",
            "班長",
            "組長",
            "校長",
            "教頭",
            "園長",
            "施設長",
            "理事長",
            "副師長",
            "司法書士",
            "行政書士",
            "社労士",
            "税理士",
        ];
        Pattern::with(&WORDS.join("|"), &WORDS.map(|word| word.trim_end_matches("補?")))
    });
    let text = page.text;
    let posts = POSTS.find_iter(&page.views);
    for title in page.listed("titles").iter().cloned().chain(posts) {
        if !is_title(text, &title) {
            continue;
        }
        let mut end = title.start;
        let gap = text[..end].len() - text[..end].trim_end_matches(' ').len();
        let bracket = before(text, end) == Some('(');
        if gap > 2 || matches!(&text[title.clone()], "印" | "拝" | "氏" | "君") && gap > 1 {
            continue;
        }
        // フライトDr, Azure XT DR: no one.
        let front = &text[..end - gap];
        let coded = text[title.clone()].bytes().all(|byte| byte.is_ascii_uppercase())
            && front.ends_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let working = WORKPLACES.iter().any(|word| {
            let rest = front.strip_suffix(word);
            rest.is_some_and(|rest| !rest.ends_with(|c| script(c) == Script::Katakana))
        });
        if coded || working {
            continue;
        }
        end -= gap + usize::from(bracket);
        end = text[..end].trim_end_matches(' ').len();
        let soft = !matches!(
            &text[title.clone()],
            "様" | "殿"
                | "さん"
                | "氏"
                | "先生"
                | "くん"
                | "君"
                | "ちゃん"
                | "Dr"
                | "Dr."
                | "さま"
                | "医師"
                | "拝"
                | "㊞"
        );
        let lone = || {
            let doctor = gap == 0 && matches!(&text[title.clone()], "先生" | "医師");
            doctor.then(|| lone(text, end)).flatten()
        };
        if let Some(range) = backward(
            page,
            end,
            soft || gap > 0 && !matches!(&text[title.clone()], "様" | "殿" | "先生" | "氏"),
        )
        .or_else(lone)
        {
            // 工藤さん(MSW): one title behind another.
            let written = &text[range.clone()];
            let polite = ["さん", "様", "氏"].iter().find_map(|title| written.strip_suffix(title));
            let bare = polite.filter(|name| !name.is_empty()).unwrap_or(written).trim_end();
            marks.extend(behind_room(bare, range.start));
        }
    }
}

/// 305号 鵜飼様: the room before them is found by itself.
fn behind_room(written: &str, start: usize) -> Option<Mark> {
    let room = written.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('号');
    let name = room.map_or(written, |rest| rest.strip_prefix('室').unwrap_or(rest).trim_start());
    let end = start + written.len();
    (!name.is_empty()).then(|| Mark::certain(end - name.len()..end, Kind::Name, Why::Title))
}

/// 産婦人科 神先生: one kanji between a mark and a title, but for 各先生 and 他医師.
fn lone(text: &str, end: usize) -> Option<Range<usize>> {
    let one = before(text, end).filter(|c| script(*c) == Script::Kanji)?;
    let start = end - one.len_utf8();
    let opens = before(text, start).is_none_or(|c| " :\n(、。・/→「".contains(c));
    (opens && !"各当他同本前新旧男女主両某全元現副正次若老名諸貴恩校女".contains(one))
        .then_some(start..end)
}

/// Where a doctor works.
const WORKPLACES: [&str; 6] =
    ["フライト", "ドクター", "フロア", "リモート", "オンコール", "リーダー"];

/// T.K.様; A氏 is no one any more.
fn initials(text: &str, end: usize) -> Option<Range<usize>> {
    static INITIALS: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:[A-Z][.・]? ?){1,2}[A-Z]\\.?$"));
    let titled = ["様", "さん", "氏", "殿"].iter().any(|title| text[end..].starts_with(title));
    let from = text[..end].char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    let found = INITIALS.find(&text[from..end]).filter(|_| titled)?;
    let start = from + found.start();
    let apart = !before(text, start).is_some_and(|c| c.is_ascii_alphanumeric());
    apart.then_some(start..end)
}

/// A name in Latin letters that ends here.
fn latin(text: &str, end: usize, soft: bool) -> Option<Range<usize>> {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern("[A-Z][A-Za-z'-]{1,24}(?:[ .]{1,2}[A-Z][A-Za-z'-]{1,24}){0,3}(?: [A-Z]\\.)?$")
    });
    let from = text[..end].char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let found = WORDS.find(&text[from..end])?;
    let name = found.as_str();
    let mixed = name.chars().any(|c| c.is_ascii_lowercase());
    let abbreviation = !mixed && (soft || name.len() < 5);
    (name.len() >= 3 && !abbreviation).then_some(from + found.start()..end)
}

/// Reads a name back from where it ends; `soft` asks that the dictionary knows a part of it.
pub(super) fn backward(page: &Page<'_>, end: usize, soft: bool) -> Option<Range<usize>> {
    let text = page.text;
    let last = before(text, end)?;
    if let Some(range) = initials(text, end) {
        return Some(range);
    }
    if last.is_ascii_alphabetic() || last == '.' {
        return latin(text, end, soft);
    }
    if !is_name_char(last) {
        return None;
    }
    if let Some(range) = whole_run(page, end) {
        return Some(range);
    }
    let mut start = end;
    let mut first = true;
    let mut blanks = 0;
    let script_last = script(last);
    while let Some(c) = before(text, start) {
        let count = text[start..end].chars().count();
        if c == ' ' && blanks == 0 && !first && count <= 4 {
            // Surname, blank, given name.
            let at = start - 1;
            let surname = back_word(page, at);
            let reads = surname.as_ref().is_some_and(|range| {
                let written = &text[range.clone()];
                let count = written.chars().count();
                let open =
                    !before(text, range.start).is_some_and(is_name_char) || is_named(page, range);
                !is_stop(written) && (1..=5).contains(&count) && open && !is_ordinary(page, range)
            });
            if let Some(range) = surname.filter(|_| reads) {
                start = range.start;
                blanks = 1;
            }
            break;
        }
        let is_dot = c == '・' && script(after(text, start)?) == Script::Katakana;
        if !is_name_char(c) && !is_dot {
            break;
        }
        let token_start = page.tokens.ending(start).map(|token| (token.range.start, token.class));
        let step = match token_start {
            Some((at, class)) if !is_dot => {
                let word = &text[at..start];
                let hiragana = word.chars().all(|c| script(c) == Script::Hiragana);
                let long = word.chars().count();
                let stop = is_stop(word) && !"SGN".contains(class)
                    || page.dictionary.terms.contains(word) && long >= 2;
                let particle = hiragana
                    && "jaKVIDR".contains(class)
                    && (long <= 2 || !first)
                    && !(script_last == Script::Hiragana && first && long >= 2 && class != 'j');
                if stop
                    || particle
                    || "sK".contains(class)
                    || !first && hiragana && "VAam".contains(class)
                {
                    break;
                }
                at
            }
            _ => start - c.len_utf8(),
        };
        // A kana name does not run on into kanji, nor the other way round, but for a known surname.
        let step_script = script(after(text, step)?);
        if !first && step_script != script(after(text, start)?) && step_script == Script::Hiragana {
            break;
        }
        start = step;
        first = false;
        if text[start..end].chars().count() >= 10 && script_last != Script::Katakana {
            break;
        }
    }
    (start < end && is_someone(page, &(start..end), blanks > 0, soft)).then_some(start..end)
}

/// Whether what was read back can be a name; of two parts it is `parted`.
fn is_someone(page: &Page<'_>, range: &Range<usize>, parted: bool, soft: bool) -> bool {
    let text = page.text;
    let script_of_last = before(text, range.end).map_or(Script::Other, script);
    let written = &text[range.clone()];
    let count = written.chars().count();
    // 苦痛様, ショック様: an everyday word before 様 makes a likeness of it, no person.
    let everyday = page.tokens.within(range).iter().all(|token| "nvtDA".contains(token.class));
    // 神宮寺様: three kanji that end as surnames do.
    let as_surname = count >= 3
        && written.chars().all(|c| script(c) == Script::Kanji)
        && written.ends_with([
            '寺', '田', '川', '山', '村', '沢', '澤', '崎', '藤', '瀬', '塚', '島', '谷',
        ]);
    let everyday = everyday && !as_surname;
    if !parted && everyday && !is_named(page, range) && text[range.end..].starts_with('様') {
        return false;
    }
    // 林檎の芯様: one kanji behind の is no one, unless the dictionary says so.
    if count == 1 && !is_named(page, range) && before(text, range.start) == Some('の') {
        return false;
    }
    let numeral =
        written.chars().all(|c| "一二三四五六七八九十百".contains(c)) && count < 3 && !parted;
    let bad = is_stop(written)
        || page.dictionary.terms.contains(written)
        || numeral && soft && !is_named(page, range)
        || count > 12;
    // 親泊係長: two letters that are no word of the dictionary together.
    let apart = |range: &Range<usize>| {
        let tokens = page.tokens.within(range);
        tokens.len() == 2
            && tokens.iter().all(|token| token.range.len() == 3 && "nvpu".contains(token.class))
            && page.run(range.start).start == range.start
            && !before(text, range.start).is_some_and(is_name_char)
    };
    let unheard = range.len() == 6 && apart(range);
    let unsure = is_verb(page, range)
        || soft
            && !(unheard
                || is_named(page, range)
                || script_of_last == Script::Katakana && count >= 3);
    !bad && !unsure
}

/// 日下部さん: kanji between other scripts that are a surname and nothing else, however the lattice
/// cuts them.
fn whole_run(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    let kanji = page.text[..end].chars().rev().take_while(|c| script(*c) == Script::Kanji);
    let lengths: Vec<usize> = kanji.take(6).map(char::len_utf8).collect();
    let start = end - lengths.iter().sum::<usize>();
    let surname = (2..=5).contains(&lengths.len())
        && page.dictionary.surnames_only_ja.contains(&page.text[start..end])
        && before(page.text, start) != Some(' ');
    surname.then_some(start..end)
}

fn back_word(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    let text = page.text;
    let kind = script(before(text, end)?);
    if !matches!(kind, Script::Kanji | Script::Hiragana | Script::Katakana) {
        return None;
    }
    let mut start = end;
    while let Some(c) = before(text, start).filter(|c| script(*c) == kind) {
        start -= c.len_utf8();
        if end - start > 18 {
            break;
        }
    }
    // A label may stand before it without a blank: 患者乾 登志夫様.
    let tokens = page.tokens.within(&(start..end));
    let from =
        tokens.iter().rposition(|token| is_stop(page.word(token)) || "Mj".contains(token.class));
    let start = from.map_or(start, |index| tokens[index].range.end.max(start));
    (start < end).then_some(start..end)
}

/// 孝子(妻): a name before the word in brackets.
fn before_bracket(page: &Page<'_>, word: &Range<usize>, marks: &mut Vec<Mark>) {
    let text = page.text;
    let opens = text[..word.start].strip_suffix('(');
    let (Some(front), true) = (opens, text[word.end..].starts_with(')')) else { return };
    let end = front.trim_end_matches(' ').len();
    let range = backward(page, end, true).or_else(|| given(page, end));
    marks.extend(range.map(|range| Mark::likely(range, Kind::Name, Why::Family)));
}

/// Two or three kanji that end as given names do; 孝子 is a word of the dictionary too.
fn given(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    let kanji = page.text[..end].chars().rev().take_while(|c| script(*c) == Script::Kanji);
    let kanji: Vec<char> = kanji.take(4).collect();
    let start = end - kanji.iter().map(|c| c.len_utf8()).sum::<usize>();
    let ends =
        kanji.first().is_some_and(|last| "子美恵代江枝世乃香奈夫男雄郎介也太治司".contains(*last));
    let fits = ends && (2..=3).contains(&kanji.len()) && !is_stop(&page.text[start..end]);
    fits.then_some(start..end)
}

/// 兄蒼空は: a given name by the list, whole, straight behind a relative.
fn given_behind(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    let run = page.run(at);
    let whole = script(after(page.text, at)?) == Script::Kanji
        && page.dictionary.given_ja.contains(&page.text[run.clone()]);
    let next = after(page.text, run.end);
    let follows = next.is_none_or(|c| "はがもにとのをへ、。)( さちく\n".contains(c));
    (whole && follows && !is_stop(&page.text[run.clone()])).then_some(run)
}

/// 妻 真由美, 長女の佳乃, 母(和歌子、…).
pub(super) fn relatives(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for word in page.listed("family") {
        if !page.tokens.is_bound(word.start)
            || !page.tokens.is_bound(word.end)
            || before(text, word.start).is_some_and(|c| "分養聖酵".contains(c))
        {
            continue;
        }
        before_bracket(page, word, marks);
        let rest = &text[word.end..];
        let gap: String = rest
            .chars()
            .take_while(|c| matches!(c, ' ' | ':' | '=' | '(' | 'の' | '・' | '[' | '、'))
            .take(3)
            .collect();
        let at = word.end + gap.len();
        // 娘 百合: behind a blank only where its field ends.
        let closes = |range: &Range<usize>| {
            gap == " "
                && after(text, range.end).is_none_or(|c| "、。)(\n・/".contains(c))
                && !has_class(page, range, "vMD")
        };
        let given = given_behind(page, at)
            .filter(|range| matches!(&*gap, "" | "の" | "・") || closes(range));
        if let Some(range) = given {
            marks.push(Mark::likely(range, Kind::Name, Why::Family));
            continue;
        }
        let Some(range) =
            forward(page, at, if gap.contains([':', '=']) { Trust::Field } else { Trust::Apart })
        else {
            continue;
        };
        let written = &text[range.clone()];
        let kana = written.chars().all(|c| script(c) != Script::Kanji);
        let closes = text[range.end..]
            .starts_with([')', '、', '(', '」', ']', '・', ' ', '\n', '。'])
            || text[range.end..].is_empty();
        let both = written.contains(' ') && !has_class(page, &range, "VaK");
        let titled = title_after(text, range.end).is_some();
        let named = is_named(page, &range);
        if gap.contains('、') && !(both || titled) {
            continue;
        }
        let bracket = gap.contains('(') && closes && !has_class(page, &range, "Vvnt");
        if titled
            || gap.contains([':', '=']) && closes
            || named && (closes || !kana || gap.is_empty()) && !has_class(page, &range, "jV")
            || both && closes
            || bracket && written.chars().count() <= 5
        {
            marks.push(Mark::likely(range, Kind::Name, Why::Family));
        }
    }
}
