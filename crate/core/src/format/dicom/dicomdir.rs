//! A DICOMDIR made anew for released files (PS3.3 annex F, PS3.10 §8.6).
//!
//! The directory that came with the originals is never passed on, nor are its offsets ever
//! followed: a [`Directory`] is folded together from what each released file says of itself
//! ([`Leaf`]) and the name it got.

use super::dictionary::{self, effective_vr};
use super::sop_class;
use super::syntax::Syntax;
use super::tag::{self, Tag, Vr};
use super::write::{encode, encode_header, encode_length, encode_tag, meta_information};
use crate::inventory::{Field, FieldId, Inventory, Name};
use crate::reason::{Code, Reason};
use crate::source::{ReadError, Source};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

static TABLE: &str = include_str!("../../../data/ps3.3/directory-records.csv");

/// Media Storage Directory Storage.
pub(super) const BASIC_DIRECTORY: &str = "1.2.840.10008.1.3.10";
/// Directory Record Sequence.
pub(super) const RECORDS: Tag = Tag(0x0004_1220);
/// Referenced File ID.
const REFERENCED_FILE_ID: Tag = Tag(0x0004_1500);
const CONTENT_SEQUENCE: Tag = Tag(0x0040_A730);
const RELATIONSHIP_TYPE: Tag = Tag(0x0040_A010);
const VERIFICATION_DATE_TIME: Tag = Tag(0x0040_A030);
const STUDY_ID: Tag = Tag(0x0020_0010);

/// The offsets and the flag at the head of a record, with the item's own header.
const HEAD: usize = 8 + 12 + 10 + 12;
/// Where the first record starts in the data set: behind the elements before the sequence.
const BEFORE_RECORDS: usize = 8 + 12 + 12 + 10 + 12;

/// Values by tag, encoded as Explicit VR Little Endian and in UTF-8.
type Keys = BTreeMap<u32, Vec<u8>>;

/// What one type of record holds (PS3.3 F.5).
struct RecordType {
    name: &'static str,
    /// Keys that need a value.
    type_1: Vec<Tag>,
    /// Keys that are there where the object has them.
    type_1c: Vec<Tag>,
    /// Keys that may be empty.
    type_2: Vec<Tag>,
}

struct RecordTypes {
    by_name: HashMap<&'static str, RecordType>,
    by_iod: HashMap<&'static str, &'static str>,
}

fn record_types() -> &'static RecordTypes {
    static PARSED: OnceLock<RecordTypes> = OnceLock::new();
    PARSED.get_or_init(|| {
        let mut parsed = RecordTypes { by_name: HashMap::new(), by_iod: HashMap::new() };
        let tags = |cell: &str| cell.split(' ').filter_map(Tag::parse).collect();
        for row in crate::table::rows(TABLE) {
            let name = row[0];
            let [type_1, type_1c, type_2] = [1, 2, 3].map(|column| tags(row[column]));
            parsed.by_name.insert(name, RecordType { name, type_1, type_1c, type_2 });
            parsed.by_iod.extend(row[4].split(' ').map(|iod| (iod, name)));
        }
        parsed
    })
}

fn record_type(name: &str) -> Option<&'static RecordType> {
    record_types().by_name.get(name)
}

/// What a directory says of one released file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    kind: String,
    class: String,
    instance: String,
    syntax: String,
    patient: Keys,
    study: Keys,
    series: Keys,
    own: Keys,
}

impl Leaf {
    /// Reads it from an output; `None` where PS3.3 has no record for such an object.
    pub(crate) fn of(output: &dyn Source, found: &Inventory) -> Result<Option<Self>, ReadError> {
        let uid = |tag| found.text(tag).map(|uid| uid.trim_matches('\0').to_owned());
        let (Some(class), Some(instance), Some(_), Some(_)) = (
            uid(tag::SOP_CLASS_UID),
            uid(tag::SOP_INSTANCE_UID),
            uid(tag::STUDY_INSTANCE_UID),
            uid(tag::SERIES_INSTANCE_UID),
        ) else {
            return Ok(None);
        };
        let has_pixels = found.top_level().filter_map(Field::tag).any(Tag::is_pixel_data);
        let listed = sop_class::iod(&class).and_then(|iod| record_types().by_iod.get(iod));
        let Some(kind) = listed.copied().or(has_pixels.then_some("IMAGE")) else {
            return Ok(None);
        };
        let reader = Reader { output, found };
        Ok(Some(Self {
            kind: kind.to_owned(),
            class,
            instance,
            syntax: found.dicom().syntax_uid.clone(),
            patient: reader.keys("PATIENT")?,
            study: reader.keys("STUDY")?,
            series: reader.keys("SERIES")?,
            own: reader.keys(kind)?,
        }))
    }
}

