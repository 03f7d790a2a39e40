//! A text as it is read, beside the text as it was written.
//!
//! People write the same number as `０９０－１２３４` and `090-1234`, the same name with 髙 and 高, in
//! half-width and full-width kana. Recognisers read the shadow, where each is written in one way;
//! [`Shadow::original`] leads back to the bytes that have to go.

use super::words::Fast;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A text in one way of writing, with the way back.
#[derive(Debug)]
pub(super) struct Shadow {
    pub(super) text: String,
    steps: Vec<Step>,
}

/// From here on, shadow and original run side by side; or, where `width` is set, one written
/// character of that many bytes stands for all that the shadow holds up to the next step.
#[derive(Debug, Clone, Copy)]
struct Step {
    shadow: usize,
    original: usize,
    width: Option<usize>,
}

/// Old and variant forms of kanji in names, each with the form that stands for it.
const VARIANTS: &str = "髙高﨑崎嵜崎邉辺邊辺齋斎齊斉濵浜濱浜澤沢德徳惠恵廣広國国櫻桜嶋島嶌島眞真瀨瀬亞亜圓円學学曾曽條条彌弥實実壽寿寬寛榮栄澁渋藏蔵𠮷吉栁柳𣘺橋桒桑冨富峯峰萬万淺浅當当應応櫛櫛靜静禮礼鐵鉄豐豊龜亀瀧滝檜桧緖緒祐祐德徳槇槙";

impl Shadow {
    pub(super) fn of(original: &str) -> Self {
        let mut shadow = Self { text: String::with_capacity(original.len()), steps: Vec::new() };
        let mut chars = original.char_indices().peekable();
        let mut beside = false;
        while let Some((at, first)) = chars.next() {
            let plain = is_plain(first);
            if plain && beside && chars.peek().is_none_or(|(_, next)| !is_mark(*next)) {
                shadow.text.push(first);
                continue;
            }
            let mut end = at + first.len_utf8();
            while let Some((_, mark)) = chars.next_if(|(_, c)| is_mark(*c)) {
                end += mark.len_utf8();
            }
            let alone = end == at + first.len_utf8();
            if alone && plain {
                shadow.step(at, None);
                beside = true;
                shadow.text.push(first);
                continue;
            }
            shadow.step(at, Some(end - at));
            beside = false;
            let before = shadow.text.chars().next_back();
            let after = chars.peek().map(|(_, c)| *c);
            fold(&original[at..end], before, after, &mut shadow.text);
        }
        shadow.step(original.len(), None);
        let text = read_digits(std::mem::take(&mut shadow.text));
        Self { text, ..shadow }
    }

    fn step(&mut self, original: usize, width: Option<usize>) {
        self.steps.push(Step { shadow: self.text.len(), original, width });
    }

    /// The bytes of the original that a range of the shadow stands for.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let start = self.position(range.start, false);
            return start..start;
        }
        self.position(range.start, false)..self.position(range.end, true)
    }

    /// `end` asks for the end of what lies before the position, not the start of what follows.
    fn position(&self, shadow: usize, end: bool) -> usize {
        let index = self
            .steps
            .partition_point(|step| if end { step.shadow < shadow } else { step.shadow <= shadow });
        let step = self.steps[index.saturating_sub(1)];
        match step.width {
            Some(width) if end => step.original + width,
            Some(_) => step.original,
            None => step.original + (shadow - step.shadow),
        }
    }
}

/// Belongs to the character before it: voicing, accents, variation selectors, zero-width joiners.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}')
}

/// Written in one way only. The list of variants is short, so most kanji take this way.
fn is_plain(c: char) -> bool {
    match c {
        '!'..='~'
        | '\n'
        | ' '
        | '、'
        | '。'
        | '「'..='】'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FB}' => true,
        '\u{4E00}'..='\u{9FFF}' => variant(c).is_none(),
        _ => false,
    }
}

fn variant(c: char) -> Option<char> {
    /// Most shares of all characters, by their last bits, hold no variant.
    const SHARES: usize = 1024;
    static TABLE: LazyLock<(HashMap<char, char, Fast>, [bool; SHARES])> = LazyLock::new(|| {
        let mut shares = [false; SHARES];
        let pairs = VARIANTS.chars().zip(VARIANTS.chars().skip(1)).step_by(2);
        pairs.clone().for_each(|(varied, _)| shares[varied as usize % SHARES] = true);
        (pairs.collect(), shares)
    });
    let (variants, shares) = &*TABLE;
    if shares[c as usize % SHARES] { variants.get(&c).copied() } else { None }
}

