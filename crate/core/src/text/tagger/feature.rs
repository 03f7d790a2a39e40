//! What the tagger looks at: a word, its neighbours, what stands between them, and the line.

use super::ROWS;
use super::unit::{Atoms, Unit};

/// Beyond the ends of the text.
const EDGE: Atoms =
    Atoms { word: 1, shape: 2, class: 3, lists: 4, known: 9, head: 5, tail: 6, gap: 7, line: 8 };

/// Calls back with the row of every feature of a word.
pub(super) fn each(units: &[Unit], at: usize, mut row: impl FnMut(u32)) {
    let near = |offset: isize| {
        at.checked_add_signed(offset).and_then(|at| units.get(at)).map_or(&EDGE, |unit| &unit.atoms)
    };
    let (far, before, this, after, beyond) = (near(-2), near(-1), near(0), near(1), near(2));
    let mut template = 0_u32;
    let mut say = |one: u32, two: u32, three: u32| {
        template += 1;
        row(mix(template, one, two, three));
    };
    say(0, 0, 0);
    say(this.word, 0, 0);
    say(this.shape, this.lists, 0);
    say(this.head, this.class, 0);
    say(this.tail, this.class, 0);
    say(this.head, this.tail, this.shape);
    say(before.word, this.gap, 0);
    say(after.word, after.gap, 0);
    say(far.word, before.class, 0);
    say(beyond.word, after.class, 0);
    say(before.word, this.shape, this.gap);
    say(after.word, this.shape, after.gap);
    say(before.word, after.word, this.class);
    say(before.class, this.shape, 0);
    say(this.shape, after.class, 0);
    say(before.shape, this.shape, after.shape);
    say(far.class, before.class, this.class);
    say(this.class, after.class, beyond.class);
    say(before.lists, this.gap, this.shape);
    say(after.lists, after.gap, this.shape);
    say(far.lists, before.class, this.shape);
    say(beyond.lists, after.class, this.shape);
    say(this.gap, after.gap, this.shape);
    say(this.line, this.shape, 0);
    say(this.line, this.gap, after.gap);
    say(before.tail, this.shape, this.gap);
    say(after.head, this.shape, after.gap);
    say(before.tail, this.head, 0);
    say(this.tail, after.head, 0);
    say(this.known, this.class, 0);
    say(this.known, this.gap, after.gap);
    say(this.known, before.word, this.gap);
    say(this.known, after.word, after.gap);
    say(this.known, before.class, after.class);
    say(this.known, after.known, after.gap);
    say(before.known, this.known, this.gap);
}

fn mix(template: u32, one: u32, two: u32, three: u32) -> u32 {
    let hash =
        [(template, 0x9E37_79B1), (one, 0x85EB_CA6B), (two, 0xC2B2_AE35), (three, 0x27D4_EB2F)]
            .iter()
            .fold(0_u32, |hash, (value, factor)| hash.wrapping_add(value.wrapping_mul(*factor)));
    (hash ^ hash >> 15).wrapping_mul(0x2C1B_3C6D) >> (32 - ROWS.ilog2())
}
