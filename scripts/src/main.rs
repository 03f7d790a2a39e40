//! Builds, serves, tests and measures Kamei.
fn main() {}
