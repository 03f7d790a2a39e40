//! Defined and enumerated terms of coded strings, from `data/ps3.3/terms.csv`.

use crate::detect::{Detector, Vocabulary};
use crate::format::dicom::Tag;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

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

/// Whether a value is among an attribute's terms, or made of clinical and technical words as makers
/// make up terms of their own; an attribute without a row is judged by all.
pub fn knows(tag: Tag, value: &str) -> bool {
    let terms = terms();
    let has_words = value.contains(|c: char| c.is_ascii_alphabetic());
    value.is_empty()
        || terms.by_tag.get(&tag.0).unwrap_or(&terms.all).contains(value)
        || has_words && Vocabulary.find(value).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::dicom::{dictionary, tag};

    #[test]
    fn knows_terms_and_not_names() {
        assert!(knows(tag::MODALITY, "CT") && knows(tag::IMAGE_TYPE, "AXIAL"));
        for made_up in ["T1 MAP", "DIXON", "RAMP_IS_GEMS", "CARE DOSE4D"] {
            assert!(knows(tag::IMAGE_TYPE, made_up), "{made_up}");
        }
        assert!(!knows(tag::IMAGE_TYPE, "8840217") && !knows(tag::IMAGE_TYPE, "QUILL CHEST"));
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
