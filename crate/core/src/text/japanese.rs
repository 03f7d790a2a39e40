//! Japanese notes: names, places of care, employers and schools, addresses.

mod around;
mod body;
mod grown;
mod kana;
mod led;
mod name;
mod place;
mod short;
mod spelt;
mod ward;
mod work;

use super::page::Page;
use super::span::Mark;

pub(super) use self::around::around;
pub(super) use self::grown::grown;
pub(super) use self::name::beyond;
pub(super) use self::spelt::bridged;
pub(super) use self::ward::rooms;

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    name::find(page, marks);
    body::find(page, marks);
    kana::find(page, marks);
    ward::find(page, marks);
    work::find(page, marks);
    short::find(page, marks);
    led::find(page, marks);
    place::find(page, marks);
}
