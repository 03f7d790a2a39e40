//! Tags 14 and 15: which device recorded, which analysed, in numbers and then strings.

use super::demographics::{text, value};
use super::{Coding, Slot};
use crate::source::Span;
use encoding_rs::{
    EUC_JP, EUC_KR, Encoding, GBK, ISO_8859_2, ISO_8859_4, ISO_8859_5, ISO_8859_6, ISO_8859_7,
    ISO_8859_8, ISO_8859_15, UTF_16BE, WINDOWS_874, WINDOWS_1252,
};

/// Where the language stands, and where the strings begin.
const LANGUAGE: usize = 16;
const STRINGS: usize = 36;
/// The strings in their order.
const NAMES: [(&str, &str); 5] = [
    ("program", "device"),
    ("serial number", "device-number"),
    ("system software", "device"),
    ("software", "device"),
    ("manufacturer", "device"),
];

/// How the acquiring device says that texts are encoded; nothing where it says no more than ASCII.
pub(super) fn language(bytes: &[u8], data: &Span) -> Option<&'static Encoding> {
    Some(match value(bytes, data, &[14, 15])?.get(LANGUAGE)? {
        0x01 => WINDOWS_1252,
        0x03 => ISO_8859_2,
        0x0B => ISO_8859_4,
        0x13 => ISO_8859_5,
        0x1B => ISO_8859_6,
        0x23 => ISO_8859_7,
        0x2B => ISO_8859_8,
        0x33 => WINDOWS_874,
        0x3B => ISO_8859_15,
        0x07 => UTF_16BE,
        0x0F | 0x17 | 0x1F => EUC_JP,
        0x27 => GBK,
        0x37 => EUC_KR,
        _ => return None,
    })
}

pub(super) fn find(
    said: &[u8],
    start: u64,
    path: &str,
    encoding: &'static Encoding,
    slots: &mut Vec<Slot>,
) {
    let span =
        |range: &std::ops::Range<usize>| start + range.start as u64..start + range.end as u64;
    let mut numbers = |name: &str, item, range: std::ops::Range<usize>| {
        let there = said.get(range.clone()).unwrap_or_default();
        if there.iter().any(|byte| *byte != 0) {
            let path = format!("{path}.{name}");
            slots.push(Slot::new(path, item, span(&range), Coding::Opaque(0), None));
        }
    };
    if said.len() < STRINGS {
        numbers("bytes", "maker-note", 0..said.len());
        return;
    }
    numbers("institution", "facility", 0..2);
    numbers("department", "facility", 2..4);
    numbers("device number", "device-number", 4..6);
    numbers("reserved", "maker-note", 19..35);
    let mut at = STRINGS;
    for (name, item) in NAMES {
        let length = said[at..].iter().position(|byte| *byte == 0).unwrap_or(said.len() - at);
        let range = at..at + length;
        let there = said[range.clone()].trim_ascii();
        if !there.is_empty() {
            let text = text(there, encoding);
            let item = if text.is_some() { item } else { "maker-note" };
            let path = format!("{path}.{name}");
            slots.push(Slot::new(path, item, span(&range), Coding::Opaque(b' '), text));
        }
        at = (range.end + 1).min(said.len());
    }
    let rest = at..said.len();
    if said[rest.clone()].iter().any(|byte| *byte != 0) {
        let path = format!("{path}.rest");
        slots.push(Slot::new(path, "maker-note", span(&rest), Coding::Opaque(0), None));
    }
}
