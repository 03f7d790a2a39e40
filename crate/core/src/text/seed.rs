//! Values known from elsewhere, sought in a text in every way of writing and with one slip.

use super::pattern::{after, before};
use super::shadow::Shadow;
use super::span::{Certainty, Kind, Mark, Why};
use crate::known;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// Values of at least so many characters are sought with one character wrong, missing or added.
const LONG: usize = 6;

/// Known values, ready to be sought in texts.
#[derive(Default)]
pub struct Seeds {
    exact: Option<(AhoCorasick, Vec<(String, Kind)>)>,
    /// For each half of long values, what they have beside it.
    halves: Option<(AhoCorasick, Vec<Vec<Rest>>)>,
}

/// The other half of a long value, which may hold a slip where the first stands as it was learnt.
struct Rest {
    letters: Vec<char>,
    behind: bool,
    kind: Kind,
}

impl std::fmt::Debug for Seeds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Seeds({} spellings)", self.exact.as_ref().map_or(0, |(_, values)| values.len()))
    }
}

impl Seeds {
    /// Makes values searchable, such as those of [`known::Known`], table columns or file names.
    pub fn new<'a>(values: impl IntoIterator<Item = (known::Kind, &'a str)>) -> Self {
        let mut spellings: BTreeMap<String, Kind> = BTreeMap::new();
        for (kind, value) in values {
            let as_kind = match kind {
                known::Kind::Name => Kind::Name,
                known::Kind::Id => Kind::Id,
                known::Kind::BirthDate => Kind::Date,
                known::Kind::Contact => Kind::Phone,
            };
            let mut forms: Vec<String> = known::spellings(kind, value).into_iter().collect();
            if kind == known::Kind::Name {
                forms.extend(whole_names(value));
                forms.extend(romaji_forms(value));
            }
            if kind == known::Kind::Contact || kind == known::Kind::Id {
                forms.extend(grouped(value));
            }
            for form in forms {
                let shadow = Shadow::of(&form).text.to_lowercase();
                if shadow.chars().filter(|c| c.is_alphanumeric()).count() >= 2 {
                    spellings.insert(shadow, as_kind);
                }
            }
        }
        if spellings.is_empty() {
            return Self::default();
        }
        let mut halves: BTreeMap<String, Vec<Rest>> = BTreeMap::new();
        for (form, kind) in &spellings {
            let letters: Vec<char> = form.chars().collect();
            if letters.len() >= LONG {
                let (first, second) = letters.split_at(letters.len() / 2);
                for (half, rest, behind) in [(first, second, true), (second, first, false)] {
                    let rest = Rest { letters: rest.to_vec(), behind, kind: *kind };
                    halves.entry(half.iter().collect()).or_default().push(rest);
                }
            }
        }
        // Texts are short: an automaton made soon is worth more than one that reads fast.
        let build = |kind, patterns: Vec<&String>| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(kind)
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(patterns)
                .ok()
        };
        let values: Vec<(String, Kind)> = spellings.into_iter().collect();
        Self {
            exact: build(MatchKind::LeftmostLongest, values.iter().map(|(form, _)| form).collect())
                .map(|automaton| (automaton, values)),
            halves: build(MatchKind::Standard, halves.keys().collect())
                .map(|automaton| (automaton, halves.into_values().collect())),
        }
    }

    /// Whether no name is among them.
    pub(super) fn name_no_one(&self) -> bool {
        let named = |(_, kind): &(String, Kind)| *kind == Kind::Name;
        self.exact.as_ref().is_none_or(|(_, values)| !values.iter().any(named))
    }

    /// Whether one of the values is in a text, as it was learnt or in another way of writing.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let text = Shadow::of(text).text;
        self.exact.as_ref().is_some_and(|(automaton, _)| {
            automaton.find_iter(&text).any(|found| stands_alone(&text, &found.range()))
        })
    }

    pub(super) fn find(&self, text: &str, marks: &mut Vec<Mark>) {
        let Some((automaton, values)) = &self.exact else { return };
        for found in automaton.find_iter(text) {
            if stands_alone(text, &found.range()) {
                marks.push(Mark {
                    range: found.range(),
                    kind: values[found.pattern()].1,
                    certainty: Certainty::Certain,
                    why: Why::Known,
                });
            }
        }
        let Some((automaton, halves)) = &self.halves else { return };
        for found in automaton.find_overlapping_iter(text) {
            let rests = &halves[found.pattern()];
            let longest = rests.iter().map(|rest| rest.letters.len()).max().unwrap_or(0) + 1;
            let behind = Beside::of(text[found.end()..].chars().take(longest));
            let before = Beside::of(text[..found.start()].chars().rev().take(longest));
            for rest in rests {
                let beside = if rest.behind { &behind } else { &before };
                let Some(bytes) = beside.slip(rest) else { continue };
                let range = if rest.behind {
                    found.start()..found.end() + bytes
                } else {
                    found.start() - bytes..found.end()
                };
                let again = marks
                    .last()
                    .is_some_and(|mark| mark.range == range && mark.why == Why::NearKnown);
                if !again && stands_alone(text, &range) {
                    marks.push(Mark {
                        range,
                        kind: rest.kind,
                        certainty: Certainty::Likely,
                        why: Why::NearKnown,
                    });
                }
            }
        }
    }
}

