//! What is wrong with a site profile, and in which line.

use crate::reason::Code;
use serde::Serialize;
use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The line it is in, counted from one; `None` where no file was written by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What is wrong.
    pub code: Code,
    /// The key or word it is about, as the site wrote it.
    pub at: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {} at {}", self.code, self.at),
            None => write!(f, "{} at {}", self.code, self.at),
        }
    }
}

impl std::error::Error for Fault {}
