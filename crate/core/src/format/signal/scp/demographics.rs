//! Section 1: tags of one byte, lengths of two, about the patient and the recording.

use super::{Block, Coding, Found, Slot, before_zero, counted, device, short};
use crate::format::encoding::Encoded;
use crate::known::Kind;
use crate::reason::{Code, Reason};
use crate::source::Span;
use encoding_rs::Encoding;

/// The tag that closes the list.
const END: u8 = 255;

/// What a value is.
enum Shape {
    /// Characters with a zero at their end.
    Text(&'static str, &'static str),
    /// Characters behind so many bytes of numbers.
    Tail(&'static str, usize),
    /// Year, month and day.
    Date(&'static str, &'static str),
    /// A number and its unit.
    Age,
    /// Nothing but numbers, of so many bytes at most.
    Numbers(usize),
    /// A device: numbers, then strings.
    Device(&'static str),
    /// Bytes that go.
    Bytes(&'static str, &'static str),
}

/// EN 1064 § 5.4.5, table 6.
fn shape(tag: u8) -> Shape {
    use Shape::{Age, Bytes, Date, Device, Numbers, Tail, Text};
    match tag {
        0 => Text("last name", "patient-name"),
        1 => Text("first name", "patient-name"),
        2 => Text("patient ID", "patient-id"),
        3 => Text("second last name", "patient-name"),
        4 => Age,
        5 => Date("birth date", "birth-date"),
        9 => Bytes("race", "race"),
        10 => Tail("drugs", 3),
        13 => Text("indication", "free-text"),
        14 => Device("acquiring device"),
        15 => Device("analysing device"),
        16 => Text("acquiring institution", "facility"),
        17 => Text("analysing institution", "facility"),
        18 => Text("acquiring department", "facility"),
        19 => Text("analysing department", "facility"),
        20 => Text("referring physician", "name"),
        21 => Text("confirming physician", "name"),
        22 => Text("technician", "name"),
        23 => Text("room", "facility"),
        25 => Date("date", "date"),
        30 => Text("free text", "free-text"),
        31 => Text("sequence number", "id"),
        // Codes of diagnoses; height, weight, sex, pressures, urgency, time, filters, electrodes.
        32 => Numbers(32),
        6..=8 | 11 | 12 | 24 | 26..=29 | 33 => Numbers(4),
        34 => Tail("time zone", 4),
        35 => Text("history", "free-text"),
        200.. => Bytes("maker's", "maker-note"),
        _ => Bytes("unknown", "unknown"),
    }
}

/// Tag, where it stands, and its value.
type Tag = (u8, usize, std::ops::Range<usize>);

/// The tags, and where the list ends.
fn tags(bytes: &[u8], data: &Span) -> Option<(Vec<Tag>, usize)> {
    let mut tags = Vec::new();
    let (mut at, end) = (data.start as usize, data.end as usize);
    while at < end {
        let tag = bytes[at];
        let length = usize::from(short(bytes, at + 1)?);
        let value = at + 3..at + 3 + length;
        if value.end > end {
            return None;
        }
        at = value.end;
        if tag == END {
            return Some((tags, at));
        }
        tags.push((tag, value.start - 3, value));
    }
    // Some devices leave the closing tag out.
    Some((tags, at))
}

/// The characters of all texts.
pub(super) fn characters(bytes: &[u8], data: &Span) -> Vec<u8> {
    let mut all = Vec::new();
    for (tag, _, value) in tags(bytes, data).map(|(tags, _)| tags).unwrap_or_default() {
        if let Shape::Text(..) | Shape::Tail(..) = shape(tag) {
            all.extend_from_slice(before_zero(&bytes[value]));
            all.push(b'\n');
        }
    }
    all
}

/// The value of the first of these tags.
pub(super) fn value<'a>(bytes: &'a [u8], data: &Span, wanted: &[u8]) -> Option<&'a [u8]> {
    let (tags, _) = tags(bytes, data)?;
    let (_, _, value) = tags.into_iter().find(|(tag, ..)| wanted.contains(tag))?;
    bytes.get(value)
}

