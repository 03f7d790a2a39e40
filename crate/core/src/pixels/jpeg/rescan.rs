//! Codes a picture of several scans again in one (T.81 annex F): the coefficients stay what they
//! were.

use super::super::{Failure, MOST_BYTES};
use super::bits::{Reader as Bits, Writer};
use super::blank::Frequencies;
use super::blocks::{self, Step};
use super::huffman::Huffman;
use super::progressive::{self, Plane};
use super::segments::{Frame, Process, Reader, Scan, ZIGZAG};

/// Blocks that one coded unit may hold (§B.2.3).
const MOST_BLOCKS: usize = 10;

/// The same picture in one sequential scan of all components, without what is no part of it.
pub(super) fn in_one_scan(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut reader = Reader::new(bytes)?;
    let first = reader.next()?.ok_or(Failure::Malformed)?;
    let frame = reader.frame.clone().ok_or(Failure::Malformed)?;
    let planes = match frame.process {
        Process::Progressive => progressive::read(bytes, &mut reader, first)?.1,
        Process::Sequential => sequential(bytes, &mut reader, first, &frame)?,
        Process::Lossless => return Err(Failure::Unsupported),
    };
    let together: usize =
        frame.components.iter().map(|part| part.sampling.0 * part.sampling.1).sum();
    if frame.components.len() > 1 && together > MOST_BLOCKS {
        return Err(Failure::Unsupported);
    }
    let scan = Scan {
        // One pair of tables for the first component, another for all others.
        components: (0..frame.components.len())
            .map(|part| (part, part.min(1), part.min(1)))
            .collect(),
        band: (0, 63),
        bits: (0, 0),
        header: 0..0,
        data: 0..0,
    };
    let mut seen = Frequencies::default();
    each_block(&frame, &scan, &planes, |table, symbols| seen.count(table, table, symbols))?;
    let used = frame.components.len().min(2);
    let tables: Result<Vec<(Huffman, Huffman)>, Failure> = (0..used)
        .map(|table| Ok((Huffman::of(&seen.dc[table])?, Huffman::of(&seen.ac[table])?)))
        .collect();
    let tables = tables?;
    let mut bits = Writer::default();
    each_block(&frame, &scan, &planes, |table, symbols| {
        blocks::write(symbols, (&tables[table].0, &tables[table].1), &mut bits);
    })?;
    bits.flush();

    let mut output = vec![0xFF, 0xD8];
    quantization(&reader, &frame, &mut output)?;
    header(&frame, &mut output);
    for (id, (dc, ac)) in (0..).zip(&tables) {
        segment(0xC4, &dc.declare(0, id), &mut output);
        segment(0xC4, &ac.declare(1, id), &mut output);
    }
    let mut start = vec![frame.components.len() as u8];
    for (part, component) in frame.components.iter().enumerate() {
        start.extend([component.id, 0x11 * part.min(1) as u8]);
    }
    start.extend([0, 63, 0]);
    segment(0xDA, &start, &mut output);
    output.extend(bits.bytes);
    output.extend([0xFF, 0xD9]);
    Ok(output)
}

/// The coefficients of a picture whose components come in scans of their own.
fn sequential(
    bytes: &[u8],
    reader: &mut Reader,
    first: Scan,
    frame: &Frame,
) -> Result<Vec<Plane>, Failure> {
    let sizes: Vec<(usize, usize)> =
        frame.components.iter().map(|part| frame.blocks(part).1).collect();
    let total: usize = sizes.iter().map(|(across, down)| across * down * 128).sum();
    if total as u64 > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    let plane =
        |(across, down): (usize, usize)| Plane { across, blocks: vec![[0; 64]; across * down] };
    let mut planes: Vec<Plane> = sizes.into_iter().map(plane).collect();
    let mut missing = vec![true; planes.len()];
    let mut next = Some(first);
    while let Some(scan) = next {
        let tables = blocks::tables(reader, &scan)?;
        let mut bits = Bits::new(&bytes[scan.data.clone()]);
        let mut last = vec![0; tables.len()];
        if scan.components.iter().any(|(part, ..)| !std::mem::replace(&mut missing[*part], false)) {
            return Err(Failure::Malformed);
        }
        for step in blocks::steps(frame, &scan, reader.restart) {
            let Step::Block { part, x, y, .. } = step else {
                bits.restart()?;
                last.fill(0);
                continue;
            };
            let block = blocks::read(&mut bits, tables[part], &mut last[part])?;
            let plane = &mut planes[scan.components[part].0];
            let stored = plane.blocks.get_mut(y * plane.across + x).ok_or(Failure::Malformed)?;
            *stored = block.map(|coefficient| coefficient as i16);
        }
        next = reader.next()?;
    }
    if missing.contains(&true) { Err(Failure::Malformed) } else { Ok(planes) }
}

/// Hands over the symbols of every block, with the number of its tables.
fn each_block(
    frame: &Frame,
    scan: &Scan,
    planes: &[Plane],
    mut each: impl FnMut(usize, &[(u8, u32)]),
) -> Result<(), Failure> {
    let mut last = vec![0; planes.len()];
    for step in blocks::steps(frame, scan, 0) {
        let Step::Block { part, x, y, .. } = step else { continue };
        let plane = &planes[part];
        let block = plane.blocks.get(y * plane.across + x).ok_or(Failure::Malformed)?;
        let symbols = blocks::symbols(&progressive::widen(block), &mut last[part]);
        each(part.min(1), &symbols);
    }
    Ok(())
}

/// The tables that the components use, each in as few bytes as it fits into.
fn quantization(reader: &Reader, frame: &Frame, output: &mut Vec<u8>) -> Result<(), Failure> {
    let mut used: Vec<usize> = frame.components.iter().map(|part| part.quantization).collect();
    used.sort_unstable();
    used.dedup();
    for id in used {
        let table = reader.quantization.get(id).and_then(Option::as_ref);
        let table = table.ok_or(Failure::Malformed)?;
        let wide = table.iter().any(|step| *step > 255);
        let mut payload = vec![u8::from(wide) << 4 | id as u8];
        for place in ZIGZAG {
            let step = table[place].to_be_bytes();
            payload.extend(if wide { &step[..] } else { &step[1..] });
        }
        segment(0xDB, &payload, output);
    }
    Ok(())
}

fn header(frame: &Frame, output: &mut Vec<u8>) {
    let mut payload = vec![frame.precision as u8];
    payload.extend((frame.rows as u16).to_be_bytes());
    payload.extend((frame.columns as u16).to_be_bytes());
    payload.push(frame.components.len() as u8);
    for part in &frame.components {
        let sampling = (part.sampling.0 as u8) << 4 | part.sampling.1 as u8;
        payload.extend([part.id, sampling, part.quantization as u8]);
    }
    let marker = if frame.precision == 8 { 0xC0 } else { 0xC1 };
    segment(marker, &payload, output);
}

fn segment(marker: u8, payload: &[u8], output: &mut Vec<u8>) {
    output.extend([0xFF, marker]);
    output.extend((payload.len() as u16 + 2).to_be_bytes());
    output.extend(payload);
}
