//! User data inside video streams: MPEG-2 (ISO/IEC 13818-2), H.264 (T-REC-H.264 annexes B and D)
//! and HEVC (H.265), bare, in an MPEG-2 transport stream (ISO/IEC 13818-1) or in an MP4 file.
//!
//! A stream is a row of units, each behind the start code 00 00 01. A unit that carries what
//! anyone may write into it is overwritten with zeros, start code and all: to a decoder that is
//! stuffing between two other units. Nothing moves.

use super::{Frame, bad, mp4};
use crate::reason::{Code, Reason};
use crate::source::Span;
use std::collections::HashMap;

/// How a video is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    /// MPEG-2.
    Mpeg2,
    /// H.264, MPEG-4 AVC.
    H264,
    /// HEVC, H.265.
    Hevc,
}

const PACKET: usize = 188;
const SYNC: u8 = 0x47;
/// Longer messages than this are user data, whatever they say.
const LONGEST_MESSAGE: usize = 1 << 16;

/// The spans of a stream to overwrite, counted from its first byte.
pub(super) fn user_data(frame: &Frame, codec: Codec) -> Result<Vec<Span>, Reason> {
    let head = frame.bytes(0, frame.length.min(2 * PACKET as u64))?;
    let mut found = if head.first() == Some(&SYNC) && head.get(PACKET) == Some(&SYNC) {
        transport_stream(frame, codec)?
    } else if head.get(4..8) == Some(b"ftyp") {
        mp4::user_data(frame, codec)?
    } else if head.starts_with(&[0, 0, 1]) || head.starts_with(&[0, 0, 0, 1]) {
        elementary_stream(frame, codec)?
    } else {
        return Err(Code::UnknownVideo.into());
    };
    found.sort_unstable_by_key(|span| span.start);
    Ok(merged(found))
}

/// Two tracks may share a sample.
fn merged(sorted: Vec<Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted.into_iter().filter(|span| span.start < span.end) {
        match spans.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => spans.push(span),
        }
    }
    spans
}

fn elementary_stream(frame: &Frame, codec: Codec) -> Result<Vec<Span>, Reason> {
    const CHUNK: u64 = 1 << 16;
    // Pack header of a program stream, whose packets cut units in pieces.
    if frame.number(0, 4)? == 0x0000_01BA {
        return Err(Code::UnknownVideo.into());
    }
    let mut scanner = Scanner::new(codec);
    let mut at = 0;
    while at < frame.length {
        let chunk = frame.bytes(at, CHUNK.min(frame.length - at))?;
        scanner.feed(at, &chunk);
        at += chunk.len() as u64;
    }
    Ok(scanner.finish())
}

/// What the packets of one PID carry.
enum Stream {
    Programs,
    Program,
    Video(Scanner),
    Audio,
}

/// Packets of 188 bytes, each with the PID of its stream. Streams that no program names, or that
/// are neither video nor audio, are blanked or hold the file.
fn transport_stream(frame: &Frame, codec: Codec) -> Result<Vec<Span>, Reason> {
    const AT_ONCE: u64 = 1024 * PACKET as u64;
    let mut streams = HashMap::from([(0, Stream::Programs)]);
    let mut blanks = Vec::new();
    let mut at = 0;
    while at + (PACKET as u64) <= frame.length {
        let chunk = frame.bytes(at, AT_ONCE.min(frame.length - at))?;
        for packet in chunk.as_chunks::<PACKET>().0 {
            transport_packet(packet, at, codec, &mut streams, &mut blanks)
                .ok_or_else(|| bad(frame, at))??;
            at += PACKET as u64;
        }
    }
    if at < frame.length {
        blanks.push(at..frame.length);
    }
    for stream in streams.into_values() {
        if let Stream::Video(scanner) = stream {
            blanks.extend(scanner.finish());
        }
    }
    Ok(blanks)
}

