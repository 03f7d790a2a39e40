//! The page as a folder that any static host serves, with the digest of each of its files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::digests::{self, digest, hex};
use crate::{root, web};

/// In `www/`, but only for those who work on the page.
const LEFT_OUT: [&str; 6] = [
    "jsconfig.json",
    "embed/jsconfig.json",
    "embed/package.json",
    "embed/README.md",
    "embed/types",
    "single.js",
];

/// `[--no-build] [--draft] [--out FOLDER]`
pub(crate) fn command_line(arguments: &[String]) -> Result<()> {
    let mut purpose = Some(web::Purpose::Release);
    let mut out = root().join("dist");
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--no-build" => purpose = None,
            "--draft" => purpose = Some(web::Purpose::Draft),
            "--out" => out = PathBuf::from(rest.next().context("--out needs a folder")?),
            other => bail!("dist knows --no-build, --draft and --out FOLDER, not {other}"),
        }
    }
    if let Some(purpose) = purpose {
        web::build(purpose)?;
    }
    make(&out)
}

fn make(out: &Path) -> Result<()> {
    let www = root().join("www");
    ensure!(
        www.join("pkg/kamei_bg.wasm").exists(),
        "the page is not built: run cargo xtask web, or dist without --no-build"
    );
    ensure!(
        !out.exists() || out.join(digests::LIST).exists(),
        "{} exists and is no earlier dist: move it away, or choose another folder with --out",
        out.display()
    );
    let _ = fs::remove_dir_all(out);
    fs::create_dir_all(out).with_context(|| format!("{} is not writable", out.display()))?;
    let mut files = Vec::new();
    list(&www, &www, &mut files)?;
    files.sort();
    for path in &files {
        let to = out.join(path);
        fs::create_dir_all(to.parent().unwrap_or(out))?;
        fs::copy(www.join(path), to).with_context(|| format!("www/{path} is not readable"))?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(licence), out.join(licence))?;
    }
    // GitHub Pages would leave out what it takes for its own.
    fs::write(out.join(".nojekyll"), "")?;
    // Compressed copies are the servers' affair.
    let is_copy = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "br");
    let kept: Vec<&String> = files.iter().filter(|path| !is_copy(path)).collect();
    write_worker(out, &kept)?;
    files.push("sw.js".to_owned());
    files.sort();
    digests::publish(out, &files)?;
    println!("{}: {} files", out.display(), files.len());
    Ok(())
}

/// The service worker knows every other file by its digest, so it changes with any of them.
fn write_worker(out: &Path, files: &[&String]) -> Result<()> {
    let mut pairs = Vec::new();
    let mut version = Sha256::new();
    for path in files {
        let digest = digest(&fs::read(out.join(path))?);
        version.update(path);
        version.update(&digest);
        pairs.push((path, digest));
    }
    let worker = fs::read_to_string(root().join("www/sw.js"))?;
    let filled = worker
        .replacen(
            "const VERSION = \"\";",
            &format!("const VERSION = \"{}\";", hex(&version.finalize())),
            1,
        )
        .replacen(
            "const FILES = [];",
            &format!("const FILES = {};", serde_json::to_string_pretty(&pairs)?),
            1,
        );
    ensure!(
        filled.matches("\"\";").count() == 0 && filled.contains("\"index.html\""),
        "www/sw.js has no place for its list"
    );
    fs::write(out.join("sw.js"), filled)?;
    Ok(())
}

/// Every file below a folder that belongs to the page, by its path from `top` with slashes.
fn list(top: &Path, folder: &Path, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(top)?.to_string_lossy().replace('\\', "/");
        if LEFT_OUT.contains(&name.as_str()) || name == "sw.js" || name.ends_with(".d.ts") {
            continue;
        }
        if path.is_dir() {
            list(top, &path, files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}
