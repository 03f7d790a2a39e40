//! Blanks coded units under a mask and codes the scan again: all other coefficients stay what
//! they were.

use super::super::samples::Area;
use super::super::{Failure, MaskBox};
use super::bits::{Reader as Bits, Writer};
use super::blocks::{Step, read, steps, symbols, tables, write};
use super::huffman::Huffman;
use super::segments::{Frame, Process, Reader, Scan};

/// Blanks every coded unit that a box touches, on all components, so that it shows `shown`, one
/// value for each component. Boxes of all frames count. Pictures of several scans, progressive and
/// lossless ones are refused, and where steps are too coarse to show just that value.
pub fn blank_blocks(bytes: &[u8], boxes: &[MaskBox], shown: &[u32]) -> Result<Vec<u8>, Failure> {
    let mut reader = Reader::new(bytes)?;
    let scan = reader.next()?.ok_or(Failure::Malformed)?;
    let frame = reader.frame.clone().ok_or(Failure::Malformed)?;
    // A sequential scan has all coefficients, whatever band it names (T.81 §B.2.3).
    let whole = scan.components.len() == frame.components.len();
    if frame.process != Process::Sequential
        || !whole
        || scan.bits != (0, 0)
        || !super::spreads(&frame)
    {
        return Err(Failure::Unsupported);
    }
    if bytes.get(scan.data.end..scan.data.end + 2) != Some(&[0xFF, 0xD9]) {
        return Err(Failure::Unsupported);
    }
    let areas: Vec<Area> =
        boxes.iter().filter_map(|mask| Area::of(mask, frame.columns, frame.rows)).collect();
    let masked = Masked { reader: &reader, frame: &frame, scan: &scan, areas, shown };
    let data = &bytes[scan.data.clone()];

    let mut seen = Frequencies::default();
    masked.recode(data, |step| {
        if let Recoded::Block { part, symbols } = step {
            let (_, dc, ac) = scan.components[part];
            seen.count(dc, ac, symbols);
        }
    })?;
    let (dc, mut added) = complete(0, &seen.dc, &reader.dc)?;
    let (ac, others) = complete(1, &seen.ac, &reader.ac)?;
    added.extend(others);

    let mut bits = Writer::default();
    let mut restarts = 0;
    masked.recode(data, |step| match step {
        Recoded::Restart => {
            bits.flush();
            bits.bytes.extend([0xFF, 0xD0 + restarts % 8]);
            restarts = (restarts + 1) % 8;
        }
        Recoded::Block { part, symbols } => {
            let (_, d, a) = scan.components[part];
            if let (Some(dc), Some(ac)) = (&dc[d], &ac[a]) {
                write(symbols, (dc, ac), &mut bits);
            }
        }
    })?;
    bits.flush();

    let mut output = bytes[..scan.header.start].to_vec();
    output.extend(added);
    output.extend(&bytes[scan.header.clone()]);
    output.extend(bits.bytes);
    output.extend(&bytes[scan.data.end..]);
    Ok(output)
}

/// The size of a coded unit in pixels: boxes are widened to it.
pub fn unit(bytes: &[u8]) -> Result<(usize, usize), Failure> {
    let mut reader = Reader::new(bytes)?;
    let scan = reader.next()?.ok_or(Failure::Malformed)?;
    let frame = reader.frame.as_ref().ok_or(Failure::Malformed)?;
    Ok(unit_of(frame, &scan))
}

fn unit_of(frame: &Frame, scan: &Scan) -> (usize, usize) {
    match scan.components.len() {
        1 => (8, 8),
        _ => (8 * frame.largest.0, 8 * frame.largest.1),
    }
}

struct Masked<'a> {
    reader: &'a Reader<'a>,
    frame: &'a Frame,
    scan: &'a Scan,
    areas: Vec<Area>,
    shown: &'a [u32],
}

enum Recoded<'a> {
    Restart,
    Block { part: usize, symbols: &'a [(u8, u32)] },
}

