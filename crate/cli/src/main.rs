//! Kamei without a browser: the same core, in parallel over files.
//!
//! Exit codes: 0 all released, 1 some held back, 2 usage or nothing done.

mod amendments;
mod args;
mod batch;
mod crosswalk;
mod deidentify;
mod derive;
mod files;
mod import;
mod inspect;
mod keys;
mod policy;
mod report;
mod sentences;
mod sight;

use std::process::ExitCode;

fn main() -> ExitCode {
    // The message of a panic can quote the text it happened on; the line it happened at cannot.
    std::panic::set_hook(Box::new(|panic| {
        if let Some(at) = panic.location() {
            eprintln!("kamei: stopped at {}:{}", at.file(), at.line());
        }
    }));
    let done = match args::parse() {
        Ok(args::Command::Deidentify(options)) => deidentify::run(&options),
        Ok(args::Command::Inspect(options)) => inspect::run(&options),
        Ok(args::Command::Crosswalk(options)) => crosswalk::run(&options),
        Ok(args::Command::Derive(options)) => derive::run(&options),
        Ok(args::Command::Import(options)) => import::run(&options),
        Ok(args::Command::Help) => {
            eprint!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Err(error) => Err(format!("{error}\n\n{}", args::HELP)),
    };
    match done {
        Ok(all_released) => ExitCode::from(u8::from(!all_released)),
        Err(message) => {
            eprintln!("kamei: {message}");
            ExitCode::from(2)
        }
    }
}
