//! Real genetic data through the command line, every output read by pysam.

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, samples, target};

/// Fails if any output is faulty; writes the table where asked to.
pub(crate) fn command(write: bool) -> Result<()> {
    if !samples::are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::genetic()?;
    let table = target().join("genetic.md");
    let folder = root().with_file_name("shared").join("samples/genetic");
    let made = root().join("crate/core/tests/genetic/crams");
    let mut check = program("target/genetic-venv/bin/python", &["scripts/genetic/check.py"]);
    run(check.arg(cli::build()?).args([folder, made]).arg("--table").arg(&table))?;
    if write {
        let body = std::fs::read_to_string(&table)?;
        report::write("genetic.md", "Genetic data", "cargo xtask genetic --write", &body)?;
    }
    Ok(())
}
