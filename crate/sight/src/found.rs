//! What was found in a picture.

use kamei::pixels::{MaskBox, MaskKind};
use serde::{Deserialize, Serialize};

use crate::picture::Area;
use crate::reading::Harmless;

/// A rectangle, in pixels of the picture, in which something was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
    /// What is there.
    pub kind: MaskKind,
    /// How sure the network is, up to 1.
    pub score: f32,
    /// What was read there, if someone asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The band over the eyes of a face, where those are surely known: left, top, width, height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eyes: Option<[u32; 4]>,
    /// What harmless text it is, if it was read right: a person may be offered to keep it.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub may_keep: Option<Harmless>,
}

impl Found {
    pub(crate) fn new(area: Area, kind: MaskKind, score: f32) -> Self {
        let Area { x, y, w, h } = area;
        Self { x, y, w, h, kind, score, text: None, eyes: None, may_keep: None }
    }

    /// The box to blank, in one frame or in all.
    pub fn mask(&self, frame: Option<u32>) -> MaskBox {
        MaskBox { frame, x: self.x, y: self.y, w: self.w, h: self.h, kind: self.kind }
    }
}
