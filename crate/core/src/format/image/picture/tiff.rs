//! TIFF (TIFF 6.0 §3 to §15): a page is cut into strips or tiles, each compressed on its own.

mod chunk;

pub(in super::super) use self::chunk::Chunks;

use self::chunk::{Chunk, Packing};
use super::super::ifd::{Entry, Form};
use super::{Colours, Stored, malformed};
use crate::pixels::{Failure, Samples};
use crate::source::{Source, Span};

/// What a directory says of how samples are stored.
pub(in super::super) struct Sheet {
    form: Form,
    columns: usize,
    rows: usize,
    channels: usize,
    bits: usize,
    photometric: u64,
    /// Planes that are stored one after the other.
    planes: usize,
    /// Size of a strip or tile.
    chunk: (usize, usize),
    /// Whether rows below the picture are stored too.
    tiled: bool,
    packing: Packing,
    /// 2 where samples are stored as the difference from their neighbour.
    predictor: u64,
    float: bool,
    alpha: Option<usize>,
    colours: Vec<[u8; 4]>,
    /// Where strips or tiles lie, as they are counted.
    pub(in super::super) spans: Vec<Span>,
}

const REVERSED: u64 = 2;
const FLOAT: u64 = 3;
const SEPARATE: u64 = 2;
const PALETTE: u64 = 3;
const CMYK: u64 = 5;
const YBR: u64 = 6;

impl Sheet {
    /// The page whose directory is at an offset.
    pub(super) fn at(source: &dyn Source, at: u64) -> Result<Self, Failure> {
        let (form, _) = Form::of(source).map_err(malformed)?;
        let (entries, _) = form.read(source, at).map_err(malformed)?;
        Self::of(form, source, &entries)
    }

    /// The page of these tags.
    pub(in super::super) fn of(
        form: Form,
        source: &dyn Source,
        entries: &[Entry],
    ) -> Result<Self, Failure> {
        let list = |tag: u16| {
            let entry = entries.iter().find(|entry| entry.tag == tag);
            entry.and_then(|entry| entry.numbers(form, source).ok())
        };
        let one = |tag: u16| list(tag).and_then(|values| values.first().copied());
        let side = |tag: u16| {
            let length = one(tag).and_then(|length| usize::try_from(length).ok());
            length.filter(|length| *length > 0).ok_or(Failure::Malformed)
        };
        let (columns, rows) = (side(256)?, side(257)?);
        let channels = one(277).unwrap_or(1) as usize;
        let bits = list(258).unwrap_or_else(|| vec![1]);
        let photometric = one(262).unwrap_or(u64::MAX);
        let formats = list(339).unwrap_or_else(|| vec![1]);
        let even = |values: &[u64]| values.iter().all(|value| *value == values[0]);
        let plain = one(266) != Some(REVERSED) && even(&bits) && even(&formats);
        let bits = bits[0] as usize;
        if !plain || !matches!(bits, 1 | 2 | 4 | 8 | 16 | 32) || !(1..=8).contains(&channels) {
            return Err(Failure::Unsupported);
        }
        let packing = Packing::of(form, source, entries)?;
        let subsampled = list(530).unwrap_or_else(|| vec![2, 2]) != [1, 1];
        if photometric == YBR && !packing.is_jpeg() && subsampled {
            return Err(Failure::Unsupported);
        }
        let tiled = one(324).is_some();
        let chunk = if tiled {
            (side(322)?, side(323)?)
        } else {
            (columns, (one(278).unwrap_or(u64::MAX).min(rows as u64) as usize).max(1))
        };
        let planes = if one(284) == Some(SEPARATE) { channels } else { 1 };
        let tags = if tiled { (324, 325) } else { (273, 279) };
        let starts = list(tags.0).ok_or(Failure::Malformed)?;
        let lengths = list(tags.1).ok_or(Failure::Malformed)?;
        let span = |(from, length): (u64, u64)| {
            let end = from.checked_add(length).filter(|end| *end <= source.len());
            Ok::<_, Failure>(from..end.ok_or(Failure::Malformed)?)
        };
        let spans: Result<Vec<Span>, Failure> = starts.into_iter().zip(lengths).map(span).collect();
        let own = match photometric {
            2 | YBR | 8 | 9 | 10 => 3,
            CMYK => 4,
            _ => 1,
        };
        let extra = list(338).and_then(|kinds| kinds.first().copied());
        let alpha = (channels > own && matches!(extra, Some(1 | 2))).then_some(own);
        let colours = if photometric == PALETTE {
            // All reds, then all greens, then all blues, in sixteen bits.
            let values = list(320).ok_or(Failure::Malformed)?;
            let third = values.len() / 3;
            let entry = |number: usize| {
                [0, 1, 2].map(|channel: usize| (values[channel * third + number] >> 8) as u8)
            };
            let opaque = |[red, green, blue]: [u8; 3]| [red, green, blue, 255];
            (0..third).map(entry).map(opaque).collect()
        } else {
            Vec::new()
        };
        if channels < own || (photometric == PALETTE && bits > 16) {
            return Err(Failure::Malformed);
        }
        let float = formats[0] == FLOAT;
        let sheet = Self {
            form,
            columns,
            rows,
            channels,
            bits,
            photometric,
            planes,
            chunk,
            tiled,
            packing,
            predictor: one(317).unwrap_or(1),
            float,
            alpha,
            colours,
            spans: spans?,
        };
        let needed = sheet.across() as u64 * sheet.down() as u64 * sheet.planes as u64;
        if (sheet.spans.len() as u64) < needed {
            return Err(Failure::Malformed);
        }
        Ok(sheet)
    }

