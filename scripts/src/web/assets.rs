//! The large parts that the page fetches beside its program, in one list.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::root;

/// What the page and its workers call each, and where it lies in the repository. What a person can
/// do without it stands in `www/texts` under `asset.NAME`.
const ASSETS: [(&str, &str); 6] = [
    ("formats", "www/pkg/formats.wasm"),
    ("dictionary", "crate/core/data/text/dictionary.gz"),
    ("sight", "www/pkg/sight_bg.wasm"),
    ("text", "crate/sight/models/text.onnx.gz"),
    ("reader", "crate/sight/models/reader.onnx.gz"),
    ("faces", "crate/sight/models/faces.onnx.gz"),
];

/// Puts them into `assets/` with a list of their names, addresses and sizes. An address holds the
/// digest, so that a browser may keep what is behind it for good.
pub(super) fn gather(package: &Path) -> Result<()> {
    let folder = package.join("assets");
    fs::create_dir_all(&folder).context("www/pkg is not writable")?;
    let mut list = Vec::new();
    for (name, path) in ASSETS {
        let bytes = fs::read(root().join(path)).with_context(|| format!("{path} is missing"))?;
        let digest = Sha256::digest(&bytes);
        let version =
            digest.iter().take(6).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        fs::write(folder.join(name), &bytes)?;
        list.push(json!({
            "name": name,
            "url": format!("pkg/assets/{name}?{version}"),
            "size": bytes.len(),
        }));
    }
    fs::write(folder.join("index.json"), serde_json::to_string(&list)?)?;
    Ok(())
}
