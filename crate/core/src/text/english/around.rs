//! What stands around a name that was found: its initial, an age in brackets.

use super::super::page::Page;
use super::super::pattern::{captured, lead, pattern};
use super::super::span::{Certainty, Kind, Mark, Why};
use super::super::words::EN;
use super::reader::PARTICLES;
use super::word::Case;
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What these lists hold is no one's first name.
pub(super) const NO_NAMES: [&str; 9] = [
    "stops",
    "roles",
    "titles",
    "name-labels",
    "family",
    "departments",
    "credentials",
    "hands",
    "kin",
];

/// R Achterberg, Jill T, Petronella Wiebe (97).
pub(in super::super) fn around(page: &Page<'_>, age_cap: u32, marks: &mut Vec<Mark>) {
    static FRONT: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[ \n(/,;])(?P<i>(?:[A-Z]\\.? )?[A-Z])(?P<d>\\.?) $"));
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ (?P<i>[A-Z])(?:\\.|[,;)\n]| [^A-Z0-9(+<>=]| \\((?:ward|bed|bay|room|rm|NHI|MRN|DOB|NHS|[0-9]{1,3} ?(?:[MFy)]|$))|$)",
        )
    });
    static AGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?:,? ?\\((?P<a>1[01][0-9]|[89][0-9])(?: ?y(?:o|rs?)?)?\\)|(?:,|;| [|])? ?(?P<c>10[0-9]|[89][0-9])(?:: | ?[|]|\\. )|(?:,|;|  ?|\t) ?(?P<b>1[01][0-9]|[89][0-9])(?:  |,|;|\t|\n| ?!| ?[MFmf](?:[^A-Za-z]|$)| (?:he|she|who|and|with|from|lives)(?-u:\\b)|$))",
        )
    });
    // Ignatius Delacruz ("Iggy"); Crowfoot, Lester  5501-3327
    static NICKNAME: LazyLock<Regex> =
        LazyLock::new(|| pattern("^ {1,2}\\(\"(?P<v>[A-Z][a-z]{1,12})\"\\)"));
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?: {2,3}|\t| ?\\()(?P<v>[0-9]{3,6}-[0-9]{3,6})(?:[ \n)]|$)"));
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?i:from|to|cc|patient|patient name|name|pt|attn|author|sender|message from|signed): (?P<g>[A-Z][a-z'-]{2,14})$",
        )
    });
    beside(page, marks);
    edges(page, marks);
    heads(page, marks);
    super::place::before_postcodes(page, marks);
    super::grown::grown(page, marks);
    let text = page.text;
    let mut found = Vec::new();
    for mark in marks.iter().filter(|mark| mark.kind == Kind::Name) {
        if mark.certainty == Certainty::Doubtful {
            continue;
        }
        let rest = &text[mark.range.end..];
        for (form, kind) in [(&*NICKNAME, Kind::Name), (&*NUMBER, Kind::Id)] {
            let value = captured(form, rest).and_then(|found| found.name("v"));
            let range =
                value.map(|value| mark.range.end + value.start()..mark.range.end + value.end());
            found.extend(range.map(|range| Mark::likely(range, kind, Why::Position)));
        }
        found.extend(brothers_and_sisters(text, &mark.range));
        if let Some(age) =
            captured(&AGE, rest).and_then(|age| age.name("a").or(age.name("b")).or(age.name("c")))
            && age.as_str().parse().is_ok_and(|age: u32| age > age_cap)
        {
            let at = mark.range.end;
            found.push(Mark::likely(at + age.start()..at + age.end(), Kind::Age, Why::Position));
        }
        let written = &text[mark.range.clone()];
        let (start, end) = widened(text, &mark.range);
        // From: Calliope Brandt, whose given name is an instrument.
        let field = captured(&FIELD, lead(text, start, 40)).and_then(|found| found.name("g"));
        let given = field.filter(|given| {
            let given = given.as_str();
            let near = text[..start].strip_suffix(' ').is_some_and(|front| front.ends_with(given));
            near && !EN.list("titles").has(&given.to_lowercase())
        });
        let start = given.map_or(start, |given| start - given.len() - 1);
        if start < mark.range.start || end > mark.range.end {
            found.push(Mark::likely(start..end, Kind::Name, Why::Position));
        }
        let one_word = written.len() >= 3
            && written.starts_with(|c: char| {
                c.is_uppercase() || written.get(1..).is_some_and(|rest| rest.starts_with('\''))
            })
            && written.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-'));
        if !one_word {
            continue;
        }
        let from = text[..mark.range.start].char_indices().rev().nth(6).map_or(0, |(at, _)| at);
        let ahead = &text[from..mark.range.start];
        if let Some(front) = captured(&FRONT, ahead)
            // A Smith, I told her: words of one letter.
            && (!front["d"].is_empty() || !matches!(&front["i"], "A" | "I"))
            && let Some(initial) = front.name("i")
        {
            let start = mark.range.start - ahead.len() + initial.start();
            found.push(Mark::likely(start..mark.range.end, Kind::Name, Why::Position));
        }
        // Left and right stand behind names of tests.
        if let Some(initial) = captured(&BEHIND, rest).and_then(|behind| behind.name("i"))
            && (!matches!(initial.as_str(), "A" | "I" | "L" | "R" | "X")
                || initial.as_str() != "I"
                    && matches!(
                        rest[initial.end()..].trim_start_matches('.').chars().next(),
                        None | Some('\n')
                    ))
        {
            let end = mark.range.end + initial.end();
            found.push(Mark::likely(mark.range.start..end, Kind::Name, Why::Position));
        }
    }
    marks.append(&mut found);
}

