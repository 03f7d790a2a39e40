//! How soon the page can be used.

use std::fmt::Write;

use anyhow::Result;

use super::browser::{node, number};

pub(super) const ABOUT: &str = "\
By the clock, from asking for the page; the median of nine. Usable: its buttons act and what is dropped is taken, to be \
opened once the page is sealed. Sealed: all is loaded and compared with its digests, the ways out were tried, the engine \
has tested itself, and files are opened. The hosted page comes from what the browser keeps (its service worker), the one \
file from the disk, with all of its large parts.";

pub(super) fn measure() -> Result<String> {
    let found = node("start.mjs", &[])?;
    let mut table = String::from("| | usable, s | sealed, s |\n|---|--:|--:|\n");
    for (key, name) in [
        ("chromium", "Chromium, hosted"),
        ("firefox", "Firefox, hosted"),
        ("file", "Chromium, one file"),
    ] {
        let of = |what: &str| number(&found[key][what]).map(|milliseconds| milliseconds / 1e3);
        writeln!(table, "| {name} | {:.2} | {:.2} |", of("usable")?, of("ready")?)?;
    }
    Ok(table)
}
