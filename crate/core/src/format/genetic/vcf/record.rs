//! One line of a VCF below the header: whose genotype it tells, and what of it can stay.

use super::super::weave::Written;
use super::header::{Column, Header, Shape};
use crate::genome::{Site, Somatic};
use regex::bytes::Regex;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// No chromosome reaches as far, in bases.
const FARTHEST: u64 = 1 << 40;

/// A record, cut at its tabs.
#[derive(Debug)]
pub(super) struct Record<'a> {
    line: &'a [u8],
    pub(super) columns: Vec<&'a [u8]>,
    position: u64,
}

/// Numbers that catalogues give to variants, names that say only where one lies, and those that callers of
/// structural variants count up.
static CATALOGUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:COS[MVN][0-9]{1,12}|e?ssv?[0-9]+|[en]sv[0-9]+|[VRS]CV[0-9.]+|(?:chr)?[0-9XYMT]{1,2}[:_-][0-9]+[:_-][ACGTN]+[:_/>-][ACGTN]+|Manta(?:BND|DEL|INS|DUP|INV)[:0-9]+(?:_[0-9]+)?|(?:DEL|INS|DUP|INV|BND|TRA)[0-9]{1,10})$",
    )
});
/// Alleles that are no bases: symbols, breakends.
static ALLELE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[.*]|<[A-Za-z0-9_:*-]{1,32}>|\.?[ACGTNacgtn]*[\[\]][\w.:*<>-]{1,64}[\[\]][ACGTNacgtn]*\.?|\.[ACGTN]+|[ACGTN]+\.)$",
    )
});
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of our own")
}

fn is_allele(text: &[u8]) -> bool {
    let is_base = |byte: &u8| b"ACGTNacgtnRYKMSWBDHVrykmswbdhv".contains(byte);
    !text.is_empty() && text.iter().all(is_base) || ALLELE.is_match(text)
}

/// Whether a name is a number of dbSNP.
fn is_numbered(name: &[u8]) -> bool {
    let number = name.strip_prefix(b"rs").or_else(|| name.strip_prefix(b"ss"));
    number.is_some_and(|number| {
        (1..=12).contains(&number.len()) && number.iter().all(u8::is_ascii_digit)
    })
}

/// Whether a text is alleles by their numbers, of which some may be unknown.
pub(super) fn is_genotype(text: &[u8]) -> bool {
    let alleles = match text {
        [b'|' | b'/', rest @ ..] => rest,
        _ => text,
    };
    alleles.split(|byte| matches!(byte, b'|' | b'/')).all(|allele| {
        let is_number = (1..=4).contains(&allele.len()) && allele.iter().all(u8::is_ascii_digit);
        is_number || allele == b"."
    })
}

impl<'a> Record<'a> {
    /// Cuts a line, without what ends it; nothing where it is no record of this header.
    pub(super) fn parse(line: &'a [u8], header: &Header) -> Option<Self> {
        let wanted = 8 + usize::from(header.has_format) + header.samples.len();
        let mut columns = Vec::with_capacity(wanted);
        columns.extend(line.split(|byte| *byte == b'\t'));
        let position = whole(columns.get(1)?).filter(|place| *place <= FARTHEST)?;
        let record = Self { line, columns, position };
        let sound = record.columns.len() == wanted
            && record.is_chromosome()
            && record.columns[3].iter().all(u8::is_ascii_alphabetic)
            && is_allele(record.columns[3])
            && record.alleles().all(is_allele)
            && (record.columns[5] == b"." || is_number(record.columns[5]));
        sound.then_some(record)
    }

    fn is_chromosome(&self) -> bool {
        let name = self.columns[0];
        let contig =
            name.strip_prefix(b"<").and_then(|name| name.strip_suffix(b">")).unwrap_or(name);
        (1..=64).contains(&contig.len())
            && contig.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_.*:-|,+".contains(byte))
    }

