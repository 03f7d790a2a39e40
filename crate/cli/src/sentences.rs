//! Reasons as sentences, in the language of the user, from the texts of the page.

use kamei::policy::site::Fault;
use kamei::reason::{Code, Reason};
use std::collections::HashMap;
use std::sync::OnceLock;

static JA: &str = include_str!("../../../www/texts/ja.json");
static EN: &str = include_str!("../../../www/texts/en.json");

/// What happened to a file and what to do now.
pub(crate) fn about(name: &str, reason: &Reason) -> String {
    let (what, advice) = sentence(reason.code);
    let at = reason.at.as_ref().map(|at| format!(" [{at}]")).unwrap_or_default();
    format!("{name}: {what}{at} {advice}")
}

/// What is wrong with a site profile, by file and line, or with a switch.
pub(crate) fn about_policy(name: &str, fault: &Fault) -> String {
    let (what, advice) = sentence(fault.code);
    let line = fault.line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{name}{line}: {what} [{}] {advice}", fault.at)
}

fn sentence(code: Code) -> (String, String) {
    let part = |part: &str| text(&format!("reason.{code}.{part}"));
    (part("what"), part("do"))
}

/// A text of the page in the language of the user; nothing where there is none.
pub(crate) fn text(key: &str) -> String {
    static TEXTS: OnceLock<HashMap<String, String>> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| read(if speaks_japanese() { JA } else { EN }));
    texts.get(key).cloned().unwrap_or_default()
}

pub(crate) fn speaks_japanese() -> bool {
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    language.is_some_and(|language| language.starts_with("ja"))
}

fn read(json: &str) -> HashMap<String, String> {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kamei::policy::ctp::Remark;

    #[test]
    fn every_remark_on_a_script_has_a_sentence_in_both_languages() {
        for texts in [read(JA), read(EN)] {
            for remark in Remark::ALL {
                let key = format!("ctp.{}", remark.as_str());
                assert!(texts.get(&key).is_some_and(|text| !text.is_empty()), "{key}");
            }
        }
    }

    #[test]
    fn every_reason_has_a_sentence_in_both_languages() {
        for texts in [read(JA), read(EN)] {
            for code in Code::ALL {
                for part in ["what", "do"] {
                    let key = format!("reason.{code}.{part}");
                    assert!(texts.get(&key).is_some_and(|text| !text.is_empty()), "{key}");
                }
            }
        }
    }
}
