//! DICOM (PS3.5, PS3.10): a tree of data elements, each a tag, a value representation and a value.
//!
//! A Part 10 file is a 128-byte preamble, `DICM`, file meta information in Explicit VR Little
//! Endian, then a data set in the transfer syntax the meta information names. Values are left
//! where they are; only those that can be text are read.

pub mod charset;
mod compare;
pub mod dicomdir;
pub mod dictionary;
pub mod frames;
pub(crate) mod mask;
pub mod picture;
pub mod preview;
mod read;
pub mod regions;
mod shelve;
pub(crate) mod sop_class;
mod syntax;
pub mod tag;
pub mod uid;
mod write;

pub(crate) use self::dictionary::effective_vr;
pub use self::syntax::{Frames, Syntax};
pub use self::tag::{Tag, Vr};

use self::picture::{Picture, Rendering};
use self::preview::Preview;
use self::read::Reader;
use super::{Format, FormatId};
use crate::inventory::{self, FieldId, Inventory};
use crate::pixels::Raster;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::shelf::Shelf;
use crate::source::{Rope, Source, Span};
use crate::subject::Secrets;
use crate::verify::Draft;
use std::io::Read;

/// A deflated data set may grow to this many bytes in memory.
const MOST_INFLATED: u64 = 160 << 20;

/// The format.
#[derive(Debug)]
pub struct Dicom;

/// What is needed to write the file again.
#[derive(Debug)]
pub struct Layout {
    /// How the data set is encoded.
    pub syntax: Syntax,
    /// The transfer syntax UID, declared or recognised.
    pub syntax_uid: String,
    /// How many fields at the start are file meta information.
    pub meta: FieldId,
    /// The fragments of encapsulated pixel data, the offset table first.
    pub fragments: Vec<Span>,
    /// The data set when it was deflated; spans then point into it.
    pub inflated: Option<Vec<u8>>,
}

impl Format for Dicom {
    fn id(&self) -> FormatId {
        FormatId::Dicom
    }

    fn sniff(&self, head: &[u8], _name: &str) -> bool {
        has_part_10_header(head) || bare_syntax(head).is_some()
    }

    fn inspect(
        &self,
        source: &dyn Source,
        progress: &mut dyn Progress,
    ) -> Result<Inventory, Reason> {
        let head = source.read_span(&(0..source.len().min(144)))?;
        let start = if has_part_10_header(&head) { 132 } else { 0 };
        let mut reader = Reader::new(source, progress);
        let data_set = reader.meta(start)?;
        let meta = reader.fields().len();
        let declared = reader
            .fields()
            .iter()
            .find(|field| field.tag() == Some(tag::TRANSFER_SYNTAX_UID))
            .and_then(|field| field.text())
            .map(|uid| uid.trim().to_owned())
            .filter(|uid| !uid.is_empty());
        let (syntax, syntax_uid) = match declared {
            Some(uid) => {
                let syntax = Syntax::of(&uid).ok_or(Code::UnknownTransferSyntax)?;
                (syntax, uid)
            }
            None => recognise(source, data_set)?,
        };
        if data_set >= source.len() {
            return Err(Code::Truncated.into());
        }
        let inflated = syntax.deflated.then(|| inflate(source, data_set)).transpose()?;
        let parsed = match &inflated {
            None => {
                reader.data_set(data_set, syntax)?;
                reader.finish()
            }
            Some(bytes) => {
                let meta = reader.finish();
                let mut reader = Reader::continuing(bytes, progress, meta);
                reader.data_set(0, syntax)?;
                reader.finish()
            }
        };
        let layout = Layout { syntax, syntax_uid, meta, fragments: parsed.fragments, inflated };
        let mut inventory = Inventory {
            fields: parsed.fields,
            parts: Vec::new(),
            creators: parsed.creators,
            layout: inventory::Layout::Dicom(layout),
            size: source.len(),
            reasons: Vec::new(),
        };
        check_pixels(&inventory)?;
        inventory.reasons = not_understood(&inventory);
        Ok(inventory)
    }

    fn rewrite(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        plan: &Plan,
        secrets: &Secrets,
        progress: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        write::rewrite(source, inventory, plan, secrets, progress)
    }

    fn shelve(&self, inventory: &Inventory, secrets: &Secrets, _name: &str) -> Shelf {
        shelve::shelve(inventory, secrets)
    }

    fn compare(
        &self,
        draft: &Draft<'_>,
        sources: (&dyn Source, &dyn Source),
        found: &Inventory,
    ) -> Result<(), Reason> {
        compare::compare(draft, sources, found)
    }

