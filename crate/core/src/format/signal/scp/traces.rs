//! The rhythm (section 6), with what was taken out of it to be written shorter: differences, three of
//! four samples between the heartbeats, and the reference beat (sections 4 and 5).

use super::huffman::Tables;
use super::{SECTION_HEADER, Section, long, sections, short};
use crate::reason::{Code, Reason};
use crate::source::Source;
use crate::traces::{Channel, Traces, Window};
use std::ops::Range;

const TABLES: u16 = 2;
const LEADS: u16 = 3;
const BEATS: u16 = 4;
const REFERENCE: u16 = 5;
const RHYTHM: u16 = 6;
/// Bytes of a lead in section 3; of a beat and of what is protected around it in section 4.
const LEAD: usize = 9;
const BEAT: usize = 14;
const PROTECTED: usize = 8;
/// How many samples one stands for, where the file does not say.
const THINNED: usize = 4;
/// More samples of a lead are none: an hour at 1000 Hz.
const MOST_SAMPLES: usize = 3_600_000;

/// What leads are called by their numbers (EN 1064, section 3), from 1 on.
const NAMES: [&str; 18] = [
    "I", "II", "V1", "V2", "V3", "V4", "V5", "V6", "V7", "V2R", "V3R", "V4R", "V5R", "V6R", "V7R",
    "X", "Y", "Z",
];
/// And from 61 on.
const LIMBS: [&str; 9] = ["III", "aVR", "aVL", "aVF", "-aVR", "V8", "V9", "V8R", "V9R"];

/// The waves of a section, one of each lead.
struct Waves<'a> {
    /// Microvolts of one step.
    step: f32,
    /// Microseconds between two samples.
    interval: u16,
    differences: u8,
    is_thinned: bool,
    leads: Vec<&'a [u8]>,
}

/// A lead as it is drawn.
struct Lead {
    name: String,
    /// The number of its first sample, from zero.
    first: usize,
    values: Vec<f32>,
}

/// A heartbeat that the reference beat was taken out of.
struct Beat {
    samples: Range<usize>,
    /// The sample that lies on the reference beat's middle.
    middle: usize,
}

pub(super) fn read(source: &dyn Source, window: Window) -> Result<Traces, Reason> {
    let bytes = source.read_span(&(0..source.len()))?;
    let sections = sections(&bytes)?;
    let recording = Recording { bytes: &bytes, sections: &sections };
    let (rate, leads) = recording.leads().ok_or_else(|| Reason::at(Code::NoTraces, "section 6"))?;
    let end = |lead: &Lead| (lead.first + lead.values.len()) as f64 / rate;
    let length = leads.iter().map(end).fold(0.0, f64::max);
    let window = window.within(length);
    let drawn = |lead: Lead| {
        let mut channel = Channel::empty(lead.name, "µV".to_owned(), rate, window.columns);
        for (number, value) in (lead.first..).zip(lead.values) {
            if let Some(column) = window.column(number as f64 / rate) {
                channel.add(column, value);
            }
        }
        channel
    };
    Ok(Traces {
        length,
        start: window.start,
        seconds: window.seconds,
        channels: leads.into_iter().map(drawn).collect(),
        marks: Vec::new(),
    })
}

struct Recording<'a> {
    bytes: &'a [u8],
    sections: &'a [Section],
}

impl<'a> Recording<'a> {
    fn section(&self, id: u16) -> Option<&'a [u8]> {
        let section = self.sections.iter().find(|section| section.id == id)?;
        let start = (section.span.start + SECTION_HEADER) as usize;
        self.bytes.get(start..section.span.end as usize)
    }

    /// Samples in a second, and the leads.
    fn leads(&self) -> Option<(f64, Vec<Lead>)> {
        let described = self.section(LEADS)?;
        let [count, flags, leads @ ..] = described else { return None };
        let count = usize::from(*count);
        let tables = match self.section(TABLES) {
            Some(section) => Some(Tables::read(section)?),
            None => None,
        };
        let rhythm = Waves::read(self.section(RHYTHM)?, count)?;
        let reference = match self.section(REFERENCE) {
            Some(section) => Some(Waves::read(section, count)?),
            None => None,
        };
        let beats = self.section(BEATS);
        let protected = beats.and_then(protected);
        let taken_out = match flags & 1 {
            0 => None,
            _ => Some((reference.as_ref()?, beats.and_then(subtracted)?)),
        };
        let fine = reference.as_ref().map_or(0, |waves| waves.interval);
        let (thinned, interval) = match usize::from(rhythm.interval) {
            one if !rhythm.is_thinned => (1, one),
            one if fine > 0 && one > usize::from(fine) => (one / usize::from(fine), fine.into()),
            one if fine > 0 => (THINNED, one),
            one => (THINNED, one / THINNED),
        };
        if interval == 0 {
            return None;
        }
        let mut drawn = Vec::new();
        for (lead, described) in leads.chunks_exact(LEAD).take(count).enumerate() {
            let (first, last) = (long(described, 0)? as usize, long(described, 4)? as usize);
            let most = (last.checked_sub(first)? + 1).min(MOST_SAMPLES);
            let mut values = rhythm.values(lead, tables.as_ref(), most)?;
            if rhythm.is_thinned {
                values = filled(&values, protected.as_deref()?, thinned, most);
            }
            if let Some((waves, (middle, beats))) = &taken_out {
                let beat = waves.values(lead, tables.as_ref(), MOST_SAMPLES)?;
                put_back(&mut values, &beat, *middle, beats);
            }
            let name = name(described[8]);
            drawn.push(Lead { name, first: first.saturating_sub(1), values });
        }
        let rate = 1e6 / interval as f64;
        (drawn.len() == count && count > 0).then_some((rate, drawn))
    }
}

