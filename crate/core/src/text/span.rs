//! What is found in a text, and why.

use crate::law::{Class, Ground};
use serde::Serialize;
use std::ops::Range;

/// What a span says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person's name, or a part of it.
    Name,
    /// A day, or a month of a year.
    Date,
    /// The number of an age of ninety or more.
    Age,
    /// A hospital, clinic, pharmacy, ward or room.
    Facility,
    /// An address or a place where someone lives.
    Place,
    /// A postal code.
    Postcode,
    /// A telephone, fax, pager or extension number.
    Phone,
    /// An e-mail address.
    Email,
    /// A web or network address, or a path of a file.
    Url,
    /// A number of a patient, sample, order, device or member of staff.
    Id,
    /// A number a government gives to a person: insurance, licence, passport, My Number.
    Code,
    /// A number of a bank account or card.
    Account,
    /// An employer, school or other body.
    Organization,
    /// An unusual occupation.
    Occupation,
}

impl Kind {
    /// The guideline's class (§ 診療テキスト情報) for what such a span says.
    pub fn class(self) -> Class {
        match self {
            Self::Name => Class::Identifier,
            Self::Code => Class::IdentificationCode,
            Self::Account => Class::FinancialHarm,
            Self::Id | Self::Url => Class::LinkageCode,
            Self::Phone | Self::Email => Class::Contact,
            Self::Date
            | Self::Age
            | Self::Facility
            | Self::Place
            | Self::Postcode
            | Self::Organization
            | Self::Occupation => Class::QuasiIdentifier,
        }
    }

    /// What the item tables call it.
    pub(crate) fn item(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Date => "date",
            Self::Age => "age",
            Self::Facility => "facility",
            Self::Place => "place",
            Self::Postcode => "postcode",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Url => "url",
            Self::Id => "id",
            Self::Code => "code",
            Self::Account => "account",
            Self::Organization => "organization",
            Self::Occupation => "occupation",
        }
    }

    /// What an item says, of those that are replaced by a word.
    pub(crate) fn of_item(item: &str) -> Self {
        match item {
            "name" => Self::Name,
            "facility" => Self::Facility,
            "place" => Self::Place,
            "organization" => Self::Organization,
            "occupation" => Self::Occupation,
            _ => Self::Id,
        }
    }

    /// Whether its form alone shows it, as a number or a date.
    pub(super) fn is_direct(self) -> bool {
        matches!(
            self,
            Self::Email
                | Self::Url
                | Self::Phone
                | Self::Code
                | Self::Account
                | Self::Id
                | Self::Postcode
                | Self::Date
                | Self::Age
        )
    }

    /// Why it is taken out.
    pub fn ground(self) -> Ground {
        match self.class() {
            Class::Identifier | Class::IdentificationCode | Class::FinancialHarm => Ground::Rule31,
            Class::LinkageCode => Ground::ProhibitedActs,
            _ => Ground::RightsRisk,
        }
    }
}

/// How firmly a span is believed. Only [`Certainty::Doubtful`] spans are left to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// A near miss: shown to a person, masked only where one asks for thoroughness.
    Doubtful,
    /// More likely than not.
    Likely,
    /// Shown by a label, a check digit, a title, or known from elsewhere.
    Certain,
}

/// What showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Known from a structured field of the batch.
    Known,
    /// One letter away from a known value.
    NearKnown,
    /// Found before in the same text.
    Repeated,
    /// A label before it.
    Label,
    /// The heading of its column.
    Column,
    /// A check digit that fits.
    CheckDigit,
    /// The form it is written in.
    Form,
    /// A title or form of address beside it.
    Title,
    /// A role in care beside it.
    Role,
    /// A word for a relative beside it.
    Family,
    /// Where it stands: a signature, a cell, a line of its own.
    Position,
    /// A list of names or places.
    List,
    /// A given name and a surname side by side, both by the lists.
    FullName,
    /// A word such as 病院 or Hospital at its end.
    Suffix,
    /// The trained tagger.
    Tagger,
    /// A person asked for it.
    Asked,
}

