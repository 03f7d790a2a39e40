//! Numbers in English notes that point at someone by their form, or by a word beside them.

use super::super::page::Page;
use super::super::pattern::{after, before, label, lead};
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use super::grown::LABELS;
use std::sync::LazyLock;

/// A form and what it is.
type Form = (Pattern, Kind);

static FORMS: LazyLock<[Form; 52]> = LazyLock::new(|| {
    [
        // Social Security; National Insurance.
        (Pattern::new("(?P<v>[0-9]{3}-[0-9]{2}-[0-9]{4})"), Kind::Code),
        (
            Pattern::new("(?P<v>[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D])"),
            Kind::Code,
        ),
        (Pattern::new("(?P<v>[0-9]{4} [0-9]{3} [0-9]{3}(?: [A-Z]{2})?)"), Kind::Code),
        (Pattern::new("(?-u:\\b)[A-Z]{3,6} (?P<v>[0-9]{3} [0-9]{3} [0-9]{3})"), Kind::Code),
        // IP number 3311 0044 18, card B4471093 A.
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:no|num|number|card|id|health|insurance)[.:]?) (?P<v>[A-Z]{0,3}[0-9]{2,7}(?: [0-9]{2,5}){1,4}(?: [A-Z])?|[A-Z]{1,2}[0-9]{6,8} [A-Z]|[A-Z][0-9]{2} [0-9]{3} [0-9]{4}|[A-Z] [0-9]{3} [0-9]{3} [A-Z])",
            ),
            Kind::Code,
        ),
        (Pattern::new("(?P<v>[A-Z]{2,4} [0-9]{3,4} [0-9]{3} [0-9]{2,4})"), Kind::Code),
        // CHI 110547 2218, MCP: 551 017 233 904, Aadhaar copy shown 7712 0934 4186: what health systems and states
        // give, in groups.
        (
            Pattern::with(
                "(?-u:\\b)(?:CHI|MCP|PHIN|PHN|ULI|HCN|HPI|MSP|MHSC|AHCIP|NHS|H&C|IHI|DVA|CRN|URN|UMR|HSN|ABHA|UHID|PMJAY|NRIC|BSN|NISS|PESEL|CPF|SUS|DNI|CURP|EHIC|[Aa]adhaa?r|AADHAA?R)(?: (?:card|copy|no|number|num|id|ID|enclosed|shown|seen|attached|ending|on file)){0,3}[ :.#]{1,3}(?P<v>[0-9]{2,6}(?:[ -][0-9]{2,6}){1,4}[A-Z]?)",
                &[
                    "CHI", "MCP", "PHIN", "PHN", "ULI", "HCN", "HPI", "MSP", "MHSC", "AHCIP",
                    "NHS", "H&C", "IHI", "DVA", "CRN", "URN", "UMR", "HSN", "ABHA", "UHID",
                    "PMJAY", "NRIC", "BSN", "NISS", "PESEL", "CPF", "SUS", "DNI", "CURP", "EHIC",
                    "adha", "ADHA",
                ],
            ),
            Kind::Code,
        ),
        // 7712 0934 4186
        (Pattern::new("(?P<v>[2-9][0-9]{3} [0-9]{4} [0-9]{4})"), Kind::Code),
        // Medicare (CMS): 1EG4-TE5-MK73.
        (
            Pattern::new(
                "(?P<v>[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9]-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9]-?[AC-HJKMNP-RT-Y]{2}[0-9]{2})",
            ),
            Kind::Code,
        ),
        (
            Pattern::new("(?i:last (?:four|4)(?: digits)?(?: of [a-z]{2,8})?:?) (?P<v>[0-9]{4})"),
            Kind::Code,
        ),
        (
            Pattern::new("(?P<v>[A-Z]{2,4} (?:19|20)[0-9]{2} [0-9]{4,6}|[0-9]{2}-[0-9]{4}-[A-Z])"),
            Kind::Id,
        ),
        (Pattern::new("(?P<v>[A-Z]{1,2} [0-9]{6,8})"), Kind::Id),
        // Payroll: 60-4471, MR 77-30-4419
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:payroll|mr|emp|employee|staff|clock)(?: no)?[:.#]{0,2} {1,2})(?P<v>[0-9]{2,5}-[0-9]{2,5}(?:-[0-9]{2,5})?)",
            ),
            Kind::Id,
        ),
        // extension two two six nine, as one reads it out
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:extension|ext|phone|number|bleep|pager|mobile|on|at) (?P<v>(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)(?:[ -](?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)){3,13})(?-u:\\b))",
            ),
            Kind::Phone,
        ),
        // Suite 210, Rm 118-B, Rooms 301-304
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:suite|ste|rooms?|rms?|apt)\\.? #?)(?P<v>[0-9]{2,4}(?:-?[A-Z]|-[0-9]{1,4})?)",
            ),
            Kind::Facility,
        ),
        // Group: 70025-01, subj 0417-022
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:group|grp|subj|subject|rx|enc|encounter|har|fin|chart|file|case|claim|order|req|acct|policy|pt|patient|interp|interpreter))[:.#]{0,2} ?#?(?P<v>[0-9]{4,10}-[0-9]{1,5})",
            ),
            Kind::Id,
        ),
        (Pattern::new("(?P<v>[0-9]{4}-[0-9]{2}-[0-9]{4})"), Kind::Id),
        (Pattern::new("(?P<v>[0-9]{5}-[0-9])"), Kind::Id),
        (Pattern::new("(?P<v>[A-Z]-[0-9]{6}-[0-9]{2}|[A-Z]-[0-9]{4,7})"), Kind::Id),
        (Pattern::new("(?P<v>[A-Z]{1,4}(?:/[0-9]{2,7}){2,3})"), Kind::Id),
        (Pattern::new("#(?P<v>[0-9A-Z]{0,4}[0-9]{3,9}[A-Z]?)"), Kind::Id),
        (Pattern::new("(?P<v>[2-9][0-9]{2}/[0-9]{3}-[0-9]{4})"), Kind::Phone),
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:called|rang|ring|call|phoned?|txts?|texts?|mobile|number) (?:on |at )?)(?P<v>[3-9][0-9]{3} [0-9]{4})",
            ),
            Kind::Phone,
        ),
        // reg WX04 KZB, plate 7KQX 118: what stands on a car.
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:rego?|veh(?:icle)?|(?:licen[cs]e |number )?plates?|tags?))[ :#]{1,3}(?P<v>(?:[A-Z]{2} )?(?:[A-Z]{1,3}[0-9]{1,5}|[0-9]{1,3}[A-Z]{2,3})(?:[ -][A-Z0-9]{2,4})?|[A-Z]{2,3} [0-9]{2,4} [A-Z]{2,3})",
            ),
            Kind::Id,
        ),
        // 79 M   6B-18   Acct …: ward and bed in a column of their own.
        (
            Pattern::new("(?:^|\n|   ?|[|] ?)(?P<v>[1-9][0-9]?[A-Z]-[0-9]{1,2})(?:  | ?[|]|\n|$)"),
            Kind::Facility,
        ),
        // TGH 451903  KHALIL: a number that opens a line, and whose it is.
        (Pattern::new("(?:^|\n)(?P<v>[A-Z]{2,4} [0-9]{5,8}) {2,3}[A-Z]{2}"), Kind::Id),
        // SIN ending 418: its last digits.
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:sin|ssn|nin|nino|nhs|medicare|card|visa|mastercard|amex|account|acct|mrn|id|number|phone|mobile|cell) (?:ending|ends) (?:in |with )?)(?P<v>[0-9]{2,6})",
            ),
            Kind::Id,
        ),
        // (white Skoda, OXZ 8306)
        (
            Pattern::new(
                "(?:white|black|silver|gr[ae]y|red|blue|green|gold|beige|brown|yellow|orange) [A-Z][A-Za-z]{1,12}, (?P<v>[A-Z]{1,3}[0-9]{0,2}[ -]?[0-9A-Z]{3,4})(?:[).,;\n]|$)",
            ),
            Kind::Id,
        ),
        // Van ZX19 KQB
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:van|car|lorry|truck|taxi|motorbike|moped|minibus))[ :#(]{1,3}(?P<v>[A-Z]{2}[0-9]{2} ?[A-Z]{3})",
            ),
            Kind::Id,
        ),
        // Van KQF219, truck 417 FKD, air reg ZS-HQK
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:van|car|ute|pickup|lorry|truck|taxi|jeep|scooter|bike|motorbike|moped|minibus|campervan|vehicle|plates?|rego?|registration|tail(?: no)?|aircraft))[ :#(]{1,3}(?P<v>[A-Z]{3}[ -]?[0-9]{3,4}|[0-9]{3,4}[ -]?[A-Z]{3}|[A-Z]{1,2}-[A-Z]{3,4}|N[0-9]{2,4}[A-Z]{1,2})",
            ),
            Kind::Id,
        ),
        // Lab ID | 250311-064
        (
            Pattern::with(
                "(?i:(?-u:\\b)(?:id|no|number|mrn|uhid|barcode|accession|ref|reg))\\.? ?[|] ?(?P<v>[A-Z]{0,4}[0-9][0-9A-Z/-]{3,20})",
                &["|"],
            ),
            Kind::Id,
        ),
        // MMC 2011/04/0923, SAPS CAS 112/02/2025, SPEC M,25.0091127.K, S0024 25 104477 3: how councils, the police,
        // laboratories and blood banks count.
        (Pattern::new("(?P<v>(?:19|20)[0-9]{2}/[0-9]{1,3}/[0-9]{4,6})"), Kind::Id),
        (
            Pattern::with(
                "(?-u:\\b)(?:CAS|CR|OB|FIR|MLC|CAD)(?: [Nn]o\\.?)?[ :]{1,2}(?P<v>[0-9]{1,5}/[0-9]{1,2}/(?:20)?[0-9]{2})",
                &["CAS", "CR", "OB", "FIR", "MLC", "CAD"],
            ),
            Kind::Id,
        ),
        (Pattern::new("(?P<v>[A-Z],[0-9]{2}\\.[0-9]{5,8}\\.[A-Z])"), Kind::Id),
        (Pattern::new("(?P<v>[A-Z][0-9]{4} [0-9]{2} [0-9]{6}(?: [0-9A-Z])?)"), Kind::Id),
        // asset tag 00471, locker 1182, EPCR 88-20177, recipient 44718
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:asset(?: tag| no)?|locker|shield|recipient|donor(?: no| id)?|e?pcr|wcb|mrd|unos(?: id)?|inmate|permit|trip|ambulance job|job no|custody(?: no)?|log no|case sheet|zoom|insta(?:gram)? id))[ :#.]{1,3}(?P<v>[A-Z]{0,4}[0-9][0-9A-Z/-]{4,20}|[A-Z]{1,4}[0-9]{3}|[03-9][0-9]{3}|[12][1-8][0-9]{2})",
            ),
            Kind::Id,
        ),
        (
            Pattern::with(
                "(?-u:\\b)(?:DOC|MPI|EPI|PAS|PMI) (?P<v>[0-9]{5,9})",
                &["DOC ", "MPI ", "EPI ", "PAS ", "PMI "],
            ),
            Kind::Id,
        ),
        // ration card 4471/88
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:card|folder|sheet))(?: no\\.?)?[ :]{1,2}(?P<v>[0-9]{3,8}(?:/[0-9]{2,6}){1,3})",
            ),
            Kind::Id,
        ),
        // case 25 OP 70884
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:case|docket|file|petition|court)(?: no\\.?)?)[ :#]{1,2}(?P<v>[0-9]{2,4}[ -][A-Z]{1,3}[ -][0-9]{3,7})",
            ),
            Kind::Id,
        ),
        // machine EPIQ 7C US-EP7-02
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:machine|scanner|device|system|probe|asset|pump|monitor|ventilator|unit)) (?:[A-Za-z0-9]{1,10} ){0,3}(?P<v>[A-Z]{1,4}-[A-Z0-9]{2,5}-[0-9]{2,5})",
            ),
            Kind::Id,
        ),
        // gate code *0417
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:gate|door|access|entry|key ?safe|alarm|lock ?box) (?:code )?)(?P<v>[*#][0-9]{3,6}[#*]?|[0-9]{3,6}[#*])",
            ),
            Kind::Id,
        ),
        // Unit M-47, Medic 12: who came with the ambulance.
        (
            Pattern::new(
                "(?-u:\\b)(?:[Uu]nit|Medic|Ambulance|Engine|Squad) (?P<v>[A-Z]-[0-9]{1,4}|[A-Z]{2,4}[0-9]{2,3}|[0-9]{1,2}-[A-Z][a-z]{2,8}-[0-9]{1,3}|(?:MEDIC|RESCUE|ENGINE|SQUAD) [0-9]{1,3})",
            ),
            Kind::Id,
        ),
        // CPSID 33719, DCNZ P19844, AHPC PIN MLS 004417, Reg. A.11702: who may practise.
        (
            Pattern::with(
                "(?-u:\\b)(?:CPSID|CPSO|CPSBC|CPSA|DCNZ|MCNZ|AHPRA|AHPC|GMC|NMC|GDC|HCPC|IMC|KMPDC|HPCSA|MCRN|Reg\\.|Lic\\.)(?: (?:No\\.?|PIN|number|#))?[ :.#]{1,3}(?P<v>(?:[A-Z]{1,3}[ .]?)?[0-9]{4,7})(?-u:\\b)",
                &[
                    "CPS", "DCNZ", "MCNZ", "AHP", "GMC", "NMC", "GDC", "HCPC", "IMC", "KMPDC",
                    "HPCSA", "MCRN", "Reg.", "Lic.",
                ],
            ),
            Kind::Id,
        ),
        // job 882-10447: what a typist was given.
        (
            Pattern::with(
                "(?i:(?-u:\\b)(?:job|dictation|transcription)(?: (?:no\\.?|id))?)[ :#]{1,3}(?P<v>[0-9]{3,4}-[0-9]{4,6})",
                &["job", "Job", "JOB", "ictation", "ICTATION", "ranscription", "RANSCRIPTION"],
            ),
            Kind::Id,
        ),
        // MB.25.0488733: as laboratories count.
        (Pattern::new("(?P<v>[A-Z]{1,3}\\.[0-9]{2}\\.[0-9]{5,8})"), Kind::Id),
        // IBAN GB00 ZZZZ 2044, NI QQ 12 08 44 C: whatever stands behind its label.
        (
            Pattern::with(
                "(?-u:\\b)IBAN(?: [a-z]{2,8}){0,2}:? (?P<v>[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)",
                &["IBAN"],
            ),
            Kind::Code,
        ),
        (
            Pattern::with(
                "(?-u:\\b)(?:NI|NINO|N\\.I\\.)(?: no\\.?| number)?:? (?P<v>[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Z])",
                &["NI", "N.I."],
            ),
            Kind::Code,
        ),
        // UNOS WX7Q91, Vet ID VA 20-5518-0042, call sign KR 214
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:call ?sign|resource|conf(?:irmation)?|station|tag|seal|serial|sticker|receipt|hosp code|site|crew|job|qcl|unos|run|pt#|ssn_?last ?4))[ :.#(]{1,3}(?P<v>[A-Z]{1,4}[ -]?[0-9]{2,6}[A-Z]{0,2}[0-9]{0,4}|[A-Z0-9]{2,5}-[A-Z0-9]{1,6}|0[0-9]{3}|[3-9][0-9]{3,5})(?:[ ,.;)\n]|$)",
            ),
            Kind::Id,
        ),
        // SSN xxx-xx-4471, RAMQ SAUM 5306 1418, Chart 11873
        (Pattern::new("[xX*]{3}-?[xX*]{2}-(?P<v>[0-9]{4})"), Kind::Code),
        (Pattern::new("(?P<v>[A-Z]{4} [0-9]{4} [0-9]{4})"), Kind::Code),
        (
            Pattern::new(
                "(?i:(?-u:\\b)(?:chart|billing|folder|file)(?: no\\.?| number)?)[:.#]{0,2} {1,2}#?(?P<v>[0-9]{5,8})",
            ),
            Kind::Id,
        ),
        // PC Hooley 4471: the number on a shoulder.
        (
            Pattern::new(
                "(?-u:\\b)(?:PC|PCSO|WPC|DC|Sgt|Cst|Const|Ofc|Officer|Trooper|Deputy)\\.? [A-Z][A-Za-z'-]{1,20} #?(?P<v>[0-9]{3,6})",
            ),
            Kind::Id,
        ),
    ]
});

