//! Private elements that a list names: what their kind lets one do with them.

use super::Judge;
use crate::action::Action;
use crate::detect::{Detector, Vocabulary};
use crate::format::dicom::{Tag, Vr, uid};
use crate::inventory::Field;
use crate::law::Standing;
use crate::plan::Decision;
use crate::policy::ProfileOption;
use crate::policy::private::Listed;
use crate::policy::shape;

impl Judge<'_> {
    /// What becomes of a private element that a list names, if it is of a kind the list says.
    pub(super) fn listed_private(
        &self,
        tag: Tag,
        listed: &Listed,
        field: &Field,
    ) -> Option<Decision> {
        let vr =
            match listed.vrs.iter().find(|vr| field.vr == **vr || shape::is_near(**vr, field.vr)) {
                Some(vr) => *vr,
                // What the file does not say, the list does; what neither says, nobody knows.
                None if field.vr == Vr::UN => *listed.vrs.first()?,
                None if listed.vrs.is_empty() => field.vr,
                None => return None,
            };
        let kept = Decision {
            option: Some(ProfileOption::RetainSafePrivate),
            ..Decision::new(Action::Keep, listed.rule)
        };
        // What a site lists itself, it answers for.
        let published = self.book.rules[listed.rule].standing != Standing::Site;
        let length = field.value.end - field.value.start;
        let fits = match &vr.0 {
            b"SQ" => return Some(Decision::new(Action::Descend, listed.rule)),
            b"UI" => return self.private_uid(field, kept),
            b"DA" | b"DT" => return Some(self.unlisted_date(tag, vr, field, listed.rule)),
            // Their makers publish no terms.
            b"CS" => {
                !field.undecodable
                    && field.text().is_some_and(|text| !published || names_nobody(text, is_code))
            }
            b"OB" | b"OW" | b"OF" | b"OD" | b"OL" | b"OV" => true,
            _ if !vr.is_text() => vr.number_size().is_some_and(|size| length.is_multiple_of(size)),
            _ => {
                let is_free = published && vr.is_free_text();
                let words = |text| {
                    !is_free
                        || names_nobody(text, is_technical) && self.described.find(text).is_empty()
                };
                shape::checked(tag, vr, field) == Action::Keep && field.text().is_none_or(words)
            }
        };
        fits.then_some(kept)
    }

    /// A private UID is replaced like any other, unless it names a kind of thing.
    fn private_uid(&self, field: &Field, kept: Decision) -> Option<Decision> {
        let each =
            |test: fn(&str) -> bool| field.text().is_some_and(|text| text.split('\\').all(test));
        let empty = field.value.start == field.value.end;
        if empty || each(uid::is_registered) {
            return Some(kept);
        }
        let retained = self.profile.has(ProfileOption::RetainUids);
        let replaced = Decision { action: Action::Uid, ..kept };
        each(|text| uid::is_well_formed(uid::trimmed(text))).then_some(if retained {
            kept
        } else {
            replaced
        })
    }
}

/// Whether every value is either of such a kind or made of clinical and technical words alone: no list
/// says what else may be typed into a text.
fn names_nobody(text: &str, is_harmless: fn(&str) -> bool) -> bool {
    let fits = |value: &str| is_harmless(value) || Vocabulary.find(value).is_empty();
    text.split('\\').map(str::trim).all(fits)
}

/// A coded string as PS3.5 §6.2 writes it.
fn is_code(value: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" _".contains(&byte);
    value.len() <= 16 && value.bytes().all(allowed)
}

/// One word that is not written as names are: `EFGRE3D`, `*tfl3d1`, `VB17`.
fn is_technical(value: &str) -> bool {
    let mut letters = value.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let name =
        capital && value.len() > 2 && letters.all(|c| c.is_lowercase() || c == '-' || c == '\'');
    value.is_ascii() && !value.contains([' ', ',', '^']) && !name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_private_text_that_may_name_someone_goes() {
        for text in ["Nurse Quillfeather", "Quillfeather", "QUILLFEATHER, M", "佐倉"] {
            assert!(!names_nobody(text, is_technical), "{text}");
        }
        for text in ["EFGRE3D", "*tfl3d1_16ns", "Water", "3.5 mm\\AXIAL T2", "", "syngo MR B17"] {
            assert!(names_nobody(text, is_technical), "{text}");
        }
        assert!(names_nobody("ORIGINAL\\M_FFE", is_code) && !names_nobody("Nurse Quill", is_code));
    }
}
