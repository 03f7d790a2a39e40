//! The trained tagger: a linear model over words that says which of them are names, places, bodies or
//! numbers where no rule does. It reads what stands around a word, not only the word.
//!
//! Its weights are a part of the dictionary, made by [`learn`] from generated notes
//! (`scripts/text/train.py`), the same bytes from the same notes.

mod doubt;
mod feature;
mod learn;
mod path;
mod plain;
mod unit;

pub use self::learn::{Lesson, learn};

use self::feature::COUNT;
use self::path::{Scores, Steps};
pub(super) use self::unit::hash;
use self::unit::{Unit, units};
use super::Language;
use super::dictionary::Unreadable;
use super::page::{Page, Script, script};
use super::span::{Certainty, Kind, Mark, Why, in_order, overlaps};
use super::words::JA;
use std::array;
use std::ops::Range;
use wide::{i16x8, i32x8};

/// What the tagger tells apart, in the order of its labels.
const KINDS: [Kind; 6] =
    [Kind::Name, Kind::Facility, Kind::Place, Kind::Organization, Kind::Occupation, Kind::Id];
/// Outside, then beginning and inside of each kind.
const LABELS: usize = 1 + 2 * KINDS.len();
/// Features share so many rows by their hash; few of them have weights.
const ROWS: usize = 1 << 20;
/// As many rows with weights are kept of one language.
const KEPT: usize = 64_000;
/// The weights of one language.
pub(super) struct Table {
    /// Which rows have weights, 32 in each: most have none, and this much lies in the cache.
    marked: Vec<u32>,
    /// How many rows have weights before each 32.
    before: Vec<u32>,
    /// The weights of the marked rows, in their order: in each lane that of outside or of a beginning, and above it that
    /// of the inside.
    weights: Vec<i16x8>,
    steps: Steps,
}

/// The weights of both languages.
pub(super) struct Tagger {
    japanese: Table,
    english: Table,
}

impl Tagger {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let damaged = Unreadable::part();
        let (length, rest) = bytes.split_at_checked(4).ok_or(damaged)?;
        let length = length.iter().rev().fold(0, |all, byte| all << 8 | usize::from(*byte));
        let (first, second) = rest.split_at_checked(length).ok_or(damaged)?;
        Ok(Self { japanese: Table::read(first)?, english: Table::read(second)? })
    }

    /// Proposes names, places, bodies and numbers: likely ones where the weights speak clearly, doubtful ones
    /// where they barely do.
    pub(super) fn find(&self, page: &Page<'_>, language: Language, marks: &mut Vec<Mark>) {
        let table = match language {
            Language::Japanese => &self.japanese,
            Language::English => &self.english,
        };
        let units = units(page, language);
        let scores: Vec<Scores> =
            (0..units.len()).map(|at| table.score(&units, at, lean(language))).collect();
        let labels = table.steps.best(units.iter().map(|unit| unit.open), &scores);
        let lead = |at: usize| scores[at].of(labels[at]) - scores[at].of(0);
        let shown = in_order(marks, |mark| mark.kind.is_direct());
        // Dr Bronwen Tregarth OPA: whom a title names is no body.
        let titled =
            in_order(marks, |mark| mark.why == Why::Title && mark.certainty == Certainty::Certain);
        let mut at = 0;
        while at < units.len() {
            let label = labels[at];
            let Some(kind) = kind(label) else {
                at += 1;
                continue;
            };
            let mut end = at + 1;
            while end < units.len() && labels[end] == label + 1 {
                end += 1;
            }
            let margin = (at..end).map(lead).max().unwrap_or_default();
            if language == Language::English {
                let apart = |next: usize| {
                    let (one, two) = (&units[next - 1].range, &units[next].range);
                    is_apart(page.text, one, two)
                        || doubt::is_behind(page, &units[at].range, two, kind)
                };
                end = (at + 1..end).find(|next| apart(*next)).unwrap_or(end);
            }
            let range = units[at].range.start..units[end - 1].range.end;
            at = end;
            let person =
                language == Language::English && kind != Kind::Name && overlaps(&titled, &range);
            if person || overlaps(&shown, &range) || !can_name(&page.text[range.clone()]) {
                continue;
            }
            // A place that nearly is one, with 在住 or の実家 behind it.
            let shown = kind == Kind::Place
                && JA.list("place-after").starts(&page.text[range.end..]).is_some();
            let clear = (shown || margin >= firm(kind, language))
                && !doubt::is_doubtful(page, &range, kind, language);
            let mark = if clear { Mark::likely } else { Mark::doubtful };
            marks.push(mark(range, kind, Why::Tagger));
        }
    }
}

