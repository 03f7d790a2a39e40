//! How the tagger learns: averaged perceptrons over whole notes, each in a fixed order of its own, added up.

use super::super::dictionary::{Dictionary, Unreadable, unpack};
use super::super::page::Page;
use super::super::shadow::Shadow;
use super::super::span::Kind;
use super::super::{Language, pack};
use super::path::{Scores, Steps};
use super::unit::{Unit, units};
use super::{KEPT, KINDS, LABELS, ROWS, feature};
use std::ops::Range;

const ROUNDS: usize = 6;
/// Each model sees the notes in another order; what one took up by chance the others do not.
const ORDERS: [u64; 3] = [0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB];
/// One feature in so many is left out each time it is seen, so that none is relied on alone.
const LEFT_OUT: u64 = 6;

/// A note to learn from: its text, and what of it identifies, as bytes of the text.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The note.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// What is to be found.
    pub spans: Vec<(Range<usize>, Kind)>,
}

/// Trains the tagger and gives the dictionary again with its weights in it.
///
/// `Err` where the dictionary cannot be read.
///
/// # Panics
///
/// Where no thread can be started.
pub fn learn(packed: &[u8], lessons: &[Lesson]) -> Result<Vec<u8>, Unreadable> {
    let dictionary = Dictionary::read(packed)?;
    let [japanese, english] = [Language::Japanese, Language::English].map(|language| {
        let own: Vec<&Lesson> =
            lessons.iter().filter(|lesson| lesson.language == language).collect();
        let means = std::thread::scope(|scope| {
            let (dictionary, own) = (&dictionary, own.as_slice());
            let study = |order| scope.spawn(move || studied(dictionary, own, order));
            let threads = ORDERS.map(study);
            threads.map(|thread| thread.join().expect("learning does not panic"))
        });
        let [mut first, others @ ..] = means;
        for other in &others {
            first.add(other);
        }
        first.written()
    });
    let mut weights = (japanese.len() as u32).to_le_bytes().to_vec();
    weights.extend([japanese, english].concat());
    let mut parts = unpack(packed)?;
    parts.retain(|(name, _)| name != "tagger");
    parts.push(("tagger".to_owned(), weights));
    Ok(pack(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))))
}

/// What one model learns from the notes of one language.
fn studied(dictionary: &Dictionary, lessons: &[&Lesson], order: u64) -> Mean {
    let mut lot = Lot(order);
    let mut model = Model::default();
    let mut lessons = lessons.to_vec();
    for _ in 0..ROUNDS {
        for at in (1..lessons.len()).rev() {
            lessons.swap(at, lot.below(at as u64 + 1) as usize);
        }
        for lesson in &lessons {
            let shadow = Shadow::of(&lesson.text);
            let page = Page::new(&shadow.text, dictionary);
            let units = units(&page, lesson.language);
            let gold = labels(&units, &shadow, &lesson.spans);
            model.study(&units, &gold, &mut lot);
        }
    }
    model.mean()
}

/// The label of every word: beginning or inside of what it touches.
fn labels(units: &[Unit], shadow: &Shadow, spans: &[(Range<usize>, Kind)]) -> Vec<usize> {
    let mut last = None;
    let of = |unit: &Unit| {
        let range = shadow.original(&unit.range);
        let touched = spans
            .iter()
            .position(|(span, _)| unit.open && span.start < range.end && range.start < span.end);
        let kind = touched.and_then(|at| KINDS.iter().position(|kind| *kind == spans[at].1));
        let goes_on = touched.is_some() && last == touched;
        last = touched;
        kind.map_or(0, |kind| 1 + 2 * kind + usize::from(goes_on))
    };
    units.iter().map(of).collect()
}

/// Weights while they are learnt, with their sum over time.
struct Model {
    rows: Vec<[f32; LABELS]>,
    sums: Vec<[f32; LABELS]>,
    steps: [[f32; LABELS]; LABELS],
    step_sums: [[f32; LABELS]; LABELS],
    time: f32,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            rows: vec![[0.0; LABELS]; ROWS],
            sums: vec![[0.0; LABELS]; ROWS],
            steps: [[0.0; LABELS]; LABELS],
            step_sums: [[0.0; LABELS]; LABELS],
            time: 1.0,
        }
    }
}

