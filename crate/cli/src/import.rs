//! `kamei policy import`: takes over a script that a site wrote for CTP.

use crate::args::Import;
use crate::files;
use crate::sentences;
use kamei::policy::ctp::{self, Note};
use std::fs;

/// Writes what was understood, and says line by line what was not.
pub(crate) fn run(options: &Import) -> Result<bool, String> {
    let name = options.script.display();
    let bytes = fs::read(&options.script).map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8_lossy(&bytes);
    let import = ctp::import(&text, &options.base)
        .map_err(|_| format!("there is no policy '{}'", options.base))?;
    for Note { line, remark, at } in &import.notes {
        let sentence = sentences::text(&format!("ctp.{}", remark.as_str()));
        let about = if at.is_empty() { String::new() } else { format!(" [{at}]") };
        eprintln!("{name}:{line}:{about} {sentence}");
    }
    files::write_bytes(&options.out, import.toml.as_bytes())
        .map_err(|error| format!("{}: {error}", options.out.display()))?;
    Ok(import.notes.is_empty())
}
