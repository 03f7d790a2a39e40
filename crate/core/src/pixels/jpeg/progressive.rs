//! Coefficients that come in several scans (T.81 annex G).

use super::super::{Failure, MOST_BYTES};
use super::bits::Reader as Bits;
use super::blocks::{Block, Step, steps};
use super::huffman::Huffman;
use super::segments::{Frame, Reader, Scan, ZIGZAG};

/// More scans than any encoder makes; each goes over the whole picture.
const MOST_SCANS: usize = 64;

/// The coefficients of one component.
pub(super) struct Plane {
    /// Blocks across.
    pub(super) across: usize,
    /// The blocks, row by row.
    pub(super) blocks: Vec<[i16; 64]>,
}

/// Reads all scans.
pub(super) fn read(
    bytes: &[u8],
    reader: &mut Reader,
    first: Scan,
) -> Result<(Frame, Vec<Plane>), Failure> {
    let frame = reader.frame.clone().ok_or(Failure::Malformed)?;
    let sizes: Vec<(usize, usize)> =
        frame.components.iter().map(|part| frame.blocks(part).1).collect();
    let total: usize = sizes.iter().map(|(across, down)| across * down * 128).sum();
    if total as u64 > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    let plane =
        |(across, down): (usize, usize)| Plane { across, blocks: vec![[0; 64]; across * down] };
    let mut planes: Vec<Plane> = sizes.into_iter().map(plane).collect();
    let mut next = Some(first);
    for _ in 0..MOST_SCANS {
        let Some(scan) = next else { return Ok((frame, planes)) };
        read_scan(&bytes[scan.data.clone()], reader, &frame, &scan, &mut planes)?;
        next = reader.next()?;
    }
    Err(Failure::Unsupported)
}

fn read_scan(
    data: &[u8],
    reader: &Reader,
    frame: &Frame,
    scan: &Scan,
    planes: &mut [Plane],
) -> Result<(), Failure> {
    let (from, to) = scan.band;
    let sound = from <= to && to < 64 && scan.bits.1 < 14 && (from > 0 || to == 0);
    if !sound || (from > 0 && scan.components.len() != 1) {
        return Err(Failure::Malformed);
    }
    let mut bits = Bits::new(data);
    let mut last = vec![0; scan.components.len()];
    let mut band = Band { from, to, bit: scan.bits.1, run: 0 };
    for step in steps(frame, scan, reader.restart) {
        let Step::Block { part, x, y, .. } = step else {
            bits.restart()?;
            last.fill(0);
            band.run = 0;
            continue;
        };
        let (component, dc, ac) = scan.components[part];
        let plane = &mut planes[component];
        let block = plane.blocks.get_mut(y * plane.across + x).ok_or(Failure::Malformed)?;
        let first = scan.bits.0 == 0;
        if from == 0 && first {
            let table = reader.dc.get(dc).and_then(Option::as_ref).ok_or(Failure::Malformed)?;
            let category = u32::from(table.read(&mut bits)?);
            last[part] = i32::wrapping_add(last[part], bits.difference(category)?);
            block[0] = (last[part] << scan.bits.1) as i16;
        } else if from == 0 {
            block[0] |= (bits.take(1)? << scan.bits.1) as i16;
        } else {
            let table = reader.ac.get(ac).and_then(Option::as_ref).ok_or(Failure::Malformed)?;
            if first {
                band.begin(&mut bits, table, block)?;
            } else {
                band.refine(&mut bits, table, block)?;
            }
        }
    }
    Ok(())
}

/// A band of AC coefficients being read.
struct Band {
    from: usize,
    to: usize,
    bit: u32,
    /// Blocks that have nothing more to come.
    run: u32,
}

impl Band {
    fn begin(
        &mut self,
        bits: &mut Bits,
        table: &Huffman,
        block: &mut [i16; 64],
    ) -> Result<(), Failure> {
        if self.run > 0 {
            self.run -= 1;
            return Ok(());
        }
        let mut at = self.from;
        while at <= self.to {
            let symbol = table.read(bits)?;
            let (run, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
            if size == 0 && run < 15 {
                self.run = (1 << run) - 1 + bits.take(run)?;
                break;
            }
            at += run as usize;
            if size > 0 {
                let place = ZIGZAG.get(at).ok_or(Failure::Malformed)?;
                block[*place] = (bits.difference(size)? << self.bit) as i16;
            }
            at += 1;
        }
        Ok(())
    }

    fn refine(
        &mut self,
        bits: &mut Bits,
        table: &Huffman,
        block: &mut [i16; 64],
    ) -> Result<(), Failure> {
        let one = 1_i16 << self.bit;
        let mut at = self.from;
        while self.run == 0 && at <= self.to {
            let symbol = table.read(bits)?;
            let (mut run, size) = (u32::from(symbol >> 4), symbol & 15);
            let value = match size {
                0 if run < 15 => {
                    self.run = (1 << run) + bits.take(run)?;
                    break;
                }
                0 => 0,
                1 => {
                    if bits.take(1)? == 1 {
                        one
                    } else {
                        -one
                    }
                }
                _ => return Err(Failure::Malformed),
            };
            while at <= self.to {
                let coefficient = &mut block[ZIGZAG[at]];
                at += 1;
                if *coefficient != 0 {
                    correct(bits, coefficient, one)?;
                } else if run == 0 {
                    *coefficient = value;
                    break;
                } else {
                    run -= 1;
                }
            }
        }
        if self.run > 0 {
            for place in ZIGZAG.iter().take(self.to + 1).skip(at) {
                if block[*place] != 0 {
                    correct(bits, &mut block[*place], one)?;
                }
            }
            self.run -= 1;
        }
        Ok(())
    }
}

/// One more bit of a coefficient that is not zero.
fn correct(bits: &mut Bits, coefficient: &mut i16, one: i16) -> Result<(), Failure> {
    if bits.take(1)? == 1 && *coefficient & one == 0 {
        *coefficient = coefficient.wrapping_add(if *coefficient >= 0 { one } else { -one });
    }
    Ok(())
}

/// A block in the width that the transform takes.
pub(super) fn widen(block: &[i16; 64]) -> Block {
    block.map(i32::from)
}
