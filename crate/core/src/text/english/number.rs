//! Numbers in English notes that point at someone by their form, or by a word beside them.

use super::super::page::Page;
use super::super::pattern::{after, before, label, lead};
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use std::sync::LazyLock;

/// A form and what it is.
type Form = (Pattern, Kind);

static FORMS: LazyLock<[Form; 20]> = LazyLock::new(|| {
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
                "(?i:(?-u:\\b)(?:no|num|number|card|id|health|insurance)[.:]?) (?P<v>[A-Z]{0,3}[0-9]{2,7}(?: [0-9]{2,5}){1,4}(?: [A-Z])?|[A-Z]{1,2}[0-9]{6,8} [A-Z]|[A-Z][0-9]{2} [0-9]{3} [0-9]{4})",
            ),
            Kind::Code,
        ),
        (Pattern::new("(?P<v>[A-Z]{2,4} [0-9]{3,4} [0-9]{3} [0-9]{2,4})"), Kind::Code),
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
        (Pattern::new("(?P<v>[A-Z] [0-9]{6})"), Kind::Id),
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
        // Unit M-47, Medic 12: who came with the ambulance.
        (
            Pattern::new(
                "(?-u:\\b)(?:[Uu]nit|Medic|Ambulance|Engine|Squad) (?P<v>[A-Z]-[0-9]{1,4}|[A-Z]{2,4}[0-9]{2,3}|[0-9]{1,2}-[A-Z][a-z]{2,8}-[0-9]{1,3})",
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
            let joined = |c: Option<char>| {
                c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_'))
            };
            let goes_on = before(text, value.start)
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_'))
                || joined(after(text, value.end))
                    && !(text[value.end..].starts_with('.')
                        && !joined(text[value.end + 1..].chars().next()));
            if !goes_on
                && !is_row(text, value.start, value.end)
                && !label::is_of_goods(text, value.start)
            {
                marks.push(Mark::likely(value, *kind, Why::Form));
            }
        }
    }
    for found in LONG.find_iter(&page.views) {
        let rest = &text[found.end..];
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '_' | '^'))
            && !rest.starts_with("/")
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
