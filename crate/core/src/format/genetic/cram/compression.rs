//! How the reads of a container are coded (specification §8.4 and §13), and which of that goes.

use super::super::alignments::keeps_tag;
use super::codec::unread;
use super::cursor::{Cursor, push_whole};
use crate::reason::{Code, Reason};
use std::collections::BTreeSet;

/// What stands for the block of bits among the numbers of blocks.
pub(super) const BITS: i32 = -1;

/// The series of names of reads.
const NAMES: &[u8] = b"RN";
/// The other series; the last two were used by version 1 and are empty (specification §8.4).
const SERIES: [&[u8; 2]; 29] = [
    b"BF", b"CF", b"RI", b"RL", b"AP", b"RG", b"MF", b"NS", b"NP", b"TS", b"NF", b"TL", b"FN",
    b"FC", b"FP", b"DL", b"BB", b"QQ", b"BS", b"IN", b"RS", b"PD", b"HC", b"SC", b"MQ", b"BA",
    b"QS", b"TC", b"TN",
];

/// The name of a series of values, or of a tag with the letter of its type.
pub(super) type Name = Vec<u8>;

/// How values are coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As bytes or whole numbers in a block.
    External(i32),
    /// By codes of so many bits each, the shortest first.
    Huffman(Vec<(u32, i32)>),
    /// Bytes behind their number.
    Lengths(Box<Self>, Box<Self>),
    /// Bytes before one that ends them.
    Stop(u8, i32),
    /// Bits of a fixed number, of which something is taken off.
    Beta(i32, u32),
    /// Bits whose number is told by those before.
    Subexponential(i32, u32),
    /// The same with noughts before.
    Gamma(i32),
}

impl Encoding {
    fn read(bytes: &mut Cursor) -> Result<Self, Reason> {
        let (codec, length) = bytes.whole().zip(bytes.count()).ok_or(Code::BadRecord)?;
        let mut inner = Cursor(bytes.take(length).ok_or(Code::BadRecord)?);
        let bad = || Reason::from(Code::BadRecord);
        let mut number = || inner.whole().ok_or_else(bad);
        Ok(match codec {
            1 => Self::External(number()?),
            3 => Self::huffman(&mut inner).ok_or_else(bad)?,
            4 => {
                Self::Lengths(Box::new(Self::read(&mut inner)?), Box::new(Self::read(&mut inner)?))
            }
            5 => {
                let stop = inner.byte().ok_or_else(bad)?;
                Self::Stop(stop, inner.whole().ok_or_else(bad)?)
            }
            6 | 7 => {
                let (offset, bits) = (number()?, number()?);
                let bits = u32::try_from(bits).ok().filter(|bits| *bits <= 32).ok_or_else(bad)?;
                if codec == 6 {
                    Self::Beta(offset, bits)
                } else {
                    Self::Subexponential(offset, bits)
                }
            }
            9 => Self::Gamma(number()?),
            _ => return Err(unread("Golomb")),
        })
    }

    fn huffman(bytes: &mut Cursor) -> Option<Self> {
        let count = bytes.count()?;
        let symbols = (0..count).map(|_| bytes.whole()).collect::<Option<Vec<i32>>>()?;
        let lengths = (0..bytes.count()?).map(|_| bytes.count()).collect::<Option<Vec<usize>>>()?;
        let mut codes: Vec<(u32, i32)> =
            lengths.iter().map(|length| *length as u32).zip(symbols).collect();
        codes.sort_unstable();
        let longest = codes.last()?.0;
        (lengths.len() == count && longest <= 31 && (longest > 0 || count == 1))
            .then_some(Self::Huffman(codes))
    }

    /// The blocks that values lie in.
    fn blocks(&self) -> BTreeSet<i32> {
        match self {
            Self::External(id) | Self::Stop(_, id) => BTreeSet::from([*id]),
            Self::Lengths(lengths, values) => &lengths.blocks() | &values.blocks(),
            Self::Huffman(codes) if codes.len() == 1 => BTreeSet::new(),
            _ => BTreeSet::from([BITS]),
        }
    }
}

