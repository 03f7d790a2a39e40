//! One record of a BCF: 24 bytes of numbers, then values that each say of what type they are and how
//! many there are (VCF specification §6.3).

use super::super::header::Shape;
use super::super::record::fits;
use std::fmt::Write as _;

/// What a record begins with: chromosome, position, span, quality, and four counts.
const FIXED: usize = 24;
/// Types of values.
const CHAR: u8 = 7;
/// A quality that is not told.
const NO_QUALITY: u32 = 0x7F80_0001;

/// A record, cut into its values.
pub(super) struct Record<'a> {
    fixed: &'a [u8],
    pub(super) id: Value<'a>,
    /// Behind the identifier and before the filters.
    alleles: &'a [u8],
    spelt: Vec<&'a [u8]>,
    /// With all of their bytes.
    filters: (Value<'a>, &'a [u8]),
    pub(super) info: Vec<Entry<'a>>,
    pub(super) format: Vec<Entry<'a>>,
    samples: usize,
}

/// A value of INFO or FORMAT, with all of its bytes.
pub(super) struct Entry<'a> {
    /// The place of its key among the header's words.
    pub(super) key: usize,
    pub(super) value: Value<'a>,
    /// The bytes of the key alone.
    name: &'a [u8],
    raw: &'a [u8],
}

/// What a value is made of.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    kind: u8,
    /// How many there are, for each sample.
    length: usize,
    pub(super) data: &'a [u8],
}

impl<'a> Value<'a> {
    /// The letters of a text.
    pub(super) fn text(&self) -> Option<&'a [u8]> {
        (self.kind == CHAR).then(|| trimmed(self.data))
    }

    pub(super) fn is_flag(&self) -> bool {
        self.length <= 1
    }

    /// The texts of the samples.
    pub(super) fn texts(&self) -> Option<impl Iterator<Item = &'a [u8]> + use<'a>> {
        (self.kind == CHAR).then(|| self.data.chunks_exact(self.length.max(1)).map(trimmed))
    }

    /// Whole numbers up to the mark that says there are no more; nothing for one that is missing.
    fn numbers(self) -> Option<impl Iterator<Item = Option<i32>> + use<'a>> {
        let size = size(self.kind).filter(|_| (1..=3).contains(&self.kind))?;
        let (missing, end) = match size {
            1 => (i32::from(i8::MIN), i32::from(i8::MIN) + 1),
            2 => (i32::from(i16::MIN), i32::from(i16::MIN) + 1),
            _ => (i32::MIN, i32::MIN + 1),
        };
        let numbers = self.data.chunks_exact(size).map(move |bytes| match *bytes {
            [one] => i32::from(one as i8),
            [one, two] => i32::from(i16::from_le_bytes([one, two])),
            _ => i32::from_le_bytes(bytes.try_into().unwrap_or_default()),
        });
        let numbers = numbers.take_while(move |number| *number != end);
        Some(numbers.map(move |number| (number != missing).then_some(number)))
    }
}

fn trimmed(text: &[u8]) -> &[u8] {
    &text[..memchr::memchr(0, text).unwrap_or(text.len())]
}

/// How many bytes a value of a type has.
fn size(kind: u8) -> Option<usize> {
    Some(match kind {
        0 => 0,
        1 | CHAR => 1,
        2 => 2,
        3 | 5 => 4,
        _ => return None,
    })
}

/// Bytes that are taken from the front.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The type and the number of values that follow.
    fn described(&mut self) -> Option<(u8, usize)> {
        let byte = self.take(1)?[0];
        let length = match usize::from(byte >> 4) {
            15 => self.whole()?,
            length => length,
        };
        size(byte & 15).map(|_| (byte & 15, length))
    }

    fn value(&mut self, samples: usize) -> Option<Value<'a>> {
        let (kind, length) = self.described()?;
        let count = size(kind)?.checked_mul(length)?.checked_mul(samples)?;
        Some(Value { kind, length, data: self.take(count)? })
    }

    /// One whole number that is not below nought.
    fn whole(&mut self) -> Option<usize> {
        let byte = self.take(1)?[0];
        let value = Value { kind: byte & 15, length: 1, data: self.take(size(byte & 15)?)? };
        let number = value.numbers().filter(|_| byte >> 4 == 1)?.next()??;
        usize::try_from(number).ok()
    }

    fn entry(&mut self, samples: usize) -> Option<Entry<'a>> {
        let from = self.0;
        let key = self.whole()?;
        let name = &from[..from.len() - self.0.len()];
        let value = self.value(samples)?;
        Some(Entry { key, value, name, raw: &from[..from.len() - self.0.len()] })
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap_or_default())
}

