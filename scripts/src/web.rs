//! Builds the page's WebAssembly and its JavaScript glue into `www/pkg`.

mod assets;
mod debian;
mod route;
mod shrink;
mod single;
mod split;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{cargo, run};
use crate::{root, target};
pub(crate) use route::Route;
use single::Size;

/// The target triple of the page.
pub(crate) const TRIPLE: &str = "wasm32-unknown-unknown";

/// A package that is compiled for the page, its name there, and the files it comes in.
struct Module {
    package: &'static str,
    name: &'static str,
    files: &'static [&'static str],
}

/// The first is needed for every file (what DICOM does not need is a file of its own), the second
/// only where pictures are looked at.
const MODULES: [Module; 2] = [
    Module { package: "kamei-wasm", name: "kamei", files: &["kamei_bg.wasm", "formats.wasm"] },
    Module { package: "kamei-sight-wasm", name: "sight", files: &["sight_bg.wasm"] },
];

impl Module {
    fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.files.iter().map(|file| root().join("www/pkg").join(file))
    }
}

/// What the build is for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Purpose {
    /// What people get: small.
    Release,
    /// Work on the page: built soon.
    Draft,
}

impl Purpose {
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "web",
            Self::Draft => "draft",
        }
    }
}

/// `[--draft] [--no-build] [--single [SIZE]]`
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let mut purpose = Some(Purpose::Release);
    let mut single = None;
    for argument in arguments {
        match argument.as_str() {
            "--draft" => purpose = Some(Purpose::Draft),
            "--no-build" => purpose = None,
            "--single" => single = Some(Size::All),
            size if single == Some(Size::All) => single = Some(Size::named(size)?),
            other => bail!("web knows --draft, --no-build and --single, not {other}"),
        }
    }
    if let Some(purpose) = purpose {
        build(purpose)?;
    }
    single.map_or(Ok(()), |size| single::make(size).map(drop))
}

/// Compile, glue, shrink; each step only if its input changed.
pub(crate) fn build(purpose: Purpose) -> Result<()> {
    let route = Route::choose()?;
    for module in &MODULES {
        let compiled = compile(module, &route, purpose)?;
        if !is_current(module, &compiled) {
            glue(module, &compiled)?;
            if let [whole, second] = module.paths().collect::<Vec<_>>().as_slice() {
                split::split(whole, second)?;
            }
            for file in module.paths() {
                let _ = fs::remove_file(file.with_added_extension("br"));
                if purpose == Purpose::Release {
                    shrink::shrink(&file)?;
                    shrink::compress(&file)?;
                }
            }
            fs::copy(&compiled, stamp(module)).context("target is not writable")?;
        }
        module.paths().try_for_each(|file| shrink::print_size(&file))?;
    }
    assets::gather(&root().join("www/pkg"))
}

fn compile(module: &Module, route: &Route, purpose: Purpose) -> Result<PathBuf> {
    let folder = route.target_folder();
    let mut build = cargo(&["build", "--package", module.package, "--profile", purpose.profile()]);
    build.args(["--target", TRIPLE, "--target-dir"]).arg(&folder);
    build.env("CARGO_ENCODED_RUSTFLAGS", format!("{}\u{1f}-Ctarget-feature=+simd128", remap()));
    route.prepare(&mut build);
    run(&mut build)?;
    let file = format!("{}.wasm", module.package.replace('-', "_"));
    Ok(folder.join(TRIPLE).join(purpose.profile()).join(file))
}

/// Panic messages carry source paths; the page must not carry those of the machine that built it.
fn remap() -> String {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo");
    let registry = std::env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from);
    [(registry, "cargo"), (root(), "kamei")]
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .join("\u{1f}")
}

fn glue(module: &Module, compiled: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .no_modules(true)?
        .typescript(true)
        .out_name(module.name)
        .generate(root().join("www/pkg"))
}

fn stamp(module: &Module) -> PathBuf {
    target().join(format!("glued-{}.wasm", module.name))
}

fn is_current(module: &Module, compiled: &Path) -> bool {
    module.paths().all(|file| file.exists())
        && matches!((fs::read(compiled), fs::read(stamp(module))), (Ok(new), Ok(old)) if new == old)
}
