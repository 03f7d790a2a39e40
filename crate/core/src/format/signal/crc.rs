//! The checksum of SCP-ECG and ISHNE: CRC-CCITT, started with ones.

/// Over these bytes.
pub(super) fn of(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum: u16, byte| {
        let mut sum = sum ^ u16::from(*byte) << 8;
        for _ in 0..8 {
            sum = if sum & 0x8000 == 0 { sum << 1 } else { sum << 1 ^ 0x1021 };
        }
        sum
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_the_usual_one() {
        // The check value of CRC-16/IBM-3740.
        assert_eq!(super::of(b"123456789"), 0x29B1);
    }
}
