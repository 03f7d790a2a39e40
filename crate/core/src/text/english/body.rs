//! Hospitals, wards, employers and schools in English notes.

use super::super::page::Page;
use super::super::pattern::{after, before, captured, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::words::EN;
use super::word::{Case, Word};
use regex::Regex;
use std::sync::LazyLock;

/// Up to five capital words, small words between.
const WORDS: &str = "(?:(?:St\\.?|Ste\\.?|Mt\\.?|Ft\\.?|(?:[A-Z]\\.){2,3}|Govt\\.|Sec\\.|Sr\\.|Hr\\.|[A-Z][A-Za-z'-]{1,20})(?: ?& ?| of (?:the )?| and | for |, | )){1,5}";

static FACILITY: LazyLock<Regex> = LazyLock::new(|| suffixed(&["facilities", "units"]));
static ORGANIZATION: LazyLock<Regex> = LazyLock::new(|| suffixed(&["organizations", "bodies"]));
/// What the law calls a firm, and the floor of a house.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:, (?:P\\.?A\\.?|S\\.?C\\.?|P\\.?C\\.?|P\\.?L\\.?L\\.?C\\.?|L\\.?L\\.?[CP]\\.?|Inc\\.?|Ltd\\.?)(?:[^A-Za-z]|$)| (?P<f>[0-9]{1,2}[A-Z]|#[0-9]{1,4})(?-u:\\b)|\\.? ?& (?:ICU|Research (?:Centre|Center|Institute)|Trauma (?:Centre|Center)|Maternity(?: Home)?|Diagnostics?|Nursing Home|Polyclinic|Eye (?:Centre|Hospital)|Heart Centre|Medical (?:Centre|College)|Laser Centre|Hospital|Clinic)(?-u:\\b))",
    )
});
/// 3rd Battalion 7th Marines.
static TROOPS: LazyLock<Regex> = LazyLock::new(|| {
    const ARM: &str = "(?:Battalion|Bn|Regiment|Infantry|Division|Brigade|Squadron|Airborne|Cavalry|Cav|Para|Marines|Armored|Engineers)";
    pattern(&format!(
        "[0-9]{{1,3}}(?:st|nd|rd|th) (?:[A-Z][a-z]+ )?{ARM}(?:,? [0-9]{{1,3}}(?:st|nd|rd|th) {ARM})?"
    ))
});
static WARDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?-u:\\b)[0-9]{1,2} ?(?:(?:Tower|Main|Upper|Lower|Center|Central|Old|New) )?(?:North|South|East|West)(?-u:\\b)(?:,? (?i:bed|rm|room|bay) ?[0-9]{1,3}[A-Z]?(?-u:\\b))?|(?-u:\\b)(?i:pod|bay|zone|wing) [A-Z],? (?i:bed|room|cubicle|chair) ?[0-9]{1,2}(?-u:\\b)|(?-u:\\b)(?P<x>[0-9]{1,2} [A-Z][a-z]{3,12}(?: [A-Z])?),? (?:bed|rm|RN|charge)(?-u:\\b)|(?-u:\\b)[0-9]{1,2}[NSEW]-[0-9]{1,3}(?-u:\\b)|(?-u:\\b)(?:[A-Z]{1,2}[0-9]{1,2}|[0-9]{1,2}[A-Z]),? (?i:bed|bay|room|rm) ?[0-9]{1,3}(?-u:\\b)|(?i:(?-u:\\b)(?:room|rm|bay|bed)) ?(?:#|no\\.? )?(?P<v>[A-Z]{0,2}-?[0-9]{3,4}[A-Z]?(?-u:\\b)|[A-Z]{1,2}-?[0-9]{1,2}(?-u:\\b)|[0-9]{1,2}[A-Z](?-u:\\b))|(?-u:\\b)(?i:bed) ?[0-9]{1,3},? (?i:bay) ?[A-Z0-9]{1,2}(?-u:\\b)|(?-u:\\b)[Ww]ard:? (?P<w>[A-Z][a-z]{2,12})|(?i:(?-u:\\b)ward:? ?(?:#|no\\.? )?)[A-Z]{0,2}-?[0-9]{1,4}[A-Z]?(?-u:\\b)(?:,? (?i:bed|bay|room|rm|cubicle|side room|sr) ?[0-9]{1,3}(?:-[0-9]{1,2})?(?-u:\\b))?|(?i:(?-u:\\b)(?:theatre|suite|location)):? (?P<y>(?:OR|Endo|Theatre|Room|Lab|Scope) ?[0-9]{1,2})(?-u:\\b)|(?i:(?-u:\\b)(?:room|rm)):? (?:(?:super )?deluxe|private|semi-private|twin|single|sharing|special) (?P<z>[0-9]{2,4})(?-u:\\b)|(?-u:\\b)(?:Main |Day |Emergency )Theatre [0-9]{1,2}(?-u:\\b)|(?-u:\\b)(?i:stepdown|step-down|mother[-/]baby|med[-/]?surg|postpartum|tower|pavilion) [0-9]{1,2}[A-Z]?(?:-[0-9]{1,3})?(?-u:\\b)",
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
        "(?i:(?-u:\\b)(?:facility|hospital|institution(?: ?name)?|clinic|site|location|performing lab|client|pharmacy|practice))[:=] ?(?P<v>[A-Z][A-Za-z0-9 .,'&-]{2,60})|(?-u:\\b)Loc[: ]{1,2}(?P<w>[A-Z][A-Z0-9]{1,12}(?: [A-Z0-9]{2,6}){0,2})(?-u:\\b)",
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

fn suffixed(lists: &[&str]) -> Regex {
    let mut words: Vec<String> =
        lists.iter().flat_map(|list| toml_list(list)).map(|word| regex::escape(&word)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
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
        let part = ["v", "w", "x", "y", "z"].iter().find_map(|name| found.name(name));
        // Bed 480 mm fine
        if let Some(all) =
            part.or(found.get(0)).filter(|all| !sized(all.as_str(), &text[all.end()..]))
        {
            marks.push(Mark::likely(all.range(), Kind::Facility, Why::Form));
        }
    }
    for found in OF.find_iter(text) {
        marks.push(Mark::likely(found.range(), Kind::Organization, Why::Form));
    }
    for found in LABELS.captures_iter(text) {
        if let Some(value) = found.name("v").or(found.name("w")) {
            let end = value
                .as_str()
                .find(", ")
                .or_else(|| value.as_str().find("  "))
                .unwrap_or(value.len());
            let end = sentence(&value.as_str()[..end]);
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
            let first = value.as_str().split([' ', '.']).next().unwrap_or_default();
            !value.as_str().starts_with("DM")
                && !EN.list("stops").has(&first.to_lowercase())
                && value.as_str().trim_end_matches(['.', ',']).len() >= 3
        }) {
            let written = &value.as_str()[..sentence(value.as_str())];
            let written = &written[..coded(written)];
            marks.push(Mark::likely(
                value.start()..value.start() + written.trim_end_matches(['.', ',', ' ']).len(),
                Kind::Organization,
                Why::Label,
            ));
        }
    }
    jobs(text, marks);
    small(page, marks);
    half_small(page, marks);
    cared(page, marks);
    for found in TROOPS.find_iter(text) {
        marks.push(Mark::likely(found.range(), Kind::Organization, Why::Form));
    }
    for found in EMPLOYERS.find_iter(text) {
        // Fresenius 5008: a machine.
        let machine = text[found.end()..]
            .strip_prefix(' ')
            .is_some_and(|rest| rest.bytes().take_while(u8::is_ascii_digit).take(3).count() == 3);
        if machine {
            continue;
        }
        marks.push(Mark::likely(found.range(), Kind::Organization, Why::List));
    }
}

