//! Forms of numbers, dates, names and places that the engine once missed, or took for what they are
//! not, each by its defect. All people are invented.

mod beside;
mod bodies;
mod dates;
mod english;
mod japanese;
mod names;
mod numbers;

use kamei::text::{Context, Engine};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::new(include_bytes!("../../data/text/dictionary.gz")).expect("the dictionary is whole")
});

fn found(text: &str) -> Vec<&str> {
    let spans = ENGINE.find(text, &Context::default());
    spans.into_iter().map(|span| &text[span.range]).collect()
}

/// Every value is covered by one span.
fn all_found(cases: &[(&str, &str)]) {
    for (text, value) in cases {
        assert!(found(text).iter().any(|one| one.contains(value)), "{text}: {:?}", found(text));
    }
}

fn none_found(texts: &[&str]) {
    for text in texts {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}

/// No span touches the value.
fn none_touched(cases: &[(&str, &str)]) {
    for (text, value) in cases {
        let at = text.find(value).expect("the text says it");
        let mut spans = ENGINE.find(text, &Context::default()).into_iter();
        let touched = spans.any(|span| span.range.start < at + value.len() && at < span.range.end);
        assert!(!touched, "{text}: {:?}", found(text));
    }
}
