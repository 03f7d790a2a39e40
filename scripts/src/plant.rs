//! Invented people planted into every place of DICOM files, and what becomes of them.

use std::path::Path;

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, samples, target};

const FOLDERS: [&str; 4] = ["dicom", "charset", "dicomdir", "hostile"];

pub(crate) fn command(write: bool) -> Result<()> {
    install::python()?;
    let table = target().join("planted.md");
    let checked = check(&table);
    if write && table.exists() {
        let body = std::fs::read_to_string(&table)?;
        report::write("planted.md", "Planted", "cargo xtask plant --write", &body)?;
    }
    checked
}

/// Fails if too much is left or lost; leaves the table in a file. Without the samples beside this
/// repository only objects of our own making are planted.
pub(crate) fn check(table: &Path) -> Result<()> {
    let kamei = cli::build()?;
    let mut check = program("target/venv/bin/python", &["scripts/plant/check.py"]);
    check.arg(kamei).arg(target().join("planted"));
    if samples::are_here() {
        let samples = root().with_file_name("shared").join("samples");
        check.args(FOLDERS.map(|folder| samples.join(folder)));
    }
    run(check.arg("--table").arg(table))
}