impl Masked<'_> {
    /// Hands over every block of the scan as it is to be written.
    fn recode(&self, data: &[u8], mut each: impl FnMut(Recoded)) -> Result<(), Failure> {
        let tables = tables(self.reader, self.scan)?;
        let blanks = self.blanks()?;
        let mut bits = Bits::new(data);
        let (mut before, mut after) = (vec![0; tables.len()], vec![0; tables.len()]);
        for step in steps(self.frame, self.scan, self.reader.restart) {
            let Step::Block { part, unit, .. } = step else {
                bits.restart()?;
                before.fill(0);
                after.fill(0);
                each(Recoded::Restart);
                continue;
            };
            let mut block = read(&mut bits, tables[part], &mut before[part])?;
            if self.is_masked(unit) {
                block = [0; 64];
                block[0] = blanks[part];
            }
            let symbols = symbols(&block, &mut after[part]);
            each(Recoded::Block { part, symbols: &symbols });
        }
        Ok(())
    }

    fn is_masked(&self, (x, y): (usize, usize)) -> bool {
        let (across, down) = unit_of(self.frame, self.scan);
        self.areas.iter().any(|area| {
            area.columns.start < (x + 1) * across
                && area.columns.end > x * across
                && area.rows.start < (y + 1) * down
                && area.rows.end > y * down
        })
    }

    /// The DC coefficient of a blank block, for each component of the scan.
    fn blanks(&self) -> Result<Vec<i32>, Failure> {
        let blank = |(component, ..): &(usize, usize, usize)| {
            let table = self.frame.components[*component].quantization;
            let table = self.reader.quantization.get(table)?.as_ref()?;
            let shown = *self.shown.get(*component)? as i32;
            let (middle, most) = (1 << (self.frame.precision - 1), (1 << self.frame.precision) - 1);
            let level = shown - middle;
            let step = i32::from(table[0].max(1));
            // Away from zero, so that clamping makes black black and white white.
            let size = (8 * level.abs() + step - 1) / step * level.signum();
            Some((size, (((size * step + 4) >> 3) + middle).clamp(0, most) == shown))
        };
        let blanks: Option<Vec<(i32, bool)>> = self.scan.components.iter().map(blank).collect();
        let blanks = blanks.ok_or(Failure::Malformed)?;
        if blanks.iter().any(|(_, exact)| !exact) {
            return Err(Failure::Unsupported);
        }
        Ok(blanks.into_iter().map(|(size, _)| size).collect())
    }
}

/// How often each symbol is needed, by table.
pub(super) struct Frequencies {
    pub(super) dc: [[u64; 256]; 4],
    pub(super) ac: [[u64; 256]; 4],
}

impl Default for Frequencies {
    fn default() -> Self {
        Self { dc: [[0; 256]; 4], ac: [[0; 256]; 4] }
    }
}

impl Frequencies {
    pub(super) fn count(&mut self, dc: usize, ac: usize, symbols: &[(u8, u32)]) {
        for (index, (symbol, _)) in symbols.iter().enumerate() {
            let table = if index == 0 { &mut self.dc[dc] } else { &mut self.ac[ac] };
            table[usize::from(*symbol)] += 1;
        }
    }
}

/// Tables that have every symbol needed, and the segments that declare those made anew.
fn complete(
    class: u8,
    needed: &[[u64; 256]; 4],
    declared: &[Option<Huffman>; 4],
) -> Result<([Option<Huffman>; 4], Vec<u8>), Failure> {
    let mut tables = declared.clone();
    let mut segments = Vec::new();
    for (id, (table, needed)) in tables.iter_mut().zip(needed).enumerate() {
        let lacks = |table: &Huffman| {
            (0..=255_u8).any(|symbol| needed[usize::from(symbol)] > 0 && !table.has(symbol))
        };
        if table.as_ref().is_some_and(lacks) {
            let new = Huffman::of(needed)?;
            let payload = new.declare(class, id as u8);
            segments.extend([0xFF, 0xC4]);
            segments.extend((payload.len() as u16 + 2).to_be_bytes());
            segments.extend(payload);
            *table = Some(new);
        }
    }
    Ok((tables, segments))
}

#[cfg(test)]
mod tests {
    use super::super::super::MaskKind;
    use super::super::{decode, segments::ZIGZAG};
    use super::*;

