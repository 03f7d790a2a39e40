//! A text as patterns read it: whole, only what of it is ASCII, or only lines that hold a word. A Japanese note
//! is a tenth ASCII, and most patterns of numbers, contacts and dates can match nowhere else.

use super::letters::{Letters, Word};
use super::lines::Lines;
use super::needs::Needs;
use super::words::List;
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::ops::{Deref, Range};
use unicode_normalization::UnicodeNormalization;

/// Stands for whatever lies between two stretches of ASCII: no pattern matches it.
const BETWEEN: char = '\u{1}';

/// A text and its ASCII, side by side.
pub(super) struct Views<'a> {
    pub(super) text: &'a str,
    lines: Lines,
    ascii: Cow<'a, str>,
    ascii_lines: Lines,
    /// Where each stretch of ASCII begins, there and in the text.
    stretches: Vec<(usize, usize)>,
    letters: Letters,
}

impl<'a> Views<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self {
                text,
                lines: Lines::of(text),
                ascii: Cow::Borrowed(text),
                ascii_lines: Lines::of(text),
                stretches: vec![(0, 0)],
                letters: Letters::of(text),
            };
        }
        let (mut ascii, mut stretches) = (String::new(), Vec::new());
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let length = |of: bool| bytes[at..].iter().take_while(|b| b.is_ascii() == of).count();
            if bytes[at].is_ascii() {
                stretches.push((ascii.len(), at));
                let end = at + length(true);
                ascii.push_str(&text[at..end]);
                at = end;
                continue;
            }
            let end = at + length(false);
            let mut between = false;
            for (offset, c) in text[at..end].char_indices() {
                if let Some(letters) = unmarked(c) {
                    stretches.push((ascii.len(), at + offset));
                    ascii.extend(letters);
                } else if !between {
                    ascii.push(BETWEEN);
                }
                between = unmarked(c).is_none();
            }
            at = end;
        }
        Self {
            text,
            lines: Lines::of(text),
            ascii_lines: Lines::of(&ascii),
            ascii: Cow::Owned(ascii),
            stretches,
            letters: Letters::of(text),
        }
    }

    /// Every word of a list of ASCII.
    pub(super) fn all<'v>(&'v self, list: &'v List) -> impl Iterator<Item = Range<usize>> + 'v {
        list.all(&self.ascii).map(|found| self.original(found))
    }

    /// The place in the text of one in its ASCII.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        let index = self.stretches.partition_point(|(there, _)| *there <= range.start);
        let (there, here) = self.stretches[index.saturating_sub(1)];
        let start = here + (range.start - there);
        // Half of a letter with a mark is all of it.
        let end = self.text.ceil_char_boundary(start + range.len());
        self.text.floor_char_boundary(start)..end
    }
}

/// Kererū and Ó Sé as Kereruu and Oo See: a Latin letter with a mark is two bytes long, and so is its letter
/// written twice, so that what a pattern finds lies where it lay.
fn unmarked(c: char) -> Option<[char; 2]> {
    if !('À'..='ſ').contains(&c) || matches!(c, '×' | '÷') {
        return None;
    }
    let letter = match c {
        'ø' | 'œ' => 'o',
        'Ø' | 'Œ' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        'ı' => 'i',
        'ß' => 's',
        'æ' => 'a',
        'Æ' => 'A',
        c => std::iter::once(c).nfd().next()?,
    };
    letter.is_ascii_alphabetic().then(|| [letter, letter.to_ascii_lowercase()])
}

/// A pattern, and where it can match.
pub(super) struct Pattern {
    pub(super) regex: Regex,
    place: Place,
    /// Of a pattern that is sought beside words nothing more is asked.
    needs: Needs,
}

/// Where a pattern can match at all.
enum Place {
    Anywhere,
    /// In ASCII only.
    Ascii,
    /// In lines that hold one of some words, and beside them where it goes over the end of a line.
    Lines {
        words: Vec<Word>,
        beside: bool,
    },
}

/// What a pattern found; its ranges are those of the whole text.
pub(super) struct Found<'v, 't> {
    captures: Captures<'v>,
    place: Within<'v, 't>,
}

/// The text in which a pattern was sought.
#[derive(Clone, Copy)]
enum Within<'v, 't> {
    /// What begins here.
    Text(usize),
    Ascii(&'v Views<'t>),
}

/// What of a text is searched: a pattern looks back before its start, and behind its end where it asks for the end of
/// the text.
struct Piece<'v, 't> {
    text: &'v str,
    range: Range<usize>,
    within: Within<'v, 't>,
}

