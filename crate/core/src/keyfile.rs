//! The key file: 削除情報等, sealed by age with a passphrase (scrypt) or to the public keys of its
//! custodians (X25519), and never part of what is sent.

mod pairs;
mod seal;

pub use self::seal::{Custodian, Recipient, Seal};

use self::pairs::{FileNames, NewUids, Uids};
use crate::action::Action;
use crate::configuration::Keys;
use crate::inventory::Inventory;
use crate::key::{Prefix, ProjectKey};
use crate::plan::Plan;
use crate::pseudonyms::{Given, Problem, Pseudonyms, Table, normal};
use crate::reason::{Code, Reason};
use crate::subject::{Secrets, Subject};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::ser::{Error as _, SerializeStruct};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufReader, Read, Write};
use zeroize::Zeroize;

const VERSION: u32 = 1;

/// A patient of the project: who a pseudonym stands for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPatient {
    /// Patient ID as written.
    pub id: String,
    /// Who issued it.
    pub issuer: String,
    /// Name as written.
    pub name: String,
    /// Days that dates moved by.
    pub days: i32,
}

/// Everything that can undo the pseudonyms.
#[derive(Deserialize)]
pub struct KeyState {
    version: u32,
    secret: String,
    patients: BTreeMap<String, KnownPatient>,
    uids: Uids,
    files: FileNames,
    #[serde(default)]
    given: Pseudonyms,
    /// What pseudonyms begin with, where it is not `K-`.
    #[serde(default)]
    prefix: Option<String>,
    /// The site that the key was derived for.
    #[serde(default)]
    site: Option<String>,
}

impl Serialize for KeyState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let key = self.key().map_err(S::Error::custom)?;
        let mut state = serializer.serialize_struct("KeyState", 8)?;
        state.serialize_field("version", &self.version)?;
        state.serialize_field("secret", &self.secret)?;
        state.serialize_field("patients", &self.patients)?;
        state.serialize_field("uids", &NewUids(&self.uids, &key))?;
        state.serialize_field("files", &self.files)?;
        if !self.given.is_empty() {
            state.serialize_field("given", &self.given)?;
        }
        for (name, value) in [("prefix", &self.prefix), ("site", &self.site)] {
            if value.is_some() {
                state.serialize_field(name, value)?;
            }
        }
        state.end()
    }
}

impl fmt::Debug for KeyState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyState")
    }
}

impl Drop for KeyState {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// What one file adds to the key file.
#[derive(Clone, Serialize, Deserialize)]
pub struct Crosswalk {
    pseudonym: String,
    patient: KnownPatient,
    uids: Vec<String>,
    input: String,
    /// The output's name; a caller that had to rename the output corrects it.
    pub output: String,
}

impl std::fmt::Debug for Crosswalk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Crosswalk")
    }
}

impl Crosswalk {
    pub(crate) fn of(
        inventory: &Inventory,
        plan: &Plan,
        subject: &Subject,
        secrets: &Secrets,
        input: &str,
        output: &str,
    ) -> Self {
        let mut uids = Vec::new();
        for (field, decision) in inventory.fields.iter().zip(&plan.decisions) {
            let text =
                field.text().filter(|_| decision.action == Action::Uid && !decision.inherited);
            for old in text.into_iter().flat_map(|text| text.split('\\')) {
                let old = old.trim_matches([' ', '\0']);
                if !old.is_empty() && !crate::format::dicom::uid::is_registered(old) {
                    uids.push(old.to_owned());
                }
            }
        }
        uids.sort_unstable();
        uids.dedup();
        let exposed = |value: &Option<crate::phi::Phi<String>>| {
            value.as_ref().map(|value| value.expose().clone()).unwrap_or_default()
        };
        Self {
            pseudonym: secrets.pseudonym.clone(),
            patient: KnownPatient {
                id: exposed(&subject.id),
                issuer: exposed(&subject.issuer),
                name: exposed(&subject.name),
                days: secrets.days,
            },
            uids,
            input: input.to_owned(),
            output: output.to_owned(),
        }
    }
}

