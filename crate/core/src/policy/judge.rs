//! Decides for each field: the tables first, then the allow-list, then known values.

mod listed;

use super::content::{self, Concepts};
use super::described::Described;
use super::graphics::{self, Shapes};
use super::private::{self, Block, Listed};
use super::profile::{BirthDate, Option as ProfileOption, Profile};
use super::rules::{RuleBook, RuleId, Treatment};
use super::site::{Active, Deed};
use super::types::Type;
use super::{shape, types};
use crate::action::Action;
use crate::detect::Vocabulary;
use crate::format::dicom::charset::Charset;
use crate::format::dicom::{Tag, Vr, dictionary, effective_vr, tag, uid};
use crate::inventory::{Field, FieldId, Inventory, Name};
use crate::known::Matcher;
use crate::phi::Phi;
use crate::plan::{Cleaned, Decision, Flag};
use crate::{action, date, detect};
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

const CLEAN: ProfileOption = ProfileOption::CleanDescriptors;

pub(super) fn judge(
    profile: &Profile,
    book: &RuleBook,
    inventory: &Inventory,
    known: &Matcher,
    described: &Described,
) -> (Vec<Decision>, Cleaned) {
    let text = |tag| inventory.text(tag);
    let judge = Judge {
        profile,
        book,
        inventory,
        known,
        described,
        class: text(tag::SOP_CLASS_UID),
        study_date: text(tag::STUDY_DATE).or_else(|| text(tag::CONTENT_DATE)),
        stated_age: text(tag::PATIENT_AGE).and_then(date::age_in_years),
        site: Active::of(&book.site, inventory),
        contested: private::contested_blocks(inventory),
        concepts: Concepts::of(inventory),
        shapes: Shapes::of(inventory),
    };
    let own = &book.own;
    let mut cleaned = Cleaned::new();
    let mut decisions: Vec<Decision> = Vec::with_capacity(inventory.fields.len());
    // Blocks of which something stays, with the rule it stays by.
    let mut blocks = HashMap::new();
    while decisions.len() < inventory.fields.len() {
        let id = decisions.len();
        let field = &inventory.fields[id];
        let mut decision = judge.field(id, field);
        if decision.action == Action::AgeCap {
            let ages = judge.capped(field);
            cleaned.insert(id, Phi::new(ages));
        }
        if decision.action == Action::Clean {
            match judge.cleaned(field) {
                Some(text) => {
                    cleaned.insert(id, Phi::new(text));
                }
                None => decision.action = judge.without_option(field),
            }
        }
        if let (Some(tag), true) = (field.tag(), decision.action != Action::Remove)
            && tag.is_private()
            && id >= inventory.dicom().meta
        {
            blocks.entry(private::block_of(field.parent, tag)).or_insert(decision.rule);
        }
        decisions.push(decision);
        if !decision.action.keeps() {
            // What lies inside shares its fate.
            decisions.resize(field.end, Decision { inherited: true, ..decision });
        }
    }
    replace_uids_everywhere(inventory, own.uid, &mut decisions);
    for (id, (field, decision)) in inventory.fields.iter().zip(&mut decisions).enumerate() {
        if let Some(tag) = field.tag()
            && tag.is_private_creator()
            && !decision.inherited
            && field.end == id + 1
            // A creator that comes twice stays once.
            && let Some(rule) = blocks.remove(&private::block_of(field.parent, tag))
        {
            *decision = Decision::new(Action::Keep, rule);
        }
    }
    (decisions, cleaned)
}

/// A UID that is replaced in one element does not stay in another, whatever that one is for.
fn replace_uids_everywhere(inventory: &Inventory, rule: RuleId, decisions: &mut [Decision]) {
    let replaced: HashSet<&str> = inventory
        .fields
        .iter()
        .zip(decisions.iter())
        .filter(|(_, decision)| decision.action == Action::Uid)
        .filter_map(|(field, _)| field.text())
        .filter(|text| !uid::is_registered(text))
        .collect();
    for (id, (field, decision)) in inventory.fields.iter().zip(decisions).enumerate() {
        let kept = decision.action == Action::Keep && id >= inventory.dicom().meta;
        if kept && field.vr == Vr::UI && field.text().is_some_and(|uid| replaced.contains(uid)) {
            *decision = Decision::new(Action::Uid, rule);
        }
    }
}