    fn across(&self) -> usize {
        self.columns.div_ceil(self.chunk.0)
    }

    fn down(&self) -> usize {
        self.rows.div_ceil(self.chunk.1)
    }

    /// Samples of one pixel in a strip or tile.
    fn together(&self) -> usize {
        if self.planes > 1 { 1 } else { self.channels }
    }

    /// All strips and tiles.
    fn chunks(&self) -> impl Iterator<Item = Chunk<'_>> {
        let (across, down) = (self.across(), self.down());
        (0..across * down * self.planes).map(move |number| Chunk::of(self, number))
    }

    /// One pixel of the page, without its samples.
    fn shape(&self) -> Result<Stored, Failure> {
        self.blank(1, 1)
    }

    /// So many pixels without their samples.
    fn blank(&self, columns: usize, rows: usize) -> Result<Stored, Failure> {
        let channels = self.channels;
        let samples = if self.bits == 32 {
            let mut samples = Samples::blank(columns, rows, 2 * channels, 16)?;
            (samples.channels, samples.width, samples.precision) = (channels, 4, 32);
            samples
        } else {
            Samples::blank(columns, rows, channels, self.bits as u32)?
        };
        let inverted = self.photometric == 0;
        let colours = match self.photometric {
            0 | 1 | 4 if self.bits == 32 => Colours::Wide { inverted, float: self.float },
            0 | 1 | 4 => Colours::Grey { inverted },
            2 => Colours::Rgb,
            PALETTE => Colours::Palette(self.colours.clone()),
            CMYK => Colours::Cmyk,
            YBR => Colours::Ybr,
            _ => return Err(Failure::Unsupported),
        };
        Ok(Stored { alpha: self.alpha, ..Stored::new(samples, colours) })
    }

    /// The page as it is stored.
    pub(super) fn read(&self, source: &dyn Source) -> Result<Stored, Failure> {
        let mut page = self.blank(self.columns, self.rows)?;
        for chunk in self.chunks() {
            let pixels = chunk.read(source)?;
            if let Some(unit) = pixels.unit {
                page.unit = (page.unit.0.max(unit.0), page.unit.1.max(unit.1));
            }
            let first = chunk.plane;
            for y in 0..chunk.rows.min(self.rows - chunk.top) {
                for x in 0..chunk.columns.min(self.columns - chunk.left) {
                    let pixel = (chunk.top + y) * self.columns + chunk.left + x;
                    for channel in 0..self.together() {
                        let value = pixels.get(x, y, channel);
                        page.samples.set(pixel * self.channels + first + channel, value);
                    }
                }
            }
        }
        Ok(page)
    }
}
