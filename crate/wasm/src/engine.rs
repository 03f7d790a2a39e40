//! One policy, one key and what the batch taught, held by one worker.

use crate::policy::{chosen, wrong};
use crate::reader::TextReader;
use crate::source::{JsSource, PageFile, Telling};
use crate::view::{Document, Inspected, Reviewed};
use crate::{failed, from_js, to_js, to_json};
use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array, Uint8ClampedArray};
use kamei::companions;
use kamei::configuration::Intake;
use kamei::format::dicom::dicomdir::Directory;
use kamei::format::dicom::picture::Rendering;
use kamei::format::dicom::preview::{Pixels, Preview};
use kamei::keyfile::KeyState;
use kamei::known::Known;
use kamei::naming::{Layout, Names};
use kamei::pixels::MaskBox;
use kamei::plan::{Amendment, Look};
use kamei::policy::Choice;
use kamei::session::{Finished, Recognized, Request, Session};
use kamei::source::{Named, Piece, Source};
use kamei::traces::Window;
use wasm_bindgen::prelude::*;

/// Works on the files of one batch.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    session: Session,
}

#[wasm_bindgen]
impl Engine {
    /// Starts with a policy and a key, with what free text is read with where that was
    /// loaded, and with what the site takes where its configuration says so.
    #[wasm_bindgen(constructor)]
    pub fn new(
        policy: JsValue,
        key: JsValue,
        reader: Option<TextReader>,
        intake: JsValue,
    ) -> Result<Engine, JsValue> {
        let state: KeyState = from_js(key)?;
        let choice: Choice = from_js(policy)?;
        let intake: Option<Intake> = from_js(intake)?;
        let mut policy = chosen(&choice)?;
        let regions = choice.regions().map_err(wrong)?;
        if let Some(TextReader { reader, .. }) = reader {
            policy = policy.reading(reader);
        }
        let session = Session::new(policy, state.key().map_err(failed)?);
        let session = session.named_by(state.pseudonyms()).ruled_by(regions);
        Ok(Self { session: session.taking(intake.unwrap_or_default()) })
    }

    /// First pass: what the file is, and what it teaches; JSON, which crosses to the page faster
    /// than objects do.
    pub fn inspect(&self, source: &JsSource, name: &str) -> Result<String, JsValue> {
        let file = PageFile(source);
        let (inspection, known) = self
            .session
            .inspect(&Named::new(name, &file), &mut Telling::of(source))
            .map_err(failed)?;
        let harvest = to_json(&known)?;
        to_json(&Inspected { inspection, harvest })
    }

    /// Seeks the values of these harvests from now on.
    pub fn learn(&mut self, harvests: Vec<String>) -> Result<(), JsValue> {
        let mut known = Known::default();
        for harvest in harvests {
            known.merge(serde_json::from_str(&harvest).map_err(|_| crate::bad_call())?);
        }
        self.session.learn(&known);
        Ok(())
    }

    /// Second pass: what will happen to every element; JSON.
    pub fn review(
        &self,
        source: &JsSource,
        name: &str,
        amendments: JsValue,
    ) -> Result<String, JsValue> {
        let amendments: Vec<Amendment> = from_js(amendments)?;
        let review = self
            .session
            .review(&PageFile(source), name, &amendments, &mut Telling::of(source))
            .map_err(failed)?;
        to_json(&Reviewed {
            inspection: review.inspection,
            rows: review.rows.into_iter().map(Into::into).collect(),
            near: review.near.into_iter().map(Into::into).collect(),
            kept: review.kept,
        })
    }

    /// A text side by side with what becomes of it, as JSON; `null` where the file is none.
    pub fn document(
        &self,
        source: &JsSource,
        name: &str,
        amendments: JsValue,
    ) -> Result<String, JsValue> {
        let amendments: Vec<Amendment> = from_js(amendments)?;
        let document =
            self.session.document(&PageFile(source), name, &amendments).map_err(failed)?;
        to_json(&document.map(Document::from))
    }

