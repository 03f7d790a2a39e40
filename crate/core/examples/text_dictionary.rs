//! Packs the dictionary of the text engine: `text_dictionary LISTS OUT [TRAINED]`, where LISTS is what
//! `scripts/text/lists.py` wrote, and TRAINED what `text_train` made of it: then its weights are taken along, and the
//! lattice is the one that ships.
#![allow(clippy::print_stdout)] // A tool speaks on its standard output.

use kamei::text::{pack, unpack};
use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use vibrato::SystemDictionaryBuilder;

const LISTS: [&str; 11] = [
    "common-en",
    "eponyms-en",
    "given-en",
    "given-ja",
    "places-en",
    "places-ja",
    "surnames-en",
    "surnames-ja",
    "surnames-only-ja",
    "terms-ja",
    "words-en",
];

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let (lists, out, trained) = match paths.as_slice() {
        [lists, out] => (lists, out, None),
        [lists, out, trained] => (lists, out, Some(fs::read(trained)?)),
        _ => return Err("usage: text_dictionary LISTS OUT [TRAINED]".into()),
    };
    let open = |name: &str| fs::File::open(lists.join(name));
    let all_unknown = fs::read_to_string(lists.join("unk.def"))?;
    let unknown = if trained.is_some() { likeliest(&all_unknown) } else { all_unknown };
    let (words, classes) = apart(&fs::read_to_string(lists.join("lex.csv"))?)?;
    let built = SystemDictionaryBuilder::from_readers(
        words.as_bytes(),
        open("matrix.def")?,
        open("char.def")?,
        unknown.as_bytes(),
    )?;
    let mut lattice = Vec::new();
    built.write(&mut lattice)?;
    let parts = LISTS.map(|name| fs::read(lists.join(name)).map(|bytes| (name, bytes)));
    let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
    let learnt = trained.map(|packed| unpack(&packed)).transpose()?.unwrap_or_default();
    let weights = learnt.iter().filter(|(name, _)| name == "tagger");
    let all = [("lattice", lattice.as_slice()), ("classes", classes.as_bytes())]
        .into_iter()
        .chain(parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())))
        .chain(weights.map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let packed = pack(all);
    println!("lattice {} bytes, packed {} bytes", lattice.len(), packed.len());
    fs::write(out, packed)?;
    Ok(())
}

/// Words without their classes, and the classes, a letter each: as texts of their own they would be sought all over
/// memory.
fn apart(lexicon: &str) -> Result<(String, String), &'static str> {
    let (mut words, mut classes) = (String::new(), String::new());
    for line in lexicon.lines() {
        let (word, class) = line.rsplit_once(',').ok_or("a word without a class")?;
        words.push_str(word);
        words.push_str(",\n");
        classes.push_str(class);
    }
    Ok((words, classes))
}

/// What a word may be that nobody knows: a noun or a body. All else costs more and is nearly never chosen, and to weigh it
/// takes a fifth of the lattice's time. The tagger learns from all of it.
fn likeliest(unknown: &str) -> String {
    let mut kinds = HashSet::new();
    let kept = unknown.lines().filter(|line| {
        let kind = line.split(',').next().unwrap_or_default();
        kinds.insert(kind) || line.ends_with('O')
    });
    kept.map(|line| line.to_owned() + "\n").collect()
}
