//! Looks at masked pictures as if someone else had masked them.

use super::super::Layout;
use super::{Stored, held, meant, stored, touches};
use crate::pixels::{Area, MaskBox, Samples};
use crate::reason::{Code, Reason};
use crate::source::Source;

/// Decodes a page of input and output: all pixels under boxes show black, and all others are what
/// they were. Whether any box touches it.
pub(in super::super) fn check(
    (source, before): (&dyn Source, &Layout),
    (output, after): (&dyn Source, &Layout),
    page: usize,
    masks: &[MaskBox],
) -> Result<bool, Reason> {
    let masks = meant(masks, page, before.is_animation());
    let size = before.pages.get(page).map_or((0, 0), |page| (page.columns, page.rows));
    if !touches(&masks, size.0, size.1) {
        return Ok(false);
    }
    let from = stored(source, before, page).map_err(held)?;
    if stored(output, after, page).is_ok_and(|to| is_masked(&from, &to, &masks)) {
        return Ok(true);
    }
    Err(Reason::at(Code::MaskDiffers, format!("page {}", page + 1)))
}

fn is_masked(from: &Stored, to: &Stored, masks: &[MaskBox]) -> bool {
    let shape =
        |samples: &Samples| (samples.columns, samples.rows, samples.channels, samples.precision);
    if shape(&from.samples) != shape(&to.samples) || from.place != to.place {
        return false;
    }
    let (columns, rows, channels, _) = shape(&to.samples);
    let (areas, dark) = (to.areas(masks), to.dark());
    let free: Vec<Area> = areas.iter().map(|area| area.in_blocks(to.unit, columns, rows)).collect();
    let pixel = |samples: &Samples, pixel: usize, value: &dyn Fn(usize) -> u32| {
        (0..channels).all(|channel| samples.get(pixel * channels + channel) == value(channel))
    };
    (0..columns * rows).all(|place| {
        let (x, y) = (place % columns, place / columns);
        if areas.iter().any(|area| area.holds(x, y)) {
            return pixel(&to.samples, place, &|channel| dark[channel]);
        }
        let was = |channel: usize| from.samples.get(place * channels + channel);
        free.iter().any(|area| area.holds(x, y)) || pixel(&to.samples, place, &was)
    })
}
