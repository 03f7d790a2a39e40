//! The rules that stand on no row of a table: what carries the data set, the allow-list's kinds,
//! known values. From `data/keep/rules.csv`.

use super::rules::{Rule, RuleId};
use crate::law::{Class, Duty, Ground, Standing};

pub(super) static OWN: &str = include_str!("../../data/keep/rules.csv");

/// The rules, by what they are for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    pub(super) structure: RuleId,
    pub(super) meta: RuleId,
    pub(super) unknown: RuleId,
    pub(super) private: RuleId,
    pub(super) safe_private: RuleId,
    pub(super) tcia_private: RuleId,
    pub(super) number: RuleId,
    pub(super) code: RuleId,
    pub(super) free_code: RuleId,
    pub(super) text: RuleId,
    pub(super) free_text: RuleId,
    pub(super) meaning: RuleId,
    pub(super) binary: RuleId,
    pub(super) pixels: RuleId,
    pub(super) markers: RuleId,
    pub(super) date: RuleId,
    pub(super) uid: RuleId,
    pub(super) overlay: RuleId,
    pub(super) elder: RuleId,
    pub(super) known: [RuleId; 4],
}

/// Reads the rules of our own, in the order of [`Own`].
pub(super) fn own_rules(rules: &mut Vec<Rule>) -> Own {
    let mut find = |id: &str| -> RuleId {
        let row = crate::table::rows(OWN).find(|row| row[0] == id).expect("a test reads the table");
        let read = || {
            Some(Rule {
                id: row[0].to_owned(),
                class: Class::parse(row[1])?,
                duty: Duty::parse(row[2])?,
                ground: Ground::parse(row[3])?,
                standing: Standing::parse(row[4])?,
                source: row[5].to_owned(),
            })
        };
        rules.push(read().expect("a test reads the table"));
        rules.len() - 1
    };
    Own {
        structure: find("KAMEI-STRUCTURE"),
        meta: find("KAMEI-META"),
        unknown: find("KAMEI-UNKNOWN"),
        private: find("KAMEI-PRIVATE"),
        safe_private: find("PS315-SAFE-PRIVATE"),
        tcia_private: find("TCIA-PRIVATE"),
        number: find("KAMEI-NUMBER"),
        code: find("KAMEI-CODE"),
        free_code: find("KAMEI-FREE-CODE"),
        text: find("KAMEI-TEXT"),
        free_text: find("KAMEI-FREE-TEXT"),
        meaning: find("KAMEI-MEANING"),
        binary: find("KAMEI-BINARY"),
        pixels: find("KAMEI-PIXELS"),
        markers: find("KAMEI-MARKERS"),
        date: find("KAMEI-DATE"),
        uid: find("KAMEI-UID"),
        overlay: find("KAMEI-OVERLAY"),
        elder: find("KAMEI-ELDER"),
        known: [
            find("KAMEI-KNOWN-NAME"),
            find("KAMEI-KNOWN-ID"),
            find("KAMEI-KNOWN-BIRTH-DATE"),
            find("KAMEI-KNOWN-CONTACT"),
        ],
    }
}
