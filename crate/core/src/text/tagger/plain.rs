//! What the tagger takes for someone in English and is no one: degrees, plurals of abbreviations, hours, services.

use super::super::page::Page;
use super::super::span::Kind;
use super::super::words::EN;

pub(super) fn is_no_one(page: &Page<'_>, range: &std::ops::Range<usize>, kind: Kind) -> bool {
    let written = &page.text[range.clone()];
    match kind {
        Kind::Name => is_degree(written) || is_way(written) || is_finding(page.text, range),
        Kind::Facility => is_service(written),
        Kind::Organization => is_service(written) || is_graded(written),
        // Harrison's sulci: of a chest.
        Kind::Place => is_entry(page, range) || written.ends_with("sulci"),
        _ => false,
    }
}

/// PhD, GCSEs.
fn is_degree(written: &str) -> bool {
    let upper = written.bytes().filter(u8::is_ascii_uppercase).count();
    let plural = written.strip_suffix('s').is_some_and(|head| {
        (2..=6).contains(&head.len()) && head.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    plural || upper >= 2 && upper < written.len() && EN.list("credentials").has(written)
}

/// peribulbar: where a block is given.
fn is_way(written: &str) -> bool {
    let lower = written.len() >= 8 && written.bytes().all(|byte| byte.is_ascii_lowercase());
    lower
        && ["bulbar", "ocular", "thecal", "dural", "spinal"]
            .iter()
            .any(|end| written.ends_with(end))
}

/// Medina 1,1,0: which limbs of a fork are narrow. alive, NED: no evidence of disease.
fn is_finding(text: &str, range: &std::ops::Range<usize>) -> bool {
    const STATES: [&str; 8] = [
        "alive",
        "status",
        "remains",
        "remained",
        "currently",
        "clinically",
        "radiologically",
        "still",
    ];
    let rest = text[range.end..].trim_start_matches([' ', '(']);
    let forked = matches!(rest.as_bytes(), [b'0' | b'1', b',', b'0' | b'1', b',', b'0' | b'1', ..]);
    let front = text[..range.start].trim_end_matches([' ', ',', ':']);
    let before = front.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    forked || &text[range.clone()] == "NED" && STATES.contains(&before)
}

/// Arrhythmia Service, The Medical Officer, BLOOD BANK: one that every hospital has.
fn is_service(written: &str) -> bool {
    const OFFICES: [&str; 25] = [
        "service",
        "services",
        "department",
        "dept",
        "office",
        "officer",
        "bank",
        "mdm",
        "mdt",
        "meeting",
        "team",
        "lower",
        "upper",
        "gi",
        "cp",
        "health",
        "hospital",
        "medical",
        "nursing",
        "lab",
        "laboratory",
        "arrhythmia",
        "device",
        "physio",
        "desk",
    ];
    let lower = written.to_lowercase();
    let mut words = lower.split([' ', '/', '-']).filter(|word| !word.is_empty());
    let common = |word: &str| {
        OFFICES.contains(&word)
            || ["departments", "services", "care", "roles", "stops", "wards"]
                .iter()
                .any(|list| EN.list(list).has(word))
            || word.ends_with("ology")
    };
    words.all(common)
}

/// Kudo IIIL, Carpentier IIIb, Pylera NA: a class, a way of giving a drug.
fn is_graded(written: &str) -> bool {
    const WAYS: [&str; 9] = ["NA", "OD", "BD", "BID", "TDS", "QDS", "PRN", "XR", "SR"];
    let Some((_, last)) = written.rsplit_once(' ') else { return false };
    let class = last.trim_start_matches(['I', 'V']);
    let graded =
        class.len() < last.len() && class.len() == 1 && class.chars().all(char::is_alphabetic);
    graded && last.len() >= 3 || WAYS.contains(&last)
}

/// 1340 Fully, among entries that begin with an hour.
fn is_entry(page: &Page<'_>, range: &std::ops::Range<usize>) -> bool {
    let hour = |line: &str| {
        let bytes = line.as_bytes();
        matches!(bytes, [b'0'..=b'2', b'0'..=b'9', b'0'..=b'5', b'0'..=b'9', b' ', ..])
            && bytes[..2] < b"24"[..]
    };
    let written = &page.text[range.clone()];
    if !hour(written) || !matches!(page.text[..range.start].chars().next_back(), None | Some('\n'))
    {
        return false;
    }
    let words = page.words();
    let index = words.partition_point(|word| word.range.start < range.start);
    let plain = words.get(index).is_some_and(|word| {
        word.range.end == range.end && word.everyday && !word.surname && !word.given && !word.town
    });
    plain && page.text.split('\n').filter(|line| hour(line)).take(4).count() >= 4
}
