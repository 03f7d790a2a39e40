//! A person's changes of single decisions, from a JSON file.

use kamei::plan::Amendment;
use serde::Deserialize;
use std::path::Path;

/// One change; without a file it is meant for every file that it names a place of.
#[derive(Deserialize)]
struct Asked {
    file: Option<String>,
    #[serde(flatten)]
    amendment: Amendment,
}

/// All changes that were asked for.
#[derive(Default)]
pub(crate) struct Amendments(Vec<Asked>);

impl Amendments {
    pub(crate) fn read(path: Option<&Path>) -> Result<Self, String> {
        let Some(path) = path else { return Ok(Self::default()) };
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
        serde_json::from_str(&text).map(Self).map_err(|error| failed(&error))
    }

    /// Those that a file has to heed.
    pub(crate) fn of(&self, input: &str) -> Vec<Amendment> {
        let meant = |asked: &&Asked| asked.file.as_ref().is_none_or(|file| file == input);
        self.0.iter().filter(meant).map(|asked| asked.amendment.clone()).collect()
    }
}
