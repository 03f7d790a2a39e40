//! The forms in which a known value may be written elsewhere.

use super::matcher::SHORT;
use super::{Kind, is_not_a_name, kana};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// All forms of one value that are sought.
pub(crate) fn forms(kind: Kind, value: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    match kind {
        Kind::Name => names(value, &mut forms),
        Kind::BirthDate => birth_date(value, &mut forms),
        Kind::Id | Kind::Contact => {
            forms.insert(value.to_owned());
            forms.extend(numbers(kind, value));
        }
    }
    let composed: Vec<String> = forms.iter().map(|form| form.nfkc().collect()).collect();
    forms.extend(composed);
    // The search itself passes over the case of ASCII letters alone.
    let other_case: Vec<String> = forms
        .iter()
        .filter(|form| !form.is_ascii())
        .flat_map(|form| [form.to_lowercase(), form.to_uppercase()])
        .collect();
    forms.extend(other_case);
    forms
}

/// A number without what stands between its groups, with its groups set apart elsewhere, and an ID
/// without the zeros that fill it up.
fn numbers(kind: Kind, value: &str) -> Vec<String> {
    let is_number = value.chars().all(|c| c.is_ascii_digit() || " -./()+".contains(c));
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let mut forms = Vec::new();
    match kind {
        Kind::Contact if digits.len() >= 9 => forms.push(digits),
        Kind::Id if is_number && (6..=16).contains(&digits.len()) => {
            for at in 2..=digits.len() - 2 {
                forms.extend(["-", " "].map(|apart| [&digits[..at], &digits[at..]].join(apart)));
            }
            let plain = digits.trim_start_matches('0');
            if plain.len() >= SHORT {
                forms.push(plain.to_owned());
            }
            forms.push(digits);
        }
        _ => {}
    }
    forms
}

/// The component groups of a PN, each with its parts and their orders (PS3.5 §6.2.1).
fn names(value: &str, forms: &mut BTreeSet<String>) {
    for group in value.split('=').take(3) {
        let parts: Vec<&str> = group
            .split(['^', ' ', '\u{3000}', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .take(4)
            .collect();
        for part in &parts {
            if is_distinct(part) {
                with_other_kana(part, forms);
            }
        }
        for (a, first) in parts.iter().enumerate() {
            for second in parts.iter().skip(a + 1) {
                for (one, two) in [(first, second), (second, first)] {
                    joined(one, two, forms);
                }
            }
        }
    }
}

/// Both parts together, where neither is sought alone. A short part that is sought alone has to
/// stand as a word of its own, so it is sought joined to the other as well.
fn joined(one: &str, two: &str, forms: &mut BTreeSet<String>) {
    const SEPARATORS: [&str; 12] =
        ["", " ", "\u{3000}", "^", ",", ", ", "_", "-", ".", "・", "\\", "^^"];
    let letters = one.chars().count() + two.chars().count();
    if letters < 2 || one.is_ascii() && letters < 4 {
        return;
    }
    let is_short = |part: &str| {
        part.is_ascii() && part.len() < SHORT || kana::is_short(&part.nfkc().collect::<String>())
    };
    let anywhere = |part: &str| is_distinct(part) && !is_short(part);
    let separators: &[&str] =
        match (anywhere(one) || anywhere(two), is_distinct(one) || is_distinct(two)) {
            (true, _) => &[],
            (_, true) => &SEPARATORS[..1],
            _ => &SEPARATORS,
        };
    for separator in separators {
        with_other_kana(&format!("{one}{separator}{two}"), forms);
    }
}

/// A part that can stand alone without matching everything.
fn is_distinct(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let least = if part.chars().any(is_cjk) { 2 } else { 3 };
    letters >= least && !is_not_a_name(part)
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}')
}

fn with_other_kana(form: &str, forms: &mut BTreeSet<String>) {
    let wide: String = form.nfkc().collect();
    for (from, to) in [('\u{3041}'..='\u{3096}', 0x60_i32), ('\u{30A1}'..='\u{30F6}', -0x60)] {
        if wide.chars().any(|c| from.contains(&c)) {
            let shifted = wide.chars().map(|c| {
                let moved = u32::try_from(c as i32 + to).ok().and_then(char::from_u32);
                if from.contains(&c) { moved.unwrap_or(c) } else { c }
            });
            forms.insert(shifted.collect());
        }
    }
    forms.insert(form.to_owned());
}

fn birth_date(value: &str, forms: &mut BTreeSet<String>) {
    let digits: String = value.chars().filter(char::is_ascii_digit).take(8).collect();
    if digits.len() < 8 {
        return;
    }
    let (year, month, day) = (&digits[..4], &digits[4..6], &digits[6..]);
    let plain = |part: &str| part.trim_start_matches('0').to_owned();
    for separator in ["", "-", "/", "."] {
        forms.insert([year, month, day].join(separator));
        forms.insert([day, month, year].join(separator));
    }
    for separator in ["-", "/", "."] {
        forms.insert([year, &plain(month), &plain(day)].join(separator));
    }
    forms.insert(format!("{year}年{}月{}日", plain(month), plain(day)));
    forms.insert(format!("{year}年{month}月{day}日"));
}

#[cfg(test)]
mod tests {
    use super::super::Known;
    use super::*;

    #[test]
    fn a_name_is_sought_in_parts_orders_and_kana() {
        let value = (Kind::Name, "SAKURA^HINATA=佐倉^陽向=さくら^ひなた".to_owned());
        let matcher = Known { values: BTreeSet::from([value]), ..Known::default() }.matcher();
        for text in
            ["SAKURA", "hinata sakura", "佐倉", "佐倉陽向", "陽向　佐倉", "サクラ", "ヒナタ"]
        {
            assert!(matcher.find(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_short_name_is_sought_joined_to_the_other_too() {
        let matcher = Known {
            values: BTreeSet::from([(Kind::Name, "ABE^JIRO".to_owned())]),
            ..Known::default()
        }
        .matcher();
        for text in ["ABE", "AbeJiro", "JIROABE", "jiro_abe", "ABE^JIRO"] {
            assert!(matcher.find(text).is_some(), "{text}");
        }
        assert!(matcher.find("LABEL").is_none());
    }

    #[test]
    fn half_width_kana_are_sought_full_width_too() {
        let forms = forms(Kind::Name, "ﾔﾏﾀﾞ^ﾀﾛｳ");
        assert!(forms.contains("ヤマダ") && forms.contains("ﾔﾏﾀﾞ") && forms.contains("やまだ"));
    }

    #[test]
    fn single_letters_and_common_words_are_not_sought_alone() {
        let forms = forms(Kind::Name, "CT^A=林^修");
        assert!(!forms.contains("CT") && !forms.contains("A") && !forms.contains("林"));
        assert!(forms.contains("林修"));
    }

    #[test]
    fn an_id_is_sought_in_groups_and_without_the_zeros_before_it() {
        let forms = forms(Kind::Id, "00427718");
        for form in ["00427718", "0042-7718", "00 427718", "427718"] {
            assert!(forms.contains(form), "{form}");
        }
        assert!(super::forms(Kind::Id, "12-3456-7").contains("1234567"));
        assert!(!super::forms(Kind::Id, "00004711").contains("4711"));
    }

    #[test]
    fn a_birth_date_is_sought_as_people_write_it() {
        let forms = forms(Kind::BirthDate, "19600105");
        for form in ["19600105", "1960-01-05", "1960/1/5", "1960年1月5日", "05.01.1960"] {
            assert!(forms.contains(form), "{form}");
        }
    }
}
