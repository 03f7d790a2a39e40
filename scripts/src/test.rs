//! The whole test: every step runs, whatever became of the one before.

mod ahead;
mod browser;
mod dependencies;
mod rust;
mod tree;

use std::process::ExitCode;
use std::time::Instant;

use ahead::NEEDED;
use anyhow::Result;

use crate::{install, leaks, pixels, plant, readers, samples, target};

/// What became of a step that did not fail.
pub(crate) enum Outcome {
    Passed,
    /// It could not run here, for a reason worth a line.
    Skipped(&'static str),
}

type Step = (&'static str, fn() -> Result<Outcome>);

const STEPS: [Step; 19] = [
    ("install", || passed(install::for_tests().and_then(|()| NEEDED.start()))),
    ("sources of the tables", || passed(tree::sourced())),
    ("format", || passed(rust::format())),
    ("clippy", || passed(rust::clippy())),
    ("clippy for the page", rust::clippy_for_the_page),
    ("fuzz targets", || passed(rust::fuzz_targets())),
    ("tests", || passed(rust::tests())),
    ("examples in the documentation", || passed(rust::examples())),
    ("dependencies", || passed(dependencies::check())),
    ("builds", || passed(NEEDED.finish())),
    ("types", || passed(browser::types())),
    ("stories", || passed(browser::stories())),
    ("yardsticks", || with_shared(browser::yardsticks)),
    ("samples", || with_shared(|| samples::check(&target().join("samples.md")))),
    ("pixels", || with_shared(pixels::check)),
    ("leaks", || with_shared(|| leaks::check(&target().join("leaks.md")))),
    ("planted", || passed(plant::check(&target().join("planted.md")))),
    ("readers", || passed(readers::command())),
    ("nothing tracked changed", || passed(tree::unchanged())),
];

/// Runs every step; the last line printed is the count.
pub(crate) fn command() -> Result<ExitCode> {
    tree::remember()?;
    let (mut passed, mut failed, mut skipped) = (0, Vec::new(), 0);
    for (name, step) in STEPS {
        println!("\n== {name}");
        let started = Instant::now();
        let outcome = step();
        let seconds = started.elapsed().as_secs_f64();
        match outcome {
            Ok(Outcome::Passed) => {
                passed += 1;
                println!("== {name}: passed, {seconds:.1} s");
            }
            Ok(Outcome::Skipped(reason)) => {
                skipped += 1;
                println!("== {name}: skipped: {reason}");
            }
            Err(error) => {
                failed.push(name);
                println!("{error:#}\n== {name}: failed, {seconds:.1} s");
            }
        }
    }
    println!();
    for name in &failed {
        println!("failed: {name}");
    }
    println!("{}", summary(passed, failed.len(), skipped));
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn passed(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Passed)
}

/// A step that needs the samples kept beside the repository.
fn with_shared(step: fn() -> Result<()>) -> Result<Outcome> {
    if samples::are_here() { passed(step()) } else { Ok(Outcome::Skipped("../shared not found")) }
}

fn summary(passed: usize, failed: usize, skipped: usize) -> String {
    match skipped {
        0 => format!("{passed} passed, {failed} failed"),
        _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
    }
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn ends_with_one_line_of_counts() {
        assert_eq!(summary(11, 0, 0), "11 passed, 0 failed");
        assert_eq!(summary(9, 1, 2), "9 passed, 1 failed, 2 skipped");
    }
}
