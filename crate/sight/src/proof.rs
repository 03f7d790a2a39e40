//! What is left in a picture once its masks are burnt in.
//!
//! The picture is searched twice more: with its masks black, and with them drawn over in the colours
//! around. A black box on a bright ground can look like a sign, and so can the seam of what was drawn
//! over; writing looks like writing in both.

use kamei::pixels::{MaskBox, MaskKind};

use crate::Found;
use crate::picture::Area;

/// How much of a find must lie where something was found before and is still bare.
const BARE: f64 = 0.2;
/// How much of two finds is shared, of each, where they are the same.
const SAME: f64 = 0.4;
/// What lies under masks to this part shows too little to be anything.
const HIDDEN: f64 = 0.8;
/// What was kept is found again, perhaps larger by so many pixels.
const GROWTH: u32 = 6;
/// The rest of a line stands so near to the mask over the line, in pixels.
const NEAR: u32 = 2;
/// The rest of a line is no more than so many times as high as the mask over it.
const LINE: u32 = 2;

/// One of the two pictures that are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// As it was written.
    Black,
    /// With its masks drawn over.
    Filled,
}

/// Reads what stands in a find.
pub type Read<'a, E> = dyn FnMut(View, &Found) -> Result<Option<String>, E> + 'a;

/// What is known of a picture in which masks were burnt.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// What was found in it before.
    pub before: &'a [MaskBox],
    /// What was blanked.
    pub masks: &'a [MaskBox],
    /// What a person wants to stay.
    pub kept: &'a [MaskBox],
}

impl Proof<'_> {
    /// What stands there still: the bare part of what was found before, seen in either view, and what
    /// is new and seen in both. A new text has to be read, where there is a reader: as two signs at
    /// least, or as the same sign twice beside the mask whose line it may end.
    pub fn left<E>(
        &self,
        black: &[Found],
        filled: &[Found],
        mut read: Option<&mut Read<'_, E>>,
    ) -> Result<Vec<Found>, E> {
        let mut left: Vec<Found> = Vec::new();
        for one in black.iter().chain(filled).filter(|one| !self.is_excused(one)) {
            if self.bare(one) >= BARE && left.iter().all(|other| !is_same(one, other)) {
                left.push(one.clone());
            }
        }
        for one in black.iter().filter(|one| !self.is_excused(one) && !self.is_hidden(one)) {
            let Some(other) = filled.iter().find(|other| is_same(one, other)) else { continue };
            if left.iter().any(|known| is_same(one, known)) {
                continue;
            }
            if one.kind == MaskKind::Text
                && let Some(read) = &mut read
            {
                let (black, filled) = (read(View::Black, one)?, read(View::Filled, other)?);
                if !self.is_writing(one, black.as_deref(), filled.as_deref()) {
                    continue;
                }
            }
            left.push(one.clone());
        }
        Ok(left)
    }

    /// Whether masks leave anything bare that was found before: if not, what the black view does not
    /// show cannot be left.
    pub fn is_bare(&self) -> bool {
        let hidden: Vec<Area> = self.masks.iter().chain(self.kept).map(area).collect();
        self.before.iter().any(|before| !bare_parts(area(before), &hidden).is_empty())
    }

    /// Whether what two views read is writing, and no round hole or edge.
    fn is_writing(&self, one: &Found, black: Option<&str>, filled: Option<&str>) -> bool {
        let signs = |text: Option<&str>| -> String {
            text.iter()
                .flat_map(|text| text.chars())
                .filter(|sign| sign.is_alphanumeric())
                .collect()
        };
        let (black, filled) = (signs(black), signs(filled));
        let several = |signs: &str| signs.chars().nth(1).is_some();
        if several(&black) && several(&filled) {
            return true;
        }
        let height = one.w.min(one.h);
        let near = place(one).grown(NEAR, u32::MAX, u32::MAX);
        let ends = |mask: &MaskBox| {
            near.shared(area(mask)) > 0 && height <= LINE.saturating_mul(mask.w.min(mask.h))
        };
        !black.is_empty() && black == filled && self.masks.iter().any(ends)
    }

    /// Whether a person keeps what was found, or it is a face whose eyes were to be blanked and are.
    fn is_excused(&self, one: &Found) -> bool {
        let place = place(one);
        let kept = |kept: &MaskBox| {
            bare_parts(place, &[area(kept).grown(GROWTH, u32::MAX, u32::MAX)]).is_empty()
        };
        let banded = |mask: &MaskBox| {
            let (x, y) = (mask.x.saturating_add(mask.w / 2), mask.y.saturating_add(mask.h / 2));
            mask.kind == MaskKind::Eyes && place.shared(Area { x, y, w: 1, h: 1 }) > 0
        };
        self.kept.iter().any(kept) || (is_face(one.kind) && self.masks.iter().any(banded))
    }

    /// Whether masks leave too little of it; of a face, whether they hide its middle.
    fn is_hidden(&self, one: &Found) -> bool {
        let place = place(one);
        if is_face(one.kind) {
            let middle = Area { x: place.x + place.w / 2, y: place.y + place.h / 2, w: 1, h: 1 };
            return self.masks.iter().any(|mask| area(mask).shared(middle) > 0);
        }
        size(&bare_parts(place, &self.areas())) <= (1.0 - HIDDEN) * pixels(place)
    }

    /// How much of it lies on what was found before and no mask hides.
    fn bare(&self, one: &Found) -> f64 {
        let place = place(one);
        let masks = self.areas();
        let alike = |before: &&MaskBox| is_face(before.kind) == is_face(one.kind);
        let before: Vec<Area> = self.before.iter().filter(alike).map(area).collect();
        let bare = bare_parts(place, &masks);
        let new: f64 = bare.iter().map(|&part| size(&bare_parts(part, &before))).sum();
        (size(&bare) - new) / pixels(place)
    }

    fn areas(&self) -> Vec<Area> {
        self.masks.iter().map(area).collect()
    }
}

