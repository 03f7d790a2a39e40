//! VCF and gVCF (specification 4.0 to 4.5): meta lines `##…`, one line that names the columns, and a
//! record a line, with a column for each sample.

mod header;
mod record;

pub(crate) use self::header::Header;

use self::header::Column;
use self::record::{Keeps, Record};
use super::flow::{Flow, Line, Lines};
use super::found::Found;
use super::weave::{Weave, Written};
use super::{Deciding, Fate, heard};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Rope, Source};

/// More bytes than this are no header.
const LONGEST_HEADER: u64 = 32 << 20;
/// How often progress is told, in records.
const TOLD_EVERY: u64 = 1 << 12;

/// Finds what identifies, and counts, until the answer is certain.
pub(super) fn inspect(
    source: &dyn Source,
    found: &mut Found,
    progress: &mut dyn Progress,
) -> Result<Header, Reason> {
    let mut lines = Lines::new(source)?;
    let mut header = Header::default();
    let mut headed = false;
    while lines.advance()? {
        let line = lines.line();
        let text = line.text();
        if !headed {
            headed = hear(&line, &mut header, found)?;
            continue;
        }
        if text.is_empty() {
            continue;
        }
        see(&line, &mut header, found)?;
        if found.tally.is_settled() {
            found.tally.stopped = true;
            break;
        }
        if line.number.is_multiple_of(TOLD_EVERY) {
            heard(progress.step(lines.flow.read(), source.len()))?;
        }
    }
    if !headed {
        return Err(Code::Truncated.into());
    }
    Ok(header)
}

/// Takes in a line of the header; whether it is the last one.
fn hear(line: &Line, header: &mut Header, found: &mut Found) -> Result<bool, Reason> {
    if line.range.end > LONGEST_HEADER {
        return Err(Reason::at(Code::LineTooLong, "##"));
    }
    let text = line.text();
    if text.starts_with(b"##") {
        header.hear(text, line.range.clone(), found)?;
        return Ok(false);
    }
    header.columns(text, &line.range, found)?;
    Ok(true)
}

/// Takes in what the header of a BCF says: its length, and the lines of a VCF.
pub(super) fn hear_binary(source: &dyn Source, found: &mut Found) -> Result<(), Reason> {
    let mut flow = Flow::new(source)?;
    let mut bytes = Vec::new();
    let length = |bytes: &[u8]| {
        let length = bytes.get(5..9).and_then(|length| length.try_into().ok());
        length.map_or(9, |length| 9 + u64::from(u32::from_le_bytes(length)))
    };
    while (bytes.len() as u64) < length(&bytes) {
        if length(&bytes) > LONGEST_HEADER {
            return Err(Reason::at(Code::LineTooLong, "##"));
        }
        bytes.extend(flow.next()?.ok_or(Code::Truncated)?.bytes);
    }
    let mut header = Header::default();
    let text = bytes[9..length(&bytes) as usize].split(|byte| *byte == b'\n');
    for line in text.filter(|line| line.starts_with(b"##")) {
        header.hear(line, 0..0, found)?;
    }
    Ok(())
}

/// Takes in a record.
fn see(line: &Line, header: &mut Header, found: &mut Found) -> Result<(), Reason> {
    let record = Record::parse(line.text(), header).filter(Record::is_genotyped);
    let record = record.ok_or_else(|| bad(line))?;
    for (key, _) in record.info() {
        header.key(Column::Info, name(key), found)?;
    }
    for key in record.format() {
        header.key(Column::Format, name(key), found)?;
    }
    let mut once = |path: &str| {
        if found.parts.iter().any(|part| part.path == path) {
            return Ok(());
        }
        found.part(path, "annotation", 0..0, None).map(|_| ())
    };
    if !record.is_catalogued() {
        once("ID")?;
    }
    if !record.is_filtered_by(header) {
        once("FILTER")?;
    }
    for id in record.names() {
        found.tally.locus(name(id));
    }
    if let Some(site) = record.site(header) {
        found.tally.site(&site);
    }
    Ok(())
}

/// A key as text; one that is none is like no key of any table.
fn name(key: &[u8]) -> &str {
    std::str::from_utf8(key).unwrap_or("?")
}

