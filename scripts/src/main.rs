//! Builds, serves, tests and measures Kamei: `cargo xtask <command>`.
#![allow(clippy::print_stdout)] // A command-line tool speaks on its standard output.

mod bench;
mod cli;
mod digests;
mod dist;
mod fuzz;
mod genetic;
mod images;
mod install;
mod leaks;
mod pack;
mod pixels;
mod plant;
mod process;
mod readers;
mod report;
mod reproduce;
mod retention;
mod samples;
mod serve;
mod sight;
mod signals;
mod test;
mod text;
mod web;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--port N] [--site FILE] [--host ORIGIN]… [--no-headers] [--no-build]
          build the page and serve it on this computer only (port 8040), with www/site.toml or
          another configuration; a host is a portal's origin that may embed it
  web [--draft] [--no-build] [--single [dicom|text|all]]
          build the page's WebAssembly into www/pkg; a draft is larger and soon made. --single makes
          one HTML file of the page, with all of its large parts or only what the size needs
  dist [--no-build] [--draft] [--out FOLDER]
          the page as a folder (dist/) that any static host serves, with the digest of every file
  reproduce [--draft]
          build that folder, the one file and the npm package twice, once from a copy elsewhere,
          and compare byte for byte
  pack    pack www/embed as the npm package kamei-upload, into target/npm
  cli     build the command line as it is released
  test    the whole test
  fuzz [MINUTES] [TARGET]
          throw bytes at the core: whole files (dicom, images, signals, genetic, text, table),
          compressed frames (frames), pictures (pixels), notes at the text engine (spans) and
          configurations
  bench [--write | growth | send | signals]
          measure speed, memory and size beside other tools (crate/core/docs/figures.md);
          growth: only how they grow with frames, content items and files;
          send: only how fast released files are sent; signals: only a large recording beside cp
  samples [--write]
          compare every output with its input, over ../shared (crate/core/docs/samples.md)
  images [--write]
          read every output of ../shared's image files (crate/core/docs/images.md)
  signals [--write]
          read every output of ../shared's recordings (crate/core/docs/signals.md)
  genetic [--write]
          judge ../shared's genetic data and read every output (crate/core/docs/genetic.md)
  leaks [--write]
          plant values and list what is left of them (crate/core/docs/leaks.md)
  plant [--write]
          plant invented people in every place and score what comes out (crate/core/docs/planted.md)
  retention [--write]
          what science needs, and what other tools destroy of it (crate/core/docs/retention.md)
  sight [--write]
          find text and faces over ../shared and in pictures of our own (crate/core/docs/pixels.md)
  models [--check]
          make the networks of crate/sight again, or only compare them
  text [--write]
          how well names and places are found in notes, beside other programs (crate/core/docs/text.md)
  samples --options
          the samples again with every profile and every single option
  pixels
          every frame of the samples decoded and masked, beside the decoders of pydicom and dcmtk
          (part of test)
  readers
          Orthanc shows an output as one study; pydicom, dcmtk and GDCM read the same values

KAMEI_WASM_ROUTE=rustup|debian chooses where the WebAssembly target comes from.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode> {
    let Some((command, rest)) = arguments.split_first() else {
        bail!("{USAGE}");
    };
    let write = rest == ["--write"];
    match (command.as_str(), rest) {
        ("serve", options) => serve::command(options)?,
        ("web", options) => web::command(options)?,
        ("dist", options) => dist::command_line(options)?,
        ("reproduce", options) => reproduce::command_line(options)?,
        ("pack", []) => pack::command_line()?,
        ("cli", []) => println!("{}", cli::build()?.display()),
        ("test", []) => return test::command(),
        ("fuzz", options) => fuzz::command(options)?,
        ("bench", [part]) if part == "growth" => bench::growth()?,
        ("bench", [part]) if part == "send" => bench::send()?,
        ("bench", [part]) if part == "signals" => bench::signals()?,
        ("bench", _) if write || rest.is_empty() => bench::command(write)?,
        ("samples", _) if write || rest.is_empty() => samples::command(write)?,
        ("samples", [options]) if options == "--options" => samples::options()?,
        ("plant", _) if write || rest.is_empty() => plant::command(write)?,
        ("retention", _) if write || rest.is_empty() => retention::command(write)?,
        ("signals", _) if write || rest.is_empty() => signals::command(write)?,
        ("genetic", _) if write || rest.is_empty() => genetic::command(write)?,
        ("sight", _) if write || rest.is_empty() => sight::command(write)?,
        ("models", []) => sight::models(false)?,
        ("models", [check]) if check == "--check" => sight::models(true)?,
        ("text", [made]) if made == "dictionary" => text::dictionary::command_line(false)?,
        ("text", [made, check]) if made == "dictionary" && check == "--check" => {
            text::dictionary::command_line(true)?;
        }
        ("text", _) if write || rest.is_empty() => text::command(write)?,
        ("pixels", []) => pixels::command()?,
        ("readers", []) => readers::command()?,
        ("images", _) if write || rest.is_empty() => images::command(write)?,
        ("leaks", _) if write || rest.is_empty() => leaks::command(write)?,
        _ => bail!("{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// The repository's top folder.
fn root() -> PathBuf {
    let scripts = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    scripts.parent().map_or(scripts.clone(), PathBuf::from)
}

/// Where everything that can be made again is kept.
fn target() -> PathBuf {
    root().join("target")
}
