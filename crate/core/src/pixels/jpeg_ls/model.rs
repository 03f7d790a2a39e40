//! What JPEG-LS learns of a picture as it goes, the same for both ways (T.87 annex A).

use super::super::Failure;
use super::bits::Coder;

/// Order of the Golomb code for run lengths, by how well runs went so far (table A.2).
const RUNS: [u32; 32] = [
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15,
];

/// The parameters of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Preset {
    pub(super) largest: i32,
    pub(super) thresholds: [i32; 3],
    pub(super) reset: i32,
}

impl Preset {
    /// What holds where nothing is declared (§C.2.4.1.1).
    pub(super) fn default(largest: i32, near: i32) -> Self {
        let clamp = |value: i32, least: i32| {
            if value > largest || value < least { least } else { value }
        };
        let base: [i32; 3] = if largest >= 128 {
            let factor = (largest.min(4095) + 128) / 256;
            [factor + 2, 4 * factor + 3, 17 * factor + 4]
        } else {
            let factor = 256 / (largest + 1);
            [2.max(3 / factor), 3.max(7 / factor), 4.max(21 / factor)]
        };
        let first = clamp(base[0] + 3 * near, near + 1);
        let second = clamp(base[1] + 5 * near, first);
        let third = clamp(base[2] + 7 * near, second);
        Self { largest, thresholds: [first, second, third], reset: 64 }
    }
}

#[derive(Clone, Copy)]
struct Context {
    sum: i32,
    bias: i32,
    correction: i32,
    count: i32,
}

impl Context {
    fn order(&self, sum: i32) -> Result<u32, Failure> {
        (0..24).find(|k| self.count << k >= sum).ok_or(Failure::Malformed)
    }
}

/// Contexts and parameters of one scan.
pub(super) struct Model {
    preset: Preset,
    near: i32,
    step: i32,
    range: i32,
    /// Bits of a mapped error that is written out.
    wide: u32,
    limit: u32,
    contexts: Vec<Context>,
    /// For breaks of runs; `bias` counts negative errors.
    breaks: [Context; 2],
}

/// Neighbours of a sample: left, above, above left and above right.
#[derive(Clone, Copy)]
struct Around {
    a: i32,
    b: i32,
    c: i32,
    d: i32,
}

/// A row of one component with the row above it, each with a sample more at both ends.
pub(super) struct Lines {
    pub(super) above: Vec<i32>,
    pub(super) current: Vec<i32>,
    /// How well runs went so far.
    pub(super) runs: usize,
}

impl Lines {
    pub(super) fn new(columns: usize) -> Self {
        Self { above: vec![0; columns + 2], current: vec![0; columns + 2], runs: 0 }
    }

    /// Sets what lies beyond the ends (§A.2.1).
    pub(super) fn begin(&mut self) {
        let columns = self.above.len() - 2;
        self.current[0] = self.above[1];
        self.above[columns + 1] = self.above[columns];
    }

    pub(super) fn end(&mut self) {
        std::mem::swap(&mut self.above, &mut self.current);
    }

    fn around(&self, at: usize) -> Around {
        Around {
            a: self.current[at - 1],
            b: self.above[at],
            c: self.above[at - 1],
            d: self.above[at + 1],
        }
    }
}

impl Model {
    pub(super) fn new(preset: Preset, near: i32) -> Result<Self, Failure> {
        let [first, second, third] = preset.thresholds;
        let sound = (1..=65535).contains(&preset.largest)
            && (0..=(preset.largest / 2).min(255)).contains(&near)
            && near < first
            && first <= second
            && second <= third
            && third <= preset.largest
            && (3..=255.max(preset.largest)).contains(&preset.reset);
        if !sound {
            return Err(Failure::Malformed);
        }
        let step = 2 * near + 1;
        let range = (preset.largest + 2 * near) / step + 1;
        let bits = |count: i32| 32 - (count - 1).leading_zeros();
        let depth = bits(preset.largest + 1).max(2);
        let fresh = Context { sum: 2.max((range + 32) / 64), bias: 0, correction: 0, count: 1 };
        Ok(Self {
            preset,
            near,
            step,
            range,
            wide: bits(range),
            limit: 2 * (depth + depth.max(8)),
            contexts: vec![fresh; 365],
            breaks: [fresh; 2],
        })
    }

