//! Section 2: the codes that samples are written in. A code is a prefix, and behind it as many bits of
//! the value itself as the table says; the first bit of a prefix is the lowest of its number.

use super::{long, short};
use std::collections::BTreeMap;

/// This many tables stand for the one of the standard (EN 1064, annex C).
const STANDARD: u16 = 19_999;
const CODE: usize = 9;

/// What a prefix stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Value(i32),
    /// So many bits behind it are the value.
    Bits(u8),
    /// The next codes are those of another table.
    Table(usize),
}

/// Tables of codes, by the length and the number of their prefixes.
#[derive(Debug, PartialEq)]
pub(super) struct Tables(Vec<BTreeMap<(u8, u32), Meaning>>);

impl Tables {
    /// The table of the standard: values up to 8, then numbers of 8 and of 16 bits.
    pub(super) fn standard() -> Self {
        let mut table = BTreeMap::from([((1, 0), Meaning::Value(0))]);
        for value in 1..=8_u8 {
            let (length, ones) = (value + 2, (1 << value) - 1);
            table.insert((length, ones), Meaning::Value(value.into()));
            table.insert((length, ones | 1 << (value + 1)), Meaning::Value(-i32::from(value)));
        }
        table.insert((10, 511), Meaning::Bits(8));
        table.insert((10, 1023), Meaning::Bits(16));
        Self(vec![table])
    }

    /// The tables of a section; nothing where they cannot be read.
    pub(super) fn read(data: &[u8]) -> Option<Self> {
        let count = short(data, 0)?;
        if count == STANDARD {
            return Some(Self::standard());
        }
        let mut at = 2;
        let mut tables = Vec::new();
        for _ in 0..count {
            let codes = usize::from(short(data, at)?);
            let written = data.get(at + 2..at + 2 + codes * CODE)?;
            at += 2 + written.len();
            let mut table = BTreeMap::new();
            for code in written.chunks_exact(CODE) {
                let (prefix, length, value) = (code[0], code[1], short(code, 3)?);
                let bits = length.checked_sub(prefix).filter(|bits| *bits <= 32)?;
                let meaning = match code[2] {
                    0 => Meaning::Table(usize::from(value).checked_sub(1)?),
                    _ if bits > 0 => Meaning::Bits(bits),
                    _ => Meaning::Value(i32::from(value.cast_signed())),
                };
                table.insert((prefix, long(code, 5)?), meaning);
            }
            tables.push(table);
        }
        (!tables.is_empty()).then_some(Self(tables))
    }

    /// As many values as are there, up to a number; nothing where a code is in no table.
    pub(super) fn values(&self, packed: &[u8], most: usize) -> Option<Vec<i32>> {
        let mut bits = packed.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
        let mut values = Vec::new();
        let mut table = self.0.first()?;
        let mut switched = 0;
        while values.len() < most {
            let (mut length, mut prefix) = (0, 0);
            let meaning = loop {
                if let Some(meaning) = table.get(&(length, prefix)) {
                    break *meaning;
                }
                // What is left fills up the last byte.
                let Some(bit) = bits.next() else { return Some(values) };
                prefix |= u32::from(bit).checked_shl(length.into())?;
                length += 1;
            };
            match meaning {
                Meaning::Value(value) => values.push(value),
                Meaning::Bits(count) => {
                    let mut value = 0_i32;
                    for place in 0..count {
                        let Some(bit) = bits.next() else { return Some(values) };
                        value = match place {
                            0 => -i32::from(bit),
                            _ => value << 1 | i32::from(bit),
                        };
                    }
                    values.push(value);
                }
                Meaning::Table(next) => table = self.0.get(next)?,
            }
            // Prefixes without bits may lead round in circles.
            switched = if matches!(meaning, Meaning::Table(_)) { switched + 1 } else { 0 };
            if switched > self.0.len() {
                return None;
            }
        }
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(bits: &str) -> Vec<u8> {
        let bits: Vec<u8> = bits.bytes().filter(|bit| *bit != b' ').map(|bit| bit - b'0').collect();
        let byte = |bits: &[u8]| {
            bits.iter().zip((0..8).rev()).map(|(bit, place)| bit << place).sum::<u8>()
        };
        bits.chunks(8).map(byte).collect()
    }

    #[test]
    fn codes_of_the_standard_are_read() {
        let bits = "0 100 101 1100 1111111101 1111111110 10000001 1111111111 0000000100000000";
        let values = Tables::standard().values(&packed(bits), 7);
        assert_eq!(values, Some(vec![0, 1, -1, 2, -8, -127, 256]));
        assert_eq!(Tables::read(&19_999_u16.to_le_bytes()), Some(Tables::standard()));
    }

    #[test]
    fn tables_of_the_file_may_lead_to_one_another() {
        let code = |prefix: u8, length: u8, mode: u8, value: i16, code: u32| {
            [&[prefix, length, mode][..], &value.to_le_bytes(), &code.to_le_bytes()].concat()
        };
        let first = [code(1, 1, 1, 5, 0), code(1, 1, 0, 2, 1)].concat();
        let second = [code(1, 5, 1, 0, 0), code(1, 1, 0, 1, 1)].concat();
        let section = [&[2, 0, 2, 0][..], &first, &[2, 0], &second].concat();
        let tables = Tables::read(&section).expect("tables");
        assert_eq!(tables.values(&packed("0 1 0 1111 1 0"), 4), Some(vec![5, -1, 5, 5]));
        assert_eq!(Tables::read(&section[..section.len() - 1]), None);
        // Sixteen bits each, without a prefix.
        let plain = Tables::read(&[&[1, 0, 1, 0][..], &code(0, 16, 1, 0, 0)].concat());
        assert_eq!(plain.expect("a table").values(&[0xFF, 0xFE, 1, 0], 9), Some(vec![-2, 256]));
    }

    proptest! {
        #[test]
        fn never_panics(section in proptest::collection::vec(any::<u8>(), 0..60),
            packed in proptest::collection::vec(any::<u8>(), 0..60)) {
            if let Some(tables) = Tables::read(&section) {
                let _ = tables.values(&packed, 100);
            }
        }
    }
}
