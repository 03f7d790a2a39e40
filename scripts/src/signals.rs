//! Real recordings through the command line, every output read by programs of other makers.

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, samples, target};

/// Recordings of invented patients, as the tests make them.
const INVENTED: &str = "crate/core/fuzz/seeds/signals";

const ABOUT: &str = "\
`physio/` are public samples, `signals/` recordings of invented patients, as the tests make them. The headers of WFDB \
that are held came without their samples. How fast a large recording is: [figures](figures.md#a-large-recording) \
(`cargo xtask bench signals`).";

/// Fails if any output is faulty; writes the table where asked to.
pub(crate) fn command(write: bool) -> Result<()> {
    if !samples::are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::signals()?;
    let table = target().join("signals.md");
    let folder = root().with_file_name("shared").join("samples/physio");
    let mut check = program("target/signals-venv/bin/python", &["scripts/signals/check.py"]);
    check.arg(cli::build()?).arg(folder).arg(root().join(INVENTED));
    run(check.arg("--table").arg(&table))?;
    if write {
        let body = format!("{ABOUT}\n\n{}", std::fs::read_to_string(&table)?);
        report::write("signals.md", "Recordings", "cargo xtask signals --write", &body)?;
    }
    Ok(())
}
