//! What each value says, and where in it the texts are.

use super::events;
use super::tag;
use super::{Block, Coding, Definition, Found, Slot, encoding_of, item_of};
use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use encoding_rs::{
    EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

/// A longer value of anything but samples is not read.
const MOST_BYTES: u64 = 1 << 16;
/// No number takes more bytes.
const MOST_NUMBER: usize = 16;

/// What the value of a tag is.
enum Shape {
    /// Characters that say this.
    Text(&'static str, &'static str),
    /// Characters behind a code of two bytes.
    Named(&'static str),
    /// Characters that are the maker's, his model's, its version's and its number's.
    Maker,
    Time,
    Age,
    Event,
    Value,
    Numbers,
    Samples,
    Bytes(&'static str, &'static str),
}

fn shape(tag: u8) -> Shape {
    use Shape::{Age, Bytes, Event, Maker, Named, Numbers, Samples, Text, Time, Value};
    match tag {
        tag::DATA => Samples,
        tag::CHARACTERS => Text("character set", "words"),
        tag::WAVEFORM => Named("waveform"),
        tag::LEAD => Named("lead"),
        0x11 => Text("filter", "words"),
        0x16 => Text("comment", "free-text"),
        0x17 => Maker,
        // Level 1 has its own tags for name, number, time and message.
        0x1A | 0x81 => Text("name", "patient-name"),
        0x1B | 0x82 => Text("ID", "patient-id"),
        0x1C | 0x85 => Time,
        0x1D | 0x86 => Text("message", "free-text"),
        0x15 | 0x41 => Event,
        0x42 => Value,
        tag::PREAMBLE => Text("preamble", "words"),
        0x83 => Age,
        0x87 => Bytes("object", "id"),
        0x88 => Text("map", "free-text"),
        0x01 | 0x02 | 0x04..=0x07 | 0x0A..=0x0D | 0x0F | 0x10 | 0x12 | 0x43 | 0x84 => Numbers,
        // Events and values of level 1, reports, signatures, and what nobody knows.
        _ => Bytes("tag", "maker-note"),
    }
}

pub(super) fn find(
    source: &dyn Source,
    definition: &Definition,
    found: &mut Found,
) -> Result<(), Reason> {
    let span = definition.value.clone();
    if definition.tag == tag::DATA {
        found.samples.push(span);
        return Ok(());
    }
    if definition.tag == tag::COMPRESSION {
        // Other definitions may be within what is compressed.
        let value = source.read_span(&(span.start..span.end.min(span.start + 3)))?;
        let plain = span.end - span.start <= 2 && definition.number(&value) == 0;
        let unknown = Reason::at(Code::SignalUnknown, definition.path("compression"));
        return if plain { Ok(()) } else { Err(unknown) };
    }
    let opaque = |name: &str, item| {
        let path = definition.path(&format!("{name} {:02X}", definition.tag));
        Block::of(Slot::new(path, item, span.clone(), Coding::Opaque(0), None), 0)
    };
    if span.end - span.start > MOST_BYTES {
        found.blocks.push(opaque("tag", "maker-note"));
        return Ok(());
    }
    let bytes = source.read_span(&span)?;
    if bytes.iter().all(|byte| *byte == 0) {
        return Ok(());
    }
    let value = Value { definition, bytes: &bytes };
    match shape(definition.tag) {
        Shape::Numbers if bytes.len() <= MOST_NUMBER => {}
        Shape::Samples => {}
        Shape::Text(name, item) => value.text(name, item, found),
        Shape::Named(name) => value.tail(name, 2, None, found),
        Shape::Maker => value.maker(found),
        Shape::Time => value.time(found),
        Shape::Age => value.age(found),
        Shape::Event => events::event(&value, found),
        Shape::Value => value.tail("value", 6, None, found),
        Shape::Bytes(name, item) => found.blocks.push(opaque(name, item)),
        Shape::Numbers => found.blocks.push(opaque("tag", "maker-note")),
    }
    Ok(())
}

/// A definition and its bytes.
pub(super) struct Value<'a> {
    pub(super) definition: &'a Definition,
    pub(super) bytes: &'a [u8],
}

impl Value<'_> {
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.definition.value.start;
        start + range.start as u64..start + range.end as u64
    }

    /// All of it is text.
    fn text(&self, name: &str, item: &'static str, found: &mut Found) {
        let encoding = encoding(self.bytes, &self.definition.characters);
        let text = decoded(self.bytes, encoding);
        let item = if item == "words" { item_of(text.as_deref()) } else { item };
        let path = self.definition.path(name);
        let identifies = matches!(item, "patient-name" | "patient-id");
        let block = if self.definition.is_free && identifies {
            let span = self.definition.length..self.definition.value.end;
            let coding = Coding::Counted { encoding, count: length, end: &[] };
            Block { free: Some(1), ..Block::of(Slot::new(path, item, span, coding, text), 0) }
        } else {
            Block::of(
                Slot::new(
                    path,
                    item,
                    self.span(0..self.bytes.len()),
                    Coding::Fixed(encoding, 0),
                    text,
                ),
                0,
            )
        };
        found.blocks.push(block);
    }

    /// So many bytes of numbers, then text.
    pub(super) fn tail(
        &self,
        name: &str,
        numbers: usize,
        moment: Option<(Option<f64>, Option<f64>)>,
        found: &mut Found,
    ) {
        let tail = self.bytes.get(numbers..).unwrap_or_default();
        if tail.iter().all(|byte| *byte == 0) {
            return;
        }
        let encoding = encoding(tail, &self.definition.characters);
        let text = decoded(tail, encoding);
        let item = item_of(text.as_deref());
        let span = self.span(numbers..self.bytes.len());
        let path = self.definition.path(name);
        let mut slot = Slot::new(path, item, span, Coding::Fixed(encoding, 0), text);
        slot.moment = moment;
        found.blocks.push(Block::of(slot, 0));
    }

    fn maker(&self, found: &mut Found) {
        const NAMES: [(&str, &str); 4] = [
            ("maker", "device"),
            ("model", "device"),
            ("version", "device"),
            ("serial number", "device-number"),
        ];
        let encoding = encoding(self.bytes, &self.definition.characters);
        // In UTF-16 the signs between the pieces are not one byte.
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        let mut at = 0;
        let pieces: Vec<&[u8]> =
            if wide { vec![self.bytes] } else { self.bytes.split(|byte| *byte == b'^').collect() };
        for (place, piece) in pieces.into_iter().enumerate() {
            let range = at..at + piece.len();
            at = range.end + 1;
            if piece.iter().all(|byte| matches!(byte, 0 | b' ')) {
                continue;
            }
            let text = decoded(piece, encoding);
            let known = NAMES.get(place).copied().filter(|_| text.is_some() && !wide);
            let (name, item) = known.unwrap_or(("device", "maker-note"));
            let path = self.definition.path(name);
            let coding = Coding::Fixed(encoding, b' ');
            found
                .blocks
                .push(Block::of(Slot::new(path, item, self.span(range), coding, text), b' '));
        }
    }

    /// Year in two bytes, month, day, and the time of day.
    fn time(&self, found: &mut Found) {
        let path = self.definition.path("time");
        let day = matches!(self.bytes.len(), 4..=11).then(|| self.date(0)).flatten();
        let block = if day.is_some() {
            let coding = Coding::Form { write: self.date_form(), blank: &[0; 4] };
            Block::of(Slot::new(path, "date", self.span(0..4), coding, day), 0)
        } else {
            let span = self.span(0..self.bytes.len());
            Block::of(Slot::new(path, "date", span, Coding::Opaque(0), None), 0)
        };
        found.blocks.push(block);
    }

    /// Years, days in two bytes, and the date of birth.
    fn age(&self, found: &mut Found) {
        if self.bytes.len() != 7 {
            let span = self.span(0..self.bytes.len());
            let path = self.definition.path("age");
            let slot = Slot::new(path, "birth-date", span, Coding::Opaque(0), None);
            found.blocks.push(Block::of(slot, 0));
            return;
        }
        if !matches!(self.bytes[0], 0 | 0xFF) {
            let coding = Coding::Form { write: |text| Some(vec![text.parse().ok()?]), blank: &[0] };
            let years = self.bytes[0].to_string();
            let path = self.definition.path("age");
            found
                .blocks
                .push(Block::of(Slot::new(path, "years", self.span(0..1), coding, years), 0));
        }
        // With the day of the recording they are the day of birth.
        if !matches!(self.bytes[1..3], [0, 0] | [0xFF, 0xFF]) {
            let path = self.definition.path("age in days");
            let slot = Slot::new(path, "birth-date", self.span(1..3), Coding::Opaque(0), None);
            found.blocks.push(Block::of(slot, 0));
        }
        if !matches!(self.bytes[3..7], [0, 0, 0, 0] | [0xFF, 0xFF, 0xFF, 0xFF]) {
            let path = self.definition.path("birth date");
            let coding = Coding::Form { write: self.date_form(), blank: &[0; 4] };
            let slot = Slot::new(path, "birth-date", self.span(3..7), coding, self.date(3));
            found.blocks.push(Block::of(slot, 0));
        }
    }

    fn date(&self, at: usize) -> Option<String> {
        let year = self.definition.number(self.bytes.get(at..at + 2)?);
        let [month, day] = self.bytes.get(at + 2..at + 4)? else { return None };
        let digits = format!("{year:04}{month:02}{day:02}");
        crate::date::year_month(&digits).map(|_| format!("{year:04}-{month:02}-{day:02}"))
    }

    fn date_form(&self) -> fn(&str) -> Option<Vec<u8>> {
        if self.definition.is_little {
            |text| date_bytes(text, u16::to_le_bytes)
        } else {
            |text| date_bytes(text, u16::to_be_bytes)
        }
    }
}

