//! What was found in free texts, stretch by stretch; what a person says of a stretch; and the text
//! as it is written in the end.

use super::{Amendment, Decision, Flag, Plan, Wish, parts};
use crate::action::Action;
use crate::format::signal::Room;
use crate::inventory::{Field, FieldId, Inventory};
use crate::policy;
use crate::reason::{Code, Reason};
use crate::subject::Secrets;
use crate::text::{self, Certainty, Kind, Span, Surrogates, Why};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A stretch of a text, and what is done to it.
#[derive(Debug, Clone)]
pub struct Marked {
    /// What was found, and where.
    pub span: Span,
    /// What the item tables call it.
    pub item: &'static str,
    /// What is done.
    pub decision: Decision,
}

impl Marked {
    /// Whether something else stands in its place.
    pub fn is_taken_out(&self) -> bool {
        !self.decision.action.keeps()
    }
}

/// Where in a text a line of a review is, in characters (Unicode code points), and what showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// Of the first character.
    pub start: usize,
    /// Behind the last.
    pub end: usize,
    /// Where what stands instead begins in the output.
    pub into: usize,
    /// What it says.
    pub label: Kind,
    /// What showed it.
    pub why: Why,
    /// How firmly it is believed.
    pub certainty: Certainty,
}

/// The stretches of each text, in order, without overlaps.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    marked: BTreeMap<FieldId, Vec<Marked>>,
    near: BTreeMap<FieldId, Vec<Marked>>,
}

impl Texts {
    pub(crate) fn insert(&mut self, id: FieldId, marked: Vec<Marked>, near: Vec<Marked>) {
        self.marked.insert(id, marked);
        self.near.insert(id, near);
    }

