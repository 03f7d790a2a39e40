//! What stands in a text instead of what was found: role tokens that stay the same for the same
//! person, dates moved in the form they are written in, ages from ninety on as 90+. Made with a key,
//! the tokens are the same in every text, and the patient goes by the pseudonym.

mod people;

use self::people::{Name, People};
use super::date::{Habits, day_first, month_only, shift, weekday, year_of};
use super::shadow::Shadow;
use super::span::{Kind, Span, Why};
use super::{HIGHEST_AGE, Language, Seeds};
use crate::action::Action;
use crate::address;
use crate::known;
use crate::policy::Address;
use crate::subject::Secrets;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// What becomes of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// Moved by so many days, the patient's own ([`crate::subject::Secrets::days`]); intervals stay.
    Shift(i32),
    /// Cut to the month.
    Month,
}

/// What a person is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Patient,
    Relative,
    Doctor,
    Nurse,
    Person,
}

/// Writes texts again; the same person, place or number gets the same token in all texts that one
/// of these writes.
#[derive(Debug)]
pub struct Surrogates {
    language: Language,
    dates: Dates,
    people: People,
    others: BTreeMap<(Kind, String), usize>,
    counts: BTreeMap<Role, usize>,
    secrets: Option<Secrets>,
    /// The patient's whole name in every spelling, and their number.
    own: BTreeSet<String>,
    /// Halves of the patient's name, which others may share.
    half: BTreeSet<String>,
    highest_age: u32,
    address: Address,
    /// Known values: no address that bears one stays.
    known: Option<Arc<Seeds>>,
}

impl Surrogates {
    /// For the texts of one patient: names are made from the key, and the patient goes by the
    /// pseudonym.
    pub fn keyed(language: Language, secrets: &Secrets) -> Self {
        let name = secrets.own_name().unwrap_or_default();
        let spelled = known::spellings(known::Kind::Name, name);
        let groups = name.split('=').map(str::to_owned);
        let turned =
            name.split('=').map(|group| group.split(['^', ' ', '\u{3000}', ',']).rev().collect());
        Self {
            own: groups
                .chain(turned)
                .chain(secrets.own_id().map(str::to_owned))
                .map(|whole| letters(&whole))
                .collect(),
            half: spelled.iter().map(|form| letters(form)).collect(),
            secrets: Some(secrets.clone()),
            ..Self::new(language, Dates::Shift(secrets.days))
        }
    }

    /// Ages above this read as the next one.
    pub fn cap(&mut self, highest: u32) {
        self.highest_age = highest;
    }

    /// Addresses stay as far as this.
    pub(crate) fn cut_addresses(&mut self, depth: Address) {
        self.address = depth;
    }

    /// Nothing of these values stays.
    pub(crate) fn keep_out(&mut self, known: Arc<Seeds>) {
        self.known = Some(known);
    }

