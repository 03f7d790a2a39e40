//! The digests that are published beside what people get, for them to compare.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The list that lies beside the files, as `sha256sum --check` reads it.
pub(crate) const LIST: &str = "SHA256SUMS";

/// Lists these files of a folder there.
pub(crate) fn publish(folder: &Path, files: &[String]) -> Result<()> {
    let mut lines = String::new();
    for path in files {
        writeln!(lines, "{}  {path}", digest(&fs::read(folder.join(path))?))?;
    }
    fs::write(folder.join(LIST), lines).context("the list of digests is not writable")
}

/// Lists every file of a folder that ends so there.
pub(crate) fn publish_all(folder: &Path, ending: &str) -> Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|own| own == ending) {
            files.push(name);
        }
    }
    files.sort();
    publish(folder, &files)
}

/// SHA-256, as people write it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as two digits each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_one_that_sha256sum_checks() {
        let folder = std::env::temp_dir().join(format!("kamei-digests-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("writable");
        for (name, text) in [("b.html", "b"), ("a.html", "a"), ("c.txt", "c")] {
            fs::write(folder.join(name), text).expect("writable");
        }
        publish_all(&folder, "html").expect("published");
        let list = fs::read_to_string(folder.join(LIST)).expect("a list");
        fs::remove_dir_all(&folder).expect("removable");
        let names: Vec<&str> = list.lines().map(|line| &line[66..]).collect();
        assert_eq!(names, ["a.html", "b.html"]);
        assert!(
            list.starts_with("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a")
        );
    }
}
