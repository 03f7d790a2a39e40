//! Small files made up for tests.

use kamei::key::ProjectKey;
use kamei::known::Known;
use kamei::plan::Look;
use kamei::policy::{Policy, Profile, ProfileOption};
use kamei::progress::Silent;
use kamei::reason::Reason;
use kamei::session::{Finished, Request, Session};
use kamei::text::Reader;
use std::sync::{Arc, LazyLock};

/// How a data set is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Implicit,
    Explicit,
    Big,
}

pub(crate) use Encoding::{Big, Explicit, Implicit};

impl Encoding {
    pub(crate) fn uid(self) -> &'static str {
        match self {
            Implicit => "1.2.840.10008.1.2",
            Explicit => "1.2.840.10008.1.2.1",
            Big => "1.2.840.10008.1.2.2",
        }
    }

    pub(crate) fn tag(self, tag: u32) -> Vec<u8> {
        let halves = [(tag >> 16) as u16, tag as u16];
        match self {
            Big => halves.map(u16::to_be_bytes).concat(),
            _ => halves.map(u16::to_le_bytes).concat(),
        }
    }

    pub(crate) fn length(self, length: u32) -> [u8; 4] {
        if self == Big { length.to_be_bytes() } else { length.to_le_bytes() }
    }

    pub(crate) fn number(self, number: u16) -> [u8; 2] {
        if self == Big { number.to_be_bytes() } else { number.to_le_bytes() }
    }

    /// A header as it is, whatever follows.
    pub(crate) fn header(self, tag: u32, vr: &str, length: u32) -> Vec<u8> {
        let mut bytes = self.tag(tag);
        if self == Implicit || tag >> 16 == 0xFFFE {
            bytes.extend(self.length(length));
            return bytes;
        }
        bytes.extend(vr.as_bytes());
        if matches!(vr, "OB" | "OD" | "OF" | "OL" | "OV" | "OW" | "SQ" | "UC" | "UN" | "UR" | "UT")
        {
            bytes.extend([0, 0]);
            bytes.extend(self.length(length));
        } else {
            bytes.extend(self.number(length as u16));
        }
        bytes
    }

    /// An element, its value padded to even length.
    pub(crate) fn element(self, tag: u32, vr: &str, value: &[u8]) -> Vec<u8> {
        let mut value = value.to_vec();
        if value.len() % 2 == 1 {
            value.push(if matches!(vr, "UI" | "OB" | "UN") { 0 } else { b' ' });
        }
        let mut bytes = self.header(tag, vr, value.len() as u32);
        bytes.extend(value);
        bytes
    }

    /// An item with the length given, or left open.
    pub(crate) fn item(self, content: &[u8], open: bool) -> Vec<u8> {
        if open {
            let end = self.header(0xFFFE_E00D, "", 0);
            [&self.header(0xFFFE_E000, "", u32::MAX), content, &end].concat()
        } else {
            [&self.header(0xFFFE_E000, "", content.len() as u32), content].concat()
        }
    }

    /// A sequence with the length given, or left open.
    pub(crate) fn sequence(self, tag: u32, items: &[Vec<u8>], open: bool) -> Vec<u8> {
        let items: Vec<u8> = items.iter().flat_map(|item| self.item(item, open)).collect();
        if open {
            let end = self.header(0xFFFE_E0DD, "", 0);
            [&self.header(tag, "SQ", u32::MAX), items.as_slice(), &end].concat()
        } else {
            [&self.header(tag, "SQ", items.len() as u32), items.as_slice()].concat()
        }
    }

    /// A Part 10 file around a data set.
    pub(crate) fn file(self, data_set: &[u8]) -> Vec<u8> {
        part_10(self.uid(), data_set)
    }
}

/// A Part 10 file in any transfer syntax.
pub(crate) fn part_10(syntax: &str, data_set: &[u8]) -> Vec<u8> {
    let syntax = Explicit.element(0x0002_0010, "UI", syntax.as_bytes());
    let length = Explicit.element(0x0002_0000, "UL", &(syntax.len() as u32).to_le_bytes());
    [&[0; 128], b"DICM".as_slice(), &length, &syntax, data_set].concat()
}

