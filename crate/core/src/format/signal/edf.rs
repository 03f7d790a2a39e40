//! EDF, EDF+, BDF and BDF+: a header of characters, then records of samples.
//!
//! Layouts: Kemp et al. 1992 (EDF), Kemp and Olivan 2003 (EDF+: subfields of patient and recording,
//! annotations inside the records), BioSemi (BDF: three bytes a sample).

mod annotations;
mod header;
mod identity;
mod traces;

use self::header::Header;
use super::{Block, Coding, Found, Recording, Slot, encoding_of, item_of};
use crate::reason::Reason;
use crate::source::Source;
use crate::traces::{Traces, Window};

/// The format.
pub(super) struct Edf;

impl Recording for Edf {
    fn modality(&self) -> &'static str {
        "EEG"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["edf", "bdf", "rec"]
    }

    fn sniff(&self, head: &[u8], _: &str) -> bool {
        header::sniff(head)
    }

    fn read(&self, source: &dyn Source) -> Result<Found, Reason> {
        let header = Header::read(source)?;
        let mut found = Found::default();
        identity::find(&header, &mut found);
        header.find(&mut found);
        annotations::find(source, &header, &mut found)?;
        Ok(found)
    }

    fn traces(&self, source: &dyn Source, window: Window) -> Result<Traces, Reason> {
        traces::read(source, &Header::read(source)?, window)
    }
}