/// What stands beside half of a long value, going away from it.
struct Beside {
    bytes: Vec<usize>,
    letters: Vec<char>,
}

impl Beside {
    fn of(written: impl Iterator<Item = char> + Clone) -> Self {
        let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
        Self {
            bytes: written.clone().map(char::len_utf8).collect(),
            letters: written.map(lower).collect(),
        }
    }

    /// How many bytes the other half takes where it differs in at most one character.
    fn slip(&self, rest: &Rest) -> Option<usize> {
        let lengths = [rest.letters.len(), rest.letters.len() + 1, rest.letters.len() - 1];
        let length = lengths.into_iter().find(|length| {
            self.letters.get(..*length).is_some_and(|written| {
                let one_off = if rest.behind {
                    is_one_off(rest.letters.iter(), written.iter())
                } else {
                    is_one_off(rest.letters.iter().rev(), written.iter())
                };
                one_off && written.iter().all(|c| c.is_alphanumeric() || rest.letters.contains(c))
            })
        })?;
        Some(self.bytes[..length].iter().sum())
    }
}

/// Short Latin values, digits and two letters of kana have to stand as words of their own.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let joins = |outer: Option<char>, inner: Option<char>| match (outer, inner) {
        (Some(outer), Some(inner)) => {
            outer.is_ascii_alphabetic() && inner.is_ascii_alphabetic()
                || outer.is_ascii_digit() && inner.is_ascii_digit()
        }
        _ => false,
    };
    let word = &text[range.clone()];
    !joins(before(text, range.start), word.chars().next())
        && !joins(after(text, range.end), word.chars().next_back())
        && known::is_word(&text[..range.start], word, &text[range.end..])
}

/// At most one character replaced, missing or added.
fn is_one_off<'a, I, J>(mut one: I, mut two: J) -> bool
where
    I: ExactSizeIterator<Item = &'a char> + Clone,
    J: ExactSizeIterator<Item = &'a char> + Clone,
{
    let same = one.clone().zip(two.clone()).take_while(|(a, b)| a == b).count();
    let more = one.len().cmp(&two.len());
    for _ in 0..same {
        one.next();
        two.next();
    }
    if more.is_ge() {
        one.next();
    }
    if more.is_le() {
        two.next();
    }
    one.eq(two)
}

/// Numbers with and without the dashes and blanks between their groups.
fn grouped(value: &str) -> Vec<String> {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 7 || value.chars().any(char::is_alphabetic) {
        return Vec::new();
    }
    let mut forms = vec![digits.clone()];
    let groups: Vec<&str> =
        value.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    for separator in ["-", " ", "."] {
        forms.push(groups.join(separator));
        match digits.len() {
            10 => forms.push([&digits[..3], &digits[3..6], &digits[6..]].join(separator)),
            11 => forms.push([&digits[..3], &digits[3..7], &digits[7..]].join(separator)),
            _ => {}
        }
    }
    forms
}

/// Surname and given name together in both orders: a part of one kanji is sought nowhere else.
fn whole_names(value: &str) -> Vec<String> {
    const SEPARATORS: [&str; 10] = ["", " ", "  ", "^", ",", ", ", "_", "・", ".", "\n"];
    let mut forms = Vec::new();
    for group in value.split('=').take(3) {
        let parts: Vec<&str> = group
            .split(['^', ' ', '\u{3000}', ','])
            .filter(|part| !part.is_empty())
            .take(4)
            .collect();
        for (at, one) in parts.iter().enumerate() {
            for two in &parts[at + 1..] {
                if one.chars().chain(two.chars()).count() < 2 || one.is_ascii() && one.len() < 2 {
                    continue;
                }
                for separator in SEPARATORS {
                    forms.push([*one, two].join(separator));
                    forms.push([*two, one].join(separator));
                }
            }
        }
    }
    let shifted: Vec<String> = forms.iter().filter_map(|form| katakana(form)).collect();
    forms.extend(shifted);
    forms
}

