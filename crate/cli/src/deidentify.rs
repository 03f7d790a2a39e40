//! `kamei deidentify`: writes pseudonymized copies, the key file and the record.

use crate::args::Deidentify;
use crate::batch::{Batch, guarded};
use crate::files::{self, Opened};
use crate::keys::{self, Keys};
use crate::sentences;
use kamei::plan::{Look, Status};
use kamei::policy::{Mode, Policy};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::record::{Header, Record, count};
use kamei::session::{Finished, Session};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What stdout says at the end; input names are those the caller gave.
#[derive(Serialize)]
struct Summary {
    released: usize,
    held: usize,
    refused: usize,
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
    let policy = Policy::named(&options.policy)
        .map_err(|_| format!("there is no policy '{}'", options.policy))?;
    let inputs = files::list(&options.inputs)?;
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
    let done = finish_all(&batch, options);

    let mut entries = Vec::new();
    let mut held = BTreeMap::new();
    let mut summary = Summary { released: 0, held: 0, refused: 0, files: Vec::new() };
    for (input, result) in batch.inputs.iter().zip(done) {
        let mut line =
            Line { input: input.name.clone(), status: "released", output: None, reason: None };
        match result {
            Ok(finished) => {
                summary.released += 1;
                line.output = Some(finished.name);
                entries.push(finished.entry);
                if let Some(keys) = &mut keys {
                    keys.state.absorb([finished.crosswalk]);
                }
            }
            Err(reason) => {
                eprintln!("{}", sentences::about(&input.name, &reason));
                count(&mut held, reason.code);
                let refused = status(&reason) == Status::Refused;
                *(if refused { &mut summary.refused } else { &mut summary.held }) += 1;
                line.status = if refused { "refused" } else { "held" };
                line.reason = Some(reason.code.to_string());
            }
        }
        summary.files.push(line);
    }
    if let Some(keys) = &keys {
        keys.save()?;
    }
    if let Some(path) = &options.record {
        let record = Record::new(&policy, header(), entries, held);
        files::write_bytes(path, record.to_json().as_bytes())
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    print_json(&summary)?;
    Ok(summary.held + summary.refused == 0)
}

fn finish_all(batch: &Batch, options: &Deidentify) -> Vec<Result<Finished, Reason>> {
    let look = if options.accept_unreviewed { Look::Waived } else { Look::None };
    let names = batch.output_names();
    let progress = Progress::new(batch.inputs.len());
    let done = batch
        .inputs
        .par_iter()
        .zip(&batch.seen)
        .zip(names)
        .map(|((input, seen), name)| {
            let result = match (seen, name) {
                (Err(reason), _) => Err(reason.clone()),
                (Ok(_), None) => Err(Code::ReadFailed.into()),
                (Ok(_), Some(name)) => guarded(|| {
                    let source = Opened::open(&input.path).map_err(|_| Code::ReadFailed)?;
                    let mut finished =
                        batch.session.finish(&source, &input.name, &[], look, &mut Silent)?;
                    finished.rename(name);
                    files::write_rope(
                        &options.out.join(&finished.name),
                        &source,
                        finished.released.rope(),
                    )
                    .map_err(|_| Code::WriteFailed)?;
                    finished.forget_pieces();
                    Ok(finished)
                }),
            };
            progress.one();
            result
        })
        .collect();
    progress.end();
    done
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
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    writeln!(std::io::stdout().lock(), "{text}").map_err(|error| error.to_string())
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
