//! The record as a page for reading and printing, in the language of the user.

use crate::sentences::{speaks_japanese, text};
use kamei::record::{Record, Treatment};
use serde::Serialize;
use std::fmt::Write;

const STYLE: &str = "body{font:14px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}\
table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}\
td,th{border-bottom:1px solid #ccc;padding:.2em .5em;text-align:start;vertical-align:top}\
td.n{text-align:end}code{overflow-wrap:anywhere}dt{font-weight:bold}\
tr,dl{break-inside:avoid}";

/// One document that stands alone.
pub(crate) fn html(record: &Record) -> String {
    let language = if speaks_japanese() { "ja" } else { "en" };
    let title = text("record.title");
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<h1>{title}</h1>\n<p>{}</p>\n",
        text("record.statement")
    );
    facts(record, &mut page);
    held(record, &mut page);
    classes(record, &mut page);
    options(record, &mut page);
    rules(record, &mut page);
    treatments(record, &mut page);
    files(record, &mut page);
    details(record, &mut page);
    page.push_str("</html>\n");
    page
}

fn facts(record: &Record, page: &mut String) {
    page.push_str("<dl>");
    let held: usize = record.held.values().sum();
    let site = record.site.as_ref().map(|site| {
        let [sha256, base, reason] = [&site.sha256, &site.base, &site.reason].map(|s| escaped(s));
        ("record.site", format!("<code>{sha256}</code> ({base}) {reason}"))
    });
    let facts = [
        ("record.at", escaped(&record.header.at)),
        ("policy.label", escaped(&record.policy_title)),
        ("report.released", record.files.to_string()),
        ("report.withheld", held.to_string()),
        ("record.tables", format!("<code>{}</code>", record.tables_sha256)),
    ];
    for (name, value) in facts.into_iter().chain(site) {
        line(page, &format!("<dt>{}</dt><dd>{value}</dd>", text(name)));
    }
    page.push_str("</dl>\n");
}

fn held(record: &Record, page: &mut String) {
    let rows = record.withheld.iter().map(|file| {
        let what = text(&format!("reason.{}.what", file.reason));
        let output = file.output.as_deref().map(escaped).unwrap_or_default();
        let at = file.at.as_deref().map(escaped).unwrap_or_default();
        vec![number(file.number), cell(&output), cell(&what), cell(&at)]
    });
    let heads = ["report.number", "report.would-be", "report.reason", "basis.path"];
    table(page, "report.held", &heads, rows);
}

fn classes(record: &Record, page: &mut String) {
    let rows = record.by_class.iter().map(|total| {
        let changed = total.changed.iter().map(|(action, elements)| {
            format!("{} {elements}", text(&format!("action.{}", word(action))))
        });
        vec![
            cell(&text(&format!("klass.{}", word(&total.class)))),
            cell(&changed.collect::<Vec<_>>().join(", ")),
            number(total.kept),
            number(total.files),
        ]
    });
    let heads = ["basis.class", "report.changed", "report.kept", "record.n"];
    table(page, "report.classes", &heads, rows);
}

fn options(record: &Record, page: &mut String) {
    let rows = record.by_option.iter().map(|total| {
        let option = format!("{} {}", total.code, total.meaning);
        vec![cell(&option), number(total.elements), number(total.files)]
    });
    let heads = ["report.option", "report.elements", "record.n"];
    table(page, "report.options", &heads, rows);
}

fn rules(record: &Record, page: &mut String) {
    let rows = record.by_rule.iter().map(|total| {
        let ground = total.rule.ground.map_or_else(String::new, |g| word(&g));
        vec![
            cell(&text(&format!("action.{}", word(&total.action)))),
            cell(&text(&format!("klass.{}", word(&total.rule.class)))),
            cell(&text(&format!("duty.{}", word(&total.rule.duty)))),
            cell(&text(&format!("ground.{ground}"))),
            cell(&escaped(&total.rule.source)),
            cell(&escaped(&total.rule.id)),
            number(total.elements),
            number(total.files),
        ]
    });
    let heads = [
        "record.act",
        "basis.class",
        "basis.duty",
        "basis.ground",
        "basis.source",
        "basis.rule",
        "report.elements",
        "record.n",
    ];
    table(page, "record.acts", &heads, rows);
}

