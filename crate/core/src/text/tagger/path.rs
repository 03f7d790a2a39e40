//! The best row of labels under scores for words and for steps between labels (Viterbi).

use super::LABELS;
use std::array;
use wide::i32x8;

/// What leads nowhere, far below every score and far above overflow.
const NEVER: i32 = i32::MIN / 4;

/// The score of every label of a word: in the lanes of one side outside and the beginnings, of the other, from the second
/// lane on, the insides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scores {
    pub(super) heads: i32x8,
    pub(super) tails: i32x8,
}

/// What each step from one label to the next is worth. The inside of a kind follows its beginning or its inside only.
pub(super) struct Steps {
    /// From each label to outside and to the beginnings.
    starting: [i32x8; LABELS],
    /// From the beginnings to the insides.
    entering: i32x8,
    /// From the insides to themselves.
    staying: i32x8,
    /// A row that lies further behind the best one never passes it but inside of its own kind.
    reach: i32,
}

/// The lane of a label on its side.
pub(super) fn lane(label: usize) -> usize {
    label.div_ceil(2)
}

pub(super) fn is_inside(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

impl Scores {
    /// The scores of the labels in their order.
    pub(super) fn new(scores: &[i32; LABELS]) -> Self {
        let side = |inside| {
            array::from_fn(|at| {
                let label =
                    (0..LABELS).find(|label| lane(*label) == at && is_inside(*label) == inside);
                label.map_or(0, |label| scores[label])
            })
        };
        Self { heads: i32x8::new(side(false)), tails: i32x8::new(side(true)) }
    }

    pub(super) fn of(&self, label: usize) -> i32 {
        let side = if is_inside(label) { &self.tails } else { &self.heads };
        side.as_array()[lane(label)]
    }
}

impl Steps {
    pub(super) fn of(steps: &[[i32; LABELS]; LABELS]) -> Self {
        let largest = steps.as_flattened().iter().map(|step| step.abs()).max().unwrap_or_default();
        let mut starting = [[NEVER; 8]; LABELS];
        let (mut entering, mut staying) = ([NEVER; 8], [NEVER; 8]);
        for (from, row) in steps.iter().enumerate() {
            for (to, step) in row.iter().enumerate() {
                if !is_inside(to) {
                    starting[from][lane(to)] = *step;
                } else if from == to {
                    staying[lane(to)] = *step;
                } else if from + 1 == to {
                    entering[lane(to)] = *step;
                }
            }
        }
        Self {
            starting: starting.map(i32x8::new),
            entering: i32x8::new(entering),
            staying: i32x8::new(staying),
            reach: 2 * largest,
        }
    }

    /// The label of each word; `open` says whether a word can be part of a name at all. Of rows that are equally good
    /// the one whose labels are lower.
    pub(super) fn best(
        &self,
        open: impl ExactSizeIterator<Item = bool>,
        scores: &[Scores],
    ) -> Vec<usize> {
        let never = i32x8::splat(NEVER);
        let outside = i32x8::new(array::from_fn(|lane| if lane == 0 { -1 } else { 0 }));
        // Of each label the one before it: where outside and the beginnings come from, and which insides stay.
        let mut back: Vec<Scores> = Vec::with_capacity(open.len());
        let (mut heads, mut tails) = (outside.select(i32x8::ZERO, never), never);
        for (open, score) in open.zip(scores) {
            let best = heads.max(tails).as_array().iter().copied().fold(NEVER, i32::max);
            let (mut starts, mut from) = (never, i32x8::ZERO);
            for before in 0..LABELS {
                let side = if is_inside(before) { &tails } else { &heads };
                let reached = side.as_array()[lane(before)];
                if reached < best - self.reach {
                    continue;
                }
                let value = i32x8::splat(reached - best) + self.starting[before];
                let better = value.simd_gt(starts);
                starts = better.select(value, starts);
                from = better.select(i32x8::splat(before as i32), from);
            }
            let entered = heads - i32x8::splat(best) + self.entering;
            let stayed = tails - i32x8::splat(best) + self.staying;
            back.push(Scores { heads: from, tails: stayed.simd_gt(entered) });
            heads = starts + score.heads;
            tails = entered.max(stayed).max(never) + score.tails;
            if !open {
                (heads, tails) = (outside.select(heads, never), never);
            }
        }
        let last = Scores { heads, tails };
        let mut label =
            (0..LABELS).max_by_key(|label| (last.of(*label), LABELS - label)).unwrap_or(0);
        let mut labels = vec![0; back.len()];
        for (at, back) in back.iter().enumerate().rev() {
            labels[at] = label;
            let told = back.of(label);
            label = if is_inside(label) { label - usize::from(told == 0) } else { told as usize };
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The best of all rows, each tried.
    fn tried(open: &[bool], scores: &[[i32; LABELS]], steps: &[[i32; LABELS]; LABELS]) -> i32 {
        let mut all = vec![(0, 0)];
        for (open, score) in open.iter().zip(scores) {
            let labels = if *open { LABELS } else { 1 };
            let next = |(value, from): (i32, usize)| {
                let may = move |to: &usize| !is_inside(*to) || from == *to || from + 1 == *to;
                (0..labels).filter(may).map(move |to| (value + steps[from][to] + score[to], to))
            };
            all = all.into_iter().flat_map(next).collect();
        }
        all.into_iter().map(|(value, _)| value).max().unwrap_or_default()
    }

    /// What a row is worth; nothing where it takes a step that no row may take.
    fn worth(
        labels: &[usize],
        open: &[bool],
        scores: &[[i32; LABELS]],
        steps: &[[i32; LABELS]; LABELS],
    ) -> Option<i32> {
        let (mut sum, mut from) = (0, 0);
        for (at, to) in labels.iter().enumerate() {
            let may = !is_inside(*to) || from == *to || from + 1 == *to;
            if !may || !open[at] && *to > 0 {
                return None;
            }
            sum += steps[from][*to] + scores[at][*to];
            from = *to;
        }
        Some(sum)
    }

    proptest! {
        #[test]
        fn no_row_of_labels_is_better(
            open in prop::collection::vec(prop::bool::weighted(0.8), 0..5),
            scores in prop::collection::vec(prop::array::uniform13(-300..300_i32), 5),
            steps in prop::array::uniform13(prop::array::uniform13(-128..128_i32)),
        ) {
            let scores = &scores[..open.len()];
            let all: Vec<Scores> = scores.iter().map(Scores::new).collect();
            let labels = Steps::of(&steps).best(open.iter().copied(), &all);
            prop_assert_eq!(worth(&labels, &open, scores, &steps), Some(tried(&open, scores, &steps)));
        }
    }
}
