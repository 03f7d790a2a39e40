//! FASTQ: reads as they come from the sequencer, four lines each; nothing says where they lie.

use super::alignments::read_name;
use super::flow::Line;
use super::found::Found;
use super::sheet::{Pen, Sheet, bad};
use super::weave::Written;
use crate::reason::Reason;

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Fastq {
    bases: usize,
}

impl Sheet for Fastq {
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        let text = line.text();
        let sound = match line.number % 4 {
            1 => text.starts_with(b"@"),
            2 => {
                self.bases = text.len();
                text.iter().all(|base| base.is_ascii_alphabetic() || b".*-".contains(base))
            }
            3 => text.starts_with(b"+"),
            _ => text.len() == self.bases && text.iter().all(u8::is_ascii_graphic),
        };
        if !sound {
            return Err(bad(line));
        }
        if line.number == 1 {
            found.part("name", "run", line.range.clone(), None)?;
        }
        if line.number.is_multiple_of(4) {
            found.tally.read(None);
        }
        Ok(())
    }

    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason> {
        let text = line.text();
        Ok(match line.number % 4 {
            1 => {
                let name = text[1..].split(|byte| matches!(byte, b' ' | b'\t' | b'/')).next();
                let name = read_name(name.unwrap_or_default(), pen.deciding);
                Written::New([b"@", name.as_bytes(), line.end()].concat())
            }
            3 if text.len() > 1 => Written::New([b"+", line.end()].concat()),
            _ => Written::Same,
        })
    }

    fn essence(&self, line: &Line) -> Option<Vec<u8>> {
        line.number.is_multiple_of(2).then(|| line.text().to_vec())
    }
}
