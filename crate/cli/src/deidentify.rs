//! `kamei deidentify`: writes pseudonymized copies, the key file and the record.

use crate::amendments::Amendments;
use crate::args::Deidentify;
use crate::batch::{AT_ONCE, Batch, guarded};
use crate::files::{self, Opened};
use crate::keys::{self, Keys};
use crate::{policy, report, sentences};
use kamei::format::dicom::dicomdir::Directory;
use kamei::keyfile::KeyState;
use kamei::naming::{self, Layout};
use kamei::plan::{Look, Status};
use kamei::policy::{Mode, Policy};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::record::{Files, Header, Record, Withheld};
use kamei::session::{Finished, Session};
use rayon::prelude::*;
use serde::Serialize;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What stdout says at the end; input names are those the caller gave.
#[derive(Default, Serialize)]
struct Summary {
    released: usize,
    held: usize,
    refused: usize,
    replaced: usize,
    files: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    input: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

pub(crate) fn run(options: &Deidentify) -> Result<bool, String> {
    let policy = policy::chosen(&options.policy)?;
    let inputs = files::list(&options.inputs)?;
    let amendments = Amendments::read(options.amendments.as_deref())?;
    // 匿名加工: no key is read, and none survives the run.
    let mut keys = match policy.profile().mode {
        Mode::Anonymized => None,
        Mode::Pseudonymized => {
            Some(Keys::open_or_create(&options.key, options.passphrase_file.as_deref())?)
        }
    };
    match (&mut keys, &options.pseudonyms) {
        (Some(keys), Some(path)) => keys.adopt(path)?,
        (None, Some(_)) => return Err("this policy keeps no key, so it takes no list".to_owned()),
        _ => {}
    }
    let key = match &keys {
        Some(keys) => keys.state.key().map_err(|reason| reason.to_string())?,
        None => keys::draw_key()?,
    };
    let pseudonyms = keys.as_ref().and_then(|keys| keys.state.pseudonyms());
    let session = Session::new(policy.clone(), key).named_by(pseudonyms);
    let batch = Batch::read(inputs, session);
    let file_set = options.dicomdir || batch.holds_directory;
    let layout = if file_set { Layout::FileSet } else { Layout::Folders };
    let names = batch.output_names(layout);

    let mut done = Done::default();
    let progress = Progress::new(batch.inputs.len());
    let numbers: Vec<usize> = (0..batch.inputs.len()).collect();
    for some in numbers.chunks(AT_ONCE) {
        let finished: Vec<_> = some
            .par_iter()
            .map(|number| {
                let result =
                    finish(&batch, *number, names[*number].as_deref(), options, &amendments);
                progress.one();
                result
            })
            .collect();
        for (number, result) in some.iter().zip(finished) {
            done.add(&batch, *number, result, keys.as_mut().map(|keys| &mut keys.state));
        }
    }
    progress.end();
    if let Some(keys) = &keys {
        keys.save()?;
    }
    if file_set && !done.directory.is_empty() {
        write_directory(&batch, &mut done, &options.out)?;
    }
    write_record(&policy, done.files, options)?;
    print_json(&done.summary)?;
    Ok(done.summary.held + done.summary.refused == 0)
}

/// What has come of the batch so far.
#[derive(Default)]
struct Done {
    summary: Summary,
    files: Files,
    directory: Directory,
}

impl Done {
    fn add(
        &mut self,
        batch: &Batch,
        number: usize,
        result: Result<Finished, Reason>,
        keys: Option<&mut KeyState>,
    ) {
        let input = &batch.inputs[number].name;
        let mut line =
            Line { input: input.clone(), status: "released", output: None, reason: None };
        match result {
            Ok(finished) => {
                self.summary.released += 1;
                if let Some(leaf) = finished.leaf() {
                    self.directory.add(leaf.clone(), &finished.name);
                }
                line.output = Some(finished.name);
                self.files.release(finished.entry);
                if let Some(keys) = keys {
                    keys.absorb([finished.crosswalk]);
                }
            }
            Err(reason) => {
                eprintln!("{}", sentences::about(input, &reason));
                let refused = status(&reason) == Status::Refused;
                *(if refused { &mut self.summary.refused } else { &mut self.summary.held }) += 1;
                line.status = if refused { "refused" } else { "held" };
                line.reason = Some(reason.code.to_string());
                self.files.withhold(Withheld {
                    number: number + 1,
                    output: batch.seen[number].as_ref().ok().cloned(),
                    reason: reason.code.to_string(),
                    at: reason.at,
                });
            }
        }
        self.summary.files.push(line);
    }
}

/// Writes the directory of what was released; the one that came with the input is then no loss.
fn write_directory(batch: &Batch, done: &mut Done, out: &Path) -> Result<(), String> {
    let path = out.join(naming::DIRECTORY);
    let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let bytes = batch.session.directory(&done.directory).map_err(|reason| failed(&reason))?;
    files::write_bytes(&path, &bytes).map_err(|error| failed(&error))?;
    let replaced = Code::Dicomdir.to_string();
    for line in &mut done.summary.files {
        if line.reason.as_ref() == Some(&replaced) {
            line.status = "replaced";
            line.output = Some(naming::DIRECTORY.to_owned());
            done.summary.held -= 1;
            done.summary.replaced += 1;
        }
    }
    Ok(())
}

fn finish(
    batch: &Batch,
    number: usize,
    name: Option<&str>,
    options: &Deidentify,
    amendments: &Amendments,
) -> Result<Finished, Reason> {
    let input = &batch.inputs[number];
    if let Err(reason) = &batch.seen[number] {
        return Err(reason.clone());
    }
    guarded(|| {
        let look = if options.accept_unreviewed { Look::Waived } else { Look::None };
        let source = Opened::open(input).map_err(|_| Code::ReadFailed)?;
        let amendments = amendments.of(&input.name);
        let mut finished =
            batch.session.finish(&source, &input.name, &amendments, look, &mut Silent)?;
        if let Some(name) = name {
            finished.rename(name.to_owned());
        }
        let path = options.out.join(&finished.name);
        files::write_rope(&path, &source, finished.released.rope())
            .map_err(|_| Code::WriteFailed)?;
        finished.forget_pieces();
        Ok(finished)
    })
}

/// The record as JSON, and once more for reading.
fn write_record(policy: &Policy, files: Files, options: &Deidentify) -> Result<(), String> {
    if options.record.is_none() && options.report.is_none() {
        return Ok(());
    }
    let record = Record::new(policy, header(), files);
    for path in [&options.record, &options.report].into_iter().flatten() {
        let readable = path.extension().is_some_and(|ending| ending == "html");
        let text = if readable { report::html(&record) } else { record.to_json() };
        files::write_bytes(path, text.as_bytes())
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// A reason that came before anything was understood refuses the file; any other holds it.
pub(crate) fn status(reason: &Reason) -> Status {
    match reason.code {
        Code::ReadFailed | Code::Empty | Code::UnsupportedFormat | Code::NotDicom => {
            Status::Refused
        }
        _ => Status::Held,
    }
}

fn header() -> Header {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    Header { at: kamei::date::iso_from_unix(seconds), ..Header::default() }
}

pub(crate) fn print_json(value: &impl Serialize) -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, value).map_err(|error| error.to_string())?;
    writeln!(out).and_then(|()| out.flush()).map_err(|error| error.to_string())
}

/// How far the batch has come, on a terminal.
struct Progress {
    done: AtomicUsize,
    total: usize,
    shown: bool,
}

impl Progress {
    fn new(total: usize) -> Self {
        Self { done: AtomicUsize::new(0), total, shown: std::io::stderr().is_terminal() }
    }

    fn one(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown {
            eprint!("\r{done}/{}", self.total);
        }
    }

    fn end(&self) {
        if self.shown {
            eprintln!();
        } else {
            eprintln!("{}/{}", self.done.load(Ordering::Relaxed), self.total);
        }
    }
}
