//! Compressed frames that are cut off or changed at random: each decoder refuses them or decodes
//! something, in time, and never panics.

use kamei::pixels::{Failure, MaskBox, MaskKind, Samples, jpeg, jpeg_ls, rle};

type Decoder = fn(&[u8]) -> Result<Samples, Failure>;

fn picture() -> Samples {
    let mut samples = Samples::blank(48, 40, 3, 8).expect("small");
    for index in 0..samples.len() {
        samples.set(index, (index as u32).wrapping_mul(2_654_435_761) >> 26);
    }
    samples
}

fn blank() -> Samples {
    Samples::blank(48, 40, 3, 8).expect("small")
}

fn streams() -> Vec<(&'static str, Vec<u8>, Decoder)> {
    let coded = |stream: Result<Vec<u8>, Failure>| stream.expect("coded");
    let picture = picture();
    vec![
        ("run lengths", coded(rle::encode(&picture)), |bytes| rle::decode(bytes, blank())),
        ("lossless JPEG", coded(jpeg::encode_lossless(&picture)), jpeg::decode),
        ("JPEG-LS", coded(jpeg_ls::encode(&picture)), jpeg_ls::decode),
    ]
}

/// A pseudorandom number below `end`, the same in every run.
fn random(state: &mut u64, end: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    ((*state >> 33) as usize) % end.max(1)
}

#[test]
fn streams_that_were_changed_at_random_break_nothing() {
    let mask = MaskBox { frame: None, x: 4, y: 4, w: 9, h: 9, kind: MaskKind::Drawn };
    for (name, stream, decode) in streams() {
        assert_eq!(decode(&stream).map(|samples| samples.bytes), Ok(picture().bytes), "{name}");
        let mut state = 7;
        for _ in 0..150 {
            let mut changed = stream.clone();
            for _ in 0..=random(&mut state, 4) {
                // Headers more often than what follows them.
                let end = if random(&mut state, 2) == 0 { 96 } else { changed.len() };
                let at = random(&mut state, end.min(changed.len()));
                changed[at] = random(&mut state, 256) as u8;
            }
            if random(&mut state, 3) == 0 {
                changed.truncate(random(&mut state, stream.len()));
            }
            if let Ok(samples) = decode(&changed) {
                assert_eq!(samples.bytes.len(), samples.len() * samples.width, "{name}");
            }
            let _ = jpeg::blank_blocks(&changed, &[mask], &[0, 128, 128]);
        }
    }
}

#[test]
fn a_size_beyond_memory_is_refused_before_anything_is_decoded() {
    let huge = [0xFF, 0xFF];
    for (name, mut stream, decode) in streams() {
        let (rows, columns) = match name {
            "lossless JPEG" | "JPEG-LS" => {
                let header = stream
                    .windows(2)
                    .position(|pair| pair == [0xFF, 0xC3] || pair == [0xFF, 0xF7])
                    .expect("a header");
                (header + 5, header + 7)
            }
            _ => continue,
        };
        stream[rows..rows + 2].copy_from_slice(&huge);
        stream[columns..columns + 2].copy_from_slice(&huge);
        assert!(decode(&stream).is_err(), "{name}");
    }
}