fn date_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Option<Vec<u8>> {
    let [high, low] = order(text.get(..4)?.parse().ok()?);
    Some(vec![high, low, text.get(5..7)?.parse().ok()?, text.get(8..10)?.parse().ok()?])
}

/// A length as short as can be.
fn length(length: usize) -> Vec<u8> {
    match length {
        0..0x80 => vec![length as u8],
        0x80..=0xFF => vec![0x81, length as u8],
        _ => [&[0x82], &(length as u16).to_be_bytes()[..]].concat(),
    }
}

/// How a text is encoded: as its escapes say, as the file says, or as it looks.
fn encoding(bytes: &[u8], characters: &str) -> &'static Encoding {
    if bytes.is_ascii() && !bytes.contains(&0x1B) && !bytes.contains(&0) {
        return WINDOWS_1252;
    }
    let trimmed = trimmed(bytes);
    let reads = |encoding: &&'static Encoding| decoded(trimmed, encoding).is_some();
    let said: &[&'static Encoding] = match characters {
        _ if bytes.contains(&0x1B) => &[ISO_2022_JP],
        said if said.contains("UTF-8") || said.contains("UTF8") => &[UTF_8],
        said if said.contains("UTF-16BE") => &[UTF_16BE],
        said if said.contains("UTF-16") => &[UTF_16LE],
        said if said.contains("SHIFT") || said.contains("SJIS") || said.contains("932") => {
            &[SHIFT_JIS]
        }
        said if said.contains("EUC") => &[EUC_JP],
        _ => &[],
    };
    let looks = || Encoded::of(trimmed).map(|encoded| encoded.encoding);
    let wide = || [UTF_16LE, UTF_16BE].into_iter().find(reads);
    let by_zeros = || bytes.contains(&0).then(wide).flatten();
    said.iter()
        .copied()
        .find(reads)
        .or_else(looks)
        .or_else(by_zeros)
        .unwrap_or_else(|| encoding_of(trimmed))
}