/// How one kind of values is coded, with its bytes as they stand in the header.
#[derive(Debug)]
struct Coded<'a> {
    name: Name,
    encoding: Encoding,
    bytes: &'a [u8],
}

impl Coded<'_> {
    fn stays(&self) -> bool {
        match &self.name[..] {
            NAMES | b"TC" | b"TN" => false,
            name => name.len() == 2 || stays(name),
        }
    }
}

/// What becomes of the blocks of slices.
pub(super) struct Fates {
    pub(super) kept: BTreeSet<i32>,
    pub(super) gone: BTreeSet<i32>,
    /// The one that new names are written to.
    pub(super) names: Option<i32>,
}

/// The header of a container's reads.
#[derive(Debug)]
pub(super) struct Compression<'a> {
    /// What is said of the container as a whole, but for the tags.
    preserved: Vec<(&'a [u8], &'a [u8])>,
    series: Vec<Coded<'a>>,
    tags: Vec<Coded<'a>>,
    /// The sets of tags that reads have.
    pub(super) sets: Vec<Vec<&'a [u8]>>,
    /// Whether every read has a name.
    pub(super) named: bool,
    /// Whether places are told by how far they are from the one before.
    pub(super) delta: bool,
}

impl<'a> Compression<'a> {
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, Reason> {
        let mut rest = Cursor(bytes);
        let mut parsed = Self {
            preserved: Vec::new(),
            series: Vec::new(),
            tags: Vec::new(),
            sets: Vec::new(),
            named: true,
            delta: true,
        };
        parsed.preservation(&mut rest).ok_or(Code::BadRecord)?;
        parsed.series = coded(&mut rest, |bytes| bytes.take(2).map(<[u8]>::to_vec))?;
        parsed.tags = coded(&mut rest, |bytes| Some(bytes.whole()?.to_be_bytes()[1..].to_vec()))?;
        let is_known = |name: &[u8]| name == NAMES || SERIES.iter().any(|known| name == *known);
        let known = parsed.series.iter().all(|coded| is_known(&coded.name));
        if known && rest.0.is_empty() { Ok(parsed) } else { Err(Code::BadRecord.into()) }
    }

    fn preservation(&mut self, bytes: &mut Cursor<'a>) -> Option<()> {
        let length = bytes.count()?;
        let mut map = Cursor(bytes.take(length)?);
        for _ in 0..map.count()? {
            let key = map.take(2)?;
            let value = match key {
                b"RN" | b"AP" | b"RR" | b"QO" => map.take(1)?,
                b"SM" => map.take(5)?,
                b"TD" => {
                    let length = map.count()?;
                    let sets = map.take(length)?;
                    let sets = sets.strip_suffix(b"\0").unwrap_or(sets);
                    self.sets =
                        sets.split(|byte| *byte == 0).map(|set| set.chunks(3).collect()).collect();
                    continue;
                }
                _ => return None,
            };
            match key {
                b"RN" => self.named = value[0] != 0,
                b"AP" => self.delta = value[0] != 0,
                _ => {}
            }
            self.preserved.push((key, value));
        }
        let whole = self.sets.iter().flatten().all(|tag| tag.len() == 3);
        (map.0.is_empty() && whole).then_some(())
    }

    pub(super) fn encoding(&self, name: &[u8]) -> Option<&Encoding> {
        let all = if name.len() == 2 { &self.series } else { &self.tags };
        all.iter().find(|coded| coded.name == name).map(|coded| &coded.encoding)
    }

    /// The tags that go.
    pub(super) fn gone(&self) -> impl Iterator<Item = &[u8]> {
        self.tags.iter().map(|tag| &tag.name[..]).filter(|tag| !stays(tag))
    }

