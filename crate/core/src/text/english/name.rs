//! Names in English notes: after a label, a role or a title, before credentials, beside a relative,
//! as “Last, First”, and where given name and surname stand side by side.

mod beside;
mod form;

use super::super::page::Page;
use super::super::span::{Kind, Mark, Why};
use super::reader::Reader;
use super::word::{Case, Word};

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let reader = Reader { text: page.text, words: page.words() };
    reader.labelled(marks);
    reader.titled(marks);
    reader.credentials(marks);
    reader.relatives(marks);
    reader.inverted(marks);
    reader.pairs(marks);
    reader.alone(marks);
    reader.small(marks);
    reader.quoted(marks);
    reader.carets(page, marks);
    reader.closings(marks);
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
    }
}
