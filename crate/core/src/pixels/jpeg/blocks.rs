//! Blocks of transformed coefficients: the order they come in, and how each is coded
//! (T.81 §A.2, §F.1.2, §F.2.2).

use super::super::Failure;
use super::bits::{Reader as Bits, Writer, category};
use super::huffman::Huffman;
use super::segments::{Frame, Reader, Scan, ZIGZAG};

/// Coefficients of one block, row by row.
pub(super) type Block = [i32; 64];

/// What comes next in a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A restart marker.
    Restart,
    /// A block of one of the scan's components, with its place in that component.
    Block {
        /// Which of the scan's components.
        part: usize,
        /// Column of blocks.
        x: usize,
        /// Row of blocks.
        y: usize,
        /// The coded unit it belongs to, across and down.
        unit: (usize, usize),
    },
}

/// The blocks of a scan in the order they are coded.
pub(super) fn steps<'a>(
    frame: &'a Frame,
    scan: &'a Scan,
    restart: usize,
) -> impl Iterator<Item = Step> + 'a {
    let alone = scan.components.len() == 1;
    let of = |part: usize| &frame.components[scan.components[part].0];
    let (across, down) = if alone { frame.blocks(of(0)).0 } else { frame.units() };
    let mut offsets = Vec::new();
    for part in 0..scan.components.len() {
        let (h, v) = if alone { (1, 1) } else { of(part).sampling };
        let places = (0..v).flat_map(|dy| (0..h).map(move |dx| (dx, dy)));
        offsets.extend(places.map(|(dx, dy)| (part, (h, v), (dx, dy))));
    }
    (0..across * down).flat_map(move |index| {
        let unit @ (column, row) = (index % across, index / across);
        let marked = restart > 0 && index > 0 && index.is_multiple_of(restart);
        let blocks: Vec<Step> = marked
            .then_some(Step::Restart)
            .into_iter()
            .chain(offsets.iter().map(|(part, (h, v), (dx, dy))| Step::Block {
                part: *part,
                x: column * h + dx,
                y: row * v + dy,
                unit,
            }))
            .collect();
        blocks
    })
}

/// The tables of each component of a scan.
pub(super) fn tables<'a>(
    reader: &'a Reader,
    scan: &Scan,
) -> Result<Vec<(&'a Huffman, &'a Huffman)>, Failure> {
    let pick = |(_, dc, ac): &(usize, usize, usize)| {
        let dc = reader.dc.get(*dc)?.as_ref()?;
        Some((dc, reader.ac.get(*ac)?.as_ref()?))
    };
    scan.components.iter().map(pick).collect::<Option<_>>().ok_or(Failure::Malformed)
}

/// Reads a block; `last` is the DC coefficient of the block before it.
pub(super) fn read(
    bits: &mut Bits,
    (dc, ac): (&Huffman, &Huffman),
    last: &mut i32,
) -> Result<Block, Failure> {
    let mut block = [0; 64];
    let category = u32::from(dc.read(bits)?);
    *last = last.wrapping_add(bits.difference(category)?);
    block[0] = *last;
    let mut at = 1;
    while at < 64 {
        let symbol = ac.read(bits)?;
        let (run, size) = (usize::from(symbol >> 4), u32::from(symbol & 15));
        if size == 0 {
            if run != 15 {
                break;
            }
            at += 16;
            continue;
        }
        let place = ZIGZAG.get(at + run).ok_or(Failure::Malformed)?;
        block[*place] = bits.difference(size)?;
        at += run + 1;
    }
    Ok(block)
}

/// The symbols of a block with the bits behind each; the first is of the DC table.
pub(super) fn symbols(block: &Block, last: &mut i32) -> Vec<(u8, u32)> {
    let (size, bits) = category(block[0].wrapping_sub(*last));
    *last = block[0];
    let mut symbols = vec![(size as u8, bits)];
    let mut run = 0;
    for place in &ZIGZAG[1..] {
        if block[*place] == 0 {
            run += 1;
            continue;
        }
        symbols.extend(std::iter::repeat_n((0xF0, 0), run / 16));
        let (size, bits) = category(block[*place]);
        symbols.push(((run as u8 % 16) << 4 | size as u8, bits));
        run = 0;
    }
    if run > 0 {
        symbols.push((0, 0));
    }
    symbols
}

/// Writes the symbols of a block.
pub(super) fn write(symbols: &[(u8, u32)], (dc, ac): (&Huffman, &Huffman), bits: &mut Writer) {
    for (index, (symbol, value)) in symbols.iter().enumerate() {
        let (table, size) = if index == 0 { (dc, *symbol) } else { (ac, symbol & 15) };
        table.write(*symbol, bits);
        bits.put(*value, size.into());
    }
}
