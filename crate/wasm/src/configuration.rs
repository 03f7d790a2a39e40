//! What a site sets for its page.

use crate::to_json;
use kamei::configuration::Configuration;
use kamei::policy::site::Fault;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A configuration, or everything that is wrong with it.
#[derive(Serialize)]
struct Read {
    configuration: Option<Configuration>,
    faults: Vec<Fault>,
}

/// Reads the text of a configuration: `{ configuration, faults }` as JSON.
#[wasm_bindgen]
pub fn read_configuration(text: &str) -> Result<String, JsValue> {
    let (configuration, faults) = match Configuration::read(text) {
        Ok(configuration) => (Some(configuration), Vec::new()),
        Err(faults) => (None, faults),
    };
    to_json(&Read { configuration, faults })
}
