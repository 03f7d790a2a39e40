//! BCF 2 (VCF specification §6): the header of a VCF as it is, then records that call chromosomes,
//! filters and keys by their places in the header. Each is judged as the line of a VCF it stands for, and
//! written with its own bytes.

mod record;

use self::record::{Kept, Record, Stays, Value};
use super::super::bytes::Bytes;
use super::super::flow::{Line, Packing};
use super::super::found::Found;
use super::super::weave::Weave;
use super::super::{Deciding, heard};
use super::header::{Column, Header, Shape, of, structured};
use super::record::{Keeps, Record as Text, fits};
use super::{TOLD_EVERY, keeps, see};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};
use std::collections::{BTreeMap, HashMap};

const MAGIC: &[u8] = b"BCF\x02";
/// No header has as many words.
const MOST_WORDS: usize = 1 << 20;

/// What is known of a file.
#[derive(Debug)]
pub(in super::super) struct Bcf {
    minor: u8,
    header: Header,
    words: Words,
    contigs: Words,
    /// The place of what each line defines.
    places: Vec<Option<usize>>,
}

/// What records call by a number.
#[derive(Debug, Default)]
struct Words {
    by_place: BTreeMap<usize, String>,
    by_name: HashMap<String, usize>,
}

impl Words {
    /// Takes in a word: at the place that its line says, or behind all others.
    fn add(&mut self, name: &str, said: Option<usize>) -> Option<usize> {
        let next = self.by_place.last_key_value().map_or(0, |(last, _)| last + 1);
        let place = self.by_name.get(name).copied().or(said).unwrap_or(next);
        let sound = place < MOST_WORDS
            && said.is_none_or(|said| said == place)
            && self.by_place.get(&place).is_none_or(|taken| taken == name);
        if !sound {
            return None;
        }
        self.by_name.insert(name.to_owned(), place);
        self.by_place.insert(place, name.to_owned());
        Some(place)
    }

    fn at(&self, place: usize) -> Option<&str> {
        self.by_place.get(&place).map(String::as_str)
    }
}

/// The version, and the header as text.
fn open(bytes: &mut Bytes) -> Result<(u8, Vec<u8>), Reason> {
    let magic = bytes.take(5)?;
    let minor = magic[4];
    if !magic.starts_with(MAGIC) || !(1..=2).contains(&minor) {
        return Err(Code::Genetic.into());
    }
    let length = bytes.number()?;
    let text = bytes.take(length)?;
    let end = memchr::memchr(0, text).unwrap_or(length);
    Ok((minor, text[..end].to_vec()))
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = text.split(|byte| *byte == b'\n');
    lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line)).filter(|line| !line.is_empty())
}

/// The two parts of the next record.
fn next<'b>(bytes: &'b mut Bytes) -> Result<(&'b [u8], &'b [u8]), Reason> {
    let (shared, individual) = (bytes.number()?, bytes.number()?);
    let both = shared.checked_add(individual).ok_or(Code::BadLength)?;
    Ok(bytes.take(both)?.split_at(shared))
}

fn bad(number: u64) -> Reason {
    Reason::at(Code::BadRecord, format!("record {number}"))
}

impl Bcf {
    /// Finds what identifies, and counts, until the answer is certain.
    pub(in super::super) fn inspect(
        source: &dyn Source,
        found: &mut Found,
        progress: &mut dyn Progress,
    ) -> Result<Self, Reason> {
        let mut bytes = Bytes::new(source)?;
        let (minor, text) = open(&mut bytes)?;
        let mut bcf = Self {
            minor,
            header: Header::default(),
            words: Words::default(),
            contigs: Words::default(),
            places: Vec::new(),
        };
        bcf.words.add("PASS", None);
        let mut begun = false;
        for line in lines(&text) {
            if begun {
                return Err(Reason::at(Code::BadRecord, "#CHROM"));
            }
            found.seek_text(line, "header")?;
            if line.starts_with(b"##") {
                bcf.header.hear(line, 0..0, found)?;
                bcf.define(line)?;
            } else {
                bcf.header.columns(line, &(0..0), found)?;
                begun = true;
            }
        }
        if !begun {
            return Err(Code::Truncated.into());
        }
        let mut number = 0;
        while !found.tally.is_settled() {
            if bytes.is_at_end()? {
                return Ok(bcf);
            }
            number += 1;
            let (shared, individual) = next(&mut bytes)?;
            let record = Record::parse(shared, individual).ok_or_else(|| bad(number))?;
            let line = bcf.line(&record).ok_or_else(|| bad(number))?;
            let line = Line { bytes: &line, range: 0..0, number };
            see(&line, &mut bcf.header, found).map_err(|reason| match reason.code {
                Code::BadRecord => bad(number),
                _ => reason,
            })?;
            for text in record.texts() {
                found.seek_text(text, "records")?;
            }
            if number.is_multiple_of(TOLD_EVERY) {
                heard(progress.step(bytes.flow.read(), source.len()))?;
            }
        }
        found.tally.stopped = true;
        Ok(bcf)
    }

