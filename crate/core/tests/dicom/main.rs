//! Whole files through the core: what it claims of them, and what it survives.
#![allow(clippy::print_stdout)] // Figures for whoever runs them with --nocapture.

mod character_sets;
mod fixture;
mod hostile;
mod leaks;
mod properties;
mod seeds;
mod site;
