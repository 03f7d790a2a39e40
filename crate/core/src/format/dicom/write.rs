//! Writes a data set as planned: kept elements are ranges of the input, changed ones new bytes.

use super::charset::Charset;
use super::frames::Coding;
use super::mask::{self, Masked};
use super::syntax::{Frames, Syntax};
use super::tag::{self, Tag, Vr};
use super::{effective_vr, frames, uid};
use crate::action::{Action, new_uid, replacement};
use crate::inventory::{Field, FieldId, Inventory, Name};
use crate::plan::{Look, Plan};
use crate::progress::Progress;
use crate::reason::{Code, Reason};
use crate::source::{Cached, Rope, Source, Span};
use crate::subject::Secrets;
use flate2::{Compression, write::DeflateEncoder};
use std::io::Write;
use std::ops::ControlFlow;

/// Kamei's own Implementation Class UID (PS3.7 §D.3.3.2).
const IMPLEMENTATION_CLASS_UID: &str = "2.25.77481451244639320738055575209715907776";
const IMPLEMENTATION_VERSION_NAME: &str = concat!("KAMEI_", env!("CARGO_PKG_VERSION"));
/// Kept ranges shorter than this become part of the header's bytes.
const SETTLED: u64 = 1 << 16;
/// How much of a data set is compressed at a time.
const DEFLATED_AT_ONCE: u64 = 1 << 20;
const UNDEFINED: u32 = 0xFFFF_FFFF;

pub(super) fn rewrite(
    source: &dyn Source,
    inventory: &Inventory,
    plan: &Plan,
    secrets: &Secrets,
    progress: &mut dyn Progress,
) -> Result<Rope, Reason> {
    let layout = inventory.dicom();
    let base: &dyn Source = layout.inflated.as_ref().map_or(source, |bytes| bytes);
    let cached = Cached::new(base);
    let mut changed = Vec::with_capacity(plan.decisions.len() + 1);
    changed.push(0_usize);
    for decision in &plan.decisions {
        changed.push(changed[changed.len() - 1] + usize::from(!decision.action.keeps()));
    }
    let mut writer = Writer { source: &cached, inventory, plan, secrets, changed, masked: None };
    if !plan.masks().is_empty() {
        let blanks = writer.blanks()?;
        let masked = mask::mask(&cached, inventory, plan.masks(), &blanks, progress)?;
        writer.masked = Some(masked);
    }
    let mut rope = Rope::new();
    rope.push_bytes(&[0; 128]);
    rope.push_bytes(b"DICM");
    rope.push_bytes(&writer.meta());
    let data_set = writer.data_set(progress)?;
    if layout.syntax.deflated {
        let data_set = data_set.over(base);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        let mut at = 0;
        while at < data_set.len() {
            let end = data_set.len().min(at + DEFLATED_AT_ONCE);
            let bytes = data_set.read_span(&(at..end))?;
            encoder.write_all(&bytes).map_err(|_| Code::BadDeflate)?;
            at = end;
        }
        let mut deflated = encoder.finish().map_err(|_| Code::BadDeflate)?;
        // PS3.5 annex A.5: padded to even length with a zero byte.
        deflated.resize(deflated.len().next_multiple_of(2), 0);
        rope.push_bytes(&deflated);
    } else {
        rope.append(data_set.settle(&cached, SETTLED)?);
    }
    Ok(rope)
}

struct Writer<'a> {
    source: &'a dyn Source,
    inventory: &'a Inventory,
    plan: &'a Plan,
    secrets: &'a Secrets,
    /// How many decisions before each field change something.
    changed: Vec<usize>,
    /// The pixels with their masks.
    masked: Option<Masked>,
}

