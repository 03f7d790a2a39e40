//! Finds what identifies in free text, so that it can be cut out and the rest stay.

mod affixes;
mod beside;
mod cues;
mod eponyms;
mod phrases;
mod vocabulary;

pub(crate) use self::cues::has_cue;
pub use self::vocabulary::Vocabulary;

use crate::format::dicom::uid;
use crate::known::Matcher;
use std::ops::Range;

/// Finds byte ranges of a text that must not stay.
pub trait Detector {
    /// The ranges, in any order; they may overlap.
    fn find(&self, text: &str) -> Vec<Range<usize>>;
}

impl Detector for Matcher {
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        self.hits(text.as_bytes()).map(|hit| hit.start..hit.start + hit.length).collect()
    }
}

/// The text without what any detector finds, and without the punctuation that is then left over;
/// `None` where nothing readable stays. They are asked one after the other while something is left.
pub fn cut(text: &str, detectors: &[&dyn Detector]) -> Option<String> {
    let mut cut = vec![false; text.len()];
    for detector in detectors {
        if !text.char_indices().any(|(at, c)| c.is_alphanumeric() && !cut[at]) {
            return None;
        }
        for range in detector.find(text) {
            cut[range].fill(true);
        }
    }
    let kept: String = text.char_indices().map(|(at, c)| if cut[at] { ' ' } else { c }).collect();
    let tidied = kept.split('\\').map(lines).collect::<Vec<_>>().join("\\");
    tidied.chars().any(char::is_alphanumeric).then_some(tidied)
}

/// The lines of a text that still say something, ended as PS3.5 §6.1.3 ends them.
fn lines(text: &str) -> String {
    let lines = text.lines().map(tidy).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\r\n")
}

fn tidy(text: &str) -> String {
    const LOOSE: [char; 11] = [' ', '\u{3000}', ',', ';', ':', '-', '_', '/', '^', '=', '&'];
    let words = text.split_whitespace().map(without_empty_brackets).filter(|word| {
        word.chars().any(char::is_alphanumeric)
            || matches!(*word, "+" | "&" | "-" | "/" | "<" | ">")
    });
    words.collect::<Vec<_>>().join(" ").trim_matches(LOOSE).to_owned()
}

/// A word without the halves of brackets whose contents are gone.
fn without_empty_brackets(word: &str) -> &str {
    const OPENING: [char; 6] = ['(', '[', '{', '（', '【', '「'];
    const CLOSING: [char; 6] = [')', ']', '}', '）', '】', '」'];
    word.trim_end_matches(OPENING).trim_start_matches(CLOSING)
}

/// Whether text holds a UID that the standard does not register.
pub fn has_uid(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|run| run.trim_matches('.'))
        .any(|run| is_uid(run) && !uid::is_registered(run))
}

/// At least six components and sixteen characters: longer than a version number.
fn is_uid(run: &str) -> bool {
    run.len() >= 16
        && run.starts_with(['0', '1', '2'])
        && run.split('.').count() >= 6
        && run.split('.').all(|part| !part.is_empty())
        || run.starts_with("2.25.") && run.len() > 25
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_uids_from_version_numbers() {
        assert!(has_uid("see 1.2.826.0.1.99.1953.7.4, please"));
        assert!(has_uid("2.25.152752519834663263826301420581341174218"));
        for text in ["1.2.840.10008.5.1.4.1.1.2", "syngo 4.5.6.7.8", "VB17A 1.2.3.4", "10.11.2024"]
        {
            assert!(!has_uid(text), "{text}");
        }
    }

    fn cleaned(text: &str) -> Option<String> {
        cut(text, &[&Vocabulary])
    }

    #[test]
    fn clinical_words_stay_and_the_rest_goes() {
        for (before, after) in [
            ("CT chest for Johnson DOB 1953-07-04", "CT chest for"),
            ("axial T2 TSE fs 3mm", "axial T2 TSE fs 3mm"),
            ("seen by Dr. Smith, tel 03-1234-5678", "seen by Dr."),
            ("Thorax^Routine (Adult)", "Thorax^Routine (Adult)"),
            ("b1000_ADC_DFC_MIX", "b1000_ADC_"),
            ("LUNG 1.25mm SHARP", "LUNG 1.25mm SHARP"),
            ("MR brain w/o contrast 20190317", "MR brain w/o contrast"),
            ("Nodule in lung\n \nseen by Smith", "Nodule in lung\r\nseen by"),
            ("q\\CT head\\ZQX10K", "\\CT head\\"),
            ("CT_CHEST_K-8840217_1953-07-04", "CT_CHEST"),
            ("SAG 3D MPRAGE L4 B31f T20s", "SAG 3D MPRAGE L4 B31f T20s"),
            ("axial b1000 S4711", "axial b1000"),
            ("PI-RADS 5, F-18 PSMA > 14 days", "PI-RADS 5, F-18 PSMA > 14 days"),
            ("TrueFISP eTHRIVE 3DWB PTV_6000", "TrueFISP eTHRIVE 3DWB PTV_6000"),
            ("Hodgkin lymphoma, Baker cyst", "Hodgkin lymphoma, Baker cyst"),
            ("chest PTV_1953 Q", "chest PTV"),
            ("chest R6/1/9 T1/T2", "chest T1/T2"),
            ("JPEG 2000, matrix 512x512", "JPEG 2000, matrix 512x512"),
        ] {
            let after = after.trim_end_matches('_');
            assert_eq!(cleaned(before).as_deref(), Some(after), "{before}");
        }
        for text in ["ZQX10K", "SAKURA HINATA", "00427718", "john@example.org", "2.25.123456"] {
            assert_eq!(cleaned(text), None, "{text}");
        }
    }

    #[test]
    fn japanese_words_stay_and_names_go() {
        assert_eq!(cleaned("胸部CT 佐倉陽向様").as_deref(), Some("胸部CT"));
        assert_eq!(cleaned("腹部エコー　佐倉").as_deref(), Some("腹部エコー"));
        for text in [
            "急性硬膜下血腫",
            "甲状腺乳頭癌",
            "慢性閉塞性肺疾患",
            "橋本病",
            "すりガラス影",
            "橈骨頭骨折",
            "心雑音",
        ] {
            assert_eq!(cleaned(text).as_deref(), Some(text));
        }
        for (text, left) in [
            ("森放射線", "放射線"),
            ("胸部CT 柏木健一", "胸部CT"),
            ("肺炎 中田", "肺炎"),
            ("足立胸部", "足 胸部"),
        ] {
            assert_eq!(cleaned(text).as_deref(), Some(left), "{text}");
        }
        assert_eq!(cleaned("頭部単純 5mm 令和6年9月30日").as_deref(), Some("頭部単純 5mm"));
        assert_eq!(cleaned("佐倉陽向"), None);
        assert_eq!(cleaned("アンダーソン"), None);
    }
}
