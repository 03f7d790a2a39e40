//! Packs the dictionary of the text engine: `text_dictionary LISTS OUT`, where LISTS is what
//! `scripts/text/lists.py` wrote.
#![allow(clippy::print_stdout)] // A tool speaks on its standard output.

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
    let [lists, out]: [PathBuf; 2] = std::env::args()
        .skip(1)
        .map(PathBuf::from)
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| "usage: text_dictionary LISTS OUT")?;
    let open = |name: &str| fs::File::open(lists.join(name));
    let (words, classes) = apart(&fs::read_to_string(lists.join("lex.csv"))?)?;
    let built = SystemDictionaryBuilder::from_readers(
        words.as_bytes(),
        open("matrix.def")?,
        open("char.def")?,
        open("unk.def")?,
    )?;
    let mut lattice = Vec::new();
    built.write(&mut lattice)?;
    let parts = LISTS.map(|name| fs::read(lists.join(name)).map(|bytes| (name, bytes)));
    let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
    let all = [("lattice", lattice.as_slice()), ("classes", classes.as_bytes())]
        .into_iter()
        .chain(parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    let packed = kamei::text::pack(all);
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
