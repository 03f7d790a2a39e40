//! Which images could show a face, for the Clean Recognizable Visual Features Option (PS3.15 E.3.2).
//!
//! Nothing here takes a face away: the file waits for a person, and CID 7050 code 113102 is not
//! written. When in doubt, an image could show one. Not looked for: the outline of a body in RT
//! structures and segmentations, and projections (CR, DX, PX), which show bones.

use crate::format::dicom::tag;
use crate::inventory::Inventory;

/// Body parts that free a CT or MR image.
pub(in crate::policy) static TABLE: &str = include_str!("../../../data/keep/faceless.csv");

/// Modalities of cameras, and of whatever may have been photographed or rendered.
const CAMERAS: [&str; 6] = ["XC", "ES", "DMS", "SC", "OT", "DOC"];
const PHOTOGRAPHS: &str = "1.2.840.10008.5.1.4.1.1.77.1";
/// Pictures through a microscope: whole slides too.
const MICROSCOPIC: [&str; 4] = [".2", ".2.1", ".3", ".6"];
const SECONDARY_CAPTURES: &str = "1.2.840.10008.5.1.4.1.1.7";
const ULTRASOUND_VOLUME: &str = "1.2.840.10008.5.1.4.1.1.6.2";

/// Whether the image could show a face or the surface of a head.
pub(super) fn likely(inventory: &Inventory) -> bool {
    let class = inventory.text(tag::SOP_CLASS_UID).unwrap_or_default();
    let modality = inventory.text(tag::MODALITY).unwrap_or_default();
    if let Some(kind) = class.strip_prefix(PHOTOGRAPHS) {
        return !MICROSCOPIC.contains(&kind);
    }
    match modality {
        "CT" | "MR" => !is_elsewhere(inventory),
        // One run of a PET goes from the skull down, whatever part it is made for.
        "PT" => true,
        _ => {
            CAMERAS.contains(&modality)
                || class.starts_with(SECONDARY_CAPTURES)
                || class == ULTRASOUND_VOLUME
        }
    }
}

/// Whether the file says that it shows a part of the body without a head.
fn is_elsewhere(inventory: &Inventory) -> bool {
    let part = inventory.text(tag::BODY_PART_EXAMINED).unwrap_or_default();
    crate::table::rows(TABLE).any(|row| row[0] == part)
}
