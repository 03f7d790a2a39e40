//! What the page and its tests need beyond cargo, node and python3, fetched when it is missing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{cargo, command, find, read, run};
use crate::{root, target};

/// Debian packages, each with a file that shows it is there.
const FOR_TESTS: [(&str, &str); 9] = [
    ("chromium", "/usr/bin/chromium"),
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    ("dcmtk", "/usr/bin/dcmdump"),
    ("dicom3tools", "/usr/bin/dciodvfy"),
    ("age", "/usr/bin/age"),
    // What files are sent to; a story without them says that it was skipped.
    ("orthanc", "/usr/sbin/Orthanc"),
    ("orthanc-dicomweb", "/usr/share/orthanc/plugins/libOrthancDicomWeb.so"),
    ("nginx-light", "/usr/sbin/nginx"),
];

/// Browsers, DICOM tools, fonts, and Python with pydicom.
pub(crate) fn for_tests() -> Result<()> {
    debian(&FOR_TESTS)?;
    node_modules()?;
    python()
}

/// Programs that read what Kamei writes.
pub(crate) fn readers() -> Result<()> {
    debian(&[("orthanc", "/usr/sbin/Orthanc"), ("libgdcm-tools", "/usr/bin/gdcmdump")])
}

/// What reads image files: exiftool, and Pillow in target/venv.
pub(crate) fn images() -> Result<()> {
    debian(&[("libimage-exiftool-perl", "/usr/bin/exiftool")])?;
    python()
}

/// What reads recordings: BioSig, and pyedflib and MNE in target/signals-venv.
pub(crate) fn signals() -> Result<()> {
    debian(&[("biosig-tools", "/usr/bin/save2gdf")])?;
    venv("signals-venv", "scripts/signals/requirements.txt")
}

/// What reads genetic data: pysam, in target/genetic-venv.
pub(crate) fn genetic() -> Result<()> {
    venv("genetic-venv", "scripts/genetic/requirements.txt")
}

/// The programs Kamei is measured beside, in a Python of their own under target/rivals.
pub(crate) fn rivals() -> Result<()> {
    debian(&[("libgdcm-tools", "/usr/bin/gdcmanon"), ("openssl", "/usr/bin/openssl")])?;
    venv("rivals", "scripts/bench/requirements.txt")
}

/// The programs the text engine is measured beside, in a Python of their own under
/// target/rivals-text.
pub(crate) fn text_rivals() -> Result<()> {
    venv("rivals-text", "scripts/text/requirements.txt")
}

/// Node's packages for the build and the stories, exactly as e2e/package-lock.json pins them.
pub(crate) fn node_modules() -> Result<()> {
    let modules = root().join("e2e/node_modules");
    let lock = root().join("e2e/package-lock.json");
    let stamp = modules.join(".kamei-lock.json");
    if same(&lock, &stamp) {
        return Ok(());
    }
    if find("npm").is_none() {
        apt(&["npm"])?;
    }
    println!("installing e2e/node_modules");
    run(command("npm", &["ci", "--loglevel=error"]).current_dir(root().join("e2e")))?;
    fs::copy(&lock, &stamp).context("npm left no e2e/node_modules")?;
    Ok(())
}

/// A Python of our own under target/venv with the packages of e2e/requirements.txt.
pub(crate) fn python() -> Result<()> {
    venv("venv", "e2e/requirements.txt")
}

/// What draws and scores pictures with text and faces.
pub(crate) fn sight() -> Result<()> {
    debian(&[
        ("fonts-dejavu-core", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
        ("fonts-ipafont-gothic", "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"),
        ("fonts-ipafont-mincho", "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf"),
        ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    ])?;
    venv("sight-venv", "scripts/sight/requirements.txt")
}

/// What makes the networks small.
pub(crate) fn models() -> Result<()> {
    venv("models-venv", "scripts/models/requirements.txt")
}

fn venv(name: &str, requirements: &str) -> Result<()> {
    let venv = target().join(name);
    let python = venv.join("bin/python");
    let wanted = root().join(requirements);
    let stamp = venv.join("requirements.txt");
    if same(&wanted, &stamp) {
        return Ok(());
    }
    if read(&mut command("python3", &["-c", "import venv, ensurepip"])).is_err() {
        apt(&["python3-venv"])?;
    }
    println!("installing target/{name}");
    run(command("python3", &["-m", "venv"]).arg(&venv))?;
    run(
        command(&python.to_string_lossy(), &["-m", "pip", "install", "--quiet", "-r"]).arg(&wanted)
    )?;
    fs::copy(&wanted, &stamp).with_context(|| format!("target/{name} was not made"))?;
    Ok(())
}

/// A program of cargo's own under target/tools.
pub(crate) fn cargo_tool(name: &str, version: &str) -> Result<PathBuf> {
    let tools = target().join("tools");
    let program = tools.join("bin").join(name);
    if !program.exists() {
        println!("installing {name} {version}, which takes some minutes once");
        let mut install = cargo(&["install", name, "--locked", "--quiet", "--debug"]);
        install.args(["--version", version, "--root"]).arg(&tools);
        run(install.arg("--target-dir").arg(tools.join("build")))?;
        // Up to 700 MB that nothing needs any more.
        let _ = fs::remove_dir_all(tools.join("build"));
    }
    Ok(program)
}

fn same(wanted: &Path, stamp: &Path) -> bool {
    matches!((fs::read(wanted), fs::read(stamp)), (Ok(a), Ok(b)) if a == b)
}

/// Installs the packages whose witness is missing.
fn debian(packages: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<&str> = packages
        .iter()
        .filter(|(_, witness)| !Path::new(witness).exists())
        .map(|(package, _)| *package)
        .collect();
    apt(&missing)
}

fn apt(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let root_user = read(&mut command("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    if find("apt-get").is_none() || !root_user {
        bail!("please install these Debian packages as root, then run this again: {list}");
    }
    println!("installing {list}");
    let install = || {
        let mut install = command("apt-get", &["install", "-y", "-qq", "--no-install-recommends"]);
        install.args(packages).env("DEBIAN_FRONTEND", "noninteractive");
        read(&mut install)
    };
    // The package lists may be absent or too old to name files that still exist.
    if install().is_err() {
        read(&mut command("apt-get", &["update", "-qq"]))?;
        install()?;
    }
    Ok(())
}
