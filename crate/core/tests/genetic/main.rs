//! Genetic data of invented people: what the law counts, and what identifies beside it.

mod binary;
mod fixture;
mod gate;
mod hostile;
mod identifiers;
mod kinds;
mod properties;
mod samples;
mod wild;
