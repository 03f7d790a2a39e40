//! Asymmetric numeral systems: with states of 4 × 8 bits (version 3.0), and with 16 bits at a time (3.1).

use super::super::cursor::Cursor;
use super::Room;
use super::packed::{Map, striped};

const ORDER: u8 = 1;
const WIDE: u8 = 4;
const STRIPE: u8 = 8;
const NO_SIZE: u8 = 16;
const STORED: u8 = 32;
const RUNS: u8 = 64;
const PACKED: u8 = 128;

/// Which symbol each part of the range stands for.
struct Table {
    symbols: Vec<u8>,
    frequencies: [u32; 256],
    starts: [u32; 256],
}

impl Table {
    fn new(frequencies: &[u32; 256], bits: u32) -> Option<Self> {
        let mut table = Self { symbols: Vec::new(), frequencies: *frequencies, starts: [0; 256] };
        for (symbol, frequency) in frequencies.iter().enumerate() {
            table.starts[symbol] = table.symbols.len() as u32;
            let end = table.symbols.len().checked_add(*frequency as usize)?;
            if end > 1 << bits {
                return None;
            }
            table.symbols.resize(end, symbol as u8);
        }
        table.symbols.resize(1 << bits, 0);
        Some(table)
    }

    /// The same of frequencies that are of a smaller range.
    fn scaled(frequencies: &mut [u32; 256], bits: u32) -> Option<Self> {
        let mut total = frequencies.iter().try_fold(0_u32, |all, one| all.checked_add(*one))?;
        while total > 0 && total < 1 << bits {
            total *= 2;
            for frequency in &mut *frequencies {
                *frequency *= 2;
            }
        }
        Self::new(frequencies, bits)
    }
}

/// How a state that has become small takes in more.
#[derive(Clone, Copy)]
enum Step {
    Bytes,
    Words,
}

struct Decoder<'a, 'b> {
    bytes: &'b mut Cursor<'a>,
    states: Vec<u32>,
    bits: u32,
    step: Step,
}

impl<'a, 'b> Decoder<'a, 'b> {
    fn new(bytes: &'b mut Cursor<'a>, lanes: usize, bits: u32, step: Step) -> Option<Self> {
        let states = (0..lanes).map(|_| bytes.u32()).collect::<Option<_>>()?;
        Some(Self { bytes, states, bits, step })
    }

    fn next(&mut self, lane: usize, table: &Table) -> Option<u8> {
        let state = self.states[lane];
        let place = state & ((1 << self.bits) - 1);
        let symbol = table.symbols[place as usize];
        let (frequency, start) =
            (table.frequencies[usize::from(symbol)], table.starts[usize::from(symbol)]);
        let mut state =
            frequency.wrapping_mul(state >> self.bits).wrapping_add(place.wrapping_sub(start));
        match self.step {
            Step::Bytes => {
                while state < 1 << 23 {
                    state = state << 8 | u32::from(self.bytes.byte()?);
                }
            }
            Step::Words if state < 1 << 15 => state = state << 16 | u32::from(self.bytes.u16()?),
            Step::Words => {}
        }
        self.states[lane] = state;
        Some(symbol)
    }

    /// Symbols by themselves: the states take turns.
    fn alone(&mut self, table: &Table, length: usize) -> Option<Vec<u8>> {
        let lanes = self.states.len();
        (0..length).map(|place| self.next(place % lanes, table)).collect()
    }

    /// Symbols that depend on the one before: each state has a stretch of its own, the last one the rest too.
    fn after(&mut self, tables: &[Option<Box<Table>>], length: usize) -> Option<Vec<u8>> {
        let lanes = self.states.len();
        let stretch = length / lanes;
        let (mut all, mut last) = (vec![0; length], vec![0_u8; lanes]);
        for place in 0..stretch {
            for lane in 0..lanes {
                last[lane] = self.next(lane, tables.get(usize::from(last[lane]))?.as_ref()?)?;
                all[lane * stretch + place] = last[lane];
            }
        }
        let lane = lanes - 1;
        for byte in &mut all[stretch * lanes..] {
            last[lane] = self.next(lane, tables.get(usize::from(last[lane]))?.as_ref()?)?;
            *byte = last[lane];
        }
        Some(all)
    }
}

/// Symbols in order, of which neighbours are counted; what is read behind each stands for it.
fn alphabet(bytes: &mut Cursor, mut read: impl FnMut(u8, &mut Cursor) -> Option<()>) -> Option<()> {
    let (mut symbol, mut run) = (bytes.byte()?, 0);
    loop {
        read(symbol, bytes)?;
        if run > 0 {
            run -= 1;
            symbol = symbol.checked_add(1)?;
        } else {
            let next = bytes.byte()?;
            if next == 0 {
                return Some(());
            }
            if symbol.checked_add(1) == Some(next) {
                run = bytes.byte()?;
            }
            symbol = next;
        }
    }
}

/// The order of a stream of version 3.0, its lengths, and what it holds.
pub(super) fn four_by_eight(bytes: &mut Cursor, room: &mut Room) -> Option<Vec<u8>> {
    let (order, _, length) = (bytes.byte()?, bytes.u32()?, bytes.u32()? as usize);
    room.take(length)?;
    let table = |bytes: &mut Cursor| {
        let mut frequencies = [0; 256];
        alphabet(bytes, |symbol, bytes| {
            frequencies[usize::from(symbol)] = bytes.whole()?.try_into().ok()?;
            Some(())
        })?;
        Table::new(&frequencies, 12)
    };
    if order == 0 {
        let table = table(bytes)?;
        return Decoder::new(bytes, 4, 12, Step::Bytes)?.alone(&table, length);
    }
    let mut tables: Vec<Option<Box<Table>>> = (0..256).map(|_| None).collect();
    alphabet(bytes, |symbol, bytes| {
        tables[usize::from(symbol)] = Some(Box::new(table(bytes)?));
        Some(())
    })?;
    Decoder::new(bytes, 4, 12, Step::Bytes)?.after(&tables, length)
}

