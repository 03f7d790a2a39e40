//! What belongs to what was found and stands beside it: the letters before a number, the other half of a surname, the
//! floor before a street.

use super::super::date::names_month;
use super::super::page::Page;
use super::super::pattern::{captured, pattern};
use super::super::span::{Certainty, Kind, Mark, Why};
use super::super::views::Pattern;
use super::super::words::{EN, Fast};
use super::around::NO_NAMES;
use super::word::Case;
use regex::Regex;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Widens what is found by what belongs to it.
pub(super) fn grown(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let phones: HashSet<usize, Fast> =
        marks.iter().filter(|mark| mark.kind == Kind::Phone).map(|mark| mark.range.start).collect();
    for mark in marks.iter_mut() {
        if mark.kind == Kind::Name && mark.certainty == Certainty::Likely && is_term(page, mark) {
            mark.certainty = Certainty::Doubtful;
        }
        if mark.kind == Kind::Name {
            mark.range.start = without_term(page, mark);
        }
        // Marcus 555-0120
        let lower = page.text[mark.range.clone()].to_lowercase();
        let called = mark.kind == Kind::Name
            && page.text[mark.range.end..].starts_with(' ')
            && phones.contains(&(mark.range.end + 1))
            && is_person(page, &lower);
        if mark.certainty == Certainty::Doubtful && (called || is_patient(page.text, mark)) {
            mark.certainty = Certainty::Likely;
        }
    }
    for mark in marks.iter_mut().filter(|mark| mark.certainty > Certainty::Doubtful) {
        let range = mark.range.clone();
        let told = mark.why != Why::Label;
        mark.range = match mark.kind {
            Kind::Id | Kind::Code => number(page.text, range, told),
            Kind::Name => name(page, range),
            Kind::Place => place(page.text, storey(page.text, range)),
            Kind::Organization => street(page.text, range),
            Kind::Date => stretch(page.text, range),
            Kind::Facility if mark.why == Why::Tagger => range,
            Kind::Facility => {
                let range = room(page.text, storey(page.text, ward(page, range)));
                place(page.text, street(page.text, range))
            }
            _ => range,
        };
    }
    addresses(page.text, marks);
    units(page, marks);
    rooms(page.text, marks);
    beside(page.text, marks);
}

/// NYHA III, under GA, per GP. Naproxen: an abbreviation or a drug that every clinician knows.
fn is_term(page: &Page<'_>, mark: &Mark) -> bool {
    let text = page.text;
    let written = &text[mark.range.clone()];
    let lower = written.to_lowercase();
    if is_person(page, &lower) {
        return false;
    }
    let known = page.dictionary.words.contains(&lower);
    let letters = (2..=3).contains(&written.len())
        && written.bytes().all(|byte| byte.is_ascii_uppercase())
        && (known && mark.why == Why::Role || mark.why == Why::Tagger);
    let behind = known && mark.why == Why::Role && text[..mark.range.start].ends_with(". ");
    let graded = written.trim_end_matches(['I', 'V', 'X']).trim_end();
    letters || behind || mark.why == Why::List && is_short(page, graded)
}

fn is_person(page: &Page<'_>, lower: &str) -> bool {
    page.dictionary.surnames.contains(lower) || page.dictionary.given.contains(lower)
}

/// An abbreviation that is a word and no one's name.
fn is_short(page: &Page<'_>, word: &str) -> bool {
    let lower = word.to_lowercase();
    (2..=5).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && page.dictionary.words.contains(&lower)
        && !is_person(page, &lower)
}

/// HTN, OSA: behind such an abbreviation someone may stand, so only it is left.
fn without_term(page: &Page<'_>, mark: &Mark) -> usize {
    let written = &page.text[mark.range.clone()];
    let first = written.split(',').next().unwrap_or_default();
    let rest = written[first.len()..].trim_start_matches([',', ' ']);
    let term = mark.why == Why::List && is_short(page, first) && !rest.is_empty();
    if term { mark.range.end - rest.len() } else { mark.range.start }
}

