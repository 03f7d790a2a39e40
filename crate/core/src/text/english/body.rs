//! Hospitals, wards, employers and schools in English notes.

use super::super::page::Page;
use super::super::pattern::{after, before, pattern};
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
        "(?-u:\\b)[0-9]{1,2} ?(?:North|South|East|West)(?-u:\\b)|(?-u:\\b)[0-9]{1,2}[NSEW]-[0-9]{1,3}(?-u:\\b)|(?i:(?-u:\\b)(?:room|rm|ward|bay|bed)) ?(?:#|no\\.? )?(?P<v>[A-Z]{0,2}-?[0-9]{1,4}[A-Z]?(?-u:\\b))|(?-u:\\b)[Ww]ard:? [A-Z0-9][A-Za-z0-9]{0,12}",
    )
});
/// University of Sussex, Bank of Ireland, County of Essex.
static OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:Univ\\.?|University|College|Bank|Church|Diocese|City|County|Borough) of (?:the )?[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}",
    )
});
static LABELS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:facility|hospital|institution(?: ?name)?|clinic|site|location|performing lab|client|pharmacy|practice))[:=] ?(?P<v>[A-Z][A-Za-z0-9 .,'&-]{2,60})",
    )
});
static EMPLOYER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:works? in|works? (?:nights |days |weekends |part[ -]time |full[ -]time |shifts )?(?:at|for|with)|work(?:ed|ing)? (?:at|for)|employee of|job (?:at|with)|laid off from|fired from|on shift at|employed (?:at|by|with)|pension from|retired from|laid off (?:from|by)|volunteers? (?:at|for|with)|plays (?:for|with|in)|apprenticed? (?:at|with)|interns? at|studies at|studying at|graduated from|graduate of|drives for|contracts? for|insured (?:by|with)|insurer|insurance through|church|parish|congregation|employer|school|attends|student at|teacher at|starts at|enrolled (?:at|in)|supervisor at|occupation|emp|funeral home|payer|carrier|landlord|sponsor|dme|pharmacy|charity|union|agency|served (?:w/|with|in)(?: the)?))[: ]{1,2}(?:the )?(?P<v>[A-Z][A-Za-z0-9'&.-]*(?: (?:&|of|the|[A-Z#][A-Za-z0-9'&.-]*)){0,5})",
    )
});
static JOBS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:(?P<l>occupation|job|profession)|works as|working as|worked as|employed as|employment as|(?:he|she|pt|patient|husband|wife|father|mother|son|daughter|dad|mum|mom|brother|sister|partner)(?:'s| is| was) an?|former|retired|retd))[: ]{1,2}(?:an? |the )?(?:retired |former |part-time |freelance |semi-retired )?(?P<v>[a-z]+(?:-[a-z]+)?(?: [a-z]+(?:-[a-z]+)?){0,2})",
    )
});
/// How names of trades end.
const TRADES: [&str; 9] = ["er", "or", "ist", "ian", "man", "woman", "smith", "wright", "herd"];
/// Firms and insurers whose names everyone knows.
static EMPLOYERS: LazyLock<Regex> = LazyLock::new(|| {
    let names: Vec<String> =
        toml_list("employers").iter().map(|name| regex::escape(name)).collect();
    pattern(&format!("(?-u:\\b)(?:{})(?-u:\\b)(?:'s)?", names.join("|")))
});

/// A list as it is written, longest first.
fn toml_list(list: &str) -> Vec<String> {
    let table: std::collections::BTreeMap<String, String> =
        toml::from_str(include_str!("../../../data/text/en.toml")).expect("the lists are tested");
    let words = table[list].split(['|', '\n']).map(str::trim).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

fn suffixed(list: &str) -> Regex {
    let words: Vec<String> = toml_list(list).iter().map(|word| regex::escape(word)).collect();
    let upper = words.iter().map(|word| word.to_uppercase()).collect::<Vec<_>>().join("|");
    let words = words.join("|");
    pattern(&format!(
        "{WORDS}(?:{words})(?: (?:{words}))*(?:[^A-Za-z0-9]|$)|(?:[A-Z]{{3,20}} ){{1,3}}(?:{upper})(?: (?:{upper}))*(?:[^A-Za-z0-9]|$)"
    ))
}

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    suffixes(page, marks);
    for found in WARDS.captures_iter(text) {
        if let Some(all) = found.name("v").or_else(|| found.get(0)) {
            marks.push(Mark::likely(all.range(), Kind::Facility, Why::Form));
        }
    }
    for found in OF.find_iter(text) {
        marks.push(Mark::likely(found.range(), Kind::Organization, Why::Form));
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
        if let Some(value) = found.name("v").filter(|value| {
            !value.as_str().starts_with("DM")
                && value.as_str().trim_end_matches(['.', ',']).len() >= 3
        }) {
            marks.push(Mark::likely(
                value.start()..value.start() + value.as_str().trim_end_matches(['.', ',']).len(),
                Kind::Organization,
                Why::Label,
            ));
        }
    }
    jobs(text, marks);
    for found in EMPLOYERS.find_iter(text) {
        marks.push(Mark::likely(found.range(), Kind::Organization, Why::List));
    }
}

/// Bodies by the word at their end.
fn suffixes(page: &Page<'_>, marks: &mut Vec<Mark>) {
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
            // Harebell Ward; not Surgical Ward.
            let first = name.split(' ').next().unwrap_or_default();
            let ward = name.ends_with(" ward") && !page.dictionary.everyday.contains(first);
            let shown = proper
                || ward
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
}

/// works as a bell ringer: a trade that few follow. What everyone does, and what ends as a trade and is
/// none, is on a list.
fn jobs(text: &str, marks: &mut Vec<Mark>) {
    for found in JOBS.captures_iter(text) {
        let Some(value) = found.name("v") else { continue };
        let mut end = None;
        let mut at = value.start();
        for word in value.as_str().split(' ') {
            if ["at", "in", "for", "with", "from", "and", "who", "of", "to"].contains(&word) {
                break;
            }
            if word.len() >= 4 && TRADES.iter().any(|trade| word.ends_with(trade)) {
                end = Some((at + word.len(), word));
            }
            at += word.len() + 1;
        }
        let Some((end, head)) = end else {
            if found.name("l").is_some() {
                marks.push(Mark::doubtful(value.range(), Kind::Occupation, Why::Label));
            }
            continue;
        };
        // retired lighthouse keeper: that too says who it is.
        let all = found.get(0).map_or(value.start(), |all| all.start());
        let head_of = &text[all..value.start()];
        let since = ["retired ", "former ", "retd "]
            .iter()
            .find_map(|word| head_of.to_ascii_lowercase().rfind(word).map(|at| all + at));
        let phrase = &text[value.start()..end];
        let common = EN.list("jobs-common");
        let mark =
            if common.has(phrase) || common.has(head) { Mark::doubtful } else { Mark::likely };
        marks.push(mark(since.unwrap_or(value.start())..end, Kind::Occupation, Why::Label));
    }
    for trade in EN.list("rare-trades").all(text) {
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
        let rest = &text[trade.end..];
        let plural = rest.starts_with('s');
        // Bishop score, boxer's fracture.
        let other = text[trade.clone()].starts_with(|c: char| c.is_ascii_uppercase())
            || rest.starts_with("'s");
        if !other
            && !joined(before(text, trade.start))
            && (plural || !joined(after(text, trade.end)))
        {
            marks.push(Mark::likely(trade, Kind::Occupation, Why::List));
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