    /// A picture in colour whose tables have no symbol that it does not use.
    fn picture(sampling: u8, restart: u8) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8];
        let segment = |bytes: &mut Vec<u8>, marker: u8, payload: &[u8]| {
            bytes.extend([0xFF, marker]);
            bytes.extend((payload.len() as u16 + 2).to_be_bytes());
            bytes.extend(payload);
        };
        segment(&mut bytes, 0xDB, &[&[0][..], &[3; 64]].concat());
        segment(&mut bytes, 0xC0, &[8, 0, 40, 0, 70, 3, 1, sampling, 0, 2, 0x11, 0, 3, 0x11, 0]);
        segment(&mut bytes, 0xDD, &[0, restart]);
        let header = [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0];
        let without = [bytes.as_slice(), &header].concat();
        let mut reader = Reader::new(&without).expect("a picture");
        let scan = reader.next().expect("sound").expect("a scan");
        let frame = reader.frame.clone().expect("a frame");
        let steps: Vec<Step> = steps(&frame, &scan, restart.into()).collect();
        let mut seen = Frequencies::default();
        let mut coded = Vec::new();
        let mut last = [0; 3];
        for (number, step) in steps.iter().enumerate() {
            match step {
                Step::Restart => last = [0; 3],
                Step::Block { part, .. } => {
                    let mut block = [0; 64];
                    block[0] = (number as i32 * 37) % 60 - 20;
                    block[ZIGZAG[1 + number % 40]] = number as i32 % 5 - 2;
                    let symbols = symbols(&block, &mut last[*part]);
                    seen.count(0, 0, &symbols);
                    coded.push(symbols);
                }
            }
        }
        let dc = Huffman::of(&seen.dc[0]).expect("a table");
        let ac = Huffman::of(&seen.ac[0]).expect("a table");
        segment(&mut bytes, 0xC4, &dc.declare(0, 0));
        segment(&mut bytes, 0xC4, &ac.declare(1, 0));
        bytes.extend(header);
        let mut bits = Writer::default();
        let (mut blocks, mut restarts) = (coded.iter(), 0);
        for step in &steps {
            if *step == Step::Restart {
                bits.flush();
                bits.bytes.extend([0xFF, 0xD0 + restarts]);
                restarts = (restarts + 1) % 8;
            } else {
                write(blocks.next().expect("as many"), (&dc, &ac), &mut bits);
            }
        }
        bits.flush();
        bytes.extend(bits.bytes);
        bytes.extend([0xFF, 0xD9]);
        bytes
    }

    #[test]
    fn blocks_under_a_box_are_black_and_all_others_stay() {
        let mask = MaskBox { frame: None, x: 20, y: 9, w: 12, h: 8, kind: MaskKind::Text };
        for (sampling, restart) in [(0x11, 0), (0x21, 3), (0x22, 0), (0x22, 2)] {
            let picture = picture(sampling, restart);
            let before = decode(&picture).expect("decodes");
            let blanked = blank_blocks(&picture, &[mask], &[0, 128, 128]).expect("blanked");
            let after = decode(&blanked).expect("decodes again");
            let unit = unit(&picture).expect("a picture");
            let area = Area::of(&mask, 70, 40).expect("inside").in_blocks(unit, 70, 40);
            for pixel in 0..70 * 40 {
                let values = |of: &crate::pixels::Samples| {
                    [0, 1, 2].map(|channel| of.get(3 * pixel + channel))
                };
                let black = area.holds(pixel % 70, pixel / 70);
                let expected = if black { [0, 128, 128] } else { values(&before) };
                assert_eq!(values(&after), expected, "{sampling:x} {restart} {pixel}");
            }
        }
    }

    #[test]
    fn nothing_under_no_box_changes() {
        let picture = picture(0x22, 2);
        assert_eq!(blank_blocks(&picture, &[], &[0, 128, 128]), Ok(picture));
    }

    #[test]
    fn a_sequential_scan_that_names_another_band_is_blanked_too() {
        let mut picture = picture(0x11, 0);
        let header = [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0];
        let at = picture.windows(14).position(|bytes| bytes == header).expect("a scan");
        picture[at + 12] = 0;
        assert_eq!(blank_blocks(&picture, &[], &[0, 128, 128]), Ok(picture));
    }

    #[test]
    fn what_cannot_be_decoded_is_not_blanked() {
        // Three samples across beside two.
        let mut picture = picture(0x21, 0);
        let frame = [0xFF, 0xC0, 0, 17, 8, 0, 40, 0, 70, 3, 1, 0x21, 0, 2, 0x11];
        let at = picture.windows(15).position(|bytes| bytes == frame).expect("a frame");
        picture[at + 14] = 0x31;
        assert_eq!(decode(&picture), Err(Failure::Unsupported));
        assert_eq!(blank_blocks(&picture, &[], &[0, 128, 128]), Err(Failure::Unsupported));
    }

    #[test]
    fn a_value_between_two_steps_is_refused() {
        let mask = MaskBox { frame: None, x: 20, y: 9, w: 12, h: 8, kind: MaskKind::Text };
        let blanked = |shown| blank_blocks(&picture(0x11, 0), &[mask], shown).is_ok();
        // 3 of an eighth is the step; 255 is clamped.
        assert!(blanked(&[255, 128, 128]));
        assert!(blanked(&[128 + 3, 128, 128]));
        let coarse = |byte: &u8| if *byte == 3 { 19 } else { *byte };
        let at = 7;
        let mut picture = picture(0x11, 0);
        picture[at..at + 64].iter_mut().for_each(|byte| *byte = coarse(byte));
        let result = blank_blocks(&picture, &[mask], &[99, 128, 128]);
        assert_eq!(result, Err(Failure::Unsupported));
    }

    #[test]
    fn a_scan_that_ends_early_is_refused() {
        let picture = picture(0x11, 0);
        let short = [&picture[..picture.len() - 30], &[0xFF, 0xD9]].concat();
        assert_eq!(blank_blocks(&short, &[], &[0, 128, 128]), Err(Failure::Malformed));
        assert!(decode(&short).is_err());
    }
}