    /// Codes one row; a writer finds the samples in it, a reader leaves them there.
    pub(super) fn line(
        &mut self,
        lines: &mut Lines,
        coder: &mut impl Coder,
    ) -> Result<(), Failure> {
        lines.begin();
        let columns = lines.current.len() - 2;
        let mut at = 1;
        while at <= columns {
            let around = lines.around(at);
            if !self.is_flat(around) {
                lines.current[at] = self.regular(around, lines.current[at], coder)?;
                at += 1;
                continue;
            }
            let start = at;
            let same = |at: usize| (lines.current[at] - around.a).abs() <= self.near;
            let known =
                if coder.knows() { (at..=columns).take_while(|at| same(*at)).count() } else { 0 };
            at += self.run(known, columns + 1 - at, &mut lines.runs, coder)?;
            lines.current[start..at].fill(around.a);
            if at <= columns {
                let Around { b, .. } = lines.around(at);
                let limit = self.limit - RUNS[lines.runs] - 1;
                let known = lines.current[at];
                lines.current[at] = self.broken(around.a, b, known, limit, true, coder)?;
                lines.runs = lines.runs.saturating_sub(1);
                at += 1;
            }
        }
        lines.end();
        Ok(())
    }

    /// Reads one row of all components together.
    pub(super) fn row(
        &mut self,
        rows: &mut [Lines],
        coder: &mut impl Coder,
    ) -> Result<(), Failure> {
        rows.iter_mut().for_each(Lines::begin);
        let columns = rows[0].current.len() - 2;
        let mut at = 1;
        while at <= columns {
            if !rows.iter().all(|lines| self.is_flat(lines.around(at))) {
                for lines in rows.iter_mut() {
                    let known = lines.current[at];
                    lines.current[at] = self.regular(lines.around(at), known, coder)?;
                }
                at += 1;
                continue;
            }
            let start = at;
            let mut runs = rows[0].runs;
            at += self.run(0, columns + 1 - at, &mut runs, coder)?;
            for lines in rows.iter_mut() {
                let left = lines.current[start - 1];
                lines.current[start..at].fill(left);
            }
            if at <= columns {
                let limit = self.limit - RUNS[runs] - 1;
                for lines in rows.iter_mut() {
                    let Around { a, b, .. } = lines.around(at);
                    let known = lines.current[at];
                    lines.current[at] = self.broken(a, b, known, limit, false, coder)?;
                }
                runs = runs.saturating_sub(1);
                at += 1;
            }
            rows[0].runs = runs;
        }
        rows.iter_mut().for_each(Lines::end);
        Ok(())
    }

    fn is_flat(&self, Around { a, b, c, d }: Around) -> bool {
        [d - b, b - c, c - a].iter().all(|difference| difference.abs() <= self.near)
    }

    fn quantize(&self, difference: i32) -> i32 {
        let [first, second, third] = self.preset.thresholds;
        let size = match difference.abs() {
            size if size <= self.near => 0,
            size if size < first => 1,
            size if size < second => 2,
            size if size < third => 3,
            _ => 4,
        };
        size * difference.signum()
    }

    /// An error as its way through the code leaves it.
    fn reduce(&self, error: i32) -> i32 {
        let error = if error > 0 {
            (error + self.near) / self.step
        } else {
            -((self.near - error) / self.step)
        };
        let error = if error < 0 { error + self.range } else { error };
        if error >= (self.range + 1) / 2 { error - self.range } else { error }
    }

    fn restore(&self, predicted: i32, error: i32) -> i32 {
        let value = predicted + error * self.step;
        let value = if value < -self.near {
            value + self.range * self.step
        } else if value > self.preset.largest + self.near {
            value - self.range * self.step
        } else {
            value
        };
        value.clamp(0, self.preset.largest)
    }

