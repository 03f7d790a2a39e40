//! ICC profiles (ICC.1): what they say of colour stays, what they say in words is blanked in place.

use super::tags;
use super::walk::{MOST_METADATA, Walk};
use crate::reason::Reason;
use crate::source::Span;

/// Tags that hold numbers for colour; of all others only the signature of their type stays.
const COLOUR: [&[u8; 4]; 37] = [
    b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3", b"B2D0", b"B2D1",
    b"B2D2", b"B2D3", b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"bTRC", b"gTRC", b"rTRC", b"kTRC",
    b"bXYZ", b"gXYZ", b"rXYZ", b"wtpt", b"bkpt", b"chad", b"chrm", b"cicp", b"gamt", b"lumi",
    b"meas", b"pre0", b"pre1", b"pre2", b"tech", b"view", b"clro",
];
/// Types that hold numbers (ICC.1 §10).
const NUMBERS: [&[u8; 4]; 14] = [
    b"XYZ ", b"curv", b"para", b"sf32", b"mft1", b"mft2", b"mAB ", b"mBA ", b"mpet", b"chrm",
    b"cicp", b"meas", b"sig ", b"view",
];

/// The profile that lies in these spans, as it is written again; `None` where it goes.
pub(super) fn cleaned(walk: &mut Walk<'_>, spans: &[Span]) -> Result<Option<Vec<u8>>, Reason> {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Ok(None) };
    let whole = first.start..last.end;
    if spans.iter().map(|span| span.end - span.start).sum::<u64>() > MOST_METADATA {
        walk.part("icc", tags::UNKNOWN, whole, None)?;
        return Ok(None);
    }
    let mut profile = Vec::new();
    for span in spans {
        profile.extend(walk.bytes(span.start, span.end - span.start)?);
    }
    of_bytes(walk, &profile, whole)
}

/// The same for a profile that was compressed.
pub(super) fn of_bytes(
    walk: &mut Walk<'_>,
    profile: &[u8],
    whole: Span,
) -> Result<Option<Vec<u8>>, Reason> {
    let Some(parsed) = parse(profile) else {
        walk.part("icc", tags::UNKNOWN, whole, None)?;
        return Ok(None);
    };
    let stays = walk.stays("icc", "technical", whole.clone(), None)?;
    let mut kept = parsed.kept;
    for tag in parsed.texts {
        let value = &profile[tag.start..tag.end];
        if is_blank(value) {
            continue;
        }
        let path = format!("icc.{}", tag.name);
        let text = readable(value);
        let item = if tag.name == "cprt" { "author" } else { "comment" };
        if walk.stays(path, item, whole.clone(), text)? {
            kept[tag.start..tag.end].copy_from_slice(value);
        }
    }
    Ok(stays.then_some(kept))
}

struct Parsed {
    /// The profile without words.
    kept: Vec<u8>,
    texts: Vec<TextTag>,
}

struct TextTag {
    name: String,
    start: usize,
    end: usize,
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize)
}

fn parse(profile: &[u8]) -> Option<Parsed> {
    let size = number(profile, 0)?;
    let profile = profile.get(..size).filter(|_| profile.get(36..40) == Some(b"acsp"))?;
    let count = number(profile, 128)?;
    let table = 132..132 + count.checked_mul(12).filter(|length| *length <= 12 << 10)?;
    profile.get(table.clone())?;
    let mut kept = vec![0; size];
    let mut texts = Vec::new();
    // The header but for its date, its identifier and what is reserved (§7.2).
    for part in [0..24, 36..84, 128..132] {
        kept[part.clone()].copy_from_slice(&profile[part]);
    }
    kept[table.clone()].copy_from_slice(&profile[table.clone()]);
    for tag in profile[table].chunks_exact(12) {
        let (start, length) = (number(tag, 4)?, number(tag, 8)?);
        let value = start..start.checked_add(length)?;
        let bytes = profile.get(value.clone()).filter(|bytes| bytes.len() >= 8)?;
        let colour = COLOUR.iter().any(|name| tag.starts_with(*name))
            && NUMBERS.iter().any(|kind| bytes.starts_with(*kind));
        if colour {
            kept[value.clone()].copy_from_slice(bytes);
        } else {
            let name: String = tag[..4].iter().map(|byte| char::from(*byte)).collect();
            let name = name.trim().to_owned();
            let known = matches!(
                name.as_str(),
                "desc" | "cprt" | "dmnd" | "dmdd" | "vued" | "targ" | "dscm"
            );
            let name = if known { name } else { "other".to_owned() };
            blank(bytes, &mut kept[value.clone()]);
            texts.push(TextTag { name, start: value.start, end: value.end });
        }
    }
    Some(Parsed { kept, texts })
}

/// A value without its words, so that it still reads as one of its type.
fn blank(value: &[u8], out: &mut [u8]) {
    out[..8].copy_from_slice(&[&value[..4], &[0; 4]].concat());
    match &value[..4] {
        // Counts and offsets of the strings stay (§10.15); the strings do not.
        b"mluc" if value.len() >= 16 => {
            let records = number(value, 8).unwrap_or(0).min(256);
            let end = (16 + 12 * records).min(value.len());
            out[8..end].copy_from_slice(&value[8..end]);
        }
        // The length of the ASCII text (ICC.1:2001 §6.5.17), which is then empty.
        b"desc" if value.len() >= 12 => out[8..12].copy_from_slice(&value[8..12]),
        _ => {}
    }
}

fn is_blank(value: &[u8]) -> bool {
    let mut blanked = vec![0; value.len()];
    blank(value, &mut blanked);
    blanked == value
}

fn readable(value: &[u8]) -> Option<String> {
    let text: String = match &value[..4] {
        b"mluc" => {
            let end = (16 + 12 * number(value, 8).unwrap_or(0).min(256)).min(value.len());
            let units =
                value[end..].chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).filter_map(Result::ok).collect()
        }
        b"desc" => value.iter().skip(12).take_while(|b| **b != 0).map(|b| char::from(*b)).collect(),
        b"text" => value.iter().skip(8).take_while(|b| **b != 0).map(|b| char::from(*b)).collect(),
        _ => return None,
    };
    let text: String = text.chars().filter(|c| !c.is_control()).take(256).collect();
    (!text.is_empty()).then_some(text)
}
