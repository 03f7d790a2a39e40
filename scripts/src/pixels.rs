//! Every frame of the samples decoded, masked, and looked at with other decoders.

use anyhow::Result;

use crate::process::{cargo, command as program, run};
use crate::{install, root, samples, target};

/// What pydicom needs to decode every coding.
const DECODERS: [&str; 6] =
    ["pydicom", "pylibjpeg", "pylibjpeg-libjpeg", "pylibjpeg-openjpeg", "pyjpegls", "pillow"];

/// Compares, and writes what came of it into target/decoders.md.
pub(crate) fn command() -> Result<()> {
    if !samples::are_here() {
        println!("skipped: ../shared not found");
        return Ok(());
    }
    check()
}

pub(crate) fn check() -> Result<()> {
    install::for_tests()?;
    let python = "target/venv/bin/python";
    run(program(python, &["-m", "pip", "install", "-q", "numpy"]).args(DECODERS))?;
    run(&mut cargo(&["build", "-q", "-p", "kamei", "--example", "frames", "--example", "mask"]))?;
    let samples = root().with_file_name("shared").join("samples");
    let mut check = program(python, &["scripts/pixels/check.py"]);
    check.arg(target().join("debug/examples")).arg(samples);
    run(check.arg("--table").arg(target().join("decoders.md")))
}
