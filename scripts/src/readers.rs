//! Other programs read what Kamei writes: a server shows it, three readers agree on it.

use anyhow::Result;

use crate::process::{command as program, run};
use crate::{cli, install, root, samples, target};

/// Sample files of one patient each, beside the page's own sample.
const STUDIES: [&str; 2] = ["dicom/pyd__rtplan.dcm", "dicomdir/98892001"];
const FOLDERS: [&str; 3] = ["dicom", "charset", "dicomdir"];

/// Without the samples beside this repository only the page's own sample is read.
pub(crate) fn command() -> Result<()> {
    install::for_tests()?;
    install::readers()?;
    let kamei = cli::build()?;
    let samples = root().with_file_name("shared").join("samples");
    let beside = |names: &[&str]| {
        let here = if samples::are_here() { names } else { &[] };
        here.iter().map(|name| samples.join(name)).collect::<Vec<_>>()
    };
    for (script, names) in [("orthanc", STUDIES.as_slice()), ("agree", FOLDERS.as_slice())] {
        let mut check =
            program("target/venv/bin/python", &[&format!("scripts/readers/{script}.py")]);
        check.arg(&kamei).arg(target().join("readers").join(script));
        check.arg(root().join("www/sample/SAKURA_HINATA_00427718"));
        run(check.args(beside(names)))?;
    }
    Ok(())
}
