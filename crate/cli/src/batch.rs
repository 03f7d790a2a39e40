//! Both passes over a batch, in parallel over files; one bad file never stops the others.

use crate::files::{Input, Opened};
use kamei::companions::{self, Set};
use kamei::known::Known;
use kamei::paths::Paths;
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::session::{Inspection, Session};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Files worked on before what they taught is folded together, so that a batch takes no more memory
/// than its names.
pub(crate) const AT_ONCE: usize = 256;

/// A batch after its first pass.
pub(crate) struct Batch {
    pub(crate) inputs: Vec<Input>,
    pub(crate) session: Session,
    outputs: Paths,
    /// The number of the name that the key gives each output, where the file could be read.
    seen: Vec<Option<u32>>,
    unread: BTreeMap<usize, Reason>,
    /// The files that belong together.
    pub(crate) sets: Vec<Set>,
    /// The head of the set that a file is of.
    heads: BTreeMap<usize, usize>,
    /// Whether a directory of a file-set is among them.
    pub(crate) holds_directory: bool,
}

impl Batch {
    /// Reads every file and learns what identifies.
    pub(crate) fn read(inputs: Vec<Input>, mut session: Session) -> Self {
        let mut known = Known::default();
        let mut outputs = Paths::new('/');
        let mut seen = Vec::with_capacity(inputs.len());
        let mut unread = BTreeMap::new();
        let mut holds_directory = false;
        let mut unsettled = Vec::new();
        for some in inputs.chunks(AT_ONCE) {
            let inspected: Vec<_> = some.par_iter().map(|input| inspect(&session, input)).collect();
            for result in inspected {
                match result {
                    Ok((inspection, learnt)) => {
                        known.merge(learnt);
                        holds_directory |= inspection.is_directory();
                        if inspection.unsettled {
                            unsettled.push(seen.len());
                        }
                        seen.push(Some(outputs.add(&inspection.place.output)));
                    }
                    Err(reason) => {
                        unread.insert(seen.len(), reason);
                        seen.push(None);
                    }
                }
            }
        }
        session.learn(&known);
        // Whose these are only the whole batch tells, and their names begin with the pseudonym.
        for number in unsettled {
            match inspect(&session, &inputs[number]) {
                Ok((inspection, _)) => seen[number] = Some(outputs.add(&inspection.place.output)),
                Err(reason) => {
                    unread.insert(number, reason);
                    seen[number] = None;
                }
            }
        }
        let sets = companions::sets(inputs.iter().map(Input::name));
        let heads = sets.iter().flat_map(|set| set.files.iter().map(|file| (*file, set.files[0])));
        let heads = heads.collect();
        Self { inputs, session, outputs, seen, unread, sets, heads, holds_directory }
    }

    /// The name of the head of the set that a file is of: files of one head are one item.
    pub(crate) fn set(&self, number: usize) -> Option<String> {
        self.heads.get(&number).map(|head| self.inputs[*head].name())
    }

    /// The name that the key gives an output, or why the file could not be read.
    pub(crate) fn output(&self, number: usize) -> Result<String, Reason> {
        match self.seen[number] {
            Some(output) => Ok(self.outputs.text(output)),
            None => Err(self.unread.get(&number).cloned().unwrap_or(Code::ReadFailed.into())),
        }
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
