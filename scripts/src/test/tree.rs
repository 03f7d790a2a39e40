//! A test that rewrites tracked files (a lock, a digest, a snapshot) has found something out of date.

use std::sync::OnceLock;

use anyhow::{Result, ensure};

use crate::process::{command, read};

static BEFORE: OnceLock<String> = OnceLock::new();

/// Notes what the developer had changed before the test began.
pub(super) fn remember() -> Result<()> {
    let before = changes()?;
    BEFORE.get_or_init(|| before);
    Ok(())
}

/// Every table is named in the `SOURCE.toml` beside it, by the digest that it has.
pub(super) fn sourced() -> Result<()> {
    read(&mut command("python3", &["scripts/tables/digests.py"]))?;
    unchanged()
}

pub(super) fn unchanged() -> Result<()> {
    let after = changes()?;
    let status = read(&mut command("git", &["status", "--short"]))?;
    ensure!(BEFORE.get() == Some(&after), "the test changed files of the repository:\n{status}");
    Ok(())
}

fn changes() -> Result<String> {
    let status = read(&mut command("git", &["status", "--porcelain"]))?;
    let diff = read(&mut command("git", &["diff", "HEAD"]))?;
    Ok(status + &diff)
}