    /// An address as far as it may stay: where a patient bears the name of a town, nothing of it.
    pub(crate) fn municipality<'a>(&self, written: &'a str) -> Option<&'a str> {
        let cut = address::down_to(self.address, written)?;
        let known = self.known.as_ref().is_some_and(|known| known.are_in(cut));
        (!known).then_some(cut)
    }

    /// Moves dates by so many days from now on.
    pub(crate) fn move_by(&mut self, days: i32) {
        self.dates = Dates::Shift(days);
    }

    /// A value that is nothing but a date; nothing where it is none.
    pub(crate) fn whole_date(&self, written: &str, action: Action) -> Option<String> {
        let shadow = Shadow::of(written).text;
        match action {
            Action::Shift => match self.dates {
                Dates::Shift(days) => {
                    shift(&shadow, days, Habits::default()).map(|(moved, _)| moved)
                }
                Dates::Month => month_only(&shadow, Habits::default()),
            },
            Action::YearMonth => month_only(&shadow, Habits::default()),
            Action::Year => Some(self.years(&shadow, 1)).filter(|_| year_of(&shadow).is_some()),
            _ => Some(self.years(&shadow, 10)).filter(|_| year_of(&shadow).is_some()),
        }
    }

    /// The word for a name, place or number that fills a cell or field.
    pub(crate) fn token_of(&mut self, kind: Kind, written: &str) -> String {
        match (&self.secrets, kind) {
            (Some(secrets), Kind::Name) => {
                let number = secrets.key.token("person", &letters(written), 4);
                match self.language {
                    Language::Japanese => format!("〔人物{number}〕"),
                    Language::English => format!("[PERSON-{number}]"),
                }
            }
            _ => self.token(kind, written),
        }
    }

    /// How the dates of a text are read that leave something open: in the first year that one says.
    pub(crate) fn habits<'a>(
        &self,
        text: &str,
        spans: impl Iterator<Item = &'a Span> + Clone,
    ) -> Habits {
        let dates = spans.filter(|span| span.kind == Kind::Date);
        let days = dates.filter_map(|span| text.get(span.range.clone())).map(plain_day);
        let days: Vec<String> = days.collect();
        let year_last = self.language == Language::English;
        Habits {
            year: days.iter().find_map(|day| year_of(day)),
            year_last,
            day_first: year_last && day_first(text, days.iter().map(String::as_str)),
        }
    }

    /// What stands instead of a span where this is done to it.
    pub(crate) fn replace(
        &mut self,
        text: &str,
        span: &Span,
        action: Action,
        habits: Habits,
    ) -> String {
        let written = text.get(span.range.clone()).unwrap_or_default();
        let replaced = match action {
            Action::Keep => return written.to_owned(),
            Action::Empty => return String::new(),
            Action::Municipality => match self.municipality(&Shadow::of(written).text) {
                Some(cut) => return cut.to_owned(),
                None => self.token(span.kind, written),
            },
            Action::Shift => self.date(written, habits, self.dates),
            Action::YearMonth => self.date(written, habits, Dates::Month),
            Action::Year => self.years(written, 1),
            Action::Decade => self.years(written, 10),
            Action::AgeCap => format!("{}+", self.highest_age + 1),
            Action::Token | Action::Pseudonym if span.kind == Kind::Name => {
                self.person(text, span, written)
            }
            Action::Token | Action::Pseudonym => self.token(span.kind, written),
            _ => self.gone(span.kind).to_owned(),
        };
        // Whatever a rule says, the value itself never comes back.
        let leaks = !written.trim().is_empty() && replaced.contains(written.trim());
        if leaks { self.neutral().to_owned() } else { replaced }
    }

    /// The year of a date, or its decade.
    fn years(&self, written: &str, step: i32) -> String {
        let Some(year) = year_of(&plain_day(written)) else {
            return self.gone(Kind::Date).to_owned();
        };
        match (self.language, step) {
            (Language::Japanese, 1) => format!("{year}年"),
            (Language::English, 1) => year.to_string(),
            (Language::Japanese, _) => format!("{}年代", year - year.rem_euclid(step)),
            (Language::English, _) => format!("{}s", year - year.rem_euclid(step)),
        }
    }

    /// What says that something stood here, and no more.
    fn gone(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Name => self.pick("〔氏名〕", "[NAME]"),
            Kind::Date => self.pick("〔日付〕", "[DATE]"),
            Kind::Age => self.pick("〔年齢〕", "[AGE]"),
            Kind::Facility => self.pick("〔病院〕", "[HOSPITAL]"),
            Kind::Place => self.pick("〔住所〕", "[ADDRESS]"),
            Kind::Postcode => self.pick("〔郵便番号〕", "[POSTCODE]"),
            Kind::Phone => self.pick("〔電話〕", "[PHONE]"),
            Kind::Email => self.pick("〔メール〕", "[EMAIL]"),
            Kind::Url => self.pick("〔アドレス〕", "[URL]"),
            Kind::Id => self.pick("〔番号〕", "[NUMBER]"),
            Kind::Code => self.pick("〔公的番号〕", "[GOVERNMENT-NUMBER]"),
            Kind::Account => self.pick("〔口座〕", "[ACCOUNT]"),
            Kind::Organization => self.pick("〔団体〕", "[ORGANIZATION]"),
            Kind::Occupation => self.pick("〔職業〕", "[OCCUPATION]"),
        }
    }

    /// For the texts of one patient.
    pub fn new(language: Language, dates: Dates) -> Self {
        Self {
            language,
            dates,
            people: People::default(),
            others: BTreeMap::new(),
            counts: BTreeMap::new(),
            secrets: None,
            own: BTreeSet::new(),
            half: BTreeSet::new(),
            highest_age: HIGHEST_AGE,
            known: None,
            address: Address::default(),
        }
    }

    /// The text with every span replaced. Spans are those of [`super::Engine::find`]: in order,
    /// without overlaps, on character boundaries of this text; others are passed over.
    pub fn write(&mut self, text: &str, spans: &[Span]) -> String {
        let habits = self.habits(text, spans.iter());
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for span in spans {
            let Some(written) = text.get(span.range.clone()).filter(|_| span.range.start >= at)
            else {
                continue;
            };
            out.push_str(&text[at..span.range.start]);
            at = span.range.end;
            let replaced = self.replacement(text, span, written, habits);
            // Whatever a rule says, the value itself never comes back.
            let leaks = !written.trim().is_empty() && replaced.contains(written.trim());
            out.push_str(if leaks { self.neutral() } else { &replaced });
        }
        out.push_str(&text[at..]);
        out
    }

    fn replacement(&mut self, text: &str, span: &Span, written: &str, habits: Habits) -> String {
        match span.kind {
            Kind::Name => self.person(text, span, written),
            Kind::Date => self.date(written, habits, self.dates),
            Kind::Age if written.ends_with(['歳', '才']) => {
                format!("{}歳以上", self.highest_age + 1)
            }
            Kind::Age => format!("{}+", self.highest_age + 1),
            kind => self.token(kind, written),
        }
    }

    /// A date moved or cut, with the right weekday where its day is known and none where it is not.
    fn date(&self, written: &str, habits: Habits, dates: Dates) -> String {
        let day = weekday::day(written);
        let shadow = Shadow::of(&written[day.clone()]).text;
        let moved = match dates {
            Dates::Shift(days) => shift(&shadow, days, habits),
            Dates::Month => month_only(&shadow, habits).map(|text| (text, None)),
        };
        let Some((moved, known)) = moved else {
            return self.gone(Kind::Date).to_owned();
        };
        let wide = written.chars().any(|c| ('０'..='９').contains(&c));
        let moved = if wide { widened(&moved) } else { moved };
        let beside = |written| known.map(|day| weekday::of(written, day)).unwrap_or_default();
        format!("{}{moved}{}", beside(&written[..day.start]), beside(&written[day.end..]))
    }

    fn person(&mut self, text: &str, span: &Span, written: &str) -> String {
        let shadow = Shadow::of(written).text.to_lowercase();
        let split = shadow.split([' ', '^', '=', ',', '\n', '.']);
        let parts = split.map(letters).filter(|part| part.chars().count() >= 2).collect();
        let name = Name { whole: letters(written), parts };
        let role = role(text, span);
        if let Some(secrets) = self.secrets.as_ref().filter(|_| self.is_patient(&name.whole, role))
        {
            return secrets.pseudonym.clone();
        }
        let token = match self.people.find(&name).cloned() {
            Some(token) => token,
            None => self.new_person(role, &name.whole),
        };
        self.people.enter(&name, &token);
        token
    }

    /// Whether a name is the patient's; a relative or a doctor may share the half of it.
    fn is_patient(&self, whole: &str, role: Role) -> bool {
        let shared = matches!(role, Role::Relative | Role::Doctor | Role::Nurse);
        self.own.contains(whole) || !shared && self.half.contains(whole)
    }

    fn new_person(&mut self, role: Role, whole: &str) -> String {
        let count = self.counts.entry(role).or_default();
        *count += 1;
        let (ja, en) = match role {
            Role::Patient if *count == 1 => return self.pick("〔患者〕", "[PATIENT]").to_owned(),
            Role::Patient => ("患者", "PATIENT"),
            Role::Relative => ("家族", "RELATIVE"),
            Role::Doctor => ("医師", "DOCTOR"),
            Role::Nurse => ("看護師", "NURSE"),
            Role::Person => ("人物", "PERSON"),
        };
        let number = match &self.secrets {
            Some(secrets) => secrets.key.token("person", whole, 4),
            None => count.to_string(),
        };
        match self.language {
            Language::Japanese => format!("〔{ja}{number}〕"),
            Language::English => format!("[{en}-{number}]"),
        }
    }

    fn token(&mut self, kind: Kind, written: &str) -> String {
        let key = letters(written);
        if let Some(secrets) =
            self.secrets.as_ref().filter(|_| kind == Kind::Id && self.own.contains(&key))
        {
            return secrets.pseudonym.clone();
        }
        let next = self.others.keys().filter(|(of, _)| *of == kind).count() + 1;
        let keyed = self.secrets.as_ref().map(|secrets| secrets.key.token(kind.item(), &key, 4));
        let number = *self.others.entry((kind, key)).or_insert(next);
        let (ja, en) = match kind {
            Kind::Facility => ("病院", "HOSPITAL"),
            Kind::Organization => ("団体", "ORGANIZATION"),
            Kind::Place => ("住所", "ADDRESS"),
            Kind::Postcode => ("郵便番号", "POSTCODE"),
            Kind::Phone => ("電話", "PHONE"),
            Kind::Email => ("メール", "EMAIL"),
            Kind::Url => ("アドレス", "URL"),
            Kind::Code => ("公的番号", "GOVERNMENT-NUMBER"),
            Kind::Account => ("口座", "ACCOUNT"),
            Kind::Occupation => ("職業", "OCCUPATION"),
            _ => ("番号", "NUMBER"),
        };
        let letter = match keyed {
            Some(keyed) => keyed,
            None if kind == Kind::Facility && number <= 26 => {
                char::from(b'A' + number as u8 - 1).to_string()
            }
            None => number.to_string(),
        };
        match self.language {
            Language::Japanese => format!("〔{ja}{letter}〕"),
            Language::English => format!("[{en}-{letter}]"),
        }
    }

    fn pick(&self, ja: &'static str, en: &'static str) -> &'static str {
        if self.language == Language::Japanese { ja } else { en }
    }

    fn neutral(&self) -> &'static str {
        self.pick("〔＊〕", "[*]")
    }
}