/// Bed 480 mm fine; Ward: Male Medical.
fn sized(written: &str, rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    rest.starts_with("mm") || rest.starts_with("cm") || EN.list("care").has(&written.to_lowercase())
}

/// admitted to Marlin Point, hospitalised at Grey Friars, seen at NMGH: where someone was cared for.
fn cared(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static WHERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?-u:\\b)(?i:hospitali[sz]ed at|adm(?:itted|it)? (?:to|at)|trf(?:d)? (?:to|from)|stepped down (?:to|from)|admission (?:to|at)|treated at|seen at|transfer(?:red)?(?: back)? (?:to|from)|discharged (?:to|from)|d/c'?d (?:to|from)|accept(?:ed)? (?:to|by|at)|bed on|done at|handover(?: to)?|conveyed to|taken to|brought to|born at|delivered at|clinic at|surgery at|inpatient at|at|ED|@) (?:the )?(?P<v>(?P<a>[A-Z]{2,4}(?:H|MC|GH|RI)(?:-[0-9]{1,3})?(?-u:\\b))|[A-Z][a-z'-]{2,15}(?: [A-Z][a-z'-]{2,15}){0,2}(?: (?:HDU|ICU|ED|ER|CCU))?)(?-u:\\b)|(?-u:\\b)(?:at|to|from|in|via|above in) the (?P<n>(?:Base|Regional|Royal|General|County|Infirmary|Memorial|Mater|Priory|Western|Northern|Southern|Eastern)|royal|infirmary)(?:[.,;:)?!]| (?:and|with|for|on|last|by|in|to|since|but|-)|\n|$)",
        )
    });
    const ACRONYMS: [&str; 34] = [
        "TSH", "PTH", "ADH", "BPH", "LVH", "RVH", "SAH", "ICH", "SDH", "EDH", "IVH", "LMWH", "UFH",
        "FSH", "NASH", "CAH", "DVH", "PNH", "NPH", "LDH", "MCH", "PAH", "IIH", "MASH", "HLH",
        "GNRH", "NADPH", "DASH", "FISH", "ALDH", "RUSH", "CSH", "WITH", "BOTH",
    ];
    // What a town calls its only hospital.
    const NICKNAMES: [&str; 12] = [
        "Base",
        "Regional",
        "Royal",
        "General",
        "County",
        "Infirmary",
        "Memorial",
        "Mater",
        "Western",
        "Northern",
        "Southern",
        "Eastern",
    ];
    let (text, words) = (page.text, page.words());
    for found in WHERE.captures_iter(text) {
        if let Some(nick) = found.name("n") {
            marks.push(Mark::likely(nick.range(), Kind::Facility, Why::Position));
            continue;
        }
        let (Some(all), Some(value)) = (found.get(0), found.name("v")) else { continue };
        if let Some(short) = found.name("a") {
            if !ACRONYMS.contains(&short.as_str()) {
                marks.push(Mark::likely(short.range(), Kind::Facility, Why::Position));
            }
            continue;
        }
        let lead = all.as_str().to_ascii_lowercase();
        if all.as_str().ends_with(&format!(" the {}", value.as_str()))
            && NICKNAMES.contains(&value.as_str())
            && !text[value.end()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
            && !text[value.end()..].trim_start().starts_with(|c: char| c.is_uppercase())
        {
            marks.push(Mark::likely(value.range(), Kind::Facility, Why::Position));
            continue;
        }
        if ["at ", "ed ", "@ "].iter().any(|word| lead.starts_with(word)) {
            continue;
        }
        let index = words.partition_point(|word| word.range.start < value.start());
        let within: Vec<&Word> =
            words[index..].iter().take_while(|word| word.range.end <= value.end()).collect();
        let lower = value.as_str().to_lowercase();
        let service = |word: &Word| {
            let word = text[word.range.clone()].to_lowercase();
            ["departments", "services", "stops", "roles", "titles", "wards", "family"]
                .iter()
                .any(|list| EN.list(list).has(&word))
                || ["ology", "iatry", "iatrics", "ics", "therapy"]
                    .iter()
                    .any(|end| word.ends_with(end))
        };
        let Some(first) = within.first() else { continue };
        let named = !(first.everyday || first.eponym && within.len() == 1)
            || within.len() >= 2 && !within.iter().any(|word| word.eponym);
        if named && !within.iter().any(|word| service(word)) && !EN.list("departments").has(&lower)
        {
            marks.push(Mark::likely(value.range(), Kind::Facility, Why::Position));
        }
    }
}