pub(super) fn find(
    bytes: &[u8],
    data: Span,
    encoding: &'static Encoding,
    found: &mut Found,
) -> Result<(), Reason> {
    let bad = || Reason::at(Code::BadSignal, "section 1");
    let (tags, used) = tags(bytes, &data).ok_or_else(bad)?;
    let mut slots = Vec::new();
    for (tag, at, value) in tags {
        let span = value.start as u64..value.end as u64;
        let said = &bytes[value.clone()];
        if said.iter().all(|byte| *byte == 0) {
            continue;
        }
        match shape(tag) {
            Shape::Text(path, item) => {
                texts(bytes, at, value, (path, item), encoding, &mut slots);
            }
            Shape::Tail(path, numbers) => {
                let tail = value.start + numbers.min(said.len())..value.end;
                if bytes[tail.clone()].iter().any(|byte| *byte != 0) {
                    let text = text(&bytes[tail.clone()], encoding);
                    let span = tail.start as u64..tail.end as u64;
                    slots.push(Slot::new(
                        path,
                        "free-text",
                        span,
                        Coding::Fixed(encoding, 0),
                        text,
                    ));
                }
            }
            Shape::Date(path, item) => {
                let form = Coding::Form { write: to_date, blank: &[0; 4] };
                let coding = if said.len() == 4 { form } else { Coding::Opaque(0) };
                slots.push(Slot::new(path, item, span, coding, from_date(said)));
            }
            Shape::Age => {
                // Only years can be too many.
                if let [low, high, unit] = said[..]
                    && unit <= 1
                {
                    let years = u16::from_le_bytes([low, high]).to_string();
                    let coding = Coding::Form { write: to_age, blank: &[0; 3] };
                    slots.push(Slot::new("age", "years", span, coding, years));
                } else if said.len() != 3 || said[2] > 5 {
                    slots.push(Slot::new("age", "unknown", span, Coding::Opaque(0), None));
                }
            }
            Shape::Numbers(most) if said.len() <= most => {}
            Shape::Numbers(_) => {
                let path = format!("tag {tag}");
                slots.push(Slot::new(path, "unknown", span, Coding::Opaque(0), None));
            }
            Shape::Device(path) => device::find(said, span.start, path, encoding, &mut slots),
            Shape::Bytes(path, item) => {
                slots.push(Slot::new(
                    format!("{path} tag {tag}"),
                    item,
                    span,
                    Coding::Opaque(0),
                    None,
                ));
            }
        }
    }
    whole_name(&mut slots);
    let rest = used as u64..data.end;
    if bytes[used..data.end as usize].iter().any(|byte| *byte != 0) {
        slots.push(Slot::new("section 1.rest", "trailing", rest, Coding::Opaque(0), None));
        found.blocks.push(Block { used: data.end, span: data, fill: 0, free: Some(2), slots });
    } else if !slots.is_empty() {
        found.blocks.push(Block { used: used as u64, span: data, fill: 0, free: Some(2), slots });
    }
    Ok(())
}

/// A text; what stands behind its first zero is no part of it, and goes.
fn texts(
    bytes: &[u8],
    tag: usize,
    value: std::ops::Range<usize>,
    (path, item): (&'static str, &'static str),
    encoding: &'static Encoding,
    slots: &mut Vec<Slot>,
) {
    let said = before_zero(&bytes[value.clone()]);
    let text = text(said, encoding);
    let end = value.start + said.len();
    if bytes[end..value.end].iter().all(|byte| *byte == 0) {
        let whole = tag as u64 + 1..value.end as u64;
        slots.push(Slot::new(path, item, whole, counted(encoding), text));
        return;
    }
    if !said.is_empty() {
        let span = value.start as u64..end as u64;
        slots.push(Slot::new(path, item, span, Coding::Fixed(encoding, b' '), text));
    }
    let rest = end as u64..value.end as u64;
    slots.push(Slot::new(format!("{path}.rest"), "trailing", rest, Coding::Opaque(0), None));
}

/// The parts of the name together, as the batch knows the patient.
fn whole_name(slots: &mut [Slot]) {
    let part = |path: &str| {
        let slot = slots.iter().find(|slot| slot.path == path)?;
        slot.text.clone()
    };
    let parts: Vec<String> = ["last name", "first name"].into_iter().filter_map(part).collect();
    let first = slots.iter_mut().find(|slot| slot.item == "patient-name");
    if let Some(slot) = first.filter(|_| parts.len() == 2) {
        slot.says.push(("patient-name", Kind::Name, parts.join("^")));
    }
}

pub(super) fn text(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let text = Encoded { encoding, marked: false }.decode(before_zero(bytes))?;
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

pub(super) fn from_date(bytes: &[u8]) -> Option<String> {
    let [low, high, month, day] = bytes[..] else { return None };
    let year = u16::from_le_bytes([low, high]);
    let digits = format!("{year:04}{month:02}{day:02}");
    crate::date::year_month(&digits).map(|_| format!("{year:04}-{month:02}-{day:02}"))
}

pub(super) fn to_date(text: &str) -> Option<Vec<u8>> {
    let year: u16 = text.get(..4)?.parse().ok()?;
    let (month, day): (u8, u8) = (text.get(5..7)?.parse().ok()?, text.get(8..10)?.parse().ok()?);
    let [low, high] = year.to_le_bytes();
    Some(vec![low, high, month, day])
}

fn to_age(text: &str) -> Option<Vec<u8>> {
    let [low, high] = text.parse::<u16>().ok()?.to_le_bytes();
    Some(vec![low, high, 1])
}
