//! JPEG XL (ISO/IEC 18181), by a decoder of others.

use super::{Colour, Failure, MOST_BYTES, Samples};
use jxl_bitstream::{Bitstream, ContainerParser, ParseEvent};
use jxl_grid::AllocTracker;
use jxl_image::{BitDepth, ImageHeader};
use jxl_oxide_common::Bundle;
use jxl_render::{ImageBuffer, RenderContext};
use std::sync::Arc;

/// A codestream whose headers and frames were read.
struct Opened {
    header: Arc<ImageHeader>,
    context: RenderContext,
    /// Whether every frame is coded sample by sample, in the colours that it is shown in.
    exact: bool,
}

/// Decodes a codestream, alone or in a container, of one picture without transparency.
pub fn decode(bytes: &[u8]) -> Result<Samples, Failure> {
    let Opened { header, context, .. } = open(bytes)?;
    let metadata = &header.metadata;
    let BitDepth::IntegerSample { bits_per_sample: precision @ 1..=16 } = metadata.bit_depth else {
        return Err(Failure::Unsupported);
    };
    let channels = if metadata.grayscale() { 1 } else { 3 };
    let plain = metadata.ec_info.is_empty() && metadata.orientation == 1;
    if !plain || context.loaded_keyframes() != 1 {
        return Err(Failure::Unsupported);
    }
    let (columns, rows) = (context.width() as usize, context.height() as usize);
    let mut samples = Samples::blank(columns, rows, channels, precision)?;
    let rendered = context.render_keyframe(0).map_err(malformed)?;
    let planes = rendered.buffer();
    let whole = |plane: &ImageBuffer| (plane.width(), plane.height()) == (columns, rows);
    if planes.len() != channels || !planes.iter().all(whole) {
        return Err(Failure::Unsupported);
    }
    let most = (1_i32 << precision) - 1;
    for (channel, plane) in planes.iter().enumerate() {
        for pixel in 0..columns * rows {
            let (x, y) = (pixel % columns, pixel / columns);
            let value = match plane {
                ImageBuffer::F32(grid) => (grid.get_ref(x, y) * most as f32).round() as i32,
                ImageBuffer::I32(grid) => *grid.get_ref(x, y),
                ImageBuffer::I16(grid) => i32::from(*grid.get_ref(x, y)),
            };
            samples.set(pixel * channels + channel, value.clamp(0, most).cast_unsigned());
        }
    }
    samples.colour = (channels == 3).then_some(Colour::Rgb);
    Ok(samples)
}

/// Whether something may have been lost when a codestream was made.
pub fn is_lossy(bytes: &[u8]) -> bool {
    open(bytes).is_ok_and(|opened| !opened.exact)
}

fn malformed<E>(_: E) -> Failure {
    Failure::Malformed
}

/// Reads headers and frames; nothing is decoded yet.
fn open(bytes: &[u8]) -> Result<Opened, Failure> {
    let stream = codestream(bytes)?;
    let mut bits = Bitstream::new(&stream);
    let header = ImageHeader::parse(&mut bits, ()).map_err(malformed)?;
    let metadata = &header.metadata;
    if metadata.preview.is_some() {
        return Err(Failure::Unsupported);
    }
    let most = usize::try_from(4 * MOST_BYTES).unwrap_or(usize::MAX);
    let mut builder = RenderContext::builder().alloc_tracker(AllocTracker::with_limit(most));
    if metadata.colour_encoding.want_icc() {
        let profile = jxl_color::icc::read_icc(&mut bits).map_err(malformed)?;
        builder = builder.embedded_icc(jxl_color::icc::decode_icc(&profile).map_err(malformed)?);
    }
    bits.zero_pad_to_byte().map_err(malformed)?;
    let mut rest = stream.get(bits.num_read_bits() / 8..).unwrap_or_default();
    let mut exact = !metadata.xyb_encoded;
    let header = Arc::new(header);
    let mut context = builder.build(Arc::clone(&header)).map_err(malformed)?;
    loop {
        let mut bits = Bitstream::new(rest);
        let frame = context.load_frame_header(&mut bits).map_err(malformed)?;
        let data = rest.get(bits.num_read_bits() / 8..).unwrap_or_default();
        rest = frame.feed_bytes(data).map_err(malformed)?;
        if !frame.is_loading_done() {
            return Err(Failure::Malformed);
        }
        exact &= frame.header().encoding == jxl_frame::header::Encoding::Modular;
        let is_last = frame.header().is_last;
        context.finalize_current_frame();
        if is_last {
            return Ok(Opened { header, context, exact });
        }
    }
}

/// What the boxes of a container hold of the codestream, or all of it.
fn codestream(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut parser = ContainerParser::new();
    let mut stream = Vec::new();
    for event in parser.feed_bytes(bytes) {
        if let ParseEvent::Codestream(part) = event.map_err(malformed)? {
            stream.extend_from_slice(part);
        }
    }
    Ok(stream)
}
