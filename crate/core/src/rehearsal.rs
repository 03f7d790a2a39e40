//! Takes made-up notes the whole way of a file before anyone brings one. What is done for the first time is slow: patterns are
//! made when they are first asked for, and browsers make code fast that has run some times.

use crate::key::ProjectKey;
use crate::policy::Policy;
use crate::progress::Silent;
use crate::reason::Reason;
use crate::session::{Request, Session};
use crate::source::Named;
use crate::text::Reader;
use std::sync::Arc;

/// Made-up notes with most of what the engine recognises, one in each language.
const NOTES: [&str; 2] =
    [include_str!("../data/text/first-ja.txt"), include_str!("../data/text/first-en.txt")];
/// How often each note is taken the whole way; forty times made the next ones no faster.
const ROUNDS: usize = 20;

/// A rehearsal, a step at a time; what it writes is thrown away, and nobody else learns from it.
#[derive(Debug)]
pub struct Rehearsal {
    reader: Arc<Reader>,
    session: Session,
    steps: usize,
}

impl Rehearsal {
    /// Of what reads free text with this.
    ///
    /// # Errors
    ///
    /// Where the profile of the guideline is none.
    pub fn new(reader: Arc<Reader>) -> Result<Self, Reason> {
        let policy = Policy::named("jp-pseudonymized")?.reading(Arc::clone(&reader));
        let session = Session::new(policy, ProjectKey::from_random([0; 32]));
        Ok(Self { reader, session, steps: 0 })
    }

    /// The next step: the dictionary first, then a note with each. `false` once nothing is left, and where the dictionary is
    /// damaged.
    pub fn step(&mut self) -> bool {
        let step = self.steps;
        self.steps += 1;
        if self.reader.engine().is_none() || step > ROUNDS * NOTES.len() {
            return false;
        }
        if let Some(past) = step.checked_sub(1) {
            let note = varied(NOTES[past % NOTES.len()], past / NOTES.len());
            // One that is held has been written and read again as well.
            let _ = self.take(&note);
        }
        step < ROUNDS * NOTES.len()
    }

    fn take(&mut self, note: &str) -> Result<(), Reason> {
        const NAME: &str = "note.txt";
        let note = note.as_bytes().to_vec();
        let (_, known) = self.session.inspect(&Named::new(NAME, &note), &mut Silent)?;
        self.session.learn(&known);
        let request = Request { input: NAME, ..Request::default() };
        self.session.finish(&note, &request, &mut Silent).map(drop)
    }
}

/// A note without a letter here and there, others in each round but the first: the engine remembers what it has read.
fn varied(note: &str, round: usize) -> String {
    let stays = |at: usize| round == 0 || !(at + round).is_multiple_of(ROUNDS);
    note.chars().enumerate().filter_map(|(at, c)| stays(at).then_some(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rehearsal(dictionary: &'static [u8]) -> Rehearsal {
        Rehearsal::new(Arc::new(Reader::new(dictionary))).expect("the profile is shipped")
    }

    #[test]
    fn a_rehearsal_reads_the_dictionary_then_notes_and_ends() {
        let mut rehearsal = rehearsal(include_bytes!("../data/text/dictionary.gz"));
        assert!(rehearsal.step() && rehearsal.step() && rehearsal.step());
        rehearsal.steps = ROUNDS * NOTES.len() - 1;
        assert_eq!([0; 3].map(|_| rehearsal.step()), [true, false, false]);
        for note in NOTES {
            rehearsal.take(note).expect("a made-up note is released");
        }
    }

    #[test]
    fn a_rehearsal_with_a_damaged_dictionary_ends_at_once() {
        assert!(!rehearsal(b"no dictionary").step());
    }

    #[test]
    fn no_round_reads_what_another_has_read() {
        for note in NOTES {
            let rounds: std::collections::BTreeSet<String> =
                (0..ROUNDS).map(|round| varied(note, round)).collect();
            assert_eq!(rounds.len(), ROUNDS);
            assert!(rounds.contains(note));
        }
    }
}
