//! The networks themselves, for programs that have no place to fetch them from.

/// For [`TextDetector::new`](crate::TextDetector::new).
pub const TEXT: &[u8] = include_bytes!("../models/text.onnx.gz");
/// For [`TextReader::new`](crate::TextReader::new).
pub const READER: &[u8] = include_bytes!("../models/reader.onnx.gz");
/// For [`FaceDetector::new`](crate::FaceDetector::new).
pub const FACES: &[u8] = include_bytes!("../models/faces.onnx.gz");
