//! A table with any separator, in any encoding.
#![no_main]

mod round;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| round::round("list.csv", bytes));