/// Rec'd pt Bergstrom resting, 1) Bamford, W12 bed 3: who lies there.
fn is_patient(text: &str, mark: &Mark) -> bool {
    // Devi (rad), Marchetti (path)
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^ \\((?:[a-z]{3,8}|[CS]T[1-8]|FY?[12]|RMN|RGN|RN|SpR|SHO|CPN|HCA|OT|PT|SW)\\)")
    });
    static BED: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^, (?:[A-Z]{1,2}[0-9]{1,2},? )?(?i:bed|bay|rm|room|side ?room) ?[0-9]")
    });
    let front = &text[..mark.range.start];
    let patient = [" pt ", " Pt ", " patient "].iter().any(|word| front.ends_with(word));
    let rest = &text[mark.range.end..];
    let acts = rest.strip_prefix(' ').is_some_and(|rest| {
        let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        word.len() >= 5 && (word.ends_with("ing") || word.ends_with("ed"))
    });
    let present = front.ends_with("), ") && POST.is_match(rest);
    let one = !text[mark.range.clone()].contains(' ');
    mark.kind == Kind::Name && one && (patient && acts || present || BED.is_match(rest))
}

/// OR 4 in a field of its own, Room: Trauma B, Cygnet HDU: where something was done.
fn units(page: &Page<'_>, marks: &mut Vec<Mark>) {
    const KINDS: [&str; 10] =
        ["HDU", "ICU", "NICU", "PICU", "SCBU", "CCU", "MAU", "AMU", "day unit", "Day Unit"];
    static THEATRE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            "(?:^|\n|  |[(:,] ?)(?P<v>(?:OR|OT|Th|Theatre)[ -][0-9]{1,2})(?:\n|  |[,;)?]|\\.(?: |\n|$)|$)|(?-u:\\b)Room: {1,2}(?P<w>[A-Z][a-z]{3,10} [A-Z0-9]{1,2})(?-u:\\b)|(?:^|\n)(?P<x>(?:Rm|Room|Chair|Cubicle|Side [Rr]oom) [0-9]{1,2}[A-Z]?)(?: ?[-–:|]|  )|(?-u:\\b)(?:in|to|from|into) (?P<y>(?:[Rr]oom|[Rr]m|[Ss]ide [Rr]oom|[Cc]ubicle) [0-9]{1,3})(?:[?.,;)\n]|$)|, (?P<z>chair [A-Z]?[0-9]{1,2})(?:[ ,;|\n]|$)",
            &[
                "OR ", "OR-", "OT ", "OT-", "Th ", "Theatre", "Room", "Rm ", "rm ", "room ",
                "Chair ", "chair ", "ubicle ",
            ],
        )
    });
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::with(
            &format!("(?P<n>[A-Z][a-z]{{3,14}}) (?:{})(?-u:\\b)", KINDS.join("|")),
            &KINDS,
        )
    });
    for found in THEATRE.captures_iter(&page.views) {
        let room = ["v", "w", "x", "y", "z"].iter().find_map(|name| found.group(name));
        marks.extend(room.map(|room| Mark::likely(room, Kind::Facility, Why::Form)));
    }
    for found in NAMED.captures_iter(&page.views) {
        const SORTS: [&str; 20] = [
            "surgical",
            "medical",
            "cardiac",
            "neuro",
            "adult",
            "paediatric",
            "pediatric",
            "renal",
            "general",
            "trauma",
            "burns",
            "liver",
            "respiratory",
            "main",
            "level",
            "local",
            "regional",
            "obstetric",
            "maternity",
            "thoracic",
        ];
        let Some(name) = found.group("n") else { continue };
        let lower = page.text[name].to_lowercase();
        let lists = ["departments", "stops", "roles", "verbs"];
        let sort =
            SORTS.contains(&lower.as_str()) || lists.iter().any(|list| EN.list(list).has(&lower));
        if !sort {
            marks.push(Mark::likely(found.range(), Kind::Facility, Why::Suffix));
        }
    }
}

/// St Fiachra's, Theatre 4; Queen Adelaide Unit  Room 9: which room, behind the house.
fn rooms(text: &str, marks: &mut Vec<Mark>) {
    static ROOM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?:,? {1,3}|, ?| - )(?P<v>(?:Theatre|Theater|Pavilion|Room|Bedroom|Lab|Rm|OR|Suite|Bay|Bed|Wing|Block|Tower|Level|Floor|Gate|Pod|Cubicle|Side [Rr]oom) [A-Z0-9]{1,4})(?:[,.;)|\n]|  |$| [a-z])",
        )
    });
    let room = |mark: &Mark| {
        let found = captured(&ROOM, &text[mark.range.end..])?.name("v")?;
        let range = mark.range.end + found.start()..mark.range.end + found.end();
        Some(Mark::likely(range, Kind::Facility, Why::Position))
    };
    let sure = |mark: &&Mark| {
        mark.kind == Kind::Facility && mark.certainty > Certainty::Doubtful && mark.range.len() > 4
    };
    let found: Vec<Mark> = marks.iter().filter(sure).filter_map(room).collect();
    marks.extend(found);
}

