//! What a recording looks like over time, thinned out to what a screen can show.

use crate::inventory::FieldId;
use serde::Serialize;

/// The stretch of a recording that is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Where it begins, in seconds from the start of the recording.
    pub start: f64,
    /// How long it is, in seconds; from zero on, all of the recording.
    pub seconds: f64,
    /// Into how many columns its samples are gathered.
    pub columns: usize,
}

/// The traces of one window; never leaves the page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Traces {
    /// How long the recording is, in seconds.
    pub length: f64,
    /// Where the window begins, in seconds from the start of the recording.
    pub start: f64,
    /// How long the window is, in seconds.
    pub seconds: f64,
    /// The channels, in the order of the file.
    pub channels: Vec<Channel>,
    /// The annotations of the whole recording, in the order of the file.
    pub marks: Vec<Mark>,
}

/// One channel of a window.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Channel {
    /// What it is called.
    pub label: String,
    /// The unit of its values; empty where nobody says.
    pub unit: String,
    /// Samples in a second.
    pub rate: f64,
    /// The lowest value of each column, NaN where it has no sample.
    #[serde(skip)]
    pub lowest: Vec<f32>,
    /// The highest value of each column, NaN where it has no sample.
    #[serde(skip)]
    pub highest: Vec<f32>,
}

/// An annotation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// When, in seconds from the start of the recording; nothing where it is about all of it.
    pub at: Option<f64>,
    /// How long, in seconds.
    pub lasts: Option<f64>,
    /// What it says.
    pub text: String,
    /// What it says in the output.
    pub written: String,
    /// The path of its part.
    pub path: String,
    /// Its field.
    #[serde(skip)]
    pub field: FieldId,
}

impl Window {
    /// No screen is wider.
    const MOST_COLUMNS: usize = 1 << 14;

    /// The window within a recording of so many seconds.
    pub(crate) fn within(self, length: f64) -> Self {
        // In this order nothing is left of a start that is no number.
        let start = self.start.max(0.0).min(length.max(0.0));
        let all = self.seconds.is_nan() || self.seconds <= 0.0;
        let seconds = if all { length - start } else { self.seconds.min(length - start) };
        Self { start, seconds, columns: self.columns.clamp(1, Self::MOST_COLUMNS) }
    }

    /// The column that a moment falls into.
    pub(crate) fn column(&self, at: f64) -> Option<usize> {
        let part = (at - self.start) / self.seconds;
        (0.0..1.0).contains(&part).then_some((part * self.columns as f64) as usize)
    }
}

impl Channel {
    /// A channel without samples.
    pub(crate) fn empty(label: String, unit: String, rate: f64, columns: usize) -> Self {
        let none = vec![f32::NAN; columns];
        Self { label, unit, rate, lowest: none.clone(), highest: none }
    }

    /// Takes in a sample.
    pub(crate) fn add(&mut self, column: usize, value: f32) {
        if let (Some(low), Some(high)) = (self.lowest.get_mut(column), self.highest.get_mut(column))
        {
            *low = low.min(value);
            *high = high.max(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_stays_within_its_recording() {
        let window = Window { start: 8.0, seconds: 5.0, columns: 4 }.within(10.0);
        assert_eq!((window.start, window.seconds), (8.0, 2.0));
        assert_eq!(window.column(8.0), Some(0));
        assert_eq!(window.column(9.9), Some(3));
        assert_eq!(window.column(10.0), None);
        let all = Window { start: f64::NAN, seconds: 0.0, columns: 0 }.within(10.0);
        assert_eq!((all.columns, all.start, all.seconds), (1, 0.0, 10.0));
    }

    #[test]
    fn a_column_has_the_lowest_and_the_highest_of_its_samples() {
        let mut channel = Channel::empty("II".to_owned(), "mV".to_owned(), 500.0, 2);
        for value in [2.0, -1.0, 0.5] {
            channel.add(1, value);
        }
        channel.add(7, 9.0);
        assert_eq!((channel.lowest[1], channel.highest[1]), (-1.0, 2.0));
        assert!(channel.lowest[0].is_nan());
    }
}
