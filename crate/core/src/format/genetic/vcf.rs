//! VCF and gVCF (specification 4.0 to 4.5): meta lines `##…`, one line that names the columns, and a
//! record a line, with a column for each sample.

mod binary;
mod header;
mod record;

pub(super) use self::binary::Bcf;
pub(crate) use self::header::Header;

use self::header::Column;
use self::record::{Keeps, Record, is_genotype};
use super::flow::{Line, Lines};
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
    let mut begun = false;
    while lines.advance()? {
        let line = lines.line();
        let text = line.text();
        found.seek(&line)?;
        if !begun {
            begun = hear(&line, &mut header, found)?;
        } else if !text.is_empty() {
            see(&line, &mut header, found)?;
        }
        if begun && found.tally.is_settled() {
            found.tally.stopped = true;
            break;
        }
        if line.number.is_multiple_of(TOLD_EVERY) {
            heard(progress.step(lines.flow.read(), source.len()))?;
        }
    }
    if !begun {
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

/// Takes in a record.
fn see(line: &Line, header: &mut Header, found: &mut Found) -> Result<(), Reason> {
    let record = Record::parse(line.text(), header).ok_or_else(|| bad(line))?;
    let genotypes = record.genotypes().filter(|genotypes| !genotypes.is_empty());
    if !genotypes.iter().flatten().all(|genotype| is_genotype(genotype)) {
        return Err(bad(line));
    }
    for (key, _) in record.info() {
        header.key(Column::Info, key, found)?;
    }
    let format = record.columns.get(8).copied().unwrap_or_default();
    header.format(format, record.format(), found)?;
    if !record.is_catalogued() {
        found.annotation("ID")?;
        for id in record.names() {
            found.tally.locus(std::str::from_utf8(id).unwrap_or("?"));
        }
    }
    if !record.is_filtered_by(header) {
        found.annotation("FILTER")?;
    }
    if let Some(site) = record.site(header, genotypes.as_deref()) {
        found.tally.site(&site);
    }
    add_essence(&record, found);
    Ok(())
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
    let keeps = keeps(header, deciding);
    let mut begun = false;
    while lines.advance()? {
        weave.announce(lines.take_chunks());
        let line = lines.line();
        let text = line.text();
        let written = if begun && text.is_empty() {
            Written::Gone
        } else if begun {
            let record = Record::parse(text, header).ok_or_else(|| bad(&line))?;
            record.clean(&keeps, line.end())
        } else if text.starts_with(b"##") {
            let place = (line.number - 1) as usize;
            let meta = header.lines.get(place).ok_or(Code::OutputDiffers)?;
            match meta.written(text, deciding) {
                None => Written::Gone,
                Some(written) => written_line(written, &line),
            }
        } else {
            begun = true;
            written_line(header.named(text, deciding), &line)
        };
        weave.line(&line, written);
        if line.number.is_multiple_of(TOLD_EVERY) {
            heard(progress.step(lines.flow.read(), source.len()))?;
        }
    }
    Ok(weave.finish())
}

/// What a plan keeps of records.
fn keeps<'a>(header: &'a Header, deciding: &'a Deciding<'a>) -> Keeps<'a> {
    Keeps {
        header,
        stays: Box::new(|part| deciding.fate(part) == Fate::Stays),
        names: deciding.keeps("ID"),
        filters: deciding.keeps("FILTER"),
    }
}

fn written_line(mut written: Vec<u8>, line: &Line) -> Written {
    if written == line.text() {
        return Written::Same;
    }
    written.extend_from_slice(line.end());
    Written::New(written)
}

/// Adds what of a record stays whatever a plan says: place, alleles, quality and genotypes.
fn add_essence(record: &Record, found: &mut Found) {
    found.essence.add(record.stretch(0..=1));
    found.essence.add(record.stretch(3..=5));
    found.essence.add(record.columns.get(8).copied().unwrap_or_default());
    if record.format().next() == Some(b"GT") {
        for sample in record.columns.iter().skip(9) {
            let end = memchr::memchr(b':', sample).unwrap_or(sample.len());
            found.essence.add(&sample[..end]);
        }
    }
}
