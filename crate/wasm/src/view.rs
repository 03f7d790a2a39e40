//! What the page sees: the core's structs under the names of `www/worker/protocol.js`.

use kamei::action::Action;
use kamei::law::{Class, Duty, Ground, Standing};
use kamei::plan::{Flag, Row, Stretch};
use kamei::policy::ctp;
use kamei::session::{self, Inspection};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Policy {
    pub(crate) id: String,
    pub(crate) ja: String,
    pub(crate) en: String,
    /// Whether the key may be kept after the run.
    pub(crate) keeps_key: bool,
}

#[derive(Serialize)]
pub(crate) struct Inspected {
    #[serde(flatten)]
    pub(crate) inspection: Inspection,
    pub(crate) harvest: String,
}

#[derive(Serialize)]
pub(crate) struct Reviewed {
    #[serde(flatten)]
    pub(crate) inspection: Inspection,
    pub(crate) rows: Vec<ReviewRow>,
    pub(crate) near: Vec<ReviewRow>,
    pub(crate) kept: usize,
}

/// A text side by side with what becomes of it.
#[derive(Serialize)]
pub(crate) struct Document {
    text: String,
    written: String,
    rows: Vec<ReviewRow>,
    near: Vec<ReviewRow>,
}

impl From<session::Document> for Document {
    fn from(document: session::Document) -> Self {
        let rows = |rows: Vec<Row>| rows.into_iter().map(Into::into).collect();
        Self {
            text: document.text,
            written: document.written,
            rows: rows(document.rows),
            near: rows(document.near),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct ReviewRow {
    path: String,
    tag: String,
    keyword: String,
    name: String,
    before: Option<String>,
    after: Option<String>,
    action: Action,
    klass: Class,
    duty: Duty,
    ground: Option<Ground>,
    standing: Standing,
    source: String,
    rule: String,
    locked: bool,
    flag: Option<Flag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Stretch>,
}

impl From<Row> for ReviewRow {
    fn from(row: Row) -> Self {
        Self {
            path: row.path,
            tag: row.tag,
            keyword: row.keyword,
            name: row.name,
            before: row.before,
            after: row.after,
            action: row.action,
            klass: row.rule.class,
            duty: row.rule.duty,
            ground: row.rule.ground,
            standing: row.rule.standing,
            source: row.rule.source,
            rule: row.rule.id,
            locked: row.locked,
            flag: row.flag,
            span: row.span,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct Imported {
    kind: ctp::Kind,
    toml: String,
    report: Vec<ctp::Note>,
}

impl From<ctp::Import> for Imported {
    fn from(import: ctp::Import) -> Self {
        Self { kind: import.kind, toml: import.toml, report: import.notes }
    }
}
