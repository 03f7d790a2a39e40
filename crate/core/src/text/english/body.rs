//! Hospitals, wards, employers and schools in English notes.

use super::super::page::Page;
use super::super::pattern::{before, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::words::EN;
use regex::Regex;
use std::sync::LazyLock;

/// Up to five capital words, small words between.
const WORDS: &str = "(?:(?:St\\.?|Ste\\.?|Mt\\.?|Ft\\.?|[A-Z][A-Za-z'-]{1,20})(?: ?& ?| of (?:the )?| and | for |, | )){1,5}";

static FACILITY: LazyLock<Regex> = LazyLock::new(|| suffixed("facilities"));
static ORGANIZATION: LazyLock<Regex> = LazyLock::new(|| suffixed("organizations"));
static WARDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?-u:\\b)[0-9]{1,2} ?(?:North|South|East|West)(?-u:\\b)|(?i:(?-u:\\b)(?:room|rm|ward|bay|bed)) ?(?:#|no\\.? )?(?P<v>[A-Z]{0,2}-?[0-9]{1,4}[A-Z]?(?-u:\\b))|(?-u:\\b)Ward [A-Z0-9][A-Za-z0-9]{0,12}",
    )
});
static LABELS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:facility|hospital|institution(?: ?name)?|clinic|site|location|performing lab|client|pharmacy|practice))[:=] ?(?P<v>[A-Z][A-Za-z0-9 .,'&-]{2,60})",
    )
});
static EMPLOYER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:works? (?:at|for)|work at|employed (?:at|by|with)|pension from|retired from|laid off (?:from|by)|volunteers? (?:at|for|with)|plays (?:for|with|in)|apprenticed? (?:at|with)|interns? at|studies at|studying at|graduated from|graduate of|drives for|contracts? for|insured (?:by|with)|insurer|insurance through|church|parish|congregation|employer|school|attends|student at|teacher at|starts at|enrolled (?:at|in)|supervisor at|occupation))[: ]{1,2}(?:the )?(?P<v>[A-Z][A-Za-z0-9'&.-]*(?: (?:&|of|the|[A-Z#][A-Za-z0-9'&.-]*)){0,5})",
    )
});
static JOBS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:occupation|job|profession|works as|employed as|former|retired))[: ]{1,2}(?:an? |the )?(?P<v>[a-z]+(?:-[a-z]+)?(?: (?:of )?[A-Za-z]+){0,3})",
    )
});

fn suffixed(list: &str) -> Regex {
    let table: std::collections::BTreeMap<String, String> =
        toml::from_str(include_str!("../../../data/text/en.toml")).expect("the lists are tested");
    let mut words: Vec<String> = table[list]
        .split(['|', '\n'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(regex::escape)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let upper = words.iter().map(|word| word.to_uppercase()).collect::<Vec<_>>().join("|");
    let words = words.join("|");
    pattern(&format!(
        "{WORDS}(?:{words})(?: (?:{words}))*(?:[^A-Za-z0-9]|$)|(?:[A-Z]{{3,20}} ){{1,3}}(?:{upper})(?: (?:{upper}))*(?:[^A-Za-z0-9]|$)"
    ))
}

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for (form, kind) in [(&*FACILITY, Kind::Facility), (&*ORGANIZATION, Kind::Organization)] {
        for found in form.find_iter(text) {
            let body = found.as_str().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let body = body.trim_end_matches(['.', ' ', '\n']);
            // A label or a greeting before it is no part of it.
            let words: Vec<&str> = body.split([' ', '\n']).collect();
            let skip = words.iter().take_while(|word| is_lead(word)).count();
            let start =
                found.start() + words[..skip].iter().map(|word| word.len() + 1).sum::<usize>();
            let range = start..found.start() + body.len();
            if range.start >= range.end
                || before(text, range.start).is_some_and(|c| c.is_ascii_alphanumeric())
            {
                continue;
            }
            let name = text[range.clone()].to_lowercase();
            let proper = name.split([' ', '\'', '-']).any(|word| is_proper(page, word));
            let generic = EN.list("departments").has(&name)
                || name.split(' ').count() < 2
                || words.len() - skip < 2;
            let place = ["saint ", "st ", "st. "].iter().any(|word| name.starts_with(word));
            let strong = [
                "hospital",
                "clinic",
                "medical center",
                "infirmary",
                "elementary",
                "high school",
                "college",
                "university",
                "foundry",
                "surgery",
                "pharmacy",
                "hospice",
            ]
            .iter()
            .any(|word| name.ends_with(word))
                && text[range.clone()]
                    .split(' ')
                    .all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
            let tail: String = text[range.end..]
                .trim_start()
                .chars()
                .take_while(char::is_ascii_alphabetic)
                .collect();
            if generic || EN.list("eponym-tails").has(&tail.to_lowercase()) {
                continue;
            }
            let shown = proper
                || place
                || strong
                || words.len() - skip >= 3
                    && text[range.clone()]
                        .split([' ', '-'])
                        .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
                        .count()
                        == 0
                || name.ends_with("pediatrics");
            if shown {
                marks.push(Mark::likely(range, kind, Why::Suffix));
            } else {
                marks.push(Mark::doubtful(range, kind, Why::Suffix));
            }
        }
    }
    for found in WARDS.captures_iter(text) {
        if let Some(all) = found.name("v").or_else(|| found.get(0)) {
            marks.push(Mark::likely(all.range(), Kind::Facility, Why::Form));
        }
    }
    for found in LABELS.captures_iter(text) {
        if let Some(value) = found.name("v") {
            let end = value
                .as_str()
                .find(", ")
                .or_else(|| value.as_str().find("  "))
                .unwrap_or(value.len());
            marks.push(Mark::certain(
                value.start()
                    ..value.start() + value.as_str()[..end].trim_end_matches([' ', '.', ',']).len(),
                Kind::Facility,
                Why::Label,
            ));
        }
    }
    for found in EMPLOYER.captures_iter(text) {
        if let Some(value) = found.name("v").filter(|value| !value.as_str().starts_with("DM")) {
            marks.push(Mark::likely(
                value.start()..value.start() + value.as_str().trim_end_matches(['.', ',']).len(),
                Kind::Organization,
                Why::Label,
            ));
        }
    }
    for found in JOBS.captures_iter(text) {
        if let Some(value) = found.name("v") {
            marks.push(Mark::doubtful(value.range(), Kind::Occupation, Why::Label));
        }
    }
}

/// A word before the name of a body that does not belong to it.
fn is_lead(word: &str) -> bool {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    [
        "the",
        "at",
        "from",
        "to",
        "in",
        "admitted",
        "seen",
        "via",
        "dear",
        "facility",
        "location",
        "client",
        "phone",
        "unit",
        "service",
        "ortho",
        "dept",
        "department",
        "of",
        "by",
        "and",
        "with",
        "family",
        "social",
        "his",
        "her",
        "their",
        "our",
        "your",
        "this",
        "that",
        "next",
        "last",
        "new",
        "see",
        "call",
        "continue",
        "discharge",
        "transfer",
        "transferred",
        "disposition",
        "follow",
        "follow-up",
        "followup",
        "a",
        "an",
        "for",
    ]
    .contains(&lower.as_str())
}

/// Not an everyday word, or one that stands in no dictionary.
fn is_proper(page: &Page<'_>, word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.len() >= 3
        && !page.dictionary.everyday.contains(word)
        && !page.dictionary.words.contains(word)
        && !word.bytes().any(|b| b.is_ascii_digit())
}
