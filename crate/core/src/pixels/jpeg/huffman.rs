//! Huffman tables (T.81 annex C), and new ones for symbols that a table lacks (annex K.2).

use super::super::Failure;
use super::bits::{Reader, Writer};

/// Codes this short are looked up at once.
const QUICK: u32 = 9;

/// A table as the stream declares it, ready for both ways.
#[derive(Clone)]
pub(super) struct Huffman {
    /// How many codes have each length from 1 to 16.
    pub(super) counts: [u8; 16],
    /// The symbols in the order of their codes.
    pub(super) symbols: Vec<u8>,
    /// Length and symbol by the first bits of a code; no length where the code is longer.
    quick: Vec<(u8, u8)>,
    /// For each length, the first code beyond it, and what to add to a code for its symbol.
    ends: [(u32, i32); 16],
    /// Length and code by symbol; no length where there is none.
    codes: Vec<(u8, u16)>,
}

impl Huffman {
    pub(super) fn new(counts: [u8; 16], symbols: &[u8]) -> Result<Self, Failure> {
        let total: usize = counts.iter().map(|count| usize::from(*count)).sum();
        if total > 256 || symbols.len() != total {
            return Err(Failure::Malformed);
        }
        let mut quick = vec![(0, 0); 1 << QUICK];
        let mut codes = vec![(0, 0); 256];
        let mut ends = [(0, 0); 16];
        let (mut code, mut index) = (0_u32, 0_usize);
        for (length, count) in (1_u32..).zip(counts) {
            let shift = index as i32 - code as i32;
            for _ in 0..count {
                if code >= 1 << length {
                    return Err(Failure::Malformed);
                }
                let symbol = symbols[index];
                codes[usize::from(symbol)] = (length as u8, code as u16);
                if length <= QUICK {
                    let first = (code << (QUICK - length)) as usize;
                    quick[first..first + (1 << (QUICK - length))].fill((length as u8, symbol));
                }
                code += 1;
                index += 1;
            }
            ends[length as usize - 1] = (code, shift);
            code <<= 1;
        }
        Ok(Self { counts, symbols: symbols.to_vec(), quick, ends, codes })
    }

    /// The best table for symbols that occur this often.
    pub(super) fn of(frequencies: &[u64; 256]) -> Result<Self, Failure> {
        // §K.2: a symbol beyond all others takes the code of ones alone, and is then dropped.
        let mut weights: Vec<u64> = frequencies.to_vec();
        weights.push(1);
        let mut length = vec![0_usize; 257];
        let mut groups: Vec<Vec<usize>> = (0..257).map(|symbol| vec![symbol]).collect();
        loop {
            let mut order: Vec<usize> = (0..257).filter(|place| weights[*place] > 0).collect();
            order.sort_by_key(|place| (std::cmp::Reverse(weights[*place]), *place));
            let [.., second, first] = order[..] else { break };
            weights[second] += weights[first];
            weights[first] = 0;
            let moved = std::mem::take(&mut groups[first]);
            groups[second].extend(moved);
            groups[second].iter().for_each(|symbol| length[*symbol] += 1);
        }
        let mut counts = [0_usize; 258];
        length.iter().filter(|length| **length > 0).for_each(|length| counts[*length] += 1);
        for long in (17..counts.len()).rev() {
            while counts[long] > 0 {
                let short = (1..long - 1).rev().find(|short| counts[*short] > 0);
                let short = short.ok_or(Failure::Malformed)?;
                counts[long] -= 2;
                counts[long - 1] += 1;
                counts[short + 1] += 2;
                counts[short] -= 1;
            }
        }
        let last = (1..=16).rev().find(|length| counts[*length] > 0).ok_or(Failure::Malformed)?;
        counts[last] -= 1;
        let mut symbols: Vec<u8> = (0..=255).filter(|s| length[usize::from(*s)] > 0).collect();
        symbols.sort_by_key(|symbol| length[usize::from(*symbol)]);
        let mut declared = [0; 16];
        declared.iter_mut().zip(&counts[1..]).for_each(|(to, from)| *to = *from as u8);
        Self::new(declared, &symbols)
    }

    pub(super) fn read(&self, bits: &mut Reader) -> Result<u8, Failure> {
        let peeked = bits.peek();
        let (length, symbol) = self.quick[(peeked >> (16 - QUICK)) as usize];
        if length > 0 {
            bits.skip(length.into())?;
            return Ok(symbol);
        }
        for length in QUICK + 1..=16 {
            let code = peeked >> (16 - length);
            let (end, shift) = self.ends[length as usize - 1];
            if code < end {
                bits.skip(length)?;
                let index = usize::try_from(code as i32 + shift).ok();
                let symbol = index.and_then(|index| self.symbols.get(index));
                return symbol.copied().ok_or(Failure::Malformed);
            }
        }
        Err(Failure::Malformed)
    }

    /// Whether there is a code for a symbol.
    pub(super) fn has(&self, symbol: u8) -> bool {
        self.codes[usize::from(symbol)].0 > 0
    }

    /// Writes a symbol's code.
    pub(super) fn write(&self, symbol: u8, bits: &mut Writer) {
        let (length, code) = self.codes[usize::from(symbol)];
        bits.put(code.into(), length.into());
    }

    /// The payload of a segment that declares it (§B.2.4.2).
    pub(super) fn declare(&self, class: u8, id: u8) -> Vec<u8> {
        [&[class << 4 | id][..], &self.counts, &self.symbols].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_made_for_a_text_reads_it_again() {
        let text: Vec<u8> = (0..2000_u32).map(|n| (n * n % 251 / (1 + n % 40)) as u8).collect();
        let mut frequencies = [0; 256];
        text.iter().for_each(|symbol| frequencies[usize::from(*symbol)] += 1);
        let table = Huffman::of(&frequencies).expect("a table");
        let mut bits = Writer::default();
        text.iter().for_each(|symbol| table.write(*symbol, &mut bits));
        bits.flush();
        let mut reader = Reader::new(&bits.bytes);
        let read: Vec<u8> = text.iter().map(|_| table.read(&mut reader).expect("a code")).collect();
        assert_eq!(read, text);
    }

    #[test]
    fn lengths_stay_within_sixteen_bits() {
        let mut frequencies = [0; 256];
        let mut pair = (1_u64, 1_u64);
        for frequency in frequencies.iter_mut().take(40) {
            *frequency = pair.0;
            pair = (pair.1, pair.0 + pair.1);
        }
        let table = Huffman::of(&frequencies).expect("a table");
        assert_eq!(table.symbols.len(), 40);
        let one = Huffman::of(&std::array::from_fn(|symbol| u64::from(symbol == 9)));
        assert!(one.expect("a table").has(9));
    }

    #[test]
    fn more_codes_than_a_length_has_are_refused() {
        let mut counts = [0; 16];
        counts[0] = 3;
        assert!(Huffman::new(counts, &[1, 2, 3]).is_err());
    }
}
