//! SCP-ECG (EN 1064, ISO 11073-91064): sections behind a table of pointers, each with a checksum.
//!
//! Section 1 is a list of tags about the patient and the recording, sections 8 and 11 are statements
//! of the interpretation; these may change their length, and pointers and checksums follow.

mod demographics;
mod device;
mod huffman;
mod statements;
mod traces;

use super::{Block, Coding, Found, Moves, Recording, Slot, crc, encoding_of};
use crate::reason::{Code, Reason};
use crate::source::{Source, Span};
use crate::traces::{Traces, Window};
use encoding_rs::Encoding;

/// A longer file is held: all of it goes into its checksum.
const MOST_BYTES: u64 = 64 << 20;
/// Checksum and length of the file.
const RECORD_HEADER: u64 = 6;
const SECTION_HEADER: u64 = 16;
const POINTER: u64 = 10;
/// Sections whose contents are numbers: codes, leads, beats, rhythm, measurements.
const NUMBERS: std::ops::RangeInclusive<u16> = 2..=7;
/// Measurements of each lead.
const LEADS: u16 = 10;
/// What makers put in; and from here on, sections of their own.
const OF_MAKER: u16 = 9;
const OF_MAKERS: u16 = 128;

/// The format.
pub(super) struct Scp;

/// A section, and where its pointer stands.
struct Section {
    id: u16,
    span: Span,
    pointer: u64,
}

impl Recording for Scp {
    fn modality(&self) -> &'static str {
        "ECG"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["scp"]
    }

    fn sniff(&self, head: &[u8], name: &str) -> bool {
        let is_first = head.get(8..10) == Some(&[0, 0]);
        let named = head.get(16..22) == Some(b"SCPECG");
        is_first && (named || name.to_lowercase().ends_with(".scp"))
    }

    fn read(&self, source: &dyn Source) -> Result<Found, Reason> {
        if source.len() > MOST_BYTES {
            return Err(Code::TextTooLong.into());
        }
        let bytes = source.read_span(&(0..source.len()))?;
        let sections = sections(&bytes)?;
        let mut found = Found::default();
        check(&bytes, &sections, &mut found);
        let encoding = encoding(&bytes, &sections);
        for section in &sections {
            let start = section.span.start;
            found.sums.push(start..start + 8);
            let reserved = start + 10..start + SECTION_HEADER;
            let said = &bytes[reserved.start as usize..reserved.end as usize];
            if said != b"SCPECG" {
                opaque(&bytes, format!("section {}.reserved", section.id), reserved, &mut found);
            }
            let data = start + SECTION_HEADER..section.span.end;
            match section.id {
                0 => {}
                1 => demographics::find(&bytes, data, encoding, &mut found)?,
                8 | 11 => statements::find(&bytes, section.id, data, encoding, &mut found)?,
                LEADS => leads(&bytes, &data)?,
                OF_MAKER | OF_MAKERS.. => {
                    opaque(&bytes, format!("section {}", section.id), data, &mut found);
                }
                id if NUMBERS.contains(&id) => found.samples.push(data),
                id => found.reasons.push(Reason::at(Code::SignalUnknown, format!("section {id}"))),
            }
        }
        found.sums.extend([0..RECORD_HEADER, sections[0].span.clone()]);
        between(&bytes, &sections, &mut found);
        Ok(found)
    }

    fn traces(&self, source: &dyn Source, window: Window) -> Result<Traces, Reason> {
        traces::read(source, window)
    }

    fn seal(
        &self,
        source: &dyn Source,
        output: &dyn Source,
        moves: &Moves,
    ) -> Result<Vec<(u64, Vec<u8>)>, Reason> {
        let before = source.read_span(&(0..source.len()))?;
        let sections = sections(&before)?;
        let mut bytes = output.read_span(&(0..output.len()))?;
        let size = bytes.len() as u32;
        let mut put = |at: u64, new: &[u8]| {
            bytes[at as usize..at as usize + new.len()].copy_from_slice(new);
        };
        put(2, &size.to_le_bytes());
        for section in &sections {
            let start = moves.to(section.span.start);
            let length = (section.span.end - section.span.start) as i64 + moves.by(&section.span);
            let length = (length as u32).to_le_bytes();
            put(start + 4, &length);
            put(section.pointer + 2, &length);
            put(section.pointer + 6, &(start as u32 + 1).to_le_bytes());
        }
        let mut sums = vec![];
        for section in &sections {
            let start = moves.to(section.span.start);
            let end = moves.to(section.span.end) as usize;
            let sum = crc::of(&bytes[start as usize + 2..end]).to_le_bytes();
            bytes[start as usize..start as usize + 2].copy_from_slice(&sum);
            sums.push(start..start + 8);
        }
        let sum = crc::of(&bytes[2..]).to_le_bytes();
        bytes[..2].copy_from_slice(&sum);
        sums.extend([0..RECORD_HEADER, sections[0].span.clone()]);
        Ok(sums
            .into_iter()
            .map(|span| (span.start, bytes[span.start as usize..span.end as usize].to_vec()))
            .collect())
    }
}

