//! Licences and origins of everything that enters the build. Advisories need a download, so they are left out.

use anyhow::Result;

use crate::install::cargo_tool;
use crate::process::{command, find, run};

const VERSION: &str = "0.20.2";

pub(super) fn check() -> Result<()> {
    let program = match find("cargo-deny") {
        Some(installed) => installed,
        None => cargo_tool("cargo-deny", VERSION)?,
    };
    let mut deny = command(&program.to_string_lossy(), &["--log-level", "error", "check"]);
    run(deny.args(["licenses", "bans", "sources"]))
}
