//! Private elements that a list names: what their kind lets one do with them.

use super::Judge;
use crate::action::Action;
use crate::format::dicom::{Tag, Vr, uid};
use crate::inventory::Field;
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
        let length = field.value.end - field.value.start;
        let fits = match &vr.0 {
            b"SQ" => return Some(Decision::new(Action::Descend, listed.rule)),
            b"UI" => return self.private_uid(field, kept),
            b"DA" | b"DT" => return Some(self.unlisted_date(tag, vr, field, listed.rule)),
            // Their makers publish no terms.
            b"CS" => !field.undecodable && field.text().is_some(),
            b"OB" | b"OW" | b"OF" | b"OD" | b"OL" | b"OV" => true,
            _ => match vr.number_size() {
                Some(size) => length.is_multiple_of(size),
                None => vr.is_text() && shape::checked(tag, vr, field) == Action::Keep,
            },
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
