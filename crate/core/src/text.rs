//! Finds what identifies in clinical text, Japanese first, and replaces it.
//!
//! A text is folded into one way of writing (width, kana, dashes, variant kanji) with the way back;
//! recognisers read the folded text: dates, numbers with labels and check digits, contacts,
//! addresses, names by a lattice of words with what stands beside them; clinical terms are spared
//! last. Every step takes time linear in the text.
//!
//! [`Engine::new`] takes the dictionary as bytes, which lie beside the program and not in it.

mod column;
mod date;
mod dictionary;
mod english;
mod japanese;
mod keep;
mod lately;
mod letters;
mod lines;
mod needs;
mod page;
mod pattern;
mod prose;
mod reader;
mod repeat;
mod seed;
mod shadow;
mod span;
mod surrogate;
mod tagger;
mod tokens;
mod views;
mod words;

pub use self::dictionary::{Unreadable, pack, unpack};
pub use self::reader::Reader;
pub use self::seed::Seeds;
pub use self::span::{Certainty, Kind, Span, Why};
pub use self::surrogate::{Dates, Surrogates};
pub use self::tagger::{Lesson, learn};

use self::dictionary::Dictionary;
use self::lately::Lately;
use self::page::Page;
use self::shadow::Shadow;
use self::span::{Mark, settle};
use self::words::JA;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::LazyLock;

/// Few people grow older (45 CFR 164.514(b)(2)(i)(C), 規則34条4号).
pub(crate) const HIGHEST_AGE: u32 = 89;

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Japanese, Latin words within it.
    Japanese,
    /// English.
    English,
}

/// The language a text is in, by its letters.
pub fn language(text: &str) -> Language {
    if page::is_japanese_text(text) { Language::Japanese } else { Language::English }
}

/// A written date cut to its month, in the form it is written in.
pub(crate) fn month(text: &str) -> Option<String> {
    date::month_only(&Shadow::of(text).text, date::Habits::default())
}

/// How much is masked where the engine is unsure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operating {
    /// What is more likely than not to identify.
    #[default]
    Balanced,
    /// Near misses too.
    Thorough,
}

/// What is known of a text before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Values known from structured fields of the batch.
    pub known: Option<&'a Seeds>,
    /// The language, where it is known; else it is told from the text.
    pub language: Option<Language>,
    /// How much is masked.
    pub operating: Operating,
    /// Words a person wants to keep; they never protect a known value.
    pub keep: &'a [String],
    /// Words a person wants masked.
    pub mask: &'a [String],
    /// The highest age that stays; 89 where nothing is said.
    pub age_cap: Option<u32>,
    /// A cell or a field of a record, whose other parts say whose it is.
    pub record: bool,
}

/// What was found in a text: spans to mask and near misses to look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// To be masked, in order, without overlaps.
    pub spans: Vec<Span>,
    /// Not masked: shown to a person.
    pub near: Vec<Span>,
}

/// Finds identifiers in texts. Made once; texts may be searched from several threads.
pub struct Engine {
    dictionary: Dictionary,
    lately: Lately,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Engine")
    }
}

impl Engine {
    /// Reads a dictionary as [`pack`] makes it; `Err` where the bytes are damaged or of another kind.
    pub fn new(dictionary: &[u8]) -> Result<Self, Unreadable> {
        let dictionary = Dictionary::read(dictionary)?;
        let whole = dictionary.tagger.is_some();
        whole.then_some(Self { dictionary, lately: Lately::default() }).ok_or(Unreadable::part())
    }

    /// The spans of a text that are to be masked, in order, without overlaps; ranges are bytes of
    /// `text` on character boundaries.
    pub fn find(&self, text: &str, context: &Context<'_>) -> Vec<Span> {
        self.look(text, context).spans
    }

    /// As [`Engine::find`], with the near misses.
    pub fn look(&self, text: &str, context: &Context<'_>) -> Findings {
        let shadow = Shadow::of(text);
        let (japanese, age_cap) = ways(&shadow, context);
        let own = self.lately.or_read(text, japanese, age_cap, || {
            self.own(&shadow.text, &half_width(text), japanese, age_cap)
        });
        let mut findings = Findings::default();
        let mut marks = with_words(&shadow.text, own.to_vec(), context);
        if !context.record && context.known.is_none_or(Seeds::name_no_one) {
            prose::doubt(&shadow.text, &mut marks);
        }
        for mark in marks {
            let masked =
                mark.certainty > Certainty::Doubtful || context.operating == Operating::Thorough;
            let span = written(&shadow, &mark);
            if masked { findings.spans.push(span) } else { findings.near.push(span) }
        }
        findings
    }

    /// Only what is certain to identify, in less time: without the tagger, and without seeking again what
    /// was found.
    pub fn certain(&self, text: &str, context: &Context<'_>) -> Vec<Span> {
        let shadow = Shadow::of(text);
        let (japanese, age_cap) = ways(&shadow, context);
        let page = Page::new(&shadow.text, &self.dictionary);
        let mut marks = shown(&page, &half_width(text), japanese, age_cap);
        keep::spare(&page, &mut marks);
        let marks = with_words(&shadow.text, marks, context);
        let certain = marks.iter().filter(|mark| mark.certainty == Certainty::Certain);
        certain.map(|mark| written(&shadow, mark)).collect()
    }

