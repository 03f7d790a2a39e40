//! Where a second, closer look is worth its price.

use crate::picture::Area;

/// What is seen around a place, so that the network knows what stands there.
const CONTEXT: u32 = 24;

/// Rectangles around all that is doubtful in a region, none of them far from the least work.
pub(super) fn closer(doubts: &[Area], region: Area) -> Vec<Area> {
    let mut closer: Vec<Area> = Vec::new();
    for doubt in doubts {
        let mut area = doubt.grown(CONTEXT, region.right(), region.bottom());
        // One look at both is less work than two where they lie over one another.
        let shares =
            |area: Area, other: Area| area.around(other).pixels() <= area.pixels() + other.pixels();
        while let Some(at) = closer.iter().position(|&other| shares(area, other)) {
            area = area.around(closer.swap_remove(at));
        }
        closer.push(area);
    }
    let work: u64 = closer.iter().map(|area| area.pixels()).sum();
    if work < region.pixels() { closer } else { vec![region] }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGION: Area = Area { x: 0, y: 0, w: 1000, h: 600 };

    #[test]
    fn what_lies_near_is_looked_at_together_and_what_lies_far_is_not() {
        let spots = [(100, 100), (900, 500), (130, 100)].map(|(x, y)| Area { x, y, w: 20, h: 10 });
        let [far, near] = closer(&spots, REGION)[..] else { panic!("two places") };
        assert_eq!(far, Area { x: 876, y: 476, w: 68, h: 58 });
        assert_eq!(near, Area { x: 76, y: 76, w: 98, h: 58 });
    }

    #[test]
    fn what_is_doubtful_everywhere_is_looked_at_once() {
        let wide = Area { x: 0, y: 200, w: 1000, h: 202 };
        let tall = |x| Area { x, y: 24, w: 352, h: 552 };
        assert_eq!(closer(&[wide, tall(24), tall(524)], REGION), [REGION]);
        assert_eq!(closer(&[], REGION), []);
    }
}
