//! The lines before the records: what each says, and how much of it can stay.

use super::super::found::Found;
use super::super::{Deciding, Fate};
use crate::reason::{Code, Reason};
use crate::source::Span;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static KEYS: &str = include_str!("../../../../data/genetic/vcf-keys.csv");

/// Which column a key stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Info,
    Format,
}

impl Column {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Info => "INFO",
            Self::Format => "FORMAT",
        }
    }
}

/// What the values of a key may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Numbers, with commas between them.
    Number,
    /// None at all.
    Flag,
    /// Letters of ASCII, of a key whose values say nothing of a person.
    Any,
    /// Anything: of a key that nobody knows.
    Open,
}

/// The shape of a key's values, and its part.
type Key = (Shape, usize);

/// A line of the header.
#[derive(Debug)]
pub(crate) struct HeaderLine {
    /// The part it is.
    pub(super) part: usize,
    /// What stays of it, where that is not the whole line.
    pub(super) kept: Option<String>,
    /// What stands there where it goes, so that the records still have what they refer to.
    pub(super) instead: Option<String>,
}

impl HeaderLine {
    /// The line as it goes out, without what ends it.
    pub(super) fn written(&self, line: &[u8], deciding: &Deciding) -> Option<Vec<u8>> {
        match deciding.fate(self.part) {
            Fate::Goes => self.instead.as_ref().map(|instead| instead.clone().into_bytes()),
            Fate::Stays => {
                let kept = self.kept.as_ref();
                Some(kept.map_or_else(|| line.to_vec(), |kept| kept.clone().into_bytes()))
            }
            Fate::Becomes(value) => {
                let key = memchr::memchr(b'=', line).map_or(line, |at| &line[..=at]);
                Some([key, value.as_bytes()].concat())
            }
        }
    }
}

/// Everything before the first record.
#[derive(Debug, Default)]
pub(crate) struct Header {
    /// `##` lines, in order.
    pub(super) lines: Vec<HeaderLine>,
    /// The parts of the columns behind FORMAT.
    pub(super) samples: Vec<usize>,
    /// Whether there is a FORMAT column.
    pub(super) has_format: bool,
    /// What is known of each key, and the part it is.
    keys: [BTreeMap<Vec<u8>, Key>; 2],
    /// The FORMAT of the record before, whose keys are known.
    format: Vec<u8>,
    /// The filters that the header names.
    pub(super) filters: BTreeSet<String>,
    /// The columns of the tumour and of what is compared with it, counted from zero.
    pub(super) tumour: Option<usize>,
    pub(super) normal: Option<usize>,
}

/// Names of samples that are a role, as callers of somatic changes write them.
const TUMOUR: [&str; 4] = ["TUMOR", "TUMOUR", "PRIMARY", "METASTATIC"];
const NORMAL: [&str; 3] = ["NORMAL", "GERMLINE", "CONTROL"];

fn is_one_of(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(name))
}

/// What a line without `<…>` says that stays as it is: an assembly, a phasing, bands of quality.
static TECHNICAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:fileformat=VCFv[0-9.]+",
        r"|phasing=(?:partial|none|phased|unphased)",
        r"|(?:reference|assembly)=(?i:[\w.+-]{0,24}(?:GRCh|hg|hs|NCBI|b)[0-9]{1,2}[\w.+-]{0,16})",
        r"|GVCFBlock[0-9-]*=minGQ=[0-9]+\((?:in|ex)clusive\),maxGQ=[0-9]+\((?:in|ex)clusive\)",
        r"|content=strelka (?:germline|somatic) (?:snv|indel) calls)$",
    ))
    .expect("a pattern of our own")
});

