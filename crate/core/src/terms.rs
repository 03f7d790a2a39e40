//! Defined and enumerated terms of coded strings, from `data/ps3.3/terms.csv`.

use crate::detect::{Detector, Vocabulary};
use crate::format::dicom::Tag;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

const CONTENT_LABEL: Tag = Tag(0x0070_0080);

static TABLE: &str = include_str!("../data/ps3.3/terms.csv");

struct Terms {
    by_tag: HashMap<u32, HashSet<&'static str>>,
    all: HashSet<&'static str>,
}

fn terms() -> &'static Terms {
    static PARSED: OnceLock<Terms> = OnceLock::new();
    PARSED.get_or_init(|| {
        let mut parsed = Terms { by_tag: HashMap::new(), all: HashSet::new() };
        for row in crate::table::rows(TABLE) {
            let [tag, words, ..] = row.as_slice() else {
                continue;
            };
            let Some(Tag(tag)) = Tag::parse(tag) else {
                continue;
            };
            let words: HashSet<&str> = words.split('|').collect();
            // Numbers are codes of other attributes; here they could be a patient's.
            parsed.all.extend(
                words.iter().filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())),
            );
            parsed.by_tag.insert(tag, words);
        }
        parsed
    })
}

/// Whether a value is among an attribute's terms; an attribute without a row is judged by all.
pub fn knows(tag: Tag, value: &str) -> bool {
    let terms = terms();
    value.is_empty()
        || terms.by_tag.get(&tag.0).unwrap_or(&terms.all).contains(value)
        // No list of terms: people make it up, from clinical words or others.
        || tag == CONTENT_LABEL && Vocabulary.find(value).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::dicom::{dictionary, tag};

    #[test]
    fn knows_terms_and_not_names() {
        assert!(knows(tag::MODALITY, "CT") && knows(tag::IMAGE_TYPE, "AXIAL"));
        assert!(!knows(tag::IMAGE_TYPE, "SAKURA") && !knows(Tag(0x0008_9999), "SAKURA"));
    }

    #[test]
    fn every_row_is_a_coded_string() {
        for row in crate::table::rows(TABLE) {
            let (tag, _) = dictionary::parse_pattern(row[0]).expect("a tag or pattern");
            let attribute = dictionary::attribute(Tag(tag)).expect("listed in PS3.6");
            assert!(attribute.vr.contains("CS"), "{row:?}");
            assert!(row[1].split('|').all(|term| !term.is_empty() && term.len() <= 16), "{row:?}");
        }
    }
}
