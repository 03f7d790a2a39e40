//! A site's rows: which element, under which condition, what is done, and why.

use super::condition::Condition;
use crate::action::Action;
use crate::format::dicom::{Tag, Vr, dictionary};
use crate::inventory::Inventory;
use crate::policy::rules::RuleId;
use std::collections::HashMap;
use std::fmt;

/// Elements that a row is about: a tag in which `x` stands for any digit, of one private creator
/// or public.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Selector {
    /// The private creator.
    pub creator: Option<String>,
    pub(super) value: u32,
    pub(super) mask: u32,
}

impl Selector {
    /// Reads `00081030`, `(0008,1030)`, `60xx4000`, `StudyDescription` or, with a creator,
    /// `0019xx0C`. `None` where no element could be meant.
    pub fn parse(word: &str, creator: Option<&str>) -> Option<Self> {
        let creator = creator.map(str::trim);
        let digits: String = word
            .chars()
            .filter(|c| !matches!(c, '(' | ')' | ',' | ' '))
            .map(|c| if c == 'X' { 'x' } else { c })
            .collect();
        let (value, mask) = match dictionary::parse_pattern(&digits) {
            Some(parsed) => parsed,
            None => dictionary::by_keyword(word)?,
        };
        let odd = value & mask & 0x0001_0000 != 0;
        let group_is_plain = mask >> 16 == 0xFFFF;
        let known = match creator {
            // A creator reserves a block of any number: the block's digits are left open.
            Some(creator) => {
                !creator.is_empty() && odd && group_is_plain && mask & 0xFF00 == 0 && {
                    matches!(mask & 0xFF, 0 | 0xFF)
                }
            }
            None if mask == u32::MAX => !odd && dictionary::attribute(Tag(value)).is_some(),
            // Groups that repeat: overlays and curves.
            None => {
                mask >> 16 == 0xFF00
                    && matches!(value >> 16, 0x5000 | 0x6000)
                    && (mask as u16 == 0
                        || mask as u16 == 0xFFFF && dictionary::attribute(Tag(value)).is_some())
            }
        };
        known.then(|| Self { creator: creator.map(str::to_owned), value, mask })
    }

    /// The creator, group and element within the block of one private element.
    pub(in crate::policy) fn private(&self) -> Option<(&str, (u16, u8))> {
        let creator = self.creator.as_deref().filter(|_| self.mask as u8 == 0xFF)?;
        Some((creator, ((self.value >> 16) as u16, self.value as u8)))
    }

    /// The one attribute it is about, if it is one.
    pub(super) fn tag(&self) -> Option<Tag> {
        (self.mask == u32::MAX).then_some(Tag(self.value))
    }

    /// The first of its elements.
    pub(in crate::policy) fn any_tag(&self) -> Tag {
        Tag(self.value)
    }

    /// The VR of its attribute, where all its elements have the same.
    pub(in crate::policy) fn vr(&self) -> Option<Vr> {
        if self.creator.is_some() || self.mask as u16 == 0 {
            return None;
        }
        dictionary::attribute(Tag(self.value)).map(dictionary::Attribute::first_vr)
    }

    /// Whether some element is meant both by this and by a public tag or pattern.
    pub(super) fn meets(&self, (value, mask): (u32, u32)) -> bool {
        self.creator.is_none() && (self.value ^ value) & self.mask & mask == 0
    }

    fn is_about(&self, tag: Tag, creator: Option<&str>) -> bool {
        tag.0 & self.mask == self.value && self.creator.as_deref() == creator
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [value, mask] = [self.value, self.mask].map(|number| format!("{number:08X}"));
        for (digit, fixed) in value.chars().zip(mask.chars()) {
            write!(f, "{}", if fixed == '0' { 'x' } else { digit })?;
        }
        Ok(())
    }
}

/// What a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Passes the value on.
    Keep,
    /// Takes the element out.
    Remove,
    /// Leaves it without a value.
    Empty,
    /// Gives it a value that says nothing.
    Dummy,
    /// Gives it a pseudonym.
    Pseudonym,
    /// Gives it a new UID.
    Uid,
    /// Moves its dates by the patient's days.
    Shift,
    /// Leaves the clinical words of its text.
    Clean,
    /// Caps the age.
    Age,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Keep,
        Self::Remove,
        Self::Empty,
        Self::Dummy,
        Self::Pseudonym,
        Self::Uid,
        Self::Shift,
        Self::Clean,
        Self::Age,
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Remove => "remove",
            Self::Empty => "empty",
            Self::Dummy => "dummy",
            Self::Pseudonym => "pseudonym",
            Self::Uid => "uid",
            Self::Shift => "shift",
            Self::Clean => "clean",
            Self::Age => "age",
        }
    }

    /// The deed of this word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.name() == word)
    }

    /// Whether nothing of the value is left.
    pub(super) fn drops(self) -> bool {
        matches!(self, Self::Remove | Self::Empty | Self::Dummy)
    }

    /// What it does to values of a VR; `None` where it can do nothing sound.
    pub(in crate::policy) fn action(self, vr: Vr) -> Option<Action> {
        let dated = matches!(&vr.0, b"DA" | b"DT");
        Some(match self {
            Self::Keep if vr == Vr::SQ => Action::Descend,
            Self::Keep => Action::Keep,
            Self::Remove => Action::Remove,
            Self::Empty => Action::Empty,
            Self::Dummy if vr != Vr::SQ => Action::Dummy,
            Self::Pseudonym if vr.is_free_text() => Action::Pseudonym,
            Self::Uid if vr == Vr::UI => Action::Uid,
            Self::Shift if dated => Action::Shift,
            Self::Clean if vr.is_free_text() && vr != Vr::PN => Action::Clean,
            Self::Age if vr == Vr(*b"AS") => Action::AgeCap,
            _ => return None,
        })
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which elements, at any depth.
    pub selector: Selector,
    /// The VR that a private element has to have to be kept.
    pub vr: Option<Vr>,
    /// What is done.
    pub deed: Deed,
    /// Why.
    pub reason: String,
    pub(super) when: Condition,
}

/// A private element on the site's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateElement {
    /// Which element.
    pub selector: Selector,
    /// Its VR.
    pub vr: Vr,
    /// Why it says nothing of a person.
    pub why: String,
}

/// A row with the rule it stands for.
pub(in crate::policy) type Ruled = (Row, RuleId);

/// The rows whose conditions hold for one file.
#[derive(Debug, Default)]
pub(in crate::policy) struct Active<'a> {
    exact: HashMap<u32, &'a Ruled>,
    patterns: Vec<&'a Ruled>,
}

impl<'a> Active<'a> {
    pub(in crate::policy) fn of(rows: &'a [Ruled], inventory: &Inventory) -> Self {
        let mut active = Self::default();
        for row in rows.iter().filter(|(row, _)| row.when.holds(inventory)) {
            match row.0.selector.tag() {
                Some(tag) => {
                    active.exact.entry(tag.0).or_insert(row);
                }
                None => active.patterns.push(row),
            }
        }
        active
    }

    /// The row that decides about an element.
    pub(in crate::policy) fn row(&self, tag: Tag, creator: Option<&str>) -> Option<&'a Ruled> {
        let pattern =
            || self.patterns.iter().find(|(row, _)| row.selector.is_about(tag, creator)).copied();
        self.exact.get(&tag.0).copied().or_else(pattern)
    }
}