impl Model {
    /// Guesses a note and moves the weights from the guess to the truth.
    fn study(&mut self, units: &[Unit], gold: &[usize], lot: &mut Lot) {
        self.time += 1.0;
        let mut seen: Vec<Vec<u32>> = Vec::with_capacity(units.len());
        let mut scores: Vec<Scores> = Vec::with_capacity(units.len());
        for at in 0..units.len() {
            let mut rows = Vec::new();
            let mut sum = [0.0; LABELS];
            if units[at].open {
                rows.extend(feature::rows(units, at).iter().filter(|_| lot.below(LEFT_OUT) > 0));
            }
            for row in &rows {
                sum.iter_mut()
                    .zip(&self.rows[*row as usize])
                    .for_each(|(sum, weight)| *sum += weight);
            }
            // A margin: the truth has to win clearly.
            sum.iter_mut()
                .enumerate()
                .filter(|(label, _)| *label != gold[at])
                .for_each(|(_, s)| *s += 1.0);
            seen.push(rows);
            scores.push(Scores::new(&sum.map(|sum| (sum * 16.0) as i32)));
        }
        let steps = self.steps.map(|row| row.map(|step| (step * 16.0) as i32));
        let guess = Steps::of(&steps).best(units.iter().map(|unit| unit.open), &scores);
        let (mut was, mut should) = (0, 0);
        for at in 0..units.len() {
            let (guess, gold) = (guess[at], gold[at]);
            if guess != gold {
                for row in &seen[at] {
                    self.move_row(*row, gold, 1.0);
                    self.move_row(*row, guess, -1.0);
                }
            }
            if (was, guess) != (should, gold) && units[at].open {
                for (from, to, by) in [(should, gold, 1.0), (was, guess, -1.0)] {
                    self.steps[from][to] += by;
                    self.step_sums[from][to] += by * self.time;
                }
            }
            (was, should) = (guess, gold);
        }
    }

    fn move_row(&mut self, row: u32, label: usize, by: f32) {
        let row = row as usize;
        self.rows[row][label] += by;
        self.sums[row][label] += by * self.time;
    }

    /// The averages over time.
    fn mean(self) -> Mean {
        let of = |weight: &[f32; LABELS], sum: &[f32; LABELS]| -> [f32; LABELS] {
            std::array::from_fn(|label| weight[label] - sum[label] / self.time)
        };
        let rows = self.rows.iter().zip(&self.sums).map(|(weight, sum)| of(weight, sum)).collect();
        let steps = std::array::from_fn(|from| of(&self.steps[from], &self.step_sums[from]));
        Mean { rows, steps }
    }
}

/// Weights that are learnt.
struct Mean {
    rows: Vec<[f32; LABELS]>,
    steps: [[f32; LABELS]; LABELS],
}

impl Mean {
    fn add(&mut self, other: &Self) {
        let add = |to: &mut [f32; LABELS], from: &[f32; LABELS]| {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        };
        self.rows.iter_mut().zip(&other.rows).for_each(|(to, from)| add(to, from));
        self.steps.iter_mut().zip(&other.steps).for_each(|(to, from)| add(to, from));
    }

    /// As whole numbers on one scale: the steps, then the rows that matter most.
    fn written(self) -> Vec<u8> {
        let size =
            |row: &[f32; LABELS]| row.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let mut rows: Vec<(usize, [f32; LABELS])> = self.rows.into_iter().enumerate().collect();
        rows.sort_by(|(at, a), (to, b)| size(b).total_cmp(&size(a)).then(at.cmp(to)));
        rows.truncate(KEPT);
        rows.retain(|(_, row)| size(row) > 0.0);
        // One row in a hundred may be cut off, so that the rest keeps its grain.
        let most = rows.get(rows.len() / 100).map_or(1.0, |(_, row)| size(row));
        let whole = |weight: &f32| (weight * 127.0 / most).round().clamp(-127.0, 127.0) as i8;
        let mut out: Vec<u8> =
            self.steps.as_flattened().iter().map(|weight| whole(weight).cast_unsigned()).collect();
        rows.sort_by_key(|(at, _)| *at);
        out.extend((rows.len() as u32).to_le_bytes());
        let mut next = 0;
        for (at, _) in &rows {
            let mut gap = at - next;
            while gap >= 0x80 {
                out.push(gap as u8 & 0x7F | 0x80);
                gap >>= 7;
            }
            out.push(gap as u8);
            next = at + 1;
        }
        for label in 0..LABELS {
            out.extend(rows.iter().map(|(_, row)| whole(&row[label]).cast_unsigned()));
        }
        out
    }
}

/// Numbers by lot, the same every time (xorshift64).
struct Lot(u64);

impl Lot {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
