//! What `inspect` found in a file: its fields in order, and how they nest.

use crate::format::dicom::charset::Charset;
use crate::format::dicom::{self, Tag, Vr};
use crate::format::encoding::Encoded;
use crate::format::{FormatId, ecg, genetic, image, signal, table, wfdb};
use crate::known::Kind;
use crate::phi::Phi;
use crate::reason::Reason;
use crate::source::Span;
use std::fmt;

/// Index of a field in its [`Inventory`].
pub type FieldId = usize;

/// What a field is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Name {
    /// A data element of DICOM.
    Element(Tag),
    /// An item of a sequence, counted from zero.
    Item(u32),
    /// A part of any other file, as index into [`Inventory::parts`].
    Part(u32),
}

/// A part of a file that is no tree of data elements: a header field, a metadata entry, a cell, a
/// stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it is, as a person reads it: `exif.GPSLatitude`, `line 3`.
    pub path: String,
    /// What it is: a selector of the item tables (`data/jp`), such as `name`; where no table has
    /// it, the part is removed.
    pub item: &'static str,
    /// What its value teaches the batch.
    pub teaches: Option<Kind>,
}

/// What a format needs to write the file again.
#[derive(Debug)]
pub enum Layout {
    /// Of a DICOM file.
    Dicom(dicom::Layout),
    /// Of an image file.
    Image(image::Layout),
    /// Of a recording of signals.
    Signal(signal::Layout),
    /// Of an electrocardiogram in XML.
    Ecg(ecg::Layout),
    /// Of a file of a WFDB record.
    Wfdb(wfdb::Layout),
    /// Of a text: how its characters are encoded.
    Text(Encoded),
    /// Of a table.
    Table(table::Layout),
    /// Of genetic data.
    Genetic(Box<genetic::Layout>),
}

/// One field: a data element or an item.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is called.
    pub name: Name,
    /// The value representation as written, or from the dictionary where none is written.
    pub vr: Vr,
    /// Header and value.
    pub whole: Span,
    /// The value alone.
    pub value: Span,
    /// The field it lies in.
    pub parent: Option<FieldId>,
    /// The index after its last descendant.
    pub end: FieldId,
    /// The value as text, where it is text or a few numbers.
    pub text: Option<Phi<Box<str>>>,
    /// The character set the text was read in.
    pub charset: Option<Charset>,
    /// The private creator, as index into [`Inventory::creators`].
    pub creator: Option<u16>,
    /// Whether the length was left open and closed by a delimiter.
    pub undefined_length: bool,
    /// Whether the text could not be read in the declared character set.
    pub undecodable: bool,
}

impl Field {
    /// A part of a file that is no data set: where it lies, and what it says.
    pub(crate) fn of_part(index: u32, span: Span, text: Option<String>) -> Self {
        Self {
            name: Name::Part(index),
            vr: Vr(*b"UT"),
            whole: span.clone(),
            value: span,
            parent: None,
            end: index as usize + 1,
            text: text.map(|text| Phi::new(text.into_boxed_str())),
            charset: None,
            creator: None,
            undefined_length: false,
            undecodable: false,
        }
    }

    /// The tag, unless it is an item.
    pub fn tag(&self) -> Option<Tag> {
        match self.name {
            Name::Element(tag) => Some(tag),
            Name::Item(_) | Name::Part(_) => None,
        }
    }

    /// Whether there is anything in it.
    pub fn has_value(&self) -> bool {
        self.value.start < self.value.end
    }

    /// The value as text.
    pub fn text(&self) -> Option<&str> {
        self.text.as_ref().map(|text| &**text.expose())
    }
}

/// Everything found in one file.
#[derive(Debug)]
pub struct Inventory {
    /// The fields, each before the fields inside it.
    pub fields: Vec<Field>,
    /// What the fields are that are no data elements.
    pub parts: Vec<Part>,
    /// Private creators met.
    pub creators: Vec<String>,
    /// What the format needs to write the file again.
    pub layout: Layout,
    /// Length of the input in bytes.
    pub size: u64,
    /// Why the file cannot go on, as far as the format can tell.
    pub reasons: Vec<Reason>,
}

impl Inventory {
    /// The format that made it.
    pub fn format(&self) -> FormatId {
        match self.layout {
            Layout::Dicom(_) => FormatId::Dicom,
            Layout::Image(_) => FormatId::Image,
            Layout::Signal(_) | Layout::Ecg(_) | Layout::Wfdb(_) => FormatId::Signal,
            Layout::Text(_) => FormatId::Text,
            Layout::Table(_) => FormatId::Table,
            Layout::Genetic(_) => FormatId::Genetic,
        }
    }