/// Yuki on 5520; Raymond Tulliver, RX4 0091, 67; St Gobnait's Ward 6/11; Fairhope Bend 71998: numbers behind what tells
/// them.
fn beside(text: &str, marks: &mut Vec<Mark>) {
    static FORMS: LazyLock<[(Kind, Kind, Regex); 6]> = LazyLock::new(|| {
        [
            // JEPSON Barry RK40 7712, 69; Mdm Siti Khadijah 9555 0167
            (Kind::Name, Kind::Id, pattern("^ (?P<v>[A-Z]{2}[0-9]{2} [0-9]{4})(?:[.,;)\n]|  |$)")),
            (Kind::Name, Kind::Phone, pattern("^ (?P<v>[3-9][0-9]{3} [0-9]{4})(?:[.,;)\n]|  |$)")),
            (Kind::Name, Kind::Phone, pattern("^,? on (?P<v>[0-9]{4,5})(?:[.,;)\n]|$)")),
            (
                Kind::Name,
                Kind::Id,
                pattern("^, (?P<v>[A-Z]{1,3}[0-9]{0,2}[ -]?[0-9]{4,7})(?:[,.;)\n]|  |$)"),
            ),
            (
                Kind::Facility,
                Kind::Date,
                pattern("^,? (?P<v>[0-3]?[0-9]/[01]?[0-9](?:/[0-9]{2,4})?)(?:[.,;)\n]|$)"),
            ),
            (
                Kind::Place,
                Kind::Place,
                pattern("^(?P<v> [A-Z][a-z]{2,14},? [0-9]{5})(?:[.,;)\n]|  |$)"),
            ),
        ]
    });
    let mut found = Vec::new();
    for mark in marks.iter().filter(|mark| mark.certainty > Certainty::Doubtful) {
        for (_, kind, form) in FORMS.iter().filter(|(of, ..)| *of == mark.kind) {
            let value = captured(form, &text[mark.range.end..]).and_then(|found| found.name("v"));
            found.extend(value.map(|value| {
                let range = mark.range.end + value.start()..mark.range.end + value.end();
                Mark::likely(range, *kind, Why::Position)
            }));
        }
    }
    marks.append(&mut found);
}

/// What stands at most so many bytes before a place, on the same line.
fn ahead(text: &str, at: usize, most: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(most));
    let from = text[from..at].rfind('\n').map_or(from, |end| from + end + 1);
    &text[from..at]
}

/// YMC 330918, 562202 S, 2285/F: letters before or behind the digits of a number; those before are its label where one
/// led to it.
fn number(text: &str, range: Range<usize>, told: bool) -> Range<usize> {
    static HEAD: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[^A-Za-z0-9/-])(?P<v>(?P<w>[A-Z]{1,4})[ -])$"));
    static TAIL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?P<a>[ -][A-EGHJ-LN-Z])(?:  |[),;\n]| - |\\.(?: |\n|$)|$)|^(?P<b>/[A-Z])(?:[^A-Za-z0-9/]|$)|^(?P<c> [0-9]{2,4})(?:[),;\n]|\\.(?: |\n|$)|  |$)",
        )
    });
    let written = &text[range.clone()];
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let plain = written.starts_with(|c: char| c.is_ascii_digit());
    if digits < 5 {
        return range;
    }
    let head = captured(&HEAD, ahead(text, range.start, 6)).filter(|found| {
        let word = &found["w"];
        told && plain && !LABELS.contains(&word) && !EN.list("credentials").has(word)
    });
    let start = head.map_or(0, |found| found["v"].len());
    let tail = captured(&TAIL, &text[range.end..]);
    let tail = tail.and_then(|found| ["a", "b", "c"].iter().find_map(|name| found.name(name)));
    range.start - start..range.end + tail.map_or(0, |tail| tail.len())
}

