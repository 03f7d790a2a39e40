//! What both coders of version 3.1 do around their coding: several values in a byte, and streams that take
//! turns.

use super::super::cursor::Cursor;

/// The values that stand for packed ones, and how many bytes those are in.
pub(super) struct Map<'a> {
    values: &'a [u8],
    pub(super) length: usize,
}

impl<'a> Map<'a> {
    pub(super) fn read(bytes: &mut Cursor<'a>) -> Option<Self> {
        let count = usize::from(bytes.byte()?);
        let values = bytes.take(count)?;
        let length = bytes.sevens()? as usize;
        (1..=16).contains(&count).then_some(Self { values, length })
    }

    pub(super) fn unpack(&self, packed: &[u8], length: usize) -> Option<Vec<u8>> {
        let bits = match self.values.len() {
            1 => return Some(vec![self.values[0]; length]),
            2 => 1,
            3..=4 => 2,
            _ => 4,
        };
        let (each, mask) = (8 / bits, (1_u8 << bits) - 1);
        let value = |place: usize| {
            let byte = packed.get(place / each)? >> (place % each * bits);
            self.values.get(usize::from(byte & mask)).copied()
        };
        (0..length).map(value).collect()
    }
}

/// A stream whose bytes lie in several by turns, each coded for itself.
pub(super) fn striped<'a>(
    bytes: &mut Cursor<'a>,
    length: usize,
    mut decode: impl FnMut(&mut Cursor<'a>, usize) -> Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let count = usize::from(bytes.byte()?);
    let sizes = (0..count).map(|_| bytes.sevens()).collect::<Option<Vec<u32>>>()?;
    let mut all = vec![0; length];
    for (place, size) in sizes.iter().enumerate() {
        let wanted = length / count + usize::from(length % count > place);
        let part = decode(&mut Cursor(bytes.take(*size as usize)?), wanted)?;
        for (byte, value) in all[place.min(length)..].iter_mut().step_by(count).zip(part) {
            *byte = value;
        }
    }
    (count > 0).then_some(all)
}
