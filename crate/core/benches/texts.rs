//! How fast notes are read and tables are written again: `cargo bench -p kamei --bench texts`.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kamei::key::ProjectKey;
use kamei::plan::Look;
use kamei::policy::Policy;
use kamei::progress::Silent;
use kamei::session::{Request, Session};
use kamei::text::{Context, Engine, Reader};
use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

const DICTIONARY: &[u8] = include_bytes!("../data/text/dictionary.gz");
/// Notes of invented people, without their marks.
const NOTES: [(&str, &str); 2] = [
    ("japanese", include_str!("../tests/notes/ja.txt")),
    ("english", include_str!("../tests/notes/en.txt")),
];

fn notes(criterion: &mut Criterion) {
    let engine = Engine::new(DICTIONARY).expect("the dictionary is whole");
    let mut group = criterion.benchmark_group("notes");
    group.sample_size(20);
    for (language, source) in NOTES {
        let note = ["[[", "]]", "{{", "}}"]
            .iter()
            .fold(source.to_owned(), |text, mark| text.replace(mark, ""));
        for times in [1, 40] {
            let text = note.repeat(times);
            group.throughput(Throughput::Bytes(text.len() as u64));
            // A text that was read lately would not be read again.
            let mut number = 0;
            group.bench_function(BenchmarkId::new(language, text.len()), |bencher| {
                bencher.iter(|| {
                    number += 1;
                    engine.look(black_box(&format!("{text}\n{number}")), &Context::default())
                });
            });
        }
    }
    group.finish();
}

/// Two thousand records of five hundred patients.
fn table(criterion: &mut Criterion) {
    let mut text = "患者ID,氏名,生年月日,性別,検査日,WBC,所見\n".to_owned();
    for number in 0..2000 {
        let (patient, day) = (10_000_000 + number / 4, number % 28 + 1);
        let _ = writeln!(
            text,
            "{patient},榊原 健,1958/07/21,男,2024/03/{day},{},咳嗽持続。次回3/{day}再診",
            3000 + number
        );
    }
    let bytes = text.into_bytes();
    let policy = Policy::named("jp-pseudonymized").expect("the default policy");
    let policy = policy.reading(Arc::new(Reader::new(DICTIONARY)));
    let session = Session::new(policy, ProjectKey::from_random([7; 32]));
    let request = Request { input: "list.csv", look: Look::Waived, ..Request::default() };
    let mut group = criterion.benchmark_group("table");
    group.sample_size(10);
    group.throughput(Throughput::Elements(2000));
    group.bench_function("finish", |bencher| {
        bencher
            .iter(|| session.finish(black_box(&bytes), &request, &mut Silent).expect("released"));
    });
    group.finish();
}

criterion_group!(benches, notes, table);
criterion_main!(benches);