/// kids (Noelle 12, Luc 9): the others of whom one was found.
fn brothers_and_sisters(text: &str, one: &Range<usize>) -> Vec<Mark> {
    static CHILDREN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?i:kids|children|sons|daughters|siblings|brothers|sisters|boys|girls|grandchildren|grandkids)[ :(]{0,3}$",
        )
    });
    static ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ \\(?[0-9]{1,2}\\)?,?(?: and| &)? (?P<v>[A-Z][a-z]{1,12}) \\(?[0-9]{1,2}(?:\\)?,?(?: and| &)? (?P<w>[A-Z][a-z]{1,12}) \\(?[0-9]{1,2})?(?:[^0-9]|$)",
        )
    });
    if !CHILDREN.is_match(lead(text, one.start, 16)) {
        return Vec::new();
    }
    let Some(others) = captured(&ANOTHER, &text[one.end..]) else { return Vec::new() };
    let found = ["v", "w"].iter().filter_map(|name| others.name(name));
    let whole = |other: regex::Match<'_>| one.end + other.start()..one.end + other.end();
    found.map(|other| Mark::likely(whole(other), Kind::Name, Why::Position)).collect()
}

/// Iyer L.K., Quek SH, Kavitha d/o Rajendran, E. van der Merwe: what belongs to a name that was found without it; so the
/// end of HN24031876(5) and of 118 774 02B.
fn edges(page: &Page<'_>, marks: &mut [Mark]) {
    static INITIALS: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^ (?P<i>(?:[A-Z]\\.){1,3}|[A-Z]\\.? ?[A-Z]\\.?)(?:  |[|\\n,;)\\t/]|\\. |\\.?$)")
    });
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?:(?: ?[swdSWD])?/[oO]| (?:wa|bint|binti|binte|ole|arap)) (?P<n>[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)(?-u:\\b)",
        )
    });
    static FRONT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|[^A-Za-z.])(?P<f>(?:[A-Z]\\. ?){0,2}(?:(?:van|von|der|den|de|du|da|dos|del|della|la|le|te|ap|mac|bin|binti|ibn|al|el|ter|ten|bte) ){1,3})$",
        )
    });
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ (?:clinic|hospital|nursing station|health (?:centre|center|post)|surgery|pharmacy|nursing home)(?-u:\\b)",
        )
    });
    // P.J. le Roux
    static LETTERS: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[^A-Za-z.])(?P<f>(?:[A-Z]\\. ?){1,2})$"));
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?P<c>[(][0-9A-Z][)])|^(?P<g> [0-9]{2,3}[A-Z])(?:[^A-Za-z0-9]|$)|^(?P<m> ?/ ?[1-9])(?:[^0-9/]|$)",
        )
    });
    let text = page.text;
    for mark in marks {
        if matches!(mark.kind, Kind::Id | Kind::Code) && mark.certainty > Certainty::Doubtful {
            let written = &text[mark.range.clone()];
            let long = written.bytes().filter(u8::is_ascii_digit).count();
            let more = captured(&NUMBER, &text[mark.range.end..]).and_then(|found| {
                let check = found.name("c").filter(|_| long >= 6);
                let group = found.name("g").filter(|_| long >= 5 && written.contains(' '));
                let member = found.name("m").filter(|_| long >= 9 && mark.kind == Kind::Code);
                check.or(group).or(member)
            });
            mark.range.end += more.map_or(0, |more| more.end());
        }
        // Conception Bay clinic
        if matches!(mark.kind, Kind::Place | Kind::Facility) && mark.certainty > Certainty::Doubtful
        {
            mark.range.end += BODY.find(&text[mark.range.end..]).map_or(0, |found| found.len());
        }
        if mark.kind != Kind::Name || mark.certainty == Certainty::Doubtful {
            continue;
        }
        let rest = &text[mark.range.end..];
        let letters =
            captured(&INITIALS, rest).and_then(|found| found.name("i")).filter(|letters| {
                let bare: String =
                    letters.as_str().chars().filter(char::is_ascii_uppercase).collect();
                // Rubin II
                let grade = bare.bytes().all(|byte| b"IVX".contains(&byte));
                !grade
                    && !EN.list("credentials").has(&bare)
                    && !EN.list("wards").has(&bare.to_lowercase())
                    && !EN.list("departments").has(&bare.to_lowercase())
                    && !EN.list("roles").has(&bare.to_lowercase())
            });
        let whose = captured(&OF, rest).and_then(|found| found.name("n"));
        mark.range.end += letters.or(whose).map_or(0, |found| found.end());
        let from = text[..mark.range.start].char_indices().rev().nth(19).map_or(0, |(at, _)| at);
        let own = text[mark.range.clone()].split(' ').next().unwrap_or_default();
        let front = if PARTICLES.contains(&own) { &*LETTERS } else { &*FRONT };
        if let Some(front) =
            captured(front, &text[from..mark.range.start]).and_then(|found| found.name("f"))
        {
            mark.range.start -= front.len();
        }
    }
}

