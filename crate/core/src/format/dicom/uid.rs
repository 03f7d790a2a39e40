//! UIDs: those the standard registers, and those that name a patient's objects.

use std::collections::HashSet;
use std::sync::OnceLock;

static REGISTERED: &str = include_str!("../../../data/ps3.6/uids.csv");

/// Whether the standard itself registers a UID (PS3.6 annex A), so that it says nothing of anyone.
pub fn is_registered(uid: &str) -> bool {
    static PARSED: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let registered = PARSED.get_or_init(|| REGISTERED.lines().skip(1).collect());
    registered.contains(trimmed(uid))
}

/// Without the padding that values carry.
pub fn trimmed(uid: &str) -> &str {
    uid.trim_matches([' ', '\0'])
}

/// Whether it is written as PS3.5 §9.1 says: digits and periods, 64 characters at most.
pub fn is_well_formed(uid: &str) -> bool {
    let uid = trimmed(uid);
    (1..=64).contains(&uid.len()) && uid.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_annex_a_lists_is_registered() {
        assert!(is_registered("1.2.840.10008.1.2.1") && is_registered("1.2.840.10008.1.1\0"));
        assert!(!is_registered("1.2.840.10008.5.1.4.1.1.2.19530704"));
        assert!(!is_registered("2.25.1") && !is_registered(""));
    }

    #[test]
    fn letters_are_no_uid() {
        assert!(is_well_formed("1.2.3\0") && !is_well_formed("1.2.SAKURA") && !is_well_formed(""));
    }
}
