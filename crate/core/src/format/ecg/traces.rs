//! What an ECG document looks like over time.

use super::rules::{Dialect, without_numbers};
use super::xli;
use crate::format::xml;
use crate::inventory::Inventory;
use crate::reason::{Code, Reason};
use crate::source::Source;
use crate::traces::{Channel, Mark, Traces, Window};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;

/// A lead with its samples.
struct Lead {
    label: String,
    unit: String,
    rate: f64,
    /// Where it begins, in seconds.
    start: f64,
    values: Vec<f32>,
}

/// Elements whose text is a finding about the recording.
const STATEMENTS: [&str; 5] =
    ["StmtText", "leftstatement", "rightstatement", "annotation/value", "text"];

pub(super) fn traces(
    source: &dyn Source,
    inventory: &Inventory,
    dialect: Dialect,
    window: Window,
) -> Result<Traces, Reason> {
    let bytes = source.read_span(&(0..source.len()))?;
    let text = xml::decoded(&bytes).ok_or(Code::UnknownEncoding)?;
    let document = xml::parse(&text)?;
    let root = document.root_element();
    let leads = match dialect {
        Dialect::Aecg | Dialect::Cda => aecg(root),
        Dialect::Muse => muse(root),
        Dialect::Sierra => sierra(root),
    };
    if leads.is_empty() {
        return Err(Code::NoTraces.into());
    }
    let end = |lead: &Lead| lead.start + lead.values.len() as f64 / lead.rate;
    let length = leads.iter().map(end).fold(0.0, f64::max);
    let window = window.within(length);
    let channels = leads.into_iter().map(|lead| drawn(lead, &window)).collect();
    let marks = inventory.fields.iter().enumerate().filter_map(|(field, found)| {
        let path = &inventory.part(found)?.path;
        let plain = without_numbers(path);
        let says = STATEMENTS.iter().any(|end| plain.ends_with(&format!("/{end}")));
        let text = found.text().filter(|_| says)?.to_owned();
        Some(Mark { at: None, lasts: None, written: text.clone(), text, path: path.clone(), field })
    });
    Ok(Traces {
        length,
        start: window.start,
        seconds: window.seconds,
        channels,
        marks: marks.collect(),
    })
}

fn drawn(lead: Lead, window: &Window) -> Channel {
    let mut channel = Channel::empty(lead.label, lead.unit, lead.rate, window.columns);
    let first = ((window.start - lead.start) * lead.rate).floor().max(0.0) as usize;
    let last = ((window.start + window.seconds - lead.start) * lead.rate).ceil().max(0.0) as usize;
    let last = last.min(lead.values.len());
    for (at, value) in lead.values.iter().enumerate().take(last).skip(first) {
        if let Some(column) = window.column(lead.start + at as f64 / lead.rate) {
            channel.add(column, *value);
        }
    }
    channel
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.tag_name().name() == name)
}

fn all<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |child| child.tag_name().name() == name)
}

fn said<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    child(node, name)?.text().map(str::trim)
}

fn number(node: Node<'_, '_>, name: &str) -> Option<f64> {
    said(node, name)?.parse().ok()
}

/// The sequences of a set, one of which says the distance in time between the samples of all others.
fn aecg<'a>(root: Node<'a, 'a>) -> Vec<Lead> {
    let mut leads = Vec::new();
    let mut start = 0.0;
    // Median beats are derived from the rhythm, which is what one looks at.
    let measured =
        |set: &Node<'_, '_>| set.ancestors().all(|node| node.tag_name().name() != "derivation");
    for set in all(root, "sequenceSet").filter(measured) {
        let attribute = |node: Node<'_, '_>, inner: &str| -> Option<f64> {
            child(node, inner)?.attribute("value")?.parse().ok()
        };
        let sequences = || all(set, "sequence").filter_map(|one| Some((one, child(one, "value")?)));
        let step = sequences().find_map(|(_, value)| attribute(value, "increment"));
        let Some(step) = step.filter(|step| *step > 0.0 && step.is_finite()) else { continue };
        let mut longest = 0;
        for (sequence, value) in sequences() {
            let Some(digits) = said(value, "digits") else { continue };
            let label = child(sequence, "code").and_then(|code| code.attribute("code"));
            let label = label.unwrap_or_default().replace("MDC_ECG_LEAD_", "");
            let unit = child(value, "scale").and_then(|scale| scale.attribute("unit"));
            let scale = attribute(value, "scale").unwrap_or(1.0);
            let origin = attribute(value, "origin").unwrap_or(0.0);
            let values: Vec<f32> = digits
                .split_whitespace()
                .map(|text| text.parse::<f64>().unwrap_or(f64::NAN))
                .map(|value| (origin + value * scale) as f32)
                .collect();
            longest = longest.max(values.len());
            let unit = unit.unwrap_or_default().to_owned();
            leads.push(Lead { label, unit, rate: 1.0 / step, start, values });
        }
        // Sets of one document follow each other; how far apart they were is not shown.
        start += longest as f64 * step;
    }
    leads
}