/// Abbreviations that say what a number is, and are none of its letters.
pub(super) const LABELS: [&str; 124] = [
    "ABHA", "ABN", "ACC", "ACCT", "ACN", "AHC", "AM", "AND", "AT", "BAL", "BC", "BED", "BIN", "BY",
    "CAS", "CASE", "CELL", "CHI", "CLIA", "CPSO", "CPSP", "CPT", "CRN", "CSN", "CT", "CXR", "DDI",
    "DNA", "DOB", "DOC", "DR", "DVA", "DX", "ECG", "EEG", "EHS", "EIN", "EMIS", "EPI", "EXT", "F",
    "FAX", "FIN", "FOR", "GDC", "GMC", "GP", "HAR", "HCN", "HCPC", "HN", "HP", "IBAN", "ICD", "ID",
    "IHD", "IHI", "IMC", "IN", "L", "LOT", "M", "MBI", "MCNZ", "MCP", "MCR", "MCRN", "MMC", "MOB",
    "MPI", "MR", "MRI", "MRN", "NDC", "NHI", "NHS", "NI", "NMC", "NO", "NPI", "NRIC", "OCP", "OF",
    "OHIP", "ON", "PAS", "PET", "PH", "PHIN", "PHN", "PIN", "PM", "PMI", "PPS", "PPSN", "PRC",
    "PT", "QCL", "R", "REF", "REG", "REQ", "RIN", "RM", "RX", "SAPS", "SITE", "SN", "SSN", "SUBJ",
    "T", "TEL", "TNMC", "TO", "TX", "UBRN", "UHID", "UPI", "UR", "URN", "US", "UTR", "VAT", "XR",
];

/// Foley-Hamid, Niamh O'R, of Banjo Whitlock: the other half of a surname, a given name within a sentence.
fn name(page: &Page<'_>, range: Range<usize>) -> Range<usize> {
    static SECOND: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^(?:-[A-Z][a-z']{1,14}(?:-[A-Z][a-z']{1,14})?| O'[A-Z])(?:[^a-z-]|$)")
    });
    static FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[^A-Za-z-])(?P<v>(?:[A-Z][a-z']{1,14}-){1,2})$"));
    let text = page.text;
    let mut range = range;
    range.start = led(page, &range);
    let written = &text[range.clone()];
    if !written.ends_with(|c: char| c.is_ascii_lowercase()) {
        return given(page, range);
    }
    if let Some(found) = SECOND.find(&text[range.end..]) {
        let more = found.as_str().trim_end_matches(|c: char| !c.is_alphabetic());
        let ends = found.as_str().chars().next_back().is_some_and(char::is_alphabetic);
        // The last letter is of the name where nothing follows.
        let more = if ends { found.as_str() } else { more };
        let tail = more.rsplit('-').next().unwrap_or_default().to_lowercase();
        if !EN.list("eponym-tails").has(&tail) && !EN.list("departments").has(&tail) {
            range.end += more.len();
        }
    }
    if let Some(found) = captured(&FIRST, ahead(text, range.start, 32)) {
        range.start -= found["v"].len();
    }
    given(page, range)
}

/// Feb 6-Feb 10: what reads as a sixth of February has a month before it.
fn stretch(text: &str, range: Range<usize>) -> Range<usize> {
    static MONTH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|[^A-Za-z])(?P<v>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.? )$",
        )
    });
    let written = &text[range.clone()];
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let month =
        (1..=2).contains(&digits) && written[digits..].strip_prefix('-').is_some_and(names_month);
    let front = captured(&MONTH, ahead(text, range.start, 12)).filter(|_| month);
    range.start - front.map_or(0, |front| front["v"].len())..range.end
}

/// s.oduya, QUAH Siew Hoon at the head of a field: where a name begins whose end was found.
fn led(page: &Page<'_>, range: &Range<usize>) -> usize {
    static LOGIN: LazyLock<Regex> = LazyLock::new(|| pattern("(?:^|[ (:@])[a-z]\\.$"));
    static SURNAME: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:^|[|:\t] ?|  )(?P<v>[A-Z]{2,12}) $"));
    let written = &page.text[range.clone()];
    let front = ahead(page.text, range.start, 20);
    if written.starts_with(|c: char| c.is_ascii_lowercase()) {
        return range.start - if LOGIN.is_match(front) { "s.".len() } else { 0 };
    }
    let titles = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && letters.all(|c| c.is_ascii_lowercase())
    };
    let surname = captured(&SURNAME, front).and_then(|found| found.name("v")).filter(|surname| {
        let lower = surname.as_str().to_lowercase();
        let word = page.dictionary.words.contains(&lower)
            || page.dictionary.everyday.contains(&lower)
            || NO_NAMES.iter().any(|list| EN.list(list).has(&lower));
        !word && !LABELS.contains(&surname.as_str())
    });
    let given = (1..=3).contains(&written.split(' ').count()) && written.split(' ').all(titles);
    range.start - surname.filter(|_| given).map_or(0, |surname| surname.len() + 1)
}

