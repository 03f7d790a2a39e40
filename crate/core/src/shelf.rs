//! Where a file stands in a review (patient → study → series → file), and what its output is called.

use crate::companions;
use crate::format::FormatId;
use crate::subject::Secrets;
use serde::Serialize;

/// A study or a series, as the review shows it; never leaves the page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Group {
    /// What files are grouped by.
    pub key: String,
    /// Its description.
    pub label: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// Its number.
    pub number: Option<i64>,
    /// Its modality.
    pub modality: Option<String>,
}

/// The picture of a file, as far as pictures are compared with each other.
#[derive(Debug, Clone, Serialize)]
pub struct Shape {
    /// Stored columns.
    pub columns: u32,
    /// Stored rows.
    pub rows: u32,
    /// Columns and rows of every picture, where those of one file differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sizes: Vec<(u32, u32)>,
    /// Who made the device, and which it is; empty where nobody says.
    pub device: String,
    /// Whether a camera may have made it, so that there may be a face.
    pub photograph: bool,
}

/// The place of one file.
#[derive(Debug, Clone, Serialize)]
pub struct Shelf {
    /// Number of frames, zero where there are no pixels.
    pub frames: u32,
    /// What its picture is like.
    pub shape: Option<Shape>,
    /// The study.
    pub study: Group,
    /// The series.
    pub series: Group,
    /// Number within the series.
    pub instance: Option<i64>,
    /// The name of the output.
    pub output: String,
}

impl Shelf {
    /// The place of a file that belongs to no study of its own: with the others of its format and
    /// folder. Its output is named by the key and its input's name alone.
    pub(crate) fn loose(format: FormatId, ending: &str, name: &str, secrets: &Secrets) -> Self {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let token = |domain, value: &str, letters| secrets.key.token(domain, value, letters);
        let study = Group { key: token("folder", folder, 16), ..Group::default() };
        let series = Group {
            key: token("loose", &format!("{format:?}\0{folder}"), 16),
            modality: Some(format.label().to_owned()),
            ..Group::default()
        };
        let (folder, file) = (token("folder", folder, 8), token("file", name, 12));
        let output = format!("{}/FO-{folder}/F-{file}.{ending}", secrets.pseudonym);
        Self { frames: 0, shape: None, study, series, instance: None, output }
    }

    /// The same place as one of a set ([`companions`]): the set is one line of the review, and its
    /// outputs have one name with endings of their own.
    #[must_use]
    pub(crate) fn in_a_set(self, name: &str, secrets: &Secrets) -> Self {
        let (stem, _) = companions::parted(name);
        let (folder, file) = self.output.rsplit_once('/').unwrap_or(("", &self.output));
        let ending = file.split_once('.').map_or("", |(_, ending)| ending);
        let output = format!("{folder}/{}.{ending}", Self::stem(name, secrets));
        let label = stem.rsplit('/').next().unwrap_or(stem).to_owned();
        let key = secrets.key.token("set", stem, 16);
        Self { series: Group { key, label: Some(label), ..self.series }, output, ..self }
    }

    /// What the outputs of a set are called, without folder and ending.
    pub(crate) fn stem(name: &str, secrets: &Secrets) -> String {
        format!("F-{}", secrets.key.token("file", companions::parted(name).0, 12))
    }
}
