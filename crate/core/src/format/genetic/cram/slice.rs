//! Slices: a header, bits, and blocks of bytes, from which reads are told one after the other
//! (specification §8.5 to §10).

use super::compression::{Compression, Fates, stays};
use super::container::{Block, CORE, EXTERNAL, SLICE, block};
use super::cursor::{Cursor, push_whole};
use super::streams::Streams;
use crate::reason::{Code, Reason};

/// The read lies nowhere.
const UNMAPPED: i32 = 4;
/// The slice is of several references, and each read says its own.
const SEVERAL: i32 = -2;
/// What the flags of a read of CRAM say.
const HAS_QUALITIES: i32 = 1;
const IS_DETACHED: i32 = 2;
const HAS_MATE_BEHIND: i32 = 4;
const HAS_NO_BASES: i32 = 8;

/// A slice of a container.
pub(super) struct Slice<'a> {
    reference: i32,
    start: i32,
    records: usize,
    /// From the reference to the counter of records, as written.
    about: &'a [u8],
    /// The block with the bases of the reference, or -1.
    embedded: i32,
    md5: &'a [u8],
    pub(super) core: Block<'a>,
    pub(super) external: Vec<Block<'a>>,
}

/// What is told of reads, in order.
pub(super) enum Told<'a> {
    Name(&'a [u8]),
    /// The words of a tag that stays.
    Words(&'a [u8]),
    /// The reference by its number, and the first and last base there; nothing where it lies nowhere.
    Read(Option<(usize, u64, u64)>),
}

fn bad() -> Reason {
    Code::BadRecord.into()
}

impl<'a> Slice<'a> {
    /// The next of a container's slices.
    pub(super) fn next(body: &'a [u8], at: &mut usize, version: u8) -> Result<Self, Reason> {
        let head = Block::next(body, at, version)?;
        let bytes = head.stored().filter(|_| head.content == SLICE).ok_or_else(bad)?;
        let mut rest = Cursor(bytes);
        let parts = (|| {
            let (reference, start, _) = (rest.whole()?, rest.whole()?, rest.whole()?);
            let records = rest.count()?;
            if version >= 3 {
                rest.pass_long()?;
            } else {
                rest.whole()?;
            }
            let about = &bytes[..bytes.len() - rest.0.len()];
            let blocks = rest.count()?;
            for _ in 0..rest.count()? {
                rest.whole()?;
            }
            let (embedded, md5) = (rest.whole()?, rest.take(16)?);
            Some((reference, start, records, about, blocks, embedded, md5))
        })();
        let (reference, start, records, about, blocks, embedded, md5) = parts.ok_or_else(bad)?;
        let (mut core, mut external) = (None, Vec::new());
        for _ in 0..blocks {
            let block = Block::next(body, at, version)?;
            match block.content {
                CORE if core.is_none() => core = Some(block),
                EXTERNAL => external.push(block),
                _ => return Err(bad()),
            }
        }
        let core = core.ok_or_else(bad)?;
        Ok(Self { reference, start, records, about, embedded, md5, core, external })
    }

    pub(super) fn records(&self) -> usize {
        self.records
    }

    /// The blocks that go out as they are: those that something is read from which stays.
    pub(super) fn kept(&self, fates: &Fates) -> impl Iterator<Item = &Block<'a>> {
        let stays = |id: i32| fates.kept.contains(&id) || id >= 0 && id == self.embedded;
        self.external.iter().filter(move |block| stays(block.id))
    }

    /// Whether the bases of the reference lie with what goes.
    pub(super) fn embeds_what_goes(&self, fates: &Fates) -> bool {
        fates.gone.contains(&self.embedded)
    }

    /// The header with other blocks, without tags of its own.
    pub(super) fn header(&self, ids: &[i32], version: u8) -> Vec<u8> {
        let mut header = self.about.to_vec();
        push_whole(&mut header, ids.len() as i32 + 1);
        push_whole(&mut header, ids.len() as i32);
        for id in ids {
            push_whole(&mut header, *id);
        }
        push_whole(&mut header, self.embedded);
        header.extend_from_slice(self.md5);
        block(SLICE, 0, &header, version)
    }

    /// Goes through the reads.
    pub(super) fn tell(
        &self,
        compression: &Compression,
        streams: &mut Streams,
        mut told: impl FnMut(Told) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        let mut last = i64::from(self.start);
        for _ in 0..self.records {
            streams.patience = streams.patience.checked_sub(1).ok_or(Code::InflatesTooFar)?;
            let (flags, more) = (streams.number(b"BF")?, streams.number(b"CF")?);
            let several = self.reference == SEVERAL;
            let reference = if several { streams.number(b"RI")? } else { self.reference };
            let length = i64::from(streams.number(b"RL")?);
            let place = i64::from(streams.number(b"AP")?);
            let place = if compression.delta { last + place } else { place };
            last = place;
            streams.number(b"RG")?;
            if compression.named {
                told(Told::Name(&streams.text(b"RN")?))?;
            }
            if more & IS_DETACHED != 0 {
                streams.number(b"MF")?;
                if !compression.named {
                    told(Told::Name(&streams.text(b"RN")?))?;
                }
                for series in [b"NS", b"NP", b"TS"] {
                    streams.number(series)?;
                }
            } else if more & HAS_MATE_BEHIND != 0 {
                streams.number(b"NF")?;
            }
            let set = usize::try_from(streams.number(b"TL")?).map_err(|_| bad())?;
            for tag in compression.sets.get(set).ok_or_else(bad)? {
                let words = streams.text(tag)?;
                if !words.is_empty() && stays(tag) {
                    told(Told::Words(&words))?;
                }
            }
            let bases = usize::try_from(length).map_err(|_| bad())?;
            let place = if flags & UNMAPPED == 0 {
                let reach = length + features(streams)?;
                let reach = u64::try_from(reach).unwrap_or(0).max(length as u64).max(1);
                streams.number(b"MQ")?;
                let first = u64::try_from(place).ok().filter(|place| *place > 0);
                let place = usize::try_from(reference).ok().zip(first);
                place.map(|(reference, first)| (reference, first, first + reach - 1))
            } else {
                if more & HAS_NO_BASES == 0 {
                    streams.pass(b"BA", bases)?;
                }
                None
            };
            if more & HAS_QUALITIES != 0 {
                streams.pass(b"QS", bases)?;
            }
            told(Told::Read(place))?;
        }
        if streams.are_used_up() { Ok(()) } else { Err(bad()) }
    }
}

