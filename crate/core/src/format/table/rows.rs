//! The records of a table, read in blocks and kept as they were written.

use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::Source;
use encoding_rs::{Decoder, DecoderResult};
use std::borrow::Cow;
use std::ops::Range;

/// How much is read at a time.
const BLOCK: u64 = 1 << 18;
/// No record of a table is longer, unless a quote was never closed.
const LONGEST: usize = 1 << 20;

/// One record: its cells, and what ends it.
#[derive(Debug, Default)]
pub(crate) struct Record {
    text: String,
    cells: Vec<Range<usize>>,
    end: Range<usize>,
}

impl Record {
    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing at all is in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| self.text[cell.clone()].trim().is_empty())
    }

    /// A cell as it was written, quotes and all.
    pub(crate) fn raw(&self, cell: usize) -> &str {
        self.cells.get(cell).map_or("", |cell| &self.text[cell.clone()])
    }

    /// What a cell says.
    pub(crate) fn value(&self, cell: usize) -> Cow<'_, str> {
        let raw = self.raw(cell);
        match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
            Some(inner) => Cow::Borrowed(inner),
            None => Cow::Borrowed(raw),
        }
    }

    /// What every cell says.
    pub(crate) fn values(&self) -> Vec<Cow<'_, str>> {
        (0..self.len()).map(|cell| self.value(cell)).collect()
    }

    /// What ends it: a line end, or nothing at the end of the file.
    pub(crate) fn end(&self) -> &str {
        &self.text[self.end.clone()]
    }
}

