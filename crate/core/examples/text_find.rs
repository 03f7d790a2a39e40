//! Runs the text engine over documents: `text_find DICTIONARY DOCUMENTS.jsonl OUT.jsonl`.
//!
//! Reads objects with `id` and `text`, writes `{"id", "spans": [{"start", "end", "kind", "why"}]}`
//! with offsets in Unicode code points, and says how long loading and reading took.
#![allow(clippy::print_stdout)] // A tool speaks on its standard output.

use kamei::text::{Context, Engine};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [dictionary, documents, out] = arguments.as_slice() else {
        return Err("usage: text_find DICTIONARY DOCUMENTS.jsonl OUT.jsonl".into());
    };
    let started = Instant::now();
    let engine = Engine::new(&fs::read(dictionary)?)?;
    println!("ready in {:.2} s", started.elapsed().as_secs_f64());
    let (mut bytes, mut written) = (0, String::new());
    let documents = fs::read_to_string(documents)?;
    let mut seconds = 0.0;
    for line in documents.lines() {
        let document: serde_json::Value = serde_json::from_str(line)?;
        let text = document["text"].as_str().ok_or("a document without text")?;
        bytes += text.len();
        let mut points = vec![0_usize; text.len() + 1];
        for (count, (at, c)) in text.char_indices().enumerate() {
            points[at + c.len_utf8()] = count + 1;
        }
        let point = |at: usize| points[at];
        let started = Instant::now();
        let findings = engine.look(text, &Context::default());
        seconds += started.elapsed().as_secs_f64();
        let list = |spans: &[kamei::text::Span]| -> Vec<serde_json::Value> {
            let each = spans.iter().map(|span| {
                serde_json::json!({"start": point(span.range.start), "end": point(span.range.end), "kind": span.kind, "why": span.why})
            });
            each.collect()
        };
        let found = serde_json::json!({"id": document["id"], "spans": list(&findings.spans), "near": list(&findings.near)});
        writeln!(written, "{found}")?;
    }
    println!("{bytes} bytes in {seconds:.3} s, {:.2} MB/s", bytes as f64 / 1e6 / seconds);
    fs::write(out, written)?;
    Ok(())
}
