//! Bytes that are read from the first to the last, by the numbers that CRAM writes.

/// What is left to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

impl<'a> Cursor<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A number of one to five bytes, whose first bits say how many (ITF8).
    pub(super) fn whole(&mut self) -> Option<i32> {
        let first = *self.0.first()?;
        let more = (first.leading_ones() as usize).min(4);
        let read = self.take(more + 1)?;
        let joined = |bytes: &[u8]| bytes.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
        let value = match more {
            0 => u32::from(first),
            4 => u32::from(first & 15) << 28 | joined(&read[1..4]) << 4 | u32::from(read[4] & 15),
            _ => u32::from(first & (0x7F >> more)) << (8 * more) | joined(&read[1..]),
        };
        Some(value as i32)
    }

    /// The same where it cannot be less than nought.
    pub(super) fn count(&mut self) -> Option<usize> {
        self.whole()?.try_into().ok()
    }

    /// Passes over a number of one to nine bytes (LTF8).
    pub(super) fn pass_long(&mut self) -> Option<()> {
        let more = self.0.first()?.leading_ones() as usize;
        self.take(more + 1).map(drop)
    }

    /// A number of seven bits a byte, as the codecs of version 3.1 write it.
    pub(super) fn sevens(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        loop {
            let byte = self.byte()?;
            value = value.checked_mul(128)? | u32::from(byte & 127);
            if byte < 128 {
                return Some(value);
            }
        }
    }
}

/// Writes a number of one to five bytes.
pub(super) fn push_whole(bytes: &mut Vec<u8>, value: i32) {
    let value = value as u32;
    match value {
        0..0x80 => bytes.push(value as u8),
        0x80..0x4000 => bytes.extend((value as u16 | 0x8000).to_be_bytes()),
        0x4000..0x20_0000 => bytes.extend(&(value | 0xC0_0000).to_be_bytes()[1..]),
        0x20_0000..0x1000_0000 => bytes.extend((value | 0xE000_0000).to_be_bytes()),
        _ => {
            bytes.extend((value >> 4 | 0xF000_0000).to_be_bytes());
            bytes.push(value as u8 & 15);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_one_to_five_bytes() {
        for value in [0, 127, 128, 256, 16_383, 16_384, 65_537, 2_097_151, 2_097_152, i32::MAX, -1]
        {
            let mut bytes = Vec::new();
            push_whole(&mut bytes, value);
            let mut cursor = Cursor(&bytes);
            assert_eq!((cursor.whole(), cursor.0.len()), (Some(value), 0), "{bytes:02x?}");
        }
        assert_eq!(Cursor(&[0xC1, 0x00, 0x01]).whole(), Some(65_537));
        assert_eq!(Cursor(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]).whole(), Some(-1));
        assert_eq!(Cursor(&[0x80]).whole(), None);
        assert_eq!(Cursor(&[0x81, 0x00]).sevens(), Some(128));
    }
}
