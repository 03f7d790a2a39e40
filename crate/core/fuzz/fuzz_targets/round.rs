//! A file of text: read, learnt from, shown, written, reopened; what is released reads again.

use kamei::key::ProjectKey;
use kamei::plan::Look;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::{Request, Session};
use kamei::source::Named;
use kamei::text::Reader;
use std::sync::{Arc, LazyLock};

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let reader = Reader::new(include_bytes!("../../data/text/dictionary.gz").as_slice());
    Policy::named("jp-pseudonymized").expect("the default policy").reading(Arc::new(reader))
});

pub fn round(name: &str, bytes: &[u8]) {
    let bytes = bytes.to_vec();
    let source = Named::new(name, &bytes);
    let mut session = Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]));
    let Ok((_, known)) = session.inspect(&source, &mut Silent) else {
        return;
    };
    session.learn(&known);
    let _ = session.document(&bytes, name, &[]);
    let _ = session.review(&bytes, name, &[], &mut Silent);
    let request = Request { input: name, look: Look::Waived, ..Request::default() };
    if let Ok(finished) = session.finish(&bytes, &request, &mut Silent) {
        let output = finished.released.rope().to_vec(&source).expect("the output can be read");
        let output = Named::new(name, &output);
        session.inspect(&output, &mut Silent).expect("the output reads again");
    }
}
