//! The condition of a region rule: comparisons with attributes, joined by all, any and not.

use crate::format::dicom::Tag;
use crate::inventory::Inventory;
use serde::{Deserialize, Deserializer, de::Error};

/// A condition on a data set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Test {
    /// All of these hold.
    All(Vec<Test>),
    /// One of these holds.
    Any(Vec<Test>),
    /// This does not hold.
    Not(Box<Test>),
    /// An attribute compares like this; one that is missing is as empty.
    Value(Comparison),
}

/// A comparison of one attribute's text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The attribute.
    #[serde(deserialize_with = "tag")]
    pub tag: Tag,
    /// How.
    pub how: How,
    /// With what.
    pub text: String,
    /// Whether capitals do not count.
    #[serde(default)]
    pub caseless: bool,
}

/// How a text is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is the same.
    Equals,
    /// It holds the other.
    Contains,
    /// It starts with the other.
    StartsWith,
    /// It ends with the other.
    EndsWith,
    /// It is a smaller number.
    Less,
    /// It is a greater number.
    Greater,
}

impl How {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equals => "equals",
            Self::Contains => "contains",
            Self::StartsWith => "starts-with",
            Self::EndsWith => "ends-with",
            Self::Less => "less",
            Self::Greater => "greater",
        }
    }
}

impl Test {
    /// Whether it holds of a file.
    pub fn holds(&self, inventory: &Inventory) -> bool {
        match self {
            Self::All(tests) => tests.iter().all(|test| test.holds(inventory)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(inventory)),
            Self::Not(test) => !test.holds(inventory),
            Self::Value(comparison) => {
                comparison.holds(inventory.text(comparison.tag).unwrap_or_default())
            }
        }
    }
}

impl Comparison {
    /// The whole text is compared, backslashes between its values and all.
    fn holds(&self, value: &str) -> bool {
        let fold = |text: &str| {
            if self.caseless { text.trim().to_lowercase() } else { text.trim().to_owned() }
        };
        let (value, text) = (fold(value), fold(&self.text));
        let numbers = || Some((value.parse::<f64>().ok()?, text.parse::<f64>().ok()?));
        match self.how {
            How::Equals => value == text,
            How::Contains => value.contains(&text),
            How::StartsWith => value.starts_with(&text),
            How::EndsWith => value.ends_with(&text),
            How::Less => numbers().is_some_and(|(value, text)| value < text),
            How::Greater => numbers().is_some_and(|(value, text)| value > text),
        }
    }
}

fn tag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tag, D::Error> {
    let digits = String::deserialize(deserializer)?;
    Tag::parse(&digits).ok_or_else(|| D::Error::custom("a tag has eight digits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_numbers_compare_as_said() {
        let holds = |how, text: &str, caseless, value: &str| {
            let text = text.to_owned();
            Comparison { tag: Tag(0x0008_0070), how, text, caseless }.holds(value)
        };
        assert!(holds(How::Equals, "CT", false, "CT ") && !holds(How::Equals, "ct", false, "CT"));
        assert!(holds(How::Contains, "ge med", true, "GE MEDICAL SYSTEMS"));
        assert!(
            holds(How::StartsWith, "GE", false, "GE MEDICAL")
                && !holds(How::EndsWith, "GE", false, "GE M")
        );
        assert!(
            holds(How::Less, "512", false, "256") && !holds(How::Greater, "512", false, "wide")
        );
        assert!(holds(How::Contains, "", false, ""), "an empty text is in everything");
    }
}
