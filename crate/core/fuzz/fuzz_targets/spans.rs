//! Any text: spans in order, apart, on character boundaries; written again without what they cover.
#![no_main]

use kamei::known;
use kamei::text::{Context, Dates, Engine, Language, Operating, Seeds, Surrogates};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::new(include_bytes!("../../data/text/dictionary.gz")).expect("the dictionary is whole")
});
static SEEDS: LazyLock<Seeds> = LazyLock::new(|| {
    Seeds::new([(known::Kind::Name, "佐倉^陽向=さくら^ひなた"), (known::Kind::Id, "00427718")])
});

// Reading the dictionary takes longer than any text may.
fuzz_target!(init: LazyLock::force(&ENGINE), |bytes: &[u8]| {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let keep = ["橋本病".to_owned()];
    let context = Context {
        known: Some(&SEEDS),
        operating: Operating::Thorough,
        keep: &keep,
        ..Context::default()
    };
    let findings = ENGINE.look(text, &context);
    let mut last = 0;
    for span in &findings.spans {
        assert!(last <= span.range.start && span.range.start < span.range.end);
        assert!(text.get(span.range.clone()).is_some());
        last = span.range.end;
    }
    for dates in [Dates::Shift(-40), Dates::Month] {
        Surrogates::new(Language::Japanese, dates).write(text, &findings.spans);
    }
});
