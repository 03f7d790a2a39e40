//! `.PNT`: who was recorded and when.

use super::{Block, Coding, Found, Slot, before_zero, devices, encoding_of, rest};
use crate::format::encoding::Encoded;
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};

/// When: fourteen digits.
const TIME: Span = 0x40..0x4E;
const FIELDS: [(&str, Span, &str); 4] = [
    ("ID", 0x604..0x62E, "patient-id"),
    ("name", 0x62E..0x64A, "patient-name"),
    ("sex", 0x64A..0x660, "sex"),
    ("birth date", 0x660..0x674, "birth-date"),
];
/// What a sex is written as.
const SEXES: [&str; 8] = ["M", "F", "Male", "Female", "MALE", "FEMALE", "男", "女"];

pub(super) fn find(source: &dyn Source) -> Result<Found, Reason> {
    let bytes = source.read_span(&(0..source.len()))?;
    let mut found = Found::default();
    let mut known = vec![devices(&bytes)?];
    let part = |span: &Span| bytes.get(span.start as usize..span.end as usize);
    let time = part(&TIME).ok_or(Code::Truncated)?;
    if time.iter().all(u8::is_ascii_digit) {
        known.push(TIME);
        let day = TIME.start..TIME.start + 8;
        let text = String::from_utf8_lossy(&time[..8]).into_owned();
        let text = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
        let coding = Coding::Form {
            write: |text| Some(text.replace('-', "").into_bytes()),
            blank: b"19850101",
        };
        found.blocks.push(Block::of(Slot::new("time", "date", day, coding, text), 0));
    }
    let texts: Vec<&[u8]> =
        FIELDS.iter().filter_map(|(_, span, _)| part(span)).map(before_zero).collect();
    let encoding = encoding_of(&texts.join(&b'\n'));
    for (path, span, item) in FIELDS {
        let Some(field) = part(&span) else { continue };
        let text = Encoded { encoding, marked: false }.decode(before_zero(field));
        let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let is_sex = |text: &str| SEXES.contains(&text);
        if item == "sex" && !text.as_deref().is_some_and(is_sex) || text.is_none() {
            continue;
        }
        // A field that stays has nothing hidden behind its first zero.
        let end =
            if item == "sex" { span.start + before_zero(field).len() as u64 } else { span.end };
        known.push(span.start..end);
        let slot = Slot::new(path, item, span.start..end, Coding::text(encoding), text);
        found.blocks.push(Block::of(slot, 0));
    }
    rest(source, known, &mut found)?;
    Ok(found)
}
