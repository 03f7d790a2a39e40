//! Builds `crate/wasm` and its JavaScript glue into `www/pkg`.

mod assets;
mod debian;
mod route;
mod shrink;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{cargo, run};
use crate::{root, target};
pub(crate) use route::Route;

/// The target triple of the page.
pub(crate) const TRIPLE: &str = "wasm32-unknown-unknown";

/// Compile, glue, shrink; each step only if its input changed.
pub(crate) fn build() -> Result<()> {
    let route = Route::choose()?;
    let compiled = compile(&route)?;
    let package = root().join("www/pkg");
    if !is_current(&compiled, &package) {
        glue(&compiled, &package)?;
        shrink::shrink(&package.join("kamei_bg.wasm"))?;
        fs::copy(&compiled, stamp()).context("target is not writable")?;
    }
    assets::gather(&package)?;
    shrink::print_size(&package.join("kamei_bg.wasm"))
}

fn compile(route: &Route) -> Result<PathBuf> {
    let folder = route.target_folder();
    let mut build = cargo(&["build", "--package", "kamei-wasm", "--profile", "web"]);
    build.args(["--target", TRIPLE, "--target-dir"]).arg(&folder);
    build.env("CARGO_ENCODED_RUSTFLAGS", format!("{}\u{1f}-Ctarget-feature=+simd128", remap()));
    route.prepare(&mut build);
    run(&mut build)?;
    Ok(folder.join(TRIPLE).join("web/kamei_wasm.wasm"))
}

/// Panic messages carry source paths; the page must not carry those of the machine that built it.
fn remap() -> String {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo");
    let registry = std::env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from);
    [(registry, "cargo"), (root(), "kamei")]
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .join("\u{1f}")
}

fn glue(compiled: &Path, package: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(package);
    Bindgen::new()
        .input_path(compiled)
        .no_modules(true)?
        .typescript(true)
        .out_name("kamei")
        .generate(package)
}

fn stamp() -> PathBuf {
    target().join("glued.wasm")
}

fn is_current(compiled: &Path, package: &Path) -> bool {
    package.join("kamei_bg.wasm").exists()
        && matches!((fs::read(compiled), fs::read(stamp())), (Ok(new), Ok(old)) if new == old)
}
