//! The processing record (加工記録): what was done and on what ground, without any value.
//!
//! Files of one series are treated alike, so the record names each treatment once and says of each
//! file which one it got: what a batch takes in memory is little more than its names.

use crate::action::Action;
use crate::configuration::Study;
use crate::format::dicom::tag;
use crate::genome::Judgement;
use crate::inventory::Inventory;
use crate::paths::Paths;
use crate::pixels::{MaskBox, MaskKind};
use crate::plan::{Alike, Amendment, Look, Plan};
use crate::policy::{Policy, ProfileOption, Rule, meaning};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How often a rule was applied in one file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Applied {
    /// The rule.
    pub rule: String,
    /// What was done.
    pub action: Action,
    /// The option of PS3.15 it was due to.
    pub option: Option<ProfileOption>,
    /// How many elements.
    pub count: usize,
}

/// How much was blanked in the pixels of one file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MaskTotal {
    /// Why.
    pub kind: MaskKind,
    /// How many boxes.
    pub boxes: usize,
    /// In how many frames.
    pub frames: usize,
}

impl MaskTotal {
    fn of(inventory: &Inventory, masks: &[MaskBox]) -> Vec<Self> {
        let mut kinds: BTreeMap<MaskKind, Vec<Option<u32>>> = BTreeMap::new();
        for mask in masks {
            kinds.entry(mask.kind).or_default().push(mask.frame);
        }
        let whole = inventory.number(tag::NUMBER_OF_FRAMES).unwrap_or(1);
        let total = |(kind, frames): (MaskKind, Vec<Option<u32>>)| Self {
            kind,
            boxes: frames.len(),
            frames: if frames.contains(&None) {
                whole
            } else {
                frames.into_iter().collect::<BTreeSet<_>>().len()
            },
        };
        kinds.into_iter().map(total).collect()
    }
}

/// What was done to one file, or to many alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Treatment {
    /// What was done, by rule; what stayed is among it.
    pub applied: Vec<Applied>,
    /// How the pixels were looked at.
    pub look: Look,
    /// Whether a look was called for.
    pub look_wanted: Vec<String>,
    /// Decisions changed by a person, with the written reason.
    pub amendments: Vec<Amendment>,
    /// What was blanked in the pixels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masks: Vec<MaskTotal>,
    /// CID 7050 codes written into the output.
    pub method_codes: Vec<String>,
    /// How far the people of a table are alike in what is left of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alike: Option<Alike>,
    /// What the definition of ゲノムデータ makes of genetic data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
}

/// What the record says of one output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The output's name.
    pub output: String,
    /// What was done.
    #[serde(flatten)]
    pub treatment: Treatment,
}

impl Entry {
    pub(crate) fn of(inventory: &Inventory, plan: &Plan, output: &str) -> Self {
        let mut counts: BTreeMap<(&str, Action, Option<ProfileOption>), usize> = BTreeMap::new();
        for decision in &plan.decisions {
            if !decision.inherited && decision.action != Action::Descend {
                let rule = plan.rule(decision);
                *counts.entry((&rule.id, decision.action, decision.option)).or_default() += 1;
            }
        }
        for marked in plan.texts.all() {
            let rule = plan.rule(&marked.decision);
            *counts.entry((&rule.id, marked.decision.action, None)).or_default() += 1;
        }
        let applied = counts.into_iter().map(|((rule, action, option), count)| Applied {
            rule: rule.to_owned(),
            action,
            option,
            count,
        });
        let treatment = Treatment {
            applied: applied.collect(),
            look: plan.look(),
            look_wanted: plan.reasons.iter().map(|reason| reason.code.to_string()).collect(),
            amendments: plan.amendments.clone(),
            masks: MaskTotal::of(inventory, plan.masks()),
            alike: plan.alike.clone(),
            judgement: plan.judgement.clone(),
            method_codes: plan.method_codes(inventory).into_iter().map(str::to_owned).collect(),
        };
        Self { output: output.to_owned(), treatment }
    }
}

/// A file that stayed behind. Its own name may be a patient's, so it goes by its place in the batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// Its place among the files of the batch, counted from one in the order of their names.
    pub number: usize,
    /// The name its output would have had, as far as it could be read.
    pub output: Option<String>,
    /// The code of the reason.
    pub reason: String,
    /// Where in the file.
    pub at: Option<String>,
}