/// A stretch of a text that identifies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Bytes of the original text, on character boundaries.
    pub range: Range<usize>,
    /// What it says.
    pub kind: Kind,
    /// The guideline's class (区分).
    pub class: Class,
    /// Why it is taken out (根拠).
    pub ground: Ground,
    /// How firmly it is believed.
    pub certainty: Certainty,
    /// What showed it.
    pub why: Why,
}

/// A span while it is still a claim about the shadow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    pub(super) certainty: Certainty,
    pub(super) why: Why,
}

impl Mark {
    pub(super) fn certain(range: Range<usize>, kind: Kind, why: Why) -> Self {
        Self { range, kind, certainty: Certainty::Certain, why }
    }

    pub(super) fn likely(range: Range<usize>, kind: Kind, why: Why) -> Self {
        Self { range, kind, certainty: Certainty::Likely, why }
    }

    pub(super) fn doubtful(range: Range<usize>, kind: Kind, why: Why) -> Self {
        Self { range, kind, certainty: Certainty::Doubtful, why }
    }

    pub(super) fn overlaps(&self, range: &Range<usize>) -> bool {
        self.range.start < range.end && range.start < self.range.end
    }
}

/// Where those marks lie that fit, in the order of their ends.
pub(super) fn in_order(marks: &[Mark], fits: impl Fn(&Mark) -> bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> =
        marks.iter().filter(|mark| fits(mark)).map(|mark| mark.range.clone()).collect();
    ranges.sort_by_key(|range| range.end);
    ranges
}

/// Whether one of the ranges, which are in the order of their ends, reaches into another.
pub(super) fn overlaps(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|other| other.end <= range.start);
    ranges.get(next).is_some_and(|other| other.start < range.end)
}

/// Leaves no overlaps: marks that touch the same text become one, which covers all of them and
/// says what the firmest and longest of them says. A doubtful mark never widens another.
pub(super) fn settle(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.retain(|mark| !mark.range.is_empty());
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let (doubtful, firm): (Vec<Mark>, Vec<Mark>) =
        marks.into_iter().partition(|mark| mark.certainty == Certainty::Doubtful);
    let mut settled: Vec<Mark> = Vec::with_capacity(firm.len());
    let weight = |mark: &Mark| (mark.certainty, mark.range.len());
    for mark in firm {
        match settled.last_mut() {
            Some(last) if last.overlaps(&mark.range) => {
                let whole = last.range.start..last.range.end.max(mark.range.end);
                if weight(&mark) > weight(last) {
                    *last = mark;
                }
                last.range = whole;
            }
            _ => settled.push(mark),
        }
    }
    let mut next = 0;
    let mut apart: Vec<Mark> = Vec::new();
    for mark in doubtful {
        while next < settled.len() && settled[next].range.end <= mark.range.start {
            next += 1;
        }
        let free = settled.get(next).is_none_or(|firm| !firm.overlaps(&mark.range))
            && apart.last().is_none_or(|last| !last.overlaps(&mark.range));
        if free {
            apart.push(mark);
        }
    }
    settled.extend(apart);
    settled.sort_by_key(|mark| mark.range.start);
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_becomes_one() {
        let marks = vec![
            Mark::likely(0..4, Kind::Name, Why::List),
            Mark::certain(2..6, Kind::Id, Why::Label),
            Mark::doubtful(5..9, Kind::Name, Why::List),
            Mark::doubtful(10..12, Kind::Name, Why::List),
        ];
        let settled = settle(marks);
        assert_eq!(settled.len(), 2);
        assert_eq!((settled[0].range.clone(), settled[0].kind), (0..6, Kind::Id));
        assert_eq!(settled[1].range, 10..12);
    }
}
