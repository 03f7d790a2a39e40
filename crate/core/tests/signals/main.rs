//! Recordings: what identifies is gone, samples are ranges of the input, and every file either
//! comes out whole or is held for a reason.
#![allow(clippy::print_stdout)] // Figures for whoever runs them with --nocapture.
#![allow(clippy::float_cmp)] // Times and rates are written as exact decimals.

mod edf;
mod fixture;
mod hostile;
mod ishne;
mod mfer;
mod nihon_kohden;
mod scp;

use kamei::key::ProjectKey;
use kamei::plan::Row;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::Reason;
use kamei::session::{Request, Session};
use kamei::source::{Named, Piece};
use kamei::text::Reader;
use std::sync::{Arc, LazyLock};

static DICTIONARY: &[u8] = include_bytes!("../../data/text/dictionary.gz");

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    policy.reading(Arc::new(Reader::new(DICTIONARY)))
});

fn session() -> Session {
    Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]))
}

/// The output of one file alone, which teaches its own patient.
fn output(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let mut session = session();
    let source = bytes.to_vec();
    let (_, known) = session.inspect(&Named::new(name, &source), &mut Silent)?;
    session.learn(&known);
    written(&session, name, bytes)
}

fn written(session: &Session, name: &str, bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let bytes = bytes.to_vec();
    let file = Named::new(name, &bytes);
    let request = Request { input: name, ..Request::default() };
    let finished = session.finish(&file, &request, &mut Silent)?;
    Ok(finished.released.rope().to_vec(&bytes).expect("the output can be read"))
}

/// Whether a stretch of the output is a range of the input.
fn passes_on(name: &str, bytes: &[u8], span: std::ops::Range<u64>) -> bool {
    let bytes = bytes.to_vec();
    let request = Request { input: name, ..Request::default() };
    let finished = session().finish(&bytes, &request, &mut Silent).expect("an output");
    let mut at = 0;
    finished.released.rope().pieces().iter().any(|piece| match piece {
        Piece::Range(range) => {
            let start = at;
            at += range.end - range.start;
            start <= span.start && span.end <= at && range.start == start
        }
        Piece::New(new) => {
            at += new.len() as u64;
            false
        }
    })
}

fn rows(name: &str, bytes: &[u8]) -> Vec<Row> {
    session().review(&bytes.to_vec(), name, &[], &mut Silent).expect("a review").rows
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text))
}