fn bad(line: &Line) -> Reason {
    Reason::at(Code::BadRecord, format!("line {}", line.number))
}

/// Writes the file as decided.
pub(super) fn rewrite(
    source: &dyn Source,
    header: &Header,
    deciding: &Deciding,
    progress: &mut dyn Progress,
) -> Result<Rope, Reason> {
    let mut lines = Lines::to_weave(source)?;
    let mut weave = Weave::new(lines.flow.packing());
    let keeps = Keeps {
        header,
        stays: Box::new(|part| deciding.fate(part) == Fate::Stays),
        names: deciding.keeps("ID"),
        filters: deciding.keeps("FILTER"),
    };
    let mut headed = false;
    while lines.advance()? {
        weave.announce(lines.take_chunks());
        let line = lines.line();
        let text = line.text();
        let written = if headed && text.is_empty() {
            Written::Gone
        } else if headed {
            let record = Record::parse(text, header).ok_or_else(|| bad(&line))?;
            record.clean(&keeps, line.end())
        } else if text.starts_with(b"##") {
            let place = (line.number - 1) as usize;
            let meta = header.lines.get(place).ok_or(Code::OutputDiffers)?;
            match deciding.fate(meta.part) {
                Fate::Goes => match &meta.instead {
                    None => Written::Gone,
                    Some(instead) => Written::New([instead.as_bytes(), line.end()].concat()),
                },
                Fate::Stays => match &meta.kept {
                    None => Written::Same,
                    Some(kept) => Written::New([kept.as_bytes(), line.end()].concat()),
                },
                Fate::Becomes(value) => {
                    let key = memchr::memchr(b'=', text).map_or(text, |at| &text[..=at]);
                    Written::New([key, value.as_bytes(), line.end()].concat())
                }
            }
        } else {
            headed = true;
            columns(&line, header, deciding)
        };
        weave.line(&line, written);
        if line.number.is_multiple_of(TOLD_EVERY) {
            heard(progress.step(lines.flow.read(), source.len()))?;
        }
    }
    Ok(weave.finish())
}

/// The line that names the columns, with the samples' new names.
fn columns(line: &Line, header: &Header, deciding: &Deciding) -> Written {
    let fixed = 8 + usize::from(header.has_format);
    let names = deciding.names(&header.samples);
    let columns = line.text().split(|byte| *byte == b'\t').take(fixed).map(<[u8]>::to_vec);
    let columns: Vec<Vec<u8>> = columns.chain(names.into_iter().map(String::into_bytes)).collect();
    Written::New([&columns.join(&b'\t'), line.end()].concat())
}

/// Whether the records of the output are those of the input: place, alleles, quality and genotypes.
pub(super) fn same_records(before: &dyn Source, after: &dyn Source) -> Result<bool, Reason> {
    let (mut before, mut after) = (records(before)?, records(after)?);
    loop {
        match (before.advance()?, after.advance()?) {
            (false, false) => return Ok(true),
            (true, _) if before.line().text().is_empty() => return Ok(!after.advance()?),
            (true, true) => {
                let (one, other) = (before.line(), after.line());
                if essence(one.text()) != essence(other.text()) {
                    return Ok(false);
                }
            }
            _ => return Ok(false),
        }
    }
}

/// The lines from the first record on.
fn records(source: &dyn Source) -> Result<Lines<'_>, Reason> {
    let mut lines = Lines::new(source)?;
    while lines.advance()? && !lines.line().text().starts_with(b"#CHROM") {}
    Ok(lines)
}

/// What of a record stays whatever a plan says.
fn essence(line: &[u8]) -> Vec<&[u8]> {
    let columns: Vec<&[u8]> = line.split(|byte| *byte == b'\t').collect();
    let fixed = [0, 1, 3, 4, 5, 8].into_iter().filter_map(|place| columns.get(place).copied());
    let first = columns.get(8).is_some_and(|format| format.starts_with(b"GT"));
    let genotypes = columns.iter().skip(9).map(|sample| {
        let end = memchr::memchr(b':', sample).unwrap_or(sample.len());
        if first { &sample[..end] } else { &[][..] }
    });
    fixed.chain(genotypes).collect()
}
