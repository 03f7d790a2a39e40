//! The page's view of kamei-sight: converts, calls, converts back.
//!
//! Loaded by a worker of its own, after the page's first module and only where pictures are looked
//! at. Everything is synchronous; what is thrown is the `code` of an error, never a value.

use std::ops::ControlFlow;

use js_sys::Function;
use kamei::pixels::{MaskBox, Raster};
use kamei::progress::{Cancelled, Progress};
use kamei_sight::{Cover, FaceDetector, Found, FrameSearch, Proof, TextDetector, TextReader, View};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

/// Sends the place of a panic to the console; its message could quote what it happened on.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(at) = panic.location() {
            console_error(&format!("kamei-sight: stopped at {}:{}", at.file(), at.line()));
        }
    }));
}

/// What is sought in a picture.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    /// Text.
    text: bool,
    /// What the text says, where a reader was given.
    read: bool,
    /// Faces, where a face network was given.
    faces: Faces,
}

impl Default for Options {
    fn default() -> Self {
        Self { text: true, read: false, faces: Faces::Off }
    }
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Faces {
    #[default]
    Off,
    Full,
    Eyes,
}

/// What is known of a picture in which masks were burnt.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    before: Vec<MaskBox>,
    masks: Vec<MaskBox>,
    kept: Vec<MaskBox>,
    /// Whether faces are sought.
    faces: bool,
}

/// The networks that one worker holds.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sight {
    text: TextDetector,
    reader: Option<TextReader>,
    faces: Option<FaceDetector>,
    progress: Option<Function>,
}

#[wasm_bindgen]
impl Sight {
    /// Takes the text network as it is stored or unpacked; the others are only needed later, and
    /// never asked where they are missing.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &[u8]) -> Result<Sight, JsValue> {
        let text = TextDetector::new(text).map_err(failed)?;
        Ok(Self { text, reader: None, faces: None, progress: None })
    }

    /// Takes the network that reads.
    pub fn add_reader(&mut self, reader: &[u8]) -> Result<(), JsValue> {
        self.reader = Some(TextReader::new(reader).map_err(failed)?);
        Ok(())
    }

    /// Takes the network that knows faces.
    pub fn add_faces(&mut self, faces: &[u8]) -> Result<(), JsValue> {
        self.faces = Some(FaceDetector::new(faces).map_err(failed)?);
        Ok(())
    }

    /// Calls a function with how much is done, of how much, while a picture is searched.
    pub fn on_progress(&mut self, progress: Option<Function>) {
        self.progress = progress;
    }

    /// Searches one picture (red, green, blue of each pixel); JSON: an array of
    /// `{x, y, w, h, kind, score, text?, may_keep?}`. Options, JSON too: `text` (true), `read`
    /// (false) and `faces` (`off`, `full` or `eyes`).
    pub fn find(
        &self,
        rgb: Vec<u8>,
        width: u32,
        height: u32,
        options: &str,
    ) -> Result<String, JsValue> {
        let options: Options = serde_json::from_str(options).map_err(|_| bad_call())?;
        let picture = Raster { width, height, rgb };
        let mut progress = Calls(self.progress.as_ref());
        let mut found = Vec::new();
        if options.text {
            found = self.text.find(&picture, &mut progress).map_err(failed)?;
        }
        if options.read {
            let reader = self.reader.as_ref().ok_or_else(bad_call)?;
            reader.read_all(&picture, &mut found).map_err(failed)?;
        }
        let cover = match options.faces {
            Faces::Off => None,
            Faces::Full => Some(Cover::Face),
            Faces::Eyes => Some(Cover::Eyes),
        };
        if let Some(cover) = cover {
            let faces = self.faces.as_ref().ok_or_else(bad_call)?;
            found.extend(faces.find(&picture, cover, &mut progress).map_err(failed)?);
        }
        to_json(&found)
    }

    /// What stands in a picture still, once its masks are burnt in; the same JSON as of `find`. JSON
    /// too: the boxes `before`, `masks` and `kept`, and whether `faces` are sought.
    pub fn left(
        &self,
        rgb: Vec<u8>,
        width: u32,
        height: u32,
        before: &str,
    ) -> Result<String, JsValue> {
        let Before { before, masks, kept, faces } =
            serde_json::from_str(before).map_err(|_| bad_call())?;
        let faces = if faces { Some(self.faces.as_ref().ok_or_else(bad_call)?) } else { None };
        let text = self.text.close();
        let find = |picture: &Raster| -> Result<Vec<Found>, kamei_sight::Error> {
            let mut progress = Calls(self.progress.as_ref());
            let mut found = text.find(picture, &mut progress)?;
            if let Some(faces) = faces {
                found.extend(faces.find(picture, Cover::Face, &mut progress)?);
            }
            Ok(found)
        };
        let picture = Raster { width, height, rgb };
        let proof = Proof { before: &before, masks: &masks, kept: &kept };
        let black = find(&picture).map_err(failed)?;
        if black.is_empty() && !proof.is_bare() {
            return to_json(&black);
        }
        let over = picture.clone().without_masks(&masks);
        let filled = find(&over).map_err(failed)?;
        let left = match &self.reader {
            Some(reader) => {
                let mut read = |view: View, found: &Found| {
                    let shown = if view == View::Black { &picture } else { &over };
                    Ok(reader.read(shown, found)?.map(|line| line.text))
                };
                proof.left(&black, &filled, Some(&mut read))
            }
            None => proof.left(&black, &filled, None),
        };
        to_json(&left.map_err(failed)?)
    }

    /// Reads what stands in boxes that `find` has answered; the same JSON with `text` and `may_keep`.
    pub fn read(
        &self,
        rgb: Vec<u8>,
        width: u32,
        height: u32,
        boxes: &str,
    ) -> Result<String, JsValue> {
        let mut found: Vec<Found> = serde_json::from_str(boxes).map_err(|_| bad_call())?;
        let reader = self.reader.as_ref().ok_or_else(bad_call)?;
        reader.read_all(&Raster { width, height, rgb }, &mut found).map_err(failed)?;
        to_json(&found)
    }
}

