//! What science needs of a file, and what Kamei and other tools leave of it.

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, report, root, samples, target};

pub(crate) fn command(write: bool) -> Result<()> {
    if !samples::are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::python()?;
    install::rivals()?;
    let kamei = cli::build()?;
    let planter = root().with_file_name("shared").join("yardstick/leaks/plant_phi.py");
    let table = target().join("retention.md");
    let mut check = program("target/rivals/bin/python", &["scripts/retention/check.py"]);
    check.arg(kamei).arg(planter).arg(target().join("retention"));
    let checked = run(check.arg("--table").arg(&table));
    if write && table.exists() {
        let body = format!("{ABOUT}\n\n{}", std::fs::read_to_string(&table)?);
        report::write("retention.md", "Retention", "cargo xtask retention --write", &body)?;
    }
    checked
}

const ABOUT: &str = "\
The files are those of the leak yardstick and one invented object of each kind; the tools run with \
their defaults. A description counts where its clinical words are left and the name typed into it is \
gone; everything else where it is what it was. That nothing was lost says nothing of what was left: \
for that see [leaks](leaks.md). A file that is held loses all it has.";