/// Bramble unit, Flin Bay nursing station: a name in capitals, and in small letters what it is of.
fn half_small(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static HALF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:[A-Z][a-z'-]{2,15} (?:& )?){1,3}(?:nursing station|health station|day unit|birthing unit|dialysis unit|unit|wing|suite|lodge|infirmary|surgery|hospice|hospital|ward|annex|campus|clinic|nursing home|care home|rest home|school|primary|abattoir)(?-u:\\b)",
        )
    });
    let (text, words) = (page.text, page.words());
    for found in HALF.find_iter(text) {
        let mut index = words.partition_point(|word| word.range.start < found.start());
        while words.get(index).is_some_and(|word| {
            word.range.end < found.end()
                && (is_lead(&text[word.range.clone()])
                    || EN.list("roles").has(&text[word.range.clone()].to_lowercase()))
        }) {
            index += 1;
        }
        let within: Vec<&Word> = words[index..]
            .iter()
            .take_while(|word| word.range.end <= found.end() && word.case == Case::Title)
            .collect();
        let Some(first) = within.first() else { continue };
        let lower = |word: &Word| text[word.range.clone()].to_lowercase();
        let clinical = within.iter().any(|word| {
            word.eponym
                || EN.list("departments").has(&lower(word))
                || EN.list("services").has(&lower(word))
                || lower(word).ends_with("ology")
        });
        // Juniper ward: British wards are called as plants and birds are.
        let named = ["unit", "ward", "wing", "suite", "lodge"]
            .iter()
            .any(|tail| found.as_str().ends_with(tail))
            && within.iter().all(|word| !EN.list("care").has(&lower(word)));
        // Notre Dame Bay clinic; but Fracture clinic, Botox clinic.
        let clinic = found.as_str().ends_with(" clinic");
        let placed = within.len() >= 2
            && within.iter().any(|word| !word.listed)
            && within.iter().all(|word| !EN.list("care").has(&lower(word)));
        let whole = clinic && placed && within.len() >= 3;
        if (!clinical || whole)
            && (!clinic || placed)
            && (named || within.iter().any(|word| !word.everyday))
            && !first.range.is_empty()
        {
            marks.push(Mark::likely(first.range.start..found.end(), Kind::Facility, Why::Suffix));
        }
    }
}

