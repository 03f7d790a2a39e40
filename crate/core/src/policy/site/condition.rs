//! Which files a row is for.

use super::row::Selector;
use crate::format::dicom::{Tag, sop_class, tag};
use crate::inventory::Inventory;

/// What has to hold of a file's own data set; of several values, one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Condition {
    /// Values of Modality.
    pub(super) modality: Vec<String>,
    /// Kinds of object, as written.
    pub(super) classes: Vec<String>,
    /// Patterns of Manufacturer.
    pub(super) manufacturer: Vec<String>,
    /// Tests of other attributes, which all have to hold.
    pub(super) attributes: Vec<Test>,
}

/// A test of one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Test {
    pub(super) selector: Selector,
    pub(super) how: How,
    pub(super) text: String,
}

/// How a value is compared; capitals do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// The whole value.
    Equals,
    /// A part of it.
    Contains,
    /// With `*` and `?`, as in a query (PS3.4 C.2.2.2.4).
    Matches,
}

impl How {
    pub(super) const ALL: [Self; 3] = [Self::Equals, Self::Contains, Self::Matches];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Equals => "equals",
            Self::Contains => "contains",
            Self::Matches => "matches",
        }
    }

    fn holds(self, value: &str, text: &str) -> bool {
        let (value, text) = (value.trim().to_lowercase(), text.trim().to_lowercase());
        match self {
            Self::Equals => value == text,
            Self::Contains => value.contains(&text),
            Self::Matches => fits(&value, &text),
        }
    }
}

impl Condition {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a file meets it. What a file does not say, it does not meet.
    pub(super) fn holds(&self, inventory: &Inventory) -> bool {
        let says = |tag, how: How, texts: &[String]| {
            texts.is_empty() || texts.iter().any(|text| value_holds(inventory, tag, how, text))
        };
        says(tag::MODALITY, How::Equals, &self.modality)
            && says(tag::MANUFACTURER, How::Matches, &self.manufacturer)
            && (self.classes.is_empty() || self.is_of_class(inventory))
            && self.attributes.iter().all(|test| {
                let tag = test.selector.tag();
                tag.is_some_and(|tag| value_holds(inventory, tag, test.how, &test.text))
            })
    }

    fn is_of_class(&self, inventory: &Inventory) -> bool {
        let uid = inventory.text(tag::SOP_CLASS_UID).unwrap_or_default();
        self.classes.iter().any(|class| sop_class::is_called(class, uid))
    }
}

fn value_holds(inventory: &Inventory, tag: Tag, how: How, text: &str) -> bool {
    let value = inventory.text(tag);
    value.is_some_and(|value| value.split('\\').any(|value| how.holds(value, text)))
}

/// Whether a text fits a pattern in which `*` stands for any characters and `?` for one.
fn fits(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) =
        (text.chars().collect(), pattern.chars().collect());
    let (mut at, mut with) = (0, 0);
    // Where the last `*` stood, and how far the text was then: the only place to go back to.
    let mut star: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(with) {
            Some('*') => {
                star = Some((with, at));
                with += 1;
            }
            Some(c) if *c == '?' || *c == text[at] => {
                at += 1;
                with += 1;
            }
            _ => {
                let Some((place, from)) = star else { return false };
                star = Some((place, from + 1));
                at = from + 1;
                with = place + 1;
            }
        }
    }
    pattern[with..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stand_for_any_text_and_for_one_letter() {
        for (text, pattern, expected) in [
            ("siemens healthineers", "siemens*", true),
            ("ge medical", "siemens*", false),
            ("t1_mprage_sag", "*mprage*", true),
            ("t1", "t?", true),
            ("t12", "t?", false),
            ("aab", "*ab", true),
            ("", "*", true),
            ("", "?", false),
        ] {
            assert_eq!(fits(text, pattern), expected, "{text} {pattern}");
        }
        assert!(How::Equals.holds(" Head ", "HEAD"));
        assert!(How::Contains.holds("HEADNECK", "neck"));
    }
}
