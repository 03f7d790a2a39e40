//! The inverse cosine transform (T.81 §A.3.3) in integers, so that every machine decodes alike.

use super::blocks::Block;

const BITS: u32 = 13;

/// The samples of a block, before the level shift.
pub(super) fn inverse(block: &Block, quantization: &[u16; 64]) -> [i32; 64] {
    // Extra bits that are kept between the passes; 64-bit numbers hold any coefficient.
    const KEPT: u32 = 2;
    let mut work = [0_i64; 64];
    for (index, value) in work.iter_mut().enumerate() {
        *value = i64::from(block[index]) * i64::from(quantization[index]);
    }
    if work[1..].iter().all(|value| *value == 0) {
        return [((work[0] + 4) >> 3) as i32; 64];
    }
    for column in 0..8 {
        let line = std::array::from_fn(|row| work[8 * row + column]);
        for (row, value) in lines(line, BITS - KEPT).into_iter().enumerate() {
            work[8 * row + column] = value;
        }
    }
    let mut samples = [0; 64];
    for (row, out) in samples.chunks_exact_mut(8).enumerate() {
        let line = std::array::from_fn(|column| work[8 * row + column]);
        for (to, from) in out.iter_mut().zip(lines(line, BITS + KEPT + 3)) {
            *to = from as i32;
        }
    }
    samples
}

/// One dimension after Loeffler, Ligtenberg and Moschytz, rounded by `shift` bits.
fn lines(c: [i64; 8], shift: u32) -> [i64; 8] {
    let turn = (c[2] + c[6]) * 4433;
    let (low, high) = (turn - c[6] * 15137, turn + c[2] * 6270);
    let (sum, difference) = ((c[0] + c[4]) << BITS, (c[0] - c[4]) << BITS);
    let even = [sum + high, difference + low, difference - low, sum - high];

    let (z1, z2) = ((c[7] + c[1]) * -7373, (c[5] + c[3]) * -20995);
    let (z3, z4) = (c[7] + c[3], c[5] + c[1]);
    let z5 = (z3 + z4) * 9633;
    let (z3, z4) = (z3 * -16069 + z5, z4 * -3196 + z5);
    let odd = [
        c[1] * 12299 + z1 + z4,
        c[3] * 25172 + z2 + z3,
        c[5] * 16819 + z2 + z4,
        c[7] * 2446 + z1 + z3,
    ];
    let half = 1 << (shift - 1);
    std::array::from_fn(|index| {
        let value =
            if index < 4 { even[index] + odd[index] } else { even[7 - index] - odd[7 - index] };
        (value + half) >> shift
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_definition() {
        let mut block = [0; 64];
        for (index, value) in [(0, 100), (1, -31), (9, 17), (23, -5), (63, 3)] {
            block[index] = value;
        }
        let samples = inverse(&block, &[2; 64]);
        for (index, sample) in samples.into_iter().enumerate() {
            let (y, x) = ((index / 8) as f64, (index % 8) as f64);
            let mut sum = 0.0;
            for (place, value) in block.into_iter().enumerate() {
                let (v, u) = ((place / 8) as f64, (place % 8) as f64);
                let scale = |n: f64| if n == 0.0 { 0.5_f64.sqrt() } else { 1.0 };
                let wave =
                    |at: f64, n: f64| ((2.0 * at + 1.0) * n * std::f64::consts::PI / 16.0).cos();
                sum += 2.0 * f64::from(value) * scale(u) * scale(v) * wave(x, u) * wave(y, v) / 4.0;
            }
            assert!((sum - f64::from(sample)).abs() < 0.6, "{index}: {sum} {sample}");
        }
    }
}
