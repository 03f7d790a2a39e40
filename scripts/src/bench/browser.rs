//! The page's worker in Chromium beside the command line with one thread.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::install;
use crate::process::{command, read};

pub(super) fn measure(corpus: &Path, large: &Path, tools: &str) -> Result<String> {
    install::node_modules()?;
    let chromium = node("chromium.mjs", &[corpus, large])?;
    let engine = node("node.mjs", &[corpus])?;
    let native = one_thread(tools)?;
    let mut table = String::from(
        "| | files | finished | wall s | CPU s | files per CPU s | of the command line | memory |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    let rows = [
        ("engine alone, in Node", &engine),
        ("Chromium, later rounds", &chromium["corpus"]),
        ("Chromium, first round", &chromium["first"]),
        ("Chromium, reading alone", &chromium["reading"]),
    ];
    for (name, found) in rows {
        let speed = number(&found["files"])? / number(&found["cpu"])?;
        let ratio = speed / native;
        let (files, finished) = (&found["files"], found["finished"].as_u64());
        let finished = finished.map_or_else(String::new, |count| count.to_string());
        let (wall, cpu, memory) = (seconds(found, "seconds"), seconds(found, "cpu"), memory(found));
        writeln!(
            table,
            "| {name} | {files} | {finished} | {wall} | {cpu} | {speed:.0} | {ratio:.2} | {memory} |"
        )?;
    }
    let large = &chromium["large"];
    let (wall, memory) = (seconds(large, "seconds"), memory(large));
    writeln!(
        table,
        "| Chromium, the large file | 1 | {} | {wall} | | | | {memory} |",
        large["finished"]
    )?;
    let version = chromium["version"].as_str().context("Chromium has no version")?;
    Ok(format!("{table}\n{}\nChromium {version}.", passes(&chromium["passes"])?))
}

/// What one file costs, in milliseconds of the browser's own process and of the page's.
fn passes(found: &Value) -> Result<String> {
    let mut table = String::from(
        "| in Chromium, CPU ms a file | browser process | page and worker |\n|---|--:|--:|\n",
    );
    for pass in found.as_array().context("chromium.mjs counted no passes")? {
        let files = number(&pass["files"])?;
        let name = pass["name"].as_str().context("a pass has no name")?;
        let each = |kind: &str| -> Result<f64> { Ok(1e3 * number(&pass["by"][kind])? / files) };
        let (browser, page) = (each("browser")?, each("renderer")?);
        writeln!(table, "| {name} | {browser:.2} | {page:.2} |")?;
    }
    Ok(table)
}

pub(super) fn node(script: &str, arguments: &[&Path]) -> Result<Value> {
    println!("measuring: {script}");
    let said = read(command("node", &[&format!("e2e/bench/{script}")]).args(arguments))?;
    serde_json::from_str(&said).with_context(|| format!("{script} printed no JSON"))
}

pub(super) fn number(value: &Value) -> Result<f64> {
    value.as_f64().context("a figure is missing")
}

/// Blank where it was not measured.
pub(super) fn seconds(found: &Value, name: &str) -> String {
    found[name].as_f64().map_or_else(String::new, |seconds| format!("{seconds:.2}"))
}

pub(super) fn memory(found: &Value) -> String {
    found["memory"].as_f64().map_or_else(String::new, |bytes| format!("{:.1} MB", bytes / 1e6))
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