impl<'a> Record<'a> {
    /// Cuts what the record shares and what each sample has; nothing where it is no record.
    pub(super) fn parse(shared: &'a [u8], individual: &'a [u8]) -> Option<Self> {
        let mut rest = Rest(shared);
        let fixed = rest.take(FIXED)?;
        let (alleles, infos) = (u32_at(fixed, 16) >> 16, u32_at(fixed, 16) & 0xFFFF);
        let (formats, samples) = (u32_at(fixed, 20) >> 24, u32_at(fixed, 20) as usize & 0xFF_FFFF);
        let id = rest.value(1)?;
        let from = rest.0;
        let spelt = (0..alleles).map(|_| rest.value(1)?.text()).collect::<Option<Vec<_>>>()?;
        let alleles = &from[..from.len() - rest.0.len()];
        let from = rest.0;
        let filters = rest.value(1)?;
        let filters = (filters, &from[..from.len() - rest.0.len()]);
        let info = (0..infos).map(|_| rest.entry(1)).collect::<Option<Vec<_>>>()?;
        let mut own = Rest(individual);
        let format = (0..formats).map(|_| own.entry(samples)).collect::<Option<Vec<_>>>()?;
        let whole = rest.0.is_empty() && own.0.is_empty();
        whole.then_some(Self { fixed, id, alleles, spelt, filters, info, format, samples })
    }

