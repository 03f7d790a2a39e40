//! The header that SAM and BAM share, and what of a read can stay (SAM specification §1.3 to 1.5).

use super::Deciding;
use super::Fate;
use super::found::{Found, Samples};
use crate::reason::Reason;
use crate::source::Span;
use std::collections::BTreeMap;

/// Tags of reads whose words are of places, sequences and differences.
const KEPT_WORDS: [&[u8; 2]; 6] = [b"MD", b"MC", b"SA", b"OC", b"CG", b"cs"];

/// What is known of a header.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// What each line is, and the parts in it.
    lines: Vec<HeaderLine>,
    /// The read groups, by the names that reads call them by.
    groups: BTreeMap<Vec<u8>, usize>,
    pub(super) samples: Samples,
}

#[derive(Debug)]
enum HeaderLine {
    /// It stays but for these fields.
    Cut(Vec<usize>),
    /// A read group: its number, and the part of its date.
    Group(usize, Option<usize>),
    /// It goes unless this part stays.
    Whole(usize),
}

impl Header {
    /// Takes in a line, without what ends it.
    pub(super) fn hear(
        &mut self,
        line: &[u8],
        span: Span,
        found: &mut Found,
    ) -> Result<(), Reason> {
        let text = String::from_utf8_lossy(line).into_owned();
        let fields: Vec<&[u8]> = line.split(|byte| *byte == b'\t').collect();
        let heard = match fields[0] {
            b"@HD" => HeaderLine::Cut(Self::cut(&fields, &[b"VN", b"SO", b"GO", b"SS"], found)?),
            b"@SQ" => {
                let kept: [&[u8; 2]; 7] = [b"SN", b"LN", b"M5", b"AS", b"SP", b"AN", b"TP"];
                HeaderLine::Cut(Self::cut(&fields, &kept, found)?)
            }
            b"@RG" => {
                found.tally.hear(&text);
                self.group(&fields, &span, found)?
            }
            tag => {
                found.tally.hear(&text);
                let item = if tag == b"@PG" { "command-line" } else { "header-line" };
                HeaderLine::Whole(found.part(path(tag), item, span, Some(&text))?)
            }
        };
        self.lines.push(heard);
        Ok(())
    }

    /// The fields of a line that go, each a part of its own kind.
    fn cut(fields: &[&[u8]], kept: &[&[u8; 2]], found: &mut Found) -> Result<Vec<usize>, Reason> {
        let mut gone = Vec::new();
        for (place, field) in fields.iter().enumerate().skip(1) {
            let is_kept = kept.iter().any(|tag| field.starts_with(*tag));
            let is_path = field.iter().any(|byte| matches!(byte, b'/' | b'\\'));
            if is_kept && !is_path {
                continue;
            }
            let tag = field.get(..2).unwrap_or_default();
            let path = format!("{}.{}", path(fields[0]), path(tag));
            let item = if is_path { "url" } else { "header-line" };
            if !found.parts.iter().any(|part| part.path == path) {
                found.part(path, item, 0..0, Some(&String::from_utf8_lossy(field)))?;
            }
            gone.push(place);
        }
        Ok(gone)
    }

    fn group(
        &mut self,
        fields: &[&[u8]],
        span: &Span,
        found: &mut Found,
    ) -> Result<HeaderLine, Reason> {
        let number = self.groups.len() + 1;
        let mut date = None;
        for field in fields.iter().skip(1) {
            let (tag, value) =
                (field.get(..2).unwrap_or_default(), field.get(3..).unwrap_or_default());
            match tag {
                b"ID" => {
                    self.groups.insert(value.to_vec(), number);
                    found.part("RG.ID", "run", span.clone(), None)?;
                }
                b"SM" => self.samples.add(value, found)?,
                b"DT" => {
                    let text = String::from_utf8_lossy(value);
                    date = Some(found.part("RG.DT", "date", span.clone(), Some(&text))?);
                }
                b"PL" | b"PI" => {}
                _ => {
                    let text = String::from_utf8_lossy(value);
                    found.part(format!("RG.{}", path(tag)), "run", span.clone(), Some(&text))?;
                }
            }
        }
        Ok(HeaderLine::Group(number, date))
    }

    /// The header as it goes out, of all of its lines.
    pub(super) fn written<'a>(
        &self,
        lines: impl Iterator<Item = &'a [u8]>,
        deciding: &Deciding,
    ) -> Vec<u8> {
        let names = deciding.names(&self.samples.parts);
        let mut header = Vec::new();
        for (place, line) in lines.enumerate() {
            if let Some(line) = self.write(place, line, (deciding, &names)) {
                header.extend(line);
                header.push(b'\n');
            }
        }
        header
    }

    /// A line as it goes out, by its place, without what ends it.
    pub(super) fn write(
        &self,
        place: usize,
        line: &[u8],
        pen: (&Deciding, &[String]),
    ) -> Option<Vec<u8>> {
        let fields: Vec<&[u8]> = line.split(|byte| *byte == b'\t').collect();
        match self.lines.get(place)? {
            HeaderLine::Whole(part) => (pen.0.fate(*part) == Fate::Stays).then(|| line.to_vec()),
            HeaderLine::Cut(gone) => {
                let kept = fields.iter().enumerate().filter(|(place, _)| !gone.contains(place));
                Some(kept.map(|(_, field)| *field).collect::<Vec<_>>().join(&b'\t'))
            }
            HeaderLine::Group(number, date) => {
                let mut written = vec![b"@RG".to_vec(), format!("ID:{number}").into_bytes()];
                for field in fields.iter().skip(1) {
                    match field.get(..2).unwrap_or_default() {
                        b"SM" => {
                            let name = self.samples.name(&field[3..], pen.1);
                            written.push([b"SM:", name].concat());
                        }
                        b"PL" | b"PI" => written.push(field.to_vec()),
                        b"DT" => {
                            if let Some(Fate::Becomes(day)) = date.map(|part| pen.0.fate(part)) {
                                written.push(format!("DT:{day}").into_bytes());
                            }
                        }
                        _ => {}
                    }
                }
                Some(written.join(&b'\t'))
            }
        }
    }

    /// The number that stands for a read group.
    pub(super) fn group_of(&self, name: &[u8]) -> Option<usize> {
        self.groups.get(name).copied()
    }
}

/// What can be a step of a path.
fn path(tag: &[u8]) -> String {
    let tag = tag.strip_prefix(b"@").unwrap_or(tag);
    let plain = (1..=2).contains(&tag.len()) && tag.iter().all(u8::is_ascii_alphanumeric);
    if plain { String::from_utf8_lossy(tag).into_owned() } else { "header".to_owned() }
}

/// Whether a tag of a read stays, by its name and the letter of its type: numbers do, and words of
/// which no person is the matter.
pub(super) fn keeps_tag(tag: &[u8], kind: u8) -> bool {
    match kind {
        b'Z' | b'H' => KEPT_WORDS.iter().any(|kept| tag == *kept),
        _ => b"AcCsSiIfB".contains(&kind),
    }
}

/// The name that a read goes by in the output, the same for both ends.
pub(super) fn read_name(name: &[u8], deciding: &Deciding) -> String {
    format!("r{}", deciding.secrets.key.token("read", &String::from_utf8_lossy(name), 12))
}