impl Writer<'_> {
    /// File meta information made anew (PS3.10 §7.1).
    fn meta(&self) -> Vec<u8> {
        let text = |tag| self.inventory.text(tag).map(|uid| uid.trim_matches('\0').to_owned());
        let meta_uid = |element| {
            let fields = &self.inventory.fields[..self.inventory.dicom().meta];
            let field = fields.iter().find(|field| field.tag() == Some(Tag(element)))?;
            Some(field.text()?.trim().to_owned())
        };
        let class = text(tag::SOP_CLASS_UID)
            .or_else(|| meta_uid(0x0002_0002))
            .filter(|class| uid::is_well_formed(class));
        let instance = text(tag::SOP_INSTANCE_UID).or_else(|| meta_uid(0x0002_0003));
        let kept = self
            .plan
            .decision_for(self.inventory, tag::SOP_INSTANCE_UID)
            .is_some_and(|decision| decision.action == Action::Keep);
        let instance = instance.map(|uid| if kept { uid } else { new_uid(&uid, self.secrets) });

        let syntax = self.masked.as_ref().and_then(|masked| masked.syntax_uid);
        let syntax = syntax.unwrap_or(&self.inventory.dicom().syntax_uid);
        meta_information(class.as_deref(), instance.as_deref(), syntax)
    }

    fn data_set(&self, progress: &mut dyn Progress) -> Result<Rope, Reason> {
        let mut rope = Rope::new();
        let mut additions = self.additions().into_iter().peekable();
        let mut id = self.inventory.dicom().meta;
        while let Some(field) = self.inventory.fields.get(id) {
            let Name::Element(tag) = field.name else {
                return Err(Reason::at(Code::BadStructure, self.inventory.path(id)));
            };
            while let Some((_, bytes)) = additions.next_if(|(added, _)| *added <= tag) {
                rope.push_bytes(&bytes);
            }
            match &self.masked {
                Some(masked) if tag.is_pixel_data() => rope.append(masked.pixels.clone()),
                _ if self.is_said_anew(tag) => {}
                _ => self.element(id, self.inventory.dicom().syntax, &mut rope)?,
            }
            id = field.end;
            let (done, total) = (field.whole.end, self.inventory.size);
            if let ControlFlow::Break(cancelled) = progress.step(done, total) {
                return Err(cancelled.into());
            }
        }
        for (_, bytes) in additions {
            rope.push_bytes(&bytes);
        }
        Ok(rope)
    }

    /// Whether an element has another value now, or none.
    fn is_said_anew(&self, tag: Tag) -> bool {
        let looked = self.plan.look() == Look::Person && tag == tag::BURNED_IN_ANNOTATION;
        looked
            || self.masked.as_ref().is_some_and(|masked| {
                masked.dropped.contains(&tag) || masked.said.iter().any(|(said, ..)| *said == tag)
            })
    }

    fn is_changed(&self, from: FieldId, to: FieldId) -> bool {
        self.changed[to] > self.changed[from]
    }

    fn element(&self, id: FieldId, syntax: Syntax, rope: &mut Rope) -> Result<(), Reason> {
        let field = &self.inventory.fields[id];
        let Name::Element(tag) = field.name else {
            return Err(Reason::at(Code::BadStructure, self.inventory.path(id)));
        };
        match self.plan.decisions[id].action {
            Action::Remove => {}
            _ if is_extended_table(tag) && !self.is_sound_table(field)? => {}
            action if tag.is_pixel_data() && !self.inventory.dicom().fragments.is_empty() => {
                self.frames(field, action, rope)?;
            }
            _ if !self.is_changed(id, field.end) => rope.push_range(field.whole.clone()),
            Action::Keep => rope.push_range(field.whole.clone()),
            Action::Descend => self.sequence(id, tag, field, syntax, rope)?,
            action => {
                let value = self.value(id, action, tag, field);
                if !syntax.implicit && field.vr.is_short() && value.len() >= 0xFFFF {
                    return Err(Reason::at(Code::BadLength, tag));
                }
                let mut bytes = Vec::new();
                encode(&mut bytes, tag, field.vr, &value, syntax);
                rope.push_bytes(&bytes);
            }
        }
        Ok(())
    }

    fn value(&self, id: FieldId, action: Action, tag: Tag, field: &Field) -> Vec<u8> {
        let vr = effective_vr(tag, field.vr);
        if action == Action::Empty || vr == Vr::SQ {
            return Vec::new();
        }
        if action == Action::Dummy && !vr.is_text() {
            let size = vr.number_size().unwrap_or(2) as usize;
            return vec![0; size];
        }
        if matches!(action, Action::Clean | Action::AgeCap) {
            let charset = field.charset.unwrap_or(Charset::DEFAULT);
            return self.plan.cleaned(id).and_then(|text| charset.encode(text)).unwrap_or_default();
        }
        let text = field.text().unwrap_or_default();
        replacement(action, tag, vr, text, self.secrets).unwrap_or_default().into_bytes()
    }

    fn sequence(
        &self,
        id: FieldId,
        tag: Tag,
        field: &Field,
        syntax: Syntax,
        rope: &mut Rope,
    ) -> Result<(), Reason> {
        // PS3.5 §6.2.2 note 4: items of a sequence written as UN are encoded implicitly.
        let inner = if field.vr == Vr::UN { Syntax::IMPLICIT } else { syntax };
        let mut items = Rope::new();
        let mut item = id + 1;
        while item < field.end {
            self.item(item, inner, &mut items)?;
            item = self.inventory.fields[item].end;
        }
        let mut bytes = Vec::new();
        let length = length_or_undefined(field, items.len())?;
        encode_header(&mut bytes, tag, field.vr, length, syntax);
        rope.push_bytes(&bytes);
        rope.append(items);
        if field.undefined_length {
            rope.push_bytes(&delimiter(tag::SEQUENCE_DELIMITATION, inner));
        }
        Ok(())
    }

    fn item(&self, id: FieldId, syntax: Syntax, rope: &mut Rope) -> Result<(), Reason> {
        let field = &self.inventory.fields[id];
        if !self.is_changed(id, field.end) {
            rope.push_range(field.whole.clone());
            return Ok(());
        }
        let mut elements = Rope::new();
        let mut element = id + 1;
        while element < field.end {
            self.element(element, syntax, &mut elements)?;
            element = self.inventory.fields[element].end;
        }
        let mut bytes = encode_tag(tag::ITEM, syntax).to_vec();
        bytes.extend(encode_length(length_or_undefined(field, elements.len())?, syntax));
        rope.push_bytes(&bytes);
        rope.append(elements);
        if field.undefined_length {
            rope.push_bytes(&delimiter(tag::ITEM_DELIMITATION, syntax));
        }
        Ok(())
    }

    fn frames(&self, field: &Field, action: Action, rope: &mut Rope) -> Result<(), Reason> {
        let fragments = &self.inventory.dicom().fragments;
        let table = frames::bad_offset_table(self.source, fragments)?;
        let markers = self.markers(action)?;
        let mut at = field.whole.start;
        for blank in table.into_iter().chain(markers) {
            rope.push_range(at..blank.start);
            rope.push_bytes(&vec![0; (blank.end - blank.start) as usize]);
            at = blank.end;
        }
        rope.push_range(at..field.whole.end);
        Ok(())
    }

    /// The spans of markers that are overwritten in the pixel data.
    fn blanks(&self) -> Result<Vec<Span>, Reason> {
        let fields = self.inventory.fields.iter().zip(&self.plan.decisions);
        let mut pixels = fields
            .filter(|(field, _)| field.parent.is_none() && field.tag() == Some(tag::PIXEL_DATA));
        match pixels.next() {
            Some((_, decision)) if !self.inventory.dicom().fragments.is_empty() => {
                self.markers(decision.action)
            }
            _ => Ok(Vec::new()),
        }
    }

    fn markers(&self, action: Action) -> Result<Vec<Span>, Reason> {
        if action != Action::BlankMarkers {
            return Ok(Vec::new());
        }
        frames::markers(self.source, &self.inventory.dicom().fragments, self.coding())
    }

    fn is_sound_table(&self, field: &Field) -> Result<bool, Reason> {
        let fragments = &self.inventory.dicom().fragments;
        frames::is_extended_table(self.source, &field.value, fragments)
    }

    fn coding(&self) -> Coding {
        let number = |tag| self.inventory.number::<u64>(tag);
        match self.inventory.dicom().syntax.frames {
            Frames::Video(codec) => Coding::Video(codec),
            Frames::Rle => {
                let sides = [tag::ROWS, tag::COLUMNS].map(|tag| number(tag).unwrap_or(0));
                let frames = number(tag::NUMBER_OF_FRAMES).unwrap_or(1);
                Coding::RunLengths(frames, sides[0].saturating_mul(sides[1]))
            }
            _ => Coding::Images,
        }
    }

    /// What a de-identified object has to say of itself (PS3.15 §E.1.1), in tag order.
    fn additions(&self) -> Vec<(Tag, Vec<u8>)> {
        let syntax = self.inventory.dicom().syntax;
        let element = |tag: Tag, vr: &[u8; 2], value: &str| {
            let mut bytes = Vec::new();
            encode(&mut bytes, tag, Vr(*vr), value.as_bytes(), syntax);
            (tag, bytes)
        };
        let method = format!("Kamei {} {}", env!("CARGO_PKG_VERSION"), self.plan.profile().id);
        let mut additions = vec![
            element(tag::PATIENT_IDENTITY_REMOVED, b"CS", "YES"),
            element(tag::DEIDENTIFICATION_METHOD, b"LO", &method),
            (tag::DEIDENTIFICATION_METHOD_CODE_SEQUENCE, self.method_codes(syntax)),
        ];
        if self.plan.look() == Look::Person {
            additions.push(element(tag::BURNED_IN_ANNOTATION, b"CS", "NO"));
        }
        let temporal = self.plan.temporal_information();
        additions.push(element(tag::LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED, b"CS", temporal));
        for (tag, vr, value) in self.masked.iter().flat_map(|masked| &masked.said) {
            let mut bytes = Vec::new();
            encode(&mut bytes, *tag, *vr, value, syntax);
            additions.push((*tag, bytes));
        }
        additions.sort_by_key(|(tag, _)| *tag);
        additions
    }

    fn method_codes(&self, syntax: Syntax) -> Vec<u8> {
        let mut items = Vec::new();
        for code in self.plan.method_codes(self.inventory) {
            let meaning = crate::policy::meaning(code);
            let mut item = Vec::new();
            for (tag, vr, value) in [
                (0x0008_0100, b"SH", code),
                (0x0008_0102, b"SH", "DCM"),
                (0x0008_0104, b"LO", meaning),
            ] {
                encode(&mut item, Tag(tag), Vr(*vr), value.as_bytes(), syntax);
            }
            items.extend(encode_tag(tag::ITEM, syntax));
            items.extend(encode_length(item.len() as u32, syntax));
            items.extend(item);
        }
        let mut bytes = Vec::new();
        let tag = tag::DEIDENTIFICATION_METHOD_CODE_SEQUENCE;
        encode_header(&mut bytes, tag, Vr::SQ, items.len() as u32, syntax);
        bytes.extend(items);
        bytes
    }
}

