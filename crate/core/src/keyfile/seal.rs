//! Who can open a key file: whoever knows the passphrase, or the custodians it was sealed to.

use crate::reason::{Code, Reason};
use age::secrecy::SecretString;
use age::{Decryptor, EncryptError, Encryptor, Identity, scrypt, x25519};
use std::fmt;
use std::io::Read;

/// The most work a key file may ask for, as a power of two.
const MOST_WORK: u8 = 22;

/// A custodian's public key, `age1…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

impl Recipient {
    /// Reads what `age-keygen` prints as public key.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        text.parse().map(Self).map_err(|_| Code::ConfigBadRecipient.into())
    }
}

/// How a key file is sealed.
#[derive(Clone)]
pub struct Seal(Sealed);

#[derive(Clone)]
enum Sealed {
    Passphrase { passphrase: SecretString, work: u8 },
    Custodians(Vec<Recipient>),
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    /// With a passphrase. `work` is scrypt's cost as a power of two: 17 for one that a person chose,
    /// little for one drawn at random.
    pub fn passphrase(passphrase: &str, work: u8) -> Self {
        Self(Sealed::Passphrase { passphrase: SecretString::from(passphrase.to_owned()), work })
    }

    /// To custodians, each of whom can open it; nothing where there are none.
    pub fn to(custodians: impl IntoIterator<Item = Recipient>) -> Option<Self> {
        let custodians: Vec<_> = custodians.into_iter().collect();
        (!custodians.is_empty()).then_some(Self(Sealed::Custodians(custodians)))
    }

    pub(super) fn encryptor(&self) -> Result<Encryptor, EncryptError> {
        match &self.0 {
            Sealed::Passphrase { passphrase, work } => {
                let mut recipient = scrypt::Recipient::new(passphrase.clone());
                recipient.set_work_factor(*work);
                Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            }
            Sealed::Custodians(custodians) => Encryptor::with_recipients(
                custodians.iter().map(|custodian| &custodian.0 as &dyn age::Recipient),
            ),
        }
    }
}

/// A custodian's private key.
#[derive(Clone)]
pub struct Custodian(x25519::Identity);

impl fmt::Debug for Custodian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Custodian")
    }
}

impl Custodian {
    /// Reads a file as `age-keygen` writes it: comments, and one line that is the private key.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let key = lines.find(|line| !line.is_empty()).ok_or(Code::NotForThisCustodian)?;
        key.parse().map(Self).map_err(|_| Code::NotForThisCustodian.into())
    }

    /// A new one, for tests.
    #[cfg(test)]
    pub(super) fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The public key.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    pub(super) fn open<'a>(&self, sealed: &'a [u8]) -> Result<impl Read + use<'a>, Reason> {
        decryptor(sealed)?
            .decrypt(std::iter::once(&self.0 as &dyn Identity))
            .map_err(|_| Code::NotForThisCustodian.into())
    }
}

pub(super) fn open_with_passphrase<'a>(
    sealed: &'a [u8],
    passphrase: &str,
) -> Result<impl Read + use<'a>, Reason> {
    let decryptor = decryptor(sealed)?;
    if !decryptor.is_scrypt() {
        return Err(Code::SealedToCustodian.into());
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    decryptor
        .decrypt(std::iter::once(&identity as &dyn Identity))
        .map_err(|_| Code::WrongPassphrase.into())
}

fn decryptor(sealed: &[u8]) -> Result<Decryptor<&[u8]>, Reason> {
    Decryptor::new_buffered(sealed).map_err(|_| Code::NotAKeyFile.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::secrecy::ExposeSecret;

    #[test]
    fn reads_a_private_key_as_age_keygen_writes_it() {
        let custodian = Custodian::generate();
        let file = format!(
            "# created: 2026-01-01T00:00:00Z\n# public key: age1…\n{}\n",
            custodian.0.to_string().expose_secret()
        );
        let read = Custodian::parse(&file).expect("a private key");
        assert_eq!(read.recipient(), custodian.recipient());
        assert!(Custodian::parse("# nothing\n").is_err() && Custodian::parse("age1x").is_err());
    }
}
