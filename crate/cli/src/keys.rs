//! The key file and its passphrase.

use crate::files::{atomically, write_bytes};
use kamei::configuration;
use kamei::key::ProjectKey;
use kamei::keyfile::{Custodian, KeyState, Seal};
use kamei::pseudonyms::{Problem, Table};
use kamei::reason::Reason;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Scrypt's cost for a passphrase that a person chose, as a power of two.
const WORK_CHOSEN: u8 = 17;
/// For one drawn at random with 160 bits, which no one can guess.
const WORK_DRAWN: u8 = 6;

/// A key file, opened or about to be made.
pub(crate) struct Keys {
    pub(crate) state: KeyState,
    path: PathBuf,
    seal: Seal,
}

impl Keys {
    /// Opens the key file, or starts a new project where there is none.
    pub(crate) fn open_or_create(
        path: &Path,
        passphrase_file: Option<&Path>,
    ) -> Result<Self, String> {
        if path.exists() {
            return Self::open(path, passphrase_file);
        }
        let seal = match passphrase_file {
            Some(file) => Seal::passphrase(&read_passphrase(file)?, WORK_CHOSEN),
            None => Seal::passphrase(&draw_passphrase(path)?, WORK_DRAWN),
        };
        Ok(Self { state: KeyState::new(draw_secret()?), path: path.to_owned(), seal })
    }

    /// The key of one site, derived from the project's, in a file of its own with a passphrase of
    /// its own.
    pub(crate) fn derive(self, wanted: &configuration::Keys, path: &Path) -> Result<Self, String> {
        if path.exists() {
            return Err(format!(
                "{}: there is a key file already; choose another name",
                path.display()
            ));
        }
        let state = self
            .state
            .for_site(wanted)
            .map_err(|reason| crate::sentences::about(&self.path.display().to_string(), &reason))?;
        let seal = Seal::passphrase(&draw_passphrase(path)?, WORK_DRAWN);
        Ok(Self { state, path: path.to_owned(), seal })
    }

    /// Opens an existing key file.
    pub(crate) fn open(path: &Path, passphrase_file: Option<&Path>) -> Result<Self, String> {
        let beside = beside(path);
        let (file, work) = match passphrase_file {
            Some(file) => (file, WORK_CHOSEN),
            None => (beside.as_path(), WORK_DRAWN),
        };
        let passphrase = read_passphrase(file)?;
        let sealed = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let state = KeyState::open(&sealed, &passphrase)
            .map_err(|reason| crate::sentences::about(&path.display().to_string(), &reason))?;
        let seal = Seal::passphrase(&passphrase, work);
        Ok(Self { state, path: path.to_owned(), seal })
    }

    /// Takes over a site's own pseudonyms from a table.
    pub(crate) fn adopt(&mut self, path: &Path) -> Result<(), String> {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let adopted = Table::read(&bytes).and_then(|table| self.state.adopt(table));
        adopted.map_err(|problems| {
            let line = |problem: &Problem| {
                let place = format!("{}:{}", path.display(), problem.line);
                crate::sentences::about(&place, &Reason::new(problem.code))
            };
            problems.iter().map(line).collect::<Vec<_>>().join("\n")
        })
    }

    /// Seals it again with all that was learnt.
    pub(crate) fn save(&self) -> Result<(), String> {
        let seal = |file: &mut File| {
            let mut file = BufWriter::new(file);
            self.state.seal_into(&mut file, &self.seal)?;
            file.flush()
        };
        atomically(&self.path, seal).map_err(|error| format!("{}: {error}", self.path.display()))
    }
}

/// What a key file holds that was sealed to a custodian, whose private key lies in a file.
pub(crate) fn open_as(path: &Path, identity: &Path) -> Result<KeyState, String> {
    let read = |path: &Path| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let about = |path: &Path, reason| crate::sentences::about(&path.display().to_string(), &reason);
    let text = String::from_utf8_lossy(&read(identity)?).into_owned();
    let custodian = Custodian::parse(&text).map_err(|reason| about(identity, reason))?;
    KeyState::open_as(&read(path)?, &custodian).map_err(|reason| about(path, reason))
}

/// A key for one run.
pub(crate) fn draw_key() -> Result<ProjectKey, String> {
    Ok(ProjectKey::from_random(draw_secret()?))
}

fn draw_secret() -> Result<[u8; 32], String> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| format!("no random numbers: {error}"))?;
    Ok(secret)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".passphrase");
    PathBuf::from(name)
}

fn read_passphrase(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("the passphrase file {}: {error}", file.display()))?;
    let passphrase = text.lines().next().unwrap_or_default().to_owned();
    if passphrase.is_empty() {
        return Err(format!("the passphrase file {} is empty", file.display()));
    }
    Ok(passphrase)
}

/// Draws a passphrase and writes it where only this user can read it.
fn draw_passphrase(key: &Path) -> Result<String, String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random numbers: {error}"))?;
    let drawn: String =
        bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let file = beside(key);
    let failed = |error: std::io::Error| format!("{}: {error}", file.display());
    write_bytes(&file, b"").map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).map_err(failed)?;
    }
    fs::write(&file, format!("{drawn}\n")).map_err(failed)?;
    eprintln!(
        "kamei: a passphrase was drawn and written to {}; keep it apart from the key",
        file.display()
    );
    Ok(drawn)
}
