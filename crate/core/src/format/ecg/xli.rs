//! Samples that Philips compresses as XLI: each lead by LZW with codes of ten bits, its high bytes
//! before its low ones, as differences of differences; four of the limb leads as what is left of
//! what Einthoven's and Goldberger's laws foretell.

use std::ops::Range;

/// Codes have ten bits; the last one ends a lead.
const BITS: u32 = 10;
const END: usize = (1 << BITS) - 1;
/// Samples are this much above what they stand for.
const BIAS: i32 = 64;
/// A lead of more samples is none: an hour at 1000 Hz.
const MOST_SAMPLES: usize = 3_600_000;
const MOST_LEADS: usize = 32;

/// The leads, in the order of the standard twelve; those that cannot be read are left out with all
/// that come behind.
pub(super) fn leads(packed: &[u8]) -> Vec<Vec<i32>> {
    let mut leads = Vec::new();
    let mut at = 0;
    while let Some(header) = packed.get(at..at + 8).filter(|_| leads.len() < MOST_LEADS) {
        let length = u32::from_le_bytes([header[0], header[1], header[2], header[3]]) as usize;
        let start = i16::from_le_bytes([header[6], header[7]]);
        at += 8;
        let end = at.saturating_add(length).min(packed.len());
        let Some(lead) = samples(&packed[at..end], start.into()) else { break };
        leads.push(lead);
        at = end;
    }
    foretold(&mut leads);
    leads
}

fn samples(packed: &[u8], start: i32) -> Option<Vec<i32>> {
    let bytes = unpacked(packed)?;
    let half = bytes.len() / 2;
    let two = |at: usize| i32::from(i16::from_be_bytes([bytes[at], bytes[half + at]]));
    let mut values: Vec<i32> = (0..half).map(two).collect();
    let mut last = start;
    for at in 2..half {
        let next = 2 * i64::from(values[at - 1]) - i64::from(values[at - 2]) - i64::from(last);
        last = values[at] - BIAS;
        values[at] = i32::try_from(next).ok()?;
    }
    Some(values)
}

fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    // What each code behind the single bytes stands for, as a stretch of the output.
    let mut known: Vec<Range<usize>> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    let (mut held, mut bits) = (0_u32, 0);
    for byte in packed {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits < BITS {
            continue;
        }
        bits -= BITS;
        let code = (held >> bits) as usize & END;
        held &= (1 << bits) - 1;
        if code == END {
            break;
        }
        let begin = bytes.len();
        match (code.checked_sub(256), &before) {
            (None, _) => bytes.push(code as u8),
            (Some(entry), _) if entry < known.len() => {
                bytes.extend_from_within(known[entry].clone());
            }
            (Some(entry), Some(before)) if entry == known.len() => {
                bytes.extend_from_within(before.clone());
                bytes.push(bytes[before.start]);
            }
            _ => return None,
        }
        // A new entry is the one before and the sign behind it, which stand together in the output.
        if let Some(before) = &before
            && 256 + known.len() < END
        {
            known.push(before.start..begin + 1);
        }
        if bytes.len() > 2 * MOST_SAMPLES {
            return None;
        }
        before = Some(begin..bytes.len());
    }
    Some(bytes)
}

fn foretold(leads: &mut [Vec<i32>]) {
    let [one, two, three, right, left, foot, ..] = leads else { return };
    let length = [&*one, two, three, right, left, foot].iter().map(|lead| lead.len()).min();
    for at in 0..length.unwrap_or(0) {
        let (first, second) = (i64::from(one[at]), i64::from(two[at]));
        let third = second - first - i64::from(three[at]);
        let all = [
            third,
            -i64::from(right[at]) - i64::midpoint(first, second),
            (first - third) / 2 - i64::from(left[at]),
            i64::midpoint(second, third) - i64::from(foot[at]),
        ];
        for (lead, value) in [&mut *three, right, left, foot].into_iter().zip(all) {
            lead[at] = value.clamp(i32::MIN.into(), i32::MAX.into()) as i32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Codes of ten bits, one after the other.
    fn coded(codes: &[u32]) -> Vec<u8> {
        let bits: Vec<u32> =
            codes.iter().flat_map(|code| (0..BITS).rev().map(move |bit| code >> bit & 1)).collect();
        let byte =
            |bits: &[u32]| bits.iter().enumerate().map(|(at, bit)| bit << (7 - at)).sum::<u32>();
        bits.chunks(8).map(|bits| byte(bits) as u8).collect()
    }

    #[test]
    fn a_code_may_stand_for_what_it_ends_itself() {
        // 7, 7 7, 7 7 7: each code is the one that is only just being made.
        assert_eq!(unpacked(&coded(&[7, 256, 257, 1023, 9])), Some(vec![7; 6]));
        assert_eq!(unpacked(&coded(&[7, 300])), None);
    }

    #[test]
    fn samples_are_differences_of_differences() {
        // High bytes of four samples, then their low bytes: 5, 6, and twice no difference.
        let packed = coded(&[0, 0, 0, 0, 5, 6, 64, 64, 1023]);
        assert_eq!(samples(&packed, 0), Some(vec![5, 6, 7, 8]));
    }

    proptest! {
        #[test]
        fn never_panics(packed in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = leads(&packed);
        }
    }
}
