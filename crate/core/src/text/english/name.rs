//! Names in English notes: after a label, a role or a title, before credentials, beside a relative,
//! as “Last, First”, and where given name and surname stand side by side.

mod beside;
mod called;
mod chat;
mod form;

pub(in super::super) use self::form::{is_score, is_thing};

use super::super::page::Page;
use super::super::span::{Kind, Mark, Why};
use super::reader::{PARTICLES, Reader};
use super::word::{Case, Word};

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let reader = Reader { text: page.text, words: page.words() };
    reader.labelled(marks);
    reader.titled(marks);
    reader.credentials(marks);
    reader.relatives(marks);
    reader.related(marks);
    reader.inverted(marks);
    reader.pairs(marks);
    reader.called(marks);
    reader.alone(marks);
    reader.small(marks);
    reader.quoted(marks);
    reader.carets(page, marks);
    reader.closings(marks);
    reader.speakers(marks);
}

/// Emily Watanabe in a Japanese note: two names by the lists, and words of no language.
pub(in super::super) fn within_japanese(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let reader = Reader { text: page.text, words: page.words() };
    for (index, pair) in reader.words.windows(2).enumerate() {
        let [one, two] = pair else { continue };
        let fits = |word: &Word| word.case == Case::Title && !word.listed && !word.eponym;
        if reader.gap(index) == " "
            && (fits(one) && one.given)
            && (fits(two) && two.surname)
            && !reader.is_term(index + 1)
            && let Some(range) = reader.forward(index, true)
        {
            marks.push(Mark::likely(range, Kind::Name, Why::List));
        }
        // 助手:本間、Park Ji-woo: one is a name by the lists, and a mark stands before them.
        let free = |word: &Word| fits(word) && !word.everyday && word.range.len() >= 3;
        let opens = page.text[..one.range.start].ends_with([':', '、', '(', '\n', '・']);
        if reader.gap(index) == " "
            && opens
            && (free(one) && free(two))
            && (one.surname || one.given)
            && !reader.is_term(index + 1)
        {
            marks.push(Mark::likely(one.range.start..two.range.end, Kind::Name, Why::Position));
        }
    }
    capitals(page, &reader, marks);
}

/// NGUYEN VAN TUNG in a Japanese note: a surname and more words, none of which is one of a language.
fn capitals(page: &Page<'_>, reader: &Reader<'_>, marks: &mut Vec<Mark>) {
    let mut at = 0;
    while at < reader.words.len() {
        let fits = |word: &Word| {
            let vowel = page.text[word.range.clone()].contains(['A', 'E', 'I', 'O', 'U', 'Y']);
            word.case == Case::Upper
                && word.range.len() >= 3
                && vowel
                && (!word.listed || PARTICLES.contains(&reader.lower(word).as_str()))
                && !word.eponym
        };
        let mut end = at + 1;
        while end < reader.words.len() && reader.gap(end - 1) == " " && fits(&reader.words[end]) {
            end += 1;
        }
        let first = &reader.words[at];
        let latin = |c: char| c.is_ascii_alphanumeric();
        let apart = !page.text[..first.range.start].ends_with(latin)
            && !page.text[reader.words[end - 1].range.end..].starts_with(latin);
        let second = reader.words[at + 1..end].iter().any(|word| word.surname || word.given);
        if second && fits(first) && first.surname && first.range.len() >= 4 && apart {
            let range = first.range.start..reader.words[end - 1].range.end;
            marks.push(Mark::likely(range, Kind::Name, Why::List));
        }
        at = end;
    }
}
