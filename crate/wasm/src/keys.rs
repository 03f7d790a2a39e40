//! The key file, as the page holds it.

use crate::policy::chosen;
use crate::{failed, from_js, to_js};
use kamei::configuration::Keys;
use kamei::keyfile::{Crosswalk, KeyState, Recipient, Seal};
use kamei::policy::Choice;
use kamei::pseudonyms::{Problem, Pseudonyms, Table};
use kamei::reason::{Code, Reason};
use kamei::record::{Entry, Files, Header, Record, Withheld};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// Scrypt's cost for a passphrase that a person chose, as a power of two.
const WORK: u8 = 16;

/// A new project key.
#[wasm_bindgen]
pub fn new_key() -> Result<JsValue, JsValue> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|_| failed(Reason::new(Code::NoRandomness)))?;
    to_js(&KeyState::new(secret))
}

/// Seals the key with a passphrase: the bytes of an age file.
#[wasm_bindgen]
pub fn seal_key(state: JsValue, passphrase: &str) -> Result<Vec<u8>, JsValue> {
    let state: KeyState = from_js(state)?;
    state.seal(&Seal::passphrase(passphrase, WORK)).map_err(failed)
}

/// Seals the key to its custodians' public keys (`age1…`): the bytes of an age file that this page
/// cannot open again.
#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value)] // The page hands lists over.
pub fn seal_key_to(state: JsValue, custodians: Vec<String>) -> Result<Vec<u8>, JsValue> {
    let state: KeyState = from_js(state)?;
    let custodians: Result<Vec<_>, _> =
        custodians.iter().map(|custodian| Recipient::parse(custodian)).collect();
    let seal = Seal::to(custodians.map_err(failed)?).ok_or_else(crate::bad_call)?;
    state.seal(&seal).map_err(failed)
}

/// The key as a site's configuration wants it: derived, and with the site's prefix.
#[wasm_bindgen]
pub fn key_for_site(state: JsValue, wanted: JsValue) -> Result<JsValue, JsValue> {
    let state: KeyState = from_js(state)?;
    let wanted: Keys = from_js(wanted)?;
    to_js(&state.for_site(&wanted).map_err(failed)?)
}

/// Opens a sealed key file.
#[wasm_bindgen]
pub fn open_key(sealed: &[u8], passphrase: &str) -> Result<JsValue, JsValue> {
    to_js(&KeyState::open(sealed, passphrase).map_err(failed)?)
}

/// What became of a list of pseudonyms: the key with it, or the lines that leave a doubt.
#[derive(Serialize)]
struct Adopted {
    key: Option<KeyState>,
    patients: usize,
    problems: Vec<Problem>,
}

/// Takes a site's own pseudonyms over into the key: `{ key, patients, problems }`.
#[wasm_bindgen]
pub fn adopt_pseudonyms(state: JsValue, table: &[u8]) -> Result<JsValue, JsValue> {
    let mut state: KeyState = from_js(state)?;
    let adopted = match Table::read(table).and_then(|table| state.adopt(table)) {
        Ok(()) => {
            let patients = state.pseudonyms().map_or(0, Pseudonyms::len);
            Adopted { key: Some(state), patients, problems: Vec::new() }
        }
        Err(problems) => Adopted { key: None, patients: 0, problems },
    };
    to_js(&adopted)
}

/// Adds to the key what finished files taught.
#[wasm_bindgen]
pub fn absorb(state: JsValue, crosswalks: JsValue) -> Result<JsValue, JsValue> {
    let mut state: KeyState = from_js(state)?;
    let crosswalks: Vec<Crosswalk> = from_js(crosswalks)?;
    state.absorb(crosswalks);
    to_js(&state)
}

/// What the page says of a record: who, when, and under which policy.
#[derive(Deserialize)]
struct PageHeader {
    policy: Choice,
    #[serde(flatten)]
    header: Header,
}

/// The processing record (加工記録) as JSON text.
#[wasm_bindgen]
pub fn record(header: JsValue, entries: JsValue, withheld: JsValue) -> Result<String, JsValue> {
    let page: PageHeader = from_js(header)?;
    let mut files = Files::default();
    from_js::<Vec<Entry>>(entries)?.into_iter().for_each(|entry| files.release(entry));
    from_js::<Vec<Withheld>>(withheld)?.into_iter().for_each(|file| files.withhold(file));
    let policy = chosen(&page.policy)?;
    Ok(Record::new(&policy, page.header, files).to_json())
}
