//! What cannot stand together in one profile. Nobody gets a policy from such a profile.

use super::profile::{BirthDate, Mode, Option as ProfileOption, PrivateList, Profile};
use super::rules::{is_kept_by, required};
use crate::reason::{Code, Reason};
use crate::text::HIGHEST_AGE;

const AGE: &str = "00101010";
const BIRTH_DATE: &str = "00100030";

impl Profile {
    /// Everything in the profile that contradicts something else; each reason names the options or
    /// keys it is about.
    pub fn contradictions(&self) -> Vec<Reason> {
        let mut found = Vec::new();
        let mut say = |code, at: &str| found.push(Reason::at(code, at));
        let dates = [ProfileOption::RetainFullDates, ProfileOption::RetainModifiedDates];
        if dates.iter().all(|option| self.has(*option)) {
            say(Code::OptionsContradict, &dates.map(ProfileOption::name).join(", "));
        }
        for option in &self.options {
            if self.mode == Mode::Anonymized && links(*option) {
                say(Code::OptionLinks, option.name());
            } else if let Some(selector) = self.forbidding(*option) {
                say(Code::OptionForbidden, &format!("{}: {selector}", option.name()));
            }
        }
        if self.mode == Mode::Anonymized && self.needs_pseudonyms() {
            say(Code::OptionLinks, "needs_pseudonyms");
        }
        let safe_private = self.has(ProfileOption::RetainSafePrivate);
        if safe_private && self.private_lists.is_empty() {
            say(Code::OptionWithoutList, "private_lists");
        }
        let opted = |list: &PrivateList| *list != PrivateList::Standard;
        if !safe_private && self.private_lists.iter().any(opted) {
            say(Code::ListWithoutOption, "private_lists");
        }
        if self.birth_date == BirthDate::Shift && !self.has(ProfileOption::RetainModifiedDates) {
            say(Code::BirthDateAlone, "birth_date");
        }
        let required = |sought: &str| required(self).find(|(tag, _)| *tag == sought);
        if required(BIRTH_DATE).is_some() && self.birth_date != BirthDate::Remove {
            say(Code::BirthDateForbidden, "birth_date");
        }
        if required(AGE).is_some() && self.age_cap > HIGHEST_AGE {
            say(Code::AgeCapTooHigh, "age_cap");
        }
        found
    }

    /// The 必須 row that takes away what an option is there to keep.
    fn forbidding(&self, option: ProfileOption) -> Option<&str> {
        let drops = |word: &str| matches!(word, "remove" | "empty" | "dummy" | "uid" | "pseudonym");
        required(self)
            .find(|(selector, word)| drops(word) && is_kept_by(option, selector))
            .map(|(selector, _)| selector)
    }
}

/// Whether an option passes on what the source still holds under the same value, so that one look
/// there finds the person again (規則34条3号). The table is silent on exact dates; that they link
/// like a code is our reading.
fn links(option: ProfileOption) -> bool {
    matches!(option, ProfileOption::RetainUids | ProfileOption::RetainFullDates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Policy, profiles};

    fn found(id: &str, change: impl Fn(&mut Profile)) -> Vec<String> {
        let mut profile = Profile::named(id).expect("a profile");
        change(&mut profile);
        let found = profile.contradictions();
        assert_eq!(Policy::new(profile).err(), found.first().cloned());
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_profiles_that_come_along_contradict_nothing() {
        for profile in profiles() {
            assert_eq!(profile.contradictions(), [], "{}", profile.id);
        }
    }

    #[test]
    fn dates_are_either_true_or_moved() {
        assert_eq!(
            found("jp-pseudonymized", |profile| profile
                .options
                .push(ProfileOption::RetainFullDates)),
            ["options-contradict at retain-full-dates, retain-modified-dates"]
        );
        let no_dates = |profile: &mut Profile| {
            profile.options.retain(|option| *option != ProfileOption::RetainModifiedDates);
        };
        assert_eq!(
            found("jp-pseudonymized", |profile| {
                no_dates(profile);
                profile.birth_date = BirthDate::Shift;
            }),
            ["birth-date-alone at birth_date"]
        );
    }

    #[test]
    fn anonymized_information_keeps_no_link() {
        for option in [ProfileOption::RetainUids, ProfileOption::RetainFullDates] {
            assert_eq!(
                found("jp-anonymized", |profile| profile.options.push(option)),
                [format!("option-links at {}", option.name())]
            );
        }
    }

    #[test]
    fn no_option_keeps_what_the_law_takes_away() {
        use ProfileOption::{
            RetainDeviceIdentity, RetainFullDates, RetainInstitutionIdentity, RetainModifiedDates,
            RetainUids,
        };
        for option in ProfileOption::ALL {
            let forbidden = matches!(
                option,
                RetainDeviceIdentity
                    | RetainFullDates
                    | RetainInstitutionIdentity
                    | RetainModifiedDates
                    | RetainUids
            );
            let found = found("hipaa-safe-harbor", |profile| profile.options = vec![option]);
            assert_eq!(found.len(), usize::from(forbidden), "{option:?}: {found:?}");
            assert!(found.iter().all(|reason| reason.starts_with("option-forbidden")));
        }
        assert_eq!(
            found("hipaa-safe-harbor", |profile| profile.birth_date = BirthDate::Year),
            ["birth-date-forbidden at birth_date"]
        );
        for id in ["jp-anonymized", "hipaa-safe-harbor"] {
            assert_eq!(found(id, |profile| profile.age_cap = 99), ["age-cap-too-high at age_cap"]);
        }
    }

    #[test]
    fn private_lists_and_their_option_need_each_other() {
        assert_eq!(
            found("jp-pseudonymized", |profile| profile.private_lists.clear()),
            ["option-without-list at private_lists"]
        );
        assert_eq!(
            found("dicom-basic", |profile| profile.private_lists.push(PrivateList::Tcia)),
            ["list-without-option at private_lists"]
        );
    }
}