fn is_face(kind: MaskKind) -> bool {
    matches!(kind, MaskKind::Face | MaskKind::Eyes)
}

fn is_same(one: &Found, other: &Found) -> bool {
    let shared = place(one).shared(place(other)) as f64;
    is_face(one.kind) == is_face(other.kind)
        && shared >= SAME * pixels(place(one))
        && shared >= SAME * pixels(place(other))
}

fn place(one: &Found) -> Area {
    area(&one.mask(None))
}

/// The rectangle of a mask; what lies behind the last pixel that can be counted is cut off.
fn area(mask: &MaskBox) -> Area {
    let MaskBox { x, y, w, h, .. } = *mask;
    Area { x, y, w: w.min(u32::MAX - x), h: h.min(u32::MAX - y) }
}

fn pixels(area: Area) -> f64 {
    (f64::from(area.w) * f64::from(area.h)).max(1.0)
}

fn size(parts: &[Area]) -> f64 {
    parts.iter().map(|part| f64::from(part.w) * f64::from(part.h)).sum()
}

/// What of a rectangle no other covers, in pieces that share nothing.
fn bare_parts(whole: Area, others: &[Area]) -> Vec<Area> {
    others.iter().fold(vec![whole], |parts, other| {
        parts.into_iter().flat_map(|part| without(part, *other)).collect()
    })
}

