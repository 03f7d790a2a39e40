//! What texts that were read lately say by themselves. A page asks about a note again and again: alone,
//! with what the batch taught, with what a person changed, when it is written.

use super::span::Mark;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// A shorter text, as in the cells of a table, is read again as fast as it is looked up.
const SHORT: usize = 256;
/// How many marks are kept, some six megabytes; of the texts only digests are.
const MOST: usize = 1 << 17;

/// A digest of a text and of how it was read.
type Place = [u8; 32];

#[derive(Default)]
pub(super) struct Lately(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    marks: HashMap<Place, Arc<[Mark]>>,
    order: VecDeque<Place>,
    weight: usize,
}

impl Lately {
    /// What was found in a text when it was read in the same way, else what is found now.
    pub(super) fn or_read(
        &self,
        text: &str,
        japanese: bool,
        age_cap: u32,
        read: impl FnOnce() -> Vec<Mark>,
    ) -> Arc<[Mark]> {
        if text.len() < SHORT {
            return read().into();
        }
        let way = [[u8::from(japanese); 4], age_cap.to_le_bytes()].concat();
        let place = Sha256::new().chain_update(way).chain_update(text).finalize().into();
        if let Some(marks) = self.lock().marks.get(&place) {
            return Arc::clone(marks);
        }
        let marks: Arc<[Mark]> = read().into();
        self.lock().keep(place, &marks);
        marks
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn keep(&mut self, place: Place, marks: &Arc<[Mark]>) {
        if self.marks.insert(place, Arc::clone(marks)).is_some() {
            return;
        }
        self.order.push_back(place);
        self.weight += weight(marks);
        while self.weight > MOST {
            let Some(oldest) = self.order.pop_front() else { return };
            self.weight -= self.marks.remove(&oldest).map_or(0, |marks| weight(&marks));
        }
    }
}

/// A text without marks takes room too.
fn weight(marks: &[Mark]) -> usize {
    marks.len() + 2
}

#[cfg(test)]
mod tests {
    use super::super::span::{Kind, Why};
    use super::*;

    fn marks(count: usize) -> Vec<Mark> {
        (0..count).map(|at| Mark::likely(at..at + 1, Kind::Name, Why::List)).collect()
    }

    #[test]
    fn a_text_is_read_once_for_each_way_of_reading() {
        let lately = Lately::default();
        let text = "所見 ".repeat(SHORT);
        let mut reads = 0;
        for (japanese, age_cap) in [(true, 89), (true, 89), (false, 89), (true, 79), (true, 89)] {
            lately.or_read(&text, japanese, age_cap, || {
                reads += 1;
                marks(1)
            });
        }
        assert_eq!(reads, 3);
    }

    #[test]
    fn the_oldest_go_where_too_much_is_kept() {
        let lately = Lately::default();
        let text = |number: usize| format!("{number} {}", "x".repeat(SHORT));
        for number in 0..5 {
            lately.or_read(&text(number), true, 89, || marks(MOST / 4));
        }
        let kept = lately.lock();
        assert_eq!(kept.order.len(), kept.marks.len());
        assert!(kept.weight <= MOST && !kept.marks.is_empty());
    }
}
