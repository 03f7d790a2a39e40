//! `kamei deidentify`: writes pseudonymized copies, the key file and the record.

use crate::amendments::Amendments;
use crate::args::{Deidentify, Faces, Pixels};
use crate::batch::{AT_ONCE, Batch, guarded};
use crate::files::{self, Opened};
use crate::keys::{self, Keys};
use crate::sight::{self, Pictures, Seen};
use crate::{policy, report, sentences};
use kamei::format::dicom::dicomdir::Directory;
use kamei::keyfile::KeyState;
use kamei::naming::{self, Layout, Names};
use kamei::pixels::MaskBox;
use kamei::plan::{Look, Status};
use kamei::policy::{Mode, Policy};
use kamei::progress::Silent;
use kamei::reason::{Code, Reason};
use kamei::record::{Files, Header, Record, Withheld};
use kamei::session::{Finished, Request, Session};
use kamei::source::Source;
use rayon::prelude::*;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What stdout says at the end; input names are those the caller gave.
#[derive(Serialize)]
struct Summary<'a> {
    released: usize,
    held: usize,
    refused: usize,
    replaced: usize,
    files: Lines<'a>,
}

/// A line for each file, made while it is written.
struct Lines<'a> {
    batch: &'a Batch,
    names: &'a Names,
    outcomes: &'a [Outcome],
}

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lines = self.batch.inputs.iter().zip(self.outcomes).enumerate();
        serializer.collect_seq(lines.map(|(number, (input, outcome))| Line {
            set: self.batch.set(number),
            ..outcome.line(input.name(), self.names)
        }))
    }
}

#[derive(Serialize)]
struct Line {
    input: String,
    /// The head of the set that it is of; files of one head are one item.
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<String>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

/// What became of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Written under the name with this number.
    Released(u32),
    Held(Code),
    Refused(Code),
    /// The directory of a file-set: another was written.
    Replaced,
}

impl Outcome {
    fn line(self, input: String, names: &Names) -> Line {
        let (status, output, reason) = match self {
            Self::Released(name) => ("released", Some(names.taken().text(name)), None),
            Self::Held(code) => ("held", None, Some(code.as_str())),
            Self::Refused(code) => ("refused", None, Some(code.as_str())),
            Self::Replaced => {
                let code = Code::Dicomdir.as_str();
                ("replaced", Some(naming::DIRECTORY.to_owned()), Some(code))
            }
        };
        Line { input, set: None, status, output, reason }
    }
}

