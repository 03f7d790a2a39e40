//! Real DICOM files through the command line, every output compared with its input.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, target};

const FOLDERS: [&str; 4] = ["dicom", "charset", "dicomdir", "hostile"];
/// The options of PS3.15, and whether the default profile has them.
const OPTIONS: [(&str, bool); 12] = [
    ("clean-pixel-data", false),
    ("clean-recognizable-visual-features", false),
    ("clean-graphics", true),
    ("clean-structured-content", true),
    ("clean-descriptors", true),
    ("retain-full-dates", false),
    ("retain-modified-dates", true),
    ("retain-patient-characteristics", true),
    ("retain-device-identity", false),
    ("retain-uids", false),
    ("retain-safe-private", true),
    ("retain-institution-identity", false),
];
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
    for each in switches() {
        check.arg("--each").arg(each);
    }
    run(&mut check)
}

/// Arguments: every profile, every option alone, and the default profile with one option more or
/// one less.
fn switches() -> Vec<String> {
    let why = "--reason measured";
    let mut all: Vec<String> = PROFILES.map(|profile| format!("--policy {profile}")).into();
    for (option, in_default) in OPTIONS {
        all.push(format!("--policy dicom-basic --option {option} {why}"));
        all.push(match (option, in_default) {
            ("retain-full-dates", _) => {
                format!("--option {option} --no-option retain-modified-dates {why}")
            }
            (_, true) => format!("--no-option {option} {why}"),
            (_, false) => format!("--option {option} {why}"),
        });
    }
    all
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
