//! Where a text stands in a recording, and how it is written there again.

use crate::format::encoding::Encoded;
use crate::known::Kind;
use crate::source::Span;
use encoding_rs::Encoding;

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
        matches!(self.coding, Coding::Text { .. }) && self.item != "sex"
    }

    /// The bytes that say a text; nothing where they cannot.
    pub(super) fn bytes(&self, text: &str) -> Option<Vec<u8>> {
        match self.coding {
            _ if text.is_empty() => None,
            Coding::Text { encoding, joined, .. } => {
                let text = if joined { text.replace(' ', "_") } else { text.to_owned() };
                Encoded { encoding, marked: false }.encode(&text)
            }
            Coding::Form { write, .. } => write(text),
            Coding::Opaque(_) => None,
        }
    }

    /// The bytes that say nothing.
    pub(super) fn blank(&self) -> Vec<u8> {
        match self.coding {
            Coding::Text { blank, .. } => blank.as_bytes().to_vec(),
            Coding::Form { blank, .. } => blank.to_vec(),
            Coding::Opaque(fill) => vec![fill; self.length()],
        }
    }
}

/// A stretch of fixed length with slots in it, which may move within it.
#[derive(Debug, Clone)]
pub(in crate::format) struct Block {
    /// Its bytes.
    pub(in crate::format) span: Span,
    /// Where there is nothing but filling from.
    pub(in crate::format) used: u64,
    /// What it is filled up with.
    pub(in crate::format) fill: u8,
    /// The slots, in the order of their bytes.
    pub(in crate::format) slots: Vec<Slot>,
}

impl Block {
    /// One slot that takes all of its stretch.
    pub(in crate::format) fn of(slot: Slot, fill: u8) -> Self {
        let span = slot.span.clone();
        Self { used: span.end, span, fill, slots: vec![slot] }
    }

    /// How much may be written into each slot; what is not used is shared among those that grow.
    pub(super) fn rooms(&self) -> impl Iterator<Item = Option<Room>> {
        let growing = self.slots.iter().filter(|slot| slot.grows()).count().max(1);
        let share = (self.span.end - self.used) as usize / growing;
        self.slots.iter().map(move |slot| match slot.coding {
            Coding::Text { encoding, .. } => {
                let more = if slot.grows() { share } else { 0 };
                Some(Room { bytes: slot.length() + more, encoding })
            }
            Coding::Form { .. } | Coding::Opaque(_) => None,
        })
    }
}

/// How much may be written where a text stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// How many bytes there are.
    pub(crate) bytes: usize,
    /// How the text is encoded.
    pub(crate) encoding: &'static Encoding,
}

impl Room {
    /// How many bytes a text takes; nothing where a character cannot be written.
    pub(crate) fn measure(self, text: &str) -> Option<usize> {
        Encoded { encoding: self.encoding, marked: false }.encode(text).map(|bytes| bytes.len())
    }

    /// Whether a text can be written.
    pub(crate) fn holds(self, text: &str) -> bool {
        self.measure(text).is_some_and(|length| length <= self.bytes)
    }
}
