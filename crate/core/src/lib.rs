//! Pseudonymizes medical data (仮名加工): thinks, and knows no files, network, clock or JavaScript.
//!
//! A file goes one way: `sniff → inspect → harvest → plan → amend → apply → verify`.
//!
//! - [`mod@format`] knows bytes: it finds the fields of a file ([`inventory::Inventory`]) and writes
//!   the file again as planned. It never knows why.
//! - [`known`] learns names, numbers and contacts from the whole batch, and seeks them everywhere.
//! - [`policy`] knows law: it reads the tables under `data/` and decides for every field what
//!   happens to it and on what ground ([`law`]). It never knows bytes.
//! - [`plan`] is what a person reviews and may amend, with a written reason.
//! - [`verify`] reopens the output and searches it. Only [`verify::Draft::verify`] yields a file.
//!
//! Input is read by range and output is a list of pieces ([`source`]), so pixel data that nothing
//! changes is never copied. [`session::Session`] ties the steps together for the page and the
//! command line.
//!
//! ```
//! use kamei::{format, key::ProjectKey, known::Known, plan::Look, policy::Policy};
//! use kamei::{progress::Silent, source::Source, subject::{Secrets, Subject}};
//!
//! // Modality, Patient's Name and Patient ID of an invented patient, as Explicit VR Little Endian.
//! let input = b"\x08\0\x60\0CS\x02\0CT\x10\0\x10\0PN\x0e\0SAKURA^HINATA \x10\0\x20\0LO\x08\000427718".to_vec();
//! let key = ProjectKey::from_random([7; 32]);
//! let policy = Policy::named("jp-pseudonymized")?;
//!
//! let inventory = format::sniff(&input)?.inspect(&input, &mut Silent)?;
//! let known = Known::harvest([&inventory]).matcher();
//! let plan = policy.plan(&inventory, &known).amend(&inventory, &[])?.looked(Look::None);
//! let secrets = Secrets::of(&Subject::of(&inventory, ""), &key);
//! let draft = plan.apply(&input, &inventory, &secrets, &mut Silent)?;
//! let released = draft.verify(&input, &known, &mut Silent)?;
//!
//! let output = released.rope().to_vec(&input)?;
//! assert!(!output.windows(6).any(|bytes| bytes == b"SAKURA"));
//! assert!(output.windows(12).any(|bytes| bytes == secrets.pseudonym.as_bytes()));
//! # Ok::<(), kamei::reason::Reason>(())
//! ```

pub mod action;
mod address;
pub mod companions;
pub mod configuration;
pub mod date;
pub mod detect;
pub mod format;
pub mod genome;
pub mod inventory;
pub mod key;
pub mod keyfile;
pub mod known;
pub mod law;
pub mod naming;
pub mod paths;
pub mod phi;
pub mod pixels;
pub mod plan;
pub mod policy;
pub mod progress;
pub mod pseudonyms;
pub mod reason;
pub mod record;
pub mod rehearsal;
pub mod session;
pub mod shelf;
pub mod source;
pub mod subject;
mod table;
pub mod terms;
pub mod text;
mod toml_file;
pub mod traces;
pub mod verify;
