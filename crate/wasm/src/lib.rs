//! The page's view of Kamei: converts, calls, converts back.
//!
//! Everything runs in a worker and is synchronous. What is thrown is always an object with a
//! `code` (see `kamei::reason`), never a value of a patient.

mod configuration;
mod engine;
mod keys;
mod policy;
mod reader;
mod source;
mod view;

pub use configuration::read_configuration;
pub use engine::{Engine, crc32, names, sets};
pub use keys::{
    absorb, adopt_pseudonyms, key_for_site, new_key, open_key, record, seal_key, seal_key_to,
};
pub use policy::{describe_policy, export_policy, import_ctp, policies};

use kamei::reason::Reason;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

/// Sends the place of a panic to the console; its message could quote the text it happened on.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(at) = panic.location() {
            console_error(&format!("kamei: stopped at {}:{}", at.file(), at.line()));
        }
    }));
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|_| bad_call())
}

fn to_json(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|_| bad_call())
}

fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| bad_call())
}

// It takes what `map_err` hands over.
#[allow(clippy::needless_pass_by_value)]
fn failed(reason: Reason) -> JsValue {
    to_js(&reason).unwrap_or_else(|_| bad_call())
}

/// The page handed over something of the wrong shape.
fn bad_call() -> JsValue {
    let failure = js_sys::Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = js_sys::Reflect::set(&failure, &"code".into(), &"bad-call".into());
    failure.into()
}
