//! The page: its types, and the stories told in real browsers.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::process::{command, run};
use crate::{cli, install, root};

pub(super) fn types() -> Result<()> {
    install::node_modules()?;
    for project in ["www/jsconfig.json", "e2e/jsconfig.json"] {
        run(&mut command("node", &["e2e/node_modules/typescript/bin/tsc", "--project", project]))?;
    }
    Ok(())
}

/// Everything under e2e that needs nothing but this repository.
pub(super) fn stories() -> Result<()> {
    // The page's files are held against those of the command line.
    cli::build()?;
    node_test(&tests_below(&root().join("e2e"), "yardstick")?)
}

/// Measures that need the samples kept beside the repository.
pub(super) fn yardsticks() -> Result<()> {
    install::python()?;
    node_test(&tests_below(&root().join("e2e/yardstick"), "")?)
}

fn node_test(files: &[PathBuf]) -> Result<()> {
    ensure!(!files.is_empty(), "no test files");
    install::node_modules()?;
    // One at a time: browsers that share two cores time out for no fault of the page.
    let mut node = command("node", &["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    run(node.args(files))
}

/// Every `*.test.mjs`, in order; Node's own search differs from version to version.
fn tests_below(folder: &Path, except: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "node_modules" && name != except {
            found.extend(tests_below(&path, except)?);
        } else if name.ends_with(".test.mjs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
