//! Bits of an entropy-coded segment, where a zero byte follows each 0xFF (T.81 §F.1.2.3).

use super::super::Failure;

/// Reads the bits between two markers.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, held: 0, count: 0 }
    }

    fn refill(&mut self) {
        while self.count <= 48 {
            let Some(&byte) = self.bytes.get(self.at) else { return };
            if byte == 0xFF {
                match self.bytes.get(self.at + 1) {
                    Some(0) => self.at += 2,
                    _ => return,
                }
            } else {
                self.at += 1;
            }
            self.held = self.held << 8 | u64::from(byte);
            self.count += 8;
        }
    }

    /// The next 16 bits, zeros where there are no more.
    pub(super) fn peek(&mut self) -> u32 {
        if self.count < 16 {
            self.refill();
        }
        let bits = if self.count >= 16 {
            self.held >> (self.count - 16)
        } else {
            self.held << (16 - self.count)
        };
        bits as u32 & 0xFFFF
    }

    pub(super) fn skip(&mut self, bits: u32) -> Result<(), Failure> {
        self.count = self.count.checked_sub(bits).ok_or(Failure::Malformed)?;
        Ok(())
    }

    /// The next bits as a number, 16 at the most.
    pub(super) fn take(&mut self, bits: u32) -> Result<u32, Failure> {
        let peeked = self.peek();
        self.skip(bits)?;
        Ok(if bits == 0 { 0 } else { peeked >> (16 - bits) })
    }

    /// A difference of the given category (§F.2.2.1).
    pub(super) fn difference(&mut self, category: u32) -> Result<i32, Failure> {
        match category {
            0 => Ok(0),
            // Lossless coding alone has it, and no bits follow (§H.1.2.2).
            16 => Ok(32768),
            1..=15 => {
                let value = self.take(category)? as i32;
                let negative = value < 1 << (category - 1);
                Ok(if negative { value - (1 << category) + 1 } else { value })
            }
            _ => Err(Failure::Malformed),
        }
    }

    /// Passes over a restart marker, dropping the bits before it.
    pub(super) fn restart(&mut self) -> Result<(), Failure> {
        (self.held, self.count) = (0, 0);
        while self.bytes.get(self.at) == Some(&0xFF) && self.bytes.get(self.at + 1) == Some(&0xFF) {
            self.at += 1;
        }
        match self.bytes.get(self.at..self.at + 2) {
            Some([0xFF, 0xD0..=0xD7]) => self.at += 2,
            _ => return Err(Failure::Malformed),
        }
        Ok(())
    }
}

/// Writes bits with the stuffing that keeps them from looking like markers.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl Writer {
    pub(super) fn put(&mut self, value: u32, bits: u32) {
        self.held = self.held << bits | u64::from(value & ((1_u64 << bits) - 1) as u32);
        self.count += bits;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.held >> self.count) as u8;
            self.bytes.push(byte);
            if byte == 0xFF {
                self.bytes.push(0);
            }
        }
    }

    /// Fills the last byte with ones.
    pub(super) fn flush(&mut self) {
        let missing = (8 - self.count % 8) % 8;
        self.put((1 << missing) - 1, missing);
    }
}

/// The category of a difference, and its bits (T.81 §F.1.2.1).
pub(super) fn category(difference: i32) -> (u32, u32) {
    let category = 32 - difference.unsigned_abs().leading_zeros();
    let bits = if difference < 0 { difference.wrapping_sub(1) } else { difference };
    (category, bits as u32 & ((1_u64 << category) - 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_read_as_they_were_written() {
        let mut writer = Writer::default();
        let differences = [0, 1, -1, 255, -255, 1023, -2047, 16383, -32767];
        for difference in differences {
            let (category, bits) = category(difference);
            writer.put(bits, category);
        }
        writer.flush();
        let mut reader = Reader::new(&writer.bytes);
        for difference in differences {
            assert_eq!(reader.difference(category(difference).0), Ok(difference));
        }
        assert_eq!(reader.take(16), Err(Failure::Malformed));
    }

    #[test]
    fn bits_stop_before_a_marker() {
        let mut reader = Reader::new(&[0xFF, 0x00, 0xFF, 0xD3, 0xA0]);
        assert_eq!(reader.take(8), Ok(0xFF));
        assert_eq!(reader.take(1), Err(Failure::Malformed));
        assert_eq!(reader.restart(), Ok(()));
        assert_eq!(reader.take(4), Ok(0xA));
    }
}