    /// Writes the output with these boxes blanked, reopens it and searches it; `listed` asks for
    /// what a DICOMDIR says of it.
    pub fn finish(
        &self,
        source: &JsSource,
        name: &str,
        amendments: JsValue,
        reviewed: bool,
        listed: bool,
        masks: JsValue,
    ) -> Result<JsValue, JsValue> {
        let amendments: Vec<Amendment> = from_js(amendments)?;
        let masks: Option<Vec<MaskBox>> = from_js(masks)?;
        let masks = masks.unwrap_or_default();
        let look = if reviewed { Look::Person } else { Look::None };
        let file = PageFile(source);
        let request = Request { input: name, amendments: &amendments, look, masks: &masks };
        let finished =
            self.session.finish(&file, &request, &mut Telling::of(source)).map_err(failed)?;
        let object = pieces(&finished)?;
        if let Some(leaf) = finished.leaf().filter(|_| listed) {
            let leaf = serde_json::to_string(leaf).map_err(|_| crate::bad_call())?;
            set(&object, "leaf", &leaf.into());
        }
        Ok(object.into())
    }

    /// The DICOMDIR of finished files, from what each says of itself and the name it got.
    pub fn directory(&self, leaves: Vec<String>, names: Vec<String>) -> Result<Vec<u8>, JsValue> {
        let mut directory = Directory::default();
        for (leaf, name) in leaves.into_iter().zip(names) {
            directory.add(serde_json::from_str(&leaf).map_err(|_| crate::bad_call())?, &name);
        }
        self.session.directory(&directory).map_err(failed)
    }

    /// Of texts read in pictures: 1 for one that holds a value which the batch tells of a patient, 2
    /// for one that looks like a name or a number of someone, else 0.
    #[allow(clippy::needless_pass_by_value)] // The page hands lists over.
    pub fn recognize(&self, texts: Vec<String>) -> Vec<u8> {
        let said = |text: &String| match self.session.recognizes(text) {
            Recognized::Nothing => 0,
            Recognized::Known => 1,
            Recognized::Likely => 2,
        };
        texts.iter().map(said).collect()
    }

    /// One frame to look at.
    pub fn preview(&self, source: &JsSource, frame: f64) -> Result<JsValue, JsValue> {
        let shown = self.session.preview(&PageFile(source), frame as u64).map_err(failed)?;
        frame_to_js(&shown)
    }

    /// A stretch of a recording: `{ length, start, seconds, channels, marks }`, each channel with its
    /// label, unit and rate, and the lowest and highest value of each column.
    #[allow(clippy::too_many_arguments)] // JavaScript has no names for them.
    pub fn traces(
        &self,
        source: &JsSource,
        name: &str,
        amendments: JsValue,
        start: f64,
        seconds: f64,
        columns: usize,
    ) -> Result<JsValue, JsValue> {
        let amendments: Vec<Amendment> = from_js(amendments)?;
        let window = Window { start, seconds, columns };
        let traces =
            self.session.traces(&PageFile(source), name, &amendments, window).map_err(failed)?;
        let object = to_js(&traces)?;
        let channels: Array = Reflect::get(&object, &"channels".into())?.into();
        for (channel, shown) in traces.channels.iter().zip(channels.iter()) {
            let values = |values: &[f32]| Float32Array::from(values);
            Reflect::set(&shown, &"lowest".into(), &values(&channel.lowest))?;
            Reflect::set(&shown, &"highest".into(), &values(&channel.highest))?;
        }
        Ok(object)
    }

    /// Boxes that follow from what the file says of itself; JSON.
    pub fn regions(&self, source: &JsSource) -> Result<String, JsValue> {
        to_json(&self.session.regions(&PageFile(source)).map_err(failed)?)
    }

