//! Formatting, lints and tests of the crates.

use anyhow::Result;

use super::Outcome;
use crate::process::{cargo, read, run};
use crate::target;
use crate::web::{Route, TRIPLE};

/// The page's modules compile for the page only.
const HOST: [&str; 5] = ["--workspace", "--exclude", "kamei-wasm", "--exclude", "kamei-sight-wasm"];

pub(super) fn format() -> Result<()> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

pub(super) fn clippy() -> Result<()> {
    let mut clippy = cargo(&["clippy", "--quiet", "--all-targets"]);
    run(clippy.args(HOST).args(["--", "-D", "warnings"]))
}

/// The fuzz targets are a workspace of their own. They are only looked at, so no fuzzer is linked.
pub(super) fn fuzz_targets() -> Result<()> {
    let mut check = cargo(&["check", "--quiet", "--locked", "--target-dir"]);
    check.arg(target().join("fuzz")).args(["--manifest-path", "crate/core/fuzz/Cargo.toml"]);
    run(check.env("CUSTOM_LIBFUZZER_PATH", "./libfuzzer.a"))
}

pub(super) fn clippy_for_the_page() -> Result<Outcome> {
    if matches!(Route::choose()?, Route::Debian(_)) {
        return Ok(Outcome::Skipped("clippy knows only rustup's target"));
    }
    let mut clippy = cargo(&["clippy", "--quiet", "--target", TRIPLE]);
    clippy.args(["--package", "kamei-wasm", "--package", "kamei-sight-wasm"]);
    run(clippy.args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

pub(super) fn tests() -> Result<()> {
    let nextest = read(&mut cargo(&["nextest", "--version"])).is_ok();
    let mut tests = if nextest {
        cargo(&["nextest", "run", "--status-level", "fail", "--cargo-quiet"])
    } else {
        cargo(&["test", "--quiet", "--bins", "--lib", "--tests"])
    };
    run(tests.args(HOST).arg("--no-fail-fast"))
}

pub(super) fn examples() -> Result<()> {
    run(cargo(&["test", "--quiet", "--doc"]).args(HOST))
}
