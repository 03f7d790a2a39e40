//! Both passes over a batch, in parallel over files; one bad file never stops the others.

use crate::files::{Input, Opened};
use kamei::known::Known;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::{Inspection, Session};
use rayon::prelude::*;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A batch after its first pass.
pub(crate) struct Batch {
    pub(crate) inputs: Vec<Input>,
    pub(crate) session: Session,
    pub(crate) seen: Vec<Result<Inspection, Reason>>,
}

impl Batch {
    /// Reads every file and learns what identifies.
    pub(crate) fn read(inputs: Vec<Input>, mut session: Session) -> Self {
        let inspected: Vec<_> = inputs
            .par_iter()
            .map(|input| {
                guarded(|| {
                    let source = Opened::open(&input.path).map_err(|_| Code::ReadFailed)?;
                    session.inspect(&source, &mut Silent)
                })
            })
            .collect();
        let mut known = Known::default();
        let mut seen = Vec::with_capacity(inspected.len());
        for result in inspected {
            seen.push(result.map(|(inspection, learnt)| {
                known.merge(learnt);
                inspection
            }));
        }
        session.learn(&known);
        Self { inputs, session, seen }
    }

    /// The output name of each file: the second with the same name gets `-2`.
    pub(crate) fn output_names(&self) -> Vec<Option<String>> {
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut unique = |inspection: &'_ Inspection| {
            let number = taken.entry(inspection.output.clone()).or_default();
            *number += 1;
            numbered(&inspection.output, *number)
        };
        self.seen.iter().map(|seen| seen.as_ref().ok().map(&mut unique)).collect()
    }
}

fn numbered(name: &str, number: usize) -> String {
    match name.strip_suffix(".dcm") {
        Some(stem) if number > 1 => format!("{stem}-{number}.dcm"),
        _ => name.to_owned(),
    }
}

/// Turns a panic into a reason to hold the one file it happened on.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Reason>) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Code::Panicked.into()))
}
