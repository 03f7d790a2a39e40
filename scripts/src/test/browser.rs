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
    let all = tests_below(&root().join("e2e"), "yardstick")?;
    let (timed, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|path| TIMED.iter().any(|folder| path.starts_with(e2e(folder))));
    // Each waits for servers and browsers half of its time.
    let others = node_test(&others, 2);
    node_test(&timed, 1).and(others)
}

/// Stories that hold the page to a time, and so want the machine to themselves.
const TIMED: [&str; 1] = ["many-files"];

fn e2e(folder: &str) -> PathBuf {
    root().join("e2e").join(folder)
}

/// Measures that need the samples kept beside the repository.
pub(super) fn yardsticks() -> Result<()> {
    install::python()?;
    node_test(&tests_below(&e2e("yardstick"), "")?, 1)
}

fn node_test(files: &[PathBuf], at_once: usize) -> Result<()> {
    ensure!(!files.is_empty(), "no test files");
    install::node_modules()?;
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    run(node.arg(format!("--test-concurrency={at_once}")).args(files))
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
