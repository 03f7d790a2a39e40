//! Files in and out: folders walked, inputs read by range, outputs put in place whole.

use kamei::companions;
use kamei::source::{Piece, ReadError, Rope, Source};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file to work on.
pub(crate) struct Input {
    folder: Arc<Folder>,
    file: Box<OsStr>,
}

/// What the files of a folder share.
struct Folder {
    path: PathBuf,
    /// How reports call it: relative to the folder given, with a stroke at the end.
    name: String,
}

impl Input {
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path.join(&*self.file)
    }

    /// How reports call it: as given, or relative to the folder given.
    pub(crate) fn name(&self) -> String {
        self.folder.name.clone() + &self.file.to_string_lossy()
    }

    fn letters(&self) -> impl Iterator<Item = u8> {
        self.folder.name.bytes().chain(self.file.as_encoded_bytes().iter().copied())
    }
}

/// All files under the inputs, in a stable order.
pub(crate) fn list(inputs: &[PathBuf]) -> Result<Vec<Input>, String> {
    let mut found = Vec::new();
    for input in inputs {
        let metadata =
            fs::metadata(input).map_err(|error| format!("{}: {error}", input.display()))?;
        if metadata.is_dir() {
            walk(input, String::new(), &mut found)
                .map_err(|error| format!("{}: {error}", input.display()))?;
        } else {
            let folder = input.parent().unwrap_or(Path::new("")).to_owned();
            let folder = Arc::new(Folder { path: folder, name: String::new() });
            found.push(Input { folder, file: input.file_name().unwrap_or_default().into() });
        }
    }
    found.sort_by(|a, b| {
        a.letters().cmp(b.letters()).then_with(|| a.folder.path.cmp(&b.folder.path))
    });
    Ok(found)
}

fn walk(path: &Path, name: String, found: &mut Vec<Input>) -> io::Result<()> {
    let folder = Arc::new(Folder { path: path.to_owned(), name });
    for entry in fs::read_dir(path)? {
        let file = entry?.file_name();
        let path = path.join(&file);
        // A link may lead out of the folder or round in circles.
        let kind = fs::symlink_metadata(&path)?.file_type();
        if kind.is_dir() {
            let name = format!("{}{}/", folder.name, file.to_string_lossy());
            walk(&path, name, found)?;
        } else if kind.is_file() {
            found.push(Input { folder: Arc::clone(&folder), file: file.into() });
        }
    }
    Ok(())
}

/// A file read by range.
pub(crate) struct Opened {
    file: File,
    length: u64,
    name: String,
    path: PathBuf,
}

impl Opened {
    pub(crate) fn open(input: &Input) -> io::Result<Self> {
        Self::at(input.path(), input.name())
    }

    fn at(path: PathBuf, name: String) -> io::Result<Self> {
        let file = File::open(&path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, length, name, path })
    }

    /// The file of the same folder and name with another ending, in small letters or capitals.
    fn sibling(&self, ending: &str) -> Option<Self> {
        let own = companions::parted(&self.name).0;
        let written = [ending.to_owned(), ending.to_uppercase()].into_iter();
        let mut opened = written.filter_map(|ending| {
            let path = self.path.with_extension(&ending);
            // A link may lead out of the folder.
            let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
            is_file.then(|| Self::at(path, format!("{own}.{ending}")).ok())?
        });
        opened.next()
    }
}

impl Source for Opened {
    fn len(&self) -> u64 {
        self.length
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn beside(&self, ending: &str) -> Option<Box<dyn Source + '_>> {
        Some(Box::new(self.sibling(ending)?))
    }

    #[cfg(unix)]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), ReadError> {
        use std::os::unix::fs::FileExt;
        self.file.read_exact_at(buf, offset).map_err(|_| ReadError)
    }

    #[cfg(windows)]
    fn read_at(&self, mut offset: u64, mut buf: &mut [u8]) -> Result<(), ReadError> {
        use std::os::windows::fs::FileExt;
        while !buf.is_empty() {
            match self.file.seek_read(buf, offset) {
                Ok(read) if read > 0 => {
                    offset += read as u64;
                    buf = &mut buf[read..];
                }
                _ => return Err(ReadError),
            }
        }
        Ok(())
    }
}

/// Writes the pieces beside their place and moves them there when they are whole.
pub(crate) fn write_rope(path: &Path, source: &Opened, rope: &Rope) -> io::Result<()> {
    atomically(path, |output| {
        let mut input = &source.file;
        for piece in rope.pieces() {
            match piece {
                Piece::New(bytes) => output.write_all(bytes)?,
                Piece::Range(span) => {
                    input.seek(SeekFrom::Start(span.start))?;
                    let length = span.end - span.start;
                    let copied = io::copy(&mut input.take(length), output)?;
                    if copied != length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
            }
        }
        Ok(())
    })
}

/// Writes bytes likewise.
pub(crate) fn write_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    atomically(path, |output| output.write_all(bytes))
}

pub(crate) fn atomically(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let written = File::create(&partial).and_then(|mut file| write(&mut file));
    let placed = written.and_then(|()| fs::rename(&partial, path));
    if placed.is_err() {
        // The error that matters is the first one.
        let _ = fs::remove_file(&partial);
    }
    placed
}
