//! One picture of a file as it is stored, for whoever looks at it and for what is blanked in it.
//!
//! Pixels stand as they are stored: whoever shows them minds the orientation.

mod bmp;
mod check;
mod gif;
mod jpeg;
mod png;
mod tiff;
mod webp;

pub(super) use self::bmp::blanked as blanked_bmp;
pub(super) use self::check::check;
pub(super) use self::gif::blanked as blanked_gif;
pub(super) use self::jpeg::blanked as blanked_jpeg;
pub(super) use self::png::{Frames as PngFrames, deflated as deflated_png};
pub(super) use self::tiff::{Chunks, Sheet};
pub(super) use self::webp::blanked as blanked_webp;

use super::{Kind, Layout};
use crate::format::dicom::picture::from_ybr;
use crate::pixels::{Area, Failure, MOST_BYTES, MaskBox, Raster, Samples};
use crate::reason::{Code, Reason};
use crate::source::Source;

/// A picture as its samples are stored.
pub(super) struct Stored {
    /// The samples.
    samples: Samples,
    /// Where it lies on the screen that it is shown on.
    place: (usize, usize),
    /// What the samples say.
    colours: Colours,
    /// Which channel says how much of a pixel is seen.
    alpha: Option<usize>,
    /// The value of a pixel that is not seen at all.
    clear: Option<Vec<u32>>,
    /// Boxes are widened to units of so many columns and rows.
    unit: (usize, usize),
}

/// What samples say.
enum Colours {
    /// How light a pixel is, or how dark.
    Grey { inverted: bool },
    /// The same in more bits than are shown, or in floating point.
    Wide { inverted: bool, float: bool },
    /// Red, green and blue.
    Rgb,
    /// Luminance and colour differences.
    Ybr,
    /// Four inks.
    Cmyk,
    /// A colour by its number, with how much of it is seen.
    Palette(Vec<[u8; 4]>),
    /// Red, green, blue and what is seen, as bits of one number.
    Bits([u32; 4]),
}

/// One page as a person sees it, counted from zero. Pictures of an animation lie over each other.
pub(super) fn raster(source: &dyn Source, layout: &Layout, page: usize) -> Result<Raster, Failure> {
    let shown = layout.pages.get(page).ok_or(Failure::Malformed)?;
    let screen = Samples::blank(shown.columns as usize, shown.rows as usize, 3, 8)?;
    let (width, height) = (shown.columns, shown.rows);
    let mut raster = Raster { width, height, rgb: screen.bytes };
    raster.rgb.fill(255);
    if layout.kind == Kind::Png {
        let mut frames = PngFrames::of(source)?;
        for _ in 0..=page {
            frames.next()?.draw(&mut raster);
        }
        return Ok(raster);
    }
    let first = if layout.is_animation() { 0 } else { page };
    for page in first..=page {
        stored(source, layout, page)?.draw(&mut raster);
    }
    Ok(raster)
}

/// One page as it is stored.
fn stored(source: &dyn Source, layout: &Layout, page: usize) -> Result<Stored, Failure> {
    let page_of = layout.pages.get(page).ok_or(Failure::Malformed)?;
    match layout.kind {
        Kind::Jpeg => jpeg::read(source),
        Kind::Bmp => bmp::read(source),
        Kind::Gif => gif::read(source, page_of.at),
        Kind::Webp => webp::read(source, page_of),
        Kind::Tiff => Sheet::at(source, page_of.at)?.read(source),
        Kind::Heif => Err(Failure::Unsupported),
        Kind::Png => {
            let mut frames = PngFrames::of(source)?;
            for _ in 0..page {
                frames.next()?;
            }
            frames.next()
        }
    }
}

/// What is blanked in one page: pictures of an animation are built on each other, so that a box
/// holds for them all.
pub(super) fn meant(masks: &[MaskBox], page: usize, animation: bool) -> Vec<MaskBox> {
    let meant = |mask: &&MaskBox| mask.frame.is_none_or(|only| animation || only as usize == page);
    masks.iter().filter(meant).copied().collect()
}

/// Whether any box touches a picture of this size.
pub(super) fn touches(masks: &[MaskBox], columns: u32, rows: u32) -> bool {
    masks.iter().any(|mask| Area::of(mask, columns as usize, rows as usize).is_some())
}

/// Why a mask cannot be burnt in.
pub(super) fn held(failure: Failure) -> Reason {
    match failure {
        Failure::TooLarge => Code::MaskTooLarge.into(),
        Failure::Malformed | Failure::Unsupported => Code::MaskUnreadable.into(),
    }
}

fn malformed<E>(_: E) -> Failure {
    Failure::Malformed
}

/// Bytes of a file that is read as a whole.
fn whole(source: &dyn Source) -> Result<Vec<u8>, Failure> {
    if source.len() > MOST_BYTES {
        return Err(Failure::TooLarge);
    }
    Ok(source.read_span(&(0..source.len()))?)
}

impl Stored {
    fn new(samples: Samples, colours: Colours) -> Self {
        Self { samples, place: (0, 0), colours, alpha: None, clear: None, unit: (1, 1) }
    }

    /// What boxes cover of it, in its own columns and rows.
    fn areas(&self, masks: &[MaskBox]) -> Vec<Area> {
        let (left, top) = self.place;
        let whole = (left + self.samples.columns, top + self.samples.rows);
        let areas = masks.iter().filter_map(|mask| Area::of(mask, whole.0, whole.1));
        let own = areas.map(|area| Area {
            columns: area.columns.start.saturating_sub(left)..area.columns.end.saturating_sub(left),
            rows: area.rows.start.saturating_sub(top)..area.rows.end.saturating_sub(top),
        });
        own.filter(|area| !area.columns.is_empty() && !area.rows.is_empty()).collect()
    }

