//! The command line, built as it is released.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::{cargo, run};
use crate::target;

/// Builds it and says where it is.
pub(crate) fn build() -> Result<PathBuf> {
    run(&mut cargo(&["build", "--quiet", "--release", "--package", "kamei-cli"]))?;
    Ok(target().join("release/kamei"))
}
