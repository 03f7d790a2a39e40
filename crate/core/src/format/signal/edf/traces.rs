//! The samples of a window.

use super::annotations::{MOST_RECORDS, onset};
use super::header::Header;
use crate::reason::{Code, Reason};
use crate::source::Source;
use crate::traces::{Channel, Traces, Window};

/// How much of a recording is read for one window; of a longer one, records are left out.
const MOST_BYTES: u64 = 32 << 20;

pub(super) fn read(source: &dyn Source, header: &Header, window: Window) -> Result<Traces, Reason> {
    let last = onset(source, header, header.records.saturating_sub(1))?;
    let length = if header.records > 0 { last + header.duration } else { 0.0 };
    let window = window.within(length);
    let shown: Vec<_> = header.signals.iter().filter(|signal| !signal.is_annotation).collect();
    let mut channels: Vec<Channel> = shown
        .iter()
        .map(|signal| {
            let rate = signal.samples as f64 / header.duration;
            Channel::empty(signal.label.clone(), signal.unit.clone(), rate, window.columns)
        })
        .collect();
    let within = records(source, header, &window)?;
    let step = (within.len() as u64 * header.stride).div_ceil(MOST_BYTES).max(1) as usize;
    for (record, at) in within.into_iter().step_by(step) {
        let start = header.bytes.len() as u64 + record * header.stride;
        let bytes = source.read_span(&(start..start + header.stride))?;
        for (signal, channel) in shown.iter().zip(&mut channels) {
            let spread = signal.digital.1 - signal.digital.0;
            let gain =
                if spread == 0.0 { 1.0 } else { (signal.physical.1 - signal.physical.0) / spread };
            let from = signal.start as usize;
            let samples = &bytes[from..from + (signal.samples * header.width) as usize];
            for (number, sample) in samples.chunks_exact(header.width as usize).enumerate() {
                let moment = at + number as f64 / channel.rate;
                let Some(column) = window.column(moment) else { continue };
                let value = (integer(sample) - signal.digital.0) * gain + signal.physical.0;
                channel.add(column, value as f32);
            }
        }
    }
    Ok(Traces { length, start: window.start, seconds: window.seconds, channels, marks: Vec::new() })
}

/// The records of a window, and when each begins.
fn records(
    source: &dyn Source,
    header: &Header,
    window: &Window,
) -> Result<Vec<(u64, f64)>, Reason> {
    let (first, last) = if header.is_broken {
        (0, header.records)
    } else {
        let ends = ((window.start + window.seconds) / header.duration).ceil();
        ((window.start / header.duration) as u64, header.records.min(ends as u64))
    };
    if last.saturating_sub(first) > MOST_RECORDS {
        return Err(Code::NoTraces.into());
    }
    let mut within = Vec::new();
    for record in first..last {
        let at = onset(source, header, record)?;
        if at + header.duration > window.start && at < window.start + window.seconds {
            within.push((record, at));
        }
    }
    Ok(within)
}

/// A signed number, the lowest byte first.
fn integer(bytes: &[u8]) -> f64 {
    let mut wide = [0; 4];
    wide[4 - bytes.len()..].copy_from_slice(bytes);
    f64::from(i32::from_le_bytes(wide) >> (32 - 8 * bytes.len()))
}