    /// Neighbouring columns with the tabs between them.
    pub(super) fn stretch(&self, columns: RangeInclusive<usize>) -> &'a [u8] {
        let length =
            |columns: &[&[u8]]| columns.iter().map(|column| column.len() + 1).sum::<usize>();
        let start = length(&self.columns[..*columns.start()]);
        &self.line[start..start + length(&self.columns[columns]) - 1]
    }

    fn alleles(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.columns[4].split(|byte| *byte == b',')
    }

    /// Keys and values of INFO.
    pub(super) fn info(&self) -> impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)> + use<'a> {
        let pairs = self.columns[7].split(|byte| *byte == b';');
        pairs.filter(|pair| !pair.is_empty() && *pair != b".").map(|pair| {
            match memchr::memchr(b'=', pair) {
                Some(at) => (&pair[..at], Some(&pair[at + 1..])),
                None => (pair, None),
            }
        })
    }

    /// The keys of FORMAT.
    pub(super) fn format(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let keys = self.columns.get(8).map(|keys| keys.split(|byte| *byte == b':'));
        keys.into_iter().flatten()
    }

    fn flag(&self, wanted: &[u8]) -> bool {
        self.info().any(|(key, _)| key == wanted)
    }

    /// The names of ID.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.columns[2].split(|byte| *byte == b';').filter(|name| *name != b".")
    }

    /// Whether ID says nothing but what catalogues and positions do.
    pub(super) fn is_catalogued(&self) -> bool {
        self.names().all(|name| is_numbered(name) || CATALOGUED.is_match(name))
    }

    /// Whether FILTER names only what the header does.
    pub(super) fn is_filtered_by(&self, header: &Header) -> bool {
        let mut filters = self.columns[6].split(|byte| *byte == b';');
        filters.all(|filter| {
            matches!(filter, b"." | b"PASS" | b"0")
                || std::str::from_utf8(filter).is_ok_and(|filter| header.filters.contains(filter))
        })
    }

    /// The genotypes of samples, where they are told; a full stop for a sample that has none.
    pub(super) fn genotypes(&self) -> Option<Vec<&'a [u8]>> {
        let place = self.format().position(|key| key == b"GT")?;
        let samples = self.columns.get(9..)?.iter();
        let genotype = |sample: &&'a [u8]| sample.split(|byte| *byte == b':').nth(place);
        Some(samples.map(|sample| genotype(sample).unwrap_or(b".")).collect())
    }

    /// The place whose genotype it tells of anybody; nothing where nobody's is.
    pub(super) fn site(&self, header: &Header, genotypes: Option<&[&[u8]]>) -> Option<Site<'a>> {
        let is_told = |genotype: &&[u8]| genotype.iter().any(u8::is_ascii_digit);
        if !genotypes.is_none_or(|genotypes| genotypes.iter().any(is_told)) {
            return None;
        }
        let length = self.columns[3].len() as u64;
        let reference = self.alleles().all(|allele| matches!(allele, b"." | b"<NON_REF>" | b"<*>"));
        let single = |allele: &[u8]| {
            allele.len() as u64 == length && allele.iter().all(u8::is_ascii_alphabetic)
        };
        let is_snp = reference || self.alleles().any(single);
        let end = if reference { self.end(length) } else { self.position };
        Some(Site {
            chromosome: self.columns[0],
            start: self.position,
            end: end.max(self.position),
            is_snp,
            somatic: self.somatic(header, genotypes),
        })
    }

    /// The last base of a block without variants.
    fn end(&self, length: u64) -> u64 {
        let said = self.info().find(|(key, _)| *key == b"END");
        let said = said.and_then(|(_, value)| whole(value?));
        let end = said.unwrap_or_else(|| self.position + self.block().unwrap_or(length) - 1);
        end.min(FARTHEST)
    }

    /// How long a block without variants is, from version 4.5 on (FORMAT key LEN).
    fn block(&self) -> Option<u64> {
        let place = self.format().position(|key| key == b"LEN")?;
        let lengths = self.columns[9..].iter().filter_map(|sample| {
            let value = sample.split(|byte| *byte == b':').nth(place)?;
            std::str::from_utf8(value).ok()?.parse::<u32>().ok()
        });
        lengths.max().map(u64::from).filter(|length| *length > 0)
    }

    /// Whether the change arose in a tumour: the record says so, or what is compared with the tumour
    /// does not have it; what a normal sample has was inherited.
    fn somatic(&self, header: &Header, genotypes: Option<&[&[u8]]>) -> Option<Somatic> {
        let changed = |gt: &[u8]| gt.iter().any(|byte| (b'1'..=b'9').contains(byte));
        let told = |gt: &[u8]| gt.iter().any(u8::is_ascii_digit);
        let of = |place: Option<usize>| {
            genotypes.zip(place).and_then(|(all, place)| all.get(place).copied())
        };
        let (tumour, normal) = (of(header.tumour), of(header.normal));
        let germline =
            self.columns[6].split(|byte| *byte == b';').any(|filter| filter == b"germline");
        if germline || header.samples.len() > 2 || normal.is_some_and(changed) {
            return None;
        }
        let compared = header.samples.len() == 2
            && tumour.is_some_and(changed)
            && normal.is_some_and(|gt| told(gt) && !changed(gt));
        if !compared && !self.flag(b"SOMATIC") {
            return None;
        }
        let gt = tumour.or_else(|| genotypes.and_then(|all| all.first().copied())).unwrap_or(b".");
        let mut alleles = gt.split(|byte| matches!(byte, b'/' | b'|'));
        let on_both = gt.len() > 1 && alleles.all(changed);
        let catalogued = self.names().any(|name| name.starts_with(b"rs"));
        Some(Somatic { on_both, catalogued })
    }

    /// Whether the line goes out as it is.
    fn stays(&self, keeps: &Keeps<'_>) -> bool {
        let whole = |key: &[u8], value: Option<&[u8]>| match (keeps.shape(Column::Info, key), value)
        {
            (Some(shape), Some(value)) => fits(shape, value),
            (shape, None) => shape.is_some_and(|shape| shape != Shape::Number),
            (None, Some(_)) => false,
        };
        if !(self.is_catalogued() || keeps.names)
            || !(self.is_filtered_by(keeps.header) || keeps.filters)
            || !self.info().all(|(key, value)| whole(key, value))
        {
            return false;
        }
        let shapes: Vec<Option<Shape>> =
            self.format().map(|key| keeps.shape(Column::Format, key)).collect();
        self.columns.iter().skip(9).all(|sample| {
            let mut values = sample.split(|byte| *byte == b':').enumerate();
            values.all(|(place, value)| {
                let shape = shapes.get(place).copied().flatten();
                value == b"." || shape.is_some_and(|shape| fits(shape, value))
            })
        })
    }

    /// The line as it goes out.
    pub(super) fn clean(&self, keeps: &Keeps<'_>, end: &[u8]) -> Written {
        if self.stays(keeps) {
            return Written::Same;
        }
        let mut columns: Vec<Vec<u8>> = self.columns.iter().map(|column| column.to_vec()).collect();
        if !self.is_catalogued() && !keeps.names {
            columns[2] = b".".to_vec();
        }
        if !self.is_filtered_by(keeps.header) && !keeps.filters {
            columns[6] = b".".to_vec();
        }
        let kept =
            self.info().filter_map(|(key, value)| match (keeps.shape(Column::Info, key)?, value) {
                (Shape::Flag | Shape::Open | Shape::Any, None) => Some(key.to_vec()),
                (shape, Some(value)) if fits(shape, value) => Some([key, b"=", value].concat()),
                _ => None,
            });
        let kept: Vec<Vec<u8>> = kept.collect();
        columns[7] = if kept.is_empty() { b".".to_vec() } else { kept.join(&b';') };
        let shapes: Vec<Option<Shape>> =
            self.format().map(|key| keeps.shape(Column::Format, key)).collect();
        for (sample, column) in self.columns.iter().zip(&mut columns).skip(9) {
            let values = sample.split(|byte| *byte == b':').enumerate().map(|(place, value)| {
                let shape = shapes.get(place).copied().flatten();
                if shape.is_some_and(|shape| fits(shape, value)) { value } else { &b"."[..] }
            });
            *column = values.collect::<Vec<_>>().join(&b':');
        }
        Written::New([&columns.join(&b'\t'), end].concat())
    }
}

