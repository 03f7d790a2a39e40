//! What has to stand in a line before a pattern can match there, read off the pattern itself. Most lines of a note lack
//! something of most patterns, and to look that up costs less than to search.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// More needs than these are not asked for: the rarest tell.
const MOST: usize = 4;
/// Larger classes of letters beyond ASCII are as good as any letter.
const LARGE: u32 = 128;

/// What stands in a line: which ASCII, which share of all other letters, and how many digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Held {
    ascii: u128,
    other: u128,
    digits: u32,
}

impl Held {
    pub(super) fn of(line: &str) -> Self {
        let mut held = Self::default();
        for c in line.chars() {
            held.add(c);
            held.digits += u32::from(c.is_ascii_digit());
        }
        held
    }

    fn add(&mut self, c: char) {
        match u32::from(c) {
            ascii @ ..128 => self.ascii |= 1 << ascii,
            other => self.other |= 1 << (other.wrapping_mul(0x9E37_79B1) >> 25),
        }
    }

    pub(super) fn with(self, beside: Self) -> Self {
        Self {
            ascii: self.ascii | beside.ascii,
            other: self.other | beside.other,
            digits: self.digits + beside.digits,
        }
    }

    fn meets(&self, any: &Self) -> bool {
        self.ascii & any.ascii != 0 || self.other & any.other != 0
    }

    fn count(&self) -> u32 {
        self.ascii.count_ones() + self.other.count_ones()
    }
}

/// What every match of a pattern holds.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// One letter of each.
    letters: Vec<Held>,
    digits: u32,
    /// How many line ends a match can hold; none where there is no limit.
    pub(super) line_ends: Option<usize>,
    /// Whether it asks if the text ends.
    pub(super) asks_end: bool,
}

impl Needs {
    /// # Panics
    ///
    /// Where the source is no pattern.
    pub(super) fn of(source: &str) -> Self {
        let hir = regex_syntax::parse(source).expect("patterns are tested");
        assert!(hir.properties().minimum_len() != Some(0), "nothing is no match: {source}");
        let mut letters = letters(&hir);
        letters.sort_by_key(Held::count);
        letters.dedup();
        letters.truncate(MOST);
        Self {
            letters,
            digits: digits(&hir),
            line_ends: line_ends(&hir),
            asks_end: hir.properties().look_set().contains(Look::End),
        }
    }

    pub(super) fn are_met(&self, held: &Held) -> bool {
        held.digits >= self.digits && self.letters.iter().all(|any| held.meets(any))
    }
}

/// Sets of letters of each of which a match holds one.
fn letters(hir: &Hir) -> Vec<Held> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Vec::new(),
        HirKind::Literal(literal) => {
            let written = std::str::from_utf8(&literal.0).unwrap_or_default();
            let one = |c| {
                let mut held = Held::default();
                held.add(c);
                held
            };
            written.chars().map(one).collect()
        }
        HirKind::Class(class) => vec![members(class)],
        HirKind::Repetition(repetition) if repetition.min == 0 => Vec::new(),
        HirKind::Repetition(repetition) => letters(&repetition.sub),
        HirKind::Capture(capture) => letters(&capture.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(letters).collect(),
        HirKind::Alternation(parts) => {
            let rarest = |part| letters(part).into_iter().min_by_key(Held::count);
            let all: Option<Vec<Held>> = parts.iter().map(rarest).collect();
            all.and_then(|all| all.into_iter().reduce(Held::with)).into_iter().collect()
        }
    }
}

fn members(class: &Class) -> Held {
    let mut held = Held::default();
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => {
            class.iter().map(|range| (range.start().into(), range.end().into())).collect()
        }
        Class::Bytes(class) => {
            class.iter().map(|range| (range.start().into(), range.end().into())).collect()
        }
    };
    for (start, end) in ranges {
        if end.saturating_sub(start.max(128)) > LARGE
            || matches!(class, Class::Bytes(_)) && end > 127
        {
            held.other = u128::MAX;
        }
        (start..=end.min(start.max(127) + LARGE))
            .filter_map(char::from_u32)
            .for_each(|c| held.add(c));
    }
    held
}

/// How many digits every match has at least.
fn digits(hir: &Hir) -> u32 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 0,
        HirKind::Literal(literal) => {
            literal.0.iter().filter(|byte| byte.is_ascii_digit()).count() as u32
        }
        HirKind::Class(class) => {
            let Held { ascii, other, .. } = members(class);
            u32::from(other == 0 && ascii & !(0x3FF << b'0') == 0)
        }
        HirKind::Repetition(repetition) => repetition.min.saturating_mul(digits(&repetition.sub)),
        HirKind::Capture(capture) => digits(&capture.sub),
        HirKind::Concat(parts) => parts.iter().map(digits).sum(),
        HirKind::Alternation(parts) => parts.iter().map(digits).min().unwrap_or_default(),
    }
}

/// How many line ends a match has at most.
fn line_ends(hir: &Hir) -> Option<usize> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(0),
        HirKind::Literal(literal) => Some(memchr::memchr_iter(b'\n', &literal.0).count()),
        HirKind::Class(class) => Some(usize::from(members(class).ascii >> b'\n' & 1 == 1)),
        HirKind::Repetition(repetition) => match line_ends(&repetition.sub)? {
            0 => Some(0),
            each => Some(each * repetition.max? as usize),
        },
        HirKind::Capture(capture) => line_ends(&capture.sub),
        HirKind::Concat(parts) => parts.iter().map(line_ends).sum(),
        HirKind::Alternation(parts) => {
            parts.iter().map(line_ends).collect::<Option<Vec<_>>>()?.into_iter().max()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(source: &str, line: &str) -> bool {
        Needs::of(source).are_met(&Held::of(line))
    }

    #[test]
    fn a_line_without_enough_digits_or_a_needed_letter_is_left_out() {
        for (source, held, lacking) in [
            ("[0-9]{3}-[0-9]{2}", "tel 12-345", "12-34"),
            ("(?i:tel|fax):", "FAX:", "fax 12"),
            ("(?:^|[ ,])号[0-9]?", "3号", "3日"),
            ("(?:東|西)[0-9]", "西4", "南4"),
        ] {
            assert!(met(source, held), "{source}");
            assert!(!met(source, lacking), "{source}");
        }
    }

    #[test]
    fn what_may_be_missing_is_not_needed() {
        assert!(met("a?b*(?:c|)d", "d"));
        assert!(met("(?:[0-9]|x)y", "xy"));
    }

    #[test]
    fn line_ends_are_counted_at_most() {
        for (source, ends) in [
            ("a b", Some(0)),
            ("a[ \n]?b\n", Some(2)),
            ("a(?:\n|b)", Some(1)),
            ("a[ \n]{1,4}", Some(4)),
            ("a[^b]*c", None),
        ] {
            assert_eq!(Needs::of(source).line_ends, ends, "{source}");
        }
        assert!(Needs::of("a(?:b|$)").asks_end && !Needs::of("a(?-u:\\b)").asks_end);
    }
}
