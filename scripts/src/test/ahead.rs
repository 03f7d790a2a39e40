//! The page and the command line are built beside the first steps: their last phase keeps one core
//! busy for minutes, and every build has a folder and a lock of its own.

use std::process::Stdio;
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, bail};

use crate::process::command;
use crate::web::Route;

static BUILDS: Mutex<Option<JoinHandle<Result<String>>>> = Mutex::new(None);

/// Starts the builds, once the compiler has what the page needs.
pub(super) fn start() -> Result<()> {
    Route::choose()?;
    let xtask = std::env::current_exe().context("xtask does not know where it lies")?;
    let xtask = xtask.to_string_lossy().into_owned();
    let builds = thread::spawn(move || Ok(build(&xtask, "web")? + &build(&xtask, "cli")?));
    *BUILDS.lock().map_err(|_| anyhow!("a step broke off"))? = Some(builds);
    Ok(())
}

/// Waits for them and prints what they said.
pub(super) fn finish() -> Result<()> {
    let builds = BUILDS.lock().map_err(|_| anyhow!("a step broke off"))?.take();
    let builds = builds.context("the builds were not started")?;
    print!("{}", builds.join().map_err(|_| anyhow!("a build broke off"))??);
    Ok(())
}

fn build(xtask: &str, part: &str) -> Result<String> {
    let output = command(xtask, &[part]).stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("cargo xtask {part} failed:\n{said}{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(said)
}
