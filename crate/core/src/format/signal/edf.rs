//! EDF
use super::{Found, Recording};
use crate::reason::{Code, Reason};
use crate::source::Source;
pub(super) struct Edf;
impl Recording for Edf {
    fn modality(&self) -> &'static str {
        "EEG"
    }
    fn endings(&self) -> &'static [&'static str] {
        &["edf"]
    }
    fn sniff(&self, _: &[u8], _: &str) -> bool {
        false
    }
    fn read(&self, _: &dyn Source) -> Result<Found, Reason> {
        Err(Code::UnsupportedFormat.into())
    }
}
