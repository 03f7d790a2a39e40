//! How time and memory grow with frames, content items and files.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::install;
use crate::process::run;

const SIZES: [&str; 3] = ["1250", "2500", "5000"];

pub(super) const ABOUT: &str = "\
One enhanced CT of so many frames with seven functional groups each, one structured report of so \
many content items, or so many CT slices of 64 by 64 pixels, all of an invented patient; each size \
is twice the one before. The command line runs with one thread and writes into memory; the least \
of five runs. Beyond what one bundle of files takes, each file adds 0.3 kB: its names and UIDs, which \
the key file keeps. In Chromium the slices go through a worker of the page that has seen none of them; its CPU \
seconds are those of all of Chromium's processes, its memory what the WebAssembly holds at the end.";

pub(super) fn measure(kamei: &Path) -> Result<String> {
    install::node_modules()?;
    let folder = super::folder().join("growth");
    run(super::rivals_python("growth.py").arg("make").arg(&folder))?;
    let native = super::python("growth.py", &[Path::new("measure"), kamei, &folder])?;
    let slices = SIZES.map(|size| folder.join("files").join(size));
    let found = super::browser::node("growth.mjs", &slices.each_ref().map(PathBuf::as_path))?;
    let mut table = String::from(
        "| in Chromium | files | finished | wall s | CPU s | beside half as many | memory |\n\
         |---|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut before = None;
    for row in found.as_array().context("growth.mjs printed no list")? {
        let cpu = super::browser::number(&row["cpu"])?;
        let times = before.map_or_else(String::new, |before: f64| format!("× {:.2}", cpu / before));
        let wall = super::browser::seconds(row, "seconds");
        let memory = super::browser::memory(row);
        let (files, finished) = (&row["files"], &row["finished"]);
        writeln!(
            table,
            "| CT slices | {files} | {finished} | {wall} | {cpu:.2} | {times} | {memory} |"
        )?;
        before = Some(cpu);
    }
    Ok(format!("{}\n{table}", native.trim_end().to_owned() + "\n"))
}
