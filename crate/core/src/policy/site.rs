//! A site's own profile: one of Kamei's as a base, with options switched, values changed, and rows
//! and private elements of the site's own. Written as TOML; see `docs/site-profile.md`.

mod check;
mod condition;
mod fault;
mod read;
mod row;
#[cfg(test)]
mod tests;
mod write;

pub use self::fault::Fault;
pub(super) use self::row::{Active, Ruled};
pub use self::row::{Deed, PrivateElement, Row, Selector};

use super::profile::{Address, BirthDate, Option as ProfileOption, PrivateList, Profile, Titles};
use crate::reason::Reason;
use crate::text::Operating;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site profile as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its stable identifier, chosen by the site.
    pub id: String,
    /// What people call it.
    pub title: Titles,
    /// The identifier of the profile it starts from.
    pub base: String,
    /// Why it departs from what its base recommends; empty where it does not.
    pub reason: String,
    /// Options that are on or off against the base.
    pub options: BTreeMap<ProfileOption, bool>,
    /// What becomes of the birth date instead.
    pub birth_date: Option<BirthDate>,
    /// The highest age that stays instead.
    pub age_cap: Option<u32>,
    /// How much of an address stays instead.
    pub address: Option<Address>,
    /// The private elements that stay instead.
    pub private_lists: Option<Vec<PrivateList>>,
    /// How many people of a table have to be alike instead.
    pub smallest_group: Option<u32>,
    /// Whether files wait for a table of the site's own pseudonyms.
    pub needs_pseudonyms: bool,
    /// Rows of its own; the first whose condition holds decides.
    pub rows: Vec<Row>,
    /// Private elements on its own list.
    pub private: Vec<PrivateElement>,
    /// What it says of free text.
    pub text: TextWords,
}

/// What a site says of words in free text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextWords {
    /// Words that identify nobody, such as a product called like a person.
    pub keep: Vec<String>,
    /// Words that always go, such as the name of a ward.
    pub mask: Vec<String>,
    /// How much is masked where the engine is unsure.
    pub operating: Operating,
}

/// The site part of a profile that is in use.
#[derive(Debug, Clone)]
pub struct InUse {
    /// What the site wrote.
    pub site: Arc<Site>,
    /// SHA-256 of the text it wrote, in hexadecimal.
    pub sha256: String,
}

impl Site {
    /// Nothing but a base.
    pub fn on(base: &Profile) -> Self {
        let own = |title: &str, words: &str| format!("{title}{words}");
        Self {
            id: format!("{}-own", base.id),
            title: Titles {
                ja: own(&base.title.ja, "、選択肢を変更"),
                en: own(&base.title.en, ", options changed"),
            },
            base: base.id.clone(),
            reason: String::new(),
            options: BTreeMap::new(),
            birth_date: None,
            age_cap: None,
            address: None,
            private_lists: None,
            smallest_group: None,
            needs_pseudonyms: false,
            rows: Vec::new(),
            private: Vec::new(),
            text: TextWords::default(),
        }
    }

    /// Reads and checks the text of a site profile; an error holds everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        read::read(text)
    }

    /// The text that [`Site::read`] reads back as the same.
    pub fn to_toml(&self) -> String {
        write::write(self)
    }

    /// The base with all that the site changes; `text` is what its digest is taken of.
    pub fn profile(&self, text: &str) -> Result<Profile, Reason> {
        let mut profile = Profile::named(&self.base)?;
        for (option, on) in &self.options {
            profile.options.retain(|listed| listed != option);
            if *on {
                profile.options.push(*option);
            }
        }
        profile.options.sort_unstable();
        profile.birth_date = self.birth_date.unwrap_or(profile.birth_date);
        profile.age_cap = self.age_cap.unwrap_or(profile.age_cap);
        profile.address = self.address.unwrap_or(profile.address);
        if let Some(lists) = &self.private_lists {
            profile.private_lists.clone_from(lists);
        }
        profile.smallest_group = self.smallest_group.unwrap_or(profile.smallest_group);
        profile.id.clone_from(&self.id);
        profile.title = self.title.clone();
        profile.site = Some(InUse { site: Arc::new(self.clone()), sha256: sha256(text) });
        Ok(profile)
    }

    /// The first change against the base that leaves more than the base recommends.
    pub fn loosened(&self, base: &Profile) -> Option<&'static str> {
        // These two take away; all others keep something that would go.
        let stricter =
            [ProfileOption::CleanPixelData, ProfileOption::CleanRecognizableVisualFeatures];
        let option = self
            .options
            .iter()
            .find(|(option, on)| **on != base.has(**option) && **on != stricter.contains(option));
        let lists =
            |lists: &Vec<PrivateList>| lists.iter().any(|list| !base.private_lists.contains(list));
        let birth_date = |birth_date: BirthDate| rank(birth_date) > rank(base.birth_date);
        option
            .map(|(option, _)| option.name())
            .or(self.private_lists.as_ref().is_some_and(lists).then_some("private_lists"))
            .or(self.birth_date.is_some_and(birth_date).then_some("birth_date"))
            .or(self.age_cap.is_some_and(|cap| cap > base.age_cap).then_some("age_cap"))
            .or((self.address == Some(Address::Town) && base.address != Address::Town)
                .then_some("address"))
            .or(self
                .smallest_group
                .is_some_and(|least| least < base.smallest_group)
                .then_some("smallest_group"))
    }
}

/// How much of a birth date stays.
fn rank(birth_date: BirthDate) -> u8 {
    match birth_date {
        BirthDate::Remove => 0,
        BirthDate::Year => 1,
        BirthDate::YearMonth => 2,
        BirthDate::Shift => 3,
    }
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