impl Header {
    /// Takes in a `##` line, without what ends it.
    pub(super) fn hear(
        &mut self,
        line: &[u8],
        span: Span,
        found: &mut Found,
    ) -> Result<(), Reason> {
        let text = std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix("##"));
        let (key, value) = text.and_then(|text| text.split_once('=')).unwrap_or(("", ""));
        let lower = key.to_lowercase();
        let fields = structured(value);
        let mut kept = None;
        let (path, item) = match (key, &fields) {
            ("contig" | "INFO" | "FORMAT" | "FILTER" | "ALT", Some(fields)) => {
                kept = self.define(key, fields, found)?;
                (format!("{key}.{}", of(fields, "ID").unwrap_or_default()), "technical")
            }
            ("SAMPLE" | "META", _) => (key.to_owned(), "specimen"),
            ("PEDIGREE" | "pedigreeDB", _) => (key.to_owned(), "pedigree"),
            ("tumor_sample" | "normal_sample", None) => (key.to_owned(), "sample"),
            _ if text.is_some_and(|text| TECHNICAL.is_match(text)) => (key.to_owned(), "technical"),
            _ if lower.contains("date") => (key.to_owned(), "date"),
            _ if lower.contains("command") || lower.contains("cmd") => {
                (key.to_owned(), "command-line")
            }
            ("reference" | "assembly", _) => (key.to_owned(), "url"),
            _ if lower == "source" || lower.contains("version") => (key.to_owned(), "software"),
            _ => ("header".to_owned(), "header-line"),
        };
        if item != "technical" {
            found.tally.hear(text.unwrap_or_default());
        }
        let known_path = path.len() <= 200 && path.bytes().all(|byte| byte.is_ascii_graphic());
        let path = if known_path { path } else { "header".to_owned() };
        let shown = if item == "technical" { text } else { text.map(|_| value) };
        let part = found.part(path, item, span, shown)?;
        let mut instead = None;
        if let ("INFO" | "FORMAT", Some(fields)) = (key, &fields) {
            let column = if key == "INFO" { Column::Info } else { Column::Format };
            let id = of(fields, "ID").unwrap_or_default();
            let shape = declared(column, id, of(fields, "Type").unwrap_or_default());
            if shape == Shape::Open {
                found.parts[part].item = "annotation";
            }
            let bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte));
            instead = (column == Column::Format && bare).then(|| {
                format!("##FORMAT=<ID={id},Number=.,Type=String,Description=\"Removed\">")
            });
            self.keys[column as usize].insert(id.as_bytes().to_vec(), (shape, part));
        }
        self.lines.push(HeaderLine { part, kept, instead });
        Ok(())
    }

    /// Takes in a definition; what stays of it, where that is not all.
    fn define(
        &mut self,
        key: &str,
        fields: &[(String, String)],
        found: &mut Found,
    ) -> Result<Option<String>, Reason> {
        const CONTIG: [&str; 7] = ["ID", "length", "assembly", "md5", "species", "taxonomy", "IDX"];
        const DEFINED: [&str; 6] = ["ID", "Number", "Type", "Description", "Version", "IDX"];
        let known: &[&str] = if key == "contig" { &CONTIG } else { &DEFINED };
        if key == "FILTER" {
            self.filters.extend(of(fields, "ID").map(str::to_owned));
        }
        let stays = |name: &str, value: &str| {
            known.contains(&name) && (name == "Description" || !value.contains(['/', '\\']))
        };
        let mut gone = fields.iter().filter(|(name, value)| !stays(name, value)).peekable();
        if gone.peek().is_none() {
            return Ok(None);
        }
        for (name, value) in gone {
            found.part(format!("{key}.{name}"), "header-line", 0..0, Some(value))?;
        }
        let kept = fields.iter().filter(|(name, value)| stays(name, value));
        let kept = kept.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        Ok(Some(format!("##{key}=<{}>", kept.join(","))))
    }

    /// Takes in the line that names the columns.
    pub(super) fn columns(
        &mut self,
        line: &[u8],
        span: &Span,
        found: &mut Found,
    ) -> Result<(), Reason> {
        const FIXED: [&str; 8] = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"];
        let text = std::str::from_utf8(line).map_err(|_| bad("#CHROM"))?;
        let mut columns = text.split('\t');
        let fixed = FIXED.iter().all(|name| columns.next() == Some(name));
        let samples: Vec<&str> = match columns.next() {
            None => Vec::new(),
            Some("FORMAT") => {
                self.has_format = true;
                columns.collect()
            }
            Some(_) => return Err(bad("#CHROM")),
        };
        if !fixed {
            return Err(bad("#CHROM"));
        }
        if samples.len() > super::super::MOST_PEOPLE {
            return Err(Reason::at(Code::TooManyPeople, samples.len()));
        }
        let named = |key: &str| {
            let part = found.parts.iter().position(|part| part.path == key);
            part.and_then(|part| found.fields[part].text().map(str::to_owned))
        };
        let (tumour, normal) = (named("tumor_sample"), named("normal_sample"));
        let place = |said: &Option<String>, words: &[&str]| {
            samples.iter().position(|name| {
                said.as_ref().map_or_else(|| is_one_of(name, words), |said| said == name)
            })
        };
        (self.tumour, self.normal) = (place(&tumour, &TUMOUR), place(&normal, &NORMAL));
        let is_role = |name: &str| is_one_of(name, &TUMOUR) || is_one_of(name, &NORMAL);
        for (number, name) in samples.iter().enumerate() {
            let item = if is_role(name) { "technical" } else { "sample" };
            let part =
                found.part(format!("sample {}", number + 1), item, span.clone(), Some(name))?;
            self.samples.push(part);
        }
        for part in 0..found.parts.len() {
            let role = found.parts[part].path.ends_with("_sample");
            if role && found.fields[part].text().is_some_and(is_role) {
                found.parts[part].item = "technical";
            }
        }
        Ok(())
    }

    /// The line that names the columns, with the samples' new names.
    pub(super) fn named(&self, line: &[u8], deciding: &Deciding) -> Vec<u8> {
        let fixed = 8 + usize::from(self.has_format);
        let names = deciding.names(&self.samples);
        let columns = line.split(|byte| *byte == b'\t').take(fixed).map(<[u8]>::to_vec);
        let columns = columns.chain(names.into_iter().map(String::into_bytes));
        columns.collect::<Vec<Vec<u8>>>().join(&b'\t')
    }

    /// The shape of a key's values, and its part.
    pub(super) fn known(&self, column: Column, key: &[u8]) -> Option<Key> {
        self.keys[column as usize].get(key).copied()
    }

    /// Takes in a key; one that no line defines becomes a part.
    pub(super) fn key(
        &mut self,
        column: Column,
        key: &[u8],
        found: &mut Found,
    ) -> Result<(), Reason> {
        if self.known(column, key).is_some() {
            return Ok(());
        }
        let name = std::str::from_utf8(key).unwrap_or("?");
        let shape = listed(column, name).unwrap_or(Shape::Open);
        let item = if shape == Shape::Open { "annotation" } else { "technical" };
        let named = key.len() <= 64 && key.iter().all(u8::is_ascii_graphic);
        let path = format!("{}.{}", column.word(), if named { name } else { "?" });
        let part = found.part(path, item, 0..0, None)?;
        self.keys[column as usize].insert(key.to_vec(), (shape, part));
        Ok(())
    }

    /// Takes in the keys of FORMAT, which are mostly those of the record before.
    pub(super) fn format<'a>(
        &mut self,
        column: &[u8],
        keys: impl Iterator<Item = &'a [u8]>,
        found: &mut Found,
    ) -> Result<(), Reason> {
        if self.format == column {
            return Ok(());
        }
        column.clone_into(&mut self.format);
        for key in keys {
            self.key(Column::Format, key, found)?;
        }
        Ok(())
    }
}

