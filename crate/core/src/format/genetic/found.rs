//! What is found in a file of genetic data, gathered while it is read.

use super::flow::Line;
use super::watch::Watch;
use crate::genome::Tally;
use crate::inventory::{Field, Part};
use crate::known::Kind;
use crate::reason::{Code, Reason};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::hash::{DefaultHasher, Hasher};

/// More parts than a person can review.
const MOST_PARTS: usize = 1 << 16;
/// How much of a text is shown and compared, in characters.
const SHOWN: usize = 4096;
/// How much is digested at a time, in bytes.
const AT_ONCE: usize = 1 << 12;

/// The parts of a file, and what was counted in it.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) fields: Vec<Field>,
    pub(super) parts: Vec<Part>,
    pub(super) tally: Tally,
    /// Why the file cannot be written again.
    pub(super) reasons: Vec<Reason>,
    pub(super) essence: Essence,
    /// The annotations that records were found to have.
    annotations: BTreeSet<String>,
    /// What must not be there, in an output.
    watch: Option<Watch<'a>>,
}

/// A digest of what no plan changes in the records of a file, and what is not digested yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Essence(DefaultHasher, Vec<u8>);

impl Essence {
    /// Takes in the next of it.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.1.extend((bytes.len() as u64).to_le_bytes());
        self.1.extend_from_slice(bytes);
        if self.1.len() > AT_ONCE {
            self.0.write(&self.1);
            self.1.clear();
        }
    }

    pub(super) fn finish(mut self) -> u64 {
        self.0.write(&self.1);
        self.0.finish()
    }
}

impl<'a> Found<'a> {
    /// Nothing yet; with what must not be there.
    pub(super) fn watching(watch: Option<Watch<'a>>) -> Self {
        Self { watch, ..Self::default() }
    }

    /// Fails where a line holds what must not be there.
    pub(super) fn seek(&self, line: &Line) -> Result<(), Reason> {
        self.seek_text(line.bytes, format_args!("line {}", line.number))
    }

    /// The same of a text.
    pub(super) fn seek_text(&self, text: &[u8], at: impl Display) -> Result<(), Reason> {
        match &self.watch {
            Some(watch) if watch.finds(text) => Err(Reason::at(Code::KnownValueLeft, at)),
            _ => Ok(()),
        }
    }

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

    /// A kind of annotation that records have, which becomes a part once.
    pub(super) fn annotation(&mut self, path: &str) -> Result<(), Reason> {
        if self.annotations.contains(path) {
            return Ok(());
        }
        self.annotations.insert(path.to_owned());
        self.part(path, "annotation", 0..0, None).map(drop)
    }

    /// The parts that are samples, one for each.
    pub(super) fn samples(&self) -> impl Iterator<Item = usize> + '_ {
        let is_sample = |part: &Part| part.item == "sample" && part.path.starts_with("sample ");
        self.parts.iter().enumerate().filter(move |(_, part)| is_sample(part)).map(|(part, _)| part)
    }

    /// Where there is one sample only, it says whose the file is.
    pub(super) fn settle_whose(&mut self) -> Result<usize, Reason> {
        let samples: Vec<usize> = self.samples().collect();
        if let [only] = samples[..] {
            let text = self.fields[only].text().unwrap_or_default().to_owned();
            let child = self.part(".patient-id", "patient-id", 0..0, Some(&text))?;
            self.parts[child].teaches = Some(Kind::Id);
            self.fields[child].parent = Some(only);
        }
        Ok(samples.len())
    }
}

/// People whom lines name, each once.
#[derive(Debug, Default)]
pub(super) struct Samples {
    places: BTreeMap<Vec<u8>, usize>,
    pub(super) parts: Vec<usize>,
}

impl Samples {
    /// Takes in a name.
    pub(super) fn add(&mut self, name: &[u8], found: &mut Found) -> Result<(), Reason> {
        if self.places.contains_key(name) {
            return Ok(());
        }
        if self.parts.len() >= super::MOST_PEOPLE {
            return Err(Code::TooManyPeople.into());
        }
        let text = String::from_utf8_lossy(name);
        let path = format!("sample {}", self.parts.len() + 1);
        let part = found.part(path, "sample", 0..0, Some(&text))?;
        self.places.insert(name.to_vec(), self.parts.len());
        self.parts.push(part);
        Ok(())
    }

    /// What stands for a name, of the new names in order; one that nobody has seen goes.
    pub(super) fn name<'a>(&self, name: &[u8], names: &'a [String]) -> &'a [u8] {
        self.places
            .get(name)
            .and_then(|place| names.get(*place))
            .map_or(b"0", |name| name.as_bytes())
    }
}