impl Within<'_, '_> {
    fn original(self, range: Range<usize>) -> Range<usize> {
        match self {
            Self::Text(start) => start + range.start..start + range.end,
            Self::Ascii(views) => views.original(range),
        }
    }
}

impl Pattern {
    pub(super) fn new(source: &str) -> Self {
        let place = if is_ascii(source) { Place::Ascii } else { Place::Anywhere };
        Self { regex: super::pattern::pattern(source), place, needs: Needs::of(source) }
    }

    /// A pattern each of whose matches holds one of the words.
    pub(super) fn with(source: &str, words: &[impl AsRef<str>]) -> Self {
        let words = words.iter().map(|word| Word::new(word.as_ref())).collect();
        let place = Place::Lines { words, beside: source.contains('\n') };
        Self { regex: super::pattern::pattern(source), place, needs: Needs::default() }
    }

    pub(super) fn find_iter<'v>(
        &'v self,
        views: &'v Views<'_>,
    ) -> impl Iterator<Item = Range<usize>> + 'v {
        self.pieces(views).into_iter().flat_map(move |Piece { text, range, within }| {
            let find = |text: &'v str, at| self.regex.find_at(text, at).map(|found| found.range());
            self.each(text, range, find, Clone::clone).map(move |found| within.original(found))
        })
    }

    pub(super) fn captures_iter<'v, 't>(
        &'v self,
        views: &'v Views<'t>,
    ) -> impl Iterator<Item = Found<'v, 't>> + 'v {
        self.pieces(views).into_iter().flat_map(move |Piece { text, range, within }| {
            // Most pieces hold nothing, and finding that out needs no memory.
            let capture = |text: &'v str, at| {
                self.regex.is_match_at(text, at).then(|| self.regex.captures_at(text, at)).flatten()
            };
            self.each(text, range, capture, |captures| captures.get_match().range())
                .map(move |captures| Found { captures, place: within })
        })
    }

    /// Every match in a piece, one behind the other.
    fn each<'v, T>(
        &'v self,
        text: &'v str,
        Range { start, end }: Range<usize>,
        find: impl Fn(&'v str, usize) -> Option<T>,
        range: impl Fn(&T) -> Range<usize>,
    ) -> impl Iterator<Item = T> {
        let mut at = start;
        std::iter::from_fn(move || {
            let found = find(text.get(..end).filter(|_| at <= end)?, at)?;
            // A piece ends where the text may go on.
            let again = self.needs.asks_end && range(&found).end == end && end < text.len();
            let found = if again {
                find(text, at).filter(|found| range(found).start < end)?
            } else {
                found
            };
            at = range(&found).end;
            Some(found)
        })
    }

    /// What has to be read to find every match.
    fn pieces<'v, 't>(&self, views: &'v Views<'t>) -> Vec<Piece<'v, 't>> {
        let whole = |text: &'v str, lines: &Lines, within| {
            let ranges = lines.that_meet(&self.needs).into_iter();
            ranges.map(|range| Piece { text, range, within }).collect()
        };
        match &self.place {
            Place::Anywhere => whole(views.text, &views.lines, Within::Text(0)),
            Place::Ascii => whole(&views.ascii, &views.ascii_lines, Within::Ascii(views)),
            Place::Lines { words, beside } => lines(views, words, *beside)
                .into_iter()
                .map(|range| Piece {
                    text: &views.text[range.clone()],
                    range: 0..range.len(),
                    within: Within::Text(range.start),
                })
                .collect(),
        }
    }
}

/// The lines that hold one of the words, those that touch as one.
fn lines(views: &Views<'_>, words: &[Word], beside: bool) -> Vec<Range<usize>> {
    let text = views.text;
    let bytes = text.as_bytes();
    let start = |at: usize| memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
    let end = |at: usize| memchr::memchr(b'\n', &bytes[at..]).map_or(text.len(), |end| at + end);
    let mut there: Vec<_> = words.iter().flat_map(|word| views.letters.all(text, word)).collect();
    there.sort_unstable_by_key(|word| word.start);
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in there {
        if found.last().is_some_and(|last| word.end <= last.end) {
            continue;
        }
        let mut line = start(word.start)..end(word.end);
        if beside {
            line = start(line.start.saturating_sub(1))..end((line.end + 1).min(text.len()));
        }
        match found.last_mut() {
            Some(last) if line.start <= last.end => last.end = line.end,
            _ => found.push(line),
        }
    }
    found
}

impl Found<'_, '_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.place.original(self.captures.get_match().range())
    }

    /// Where a group lies.
    pub(super) fn group(&self, name: &str) -> Option<Range<usize>> {
        self.captures.name(name).map(|group| self.place.original(group.range()))
    }
}