pub(super) struct Judge<'a> {
    pub(super) profile: &'a Profile,
    pub(super) book: &'a RuleBook,
    pub(super) inventory: &'a Inventory,
    known: &'a Matcher,
    described: &'a Described<'a>,
    /// The kind of object.
    class: Option<&'a str>,
    study_date: Option<&'a str>,
    stated_age: Option<u32>,
    /// The site's rows for this file.
    site: Active<'a>,
    /// Private blocks that are nobody's.
    contested: HashSet<Block>,
    pub(super) concepts: Concepts,
    pub(super) shapes: Shapes,
}

impl Judge<'_> {
    fn field(&self, id: FieldId, field: &Field) -> Decision {
        let own = &self.book.own;
        let Name::Element(tag) = field.name else {
            return Decision::new(Action::Descend, own.structure);
        };
        if id < self.inventory.dicom().meta {
            return self.meta(tag);
        }
        let structure = || (!tag.is_private()).then(|| self.structure(id, tag, field)).flatten();
        let decision = structure().unwrap_or_else(|| {
            let ruled = || {
                if tag.is_private() { self.private(tag, field) } else { self.public(tag, field) }
            };
            self.with_known_values(tag, field, self.by_site(tag, field).unwrap_or_else(ruled))
        });
        let sound = match decision.action {
            Action::Descend => shape::is_sequence(id, field),
            Action::Keep => shape::is_value(id, field),
            _ => true,
        };
        let is_value = field.end == id + 1 && field.vr != Vr::SQ;
        if decision.action == Action::Dummy && is_value && !field.has_value() {
            Decision { action: Action::Empty, ..decision }
        } else if sound {
            decision
        } else {
            Decision::new(Action::Remove, own.unknown).flagged(Flag::Unknown)
        }
    }

    /// File meta information is written anew; what identifies in it is named all the same.
    fn meta(&self, tag: Tag) -> Decision {
        match (self.book.treatment(tag), tag.element()) {
            (_, 0..=2 | 0x10 | 0x12) => Decision::new(Action::Keep, self.book.own.structure),
            (Some(treatment), _) => Decision::new(treatment.action, treatment.rule),
            (None, _) => Decision::new(Action::Remove, self.book.own.meta),
        }
    }

    /// What a row of the site's says.
    fn by_site(&self, tag: Tag, field: &Field) -> Option<Decision> {
        let creator = if tag.is_private() { Some(self.creator(tag, field)?) } else { None };
        let (row, rule) = self.site.row(tag, creator)?;
        let vr = effective_vr(tag, field.vr);
        let decision = |action| Some(Decision::new(action, *rule));
        if tag.is_private() {
            let listed = Listed { vrs: row.vr.into_iter().collect(), rule: *rule };
            return match row.deed {
                Deed::Empty => decision(Action::Empty),
                Deed::Keep => self.listed_private(tag, &listed, field),
                _ => None,
            }
            .or_else(|| Some(Decision::new(Action::Remove, *rule).flagged(Flag::Private)));
        }
        let attribute = dictionary::attribute(tag)?;
        let fits = attribute.allows(vr) || shape::is_near(attribute.first_vr(), vr);
        match row.deed.action(vr).filter(|_| fits) {
            Some(Action::Keep) => decision(shape::checked(tag, vr, field)),
            Some(Action::Shift) if !shape::is_dated(field) => decision(Action::Remove),
            Some(action) => decision(action),
            None => Some(Decision::new(Action::Remove, *rule).flagged(Flag::Unknown)),
        }
    }

    /// Whose a private element is, where nobody else claims its block.
    fn creator(&self, tag: Tag, field: &Field) -> Option<&str> {
        let contested = || self.contested.contains(&private::block_of(field.parent, tag));
        let creator = self.inventory.creator(field).filter(|_| !tag.is_private_creator());
        creator.filter(|_| !contested())
    }

    fn private(&self, tag: Tag, field: &Field) -> Decision {
        let own = &self.book.own;
        let listed = self
            .creator(tag, field)
            .filter(|_| self.profile.has(ProfileOption::RetainSafePrivate))
            .and_then(|creator| self.book.private.find(creator, tag));
        listed
            .and_then(|listed| self.listed_private(tag, listed, field))
            .unwrap_or(Decision::new(Action::Remove, own.private).flagged(Flag::Private))
    }

    /// What carries the data set rather than saying something in it.
    fn structure(&self, id: FieldId, tag: Tag, field: &Field) -> Option<Decision> {
        let own = &self.book.own;
        let keep = Some(Decision::new(Action::Keep, own.structure));
        let remove = Some(Decision::new(Action::Remove, own.structure));
        if tag.element() == 0 || tag.group() < 8 {
            return remove;
        }
        if tag == tag::SPECIFIC_CHARACTER_SET {
            let declared = Charset::declared(field.text().unwrap_or_default());
            return if declared.is_some() { keep } else { remove };
        }
        if tag.is_pixel_data() {
            if field.parent.is_some() || field.vr == Vr::SQ {
                return Some(Decision::new(Action::Remove, own.unknown).flagged(Flag::Unknown));
            }
            let layout = self.inventory.dicom();
            return if layout.syntax.frames.can_hide() && !layout.fragments.is_empty() {
                Some(Decision::new(Action::BlankMarkers, own.markers))
            } else {
                Some(Decision::new(Action::Keep, own.pixels))
            };
        }
        if matches!(
            tag,
            tag::PATIENT_IDENTITY_REMOVED
                | tag::DEIDENTIFICATION_METHOD
                | tag::DEIDENTIFICATION_METHOD_CODE_SEQUENCE
                | tag::LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED
        ) && self.inventory.fields[id].parent.is_none()
        {
            return remove;
        }
        None
    }

    fn public(&self, tag: Tag, field: &Field) -> Decision {
        let own = &self.book.own;
        if let Some(decision) =
            content::decide(self, tag, field).or_else(|| graphics::decide(self, tag, field))
        {
            return decision;
        }
        let Some(attribute) = dictionary::attribute(tag) else {
            return Decision::new(Action::Remove, own.unknown).flagged(Flag::Unknown);
        };
        let vr = effective_vr(tag, field.vr);
        let fits = attribute.allows(vr) || shape::is_near(attribute.first_vr(), vr);
        self.attribute(tag, vr, fits, field)
    }

    /// A value as that of an attribute, be it its own or one that it stands for.
    pub(super) fn attribute(&self, tag: Tag, vr: Vr, fits: bool, field: &Field) -> Decision {
        let own = &self.book.own;
        if let Some(treatment) = self.book.treatment(tag) {
            return self.listed(tag, vr, fits, field, treatment);
        }
        if tag.group() & 0xFF00 == 0x6000 {
            // Planes whose data is gone would be no overlay at all.
            return Decision::new(Action::Remove, own.overlay);
        }
        if fits {
            self.unlisted(tag, vr, field)
        } else {
            Decision::new(Action::Remove, own.unknown).flagged(Flag::Unknown)
        }
    }

    /// An attribute that a table names.
    fn listed(
        &self,
        tag: Tag,
        vr: Vr,
        fits: bool,
        field: &Field,
        treatment: Treatment,
    ) -> Decision {
        let decision = Decision {
            option: treatment.option,
            ..Decision::new(treatment.action, treatment.rule)
        };
        let basic =
            || Decision { action: self.basic(tag, vr, field, treatment.action), ..decision };
        match treatment.action {
            Action::Descend if vr != Vr::SQ => Decision { action: Action::Remove, ..decision },
            Action::Dummy | Action::Empty | Action::Remove => basic(),
            Action::Descend if treatment.option.is_none() => basic(),
            Action::Shift if !shape::is_dated(field) => Decision { option: None, ..basic() },
            _ if !fits => Decision { action: Action::Remove, ..decision }.flagged(Flag::Unknown),
            Action::Keep => match shape::checked(tag, vr, field) {
                Action::Remove => {
                    let action = self.basic(tag, vr, field, Action::Shift);
                    Decision { action, option: None, ..decision }
                }
                action => Decision { action, ..decision },
            },
            Action::YearMonth | Action::Year if self.is_elder(field) => {
                Decision::new(Action::Empty, self.book.own.elder)
            }
            _ => decision,
        }
    }

    /// An attribute of PS3.6 that no table names: kept by kind, or by a row of its own.
    fn unlisted(&self, tag: Tag, vr: Vr, field: &Field) -> Decision {
        let own = &self.book.own;
        let by_vr = self.book.treatment_of_vr(vr);
        let ruled = |fallback: RuleId| by_vr.map_or(fallback, |treatment| treatment.rule);
        let length = field.value.end - field.value.start;
        match &vr.0 {
            b"SQ" => Decision::new(Action::Descend, own.structure),
            b"DS" | b"IS" => Decision::new(shape::checked(tag, vr, field), own.number),
            _ if vr.number_size().is_some_and(|size| shape::is_numbers(tag, length, size)) => {
                Decision::new(Action::Keep, own.number)
            }
            b"CS" => match shape::checked(tag, vr, field) {
                Action::Keep => Decision::new(Action::Keep, own.code),
                action => Decision::new(action, own.free_code).flagged(Flag::Unknown),
            },
            b"UI" => {
                let each = |test: fn(&str) -> bool| {
                    field.text().is_some_and(|text| text.split('\\').all(test))
                };
                let registered = each(uid::is_registered)
                    || self.book.keeps_uid(tag) && each(uid::is_well_formed);
                match registered || length == 0 {
                    true => Decision::new(Action::Keep, own.structure),
                    false if self.profile.has(ProfileOption::RetainUids) => Decision {
                        option: Some(ProfileOption::RetainUids),
                        ..Decision::new(Action::Keep, ruled(own.uid))
                    },
                    false => Decision::new(Action::Uid, ruled(own.uid)),
                }
            }
            b"DA" | b"DT" | b"TM" => self.unlisted_date(tag, vr, field, ruled(own.date)),
            b"AS" => match by_vr {
                Some(treatment) => Decision::new(treatment.action, treatment.rule),
                None => Decision::new(Action::Remove, own.date),
            },
            b"OB" | b"OW" | b"OF" | b"OD" | b"OL" | b"OV" if self.book.keeps_binary(tag) => {
                Decision::new(Action::Keep, own.binary)
            }
            _ if vr.is_text() && self.book.keeps_text(tag) => {
                let action = shape::checked(tag, vr, field);
                Decision::new(action, own.text).flagged(Flag::FreeText)
            }
            _ if vr.is_free_text() && self.book.cleans(tag) && self.profile.has(CLEAN) => {
                let decision = Decision::new(Action::Clean, ruled(own.free_text));
                Decision { option: Some(CLEAN), ..decision }.flagged(Flag::FreeText)
            }
            _ if vr.is_text() => Decision::new(self.removal(tag, field), ruled(own.free_text))
                .flagged(Flag::FreeText),
            _ => Decision::new(Action::Remove, own.unknown).flagged(Flag::Unknown),
        }
    }

    fn unlisted_date(&self, tag: Tag, vr: Vr, field: &Field, rule: RuleId) -> Decision {
        let option = [ProfileOption::RetainFullDates, ProfileOption::RetainModifiedDates]
            .into_iter()
            .find(|option| self.profile.has(*option));
        let action = match option {
            None => self.removal(tag, field),
            Some(ProfileOption::RetainModifiedDates) if vr != Vr(*b"TM") => Action::Shift,
            Some(_) => shape::checked(tag, vr, field),
        };
        Decision { option, ..Decision::new(action, rule) }
    }

    /// The basic action, by the Type that the object's IOD or the sequence gives the attribute.
    fn basic(&self, tag: Tag, vr: Vr, field: &Field, fallback: Action) -> Action {
        let kind = self.kind(tag, field);
        match self.book.basic(tag, vr, kind) {
            Some(action) if kind.is_some() || fallback == Action::Shift => action,
            None if fallback == Action::Shift => Action::Remove,
            _ => fallback,
        }
    }

    /// How an attribute goes that no row names.
    fn removal(&self, tag: Tag, field: &Field) -> Action {
        match self.kind(tag, field).filter(|_| field.parent.is_some()) {
            Some(Type::One) => Action::Dummy,
            Some(Type::Two) => Action::Empty,
            _ => self.book.removal(tag),
        }
    }

    /// The Type of an attribute where it stands, as far as the tables know.
    fn kind(&self, tag: Tag, field: &Field) -> Option<Type> {
        if field.parent.is_none() {
            return types::in_class(self.class?, tag);
        }
        let (sequence, _) = content::sequence_of(self.inventory, field)?;
        types::in_sequence(sequence, tag)
    }

    fn capped(&self, field: &Field) -> String {
        let vr = field.tag().map_or(field.vr, |tag| effective_vr(tag, field.vr));
        action::capped(field.text().unwrap_or_default(), vr, self.profile.age_cap)
    }

    /// What stays of a description, in characters that its data set can hold.
    pub(super) fn cleaned(&self, field: &Field) -> Option<String> {
        let text = field.text().filter(|_| !field.undecodable)?;
        let mut kept = detect::cut(text, &[&Vocabulary, self.known, self.described])?;
        if !field.vr.is_single_valued() {
            kept = kept.replace("\r\n", " ");
        }
        let charset = field.charset.unwrap_or(Charset::DEFAULT);
        if charset.encode(&kept).is_some() {
            return Some(kept);
        }
        detect::cut(&kept.replace(|c: char| !c.is_ascii(), " "), &[])
    }

    fn without_option(&self, field: &Field) -> Action {
        let Some(tag) = field.tag() else { return Action::Remove };
        if self.book.is_standard(tag) {
            self.basic(tag, effective_vr(tag, field.vr), field, Action::Shift)
        } else {
            self.removal(tag, field)
        }
    }

    fn is_elder(&self, birth: &Field) -> bool {
        let years = self
            .study_date
            .zip(birth.text())
            .and_then(|(study, birth)| date::years_between(birth, study));
        let stated = self.stated_age;
        self.profile.birth_date != BirthDate::Shift
            && (years.is_some_and(|years| years > self.profile.age_cap as i32)
                || stated.is_some_and(|years| years > self.profile.age_cap))
    }

    /// A kept text that holds a value known to identify does not stay.
    fn with_known_values(&self, tag: Tag, field: &Field, decision: Decision) -> Decision {
        let vr = effective_vr(tag, field.vr);
        let textual = vr.is_text() || tag.is_private();
        let (Action::Keep, Some(text), true) = (decision.action, field.text(), textual) else {
            return decision;
        };
        // Wide letters and narrow kana spell the same name.
        let plain: String = text.nfkc().collect();
        let mut hits = self.known.hits(text.as_bytes()).chain(self.known.hits(plain.as_bytes()));
        let Some(hit) = hits.find(|hit| !hit.is_chance(tag, vr)) else {
            return decision;
        };
        let action = if tag.is_private() { Action::Remove } else { Action::Dummy };
        Decision::new(action, self.book.known(hit.kind)).flagged(Flag::KnownValue)
    }
}