/// Seven digits and more.
static LONG: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("[0-9]{7,14}|0[0-9]{5}"));

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for (form, kind) in FORMS.iter() {
        for found in form.captures_iter(&page.views) {
            let Some(value) = found.group("v") else { continue };
            let value = value.start + label_of(&text[value.clone()])..value.end;
            // gate code *0417
            let gated = text[value.clone()].contains(['*', '#']);
            let joined = |c: Option<char>| {
                c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_'))
            };
            let goes_on = before(text, value.start)
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_'))
                || joined(after(text, value.end))
                    && (!text[value.end..].starts_with('.')
                        || joined(text[value.end + 1..].chars().next()));
            if !goes_on
                && !is_row(text, value.start, value.end)
                && (gated || !label::is_of_goods(text, value.start))
                && (*kind != Kind::Code || !is_short(&text[value.clone()]))
            {
                marks.push(Mark::likely(value, *kind, Why::Form));
            }
        }
    }
    codes(page, marks);
    for found in LONG.find_iter(&page.views) {
        let rest = &text[found.end..];
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '_' | '^'))
            && !rest.starts_with('/')
            && !rest
                .strip_prefix(['.', '-', ','])
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let free = !before(text, found.start).is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '^' | '<' | '>' | '|')
        });
        let line = lead(text, found.start, 24);
        if free
            && ends
            && !is_counted(rest)
            && !label::is_of_goods(text, found.start)
            && !line.ends_with(['<', '>', '=', '~'])
        {
            marks.push(Mark::likely(found, Kind::Id, Why::Form));
        }
    }
}