/// Parents of Banjo Whitlock: who has a capital within a sentence, directly before a surname.
fn given(page: &Page<'_>, range: Range<usize>) -> Range<usize> {
    const LEADS: [&str; 12] = [
        "of", "with", "by", "for", "from", "and", "named", "called", "daughter", "son", "to", "is",
    ];
    let (text, words) = (page.text, page.words());
    let index = words.partition_point(|word| word.range.start < range.start);
    let Some(first) = index.checked_sub(1).and_then(|at| words.get(at)) else { return range };
    let lead = index.checked_sub(2).and_then(|at| words.get(at));
    let lower = text[first.range.clone()].to_lowercase();
    let beside = text.get(first.range.end..range.start) == Some(" ")
        && lead.is_some_and(|lead| {
            text.get(lead.range.end..first.range.start) == Some(" ")
                && LEADS.contains(&&text[lead.range.clone()])
        });
    let mut lists = NO_NAMES.iter().chain(&["facilities", "organizations", "terms", "wards"]);
    let other = lists.any(|list| EN.list(list).has(&lower))
        || first.eponym
        || page.dictionary.is_eponym(&lower);
    let one = !text[range.clone()].contains(' ');
    // Morag BUCHANAN
    let capitals =
        text[range.clone()].bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
            && range.len() >= 3
            && text.get(first.range.end..range.start) == Some(" ");
    if one && (beside || capitals) && first.case == Case::Title && first.range.len() >= 3 && !other
    {
        return first.range.start..range.end;
    }
    range
}

/// Level 7, 2nd Floor, Plot 12, Bed 3: which part of a house.
fn storey(text: &str, range: Range<usize>) -> Range<usize> {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|[^A-Za-z0-9-])(?P<v>(?:(?:(?i:level|lvl|floor|unit|apt|apartment|flat|plot|lot|sector|shop|suite|ste|berth|site|block|blk|bldg|building|room|rm|bed|bay|villa|door)\\.? ?(?:[Nn]o\\.? ?)?#?(?:[0-9]{1,4}[A-Za-z]?|[A-Z][0-9]{0,3})|[0-9]{1,2}(?:st|nd|rd|th) (?i:floor|fl)\\.?)(?: ?, ?| - ))+)$",
        )
    });
    let numbered = text[range.clone()].starts_with(|c: char| c.is_ascii_digit());
    let label =
        ["Room ", "Rm ", "Unit "].iter().find(|label| text[..range.start].ends_with(**label));
    let start = range.start - label.filter(|_| numbered).map_or(0, |label| label.len());
    let range = start..range.end;
    let found = captured(&PART, ahead(text, range.start, 60));
    range.start - found.map_or(0, |found| found["v"].len())..range.end
}

/// 414B Queen St E, Casa de los Alamos, unit 9, Adelong SA: what follows a street or a house.
fn place(text: &str, range: Range<usize>) -> Range<usize> {
    // Rt 27 and Old Mill Pike, Wirra Station via Cunnamulla
    static ROADS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ (?:and|&|at) (?:[A-Z][a-z]{2,14} ){0,2}(?:Pike|Rd|Road|St|Street|Ave|Avenue|Hwy|Highway|Ln|Lane|Dr|Drive|Blvd|Rt [0-9]{1,3})(?-u:\\b)",
        )
    });
    static VIA: LazyLock<Regex> = LazyLock::new(|| pattern("^ via [A-Z][a-z]{3,15}(?-u:\\b)"));
    static MORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?P<v>,? (?i:unit|lot|apt|flat|suite|ste|berth|siding|viaduct) ?#?(?:[0-9]{1,4}[A-Za-z]?)?|,? [0-9]{1,2}(?:st|nd|rd|th) (?i:floor|fl)|,? (?:NSW|VIC|Vic|QLD|Qld|TAS|Tas|ACT|SA|WA|NT|ON|BC|AB|MB|SK|QC|NS|NB|PEI?|NL))(?:[,.;)\n]|  |$| [0-9])",
        )
    });
    static SIDE: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?P<v> (?:NE|NW|SE|SW|N|S|E|W))(?:[,.;)\n]|  |$)"));
    let mut end = range.end;
    let street = ["St", "Rd", "Ave", "Street", "Road", "Avenue", "Blvd", "Dr"]
        .iter()
        .any(|tail| text[range.clone()].ends_with(tail));
    if street && let Some(found) = captured(&SIDE, &text[end..]) {
        end += found["v"].len();
    }
    let route = ["Rt ", "Rte ", "Route ", "Hwy ", "Highway ", "US ", "I-"]
        .iter()
        .any(|head| text[range.clone()].starts_with(head));
    end += ROADS.find(&text[end..]).filter(|_| route).map_or(0, |found| found.len());
    end += VIA.find(&text[end..]).map_or(0, |found| found.len());
    if let Some(found) = captured(&MORE, &text[end..]) {
        end += found["v"].len();
    }
    range.start..end
}

