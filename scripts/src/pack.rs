//! Packs `www/embed` as the npm package: the modules as they are, their types, no dependencies.

use std::fs;

use anyhow::{Context, Result};

use crate::process::{command, read, run};
use crate::{digests, install, root, target};

/// Leaves `target/npm/kamei-upload-VERSION.tgz`, and its digest beside it.
pub(crate) fn command_line() -> Result<()> {
    install::node_modules()?;
    let package = target().join("npm/package");
    let types = package.join("types");
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(&types).context("target is not writable")?;
    let source = root().join("www/embed");
    for name in ["package.json", "README.md"] {
        fs::copy(source.join(name), package.join(name))?;
    }
    fs::copy(source.join("types/index.d.ts"), types.join("index.d.ts"))?;
    for entry in fs::read_dir(&source)? {
        let path = entry?.path();
        if let (Some("js"), Some(name)) =
            (path.extension().and_then(|ending| ending.to_str()), path.file_name())
        {
            fs::copy(&path, package.join(name))?;
        }
    }
    let mut declare = command("node", &["e2e/node_modules/typescript/bin/tsc"]);
    declare.args(["--project", "www/embed/jsconfig.json", "--outDir"]).arg(&types);
    run(&mut declare)?;
    let packed = read(
        command("npm", &["pack", "--silent", "--pack-destination", ".."]).current_dir(&package),
    )?;
    digests::publish_all(&target().join("npm"), "tgz")?;
    println!("target/npm/{}", packed.trim());
    Ok(())
}
