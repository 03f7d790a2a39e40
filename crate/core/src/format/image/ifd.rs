//! Directories of tags, as TIFF 6.0 §2, BigTIFF and EXIF write them: read with their values left
//! where they are, and written anew.

use crate::reason::{Code, Reason};
use crate::source::{Source, Span};

/// A value longer than this is not read.
const LONGEST: u64 = 64 << 20;

/// Byte order and width of offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    /// `MM` rather than `II`.
    pub(super) big_endian: bool,
    /// BigTIFF: offsets of 8 bytes.
    pub(super) wide: bool,
}

/// One tag.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) tag: u16,
    pub(super) kind: u16,
    pub(super) count: u64,
    /// Where its value lies, if that is inside the file.
    pub(super) value: Option<Span>,
}

/// A tag with its value, to be written.
#[derive(Debug, Clone)]
pub(super) struct New {
    pub(super) tag: u16,
    pub(super) kind: u16,
    pub(super) count: u64,
    pub(super) bytes: Vec<u8>,
}

/// Bytes of one value of a type (TIFF 6.0 §2, BigTIFF); zero for what is none.
pub(super) fn width(kind: u16) -> u64 {
    match kind {
        1 | 2 | 6 | 7 | 129 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16 | 17 | 18 => 8,
        _ => 0,
    }
}

impl Form {
    /// Reads the header: the form, and where the first directory is.
    pub(super) fn of(source: &dyn Source) -> Result<(Self, u64), Reason> {
        let head = source.read_span(&(0..source.len().min(16)))?;
        let bad = || Reason::new(Code::BadImage);
        let big_endian = match head.get(..2) {
            Some(b"II") => false,
            Some(b"MM") => true,
            _ => return Err(bad()),
        };
        let form = Self { big_endian, wide: false };
        let short = |at: usize| head.get(at..at + 2).map(|bytes| form.number(bytes));
        match short(2) {
            Some(42) => Ok((form, form.number(head.get(4..8).ok_or_else(bad)?))),
            Some(43) if short(4) == Some(8) && short(6) == Some(0) => {
                let first = form.number(head.get(8..16).ok_or_else(bad)?);
                Ok((Self { wide: true, ..form }, first))
            }
            _ => Err(bad()),
        }
    }

    /// The header, before directories and data.
    pub(super) fn header(self, first: u64) -> Vec<u8> {
        let mut bytes = if self.big_endian { b"MM".to_vec() } else { b"II".to_vec() };
        if self.wide {
            bytes.extend([43, 8, 0].into_iter().flat_map(|number| self.bytes(number, 2)));
        } else {
            bytes.extend(self.bytes(42, 2));
        }
        bytes.extend(self.bytes(first, self.offset()));
        bytes
    }

    /// Bytes of an offset.
    pub(super) fn offset(self) -> usize {
        if self.wide { 8 } else { 4 }
    }

    /// A number of up to eight bytes.
    pub(super) fn number(self, bytes: &[u8]) -> u64 {
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        if self.big_endian { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) }
    }

    /// The bytes of a number.
    pub(super) fn bytes(self, number: u64, width: usize) -> Vec<u8> {
        if self.big_endian {
            number.to_be_bytes()[8 - width..].to_vec()
        } else {
            number.to_le_bytes()[..width].to_vec()
        }
    }

    /// The tags of the directory at an offset, and where the next one is.
    pub(super) fn read(
        self,
        source: &dyn Source,
        offset: u64,
    ) -> Result<(Vec<Entry>, u64), Reason> {
        let (head, each) = if self.wide { (8, 20) } else { (2, 12) };
        let take = |start: u64, length: u64| {
            let end = start.checked_add(length).filter(|end| *end <= source.len());
            Ok::<_, Reason>(source.read_span(&(start..end.ok_or(Code::Truncated)?))?)
        };
        let count = self.number(&take(offset, head)?);
        if count > 1 << 16 {
            return Err(Code::BadImage.into());
        }
        let start = offset + head;
        let table = take(start, count * each)?;
        let width_of_offset = self.offset() as u64;
        let entry = |(index, bytes): (u64, &[u8])| {
            let value_at = start + index * each + each - width_of_offset;
            let kind = self.number(&bytes[2..4]) as u16;
            let count = self.number(&bytes[4..bytes.len() - self.offset()]);
            let length = width(kind).checked_mul(count).filter(|length| *length > 0);
            let value = length.and_then(|length| {
                let at = if length <= width_of_offset {
                    value_at
                } else {
                    self.number(&bytes[bytes.len() - self.offset()..])
                };
                at.checked_add(length).filter(|end| *end <= source.len()).map(|end| at..end)
            });
            Entry { tag: self.number(&bytes[..2]) as u16, kind, count, value }
        };
        let entries = (0..).zip(table.chunks_exact(each as usize)).map(entry).collect();
        // Some writers leave out the offset of a directory that is not there.
        let next = take(start + count * each, width_of_offset).map_or(0, |b| self.number(&b));
        Ok((entries, next))
    }

    /// The bytes of a directory that starts at an offset, with the values it points to behind it.
    pub(super) fn write(self, entries: &[New], at: u64, next: Next) -> Vec<u8> {
        let (head, each) = if self.wide { (8, 20) } else { (2, 12) };
        let mut sorted: Vec<&New> = entries.iter().collect();
        sorted.sort_by_key(|entry| entry.tag);
        let size = head + each * sorted.len() + self.offset();
        let mut table = self.bytes(sorted.len() as u64, head);
        let mut values = Vec::new();
        for entry in sorted {
            table.extend(self.bytes(entry.tag.into(), 2));
            table.extend(self.bytes(entry.kind.into(), 2));
            table.extend(self.bytes(entry.count, if self.wide { 8 } else { 4 }));
            if entry.bytes.len() <= self.offset() {
                table.extend(&entry.bytes);
                table.resize(table.len() + self.offset() - entry.bytes.len(), 0);
            } else {
                table.extend(self.bytes(at + (size + values.len()) as u64, self.offset()));
                values.extend(&entry.bytes);
                values.resize(values.len().next_multiple_of(2), 0);
            }
        }
        let end = at + (size + values.len()) as u64;
        table.extend(self.bytes(if next == Next::Follows { end } else { 0 }, self.offset()));
        table.extend(values);
        table
    }
}

