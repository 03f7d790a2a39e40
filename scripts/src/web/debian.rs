//! Debian's Rust for web browsers, unpacked beside the installed one: nothing global, no root needed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process::{command, read};
use crate::target;

/// Always unpacked, even where Debian has them installed: the compiler finds its library beside itself.
const COMPILER: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "libstd-rust-web-dev", "lld-19"];

pub(crate) struct Debian {
    root: PathBuf,
}

impl Debian {
    pub(crate) fn is_unpacked() -> bool {
        stamp().exists()
    }

    /// Downloads and unpacks the packages once.
    pub(crate) fn unpack() -> Result<Self> {
        let home = target().join("debian");
        let debian = Self { root: home.join("root") };
        if !Self::is_unpacked() {
            let packages = packages()?;
            debian.download(&home.join("download"), &packages)?;
            debian.link_library_source()?;
            debian.check_libraries()?;
            fs::write(stamp(), packages.join("\n")).context("target is not writable")?;
        }
        Ok(debian)
    }

    pub(crate) fn target_folder(&self) -> PathBuf {
        self.root.with_file_name("target")
    }

    pub(crate) fn prepare(&self, cargo: &mut Command) {
        let mut debian = Command::new(self.root.join("usr/bin/cargo"));
        debian.args(cargo.get_args()).current_dir(crate::root());
        for (name, value) in cargo.get_envs() {
            debian.env(name, value.unwrap_or_default());
        }
        debian
            .env("RUSTC", self.root.join("usr/bin/rustc"))
            .env("LD_LIBRARY_PATH", self.loader_path())
            // -Zbuild-std is not open to released compilers otherwise.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                self.root.join("usr/bin/wasm-ld-19"),
            );
        *cargo = debian;
    }

    fn download(&self, folder: &Path, packages: &[String]) -> Result<()> {
        println!("downloading {}", packages.join(" "));
        fs::create_dir_all(folder)?;
        let mut download = command("apt-get", &["download", "-qq"]);
        read(download.args(packages).current_dir(folder))?;
        fs::create_dir_all(&self.root)?;
        for package in fs::read_dir(folder)? {
            read(command("dpkg", &["-x"]).arg(package?.path()).arg(&self.root))?;
        }
        fs::remove_dir_all(folder).context("the downloaded packages cannot be removed")
    }

    /// Puts the library's source where cargo looks for it.
    fn link_library_source(&self) -> Result<()> {
        let sources = self.root.join("usr/src");
        let source = fs::read_dir(&sources)?
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .find(|path| path.join("library/std").is_dir())
            .context("rust-web-src holds no library")?;
        let place = self.root.join("usr/lib/rustlib/src/rust");
        fs::create_dir_all(place.with_file_name(""))?;
        let _ = fs::remove_file(&place);
        std::os::unix::fs::symlink(source, place).context("cannot link the library's source")
    }

    fn check_libraries(&self) -> Result<()> {
        for program in ["usr/bin/rustc", "usr/bin/cargo", "usr/bin/wasm-ld-19"] {
            let mut ldd = command("ldd", &[]);
            ldd.arg(self.root.join(program)).env("LD_LIBRARY_PATH", self.loader_path());
            let listed = read(&mut ldd)?;
            let missing: Vec<&str> =
                listed.lines().filter(|line| line.contains("not found")).map(str::trim).collect();
            ensure!(missing.is_empty(), "Debian's {program} lacks: {}", missing.join(", "));
        }
        Ok(())
    }

    fn loader_path(&self) -> String {
        ["usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "usr/lib", "usr/lib/llvm-19/lib"]
            .map(|folder| self.root.join(folder).display().to_string())
            .join(":")
    }
}

/// Written last: names what was unpacked.
fn stamp() -> PathBuf {
    target().join("debian/packages.txt")
}

/// The compiler's packages and every library of theirs that this Debian lacks, as apt would install them.
fn packages() -> Result<Vec<String>> {
    let simulate = || {
        let mut apt = command("apt-get", &["install", "--simulate", "--no-install-recommends"]);
        read(apt.args(COMPILER).env("LC_ALL", "C"))
    };
    let plan = simulate().or_else(|_| {
        // The package lists may be absent.
        read(&mut command("apt-get", &["update", "-qq"]))?;
        simulate()
    })?;
    let mut packages: BTreeSet<String> = COMPILER.iter().map(ToString::to_string).collect();
    packages.insert(standard_library()?);
    packages.extend(installs(&plan));
    Ok(packages.into_iter().collect())
}

/// The compiled standard library's package has the version in its name.
fn standard_library() -> Result<String> {
    let depends = read(&mut command("apt-cache", &["depends", "libstd-rust-web-dev"]))?;
    depends
        .split_whitespace()
        .find(|word| word.starts_with("libstd-rust-web-") && *word != "libstd-rust-web-dev")
        .map(str::to_owned)
        .context("libstd-rust-web-dev names no library")
}

fn installs(plan: &str) -> impl Iterator<Item = String> {
    plan.lines()
        .filter_map(|line| line.strip_prefix("Inst "))
        .filter_map(|rest| rest.split_whitespace().next())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_package_names_from_a_simulated_install() {
        let plan = "Reading state...\nInst libllvm22 (1:22.1 Debian [amd64])\nConf libllvm22 (1)\nInst lld-19 [1] (2)\n";
        assert_eq!(super::installs(plan).collect::<Vec<_>>(), ["libllvm22", "lld-19"]);
    }
}
