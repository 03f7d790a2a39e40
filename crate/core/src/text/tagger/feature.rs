//! What the tagger looks at: a word, its neighbours, what stands between them, and the line.

use super::ROWS;
use super::unit::{Atoms, Unit};

/// Beyond the ends of the text.
const EDGE: Atoms =
    Atoms { word: 1, shape: 2, class: 3, lists: 4, known: 9, head: 5, tail: 6, gap: 7, line: 8 };

/// How many features a word has.
pub(super) const COUNT: usize = 36;

/// The rows of a word's features. What each is made of stands beside one another, so that they are mixed four at a time.
pub(super) fn rows(units: &[Unit], at: usize) -> [u32; COUNT] {
    let near = |offset: isize| {
        at.checked_add_signed(offset).and_then(|at| units.get(at)).map_or(&EDGE, |unit| &unit.atoms)
    };
    let (far, before, this, after, beyond) = (near(-2), near(-1), near(0), near(1), near(2));
    let parts: [[u32; 3]; COUNT] = [
        [0, 0, 0],
        [this.word, 0, 0],
        [this.shape, this.lists, 0],
        [this.head, this.class, 0],
        [this.tail, this.class, 0],
        [this.head, this.tail, this.shape],
        [before.word, this.gap, 0],
        [after.word, after.gap, 0],
        [far.word, before.class, 0],
        [beyond.word, after.class, 0],
        [before.word, this.shape, this.gap],
        [after.word, this.shape, after.gap],
        [before.word, after.word, this.class],
        [before.class, this.shape, 0],
        [this.shape, after.class, 0],
        [before.shape, this.shape, after.shape],
        [far.class, before.class, this.class],
        [this.class, after.class, beyond.class],
        [before.lists, this.gap, this.shape],
        [after.lists, after.gap, this.shape],
        [far.lists, before.class, this.shape],
        [beyond.lists, after.class, this.shape],
        [this.gap, after.gap, this.shape],
        [this.line, this.shape, 0],
        [this.line, this.gap, after.gap],
        [before.tail, this.shape, this.gap],
        [after.head, this.shape, after.gap],
        [before.tail, this.head, 0],
        [this.tail, after.head, 0],
        [this.known, this.class, 0],
        [this.known, this.gap, after.gap],
        [this.known, before.word, this.gap],
        [this.known, after.word, after.gap],
        [this.known, before.class, after.class],
        [this.known, after.known, after.gap],
        [before.known, this.known, this.gap],
    ];
    let mut rows = [0; COUNT];
    for (template, (row, [one, two, three])) in (1..).zip(rows.iter_mut().zip(parts)) {
        *row = mix(template, one, two, three);
    }
    rows
}

fn mix(template: u32, one: u32, two: u32, three: u32) -> u32 {
    let hash = template
        .wrapping_mul(0x9E37_79B1)
        .wrapping_add(one.wrapping_mul(0x85EB_CA6B))
        .wrapping_add(two.wrapping_mul(0xC2B2_AE35))
        .wrapping_add(three.wrapping_mul(0x27D4_EB2F));
    (hash ^ hash >> 15).wrapping_mul(0x2C1B_3C6D) >> (32 - ROWS.ilog2())
}
