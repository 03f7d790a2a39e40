//! Which files a person has to look at, because their pixels may show who someone is.

mod faces;

pub(super) use self::faces::TABLE as FACELESS;

use super::profile::{Option as ProfileOption, Profile};
use crate::format::dicom::{Frames, Tag, tag};
use crate::inventory::Inventory;
use crate::reason::{Code, Reason};

/// Modalities whose systems write the patient's name into the picture.
const LIKELY: [&str; 10] = ["US", "IVUS", "ES", "XC", "SC", "OT", "GM", "DOC", "HC", "EPS"];
/// Modalities where captures of a screen, not acquired images, do.
const CAPTURES: [&str; 6] = ["XA", "RF", "DSA", "DF", "CR", "DX"];
const SECONDARY_CAPTURE: &str = "1.2.840.10008.5.1.4.1.1.7";
const VL_PREFIX: &str = "1.2.840.10008.5.1.4.1.1.77.1";
const SPECIMEN_LABEL_IN_IMAGE: Tag = Tag(0x0048_0010);
const WHOLE_SLIDE: &str = "1.2.840.10008.5.1.4.1.1.77.1.6";

/// What a person has to look at before the file may go on.
pub(super) fn concerns(inventory: &Inventory, profile: &Profile) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if !inventory.top_level().any(|field| field.tag().is_some_and(Tag::is_pixel_data)) {
        return reasons;
    }
    let modality = inventory.text(tag::MODALITY).unwrap_or_default();
    let class = inventory.text(tag::SOP_CLASS_UID).unwrap_or_default();
    let image_type = inventory.text(tag::IMAGE_TYPE).unwrap_or_default();
    let stated = inventory.text(tag::BURNED_IN_ANNOTATION);
    let capture = class.starts_with(SECONDARY_CAPTURE);
    let derived =
        image_type.split('\\').any(|value| matches!(value.trim(), "SECONDARY" | "SCREEN SAVE"));

    if image_type.split('\\').any(|value| matches!(value.trim(), "LABEL" | "OVERVIEW")) {
        reasons.push(Code::LabelImage.into());
    }
    let labelled = inventory.text(SPECIMEN_LABEL_IN_IMAGE) == Some("YES");
    if labelled && reasons.is_empty() {
        reasons.push(Code::LabelImage.into());
    }
    if matches!(inventory.dicom().syntax.frames, Frames::Video(_)) {
        reasons.push(Code::Video.into());
    }
    let photograph = class.starts_with(VL_PREFIX) && class != WHOLE_SLIDE && !is_ophthalmic(class);
    if stated == Some("YES") {
        reasons.push(Code::BurnedInYes.into());
    } else if LIKELY.contains(&modality)
        || photograph
        || CAPTURES.contains(&modality) && (capture || derived)
    {
        reasons.push(Code::BurnedInLikely.into());
    } else if capture && stated.is_none() {
        reasons.push(Code::BurnedInUnknown.into());
    }
    if has_overlay_in_pixels(inventory) {
        reasons.push(Code::OverlayInPixels.into());
    }
    if profile.has(ProfileOption::CleanRecognizableVisualFeatures) && faces::likely(inventory) {
        reasons.push(Code::FaceLikely.into());
    }
    reasons
}

fn is_ophthalmic(class: &str) -> bool {
    class.strip_prefix(VL_PREFIX).is_some_and(|rest| rest.starts_with(".5."))
}

/// An overlay plane without data of its own lies in unused bits of the pixels (PS3.3 C.9.2,
/// retired).
fn has_overlay_in_pixels(inventory: &Inventory) -> bool {
    let planes = |element: u16| {
        inventory
            .top_level()
            .filter_map(|field| Some((field.tag()?, field)))
            .filter(move |(tag, _)| tag.group() & 0xFF00 == 0x6000 && tag.element() == element)
            .map(|(tag, field)| (tag.group(), field))
    };
    planes(0x0102).any(|(group, position)| {
        position.text().and_then(|text| text.parse::<u16>().ok()).is_some_and(|bit| bit > 0)
            && !planes(0x3000).any(|(data, _)| data == group)
    })
}
