//! Files that came in together.

use super::session;
use kamei::companions;
use kamei::progress::Silent;
use kamei::reason::Reason;
use kamei::session::Request;
use kamei::source::{ReadError, Source};

/// Files that lie in one folder.
pub(crate) struct Folder<'a>(pub(crate) &'a [(&'a str, &'a [u8])]);

/// One of them.
pub(crate) struct Lying<'a> {
    pub(crate) folder: &'a Folder<'a>,
    pub(crate) place: usize,
}

impl Source for Lying<'_> {
    fn len(&self) -> u64 {
        self.folder.0[self.place].1.len() as u64
    }

    fn name(&self) -> &str {
        self.folder.0[self.place].0
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        let stem = companions::parted(self.name()).0;
        let is = |(name, _): &(&str, &[u8])| companions::parted(name) == (stem, ending.to_owned());
        let place = self.folder.0.iter().position(is)?;
        Some(Box::new(Lying { folder: self.folder, place }))
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        self.folder.0[self.place].1.read_at(offset, buf)
    }
}

pub(crate) type Output = (String, Vec<u8>);

/// What comes out of the files of a folder.
pub(crate) fn outputs(files: &[(&str, &[u8])]) -> Vec<Result<Output, Reason>> {
    let mut session = session();
    let folder = Folder(files);
    let files = || (0..files.len()).map(|place| Lying { folder: &folder, place });
    let mut known = kamei::known::Known::default();
    for file in files() {
        if let Ok((_, learnt)) = session.inspect(&file, &mut Silent) {
            known.merge(learnt);
        }
    }
    session.learn(&known);
    let finish = |file: Lying<'_>| {
        let request = Request { input: file.name(), ..Request::default() };
        let finished = session.finish(&file, &request, &mut Silent)?;
        Ok((finished.name, finished.released.rope().to_vec(&file)?))
    };
    files().map(finish).collect()
}