impl KeyState {
    /// A new project around a random key.
    pub fn new(secret: [u8; 32]) -> Self {
        Self {
            version: VERSION,
            secret: BASE64_STANDARD.encode(secret),
            patients: BTreeMap::new(),
            uids: Uids::default(),
            files: FileNames::default(),
            given: Pseudonyms::default(),
            prefix: None,
            site: None,
        }
    }

    /// The project key.
    pub fn key(&self) -> Result<ProjectKey, Reason> {
        let bytes = BASE64_STANDARD.decode(&self.secret).map_err(|_| Code::NotAKeyFile)?;
        let key = ProjectKey::from_random(bytes.try_into().map_err(|_| Code::NotAKeyFile)?);
        match &self.prefix {
            None => Ok(key),
            Some(prefix) => Ok(key.with_prefix(Prefix::parse(prefix).ok_or(Code::NotAKeyFile)?)),
        }
    }

    /// The key as a site's configuration wants it: the site's own where one is to be derived, with
    /// the site's prefix. A key that another site's was derived for, or that has named patients
    /// otherwise, is refused.
    pub fn for_site(self, wanted: &Keys) -> Result<Self, Reason> {
        let mut state = match &wanted.site {
            Some(site) => self.derived(site)?,
            None => self,
        };
        if wanted.prefix.is_some() && wanted.prefix != state.prefix {
            if !state.patients.is_empty() {
                return Err(Code::KeyOfAnotherPrefix.into());
            }
            state.prefix.clone_from(&wanted.prefix);
        }
        state.key()?;
        Ok(state)
    }

    /// One site's own key, which knows no patients yet; a site's own stays what it is.
    fn derived(self, site: &str) -> Result<Self, Reason> {
        match &self.site {
            Some(own) if own == site => Ok(self),
            Some(_) => Err(Code::KeyOfAnotherSite.into()),
            None => {
                let secret = self.key()?.site_secret(site);
                let mut own = Self::new(secret);
                own.site = Some(site.to_owned());
                Ok(own)
            }
        }
    }

    /// The site's own pseudonyms, where it has any.
    pub fn pseudonyms(&self) -> Option<&Pseudonyms> {
        Some(&self.given).filter(|given| !given.is_empty())
    }

    /// Takes over a site's pseudonyms, unless they speak against those this key has given before.
    pub fn adopt(&mut self, table: Table) -> Result<(), Vec<Problem>> {
        let given = self.given.iter().map(|(id, given)| (id.clone(), given.clone()));
        let seen = self.patients.iter().filter(|(_, patient)| !patient.id.is_empty()).map(
            |(pseudonym, patient)| {
                let days = Some(patient.days);
                (normal(&patient.id), Given { pseudonym: pseudonym.clone(), days })
            },
        );
        let known: Vec<_> = given.chain(seen).collect();
        let problems = table.conflicts(&known);
        if problems.is_empty() {
            self.given.add(table);
            return Ok(());
        }
        Err(problems)
    }

    /// Adds what finished files taught.
    pub fn absorb(&mut self, crosswalks: impl IntoIterator<Item = Crosswalk>) {
        for crosswalk in crosswalks {
            self.patients.insert(crosswalk.pseudonym, crosswalk.patient);
            crosswalk.uids.iter().for_each(|old| self.uids.add(old));
            self.files.add(&crosswalk.output, &crosswalk.input);
        }
    }

    /// Seals it.
    pub fn seal(&self, seal: &Seal) -> Result<Vec<u8>, Reason> {
        let mut sealed = Vec::new();
        self.seal_into(&mut sealed, seal).map_err(|_| Code::NotAKeyFile)?;
        Ok(sealed)
    }

    /// Seals it piece by piece, so that neither the text nor the sealed file is held whole.
    pub fn seal_into(&self, out: impl Write, seal: &Seal) -> std::io::Result<()> {
        let mut writer = seal.encryptor().map_err(std::io::Error::other)?.wrap_output(out)?;
        serde_json::to_writer(&mut writer, self)?;
        writer.finish().map(|_| ())
    }

