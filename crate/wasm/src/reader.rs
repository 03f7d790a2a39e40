//! What free text is read with, by every engine of a worker.

use kamei::rehearsal::Rehearsal;
use kamei::text::Reader;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// A dictionary, read when a text first asks for it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TextReader {
    pub(crate) reader: Arc<Reader>,
    rehearsal: Option<Rehearsal>,
}

#[wasm_bindgen]
impl TextReader {
    /// Keeps a dictionary.
    #[wasm_bindgen(constructor)]
    pub fn new(dictionary: Vec<u8>) -> Self {
        let reader = Arc::new(Reader::new(dictionary));
        let rehearsal = Rehearsal::new(Arc::clone(&reader)).ok();
        Self { reader, rehearsal }
    }

    /// The same once more, to be given to an engine.
    pub fn share(&self) -> TextReader {
        Self { reader: Arc::clone(&self.reader), rehearsal: None }
    }

    /// Makes a part of what reads texts ready before one is brought; whether there is more to do.
    pub fn warm(&mut self) -> bool {
        let more = self.rehearsal.as_mut().is_some_and(Rehearsal::step);
        if !more {
            self.rehearsal = None;
        }
        more
    }
}
