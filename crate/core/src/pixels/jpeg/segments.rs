//! The marker segments before each scan (T.81 annex B).

use super::super::Failure;
use super::huffman::Huffman;
use std::ops::Range;

/// How samples are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Process {
    /// Transformed blocks, one scan for each component.
    Sequential,
    /// Transformed blocks, refined scan by scan.
    Progressive,
    /// Predicted samples.
    Lossless,
}

/// A component of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Component {
    pub(super) id: u8,
    /// Sampling factors, across and down.
    pub(super) sampling: (usize, usize),
    /// Which quantization table.
    pub(super) quantization: usize,
}

/// What the frame header says.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) process: Process,
    pub(super) precision: u32,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) components: Vec<Component>,
    /// The largest sampling factors.
    pub(super) largest: (usize, usize),
}

/// What the scan header says.
#[derive(Debug, Clone)]
pub(super) struct Scan {
    /// Component, DC table and AC table.
    pub(super) components: Vec<(usize, usize, usize)>,
    /// The band of coefficients; the first is the predictor in lossless coding.
    pub(super) band: (usize, usize),
    /// Bit positions, the one before and this one.
    pub(super) bits: (u32, u32),
    /// The scan header, from its marker.
    pub(super) header: Range<usize>,
    /// The entropy-coded data with its restart markers.
    pub(super) data: Range<usize>,
}

/// Walks from scan to scan, with the tables as they stand.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    pub(super) frame: Option<Frame>,
    pub(super) dc: [Option<Huffman>; 4],
    pub(super) ac: [Option<Huffman>; 4],
    pub(super) quantization: [Option<[u16; 64]>; 4],
    pub(super) restart: usize,
    /// The colour transform of an Adobe segment.
    pub(super) transform: Option<u8>,
    pub(super) jfif: bool,
}

