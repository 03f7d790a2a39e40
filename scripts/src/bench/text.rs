//! Notes and tables in the page's WebAssembly.

use anyhow::Result;

use super::browser::{node, number};

pub(super) const ABOUT: &str = "\
The page's WebAssembly in Node. The first note makes the dictionary ready. Reading is what inspecting a note takes, which \
finds all that identifies in it; what was found is remembered, so that a review and the writing need not seek again. Until \
it is released it is written and read once more, for what is certain to identify. The notes are those that the tests of \
the text engine read, 180 kB of them, the table is of an invented ward. CPU time, median of 41 rounds: the first few also \
compile the WebAssembly.";

pub(super) fn measure() -> Result<String> {
    let found = node("text.mjs", &[])?;
    let [ready, note, read, released, records] =
        ["ready", "note", "read", "released", "records"].map(|name| number(&found[name]));
    Ok(format!(
        "| until the first note is done | a note of two pages | notes read | notes released | records of a table |\n\
         |--:|--:|--:|--:|--:|\n\
         | {:.2} s | {:.1} ms | {:.2} MB/s | {:.2} MB/s | {:.0} a second |",
        ready?, note?, read?, released?, records?
    ))
}