fn bad(at: &str) -> Reason {
    Reason::at(Code::BadRecord, at)
}

/// What the table says of a key.
fn listed(column: Column, key: &str) -> Option<Shape> {
    crate::table::rows(KEYS).find(|row| row[0] == column.word() && row[1] == key).map(|row| {
        match row[2] {
            "number" => Shape::Number,
            "flag" => Shape::Flag,
            _ => Shape::Any,
        }
    })
}

/// What a definition and the table together say of a key.
fn declared(column: Column, key: &str, kind: &str) -> Shape {
    match (kind, listed(column, key)) {
        (_, Some(shape @ Shape::Any)) => shape,
        ("Integer" | "Float", _) => Shape::Number,
        ("Flag", _) => Shape::Flag,
        (_, listed) => listed.unwrap_or(Shape::Open),
    }
}

/// The fields of `<A=1,B="x, y">`, values with their quotes.
pub(super) fn structured(value: &str) -> Option<Vec<(String, String)>> {
    let inner = value.strip_prefix('<')?.strip_suffix('>')?;
    let (mut fields, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    let mut field = |text: &str| {
        let (name, value) = text.split_once('=')?;
        fields.push((name.trim().to_owned(), value.to_owned()));
        Some(())
    };
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => {
                field(&inner[start..at])?;
                start = at + 1;
            }
            _ => {}
        }
    }
    field(&inner[start..])?;
    (!quoted).then_some(fields)
}

pub(super) fn of<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_quotes_parts_no_fields() {
        let fields = structured(r#"<ID=DP,Number=1,Description="Depth, \"raw\" and all",X=y>"#);
        let fields = fields.expect("fields");
        assert_eq!(fields.len(), 4);
        assert_eq!(of(&fields, "Description"), Some(r#"Depth, \"raw\" and all"#));
        for broken in ["ID=DP", "<ID=DP", "<ID>", "<ID=\"x>"] {
            assert_eq!(structured(broken), None, "{broken}");
        }
    }

    #[test]
    fn a_path_is_no_assembly() {
        for (line, technical) in [
            ("reference=GRCh38", true),
            ("reference=1000GenomesPilot-NCBI36", true),
            ("assembly=hg19", true),
            ("reference=file:///home/sakura/GRCh38.fa", false),
            ("reference=sakura", false),
            ("fileformat=VCFv4.2", true),
            ("fileformat=VCFv4.2 sakura", false),
        ] {
            assert_eq!(TECHNICAL.is_match(line), technical, "{line}");
        }
    }
}
