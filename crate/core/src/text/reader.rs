//! The engine, made when it is wanted.

use super::{Context, Engine};
use std::borrow::Cow;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Made-up notes with most of what the engine recognises.
const NOTES: [&str; 2] =
    [include_str!("../../data/text/first-ja.txt"), include_str!("../../data/text/first-en.txt")];

/// A dictionary that is read when a text first asks for it, since that takes a while.
pub struct Reader {
    /// Until it is read.
    packed: Mutex<Cow<'static, [u8]>>,
    engine: OnceLock<Option<Engine>>,
    /// How often it was warmed.
    warmed: AtomicUsize,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reader")
    }
}

impl Reader {
    /// Keeps a dictionary as [`super::pack`] makes it.
    pub fn new(packed: impl Into<Cow<'static, [u8]>>) -> Self {
        Self {
            packed: Mutex::new(packed.into()),
            engine: OnceLock::new(),
            warmed: AtomicUsize::new(0),
        }
    }

    /// The engine; nothing where the dictionary is damaged.
    pub fn engine(&self) -> Option<&Engine> {
        let read = || {
            let mut packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
            Engine::new(&std::mem::take(&mut *packed)).ok()
        };
        self.engine.get_or_init(read).as_ref()
    }

    /// Makes ready what the first text of a person would wait for, a part with each call: the dictionary, then, in each
    /// language, the patterns, which are made when they are first asked for. `false` once nothing is left.
    pub fn warm(&self) -> bool {
        let step = self.warmed.fetch_add(1, Ordering::Relaxed);
        let Some(engine) = self.engine() else { return false };
        if let Some(note) = step.checked_sub(1).and_then(|place| NOTES.get(place)) {
            engine.look(note, &Context::default());
            engine.certain(note, &Context::default());
        }
        step < NOTES.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_warm_in_three_steps_and_a_damaged_one_at_once() {
        let reader = Reader::new(include_bytes!("../../data/text/dictionary.gz").as_slice());
        assert_eq!(
            [reader.warm(), reader.warm(), reader.warm(), reader.warm()],
            [true, true, false, false]
        );
        assert!(!Reader::new(b"no dictionary".as_slice()).warm());
    }
}