    /// Opens a key file that was sealed with a passphrase.
    pub fn open(sealed: &[u8], passphrase: &str) -> Result<Self, Reason> {
        Self::read(seal::open_with_passphrase(sealed, passphrase)?)
    }

    /// Opens a key file that was sealed to a custodian.
    pub fn open_as(sealed: &[u8], custodian: &Custodian) -> Result<Self, Reason> {
        Self::read(custodian.open(sealed)?)
    }

    fn read(reader: impl Read) -> Result<Self, Reason> {
        let state: Self =
            serde_json::from_reader(BufReader::new(reader)).map_err(|_| Code::NotAKeyFile)?;
        if state.version != VERSION {
            return Err(Code::NotAKeyFile.into());
        }
        state.key()?;
        Ok(state)
    }

    /// `patients.csv`, `uids.csv` and `files.csv`, each with its header line.
    pub fn tables(&self) -> [(&'static str, String); 3] {
        let mut patients = String::from("id_old,id_new,issuer,name,days\n");
        for (pseudonym, patient) in &self.patients {
            let days = patient.days.to_string();
            line(&mut patients, &[&patient.id, pseudonym, &patient.issuer, &patient.name, &days]);
        }
        let mut uids = String::from("id_old,id_new\n");
        if let Ok(key) = self.key() {
            self.uids.pairs(&key).for_each(|(old, new)| line(&mut uids, &[&old, &new]));
        }
        let mut files = String::from("input,output\n");
        self.files.pairs().for_each(|(output, input)| line(&mut files, &[&input, &output]));
        [("patients.csv", patients), ("uids.csv", uids), ("files.csv", files)]
    }
}

fn line(table: &mut String, cells: &[&str]) {
    let quoted = cells.iter().map(|cell| {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            (*cell).to_owned()
        }
    });
    table.push_str(&quoted.collect::<Vec<_>>().join(","));
    table.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_key_opens_with_its_passphrase_only() {
        let mut state = KeyState::new([3; 32]);
        state.uids.add("1.2.3");
        state.files.add("K-A/I-B.dcm", "SAKURA/1.dcm");
        let sealed = state.seal(&Seal::passphrase("a long passphrase", 4)).expect("sealing");
        let opened = KeyState::open(&sealed, "a long passphrase").expect("the same key");
        assert_eq!(opened.tables(), state.tables());
        let [_, (_, uids), (_, files)] = opened.tables();
        let new = state.key().expect("a key").uid("1.2.3");
        assert_eq!(uids, format!("id_old,id_new\n1.2.3,{new}\n"));
        assert_eq!(files, "input,output\nSAKURA/1.dcm,K-A/I-B.dcm\n");
        let wrong = KeyState::open(&sealed, "another").map_err(|reason| reason.code);
        assert_eq!(wrong.err(), Some(Code::WrongPassphrase));
        let none = KeyState::open(b"hello", "x").map_err(|reason| reason.code);
        assert_eq!(none.err(), Some(Code::NotAKeyFile));
        assert!(memchr::memmem::find(&sealed, b"1.2.3").is_none());
    }

    #[test]
    fn a_list_that_speaks_against_the_key_is_refused_with_its_lines() {
        let table = |rows: &str| {
            let text = format!("id,pseudonym,days\n{rows}\n");
            Table::read(text.as_bytes()).expect("a list")
        };
        let mut state = KeyState::new([3; 32]);
        state.patients.insert(
            "K-AAAAAAAAAA".to_owned(),
            KnownPatient {
                id: "00427718".to_owned(),
                issuer: String::new(),
                name: String::new(),
                days: 12,
            },
        );
        let lines = |result: Result<(), Vec<Problem>>| -> Vec<u64> {
            let problems = result.expect_err("a conflict");
            assert!(problems.iter().all(|problem| problem.code == Code::PseudonymsConflict));
            problems.iter().map(|problem| problem.line).collect()
        };
        assert_eq!(lines(state.adopt(table("1,P-7,\n00427718,P-8,12"))), [3]);
        assert_eq!(lines(state.adopt(table("00427718,K-AAAAAAAAAA,13"))), [2]);
        assert_eq!(lines(state.adopt(table("2,k-aaaaaaaaaa,"))), [2]);
        assert!(state.pseudonyms().is_none());
        assert_eq!(state.adopt(table("00427718,K-AAAAAAAAAA,\n1,P-7,5")), Ok(()));
        assert_eq!(lines(state.adopt(table("1,P-7,6"))), [2]);
        assert_eq!(state.adopt(table("1,P-7,\n3,P-9,0")), Ok(()));
        let sealed = state.seal(&Seal::passphrase("a long passphrase", 4)).expect("sealing");
        let opened = KeyState::open(&sealed, "a long passphrase").expect("the same key");
        let list = opened.pseudonyms().expect("the list is in the key");
        assert_eq!(list.len(), 3);
        assert_eq!(list.of("1").and_then(|given| given.days), Some(5));
    }

