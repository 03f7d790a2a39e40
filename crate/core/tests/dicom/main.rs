//! Whole files through the core: what it claims of them, and what it survives.
#![allow(clippy::print_stdout)] // Figures for whoever runs them with --nocapture.

mod character_sets;
mod configuration;
mod dicomdir;
mod fixture;
mod graphics;
mod hostile;
mod identifiers;
mod leaks;
mod masks;
mod objects;
mod private;
mod properties;
mod pseudonyms;
mod record;
mod references;
mod reports;
mod seeds;
mod site;
mod streams;