    /// How the data set is laid out; only what works on DICOM alone asks.
    ///
    /// # Panics
    ///
    /// Where the file is none.
    pub fn dicom(&self) -> &dicom::Layout {
        match &self.layout {
            Layout::Dicom(layout) => layout,
            _ => unreachable!("asked of a data set only"),
        }
    }

    /// The bytes that spans point into, where the file itself holds them compressed.
    pub(crate) fn inflated(&self) -> Option<&Vec<u8>> {
        match &self.layout {
            Layout::Dicom(layout) => layout.inflated.as_ref(),
            _ => None,
        }
    }

    /// How a table is laid out, where the file is one.
    pub(crate) fn table(&self) -> Option<&table::Layout> {
        match &self.layout {
            Layout::Table(layout) => Some(layout),
            _ => None,
        }
    }

    /// What is known of a file of genetic data, if it is one.
    pub fn genetic(&self) -> Option<&genetic::Layout> {
        match &self.layout {
            Layout::Genetic(layout) => Some(layout),
            _ => None,
        }
    }

    /// What is known of an image file, if it is one.
    pub fn image(&self) -> Option<&image::Layout> {
        match &self.layout {
            Layout::Image(layout) => Some(layout),
            _ => None,
        }
    }

    /// What is known of a recording of signals, if it is one.
    pub fn signal(&self) -> Option<&signal::Layout> {
        match &self.layout {
            Layout::Signal(layout) => Some(layout),
            _ => None,
        }
    }

    /// What is known of an electrocardiogram in XML, if it is one.
    pub fn ecg(&self) -> Option<&ecg::Layout> {
        match &self.layout {
            Layout::Ecg(layout) => Some(layout),
            _ => None,
        }
    }

    /// Of a file that is a list of parts, and can be written again.
    pub(crate) fn of_parts(
        layout: Layout,
        fields: Vec<Field>,
        parts: Vec<Part>,
        size: u64,
    ) -> Self {
        Self { fields, parts, creators: Vec::new(), layout, size, reasons: Vec::new() }
    }

    /// What is known of a file of a WFDB record, if it is one.
    pub fn wfdb(&self) -> Option<&wfdb::Layout> {
        match &self.layout {
            Layout::Wfdb(layout) => Some(layout),
            _ => None,
        }
    }

    /// How much may be written into a field of fixed length; nothing where there is no limit.
    pub(crate) fn room(&self, id: FieldId) -> Option<signal::Room> {
        self.signal()?.room(id)
    }

    /// What a field is that is no data element.
    pub fn part(&self, field: &Field) -> Option<&Part> {
        match field.name {
            Name::Part(index) => self.parts.get(index as usize),
            Name::Element(_) | Name::Item(_) => None,
        }
    }

    /// The first top-level element with this tag.
    pub fn element(&self, tag: Tag) -> Option<&Field> {
        self.top_level().find(|field| field.name == Name::Element(tag))
    }

    /// The trimmed text of a top-level element, unless it is empty.
    pub fn text(&self, tag: Tag) -> Option<&str> {
        let text = self.element(tag)?.text()?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// The first number of a top-level element.
    pub fn number<T: std::str::FromStr>(&self, tag: Tag) -> Option<T> {
        self.text(tag)?.split('\\').next()?.trim().parse().ok()
    }

    /// The top-level elements in order.
    pub fn top_level(&self) -> impl Iterator<Item = &Field> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let field = self.fields.get(next)?;
            next = field.end;
            Some(field)
        })
    }

    /// The private creator of a field.
    pub fn creator(&self, field: &Field) -> Option<&str> {
        field.creator.map(|index| self.creators[usize::from(index)].as_str())
    }

    /// Where a field is.
    pub fn path(&self, id: FieldId) -> Path<'_> {
        Path { inventory: self, id, with_items: true }
    }

    /// Where a field is, whichever item it is in.
    pub fn pattern(&self, id: FieldId) -> Path<'_> {
        Path { inventory: self, id, with_items: false }
    }
}

/// A field's place, written as `00400275[0].00321060`.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    inventory: &'a Inventory,
    id: FieldId,
    with_items: bool,
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = &self.inventory.fields[self.id];
        if let Some(id) = field.parent {
            write!(f, "{}", Path { id, ..*self })?;
        }
        match field.name {
            Name::Item(number) if self.with_items => write!(f, "[{number}]."),
            Name::Item(_) => write!(f, "."),
            Name::Element(tag) => write!(f, "{:08X}", tag.0),
            Name::Part(index) => f.write_str(&self.inventory.parts[index as usize].path),
        }
    }
}
