//! The adaptive coder of version 3.1: symbols by a range that narrows, and models that learn.

use super::super::cursor::Cursor;
use super::Room;
use super::packed::{Map, striped};

const ORDER: u8 = 1;
const EXTERNAL: u8 = 4;
const STRIPE: u8 = 8;
const NO_SIZE: u8 = 16;
const STORED: u8 = 32;
const RUNS: u8 = 64;
const PACKED: u8 = 128;
/// Behind the models of runs, of which there is one for each symbol, those of what goes on with a run.
const GOES_ON: usize = 256;

struct Range<'a, 'b> {
    bytes: &'b mut Cursor<'a>,
    range: u32,
    code: u32,
}

impl<'a, 'b> Range<'a, 'b> {
    fn new(bytes: &'b mut Cursor<'a>) -> Option<Self> {
        let code = bytes.take(5)?.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
        Some(Self { bytes, range: u32::MAX, code })
    }

    fn narrow(&mut self, start: u32, frequency: u32) -> Option<()> {
        self.code = self.code.wrapping_sub(start.wrapping_mul(self.range));
        self.range = self.range.wrapping_mul(frequency);
        if self.range == 0 {
            return None;
        }
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(self.bytes.byte()?);
        }
        Some(())
    }
}

/// How often each symbol has come so far, the most frequent first.
#[derive(Clone)]
struct Model {
    total: u32,
    symbols: Vec<(u8, u32)>,
}

impl Model {
    fn new(count: usize) -> Self {
        Self { total: count as u32, symbols: (0..count).map(|symbol| (symbol as u8, 1)).collect() }
    }

    fn next(&mut self, range: &mut Range) -> Option<u8> {
        range.range /= self.total;
        let wanted = range.code.checked_div(range.range)?;
        let (mut place, mut before) = (0, 0);
        while before + self.symbols.get(place)?.1 <= wanted {
            before += self.symbols[place].1;
            place += 1;
        }
        let (symbol, frequency) = self.symbols[place];
        range.narrow(before, frequency)?;
        self.symbols[place].1 += 16;
        self.total += 16;
        if self.total > (1 << 16) - 17 {
            for (_, frequency) in &mut self.symbols {
                *frequency -= *frequency / 2;
            }
            self.total = self.symbols.iter().map(|(_, frequency)| frequency).sum();
        }
        if place > 0 && self.symbols[place].1 > self.symbols[place - 1].1 {
            self.symbols.swap(place, place - 1);
        }
        Some(symbol)
    }
}

pub(super) fn decode(bytes: &mut Cursor, said: Option<usize>, room: &mut Room) -> Option<Vec<u8>> {
    let flags = bytes.byte()?;
    let length = if flags & NO_SIZE == 0 { bytes.sevens()? as usize } else { said? };
    room.take(length)?;
    if flags & STRIPE != 0 {
        return striped(bytes, length, |bytes, length| decode(bytes, Some(length), room));
    }
    let map = if flags & PACKED == 0 { None } else { Some(Map::read(bytes)?) };
    let coded = map.as_ref().map_or(length, |map| map.length);
    room.take(coded)?;
    let data = if flags & STORED != 0 {
        bytes.take(coded)?.to_vec()
    } else if flags & EXTERNAL != 0 {
        return None;
    } else {
        symbols(bytes, coded, flags)?
    };
    match map {
        Some(map) => map.unpack(&data, length),
        None => Some(data),
    }
}

fn symbols(bytes: &mut Cursor, length: usize, flags: u8) -> Option<Vec<u8>> {
    let count = match bytes.byte()? {
        0 => 256,
        count => usize::from(count),
    };
    let contexts = if flags & ORDER == 0 { 1 } else { count };
    let mut models = vec![Model::new(count); contexts];
    let mut runs = vec![Model::new(4); if flags & RUNS == 0 { 0 } else { GOES_ON + 2 }];
    let mut range = Range::new(bytes)?;
    let (mut all, mut last) = (Vec::with_capacity(length), 0);
    while all.len() < length {
        let context = if flags & ORDER == 0 { 0 } else { usize::from(last) };
        last = models.get_mut(context)?.next(&mut range)?;
        all.push(last);
        if runs.is_empty() {
            continue;
        }
        let (mut model, mut part) = (usize::from(last), 3);
        while part == 3 {
            part = runs[model].next(&mut range)?;
            model = if model < GOES_ON { GOES_ON } else { GOES_ON + 1 };
            all.resize((all.len() + usize::from(part)).min(length), last);
        }
    }
    Some(all)
}
