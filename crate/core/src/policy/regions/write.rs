//! Writes region rules as TOML.

use super::{Regions, Test};
use std::fmt::Write;

pub(super) fn write(regions: &Regions) -> String {
    let mut text = String::new();
    for (index, region) in regions.regions.iter().enumerate() {
        let rectangles: Vec<String> = region
            .rectangles
            .iter()
            .map(|rectangle| {
                let [left, top] = [rectangle.left, rectangle.top];
                let [width, height] = [rectangle.width, rectangle.height];
                format!("{{ left = {left}, top = {top}, width = {width}, height = {height} }}")
            })
            .collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{}[[region]]\nname = {}\nwhen = {}\nrectangles = [{}]",
            if index > 0 { "\n" } else { "" },
            quoted(&region.name),
            test(&region.when),
            rectangles.join(", ")
        );
    }
    text
}

fn test(test: &Test) -> String {
    let list = |tests: &[Test]| tests.iter().map(self::test).collect::<Vec<_>>().join(", ");
    match test {
        Test::All(tests) => format!("{{ all = [{}] }}", list(tests)),
        Test::Any(tests) => format!("{{ any = [{}] }}", list(tests)),
        Test::Not(one) => format!("{{ not = {} }}", self::test(one)),
        Test::Value(value) => format!(
            "{{ value = {{ tag = \"{:08X}\", how = \"{}\", text = {}{} }} }}",
            value.tag.0,
            value.how.name(),
            quoted(&value.text),
            if value.caseless { ", caseless = true" } else { "" }
        ),
    }
}

/// A JSON string is a TOML string but for one character that TOML wants escaped.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default().replace('\u{7f}', "\\u007f")
}
