//! Samples of a record, as far as a window shows them (signal(5) of the WFDB Applications Guide).

use super::header::{File, Header};
use crate::reason::{Code, Reason};
use crate::source::Source;
use crate::traces::{Channel, Traces, Window};

/// How many bytes are read at a time: a multiple of all that frames are packed in.
const CHUNK: u64 = 3 << 18;

pub(super) fn traces(
    source: &dyn Source,
    header: &Header,
    window: Window,
) -> Result<Traces, Reason> {
    let files: Vec<(File, Box<dyn Source + '_>)> = header
        .files()
        .filter_map(|file| source.beside(&file.ending).map(|samples| (file, samples)))
        .collect();
    let frames =
        files.iter().filter_map(|(file, samples)| frames(header, file, samples.len())).max();
    let frames = frames.ok_or(Code::NoTraces)?;
    let length = frames as f64 / header.rate;
    let window = window.within(length);
    let mut channels: Vec<Channel> = header
        .signals
        .iter()
        .map(|signal| {
            let rate = header.rate * f64::from(signal.per_frame);
            Channel::empty(signal.label.clone(), signal.unit.clone(), rate, window.columns)
        })
        .collect();
    for (file, samples) in &files {
        draw(header, file, &**samples, &window, &mut channels)?;
    }
    Ok(Traces { length, start: window.start, seconds: window.seconds, channels, marks: Vec::new() })
}

/// Bytes that a group of so many samples takes.
fn packed(format: u16) -> Option<(u64, u64)> {
    Some(match format {
        80 => (1, 1),
        16 | 61 | 160 => (2, 1),
        24 => (3, 1),
        32 => (4, 1),
        212 => (3, 2),
        _ => return None,
    })
}

fn per_frame(header: &Header, file: &File) -> u64 {
    header.signals[file.signals.clone()].iter().map(|signal| u64::from(signal.per_frame)).sum()
}

fn frames(header: &Header, file: &File, length: u64) -> Option<u64> {
    let (bytes, samples) = packed(file.format)?;
    Some(length / bytes * samples / per_frame(header, file).max(1))
}

/// Takes the samples of a window into their columns.
fn draw(
    header: &Header,
    file: &File,
    source: &dyn Source,
    window: &Window,
    channels: &mut [Channel],
) -> Result<(), Reason> {
    let Some((bytes, group)) = packed(file.format) else { return Ok(()) };
    // Which signal each sample of a frame is of, and which of that signal's samples.
    let layout: Vec<(usize, u32, u32)> = file
        .signals
        .clone()
        .flat_map(|place| {
            let count = header.signals[place].per_frame;
            (0..count).map(move |number| (place, number, count))
        })
        .collect();
    let in_frame = layout.len() as u64;
    let first = (window.start * header.rate).floor().max(0.0) as u64 * in_frame;
    let last = ((window.start + window.seconds) * header.rate).ceil() as u64 * in_frame;
    let mut at = first / group * bytes;
    let end = source.len().min(last.div_ceil(group) * bytes);
    let mut number = first / group * group;
    while at < end {
        let chunk = source.read_span(&(at..end.min(at + CHUNK * bytes)))?;
        for some in chunk.chunks_exact(bytes as usize) {
            for value in unpacked(file.format, some).into_iter().take(group as usize) {
                let (place, own, count) = layout[(number % in_frame) as usize];
                let frame = (number / in_frame) as f64 + f64::from(own) / f64::from(count);
                let signal = &header.signals[place];
                if let Some(column) = window.column(frame / header.rate) {
                    let value = (f64::from(value) - signal.baseline) / signal.gain;
                    channels[place].add(column, value as f32);
                }
                number += 1;
            }
        }
        at += chunk.len() as u64;
    }
    Ok(())
}

/// The one or two samples of a group.
fn unpacked(format: u16, bytes: &[u8]) -> [i32; 2] {
    let twelve = |value: i32| (value << 20) >> 20;
    let one = |value: i32| [value, 0];
    match (format, bytes) {
        (80, [a]) => one(i32::from(*a) - 128),
        (16, [a, b]) => one(i16::from_le_bytes([*a, *b]).into()),
        (61, [a, b]) => one(i16::from_be_bytes([*a, *b]).into()),
        (160, [a, b]) => one(i32::from(u16::from_le_bytes([*a, *b])) - 32768),
        (24, [a, b, c]) => one(i32::from_le_bytes([0, *a, *b, *c]) >> 8),
        (32, [a, b, c, d]) => one(i32::from_le_bytes([*a, *b, *c, *d])),
        (212, [a, b, c]) => [
            twelve(i32::from(*a) | i32::from(b & 0x0F) << 8),
            twelve(i32::from(*c) | i32::from(b & 0xF0) << 4),
        ],
        _ => [0, 0],
    }
}

#[cfg(test)]
mod tests {
    use super::unpacked;

    #[test]
    fn two_samples_of_twelve_bits_share_three_bytes() {
        assert_eq!(unpacked(212, &[0xE3, 0x33, 0xF3]), [0x3E3, 0x3F3]);
        assert_eq!(unpacked(212, &[0xFF, 0x8F, 0x00]), [-1, -2048]);
        assert_eq!(unpacked(160, &[0x01, 0x80]), [1, 0]);
    }
}
