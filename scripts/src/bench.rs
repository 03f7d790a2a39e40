//! Speed, memory and size, in one run on one machine.

mod browser;
mod growth;
mod send;
mod start;
mod text;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::process::{command as program, read, run};
use crate::{cli, install, report, target, web};

pub(crate) fn command(write: bool) -> Result<()> {
    install::for_tests()?;
    install::rivals()?;
    let kamei = cli::build()?;
    web::build(web::Purpose::Release)?;
    let corpus = corpus()?;
    let large = large()?;

    let tools = python("tools.py", &[&kamei, &corpus, &folder()])?;
    let beside_cp = python("large.py", &[Path::new("measure"), &kamei, &large, &folder()])?;
    let browser = browser::measure(&corpus, &large, &tools)?;
    let recording = recording(&kamei)?;
    let genome = genome(&kamei)?;
    let growth = growth::measure(&kamei)?;
    let texts = text::measure()?;
    let sent = send::measure(&folder().join("send"))?;
    let started = start::measure()?;
    let size = read(&mut program("node", &["e2e/bench/page-size.mjs"]))?;
    std::fs::remove_file(large)?;

    let body = [
        ("Beside other tools", TOOLS, tools),
        ("In the browser", BROWSER, browser),
        ("A large file", LARGE, beside_cp),
        ("A large recording", RECORDING, recording),
        ("Genetic data", GENOME, genome),
        ("How it grows", growth::ABOUT, growth),
        ("Notes and tables", text::ABOUT, texts),
        ("Sending", send::ABOUT, sent),
        ("Starting", start::ABOUT, started),
        ("What the page loads", SIZE, size),
    ]
    .map(|(title, about, found)| format!("## {title}\n\n{about}\n\n{}\n", found.trim()))
    .join("\n");
    println!("{body}");
    if write {
        report::write("figures.md", "Figures", "cargo xtask bench --write", &body)?;
    }
    Ok(())
}

/// Only how time and memory grow, printed.
pub(crate) fn growth() -> Result<()> {
    install::for_tests()?;
    install::rivals()?;
    let kamei = cli::build()?;
    web::build(web::Purpose::Release)?;
    println!("{}\n\n{}", growth::ABOUT, growth::measure(&kamei)?.trim());
    Ok(())
}

/// Only a large recording beside `cp`, printed.
pub(crate) fn signals() -> Result<()> {
    install::rivals()?;
    println!("{RECORDING}\n\n{}", recording(&cli::build()?)?.trim());
    Ok(())
}

/// Only how fast released files are sent, printed.
pub(crate) fn send() -> Result<()> {
    install::for_tests()?;
    cli::build()?;
    web::build(web::Purpose::Release)?;
    println!("{}\n\n{}", send::ABOUT, send::measure(&folder().join("send"))?.trim());
    Ok(())
}

const TOOLS: &str = "\
The files are those that pip's pydicom and pydicom-data carry, damaged ones among them. Median of \
up to five runs, each tool with its defaults. For the Python packages only the loop over the files \
is counted; for programs everything, for Kamei also both passes, the search of every output and \
the key file. gdcmanon runs once per file, since over a folder it stops at the first it cannot take.";

const BROWSER: &str = "\
The same files through inspect, review and finish, which is one pass more than the command line \
makes. The engine alone is the page's WebAssembly in Node with the files in memory. In Chromium \
the page reads small files and one worker the others, and the CPU seconds are those of all of \
Chromium's processes; its first round also compiles and optimizes the WebAssembly. \"Reading \
alone\" reads every file once, of those above 256 KiB the first 64 KiB, and does nothing with \
them: what Chromium takes to let a page see its files. \"Of the command line\": files per CPU \
second beside those of the command line with one thread. Memory is what the WebAssembly holds \
when all is done. The large file is the one below. Then what one file costs, pass by pass and \
process by process, in one more round: only the first pass reads.

What this says: of the first look most is one trip between the browser's process and the page's for \
every file, of which no byte runs through our code; for files of a few kilobytes it costs more than \
all of the command line's work. It was read in nine ways (sliced or whole, one by one, in one \
composite Blob, as streams, through `FileReaderSync` or `arrayBuffer()`, on the page or in a worker), \
and none was cheaper than 0.35 ms. Handing a File to a worker costs 0.3 ms more, so the page reads \
small files whole, 24 at a time, and sends their bytes.";

const LARGE: &str = "\
One multi-frame file of native pixels, beside `cp --reflink=never` to the same disk. Kamei asks the \
kernel to copy what it leaves as it was (`copy_file_range`); this `cp` reads and writes.";

const RECORDING: &str = "\
BDF+ of 64 channels with annotations, beside the same `cp`: the samples are ranges of the input, the \
header and the annotations new bytes.";

const GENOME: &str = "\
VCF.gz files of a gigabyte. Inherited variants are refused as soon as 40 were read; where all are \
somatic, all of the file is read, three times. In Chromium (`node e2e/bench/long.mjs FILE` after `cargo xtask web`; \
by hand, 2026-11-26, a busy machine) the somatic file is judged in 95 s (69 CPU-seconds of all processes), telling 890 \
times how far it is, and written and read again in 179 s (132); no process held more than 532 MB.";

const SIZE: &str = "Without the sample, which is optional.";

fn folder() -> PathBuf {
    target().join("bench")
}

fn corpus() -> Result<PathBuf> {
    let corpus = folder().join("corpus");
    run(rivals_python("corpus.py").arg(&corpus))?;
    Ok(corpus)
}

fn large() -> Result<PathBuf> {
    let large = folder().join("large.dcm");
    run(rivals_python("large.py").arg("make").arg(&large))?;
    Ok(large)
}

fn recording(kamei: &Path) -> Result<String> {
    let file = folder().join("recording.bdf");
    std::fs::create_dir_all(folder())?;
    run(rivals_python("recording.py").arg("make").arg(&file))?;
    let found = python("recording.py", &[Path::new("measure"), kamei, &file, &folder()])?;
    std::fs::remove_file(file)?;
    Ok(found)
}

fn genome(kamei: &Path) -> Result<String> {
    let files = folder().join("genome");
    run(rivals_python("genome.py").arg("make").arg(&files))?;
    let found = python("genome.py", &[Path::new("measure"), kamei, &files, &folder()])?;
    std::fs::remove_dir_all(files)?;
    Ok(found)
}

fn python(script: &str, arguments: &[&Path]) -> Result<String> {
    println!("measuring: {script}");
    read(rivals_python(script).args(arguments))
}

fn rivals_python(script: &str) -> std::process::Command {
    program("target/rivals/bin/python", &[&format!("scripts/bench/{script}")])
}
