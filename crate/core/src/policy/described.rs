//! What the text engine takes out of a description though the vocabulary knows each of its words: a
//! surname that is a clinical word behind `seen by`, a telephone number of few digits, an age.

use super::reading::Reading;
use crate::detect::{Detector, has_cue};
use crate::text::{Kind, Span, Why};
use regex::Regex;
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// How many texts are remembered, and how long they are at most: those of a series are alike.
const MOST: usize = 4096;
const LONGEST: usize = 4096;

/// What was found in texts before.
#[derive(Clone, Default)]
pub(super) struct Memory(Arc<Mutex<HashMap<String, Vec<Range<usize>>>>>);

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memory")
    }
}

impl Memory {
    pub(super) fn or_find(
        &self,
        text: &str,
        find: impl FnOnce() -> Option<Vec<Range<usize>>>,
    ) -> Option<Vec<Range<usize>>> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = lock().get(text) {
            return Some(found.clone());
        }
        let found = find()?;
        if text.len() <= LONGEST {
            let mut kept = lock();
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(text.to_owned(), found.clone());
        }
        Some(found)
    }
}

/// Reads the descriptions of one file.
pub(super) struct Described<'a> {
    reading: &'a Reading,
    /// Whether a text wanted the engine and there was none.
    pub(super) unread: Cell<bool>,
}

impl<'a> Described<'a> {
    pub(super) fn by(reading: &'a Reading) -> Self {
        Self { reading, unread: Cell::new(false) }
    }
}

impl Detector for Described<'_> {
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        if !has_cue(text) {
            return Vec::new();
        }
        self.reading.described(text).unwrap_or_else(|| {
            self.unread.set(true);
            Vec::new()
        })
    }
}

/// Whether what was found may be of the trade: the names of hospitals and firms that are made of clinical
/// words are those of departments and makers, `Angio^Carotid` is a region and its program, `MR Head` no
/// man, and `3 Phase Liver CT` no court.
pub(super) fn is_of_the_trade(text: &str, span: &Span) -> bool {
    static MODALITY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[^\p{L}])(?:DR|dr|MR|mr|MS|ms|(?i:PT|LT|RT))\s+$"));
    static DOCTOR: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:by|per|ref|with|to|from) dr\s+$"));
    static COURT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i) (?:ct|rt)$"));
    let (before, says) = (&text[..span.range.start], &text[span.range.clone()]);
    match span.kind {
        Kind::Name if span.why == Why::Form => says.contains('^'),
        Kind::Name => MODALITY.is_match(before) && !DOCTOR.is_match(before),
        Kind::Place => COURT.is_match(says),
        Kind::Facility | Kind::Organization | Kind::Occupation => true,
        _ => false,
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of our own")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Vocabulary, cut};
    use crate::policy::Policy;
    use crate::text::Reader;

    fn reading() -> Arc<Reading> {
        static PACKED: &[u8] = include_bytes!("../../data/text/dictionary.gz");
        static READER: LazyLock<Arc<Reader>> = LazyLock::new(|| Arc::new(Reader::new(PACKED)));
        let policy = Policy::named("jp-pseudonymized").expect("the default policy");
        policy.reading(Arc::clone(&READER)).reading
    }

    #[test]
    fn words_of_the_vocabulary_go_where_they_name_or_number_someone() {
        let reading = reading();
        let described = Described::by(&reading);
        for (text, left) in [
            ("CT chest, ref Professor Stone", "CT chest, ref"),
            ("CT CHEST SEEN BY DR LONG", "CT CHEST SEEN BY DR"),
            ("Reported by: Small", "Reported by"),
            ("MR knee, call pager 451", "MR knee"),
            ("insurance no 123", "insurance no"),
            ("head CT age 93", "head CT age"),
            ("chest 12 Garden Road", "chest"),
            ("Friday the 13th of May, chest", "the chest"),
            ("胸部 クラウン様", "胸部 様"),
            ("胸部CT 診察券番号 123", "胸部CT 診 番"),
            ("頭部 九十二歳", "頭部"),
        ] {
            // A second time it is remembered.
            for _ in 0..2 {
                assert_eq!(cut(text, &[&Vocabulary, &described]).as_deref(), Some(left), "{text}");
            }
        }
        assert!(!described.unread.get());
    }

    #[test]
    fn words_of_the_trade_stay_beside_a_cue() {
        let reading = reading();
        let described = Described::by(&reading);
        for text in [
            "Exam: MR Head",
            "EXAM: DR CHEST PA",
            "Angio^Carotid (Adult) age 45",
            "Exam: 3 Phase Liver CT",
            "Biopsy site: Liver",
            "Patient: supine",
            "CC: Chest Pain",
            "Mother: Breast Cancer",
            "患者: 体動あり",
            "主治医: 内科",
        ] {
            assert_eq!(cut(text, &[&Vocabulary, &described]).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_text_that_no_engine_reads_is_told() {
        let nothing = Reading::default();
        let described = Described::by(&nothing);
        assert!(described.find("CT chest w contrast").is_empty() && !described.unread.get());
        assert!(described.find("Reported by: Small").is_empty() && described.unread.get());
    }
}