fn fold(written: &str, before: Option<char>, after: Option<char>, out: &mut String) {
    let kept = written.chars().filter(|c| !matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}'));
    let is_number =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    // ①9/5 is the first of some days, and not 19/5.
    if written.starts_with(|c| ('①'..='⒛').contains(&c)) {
        out.push_str(written);
        return;
    }
    for c in kept.nfkc() {
        out.push(match c {
            'ー' if is_number(before) && is_number(after) => '-',
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => '-',
            '〜' | '∼' => '~',
            '\t' => '\t',
            '\r' | '\u{A0}' => ' ',
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c => variant(c).unwrap_or(c),
        });
    }
}

/// Letters that recognition of a page takes for digits, where they stand among digits.
fn read_digits(mut text: String) -> String {
    let bytes = text.as_bytes();
    let mut changes = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let is_part = |b: u8| b.is_ascii_digit() || matches!(b, b'O' | b'o' | b'l' | b'I');
        if !is_part(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && is_part(bytes[at]) {
            at += 1;
        }
        let is_letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
        let word = &bytes[start..at];
        let letters = word.iter().filter(|b| !b.is_ascii_digit()).count();
        let beside = |b: Option<&u8>| b.is_some_and(|b| matches!(b, b'/' | b'-'));
        let among = letters < word.len() && !is_letter(bytes.get(at));
        let within = beside(bytes.get(at)) && letters <= 3 && word.len() >= 3;
        let apart = start == 0 || !is_letter(bytes.get(start - 1));
        if letters > 0 && apart && (among || within) {
            changes.push(start..at);
        }
    }
    if !changes.is_empty() {
        let mut bytes = text.into_bytes();
        for byte in changes.into_iter().flat_map(std::iter::Iterator::collect::<Vec<_>>) {
            bytes[byte] = match bytes[byte] {
                b'O' | b'o' => b'0',
                b'l' | b'I' => b'1',
                digit => digit,
            };
        }
        text = String::from_utf8(bytes).unwrap_or_default();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shadow(text: &str) -> String {
        Shadow::of(text).text
    }

    #[test]
    fn width_dashes_and_kana_are_written_in_one_way() {
        assert_eq!(shadow("ＴＥＬ　０４７－１０１ー２８４６"), "TEL 047-101-2846");
        assert_eq!(shadow("ﾊﾞﾝﾄﾞｳ ﾕｳ"), "バンドウ ユウ");
        assert_eq!(shadow("コーヒー～"), "コーヒー~");
        assert_eq!(shadow("㍻7年 ㈱"), "平成7年 (株)");
    }

    #[test]
    fn old_and_variant_kanji_are_written_in_one_way() {
        assert_eq!(shadow("髙﨑 渡邉 渡邊 齋藤"), "高崎 渡辺 渡辺 斎藤");
        assert_eq!(shadow("葛\u{E0100}城"), "葛城");
    }

    #[test]
    fn letters_among_digits_are_read_as_digits() {
        assert_eq!(shadow("2O24年9月2l日 o9o-O188"), "2024年9月21日 090-0188");
        assert_eq!(shadow("Io on lo II tool"), "Io on lo II tool");
    }

    #[test]
    fn a_range_leads_back_to_whole_characters() {
        let text = "ｶﾞﾝ 〒１２３ 髙";
        let shadow = Shadow::of(text);
        let at = shadow.text.find("123").expect("folded");
        assert_eq!(&text[shadow.original(&(at..at + 3))], "１２３");
        assert_eq!(&text[shadow.original(&(0.."ガ".len()))], "ｶﾞ");
    }

    proptest! {
        #[test]
        fn every_boundary_of_the_shadow_is_a_boundary_of_the_original(text in "[ -~ｦ-ﾟ０-９ａ-ｚァ-ン一-龥髙㍻㈱\u{E0100}\u{3099}]{0,40}") {
            let shadow = Shadow::of(&text);
            let bounds: Vec<usize> = (0..=shadow.text.len()).filter(|at| shadow.text.is_char_boundary(*at)).collect();
            let mut last = 0;
            for pair in bounds.windows(2) {
                let range = shadow.original(&(pair[0]..pair[1]));
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                prop_assert!(range.start <= range.end && range.end >= last);
                last = range.end;
            }
        }

        #[test]
        fn plain_text_is_its_own_shadow(text in "[a-km-z、。一二三山川ぁ-ん]{0,40}") {
            let shadow = Shadow::of(&text);
            prop_assert_eq!(shadow.original(&(0..shadow.text.len())), 0..text.len());
            prop_assert_eq!(&shadow.text, &text);
        }
    }
}
