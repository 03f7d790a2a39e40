//! Known values in an output, which are sought while it is read again.

use crate::known::Matcher;
use crate::subject::Secrets;

/// What must not be left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Watch<'a> {
    pub(super) known: &'a Matcher,
    pub(super) secrets: &'a Secrets,
}

impl Watch<'_> {
    /// Whether a line, or a text of a record, holds a known value that is neither of our making nor there
    /// by chance.
    pub(super) fn finds(&self, text: &[u8]) -> bool {
        let is_meta = matches!(text.first(), Some(b'#' | b'@'));
        self.known.hits(text).any(|hit| {
            let token = token_at(text, hit.start);
            let made = self.secrets.pseudonym.as_bytes() == token
                || self.secrets.key.is_pseudonym(&String::from_utf8_lossy(token));
            !made && (is_meta || !is_chance(token, hit.digits))
        })
    }
}

/// The word of a line that a byte stands in.
fn token_at(line: &[u8], at: usize) -> &[u8] {
    let ends = |byte: &u8| b"\t\r\n;,:=|/ <>\"".contains(byte);
    let start = line[..at].iter().rposition(ends).map_or(0, |before| before + 1);
    let end = line[at..].iter().position(ends).map_or(line.len(), |end| at + end);
    &line[start..end]
}

/// Whether a word of a record can equal a known value by chance: digits a position or a number of a
/// catalogue, letters a sequence of bases.
fn is_chance(token: &[u8], digits: bool) -> bool {
    // No number is written with zeros before it.
    let padded = token.len() > 1 && token.starts_with(b"0") && token[1].is_ascii_digit();
    let number =
        !padded && std::str::from_utf8(token).is_ok_and(|token| token.parse::<f64>().is_ok());
    let catalogued =
        token.strip_prefix(b"rs").is_some_and(|rest| rest.iter().all(u8::is_ascii_digit));
    let bases = token.iter().all(|byte| b"ACGTNacgtn*.".contains(byte));
    if digits { number || catalogued } else { bases }
}
