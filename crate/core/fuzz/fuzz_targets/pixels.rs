//! One compressed picture: decoded, coded again, and its blocks blanked.
#![no_main]

use kamei::pixels::{MaskBox, MaskKind, Samples, jpeg, jpeg_ls, jpeg_xl, jpeg2000, rle};
use libfuzzer_sys::fuzz_target;

const MASK: MaskBox = MaskBox { frame: None, x: 3, y: 3, w: 9, h: 9, kind: MaskKind::Drawn };
/// Fuzzing looks for faults, not for patience.
const MOST: usize = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    for decode in [jpeg::decode, jpeg_ls::decode, jpeg2000::decode, jpeg_xl::decode] {
        if let Ok(samples) = decode(bytes)
            && samples.len() < MOST
        {
            again(&samples);
        }
    }
    if let Ok(blank) = Samples::blank(16, 16, 3, 8) {
        let _ = rle::decode(bytes, blank);
    }
    if let Ok(blanked) = jpeg::blank(bytes, &[MASK], &[0, 128, 128]) {
        jpeg::decode(&blanked).expect("what was blanked decodes");
    }
});

/// What is coded without loss decodes to the same.
fn again(samples: &Samples) {
    if let Ok(coded) = jpeg_ls::encode(samples) {
        let decoded = jpeg_ls::decode(&coded).expect("JPEG-LS of our own");
        assert_eq!(decoded.bytes, samples.bytes);
    }
    if let Ok(coded) = jpeg::encode_lossless(samples) {
        let decoded = jpeg::decode(&coded).expect("lossless JPEG of our own");
        assert_eq!(decoded.bytes, samples.bytes);
    }
}
