//! The policy that the command line asks for.

use crate::{args, sentences};
use kamei::policy::regions::Regions;
use kamei::policy::site::Fault;
use kamei::policy::{Choice, Policy};
use kamei::text::Reader;
use std::sync::Arc;

/// What free text is read with.
static DICTIONARY: &[u8] = include_bytes!("../../core/data/text/dictionary.gz");

/// Reads it, and the rules on parts of pictures; an error holds one line for everything that is wrong.
pub(crate) fn chosen(asked: &args::Policy) -> Result<(Policy, Regions), String> {
    let name = &asked.name;
    let mut choice = Choice { id: name.clone(), ..asked.choice.clone() };
    let path = std::path::Path::new(name);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        choice.site = Some(text);
    }
    if let Some(path) = &asked.regions {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        choice.regions = Some(text);
        let wrong = |fault: &Fault| sentences::about_policy(&path.to_string_lossy(), fault);
        choice
            .regions()
            .map_err(|faults| faults.iter().map(wrong).collect::<Vec<_>>().join("\n"))?;
    }
    let regions = choice.regions().unwrap_or_default();
    let policy = choice.policy().map(|policy| policy.reading(Arc::new(Reader::new(DICTIONARY))));
    policy.map(|policy| (policy, regions)).map_err(|faults| {
        let lines: Vec<_> =
            faults.iter().map(|fault| sentences::about_policy(name, fault)).collect();
        lines.join("\n")
    })
}
