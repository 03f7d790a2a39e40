//! Whether a pseudonym can stand where it has to: in a patient's ID and name, and in a path.

/// The most characters of an LO and of one part of a PN (PS3.5 table 6.2-1).
const LONGEST: usize = 64;
/// Names that Windows keeps for devices, whatever follows the first full stop.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Letters every character set and file system has, in a form that is the same everywhere.
pub(super) fn is_fit(pseudonym: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let stem = pseudonym.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let device = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = stem.len() == device.len() + 1 && matches!(device, "com" | "lpt");
    let device = DEVICES.contains(&stem.as_str()) || numbered;
    pseudonym.len() <= LONGEST
        && pseudonym.bytes().all(plain)
        && !pseudonym.starts_with('.')
        && !pseudonym.ends_with('.')
        && !device
}

/// Whether a pseudonym gives the number away: it holds it, with or without its leading zeros, or
/// has a run of letters and digits that is all of a short one.
pub(super) fn holds(pseudonym: &str, id: &str) -> bool {
    let pseudonym = pseudonym.to_lowercase();
    let id = id.to_lowercase();
    let bare = id.trim_start_matches('0');
    if bare.chars().count() >= 4 {
        return pseudonym.contains(bare);
    }
    let run_is_id = |run: &str| !run.is_empty() && run.trim_start_matches('0') == bare;
    pseudonym.split(|c: char| !c.is_alphanumeric()).any(run_is_id)
        || pseudonym.split(|c: char| !c.is_ascii_digit()).any(run_is_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_stand_anywhere_are_fit() {
        for fit in ["HOSP-001", "a.b_c", "K-0A1B2C3D4E", "7", "CONRAD", "com", "COM10"] {
            assert!(is_fit(fit), "{fit}");
        }
        let long = "x".repeat(65);
        for unfit in [
            "研究001",
            "a b",
            "a/b",
            "a\\b",
            "a^b",
            "a=b",
            "..",
            ".a",
            "a.",
            "CON",
            "nul.x",
            "LPT1",
            &long,
        ] {
            assert!(!is_fit(unfit), "{unfit}");
        }
    }

    #[test]
    fn a_pseudonym_that_shows_its_number_is_seen() {
        for (pseudonym, id) in [
            ("P-00427718", "427718"),
            ("P427718X", "00427718"),
            ("S-0012", "12"),
            ("S12", "012"),
            ("Ab-1", "aB"),
        ] {
            assert!(holds(pseudonym, id), "{pseudonym} {id}");
        }
        for (pseudonym, id) in [("P-101", "10"), ("HOSP-001", "00427718"), ("S-112", "12")] {
            assert!(!holds(pseudonym, id), "{pseudonym} {id}");
        }
    }
}
