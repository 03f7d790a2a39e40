//! The command line.

use kamei::configuration::Keys;
use kamei::key::Prefix;
use kamei::policy::{Choice, ProfileOption};
use lexopt::prelude::*;
use std::path::PathBuf;
use std::str::FromStr;

pub(crate) const HELP: &str = "\
kamei deidentify INPUT… --out DIR --key FILE [--policy ID] [--option NAME]…
                 [--no-option NAME]… [--reason TEXT] [--passphrase-file F]
                 [--pseudonyms FILE] [--record FILE] [--report FILE]
                 [--amendments FILE] [--accept-unreviewed] [--dicomdir]
                 [--pixels review|mask|off] [--faces full|eyes|off] [--regions FILE]
kamei inspect INPUT… --json [--policy ID] [--option NAME]… [--no-option NAME]…
                 [--reason TEXT] [--amendments FILE] [--pixels review|mask|off]
                 [--faces full|eyes|off] [--regions FILE]
kamei crosswalk --key FILE --out DIR [--passphrase-file F | --identity F]
kamei key derive --key FILE --site NAME --out FILE [--prefix P-]
                 [--passphrase-file F]
kamei policy import FILE.script --out FILE.toml [--base ID]

  INPUT                 files, or folders with everything in them
  --policy ID           jp-pseudonymized (default), jp-anonymized, dicom-basic,
                        kr-guideline, hipaa-safe-harbor
  --policy FILE.toml    a site profile that starts from one of these
  --option NAME         an option of PS3.15 switched on, as in retain-uids; may
                        be given several times
  --no-option NAME      an option switched off
  --reason TEXT         why, where an option leaves more than is recommended
  --key FILE            the sealed key file; made if missing
  --passphrase-file F   its passphrase; without it one is drawn at random and
                        written to FILE.passphrase, to be kept apart
  --identity F          an age private key, where the key file was sealed to a
                        custodian
  --site NAME           the site that gets a key of its own, derived from the
                        project's; who has it learns nothing of the project's
  --prefix P-           what the site's pseudonyms begin with, instead of K-
  --pseudonyms FILE     your own pseudonyms as CSV: patient ID, pseudonym and, if
                        you like, days that dates move by; who is not in it is
                        held. The key file remembers them
  --record FILE         where to write the processing record (加工記録) as JSON
  --report FILE         the same record for reading where FILE ends in .html
  --amendments FILE     changes of single decisions as JSON: a list of path, action
                        (keep, remove, empty, mask, as), reason and, where they
                        are meant, file, word and item
  --pixels review       pictures that may show who someone is are held until a person
                        has looked at them on the page (default)
           mask         text and faces that are found are blanked, though nobody has
                        looked; what is then still found, too; the third time it is held
           off          they are released as they are
  --faces full|eyes|off how much of a face is blanked in photographs; the eyes alone
                        do not make a person unknown
  --regions FILE.toml   which parts of pictures are blanked, by device; made from a CTP
                        pixel script by policy import
  --accept-unreviewed   release what only waits for a look at its pixels
  --base ID             the policy that stands where a CTP script says nothing
  --dicomdir            write a DICOMDIR, with names that one can refer to; this
                        is also done where the input holds a DICOMDIR
";

pub(crate) enum Command {
    Deidentify(Deidentify),
    Inspect(Inspect),
    Crosswalk(Crosswalk),
    Derive(Derive),
    Import(Import),
    Help,
}

pub(crate) struct Deidentify {
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) out: PathBuf,
    pub(crate) policy: Policy,
    pub(crate) key: PathBuf,
    pub(crate) passphrase_file: Option<PathBuf>,
    pub(crate) pseudonyms: Option<PathBuf>,
    pub(crate) record: Option<PathBuf>,
    pub(crate) report: Option<PathBuf>,
    pub(crate) amendments: Option<PathBuf>,
    pub(crate) pixels: Pixels,
    pub(crate) faces: Faces,
    pub(crate) accept_unreviewed: bool,
    pub(crate) dicomdir: bool,
}

