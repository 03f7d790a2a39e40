//! Where a text stands in a recording, and how it is written there again.

use crate::detect::{Detector, Vocabulary};
use crate::format::encoding::Encoded;
use crate::known::Kind;
use crate::source::Span;
use encoding_rs::{Encoding, WINDOWS_1252};

/// How a text is written as bytes.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) enum Coding {
    /// Characters.
    Text {
        /// How they are encoded.
        encoding: &'static Encoding,
        /// What stands where there is no text.
        blank: &'static str,
        /// Whether blanks are written as underscores, because they part fields.
        joined: bool,
    },
    /// Characters that are filled up behind to the length they had.
    Fixed(&'static Encoding, u8),
    /// Characters behind their number in bytes.
    Counted {
        /// How they are encoded.
        encoding: &'static Encoding,
        /// How their number is written.
        count: fn(usize) -> Vec<u8>,
        /// What stands behind the last of them, and is counted too.
        end: &'static [u8],
    },
    /// Anything else, of a length of its own: a date in numbers, an age, a code.
    Form {
        /// Writes a text; nothing where it cannot be written.
        write: fn(&str) -> Option<Vec<u8>>,
        /// What stands where there is nothing to be said.
        blank: &'static [u8],
    },
    /// Bytes that are no text; filled with this where they go.
    Opaque(u8),
}

impl Coding {
    /// Characters that are filled up behind.
    pub(in crate::format) fn text(encoding: &'static Encoding) -> Self {
        Self::Text { encoding, blank: "", joined: false }
    }
}

/// A field of a recording.
#[derive(Debug, Clone)]
pub(in crate::format) struct Slot {
    /// Where it is, as a person reads it.
    pub(in crate::format) path: String,
    /// What it is, by the item tables.
    pub(in crate::format) item: &'static str,
    /// What it teaches the batch.
    pub(in crate::format) teaches: Option<Kind>,
    /// Its bytes.
    pub(in crate::format) span: Span,
    /// How it is written.
    pub(in crate::format) coding: Coding,
    /// What it says, where it can be read.
    pub(in crate::format) text: Option<String>,
    /// What it says of the patient besides: item, kind and value.
    pub(in crate::format) says: Vec<(&'static str, Kind, String)>,
    /// When, and how long, in seconds, where it is an annotation.
    pub(in crate::format) moment: Option<(Option<f64>, Option<f64>)>,
}

impl Slot {
    /// A field that says this.
    pub(in crate::format) fn new(
        path: impl Into<String>,
        item: &'static str,
        span: Span,
        coding: Coding,
        text: impl Into<Option<String>>,
    ) -> Self {
        let teaches = match item {
            "patient-name" => Some(Kind::Name),
            "patient-id" => Some(Kind::Id),
            "birth-date" => Some(Kind::BirthDate),
            _ => None,
        };
        let (path, text) = (path.into(), text.into());
        Self { path, item, teaches, span, coding, text, says: Vec::new(), moment: None }
    }

    fn length(&self) -> usize {
        (self.span.end - self.span.start) as usize
    }

    /// Whether another text may be longer than the one that is there.
    fn grows(&self) -> bool {
        matches!(self.coding, Coding::Text { .. } | Coding::Counted { .. }) && self.item != "sex"
    }

    /// The bytes that say a text; nothing where they cannot.
    pub(super) fn bytes(&self, text: &str) -> Option<Vec<u8>> {
        match self.coding {
            _ if text.is_empty() => None,
            Coding::Text { encoding, joined, .. } => {
                let text = if joined { text.replace(' ', "_") } else { text.to_owned() };
                Encoded { encoding, marked: false }.encode(&text)
            }
            Coding::Fixed(encoding, fill) => {
                let mut bytes = Encoded { encoding, marked: false }.encode(text)?;
                bytes.resize(bytes.len().max(self.length()), fill);
                Some(bytes)
            }
            Coding::Counted { encoding, count, end } => {
                let characters = Encoded { encoding, marked: false }.encode(text)?;
                Some([&count(characters.len() + end.len()), &characters[..], end].concat())
            }
            Coding::Form { write, .. } => write(text),
            Coding::Opaque(_) => None,
        }
    }

