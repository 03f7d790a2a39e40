//! A file of the page as a `Source`.

use kamei::source::{ReadError, Source};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `{ size, read(offset, length) }`, over `FileReaderSync` in a worker.
    #[wasm_bindgen(
        typescript_type = "{ size: number, read(offset: number, length: number): Uint8Array }"
    )]
    pub type JsSource;

    #[wasm_bindgen(method, getter)]
    fn size(this: &JsSource) -> f64;

    #[wasm_bindgen(method, catch)]
    fn read(this: &JsSource, offset: f64, length: f64) -> Result<js_sys::Uint8Array, JsValue>;
}

/// The page's file; offsets cross as numbers, exact up to 2^53.
pub(crate) struct PageFile<'a>(pub(crate) &'a JsSource);

impl Source for PageFile<'_> {
    fn len(&self) -> u64 {
        self.0.size() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        let bytes = self.0.read(offset as f64, buf.len() as f64).map_err(|_| ReadError)?;
        if bytes.length() as usize != buf.len() {
            return Err(ReadError);
        }
        bytes.copy_to(buf);
        Ok(())
    }
}