/// What was done file by file: files of a series are treated alike.
fn treatments(record: &Record, page: &mut String) {
    let rows = record.treatments.iter().enumerate().map(|(place, treatment)| {
        let (changed, kept) = sums(treatment);
        let reasons = treatment.amendments.iter().map(|amendment| {
            format!("{} → {}: {}", amendment.path, word(&amendment.action), amendment.reason)
        });
        vec![
            number(place + 1),
            number(changed),
            number(kept),
            cell(&text(&format!("report.look.{}", word(&treatment.look)))),
            cell(&treatment.method_codes.join(" ")),
            cell(&escaped(&reasons.collect::<Vec<_>>().join("; "))),
        ]
    });
    let heads = [
        "report.treatment",
        "report.changed",
        "report.kept",
        "record.verdict",
        "report.codes",
        "record.decisions",
    ];
    table(page, "report.treatments", &heads, rows);
}

fn files(record: &Record, page: &mut String) {
    let rows = record.entries.iter().map(|entry| {
        let output = format!("<code>{}</code>", escaped(&entry.output));
        vec![cell(&output), number(entry.treatment + 1)]
    });
    table(page, "report.files", &["record.files", "report.treatment"], rows);
}

/// What each treatment came to, rule by rule.
fn details(record: &Record, page: &mut String) {
    let class = |id: &str| {
        let total = record.by_rule.iter().find(|total| total.rule.id == id);
        total.map_or_else(String::new, |total| text(&format!("klass.{}", word(&total.rule.class))))
    };
    for (place, treatment) in record.treatments.iter().enumerate() {
        let rows = treatment.applied.iter().map(|applied| {
            vec![
                cell(&text(&format!("action.{}", word(&applied.action)))),
                cell(&class(&applied.rule)),
                cell(&escaped(&applied.rule)),
                cell(applied.option.map_or("", kamei::policy::ProfileOption::code)),
                number(applied.count),
            ]
        });
        let heads = ["record.act", "basis.class", "basis.rule", "report.option", "report.elements"];
        let title = format!("{} {}", text("report.treatment"), place + 1);
        titled_table(page, &title, &heads, rows);
    }
}

/// How many elements changed and how many stayed.
fn sums(treatment: &Treatment) -> (usize, usize) {
    treatment.applied.iter().fold((0, 0), |(changed, kept), applied| {
        if applied.action.keeps() {
            (changed, kept + applied.count)
        } else {
            (changed + applied.count, kept)
        }
    })
}

/// A heading and a table, unless there is nothing in it.
fn table(
    page: &mut String,
    title: &str,
    heads: &[&str],
    rows: impl ExactSizeIterator<Item = Vec<String>>,
) {
    titled_table(page, &text(title), heads, rows);
}

fn titled_table(
    page: &mut String,
    title: &str,
    heads: &[&str],
    rows: impl ExactSizeIterator<Item = Vec<String>>,
) {
    if rows.len() == 0 {
        return;
    }
    line(page, &format!("<h2>{title}</h2>"));
    let heads = heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", text(head)));
    line(page, &format!("<table><thead><tr>{}</tr></thead><tbody>", heads.collect::<String>()));
    for row in rows {
        line(page, &format!("<tr>{}</tr>", row.concat()));
    }
    line(page, "</tbody></table>");
}

fn line(page: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(page, "{text}");
}

fn cell(html: &str) -> String {
    format!("<td>{html}</td>")
}

fn number(number: usize) -> String {
    format!("<td class=\"n\">{number}</td>")
}

/// The word a value goes by in the record and in the texts.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
