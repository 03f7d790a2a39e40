//! Law as data: profiles that combine tables into one rule for every attribute.
//!
//! Rules are asked in this order: the profile's own rows, the guideline's rows, PS3.15 table
//! E.1-1 with the profile's options, then an allow-list over PS3.6. What no rule knows is removed.

mod choice;
mod content;
mod contradiction;
pub mod ctp;
mod described;
mod graphics;
mod judge;
mod own;
pub(crate) mod parts;
mod pixels;
mod private;
mod profile;
mod reading;
pub mod regions;
mod rules;
mod shape;
pub mod site;
mod types;

pub use self::choice::{Choice, Switch};
pub(crate) use self::profile::meaning;
pub use self::profile::{
    Address, BirthDate, Mode, Option as ProfileOption, PrivateList, Profile, Titles, profiles,
};
pub use self::reading::Reading;
pub use self::rules::{Rule, RuleBook, RuleId};

use self::described::Described;
use crate::action::Action;
use crate::format::FormatId;
use crate::genome;
use crate::inventory::{Inventory, Layout};
use crate::known::Matcher;
use crate::plan::{Amendment, Cleaned, Plan};
use crate::reason::{Code, Reason};
use crate::text;
use std::sync::Arc;

/// One profile, ready to plan with.
#[derive(Debug, Clone)]
pub struct Policy {
    profile: Arc<Profile>,
    book: Arc<RuleBook>,
    reading: Arc<Reading>,
}

impl Policy {
    /// The policy with this identifier, as in `jp-pseudonymized`.
    pub fn named(id: &str) -> Result<Self, Reason> {
        Self::new(Profile::named(id)?)
    }

    /// The policy for a profile; an error where its parts contradict one another.
    pub fn new(profile: Profile) -> Result<Self, Reason> {
        if let Some(reason) = profile.contradictions().into_iter().next() {
            return Err(reason);
        }
        let book = RuleBook::new(&profile);
        let reading = Arc::new(Reading::of(&profile));
        Ok(Self { profile: Arc::new(profile), book: Arc::new(book), reading })
    }

    /// Reads free texts with a dictionary; without one, files that need it are held.
    #[must_use]
    pub fn reading(self, reader: Arc<text::Reader>) -> Self {
        let reading = Reading::clone(&self.reading).with(reader);
        Self { reading: Arc::new(reading), ..self }
    }

    /// Whether a short text names someone, or holds a number that does, by the text engine; never
    /// where no dictionary was loaded.
    pub(crate) fn names_someone(&self, text: &str) -> bool {
        use text::Kind::{Account, Code, Email, Id, Name, Phone, Url};
        let found = self.reading.look_in_record(text, &text::Seeds::default()).unwrap_or_default();
        let points = |kind| matches!(kind, Name | Id | Code | Account | Phone | Email | Url);
        found.spans.iter().any(|span| points(span.kind))
    }

    /// With what a person said of words wherever they stand.
    pub(crate) fn heeding(&self, amendments: &[Amendment]) -> Self {
        let mut policy = self.clone();
        if amendments.iter().any(|amendment| amendment.word.is_some()) {
            policy.reading = Arc::new(self.reading.heeding(amendments));
        }
        policy
    }

    /// The profile it was made from.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// All rules.
    pub fn rules(&self) -> &[Rule] {
        &self.book.rules
    }

    /// SHA-256 of all tables the policy reads, in hexadecimal.
    pub fn digest(&self) -> String {
        rules::digest()
    }

    /// Decides for every field what happens to it, and whether the file may go on.
    pub fn plan(&self, inventory: &Inventory, known: &Matcher) -> Plan {
        let mut reasons = inventory.reasons.clone();
        let plan = |decisions, reasons| {
            Plan::new(Arc::clone(&self.profile), Arc::clone(&self.book), decisions, reasons)
        };
        if matches!(inventory.layout, Layout::Dicom(_)) {
            reasons.extend(pixels::concerns(inventory, &self.profile));
            let described = Described::by(&self.reading);
            let judged = judge::judge(&self.profile, &self.book, inventory, known, &described);
            if described.unread.get() {
                reasons.push(Code::NoTextEngine.into());
            }
            return plan(judged, reasons);
        }
        if matches!(inventory.layout, Layout::Image(_)) {
            reasons.push(Code::PictureUnseen.into());
        }
        let reading = match inventory.format() {
            FormatId::Signal => Arc::new(self.reading.of_recording()),
            _ => Arc::clone(&self.reading),
        };
        let (decisions, texts) = parts::judge(&self.book, inventory, known, &reading);
        let wants_engine = decisions.iter().any(|decision| decision.action == Action::Mask);
        if wants_engine && reading.engine().is_none() {
            reasons.push(Code::NoTextEngine.into());
        }
        let reading = (reading, Arc::clone(known.seeds()));
        let plan = plan((decisions, Cleaned::new()), reasons).with_texts(texts, reading);
        match inventory.genetic() {
            Some(layout) => plan.judged(genome::judge(&layout.tally)),
            None => plan,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_reads_and_makes_a_policy() {
        let ids: Vec<String> = profiles().into_iter().map(|profile| profile.id).collect();
        assert_eq!(
            ids,
            [
                "jp-pseudonymized",
                "jp-anonymized",
                "dicom-basic",
                "kr-guideline",
                "hipaa-safe-harbor"
            ]
        );
        for id in ids {
            assert!(Policy::named(&id).is_ok(), "{id}");
        }
        assert!(Policy::named("none").is_err());
    }
}