/// Renner. Janeway +. Duke: a sentence, a cell or a sign ends between two words.
fn is_apart(text: &str, one: &Range<usize>, two: &Range<usize>) -> bool {
    let gap = &text[one.end..two.start];
    let shortened = one.len() == 1
        || matches!(
            &text[one.clone()],
            "St" | "Ste"
                | "Mt"
                | "Ft"
                | "Dr"
                | "Mr"
                | "Mrs"
                | "Ms"
                | "Jr"
                | "No"
                | "Fr"
                | "Sr"
                | "Co"
        );
    gap.contains(['|', '+', ';', '\t'])
        || gap.starts_with("  ")
        || gap.starts_with(". ") && !shortened
}

/// Not one letter of hiragana, nor only digits and marks.
fn can_name(written: &str) -> bool {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let first = letters.next();
    first.is_some_and(|c| script(c) != Script::Hiragana) || letters.next().is_some()
}

/// How much “outside” is held back, so that rather too much is taken than too little; measured on notes
/// in view.
fn lean(language: Language) -> i16 {
    match language {
        Language::Japanese => 80,
        Language::English => 40,
    }
}

/// How far a label has to lie before “outside” to be believed, measured on notes in view.
fn firm(kind: Kind, language: Language) -> i32 {
    match (kind, language) {
        (Kind::Name, Language::Japanese) => 240,
        (Kind::Occupation, Language::Japanese) => 600,
        (_, Language::Japanese) => 420,
        (Kind::Name, Language::English) => 190,
        (Kind::Occupation, Language::English) => 450,
        (_, Language::English) => 260,
    }
}

fn kind(label: usize) -> Option<Kind> {
    (label % 2 == 1).then(|| KINDS[label / 2])
}

impl Table {
    /// The steps; how many rows follow; how far each row's number lies behind the one before, in groups
    /// of seven bits, the lowest first; then the rows' weights, label by label.
    fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let damaged = Unreadable::part();
        let (steps, rest) = bytes.split_at_checked(LABELS * LABELS).ok_or(damaged)?;
        let (count, mut rest) = rest.split_at_checked(4).ok_or(damaged)?;
        let count = count.iter().rev().fold(0, |all, byte| all << 8 | usize::from(*byte));
        if count > KEPT {
            return Err(damaged);
        }
        let step = |from: usize, to: usize| i32::from(steps[from * LABELS + to].cast_signed());
        let mut table = Self {
            marked: vec![0; ROWS / 32],
            before: Vec::with_capacity(ROWS / 32),
            weights: Vec::with_capacity(count),
            steps: Steps::of(&array::from_fn(|from| array::from_fn(|to| step(from, to)))),
        };
        let mut next = 0;
        for _ in 0..count {
            let number = next + group(&mut rest).ok_or(damaged)?;
            *table.marked.get_mut(number / 32).ok_or(damaged)? |= 1 << (number % 32);
            next = number + 1;
        }
        if rest.len() != count * LABELS {
            return Err(damaged);
        }
        table.weights.extend((0..count).map(|number| row(rest, count, number)));
        let mut before = 0;
        for marked in &table.marked {
            table.before.push(before);
            before += marked.count_ones();
        }
        Ok(table)
    }

    /// The weights of those of a word's rows that have any. None is asked for in a branch of its own, since no
    /// processor could guess it.
    fn found(&self, rows: &[u32; COUNT]) -> impl Iterator<Item = i16x8> {
        let mut found = [0; COUNT];
        let mut count = 0;
        for row in rows {
            found[count] = *row;
            count += (self.marked[*row as usize / 32] >> (row % 32) & 1) as usize;
        }
        found.into_iter().take(count).map(|row| {
            let group = row as usize / 32;
            let earlier = self.marked[group] & ((1 << (row % 32)) - 1);
            self.weights[(self.before[group] + earlier.count_ones()) as usize]
        })
    }

    /// The score of each label for a word; words that can be part of no name get none.
    fn score(&self, units: &[Unit], at: usize, lean: i16) -> Scores {
        let (mut heads, mut tails) = (i16x8::ZERO, i16x8::ZERO);
        if units[at].open {
            for weights in self.found(&feature::rows(units, at)) {
                heads += (weights << 8) >> 8;
                tails += weights >> 8;
            }
            heads -= i16x8::new([lean, 0, 0, 0, 0, 0, 0, 0]);
        }
        Scores { heads: i32x8::from_i16x8(heads), tails: i32x8::from_i16x8(tails) }
    }
}

/// What the labels weigh in a row, of weights that lie label by label. Apart from its loop, as the next is, like all that is
/// done for every part of the dictionary ([`super::dictionary`]).
#[inline(never)]
fn row(weights: &[u8], count: usize, row: usize) -> i16x8 {
    let mut lanes = [0_i16; 8];
    for label in 0..LABELS {
        let weight = i16::from(weights[label * count + row].cast_signed());
        let above = path::is_inside(label);
        lanes[path::lane(label)] |= if above { weight << 8 } else { weight & 0xFF };
    }
    i16x8::new(lanes)
}

/// A number in groups of seven bits; one that fits no row is none.
#[inline(never)]
fn group(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in [0, 7, 14] {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(first & 0x7F) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
