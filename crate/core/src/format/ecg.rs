//! Electrocardiograms in XML: annotated ECG of HL7, GE MUSE, Philips Sierra, and CDA documents about an
//! ECG.
//!
//! Each leaf of the document is what a table says it is (`data/ecg`), and what no table knows goes.
//! A text that goes is left empty and an attribute is taken out, so that the document stays
//! well-formed and in its order. Samples are ranges of the input.

mod rules;
mod traces;
mod xli;

pub use self::rules::Dialect;

use self::rules::{GIVEN, SAMPLES};
use super::fates::Fates;
use super::xml::{self, Kind, Leaf, Markup};
use super::{Format, FormatId};
use crate::inventory::{self, Field, Inventory, Part};
use crate::known::{self, Matcher};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::traces::{Traces, Window};
use crate::verify::{self, Draft};
use encoding_rs::Encoding;

/// A longer document is held: it has to be in memory as a whole.
const MOST_BYTES: u64 = 64 << 20;

/// What LOINC calls documents about an electrocardiogram: study, panel, impression.
const ECG_DOCUMENTS: [&str; 4] = ["11524-6", "34534-8", "28010-7", "8601-7"];

/// The ending of a recording (MFER) that a document of the same name describes.
const RECORDING: &str = "mwf";

/// The format.
#[derive(Debug)]
pub struct Ecg;

/// What is needed to write a document again.
#[derive(Debug)]
pub struct Layout {
    /// What it is written by.
    pub dialect: Dialect,
    coding: &'static Encoding,
    places: Vec<Place>,
    samples: Vec<Span>,
}

/// Where a field stands.
#[derive(Debug)]
struct Place {
    kind: Kind,
    value: Span,
    whole: Span,
}

impl Format for Ecg {
    fn id(&self) -> FormatId {
        FormatId::Signal
    }

    /// Any document of CDA: what it is about stands behind its first bytes, or beside it.
    fn sniff(&self, head: &[u8], _name: &str) -> bool {
        xml::root(head).and_then(|root| Dialect::of(&root)).is_some()
    }

    fn inspect(&self, source: &dyn Source, _: &mut dyn Progress) -> Result<Inventory, Reason> {
        if source.len() > MOST_BYTES {
            return Err(Code::TextTooLong.into());
        }
        let markup = Markup::read(&source.read_span(&(0..source.len()))?)?;
        let dialect = Dialect::of(&markup.root).ok_or(Code::UnsupportedFormat)?;
        let is_sidecar = || source.beside(RECORDING).is_some();
        if dialect == Dialect::Cda && !is_about_an_ecg(&markup) && !is_sidecar() {
            return Err(Code::Cda.into());
        }
        Ok(inventory(dialect, markup, source.len()))
    }

