//! What is found in a file of genetic data, gathered while it is read.

use crate::genome::Tally;
use crate::inventory::{Field, Part};
use crate::known::Kind;
use crate::reason::{Code, Reason};
use crate::source::Span;

/// More parts than a person can review.
const MOST_PARTS: usize = 1 << 16;
/// How much of a text is shown and compared, in characters.
const SHOWN: usize = 4096;

/// The parts of a file, and what was counted in it.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) fields: Vec<Field>,
    pub(super) parts: Vec<Part>,
    pub(super) tally: Tally,
    /// Why the file cannot be written again.
    pub(super) reasons: Vec<Reason>,
}

impl Found {
    /// A part, and its number.
    pub(super) fn part(
        &mut self,
        path: impl Into<String>,
        item: &'static str,
        span: Span,
        text: Option<&str>,
    ) -> Result<usize, Reason> {
        let index = self.parts.len();
        if index >= MOST_PARTS {
            return Err(Code::TooManyElements.into());
        }
        let text = text.map(|text| text.chars().take(SHOWN).collect::<String>());
        let teaches = (item == "sample").then_some(Kind::Id);
        self.parts.push(Part { path: path.into(), item, teaches });
        self.fields.push(Field::of_part(index as u32, span, text));
        Ok(index)
    }

    /// Says that a part is the number of the one patient whom the file is about.
    pub(super) fn is_of(&mut self, sample: usize) -> Result<(), Reason> {
        let text = self.fields[sample].text().unwrap_or_default().to_owned();
        let child =
            self.part(".patient-id", "patient-id", self.fields[sample].whole.clone(), Some(&text))?;
        self.parts[child].teaches = Some(Kind::Id);
        self.fields[child].parent = Some(sample);
        self.fields[sample].end = child + 1;
        Ok(())
    }
}
