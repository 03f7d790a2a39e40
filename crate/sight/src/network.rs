//! A network made from bytes that are known.

use std::io::Read;

use kamei::pixels::Raster;
use rten::{ModelOptions, OpRegistry, Value, op_types};
use rten_tensor::{NdTensor, Tensor};
use sha2::{Digest, Sha256};

use crate::Error;

/// Digests of the networks as they are stored beside this list, and as they are unpacked.
const DIGESTS: &str = include_str!("../models/SHA256SUMS");
/// No unpacked network is larger.
const LARGEST: u64 = 16 << 20;

/// Names of the networks in the list.
pub(crate) const TEXT: &str = "text.onnx";
pub(crate) const READER: &str = "reader.onnx";
pub(crate) const FACES: &str = "faces.onnx";

pub(crate) struct Network {
    model: rten::Model,
}

impl Network {
    /// Takes the network called `name`, packed or unpacked, and nothing else.
    pub(crate) fn load(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        let mut options = ModelOptions::with_ops(operators());
        // Half again as fast for a copy of the weights in memory.
        options.prepack_weights(true);
        let model = options.load(known(name, bytes)?).map_err(|_| Error::Engine)?;
        Ok(Self { model })
    }

    /// What its makers wrote beside the weights.
    pub(crate) fn note(&self, name: &str) -> Option<&str> {
        self.model.metadata().get(name)
    }

    /// Runs it over pictures of three planes; one answer for each output, in order.
    pub(crate) fn run(&self, input: NdTensor<f32, 4>) -> Result<Vec<Tensor<f32>>, Error> {
        let place = *self.model.input_ids().first().ok_or(Error::Engine)?;
        self.model
            .run(vec![(place, Value::from(input.into_dyn()).into())], self.model.output_ids(), None)
            .map_err(|_| Error::Engine)?
            .into_iter()
            .map(|value| value.try_into().map_err(|_| Error::Engine))
            .collect()
    }
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Network")
    }
}

/// The bytes called `name`, unpacked if they are packed, if they are those of the list.
fn known(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let content = if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut content = Vec::new();
        flate2::read::GzDecoder::new(bytes)
            .take(LARGEST)
            .read_to_end(&mut content)
            .map_err(|_| Error::NotTheNetwork)?;
        content
    } else {
        bytes.to_vec()
    };
    let digest = Sha256::digest(&content);
    let listed = DIGESTS.lines().filter_map(|line| line.split_once("  "));
    let mut listed = listed.filter(|&(_, listed)| listed == name);
    listed.any(|(hex, _)| is(hex, &digest)).then_some(content).ok_or(Error::NotTheNetwork)
}

fn is(hex: &str, digest: &[u8]) -> bool {
    let pair = |at: usize| u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok();
    hex.len() == 2 * digest.len() && (0..digest.len()).all(|at| pair(at) == Some(digest[at]))
}

/// Blue, green and red planes, filled up to whole steps with the last pixels.
pub(crate) fn planes(
    picture: &Raster,
    step: u32,
    value: impl Fn(u8, usize) -> f32,
) -> NdTensor<f32, 4> {
    let width = picture.width.next_multiple_of(step) as usize;
    let height = picture.height.next_multiple_of(step) as usize;
    let (last_x, last_y) = (picture.width as usize - 1, picture.height as usize - 1);
    let mut samples = Vec::with_capacity(3 * width * height);
    for plane in 0..3 {
        for y in 0..height {
            let row = y.min(last_y) * picture.width as usize;
            samples.extend(
                (0..width)
                    .map(|x| value(picture.rgb[3 * (row + x.min(last_x)) + 2 - plane], plane)),
            );
        }
    }
    NdTensor::from_data([1, 3, height, width], samples)
}

/// Only what the three networks are made of, so that the page carries no more.
fn operators() -> OpRegistry {
    OpRegistry::with_ops(&[
        &op_types::Add,
        &op_types::AveragePool,
        &op_types::BatchNormalization,
        &op_types::Cast,
        &op_types::Concat,
        &op_types::Conv,
        &op_types::ConvTranspose,
        &op_types::Div,
        &op_types::Erf,
        &op_types::GlobalAveragePool,
        &op_types::HardSigmoid,
        &op_types::Identity,
        &op_types::MatMul,
        &op_types::MaxPool,
        &op_types::Mul,
        &op_types::Pow,
        &op_types::ReduceMean,
        &op_types::Relu,
        &op_types::Reshape,
        &op_types::Resize,
        &op_types::Shape,
        &op_types::Sigmoid,
        &op_types::Slice,
        &op_types::Softmax,
        &op_types::Sqrt,
        &op_types::Squeeze,
        &op_types::Sub,
        &op_types::Transpose,
        &op_types::Unsqueeze,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_no_other_bytes_than_the_listed_ones() {
        assert_eq!(known(TEXT, b"something else"), Err(Error::NotTheNetwork));
        assert_eq!(known(TEXT, &[0x1f, 0x8b, 8, 0]), Err(Error::NotTheNetwork));
        let faces = include_bytes!("../models/faces.onnx.gz");
        assert!(known(FACES, faces).is_ok());
        assert_eq!(known(TEXT, faces), Err(Error::NotTheNetwork));
    }
}