impl Deidentify {
    pub(crate) fn wants_record(&self) -> bool {
        self.record.is_some() || self.report.is_some()
    }
}

pub(crate) struct Inspect {
    pub(crate) amendments: Option<PathBuf>,
    pub(crate) pixels: Pixels,
    pub(crate) faces: Faces,
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) policy: Policy,
}

pub(crate) struct Crosswalk {
    pub(crate) key: PathBuf,
    pub(crate) out: PathBuf,
    pub(crate) identity: Option<PathBuf>,
    pub(crate) passphrase_file: Option<PathBuf>,
}

pub(crate) struct Derive {
    pub(crate) key: PathBuf,
    pub(crate) out: PathBuf,
    pub(crate) passphrase_file: Option<PathBuf>,
    pub(crate) wanted: Keys,
}

pub(crate) struct Import {
    pub(crate) script: PathBuf,
    pub(crate) out: PathBuf,
    pub(crate) base: String,
}

/// What is done about pictures that may show who someone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Pixels {
    /// They are held until a person has looked.
    #[default]
    Review,
    /// What is found is blanked, and nothing may be found again.
    Mask,
    /// They are released as they are.
    Off,
}

/// How much of a face is blanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Faces {
    #[default]
    Full,
    Eyes,
    Off,
}

impl FromStr for Pixels {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "review" => Ok(Self::Review),
            "mask" => Ok(Self::Mask),
            "off" => Ok(Self::Off),
            other => Err(format!("--pixels is review, mask or off, not '{other}'")),
        }
    }
}

impl FromStr for Faces {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "full" => Ok(Self::Full),
            "eyes" => Ok(Self::Eyes),
            "off" => Ok(Self::Off),
            other => Err(format!("--faces is full, eyes or off, not '{other}'")),
        }
    }
}

/// A profile or the file of one, and what is switched against it.
#[derive(Default)]
pub(crate) struct Policy {
    pub(crate) name: String,
    pub(crate) choice: Choice,
    /// The site's rules on parts of pictures.
    pub(crate) regions: Option<PathBuf>,
}

#[derive(Default)]
struct Given {
    base: Option<String>,
    inputs: Vec<PathBuf>,
    out: Option<PathBuf>,
    policy: Option<String>,
    choice: Choice,
    key: Option<PathBuf>,
    passphrase_file: Option<PathBuf>,
    identity: Option<PathBuf>,
    site: Option<String>,
    prefix: Option<String>,
    pseudonyms: Option<PathBuf>,
    record: Option<PathBuf>,
    report: Option<PathBuf>,
    amendments: Option<PathBuf>,
    pixels: Pixels,
    faces: Faces,
    accept_unreviewed: bool,
    dicomdir: bool,
    json: bool,
    regions: Option<PathBuf>,
}

impl Given {
    fn switch(&mut self, name: &str, on: bool) -> Result<(), lexopt::Error> {
        let Some(option) = ProfileOption::named(name) else {
            let names = ProfileOption::ALL.map(ProfileOption::name).join(", ");
            return Err(format!("there is no option '{name}'; there are {names}").into());
        };
        self.choice.options.insert(option, on);
        Ok(())
    }
}

fn prefix(text: String) -> Result<String, lexopt::Error> {
    if Prefix::parse(&text).is_some() {
        return Ok(text);
    }
    let rule = "is up to twelve of A-Z and 0-9, a letter first and a hyphen last";
    Err(format!("--prefix {rule}, not '{text}'").into())
}