    /// The bytes that say nothing.
    pub(super) fn blank(&self) -> Vec<u8> {
        match self.coding {
            Coding::Text { blank, .. } => blank.as_bytes().to_vec(),
            Coding::Counted { count, .. } => count(0),
            Coding::Form { blank, .. } => blank.to_vec(),
            Coding::Fixed(_, fill) | Coding::Opaque(fill) => vec![fill; self.length()],
        }
    }
}

/// How much longer a block may become.
const MOST_FREE: usize = 1 << 15;

/// How the characters of fields are encoded, where nobody says: as one text would be, but that a
/// single letter beyond ASCII between others is one of western Europe.
pub(in crate::format) fn encoding_of(texts: &[u8]) -> &'static Encoding {
    let apart = texts
        .chunk_by(|a, b| a.is_ascii() == b.is_ascii())
        .all(|run| run[0].is_ascii() || run.len() == 1 && run[0] >= 0xC0);
    let told = if apart { None } else { Encoded::of(texts) };
    told.map_or(WINDOWS_1252, |encoded| encoded.encoding)
}

/// What a field of words is: technical where a vocabulary knows all of them, else free text.
pub(in crate::format) fn item_of(text: Option<&str>) -> &'static str {
    let known = text.is_some_and(|text| Vocabulary.find(text).is_empty());
    if known { "technical" } else { "free-text" }
}

/// A stretch with slots in it, which may move within it.
#[derive(Debug, Clone)]
pub(in crate::format) struct Block {
    /// Its bytes.
    pub(in crate::format) span: Span,
    /// Where there is nothing but filling from.
    pub(in crate::format) used: u64,
    /// What it is filled up with.
    pub(in crate::format) fill: u8,
    /// Whether it may become longer or shorter, and by multiples of what; else it is filled up.
    pub(in crate::format) free: Option<usize>,
    /// The slots, in the order of their bytes.
    pub(in crate::format) slots: Vec<Slot>,
}

impl Block {
    /// One slot that takes all of its stretch.
    pub(in crate::format) fn of(slot: Slot, fill: u8) -> Self {
        let span = slot.span.clone();
        Self { used: span.end, span, fill, free: None, slots: vec![slot] }
    }

    /// How much may be written into each slot; what is not used is shared among those that grow.
    pub(super) fn rooms(&self) -> impl Iterator<Item = Room> {
        let growing = self.slots.iter().filter(|slot| slot.grows()).count().max(1);
        let left =
            if self.free.is_some() { MOST_FREE } else { (self.span.end - self.used) as usize };
        let share = left / growing;
        self.slots.iter().map(move |slot| match slot.coding {
            Coding::Text { encoding, .. } | Coding::Counted { encoding, .. } => {
                let more = if slot.grows() { share } else { 0 };
                Room::Text { bytes: slot.length() + more, encoding }
            }
            Coding::Fixed(encoding, _) => Room::Text { bytes: slot.length(), encoding },
            Coding::Form { write, .. } => Room::Form(write),
            Coding::Opaque(_) => Room::Nothing,
        })
    }
}

/// What may be written where a text stands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Room {
    /// Characters in this encoding, up to so many bytes.
    Text {
        /// How many bytes there are.
        bytes: usize,
        /// How the text is encoded.
        encoding: &'static Encoding,
    },
    /// What this makes bytes of.
    Form(fn(&str) -> Option<Vec<u8>>),
    /// No text.
    Nothing,
}

impl Room {
    /// How many bytes a text takes; nothing where it cannot be written.
    pub(crate) fn measure(self, text: &str) -> Option<usize> {
        match self {
            Self::Text { encoding, .. } => Encoded { encoding, marked: false }.encode(text),
            Self::Form(write) => write(text),
            Self::Nothing => None,
        }
        .map(|bytes| bytes.len())
    }

    /// Whether a text can be written.
    pub(crate) fn holds(self, text: &str) -> bool {
        let most = if let Self::Text { bytes, .. } = self { bytes } else { usize::MAX };
        self.measure(text).is_some_and(|length| length <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_JP, SHIFT_JIS, UTF_8};

    #[test]
    fn letters_of_western_europe_are_told_from_japanese() {
        assert_eq!(encoding_of(b"sinusrytm (l\xE5ngsam)"), WINDOWS_1252);
        for encoding in [SHIFT_JIS, EUC_JP, UTF_8] {
            for name in ["サトウ", "山田 太郎", "水野明が確認"] {
                let (bytes, _, _) = encoding.encode(name);
                assert_eq!(encoding_of(&bytes), encoding, "{name}");
            }
        }
    }
}
