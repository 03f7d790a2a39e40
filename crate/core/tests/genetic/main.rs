//! Genetic data of invented people: what the law counts, and what identifies beside it.
#![allow(clippy::print_stdout)] // What was skipped, and why.

mod binary;
mod crams;
mod fixture;
mod gate;
mod hostile;
mod identifiers;
mod kinds;
mod properties;
mod samples;
mod wild;
