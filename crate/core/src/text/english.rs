//! English notes: names, places of care, employers and schools, addresses.

mod around;
mod body;
mod dictated;
mod grown;
mod led;
mod name;
mod number;
mod place;
mod reader;
mod word;

pub(super) use self::around::around;
pub(super) use self::name::{is_score, is_thing, within_japanese};
pub(super) use self::place::{STATES, WHOLE_STATES};
pub(super) use self::word::{Case, Word, words};
use super::page::Page;
use super::span::Mark;

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    place::find(page, marks);
    body::find(page, marks);
    name::find(page, marks);
    dictated::find(page, marks);
    led::find(page, marks);
    number::find(page, marks);
}