/// The sections that are there, the table of pointers first.
fn sections(bytes: &[u8]) -> Result<Vec<Section>, Reason> {
    let bad = |at: &str| Reason::at(Code::BadSignal, at);
    if bytes.len() < 6 + 16 {
        return Err(Code::Truncated.into());
    }
    let size = u64::from(long(bytes, 2).unwrap_or(0));
    match bytes.len() as u64 {
        there if there < size => return Err(Code::Truncated.into()),
        there if there > size => return Err(Code::SignalLonger.into()),
        _ => {}
    }
    let length = u64::from(long(bytes, 10).unwrap_or(0));
    let table = RECORD_HEADER + SECTION_HEADER..RECORD_HEADER + length;
    if length < SECTION_HEADER + POINTER || table.end > size {
        return Err(bad("section 0"));
    }
    let mut sections: Vec<Section> = Vec::new();
    let mut pointer = table.start;
    while pointer + POINTER <= table.end {
        let at = pointer as usize;
        let (Some(id), Some(length), Some(index)) =
            (short(bytes, at), long(bytes, at + 2), long(bytes, at + 6))
        else {
            break;
        };
        let start = u64::from(index).saturating_sub(1);
        let span = start..start + u64::from(length);
        if length > 0 {
            let place = || bad(&format!("section {id}"));
            let fits = u64::from(length) >= SECTION_HEADER && index > 0 && span.end <= size;
            let head = start as usize;
            let same =
                fits && short(bytes, head + 2) == Some(id) && long(bytes, head + 4) == Some(length);
            let twice = sections.iter().any(|other| {
                other.id == id || other.span.start < span.end && span.start < other.span.end
            });
            if !same || twice {
                return Err(place());
            }
            sections.push(Section { id, span, pointer });
        }
        pointer += POINTER;
    }
    // Behind the last pointer nothing may stand: section 0 is passed on as a whole.
    let rest = &bytes[pointer as usize..table.end as usize];
    let first = sections
        .first()
        .is_some_and(|section| section.id == 0 && section.span == (RECORD_HEADER..table.end));
    if first && rest.iter().all(|byte| *byte == 0) { Ok(sections) } else { Err(bad("section 0")) }
}

/// A wrong checksum says that the file was damaged, or changed by who did not understand it.
fn check(bytes: &[u8], sections: &[Section], found: &mut Found) {
    let mut hold = |at: String| found.reasons.push(Reason::at(Code::BadChecksum, at));
    if short(bytes, 0) != Some(crc::of(&bytes[2..])) {
        hold("file".to_owned());
    }
    for Section { id, span, .. } in sections {
        let (start, end) = (span.start as usize, span.end as usize);
        if short(bytes, start) != Some(crc::of(&bytes[start + 2..end])) {
            hold(format!("section {id}"));
        }
    }
}

/// How the texts are encoded: as the recording device says, else as they look.
fn encoding(bytes: &[u8], sections: &[Section]) -> &'static Encoding {
    let mut texts = Vec::new();
    for section in sections.iter().filter(|section| matches!(section.id, 1 | 8 | 11)) {
        let data = section.span.start + SECTION_HEADER..section.span.end;
        texts.extend(match section.id {
            1 => demographics::characters(bytes, &data),
            _ => statements::characters(bytes, section.id, &data),
        });
        if let (1, Some(encoding)) = (section.id, device::language(bytes, &data)) {
            return encoding;
        }
    }
    encoding_of(&texts)
}

/// Section 10: measurements of each lead, two bytes each, and nothing else.
fn leads(bytes: &[u8], data: &Span) -> Result<(), Reason> {
    let bad = || Reason::at(Code::BadSignal, "section 10");
    let mut at = data.start as usize + 4;
    let end = data.end as usize;
    let count = short(bytes, data.start as usize).ok_or_else(bad)?;
    for _ in 0..count {
        let length = short(bytes, at + 2).ok_or_else(bad)?;
        at += 4 + usize::from(length);
    }
    let ends = at <= end && bytes[at..end].iter().all(|byte| *byte == 0);
    if ends { Ok(()) } else { Err(bad()) }
}

/// What no section covers.
fn between(bytes: &[u8], sections: &[Section], found: &mut Found) {
    let mut spans: Vec<&Span> = sections.iter().map(|section| &section.span).collect();
    spans.sort_by_key(|span| span.start);
    let mut at = RECORD_HEADER;
    for span in spans {
        opaque(bytes, format!("byte {at}"), at..span.start, found);
        at = span.end;
    }
    opaque(bytes, format!("byte {at}"), at..bytes.len() as u64, found);
}

/// Bytes that nobody knows, unless there is nothing in them.
fn opaque(bytes: &[u8], path: String, span: Span, found: &mut Found) {
    if bytes[span.start as usize..span.end as usize].iter().any(|byte| *byte != 0) {
        let slot = Slot::new(path, "maker-note", span, Coding::Opaque(0), None);
        found.blocks.push(Block::of(slot, 0));
    }
}

/// Characters behind their number, of 16 bits, with a zero at their end.
fn counted(encoding: &'static Encoding) -> Coding {
    Coding::Counted { encoding, count: |length| (length as u16).to_le_bytes().to_vec(), end: &[0] }
}

/// What stands before the first zero.
fn before_zero(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    &bytes[..end]
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
