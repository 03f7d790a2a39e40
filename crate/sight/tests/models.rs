//! The networks are the ones that `models/SOURCE.toml` and `models/SHA256SUMS` name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn every_stored_file_has_a_source_and_its_digest() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let read = |name: &str| fs::read(models.join(name)).expect("a stored file");
    let sources = String::from_utf8(read("SOURCE.toml")).expect("text");
    let sums = String::from_utf8(read("SHA256SUMS")).expect("text");
    let named: BTreeSet<&str> =
        sources.lines().filter_map(|line| line.strip_prefix("[\"")?.strip_suffix("\"]")).collect();
    let stored: BTreeSet<String> = fs::read_dir(&models)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "SOURCE.toml")
        .collect();
    assert_eq!(named, stored.iter().map(String::as_str).collect());
    for name in stored.iter().filter(|name| *name != "SHA256SUMS") {
        let digest = Sha256::digest(read(name));
        let digest: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(sums.contains(&format!("{}  {name}\n", digest.concat())), "{name}");
    }
}
