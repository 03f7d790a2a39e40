//! JPEG XL (ISO/IEC 18181), by a decoder of others.

use super::{Colour, Failure, MOST_BYTES, Samples};
use jxl_oxide::frame::Encoding;
use jxl_oxide::image::BitDepth;
use jxl_oxide::{AllocTracker, InitializeResult, JxlImage};

/// Decodes a codestream, alone or in a container, of one picture without transparency.
pub fn decode(bytes: &[u8]) -> Result<Samples, Failure> {
    let image = read(bytes)?;
    let metadata = &image.image_header().metadata;
    let BitDepth::IntegerSample { bits_per_sample: precision @ 1..=16 } = metadata.bit_depth else {
        return Err(Failure::Unsupported);
    };
    let channels = if metadata.grayscale() { 1 } else { 3 };
    let plain = metadata.ec_info.is_empty() && metadata.orientation == 1;
    if !plain || image.num_loaded_keyframes() != 1 {
        return Err(Failure::Unsupported);
    }
    let (columns, rows) = (image.width() as usize, image.height() as usize);
    let mut samples = Samples::blank(columns, rows, channels, precision)?;
    let rendered = image.render_frame(0).map_err(|_| Failure::Malformed)?.image_all_channels();
    if (rendered.width(), rendered.height(), rendered.channels()) != (columns, rows, channels) {
        return Err(Failure::Malformed);
    }
    let most = ((1_u32 << precision) - 1) as f32;
    for (index, value) in rendered.buf().iter().enumerate() {
        samples.set(index, (value * most).round().clamp(0.0, most) as u32);
    }
    samples.colour = (channels == 3).then_some(Colour::Rgb);
    Ok(samples)
}

/// Whether a codestream may be lossy: other decoders round it otherwise.
pub fn is_doubtful(bytes: &[u8]) -> bool {
    read(bytes).is_ok_and(|image| {
        let modular = |frame: usize| {
            image.frame(frame).is_some_and(|frame| frame.header().encoding == Encoding::Modular)
        };
        let exact = !image.image_header().metadata.xyb_encoded
            && (0..image.num_loaded_frames()).all(modular);
        !exact
    })
}

/// The header is read before anything is decoded.
fn read(bytes: &[u8]) -> Result<JxlImage, Failure> {
    let tracker = AllocTracker::with_limit(usize::try_from(4 * MOST_BYTES).unwrap_or(usize::MAX));
    let mut fresh = JxlImage::builder().alloc_tracker(tracker).build_uninit();
    fresh.feed_bytes(bytes).map_err(|_| Failure::Malformed)?;
    let InitializeResult::Initialized(image) = fresh.try_init().map_err(|_| Failure::Malformed)?
    else {
        return Err(Failure::Malformed);
    };
    if !image.is_loading_done() {
        return Err(Failure::Malformed);
    }
    Ok(image)
}
