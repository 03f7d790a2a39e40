//! Telephone numbers and postal codes, and what stands after their labels.

use super::super::english::{STATES, WHOLE_STATES};
use super::super::span::{Kind, Mark, Why};
use super::super::views::{Pattern, Views};
use super::{after, before, captured, lead, pattern};
use regex::Regex;
use std::sync::LazyLock;

static PHONES: LazyLock<[Pattern; 6]> = LazyLock::new(|| {
    [
        // Japan: a leading 0, ten or eleven digits.
        Pattern::new(
            "[(]?(?-u:\\b)0[0-9]{1,4}(?:[ )(.-]{1,2}\n?|\n[ -]?)[0-9]{1,4}(?:[ )(.-]{1,2}\n?|\n[ -]?)[0-9]{3,4}",
        ),
        Pattern::new("0[5789]0[0-9]{8}|0120[0-9]{6}|0800[0-9]{7}"),
        // International.
        Pattern::new(
            "[+][0-9]{1,3}[ (.-]{0,2}[0-9]{1,5}[ ).-]{0,2}[0-9]{1,6}(?:[ .-]?[0-9]{2,5}){0,3}",
        ),
        // North America.
        Pattern::new(
            "(?:1[ .-])?[(]?[2-9][0-9]{2}[)]?[ .-]{0,2}\n?[2-9][0-9]{2}[ .-]\n?[0-9]{4}|[(][2-9][0-9]{2}[)] ?[2-9][0-9]{6}|[2-9][0-9]{2}/[2-9][0-9]{2}/[0-9]{4}",
        ),
        Pattern::new("1[2-9][0-9]{2}[2-9][0-9]{6}|555[-. ]0?1[0-9]{2,3}|[2-9][0-9]{2}-[0-9]{4}"),
        // United Kingdom, Australia, India.
        Pattern::new(
            "0[0-9]{4} ?[0-9]{3} ?[0-9]{3}|0[0-9]{3} ?[0-9]{3} ?[0-9]{4}|0[0-9]{1,2} ?[0-9]{4} ?[0-9]{4}|[6-9][0-9]{4}[ -][0-9]{5}|0[0-9]{4}-[0-9]{6}|0[0-9]{3}-[0-9]{7}|0[0-9]{2}-[0-9]{8}",
        ),
    ]
});
static LABELLED: LazyLock<[Pattern; 11]> = LazyLock::new(|| {
    [
        Pattern::new(
            "(?:PHS|ＰＨＳ|ピッチ|内線|直通|短縮|ポケベル|携帯|自宅|連絡先|電話(?:番号)?|お?TEL|Tel|tel|FAX|Fax|fax|ファックス|ファクス)(?:[ :.()（番号]{0,4}|は |は|なら)\n?(?P<v>[0-9][0-9() -]{1,14}[0-9])",
        ),
        Pattern::new(
            "(?i:(?-u:\\b)(?:phone|ph|tel|telephone|fax|cell|mobile|mob|hp|h/p|dect|home|work|pager|pgr|beeper|bleep|bleeper|blp|ext|extn|extension|call ?back|callback|dial|contact|helpline|hotline|switchboard|direct line|on-call|vm|whatsapp|spectralink|vocera)(?: no\\.?| number| #)?)[ :.#]{1,4}\n?[(]?(?P<v>[+]?[0-9][0-9().\n -]{1,18}[0-9])",
        ),
        Pattern::with(
            "(?:FAX|Fax|ファックス|ファクス)[ :]{0,2}同[ :]{0,2}(?P<v>[0-9]{4})",
            &["同"],
        ),
        Pattern::new("(?i:(?-u:\\b)(?:ext|extn|extension))[ :.]{1,3}(?P<v>[0-9]{2,6})(?:[^0-9]|$)"),
        // 佐々木(内) 4011, 連携室 内3358, 携帯下4桁 6619
        Pattern::with(
            "(?:[(]内[)] ?|[室科部局来棟口当] ?内 ?|(?:携帯|電話|TEL|FAX)(?:番号)?の?(?:下[0-9]桁|末尾)[ :は]{0,2})(?P<v>[0-9]{3,5})",
            &[
                "(内)", "内0", "内1", "内2", "内3", "内4", "内5", "内6", "内7", "内8", "内9",
                "内 ", "桁", "末尾",
            ],
        ),
        // Peds clinic 4-2290
        Pattern::new(
            "(?i:(?-u:\\b)(?:clinic|line|desk|lab|pharmacy|office|station|unit|cards?|call|at|ext|page|pager|tube|reception|recovery|theatre|loc\\.?|i'm on))[ :]{1,2}(?:\\([A-Za-z]{2,12}\\) )?(?P<v>[*]?[0-9]-[0-9]{4}|[*][0-9]{3,5})(?-u:\\b)",
        ),
        // 検査室(2154), 医療安全管理室(1180)
        Pattern::with(
            "(?:室|科|課|係|局|センター|窓口|外来|病棟|ステーション|事務)[(](?P<v>[03-9][0-9]{3}|1[0-8][0-9]{2}|2[1-9][0-9]{2})[)]",
            &["室(", "科(", "課(", "係(", "局(", "ター(", "口(", "来(", "棟(", "ョン(", "務("],
        ),
        Pattern::new(
            "(?-u:\\b)(?:ring|call|phone|bleep|page|via switch(?:board)?) (?P<v>[0-9]{4,6})(?:[.,;)\n]|$| for | if | when )",
        ),
        // bed mgr is on 5518, case mgr informed on 4407, local 2216
        Pattern::new(
            "(?i:(?-u:\\b)(?:m(?:ana)?ge?r|coord(?:inator)?|nurse|registrar|office|desk|clerk|secretary|sister|matron)\\.?(?: is| informed| available| contactable)? on )(?P<v>(?:[3-9][0-9]|2[1-9]|1[0-8])[0-9]{2,3})(?:[.,;)\n]|$)|(?:^|[,;(|\n] ?)local (?P<w>[0-9]{4,5})(?:[.,;)\n]|$)",
        ),
        // bleep me on 20 418, ring Cat x 55-118, chaplain paged 1199, landline 6432 5501
        Pattern::new(
            "(?i:(?-u:\\b)(?:bleep|page|ring|call|text) (?:me|us|him|her|them) (?:on|at) |(?-u:\\b)(?:ring|call|phone|bleep) [a-z]{2,12} x ?|(?-u:\\b)(?:paged|bleeped) |(?-u:\\b)poste |(?-u:\\b)landline |(?-u:\\b)on-?call [0-9.-]{8,14} pin )(?P<v>[0-9](?:[ -]?[0-9]){2,8})",
        ),
        Pattern::new(
            "(?:^|[ (,;])(?P<v>x[0-9](?:-?[0-9]){2,6})|[(](?P<w>x [0-9]{3,6})[)]|(?:page|pager|pgr)[^0-9\n]{0,6}(?P<u>p[.] ?[0-9]{4,6})",
        ),
    ]
});
static POSTCODES: LazyLock<[Pattern; 9]> = LazyLock::new(|| {
    [
        Pattern::new("(?:〒 ?|郵便番号[ :]{0,3})(?P<v>[0-9]{3}[ -]?[0-9]{4})"),
        Pattern::new("(?P<v>[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2})"),
        // Ireland; Canada; India behind a town; Singapore.
        Pattern::new(
            "(?P<v>[ACDEFHKNPRTVWXY][0-9][0-9W] [0-9][0-9A-Z]{2}[A-Z]|[ACDEFHKNPRTVWXY][0-9][0-9W] [A-Z][0-9A-Z]{2}[0-9]|[ACDEFHKNPRTVWXY][0-9][0-9W] [0-9](?:[A-Z][0-9A-Z]|[0-9][A-Z])[0-9]|[ACDEFHKNPRTVWXY][0-9][0-9W] [A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])[A-Z])",
        ),
        Pattern::new("(?P<v>[A-CEGHJ-NPR-TVXY][0-9][A-Z] [0-9][A-Z][0-9])"),
        Pattern::new("[a-z)] ?- ?(?P<v>[1-9][0-9]{2} ?[0-9]{3})"),
        Pattern::new("(?:(?:^|[ ,])S|Singapore) ?[(]?(?P<v>[0-9]{6})"),
        Pattern::new("(?:NSW|VIC|QLD|TAS|ACT|(?:^|[ ,])(?:SA|WA|NT))[ ,]{1,2}(?P<v>[0-9]{4})"),
        Pattern::new(&format!(
            "[,. ](?:{STATES}|{WHOLE_STATES}),? (?P<v>[0-9]{{2}} ?[0-9]{{3}}(?:-[0-9]{{4}})?)"
        )),
        Pattern::new(
            "(?i:zip(?: code)?|pin ?code|postal code|postcode|eircode)[ :=]{1,3}(?P<v>[0-9A-Z][0-9A-Z -]{2,8}[0-9A-Z])",
        ),
    ]
});
/// 787•555•0139
static DOTTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with("[(]?[2-9][0-9]{2}[)]?[•·][2-9][0-9]{2}[•·][0-9]{4}", &["•", "·"])
});
/// (〇四八〇)五二-一九〇七
static IN_KANJI: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "[(]?(?:〇|ゼロ)[〇一二三四五六七八九]{1,4}[)の -][〇一二三四五六七八九]{1,4}[の -][〇一二三四五六七八九]{3,4}",
        &["〇", "ゼロ"],
    )
});
/// ゼロハチゼロ、ゼロヨンニイロク: digits as one reads them out.
static READ_OUT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:ゼロ|レイ|マル)(?:[、,・の -]{0,2}(?:ゼロ|レイ|マル|イチ|ニイ|ニ|サン|ヨン|シ|ゴウ|ゴ|ロク|ナナ|シチ|ハチ|キュウ|ク)){6,12}",
        &["ゼロ", "レイ", "マル"],
    )
});
/// An extension behind a number.
static EXTENSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^,? ?[(]?(?:(?i:ext|extn|extension|opt|option|内線?|→)[ .:]{0,2}(?P<v>[0-9]{1,6})|(?P<x>[xX] ?[0-9]{1,6}))(?:[^0-9A-Za-z日月時歳/:]|:(?:[^0-9]|$)|$)",
    )
});
/// Words before a number with dashes that is no telephone number.
const OTHERS: [&str; 8] = ["lot", "ndc", "qc", "code", "loinc", "jan", "lotqc", "icd"];

