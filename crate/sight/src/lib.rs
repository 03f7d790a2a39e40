//! Finds text and faces in pictures, and reads the text. Knows no files, network or clock.
//!
//! Three networks are kept in `models/` with their licences and sources (`cargo xtask models` makes
//! them again). A detector takes their bytes, packed or not, and no others; it works on
//! [`kamei::pixels::Raster`] and answers in pixels of that picture. What it finds is to be blanked;
//! that it finds nothing proves nothing, so an error must hold the picture.
//!
//! ```no_run
//! use kamei::pixels::{MaskBox, Raster};
//! use kamei::progress::Silent;
//! use kamei_sight::{Cover, Error, FaceDetector, TextDetector, TextReader};
//!
//! /// Boxes to blank in one picture, and what a person is told about each.
//! fn look(picture: &Raster, network: impl Fn(&str) -> Vec<u8>) -> Result<Vec<MaskBox>, Error> {
//!     let text = TextDetector::new(&network("text.onnx.gz"))?;
//!     let reader = TextReader::new(&network("reader.onnx.gz"))?;
//!     let faces = FaceDetector::new(&network("faces.onnx.gz"))?;
//!
//!     let mut found = text.find(picture, &mut Silent)?;
//!     reader.read_all(picture, &mut found)?;
//!     found.extend(faces.find(picture, Cover::Face, &mut Silent)?);
//!     Ok(found.iter().map(|found| found.mask(None)).collect())
//! }
//! ```
//!
//! [`search`] goes through the frames of one picture, or through pictures of one layout, at the
//! price of a few; [`reading`] says which text is a setting; [`Proof`] says what is left after masking.

mod error;
mod faces;
mod found;
mod frames;
mod network;
mod picture;
mod proof;
mod reader;
pub mod reading;
mod text;
#[cfg(feature = "weights")]
pub mod weights;

pub use error::Error;
pub use faces::{Cover, FaceDetector};
pub use found::Found;
pub use frames::{FrameSearch, Layout, search};
pub use proof::{Proof, Read, View};
pub use reader::{Line, TextReader};
pub use text::TextDetector;
