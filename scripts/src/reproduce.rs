//! Whether two builds have the same bytes: here, and of the last commit in another folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::digests::LIST;
use crate::process::{cargo, command, run};
use crate::{root, target};

/// What people get, by the folder that it is made in.
const FOLDERS: [&str; 3] = ["dist", "target/single", "target/npm"];

/// `[--draft]`
pub(crate) fn command_line(arguments: &[String]) -> Result<()> {
    let draft = match arguments {
        [] => false,
        [draft] if draft == "--draft" => true,
        _ => bail!("reproduce knows --draft only"),
    };
    let copy = copy_of_the_last_commit()?;
    let (first, second) = (build(&root(), draft)?, build(&copy, draft)?);
    let differing: Vec<&String> = first.iter().filter(|line| !second.contains(line)).collect();
    ensure!(first == second, "these files differ between two builds:\n{differing:#?}");
    println!("two builds of {} files are the same, byte for byte", first.len());
    Ok(())
}

fn copy_of_the_last_commit() -> Result<PathBuf> {
    let copy = target().join("again/kamei");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(&copy).context("target is not writable")?;
    let archive = target().join("again/kamei.tar");
    run(command("git", &["archive", "--output"]).arg(&archive).arg("HEAD"))?;
    run(command("tar", &["xf"]).arg(&archive).arg("-C").arg(&copy))?;
    Ok(copy)
}

/// Makes all of it in one folder; digests and names, folder by folder.
fn build(top: &Path, draft: bool) -> Result<Vec<String>> {
    for folder in FOLDERS {
        let _ = fs::remove_dir_all(top.join(folder));
    }
    let dist: &[&str] = if draft { &["dist", "--draft"] } else { &["dist"] };
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
