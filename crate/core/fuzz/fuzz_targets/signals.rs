//! A recording of any format: read, shown, written, reopened; what is released reads again.
#![no_main]

use kamei::key::ProjectKey;
use kamei::known::Known;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::{Request, Session};
use kamei::text::Reader;
use kamei::traces::Window;
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};

static DICTIONARY: &[u8] = include_bytes!("../../data/text/dictionary.gz");

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    policy.reading(Arc::new(Reader::new(DICTIONARY)))
});

fuzz_target!(|bytes: &[u8]| {
    let source = bytes.to_vec();
    let mut session = Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]));
    let Ok((_, known)) = session.inspect(&source, &mut Silent) else {
        return;
    };
    let window = Window { start: 0.0, seconds: 10.0, columns: 100 };
    let _ = session.traces(&source, "input", &[], window);
    session.learn(&known);
    let request = Request { input: "input", ..Request::default() };
    let finished = session.finish(&source, &request, &mut Silent);
    // What is released says nothing more that is removed when it comes round again.
    if let Ok(finished) = finished {
        let output = finished.released.rope().to_vec(&source).expect("the output can be read");
        session.learn(&Known::default());
        session.inspect(&output, &mut Silent).expect("the output reads again");
    }
});
