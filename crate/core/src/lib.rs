//! Pseudonymizes medical data.

pub mod action;
pub mod date;
pub mod detect;
pub mod format;
pub mod inventory;
pub mod key;
pub mod keyfile;
pub mod known;
pub mod law;
pub mod phi;
pub mod plan;
pub mod policy;
pub mod progress;
pub mod reason;
pub mod record;
pub mod session;
pub mod source;
pub mod subject;
mod table;
pub mod terms;
pub mod verify;