pub(crate) fn parse() -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let mut command = None;
    let mut given = Given::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("out") => given.out = Some(parser.value()?.into()),
            Long("amendments") => given.amendments = Some(parser.value()?.into()),
            Long("policy") => given.policy = Some(parser.value()?.string()?),
            Long("base") => given.base = Some(parser.value()?.string()?),
            Long("option") => given.switch(&parser.value()?.string()?, true)?,
            Long("no-option") => given.switch(&parser.value()?.string()?, false)?,
            Long("reason") => given.choice.reason = parser.value()?.string()?,
            Long("key") => given.key = Some(parser.value()?.into()),
            Long("passphrase-file") => given.passphrase_file = Some(parser.value()?.into()),
            Long("identity") => given.identity = Some(parser.value()?.into()),
            Long("site") => given.site = Some(parser.value()?.string()?),
            Long("prefix") => given.prefix = Some(prefix(parser.value()?.string()?)?),
            Long("pseudonyms") => given.pseudonyms = Some(parser.value()?.into()),
            Long("record") => given.record = Some(parser.value()?.into()),
            Long("report") => given.report = Some(parser.value()?.into()),
            Long("pixels") => given.pixels = parser.value()?.parse()?,
            Long("regions") => given.regions = Some(parser.value()?.into()),
            Long("faces") => given.faces = parser.value()?.parse()?,
            Long("accept-unreviewed") => given.accept_unreviewed = true,
            Long("dicomdir") => given.dicomdir = true,
            Long("json") => given.json = true,
            Value(word) if command.is_none() => command = Some(word.string()?),
            Value(path) => given.inputs.push(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    let needed = |path: Option<PathBuf>, option: &str| {
        path.ok_or_else(|| lexopt::Error::from(format!("{option} is missing")))
    };
    let name = given.policy.unwrap_or_else(|| "jp-pseudonymized".to_owned());
    let policy = Policy { name, choice: given.choice, regions: given.regions };
    match command.as_deref() {
        Some("deidentify" | "inspect") if given.inputs.is_empty() => {
            Err("no INPUT is given".into())
        }
        Some("deidentify") => Ok(Command::Deidentify(Deidentify {
            inputs: given.inputs,
            out: needed(given.out, "--out")?,
            policy,
            key: needed(given.key, "--key")?,
            passphrase_file: given.passphrase_file,
            pseudonyms: given.pseudonyms,
            record: given.record,
            report: given.report,
            amendments: given.amendments,
            pixels: given.pixels,
            faces: given.faces,
            accept_unreviewed: given.accept_unreviewed,
            dicomdir: given.dicomdir,
        })),
        Some("inspect") if !given.json => Err("inspect needs --json".into()),
        Some("inspect") => Ok(Command::Inspect(Inspect {
            amendments: given.amendments,
            pixels: given.pixels,
            faces: given.faces,
            inputs: given.inputs,
            policy,
        })),
        Some("crosswalk") => Ok(Command::Crosswalk(Crosswalk {
            key: needed(given.key, "--key")?,
            out: needed(given.out, "--out")?,
            identity: given.identity,
            passphrase_file: given.passphrase_file,
        })),
        Some("key") if given.inputs != [PathBuf::from("derive")] => {
            Err("key needs 'derive' and nothing else".into())
        }
        Some("key") if given.site.is_none() => Err("--site is missing".into()),
        Some("key") => Ok(Command::Derive(Derive {
            key: needed(given.key, "--key")?,
            out: needed(given.out, "--out")?,
            passphrase_file: given.passphrase_file,
            wanted: Keys { site: given.site, prefix: given.prefix, ..Keys::default() },
        })),
        Some("policy") => match given.inputs.as_slice() {
            [verb, script] if verb.as_os_str() == "import" => Ok(Command::Import(Import {
                script: script.clone(),
                out: needed(given.out, "--out")?,
                base: given.base.unwrap_or_else(|| "jp-pseudonymized".to_owned()),
            })),
            _ => Err("policy needs 'import' and one FILE.script".into()),
        },
        Some(other) => Err(format!("there is no command '{other}'").into()),
        None => Err("no command is given".into()),
    }
}