/// What became of the files of a batch, folded together as they finish.
#[derive(Debug, Clone, Default)]
pub struct Files {
    treatments: HashMap<Treatment, usize>,
    released: Entries,
    withheld: Vec<Withheld>,
}

/// The released files in the order they were given.
#[derive(Debug, Clone)]
pub struct Entries {
    names: Paths,
    /// The number of the name, and the treatment.
    treated: Vec<(u32, u32)>,
}

impl Default for Entries {
    fn default() -> Self {
        Self { names: Paths::new('/'), treated: Vec::new() }
    }
}

impl Entries {
    /// Each in turn.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Treated> {
        self.treated.iter().map(|(name, treatment)| Treated {
            output: self.names.text(*name),
            treatment: *treatment as usize,
        })
    }

    fn push(&mut self, output: &str, treatment: usize) {
        self.treated.push((self.names.add(output), treatment as u32));
    }
}

impl Serialize for Entries {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// A released file, with the place of its treatment in [`Record::treatments`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Treated {
    /// The output's name.
    pub output: String,
    /// Which treatment it got.
    pub treatment: usize,
}

impl Files {
    /// Adds a file that was released.
    pub fn release(&mut self, entry: Entry) {
        let next = self.treatments.len();
        let treatment = *self.treatments.entry(entry.treatment).or_insert(next);
        self.released.push(&entry.output, treatment);
    }

    /// Adds a file that stayed.
    pub fn withhold(&mut self, withheld: Withheld) {
        self.withheld.push(withheld);
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
    /// The study that the files are for, where the site's configuration names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<Study>,
}

/// What a site made of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The policy it starts from.
    pub base: String,
    /// Why it departs from it.
    pub reason: String,
    /// SHA-256 of its site profile.
    pub sha256: String,
}

/// An option of PS3.15 that was on, and what it was used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptionTotal {
    /// The option.
    pub option: ProfileOption,
    /// Its code of CID 7050.
    pub code: &'static str,
    /// What CID 7050 calls it.
    pub meaning: &'static str,
    /// Elements that stayed, whole or in part, because of it.
    pub elements: usize,
    /// Files with such elements.
    pub files: usize,
}

/// How much was done to one class of information (区分).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClassTotal {
    /// 区分.
    pub class: crate::law::Class,
    /// Elements changed or taken out, by what was done.
    pub changed: BTreeMap<Action, usize>,
    /// Elements that stayed as they were.
    pub kept: usize,
    /// Files with elements of this class.
    pub files: usize,
}

/// How often one rule did one thing in the whole batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleTotal {
    /// The rule with its ground and source.
    #[serde(flatten)]
    pub rule: Rule,
    /// What was done.
    pub action: Action,
    /// How many elements.
    pub elements: usize,
    /// In how many files.
    pub files: usize,
}

/// The whole record.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    tool: &'static str,
    version: &'static str,
    status: &'static str,
    policy: String,
    /// The policy.
    pub policy_title: String,
    edition: String,
    /// SHA-256 of the tables behind the policy.
    pub tables_sha256: String,
    /// What a site made of the policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// Who and when.
    #[serde(flatten)]
    pub header: Header,
    /// How many files were released.
    pub files: usize,
    /// How many were not, by the code of the reason.
    pub held: BTreeMap<String, usize>,
    residual_search: &'static str,
    /// The options that were on.
    pub by_option: Vec<OptionTotal>,
    /// Counts by class.
    pub by_class: Vec<ClassTotal>,
    /// Counts by rule and action.
    pub by_rule: Vec<RuleTotal>,
    /// What was done to files, each treatment once.
    pub treatments: Vec<Treatment>,
    /// The released files, in the order they were given.
    pub entries: Entries,
    /// The files that stayed.
    pub withheld: Vec<Withheld>,
}