    /// What is replaced in a text.
    pub fn marked(&self, id: FieldId) -> &[Marked] {
        self.marked.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What a text says that is nearly as likely to identify, and stays unless a person wants it gone.
    pub fn near(&self, id: FieldId) -> &[Marked] {
        self.near.get(&id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Marked> {
        self.marked.values().flatten()
    }
}

/// A text as it goes out.
#[derive(Debug, Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// What stands in it for each stretch, in order; of one that stays, the stretch itself.
    pub instead: Vec<Range<usize>>,
}

/// Whether it stands for someone or something: 〔患者〕, [HOSPITAL-2].
fn is_token(text: &str) -> bool {
    [('〔', '〕'), ('[', ']')]
        .iter()
        .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
}

impl Written {
    /// What it has of its original: everything but what stands instead of something else.
    pub(crate) fn outside(&self) -> String {
        let mut text = String::new();
        let mut at = 0;
        for range in &self.instead {
            text.push_str(self.text.get(at..range.start).unwrap_or_default());
            text.push('\n');
            at = range.end.max(at);
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        text
    }

    /// The text as it went out, of the same length, in which 〔医師1〕 and [DOCTOR-1] are no titles of whoever stands beside
    /// them.
    fn without_roles(&self, output: &str) -> String {
        let blank = |c: char| match c.len_utf8() {
            1 => '_',
            2 => '·',
            3 => '〓',
            _ => c,
        };
        let mut text = String::with_capacity(output.len());
        let mut at = 0;
        for range in &self.instead {
            let Some(token) = output.get(range.clone()).filter(|token| is_token(token)) else {
                continue;
            };
            text.push_str(&output[at..range.start]);
            let within = |(place, c): (usize, char)| match place {
                0 => c,
                _ if place + c.len_utf8() == token.len() => c,
                _ => blank(c),
            };
            text.extend(token.char_indices().map(within));
            at = range.end;
        }
        text.push_str(&output[at..]);
        text
    }

    /// Replaces the stretches of a text, one after the other.
    pub(crate) fn of(text: &str, marked: &[Marked], surrogates: &mut Surrogates) -> Self {
        let mut written = Self::default();
        let habits = surrogates.habits(text, marked.iter().map(|marked| &marked.span));
        let mut at = 0;
        for Marked { span, decision, .. } in marked {
            // Stretches are in order and apart; what is not is passed over, and stays masked by
            // the one before it.
            let start = span.range.start.max(at);
            written.text.push_str(text.get(at..start).unwrap_or_default());
            let begin = written.text.len();
            written.text.push_str(&surrogates.replace(text, span, decision.action, habits));
            written.instead.push(begin..written.text.len());
            at = span.range.end.max(start);
        }
        written.text.push_str(text.get(at..).unwrap_or_default());
        written
    }
}

impl Written {
    /// A text that nothing is known of.
    fn whole(text: String) -> Self {
        Self { text, instead: Vec::new() }
    }

    /// The text within the bytes there are: where it is too long, what stands for a stretch takes no
    /// more than the stretch did; where that is still too long, nothing is left.
    fn within(self, room: Room, text: &str, marked: &[Marked]) -> Self {
        if room.holds(&self.text) {
            return self;
        }
        let mut short = Self::default();
        let mut at = 0;
        for (range, Marked { span, .. }) in self.instead.iter().zip(marked) {
            short.text.push_str(&self.text[at..range.start]);
            at = range.end;
            let instead = &self.text[range.clone()];
            let stretch = text.get(span.range.clone()).unwrap_or_default();
            let most = room.measure(stretch).unwrap_or(0);
            let fits = |text: &str| room.measure(text).is_some_and(|length| length <= most);
            let letters = stretch.chars().count();
            let begin = short.text.len();
            // Among wide characters a narrow one could cost escape sequences.
            let wide = "Ｘ".repeat(letters);
            let narrow = "X".repeat(letters);
            let shortest = [instead, &wide].into_iter().find(|text| fits(text));
            short.text.push_str(shortest.unwrap_or(&narrow));
            short.instead.push(begin..short.text.len());
        }
        short.text.push_str(&self.text[at..]);
        if room.holds(&short.text) { short } else { Self::default() }
    }
}

impl Plan {
    /// The text of a part as it goes out.
    pub(crate) fn write(&self, inventory: &Inventory, secrets: &Secrets, id: FieldId) -> Written {
        let text = inventory.fields.get(id).and_then(Field::text).unwrap_or_default();
        match self.decisions.get(id).map(|decision| decision.action) {
            Some(Action::Mask) => {
                let mut surrogates = self.surrogates(text::language(text), secrets);
                let marked = self.texts.marked(id);
                let written = Written::of(text, marked, &mut surrogates);
                match inventory.room(id) {
                    Some(room) => written.within(room, text, marked),
                    None => written,
                }
            }
            Some(Action::Keep) => Written { text: text.to_owned(), instead: Vec::new() },
            Some(action) => {
                let whole = match (action, inventory.fields.get(id).and_then(|f| inventory.part(f)))
                {
                    (Action::Token, Some(part)) if !text.is_empty() => {
                        let mut surrogates = self.surrogates(text::language(text), secrets);
                        surrogates.token_of(Kind::of_item(part.item), text)
                    }
                    (Action::AgeCap, _) => self.capped(text).unwrap_or_default(),
                    _ => parts::written(action, text, secrets).unwrap_or_default(),
                };
                let fits = inventory.room(id).is_none_or(|room| room.holds(&whole));
                if fits { Written::whole(whole) } else { Written::default() }
            }
            None => Written::default(),
        }
    }

    /// An age that is written as a number, or as the highest where it is above.
    fn capped(&self, text: &str) -> Option<String> {
        let years: u32 = text.trim().parse().ok()?;
        Some(years.min(self.profile.age_cap.saturating_add(1)).to_string())
    }

    /// What stands for people, places and numbers: made from the key, so that it is the same in
    /// every file, and the patient's own name and number become the pseudonym.
    pub(crate) fn surrogates(&self, language: text::Language, secrets: &Secrets) -> Surrogates {
        let mut surrogates = Surrogates::keyed(language, secrets);
        surrogates.cap(self.profile.age_cap);
        surrogates.cut_addresses(self.profile.address);
        if let Some((_, known)) = &self.reading {
            surrogates.keep_out(Arc::clone(known));
        }
        surrogates
    }

    /// Reads what was written once more: the first stretch that is certain to identify and is none
    /// that was written instead of another, in characters.
    pub(crate) fn reread(&self, output: &str, written: &Written) -> Option<Range<usize>> {
        let (reading, seeds) = self.reading.as_ref()?;
        let found = reading.certain(&written.without_roles(output), seeds)?;
        let ours = |range: &Range<usize>| {
            let next = written.instead.partition_point(|ours| ours.end <= range.start);
            written.instead.get(next).is_some_and(|ours| ours.start < range.end)
        };
        // Every date was decided on, and those that moved are dates again.
        let left = found.iter().find(|span| span.kind != Kind::Date && !ours(&span.range))?;
        let letters = |at: usize| output[..at].chars().count();
        Some(letters(left.range.start)..letters(left.range.end))
    }

    /// Applies what a person says of a stretch of a text, or of a word wherever it stands; whether
    /// it was about this file.
    pub(super) fn amend_texts(
        &mut self,
        inventory: &Inventory,
        amendment: &Amendment,
    ) -> Result<bool, Reason> {
        // Words were heeded when the text was read.
        if amendment.word.is_some() {
            return Ok(self.texts.marked.keys().next().is_some());
        }
        let Some((path, range)) = stretch(&amendment.path) else { return Ok(false) };
        let of_path = |id: &FieldId| inventory.path(*id).to_string() == path;
        let Some(id) = self.texts.marked.keys().copied().find(|id| of_path(id)) else {
            return Ok(false);
        };
        let text = inventory.fields[id].text().unwrap_or_default();
        let Some(range) = bytes(text, &range) else {
            return Err(Reason::at(Code::AmendmentUnknown, &amendment.path));
        };
        let list = self.texts.marked.entry(id).or_default();
        let found = list.iter().position(|marked| marked.span.range == range);
        match (amendment.action, found) {
            (Wish::Mask, _) => {
                let near = self.texts.near.entry(id).or_default();
                let nearby = near.iter().position(|marked| marked.span.range == range);
                let mut asked = match nearby {
                    Some(place) => near.remove(place),
                    None => policy::parts::mark(&self.book, text, asked_for(text, range)),
                };
                asked.decision.flag = Some(Flag::Amended);
                insert(list, asked);
            }
            (wish, Some(place)) => {
                let decision = list[place].decision;
                let action = match wish {
                    Wish::Keep if self.is_locked(&decision) => {
                        return Err(Reason::at(Code::AmendmentLocked, &amendment.path));
                    }
                    Wish::Keep => Action::Keep,
                    Wish::Empty => Action::Empty,
                    _ => Action::Remove,
                };
                let list = self.texts.marked.entry(id).or_default();
                list[place].decision = Decision { action, flag: Some(Flag::Amended), ..decision };
            }
            (_, None) => return Err(Reason::at(Code::AmendmentUnknown, &amendment.path)),
        }
        Ok(true)
    }
}

/// `text@12-16`: the part's path, and the characters.
fn stretch(path: &str) -> Option<(&str, Range<usize>)> {
    let (path, range) = path.rsplit_once('@')?;
    let (start, end) = range.split_once('-')?;
    Some((path, start.parse().ok()?..end.parse().ok()?))
}

/// A range of characters as bytes.
fn bytes(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let mut bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = bounds.nth(range.start)?;
    let end = bounds.nth(range.end.checked_sub(range.start + 1)?)?;
    Some(start..end)
}

/// A stretch that a person points at: a number where digits are most of it, else a name.
fn asked_for(text: &str, range: Range<usize>) -> Span {
    let digits = text[range.clone()].chars().filter(char::is_ascii_digit).count();
    let kind = if 2 * digits > text[range.clone()].chars().count() { Kind::Id } else { Kind::Name };
    let (class, ground) = (kind.class(), kind.ground());
    Span { range, kind, class, ground, certainty: Certainty::Certain, why: Why::Asked }
}

/// Puts a stretch in its place; what it touches becomes part of it.
pub(super) fn insert(list: &mut Vec<Marked>, mut asked: Marked) {
    let touches = |marked: &Marked, range: &Range<usize>| {
        marked.span.range.start < range.end && range.start < marked.span.range.end
    };
    let mut range = asked.span.range.clone();
    for marked in list.iter() {
        let other = &marked.span.range;
        if touches(marked, &range) {
            range = range.start.min(other.start)..range.end.max(other.end);
        }
    }
    asked.span.range = range.clone();
    list.retain(|marked| !touches(marked, &range));
    let place = list.partition_point(|marked| marked.span.range.start < range.start);
    list.insert(place, asked);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_no_title_of_who_stands_behind_it() {
        let written = |text: &str, instead: Range<usize>| {
            Written { text: text.to_owned(), instead: vec![instead] }.without_roles(text)
        };
        assert_eq!(written("〔医師1〕: 抜く。PICCに", 0..13), "〔〓〓_〕: 抜く。PICCに");
        assert_eq!(written("Seen [DOCTOR-1] today", 5..15), "Seen [________] today");
        assert_eq!(written("医師 2024年4月", 7..17), "医師 2024年4月");
    }

    #[test]
    fn a_stretch_is_counted_in_characters() {
        assert_eq!(stretch("text@2-4"), Some(("text", 2..4)));
        assert_eq!(stretch("00081030"), None);
        let text = "主治医 水野";
        assert_eq!(bytes(text, &(4..6)).map(|range| &text[range]), Some("水野"));
        assert_eq!(bytes(text, &(4..7)), None);
        assert_eq!(bytes(text, &(4..4)), None);
        assert_eq!(bytes(text, &Range { start: 6, end: 4 }), None);
    }
}