    fn all(&self) -> impl Iterator<Item = &Coded<'a>> {
        self.series.iter().chain(&self.tags)
    }

    /// Which series and tags have to be read to read what is wanted, since they lie in the same blocks.
    pub(super) fn read_with(&self, wanted: impl Fn(&[u8]) -> bool) -> BTreeSet<Name> {
        let mut read: BTreeSet<&Name> =
            self.all().map(|coded| &coded.name).filter(|name| wanted(name)).collect();
        loop {
            let blocks: BTreeSet<i32> = self
                .all()
                .filter(|coded| read.contains(&coded.name))
                .flat_map(|coded| coded.encoding.blocks())
                .collect();
            let before = read.len();
            let beside = self.all().filter(|coded| !coded.encoding.blocks().is_disjoint(&blocks));
            read.extend(beside.map(|coded| &coded.name));
            if read.len() == before {
                return read.into_iter().cloned().collect();
            }
        }
    }

    /// What becomes of blocks; held where what goes lies with what stays.
    pub(super) fn fates(&self) -> Result<Fates, Reason> {
        let (mut kept, mut gone) = (BTreeSet::new(), BTreeSet::new());
        for coded in self.all() {
            if coded.stays() { &mut kept } else { &mut gone }.extend(coded.encoding.blocks());
        }
        if gone.contains(&BITS) || !kept.is_disjoint(&gone) {
            return Err(unread("RN, TD"));
        }
        let names = self.encoding(NAMES).map(Encoding::blocks).unwrap_or_default();
        Ok(Fates { kept, gone, names: names.last().copied() })
    }

    /// The header without what goes.
    pub(super) fn written(&self, names: Option<i32>) -> Vec<u8> {
        let mut sets = Vec::new();
        for set in &self.sets {
            sets.extend(set.iter().filter(|tag| stays(tag)).copied().flatten());
            sets.push(0);
        }
        let mut preserved = Vec::new();
        push_whole(&mut preserved, self.preserved.len() as i32 + 1);
        for (key, value) in &self.preserved {
            preserved.extend([*key, *value].concat());
        }
        preserved.extend(b"TD");
        push_whole(&mut preserved, sets.len() as i32);
        preserved.extend(sets);
        let series = self.series.iter().filter_map(|coded| match names {
            _ if coded.stays() => Some([&coded.name[..], coded.bytes].concat()),
            Some(id) if coded.name == NAMES => Some([NAMES, &named_in(id)].concat()),
            _ => None,
        });
        let tags = self.tags.iter().filter(|coded| coded.stays()).map(|coded| {
            let mut entry = Vec::new();
            push_whole(
                &mut entry,
                coded.name.iter().fold(0, |key, byte| key << 8 | i32::from(*byte)),
            );
            [&entry, coded.bytes].concat()
        });
        let mut written = sized(preserved);
        for entries in [series.collect::<Vec<_>>(), tags.collect()] {
            let mut map = Vec::new();
            push_whole(&mut map, entries.len() as i32);
            written.extend(sized([map, entries.concat()].concat()));
        }
        written
    }
}

/// Whether a tag stays, by its name and the letter of its type.
pub(super) fn stays(tag: &[u8]) -> bool {
    keeps_tag(&tag[..2], tag[2])
}

/// How names are coded that end with a NUL.
fn named_in(id: i32) -> Vec<u8> {
    let mut inner = vec![0];
    push_whole(&mut inner, id);
    [vec![5], sized(inner)].concat()
}

fn sized(bytes: Vec<u8>) -> Vec<u8> {
    let mut all = Vec::new();
    push_whole(&mut all, bytes.len() as i32);
    all.extend(bytes);
    all
}

fn coded<'a>(
    bytes: &mut Cursor<'a>,
    name: impl Fn(&mut Cursor<'a>) -> Option<Name>,
) -> Result<Vec<Coded<'a>>, Reason> {
    let length = bytes.count().ok_or(Code::BadRecord)?;
    let mut map = Cursor(bytes.take(length).ok_or(Code::BadRecord)?);
    let mut all: Vec<Coded> = Vec::new();
    for _ in 0..map.count().ok_or(Code::BadRecord)? {
        let name = name(&mut map).ok_or(Code::BadRecord)?;
        let before = map.0;
        let encoding = Encoding::read(&mut map)?;
        let bytes = &before[..before.len() - map.0.len()];
        if all.iter().any(|coded| coded.name == name) {
            return Err(Code::BadRecord.into());
        }
        all.push(Coded { name, encoding, bytes });
    }
    if map.0.is_empty() { Ok(all) } else { Err(Code::BadRecord.into()) }
}