/// A stream of version 3.1, with all that may lie around its coding.
pub(super) fn by_sixteen(
    bytes: &mut Cursor,
    said: Option<usize>,
    room: &mut Room,
) -> Option<Vec<u8>> {
    let flags = bytes.byte()?;
    let length = if flags & NO_SIZE == 0 { bytes.sevens()? as usize } else { said? };
    room.take(length)?;
    if flags & STRIPE != 0 {
        return striped(bytes, length, |bytes, length| by_sixteen(bytes, Some(length), room));
    }
    let lanes = if flags & WIDE == 0 { 4 } else { 32 };
    let map = if flags & PACKED == 0 { None } else { Some(Map::read(bytes)?) };
    let unpacked = map.as_ref().map_or(length, |map| map.length);
    let runs = if flags & RUNS == 0 { None } else { Some(Runs::read(bytes, lanes, room)?) };
    let coded = runs.as_ref().map_or(unpacked, |runs| runs.length);
    room.take(coded)?;
    let mut data = match flags & (STORED | ORDER) {
        0 => order_0(bytes, coded, lanes)?,
        ORDER => order_1(bytes, coded, lanes, room)?,
        _ => bytes.take(coded)?.to_vec(),
    };
    if let Some(runs) = runs {
        room.take(unpacked)?;
        data = runs.expand(&data, unpacked)?;
    }
    if let Some(map) = map {
        data = map.unpack(&data, length)?;
    }
    Some(data)
}

fn order_0(bytes: &mut Cursor, length: usize, lanes: usize) -> Option<Vec<u8>> {
    if length == 0 {
        return Some(Vec::new());
    }
    let (mut symbols, mut frequencies) = (Vec::new(), [0; 256]);
    alphabet(bytes, |symbol, _| {
        symbols.push(symbol);
        Some(())
    })?;
    for symbol in symbols {
        frequencies[usize::from(symbol)] = bytes.sevens()?;
    }
    let table = Table::scaled(&mut frequencies, 12)?;
    Decoder::new(bytes, lanes, 12, Step::Words)?.alone(&table, length)
}

fn order_1(bytes: &mut Cursor, length: usize, lanes: usize, room: &mut Room) -> Option<Vec<u8>> {
    if length == 0 {
        return Some(Vec::new());
    }
    let head = bytes.byte()?;
    let bits = u32::from(head >> 4);
    if !(1..=12).contains(&bits) {
        return None;
    }
    let tables = if head & 1 == 0 {
        tables(bytes, bits)?
    } else {
        let (length, size) = (bytes.sevens()? as usize, bytes.sevens()? as usize);
        room.take(length)?;
        let packed = order_0(&mut Cursor(bytes.take(size)?), length, 4)?;
        tables(&mut Cursor(&packed), bits)?
    };
    Decoder::new(bytes, lanes, bits, Step::Words)?.after(&tables, length)
}

/// A table for each symbol that may come before; behind a frequency of nought is how many more there are.
fn tables(bytes: &mut Cursor, bits: u32) -> Option<Vec<Option<Box<Table>>>> {
    let mut symbols = Vec::new();
    alphabet(bytes, |symbol, _| {
        symbols.push(symbol);
        Some(())
    })?;
    let mut tables: Vec<Option<Box<Table>>> = (0..256).map(|_| None).collect();
    for before in &symbols {
        let (mut frequencies, mut run) = ([0; 256], 0);
        for symbol in &symbols {
            if run > 0 {
                run -= 1;
                continue;
            }
            frequencies[usize::from(*symbol)] = bytes.sevens()?;
            if frequencies[usize::from(*symbol)] == 0 {
                run = bytes.byte()?;
            }
        }
        tables[usize::from(*before)] = Some(Box::new(Table::scaled(&mut frequencies, bits)?));
    }
    Some(tables)
}

/// Which symbols come in runs, and how long each run is.
struct Runs {
    symbols: [bool; 256],
    lengths: Vec<u8>,
    /// How many bytes there are of which each stands for a run.
    length: usize,
}

impl Runs {
    fn read(bytes: &mut Cursor, lanes: usize, room: &mut Room) -> Option<Self> {
        let (size, length) = (bytes.sevens()? as usize, bytes.sevens()? as usize);
        let stored = size & 1 == 1;
        room.take(size / 2)?;
        let mut lengths = if stored {
            bytes.take(size / 2)?.to_vec()
        } else {
            let packed = bytes.sevens()? as usize;
            order_0(&mut Cursor(bytes.take(packed)?), size / 2, lanes)?
        };
        let mut head = Cursor(&lengths);
        let count = match head.byte()? {
            0 => 256,
            count => usize::from(count),
        };
        let mut symbols = [false; 256];
        for symbol in head.take(count)? {
            symbols[usize::from(*symbol)] = true;
        }
        lengths.drain(..=count);
        Some(Self { symbols, lengths, length })
    }

    fn expand(&self, data: &[u8], length: usize) -> Option<Vec<u8>> {
        let (mut all, mut lengths) = (Vec::with_capacity(length), Cursor(&self.lengths));
        for symbol in data {
            let more =
                if self.symbols[usize::from(*symbol)] { lengths.sevens()? as usize } else { 0 };
            if more >= length - all.len().min(length) {
                return None;
            }
            all.resize(all.len() + more + 1, *symbol);
        }
        (all.len() == length).then_some(all)
    }
}