impl Record {
    /// Puts it together.
    pub fn new(policy: &Policy, header: Header, files: Files) -> Self {
        let profile = policy.profile();
        let mut treatments: Vec<(Treatment, usize)> = files.treatments.into_iter().collect();
        treatments.sort_unstable_by_key(|(_, place)| *place);
        let treatments: Vec<Treatment> = treatments.into_iter().map(|(what, _)| what).collect();
        let mut alike = vec![0; treatments.len()];
        for (_, treatment) in &files.released.treated {
            alike[*treatment as usize] += 1;
        }
        let mut held = BTreeMap::new();
        for withheld in &files.withheld {
            *held.entry(withheld.reason.clone()).or_default() += 1;
        }
        let rules = policy.rules().iter().map(|rule| (rule.id.as_str(), rule)).collect();
        let totals = Totals { rules, treatments: &treatments, alike: &alike };
        Self {
            tool: "Kamei",
            version: env!("CARGO_PKG_VERSION"),
            status: "仮名加工情報は個人情報に該当し得ます。この記録は行ったことだけを述べ、適法性を判定しません。",
            policy: profile.id.clone(),
            policy_title: profile.title.ja.clone(),
            edition: profile.edition.clone(),
            tables_sha256: policy.digest(),
            site: profile.site.as_ref().map(|used| Site {
                base: used.site.base.clone(),
                reason: used.site.reason.clone(),
                sha256: used.sha256.clone(),
            }),
            header,
            files: files.released.treated.len(),
            held,
            residual_search: "Every output was reopened; no known value was found outside its pixel data.",
            by_option: totals.by_option(&profile.options),
            by_class: totals.by_class(),
            by_rule: totals.by_rule(),
            treatments,
            entries: files.released,
            withheld: files.withheld,
        }
    }

    /// As JSON text.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Writes the same text.
    pub fn write_json(&self, out: impl std::io::Write) -> std::io::Result<()> {
        serde_json::to_writer_pretty(out, self).map_err(Into::into)
    }
}

/// Counts over all files, from the treatments and how many files each was given to.
struct Totals<'a> {
    rules: HashMap<&'a str, &'a Rule>,
    treatments: &'a [Treatment],
    alike: &'a [usize],
}

impl Totals<'_> {
    /// Elements and files for everything that was applied, by what `key` makes of it.
    fn count<K: Ord>(&self, key: impl Fn(&Applied) -> Option<K>) -> BTreeMap<K, (usize, usize)> {
        let mut counts: BTreeMap<K, (usize, usize)> = BTreeMap::new();
        for (treatment, files) in self.treatments.iter().zip(self.alike) {
            let mut inside: BTreeMap<K, usize> = BTreeMap::new();
            for applied in &treatment.applied {
                if let Some(key) = key(applied) {
                    *inside.entry(key).or_default() += applied.count;
                }
            }
            for (key, elements) in inside {
                let count = counts.entry(key).or_default();
                count.0 += elements * files;
                count.1 += files;
            }
        }
        counts
    }

    fn by_option(&self, options: &[ProfileOption]) -> Vec<OptionTotal> {
        let counts =
            self.count(|applied| applied.option.filter(|_| !applied.action.drops_contents()));
        let total = |option: &ProfileOption| {
            let (elements, files) = counts.get(option).copied().unwrap_or_default();
            let code = option.code();
            OptionTotal { option: *option, code, meaning: meaning(code), elements, files }
        };
        options.iter().map(total).collect()
    }

    fn by_class(&self) -> Vec<ClassTotal> {
        let class = |applied: &Applied| Some(self.rules.get(applied.rule.as_str())?.class);
        let files = self.count(class);
        let counts = self.count(|applied| Some((class(applied)?, applied.action)));
        let total = |(class, (_, files)): (_, (usize, usize))| {
            let of_class = counts.iter().filter(|((other, _), _)| *other == class);
            let mut changed: BTreeMap<Action, usize> =
                of_class.map(|((_, action), (elements, _))| (*action, *elements)).collect();
            let kept = changed.remove(&Action::Keep).unwrap_or_default();
            ClassTotal { class, changed, kept, files }
        };
        files.into_iter().map(total).collect()
    }

    fn by_rule(&self) -> Vec<RuleTotal> {
        let counts = self.count(|applied| Some((applied.rule.clone(), applied.action)));
        let total = |((id, action), (elements, files)): ((String, Action), (usize, usize))| {
            Some(RuleTotal {
                rule: (*self.rules.get(id.as_str())?).clone(),
                action,
                elements,
                files,
            })
        };
        counts.into_iter().filter_map(total).collect()
    }
}