/// A search through many frames of one size, or pictures of one layout, handed over one at a time:
/// `push` every frame, then `look`, then `look_at` each frame that is `wanted`, then `finish`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Frames {
    search: Option<FrameSearch>,
    width: u32,
    height: u32,
}

#[wasm_bindgen]
impl Frames {
    /// Starts a search through frames of this size.
    #[wasm_bindgen(constructor)]
    pub fn new(width: u32, height: u32) -> Self {
        Self { search: None, width, height }
    }

    /// Takes the next frame.
    pub fn push(&mut self, rgb: Vec<u8>) -> Result<(), JsValue> {
        let frame = self.raster(rgb);
        match &mut self.search {
            Some(search) => search.push(&frame),
            None => FrameSearch::new(&frame).map(|search| self.search = Some(search)),
        }
        .map_err(failed)
    }

    /// Searches what all frames have in common.
    pub fn look(&mut self, sight: &Sight) -> Result<(), JsValue> {
        let search = self.search.as_mut().ok_or_else(bad_call)?;
        search.look(&sight.text, &mut Calls(sight.progress.as_ref())).map_err(failed)
    }

    /// The frame that is to be handed over again, if any.
    pub fn wanted(&self) -> Option<u32> {
        self.search.as_ref()?.wanted()
    }

    /// Searches a wanted frame.
    pub fn look_at(&mut self, sight: &Sight, number: u32, rgb: Vec<u8>) -> Result<(), JsValue> {
        let frame = self.raster(rgb);
        let search = self.search.as_mut().ok_or_else(bad_call)?;
        let mut progress = Calls(sight.progress.as_ref());
        search.look_at(&sight.text, number, &frame, &mut progress).map_err(failed)
    }

    /// JSON: `{found, unsure}`, the boxes for all frames and the frames that want a look of their own.
    pub fn finish(&mut self) -> Result<String, JsValue> {
        to_json(&self.search.take().ok_or_else(bad_call)?.finish())
    }

    fn raster(&self, rgb: Vec<u8>) -> Raster {
        Raster { width: self.width, height: self.height, rgb }
    }
}

/// Tells the page, which stops the work by ending the worker.
struct Calls<'a>(Option<&'a Function>);

impl Progress for Calls<'_> {
    fn step(&mut self, done: u64, total: u64) -> ControlFlow<Cancelled> {
        if let Some(function) = self.0 {
            // What the page does with it is no reason to stop.
            let _ = function.call2(&JsValue::NULL, &(done as f64).into(), &(total as f64).into());
        }
        ControlFlow::Continue(())
    }
}

fn to_json(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|_| bad_call())
}

fn failed(error: kamei_sight::Error) -> JsValue {
    thrown(error.code())
}

/// The page handed over something of the wrong shape.
fn bad_call() -> JsValue {
    thrown("bad-call")
}

fn thrown(code: &str) -> JsValue {
    let failure = js_sys::Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = js_sys::Reflect::set(&failure, &"code".into(), &code.into());
    failure.into()
}
