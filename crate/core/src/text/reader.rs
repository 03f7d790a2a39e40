//! The engine, made when it is wanted.

use super::Engine;
use std::borrow::Cow;
use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A dictionary that is read when a text first asks for it, since that takes a while.
pub struct Reader {
    /// Until it is read.
    packed: Mutex<Cow<'static, [u8]>>,
    engine: OnceLock<Option<Engine>>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reader")
    }
}

impl Reader {
    /// Keeps a dictionary as [`super::pack`] makes it.
    pub fn new(packed: impl Into<Cow<'static, [u8]>>) -> Self {
        Self { packed: Mutex::new(packed.into()), engine: OnceLock::new() }
    }

    /// The engine; nothing where the dictionary is damaged.
    pub fn engine(&self) -> Option<&Engine> {
        let read = || {
            let mut packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
            Engine::new(&std::mem::take(&mut *packed)).ok()
        };
        self.engine.get_or_init(read).as_ref()
    }
}
