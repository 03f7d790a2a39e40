//! Events and information: a code, when it begins, how long it lasts, and a text.

use super::Found;
use super::value::Value;

/// Code, begin and duration, in two, four and four bytes.
const NUMBERS: usize = 10;

pub(super) fn event(value: &Value<'_>, found: &mut Found) {
    let definition = value.definition;
    let samples = |range: std::ops::Range<usize>| {
        let bytes = value.bytes.get(range)?;
        Some(definition.number(bytes) as f64 * definition.interval?)
    };
    let moment = (samples(2..6), samples(6..NUMBERS).filter(|lasts| *lasts > 0.0));
    let name = if definition.tag == 0x15 { "information" } else { "event" };
    value.tail(name, NUMBERS, Some(moment), found);
}