    fn ending(&self, _: &Inventory, _: &str) -> String {
        "xml".to_owned()
    }

    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        _: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let layout = inventory.ecg().ok_or(Code::OutputDiffers)?;
        let fates = Fates::new(inventory, plan, secrets);
        let edits = layout.places.iter().enumerate().filter_map(|(id, place)| {
            let written = fates.text(id);
            match written.trim() {
                written if inventory.fields[id].text() == Some(written) => None,
                "" if place.kind != Kind::Text => Some((&place.whole, String::new())),
                written => Some((&place.value, xml::escaped(written, place.kind))),
            }
        });
        Ok(Markup::written(layout.coding, source.len(), edits))
    }

    /// Its samples are those of the input; everything else in it are leaves.
    fn is_same(
        &self,
        draft: &Draft<'_>,
        (input, output): (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<bool, Reason> {
        let samples = |source: &dyn Source, layout: &Layout| {
            layout.samples.iter().map(|span| source.read_span(span)).collect::<Result<Vec<_>, _>>()
        };
        match (draft.inventory.ecg(), found.ecg()) {
            (Some(before), Some(after)) => Ok(samples(input, before)? == samples(output, after)?),
            _ => Ok(false),
        }
    }

    /// In the bytes, and in what they say: a name may be written with references.
    fn search(
        &self,
        draft: &Draft<'_>,
        output: &dyn Source,
        found: &Inventory,
        known: &Matcher,
    ) -> Result<(), Reason> {
        verify::search(output, found, known, &draft.secrets.key)?;
        for (id, field) in found.fields.iter().enumerate() {
            let text = field.text().unwrap_or_default();
            if !draft.secrets.key.is_pseudonym(text.trim()) && known.find(text).is_some() {
                return Err(Reason::at(Code::KnownValueLeft, found.path(id)));
            }
        }
        Ok(())
    }

    fn samples(&self, inventory: &Inventory) -> Vec<Span> {
        inventory.ecg().map(|layout| layout.samples.clone()).unwrap_or_default()
    }

    fn traces(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        window: Window,
    ) -> Result<Traces, Reason> {
        let layout = inventory.ecg().ok_or(Code::NoTraces)?;
        traces::traces(source, inventory, layout.dialect, window)
    }
}

fn is_about_an_ecg(markup: &Markup) -> bool {
    markup.leaves.iter().any(|leaf| {
        leaf.path == "ClinicalDocument/code@code" && ECG_DOCUMENTS.contains(&leaf.text.as_str())
    })
}

/// The leaves as fields; samples are none.
fn inventory(dialect: Dialect, markup: Markup, size: u64) -> Inventory {
    let (mut fields, mut parts) = (Vec::new(), Vec::new());
    let mut layout =
        Layout { dialect, coding: markup.coding, places: Vec::new(), samples: Vec::new() };
    let mut items: Vec<&'static str> =
        markup.leaves.iter().map(|leaf| dialect.item(leaf)).collect();
    let names = join_names(&markup.leaves, &mut items);
    for ((leaf, item), name) in markup.leaves.into_iter().zip(items).zip(names) {
        if item == SAMPLES {
            layout.samples.push(leaf.value);
            continue;
        }
        let id = fields.len();
        let text = name.unwrap_or(leaf.text);
        fields.push(Field::of_part(id as u32, leaf.value.clone(), Some(text)));
        parts.push(Part { path: leaf.path, item, teaches: teaches(item) });
        layout.places.push(Place { kind: leaf.kind, value: leaf.value, whole: leaf.whole });
    }
    Inventory::of_parts(inventory::Layout::Ecg(layout), fields, parts, size)
}

/// A family name says the given name that stands beside it too, so that the batch knows both together;
/// the given name is then a part of its own that goes.
fn join_names(leaves: &[Leaf], items: &mut [&'static str]) -> Vec<Option<String>> {
    let mut names = vec![None; leaves.len()];
    let of = |leaf: &Leaf| leaf.path.rsplit_once('/').map_or("", |(parent, _)| parent).to_owned();
    for given in (0..leaves.len()).filter(|at| items[*at] == GIVEN).collect::<Vec<_>>() {
        let parent = of(&leaves[given]);
        let family =
            (0..leaves.len()).find(|at| items[*at] == "patient-name" && of(&leaves[*at]) == parent);
        match family {
            Some(family) => {
                let before = names[family].take();
                let family_name = before.unwrap_or_else(|| leaves[family].text.clone());
                let between = if family_name.contains('^') { ' ' } else { '^' };
                names[family] = Some(format!("{family_name}{between}{}", leaves[given].text));
            }
            None => items[given] = "patient-name",
        }
    }
    names
}

fn teaches(item: &str) -> Option<known::Kind> {
    Some(match item {
        "patient-name" | "name" | GIVEN => known::Kind::Name,
        "patient-id" | "id" => known::Kind::Id,
        "birth-date" => known::Kind::BirthDate,
        "phone" => known::Kind::Contact,
        _ => return None,
    })
}
