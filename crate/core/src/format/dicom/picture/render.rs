//! A frame as a person sees it.

use super::super::tag::{self, Tag};
use super::Picture;
use super::lut::{self, Lut};
use crate::inventory::Name;
use crate::pixels::{Failure, MOST_BYTES, Raster, Samples};

/// How gray values become light.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rendering {
    /// Through the window of the data set, or from the lowest to the highest value where it has
    /// none (PS3.3 C.11.2.1.2).
    AsDisplayed,
    /// Through this window.
    Window {
        /// The value in the middle.
        center: f64,
        /// From darkest to brightest.
        width: f64,
    },
    /// From the lowest to the highest value: text often lies above the window.
    FullRange,
}

impl Picture<'_> {
    /// Decodes a frame, counted from zero, and shows it.
    pub fn render(&self, frame: u64, how: Rendering) -> Result<Raster, Failure> {
        let samples = self.decode(frame)?;
        if 3 * (self.columns * self.rows) as u64 > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        let rgb = match self.colours(&samples)? {
            Some(rgb) => rgb,
            None => self.light(&self.grays(&samples, 1, frame, how), how, frame),
        };
        Ok(Raster { width: self.columns as u32, height: self.rows as u32, rgb })
    }

    /// Red, green and blue of every pixel; `None` of a gray frame.
    pub(crate) fn colours(&self, samples: &Samples) -> Result<Option<Vec<u8>>, Failure> {
        let pixels = samples.columns * samples.rows;
        if self.photometric == "PALETTE COLOR" && samples.channels == 1 {
            let palette = self.palette().ok_or(Failure::Malformed)?;
            let colour = |index| palette.colour(self.value(samples, index) as i64);
            return Ok(Some((0..pixels).flat_map(colour).collect()));
        }
        if samples.channels < 3 {
            return Ok(None);
        }
        let unused = self.stored.min(samples.precision).saturating_sub(8);
        let ybr = self.is_ybr(samples);
        let colour = |pixel: usize| {
            let stored = std::array::from_fn(|channel| {
                let raw = samples.get(pixel * samples.channels + channel);
                (raw >> unused).min(255) as u8
            });
            if ybr { from_ybr(stored) } else { stored }
        };
        Ok(Some((0..pixels).flat_map(colour).collect()))
    }

    /// Modality values (PS3.3 C.11.1) of every `step`th pixel across and down; as they are displayed,
    /// what the data set's own table makes of them where it has no window.
    pub(crate) fn grays(
        &self,
        samples: &Samples,
        step: usize,
        frame: u64,
        how: Rendering,
    ) -> Vec<f32> {
        let modality = Lut::of(self, lut::MODALITY);
        let voi = self
            .lights()
            .filter(|_| how == Rendering::AsDisplayed && self.own_window(frame).is_none());
        let slope = self.number(tag::RESCALE_SLOPE, frame).unwrap_or(1.0) as f32;
        let intercept = self.number(tag::RESCALE_INTERCEPT, frame).unwrap_or(0.0) as f32;
        let rows = (0..self.rows).step_by(step);
        rows.flat_map(|y| (0..self.columns).step_by(step).map(move |x| (x, y)))
            .map(|(x, y)| {
                let index = (y * self.columns + x) * samples.channels;
                let stored = self.value(samples, index);
                let value = match &modality {
                    Some(lut) => lut.value(stored),
                    None => stored * slope + intercept,
                };
                voi.as_ref().map_or(value, |lut| lut.value(value))
            })
            .collect()
    }

    fn light(&self, grays: &[f32], how: Rendering, frame: u64) -> Vec<u8> {
        let window = match how {
            Rendering::AsDisplayed => self.window(frame),
            Rendering::Window { center, width } => Some((center, width)),
            Rendering::FullRange => None,
        };
        let (low, span) = match window {
            Some((center, width)) => {
                let span = (width - 1.0).max(1e-6);
                ((center - 0.5 - span / 2.0) as f32, span as f32)
            }
            None => range(grays),
        };
        let invert = self.is_inverted();
        let light = |gray: &f32| {
            let value = ((gray - low) / span * 255.0).round().clamp(0.0, 255.0) as u8;
            [if invert { 255 - value } else { value }; 3]
        };
        grays.iter().flat_map(light).collect()
    }

    /// The table to light of the data set.
    fn lights(&self) -> Option<Lut> {
        Lut::of(self, lut::VOI)
    }

    /// Window center and width; those of all that a table to light can say where there is no window.
    pub(crate) fn window(&self, frame: u64) -> Option<(f64, f64)> {
        self.own_window(frame).or_else(|| self.lights().map(|lut| lut.window()))
    }

    fn own_window(&self, frame: u64) -> Option<(f64, f64)> {
        let center = self.number(tag::WINDOW_CENTER, frame)?;
        let width = self.number(tag::WINDOW_WIDTH, frame).filter(|width| *width >= 1.0)?;
        Some((center, width))
    }

    /// Whether low values are bright.
    pub(crate) fn is_inverted(&self) -> bool {
        self.photometric == "MONOCHROME1"
    }

    /// A number of the data set, or of the functional groups of a frame (PS3.3 C.7.6.16).
    fn number(&self, tag: Tag, frame: u64) -> Option<f64> {
        let inventory = self.inventory;
        if let Some(number) = inventory.number(tag) {
            return Some(number);
        }
        let groups = [tag::PER_FRAME_FUNCTIONAL_GROUPS, tag::SHARED_FUNCTIONAL_GROUPS];
        groups.into_iter().find_map(|group| {
            let position = inventory
                .fields
                .iter()
                .position(|field| field.parent.is_none() && field.name == Name::Element(group))?;
            let wanted = if group == tag::SHARED_FUNCTIONAL_GROUPS { 0 } else { frame };
            let mut item = position + 1;
            for _ in 0..wanted {
                item = inventory
                    .fields
                    .get(item)
                    .filter(|_| item < inventory.fields[position].end)?
                    .end;
            }
            let end = inventory.fields.get(item)?.end.min(inventory.fields[position].end);
            let inside = inventory.fields.get(item..end)?;
            let field = inside.iter().find(|field| field.name == Name::Element(tag))?;
            field.text()?.split('\\').next()?.trim().parse().ok()
        })
    }
}

