//! Licences and origins of everything that enters the build. Advisories need a download, so they are left out.

use anyhow::Result;

use crate::process::{cargo, command, find, run};
use crate::target;

const VERSION: &str = "0.20.2";

pub(super) fn check() -> Result<()> {
    let program = match find("cargo-deny") {
        Some(installed) => installed,
        None => install()?,
    };
    let mut deny = command(&program.to_string_lossy(), &["--log-level", "error", "check"]);
    run(deny.args(["licenses", "bans", "sources"]))
}

fn install() -> Result<std::path::PathBuf> {
    let tools = target().join("tools");
    let program = tools.join("bin/cargo-deny");
    if !program.exists() {
        println!("installing cargo-deny {VERSION}, which takes some minutes once");
        let mut install = cargo(&["install", "cargo-deny", "--locked", "--quiet"]);
        install.args(["--version", VERSION, "--root"]).arg(&tools);
        run(install.arg("--target-dir").arg(tools.join("build")))?;
        // 700 MB that nothing needs any more.
        let _ = std::fs::remove_dir_all(tools.join("build"));
    }
    Ok(program)
}