/// Whether another directory stands right behind one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It does.
    Follows,
    /// It was the last.
    None,
}

impl Entry {
    /// The bytes of its value.
    pub(super) fn bytes(&self, source: &dyn Source) -> Result<Vec<u8>, Reason> {
        let span = self.value.as_ref().ok_or(Code::Truncated)?;
        if span.end - span.start > LONGEST {
            return Err(Code::TooManyElements.into());
        }
        Ok(source.read_span(span)?)
    }

    /// Its values, where they are whole numbers.
    pub(super) fn numbers(&self, form: Form, source: &dyn Source) -> Result<Vec<u64>, Reason> {
        if !matches!(self.kind, 1 | 3 | 4 | 13 | 16 | 18) {
            return Err(Code::BadImage.into());
        }
        let bytes = self.bytes(source)?;
        Ok(bytes.chunks_exact(width(self.kind) as usize).map(|one| form.number(one)).collect())
    }

    /// How long its value is.
    pub(super) fn length(&self) -> u64 {
        self.value.as_ref().map_or(0, |span| span.end - span.start)
    }

    /// Its value as a person reads it, if that is short.
    pub(super) fn text(&self, form: Form, source: &dyn Source) -> Option<String> {
        let span = self.value.as_ref()?;
        let most = if matches!(self.kind, 1 | 2 | 7 | 129) { 1 << 16 } else { 256 };
        let bytes = source.read_span(&(span.start..span.end.min(span.start + most))).ok()?;
        let each = |value: &[u8]| match self.kind {
            5 | 10 => {
                let (top, bottom) = (form.number(&value[..4]), form.number(&value[4..]));
                if self.kind == 10 {
                    format!("{}/{}", top as u32 as i32, bottom as u32 as i32)
                } else {
                    format!("{top}/{bottom}")
                }
            }
            6 => (value[0] as i8).to_string(),
            8 => (form.number(value) as u16 as i16).to_string(),
            9 => (form.number(value) as u32 as i32).to_string(),
            11 => f32::from_bits(form.number(value) as u32).to_string(),
            12 => f64::from_bits(form.number(value)).to_string(),
            17 => (form.number(value) as i64).to_string(),
            _ => form.number(value).to_string(),
        };
        match self.kind {
            2 | 129 => super::walk::text(&bytes),
            // EXIF user comments name their character set in eight bytes.
            7 => super::walk::text(bytes.strip_prefix(b"ASCII\0\0\0").unwrap_or(&bytes)),
            // Microsoft's tags are UTF-16 in bytes.
            1 if bytes.len() > 8 => {
                let units =
                    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
                Some(String::from_utf16_lossy(&units))
            }
            kind => {
                let values = bytes.chunks_exact(width(kind).max(1) as usize);
                let values: Vec<String> = values.take(32).map(each).collect();
                Some(values.join(" "))
            }
        }
    }

    /// The same tag with its bytes.
    pub(super) fn kept(&self, source: &dyn Source) -> Result<New, Reason> {
        let bytes = self.bytes(source)?;
        Ok(New { tag: self.tag, kind: self.kind, count: self.count, bytes })
    }

    /// The tag with another text.
    pub(super) fn becoming(&self, text: &str) -> New {
        let bytes = [text.as_bytes(), &[0]].concat();
        New { tag: self.tag, kind: 2, count: bytes.len() as u64, bytes }
    }
}

/// A directory to be written, with those it points to.
#[derive(Debug, Default)]
pub(super) struct Dir {
    pub(super) entries: Vec<New>,
    /// The tag that points to them, and they.
    pub(super) children: Vec<(u16, Vec<Dir>)>,
}

impl Dir {
    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.children.is_empty()
    }

    /// Appends it to what will stand at an offset, those it points to first, and says where it
    /// starts.
    pub(super) fn emit(self, form: Form, at: u64, out: &mut Vec<u8>) -> u64 {
        let entries = self.pointing(form, at, out);
        let start = at + out.len() as u64;
        out.extend(form.write(&entries, start, Next::None));
        start
    }

    /// Appends those it points to, and gives its own tags.
    pub(super) fn pointing(mut self, form: Form, at: u64, out: &mut Vec<u8>) -> Vec<New> {
        for (tag, children) in std::mem::take(&mut self.children) {
            let mut starts = Vec::new();
            let count = children.len() as u64;
            for child in children {
                let start = child.emit(form, at, out);
                starts.extend(form.bytes(start, form.offset()));
            }
            let kind = if form.wide { 16 } else { 4 };
            self.entries.push(New { tag, kind, count, bytes: starts });
        }
        self.entries
    }
}