/// Little Acorns on Fifth: the street that tells one from others of its name.
fn street(text: &str, range: Range<usize>) -> Range<usize> {
    static ON: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?P<v> on (?:the )?[A-Z][a-z]{2,14})(?:[,.;)\n]|$| [a-z])"));
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let found = captured(&ON, &text[range.end..]).and_then(|found| found.name("v"));
    let name = found.map_or("", |found| &found.as_str()[4..]);
    let day = DAYS.iter().any(|day| name.starts_with(day)) || names_month(name);
    let more = found.filter(|_| !day).map_or(0, |found| found.len());
    range.start..range.end + more
}

/// last admission Juniper Ward: the name before a common word that was found alone.
fn ward(page: &Page<'_>, range: Range<usize>) -> Range<usize> {
    const COMMON: [&str; 9] =
        ["Ward", "Unit", "Suite", "Wing", "Clinic", "Lodge", "House", "Court", "Centre"];
    let (text, words) = (page.text, page.words());
    let first = text[range.clone()].split(' ').next().unwrap_or_default();
    let index = words.partition_point(|word| word.range.start < range.start);
    let Some(before) = index.checked_sub(1).and_then(|at| words.get(at)) else { return range };
    let lower = text[before.range.clone()].to_lowercase();
    let named = COMMON.contains(&first)
        && before.case == Case::Title
        && text.get(before.range.end..range.start) == Some(" ")
        && !["stops", "departments", "roles", "titles"]
            .iter()
            .any(|list| EN.list(list).has(&lower));
    if named { before.range.start..range.end } else { range }
}

/// Klein Karoo Clinic 2, Gen Med B: which of them.
fn room(text: &str, range: Range<usize>) -> Range<usize> {
    static WHICH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?P<v>(?: [Ss]uite)? (?:[A-HJ-Z]|[1-9]))(?:[,.;:)|\n]|  |$| (?:by|list|bed|today|handover|team)(?-u:\\b))",
        )
    });
    let letters = text[range.clone()].ends_with(|c: char| c.is_ascii_alphabetic());
    let found = captured(&WHICH, &text[range.end..]).filter(|_| letters && range.len() >= 5);
    range.start..range.end + found.map_or(0, |found| found["v"].len())
}

/// 414B Queen St E, Port Lorne ON  N0X 9Z9: all of a line's parts before a postcode that are written as an address is.
fn addresses(text: &str, marks: &mut Vec<Mark>) {
    static PARTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:^|[ :;(|])(?P<v>(?:[0-9#][A-Za-z0-9/-]*|(?i:unit|flat|apt|level|suite|lot|plot|shop|house|block|floor|opp|opposite|near|nr|behind|beside)\\.?)(?: (?:[A-Z][A-Za-z]{0,3}\\.|[A-Z0-9&][A-Za-z0-9'/#-]*|of|the|de|la|na|y|du|des)){1,5}, (?:(?:[A-Z][A-Za-z]{0,3}\\.|[A-Z0-9&][A-Za-z0-9'/#-]*|of|the|de|la|na|y|du|des)(?: (?:[A-Z][A-Za-z]{0,3}\\.|[A-Z0-9&][A-Za-z0-9'/#-]*|of|the|de|la|na|y|du|des)){0,4}, ){0,4}[A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*){0,3})(?:,| -)? {1,2}$",
        )
    });
    let address = |mark: &Mark| {
        let front = ahead(text, mark.range.start, 120);
        let found = captured(&PARTS, front)?.name("v")?;
        let housed = found.as_str().contains(|c: char| c.is_ascii_digit());
        let start = mark.range.start - front.len();
        housed.then(|| {
            Mark::likely(start + found.start()..start + found.end(), Kind::Place, Why::Position)
        })
    };
    let found: Vec<Mark> =
        marks.iter().filter(|mark| mark.kind == Kind::Postcode).filter_map(address).collect();
    marks.extend(found);
}