pub(crate) fn run(options: &Deidentify) -> Result<bool, String> {
    let (policy, regions) = policy::chosen(&options.policy)?;
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
    let session = Session::new(policy.clone(), key).named_by(pseudonyms).ruled_by(regions);
    let batch = Batch::read(inputs, session);
    if options.pixels == Pixels::Mask {
        sight::wake();
    }
    let file_set = options.dicomdir || batch.holds_directory;
    let layout = if file_set { Layout::FileSet } else { Layout::Folders };
    let mut done = Done {
        names: Names::new(layout),
        outcomes: Vec::with_capacity(batch.inputs.len()),
        files: options.wants_record().then(Files::default),
        directory: file_set.then(Directory::default),
    };
    let waiting = waiting(&batch, options, &amendments);
    let progress = Progress::new(batch.inputs.len());
    let numbers: Vec<usize> = (0..batch.inputs.len()).collect();
    for some in numbers.chunks(AT_ONCE) {
        let named: Vec<_> = some
            .iter()
            .map(|number| (*number, batch.output(*number).map(|output| done.names.take(&output))))
            .collect();
        let finished: Vec<_> = named
            .into_par_iter()
            .map(|(number, name)| {
                let result = match waiting.get(&number) {
                    Some(reason) => Err(reason.clone()),
                    None => {
                        name.and_then(|name| finish(&batch, number, name, options, &amendments))
                    }
                };
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
    write_directory(&batch, &mut done, &options.out)?;
    if let Some(files) = done.files.take() {
        write_record(&policy, files, options)?;
    }
    let summary = done.summary(&batch);
    print_json(&summary)?;
    Ok(summary.held + summary.refused == 0)
}

/// What has come of the batch so far.
struct Done {
    names: Names,
    outcomes: Vec<Outcome>,
    files: Option<Files>,
    /// What the new directory of the file-set says, where there is to be one.
    directory: Option<Directory>,
}

impl Done {
    fn add(
        &mut self,
        batch: &Batch,
        number: usize,
        result: Result<Finished, Reason>,
        keys: Option<&mut KeyState>,
    ) {
        let outcome = match result {
            Ok(finished) => {
                if let (Some(directory), Some(leaf)) = (&mut self.directory, finished.leaf()) {
                    directory.add(leaf.clone(), &finished.name);
                }
                let name = self.names.taken().number(&finished.name);
                if let Some(files) = &mut self.files {
                    files.release(finished.entry);
                }
                if let Some(keys) = keys {
                    keys.absorb([finished.crosswalk]);
                }
                Outcome::Released(name.expect("the output was written under a name taken for it"))
            }
            Err(reason) => {
                eprintln!("{}", sentences::about(&batch.inputs[number].name(), &reason));
                let refused = status(&reason) == Status::Refused;
                if let Some(files) = &mut self.files {
                    files.withhold(Withheld {
                        number: number + 1,
                        output: batch.output(number).ok(),
                        reason: reason.code.to_string(),
                        at: reason.at,
                    });
                }
                if refused { Outcome::Refused(reason.code) } else { Outcome::Held(reason.code) }
            }
        };
        self.outcomes.push(outcome);
    }

    fn summary<'a>(&'a self, batch: &'a Batch) -> Summary<'a> {
        let count = |is: fn(&Outcome) -> bool| self.outcomes.iter().filter(|one| is(one)).count();
        Summary {
            released: count(|outcome| matches!(outcome, Outcome::Released(_))),
            held: count(|outcome| matches!(outcome, Outcome::Held(_))),
            refused: count(|outcome| matches!(outcome, Outcome::Refused(_))),
            replaced: count(|outcome| *outcome == Outcome::Replaced),
            files: Lines { batch, names: &self.names, outcomes: &self.outcomes },
        }
    }
}

/// Writes the directory of what was released; the one that came with the input is then no loss.
fn write_directory(batch: &Batch, done: &mut Done, out: &Path) -> Result<(), String> {
    let Some(directory) = done.directory.take().filter(|directory| !directory.is_empty()) else {
        return Ok(());
    };
    let path = out.join(naming::DIRECTORY);
    let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let bytes = batch.session.directory(&directory).map_err(|reason| failed(&reason))?;
    files::write_bytes(&path, &bytes).map_err(|error| failed(&error))?;
    for outcome in &mut done.outcomes {
        if *outcome == Outcome::Held(Code::Dicomdir) {
            *outcome = Outcome::Replaced;
        }
    }
    Ok(())
}

/// The files that stay because another of their set does, and those others: each set is tried as a
/// whole before any file of it is written.
fn waiting(
    batch: &Batch,
    options: &Deidentify,
    amendments: &Amendments,
) -> BTreeMap<usize, Reason> {
    let tried: Vec<Vec<(usize, Reason)>> = batch
        .sets
        .par_iter()
        .map(|set| {
            let tried = |number: &usize| {
                let made = batch.output(*number).and_then(|output| {
                    guarded(|| make(batch, *number, options, amendments, &output).map(drop))
                });
                (*number, made)
            };
            let tried: Vec<_> = set.files.iter().map(tried).collect();
            if tried.iter().all(|(_, made)| made.is_ok()) {
                return Vec::new();
            }
            let reason = |made: Result<(), Reason>| match made {
                Ok(()) => Code::CompanionHeld.into(),
                Err(reason) => reason,
            };
            tried.into_iter().map(|(number, made)| (number, reason(made))).collect()
        })
        .collect();
    tried.into_iter().flatten().collect()
}

fn finish(
    batch: &Batch,
    number: usize,
    name: String,
    options: &Deidentify,
    amendments: &Amendments,
) -> Result<Finished, Reason> {
    guarded(|| {
        let (source, mut finished) = make(batch, number, options, amendments, &name)?;
        finished.rename(name);
        let path = options.out.join(&finished.name);
        files::write_rope(&path, &source, finished.released.rope())
            .map_err(|_| Code::WriteFailed)?;
        finished.forget_pieces();
        Ok(finished)
    })
}

/// Makes one output, and writes nothing.
fn make(
    batch: &Batch,
    number: usize,
    options: &Deidentify,
    amendments: &Amendments,
    name: &str,
) -> Result<(Opened, Finished), Reason> {
    let input = &batch.inputs[number];
    let source = Opened::open(input).map_err(|_| Code::ReadFailed)?;
    let input = input.name();
    let amendments = amendments.of(&input);
    let waived = options.accept_unreviewed || options.pixels == Pixels::Off;
    let look = if waived { Look::Waived } else { Look::None };
    let request = Request { input: &input, amendments: &amendments, look, ..Request::default() };
    let finished = if options.pixels == Pixels::Mask {
        masked(&batch.session, &source, &request, options.faces)?
    } else {
        batch.session.finish(&source, &request, &mut Silent)?
    };
    // Files of a set refer to one another by the name that the key gives them.
    if finished.name != name && finished.is_of_a_set {
        return Err(Code::CompanionRenamed.into());
    }
    Ok((source, finished))
}

/// How often what is still found in what was written is blanked too.
const ROUNDS: usize = 3;

/// Blanks what is found in the pictures of a file that waits for a look, and seeks it again in what
/// was written. What a search for text and faces does not answer, a person still has to.
fn masked(
    session: &Session,
    source: &dyn Source,
    request: &Request,
    faces: Faces,
) -> Result<Finished, Reason> {
    let Request { input, amendments, .. } = *request;
    let review = session.review(source, input, amendments, &mut Silent)?;
    if review.inspection.status != Status::Review {
        return session.finish(source, request, &mut Silent);
    }
    let place = &review.inspection.place;
    let mut masks: Vec<MaskBox> = Pictures { session, source, place, masks: &[] }
        .look(faces)?
        .iter()
        .map(Seen::mask)
        .collect();
    let mut reasons = review.inspection.reasons.iter();
    let sought = reasons.all(|reason| reason.code.is_sought(faces != Faces::Off));
    let look = if sought { Look::Waived } else { request.look };
    for _ in 0..ROUNDS {
        let finished =
            session.finish(source, &Request { look, masks: &masks, ..*request }, &mut Silent)?;
        if masks.is_empty() {
            return Ok(finished);
        }
        let output = finished.released.rope().over(source);
        let left = Pictures { session, source: &output, place, masks: &masks }.left(faces)?;
        if left.is_empty() {
            return Ok(finished);
        }
        masks.extend(left.iter().map(Seen::mask));
    }
    Err(Code::FoundAgain.into())
}

/// The record as JSON, and once more for reading.
fn write_record(policy: &Policy, files: Files, options: &Deidentify) -> Result<(), String> {
    let record = Record::new(policy, header(), files);
    for path in [&options.record, &options.report].into_iter().flatten() {
        let readable = path.extension().is_some_and(|ending| ending == "html");
        let write = |file: &mut File| {
            let mut file = BufWriter::new(file);
            if readable {
                file.write_all(report::html(&record).as_bytes())?;
            } else {
                record.write_json(&mut file)?;
            }
            file.flush()
        };
        files::atomically(path, write).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// A reason that came before anything was understood refuses the file, and so does the law where it
/// is an identification code; any other holds it.
pub(crate) fn status(reason: &Reason) -> Status {
    match reason.code {
        code if code.is_refusal() => Status::Refused,
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