/// A value as a cell: in quotes where the cell was, or where it has to be.
pub(crate) fn cell(raw: &str, value: &str, separator: char) -> String {
    let needs = value.contains([separator, '"', '\r', '\n']);
    if needs || raw.starts_with('"') {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

/// Reads a table record by record.
pub(crate) struct Rows<'a> {
    source: &'a dyn Source,
    decoder: Decoder,
    separator: char,
    /// The next byte to read.
    at: u64,
    /// What was decoded and not taken yet.
    buffer: String,
    taken: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(source: &'a dyn Source, encoded: Encoded, separator: char) -> Self {
        Self {
            source,
            decoder: encoded.encoding.new_decoder_without_bom_handling(),
            separator,
            at: encoded.mark().len() as u64,
            buffer: String::new(),
            taken: 0,
        }
    }

    /// The next record; nothing at the end of the file.
    pub(crate) fn next(&mut self) -> Result<Option<Record>, Reason> {
        let mut scan = Scan::default();
        loop {
            let rest = &self.buffer[self.taken..];
            let last = self.at >= self.source.len();
            if scan.run(rest, self.separator, last)? {
                let length = scan.length;
                if length == 0 {
                    return Ok(None);
                }
                let record = Record {
                    text: rest[..length].to_owned(),
                    cells: scan.cells,
                    end: scan.body..length,
                };
                self.taken += length;
                return Ok(Some(record));
            }
            if rest.len() > LONGEST {
                return Err(Code::BadTable.into());
            }
            self.fill()?;
        }
    }

    /// Decodes the next block.
    fn fill(&mut self) -> Result<(), Reason> {
        self.buffer.drain(..self.taken);
        self.taken = 0;
        let end = self.source.len().min(self.at + BLOCK);
        let bytes = self.source.read_span(&(self.at..end))?;
        self.at = end;
        let from = self.buffer.len();
        let room = self.decoder.max_utf8_buffer_length_without_replacement(bytes.len());
        self.buffer.reserve(room.unwrap_or(bytes.len() * 3));
        let last = end == self.source.len();
        let (result, read) =
            self.decoder.decode_to_string_without_replacement(&bytes, &mut self.buffer, last);
        let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n');
        match result {
            DecoderResult::InputEmpty if read == bytes.len() => {}
            _ => return Err(Code::UnknownEncoding.into()),
        }
        if self.buffer[from..].contains(odd) { Err(Code::BadTable.into()) } else { Ok(()) }
    }
}

/// How far the search for the end of a record has come.
#[derive(Default)]
struct Scan {
    at: usize,
    start: usize,
    quoted: bool,
    closed: bool,
    cells: Vec<Range<usize>>,
    /// Where the line end begins, and where it ends.
    body: usize,
    length: usize,
}

impl Scan {
    /// Goes on from where it stopped; whether the record is whole.
    fn run(&mut self, text: &str, separator: char, last: bool) -> Result<bool, Reason> {
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let next = bytes.get(self.at + 1);
            match byte {
                // What comes next decides what these are.
                b'"' | b'\r' if next.is_none() && !last => return Ok(false),
                b'"' if self.quoted && next == Some(&b'"') => self.at += 1,
                b'"' if self.quoted => (self.quoted, self.closed) = (false, true),
                b'"' if self.at == self.start => self.quoted = true,
                _ if self.quoted => {}
                b'\r' | b'\n' => {
                    self.cells.push(self.start..self.at);
                    let pair = *byte == b'\r' && next == Some(&b'\n');
                    self.body = self.at;
                    self.length = self.at + 1 + usize::from(pair);
                    return Ok(true);
                }
                byte if char::from(*byte) == separator => {
                    self.cells.push(self.start..self.at);
                    (self.start, self.closed) = (self.at + 1, false);
                }
                _ if self.closed => return Err(Code::BadTable.into()),
                _ => {}
            }
            self.at += 1;
        }
        if !last {
            return Ok(false);
        }
        if self.quoted {
            return Err(Code::BadTable.into());
        }
        if self.at > 0 {
            self.cells.push(self.start..self.at);
        }
        (self.body, self.length) = (self.at, self.at);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_2022_JP, UTF_8};

    fn read(
        text: &[u8],
        encoding: &'static encoding_rs::Encoding,
    ) -> Result<Vec<Vec<String>>, Code> {
        let bytes = text.to_vec();
        let mut rows = Rows::new(&bytes, Encoded { encoding, marked: false }, ',');
        let mut read = Vec::new();
        while let Some(record) = rows.next().map_err(|reason| reason.code)? {
            read.push(record.values().into_iter().map(Cow::into_owned).collect());
        }
        Ok(read)
    }

    #[test]
    fn cells_are_told_apart_however_they_are_quoted() {
        let text = b"a,\"b,\"\"c\"\"\nd\",\r\n1,2,3\n\nlast";
        let rows = read(text, UTF_8).expect("a table");
        assert_eq!(rows[0], ["a", "b,\"c\"\nd", ""]);
        assert_eq!(rows[1], ["1", "2", "3"]);
        assert_eq!(rows[2..], [vec![String::new()], vec!["last".to_owned()]]);
    }

    #[test]
    fn a_long_table_is_read_in_blocks() {
        let line = "佐倉,\"陽\n向\",17\r\n";
        let (bytes, _, _) = ISO_2022_JP.encode(line);
        let text = bytes.repeat(30_000);
        let rows = read(&text, ISO_2022_JP).expect("a table");
        assert_eq!(rows.len(), 30_000);
        assert!(rows.iter().all(|row| *row == ["佐倉", "陽\n向", "17"]));
    }

    #[test]
    fn what_is_not_put_together_as_a_table_is_told() {
        assert_eq!(read(b"a,\"b\nc,d", UTF_8), Err(Code::BadTable));
        assert_eq!(read(b"a,\"b\"c,d", UTF_8), Err(Code::BadTable));
        assert_eq!(read(b"a,b\0c\n", UTF_8), Err(Code::BadTable));
        assert_eq!(read(b"a,\xff\xfe\n", UTF_8), Err(Code::UnknownEncoding));
    }

    #[test]
    fn a_cell_keeps_its_quotes() {
        assert_eq!(cell("\"a\"", "b", ','), "\"b\"");
        assert_eq!(cell("a", "b", ','), "b");
        assert_eq!(cell("a", "b,\"c\"", ','), "\"b,\"\"c\"\"\"");
    }
}