/// A value without width, case and what stands between its letters, katakana as hiragana.
fn letters(text: &str) -> String {
    let letters = Shadow::of(text).text.to_lowercase();
    letters.chars().filter(|c| c.is_alphanumeric()).map(hiragana).collect()
}

fn hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        c => c,
    }
}

/// What a person is, by the words beside the name.
fn role(text: &str, span: &Span) -> Role {
    let near = |range: Range<usize>| text.get(range).unwrap_or_default();
    let start = text[..span.range.start].char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    let end = text[span.range.end..]
        .char_indices()
        .nth(6)
        .map_or(text.len(), |(at, _)| span.range.end + at);
    let front =
        near(start..span.range.start).rsplit('\n').next().unwrap_or_default().to_lowercase();
    let behind = near(span.range.end..end).trim_start_matches([' ', '\u{3000}', '(', '（', ',']);
    // Latin words have to stand whole: no doctor is in "children", nor in the DOB behind a name.
    let latin: Vec<&str> = front.split(|c: char| !c.is_ascii_alphabetic() && c != ':').collect();
    let stands =
        |word: &str| latin.iter().any(|one| *one == word || one.strip_suffix(':') == Some(word));
    let has = |words: &[&str]| {
        words.iter().any(|word| if word.is_ascii() { stands(word) } else { front.contains(word) })
    };
    let follows = |words: &[&str]| {
        words.iter().filter_map(|word| behind.strip_prefix(word).map(|rest| (word, rest))).any(
            |(word, rest)| {
                !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            },
        )
    };
    if span.why == Why::Family
        || has(&[
            "妻", "夫", "長男", "長女", "次女", "次男", "母", "父", "wife", "husband", "daughter",
            "mother", "sister", "brother",
        ])
    {
        Role::Relative
    } else if follows(&["看護師", "Ns", "師長", "RN", "LPN"])
        || has(&["看護師", "ns", "nurse", "rn", "lpn", "midwife", "助産師"])
    {
        Role::Nurse
    } else if follows(&["先生", "医師", "Dr", "医長", "院長", "教授", "MD", "DO"])
        || has(&[
            "医",
            "術者",
            "執刀",
            "助手",
            "読影",
            "dr",
            "attending",
            "surgeon",
            "pathologist",
            "physician",
            "consultant",
            "院長",
        ])
    {
        Role::Doctor
    } else if has(&["患者", "氏名", "氏　名", "patient", "name:", "名前", "re:"])
        || follows(&["様", "殿"])
    {
        Role::Patient
    } else {
        Role::Person
    }
}