/// HZN3HZ8812, MD-044918-L, 5922 80417 3: capitals and digits, or digits in groups of unlike length, and too many
/// for a measure.
fn codes(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static CODE: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new("[A-Z0-9]{1,14}(?:[/-][A-Z0-9]{1,12}){0,4}"));
    static GROUPS: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new("[0-9]{2,6}(?:[ -][0-9]{1,6}){2,4}"));
    // RI 7718-0042, GX 44 0216, K 77104: letters, then digits in groups or with a zero at their head.
    static LETTERED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            "(?P<l>[A-Z]{1,3}) (?P<v>[0-9]{2,6}(?:[ -][0-9]{2,6}){0,3}(?: [A-Z]{2}(?-u:\\b))?)",
        )
    });
    let text = page.text;
    let alone = |start: usize, end: usize| {
        let joined = |c: char| {
            c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | '^' | '|' | '+' | '*')
        };
        let behind = &text[end..];
        !before(text, start).is_some_and(joined)
            && !after(text, end).is_some_and(|c| joined(c) && c != '.' || c == '%')
            && !behind
                .strip_prefix('.')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    for found in CODE.find_iter(&page.views) {
        let written = &text[found.clone()];
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        let letters = written.bytes().filter(u8::is_ascii_uppercase).count();
        let last = written.trim_start_matches(|c: char| !c.is_ascii_uppercase());
        let unit =
            ["ML", "MG", "CC", "MCG", "G", "KG", "HRS", "H", "MM", "CM", "HZ"].contains(&last);
        let mixed = written.len() >= 7
            && letters > 0
            && digits >= if written.contains(['/', '-']) { 5 } else { 4 };
        // G3P1011: her children.
        let births = written.starts_with('G') && written[1..].contains('P') && written.len() <= 8;
        if mixed
            && !unit
            && !births
            && alone(found.start, found.end)
            && !label::is_of_goods(text, found.start)
        {
            marks.push(Mark::likely(found, Kind::Id, Why::Form));
        }
    }
    for found in LETTERED.captures_iter(&page.views) {
        let (Some(letters), Some(value)) = (found.group("l"), found.group("v")) else { continue };
        let numbers = text[value.clone()].trim_end_matches(|c: char| !c.is_ascii_digit());
        let groups: Vec<&str> = numbers.split([' ', '-']).collect();
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        let hour = |group: &&str| group.len() == 4 && *group < "2400" && &group[2..] < "60";
        let told = groups.iter().any(|group| group.len() >= 3 && group.starts_with('0'))
            || groups.len() > 1
                && digits >= 6
                && !(groups.len() == 2
                    && groups[0].len() < 4
                    && groups[1].len() < 4
                    && numbers.contains('-'))
            || letters.len() == 1 && groups[0].len() >= 5;
        if told
            && digits >= 5
            && !groups.iter().all(hour)
            && !is_measure(&text[letters.clone()])
            && !LABELS.contains(&&text[letters.clone()])
            && alone(letters.start, value.end)
            && !is_counted(&text[value.end..])
            && !label::is_of_goods(text, letters.start)
        {
            marks.push(Mark::likely(letters.start..value.end, Kind::Id, Why::Form));
        }
    }
    for found in GROUPS.find_iter(&page.views) {
        let written = &text[found.clone()];
        let groups: Vec<&str> = written.split([' ', '-']).collect();
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        let unlike =
            groups.iter().any(|group| group.len() != groups[0].len()) || groups[0].len() >= 5;
        let hour = |group: &&str| group.len() == 4 && *group < "2400" || group.len() < 3;
        if digits >= 9
            && unlike
            && !groups.iter().all(hour)
            && alone(found.start, found.end)
            && !is_counted(&text[found.end..])
            && !text[found.end..].trim_start().starts_with("NDC")
            && !label::is_of_goods(text, found.start)
        {
            marks.push(Mark::likely(found, Kind::Code, Why::Form));
        }
    }
}

