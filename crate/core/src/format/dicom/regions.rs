//! Boxes that follow from what a data set says of itself: a site's rules for devices, and what lies
//! outside its ultrasound regions (PS3.3 C.8.5.5).

use super::picture::Picture;
use super::tag::Tag;
use crate::inventory::{Inventory, Name};
use crate::pixels::{Area, MaskBox, MaskKind};
use crate::policy::regions::Regions;
use crate::source::Source;
use serde::Serialize;

const REGIONS: Tag = Tag(0x0018_6011);
/// Left, top, right and lower edge of a region, all inside it.
const EDGES: [Tag; 4] = [Tag(0x0018_6018), Tag(0x0018_601A), Tag(0x0018_601C), Tag(0x0018_601E)];

/// A box that follows from what a data set says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggested {
    /// The box, on every frame.
    #[serde(flatten)]
    pub mask: MaskBox,
    /// What the site calls the rule that asks for it; nothing where the box lies outside the regions
    /// of an ultrasound picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// The boxes of the first rule that holds, and those over all that lies outside the regions, where
/// the file names any.
pub(crate) fn boxes(source: &dyn Source, inventory: &Inventory, rules: &Regions) -> Vec<Suggested> {
    let Ok(picture) = Picture::of(source, inventory) else {
        return Vec::new();
    };
    let rule = rules.of(inventory);
    let rectangles = rule.map_or(&[][..], |rule| &rule.rectangles);
    let (columns, rows) = (picture.columns as u32, picture.rows as u32);
    let by_rule = rectangles.iter().filter_map(|rectangle| {
        let (left, top, right, bottom) = rectangle.within(columns, rows)?;
        let (w, h) = (right - left, bottom - top);
        let mask = MaskBox { frame: None, x: left, y: top, w, h, kind: MaskKind::Region };
        Some(Suggested { mask, rule: rule.map(|rule| rule.name.clone()) })
    });
    let mut boxes: Vec<Suggested> = by_rule.collect();
    let regions = regions(&picture, inventory);
    if !regions.is_empty() {
        let outside = around(&regions, picture.columns, picture.rows);
        boxes.extend(outside.into_iter().map(|mask| Suggested { mask, rule: None }));
    }
    boxes
}

fn regions(picture: &Picture, inventory: &Inventory) -> Vec<Area> {
    let place = |field: &crate::inventory::Field| {
        field.parent.is_none() && field.name == Name::Element(REGIONS)
    };
    let Some(sequence) = inventory.fields.iter().position(place) else {
        return Vec::new();
    };
    let mut areas = Vec::new();
    let mut item = sequence + 1;
    while item < inventory.fields[sequence].end {
        let end = inventory.fields[item].end;
        let edge = |tag: Tag| {
            let inside = &inventory.fields[item + 1..end];
            let field = inside.iter().find(|field| field.name == Name::Element(tag))?;
            let bytes = picture.base.read_span(&field.value).ok()?.try_into().ok()?;
            let big = inventory.dicom().syntax.big_endian;
            Some(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) } as usize)
        };
        if let [Some(left), Some(top), Some(right), Some(bottom)] = EDGES.map(edge) {
            let columns = left..right.saturating_add(1).min(picture.columns);
            let rows = top..bottom.saturating_add(1).min(picture.rows);
            if !columns.is_empty() && !rows.is_empty() {
                areas.push(Area { columns, rows });
            }
        }
        item = end;
    }
    areas
}

/// Boxes over what no region covers, in bands from the top.
fn around(regions: &[Area], columns: usize, rows: usize) -> Vec<MaskBox> {
    let mut edges: Vec<usize> =
        regions.iter().flat_map(|area| [area.rows.start, area.rows.end]).chain([0, rows]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut boxes = Vec::new();
    for band in edges.windows(2) {
        let (top, bottom) = (band[0], band[1]);
        let mut here: Vec<&Area> = regions.iter().filter(|area| area.rows.contains(&top)).collect();
        here.sort_by_key(|area| area.columns.start);
        let mut left = 0;
        let mut cover = |left: usize, right: usize| {
            if left < right {
                boxes.push(MaskBox {
                    frame: None,
                    x: left as u32,
                    y: top as u32,
                    w: (right - left) as u32,
                    h: (bottom - top) as u32,
                    kind: MaskKind::Region,
                });
            }
        };
        for area in here {
            cover(left, area.columns.start);
            left = left.max(area.columns.end);
        }
        cover(left, columns);
    }
    boxes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_around_two_regions_is_covered_and_they_are_not() {
        let area = |columns, rows| Area { columns, rows };
        let regions = [area(2..6, 1..5), area(4..9, 3..7)];
        let boxes = around(&regions, 10, 8);
        for y in 0..8 {
            for x in 0..10 {
                let inside = regions.iter().any(|area| area.holds(x, y));
                let covered = boxes
                    .iter()
                    .filter_map(|mask| Area::of(mask, 10, 8))
                    .filter(|area| area.holds(x, y))
                    .count();
                assert_eq!(covered, usize::from(!inside), "{x},{y}");
            }
        }
    }
}