    /// The same as a line of a VCF, as far as it is judged by it: of INFO only where it ends, of FORMAT
    /// only the genotypes. Nothing where it refers to what the header does not name.
    pub(super) fn line<'w>(
        &self,
        samples: usize,
        contig: impl Fn(usize) -> Option<&'w str>,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<Vec<u8>> {
        if self.samples != samples {
            return None;
        }
        let mut line = String::new();
        let place = usize::try_from(u32_at(self.fixed, 0) as i32).ok()?;
        let first = i64::from(u32_at(self.fixed, 4) as i32) + 1;
        let id = self.id.data;
        let id = if id.is_empty() { "." } else { ascii(self.id.text()?)? };
        let (reference, others) = self.spelt.split_first()?;
        let reference = ascii(reference)?;
        write!(line, "{}\t{first}\t{id}\t{reference}\t", contig(place)?).ok()?;
        let others = others.iter().map(|allele| ascii(allele)).collect::<Option<Vec<_>>>()?;
        line.push_str(if others.is_empty() { "." } else { "" });
        line.push_str(&others.join(","));
        match u32_at(self.fixed, 12) {
            NO_QUALITY => line.push_str("\t.\t"),
            quality => write!(line, "\t{}\t", f32::from_bits(quality)).ok()?,
        }
        let filters = match self.filters.0.data {
            [] => Vec::new(),
            _ => self.filters.0.numbers()?.flatten().collect(),
        };
        let filters = filters.into_iter().map(|filter| word(usize::try_from(filter).ok()?));
        let filters = filters.collect::<Option<Vec<_>>>()?.join(";");
        line.push_str(if filters.is_empty() { "." } else { &filters });
        let last = first + i64::from(u32_at(self.fixed, 8) as i32) - 1;
        line.push('\t');
        let spans = last >= first + reference.len() as i64;
        if spans {
            write!(line, "END={last};").ok()?;
        }
        for entry in self.info.iter().filter(|entry| !spans || word(entry.key) != Some("END")) {
            let number = entry.value.numbers().and_then(|mut numbers| numbers.next().flatten());
            match number.filter(|_| word(entry.key) == Some("END")) {
                Some(end) => write!(line, "END={end};").ok()?,
                None => write!(line, "{};", word(entry.key)?).ok()?,
            }
        }
        line.push_str(if line.ends_with('\t') { "." } else { "" });
        self.genotypes(&mut line, word)?;
        Some(line.into_bytes())
    }

    fn genotypes<'w>(
        &self,
        line: &mut String,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<()> {
        if self.samples == 0 {
            return Some(());
        }
        let called = self.format.iter().find(|entry| word(entry.key) == Some("GT"));
        let others = self.format.iter().filter(|entry| word(entry.key) != Some("GT"));
        let keys =
            called.map(|_| Some("GT")).into_iter().chain(others.map(|entry| word(entry.key)));
        let keys = keys.collect::<Option<Vec<_>>>()?.join(":");
        write!(line, "\t{}", if keys.is_empty() { "." } else { &keys }).ok()?;
        let value = called.map(|entry| entry.value);
        let width = value.map_or(0, |value| value.length * size(value.kind).unwrap_or_default());
        for sample in 0..self.samples {
            line.push('\t');
            let begun = line.len();
            if let Some(value) = value.filter(|_| width > 0) {
                let data = &value.data[sample * width..(sample + 1) * width];
                for (place, number) in (Value { data, ..value }).numbers()?.enumerate() {
                    let number = number.unwrap_or(0);
                    if place > 0 {
                        line.push(if number & 1 == 1 { '|' } else { '/' });
                    }
                    match number >> 1 {
                        0 => line.push('.'),
                        allele => write!(line, "{}", allele - 1).ok()?,
                    }
                }
            }
            line.push_str(if line.len() == begun { "." } else { "" });
        }
        Some(())
    }

    /// Its texts, those of each sample by itself.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        let values = self.info.iter().chain(&self.format).map(|entry| entry.value);
        let own = self.id.text().into_iter().chain(self.spelt.iter().copied());
        own.chain(values.filter_map(|value| value.texts()).flatten())
    }

    /// The record with other values: its length and theirs, and all of its bytes.
    pub(super) fn written(&self, kept: &Kept) -> Vec<u8> {
        let id = if kept.id { typed(self.id) } else { vec![CHAR] };
        let filters = if kept.filters { self.filters.1 } else { &[0][..] };
        let infos = self.info.iter().zip(&kept.info).filter(|(_, stays)| **stays);
        let infos: Vec<&[u8]> = infos.map(|(entry, _)| entry.raw).collect();
        let formats = self.format.iter().zip(&kept.format);
        let formats: Vec<Vec<u8>> =
            formats.map(|(entry, stays)| entry.written(stays, self.samples)).collect();
        let alleles = self.spelt.len() as u32;
        let counts = [
            alleles << 16 | infos.len() as u32,
            (formats.len() as u32) << 24 | self.samples as u32,
        ];
        let shared = [
            &self.fixed[..16],
            &counts[0].to_le_bytes(),
            &counts[1].to_le_bytes(),
            &id,
            self.alleles,
            filters,
            &infos.concat(),
        ]
        .concat();
        let individual = formats.concat();
        let lengths =
            [(shared.len() as u32).to_le_bytes(), (individual.len() as u32).to_le_bytes()];
        [lengths.concat(), shared, individual].concat()
    }
}

/// What of a record stays.
pub(super) struct Kept {
    pub(super) id: bool,
    pub(super) filters: bool,
    pub(super) info: Vec<bool>,
    pub(super) format: Vec<Stays>,
}

/// What of a key's values stays: nothing, everything, or the texts that are what its key has.
pub(super) enum Stays {
    Nothing,
    Everything,
    Texts(Shape),
}

impl Entry<'_> {
    /// With a full stop in place of what goes.
    fn written(&self, stays: &Stays, samples: usize) -> Vec<u8> {
        match stays {
            Stays::Nothing => [self.name, &[1 << 4 | CHAR], &vec![b'.'; samples]].concat(),
            Stays::Everything => self.raw.to_vec(),
            Stays::Texts(shape) => {
                let mut written = self.raw.to_vec();
                let from = written.len() - self.value.data.len();
                for text in written[from..].chunks_exact_mut(self.value.length.max(1)) {
                    if !fits(*shape, trimmed(text)) {
                        text.fill(0);
                        text[0] = b'.';
                    }
                }
                written
            }
        }
    }
}

/// A text with what says that it is one.
fn typed(value: Value) -> Vec<u8> {
    let length = value.data.len();
    let mut written = match length {
        0..15 => vec![(length as u8) << 4 | CHAR],
        _ => [&[0xF7, 0x13][..], &(length as u32).to_le_bytes()].concat(),
    };
    written.extend_from_slice(value.data);
    written
}

/// Letters that cannot be taken for what parts a line.
fn ascii(text: &[u8]) -> Option<&str> {
    std::str::from_utf8(text).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_graphic()))
}
