//! SAM: reads as text, a header behind `@` and a read a line.

use super::alignments::{Header, keeps_tag, read_name};
use super::flow::Line;
use super::found::{Found, Samples};
use super::sheet::{Pen, Sheet, bad, joined};
use super::weave::Written;
use crate::reason::Reason;

/// Columns that every read has.
const FIXED: usize = 11;
/// The read lies nowhere.
const UNMAPPED: u16 = 4;

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Sam {
    header: Header,
    lines: u64,
    named: bool,
}

fn number<T: std::str::FromStr>(cell: &[u8]) -> Option<T> {
    std::str::from_utf8(cell).ok()?.parse().ok()
}

/// How many bases of the reference a read covers, by its CIGAR; nothing where it is none.
fn reach(cigar: &[u8]) -> Option<u64> {
    let (mut reach, mut length) = (0_u64, 0_u64);
    for byte in cigar {
        match byte {
            b'0'..=b'9' => length = length.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?,
            b'M' | b'D' | b'N' | b'=' | b'X' => (reach, length) = (reach.checked_add(length)?, 0),
            b'I' | b'S' | b'H' | b'P' => length = 0,
            _ => return None,
        }
    }
    Some(reach)
}

impl Sheet for Sam {
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        let text = line.text();
        if text.starts_with(b"@") && self.lines + 1 == line.number {
            self.lines += 1;
            return self.header.hear(text, line.range.clone(), found);
        }
        let cells: Vec<&[u8]> = text.split(|byte| *byte == b'\t').collect();
        let read = (|| {
            let flag: u16 = number(cells.get(1)?)?;
            let start: u64 = number(cells.get(3)?)?;
            let sequence = *cells.get(FIXED - 2)?;
            cells.get(FIXED - 1)?;
            let bases =
                sequence.iter().all(|base| base.is_ascii_alphabetic() || b"=.*".contains(base));
            let mapped = flag & UNMAPPED == 0 && cells[2] != b"*" && start > 0;
            let reach = if cells[5] == b"*" { Some(0) } else { reach(cells[5]) };
            let reach = reach?.max(if mapped { sequence.len() as u64 } else { 0 });
            let place = mapped.then(|| (cells[2], start, start + reach.saturating_sub(1)));
            (bases && cells[2].len() <= 128).then_some(place)
        })();
        found.tally.read(read.ok_or_else(|| bad(line))?);
        if !self.named {
            self.named = true;
            found.part("QNAME", "run", line.range.clone(), None)?;
        }
        for tag in cells.iter().skip(FIXED) {
            let (name, kind) = (tag.get(..2).unwrap_or_default(), tag.get(3).copied().unwrap_or(0));
            if !keeps_tag(name, kind) && name != b"RG" {
                tag_part(name, found)?;
            }
        }
        Ok(())
    }

    fn samples(&self) -> Option<&Samples> {
        Some(&self.header.samples)
    }

    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason> {
        let text = line.text();
        if line.number <= self.lines {
            let written =
                self.header.write((line.number - 1) as usize, text, (pen.deciding, &pen.names));
            return Ok(match written {
                None => Written::Gone,
                Some(written) => joined(&[&written], b'\t', line),
            });
        }
        let cells: Vec<&[u8]> = text.split(|byte| *byte == b'\t').collect();
        let name = read_name(cells[0], pen.deciding);
        let mut written: Vec<Vec<u8>> = vec![name.into_bytes()];
        written.extend(cells[1..FIXED.min(cells.len())].iter().map(|cell| cell.to_vec()));
        for tag in cells.iter().skip(FIXED) {
            let (name, kind) = (tag.get(..2).unwrap_or_default(), tag.get(3).copied().unwrap_or(0));
            if let (b"RG", Some(group)) =
                (name, tag.get(5..).and_then(|name| self.header.group_of(name)))
            {
                written.push(format!("RG:Z:{group}").into_bytes());
            } else if keeps_tag(name, kind) {
                written.push(tag.to_vec());
            }
        }
        let cells: Vec<&[u8]> = written.iter().map(Vec::as_slice).collect();
        Ok(joined(&cells, b'\t', line))
    }

    fn essence(&self, line: &Line) -> Option<Vec<u8>> {
        if line.number <= self.lines {
            return None;
        }
        let cells = line.text().split(|byte| *byte == b'\t').skip(1).take(FIXED - 1);
        Some(cells.collect::<Vec<_>>().join(&b'\t'))
    }
}

/// A kind of tag whose words go.
pub(super) fn tag_part(name: &[u8], found: &mut Found) -> Result<(), Reason> {
    let plain = name.len() == 2 && name.iter().all(u8::is_ascii_alphanumeric);
    let name = if plain { String::from_utf8_lossy(name) } else { "?".into() };
    found.annotation(&format!("tag.{name}"))
}

#[cfg(test)]
mod tests {
    use super::reach;

    #[test]
    fn a_cigar_says_how_far_a_read_reaches() {
        assert_eq!(reach(b"5S90M2D3I10N1="), Some(103));
        assert_eq!(reach(b"10Q"), None);
        assert_eq!(reach(b"99999999999999999999999M"), None);
    }
}