/// Ichabod P. Fenstermacher at the head of a line, Kestrel Hope Barraclough, 27: the first name, which no list knows.
fn heads(page: &Page<'_>, marks: &mut [Mark]) {
    static AGE: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?:,| [|]|  )? ?\\(?[0-9]{1,3}(?:[,) |]|  | ?[MFym])"));
    let (text, words) = (page.text, page.words());
    for mark in marks.iter_mut().filter(|mark| mark.kind == Kind::Name) {
        let index = words.partition_point(|word| word.range.start < mark.range.start);
        if mark.certainty == Certainty::Doubtful || index == 0 {
            continue;
        }
        let (first, written) = (&words[index - 1], &text[mark.range.clone()]);
        let front = &text[..first.range.start];
        let opens = front.is_empty() || front.ends_with(['\n', '|']) || front.ends_with("| ");
        let initial = written.len() > 4
            && written
                .strip_prefix(|c: char| c.is_ascii_uppercase())
                .is_some_and(|rest| rest.starts_with(". "))
            && (!first.listed || first.given || first.surname);
        let aged = written.contains(' ') && AGE.is_match(&text[mark.range.end..]);
        let lower = text[first.range.clone()].to_lowercase();
        let named = first.case == Case::Title
            && first.range.len() >= 3
            && first.range.end + 1 == mark.range.start
            && text[first.range.end..].starts_with(' ')
            && !NO_NAMES.iter().any(|list| EN.list(list).has(&lower));
        if opens && named && (initial || aged) {
            mark.range.start = first.range.start;
        }
    }
}

/// Where a name begins and ends with what belongs to it: Md. Irfan Qureshi; Marlow Teague III, Sobczak jr;
/// Yellowhorse, D in a cell.
fn widened(text: &str, range: &Range<usize>) -> (usize, usize) {
    static MD: LazyLock<Regex> = LazyLock::new(|| pattern("(?:Md|Mohd|MOHD|Smt)\\.?$"));
    static LATER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?P<s>,? (?:[Jj]r|JR|[Ss]r|SR)(?:\\.|(?-u:\\b)))|^(?P<r> (?:II|III|IV))(?:[,;.)\n]|$)|^(?P<c>, [A-Z]\\.?)(?: ?\\||  |;| ?\\(|\n|$)|^(?P<d>, [A-Z]\\.) |^(?P<u>, ?[A-Z])(?:[ /)\n-]|$)|^(?P<t>, (?:Dr|Mr|Mrs|Ms|Miss|Prof)\\.? [A-Z][a-z]{2,14})(?:[ ;,)\n]|$)",
        )
    });
    let (written, rest) = (&text[range.clone()], &text[range.end..]);
    let start = MD
        .find(lead(text, range.start, 7))
        .map_or(range.start, |found| text[..range.start].trim_end().len() - found.len());
    let behind = captured(&LATER, rest).and_then(|found| {
        let roman = found.name("r");
        // VANCE, T on a list of operations.
        let capital = found.name("u");
        let whole = ["s", "c", "d", "t", "r", "u"].iter().find_map(|name| found.name(name))?;
        let capitals = written.len() > 2 && !written.contains(|c: char| c.is_lowercase());
        let fits = (roman.is_none() || written.contains(' ')) && (capital.is_none() || capitals);
        fits.then_some(whole.end())
    });
    (start, range.end + behind.unwrap_or(0))
}

