//! Two ways to a compiler for WebAssembly: rustup's target, or Debian's own packages.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::{TRIPLE, debian::Debian};
use crate::process::{command, find, read, run};
use crate::target;

pub(crate) enum Route {
    /// The compiler on the path has the target, perhaps after `rustup target add`.
    Rustup,
    /// Debian's rustc-web with a standard library built from its source.
    Debian(Debian),
}

impl Route {
    pub(crate) fn choose() -> Result<Self> {
        match std::env::var("KAMEI_WASM_ROUTE").as_deref() {
            Ok("rustup") => {
                rustup()?;
                Ok(Self::Rustup)
            }
            Ok("debian") => Debian::unpack().map(Self::Debian),
            Ok(other) => bail!("KAMEI_WASM_ROUTE is rustup or debian, not {other}"),
            Err(_) if has_target()? => Ok(Self::Rustup),
            // Asking rustup's server again and again may cost minutes each time.
            Err(_) if Debian::is_unpacked() => Debian::unpack().map(Self::Debian),
            Err(_) if rustup().is_ok() => Ok(Self::Rustup),
            Err(_) => {
                println!("rustup cannot add {TRIPLE}: taking Debian's packages instead");
                Debian::unpack().map(Self::Debian)
            }
        }
    }

    /// Each compiler has a folder of its own: neither can read what the other made.
    pub(crate) fn target_folder(&self) -> PathBuf {
        match self {
            Self::Rustup => target(),
            Self::Debian(debian) => debian.target_folder(),
        }
    }

    /// Points a cargo command at this route's compiler.
    pub(crate) fn prepare(&self, cargo: &mut Command) {
        if let Self::Debian(debian) = self {
            debian.prepare(cargo);
        }
    }
}

fn has_target() -> Result<bool> {
    let sysroot = read(&mut command("rustc", &["--print", "sysroot"]))?;
    let libraries = PathBuf::from(sysroot.trim()).join("lib/rustlib");
    Ok(libraries.join(TRIPLE).join("lib").is_dir())
}

fn rustup() -> Result<()> {
    if has_target()? {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!("this Rust lacks {TRIPLE} and there is no rustup to add it");
    }
    // A host without rustup's server may drop packets rather than refuse them.
    run(&mut command("timeout", &["180", "rustup", "target", "add", TRIPLE]))
}