/// How much longer a read is on the reference than by itself, by the ways in which it differs from it.
fn features(streams: &mut Streams) -> Result<i64, Reason> {
    let count = u64::try_from(streams.number(b"FN")?).map_err(|_| bad())?;
    streams.patience = streams.patience.checked_sub(count).ok_or(Code::InflatesTooFar)?;
    let mut more = 0;
    for _ in 0..count {
        let feature = streams.byte(b"FC")?;
        streams.number(b"FP")?;
        match feature {
            b'B' => {
                streams.pass(b"BA", 1)?;
                streams.pass(b"QS", 1)?;
            }
            b'X' => streams.pass(b"BS", 1)?,
            b'D' => more += i64::from(streams.number(b"DL")?),
            b'N' => more += i64::from(streams.number(b"RS")?),
            b'I' => more -= streams.text(b"IN")?.len() as i64,
            b'S' => more -= streams.text(b"SC")?.len() as i64,
            b'i' => {
                streams.pass(b"BA", 1)?;
                more -= 1;
            }
            b'b' => drop(streams.text(b"BB")?),
            b'q' => drop(streams.text(b"QQ")?),
            b'Q' => streams.pass(b"QS", 1)?,
            b'H' => drop(streams.number(b"HC")?),
            b'P' => drop(streams.number(b"PD")?),
            _ => return Err(bad()),
        }
    }
    Ok(more)
}

/// What has to be read to tell of names, words and places.
pub(super) fn is_told(name: &[u8]) -> bool {
    const TOLD: [&[u8; 2]; 14] = [
        b"BF", b"CF", b"RI", b"RL", b"AP", b"RN", b"TL", b"FN", b"FC", b"FP", b"DL", b"RS", b"IN",
        b"SC",
    ];
    match name {
        [_, _, kind] => matches!(kind, b'Z' | b'H') && stays(name),
        _ => TOLD.iter().any(|told| name == *told),
    }
}

#[cfg(test)]
mod tests {
    use super::super::codec::Room;
    use super::*;

    fn sized(bytes: &[u8]) -> Vec<u8> {
        let mut all = Vec::new();
        push_whole(&mut all, bytes.len() as i32);
        [all, bytes.to_vec()].concat()
    }

    /// Reads whose every value is told by a code of no bits.
    fn told(records: i32, features: i32) -> Result<(), Reason> {
        let values = [
            (b"BF", 0),
            (b"CF", 0),
            (b"RL", 0),
            (b"AP", 0),
            (b"RG", 0),
            (b"TL", 0),
            (b"FN", features),
            (b"FC", i32::from(b'X')),
            (b"FP", 0),
            (b"BS", 0),
            (b"MQ", 0),
        ];
        let mut series = vec![values.len() as u8];
        for (name, value) in values {
            let mut codes = vec![1];
            push_whole(&mut codes, value);
            codes.extend([1, 0]);
            series.extend([&name[..], &[3], &sized(&codes)].concat());
        }
        let head = [sized(b"\x02RN\0TD\x01\0"), sized(&series), sized(&[0])].concat();
        let compression = Compression::parse(&head)?;
        let mut header = vec![0, 1, 0];
        push_whole(&mut header, records);
        header.extend([0, 1, 0]);
        push_whole(&mut header, -1);
        header.extend([0; 16]);
        let body = [block(SLICE, 0, &header, 2), block(CORE, 0, &[], 2)].concat();
        let slice = Slice::next(&body, &mut 0, 2)?;
        let limits = (Room(1 << 20), 1 << 16);
        let mut streams = Streams::new(&compression, slice.core, &slice.external, is_told, limits)?;
        slice.tell(&compression, &mut streams, |_| Ok(()))
    }

    #[test]
    fn values_that_take_no_room_are_not_told_without_end() {
        assert_eq!(told(100, 100), Ok(()));
        for (records, features) in [(i32::MAX, 0), (1, i32::MAX)] {
            assert_eq!(
                told(records, features).map_err(|held| held.code),
                Err(Code::InflatesTooFar)
            );
        }
    }
}