/// The same in katakana, where hiragana is in it.
fn katakana(text: &str) -> Option<String> {
    let is_hiragana = |c: &char| ('\u{3041}'..='\u{3096}').contains(c);
    text.chars().any(|c| is_hiragana(&c)).then(|| {
        let shift = |c: char| char::from_u32(c as u32 + 0x60).filter(|_| is_hiragana(&c));
        text.chars().map(|c| shift(c).unwrap_or(c)).collect()
    })
}

/// Kana names in Hepburn letters: SAKURA Hinata, Hinata Sakura, sakura.
fn romaji_forms(value: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for group in value.split('=') {
        let parts: Vec<String> = group
            .split(['^', ' ', '\u{3000}'])
            .filter(|part| !part.is_empty())
            .filter_map(romaji)
            .collect();
        forms.extend(parts.iter().filter(|part| part.len() >= 3).cloned());
        if let [one, two] = parts.as_slice() {
            for separator in [" ", "^", ", ", "_", ""] {
                forms.push([one.as_str(), two].join(separator));
                forms.push([two.as_str(), one].join(separator));
            }
        }
    }
    let short: Vec<String> = forms
        .iter()
        .map(|form| form.replace("ou", "o").replace("uu", "u").replace("oo", "o"))
        .collect();
    let with_h: Vec<String> = forms
        .iter()
        .filter(|form| form.contains("ou"))
        .map(|form| form.replace("ou", "oh"))
        .collect();
    forms.extend(short);
    forms.extend(with_h);
    let kunrei: Vec<String> = forms.iter().map(|form| kunrei(form)).collect();
    forms.extend(kunrei);
    forms
}

/// The same name as the Kunrei system spells it: si, tu, zya for shi, tsu, ja.
fn kunrei(hepburn: &str) -> String {
    const SOUNDS: [(&str, &str); 13] = [
        ("sha", "sya"),
        ("shu", "syu"),
        ("sho", "syo"),
        ("cha", "tya"),
        ("chu", "tyu"),
        ("cho", "tyo"),
        ("shi", "si"),
        ("chi", "ti"),
        ("tsu", "tu"),
        ("fu", "hu"),
        ("ja", "zya"),
        ("ju", "zyu"),
        ("jo", "zyo"),
    ];
    SOUNDS
        .iter()
        .fold(hepburn.to_owned(), |name, (from, to)| name.replace(from, to))
        .replace("ji", "zi")
}

const KANA: &str = "アaイiウuエeオoカkaキkiクkuケkeコkoサsaシshiスsuセseソsoタtaチchiツtsuテteトtoナnaニniヌnuネneノnoハhaヒhiフfuヘheホhoマmaミmiムmuメmeモmoヤyaユyuヨyoラraリriルruレreロroワwaヲoンnガgaギgiグguゲgeゴgoザzaジjiズzuゼzeゾzoダdaヂjiヅzuデdeドdoバbaビbiブbuベbeボboパpaピpiプpuペpeポpo";