fn name(lead: u8) -> String {
    let lead = usize::from(lead);
    let named = match lead {
        ..61 => lead.checked_sub(1).and_then(|at| NAMES.get(at)),
        _ => LIMBS.get(lead - 61),
    };
    named.map_or_else(|| format!("lead {lead}"), |name| (*name).to_owned())
}

impl<'a> Waves<'a> {
    /// Step, interval, differences, thinning, the length of each lead in bytes, and the leads.
    fn read(data: &'a [u8], count: usize) -> Option<Self> {
        let lengths = data.get(6..6 + 2 * count)?;
        let mut at = 6 + lengths.len();
        let mut leads = Vec::with_capacity(count);
        for length in lengths.chunks_exact(2) {
            let end = at + usize::from(u16::from_le_bytes([length[0], length[1]]));
            leads.push(data.get(at..end)?);
            at = end;
        }
        Some(Self {
            step: f32::from(short(data, 0)?) / 1000.0,
            interval: short(data, 2)?,
            differences: data[4],
            is_thinned: data[5] == 1,
            leads,
        })
    }

    /// The samples of a lead as they were written, in microvolts.
    fn values(&self, lead: usize, tables: Option<&Tables>, most: usize) -> Option<Vec<f32>> {
        let packed = self.leads.get(lead)?;
        let mut values = match tables {
            Some(tables) => tables.values(packed, most.min(8 * packed.len()))?,
            None => packed
                .chunks_exact(2)
                .take(most)
                .map(|two| i16::from_le_bytes([two[0], two[1]]).into())
                .collect(),
        };
        for at in 1..values.len() {
            let before = match (self.differences, at) {
                (0, _) | (2, 1) => 0,
                (1, _) => values[at - 1],
                (2, _) => values[at - 1].wrapping_mul(2).wrapping_sub(values[at - 2]),
                _ => return None,
            };
            values[at] = values[at].wrapping_add(before);
        }
        Some(values.into_iter().map(|value| value as f32 * self.step).collect())
    }
}

/// The stretches in which no sample was left out, in order, by numbers from zero.
fn protected(section: &[u8]) -> Option<Vec<Range<usize>>> {
    let count = usize::from(short(section, 4)?);
    let start = 6 + count * BEAT;
    let stretches = section.get(start..start + count * PROTECTED)?;
    stretches
        .chunks_exact(PROTECTED)
        .map(|stretch| {
            Some((long(stretch, 0)? as usize).saturating_sub(1)..long(stretch, 4)? as usize)
        })
        .collect()
}

/// The middle of the reference beat, and the heartbeats that it was taken out of.
fn subtracted(section: &[u8]) -> Option<(usize, Vec<Beat>)> {
    let count = usize::from(short(section, 4)?);
    let mut beats = Vec::new();
    for beat in section.get(6..6 + count * BEAT)?.chunks_exact(BEAT) {
        let number = |at| long(beat, at).map(|number| number as usize);
        let samples = number(2)?.saturating_sub(1)..number(10)?;
        if short(beat, 0)? == 0 {
            beats.push(Beat { samples, middle: number(6)?.saturating_sub(1) });
        }
    }
    let apart = beats.windows(2).all(|pair| pair[0].samples.end <= pair[1].samples.start);
    apart.then_some((usize::from(short(section, 2)?).saturating_sub(1), beats))
}

/// Between protected stretches a sample stands for several.
fn filled(values: &[f32], protected: &[Range<usize>], thinned: usize, most: usize) -> Vec<f32> {
    let mut all = Vec::new();
    let mut protected = protected.iter().peekable();
    for value in values {
        while protected.peek().is_some_and(|stretch| stretch.end <= all.len()) {
            protected.next();
        }
        let stands_for = match protected.peek() {
            Some(stretch) if stretch.start <= all.len() => 1,
            // The last of a stretch stands for what is left of it.
            Some(stretch) => thinned.min(stretch.start - all.len()),
            None => thinned,
        };
        all.extend(std::iter::repeat_n(*value, stands_for.min(most - all.len())));
    }
    all
}

/// Adds the reference beat to the heartbeats again.
fn put_back(values: &mut [f32], beat: &[f32], middle: usize, beats: &[Beat]) {
    for Beat { samples, middle: here } in beats {
        for at in samples.start..samples.end.min(values.len()) {
            let place = (at + middle).checked_sub(*here);
            values[at] += place.and_then(|place| beat.get(place)).copied().unwrap_or(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_between_heartbeats_stands_for_several() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        let all = filled(&values, &[2..4, 9..10], 4, 14);
        assert_eq!(all, [1.0, 1.0, 2.0, 3.0, 4.0, 4.0, 4.0, 4.0, 5.0, 6.0]);
        assert_eq!(filled(&values, &[], 4, 3), [1.0; 3]);
    }

    #[test]
    fn the_reference_beat_is_put_back_on_its_middle() {
        let mut values = [0.0; 6];
        let beats = [Beat { samples: 2..5, middle: 3 }, Beat { samples: 5..90, middle: 5 }];
        put_back(&mut values, &[1.0, 2.0, 3.0], 1, &beats);
        assert_eq!(format!("{values:?}"), "[0.0, 0.0, 1.0, 2.0, 3.0, 2.0]");
    }

    #[test]
    fn leads_are_called_as_the_standard_calls_them() {
        let names: Vec<String> = [1, 8, 18, 61, 64, 0, 200].into_iter().map(name).collect();
        assert_eq!(names, ["I", "V6", "Z", "III", "aVF", "lead 0", "lead 200"]);
    }
}