/// Without the zeros behind it, but for the half of a wide character.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    let wide = bytes[..end].contains(&0);
    &bytes[..if wide { end.next_multiple_of(2).min(bytes.len()) } else { end }]
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    let end = if wide { end.next_multiple_of(2).min(bytes.len()) } else { end };
    let text = Encoded { encoding, marked: false }.decode(&bytes[..end])?;
    let text = text.trim_matches(['\u{feff}', ' ', '\u{3000}']).to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_every_encoding_that_devices_write() {
        let name = "桜庭 陽向";
        for (encoding, said) in [
            (UTF_16LE, "UTF-16"),
            (UTF_16LE, ""),
            (UTF_16BE, ""),
            (ISO_2022_JP, "JIS X 0208"),
            (SHIFT_JIS, ""),
            (EUC_JP, "EUC"),
            (UTF_8, ""),
        ] {
            let bytes =
                Encoded { encoding, marked: false }.encode(name).expect("it can be written");
            for zeros in [0, 2] {
                let padded = [&bytes[..], &vec![0; zeros]].concat();
                let told = super::encoding(&padded, said);
                assert_eq!(
                    (told, decoded(&padded, told).as_deref()),
                    (encoding, Some(name)),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn a_length_is_as_short_as_can_be() {
        assert_eq!(length(12), [12]);
        assert_eq!(length(200), [0x81, 200]);
        assert_eq!(length(300), [0x82, 1, 44]);
    }
}
