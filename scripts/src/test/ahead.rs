//! Builds that run beside the first steps, since their last phase keeps one core busy for minutes: the page and the
//! command line.

use std::process::Stdio;
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, bail};

use crate::process::command;
use crate::web::Route;

/// Parts of xtask that run one after the other beside the steps.
pub(super) struct Builds {
    parts: &'static [&'static str],
    running: Mutex<Option<JoinHandle<Result<String>>>>,
}

/// What the steps need.
pub(super) static NEEDED: Builds = Builds::of(&["web", "cli"]);

impl Builds {
    const fn of(parts: &'static [&'static str]) -> Self {
        Self { parts, running: Mutex::new(None) }
    }

    /// Starts them, once the compiler has what the page needs.
    pub(super) fn start(&self) -> Result<()> {
        Route::choose()?;
        let xtask = std::env::current_exe().context("xtask does not know where it lies")?;
        let xtask = xtask.to_string_lossy().into_owned();
        let parts = self.parts;
        let running = thread::spawn(move || parts.iter().map(|part| build(&xtask, part)).collect());
        *self.running.lock().map_err(|_| anyhow!("a step broke off"))? = Some(running);
        Ok(())
    }

    /// Waits for them and prints what they said.
    pub(super) fn finish(&self) -> Result<()> {
        let running = self.running.lock().map_err(|_| anyhow!("a step broke off"))?.take();
        let running = running.context("the builds were not started")?;
        print!("{}", running.join().map_err(|_| anyhow!("a build broke off"))??);
        Ok(())
    }
}

fn build(xtask: &str, part: &str) -> Result<String> {
    let output = command(xtask, &[part]).stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("cargo xtask {part} failed:\n{said}{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(said)
}