/// An object of one invented patient with more elements, which have to be in order.
pub(crate) fn object(encoding: Encoding, elements: &[Vec<u8>]) -> Vec<u8> {
    object_of("1.2.840.10008.5.1.4.1.1.2", encoding, elements)
}

/// The same as an object of a SOP class.
pub(crate) fn object_of(class: &str, encoding: Encoding, elements: &[Vec<u8>]) -> Vec<u8> {
    let mut all = vec![
        encoding.element(0x0008_0016, "UI", class.as_bytes()),
        encoding.element(0x0008_0018, "UI", b"1.2.392.200036.9999.1.1.1.1"),
        encoding.element(0x0008_0020, "DA", b"20240110"),
        encoding.element(0x0008_0060, "CS", b"CT"),
        encoding.element(0x0010_0010, "PN", b"SAKURABA^HINATA"),
        encoding.element(0x0010_0020, "LO", b"K-4711-001"),
        encoding.element(0x0010_0030, "DA", b"19600115"),
        encoding.element(0x0020_000D, "UI", b"1.2.392.200036.9999.1.1"),
        encoding.element(0x0020_000E, "UI", b"1.2.392.200036.9999.1.1.1"),
    ];
    all.extend_from_slice(elements);
    let tag = |element: &Vec<u8>| -> [u16; 2] {
        let half = |at: usize| match encoding {
            Big => u16::from_be_bytes([element[at], element[at + 1]]),
            _ => u16::from_le_bytes([element[at], element[at + 1]]),
        };
        [half(0), half(2)]
    };
    all.sort_by_key(tag);
    all.concat()
}

/// The text at a path of a file, as in `0040A730[0].0040A160`.
pub(crate) fn text_at(file: &[u8], path: &str) -> Option<String> {
    let source = file.to_vec();
    let format = kamei::format::sniff(&source).expect("DICOM");
    let inventory = format.inspect(&source, &mut Silent).expect("a readable file");
    let at = (0..inventory.fields.len()).find(|id| inventory.path(*id).to_string() == path)?;
    Some(inventory.fields[at].text().unwrap_or_default().to_owned())
}

static DICTIONARY: &[u8] = include_bytes!("../../data/text/dictionary.gz");
static READER: LazyLock<Arc<Reader>> = LazyLock::new(|| Arc::new(Reader::new(DICTIONARY)));
static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    policy.reading(Arc::clone(&READER))
});

/// The default policy under a key made of one byte.
pub(crate) fn session(key: u8) -> Session {
    Session::new(POLICY.clone(), ProjectKey::from_random([key; 32]))
}

/// A profile of this name with these options, under the same key.
pub(crate) fn session_with(profile: &str, options: &[ProfileOption]) -> Session {
    let mut profile = Profile::named(profile).expect("a profile");
    profile.options = options.to_vec();
    let policy = Policy::new(profile).expect("options that go together");
    Session::new(policy.reading(Arc::clone(&READER)), ProjectKey::from_random([7; 32]))
}

/// A file on its own through both passes, its pixels waved through.
pub(crate) fn finish(bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let source = bytes.to_vec();
    let mut session = session(7);
    let (_, known) = session.inspect(&source, &mut Silent)?;
    session.learn(&known);
    output(&session, &source)
}

/// The same with nothing learnt, so that only the rules decide.
pub(crate) fn finish_unlearnt(bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    output(&session(7), bytes)
}

/// What another file of the batch taught.
pub(crate) fn finish_knowing(bytes: &[u8], known: &Known) -> Result<Vec<u8>, Reason> {
    let mut session = session(7);
    session.learn(known);
    output(&session, bytes)
}

pub(crate) fn output(session: &Session, source: &[u8]) -> Result<Vec<u8>, Reason> {
    let finished = finished(session, source)?;
    Ok(finished.released.rope().to_vec(&source.to_vec())?)
}

pub(crate) fn finished(session: &Session, source: &[u8]) -> Result<Finished, Reason> {
    let request = Request { input: "input", look: Look::Waived, ..Request::default() };
    session.finish(&source.to_vec(), &request, &mut Silent)
}

/// Whether bytes lie anywhere in others.
pub(crate) fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    memchr::memmem::find(bytes, sought).is_some()
}