/// Kroger. Recall Apr 2026: where the sentence ends, unless an abbreviation does.
pub(super) fn sentence(written: &str) -> usize {
    const SHORT: [&str; 22] = [
        "St", "Ste", "Mt", "Ft", "Dr", "Co", "Bros", "No", "Mr", "Mrs", "Ms", "Fr", "Inc", "Wm",
        "Hosp", "Govt", "Sec", "Univ", "Gen", "Mem", "Dist", "Opp",
    ];
    let ends = |at: usize| {
        let word = written[..at].rsplit([' ', ',', '.']).next().unwrap_or_default();
        word.len() > 1 && !SHORT.contains(&word)
    };
    let end = written.match_indices(". ").map(|(at, _)| at).find(|at| ends(*at));
    end.unwrap_or(written.len())
}

/// Doaba Tractors CGHS CG-5512: where a label and a number begin behind a body.
fn coded(written: &str) -> usize {
    let mut at = 0;
    let words: Vec<&str> = written.split(' ').collect();
    for two in words.windows(2) {
        let label = two[0].len() <= 5 && two[0].bytes().all(|byte| byte.is_ascii_uppercase());
        if at > 0 && label && two[1].bytes().filter(u8::is_ascii_digit).count() >= 2 {
            return at;
        }
        at += two[0].len() + 1;
    }
    written.len()
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
            let end = found.start() + body.len();
            // Med Records, Bitterroot Orthopaedics: where in it.
            let start = match text[start..end].find(", ") {
                Some(comma) if is_within(page, &text[start..start + comma]) => start + comma + 2,
                _ => start,
            };
            let behind = captured(&BEHIND, &text[end..]).map(|behind| {
                let all = behind.get(0).map_or("", |all| all.as_str());
                let floor = behind.name("f").is_some();
                all.trim_end_matches(|c: char| !c.is_alphanumeric() && (floor || c != '.')).len()
            });
            let range = start..end + behind.filter(|_| kind == Kind::Facility).unwrap_or(0);
            if range.start >= range.end
                || before(text, range.start).is_some_and(|c| c.is_ascii_alphanumeric())
            {
                continue;
            }
            let name = text[range.clone()].to_lowercase();
            let proper = name.split([' ', '\'', '-']).any(|word| is_proper(page, word));
            let unit =
                name.ends_with(" unit") || name.ends_with(" consultants") || name.ends_with(" opd");
            let capitals = text[range.clone()].bytes().all(|b| !b.is_ascii_lowercase());
            let loose = unit || capitals && (name.ends_with("clinic") || name.ends_with("surgery"));
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
                && !loose
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
            // Sunflower Unit; not Stroke Unit, Hounsfield Unit.
            let called = name.strip_suffix(" unit").is_some_and(|name| {
                name.split(' ').all(|word| {
                    !EN.list("care").has(word)
                        && !EN.list("departments").has(word)
                        && !EN.list("services").has(word)
                        && !page.dictionary.is_eponym(word)
                        && word.len() >= 4
                        && word.bytes().all(|byte| byte.is_ascii_lowercase())
                }) && !capitals
            });
            let shown = proper
                || ward
                || called
                || place
                || strong
                || words.len() - skip >= 3
                    && !loose
                    && text[range.clone()]
                        .split([' ', '-'])
                        .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
                        .count()
                        == 0
                || name.ends_with("pediatrics");
            // A letter begins with who sends it.
            let head = range.start < 40
                && !text[..range.start].contains('\n')
                && !loose
                && !page.dictionary.everyday.contains(&tail.to_lowercase())
                && name.split(' ').any(|word| !page.dictionary.everyday.contains(word));
            if shown || head {
                marks.push(Mark::likely(range, kind, Why::Suffix));
            } else {
                marks.push(Mark::doubtful(range, kind, Why::Suffix));
            }
        }
    }
}

