//! Real files, cut short and changed: held, or nothing of their headers goes out. They lie beside the
//! repository.

use crate::fixture::released;
use std::fs;
use std::path::Path;

/// Words of the samples' headers that say who, where and by what.
const SAID: [&[u8]; 5] = [b"NA0000", b"#samtools", b"bwa", b"23andMe", b"Ancestry"];

#[test]
fn every_sample_cut_or_changed_anywhere_is_held_or_names_nobody() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/genetic");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: no folder ../shared/samples/genetic");
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let whole = fs::read(&path).expect("readable");
        let step = whole.len().div_ceil(24);
        for place in (0..whole.len()).step_by(step) {
            check(&name, &whole[..place]);
            let mut changed = whole.clone();
            changed[place] ^= 1 << (place % 8);
            check(&name, &changed);
        }
    }
}

fn check(name: &str, bytes: &[u8]) {
    let Ok(output) = released(name, bytes) else { return };
    let mut text = Vec::new();
    if std::io::Read::read_to_end(&mut flate2::read::MultiGzDecoder::new(&*output), &mut text)
        .is_err()
    {
        text = output;
    }
    for word in SAID {
        let left = text.windows(word.len()).any(|window| window == word);
        assert!(!left, "{name}: {}", String::from_utf8_lossy(word));
    }
}
