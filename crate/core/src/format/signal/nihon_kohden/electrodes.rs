//! `.21E`: sections and lines of a number and the name of an electrode.

use super::{Block, Coding, Found, Slot, encoding_of, item_of};
use crate::format::encoding::Encoded;
use crate::reason::Reason;
use crate::source::Source;

pub(super) fn find(source: &dyn Source) -> Result<Found, Reason> {
    let bytes = source.read_span(&(0..source.len()))?;
    let encoding = encoding_of(&bytes);
    let mut found = Found::default();
    let mut at = 0;
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let start = at;
        at += line.len() + 1;
        let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_electrode = (1..=5).contains(&digits) && line.get(digits) == Some(&b'=');
        let from = if is_electrode { digits + 1 } else { 0 };
        let said = line[from..].trim_ascii();
        let from = from + line[from..].len() - line[from..].trim_ascii_start().len();
        if said.is_empty() {
            continue;
        }
        let text = Encoded { encoding, marked: false }.decode(said);
        let span = (start + from) as u64..(start + from + said.len()) as u64;
        let item = item_of(text.as_deref());
        let slot =
            Slot::new(format!("line {number}"), item, span, Coding::Fixed(encoding, b' '), text);
        found.blocks.push(Block::of(slot, b' '));
    }
    Ok(found)
}
