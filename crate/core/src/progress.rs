//! Progress and cancelling for callers that can hear it; a browser cancels by ending the worker.

use std::ops::ControlFlow;

/// The caller asked to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled;

/// Hears how far long work has come, and may stop it.
pub trait Progress {
    /// Called with bytes done and bytes in all.
    fn step(&mut self, done: u64, total: u64) -> ControlFlow<Cancelled>;
}

/// Hears nothing and never stops the work.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn step(&mut self, _: u64, _: u64) -> ControlFlow<Cancelled> {
        ControlFlow::Continue(())
    }
}

/// Tells one stage of several of the work on a file, so that what is heard never runs backwards.
pub struct Stage<'a> {
    whole: &'a mut dyn Progress,
    number: u64,
    of: u64,
}

impl<'a> Stage<'a> {
    /// The stage with a number, counted from zero, of so many.
    pub fn new(whole: &'a mut dyn Progress, number: u64, of: u64) -> Self {
        Self { whole, number, of }
    }
}

impl Progress for Stage<'_> {
    fn step(&mut self, done: u64, total: u64) -> ControlFlow<Cancelled> {
        let before = self.number.saturating_mul(total);
        self.whole.step(before.saturating_add(done.min(total)), self.of.saturating_mul(total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_of_unlike_lengths_never_run_backwards() {
        struct Shares(Vec<f64>);
        impl Progress for Shares {
            fn step(&mut self, done: u64, total: u64) -> ControlFlow<Cancelled> {
                self.0.push(done as f64 / total as f64);
                ControlFlow::Continue(())
            }
        }
        let mut shares = Shares(Vec::new());
        for (number, total) in [(0, 1000), (1, 10), (2, 300)] {
            let mut stage = Stage::new(&mut shares, number, 3);
            assert!(stage.step(total / 2, total).is_continue());
            assert!(stage.step(total, total).is_continue());
        }
        assert!(shares.0.is_sorted() && shares.0.last() == Some(&1.0), "{:?}", shares.0);
    }
}
