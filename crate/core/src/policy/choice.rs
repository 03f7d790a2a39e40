//! What a person chose: a profile that comes with Kamei or a site's, with options switched.

use super::Policy;
use super::profile::{Option as ProfileOption, Profile};
use super::regions::Regions;
use super::site::{Fault, Site};
use crate::reason::{Code, Reason};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A choice as the page and the command line make it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Choice {
    /// The identifier of a profile; not asked where there is a site profile.
    pub id: String,
    /// The text of a site profile.
    pub site: Option<String>,
    /// Options switched on or off against it.
    pub options: BTreeMap<ProfileOption, bool>,
    /// Why; needed where they leave more than the profile recommends.
    pub reason: String,
    /// The text of a site's rules on which parts of pictures are blanked.
    pub regions: Option<String>,
}

/// An option as a person may switch it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Switch {
    /// Which one.
    pub option: ProfileOption,
    /// Its code of CID 7050.
    pub code: &'static str,
    /// Whether it is on.
    pub on: bool,
    /// Whether it is on in the profile that came with Kamei.
    pub on_in_base: bool,
    /// Why it cannot be switched.
    pub refused: Option<Reason>,
}

impl Choice {
    /// A profile as it comes with Kamei.
    pub fn named(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    /// The rules on parts of pictures; an error says where they cannot be read.
    pub fn regions(&self) -> Result<Regions, Vec<Fault>> {
        let Some(text) = &self.regions else { return Ok(Regions::default()) };
        Regions::read(text).map_err(|error| {
            let line = error.span().map(|span| 1 + text[..span.start].matches('\n').count());
            vec![Fault { line, code: Code::SiteSyntax, at: String::new() }]
        })
    }

    /// The profile chosen, checked; an error holds everything that is wrong.
    pub fn profile(&self) -> Result<Profile, Vec<Fault>> {
        self.regions()?;
        if self.site.is_none() && self.site()?.options.is_empty() {
            return Profile::named(&self.id).map_err(|reason| vec![self.unnamed(reason.code)]);
        }
        let text = self.to_toml()?;
        let site = Site::read(&text).map_err(|faults| self.placed(faults))?;
        site.profile(&text).map_err(|reason| vec![self.unnamed(reason.code)])
    }

    /// The policy chosen; an error holds everything that is wrong.
    pub fn policy(&self) -> Result<Policy, Vec<Fault>> {
        Policy::new(self.profile()?).map_err(|reason| vec![self.unnamed(reason.code)])
    }

    /// The choice as a site profile: the very text of the site where nothing was switched since.
    pub fn to_toml(&self) -> Result<String, Vec<Fault>> {
        match &self.site {
            Some(text) if self.options.is_empty() => Ok(text.clone()),
            _ => Ok(self.site()?.to_toml()),
        }
    }

    /// Every option, and whether it can be switched from here.
    pub fn switches(&self) -> Result<Vec<Switch>, Vec<Fault>> {
        let (base, profile) = self.profiles()?;
        let now = profile.contradictions();
        let switches = ProfileOption::ALL.into_iter().map(|option| {
            let on = profile.has(option);
            let mut switched = profile.clone();
            if on {
                switched.options.retain(|listed| *listed != option);
            } else {
                switched.options.push(option);
            }
            let mut then = switched.contradictions().into_iter();
            Switch {
                option,
                code: option.code(),
                on,
                on_in_base: base.has(option),
                refused: then.find(|reason| !now.contains(reason)),
            }
        });
        Ok(switches.collect())
    }

    /// Whether a reason has to be given.
    pub fn wants_a_reason(&self) -> Result<bool, Vec<Fault>> {
        let (base, _) = self.profiles()?;
        Ok(self.site()?.loosened(&base).is_some())
    }

    fn profiles(&self) -> Result<(Profile, Profile), Vec<Fault>> {
        let site = self.site()?;
        let both = Profile::named(&site.base)
            .and_then(|base| site.profile("").map(|profile| (base, profile)));
        both.map_err(|reason| vec![self.unnamed(reason.code)])
    }

    /// The site profile with the options switched, not checked as a whole.
    fn site(&self) -> Result<Site, Vec<Fault>> {
        let named = |id: &str| Profile::named(id).map_err(|reason| vec![self.unnamed(reason.code)]);
        let mut site = match &self.site {
            Some(text) => Site::read(text)?,
            None => Site::on(&named(&self.id)?),
        };
        let base = named(&site.base)?;
        for (option, on) in &self.options {
            site.options.remove(option);
            if base.has(*option) != *on {
                site.options.insert(*option, *on);
            }
        }
        if !self.reason.trim().is_empty() {
            self.reason.trim().clone_into(&mut site.reason);
        }
        Ok(site)
    }

    fn unnamed(&self, code: Code) -> Fault {
        Fault { line: None, code, at: self.id.clone() }
    }

    /// Lines count only in a file that someone wrote.
    fn placed(&self, mut faults: Vec<Fault>) -> Vec<Fault> {
        if !self.options.is_empty() {
            for fault in &mut faults {
                fault.line = None;
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn switched(id: &str, option: ProfileOption, on: bool, reason: &str) -> Choice {
        let options = BTreeMap::from([(option, on)]);
        Choice { options, reason: reason.to_owned(), ..Choice::named(id) }
    }

    #[test]
    fn a_choice_written_and_read_back_is_the_same_policy() {
        let choice = switched(
            "jp-pseudonymized",
            ProfileOption::RetainDeviceIdentity,
            true,
            "The study compares scanners.",
        );
        let profile = choice.profile().expect("a profile");
        let text = choice.to_toml().expect("a site profile");
        let again = Choice { site: Some(text.clone()), ..Choice::default() };
        let read = again.profile().expect("the same");
        assert_eq!((&profile.id, &profile.options), (&read.id, &read.options));
        let digests = [&profile, &read].map(|p| p.site.as_ref().map(|used| used.sha256.clone()));
        assert_eq!(digests[0], digests[1]);
        assert_eq!(again.to_toml().expect("its own text"), text);
        assert!(Policy::new(read).is_ok());
        let unchanged = switched("jp-pseudonymized", ProfileOption::RetainUids, false, "");
        assert!(unchanged.profile().expect("a profile").site.is_none(), "nothing was switched");
        // Switched back, nothing is left to switch.
        let back = Choice {
            options: BTreeMap::from([(ProfileOption::RetainDeviceIdentity, false)]),
            ..again
        };
        assert!(!back.to_toml().expect("a site profile").contains("[options]"));
    }

    #[test]
    fn a_switch_that_leaves_more_wants_a_reason() {
        let device = ProfileOption::RetainDeviceIdentity;
        let choice = switched("jp-pseudonymized", device, true, " ");
        assert!(choice.wants_a_reason().expect("a choice"));
        let faults = choice.profile().expect_err("no reason");
        assert_eq!(faults[0].to_string(), "option-without-reason at retain-device-identity");
        let strict = switched("jp-pseudonymized", ProfileOption::CleanDescriptors, false, "");
        assert!(!strict.wants_a_reason().expect("a choice"));
        assert!(strict.profile().is_ok());
    }

    #[test]
    fn a_switch_that_cannot_be_turned_says_why() {
        let refused = |choice: &Choice, option| {
            let switches = choice.switches().expect("switches");
            let switch = switches.into_iter().find(|switch| switch.option == option);
            switch.expect("every option").refused.map(|reason| reason.code)
        };
        let jp = Choice::named("jp-pseudonymized");
        let full = ProfileOption::RetainFullDates;
        assert_eq!(refused(&jp, full), Some(Code::OptionsContradict));
        let no_dates = switched("jp-pseudonymized", ProfileOption::RetainModifiedDates, false, "");
        assert_eq!(refused(&no_dates, full), None);
        let uids = ProfileOption::RetainUids;
        assert_eq!(refused(&Choice::named("jp-anonymized"), uids), Some(Code::OptionLinks));
        let hipaa = Choice::named("hipaa-safe-harbor");
        assert_eq!(refused(&hipaa, uids), Some(Code::OptionForbidden));
        assert_eq!(refused(&jp, uids), None);
        assert_eq!(Choice::named("none").switches().expect_err("no such")[0].at, "none");
    }
}