    /// One frame as a person sees it: `{ width, height, rgb }`; with the window of the data set, or
    /// from the lowest to the highest value; these boxes, which are masked in it, in the colours beside
    /// them.
    pub fn frame(
        &self,
        source: &JsSource,
        number: f64,
        full_range: bool,
        masks: JsValue,
    ) -> Result<JsValue, JsValue> {
        let masks: Option<Vec<MaskBox>> = from_js(masks)?;
        let how = if full_range { Rendering::FullRange } else { Rendering::AsDisplayed };
        let raster = self.session.frame(&PageFile(source), number as u64, how).map_err(failed)?;
        let raster = raster.without_masks(&masks.unwrap_or_default());
        let object = Object::new();
        set(&object, "width", &raster.width.into());
        set(&object, "height", &raster.height.into());
        set(&object, "rgb", &Uint8Array::from(raster.rgb.as_slice()).into());
        Ok(object.into())
    }
}

/// A name for each output, in order: in folders, or as File IDs that a DICOMDIR can refer to.
#[wasm_bindgen]
pub fn names(outputs: Vec<String>, file_set: bool) -> Vec<String> {
    let mut names = Names::new(if file_set { Layout::FileSet } else { Layout::Folders });
    outputs.into_iter().map(|output| names.take(&output)).collect()
}

/// Which of these files belong together, as places in the list.
#[wasm_bindgen]
pub fn sets(names: Vec<String>) -> Result<JsValue, JsValue> {
    let sets: Vec<Vec<usize>> = companions::sets(names).into_iter().map(|set| set.files).collect();
    to_js(&sets)
}

/// CRC-32 of a whole file, for the ZIP around it.
#[wasm_bindgen]
pub fn crc32(source: &JsSource) -> Result<u32, JsValue> {
    const CHUNK: u64 = 1 << 20;
    let file = PageFile(source);
    let mut hasher = crc32fast::Hasher::new();
    let mut at = 0;
    while at < file.len() {
        let end = file.len().min(at + CHUNK);
        let bytes = file.read_span(&(at..end)).map_err(|error| failed(error.into()))?;
        hasher.update(&bytes);
        at = end;
    }
    Ok(hasher.finalize())
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

fn pieces(finished: &Finished) -> Result<Object, JsValue> {
    let rope = finished.released.rope();
    let pieces = Array::new();
    for piece in rope.pieces() {
        match piece {
            Piece::New(bytes) => pieces.push(&Uint8Array::from(bytes.as_slice())),
            Piece::Range(span) => {
                let range = Object::new();
                set(&range, "start", &(span.start as f64).into());
                set(&range, "end", &(span.end as f64).into());
                pieces.push(&range)
            }
        };
    }
    let object = Object::new();
    set(&object, "pieces", &pieces);
    set(&object, "name", &finished.name.as_str().into());
    set(&object, "size", &(rope.len() as f64).into());
    set(&object, "entry", &to_js(&finished.entry)?);
    set(&object, "crosswalk", &to_js(&finished.crosswalk)?);
    Ok(object)
}

fn frame_to_js(shown: &Preview) -> Result<JsValue, JsValue> {
    let (kind, data): (_, JsValue) = match &shown.pixels {
        Pixels::Gray(values) => ("gray", Float32Array::from(values.as_slice()).into()),
        Pixels::Rgba(bytes) => ("rgb", Uint8ClampedArray::from(bytes.as_slice()).into()),
    };
    let object = Object::new();
    set(&object, "width", &(shown.width as f64).into());
    set(&object, "height", &(shown.height as f64).into());
    set(&object, "frames", &(shown.frames as f64).into());
    set(&object, "kind", &kind.into());
    set(&object, "data", &data);
    set(&object, "center", &to_js(&shown.center)?);
    set(&object, "window", &to_js(&shown.window)?);
    set(&object, "invert", &shown.invert.into());
    Ok(object.into())
}