    fn regular(
        &mut self,
        around: Around,
        known: i32,
        coder: &mut impl Coder,
    ) -> Result<i32, Failure> {
        let Around { a, b, c, d } = around;
        let gradients = [d - b, b - c, c - a].map(|difference| self.quantize(difference));
        let index = gradients.iter().fold(0, |index, gradient| 9 * index + gradient);
        let sign = if index < 0 { -1 } else { 1 };
        let context = self.contexts[index.unsigned_abs() as usize];
        let predicted = if c >= a.max(b) {
            a.min(b)
        } else if c <= a.min(b) {
            a.max(b)
        } else {
            a + b - c
        };
        let predicted = (predicted + sign * context.correction).clamp(0, self.preset.largest);
        let k = context.order(context.sum)?;
        let mirrored = self.near == 0 && k == 0 && 2 * context.bias <= -context.count;
        let error = self.reduce(sign * (known - predicted)) ^ -i32::from(mirrored);
        let mapped = if error >= 0 { 2 * error } else { -2 * error - 1 };
        let mapped = coder.golomb(mapped as u32, k, self.limit, self.wide)? as i32;
        let error = (mapped >> 1) ^ -(mapped & 1) ^ -i32::from(mirrored);
        self.learn(index.unsigned_abs() as usize, error)?;
        Ok(self.restore(predicted, sign * error))
    }

    fn learn(&mut self, index: usize, error: i32) -> Result<(), Failure> {
        if error.abs() > self.range {
            return Err(Failure::Malformed);
        }
        let reset = self.preset.reset;
        let context = &mut self.contexts[index];
        context.bias += error * self.step;
        context.sum = context.sum.saturating_add(error.abs());
        if context.count == reset {
            context.sum >>= 1;
            context.bias >>= 1;
            context.count >>= 1;
        }
        context.count += 1;
        if context.bias <= -context.count {
            context.bias = (context.bias + context.count).max(1 - context.count);
            context.correction = (context.correction - 1).max(-128);
        } else if context.bias > 0 {
            context.bias = (context.bias - context.count).min(0);
            context.correction = (context.correction + 1).min(127);
        }
        Ok(())
    }

    /// The length of a run (§A.7.1).
    fn run(
        &self,
        known: usize,
        room: usize,
        runs: &mut usize,
        coder: &mut impl Coder,
    ) -> Result<usize, Failure> {
        let mut length = 0;
        while length < room {
            let block = 1 << RUNS[*runs];
            let goes_on = known == room || known - length.min(known) >= block;
            if coder.bits(goes_on.into(), 1)? == 0 {
                let rest = known.saturating_sub(length) as u32;
                let rest = coder.bits(rest, RUNS[*runs])? as usize;
                length += rest;
                return if length < room { Ok(length) } else { Err(Failure::Malformed) };
            }
            if length + block <= room {
                *runs = (*runs + 1).min(31);
            }
            length = (length + block).min(room);
        }
        Ok(length)
    }

    /// The sample that breaks a run (§A.7.2).
    fn broken(
        &mut self,
        a: i32,
        b: i32,
        known: i32,
        limit: u32,
        alone: bool,
        coder: &mut impl Coder,
    ) -> Result<i32, Failure> {
        let kind = i32::from(alone && (a - b).abs() <= self.near);
        let predicted = if kind == 1 { a } else { b };
        let sign = if kind == 0 && a > b { -1 } else { 1 };
        let context = self.breaks[kind as usize];
        let k = context.order(context.sum + kind * (context.count >> 1))?;
        let few = k == 0 && 2 * context.bias < context.count;
        let error = self.reduce(sign * (known - predicted));
        let odd = i32::from(error != 0 && (error < 0) != few);
        let mapped = (2 * error.abs() - kind - odd).max(0);
        let mapped = coder.golomb(mapped as u32, k, limit, self.wide)? as i32;
        let size = (mapped + kind + 1) >> 1;
        if size > self.range {
            return Err(Failure::Malformed);
        }
        let negative = ((mapped + kind) & 1 == 1) != few;
        let error = if negative { -size } else { size };
        let context = &mut self.breaks[kind as usize];
        context.bias += i32::from(error < 0);
        context.sum = context.sum.saturating_add((mapped + 1 - kind) >> 1);
        if context.count == self.preset.reset {
            context.sum >>= 1;
            context.count >>= 1;
            context.bias >>= 1;
        }
        context.count += 1;
        Ok(self.restore(predicted, sign * error))
    }
}
