//! Whether the numbers of a date begin with the day: 03/04/2024 is the third of April to most who write English, and the
//! fourth of March in the United States. The other dates of a text tell, then who is spoken of.

use super::super::pattern::pattern;
use regex::Regex;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Whom only those speak of who put the day first; GP IIb/IIIa is a receptor.
static SAID: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?-u:\\b)(?:(?:NHS|NHI|A&E)(?-u:\\b)|GP(?:[.,:;)']| (?:[a-z]|Dr)))"));

/// Whether the dates of a text begin with the day.
pub(in super::super) fn day_first<'t>(text: &str, dates: impl Iterator<Item = &'t str>) -> bool {
    let (mut days, mut months, mut stops) = (0, 0, 0);
    for date in dates {
        let mut numbers = date.split(['/', '-', '.']).map(|part| part.trim().parse::<u32>());
        let (Some(Ok(one)), Some(Ok(two))) = (numbers.next(), numbers.next()) else { continue };
        match (one, two) {
            (13..=31, 1..=12) => days += 1,
            (1..=12, 13..=31) => months += 1,
            (1..=12, 1..=12) if numbers.next().is_some() && date.contains('.') => stops += 1,
            _ => {}
        }
    }
    match days.cmp(&months) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => stops > 0 || SAID.is_match(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_dates_of_a_text_tell_which_number_is_the_day() {
        for (dates, is_day) in [
            (&["03/04/2024", "25/04/2024"][..], true),
            (&["03/04/2024", "04/25/2024"][..], false),
            (&["03/04/2024"][..], false),
            (&["3.12.2024"][..], true),
            (&["3.12.2024", "3.31.2024"][..], false),
            (&["2024-03-04", "2024/5/6"][..], false),
        ] {
            assert_eq!(day_first("seen", dates.iter().copied()), is_day, "{dates:?}");
        }
        for (said, is_day) in [
            ("GP aware", true),
            ("GP Dr Bhatt", true),
            ("seen in A&E", true),
            ("GP IIb/IIIa inhibitor, HSE encephalitis, TAC level", false),
        ] {
            assert_eq!(day_first(said, ["03/04/2024"].into_iter()), is_day, "{said}");
        }
    }
}
