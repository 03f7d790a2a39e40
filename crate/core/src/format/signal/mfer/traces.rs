//! The samples of a window: blocks of each channel in turn, sequence after sequence.

use super::definition::{Definition, Walk, interval};
use super::tag;
use crate::reason::{Code, Reason};
use crate::source::{Cached, Source};
use crate::traces::{Channel, Traces, Window};

/// More channels than any device has.
const MOST_CHANNELS: usize = 256;
/// How much of the samples is read for one window.
const MOST_BYTES: u64 = 32 << 20;
/// What leads are called, by their codes.
const LEADS: [(u64, &str); 16] = [
    (1, "I"),
    (2, "II"),
    (3, "V1"),
    (4, "V2"),
    (5, "V3"),
    (6, "V4"),
    (7, "V5"),
    (8, "V6"),
    (9, "V7"),
    (11, "V3R"),
    (12, "V4R"),
    (13, "V5R"),
    (61, "III"),
    (62, "aVR"),
    (63, "aVL"),
    (64, "aVF"),
];
/// Units of samples, by their codes.
const UNITS: [&str; 6] = ["V", "mmHg", "Pa", "cmH2O", "mmHg/s", "dyn"];

/// How samples are written, of all channels or of one.
#[derive(Clone, Default)]
struct Frame {
    block: Option<u64>,
    kind: Option<u8>,
    label: Option<String>,
    unit: Option<(u8, f64)>,
    offset: f64,
    interval: Option<f64>,
}

pub(super) fn read(source: &dyn Source, window: Window) -> Result<Traces, Reason> {
    let cached = Cached::new(source);
    let mut walk = Walk::new(&cached);
    let (mut all, mut own) = (Frame::default(), Vec::<Frame>::new());
    while let Some(definition) = walk.next()? {
        if definition.tag == tag::DATA {
            let frames: Vec<Frame> = own.iter().map(|own| merged(&all, own)).collect();
            let frames = if frames.is_empty() { vec![all.clone()] } else { frames };
            return waveform(source, &definition, &frames, window);
        }
        if definition.value.end - definition.value.start > 64 {
            continue;
        }
        let bytes = cached.read_span(&definition.value)?;
        if definition.tag == tag::CHANNELS {
            let count = definition.number(&bytes) as usize;
            own = vec![Frame::default(); count.min(MOST_CHANNELS)];
        }
        let frame = match definition.channel {
            Some(channel) => own.get_mut(channel as usize),
            None => Some(&mut all),
        };
        if let Some(frame) = frame {
            define(frame, &definition, &bytes);
        }
    }
    Err(Code::NoTraces.into())
}

fn define(frame: &mut Frame, definition: &Definition, bytes: &[u8]) {
    match definition.tag {
        tag::BLOCK => frame.block = Some(definition.number(bytes)),
        tag::DATA_TYPE => frame.kind = bytes.first().copied(),
        tag::LEAD => {
            let code = definition.number(bytes.get(..2).unwrap_or(bytes));
            let name = LEADS.iter().find(|(known, _)| *known == code);
            frame.label = name.map(|(_, name)| (*name).to_owned());
        }
        tag::SENSITIVITY => frame.unit = definition.quantity(bytes),
        tag::OFFSET if bytes.len() <= 4 => frame.offset = definition.signed(bytes) as f64,
        tag::INTERVAL => frame.interval = interval(definition, bytes),
        _ => {}
    }
}

fn merged(all: &Frame, own: &Frame) -> Frame {
    Frame {
        block: own.block.or(all.block),
        kind: own.kind.or(all.kind),
        label: own.label.clone(),
        unit: own.unit.or(all.unit),
        offset: if own.offset == 0.0 { all.offset } else { own.offset },
        interval: own.interval.or(all.interval),
    }
}

fn width(kind: u8) -> Option<u64> {
    Some(match kind {
        3 | 5 => 1,
        0 | 1 | 4 => 2,
        2 | 6 | 7 => 4,
        8 => 8,
        _ => return None,
    })
}

fn waveform(
    source: &dyn Source,
    data: &Definition,
    frames: &[Frame],
    window: Window,
) -> Result<Traces, Reason> {
    let widths: Option<Vec<(u64, u64)>> = frames
        .iter()
        .map(|frame| Some((width(frame.kind.unwrap_or(0))?, frame.block.unwrap_or(1))))
        .collect();
    let widths = widths.ok_or(Code::NoTraces)?;
    let stride = widths
        .iter()
        .try_fold(0_u64, |sum, (width, block)| sum.checked_add(width.checked_mul(*block)?));
    let stride = stride.filter(|stride| *stride > 0).ok_or(Code::NoTraces)?;
    let sequences = (data.value.end - data.value.start) / stride;
    // One millisecond where nobody says.
    let step = |frame: &Frame| frame.interval.unwrap_or(0.001);
    let lasts = frames.iter().zip(&widths).map(|(frame, (_, block))| *block as f64 * step(frame));
    let lasts = lasts.fold(0.0, f64::max);
    let window = window.within(lasts * sequences as f64);
    let mut channels: Vec<Channel> = (1..)
        .zip(frames)
        .map(|(number, frame): (usize, &Frame)| {
            let label = frame.label.clone().unwrap_or_else(|| number.to_string());
            let unit = frame.unit.and_then(|(unit, _)| UNITS.get(usize::from(unit)));
            let unit = unit.copied().unwrap_or_default().to_owned();
            Channel::empty(label, unit, 1.0 / step(frame), window.columns)
        })
        .collect();
    if lasts <= 0.0 {
        return Err(Code::NoTraces.into());
    }
    let first = ((window.start / lasts) as u64).min(sequences);
    let last = (((window.start + window.seconds) / lasts).ceil() as u64).clamp(first, sequences);
    for sequence in first..last {
        let mut at = data.value.start + sequence * stride;
        for ((frame, (width, block)), channel) in frames.iter().zip(&widths).zip(&mut channels) {
            let end = at + width * block;
            let bytes = source.read_span(&(at..end.min(at + MOST_BYTES)))?;
            at = end;
            let scale = frame.unit.map_or(1.0, |(_, scale)| scale);
            for (number, sample) in bytes.chunks_exact(*width as usize).enumerate() {
                let moment = sequence as f64 * lasts + number as f64 * step(frame);
                let Some(column) = window.column(moment) else { continue };
                let value = value(sample, frame.kind.unwrap_or(0), data.is_little) + frame.offset;
                channel.add(column, (value * scale) as f32);
            }
        }
    }
    let (start, seconds) = (window.start, window.seconds);
    Ok(Traces { length: lasts * sequences as f64, start, seconds, channels, marks: Vec::new() })
}

fn value(sample: &[u8], kind: u8, little: bool) -> f64 {
    let mut wide = [0; 8];
    for (place, byte) in wide.iter_mut().zip(0..sample.len()) {
        *place = if little { sample[byte] } else { sample[sample.len() - 1 - byte] };
    }
    let number = u64::from_le_bytes(wide);
    let unused = 64 - 8 * sample.len() as u32;
    match kind {
        7 => f64::from(f32::from_bits(number as u32)),
        8 => f64::from_bits(number),
        0 | 2 | 5 => ((number << unused) as i64 >> unused) as f64,
        _ => number as f64,
    }
}
