//! Released files on their way to a server, beside curl.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::browser::{node, number};

pub(super) const ABOUT: &str = "\
The page sends in Chromium: 2,000 slices of half a megabyte by DICOMweb through nginx to an empty \
Orthanc on the same machine, and one file of a gigabyte by PUT to a server that drops it. The clock \
starts when the person agrees to the summary. curl sends the command line's outputs to as fresh an \
Orthanc, in requests of the same size, three at a time as the page does, put together beforehand. The \
median of three rounds by the ratio. Memory is the RSS of all of Chromium's processes, shared pages \
counted once for each, before and at its highest.";

pub(super) fn measure(folder: &Path) -> Result<String> {
    table(&node("send.mjs", &[folder])?)
}

fn table(found: &Value) -> Result<String> {
    let (curl, large) = (number(&found["curl"])?, &found["large"]);
    let row = |name: &str, bytes: f64, seconds: f64, memory: Option<&Value>| -> Result<String> {
        let memory = match memory {
            None => String::new(),
            Some(found) => format!(
                "{:.0} → {:.0} MB",
                number(&found["before"])? / 1e6,
                number(&found["most"])? / 1e6
            ),
        };
        let (size, rate) = (bytes / 1e6, bytes / 1e6 / seconds);
        Ok(format!("| {name} | {size:.0} | {seconds:.1} | {rate:.0} | {memory} |\n"))
    };
    let page = number(&found["page"]["seconds"]).context("the page has no time")?;
    let bytes = number(&found["bytes"])?;
    Ok([
        "| | MB | seconds | MB/s | memory |\n|---|--:|--:|--:|--:|\n".to_owned(),
        row("curl to Orthanc", bytes, curl, None)?,
        row("the page to Orthanc", bytes, page, Some(&found["page"]))?,
        row(
            "the page, one file by PUT",
            number(&large["bytes"])?,
            number(&large["seconds"])?,
            Some(large),
        )?,
        format!("\nThe page's rate is {:.0} % of curl's.", 100.0 * curl / page),
    ]
    .concat())
}

#[cfg(test)]
mod tests {
    #[test]
    fn says_how_the_page_stands_beside_curl() {
        let found = serde_json::json!({
            "bytes": 1e9, "curl": 10.0, "page": { "seconds": 12.5, "before": 1e9, "most": 2e9 },
            "large": { "bytes": 1e9, "seconds": 5.0, "before": 1e9, "most": 1e9 },
        });
        let table = super::table(&found).expect("a table");
        assert!(table.contains("| the page to Orthanc | 1000 | 12.5 | 80 | 1000 → 2000 MB |"));
        assert!(table.ends_with("The page's rate is 80 % of curl's."));
    }
}