/// Reads values of an output as they stand in a directory.
struct Reader<'a> {
    output: &'a dyn Source,
    found: &'a Inventory,
}

impl Reader<'_> {
    fn keys(&self, kind: &str) -> Result<Keys, ReadError> {
        let mut keys = Keys::new();
        let Some(record) = record_type(kind) else { return Ok(keys) };
        let mut id = self.found.dicom().meta;
        while let Some(field) = self.found.fields.get(id) {
            if let Some(tag) = field.tag()
                && [&record.type_1, &record.type_1c, &record.type_2]
                    .into_iter()
                    .any(|tags| tags.contains(&tag))
                && let Some(value) = self.value(id, tag)?.filter(|value| !value.is_empty())
            {
                keys.insert(tag.0, value);
            }
            id = field.end;
        }
        if record.type_1c.contains(&VERIFICATION_DATE_TIME) {
            keys.extend(self.last_verified().map(|time| (VERIFICATION_DATE_TIME.0, time)));
        }
        Ok(keys)
    }

    /// When a report was verified last; its observers say so, each in an item.
    fn last_verified(&self) -> Option<Vec<u8>> {
        let fields = self.found.fields.iter();
        let times = fields.filter(|field| field.tag() == Some(VERIFICATION_DATE_TIME));
        let last = times.filter_map(|field| field.text()).max().filter(|time| !time.is_empty());
        last.map(|time| time.as_bytes().to_vec())
    }

    /// The value of a text, a number or a sequence; other kinds are no keys.
    fn value(&self, id: FieldId, tag: Tag) -> Result<Option<Vec<u8>>, ReadError> {
        let field = &self.found.fields[id];
        let vr = effective_vr(tag, field.vr);
        if vr == Vr::SQ {
            return self.items(id, tag).map(Some);
        }
        if let Some(size) = vr.number_size() {
            let mut bytes = self.output.read_span(&field.value)?;
            if self.found.dicom().syntax.big_endian {
                bytes.chunks_mut(size as usize).for_each(<[u8]>::reverse);
            }
            return Ok(Some(bytes));
        }
        let text = field.text().filter(|_| vr.is_text() && !field.undecodable);
        let text = text.map(|text| text.trim_matches('\0'));
        Ok(text.map(|text| match &vr.0 {
            // As written before DICOM 3.0.
            b"DA" => text.replace('.', "").into_bytes(),
            b"TM" => text.replace(':', "").into_bytes(),
            _ => text.as_bytes().to_vec(),
        }))
    }

    fn items(&self, sequence: FieldId, tag: Tag) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let end = self.found.fields[sequence].end;
        let mut item = sequence + 1;
        while item < end {
            let after = self.found.fields[item].end;
            if tag != CONTENT_SEQUENCE || self.modifies_concept(item) {
                let mut elements = Vec::new();
                let mut id = item + 1;
                while id < after {
                    let field = &self.found.fields[id];
                    if let Name::Element(tag) = field.name
                        && tag != tag::SPECIFIC_CHARACTER_SET
                        && !tag.is_private()
                        && let Some(value) = self.value(id, tag)?
                    {
                        let vr = effective_vr(tag, field.vr);
                        encode(&mut elements, tag, vr, &value, Syntax::EXPLICIT);
                    }
                    id = field.end;
                }
                bytes.extend(item_header(elements.len()));
                bytes.extend(elements);
            }
            item = after;
        }
        Ok(bytes)
    }

    /// Of a content tree only what modifies the title belongs into the directory (PS3.3 F.5.23).
    fn modifies_concept(&self, item: FieldId) -> bool {
        let end = self.found.fields[item].end;
        let inside = &self.found.fields[item + 1..end];
        let relationship = inside.iter().find(|field| {
            field.parent == Some(item) && field.name == Name::Element(RELATIONSHIP_TYPE)
        });
        relationship.and_then(|field| field.text()) == Some("HAS CONCEPT MOD")
    }
}

fn item_header(length: usize) -> Vec<u8> {
    let mut bytes = encode_tag(tag::ITEM, Syntax::EXPLICIT).to_vec();
    bytes.extend(encode_length(length as u32, Syntax::EXPLICIT));
    bytes
}