/// Looks at one packet; `None` where it is not put together as one.
fn transport_packet(
    packet: &[u8; PACKET],
    at: u64,
    codec: Codec,
    streams: &mut HashMap<u16, Stream>,
    blanks: &mut Vec<Span>,
) -> Option<Result<(), Reason>> {
    let [sync, high, low, control, ..] = *packet;
    let (starts, pid) = (high & 0x40 != 0, u16::from_be_bytes([high & 0x1F, low]));
    if sync != SYNC || high & 0x80 != 0 || control & 0xC0 != 0 {
        return None;
    }
    let mut payload = 4;
    if control & 0x20 != 0 {
        let length = usize::from(packet[4]);
        payload = 5 + length;
        let private = private_bytes(packet.get(5..payload)?)?;
        blanks.push(at + 5 + private.start..at + 5 + private.end);
    }
    if control & 0x10 == 0 {
        return Some(Ok(()));
    }
    let bytes = packet.get(payload..)?;
    match streams.get_mut(&pid) {
        // Tables lie in one packet each.
        Some(Stream::Programs) if starts => {
            for program in section(bytes)?.get(8..)?.as_chunks::<4>().0 {
                let number = u16::from_be_bytes([program[0], program[1]]);
                let pid = u16::from_be_bytes([program[2] & 0x1F, program[3]]);
                if number != 0 {
                    streams.entry(pid).or_insert(Stream::Program);
                }
            }
        }
        Some(Stream::Program) if starts => {
            let section = section(bytes)?;
            let skipped = usize::from(u16::from_be_bytes([section[10] & 0x0F, section[11]]));
            let mut rest = section.get(12 + skipped..)?;
            while let [kind, high, low, info_high, info_low, ..] = *rest {
                let stream = match kind {
                    0x01 | 0x02 | 0x1B | 0x24 => Stream::Video(Scanner::new(codec)),
                    0x03 | 0x04 | 0x0F | 0x11 | 0x81 => Stream::Audio,
                    _ => return Some(Err(Code::UnknownVideo.into())),
                };
                streams.entry(u16::from_be_bytes([high & 0x1F, low])).or_insert(stream);
                let info = usize::from(u16::from_be_bytes([info_high & 0x0F, info_low]));
                rest = rest.get(5 + info..)?;
            }
        }
        Some(Stream::Video(scanner)) => {
            let mut from = 0;
            if starts {
                // The header of a packetized stream; its own start code is no unit's.
                from = 9 + usize::from(*bytes.get(8)?);
            }
            scanner.feed(at + (payload + from) as u64, bytes.get(from..)?);
        }
        Some(_) => {}
        None => blanks.push(at + payload as u64..at + PACKET as u64),
    }
    Some(Ok(()))
}

/// A table without its pointer field and its checksum.
fn section(payload: &[u8]) -> Option<&[u8]> {
    let section = payload.get(1 + usize::from(*payload.first()?)..)?;
    let length = usize::from(u16::from_be_bytes([section.get(1)? & 0x0F, *section.get(2)?]));
    section.get(..(3 + length).checked_sub(4)?).filter(|section| section.len() >= 8)
}

/// Where the private data of an adaptation field lies: nowhere, in most; `None` where it lies
/// outside.
fn private_bytes(field: &[u8]) -> Option<Span> {
    let flags = field.first().copied().unwrap_or(0);
    if flags & 0x02 == 0 {
        return Some(0..0);
    }
    let clocks = 6 * (flags >> 4 & 1) + 6 * (flags >> 3 & 1) + (flags >> 2 & 1);
    let length = usize::from(1 + clocks);
    let start = length + 1;
    let end = start + usize::from(*field.get(length)?);
    (end <= field.len()).then_some(start as u64..end as u64)
}

/// What a unit is, by the byte behind its start code.
pub(super) enum Kind {
    /// Of the picture.
    Picture,
    /// Messages, which may be user data.
    Messages,
    /// Whatever anyone put there.
    Free,
    /// An end: nothing belongs behind it.
    End,
}

impl Codec {
    pub(super) fn kind(self, header: u8) -> Kind {
        match (self, header, header & 0x1F, header >> 1 & 0x3F) {
            (Self::Mpeg2, 0xB7, ..) | (Self::H264, _, 10 | 11, _) => Kind::End,
            (Self::H264, _, 6, _) | (Self::Hevc, _, _, 39 | 40) => Kind::Messages,
            (Self::Mpeg2, 0xB2, ..)
            | (Self::H264, _, 0 | 12 | 24..=31, _)
            | (Self::Hevc, _, _, 38 | 41..) => Kind::Free,
            _ => Kind::Picture,
        }
    }

