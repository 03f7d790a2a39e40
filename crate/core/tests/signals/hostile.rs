//! Bytes that no recorder writes: every file ends with a reason or an output, none in a panic.

use super::{fixture, output, session};
use kamei::traces::Window;
use std::path::{Path, PathBuf};

const ALL: Window = Window { start: 0.0, seconds: 0.0, columns: 100 };

#[test]
fn no_truncated_file_is_released_with_what_identifies() {
    for (name, bytes) in fixture::all() {
        for length in (1..bytes.len()).step_by(7) {
            if let Ok(written) = output(name, &bytes[..length]) {
                assert!(!super::holds(&written, b"Sakuraba"), "{name} cut to {length}");
            }
        }
    }
}

#[test]
fn no_changed_byte_makes_it_panic() {
    for (name, bytes) in fixture::all() {
        for place in 0..bytes.len() {
            for value in [0, b'9', 0xFF, bytes[place] ^ 1] {
                let mut changed = bytes.clone();
                changed[place] = value;
                let _ = session().traces(&changed, name, &[], ALL);
                if place % 11 == 0 {
                    let _ = output(name, &changed);
                }
            }
        }
    }
}

/// Real recordings beside the repository, where there are any.
fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/physio");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

#[test]
fn real_recordings_cut_short_or_changed_are_borne() {
    let samples = samples();
    if samples.is_empty() {
        println!("skipped: no folder ../shared/samples/physio");
    }
    let mut state = 20_260_101_u64;
    let mut random = |end: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % end.max(1)
    };
    for path in samples {
        let bytes = std::fs::read(&path).expect("a sample");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let whole = output(&name, &bytes).map(|_| ()).map_err(|reason| reason.to_string());
        println!("{name}: {whole:?}");
        for _ in 0..20 {
            let _ = output(&name, &bytes[..random(bytes.len())]);
        }
        for _ in 0..5 {
            let mut changed = bytes.clone();
            for _ in 0..=random(8) {
                changed[random(bytes.len().min(4096))] = random(256) as u8;
            }
            let _ = output(&name, &changed);
            let _ = session().traces(&changed, &name, &[], ALL);
        }
    }
}

#[test]
fn the_seeds_of_fuzzing_are_the_files_made_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/signals");
    for (name, bytes) in fixture::all() {
        let path = folder.join(name);
        if std::env::var("KAMEI_SEEDS").is_ok_and(|word| word == "write") {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &bytes).expect("a seed");
        }
        assert_eq!(std::fs::read(&path).ok(), Some(bytes), "{name}");
    }
}