/// The longest waveform: the rhythm rather than the median beat, with the four leads that follow from
/// the two first by Einthoven's and Goldberger's laws.
fn muse<'a>(root: Node<'a, 'a>) -> Vec<Lead> {
    let waveform = all(root, "Waveform").max_by_key(|waveform| {
        all(*waveform, "WaveFormData").map(|data| data.text().map_or(0, str::len)).sum::<usize>()
    });
    let Some(waveform) = waveform else { return Vec::new() };
    let exponent = number(waveform, "SampleExponent").unwrap_or(0.0);
    let rate = number(waveform, "SampleBase").unwrap_or(500.0) * 10_f64.powf(exponent);
    let mut leads: Vec<Lead> = Vec::new();
    for data in all(waveform, "LeadData") {
        let Some(samples) = said(data, "WaveFormData").and_then(unpacked) else { continue };
        let units = number(data, "LeadAmplitudeUnitsPerBit").unwrap_or(1.0);
        let values = samples.chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]]));
        leads.push(Lead {
            label: said(data, "LeadID").unwrap_or_default().to_owned(),
            unit: said(data, "LeadAmplitudeUnits").unwrap_or_default().replace("MICROVOLTS", "µV"),
            rate: if rate > 0.0 { rate } else { 500.0 },
            start: 0.0,
            values: values.map(|value| (f64::from(value) * units) as f32).collect(),
        });
    }
    let find = |name: &str| leads.iter().find(|lead| lead.label == name);
    if let (Some(one), Some(two), None) = (find("I"), find("II"), find("III")) {
        let derived = derived(one, two);
        let behind = leads.iter().position(|lead| lead.label == "II").map_or(0, |at| at + 1);
        leads.splice(behind..behind, derived);
    }
    leads
}

fn derived(one: &Lead, two: &Lead) -> Vec<Lead> {
    let make = |label: &str, of: fn(f32, f32) -> f32| Lead {
        label: label.to_owned(),
        unit: one.unit.clone(),
        rate: one.rate,
        start: 0.0,
        values: one.values.iter().zip(&two.values).map(|(one, two)| of(*one, *two)).collect(),
    };
    vec![
        make("III", |one, two| two - one),
        make("aVR", |one, two| -(one + two) / 2.0),
        make("aVL", |one, two| one - two / 2.0),
        make("aVF", |one, two| two - one / 2.0),
    ]
}

/// The standard twelve, in the order that devices write them.
const STANDARD_LEADS: [&str; 12] =
    ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"];

/// Samples as they are, or compressed as XLI.
fn sierra<'a>(root: Node<'a, 'a>) -> Vec<Lead> {
    let Some(waveforms) = all(root, "parsedwaveforms").next() else { return Vec::new() };
    let is = |name: &str, value: &str| {
        waveforms.attribute(name).is_some_and(|own| own.eq_ignore_ascii_case(value))
    };
    let Some(bytes) = waveforms.text().and_then(unpacked) else { return Vec::new() };
    let signal = all(root, "signalcharacteristics").next();
    let of_signal = |name| signal.and_then(|signal| number(signal, name));
    let rate = of_signal("samplingrate").filter(|rate| *rate > 0.0).unwrap_or(500.0);
    let resolution = of_signal("signalresolution").unwrap_or(1.0);
    let count = of_signal("numberchannelsvalid").unwrap_or(12.0).clamp(1.0, 32.0) as usize;
    let leads: Vec<Vec<i32>> = if is("compressflag", "True") {
        if !is("compressmethod", "XLI") {
            return Vec::new();
        }
        xli::leads(&bytes)
    } else {
        let values: Vec<i32> =
            bytes.chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]]).into()).collect();
        let each = (values.len() / count).max(1);
        values.chunks_exact(each).map(<[i32]>::to_vec).collect()
    };
    let lead = |(at, values): (usize, Vec<i32>)| Lead {
        label: STANDARD_LEADS
            .get(at)
            .map_or_else(|| (at + 1).to_string(), |label| (*label).to_owned()),
        unit: "µV".to_owned(),
        rate,
        start: 0.0,
        values: values.into_iter().map(|value| (f64::from(value) * resolution) as f32).collect(),
    };
    leads.into_iter().take(count).enumerate().map(lead).collect()
}

fn unpacked(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(letters).ok()
}