/// BP 120 80, WBC 12000: what is measured, and words in capitals.
fn is_measure(letters: &str) -> bool {
    const MEASURES: [&str; 51] = [
        "AFP", "AM", "AND", "AT", "BNP", "BP", "CEA", "CFU", "CK", "CO", "CPT", "CRP", "CT", "CVP",
        "F", "FOR", "GCS", "HR", "HZ", "ICD", "ICP", "IN", "L", "LDH", "LOT", "M", "MAP", "MV",
        "NDC", "NO", "OF", "ON", "OR", "P", "PAP", "PLT", "PM", "PSA", "PVR", "Q", "R", "RBC",
        "RR", "S", "T", "TO", "TV", "UO", "VT", "WBC", "X",
    ];
    MEASURES.contains(&letters)
}

/// NHS 999 318 2044: the length of the label before a number whose form has letters at its head.
fn label_of(written: &str) -> usize {
    const LABELS: [&str; 10] =
        ["NHS", "PHN", "PHIN", "CHI", "MCP", "HCN", "IHI", "DVA", "CRN", "URN"];
    let label = LABELS
        .iter()
        .find(|label| written.strip_prefix(**label).is_some_and(|rest| rest.starts_with(' ')));
    label.map_or(0, |label| label.len() + 1)
}