fn is_extended_table(tag: Tag) -> bool {
    matches!(tag, tag::EXTENDED_OFFSET_TABLE | tag::EXTENDED_OFFSET_TABLE_LENGTHS)
}

/// File meta information (PS3.10 §7.1), with Kamei as the program that wrote it.
pub(super) fn meta_information(
    class: Option<&str>,
    instance: Option<&str>,
    syntax: &str,
) -> Vec<u8> {
    let mut group = Vec::new();
    let mut put = |element: u32, vr: Vr, value: &[u8]| {
        encode(&mut group, Tag(element), vr, value, Syntax::EXPLICIT);
    };
    put(0x0002_0001, Vr::OB, &[0, 1]);
    for (element, uid) in [(0x0002_0002, class), (0x0002_0003, instance)] {
        if let Some(uid) = uid {
            put(element, Vr::UI, uid.as_bytes());
        }
    }
    put(0x0002_0010, Vr::UI, syntax.as_bytes());
    put(0x0002_0012, Vr::UI, IMPLEMENTATION_CLASS_UID.as_bytes());
    put(0x0002_0013, Vr(*b"SH"), IMPLEMENTATION_VERSION_NAME.as_bytes());
    let mut meta = Vec::new();
    let length = (group.len() as u32).to_le_bytes();
    encode(&mut meta, Tag(0x0002_0000), Vr(*b"UL"), &length, Syntax::EXPLICIT);
    meta.extend(group);
    meta
}

