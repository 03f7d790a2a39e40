//! What free text is read with, by every engine of a worker.

use kamei::text::Reader;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// A dictionary, read when a text first asks for it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TextReader(pub(crate) Arc<Reader>);

#[wasm_bindgen]
impl TextReader {
    /// Keeps a dictionary.
    #[wasm_bindgen(constructor)]
    pub fn new(dictionary: Vec<u8>) -> Self {
        Self(Arc::new(Reader::new(dictionary)))
    }

    /// The same once more, to be given to an engine.
    pub fn share(&self) -> TextReader {
        Self(Arc::clone(&self.0))
    }

    /// Makes a part of it ready before a text asks for it; whether there is more to do.
    pub fn warm(&self) -> bool {
        self.0.warm()
    }
}
