//! Rules for parts of pictures: where a device of a certain kind writes names into its pixels.
//!
//! A rule has a condition on the data set and the rectangles to blank; the first rule whose
//! condition holds decides. The masking itself asks [`Regions::of`].

mod test;
mod write;

pub use self::test::{Comparison, How, Test};

use crate::inventory::Inventory;
use serde::Deserialize;

/// All rules of a site, in the order they are asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regions {
    /// The rules.
    #[serde(default, rename = "region")]
    pub regions: Vec<Region>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// What people call the device or the kind of picture.
    pub name: String,
    /// Which pictures it is about.
    pub when: Test,
    /// What is blanked.
    pub rectangles: Vec<Rectangle>,
}

/// A rectangle in pixels; a negative corner counts from the right or lower edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rectangle {
    /// Columns left of it.
    pub left: i32,
    /// Rows above it.
    pub top: i32,
    /// Its columns.
    pub width: u32,
    /// Its rows.
    pub height: u32,
}

impl Regions {
    /// Reads rules as [`Regions::to_toml`] writes them.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The rules as TOML.
    pub fn to_toml(&self) -> String {
        write::write(self)
    }

    /// The rule for a file, if there is one.
    pub fn of(&self, inventory: &Inventory) -> Option<&Region> {
        self.regions.iter().find(|region| region.when.holds(inventory))
    }
}

impl Rectangle {
    /// The part of a picture it covers, as columns and rows: `(left, top, right, bottom)`, the
    /// last two outside it. `None` where it lies beside the picture.
    pub fn within(&self, columns: u32, rows: u32) -> Option<(u32, u32, u32, u32)> {
        let from = |corner: i32, whole: u32| {
            let whole = i64::from(whole);
            let corner = i64::from(corner);
            (if corner < 0 { corner + whole } else { corner }).clamp(0, whole) as u32
        };
        let (left, top) = (from(self.left, columns), from(self.top, rows));
        let right = left.saturating_add(self.width).min(columns);
        let bottom = top.saturating_add(self.height).min(rows);
        (left < right && top < bottom).then_some((left, top, right, bottom))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_ends_at_the_edge_and_may_count_from_it() {
        let rectangle = |left, top, width, height| Rectangle { left, top, width, height };
        assert_eq!(rectangle(10, 20, 30, 40).within(100, 100), Some((10, 20, 40, 60)));
        assert_eq!(rectangle(0, 0, 999, 25).within(512, 512), Some((0, 0, 512, 25)));
        assert_eq!(rectangle(-100, -10, 100, 10).within(640, 480), Some((540, 470, 640, 480)));
        assert_eq!(rectangle(600, 0, 10, 10).within(512, 512), None);
        assert_eq!(rectangle(0, 0, 0, 10).within(512, 512), None);
    }
}