pub(in super::super) fn find(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for (index, form) in PHONES.iter().enumerate() {
        for found in form.find_iter(views) {
            let written = &text[found.clone()];
            let digits = written.chars().filter(char::is_ascii_digit).count();
            let inside = |c: Option<char>| {
                c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_' | '.'))
            };
            // 0564-47-2290/時間外0564-47-2200
            let other = text[found.end..]
                .strip_prefix('/')
                .is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii()));
            let second = text[..found.start].strip_suffix('/').is_some_and(|front| {
                front.ends_with(|c: char| c.is_ascii_digit()) && index == 0 && written.contains('-')
            });
            let inside_end = !other
                && after(text, found.end)
                    .is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '/');
            let right = match index {
                0 => {
                    (9..=11).contains(&digits) && written.contains(['-', '(', ')'])
                        || digits == 10
                        || digits == 11
                }
                2 => (9..=15).contains(&digits),
                4 | 3 => digits >= 7,
                _ => true,
            };
            let word = lead(text, found.start, 12)
                .split([' ', '\t'])
                .next_back()
                .unwrap_or_default()
                .to_lowercase();
            let goods = OTHERS.iter().any(|label| {
                word.trim_end_matches([':', '#', '.']) == *label
                    || word.ends_with("lot")
                    || word.starts_with("qc")
            });
            let amount = index == 4 && super::label::measured(&text[found.end..]);
            if right
                && !amount
                && (second || !inside(before(text, found.start)))
                && !inside_end
                && !goods
            {
                let mark = if index == 4 { Mark::likely } else { Mark::certain };
                marks.push(mark(found.clone(), Kind::Phone, Why::Form));
                let behind = captured(&EXTENSION, &text[found.end..]);
                if let Some(number) =
                    behind.as_ref().and_then(|behind| behind.name("v").or(behind.name("x")))
                {
                    let range = found.start..found.end + number.end();
                    marks.push(Mark::certain(range, Kind::Phone, Why::Form));
                }
            }
        }
    }
    for form in [&*IN_KANJI, &*READ_OUT, &*DOTTED] {
        let found = form.find_iter(views);
        marks.extend(found.map(|found| Mark::likely(found, Kind::Phone, Why::Form)));
    }
    labelled(views, marks);
    postcodes(views, marks);
}