    /// What a text says by itself.
    fn own(&self, text: &str, readings: &[String], japanese: bool, age_cap: u32) -> Vec<Mark> {
        let page = Page::new(text, &self.dictionary);
        let mut marks = shown(&page, readings, japanese, age_cap);
        let language = if japanese { Language::Japanese } else { Language::English };
        if let Some(tagger) = &self.dictionary.tagger {
            tagger.find(&page, language, &mut marks);
        }
        if japanese {
            japanese::grown(&page, &mut marks);
            japanese::beyond(&page, &mut marks);
            japanese::rooms(&page, &mut marks);
            japanese::around(&page, age_cap, &mut marks);
            japanese::bridged(&page, &mut marks);
        } else {
            english::around(&page, age_cap, &mut marks);
        }
        keep::spare(&page, &mut marks);
        repeat::repeat(&page, &mut marks);
        keep::spare(&page, &mut marks);
        marks
    }
}

/// A mark as a stretch of the text as it was written.
fn written(shadow: &Shadow, mark: &Mark) -> Span {
    let Mark { ref range, kind, certainty, why } = *mark;
    let range = shadow.original(range);
    Span { range, kind, class: kind.class(), ground: kind.ground(), certainty, why }
}

/// Whether it is read as Japanese, and the highest age that stays.
fn ways(shadow: &Shadow, context: &Context<'_>) -> (bool, u32) {
    let japanese = context
        .language
        .map_or_else(|| page::is_japanese_text(&shadow.text), |one| one == Language::Japanese);
    (japanese, context.age_cap.unwrap_or(HIGHEST_AGE))
}

/// What the forms of numbers, and the words and places of names, show.
fn shown(page: &Page<'_>, readings: &[String], japanese: bool, age_cap: u32) -> Vec<Mark> {
    let text = page.text;
    let mut marks = Vec::new();
    let views = &page.views;
    date::find(views, japanese, &mut marks);
    pattern::age::find(views, age_cap, &mut marks);
    pattern::contact::find(views, &mut marks);
    pattern::label::find(views, &mut marks);
    pattern::network::find(views, &mut marks);
    pattern::number::find(views, &mut marks);
    pattern::segment::find(views, &mut marks);
    column::find(text, age_cap, &mut marks);
    if japanese {
        let places = repeat::all(text, readings).into_iter();
        marks.extend(places.map(|range| Mark::likely(range, Kind::Name, Why::Form)));
        japanese::find(page, &mut marks);
        english::within_japanese(page, &mut marks);
    } else {
        english::find(page, &mut marks);
    }
    marks
}

/// What a text says by itself, with the values that are known and the words that a person keeps or masks.
fn with_words(text: &str, mut marks: Vec<Mark>, context: &Context<'_>) -> Vec<Mark> {
    spare(text, context.keep, &mut marks);
    if let Some(seeds) = context.known {
        seeds.find(text, &mut marks);
    }
    for word in context.mask.iter().filter(|word| !word.is_empty()) {
        let word = Shadow::of(word).text;
        marks.extend(
            text.match_indices(&word)
                .map(|(at, _)| Mark::certain(at..at + word.len(), Kind::Name, Why::Known)),
        );
    }
    date::weekday::widen(text, &mut marks);
    settle(marks)
}

/// Names in half-width kana, as hospital systems print them: two short words, folded, behind the
/// words of a form.
fn half_width(text: &str) -> Vec<String> {
    static RUN: LazyLock<regex::Regex> =
        LazyLock::new(|| pattern::pattern("[ｦ-ﾟ]{2,9}(?:[ \u{3000}:：][ｦ-ﾟ]{2,9})+"));
    // Two bytes of UTF-8 begin them all.
    let bytes = text.as_bytes();
    let begins = |at: usize| matches!(bytes.get(at + 1), Some(0xBD | 0xBE));
    if !memchr::memchr_iter(0xEF, bytes).any(begins) {
        return Vec::new();
    }
    let pair = |run: &str| {
        let folded = Shadow::of(run).text;
        let words: Vec<&str> = folded.split([' ', ':']).collect();
        let labels = words.iter().take_while(|word| JA.list("labels-in-kana").has(word)).count();
        let name: Vec<&str> = words[labels..].iter().take(2).copied().collect();
        let person =
            words[..labels].last().is_some_and(|label| JA.list("people-in-kana").has(label));
        let short = name.iter().all(|word| word.chars().count() <= 6);
        (short && (name.len() == 2 || person && name.len() == 1))
            .then(|| (labels > 0, name.join(" ")))
    };
    let pairs: Vec<(bool, String)> =
        RUN.find_iter(text).filter_map(|found| pair(found.as_str())).collect();
    // Several pairs without a label, and sentences: all of the text is written so. A list of people has none.
    let in_kana = pairs.iter().filter(|(labelled, _)| !labelled).count() > 3
        && [" ﾉ ", " ﾆ ", " ｦ ", " ﾊ ", " ﾄ ", " ﾃﾞ ", " ﾖﾘ "]
            .iter()
            .any(|word| text.contains(word));
    pairs.into_iter().filter(|(labelled, _)| *labelled || !in_kana).map(|(_, name)| name).collect()
}

/// Drops the marks that lie within words a person keeps.
fn spare(text: &str, keep: &[String], marks: &mut Vec<Mark>) {
    if keep.is_empty() {
        return;
    }
    let mut kept: Vec<Range<usize>> = Vec::new();
    for word in keep.iter().filter(|word| !word.is_empty()) {
        let word = Shadow::of(word).text;
        kept.extend(text.match_indices(&word).map(|(at, _)| at..at + word.len()));
    }
    marks.retain(|mark| {
        !kept.iter().any(|range| range.start <= mark.range.start && mark.range.end <= range.end)
    });
}
