//! Whole files through the core: what it claims of them, and what it survives.

mod character_sets;
mod fixture;
mod hostile;
mod leaks;
mod properties;
mod seeds;