    /// Whether messages (SEI) say nothing but how to time and show pictures.
    pub(super) fn is_timing(self, messages: &[u8]) -> bool {
        // The header of an HEVC unit has a second byte.
        let skipped = usize::from(self == Self::Hevc);
        let mut bytes = Vec::with_capacity(messages.len());
        for byte in messages.iter().skip(skipped) {
            // Emulation prevention: 00 00 03 stands for 00 00.
            if !(*byte == 3 && bytes.ends_with(&[0, 0])) {
                bytes.push(*byte);
            }
        }
        while bytes.last() == Some(&0) {
            bytes.pop();
        }
        let mut rest = bytes.as_slice();
        while rest != [0x80] {
            let Some(kind) = number(&mut rest) else { return false };
            let Some(size) = number(&mut rest) else { return false };
            let timing = matches!(kind, 0..=2 | 6 | 45 | 47 | 129 | 130 | 132 | 137 | 144 | 147);
            match rest.get(size..) {
                Some(next) if timing && size <= 64 => rest = next,
                _ => return false,
            }
        }
        true
    }
}

/// A number written as a row of 255s and a remainder.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut sum = 0;
    loop {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        sum += usize::from(*first);
        if *first != 0xFF {
            return Some(sum);
        }
    }
}

/// Finds units in a stream that is fed to it piece by piece.
struct Scanner {
    codec: Codec,
    zeros: u8,
    unit: Unit,
    blanks: Vec<Span>,
}

enum Unit {
    Kept,
    /// Its start code ends here; its header comes next.
    Starting(u64),
    Collected {
        spans: Vec<Span>,
        messages: Option<Vec<u8>>,
    },
}

impl Scanner {
    fn new(codec: Codec) -> Self {
        Self { codec, zeros: 0, unit: Unit::Kept, blanks: Vec::new() }
    }

    fn feed(&mut self, start: u64, bytes: &[u8]) {
        let mut index = 0;
        while index < bytes.len() {
            if self.zeros == 0 && matches!(self.unit, Unit::Kept) {
                let Some(zero) = memchr::memchr(0, &bytes[index..]) else { return };
                index += zero;
            }
            let (at, byte) = (start + index as u64, bytes[index]);
            if byte == 1 && self.zeros >= 2 {
                self.close();
                self.unit = Unit::Starting(at);
            } else {
                self.byte(at, byte);
            }
            self.zeros = if byte == 0 { (self.zeros + 1).min(2) } else { 0 };
            index += 1;
        }
    }

    fn byte(&mut self, at: u64, byte: u8) {
        match &mut self.unit {
            Unit::Kept => {}
            Unit::Starting(code) => {
                let whole = push(push(Vec::new(), *code), at);
                self.unit = match self.codec.kind(byte) {
                    Kind::Picture => Unit::Kept,
                    Kind::Free => Unit::Collected { spans: whole, messages: None },
                    Kind::End => Unit::Collected { spans: Vec::new(), messages: None },
                    Kind::Messages => Unit::Collected { spans: whole, messages: Some(Vec::new()) },
                };
            }
            Unit::Collected { spans, messages } => {
                *spans = push(std::mem::take(spans), at);
                match messages {
                    Some(bytes) if bytes.len() < LONGEST_MESSAGE => bytes.push(byte),
                    _ => *messages = None,
                }
            }
        }
    }

    fn close(&mut self) {
        if let Unit::Collected { spans, messages } = std::mem::replace(&mut self.unit, Unit::Kept)
            && !messages.is_some_and(|messages| self.codec.is_timing(&messages))
        {
            self.blanks.extend(spans);
        }
    }

    fn finish(mut self) -> Vec<Span> {
        self.close();
        self.blanks
    }
}

