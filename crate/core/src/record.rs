//! The processing record (加工記録): what was done and on what ground, without any value.

use crate::action::Action;
use crate::inventory::Inventory;
use crate::plan::{Amendment, Look, Plan};
use crate::policy::{Policy, Rule};
use crate::reason::Code;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often a rule was applied in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// The rule.
    pub rule: String,
    /// What was done.
    pub action: String,
    /// 区分.
    pub class: String,
    /// 加工の要否.
    pub duty: String,
    /// 根拠.
    pub ground: Option<String>,
    /// Quoted, law, standard or inference.
    pub standing: String,
    /// The document and clause.
    pub source: String,
    /// How many elements.
    pub count: usize,
}

/// What the record says of one output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The output's name.
    pub output: String,
    /// What was done, by rule.
    pub applied: Vec<Applied>,
    /// How many elements stayed as they were.
    pub kept: usize,
    /// How the pixels were looked at.
    pub look: Look,
    /// Whether a look was called for.
    pub look_wanted: Vec<String>,
    /// Decisions changed by a person, with the written reason.
    pub amendments: Vec<Amendment>,
    /// CID 7050 codes written into the output.
    pub method_codes: Vec<String>,
}

impl Entry {
    pub(crate) fn of(inventory: &Inventory, plan: &Plan, output: &str) -> Self {
        let mut counts: BTreeMap<(&str, &str), (usize, &Rule)> = BTreeMap::new();
        for decision in &plan.decisions {
            if !decision.inherited && !matches!(decision.action, Action::Keep | Action::Descend) {
                let rule = plan.rule(decision);
                counts.entry((&rule.id, word(decision.action))).or_insert((0, rule)).0 += 1;
            }
        }
        let applied = counts.into_iter().map(|((id, action), (count, rule))| Applied {
            rule: id.to_owned(),
            action: action.to_owned(),
            class: spoken(&rule.class),
            duty: spoken(&rule.duty),
            ground: rule.ground.as_ref().map(spoken),
            standing: spoken(&rule.standing),
            source: rule.source.clone(),
            count,
        });
        Self {
            output: output.to_owned(),
            applied: applied.collect(),
            kept: plan.kept(),
            look: plan.look(),
            look_wanted: plan.reasons.iter().map(|reason| reason.code.to_string()).collect(),
            amendments: plan.amendments.clone(),
            method_codes: plan.method_codes(inventory).into_iter().map(str::to_owned).collect(),
        }
    }
}

fn word(action: Action) -> &'static str {
    match action {
        Action::Keep => "keep",
        Action::Descend => "descend",
        Action::Remove => "remove",
        Action::Empty => "empty",
        Action::Dummy => "dummy",
        Action::Pseudonym => "pseudonym",
        Action::Uid => "uid",
        Action::Shift => "shift",
        Action::YearMonth => "year-month",
        Action::Year => "year",
        Action::AgeCap => "age-cap",
        Action::Terms => "terms",
        Action::Clean => "clean",
        Action::BlankMarkers => "blank-markers",
    }
}

/// The word a value serializes to.
fn spoken<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Who did it, when, under which rules.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Header {
    /// Who reviewed.
    pub reviewer: String,
    /// In which role.
    pub role: String,
    /// When, in ISO 8601, by the caller's clock.
    pub at: String,
}

/// What a site made of a policy.
#[derive(Debug, Clone, Serialize)]
struct Site {
    /// The policy it starts from.
    base: String,
    /// Why it departs from it.
    reason: String,
    /// SHA-256 of its site profile.
    sha256: String,
}

/// The whole record.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    tool: &'static str,
    version: &'static str,
    status: &'static str,
    policy: String,
    policy_title: String,
    edition: String,
    tables_sha256: String,
    options: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<Site>,
    #[serde(flatten)]
    header: Header,
    files: usize,
    held: BTreeMap<String, usize>,
    residual_search: &'static str,
    entries: Vec<Entry>,
}

impl Record {
    /// Puts it together; `held` counts the files that were not released, by reason.
    pub fn new(
        policy: &Policy,
        header: Header,
        entries: Vec<Entry>,
        held: BTreeMap<String, usize>,
    ) -> Self {
        let profile = policy.profile();
        Self {
            tool: "Kamei",
            version: env!("CARGO_PKG_VERSION"),
            status: "仮名加工情報は個人情報に該当し得ます。この記録は行ったことだけを述べ、適法性を判定しません。",
            policy: profile.id.clone(),
            policy_title: profile.title.ja.clone(),
            edition: profile.edition.clone(),
            tables_sha256: policy.digest(),
            options: profile.options.iter().map(|option| option.name()).collect(),
            site: profile.site.as_ref().map(|used| Site {
                base: used.site.base.clone(),
                reason: used.site.reason.clone(),
                sha256: used.sha256.clone(),
            }),
            header,
            files: entries.len(),
            held,
            residual_search: "Every output was reopened; no known value was found outside its pixel data.",
            entries,
        }
    }

    /// As JSON text.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Adds one to the count of a reason.
pub fn count(held: &mut BTreeMap<String, usize>, code: Code) {
    *held.entry(code.to_string()).or_default() += 1;
}