/// Numbers behind a word that says they are telephones.
fn labelled(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for form in LABELLED.iter() {
        for found in form.captures_iter(views) {
            let value = found.group("v").or(found.group("w")).or(found.group("u"));
            let Some(value) = value else { continue };
            let written = &text[value.clone()];
            let lines = written.split('\n').next().unwrap_or_default();
            let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
            let end = if digits(written) > digits(lines) && digits(written) > 11 {
                value.start + lines.len()
            } else {
                value.end
            };
            let followed = |end: usize| {
                after(text, end).is_some_and(|c| {
                    c.is_ascii_alphanumeric() || matches!(c, ':' | '時' | '月' | '年' | '%')
                })
            };
            // 外科当直(PHS 7123)23:35: an hour behind the bracket.
            let bracket = written.find(')').map(|at| value.start + at);
            let end = bracket.filter(|_| followed(end)).unwrap_or(end);
            let decimal = text[value.start..end].split_once('.').is_some_and(|(whole, rest)| {
                whole.len() <= 2 && rest.len() <= 2 && !rest.contains('.')
            });
            // 臍帯血pH 7.211
            let acid = text[found.range()].starts_with("pH");
            if !decimal && !acid && digits(&text[value.start..end]) >= 2 && !followed(end) {
                marks.push(Mark::certain(value.start..end, Kind::Phone, Why::Label));
            }
        }
    }
}