    #[test]
    fn a_key_sealed_to_custodians_opens_for_each_of_them_and_nobody_else() {
        let custodians = [Custodian::generate(), Custodian::generate()];
        let seal = Seal::to(custodians.iter().map(Custodian::recipient)).expect("two recipients");
        let sealed = KeyState::new([3; 32]).seal(&seal).expect("sealing");
        for custodian in &custodians {
            let opened = KeyState::open_as(&sealed, custodian).expect("the same key");
            assert_eq!(opened.secret, KeyState::new([3; 32]).secret);
        }
        let stranger = KeyState::open_as(&sealed, &Custodian::generate());
        assert_eq!(stranger.err().map(|reason| reason.code), Some(Code::NotForThisCustodian));
        let guessed = KeyState::open(&sealed, "a long passphrase");
        assert_eq!(guessed.err().map(|reason| reason.code), Some(Code::SealedToCustodian));
    }

    #[test]
    fn a_derived_key_is_the_site_s_own_and_stays_so() {
        let wanted = |site: &str, prefix: Option<&str>| Keys {
            site: Some(site.to_owned()),
            prefix: prefix.map(str::to_owned),
            ..Keys::default()
        };
        let project = || KeyState::new([3; 32]);
        let minato = project().for_site(&wanted("minato", Some("MNT-"))).expect("derived");
        let kashiwa = project().for_site(&wanted("kashiwa", None)).expect("derived");
        let pseudonym = |state: &KeyState| state.key().expect("a key").pseudonym("id");
        assert!(pseudonym(&minato).starts_with("MNT-"));
        assert_ne!(pseudonym(&kashiwa), pseudonym(&project()));
        assert_ne!(pseudonym(&minato)[4..], pseudonym(&kashiwa)[2..]);
        let sealed = minato.seal(&Seal::passphrase("a long passphrase", 4)).expect("sealing");
        let again = KeyState::open(&sealed, "a long passphrase").expect("the same key");
        let again = again.for_site(&wanted("minato", Some("MNT-"))).expect("its own site");
        assert_eq!(pseudonym(&again), pseudonym(&minato));
        let elsewhere = again.for_site(&wanted("kashiwa", None));
        assert_eq!(elsewhere.err().map(|reason| reason.code), Some(Code::KeyOfAnotherSite));
    }

    #[test]
    fn a_key_that_has_named_patients_takes_no_other_prefix() {
        let mut state = KeyState::new([3; 32]);
        let patient =
            KnownPatient { id: "1".into(), issuer: String::new(), name: String::new(), days: 1 };
        state.patients.insert("K-AAAAAAAAAA".to_owned(), patient);
        let wanted = Keys { prefix: Some("MNT-".to_owned()), ..Keys::default() };
        let refused = state.for_site(&wanted);
        assert_eq!(refused.err().map(|reason| reason.code), Some(Code::KeyOfAnotherPrefix));
    }

    #[test]
    fn tables_quote_what_has_commas() {
        let mut table = String::new();
        line(&mut table, &["a,b", "c\"d", "e"]);
        assert_eq!(table, "\"a,b\",\"c\"\"d\",e\n");
    }
}