fn romaji(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut double = false;
    for c in Shadow::of(name).text.chars() {
        let kata = match c {
            '\u{3041}'..='\u{3096}' => char::from_u32(c as u32 + 0x60)?,
            c => c,
        };
        match kata {
            'ッ' => double = true,
            'ー' => {}
            'ャ' | 'ュ' | 'ョ' => {
                let vowel = match kata {
                    'ャ' => 'a',
                    'ュ' => 'u',
                    _ => 'o',
                };
                let stem = out.strip_suffix('i')?.to_owned();
                let plain = stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with('j');
                out = if plain { format!("{stem}{vowel}") } else { format!("{stem}y{vowel}") };
            }
            _ => {
                let at = KANA.find(kata)? + kata.len_utf8();
                let sound: String =
                    KANA[at..].chars().take_while(char::is_ascii_lowercase).collect();
                if std::mem::take(&mut double) {
                    out.push(if sound.starts_with("ch") { 't' } else { sound.chars().next()? });
                }
                out.push_str(&sound);
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(values: &[(known::Kind, &str)], text: &'t str) -> Vec<&'t str> {
        let mut marks = Vec::new();
        Seeds::new(values.iter().copied()).find(text, &mut marks);
        super::super::span::settle(marks).into_iter().map(|mark| &text[mark.range]).collect()
    }

    #[test]
    fn a_name_is_found_in_kana_romaji_and_parts() {
        let name = [(known::Kind::Name, "佐倉^陽向=さくら^ひなた")];
        for text in ["佐倉", "陽向 佐倉", "サクラ", "ヒナタ", "sakura hinata", "SAKURA^HINATA"]
        {
            assert!(!found(&name, text).is_empty(), "{text}");
        }
        assert!(found(&name, "櫻").is_empty());
    }

    #[test]
    fn a_long_value_is_found_with_one_slip() {
        let id = [(known::Kind::Id, "00427718")];
        for text in ["00427718", "00427719", "0042718", "004277718", "08427718"] {
            assert_eq!(found(&id, text), [text], "{text}");
        }
        for text in ["00427", "00420018", "99427711"] {
            assert!(found(&id, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_name_whose_first_letter_is_damaged_is_found() {
        let name = [(known::Kind::Name, "SAKURABA HINATA")];
        assert_eq!(found(&name, "for H. \u{12}akuraba!"), ["akuraba"]);
    }

    #[test]
    fn a_doubtful_mark_hides_no_slip_of_a_known_value() {
        let text = "for H. #akuraba!";
        let mut marks = vec![Mark::doubtful(8..15, Kind::Name, Why::Tagger)];
        Seeds::new([(known::Kind::Name, "SAKURABA HINATA")]).find(text, &mut marks);
        let settled = super::super::span::settle(marks);
        assert_eq!(settled[0].why, Why::NearKnown, "{settled:?}");
    }

    #[test]
    fn a_number_is_found_however_it_is_grouped() {
        assert_eq!(
            found(&[(known::Kind::Contact, "090-0184-2236")], "電話 09001842236"),
            ["09001842236"]
        );
    }

    #[test]
    fn a_name_is_found_whole_where_a_part_of_it_is_one_kanji() {
        for (name, texts) in [
            ("佐倉^圭", ["佐倉圭", "佐倉 圭", "佐倉"]),
            ("森^陽向", ["森陽向", "森 陽向", "陽向"]),
            ("森^圭", ["森圭", "森 圭", "圭 森"]),
        ] {
            for text in texts {
                assert_eq!(found(&[(known::Kind::Name, name)], text), [text], "{name}");
            }
        }
    }

    #[test]
    fn a_name_is_found_in_kunrei_letters() {
        let name = [(known::Kind::Name, "ふじもと^しょうじ")];
        assert_eq!(found(&name, "HUZIMOTO SYOZI"), ["HUZIMOTO SYOZI"]);
        assert_eq!(found(&name, "Fujimoto Shoji"), ["Fujimoto Shoji"]);
    }

    proptest! {
        #[test]
        fn every_spelling_of_a_known_name_is_covered(
            sur in "[佐倉水野森高崎渡辺]{2,3}", given in "[陽向圭花子太郎]{1,2}",
            kana in "[カキクケコサシスセソタチツテトナニヌネノマミムメモ]{2,4}",
            form in 0_usize..8, front in "[。、 a-z]{0,3}",
        ) {
            let name = format!("{sur}^{given}={kana}^{kana}");
            let hira: String =
                kana.chars().filter_map(|c| char::from_u32(c as u32 - 0x60)).collect();
            let latin = romaji(&kana).expect("kana have a spelling");
            let text = match form {
                0 => format!("{sur}{given}"),
                1 => format!("{sur}\u{3000}{given}"),
                2 => format!("{given} {sur}"),
                3 => sur.clone(),
                4 => kana.clone(),
                5 => hira,
                6 => format!("{latin} {latin}").to_uppercase(),
                _ => kunrei(&format!("{latin}^{latin}")),
            };
            let front = if form > 5 { String::new() } else { front };
            let note = Shadow::of(&format!("{front}{text}。")).text;
            let mut marks = Vec::new();
            Seeds::new([(known::Kind::Name, name.as_str())]).find(&note, &mut marks);
            let settled = super::super::span::settle(marks);
            let start = note.len() - "。".len() - Shadow::of(&text).text.len();
            let covered: usize = settled.iter().map(|mark| {
                note[mark.range.clone()].chars().filter(|c| c.is_alphanumeric()).count()
            }).sum();
            let asked = note[start..].chars().filter(|c| c.is_alphanumeric()).count();
            prop_assert!(covered >= asked, "{note}: {settled:?}");
        }
    }

    #[test]
    fn kana_are_written_in_hepburn_letters() {
        assert_eq!(romaji("ハットリ").as_deref(), Some("hattori"));
        assert_eq!(romaji("きょうこ").as_deref(), Some("kyouko"));
        assert_eq!(romaji("ｼﾞﾛｳ").as_deref(), Some("jirou"));
    }
}
