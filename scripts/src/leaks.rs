//! Values planted in every corner of a DICOM file, and what is left of them.

use std::path::Path;

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, samples, target};

pub(crate) fn command(write: bool) -> Result<()> {
    if !samples::are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::python()?;
    let table = target().join("leaks.md");
    check(&table)?;
    if write {
        let body = std::fs::read_to_string(&table)?;
        report::write("leaks.md", "Leaks", "cargo xtask leaks --write", &body)?;
    }
    Ok(())
}

/// Fails if anything else is left than expected; leaves the table in a file.
pub(crate) fn check(table: &Path) -> Result<()> {
    let kamei = cli::build()?;
    let planter = root().with_file_name("shared").join("yardstick/leaks/plant_phi.py");
    let mut check = program("target/venv/bin/python", &["scripts/leaks/check.py"]);
    check.arg(kamei).arg(planter).arg(target().join("leaks"));
    run(check.arg("--table").arg(table))
}
