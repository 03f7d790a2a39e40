//! A WFDB record, cut out of the bytes: its header, samples and annotations; what is released reads again.
#![no_main]

use kamei::companions;
use kamei::key::ProjectKey;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::{Request, Session};
use kamei::source::{ReadError, Source};
use kamei::text::Reader;
use kamei::traces::Window;
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};

static DICTIONARY: &[u8] = include_bytes!("../../data/text/dictionary.gz");

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    policy.reading(Arc::new(Reader::new(DICTIONARY)))
});

const NAMES: [&str; 3] = ["a.hea", "a.dat", "a.atr"];

/// A file of the record.
struct File<'a> {
    record: &'a [Vec<u8>; 3],
    place: usize,
}

impl Source for File<'_> {
    fn len(&self) -> u64 {
        self.record[self.place].len() as u64
    }

    fn name(&self) -> &str {
        NAMES[self.place]
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        let place = NAMES.iter().position(|name| companions::parted(name).1 == ending)?;
        Some(Box::new(File { record: self.record, place }))
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        self.record[self.place].read_at(offset, buf)
    }
}

fuzz_target!(|bytes: &[u8]| {
    // Two bytes each say where samples and annotations begin.
    let [a, b, c, d, rest @ ..] = bytes else { return };
    let first = usize::from(u16::from_le_bytes([*a, *b])).min(rest.len());
    let second = usize::from(u16::from_le_bytes([*c, *d])).clamp(first, rest.len().max(first));
    let record = [rest[..first].to_vec(), rest[first..second].to_vec(), rest[second..].to_vec()];
    let session = Session::new(POLICY.clone(), ProjectKey::from_random([7; 32]));
    for place in 0..NAMES.len() {
        let file = File { record: &record, place };
        let window = Window { start: 0.0, seconds: 10.0, columns: 100 };
        let _ = session.traces(&file, NAMES[place], &[], window);
        let request = Request { input: NAMES[place], ..Request::default() };
        let _ = session.finish(&file, &request, &mut Silent);
    }
});
