//! An image file of any container: read, looked at, masked, written, reopened; what is released reads
//! again.
#![no_main]

use kamei::key::ProjectKey;
use kamei::known::Known;
use kamei::pixels::{MaskBox, MaskKind};
use kamei::plan::Look;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::reason::Code;
use kamei::session::{Request, Session};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> =
    LazyLock::new(|| Policy::named("jp-pseudonymized").expect("the default policy"));

const MASK: MaskBox = MaskBox { frame: None, x: 1, y: 0, w: 9, h: 9, kind: MaskKind::Drawn };

fuzz_target!(|bytes: &[u8]| {
    let source = bytes.to_vec();
    let mut session = Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]));
    let Ok((inspection, known)) = session.inspect(&source, &mut Silent) else {
        return;
    };
    for frame in [0, u64::from(inspection.place.frames) / 2] {
        let _ = session.preview(&source, frame);
    }
    session.learn(&known);
    let request = Request { input: "input", look: Look::Waived, ..Request::default() };
    let finished = session.finish(&source, &request, &mut Silent);
    let masked = Request { masks: &[MASK], ..request };
    if let Err(reason) = session.finish(&source, &masked, &mut Silent) {
        assert_ne!(reason.code, Code::MaskDiffers, "a mask that is not what it should be");
    }
    // What is released says nothing more that is removed when it comes round again.
    if let Ok(finished) = finished {
        let output = finished.released.rope().to_vec(&source).expect("the output can be read");
        session.learn(&Known::default());
        session.inspect(&output, &mut Silent).expect("the output reads again");
        session
            .finish(&output, &request, &mut Silent)
            .expect("the output can be pseudonymized again");
    }
});