/// A date without the weekdays beside it, in plain letters.
fn plain_day(written: &str) -> String {
    Shadow::of(&written[weekday::day(written)]).text
}

fn widened(text: &str) -> String {
    text.chars()
        .map(
            |c| {
                if c.is_ascii_graphic() {
                    char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
                } else {
                    c
                }
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::span::Certainty;
    use super::*;
    use proptest::prelude::*;

    fn spans(text: &str, found: &[(&str, Kind)]) -> Vec<Span> {
        let mut spans: Vec<Span> = found
            .iter()
            .flat_map(|(word, kind)| {
                text.match_indices(word).map(|(at, word)| Span {
                    range: at..at + word.len(),
                    kind: *kind,
                    class: kind.class(),
                    ground: kind.ground(),
                    certainty: Certainty::Certain,
                    why: Why::Form,
                })
            })
            .collect();
        spans.sort_by_key(|span| span.range.start);
        spans
    }

    fn written(text: &str, found: &[(&str, Kind)], language: Language, dates: Dates) -> String {
        Surrogates::new(language, dates).write(text, &spans(text, found))
    }

    #[test]
    fn the_same_person_keeps_one_token() {
        let text = "患者 佐倉 陽向様。主治医 水野 圭。佐倉様へ水野より説明。";
        let found = [("佐倉 陽向", Kind::Name), ("水野 圭", Kind::Name), ("佐倉様", Kind::Name)];
        let mut surrogates = Surrogates::new(Language::Japanese, Dates::Month);
        let first = surrogates.write(text, &spans(text, &found[..2]));
        assert_eq!(first, "患者 〔患者〕様。主治医 〔医師1〕。佐倉様へ水野より説明。");
        let later = "水野先生、佐倉さん";
        let second =
            surrogates.write(later, &spans(later, &[("水野", Kind::Name), ("佐倉", Kind::Name)]));
        assert_eq!(second, "〔医師1〕先生、〔患者〕さん");
    }

    #[test]
    fn a_son_of_the_same_surname_is_not_the_patient() {
        let text = "患者 志賀 美咲子 様。長男の志賀 直也様、志賀さん、志賀様。";
        let found = [("志賀 美咲子", Kind::Name), ("志賀 直也", Kind::Name)];
        let mut surrogates = Surrogates::new(Language::Japanese, Dates::Month);
        let first = surrogates.write(text, &spans(text, &found));
        assert!(first.starts_with("患者 〔患者〕 様。長男の〔家族1〕様、"), "{first}");
        for (later, after) in [
            ("志賀", "〔患者〕"),
            ("志賀様", "〔患者〕"),
            ("志賀美咲子", "〔患者〕"),
            ("直也", "〔家族1〕"),
            ("志賀直也", "〔家族1〕"),
        ] {
            assert_eq!(surrogates.write(later, &spans(later, &[(later, Kind::Name)])), after);
        }
        let text = "Re: Mr Gerald TWEEDY. Daughter Shona Tweedy. G. Tweedy, Gerry Tweedy";
        let names = ["Gerald TWEEDY", "Shona Tweedy", "G. Tweedy", "Gerry Tweedy"];
        let after = "Re: Mr [PATIENT]. Daughter [RELATIVE-1]. [PATIENT], [PATIENT]";
        let found = names.map(|name| (name, Kind::Name));
        assert_eq!(written(text, &found, Language::English, Dates::Month), after);
    }

    #[test]
    fn who_is_called_by_the_end_of_an_undivided_name_is_the_same_person() {
        let mut surrogates = Surrogates::new(Language::Japanese, Dates::Month);
        let mut write =
            |text: &str, name: &str| surrogates.write(text, &spans(text, &[(name, Kind::Name)]));
        assert_eq!(write("次男の嫁 河野里美が来訪", "河野里美"), "次男の嫁 〔家族1〕が来訪");
        assert_eq!(write("里美さんへ", "里美"), "〔家族1〕さんへ");
        assert_eq!(write("美さんへ", "美"), "〔人物1〕さんへ");
    }

    #[test]
    fn days_stay_as_far_apart_where_a_text_puts_the_day_first() {
        let text = "Seen 03/04/2024, 25/04/2024, 05/05/24 and 12/4";
        let found = ["03/04/2024", "25/04/2024", "05/05/24", "12/4"].map(|day| (day, Kind::Date));
        for (dates, after) in [
            (Dates::Shift(1), "Seen 04/04/2024, 26/04/2024, 06/05/24 and 13/4"),
            (Dates::Month, "Seen 2024-04, 2024-04, 2024-05 and 4"),
        ] {
            assert_eq!(written(text, &found, Language::English, dates), after);
        }
        let text = "Seen 03/04/2024 and 04/25/2024";
        let found = ["03/04/2024", "04/25/2024"].map(|day| (day, Kind::Date));
        let after = written(text, &found, Language::English, Dates::Shift(1));
        assert_eq!(after, "Seen 03/05/2024 and 04/26/2024");
    }

    #[test]
    fn letters_within_a_word_make_no_doctor() {
        for (text, name, after) in [
            ("Re: Ms Linda Weber, DOB 1957", "Linda Weber", "Re: Ms [PATIENT], DOB 1957"),
            ("her children Tom and", "Tom", "her children [PERSON-1] and"),
            ("Ben Hall, MDT today", "Ben Hall", "[PERSON-1], MDT today"),
            ("consultants Hall and", "Hall", "consultants [PERSON-1] and"),
            ("seen by Ben Hall, MD", "Ben Hall", "seen by [DOCTOR-1], MD"),
            ("Seen by RN Jones", "Jones", "Seen by RN [NURSE-1]"),
            ("surgeon: Hall", "Hall", "surgeon: [DOCTOR-1]"),
        ] {
            let found = [(name, Kind::Name)];
            assert_eq!(written(text, &found, Language::English, Dates::Month), after);
        }
    }

    #[test]
    fn dates_keep_the_form_they_are_written_in() {
        for (text, days, after) in [
            ("2024年9月30日", 3, "2024年10月3日"),
            ("令和元年五月一日", -1, "平成三十一年四月三十日"),
            ("平成31年4月30日", 1, "令和1年5月1日"),
            ("R6.9.30", 1, "R6.10.1"),
            ("S64/1/7", 1, "H1/1/8"),
            ("2024-09-05", 30, "2024-10-05"),
            ("24/09/05", 1, "24/09/06"),
            ("Sept 30, 2024", 1, "Oct 1, 2024"),
            ("30 September 2024", 1, "1 October 2024"),
            ("２０２４年９月３０日", 1, "２０２４年１０月１日"),
            ("20240930", 1, "20241001"),
        ] {
            assert_eq!(
                written(text, &[(text, Kind::Date)], Language::Japanese, Dates::Shift(days)),
                after,
                "{text}"
            );
        }
    }

    #[test]
    fn a_short_date_starts_with_the_month_in_english() {
        let found = [("09/30/24", Kind::Date)];
        assert_eq!(written("09/30/24", &found, Language::English, Dates::Shift(1)), "10/01/24");
    }

    #[test]
    fn a_weekday_is_set_right_or_left_out() {
        for (text, after) in [
            ("2024年9月30日（月）", "2024年10月1日（火）"),
            ("2024年9月30日(月曜日)", "2024年10月1日(火曜日)"),
            ("9月30日月曜", "10月1日"),
            ("10/2(水)", "10/3"),
            ("Thu, 16 Jan 2025", "Fri, 17 Jan 2025"),
        ] {
            let moved = written(text, &[(text, Kind::Date)], Language::Japanese, Dates::Shift(1));
            assert_eq!(moved, after, "{text}");
            let month = written(text, &[(text, Kind::Date)], Language::Japanese, Dates::Month);
            assert!(!month.contains(['月', '水', '火']) || month.ends_with('月'), "{month}");
        }
    }

    #[test]
    fn dates_are_cut_to_the_month() {
        for (text, after) in [
            ("2024年9月30日", "2024年9月"),
            ("令和六年九月三日", "令和六年九月"),
            ("2024/09/30", "2024/09"),
            ("09/30/2024", "2024-09"),
        ] {
            assert_eq!(
                written(text, &[(text, Kind::Date)], Language::Japanese, Dates::Month),
                after,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_whole_date_becomes_a_token_and_old_age_is_capped() {
        assert_eq!(
            written("15日に解熱", &[("15日", Kind::Date)], Language::Japanese, Dates::Shift(4)),
            "〔日付〕に解熱"
        );
        assert_eq!(
            written("a 96-year-old", &[("96", Kind::Age)], Language::English, Dates::Month),
            "a 90+-year-old"
        );
        assert_eq!(
            written(
                "桜台病院と緑病院、桜台病院",
                &[("桜台病院", Kind::Facility), ("緑病院", Kind::Facility)],
                Language::Japanese,
                Dates::Month
            ),
            "〔病院A〕と〔病院B〕、〔病院A〕"
        );
    }

    proptest! {
        #[test]
        fn a_surrogate_never_holds_what_it_replaces(front in "[ a-zあ-ん]{0,6}", value in "[0-9A-Za-z一-龥/年月日]{1,12}", days in 1_i32..182) {
            let text = format!("{front}{value}。");
            for kind in [Kind::Name, Kind::Date, Kind::Id, Kind::Facility, Kind::Age, Kind::Phone] {
                let range = front.len()..front.len() + value.len();
                let span = Span { range, kind, class: kind.class(), ground: kind.ground(), certainty: Certainty::Certain, why: Why::Form };
                let out = Surrogates::new(Language::Japanese, Dates::Shift(days)).write(&text, &[span]);
                let middle = out.strip_prefix(&front).and_then(|rest| rest.strip_suffix('。')).expect("the rest stays");
                prop_assert!(!middle.contains(&value), "{middle}");
            }
        }
    }
}
