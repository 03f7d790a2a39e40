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
