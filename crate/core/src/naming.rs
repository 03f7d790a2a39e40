//! Names of outputs: each taken once, in folders or as the File IDs of a file-set.

use crate::paths::Paths;
use std::collections::HashMap;

/// The file that lists a file-set, in its top folder (PS3.10 §8.6).
pub const DIRECTORY: &str = "DICOMDIR";

/// How outputs are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// `K-…/ST-…/SE-…/I-….dcm`.
    #[default]
    Folders,
    /// `DICOM/…/…/…/…`, every part of at most eight of the characters A–Z, 0–9 and _, which is all
    /// that a DICOMDIR can refer to (PS3.10 §8.2); files that it does not refer to keep their folders.
    FileSet,
}

/// Gives out names, no name twice.
#[derive(Debug)]
pub struct Names {
    layout: Layout,
    taken: Paths,
    /// The highest number of each name that was asked for again.
    again: HashMap<u32, usize>,
}

impl Names {
    /// Starts with none taken.
    pub fn new(layout: Layout) -> Self {
        Self { layout, taken: Paths::new('/'), again: HashMap::new() }
    }

    /// The name for an output that the key calls so; where it is taken, with a number.
    pub fn take(&mut self, output: &str) -> String {
        let name = match self.layout {
            Layout::FileSet if output.strip_suffix(".dcm").is_some() => file_id(output),
            _ => output.to_owned(),
        };
        let Some(first) = self.taken.number(&name) else {
            self.taken.add(&name);
            return name;
        };
        let mut number = self.again.get(&first).map_or(2, |number| number + 1);
        let mut free = self.numbered(&name, number);
        while self.taken.number(&free).is_some() {
            number += 1;
            free = self.numbered(&name, number);
        }
        self.again.insert(first, number);
        self.taken.add(&free);
        free
    }

    /// All names that were taken.
    pub fn taken(&self) -> &Paths {
        &self.taken
    }

    fn numbered(&self, name: &str, number: usize) -> String {
        match self.layout {
            Layout::FileSet if is_file_id(name) => {
                let tail = format!("_{number}");
                let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
                let kept: String = file.chars().take(PART - tail.len().min(PART)).collect();
                format!("{folder}/{kept}{tail}")
            }
            _ => match name.rsplit_once('.') {
                Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
                None => format!("{name}-{number}"),
            },
        }
    }
}

fn is_file_id(name: &str) -> bool {
    name.starts_with("DICOM/")
}

/// Characters in one part of a File ID.
const PART: usize = 8;

/// The parts of an ordinary name without our prefixes and the ending, cut to eight characters: the
/// patient's folder still shows how the pseudonym begins.
fn file_id(output: &str) -> String {
    let parts = output.strip_suffix(".dcm").unwrap_or(output).split('/').map(|part| {
        let prefix = ["K-", "ST-", "SE-", "I-"].into_iter().find(|start| part.starts_with(start));
        let letters = part[prefix.map_or(0, str::len)..].chars().take(PART);
        let letters = letters.map(|c| c.to_ascii_uppercase());
        let part: String =
            letters.map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        if part.is_empty() { "_".to_owned() } else { part }
    });
    std::iter::once("DICOM".to_owned()).chain(parts).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "K-ABCDEFGHJK/ST-01234567/SE-89ABCDEF/I-GHJKMNPQRSTV.dcm";

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let mut names = Names::new(Layout::Folders);
        assert_eq!(names.take(OUTPUT), OUTPUT);
        assert_eq!(names.take(OUTPUT), "K-ABCDEFGHJK/ST-01234567/SE-89ABCDEF/I-GHJKMNPQRSTV-2.dcm");
    }

    #[test]
    fn a_file_id_has_parts_of_eight_characters() {
        let mut names = Names::new(Layout::FileSet);
        assert_eq!(names.take(OUTPUT), "DICOM/ABCDEFGH/01234567/89ABCDEF/GHJKMNPQ");
        assert_eq!(names.take("治験-7/ST-0/SE-8/I-G.dcm"), "DICOM/___7/0/8/G");
    }

    #[test]
    fn file_ids_that_begin_alike_stay_apart() {
        let mut names = Names::new(Layout::FileSet);
        let mut seen = std::collections::HashSet::new();
        for end in 0..3_000 {
            // Two of every three collide in all eight letters, all in the first six.
            let output = format!("K-A/ST-B/SE-C/I-GHJKMN{:02}{end}.dcm", end % 3);
            let id = names.take(&output);
            let fits = |part: &str| {
                (1..=8).contains(&part.len())
                    && part
                        .bytes()
                        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'_')
            };
            assert!(id.split('/').count() <= 8 && id.split('/').all(fits), "{id}");
            assert!(seen.insert(id));
        }
    }
}
