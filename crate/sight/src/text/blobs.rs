//! From a map of how likely each pixel is text to boxes.

use crate::picture::Area;

/// Likelihood from which a pixel is text: 0.3.
const TEXT: u8 = 77;
/// Likelihood from which a pixel may be text: 0.05.
const FAINT: u8 = 13;
/// What may be text is plain where so much of it surely is: a line that is seen well has sharp edges.
const PLAIN: f32 = 0.9;
/// Smaller spots are noise.
const SMALLEST: u64 = 12;
/// The network marks the middle of letters; a line is larger by this share of its height, and by
/// more where it ends, since its last letters are the first to fade into what lies behind.
const GROWTH: f32 = 1.5;
const GROWTH_AT_ENDS: f32 = 2.5;
const MARGIN: f32 = 3.0;

/// How likely each pixel is text, 0 to 255.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Map {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) likely: Vec<u8>,
}

impl Map {
    pub(crate) fn new(width: u32, height: u32) -> Self {
        Self { width, height, likely: vec![0; width as usize * height as usize] }
    }

    fn at(&self, x: u32, y: u32) -> usize {
        y as usize * self.width as usize + x as usize
    }

    /// Notes an answer where it is higher than what is known.
    pub(super) fn raise(&mut self, x: u32, y: u32, likely: u8) {
        let at = self.at(x, y);
        self.likely[at] = self.likely[at].max(likely);
    }

    /// Notes another map of the same picture.
    pub(super) fn raise_all(&mut self, other: &Self) {
        for (most, &likely) in self.likely.iter_mut().zip(&other.likely) {
            *most = likely.max(*most);
        }
    }
}

/// A connected group of text pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Blob {
    pub(super) area: Area,
    pub(super) score: f32,
}

/// The groups of touching text pixels, corners included, each grown to its line.
pub(super) fn blobs(map: Map) -> Vec<Blob> {
    let (width, height) = (map.width, map.height);
    let mut found = Vec::new();
    for_each_group(map, TEXT, |group| found.extend(group.line(width, height)));
    found
}

/// Where it is not plain what is text: groups of all that may be text, of which less is surely so.
pub(super) fn doubts(map: Map) -> Vec<Area> {
    let mut doubts = Vec::new();
    for_each_group(map, FAINT, |group| {
        if (group.sure as f32) < PLAIN * group.pixels as f32 {
            doubts.push(group.area);
        }
    });
    doubts
}

/// Touching pixels that are at least so likely text.
struct Group {
    area: Area,
    pixels: u64,
    /// How many of them are text.
    sure: u64,
    /// Of how likely each is.
    sum: u64,
}

impl Group {
    /// The line that the network marked the middle of.
    fn line(&self, width: u32, height: u32) -> Option<Blob> {
        if self.pixels < SMALLEST {
            return None;
        }
        let (pixels, Area { x: left, y: top, .. }) = (self.pixels as f32, self.area);
        let (w, h) = (self.area.w as f32, self.area.h as f32);
        let letters = pixels / (2.0 * (w + h));
        let (along, across) = (letters * GROWTH_AT_ENDS + MARGIN, letters * GROWTH + MARGIN);
        let (x, y) = if w >= h { (along, across) } else { (across, along) };
        let corners = [left as f32 - x, top as f32 - y, left as f32 + w + x, top as f32 + h + y];
        let score = self.sum as f32 / pixels / 255.0;
        Area::between(corners, width, height).map(|area| Blob { area, score })
    }
}

fn for_each_group(mut map: Map, least: u8, mut take: impl FnMut(Group)) {
    let mut waiting = Vec::new();
    for y in 0..map.height {
        for x in 0..map.width {
            if map.likely[map.at(x, y)] >= least {
                take(group(&mut map, (x, y), least, &mut waiting));
            }
        }
    }
}

/// Takes the group around one pixel out of the map.
fn group(map: &mut Map, start: (u32, u32), least: u8, waiting: &mut Vec<(u32, u32)>) -> Group {
    let (mut left, mut top, mut right, mut bottom) = (start.0, start.1, start.0, start.1);
    let (mut pixels, mut sure, mut sum) = (0, 0, 0);
    let mut take = |map: &mut Map, (x, y): (u32, u32), waiting: &mut Vec<(u32, u32)>| {
        let at = map.at(x, y);
        let likely = std::mem::take(&mut map.likely[at]);
        if likely >= least {
            sum += u64::from(likely);
            sure += u64::from(likely >= TEXT);
            pixels += 1;
            waiting.push((x, y));
        }
    };
    take(map, start, waiting);
    while let Some((x, y)) = waiting.pop() {
        (left, right) = (left.min(x), right.max(x));
        (top, bottom) = (top.min(y), bottom.max(y));
        for near_y in y.saturating_sub(1)..=(y + 1).min(map.height - 1) {
            for near_x in x.saturating_sub(1)..=(x + 1).min(map.width - 1) {
                take(map, (near_x, near_y), waiting);
            }
        }
    }
    let area = Area { x: left, y: top, w: right - left + 1, h: bottom - top + 1 };
    Group { area, pixels, sure, sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(rows: &[&str]) -> Map {
        let likely =
            rows.concat().bytes().map(|mark| if mark == b'#' { 204 } else { 20 }).collect();
        Map { width: rows[0].len() as u32, height: rows.len() as u32, likely }
    }

    #[test]
    fn corners_touch_and_small_spots_are_dropped() {
        let mut rows = vec![".".repeat(60); 30];
        for (row, x) in [(10, 20), (11, 20), (12, 27), (13, 27)] {
            rows[row].replace_range(x..x + 7, "#######");
        }
        rows[25].replace_range(50..55, "#####");
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let [blob] = blobs(map(&rows))[..] else { panic!("one group") };
        // 28 pixels in 14 x 4: 28 * 1.5 / 36 + 3 = 4.17 above and below, 4.94 at the ends.
        assert_eq!(blob.area, Area { x: 15, y: 5, w: 24, h: 14 });
        assert!((blob.score - 0.8).abs() < 0.01);
    }

    #[test]
    fn what_fades_at_its_edges_is_doubtful() {
        let line = |faint: usize| {
            let mut map = Map::new(60, 9);
            for (x, y) in (10..40).flat_map(|x| [(x, 4), (x, 5)]) {
                map.raise(x, y, TEXT);
            }
            (40..40 + faint as u32).for_each(|x| map.raise(x, 4, FAINT));
            map
        };
        assert_eq!(doubts(line(6)), []);
        assert_eq!(doubts(line(7)), [Area { x: 10, y: 4, w: 37, h: 2 }]);
        let mut spot = Map::new(3, 3);
        spot.raise(1, 1, FAINT);
        assert_eq!(doubts(spot), [Area { x: 1, y: 1, w: 1, h: 1 }]);
    }

    #[test]
    fn boxes_end_with_the_picture() {
        let rows = ["#".repeat(16), "#".repeat(16)];
        let [blob] = blobs(map(&[&rows[0], &rows[1]]))[..] else { panic!("one group") };
        assert_eq!(blob.area, Area { x: 0, y: 0, w: 16, h: 2 });
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(blobs(Map::new(1, 1)), []);
    }
}
