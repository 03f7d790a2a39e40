//! The coder of names of version 3.1: each name as tokens that are like those of an earlier one, or differ.

use super::super::cursor::Cursor;
use super::{Room, arithmetic, rans};
use std::rc::Rc;

const KINDS: usize = 13;
const MOST_TOKENS: usize = 256;
const KIND: u8 = 0;
const STRING: u8 = 1;
const CHAR: u8 = 2;
const DIGITS_0: u8 = 3;
const WIDTH: u8 = 4;
const SAME_NAME: u8 = 5;
const DIFFERS: u8 = 6;
const DIGITS: u8 = 7;
const DELTA: u8 = 8;
const DELTA_0: u8 = 9;
const MATCH: u8 = 10;
const END: u8 = 12;
/// The stream is the same as an earlier one.
const SAME: u8 = 64;
/// The stream is of the next token.
const NEXT: u8 = 128;

/// A stream and how much of it has been read.
#[derive(Debug, Clone, Default)]
struct Stream(Vec<u8>, usize);

impl Stream {
    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let taken = self.0.get(self.1..self.1 + count)?;
        self.1 += count;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn string(&mut self) -> Option<&[u8]> {
        let length = memchr::memchr(0, self.0.get(self.1..)?)?;
        self.take(length + 1).map(|bytes| &bytes[..length])
    }
}

/// A part of a name.
#[derive(Debug, Clone)]
enum Token {
    Nothing,
    Text(Box<[u8]>),
    /// A number, and with how many digits it is written at least.
    Number(u32, usize),
}

type Streams = Vec<[Stream; KINDS]>;

/// All names, each with a NUL behind it.
pub(super) fn decode(bytes: &mut Cursor, room: &mut Room) -> Option<Vec<u8>> {
    let (length, count) = (bytes.u32()? as usize, bytes.u32()? as usize);
    let is_arithmetic = bytes.byte()? != 0;
    room.take(length)?;
    if count > length {
        return None;
    }
    let mut streams = streams(bytes, count, is_arithmetic, room)?;
    let mut all = Vec::with_capacity(length);
    let mut names: Vec<Rc<[Token]>> = Vec::new();
    for _ in 0..count {
        let tokens = tokens(&mut streams, &names, room)?;
        for token in &*tokens {
            match token {
                Token::Nothing => {}
                Token::Text(text) => all.extend_from_slice(text),
                Token::Number(value, width) => all.extend(format!("{value:0width$}").into_bytes()),
            }
        }
        all.push(0);
        // A short stream can stand for many names that are all long.
        if all.len() > length {
            return None;
        }
        names.push(tokens);
    }
    Some(all)
}

fn streams(
    bytes: &mut Cursor,
    count: usize,
    is_arithmetic: bool,
    room: &mut Room,
) -> Option<Streams> {
    let mut streams = Streams::new();
    while !bytes.0.is_empty() {
        let head = bytes.byte()?;
        let kind = head & 63;
        if head & NEXT != 0 {
            if streams.len() == MOST_TOKENS {
                return None;
            }
            streams.push(Default::default());
            if kind != KIND {
                room.take(count)?;
                let mut kinds = vec![MATCH; count];
                *kinds.first_mut()? = kind;
                streams.last_mut()?[usize::from(KIND)].0 = kinds;
            }
        }
        let stream = if head & SAME != 0 {
            let (place, kind) = (bytes.byte()?, bytes.byte()?);
            let stream = streams.get(usize::from(place))?.get(usize::from(kind))?.0.clone();
            room.take(stream.len())?;
            stream
        } else {
            let size = bytes.sevens()? as usize;
            let data = &mut Cursor(bytes.take(size)?);
            if is_arithmetic {
                arithmetic::decode(data, None, room)?
            } else {
                rans::by_sixteen(data, None, room)?
            }
        };
        streams.last_mut()?.get_mut(usize::from(kind))?.0 = stream;
    }
    Some(streams)
}

/// The tokens of the next name.
fn tokens(streams: &mut Streams, names: &[Rc<[Token]>], room: &mut Room) -> Option<Rc<[Token]>> {
    let first = streams.first_mut()?;
    let kind = first[usize::from(KIND)].byte()?;
    if ![SAME_NAME, DIFFERS].contains(&kind) {
        return None;
    }
    let distance = first[usize::from(kind)].u32()? as usize;
    let before = if distance == 0 { None } else { names.get(names.len().checked_sub(distance)?) };
    if kind == SAME_NAME {
        return before.cloned();
    }
    let mut tokens = Vec::new();
    loop {
        let place = tokens.len();
        room.take(size_of::<Token>())?;
        let stream = streams.get_mut(place + 1)?;
        let kind = stream[usize::from(KIND)].byte()?;
        let like = before.and_then(|before| before.get(place));
        tokens.push(match kind {
            STRING => Token::Text(of(stream, STRING).string()?.into()),
            CHAR => Token::Text([of(stream, CHAR).byte()?].into()),
            DIGITS => Token::Number(of(stream, DIGITS).u32()?, 0),
            DIGITS_0 => {
                Token::Number(of(stream, DIGITS_0).u32()?, usize::from(of(stream, WIDTH).byte()?))
            }
            DELTA | DELTA_0 => match like? {
                Token::Number(value, width) => {
                    Token::Number(value.wrapping_add(u32::from(of(stream, kind).byte()?)), *width)
                }
                _ => return None,
            },
            MATCH => like?.clone(),
            END => return Some(tokens.into()),
            _ => Token::Nothing,
        });
    }
}

fn of(streams: &mut [Stream; KINDS], kind: u8) -> &mut Stream {
    &mut streams[usize::from(kind)]
}
