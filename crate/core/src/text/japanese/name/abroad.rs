//! Names from abroad in a Japanese note: Latin letters beside kanji, an initial and a surname in kana.

use super::super::super::english::{Case, Word};
use super::super::super::page::{Page, Script, script};
use super::super::super::pattern::{before, captured, pattern};
use super::super::super::span::{Certainty, Kind, Mark, Why};
use super::super::super::views::Pattern;
use super::super::super::words::Fast;
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// 郡司/Ono, 三浦→Abe, 平林、Kim Dong-hyun: a name in Latin letters behind another person.
pub(super) fn behind(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let ends: HashSet<usize, Fast> = marks
        .iter()
        .filter(|mark| mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful)
        .map(|mark| mark.range.end)
        .collect();
    let fits = |word: &Word| word.case == Case::Title && !word.listed && !word.eponym;
    for (index, word) in page.words().iter().enumerate() {
        let front = page.text[..word.range.start].trim_end_matches(['/', '→', '、', '・']);
        let beside = front.len() < word.range.start && ends.contains(&front.len());
        // 上間・Maria Esguerra: a given name by the lists, and one more.
        let given = front.ends_with(|c| script(c) == Script::Kanji)
            && word.given
            && page.words().get(index + 1).is_some_and(|next| {
                next.case == Case::Title && &page.text[word.range.end..next.range.start] == " "
            });
        // 本間、Park Ji-woo: a surname that is a word too, and a given name of two.
        let paired = word.surname
            && word.case == Case::Title
            && page.words().get(index + 1).is_some_and(|next| {
                page.text[next.range.clone()].contains('-')
                    && next.case == Case::Title
                    && &page.text[word.range.end..next.range.start] == " "
            });
        if !beside
            || !fits(word) && !paired && !given
            || !(word.surname || word.given)
            || word.range.len() < 3
        {
            continue;
        }
        let mut end = word.range.end;
        for next in &page.words()[index + 1..] {
            let joined = &page.text[next.range.clone()].contains('-');
            if &page.text[end..next.range.start] != " " || !fits(next) && !joined {
                break;
            }
            end = next.range.end;
        }
        marks.push(Mark::likely(word.range.start..end, Kind::Name, Why::Position));
    }
}

/// 足立 Grace, Hirose T.: a given name in Latin letters behind a surname.
pub(super) fn given(page: &Page<'_>, marks: &mut [Mark]) {
    static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^ (?:(?P<n>[A-Z][a-z]{2,14})|(?P<i>[A-Z]\\.?))(?:[ )(。、,/\n]|$)")
    });
    let sure = |mark: &&mut Mark| {
        mark.kind == Kind::Name && mark.certainty > Certainty::Doubtful && !mark.range.is_empty()
    };
    for mark in marks.iter_mut().filter(sure) {
        let behind = &page.text[mark.range.end..];
        let Some(found) = behind.starts_with(' ').then(|| captured(&GIVEN, behind)).flatten()
        else {
            continue;
        };
        let latin = page.text[mark.range.clone()].bytes().all(|byte| byte.is_ascii_alphabetic());
        let name = found.name("n").map(|name| name.as_str().to_lowercase());
        let listed = name.is_some_and(|name| page.dictionary.given.contains(&name));
        let end = match found.name("i").or(found.name("n")) {
            Some(part) if !latin && listed || latin && found.name("i").is_some() => part.end(),
            _ => continue,
        };
        mark.range.end += end;
    }
}

/// J・オコナー; K.桑島: an initial before a surname.
pub(super) fn lettered(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static INITIAL: LazyLock<Pattern> = LazyLock::new(|| {
        let initials: Vec<String> = ('A'..='Z').map(|letter| format!("{letter}・")).collect();
        Pattern::with(
            "(?:^|[^A-Za-z・])(?P<v>[A-Z]・[ァ-ヶー]{3,10})(?:[ )(。、,/\n]|$)",
            &initials,
        )
    });
    // LE THI HOA(レ ティ ホア): a name in capitals and how it is read.
    static READ: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:^|[^A-Za-z])(?P<v>[A-Z]{2,15}(?: [A-Z]{1,15}){1,4}) ?[(](?P<k>[ァ-ヶー]{1,10}(?:[ ・][ァ-ヶー]{1,10}){1,4})[)]",
            &["("],
        )
    });
    let read = READ.captures_iter(&page.views);
    let read = read.flat_map(|found| [found.group("v"), found.group("k")]).flatten();
    let found = INITIAL.captures_iter(&page.views).filter_map(|found| found.group("v")).chain(read);
    let found: Vec<Mark> = found.map(|range| Mark::likely(range, Kind::Name, Why::Form)).collect();
    for mark in marks.iter_mut().filter(|mark| mark.kind == Kind::Name) {
        let front = &page.text[..mark.range.start];
        let letter = front
            .strip_suffix('.')
            .filter(|front| front.ends_with(|c: char| c.is_ascii_uppercase()));
        let apart = letter.is_some_and(|front| {
            !before(front, front.len() - 1).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
        });
        let kanji = page.text[mark.range.clone()].starts_with(|c| script(c) == Script::Kanji);
        if apart && kanji {
            mark.range.start -= 2;
        }
        // P. ラマン
        let kana = page.text[mark.range.clone()].chars().all(|c| script(c) == Script::Katakana);
        let spaced = front.strip_suffix(". ").filter(|front| {
            kana && front.ends_with(|c: char| c.is_ascii_uppercase())
                && !before(front, front.len() - 1).is_some_and(|c| c.is_ascii_alphanumeric())
        });
        if let Some(front) = spaced {
            mark.range.start = front.len() - 1;
        }
    }
    marks.extend(found);
}
