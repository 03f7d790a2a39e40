//! Trains the tagger of the text engine: `text_train DICTIONARY NOTES.jsonl… OUT`, where the notes are
//! those of `scripts/text/train.py`; files whose names start with `ja` are Japanese.
#![allow(clippy::print_stdout)] // A tool speaks on its standard output.

use kamei::text::{Kind, Language, Lesson, learn};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [dictionary, notes @ .., out] = paths.as_slice() else {
        return Err("usage: text_train DICTIONARY NOTES.jsonl… OUT".into());
    };
    let mut lessons = Vec::new();
    for path in notes {
        lessons.extend(read(path)?);
    }
    let packed = learn(&fs::read(dictionary)?, &lessons)?;
    println!("{} notes, packed {} bytes", lessons.len(), packed.len());
    fs::write(out, packed)?;
    Ok(())
}

fn read(path: &Path) -> Result<Vec<Lesson>, Box<dyn Error>> {
    let japanese = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ja"));
    let language = if japanese { Language::Japanese } else { Language::English };
    fs::read_to_string(path)?.lines().map(|line| lesson(line, language)).collect()
}

fn lesson(line: &str, language: Language) -> Result<Lesson, Box<dyn Error>> {
    let note: serde_json::Value = serde_json::from_str(line)?;
    let text = note["text"].as_str().ok_or("a note without text")?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut spans = Vec::new();
    for span in note["spans"].as_array().ok_or("a note without spans")? {
        let kind = match span["label"].as_str() {
            Some("NAME") => Kind::Name,
            Some("HOSP") => Kind::Facility,
            Some("LOC") => Kind::Place,
            Some("ORG") => Kind::Organization,
            Some("OTHER") => Kind::Occupation,
            Some("ID") => Kind::Id,
            _ => continue,
        };
        let point = |name: &str| {
            span[name].as_u64().and_then(|at| bytes.get(at as usize).copied()).ok_or("no offset")
        };
        spans.push((point("start")?..point("end")?, kind));
    }
    Ok(Lesson { text, language, spans })
}