    /// The value of each sample of a pixel that shows black.
    fn dark(&self) -> Vec<u32> {
        let channels = self.samples.channels;
        let most = u32::MAX >> (32 - self.samples.precision.clamp(1, 32));
        let mut dark = vec![0; channels];
        match &self.colours {
            Colours::Grey { inverted } | Colours::Wide { inverted, float: false } if *inverted => {
                dark[0] = most;
            }
            Colours::Ybr => dark[1..3].fill(1 << (self.samples.precision - 1)),
            Colours::Cmyk => dark[3] = most,
            Colours::Palette(colours) => {
                let light =
                    |colour: &[u8; 4]| colour[..3].iter().map(|v| u32::from(*v)).sum::<u32>();
                let seen = (0..).zip(colours);
                let darkest = seen.min_by_key(|(_, colour)| (255 - colour[3], light(colour)));
                dark[0] = darkest.map_or(0, |(number, _)| number);
            }
            Colours::Bits([.., alpha]) => dark[0] = *alpha,
            _ => {}
        }
        if let Some(alpha) = self.alpha {
            dark[alpha] = most;
        }
        if self.clear.as_ref() == Some(&dark) {
            dark[0] ^= 1;
        }
        dark
    }

    /// Blanks boxes; whether they touch it at all.
    fn blank(&mut self, masks: &[MaskBox]) -> bool {
        let (areas, dark) = (self.areas(masks), self.dark());
        for area in &areas {
            self.samples.fill(area, &dark);
        }
        !areas.is_empty()
    }

    /// Red, green and blue of a pixel, and how much of it is seen.
    fn colour(&self, pixel: usize, (low, span): (f32, f32)) -> [u8; 4] {
        let samples = &self.samples;
        let at = pixel * samples.channels;
        let precision = samples.precision;
        let value = |channel: usize| {
            let value = samples.get(at + channel);
            if precision >= 8 {
                (value >> (precision - 8)) as u8
            } else {
                (value * 255 / ((1 << precision) - 1)) as u8
            }
        };
        let turned = |light: u8, inverted: bool| if inverted { 255 - light } else { light };
        let three = || [value(0), value(1), value(2)];
        let rgb = match &self.colours {
            Colours::Grey { inverted } => [turned(value(0), *inverted); 3],
            Colours::Wide { inverted, float } => {
                let light = (wide(samples, at, *float) - low) / span * 255.0;
                [turned(light.round().clamp(0.0, 255.0) as u8, *inverted); 3]
            }
            Colours::Rgb => three(),
            Colours::Ybr => from_ybr(three()),
            Colours::Cmyk => {
                let light = u16::from(255 - value(3));
                three().map(|ink| (u16::from(255 - ink) * light / 255) as u8)
            }
            Colours::Palette(colours) => {
                return colours.get(samples.get(at) as usize).copied().unwrap_or([0, 0, 0, 255]);
            }
            Colours::Bits(masks) => {
                let number = samples.get(at);
                let channel = |mask: u32| {
                    let most = u64::from(mask >> mask.trailing_zeros().min(31));
                    let value = u64::from((number & mask) >> mask.trailing_zeros().min(31));
                    (value * 255).checked_div(most).map(|light| light as u8)
                };
                let [red, green, blue, alpha] = masks.map(channel);
                let light = [red, green, blue].map(Option::unwrap_or_default);
                return [light[0], light[1], light[2], alpha.unwrap_or(255)];
            }
        };
        let is_clear = self.clear.as_ref().is_some_and(|clear| {
            clear.iter().enumerate().all(|(channel, value)| samples.get(at + channel) == *value)
        });
        let seen = if is_clear { 0 } else { self.alpha.map_or(255, value) };
        [rgb[0], rgb[1], rgb[2], seen]
    }

    /// Draws it where it lies, over what is there.
    fn draw(&self, screen: &mut Raster) {
        let range = match self.colours {
            Colours::Wide { float, .. } => range(&self.samples, float),
            _ => (0.0, 1.0),
        };
        let (width, height) = (screen.width as usize, screen.height as usize);
        for y in 0..self.samples.rows.min(height.saturating_sub(self.place.1)) {
            for x in 0..self.samples.columns.min(width.saturating_sub(self.place.0)) {
                let [red, green, blue, seen] = self.colour(y * self.samples.columns + x, range);
                let at = 3 * ((y + self.place.1) * width + x + self.place.0);
                for (below, above) in screen.rgb[at..at + 3].iter_mut().zip([red, green, blue]) {
                    let (above, below_it) = (u32::from(above), u32::from(*below));
                    let seen = u32::from(seen);
                    *below = ((above * seen + below_it * (255 - seen)) / 255) as u8;
                }
            }
        }
    }
}

/// A sample of 32 bits, or of floating point, as a number.
fn wide(samples: &Samples, index: usize, float: bool) -> f32 {
    let value = samples.get(index);
    if float { f32::from_bits(value) } else { value as f32 }
}

/// The lowest value of the first channel and the distance to the highest, of those that are numbers.
fn range(samples: &Samples, float: bool) -> (f32, f32) {
    let values = (0..samples.columns * samples.rows)
        .map(|pixel| wide(samples, pixel * samples.channels, float))
        .filter(|value| value.is_finite());
    let (low, high) =
        values.fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(value), high.max(value)));
    if low < high { (low, high - low) } else { (low.min(0.0), 1.0) }
}
