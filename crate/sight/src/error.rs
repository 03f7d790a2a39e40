//! What can go wrong; never with a value of a patient.

use std::fmt;

/// Why a picture was not searched; whoever asked must then hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not those of the network that was asked for.
    NotTheNetwork,
    /// The network could not be run.
    Engine,
    /// The samples of the picture do not fill its rows and columns.
    Incomplete,
    /// The picture, or one frame of many, has another size than can be searched.
    Size,
    /// The caller asked to stop.
    Cancelled,
}

impl Error {
    /// A word that front ends translate.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotTheNetwork => "not-the-network",
            Self::Engine => "engine",
            Self::Incomplete => "picture-incomplete",
            Self::Size => "picture-size",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Error {}