/// What a plan keeps of records.
pub(super) struct Keeps<'a> {
    pub(super) header: &'a Header,
    /// Whether each key stays, by its part.
    pub(super) stays: Box<dyn Fn(usize) -> bool + 'a>,
    /// Whether a person wants names in ID to stay that no catalogue gives.
    pub(super) names: bool,
    /// The same of FILTER.
    pub(super) filters: bool,
}

impl Keeps<'_> {
    /// The shape of a key that stays.
    pub(super) fn shape(&self, column: Column, key: &[u8]) -> Option<Shape> {
        let (shape, part) = self.header.known(column, key)?;
        (self.stays)(part).then_some(shape)
    }
}

pub(super) fn fits(shape: Shape, value: &[u8]) -> bool {
    match shape {
        Shape::Flag => value == b"1" || value.is_empty(),
        Shape::Number => value.split(|byte| *byte == b',').all(|one| one == b"." || is_number(one)),
        Shape::Any => value.iter().all(u8::is_ascii_graphic),
        Shape::Open => true,
    }
}

/// Whether a value is a number; those of digits and a full stop need no second look.
fn is_number(value: &[u8]) -> bool {
    let (before, behind) = match memchr::memchr(b'.', value) {
        Some(at) => (&value[..at], &value[at + 1..]),
        None => (value, &[][..]),
    };
    let is_plain = !before.is_empty() && before.iter().chain(behind).all(u8::is_ascii_digit);
    let parses = || std::str::from_utf8(value).is_ok_and(|value| value.parse::<f64>().is_ok());
    value.len() <= 32 && (is_plain || parses())
}

/// A whole number of digits.
fn whole(digits: &[u8]) -> Option<u64> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u64::from(byte - b'0'));
    let mut digits = digits.iter();
    let first = digit(digits.next()?)?;
    digits.try_fold(first, |all, byte| all.checked_mul(10)?.checked_add(digit(byte)?))
}
