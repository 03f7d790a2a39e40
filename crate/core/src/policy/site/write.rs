//! Writes a site profile as TOML.

use super::condition::{Condition, How};
use super::{PrivateElement, Row, Site, TextWords};
use crate::policy::profile::{Address, BirthDate, PrivateList};
use crate::text::Operating;
use serde::Serialize;
use std::fmt::Write;

pub(super) fn write(site: &Site) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{key} = {value}");
    };
    line("id", &quoted(&site.id));
    line("title.ja", &quoted(&site.title.ja));
    line("title.en", &quoted(&site.title.en));
    line("base", &quoted(&site.base));
    if !site.reason.is_empty() {
        line("reason", &quoted(&site.reason));
    }
    if let Some(birth_date) = site.birth_date {
        line("birth_date", &word::<BirthDate>(birth_date));
    }
    if let Some(cap) = site.age_cap {
        line("age_cap", &cap.to_string());
    }
    if let Some(address) = site.address {
        line("address", &word::<Address>(address));
    }
    if let Some(lists) = &site.private_lists {
        line("private_lists", &list(lists.iter().copied().map(word::<PrivateList>)));
    }
    if let Some(least) = site.smallest_group {
        line("smallest_group", &least.to_string());
    }
    if site.needs_pseudonyms {
        line("needs_pseudonyms", "true");
    }
    if !site.options.is_empty() {
        text.push_str("\n[options]\n");
        for (option, on) in &site.options {
            let _ = writeln!(text, "{} = {on}", option.name());
        }
    }
    if site.text != TextWords::default() {
        words(&mut text, &site.text);
    }
    for element in &site.private {
        private(&mut text, element);
    }
    for each in &site.rows {
        row(&mut text, each);
    }
    text
}

fn words(text: &mut String, words: &TextWords) {
    text.push_str("\n[text]\n");
    for (key, some) in [("keep", &words.keep), ("mask", &words.mask)] {
        if !some.is_empty() {
            let _ = writeln!(text, "{key} = {}", list(some.iter().map(|word| quoted(word))));
        }
    }
    if words.operating != Operating::default() {
        let _ = writeln!(text, "operating = {}", word(words.operating));
    }
}

fn private(text: &mut String, element: &PrivateElement) {
    let creator = quoted(element.selector.creator.as_deref().unwrap_or_default());
    let _ = writeln!(
        text,
        "\n[[private]]\ncreator = {creator}\ntag = \"{}\"\nvr = \"{}\"\nwhy = {}",
        element.selector,
        element.vr,
        quoted(&element.why)
    );
}

fn row(text: &mut String, row: &Row) {
    let _ = writeln!(text, "\n[[row]]\ntag = \"{}\"", row.selector);
    if let Some(creator) = &row.selector.creator {
        let _ = writeln!(text, "creator = {}", quoted(creator));
    }
    if let Some(vr) = row.vr {
        let _ = writeln!(text, "vr = \"{vr}\"");
    }
    let _ = writeln!(text, "action = \"{}\"\nreason = {}", row.deed.name(), quoted(&row.reason));
    condition(text, &row.when);
}

fn condition(text: &mut String, when: &Condition) {
    let list_of = |texts: &[String]| list(texts.iter().map(|text| quoted(text)));
    for (key, values) in [
        ("modality", &when.modality),
        ("sop_class", &when.classes),
        ("manufacturer", &when.manufacturer),
    ] {
        if !values.is_empty() {
            let _ = writeln!(text, "when.{key} = {}", list_of(values));
        }
    }
    if !when.attributes.is_empty() {
        let tests = when.attributes.iter().map(|test| {
            let how = How::name(test.how);
            format!("{{ tag = \"{}\", {how} = {} }}", test.selector, quoted(&test.text))
        });
        let _ = writeln!(text, "when.attribute = {}", list(tests));
    }
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

/// A JSON string is a TOML string but for one character that TOML wants escaped.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    json.replace('\u{7f}', "\\u007f")
}

fn word<T: Serialize>(value: T) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}
