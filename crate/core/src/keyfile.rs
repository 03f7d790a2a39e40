//! The key file: 削除情報等, sealed with a passphrase by age (scrypt recipient), and never part
//! of what is sent.

use crate::action::Action;
use crate::inventory::Inventory;
use crate::key::ProjectKey;
use crate::plan::Plan;
use crate::pseudonyms::{Given, Problem, Pseudonyms, Table, normal};
use crate::reason::{Code, Reason};
use crate::subject::{Secrets, Subject};
use age::secrecy::SecretString;
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use zeroize::Zeroize;

const VERSION: u32 = 1;
/// The most work a key file may ask for, as a power of two.
const MOST_WORK: u8 = 22;

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
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyState {
    version: u32,
    secret: String,
    /// By pseudonym.
    pub patients: BTreeMap<String, KnownPatient>,
    /// New UIDs by old ones.
    pub uids: BTreeMap<String, String>,
    /// Input names by output names.
    pub files: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Pseudonyms::is_empty")]
    given: Pseudonyms,
}

impl std::fmt::Debug for KeyState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
    uids: Vec<(String, String)>,
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
                    uids.push((old.to_owned(), secrets.key.uid(old)));
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
            uids: BTreeMap::new(),
            files: BTreeMap::new(),
            given: Pseudonyms::default(),
        }
    }

    /// The project key.
    pub fn key(&self) -> Result<ProjectKey, Reason> {
        let bytes = BASE64_STANDARD.decode(&self.secret).map_err(|_| Code::NotAKeyFile)?;
        Ok(ProjectKey::from_random(bytes.try_into().map_err(|_| Code::NotAKeyFile)?))
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
            self.uids.extend(crosswalk.uids);
            self.files.insert(crosswalk.output, crosswalk.input);
        }
    }

    /// Seals it. `work` is scrypt's cost as a power of two: 17 for a passphrase a person chose,
    /// little for one drawn at random.
    pub fn seal(&self, passphrase: &str, work: u8) -> Result<Vec<u8>, Reason> {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
        recipient.set_work_factor(work);
        let encryptor =
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
                .map_err(|_| Code::NotAKeyFile)?;
        let mut text = serde_json::to_vec(self).map_err(|_| Code::NotAKeyFile)?;
        let mut sealed = Vec::new();
        let written = encryptor.wrap_output(&mut sealed).and_then(|mut writer| {
            writer.write_all(&text)?;
            writer.finish().map(|_| ())
        });
        text.zeroize();
        written.map_err(|_| Code::NotAKeyFile)?;
        Ok(sealed)
    }

    /// Opens a sealed key file.
    pub fn open(sealed: &[u8], passphrase: &str) -> Result<Self, Reason> {
        let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| Code::NotAKeyFile)?;
        let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        identity.set_max_work_factor(MOST_WORK);
        let mut reader = decryptor
            .decrypt(std::iter::once(&identity as &dyn age::Identity))
            .map_err(|_| Code::WrongPassphrase)?;
        let mut text = Vec::new();
        reader.read_to_end(&mut text).map_err(|_| Code::NotAKeyFile)?;
        let state: Result<Self, _> = serde_json::from_slice(&text);
        text.zeroize();
        let state = state.map_err(|_| Code::NotAKeyFile)?;
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
        for (old, new) in &self.uids {
            line(&mut uids, &[old, new]);
        }
        let mut files = String::from("input,output\n");
        for (output, input) in &self.files {
            line(&mut files, &[input, output]);
        }
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
        state.uids.insert("1.2.3".to_owned(), "2.25.4".to_owned());
        let sealed = state.seal("a long passphrase", 4).expect("sealing");
        assert!(KeyState::open(&sealed, "a long passphrase").is_ok_and(|opened| opened == state));
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
        let sealed = state.seal("a long passphrase", 4).expect("sealing");
        let opened = KeyState::open(&sealed, "a long passphrase").expect("the same key");
        let list = opened.pseudonyms().expect("the list is in the key");
        assert_eq!(list.len(), 3);
        assert_eq!(list.of("1").and_then(|given| given.days), Some(5));
    }

    #[test]
    fn tables_quote_what_has_commas() {
        let mut table = String::new();
        line(&mut table, &["a,b", "c\"d", "e"]);
        assert_eq!(table, "\"a,b\",\"c\"\"d\",e\n");
    }
}
