//! The page's worker in Chromium beside the command line with one thread.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::install;
use crate::process::{command, read};

/// What one worker did.
struct Worker {
    files: f64,
    finished: f64,
    seconds: f64,
    memory: f64,
}

pub(super) fn measure(corpus: &Path, large: &Path, tools: &str) -> Result<String> {
    println!("measuring: chromium.mjs");
    install::node_modules()?;
    let mut node = command("node", &["e2e/bench/chromium.mjs"]);
    let said: Value = serde_json::from_str(&read(node.arg(corpus).arg(large))?)?;
    let (batch, one) = (worker(&said["corpus"])?, worker(&said["large"])?);
    let cpu = number(&said["corpus"]["cpu"])?;
    let (speed, native) = (batch.files / cpu, one_thread(tools)?);
    let mega = 1024.0 * 1024.0;
    Ok(format!(
        "| | files | finished | wall s | CPU s | files per CPU s | memory of the WebAssembly |\n\
         |---|--:|--:|--:|--:|--:|--:|\n\
         | corpus | {} | {} | {:.2} | {cpu:.2} | {speed:.0} | {:.0} MB |\n\
         | large file | {} | {} | {:.2} | | | {:.0} MB |\n\n\
         Per core, {:.2} of the command line with one thread ({native:.0} files per CPU s). \
         Chromium {}.",
        batch.files,
        batch.finished,
        batch.seconds,
        batch.memory / mega,
        one.files,
        one.finished,
        one.seconds,
        one.memory / mega,
        speed / native,
        said["version"].as_str().unwrap_or("unknown"),
    ))
}

fn worker(value: &Value) -> Result<Worker> {
    Ok(Worker {
        files: number(&value["files"])?,
        finished: number(&value["finished"])?,
        seconds: number(&value["seconds"])?,
        memory: number(&value["memory"])?,
    })
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().context("chromium.mjs left out a figure")
}

/// The command line's own speed, from its line of the table of tools.
fn one_thread(tools: &str) -> Result<f64> {
    let line =
        tools.lines().find(|line| line.contains("1 thread")).context("no line of Kamei's")?;
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    cells.get(5).and_then(|cell| cell.parse().ok()).context("no speed in Kamei's line")
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_the_speed_with_one_thread() {
        let table = "| tool | … |\n| **kamei**, 1 thread | 242 | 13 | 0.16 | 1594 | 5 |\n";
        assert_eq!(super::one_thread(table).ok(), Some(1594.0));
    }
}
