//! What a text that was read says, where it is a setting of the device that may be offered to keep.
//!
//! That only informs a person. What was read may have been read wrong, so nothing here clears a box.

use serde::Serialize;

/// Text that identifies nobody, if it was read right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Harmless {
    /// A side, view or position, such as `L-MLO`.
    Marker,
    /// A length, speed or level with its unit, as beside a ruler or a grey scale.
    Scale,
    /// A setting of the device with its value, such as `MI 1.1`.
    Setting,
}

/// Sides, views and positions; two letters that are somebody's initials are left out.
const MARKERS: &[&str] = &[
    "L", "R", "LT", "RT", "LEFT", "RIGHT", "左", "右", "CC", "MLO", "LCC", "RCC", "LMLO", "RMLO",
    "AP", "PA", "LAT", "LATERAL", "OBLIQUE", "SUPINE", "PRONE", "ERECT", "UPRIGHT", "PORTABLE",
    "立位", "臥位", "座位", "正面", "側面", "吸気", "呼気", "AXIAL", "SAGITTAL", "CORONAL",
];

/// Units, with their letters raised.
const UNITS: &[&str] = &[
    "CM", "MM", "M", "CM/S", "M/S", "MM/S", "%", "DB", "HZ", "KHZ", "MHZ", "FPS", "KV", "KVP",
    "MA", "MAS", "MS", "S", "SEC", "W", "MW", "HU", "DEG", "°",
];

/// Names of settings, with their letters raised.
const SETTINGS: &[&str] = &[
    "MI", "TI", "TIS", "TIB", "TIC", "DEPTH", "GAIN", "GN", "FREQ", "FRQ", "PRF", "FR", "DR", "WF",
    "PWR", "POWER", "AO", "ZOOM", "MAP", "PERS", "DYN", "DYNRNG", "KV", "KVP", "MA", "MAS", "TR",
    "TE", "FA", "NEX", "ETL", "FOV", "THK", "SL", "SP", "WW", "WL", "WC", "PAN", "AGC", "CPA",
];

/// What kind of harmless text this is; `None` for all that is not surely one.
///
/// A number alone is none: it may be an age, or a part of a longer number.
pub fn harmless(text: &str) -> Option<Harmless> {
    let text = raised(text);
    let joined: String = text.chars().filter(|letter| !" -_.".contains(*letter)).collect();
    if MARKERS.contains(&joined.as_str()) {
        return Some(Harmless::Marker);
    }
    let parts = parts(&text)?;
    settings(&parts)
}

/// A part of a text: a word, or a number that is no date, time or identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Word(String),
    Number,
}

/// Splits into words and short numbers; `None` where a number is long or oddly joined.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let number = first.is_ascii_digit();
        let part_of = |letter: char| {
            if number {
                letter.is_ascii_digit() || letter == '.'
            } else {
                !letter.is_ascii_digit() && !" :=".contains(letter)
            }
        };
        let end = rest.find(|letter| !part_of(letter)).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        let (part, after) = rest.split_at(end);
        if number {
            let digits = part.bytes().filter(u8::is_ascii_digit).count();
            if digits > 4 || part.matches('.').count() > 1 {
                return None;
            }
            parts.push(Part::Number);
        } else {
            parts.push(Part::Word(part.to_owned()));
        }
        // One sign may stand between a name and its value, as in `MI: 1.1`; a time has it too.
        let after = if number { after } else { after.trim_start_matches([':', '=']) };
        rest = after.trim_start();
    }
    Some(parts)
}

/// Settings with their values, or values with units, from end to end.
fn settings(parts: &[Part]) -> Option<Harmless> {
    let mut rest = parts;
    let mut kind = None;
    while !rest.is_empty() {
        rest = match rest {
            [Part::Word(name), Part::Number, Part::Word(unit), after @ ..]
                if is(name, SETTINGS) && is(unit, UNITS) && !begins(unit, after) =>
            {
                kind = Some(Harmless::Setting);
                after
            }
            [Part::Word(name), Part::Number, after @ ..] if is(name, SETTINGS) => {
                kind = Some(Harmless::Setting);
                after
            }
            [Part::Number, Part::Word(unit), after @ ..] if is(unit, UNITS) => {
                kind = kind.or(Some(Harmless::Scale));
                after
            }
            _ => return None,
        };
    }
    kind
}

/// Whether a word that may be a unit is the name of the next setting.
fn begins(word: &str, after: &[Part]) -> bool {
    is(word, SETTINGS) && matches!(after, [Part::Number, ..])
}

fn is(word: &str, list: &[&str]) -> bool {
    list.contains(&word.trim_end_matches('.'))
}

/// Capital letters, full-width forms narrowed, every kind of space one.
fn raised(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '\u{3000}' | '\t' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(narrow).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_scales_and_markers_may_be_offered_to_keep() {
        for text in ["L", "R-MLO", "l mlo", "左", "LCC", "立位"] {
            assert_eq!(harmless(text), Some(Harmless::Marker), "{text}");
        }
        for text in
            ["MI 1.1", "TIS 0.7", "MI:1.1 TIS:0.7", "120kV", "28Hz", "5.0 MHz", "ＭＩ　１．１"]
        {
            assert!(harmless(text).is_some(), "{text}");
        }
        for text in ["GAIN 50 %", "Depth 15 cm", "WW 400 WL 40", "kV 120 mA 200"] {
            assert_eq!(harmless(text), Some(Harmless::Setting), "{text}");
        }
        assert_eq!(harmless("10 cm"), Some(Harmless::Scale));
    }

    #[test]
    fn what_may_identify_is_never_offered() {
        for text in [
            "",
            "45",
            "045Y",
            "M 45Y",
            "12345678",
            "2021/11/04",
            "09:42",
            "1966.03.08",
            "MI 20211104",
            "LM",
            "TSUKISHIMA",
            "月島蓮司",
            "ID 40718823",
            "MI 1.1 TSUKISHIMA",
            "L TSUKISHIMA",
            "Dr. M",
            "10 cm 月島",
            "12.5.3",
            ":::",
        ] {
            assert_eq!(harmless(text), None, "{text}");
        }
    }
}
