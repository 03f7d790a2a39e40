//! A note in any encoding.
#![no_main]

mod round;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| round::round("note.txt", bytes));
