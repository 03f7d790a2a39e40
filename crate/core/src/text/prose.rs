//! Prose about no one: a guideline, a list of findings, a page of a textbook. Where nothing in a text shows a
//! person by what stands beside it, and the batch knows nobody, a surname by itself is one of an eponym.

use super::span::{Certainty, Kind, Mark, Why};

/// A shorter text can be the line of a record: bytes.
const LEAST: usize = 240;

/// Takes a word of a list, and what the tagger proposes, for near misses, in a text that shows no one.
pub(super) fn doubt(text: &str, marks: &mut [Mark]) {
    if text.len() < LEAST || marks.iter().any(shows) {
        return;
    }
    for mark in marks.iter_mut().filter(|mark| is_bare(mark)) {
        mark.certainty = Certainty::Doubtful;
    }
}

/// Found by nothing but a list or the tagger. A given name beside a surname is somebody, what is called a hospital is
/// one, and an address is certain.
fn is_bare(mark: &Mark) -> bool {
    let guessed = matches!(mark.why, Why::List | Why::Tagger | Why::Repeated);
    guessed && mark.certainty < Certainty::Certain
}

/// A whole name, a label, a title, a hospital, a number of someone, a certain date: so records write of a person. 6/9
/// alone may be how an eye sees.
fn shows(mark: &Mark) -> bool {
    let firm = mark.certainty > Certainty::Doubtful;
    firm && !is_bare(mark) && !(mark.kind == Kind::Date && mark.certainty == Certainty::Likely)
}
