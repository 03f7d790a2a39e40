//! Throws bytes at the core for some minutes: `cargo xtask fuzz [MINUTES] [TARGET]`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::install;
use crate::process::{cargo, run};
use crate::{root, target};

const VERSION: &str = "0.13.2";
const TARGETS: [&str; 11] = [
    "dicom",
    "frames",
    "pixels",
    "images",
    "signals",
    "records",
    "genetic",
    "text",
    "table",
    "spans",
    "configuration",
];
const LIMITS: [&str; 3] = ["-rss_limit_mb=512", "-timeout=10", "-max_len=65536"];

/// Runs every target for a minute each, or as the options say.
pub(crate) fn command(options: &[String]) -> Result<()> {
    let minutes: u64 = match options.first() {
        Some(word) => word.parse()?,
        None => 1,
    };
    let wanted = options.get(1);
    if let Some(unknown) = wanted.filter(|word| !TARGETS.contains(&word.as_str())) {
        bail!("no such target: {unknown}; there are {}", TARGETS.join(", "));
    }
    let cargo_fuzz = install::cargo_tool("cargo-fuzz", VERSION)?;
    for name in TARGETS.iter().filter(|name| wanted.is_none_or(|word| word == **name)) {
        fuzz(&cargo_fuzz, name, minutes)?;
    }
    Ok(())
}

/// What is found stays in target/fuzz; the seeds and the samples beside the repository are only
/// read.
fn fuzz(cargo_fuzz: &Path, name: &str, minutes: u64) -> Result<()> {
    let folder = target().join("fuzz");
    let corpus = folder.join("corpus").join(name);
    fs::create_dir_all(&corpus)?;
    let seeds = root().join("crate/core/fuzz/seeds").join(name);
    let mut command = cargo(&[]);
    command
        .arg("fuzz")
        .args(["run", "--sanitizer", "none", "--target-dir"])
        .arg(&folder)
        .args([name, &corpus.to_string_lossy()])
        .args(Some(seeds).filter(|seeds| seeds.is_dir()))
        .args(samples(name))
        .arg("--")
        .args(LIMITS)
        .arg(format!("-max_total_time={}", 60 * minutes))
        .arg(format!("-artifact_prefix={}/found-", folder.display()))
        .env("PATH", search_path(cargo_fuzz))
        .current_dir(root().join("crate/core"));
    run(&mut command)
}

/// Real files, where they lie beside the repository.
fn samples(name: &str) -> Vec<PathBuf> {
    let folder = root().join("../shared/samples");
    let kinds: &[&str] = match name {
        "dicom" => &["charset", "dicom", "hostile"],
        "images" => &["image", "wsi"],
        "signals" => &["physio"],
        _ => &[],
    };
    kinds.iter().map(|kind| folder.join(kind)).filter(|folder| folder.is_dir()).collect()
}

/// Cargo finds its subcommands on the path.
fn search_path(cargo_fuzz: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = cargo_fuzz.parent().map(PathBuf::from).into_iter();
    std::env::join_paths(folders.chain(std::env::split_paths(&path))).unwrap_or(path)
}
