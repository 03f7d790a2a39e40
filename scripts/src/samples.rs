//! Real DICOM files through the command line, every output compared with its input.

use std::path::Path;

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, target};

const FOLDERS: [&str; 4] = ["dicom", "charset", "dicomdir", "hostile"];

pub(crate) fn command(write: bool) -> Result<()> {
    if !are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::for_tests()?;
    let table = target().join("samples.md");
    check(&table)?;
    if write {
        let body = std::fs::read_to_string(&table)?;
        report::write("samples.md", "Samples", "cargo xtask samples --write", &body)?;
    }
    Ok(())
}

/// Whether the samples lie beside this repository.
pub(crate) fn are_here() -> bool {
    root().with_file_name("shared").is_dir()
}

/// Fails if any output is faulty; leaves the table in a file.
pub(crate) fn check(table: &Path) -> Result<()> {
    let kamei = cli::build()?;
    let samples = root().with_file_name("shared").join("samples");
    let mut check = program("target/venv/bin/python", &["scripts/samples/check.py"]);
    check.arg(kamei).args(FOLDERS.map(|folder| samples.join(folder)));
    run(check.arg("--table").arg(table))
}
