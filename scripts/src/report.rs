//! What a measurement found, printed and kept under `crate/core/docs` for others to cite.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{command, read};
use crate::root;

/// Where reports are kept.
pub(crate) fn file(name: &str) -> PathBuf {
    root().join("crate/core/docs").join(name)
}

/// Writes a report under its title, with the day and the machine it comes from.
pub(crate) fn write(name: &str, title: &str, command: &str, body: &str) -> Result<()> {
    let file = file(name);
    fs::create_dir_all(file.parent().unwrap_or(Path::new("")))?;
    let origin = origin(command)?;
    fs::write(&file, format!("# {title}\n\n{origin}\n\n{}\n", body.trim()))
        .with_context(|| format!("{} is not writable", file.display()))
}

/// The command, the day and the machine that figures come from.
pub(crate) fn origin(command: &str) -> Result<String> {
    Ok(format!("Written by `{command}` on {}, {}.", today()?, machine()))
}

fn today() -> Result<String> {
    Ok(read(&mut command("date", &["+%Y-%m-%d"]))?.trim().to_owned())
}

/// Number of cores and kind of processor; never the machine's name.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim() == "model name")
        .map_or("unknown", |(_, model)| model.trim());
    format!("{cores} cores of {model}")
}