impl<'v> Deref for Found<'v, '_> {
    type Target = Captures<'v>;

    fn deref(&self) -> &Captures<'v> {
        &self.captures
    }
}

/// Whether a pattern says nothing but ASCII: no other letter, nothing negated, no stop that is any letter
/// and no class of Unicode.
fn is_ascii(source: &str) -> bool {
    let (mut class, mut escaped, mut last) = (false, false, ' ');
    for c in source.chars() {
        let open = match c {
            _ if escaped => matches!(c, 'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'p' | 'P' | 'B'),
            '^' => class && last == '[',
            '.' => !class,
            _ => !c.is_ascii(),
        };
        if open {
            return false;
        }
        if !escaped {
            class = c == '[' || class && c != ']';
        }
        escaped = c == '\\' && !escaped;
        last = c;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same pattern, sought in all of a text.
    fn everywhere(pattern: &Pattern) -> Pattern {
        Pattern { regex: pattern.regex.clone(), place: Place::Anywhere, needs: Needs::default() }
    }

    #[test]
    fn only_patterns_that_match_nothing_else_read_the_ascii_alone() {
        for source in ["[0-9]{3}-[.]x\\.", "(?-u:\\b)(?i:no)[.:] ?", "(?:^|[ ,])S"] {
            assert!(is_ascii(source), "{source}");
        }
        for source in ["[^0-9]", "a.b", "\\d", "[\\w-]", "第[0-9]", "[0-9]日", "\\W"] {
            assert!(!is_ascii(source), "{source}");
        }
    }

    #[test]
    fn what_holds_a_word_is_found_in_its_lines() {
        let text = "患者\n令和6年\n3月5日、\n\n4月\n様\n12\n月 3日\n終";
        for source in ["[0-9]{1,2}[ \n]?月(?:[0-9]日)?", "[0-9]月"] {
            let near = Pattern::with(source, &["月"]);
            let whole = everywhere(&near);
            let views = Views::of(text);
            assert!(near.find_iter(&views).count() >= 2);
            assert!(near.find_iter(&views).eq(whole.find_iter(&views)), "{source}");
            let starts = |pattern: &Pattern| {
                pattern.captures_iter(&views).map(|found| found.range()).collect::<Vec<_>>()
            };
            assert_eq!(starts(&near), starts(&whole));
        }
    }

    proptest! {
        #[test]
        fn what_lines_lack_hides_no_match(text in "[ab1 \n、様]{0,40}") {
            for source in [
                "a1", "(?:^|[ ,])1", "1(?:[ 、]|$)", "1[ \n]?b", "\na", "a\n?\n?b", "(?:a|様)[ \n]{1,4}1", "1[^b]*a", "(?:1|b){2,3}(?:$|\n)",
            ] {
                let near = Pattern::new(source);
                let whole = everywhere(&near);
                let views = Views::of(&text);
                let ranges = |pattern: &Pattern| pattern.find_iter(&views).collect::<Vec<_>>();
                let regex: Vec<_> = near.regex.find_iter(&text).map(|found| found.range()).collect();
                prop_assert_eq!(&ranges(&near), &regex, "{}", source);
                prop_assert_eq!(ranges(&whole), regex, "{}", source);
                let captured = near.captures_iter(&views).map(|found| found.range());
                prop_assert_eq!(captured.collect::<Vec<_>>(), ranges(&near), "{}", source);
            }
        }
    }

    #[test]
    fn both_views_find_the_same_at_the_same_places() {
        let texts = [
            "患者ID 0041-22、NT 14 様No.3",
            "No.3",
            "様",
            "",
            "x7日No.3\n様 No.4\u{3000}",
            "\u{1}No.3様",
        ];
        for source in
            ["(?-u:\\b)No[.](?P<v>[0-9])", "[0-9]{2}", "(?:^|[ ,])N(?P<v>[a-zA-Z])", "\n?x?[0-9]"]
        {
            let near = Pattern::new(source);
            let whole = everywhere(&near);
            assert!(matches!(near.place, Place::Ascii));
            for text in texts {
                let views = Views::of(text);
                let ranges = |pattern: &Pattern| pattern.find_iter(&views).collect::<Vec<_>>();
                assert_eq!(ranges(&near), ranges(&whole), "{source} in {text}");
                let groups = |pattern: &Pattern| {
                    let found = pattern.captures_iter(&views);
                    found.map(|found| (found.range(), found.group("v"))).collect::<Vec<_>>()
                };
                assert_eq!(groups(&near), groups(&whole), "{source} in {text}");
            }
        }
    }
}
