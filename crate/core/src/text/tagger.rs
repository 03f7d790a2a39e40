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
use self::path::Steps;
pub(super) use self::unit::hash;
use self::unit::{Unit, units};
use super::Language;
use super::dictionary::Unreadable;
use super::page::{Page, Script, script};
use super::span::{Certainty, Kind, Mark, Why, in_order, overlaps};
use super::words::JA;
use std::array;
use std::ops::Range;

/// What the tagger tells apart, in the order of its labels.
const KINDS: [Kind; 6] =
    [Kind::Name, Kind::Facility, Kind::Place, Kind::Organization, Kind::Occupation, Kind::Id];
/// Outside, then beginning and inside of each kind.
const LABELS: usize = 1 + 2 * KINDS.len();
/// Features share so many rows by their hash; few of them have weights.
const ROWS: usize = 1 << 20;
/// As many rows with weights are kept of one language.
const KEPT: usize = 64_000;
/// The weights of a row, padded to a register.
const WIDTH: usize = 16;

/// The score of every label.
type Scores = [i32; LABELS];

/// The weights of one language.
pub(super) struct Table {
    /// Which rows have weights, in groups of 32: most have none, and this much lies in the cache.
    groups: Vec<Group>,
    /// The weights of the marked rows, in their order.
    weights: Vec<[i8; WIDTH]>,
    steps: Steps,
}

/// Which of 32 rows have weights, one bit each, and how many rows before them have some.
#[derive(Clone, Copy, Default)]
struct Group {
    marked: u32,
    before: u32,
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
            let margin = (at..end)
                .map(|at| scores[at][labels[at]] - scores[at][0])
                .max()
                .unwrap_or_default();
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
fn lean(language: Language) -> i32 {
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
            groups: vec![Group::default(); ROWS / 32],
            weights: vec![[0; WIDTH]; count],
            steps: Steps::of(&array::from_fn(|from| array::from_fn(|to| step(from, to)))),
        };
        let mut next = 0;
        for _ in 0..count {
            let number = next + group(&mut rest).ok_or(damaged)?;
            table.groups.get_mut(number / 32).ok_or(damaged)?.marked |= 1 << (number % 32);
            next = number + 1;
        }
        if rest.len() != count * LABELS {
            return Err(damaged);
        }
        for (index, weight) in rest.iter().enumerate() {
            table.weights[index % count][index / count] = weight.cast_signed();
        }
        let mut before = 0;
        for group in &mut table.groups {
            group.before = before;
            before += group.marked.count_ones();
        }
        Ok(table)
    }

    /// The weights of those of a word's rows that have any. None is asked for in a branch of its own, since no
    /// processor could guess it.
    fn found(&self, rows: &[u32; COUNT]) -> impl Iterator<Item = &[i8; WIDTH]> {
        let mut found = [0; COUNT];
        let mut count = 0;
        for row in rows {
            let group = self.groups[*row as usize / 32];
            let bit = 1_u32 << (row % 32);
            found[count] = group.before + (group.marked & (bit - 1)).count_ones();
            count += usize::from(group.marked & bit != 0);
        }
        found.into_iter().take(count).map(|place| &self.weights[place as usize])
    }

    /// The score of each label for a word; words that can be part of no name get none.
    fn score(&self, units: &[Unit], at: usize, lean: i32) -> Scores {
        let mut sum = [0_i16; WIDTH];
        if units[at].open {
            for weights in self.found(&feature::rows(units, at)) {
                for (sum, weight) in sum.iter_mut().zip(weights) {
                    *sum += i16::from(*weight);
                }
            }
        }
        let mut scores: Scores = array::from_fn(|label| i32::from(sum[label]));
        scores[0] -= lean * i32::from(units[at].open);
        scores
    }
}

/// A number in groups of seven bits; one that fits no row is none.
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