/// The order in which coefficients are coded (figure A.6).
#[rustfmt::skip]
pub(super) const ZIGZAG: [usize; 64] = [
     0,  1,  8, 16,  9,  2,  3, 10, 17, 24, 32, 25, 18, 11,  4,  5,
    12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13,  6,  7, 14, 21, 28,
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
    58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Failure> {
        if !bytes.starts_with(&[0xFF, 0xD8]) {
            return Err(Failure::Malformed);
        }
        Ok(Self {
            bytes,
            at: 2,
            frame: None,
            dc: [const { None }; 4],
            ac: [const { None }; 4],
            quantization: [None; 4],
            restart: 0,
            transform: None,
            jfif: false,
        })
    }

    /// The next scan, after all segments before it; `None` at the end of the image.
    pub(super) fn next(&mut self) -> Result<Option<Scan>, Failure> {
        loop {
            let start = self.at;
            let marker = self.marker()?;
            if marker == 0xD9 {
                return Ok(None);
            }
            if matches!(marker, 0x01 | 0xD0..=0xD8) {
                continue;
            }
            let length = self.bytes.get(self.at..self.at + 2).ok_or(Failure::Malformed)?;
            let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
            let end = self.at + length;
            let payload = self.bytes.get(self.at + 2..end).ok_or(Failure::Malformed)?;
            self.at = end;
            match marker {
                0xC4 => self.huffman(payload)?,
                0xDB => self.quantization(payload)?,
                0xDD => match payload {
                    [high, low] => self.restart = usize::from(u16::from_be_bytes([*high, *low])),
                    _ => return Err(Failure::Malformed),
                },
                0xC0..=0xC3 => self.frame(marker, payload)?,
                // Hierarchical or arithmetic coding, and heights that come later.
                0xC5..=0xCF | 0xDC | 0xDE | 0xDF => return Err(Failure::Unsupported),
                0xE0 => self.jfif |= payload.starts_with(b"JFIF\0"),
                0xEE if payload.starts_with(b"Adobe") => {
                    self.transform = payload.get(11).copied();
                }
                0xDA => return self.scan(payload, start).map(Some),
                _ => {}
            }
        }
    }

    fn marker(&mut self) -> Result<u8, Failure> {
        if self.bytes.get(self.at) != Some(&0xFF) {
            return Err(Failure::Malformed);
        }
        loop {
            self.at += 1;
            match self.bytes.get(self.at) {
                Some(0xFF) => {}
                Some(&marker) if marker != 0 => {
                    self.at += 1;
                    return Ok(marker);
                }
                _ => return Err(Failure::Malformed),
            }
        }
    }

    fn huffman(&mut self, mut payload: &[u8]) -> Result<(), Failure> {
        while let Some((&head, rest)) = payload.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>().ok_or(Failure::Malformed)?;
            let total = counts.iter().map(|count| usize::from(*count)).sum();
            let symbols = rest.get(..total).ok_or(Failure::Malformed)?;
            payload = &rest[total..];
            let tables = if head >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            let table = tables.get_mut(usize::from(head & 15)).ok_or(Failure::Malformed)?;
            *table = Some(Huffman::new(*counts, symbols)?);
        }
        Ok(())
    }

    fn quantization(&mut self, mut payload: &[u8]) -> Result<(), Failure> {
        while let Some((&head, rest)) = payload.split_first() {
            let wide = 1 + usize::from(head >> 4 != 0);
            let values = rest.get(..64 * wide).ok_or(Failure::Malformed)?;
            payload = &rest[64 * wide..];
            let mut table = [0; 64];
            for (place, value) in ZIGZAG.iter().zip(values.chunks_exact(wide)) {
                table[*place] = value.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
            }
            let place = self.quantization.get_mut(usize::from(head & 15));
            *place.ok_or(Failure::Malformed)? = Some(table);
        }
        Ok(())
    }

    fn frame(&mut self, marker: u8, payload: &[u8]) -> Result<(), Failure> {
        let ([precision, y1, y0, x1, x0, count], rest) =
            payload.split_first_chunk::<6>().ok_or(Failure::Malformed)?;
        let process = match marker {
            0xC0 | 0xC1 => Process::Sequential,
            0xC2 => Process::Progressive,
            _ => Process::Lossless,
        };
        let precision = u32::from(*precision);
        let fits = match process {
            Process::Lossless => (2..=16).contains(&precision),
            _ => matches!(precision, 8 | 12),
        };
        if self.frame.is_some() || !fits || rest.len() != 3 * usize::from(*count) {
            return Err(Failure::Malformed);
        }
        let component = |bytes: &[u8]| Component {
            id: bytes[0],
            sampling: (usize::from(bytes[1] >> 4), usize::from(bytes[1] & 15)),
            quantization: usize::from(bytes[2]),
        };
        let components: Vec<Component> = rest.chunks_exact(3).map(component).collect();
        let sound = |part: &Component| {
            (1..=4).contains(&part.sampling.0) && (1..=4).contains(&part.sampling.1)
        };
        let (columns, rows) = (u16::from_be_bytes([*x1, *x0]), u16::from_be_bytes([*y1, *y0]));
        if !(1..=4).contains(&components.len()) || !components.iter().all(sound) {
            return Err(Failure::Unsupported);
        }
        if columns == 0 || rows == 0 {
            return Err(Failure::Unsupported);
        }
        let largest = components.iter().fold((1, 1), |(across, down), part| {
            (part.sampling.0.max(across), part.sampling.1.max(down))
        });
        let (columns, rows) = (columns.into(), rows.into());
        self.frame = Some(Frame { process, precision, columns, rows, components, largest });
        Ok(())
    }

    fn scan(&mut self, payload: &[u8], start: usize) -> Result<Scan, Failure> {
        let frame = self.frame.as_ref().ok_or(Failure::Malformed)?;
        let (&count, rest) = payload.split_first().ok_or(Failure::Malformed)?;
        let pairs = rest.get(..2 * usize::from(count)).ok_or(Failure::Malformed)?;
        let [first, last, bits] = rest[pairs.len()..] else { return Err(Failure::Malformed) };
        let mut components: Vec<(usize, usize, usize)> = Vec::new();
        for pair in pairs.chunks_exact(2) {
            let known = frame.components.iter().position(|component| component.id == pair[0]);
            let index = known.ok_or(Failure::Malformed)?;
            if components.iter().any(|(other, ..)| *other == index) {
                return Err(Failure::Malformed);
            }
            components.push((index, usize::from(pair[1] >> 4), usize::from(pair[1] & 15)));
        }
        if components.is_empty() {
            return Err(Failure::Malformed);
        }
        let from = self.at;
        self.at = self.data_end(from);
        Ok(Scan {
            components,
            band: (first.into(), last.into()),
            bits: ((bits >> 4).into(), (bits & 15).into()),
            header: start..from,
            data: from..self.at,
        })
    }

    /// Where the next marker stands that restarts nothing.
    fn data_end(&self, from: usize) -> usize {
        let rest = &self.bytes[from..];
        memchr::memchr_iter(0xFF, rest)
            .find(|at| matches!(rest.get(at + 1), Some(0x01..=0xCF | 0xD8..=0xFE)))
            .map_or(self.bytes.len(), |at| from + at)
    }
}

impl Frame {
    /// Blocks of a component, across and down: those that hold samples, and those that are coded
    /// when components are interleaved (§A.2.3).
    pub(super) fn blocks(&self, component: &Component) -> ((usize, usize), (usize, usize)) {
        let (across, down) = self.units();
        let own = |whole: usize, factor: usize, largest: usize| {
            (whole * factor).div_ceil(largest).div_ceil(8)
        };
        let held = (
            own(self.columns, component.sampling.0, self.largest.0),
            own(self.rows, component.sampling.1, self.largest.1),
        );
        (held, (across * component.sampling.0, down * component.sampling.1))
    }

    /// Minimum coded units, across and down.
    pub(super) fn units(&self) -> (usize, usize) {
        (self.columns.div_ceil(8 * self.largest.0), self.rows.div_ceil(8 * self.largest.1))
    }
}