    /// Takes in which number a line gives to what it defines.
    fn define(&mut self, line: &[u8]) -> Result<(), Reason> {
        let text = std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix("##"));
        let (key, value) = text.and_then(|text| text.split_once('=')).unwrap_or_default();
        let words = match key {
            "contig" => Some(&mut self.contigs),
            "FILTER" | "INFO" | "FORMAT" => Some(&mut self.words),
            _ => None,
        };
        let fields = structured(value).unwrap_or_default();
        let named = words.zip(of(&fields, "ID"));
        let place = named.map(|(words, id)| {
            let said =
                of(&fields, "IDX").map(str::parse).transpose().map_err(|_| Code::BadRecord)?;
            words.add(id, said).ok_or(Code::BadRecord)
        });
        self.places.push(place.transpose().map_err(|code| Reason::at(code, "IDX"))?);
        Ok(())
    }

    fn line(&self, record: &Record) -> Option<Vec<u8>> {
        let samples = self.header.samples.len();
        record.line(samples, |place| self.contigs.at(place), |place| self.words.at(place))
    }

    /// Writes the file as decided.
    pub(in super::super) fn rewrite(
        &self,
        source: &dyn Source,
        deciding: &Deciding,
        progress: &mut dyn Progress,
    ) -> Result<Rope, Reason> {
        let mut bytes = Bytes::new(source)?;
        let (_, text) = open(&mut bytes)?;
        let header = self.written(&text, deciding);
        let mut weave = Weave::new(Packing::Bgzf);
        weave.put(&[MAGIC, &[self.minor]].concat());
        weave.put(&(header.len() as u32).to_le_bytes());
        weave.put(&header);
        let keeps = keeps(&self.header, deciding);
        let mut number = 0;
        while !bytes.is_at_end()? {
            number += 1;
            let (shared, individual) = next(&mut bytes)?;
            let record = Record::parse(shared, individual).ok_or_else(|| bad(number))?;
            let kept = self.kept(&record, &keeps).ok_or_else(|| bad(number))?;
            weave.put(&record.written(&kept));
            if number.is_multiple_of(TOLD_EVERY) {
                heard(progress.step(bytes.flow.read(), source.len()))?;
            }
        }
        Ok(weave.finish())
    }

    /// The header as it goes out, with the numbers that records know its words by.
    fn written(&self, text: &[u8], deciding: &Deciding) -> Vec<u8> {
        let mut header = Vec::new();
        for (number, line) in lines(text).enumerate() {
            let written = match self.header.lines.get(number) {
                None => Some(self.header.named(line, deciding)),
                Some(meta) => meta.written(line, deciding).map(|line| match self.places[number] {
                    Some(place) => numbered(line, place),
                    None => line,
                }),
            };
            if let Some(line) = written {
                header.extend_from_slice(&line);
                header.push(b'\n');
            }
        }
        header.push(0);
        header
    }

    fn kept(&self, record: &Record, keeps: &Keeps) -> Option<Kept> {
        let line = self.line(record)?;
        let text = Text::parse(&line, &self.header)?;
        let info = record.info.iter().map(|entry| {
            let shape = keeps.shape(Column::Info, self.words.at(entry.key)?.as_bytes());
            Some(shape.is_some_and(|shape| stays(shape, &entry.value)))
        });
        let format = record.format.iter().map(|entry| {
            let shape = keeps.shape(Column::Format, self.words.at(entry.key)?.as_bytes());
            Some(match (shape, entry.value.texts().is_some()) {
                (None, _) => Stays::Nothing,
                (Some(_), false) => Stays::Everything,
                (Some(shape), true) => Stays::Texts(shape),
            })
        });
        Some(Kept {
            id: text.is_catalogued() || keeps.names,
            filters: text.is_filtered_by(&self.header) || keeps.filters,
            info: info.collect::<Option<_>>()?,
            format: format.collect::<Option<_>>()?,
        })
    }
}

/// Whether a value of INFO is what its key has.
fn stays(shape: Shape, value: &Value) -> bool {
    match (shape, value.text()) {
        (_, Some(text)) => fits(shape, text),
        (Shape::Flag, None) => value.is_flag(),
        (_, None) => true,
    }
}

/// A definition that says its number.
fn numbered(line: Vec<u8>, place: usize) -> Vec<u8> {
    let text = std::str::from_utf8(&line).unwrap_or_default();
    let fields = text.split_once('=').and_then(|(_, value)| structured(value));
    let says = fields.is_none_or(|fields| of(&fields, "IDX").is_some());
    match line.strip_suffix(b">") {
        Some(open) if !says => [open, format!(",IDX={place}>").as_bytes()].concat(),
        _ => line,
    }
}
