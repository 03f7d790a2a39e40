//! Whether two builds have the same bytes: here, and of a copy in another folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::digests::LIST;
use crate::process::{cargo, command, read, run};
use crate::web::Purpose;
use crate::{root, target};

/// What people get, by the folder that it is made in.
const FOLDERS: [&str; 3] = ["dist", "target/single", "target/npm"];

/// `[--draft]`
pub(crate) fn command_line(arguments: &[String]) -> Result<()> {
    match arguments {
        [] => check(Purpose::Release),
        [draft] if draft == "--draft" => check(Purpose::Draft),
        _ => bail!("reproduce knows --draft only"),
    }
}

/// What is built here already is not built again; the copy is.
fn check(purpose: Purpose) -> Result<()> {
    let copy = copy_of_the_repository()?;
    let (first, second) = (build(&root(), purpose)?, build(&copy, purpose)?);
    let differing: Vec<&String> = first.iter().filter(|line| !second.contains(line)).collect();
    ensure!(first == second, "these files differ between two builds:\n{differing:#?}");
    println!("two builds of {} files are the same, byte for byte", first.len());
    Ok(())
}

/// The files that are or may be committed, as they are now. Other people's crates are compiled for it once.
fn copy_of_the_repository() -> Result<PathBuf> {
    let again = target().join("again");
    let [copy, compiled, archive] = ["kamei", "target", "kamei.tar"].map(|name| again.join(name));
    let _ = fs::remove_dir_all(&copy);
    for folder in [&copy, &compiled] {
        fs::create_dir_all(folder).context("target is not writable")?;
    }
    let files = read(&mut command(
        "git",
        &["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    ))?;
    let list = again.join("files");
    fs::write(&list, files)?;
    run(command("tar", &["--create", "--null", "--files-from"])
        .arg(&list)
        .arg("--file")
        .arg(&archive))?;
    // Cargo takes a file for new by its time, so the times are those of now.
    run(command("tar", &["--extract", "--touch", "--file"])
        .arg(&archive)
        .arg("--directory")
        .arg(&copy))?;
    std::os::unix::fs::symlink(&compiled, copy.join("target"))
        .context("cannot link what was compiled before")?;
    Ok(copy)
}

/// Makes all of it in one folder; digests and names, folder by folder.
fn build(top: &Path, purpose: Purpose) -> Result<Vec<String>> {
    for folder in FOLDERS {
        let _ = fs::remove_dir_all(top.join(folder));
    }
    let dist: &[&str] = if purpose == Purpose::Draft { &["dist", "--draft"] } else { &["dist"] };
    for part in [dist, &["web", "--no-build", "--single"], &["pack"]] {
        let mut xtask = cargo(&["xtask"]);
        xtask.args(part).current_dir(top).env_remove("CARGO_TARGET_DIR");
        run(&mut xtask)?;
    }
    let mut all = Vec::new();
    for folder in FOLDERS {
        let list = fs::read_to_string(top.join(folder).join(LIST))
            .with_context(|| format!("{folder} has no list of digests"))?;
        all.extend(list.lines().map(|line| format!("{line} in {folder}")));
    }
    Ok(all)
}