fn without(part: Area, other: Area) -> Vec<Area> {
    if part.shared(other) == 0 {
        return vec![part];
    }
    let (top, bottom) = (part.y.max(other.y), part.bottom().min(other.bottom()));
    let (left, right) = (part.x.max(other.x), part.right().min(other.right()));
    let pieces = [
        Area { h: top - part.y, ..part },
        Area { y: bottom, h: part.bottom() - bottom, ..part },
        Area { y: top, h: bottom - top, w: left - part.x, ..part },
        Area { x: right, y: top, w: part.right() - right, h: bottom - top },
    ];
    pieces.into_iter().filter(|piece| piece.w > 0 && piece.h > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    const NAME: [u32; 4] = [100, 50, 200, 30];

    fn mask([x, y, w, h]: [u32; 4], kind: MaskKind) -> MaskBox {
        MaskBox { frame: None, x, y, w, h, kind }
    }

    fn find([x, y, w, h]: [u32; 4], kind: MaskKind) -> Found {
        Found::new(Area { x, y, w, h }, kind, 0.9)
    }

    fn text(place: [u32; 4]) -> Found {
        find(place, MaskKind::Text)
    }

    /// What is left of a name that was found at `NAME` and blanked there.
    fn left(black: &[Found], filled: &[Found], says: [&str; 2]) -> Vec<Found> {
        let name = [mask(NAME, MaskKind::Text)];
        let proof = Proof { before: &name, masks: &name, kept: &[] };
        let mut read = |view: View, _: &Found| {
            Ok::<_, Infallible>(Some(says[usize::from(view == View::Filled)].to_owned()))
        };
        proof.left(black, filled, Some(&mut read)).unwrap_or_default()
    }

    #[test]
    fn half_a_name_beside_its_mask_is_left_however_it_reads() {
        let name = [mask(NAME, MaskKind::Text)];
        let half = [mask([100, 50, 100, 30], MaskKind::Drawn)];
        let proof = Proof { before: &name, masks: &half, kept: &[] };
        let rest = text([195, 48, 110, 34]);
        let mut nothing = |_: View, _: &Found| Ok::<_, Infallible>(None);
        let seen = proof.left(&[], std::slice::from_ref(&rest), Some(&mut nothing));
        assert_eq!(seen, Ok(vec![rest]));
    }

    #[test]
    fn what_one_view_alone_shows_is_made_by_the_mask() {
        let edge = text([90, 40, 220, 50]);
        assert_eq!(left(std::slice::from_ref(&edge), &[], ["SAKURA", "SAKURA"]), []);
        assert_eq!(left(&[], &[edge], ["SAKURA", "SAKURA"]), []);
    }

    #[test]
    fn new_writing_is_left_and_a_shape_is_not() {
        let new = [text([400, 300, 90, 20])];
        assert_eq!(left(&new, &new, ["ASHBY", "SHBY"]), new);
        assert_eq!(left(&new, &new, ["O", "O"]), []);
        assert_eq!(left(&new, &new, ["-", ""]), []);
    }

    #[test]
    fn the_last_sign_of_a_line_is_left_where_both_views_read_it_alike() {
        let last = [text([301, 48, 28, 33])];
        assert_eq!(left(&last, &last, ["郎", "郎"]), last);
        assert_eq!(left(&last, &last, ["郎", "1"]), []);
        let picture = [text([0, 0, 600, 400])];
        assert_eq!(left(&picture, &picture, ["8", "8"]), []);
    }

    #[test]
    fn a_face_is_left_unless_its_middle_or_its_eyes_are_blanked() {
        let face = [find([100, 100, 80, 100], MaskKind::Face)];
        let before = [mask([100, 100, 80, 100], MaskKind::Face)];
        let seen = |masks: &[MaskBox], before: &[MaskBox]| {
            let proof = Proof { before, masks, kept: &[] };
            proof.left::<Infallible>(&face, &face, None).unwrap_or_default().len()
        };
        assert_eq!(seen(&[mask([0, 0, 20, 20], MaskKind::Drawn)], &[]), 1);
        assert_eq!(seen(&[mask([90, 110, 100, 60], MaskKind::Drawn)], &[]), 0);
        assert_eq!(seen(&[mask([100, 125, 80, 20], MaskKind::Eyes)], &before), 0);
        assert_eq!(seen(&[mask([100, 100, 35, 100], MaskKind::Face)], &before), 1);
    }

    #[test]
    fn what_a_person_kept_is_not_left_though_it_is_found_larger() {
        let kept = [mask(NAME, MaskKind::Text)];
        let proof = Proof { before: &kept, masks: &[], kept: &kept };
        let again = [text([96, 47, 208, 36])];
        assert_eq!(proof.left::<Infallible>(&again, &again, None), Ok(vec![]));
    }

    #[test]
    fn masks_over_one_another_count_once() {
        let whole = Area { x: 0, y: 0, w: 10, h: 10 };
        let half = Area { x: 0, y: 0, w: 5, h: 10 };
        assert!((size(&bare_parts(whole, &[half, half])) - 50.0).abs() < 0.1);
        let hole = Area { x: 3, y: 3, w: 2, h: 2 };
        assert!((size(&bare_parts(whole, &[hole])) - 96.0).abs() < 0.1);
        assert_eq!(bare_parts(whole, &[whole]), []);
    }
}