    fn samples(&self, inventory: &Inventory) -> Vec<Span> {
        compare::samples(inventory)
    }

    fn preview(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        frame: u64,
    ) -> Result<Preview, Reason> {
        preview::preview(source, inventory, frame)
    }

    fn frame(
        &self,
        source: &dyn Source,
        inventory: &Inventory,
        frame: u64,
        how: Rendering,
    ) -> Result<Raster, Reason> {
        Ok(Picture::of(source, inventory)?.render(frame, how)?)
    }
}

/// Pixels are passed on without being searched: there is one such element, and it holds bytes.
fn check_pixels(inventory: &Inventory) -> Result<(), Reason> {
    let pixels = inventory.top_level().filter(|field| field.tag().is_some_and(Tag::is_pixel_data));
    for (number, field) in pixels.enumerate() {
        let code = match &field.vr.0 {
            _ if number > 0 => Code::BadStructure,
            b"OB" | b"OW" | b"OF" | b"OD" | b"UN" => continue,
            _ => Code::BadVr,
        };
        return Err(Reason::at(code, format!("byte {}", field.whole.start)));
    }
    Ok(())
}

/// What is inside that no format of ours can look into.
fn not_understood(inventory: &Inventory) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let class = inventory
        .text(tag::SOP_CLASS_UID)
        .or_else(|| inventory.text(tag::MEDIA_STORAGE_SOP_CLASS_UID));
    if class == Some(dicomdir::BASIC_DIRECTORY) || inventory.element(dicomdir::RECORDS).is_some() {
        reasons.push(Code::Dicomdir.into());
    }
    for (id, field) in inventory.fields.iter().enumerate() {
        if field.tag() == Some(tag::ENCAPSULATED_DOCUMENT) {
            reasons.push(Reason::at(Code::EncapsulatedDocument, inventory.path(id)));
        }
    }
    reasons
}

/// A preamble, the prefix, and file meta information; a bare data set may have the prefix by
/// chance where it would stand.
fn has_part_10_header(head: &[u8]) -> bool {
    head.get(128..132) == Some(b"DICM")
        && (head.get(132..134) == Some(&[2, 0]) || bare_syntax(head).is_none())
}

/// The encoding of a data set that nothing declares, by its first element.
fn bare_syntax(head: &[u8]) -> Option<(Syntax, &'static str)> {
    let first: [u8; 8] = head.get(..8)?.try_into().ok()?;
    let vr = Vr([first[4], first[5]]);
    let little = u16::from_le_bytes([first[0], first[1]]);
    let element = u16::from_le_bytes([first[2], first[3]]);
    let plausible = |group: u16| matches!(group, 0x0002 | 0x0004 | 0x0008 | 0x0010);
    if plausible(little) && vr.is_known() {
        return Some((Syntax::EXPLICIT, Syntax::EXPLICIT_UID));
    }
    let big = u16::from_be_bytes([first[0], first[1]]);
    if plausible(big) && vr.is_known() {
        let syntax = Syntax { big_endian: true, ..Syntax::EXPLICIT };
        return Some((syntax, "1.2.840.10008.1.2.2"));
    }
    let length = u32::from_le_bytes([first[4], first[5], first[6], first[7]]);
    let tag = Tag(u32::from(little) << 16 | u32::from(element));
    let listed = element == 0 || dictionary::attribute(tag).is_some();
    (plausible(little) && listed && length < 1 << 16)
        .then_some((Syntax::IMPLICIT, "1.2.840.10008.1.2"))
}

fn recognise(source: &dyn Source, at: u64) -> Result<(Syntax, String), Reason> {
    let head = source.read_span(&(at..source.len().min(at + 8)))?;
    let (syntax, uid) = bare_syntax(&head).ok_or(Code::NotDicom)?;
    Ok((syntax, uid.to_owned()))
}

fn inflate(source: &dyn Source, start: u64) -> Result<Vec<u8>, Reason> {
    let deflated = source.read_span(&(start..source.len().min(start + MOST_INFLATED)))?;
    let mut bytes = Vec::new();
    let mut decoder =
        flate2::read::DeflateDecoder::new(deflated.as_slice()).take(MOST_INFLATED + 1);
    decoder.read_to_end(&mut bytes).map_err(|_| Code::BadDeflate)?;
    if bytes.len() as u64 > MOST_INFLATED {
        return Err(Code::TooLargeToInflate.into());
    }
    Ok(bytes)
}
