//! Genotypes as companies give them to their customers (23andMe, AncestryDNA, MyHeritage): comments
//! behind `#`, the names of the columns, and a polymorphism a line: its number, chromosome and
//! position, and one or two columns with the alleles.

use super::Fate;
use super::flow::Line;
use super::found::Found;
use super::sheet::{Pen, Sheet, bad};
use super::weave::Written;
use crate::genome::Site;
use crate::reason::Reason;
use regex::bytes::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The numbers that polymorphisms have.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:rs|i|ss|kgp|exm|VG[0-9]{2}S|SNP_A-|AX-)[0-9]{1,12}$")
        .expect("a pattern of our own")
});
/// The names of the columns.
const HEADINGS: [&str; 12] = [
    "rsid",
    "snpid",
    "snp",
    "chromosome",
    "chr",
    "position",
    "pos",
    "genotype",
    "result",
    "allele1",
    "allele2",
    "call",
];

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// The comments, by their lines.
    comments: BTreeMap<u64, usize>,
}

impl Sheet for Calls {
    fn see(&mut self, line: &Line, found: &mut Found) -> Result<(), Reason> {
        let text = line.text();
        if text.is_empty() || is_headings(text) {
            return Ok(());
        }
        if text.starts_with(b"#") {
            let text = String::from_utf8_lossy(text);
            found.tally.hear(&text);
            let part = found.part(
                "header",
                "header-line",
                line.range.clone(),
                Some(text.trim_start_matches('#')),
            )?;
            self.comments.insert(line.number, part);
            return Ok(());
        }
        let cells = cells(text);
        let [number, chromosome, position, alleles @ ..] = cells.as_slice() else {
            return Err(bad(line));
        };
        let bases = |cell: &&&[u8]| cell.iter().any(|base| b"ACGTacgtDI".contains(base));
        let alike = alleles.iter().all(|cell| {
            cell.len() <= 2 && cell.iter().all(|base| b"ACGTacgtDI0-?N".contains(base))
        });
        let short = |cell: &[u8]| {
            cell.len() <= 10
                && cell.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        };
        let sound = NUMBER.is_match(number) && short(chromosome) && short(position);
        if !sound || !alike || !(1..=2).contains(&alleles.len()) {
            return Err(bad(line));
        }
        if alleles.iter().filter(bases).count() == 0 {
            return Ok(());
        }
        let place = std::str::from_utf8(position).ok().and_then(|position| position.parse().ok());
        // Arrays place nowhere what they cannot place.
        let place = place.filter(|place| *place > 0);
        match place {
            Some(start) => found.tally.site(&Site {
                chromosome,
                start,
                end: start,
                is_snp: !alleles.iter().any(|cell| cell.contains(&b'D') || cell.contains(&b'I')),
                somatic: None,
            }),
            None => found.tally.snp_somewhere(),
        }
        Ok(())
    }

    fn write(&self, line: &Line, pen: &Pen) -> Result<Written, Reason> {
        let comment = self.comments.get(&line.number);
        let stays = comment.is_none_or(|part| pen.deciding.fate(*part) == Fate::Stays);
        Ok(if stays { Written::Same } else { Written::Gone })
    }

    fn essence(&self, line: &Line) -> Option<Vec<u8>> {
        (!self.comments.contains_key(&line.number)).then(|| line.bytes.to_vec())
    }
}

fn cells(line: &[u8]) -> Vec<&[u8]> {
    let separator =
        [b'\t', b',', b';'].into_iter().find(|byte| line.contains(byte)).unwrap_or(b' ');
    let bare = |cell: &'_ [u8]| -> std::ops::Range<usize> {
        let quoted = cell.len() >= 2 && cell.starts_with(b"\"") && cell.ends_with(b"\"");
        if quoted { 1..cell.len() - 1 } else { 0..cell.len() }
    };
    line.split(|byte| *byte == separator).map(|cell| &cell[bare(cell)]).collect()
}

/// Whether a line names the columns, and says nothing else.
fn is_headings(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"#").unwrap_or(line);
    let cells = cells(line);
    let known = |cell: &&[u8]| {
        let cell = String::from_utf8_lossy(cell).trim().to_lowercase();
        HEADINGS.contains(&cell.as_str())
    };
    cells.len() >= 4 && cells.iter().all(known)
}
