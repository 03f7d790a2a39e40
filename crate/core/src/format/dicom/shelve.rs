//! Where a DICOM file stands: its study and its series.

use super::Tag;
use super::tag;
use crate::inventory::Inventory;
use crate::shelf::{Group, Shape, Shelf};
use crate::subject::Secrets;

pub(super) fn shelve(inventory: &Inventory, secrets: &Secrets) -> Shelf {
    let owned = |tag| inventory.text(tag).map(str::to_owned);
    let key = |domain, tag| secrets.key.token(domain, inventory.text(tag).unwrap_or_default(), 16);
    let has_pixels = inventory.top_level().any(|field| field.tag().is_some_and(Tag::is_pixel_data));
    let frames = if has_pixels { inventory.number(tag::NUMBER_OF_FRAMES).unwrap_or(1) } else { 0 };
    Shelf {
        frames,
        shape: shape(inventory).filter(|_| has_pixels),
        study: Group {
            key: key("study", tag::STUDY_INSTANCE_UID),
            label: owned(tag::STUDY_DESCRIPTION),
            date: owned(tag::STUDY_DATE),
            ..Group::default()
        },
        series: Group {
            key: key("series", tag::SERIES_INSTANCE_UID),
            label: owned(tag::SERIES_DESCRIPTION),
            number: inventory.number(tag::SERIES_NUMBER),
            modality: owned(tag::MODALITY),
            ..Group::default()
        },
        instance: inventory.number(tag::INSTANCE_NUMBER),
        output: output_name(inventory, secrets),
    }
}

/// Modalities whose pictures a camera takes, or may have taken (PS3.3 C.7.3.1.1.1).
const CAMERAS: [&str; 8] = ["XC", "ES", "GM", "DMS", "OT", "SC", "DOC", "HC"];

fn shape(inventory: &Inventory) -> Option<Shape> {
    let text = |tag| inventory.text(tag).map(str::trim).unwrap_or_default();
    let device = [text(tag::MANUFACTURER), text(tag::MANUFACTURER_MODEL_NAME)];
    Some(Shape {
        columns: inventory.number(tag::COLUMNS)?,
        rows: inventory.number(tag::ROWS)?,
        sizes: Vec::new(),
        device: if device.contains(&"") { String::new() } else { device.join(" ") },
        photograph: CAMERAS.contains(&text(tag::MODALITY)),
    })
}

/// `patient/study/series/instance.dcm`, made from the key and the UIDs alone, so that the same
/// file gets the same name everywhere and no name says anything.
fn output_name(inventory: &Inventory, secrets: &Secrets) -> String {
    let token = |domain, tag, letters| {
        secrets.key.token(domain, inventory.text(tag).unwrap_or_default(), letters)
    };
    format!(
        "{}/ST-{}/SE-{}/I-{}.dcm",
        secrets.pseudonym,
        token("study", tag::STUDY_INSTANCE_UID, 8),
        token("series", tag::SERIES_INSTANCE_UID, 8),
        token("instance", tag::SOP_INSTANCE_UID, 12),
    )
}
