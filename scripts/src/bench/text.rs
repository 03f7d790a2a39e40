//! Notes and tables in the page's WebAssembly.

use anyhow::Result;

use super::browser::{node, number};

pub(super) const ABOUT: &str = "\
The page's WebAssembly in Node, from bytes to released bytes, which reads every text at least twice: when it is planned \
and once more when it is written. The first note makes the dictionary ready. The notes are those that the tests of the \
text engine read, the table is of an invented ward. CPU time, median of 41 rounds: the \
first few also compile the WebAssembly.";

pub(super) fn measure() -> Result<String> {
    let found = node("text.mjs", &[])?;
    let [ready, note, megabytes, records] =
        ["ready", "note", "megabytes", "records"].map(|name| number(&found[name]));
    Ok(format!(
        "| until the first note is done | a note of two pages | notes | records of a table |\n\
         |--:|--:|--:|--:|\n\
         | {:.2} s | {:.1} ms | {:.2} MB/s | {:.0} a second |",
        ready?, note?, megabytes?, records?
    ))
}
