//! Kamei without a browser.
fn main() {}