/// A record with those below it, by what they are told apart by.
#[derive(Debug, Default)]
struct Node {
    kind: &'static str,
    keys: Keys,
    file: Option<File>,
    below: BTreeMap<Vec<u8>, Node>,
}

#[derive(Debug)]
struct File {
    id: String,
    class: String,
    instance: String,
    syntax: String,
}

/// The directory of a file-set, file by file.
#[derive(Debug, Default)]
pub struct Directory {
    root: Node,
}

impl Directory {
    /// Whether there is no file in it.
    pub fn is_empty(&self) -> bool {
        self.root.below.is_empty()
    }

    /// Adds a released file under its name in the file-set, whose parts are separated by `/`. Of
    /// several files of one instance only the first is listed.
    pub fn add(&mut self, leaf: Leaf, name: &str) {
        let told_apart = |keys: &Keys, tag: Tag| keys.get(&tag.0).cloned().unwrap_or_default();
        let number: i64 = std::str::from_utf8(&told_apart(&leaf.own, tag::INSTANCE_NUMBER))
            .ok()
            .and_then(|number| number.trim().parse().ok())
            .unwrap_or(0);
        let mut patient = leaf.patient;
        // A patient without a number is told from others by the folder, made from the pseudonym.
        let folder = name.split('/').nth(1).unwrap_or_default();
        let id = patient.entry(tag::PATIENT_ID.0).or_insert_with(|| folder.as_bytes().to_vec());
        let place = [
            ("PATIENT", id.clone(), patient),
            ("STUDY", told_apart(&leaf.study, tag::STUDY_INSTANCE_UID), leaf.study),
            ("SERIES", told_apart(&leaf.series, tag::SERIES_INSTANCE_UID), leaf.series),
        ];
        let mut node = &mut self.root;
        for (kind, key, keys) in place {
            let below = || Node { kind, keys, ..Node::default() };
            node = node.below.entry(key).or_insert_with(below);
        }
        let Some(record) = record_type(&leaf.kind) else { return };
        let file = File {
            id: name.replace('/', "\\"),
            class: leaf.class,
            instance: leaf.instance,
            syntax: leaf.syntax,
        };
        let key = format!("{:020} {}", number.max(0), file.instance).into_bytes();
        let leaf =
            Node { kind: record.name, keys: leaf.own, file: Some(file), below: BTreeMap::new() };
        node.below.entry(key).or_insert(leaf);
    }

    /// The bytes of the file `DICOMDIR`; the same files give the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Reason> {
        let records = records_of(&self.root.below);
        let size: usize = records.iter().map(|record| record.size).sum();
        let uid = uid_of(&records);
        let meta = meta_information(Some(BASIC_DIRECTORY), Some(&uid), Syntax::EXPLICIT_UID);
        let start = 132 + meta.len() + BEFORE_RECORDS;
        // Offsets have 32 bits (PS3.3 F.3.2.2).
        u32::try_from(start + size).map_err(|_| Code::BadLength)?;
        let last = start + size - records.last().map_or(0, |record| record.size);
        let first = if records.is_empty() { 0 } else { start };
        let last = if records.is_empty() { 0 } else { last };

        let mut bytes = vec![0; 128];
        bytes.extend(b"DICM");
        bytes.extend(meta);
        let mut put = |tag: u32, vr: &[u8; 2], value: &[u8]| {
            encode(&mut bytes, Tag(tag), Vr(*vr), value, Syntax::EXPLICIT);
        };
        put(0x0004_1130, b"CS", b"");
        put(0x0004_1200, b"UL", &(first as u32).to_le_bytes());
        put(0x0004_1202, b"UL", &(last as u32).to_le_bytes());
        put(0x0004_1212, b"US", &[0, 0]);
        encode_header(&mut bytes, RECORDS, Vr::SQ, size as u32, Syntax::EXPLICIT);
        write(&records, start, &mut bytes);
        Ok(bytes)
    }
}

/// A record without its offsets, encoded.
struct Record {
    elements: Vec<u8>,
    below: Vec<Record>,
    /// Bytes of the record and all below it.
    size: usize,
}

fn records_of(nodes: &BTreeMap<Vec<u8>, Node>) -> Vec<Record> {
    let record = |(number, node): (usize, &Node)| {
        let elements = elements_of(node, number + 1);
        let below = records_of(&node.below);
        let size = HEAD + elements.len() + below.iter().map(|record| record.size).sum::<usize>();
        Record { elements, below, size }
    };
    nodes.values().enumerate().map(record).collect()
}

