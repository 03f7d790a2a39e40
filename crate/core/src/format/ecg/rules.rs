//! What the leaves of an ECG document are, by where they stand and what they look like
//! (`data/ecg`); the first row that fits decides, and what no row has is unknown.

use crate::format::xml::{Kind, Leaf};
use crate::table;
use regex::Regex;
use std::sync::LazyLock;

/// The item of what no table has: no rule knows it, so it goes.
pub(super) const UNKNOWN: &str = "unknown";
/// The item of samples, which are passed on and never shown as a part.
pub(super) const SAMPLES: &str = "samples";
/// The item of a given name that stands beside a family name.
pub(super) const GIVEN: &str = "given-name";

/// What a file is written by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Annotated ECG of HL7 v3.
    Aecg,
    /// GE MUSE.
    Muse,
    /// Philips Sierra.
    Sierra,
    /// A document of HL7 CDA about an ECG.
    Cda,
}

/// A row of a table.
struct Rule {
    steps: Vec<&'static str>,
    looks: Option<Regex>,
    item: &'static str,
}

static AECG: LazyLock<Vec<Rule>> =
    LazyLock::new(|| read(&[include_str!("../../../data/ecg/aecg.csv"), V3]));
static CDA: LazyLock<Vec<Rule>> =
    LazyLock::new(|| read(&[include_str!("../../../data/ecg/cda.csv"), V3]));
static MUSE: LazyLock<Vec<Rule>> =
    LazyLock::new(|| read(&[include_str!("../../../data/ecg/muse.csv")]));
static SIERRA: LazyLock<Vec<Rule>> =
    LazyLock::new(|| read(&[include_str!("../../../data/ecg/sierra.csv")]));
/// What both kinds of HL7 v3 have.
static V3: &str = include_str!("../../../data/ecg/v3.csv");
/// What values look like, by name.
static LOOKS: &str = include_str!("../../../data/ecg/looks.csv");

impl Dialect {
    /// By the name of the first element.
    pub(super) fn of(root: &str) -> Option<Self> {
        Some(match root {
            "AnnotatedECG" => Self::Aecg,
            "RestingECG" => Self::Muse,
            "restingecgdata" => Self::Sierra,
            "ClinicalDocument" => Self::Cda,
            _ => return None,
        })
    }

    fn rules(self) -> &'static [Rule] {
        match self {
            Self::Aecg => &AECG,
            Self::Muse => &MUSE,
            Self::Sierra => &SIERRA,
            Self::Cda => &CDA,
        }
    }

    /// What a leaf is.
    pub(super) fn item(self, leaf: &Leaf) -> &'static str {
        if matches!(leaf.kind, Kind::Comment | Kind::Instruction) {
            return "remark";
        }
        let path = without_numbers(&leaf.path);
        let (elements, attribute) = path.split_once('@').unwrap_or((&path, ""));
        let mut steps: Vec<&str> = elements.split('/').collect();
        let attribute = format!("@{attribute}");
        if leaf.kind == Kind::Attribute {
            steps.push(&attribute);
        }
        let fits = |rule: &&Rule| {
            matches(&rule.steps, &steps)
                && rule.looks.as_ref().is_none_or(|looks| looks.is_match(&leaf.text))
        };
        self.rules().iter().find(fits).map_or(UNKNOWN, |rule| rule.item)
    }
}

/// A path without the numbers of elements.
pub(super) fn without_numbers(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, behind)) = rest.split_once('[') {
        plain.push_str(before);
        rest = behind.split_once(']').map_or("", |(_, behind)| behind);
    }
    plain + rest
}

/// Whether a path is one that a pattern means: `*` is one step, `**` any number of them, and a
/// pattern of one attribute alone any attribute of that name.
fn matches(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**", rest @ ..], _) => (0..=path.len()).any(|skipped| matches(rest, &path[skipped..])),
        ([step, rest @ ..], [first, others @ ..]) => {
            let any = match *step {
                "*" => !first.starts_with('@'),
                "@*" => first.starts_with('@'),
                step => step == *first,
            };
            any && matches(rest, others)
        }
        _ => false,
    }
}

fn read(tables: &[&'static str]) -> Vec<Rule> {
    let looks = |name: &str| match name {
        "" => None,
        name => {
            let row = table::rows(LOOKS).find(|row| row[0] == name);
            let pattern = row.map_or(name, |row| row[1]);
            Some(Regex::new(&format!("(?s)^(?:{pattern})$")).expect("a pattern of our own"))
        }
    };
    let rows = tables.iter().flat_map(|text| table::rows(text));
    rows.map(|row| Rule { steps: row[0].split('/').collect(), looks: looks(row[1]), item: row[2] })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(kind: Kind, path: &str, text: &str) -> Leaf {
        let (path, text) = (path.to_owned(), text.to_owned());
        Leaf { kind, path, text, value: 0..0, whole: 0..0 }
    }

    #[test]
    fn every_row_has_an_item_of_the_guidelines_table() {
        let items: Vec<&str> =
            table::rows(include_str!("../../../data/jp/items.csv")).map(|row| row[1]).collect();
        for dialect in [Dialect::Aecg, Dialect::Cda, Dialect::Muse, Dialect::Sierra] {
            for rule in dialect.rules() {
                let own = [SAMPLES, GIVEN, UNKNOWN].contains(&rule.item);
                assert!(own || items.contains(&rule.item), "{dialect:?} {}", rule.item);
            }
        }
    }

    #[test]
    fn patterns_skip_steps_and_tell_attributes_from_elements() {
        let path = |text: &'static str| text.split('/').collect::<Vec<_>>();
        for (pattern, fits) in [
            ("a/b/@c", true),
            ("a/**/@c", true),
            ("**/@*", true),
            ("**/*", false),
            ("a/*/@c", true),
            ("a/@c", false),
            ("**/b", false),
        ] {
            assert_eq!(matches(&path(pattern), &path("a/b/@c")), fits, "{pattern}");
        }
    }

    #[test]
    fn the_first_row_that_fits_decides() {
        let muse = |path: &str, text: &str| Dialect::Muse.item(&leaf(Kind::Text, path, text));
        let statement = "RestingECG/Diagnosis/DiagnosisStatement[2]/StmtText";
        assert_eq!(muse(statement, "Confirmed by Mori, K (4711) on 1-JAN-2020"), "signature");
        assert_eq!(muse(statement, "Sinus rhythm"), "free-text");
        assert_eq!(muse("RestingECG/PatientDemographics/Nickname", "Ken"), UNKNOWN);
        assert_eq!(muse("RestingECG/Waveform/LeadData[1]/WaveFormData", "AAAA\nAA=="), SAMPLES);
        assert_eq!(muse("RestingECG/Waveform/LeadData[1]/WaveFormData", "Mori Kenji"), UNKNOWN);
    }
}
