//! The best row of labels under scores for words and for steps between labels (Viterbi).

use super::{LABELS, Scores};

/// What leads nowhere, far below every score and far above overflow.
const NEVER: i32 = i32::MIN / 4;

/// A number for each label of one side, in lanes that a processor adds at once: outside and the beginnings, or, from
/// the second lane on, the insides.
type Lanes = [i32; 8];

/// What each step from one label to the next is worth. The inside of a kind follows its beginning or its inside only.
pub(super) struct Steps {
    /// From each label to outside and to the beginnings.
    starting: [Lanes; LABELS],
    /// From the beginnings to the insides.
    entering: Lanes,
    /// From the insides to themselves.
    staying: Lanes,
    /// A row that lies further behind the best one never passes it but inside of its own kind.
    reach: i32,
}

/// The lane of a label on its side.
fn lane(label: usize) -> usize {
    label.div_ceil(2)
}

fn is_inside(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

impl Steps {
    pub(super) fn of(steps: &[[i32; LABELS]; LABELS]) -> Self {
        let largest = steps.as_flattened().iter().map(|step| step.abs()).max().unwrap_or_default();
        let mut all = Self {
            starting: [[NEVER; 8]; LABELS],
            entering: [NEVER; 8],
            staying: [NEVER; 8],
            reach: 2 * largest,
        };
        for (from, row) in steps.iter().enumerate() {
            for (to, step) in row.iter().enumerate() {
                if !is_inside(to) {
                    all.starting[from][lane(to)] = *step;
                } else if from == to {
                    all.staying[lane(to)] = *step;
                } else if from + 1 == to {
                    all.entering[lane(to)] = *step;
                }
            }
        }
        all
    }

    /// The label of each word; `open` says whether a word can be part of a name at all. Of rows that are equally good
    /// the one whose labels are lower.
    pub(super) fn best(
        &self,
        open: impl ExactSizeIterator<Item = bool>,
        scores: &[Scores],
    ) -> Vec<usize> {
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(open.len());
        let (mut heads, mut tails) = ([NEVER; 8], [NEVER; 8]);
        heads[0] = 0;
        for (open, score) in open.zip(scores) {
            let best = heads.iter().chain(&tails).copied().fold(NEVER, i32::max);
            let (mut starts, mut from) = ([NEVER; 8], [0; 8]);
            for before in 0..LABELS {
                let reached = if is_inside(before) { &tails } else { &heads }[lane(before)];
                if reached < best - self.reach {
                    continue;
                }
                for at in 0..8 {
                    let value = reached - best + self.starting[before][at];
                    let better = value > starts[at];
                    starts[at] = if better { value } else { starts[at] };
                    from[at] = if better { before as i32 } else { from[at] };
                }
            }
            let (mut insides, mut stays) = ([NEVER; 8], [false; 8]);
            for at in 0..8 {
                let entered = heads[at] - best + self.entering[at];
                let stayed = tails[at] - best + self.staying[at];
                stays[at] = stayed > entered;
                insides[at] = entered.max(stayed).max(NEVER);
            }
            back.push(std::array::from_fn(|label| match lane(label) {
                at if is_inside(label) => (label - usize::from(!stays[at])) as u8,
                at => from[at] as u8,
            }));
            (heads, tails) = ([NEVER; 8], [NEVER; 8]);
            heads[0] = starts[0] + score[0];
            if open {
                for label in 1..LABELS {
                    let (side, own) = if is_inside(label) {
                        (&mut tails, &insides)
                    } else {
                        (&mut heads, &starts)
                    };
                    side[lane(label)] = own[lane(label)] + score[label];
                }
            }
        }
        let reached = |label: usize| if is_inside(label) { &tails } else { &heads }[lane(label)];
        let mut label =
            (0..LABELS).max_by_key(|label| (reached(*label), LABELS - label)).unwrap_or(0);
        let mut labels = vec![0; back.len()];
        for (at, back) in back.iter().enumerate().rev() {
            labels[at] = label;
            label = usize::from(back[label]);
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The best of all rows, each tried.
    fn tried(open: &[bool], scores: &[Scores], steps: &[[i32; LABELS]; LABELS]) -> i32 {
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
        scores: &[Scores],
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
            let labels = Steps::of(&steps).best(open.iter().copied(), scores);
            prop_assert_eq!(worth(&labels, &open, scores, &steps), Some(tried(&open, scores, &steps)));
        }
    }
}