/// 〒, and what stands behind a state or is written as no other number is.
fn postcodes(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    // AN69ST, HQ290ZI: devices in a Japanese note; a code of the United Kingdom has a blank there.
    let japanese = super::super::page::is_japanese_text(text);
    for form in POSTCODES.iter() {
        for found in form.captures_iter(views) {
            let Some(value) = found.group("v") else { continue };
            let letters = text.as_bytes()[value.start].is_ascii_alphabetic();
            let device = japanese && letters && !text[value.clone()].contains(' ');
            // P80 KT36.1: a pulse and a temperature.
            let measured = letters
                && text[value.end..].starts_with('.')
                && after(text, value.end + 1).is_some_and(|c| c.is_ascii_digit());
            if super::stands_alone(text, &value) && !device && !measured {
                marks.push(Mark::certain(value, Kind::Postcode, Why::Form));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        let mut marks = Vec::new();
        find(&Views::of(text), &mut marks);
        super::super::super::span::settle(marks)
            .iter()
            .map(|mark| (&text[mark.range.clone()], mark.kind))
            .collect()
    }

    #[test]
    fn telephone_numbers_are_found_as_they_are_written() {
        for number in [
            "03-0123-4567",
            "(0544)10-2290",
            "0197(10)6642",
            "09001234567",
            "090 0155 4410",
            "+81-90-0147-6632",
            "(330) 555-0148",
            "555-0171",
            "330.555.0102",
            "07700 900418",
            "020 7946 0312",
        ] {
            assert!(
                found(&format!("a {number} b")).iter().any(|(text, kind)| *kind == Kind::Phone
                    && number.contains(text)
                    && text.len() + 1 >= number.len()),
                "{number}"
            );
        }
        assert_eq!(found("PHS 70312、内線4486"), [("70312", Kind::Phone), ("4486", Kind::Phone)]);
        assert_eq!(found("pgr 30417"), [("30417", Kind::Phone)]);
    }

    #[test]
    fn codes_of_goods_and_laboratories_are_not() {
        for text in
            ["LOT 555-0199", "NDC 0312-4455-01", "3300-8600", "4548-4", "BP 142-788", "A555-0199"]
        {
            assert!(
                found(text).iter().all(|(_, kind)| *kind != Kind::Phone),
                "{text}: {:?}",
                found(text)
            );
        }
    }

    #[test]
    fn postal_codes_are_found_beside_their_mark_or_state() {
        assert_eq!(found("〒270-1176"), [("270-1176", Kind::Postcode)]);
        assert_eq!(found("Millhaven, OH 44999"), [("44999", Kind::Postcode)]);
        assert_eq!(found("Castle Morrow ZY3 8AB"), [("ZY3 8AB", Kind::Postcode)]);
    }
}