/// 0800 1200 1600, NHS 111 300: hours in a row, and groups with too few digits for whom they would name.
fn is_short(written: &str) -> bool {
    let groups: Vec<&str> = written.split([' ', '-']).collect();
    let plain = written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'));
    let hour = |group: &&str| group.len() == 4 && *group < "2400" && &group[2..] < "60";
    plain
        && groups.len() > 1
        && (groups.iter().all(hour) || groups.iter().map(|group| group.len()).sum::<usize>() < 9)
}

/// Numbers in groups before or behind make a row of measurements of it.
fn is_row(text: &str, start: usize, end: usize) -> bool {
    let front = text[..start].strip_suffix(' ').unwrap_or_default();
    let behind = text[end..].strip_prefix(' ').unwrap_or_default();
    front.ends_with(|c: char| c.is_ascii_digit())
        || behind.starts_with(|c: char| c.is_ascii_digit()) && text[start..end].contains(' ')
}

/// 1200000 copies, 4500000 cells: how many.
fn is_counted(rest: &str) -> bool {
    let word: String =
        rest.trim_start().chars().take_while(char::is_ascii_alphabetic).take(9).collect();
    label::measured(rest)
        || matches!(
            word.to_lowercase().as_str(),
            "copies"
                | "cells"
                | "iu"
                | "u"
                | "units"
                | "cfu"
                | "per"
                | "cp"
                | "rbc"
                | "wbc"
                | "particles"
                | "platelets"
                | "usd"
                | "people"
        )
}