/// Thomas Lockridge, daughter (Loretta), St Brigid Hospital (Johannesburg): what is doubtful alone is sure beside
/// what is sure.
fn beside(page: &Page<'_>, marks: &mut [Mark]) {
    const BETWEEN: [&str; 6] = [" ", ";", " & ", "&", " and ", " + "];
    static SAYS: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[^A-Za-z])(?P<w>[A-Za-z-]{3,14})(?:,|:)? ?\\($"));
    // Harris 72 M, Young, 45F: an age and a sex, as on a list of patients.
    static AGED: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^,? (?:1[01][0-9]|[1-9]?[0-9]) ?(?:[MF]|y/?o|yrs?)(?:[^A-Za-z]|$)")
    });
    let sure = |kind: Kind| -> (BTreeSet<usize>, BTreeSet<usize>) {
        let of =
            marks.iter().filter(|mark| mark.kind == kind && mark.certainty > Certainty::Doubtful);
        of.map(|mark| (mark.range.start, mark.range.end)).unzip()
    };
    let (people, ends) = sure(Kind::Name);
    let (_, bodies) = sure(Kind::Facility);
    let text = page.text;
    for mark in marks.iter_mut().filter(|mark| mark.certainty == Certainty::Doubtful) {
        let (front, rest) = (&text[..mark.range.start], &text[mark.range.end..]);
        let one = !text[mark.range.clone()].contains('\n');
        let beside = match mark.kind {
            Kind::Name if one => {
                // Kowalczyk;Bogumiła;1959-12-18, Lowe & Patel: a cell beside a cell, one of two.
                let next = BETWEEN.iter().any(|between| {
                    rest.starts_with(between) && people.contains(&(mark.range.end + between.len()))
                });
                let last = BETWEEN.iter().any(|between| {
                    front.ends_with(between) && ends.contains(&(front.len() - between.len()))
                });
                let family = captured(
                    &SAYS,
                    front
                        .get(front.floor_char_boundary(front.len().saturating_sub(20))..)
                        .unwrap_or_default(),
                )
                .is_some_and(|found| EN.list("family").has(&found["w"].to_lowercase()));
                next || last || family && rest.starts_with(')') || AGED.is_match(rest)
            }
            Kind::Place | Kind::Facility if one && is_led(page, mark) => true,
            // Seen at Maelor A&E
            Kind::Facility if one => {
                [" A&E", " ED ", " ICU", " Theatre"].iter().any(|part| rest.starts_with(part))
            }
            Kind::Place if one => {
                let front = front.trim_end_matches([' ', ',', '(']);
                front.len() < mark.range.start && bodies.contains(&front.len())
            }
            _ => false,
        };
        if beside {
            mark.certainty = Certainty::Likely;
        }
    }
}

/// from Woollara, at Fernleigh: a capital that no list knows, behind what leads to a place.
fn is_led(page: &Page<'_>, mark: &Mark) -> bool {
    const LEADS: [&str; 12] = [
        " in ",
        " from ",
        " near ",
        " at ",
        " at the ",
        " nr ",
        " to ",
        " outside ",
        " via ",
        " in the ",
        " of ",
        "@ ",
    ];
    let words = page.words();
    let index = words.partition_point(|word| word.range.start < mark.range.start);
    let within = words[index..].iter().take_while(|word| word.range.end <= mark.range.end);
    let proper =
        within.clone().all(|word| word.case == Case::Title && !word.everyday && !word.eponym);
    let front = &page.text[..mark.range.start];
    proper && within.count() > 0 && LEADS.iter().any(|lead| front.ends_with(lead))
}
