//! A file of the page as a `Source`, and as what hears how far it has been read.

use kamei::progress::{Cancelled, Progress};
use kamei::source::{ReadError, Source};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `{ size, name, read(offset, length), beside(ending), told(done, total) }`, over `FileReaderSync` in a worker.
    #[wasm_bindgen(
        typescript_type = "{ size: number, name?: string, read(offset: number, length: number): Uint8Array, beside(ending: string): JsSource | undefined, told?(done: number, total: number): void }"
    )]
    pub type JsSource;

    #[wasm_bindgen(method, getter)]
    fn size(this: &JsSource) -> f64;

    /// What the file is called; only files beside another one have a name of their own.
    #[wasm_bindgen(method, getter)]
    fn name(this: &JsSource) -> Option<String>;

    /// The file of the same name with another ending, where one came in.
    #[wasm_bindgen(method)]
    fn beside(this: &JsSource, ending: &str) -> Option<JsSource>;

    /// Hears how far the work on it has come, where anybody does.
    #[wasm_bindgen(method, getter)]
    fn told(this: &JsSource) -> Option<js_sys::Function>;

    #[wasm_bindgen(method, catch)]
    fn read(this: &JsSource, offset: f64, length: f64) -> Result<js_sys::Uint8Array, JsValue>;
}

/// A file beside the page's.
struct Sibling {
    source: JsSource,
    name: String,
}

impl Source for Sibling {
    fn len(&self) -> u64 {
        PageFile(&self.source).len()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        beside(&self.source, ending)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        PageFile(&self.source).read_at(offset, buf)
    }
}

fn beside(source: &JsSource, ending: &str) -> Option<Box<dyn Source>> {
    let source = source.beside(ending)?;
    let name = source.name()?;
    Some(Box::new(Sibling { source, name }))
}

/// The page's file; offsets cross as numbers, exact up to 2^53.
pub(crate) struct PageFile<'a>(pub(crate) &'a JsSource);

impl Source for PageFile<'_> {
    fn len(&self) -> u64 {
        self.0.size() as u64
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        beside(self.0, ending)
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

/// Tells the page of each hundredth, since crossing over costs more than most steps; whoever wants
/// to stop ends the worker.
pub(crate) struct Telling {
    hears: Option<js_sys::Function>,
    told: Option<u64>,
}

impl Telling {
    pub(crate) fn of(source: &JsSource) -> Self {
        Self { hears: source.told(), told: None }
    }
}

impl Progress for Telling {
    fn step(&mut self, done: u64, total: u64) -> ControlFlow<Cancelled> {
        let share = done.saturating_mul(100) / total.max(1);
        if let Some(hears) = self.hears.as_ref().filter(|_| self.told != Some(share)) {
            self.told = Some(share);
            // A page that fails to listen is no reason to stop.
            let _ = hears.call2(&JsValue::NULL, &(done as f64).into(), &(total as f64).into());
        }
        ControlFlow::Continue(())
    }
}
