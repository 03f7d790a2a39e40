//! Real DICOM files through the command line, every output compared with its input.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, target};

const FOLDERS: [&str; 4] = ["dicom", "charset", "dicomdir", "hostile"];
const PROFILES: [&str; 5] =
    ["jp-pseudonymized", "jp-anonymized", "dicom-basic", "kr-guideline", "hipaa-safe-harbor"];

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

/// The same with every profile and every single option turned on and off.
pub(crate) fn options() -> Result<()> {
    if !are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::for_tests()?;
    let mut check = checker()?;
    for each in PROFILES.map(|profile| format!("--policy {profile}")) {
        check.arg("--each").arg(each);
    }
    run(&mut check)
}

/// Whether the samples lie beside this repository.
pub(crate) fn are_here() -> bool {
    root().with_file_name("shared").is_dir()
}

/// Fails if any output is faulty; leaves the table in a file.
pub(crate) fn check(table: &Path) -> Result<()> {
    run(checker()?.arg("--table").arg(table))
}

fn checker() -> Result<Command> {
    let kamei = cli::build()?;
    let samples = root().with_file_name("shared").join("samples");
    let mut check = program("target/venv/bin/python", &["scripts/samples/check.py"]);
    check.arg(kamei).args(FOLDERS.map(|folder| samples.join(folder)));
    Ok(check)
}