/// The elements behind the offsets; `number` stands in where a number is needed and not known.
fn elements_of(node: &Node, number: usize) -> Vec<u8> {
    let mut keys = node.keys.clone();
    if let Some(record) = record_type(node.kind) {
        for tag in &record.type_1 {
            if !keys.contains_key(&tag.0)
                && let Some(value) = stand_in(*tag, number)
            {
                keys.insert(tag.0, value);
            }
        }
        for tag in &record.type_2 {
            keys.entry(tag.0).or_default();
        }
    }
    if !keys.values().all(|value| value.is_ascii()) {
        keys.insert(tag::SPECIFIC_CHARACTER_SET.0, b"ISO_IR 192".to_vec());
    }
    let mut bytes = Vec::new();
    let mut put = |tag: Tag, vr: Vr, value: &[u8]| {
        encode(&mut bytes, tag, vr, value, Syntax::EXPLICIT);
    };
    put(Tag(0x0004_1430), Vr(*b"CS"), node.kind.as_bytes());
    if let Some(file) = &node.file {
        put(REFERENCED_FILE_ID, Vr(*b"CS"), file.id.as_bytes());
        put(Tag(0x0004_1510), Vr::UI, file.class.as_bytes());
        put(Tag(0x0004_1511), Vr::UI, file.instance.as_bytes());
        put(Tag(0x0004_1512), Vr::UI, file.syntax.as_bytes());
    }
    for (tag, value) in &keys {
        let vr = dictionary::attribute(Tag(*tag)).map_or(Vr::UN, dictionary::Attribute::first_vr);
        let fits = !vr.is_short() || value.len() < 0xFFFF;
        put(Tag(*tag), vr, if fits { value } else { &[] });
    }
    bytes
}

/// A value for a key that needs one and that the released object leaves out.
fn stand_in(tag: Tag, number: usize) -> Option<Vec<u8>> {
    let vr = dictionary::attribute(tag).map(dictionary::Attribute::first_vr)?;
    match &vr.0 {
        b"IS" => Some(number.to_string().into_bytes()),
        _ if tag == STUDY_ID => Some(number.to_string().into_bytes()),
        b"SQ" => None,
        _ if vr.is_text() => Some(crate::action::dummy(vr).as_bytes().to_vec()),
        _ => Some(vec![0; vr.number_size().unwrap_or(2) as usize]),
    }
}

fn write(records: &[Record], start: usize, bytes: &mut Vec<u8>) {
    let mut at = start;
    for (index, record) in records.iter().enumerate() {
        let length = HEAD - 8 + record.elements.len();
        let next = if index + 1 < records.len() { at + record.size } else { 0 };
        let lower = if record.below.is_empty() { 0 } else { at + 8 + length };
        bytes.extend(item_header(length));
        let mut put = |tag: u32, vr: &[u8; 2], value: &[u8]| {
            encode(bytes, Tag(tag), Vr(*vr), value, Syntax::EXPLICIT);
        };
        put(0x0004_1400, b"UL", &(next as u32).to_le_bytes());
        put(0x0004_1410, b"US", &[0xFF, 0xFF]);
        put(0x0004_1420, b"UL", &(lower as u32).to_le_bytes());
        bytes.extend(&record.elements);
        write(&record.below, at + 8 + length, bytes);
        at += record.size;
    }
}

/// A UID made of what the directory says, which holds nothing that is not released.
fn uid_of(records: &[Record]) -> String {
    fn feed(records: &[Record], hasher: &mut Sha256) {
        for record in records {
            hasher.update(&record.elements);
            feed(&record.below, hasher);
        }
    }
    let mut hasher = Sha256::new();
    feed(records, &mut hasher);
    let digest: [u8; 32] = hasher.finalize().into();
    crate::key::uid_from(&digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_an_attribute_and_every_iod_is_listed() {
        let classes = include_str!("../../../data/ps3.3/sop-classes.csv");
        for row in crate::table::rows(TABLE) {
            let keys = row[1..4].iter().flat_map(|cell| cell.split(' ')).filter(|k| !k.is_empty());
            for key in keys {
                let tag = Tag::parse(key).unwrap_or_else(|| panic!("{key} is no tag"));
                assert!(dictionary::attribute(tag).is_some(), "{key}");
            }
            for iod in row[4].split(' ').filter(|iod| !iod.is_empty()) {
                assert!(classes.lines().any(|line| line.ends_with(&format!(",{iod}"))), "{iod}");
            }
        }
    }
}