fn push(mut spans: Vec<Span>, at: u64) -> Vec<Span> {
    match spans.last_mut() {
        Some(last) if last.end == at => last.end += 1,
        _ => spans.push(at..at + 1),
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::{Coding, markers};
    use super::*;

    fn blanked(stream: &[u8], codec: Codec) -> Result<Vec<u8>, Reason> {
        let mut bytes = stream.to_vec();
        let length = bytes.len() as u64;
        for span in markers(&stream.to_vec(), &[0..0, 0..length], Coding::Video(codec))? {
            bytes[span.start as usize..span.end as usize].fill(0);
        }
        Ok(bytes)
    }

    #[test]
    fn user_data_of_mpeg_2_becomes_stuffing() {
        let stream = b"\0\0\x01\xB3\x14\0\xF0\0\0\x01\xB2SAKURA\0\0\x01\0\x99\x98\0\0\x01\xB7tail";
        let output = blanked(stream, Codec::Mpeg2).expect("a stream");
        assert_eq!(&output[..7], &stream[..7]);
        assert_eq!(&output[7..17], &[0; 10]);
        assert_eq!(&output[17..27], &stream[17..27]);
        assert!(output.ends_with(b"\xB7\0\0\0\0"));
    }

    #[test]
    fn messages_stay_where_they_only_time_pictures() {
        // Recovery point, then unregistered user data, then both in one unit.
        let timing = b"\0\0\x01\x06\x06\x01\xC4\x80";
        let user = b"\0\0\x01\x06\x05\x08SAKURABA\x80";
        let both = b"\0\0\x01\x06\x06\x01\xC4\x05\x08SAKURABA\x80";
        let slice = b"\0\0\x01\x65\x88\x84";
        let stream = [&timing[..], slice, user, slice, both, slice].concat();
        let output = blanked(&stream, Codec::H264).expect("a stream");
        let expected = [&timing[..], slice, &[0; 15], slice, &[0; 18], slice].concat();
        assert_eq!(output, expected);
    }

    #[test]
    fn a_message_that_lies_about_its_size_goes() {
        let stream = b"\0\0\x01\x06\x06\x7FSAKURA\x80\0\0\x01\x65\x88";
        let output = blanked(stream, Codec::H264).expect("a stream");
        assert_eq!(output, b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x65\x88");
    }

    #[test]
    fn user_data_of_hevc_goes() {
        let stream = b"\0\0\x01\x40\x01\x0C\0\0\x01\x4E\x01\x05\x06SAKURA\x80\0\0\x01\x26\x01\xAF";
        let output = blanked(stream, Codec::Hevc).expect("a stream");
        assert!(memchr::memmem::find(&output, b"SAKURA").is_none());
        assert!(output.starts_with(&stream[..6]) && output.ends_with(&stream[stream.len() - 6..]));
    }

    fn packet(pid: u16, starts: bool, payload: &[u8]) -> Vec<u8> {
        let stuffing = PACKET - 4 - payload.len();
        let [high, low] = pid.to_be_bytes();
        let mut packet = vec![SYNC, high | u8::from(starts) << 6, low, 0x10];
        if stuffing > 0 {
            packet[3] = 0x30;
            packet.push(stuffing as u8 - 1);
            if stuffing > 1 {
                packet.push(0);
                packet.resize(4 + stuffing, 0xFF);
            }
        }
        packet.extend(payload);
        packet
    }

    /// Programs, one program with one stream of a kind, and a picture's first packet.
    fn transport(kind: u8) -> Vec<u8> {
        let programs = b"\0\0\xB0\x0D\0\x01\xC1\0\0\0\x01\xE0\x20crc!";
        let program =
            [&b"\0\x02\xB0\x12\0\x01\xC1\0\0\xE1\0\xF0\0"[..], &[kind], b"\xE1\0\xF0\0crc!"]
                .concat();
        let header = b"\0\0\x01\xE0\0\0\x80\0\0";
        let picture = [&header[..], b"\0\0\x01\x67\x64\0\0\x01\x06\x05\x08SAK"].concat();
        [packet(0, true, programs), packet(0x20, true, &program), packet(0x100, true, &picture)]
            .concat()
    }

    #[test]
    fn user_data_is_found_across_packets() {
        let rest = packet(0x100, false, b"URABA\x80\0\0\x01\x65\x88");
        let services = packet(0x11, true, b"\0SAKURABA");
        let stream = [transport(0x1B), services, rest].concat();
        let output = blanked(&stream, Codec::H264).expect("a stream");
        for planted in [&b"SAK"[..], b"URABA"] {
            assert!(memchr::memmem::find(&stream, planted).is_some());
            assert!(memchr::memmem::find(&output, planted).is_none());
        }
        assert!(output.ends_with(b"\0\0\x01\x65\x88"));
        assert_eq!(output.len(), stream.len());
    }

    #[test]
    fn streams_that_are_neither_video_nor_audio_hold_the_file() {
        let held = |stream: &[u8]| blanked(stream, Codec::H264).map_err(|reason| reason.code);
        assert_eq!(held(&transport(0x15)), Err(Code::UnknownVideo));
        assert_eq!(held(b"\0\0\x01\xBA\x44\0\x04\0"), Err(Code::UnknownVideo));
        assert_eq!(held(b"RIFF\0\0\0\0AVI SAKURA"), Err(Code::UnknownVideo));
        assert_eq!(held(b""), Err(Code::UnknownVideo));
    }
}
