//! Notes and tables in the page's WebAssembly.

use anyhow::Result;

use super::browser::{node, number};

pub(super) const ABOUT: &str = "\
The page's WebAssembly in Node. A page makes the dictionary ready and then takes made-up notes the whole way, while no one asks for anything. Reading is what inspecting a note takes, which \
finds all that identifies in it; what was found is remembered, so that a review and the writing need not seek again. Until \
it is released it is written and read once more, for what is certain to identify. The notes are those that the tests of \
the text engine read: five kB of them forty times over, and, crowded, 0.8 MB of all hands, with an identifier in every \
line, and 84 kB that hold none, read by engines that have read none of them. The table is of an invented ward. \
CPU time, median of 41 rounds (9 for the crowded notes and those without identifiers); what someone waits for, the \
dictionary and a single note, by the clock. A note of two pages is cut from the \
crowded ones, each unlike all others, and measured three times: the first ones, each alone, while the browser still \
compiles, more than a hundred together, and read alone, not written.";

pub(super) fn measure() -> Result<String> {
    let found = node("text.mjs", &[])?;
    let [ready, warm, note, together, inspected, read, released, crowded, sparse, records] = [
        "ready",
        "warm",
        "note",
        "together",
        "inspected",
        "read",
        "released",
        "crowded",
        "sparse",
        "records",
    ]
    .map(|name| number(&found[name]));
    Ok(format!(
        "| the dictionary is ready | the rehearsal | a note of two pages | of many together | only read | notes read | notes released \
         | crowded notes read | notes without identifiers read | records of a table |\n\
         |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n\
         | {:.2} s | {:.2} s | {:.1} ms | {:.1} ms | {:.1} ms | {:.2} MB/s | {:.2} MB/s | {:.2} MB/s | {:.2} MB/s | {:.0} a second |",
        ready?, warm?, note?, together?, inspected?, read?, released?, crowded?, sparse?, records?
    ))
}
