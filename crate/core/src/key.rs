//! The project key, and all that is derived from it: pseudonyms, UIDs, date offsets.
//!
//! Everything is HMAC-SHA-256 under a random key (RFC 2104), never a plain hash: patient numbers
//! and UIDs can be enumerated, and a plain hash of them can be turned round.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroize;

/// A random key of 256 bits; whoever holds it can link pseudonyms to patients.
#[derive(Clone)]
pub struct ProjectKey {
    secret: [u8; 32],
    prefix: Prefix,
}

/// What the pseudonyms of a key begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefix(String);

impl Prefix {
    /// Up to twelve of the characters A–Z and 0–9, a letter first and a hyphen last, as in `K-`.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.strip_suffix('-')?;
        let plain = name.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let starts = name.bytes().next().is_some_and(|c| c.is_ascii_uppercase());
        (plain && starts && text.len() <= 12).then(|| Self(text.to_owned()))
    }

    /// As it stands before the letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Prefix {
    fn default() -> Self {
        Self("K-".to_owned())
    }
}

impl Drop for ProjectKey {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

impl fmt::Debug for ProjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProjectKey")
    }
}

/// The letters of a pseudonym: Crockford's base 32, which has no I, L, O or U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Dates move by at most this many days.
const FARTHEST: u32 = 182;

/// A site that names its own offsets may move dates by at most this many: a hundred years.
pub(crate) const MOST_DAYS: i32 = 36_525;

impl ProjectKey {
    /// A key from random bytes that the caller drew.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self { secret: bytes, prefix: Prefix::default() }
    }

    /// The same key, whose pseudonyms begin otherwise.
    #[must_use]
    pub fn with_prefix(mut self, prefix: Prefix) -> Self {
        self.prefix = prefix;
        self
    }

    /// The secret of one site's own key, by HKDF-SHA-256 (RFC 5869): it tells nothing of this one,
    /// nor of another site's.
    ///
    /// # Panics
    ///
    /// Never: HKDF-SHA-256 gives up to 8,160 bytes.
    pub fn site_secret(&self, site: &str) -> [u8; 32] {
        let mut secret = [0; 32];
        Hkdf::<Sha256>::new(Some(b"kamei site key"), &self.secret)
            .expand(site.as_bytes(), &mut secret)
            .expect("HKDF-SHA-256 gives up to 8,160 bytes");
        secret
    }

    fn mac(&self, domain: &str, value: &str) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes a key of any length");
        mac.update(domain.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// A short name of `letters` base 32 letters (5 bits each, at most 25).
    pub(crate) fn token(&self, domain: &str, value: &str, letters: usize) -> String {
        let mac = self.mac(domain, value);
        let bits = mac[..16].iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        (0..letters.min(25))
            .map(|index| char::from(LETTERS[(bits >> (123 - 5 * index)) as usize & 31]))
            .collect()
    }

    /// The pseudonym for an identity: the prefix and ten letters (50 bits).
    pub fn pseudonym(&self, identity: &str) -> String {
        format!("{}{}", self.prefix.as_str(), self.token("patient", identity, 10))
    }

    /// Whether text has the form of a pseudonym of this key; its letters can spell a name by chance.
    pub fn is_pseudonym(&self, text: &str) -> bool {
        text.strip_prefix(self.prefix.as_str()).is_some_and(|letters| {
            letters.len() == 10 && letters.bytes().all(|c| LETTERS.contains(&c))
        })
    }

    /// The date offset for an identity, in days: from 1 to 182 or from −1 to −182.
    pub fn days(&self, identity: &str) -> i32 {
        let mac = self.mac("days", identity);
        let drawn = u32::from_be_bytes([mac[0], mac[1], mac[2], mac[3]]) % (2 * FARTHEST);
        let drawn = drawn as i32 - FARTHEST as i32;
        if drawn >= 0 { drawn + 1 } else { drawn }
    }

    /// The new UID for an old one: `2.25.` and a UUID as decimal (PS3.5 annex B.2).
    pub fn uid(&self, old: &str) -> String {
        uid_from(&self.mac("uid", old))
    }
}

/// A UID made of a digest: `2.25.` and its first 16 bytes as UUID in decimal.
pub(crate) fn uid_from(digest: &[u8; 32]) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    // RFC 9562 §5.8: version 8, made by a custom scheme.
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    format!("2.25.{}", u128::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_uid_is_a_uuid_of_version_8_under_2_25() {
        let uid = ProjectKey::from_random([7; 32]).uid("1.2.3");
        let number: u128 = uid.strip_prefix("2.25.").expect("prefix").parse().expect("decimal");
        assert_eq!(number >> 76 & 0xF, 8);
        assert_eq!(number >> 62 & 3, 2);
        assert!(uid.len() <= 64);
    }

    #[test]
    fn a_pseudonym_is_known_by_its_form() {
        let key = ProjectKey::from_random([7; 32]);
        assert!(key.is_pseudonym(&key.pseudonym("id")));
        assert!(!key.is_pseudonym("K-SAKURA") && !key.is_pseudonym("K-UUUUUUUUUU"));
        let prefix = Prefix::parse("MNT-").expect("a prefix");
        let own = key.clone().with_prefix(prefix);
        let pseudonym = own.pseudonym("id");
        assert_eq!(pseudonym.strip_prefix("MNT-"), key.pseudonym("id").strip_prefix("K-"));
        assert!(own.is_pseudonym(&pseudonym) && !key.is_pseudonym(&pseudonym));
    }

    #[test]
    fn a_prefix_can_stand_in_a_patient_id_and_in_a_folder_name() {
        for fit in ["K-", "MNT-", "SITE01-", "ABCDEFGHIJK-"] {
            assert!(Prefix::parse(fit).is_some(), "{fit}");
        }
        for unfit in ["", "-", "K", "k-", "1K-", "A B-", "A/-", "A--B", "みなと-", "ABCDEFGHIJKL-"]
        {
            assert!(Prefix::parse(unfit).is_none(), "{unfit}");
        }
    }

    /// RFC 5869 by hand: extract is one HMAC under the salt, the first block of expand another.
    #[test]
    fn a_site_s_secret_is_hkdf_of_the_project_s() {
        let hmac = |key: &[u8], text: &[u8]| -> [u8; 32] {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
            mac.update(text);
            mac.finalize().into_bytes().into()
        };
        let extracted = hmac(b"kamei site key", &[7; 32]);
        let key = ProjectKey::from_random([7; 32]);
        assert_eq!(key.site_secret("minato"), hmac(&extracted, b"minato\x01"));
        assert_ne!(key.site_secret("minato"), key.site_secret("kashiwa"));
    }

    proptest! {
        #[test]
        fn two_keys_share_nothing(a: [u8; 32], b: [u8; 32], id in "[0-9]{1,8}") {
            prop_assume!(a != b);
            let (a, b) = (ProjectKey::from_random(a), ProjectKey::from_random(b));
            prop_assert_ne!(a.pseudonym(&id), b.pseudonym(&id));
            prop_assert_ne!(a.uid(&id), b.uid(&id));
        }

        #[test]
        fn no_offset_is_zero_or_too_far(key: [u8; 32], id in ".{0,12}") {
            let days = ProjectKey::from_random(key).days(&id);
            prop_assert!(days != 0 && days.unsigned_abs() <= FARTHEST);
        }
    }
}