fn length_or_undefined(field: &Field, length: u64) -> Result<u32, Reason> {
    if field.undefined_length {
        return Ok(UNDEFINED);
    }
    u32::try_from(length).ok().filter(|length| *length != UNDEFINED).ok_or(Code::BadLength.into())
}

pub(super) fn encode_tag(tag: Tag, syntax: Syntax) -> [u8; 4] {
    let (group, element) = (tag.group(), tag.element());
    let halves = if syntax.big_endian {
        [group.to_be_bytes(), element.to_be_bytes()]
    } else {
        [group.to_le_bytes(), element.to_le_bytes()]
    };
    [halves[0][0], halves[0][1], halves[1][0], halves[1][1]]
}

pub(super) fn encode_length(length: u32, syntax: Syntax) -> [u8; 4] {
    if syntax.big_endian { length.to_be_bytes() } else { length.to_le_bytes() }
}

pub(super) fn encode_header(bytes: &mut Vec<u8>, tag: Tag, vr: Vr, length: u32, syntax: Syntax) {
    bytes.extend(encode_tag(tag, syntax));
    if syntax.implicit {
        bytes.extend(encode_length(length, syntax));
        return;
    }
    bytes.extend(vr.0);
    if vr.is_short() {
        let short = length as u16;
        bytes.extend(if syntax.big_endian { short.to_be_bytes() } else { short.to_le_bytes() });
    } else {
        bytes.extend([0, 0]);
        bytes.extend(encode_length(length, syntax));
    }
}

/// A whole element; values are padded to even length (PS3.5 §6.2).
pub(super) fn encode(bytes: &mut Vec<u8>, tag: Tag, vr: Vr, value: &[u8], syntax: Syntax) {
    let length = value.len().next_multiple_of(2);
    encode_header(bytes, tag, vr, length as u32, syntax);
    bytes.extend(value);
    if length > value.len() {
        let text = effective_vr(tag, vr).is_text() && effective_vr(tag, vr) != Vr::UI;
        bytes.push(if text { b' ' } else { 0 });
    }
}

fn delimiter(tag: Tag, syntax: Syntax) -> [u8; 8] {
    let [a, b, c, d] = encode_tag(tag, syntax);
    [a, b, c, d, 0, 0, 0, 0]
}