/// The lowest value and the distance to the highest, of those that are numbers.
fn range(grays: &[f32]) -> (f32, f32) {
    let finite = grays.iter().copied().filter(|gray| gray.is_finite());
    let (low, high) =
        finite.fold((f32::MAX, f32::MIN), |(low, high), gray| (low.min(gray), high.max(gray)));
    if low < high { (low, high - low) } else { (low.min(0.0), 1.0) }
}

/// ITU-R BT.601 full range, as PS3.3 C.7.6.3.1.2 defines YBR_FULL.
pub(crate) fn from_ybr([y, b, r]: [u8; 3]) -> [u8; 3] {
    let (y, b, r) = (f32::from(y), f32::from(b) - 128.0, f32::from(r) - 128.0);
    [y + 1.402 * r, y - 0.344_136 * b - 0.714_136 * r, y + 1.772 * b]
        .map(|channel| channel.round().clamp(0.0, 255.0) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_stays_grey_through_ybr() {
        assert_eq!(from_ybr([100, 128, 128]), [100, 100, 100]);
        assert_eq!(from_ybr([76, 85, 255]), [254, 0, 0]);
    }

    #[test]
    fn values_that_are_no_numbers_have_no_range() {
        assert_eq!(range(&[f32::NAN, 3.0, f32::INFINITY, 7.0]), (3.0, 4.0));
        assert_eq!(range(&[5.0, 5.0]), (0.0, 1.0));
    }
}
