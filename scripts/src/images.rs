//! Pictures of every coding masked, and real image files through the command line, every output read
//! by Pillow and exiftool.

use anyhow::Result;

use crate::process::{cargo, command as program, run};
use crate::{cli, install, report, root, samples, target};

const FOLDERS: [&str; 2] = ["image", "wsi"];

/// Fails if any output is faulty; writes the table where asked to.
pub(crate) fn command(write: bool) -> Result<()> {
    if !samples::are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::images()?;
    run(&mut program("target/venv/bin/python", &["-m", "pip", "install", "-q", "numpy"]))?;
    run(&mut cargo(&["build", "-q", "-p", "kamei", "--example", "mask"]))?;
    let mask = target().join("debug/examples/mask");
    run(program("target/venv/bin/python", &["scripts/images/masks.py"]).arg(mask))?;
    let table = target().join("images.md");
    let folder = root().with_file_name("shared").join("samples");
    let mut check = program("target/venv/bin/python", &["scripts/images/check.py"]);
    check.arg(cli::build()?).args(FOLDERS.map(|kind| folder.join(kind)));
    run(check.arg("--table").arg(&table))?;
    if write {
        let body = std::fs::read_to_string(&table)?;
        report::write("images.md", "Image files", "cargo xtask images --write", &body)?;
    }
    Ok(())
}
