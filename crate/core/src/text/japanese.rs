//! Japanese notes: names, places of care, employers and schools, addresses.

mod body;
mod grown;
mod name;
mod place;
mod spelt;

use super::page::Page;
use super::span::Mark;

pub(super) use self::body::rooms;
pub(super) use self::grown::grown;
pub(super) use self::name::beyond;
pub(super) use self::spelt::bridged;

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    name::find(page, marks);
    body::find(page, marks);
    place::find(page, marks);
}
