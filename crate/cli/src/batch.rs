//! Both passes over a batch, in parallel over files; one bad file never stops the others.

use crate::files::{Input, Opened};
use kamei::known::Known;
use kamei::naming::{Layout, Names};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::{Inspection, Session};
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Files worked on before what they taught is folded together, so that a batch takes no more memory
/// than its names.
pub(crate) const AT_ONCE: usize = 256;

/// A batch after its first pass.
pub(crate) struct Batch {
    pub(crate) inputs: Vec<Input>,
    pub(crate) session: Session,
    /// The name the key gives each output, or why the file could not be read.
    pub(crate) seen: Vec<Result<String, Reason>>,
    /// Whether a directory of a file-set is among them.
    pub(crate) holds_directory: bool,
}

impl Batch {
    /// Reads every file and learns what identifies.
    pub(crate) fn read(inputs: Vec<Input>, mut session: Session) -> Self {
        let mut known = Known::default();
        let mut seen = Vec::with_capacity(inputs.len());
        let mut holds_directory = false;
        let mut unsettled = Vec::new();
        for some in inputs.chunks(AT_ONCE) {
            let inspected: Vec<_> = some.par_iter().map(|input| inspect(&session, input)).collect();
            for result in inspected {
                seen.push(result.map(|(inspection, learnt)| {
                    known.merge(learnt);
                    holds_directory |= inspection.is_directory();
                    if inspection.unsettled {
                        unsettled.push(seen.len());
                    }
                    inspection.place.output
                }));
            }
        }
        session.learn(&known);
        // Whose these are only the whole batch tells, and their names begin with the pseudonym.
        for number in unsettled {
            seen[number] = inspect(&session, &inputs[number]).map(|(found, _)| found.place.output);
        }
        Self { inputs, session, seen, holds_directory }
    }

    /// The name of each output in a layout.
    pub(crate) fn output_names(&self, layout: Layout) -> Vec<Option<String>> {
        let mut names = Names::new(layout);
        self.seen.iter().map(|seen| Some(names.take(seen.as_ref().ok()?))).collect()
    }
}

fn inspect(session: &Session, input: &Input) -> Result<(Inspection, Known), Reason> {
    guarded(|| {
        let source = Opened::open(input).map_err(|_| Code::ReadFailed)?;
        session.inspect(&source, &mut Silent)
    })
}

/// Turns a panic into a reason to hold the one file it happened on.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Reason>) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Code::Panicked.into()))
}