/// A department or a role, ahead of the body it belongs to.
fn is_within(page: &Page<'_>, written: &str) -> bool {
    let lower = written.to_lowercase();
    EN.list("departments").has(&lower)
        || EN.list("roles").has(&lower)
        || ["dept", "records", "nurse", "office", "team", "service", "services", "reception"]
            .contains(&lower.rsplit(' ').next().unwrap_or_default())
            && !lower.split(' ').any(|word| is_proper(page, word))
}

/// kapolei middle, bewley's chemist: a body in small letters, by a word no list knows and the word at its end.
fn small(page: &Page<'_>, marks: &mut Vec<Mark>) {
    const FACILITIES: [&str; 8] =
        ["hospital", "clinic", "pharmacy", "chemist", "infirmary", "hospice", "surgery", "suite"];
    const BODIES: [&str; 7] =
        ["elementary", "middle", "high", "schools", "academy", "college", "university"];
    const LEADS: [&str; 9] = ["at", "from", "to", "the", "in", "for", "via", "with", "attends"];
    let (text, words) = (page.text, page.words());
    for (index, tail) in words.iter().enumerate() {
        let written = &text[tail.range.clone()];
        let kind = if FACILITIES.contains(&written) {
            Kind::Facility
        } else if BODIES.contains(&written) {
            Kind::Organization
        } else {
            continue;
        };
        let joined = |at: usize| text[words[at].range.end..words[at + 1].range.start] == *" ";
        let mut first = index;
        while first > 0
            && index - first < 4
            && joined(first - 1)
            && words[first - 1].case == Case::Lower
            && !LEADS.contains(&&text[words[first - 1].range.clone()])
        {
            first -= 1;
        }
        let within = &words[first..index];
        let led = first > 0
            && joined(first - 1)
            && LEADS.contains(&&text[words[first - 1].range.clone()]);
        let named = |word: &Word| {
            !word.listed
                && !word.eponym
                && word.range.len() >= 4
                && (word.is_name() || word.town || word.is_unknown())
        };
        let owned = within
            .last()
            .is_some_and(|word| text[word.range.clone()].ends_with("'s") && !word.everyday);
        if within.first().is_some_and(named) && within.len() <= 3 && (led || owned) {
            let range = words[first].range.start..tail.range.end;
            marks.push(Mark::likely(range, kind, Why::Suffix));
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
        "works",
        "worked",
        "employer",
        "pre-alert",
        "seen",
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
