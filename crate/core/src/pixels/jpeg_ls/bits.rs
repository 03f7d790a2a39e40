//! Both ways through the bits of a scan, where a zero bit follows each 0xFF (T.87 §A.1).

use super::super::Failure;

/// Codes a value, or finds it: a writer passes on what it is given, a reader what it finds.
pub(super) trait Coder {
    /// A number of bits, 31 at the most.
    fn bits(&mut self, value: u32, count: u32) -> Result<u32, Failure>;

    /// Zeros and a one; a reader gives up beyond `most`.
    fn unary(&mut self, value: u32, most: u32) -> Result<u32, Failure>;

    /// Whether the values are known beforehand.
    fn knows(&self) -> bool;

    /// A Golomb code of limited length (§A.5.3).
    fn golomb(&mut self, value: u32, k: u32, limit: u32, wide: u32) -> Result<u32, Failure> {
        let escape = limit - wide - 1;
        let high = self.unary((value >> k).min(escape), escape)?;
        if high < escape {
            let low = self.bits(value & ((1 << k) - 1), k)?;
            Ok(high << k | low)
        } else {
            Ok(self.bits(value.wrapping_sub(1) & ((1 << wide) - 1), wide)? + 1)
        }
    }
}

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
            let stuffed = self.at > 0 && self.bytes[self.at - 1] == 0xFF;
            if stuffed && byte >= 0x80 {
                return;
            }
            let bits = if stuffed { 7 } else { 8 };
            self.held = self.held << bits | u64::from(byte);
            self.count += bits;
            self.at += 1;
        }
    }
}

impl Coder for Reader<'_> {
    fn bits(&mut self, _: u32, count: u32) -> Result<u32, Failure> {
        if self.count < count {
            self.refill();
        }
        self.count = self.count.checked_sub(count).ok_or(Failure::Malformed)?;
        Ok((self.held >> self.count) as u32 & ((1 << count) - 1))
    }

    fn unary(&mut self, _: u32, most: u32) -> Result<u32, Failure> {
        let mut zeros = 0;
        loop {
            if self.count == 0 {
                self.refill();
            }
            if self.count == 0 {
                return Err(Failure::Malformed);
            }
            let left = (self.held << (64 - self.count)).leading_zeros().min(self.count);
            zeros += left;
            self.count -= left;
            if zeros > most {
                return Err(Failure::Malformed);
            }
            if self.count > 0 {
                self.count -= 1;
                return Ok(zeros);
            }
        }
    }

    fn knows(&self) -> bool {
        false
    }
}

#[derive(Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl Writer {
    fn put(&mut self, value: u32, count: u32) {
        self.held = self.held << count | u64::from(value);
        self.count += count;
        loop {
            let room = if self.bytes.last() == Some(&0xFF) { 7 } else { 8 };
            if self.count < room {
                return;
            }
            self.count -= room;
            self.bytes.push((self.held >> self.count) as u8 & ((1_u16 << room) - 1) as u8);
        }
    }

    /// Fills the last byte with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            let room = if self.bytes.last() == Some(&0xFF) { 7 } else { 8 };
            self.put(0, room - self.count);
        }
        if self.bytes.last() == Some(&0xFF) {
            self.bytes.push(0);
        }
        self.bytes
    }
}

impl Coder for Writer {
    fn bits(&mut self, value: u32, count: u32) -> Result<u32, Failure> {
        self.put(value, count);
        Ok(value)
    }

    fn unary(&mut self, value: u32, _: u32) -> Result<u32, Failure> {
        let mut zeros = value;
        while zeros > 16 {
            self.put(0, 16);
            zeros -= 16;
        }
        self.put(0, zeros);
        self.put(1, 1);
        Ok(value)
    }

    fn knows(&self) -> bool {
        true
    }
}
