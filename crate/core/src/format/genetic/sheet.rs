//! Formats of lines that are judged one by one: what they have in common is how they are gone through.

use super::Deciding;
use super::flow::{Line, Lines};
use super::found::{Found, Samples};
use super::heard;
use super::weave::{Weave, Written};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};
use std::fmt::Debug;

/// How often progress is told, in lines.
const TOLD_EVERY: u64 = 1 << 14;

/// One of the formats.
pub(super) trait Sheet: Debug + Send + Sync {
    /// Takes in a line, in order.
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason>;

    /// Takes in that there are no more.
    fn end(&mut self, _: &mut Found) -> Result<(), Reason> {
        Ok(())
    }

    /// The people it names.
    fn samples(&self) -> Option<&Samples> {
        None
    }

    /// The line as it goes out.
    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason>;

    /// What of a line stays whatever a plan says; nothing where the line itself may go.
    fn essence(&self, line: &Line) -> Option<Vec<u8>>;
}

/// What is needed to write a line.
pub(super) struct Pen<'a> {
    pub(super) deciding: &'a Deciding<'a>,
    /// The new names of the samples, in order.
    pub(super) names: Vec<String>,
}

/// Goes through a file until it ends, or the answer about it is certain.
pub(super) fn inspect(
    sheet: &mut dyn Sheet,
    source: &dyn Source,
    found: &mut Found,
    progress: &mut dyn Progress,
) -> Result<(), Reason> {
    let mut lines = Lines::new(source)?;
    while lines.advance()? {
        let line = lines.line();
        found.seek(&line)?;
        sheet.see(&line, found)?;
        if let Some(essence) = sheet.essence(&line) {
            found.essence.add(&essence);
        }
        if found.tally.is_settled() {
            found.tally.stopped = true;
            return Ok(());
        }
        if line.number.is_multiple_of(TOLD_EVERY) {
            heard(progress.step(lines.flow.read(), source.len()))?;
        }
    }
    sheet.end(found)
}

/// Writes it as decided.
pub(super) fn rewrite(
    sheet: &dyn Sheet,
    source: &dyn Source,
    deciding: &Deciding,
    progress: &mut dyn Progress,
) -> Result<Rope, Reason> {
    let mut lines = Lines::to_weave(source)?;
    let mut weave = Weave::new(lines.flow.packing());
    let names = sheet.samples().map(|samples| deciding.names(&samples.parts)).unwrap_or_default();
    let pen = Pen { deciding, names };
    while lines.advance()? {
        weave.announce(lines.take_chunks());
        let line = lines.line();
        let written = sheet.write(&line, &pen)?;
        weave.line(&line, written);
        if line.number.is_multiple_of(TOLD_EVERY) {
            heard(progress.step(lines.flow.read(), source.len()))?;
        }
    }
    Ok(weave.finish())
}

/// A line that is not what its format has.
pub(super) fn bad(line: &Line) -> Reason {
    Reason::at(Code::BadRecord, format!("line {}", line.number))
}

/// A line with other cells.
pub(super) fn joined(cells: &[&[u8]], separator: u8, line: &Line) -> Written {
    let mut bytes = cells.join(&separator);
    if bytes == line.text() {
        return Written::Same;
    }
    bytes.extend_from_slice(line.end());
    Written::New(bytes)
}
