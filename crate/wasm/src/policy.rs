//! The policy, as the page chooses it.

use crate::{failed, from_js, to_js, view};
use kamei::policy::site::Fault;
use kamei::policy::{Choice, Mode, Policy, Profile, Switch, ctp, profiles};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The policies, the default first: `{ id, ja, en, keeps_key }`.
#[wasm_bindgen]
pub fn policies() -> Result<JsValue, JsValue> {
    to_js(&profiles().iter().map(named).collect::<Vec<_>>())
}

/// What the page shows of a choice.
#[derive(Default, Serialize)]
struct Described {
    /// The policy; `null` where something is wrong with the choice.
    policy: Option<view::Policy>,
    /// Every option; empty where the site profile cannot be read.
    switches: Vec<Switch>,
    /// Whether a reason has to be given.
    wants_reason: bool,
    /// How many rows and private elements are the site's own.
    rows: usize,
    /// Everything that is wrong.
    faults: Vec<Fault>,
}

/// What a choice `{ id, site?, options?, reason? }` amounts to, and everything wrong with it.
#[wasm_bindgen]
pub fn describe_policy(choice: JsValue) -> Result<JsValue, JsValue> {
    let choice: Choice = from_js(choice)?;
    let profile = choice.profile();
    let site = profile.as_ref().ok().and_then(|profile| profile.site.as_ref());
    to_js(&Described {
        switches: choice.switches().unwrap_or_default(),
        wants_reason: choice.wants_a_reason().unwrap_or_default(),
        rows: site.map_or(0, |used| used.site.rows.len() + used.site.private.len()),
        policy: profile.as_ref().ok().map(named),
        faults: profile.err().unwrap_or_default(),
    })
}

/// The choice as a site profile.
#[wasm_bindgen]
pub fn export_policy(choice: JsValue) -> Result<String, JsValue> {
    from_js::<Choice>(choice)?.to_toml().map_err(wrong)
}

/// Takes a CTP script over: `{ kind: "profile" | "regions", toml, report: [{ line, remark, at }] }`,
/// each remark a text of the page under `ctp.…`; `base` is the policy it starts from.
#[wasm_bindgen]
pub fn import_ctp(text: &str, base: &str) -> Result<JsValue, JsValue> {
    to_js(&view::Imported::from(ctp::import(text, base).map_err(failed)?))
}

pub(crate) fn chosen(choice: &Choice) -> Result<Policy, JsValue> {
    choice.policy().map_err(wrong)
}

fn named(profile: &Profile) -> view::Policy {
    view::Policy {
        id: profile.id.clone(),
        ja: profile.title.ja.clone(),
        en: profile.title.en.clone(),
        keeps_key: profile.mode == Mode::Pseudonymized,
    }
}

/// The first thing that is wrong, like any other failure.
// It takes what `map_err` hands over.
#[allow(clippy::needless_pass_by_value)]
pub(crate) fn wrong(faults: Vec<Fault>) -> JsValue {
    faults.first().and_then(|fault| to_js(fault).ok()).unwrap_or_else(crate::bad_call)
}
