//! How well the text engine finds identifiers, beside programs that can be installed for it.

pub(crate) mod dictionary;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{cargo, command as program, read, run};
use crate::{install, report, root, target};

/// Rivals by language; each has its own Python under target/rivals-text.
const RIVALS: [(&str, &str, &str); 3] = [
    ("ja", "ginza", "GiNZA 5.3 (ja_ginza)"),
    ("en", "presidio", "Presidio 2.2 (en_core_web_sm)"),
    ("en", "philter", "philter-lite 0.6"),
];
const MARKS: [&str; 2] = ["<!-- measured -->", "<!-- /measured -->"];
const HEAD: &str = "\
| set | program | full, all | full, names | precision | keeps touched | other characters masked | kB/s |
|---|---|--:|--:|--:|--:|--:|--:|
";

/// Measures over the yardstick beside this repository; with `write`, into the page on clinical text.
pub(crate) fn command(write: bool) -> Result<()> {
    let yardstick = root().with_file_name("shared").join("yardstick/text");
    if !yardstick.is_dir() {
        bail!("the yardstick is not beside this repository");
    }
    run(&mut cargo(&["build", "--release", "--package", "kamei", "--examples"]))?;
    let rivals = install::text_rivals();
    let mut table = HEAD.to_owned();
    let mut missing = Vec::new();
    for (language, title) in [("ja", "Japanese"), ("en", "English")] {
        let documents = yardstick.join(format!("{language}.jsonl"));
        table += &row(title, "Kamei", &documents, kamei)?;
        for (_, name, shown) in RIVALS.iter().filter(|(of, ..)| *of == language) {
            let measured = rivals.as_ref().map_err(ToString::to_string).and_then(|()| {
                row(title, shown, &documents, |documents, out| rival(name, documents, out))
                    .map_err(|error| error.to_string())
            });
            match measured {
                Ok(measured) => table += &measured,
                Err(_) => missing.push(*shown),
            }
        }
    }
    if !missing.is_empty() {
        table.push_str("\nCould not be run here: ");
        table.push_str(&missing.join(", "));
        table.push_str(".\n");
    }
    println!("{table}");
    if write { keep(&table) } else { Ok(()) }
}

/// Runs a finder, then the yardstick's own scorer.
fn row(
    set: &str,
    shown: &str,
    documents: &Path,
    find: impl Fn(&Path, &Path) -> Result<f64>,
) -> Result<String> {
    println!("measuring: {shown}, {set}");
    let folder = target().join("text");
    fs::create_dir_all(&folder)?;
    let out = folder.join("found.jsonl");
    let seconds = find(documents, &out)?;
    let scorer = documents.with_file_name("score.py");
    let mut score = program("python3", &[]);
    let score = read(score.arg(scorer).args([documents, &out]).arg("--json"))?;
    let score: Value = serde_json::from_str(&score)?;
    let share = |pointer: &str| -> Result<String> {
        let value = score.pointer(pointer).and_then(Value::as_f64);
        Ok(format!("{:.1} %", 100.0 * value.context("the scorer left a figure out")?))
    };
    let mut bytes = 0;
    for line in fs::read_to_string(documents)?.lines() {
        let document: Value = serde_json::from_str(line)?;
        bytes += document["text"].as_str().map_or(0, str::len);
    }
    let cells = [
        set.to_owned(),
        shown.to_owned(),
        share("/ALL/full_recall")?,
        share("/labels/NAME/full_recall")?,
        share("/precision_touching")?,
        share("/keeps_touched_share")?,
        share("/other_chars_masked_share")?,
        format!("{:.1}", bytes as f64 / 1000.0 / seconds),
    ];
    Ok(format!("| {} |\n", cells.join(" | ")))
}

fn kamei(documents: &Path, out: &Path) -> Result<f64> {
    let finder = target().join("release/examples/text_find");
    let mut find = program(&finder.to_string_lossy(), &[]);
    let said = read(find.arg("crate/core/data/text/dictionary.gz").args([documents, out]))?;
    let seconds = said.split(" bytes in ").nth(1).and_then(|rest| rest.split(' ').next());
    Ok(seconds.context("text_find says no time")?.parse()?)
}

fn rival(name: &str, documents: &Path, out: &Path) -> Result<f64> {
    let mut find = program("target/rivals-text/bin/python", &["scripts/text/rivals.py", name]);
    let said = read(find.args([documents, out]))?;
    Ok(said.lines().last().context("the rival says no time")?.trim().parse()?)
}

/// Puts the table between its marks.
fn keep(table: &str) -> Result<()> {
    let page: PathBuf = report::file("text.md");
    let text = fs::read_to_string(&page)?;
    let parts = text
        .split_once(MARKS[0])
        .and_then(|(head, rest)| Some((head, rest.split_once(MARKS[1])?.1)));
    let (head, rest) = parts.context("text.md has no marks for the table")?;
    let [open, close] = MARKS;
    let origin = report::origin("cargo xtask text --write")?;
    fs::write(&page, format!("{head}{open}\n{origin}\n\n{table}{close}{rest}"))?;
    Ok(())
}
