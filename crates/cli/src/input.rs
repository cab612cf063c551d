//! Files, and standard input under the name `-`.

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use issue::Issue;
use issue::open;

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// `-`
    Standard,
    /// A file by its path.
    File(PathBuf),
}

impl Input {
    /// Returns the input that an argument names.
    pub fn of(argument: OsString) -> Self {
        if argument == "-" {
            Self::Standard
        } else {
            Self::File(argument.into())
        }
    }

    /// The argument that named the input.
    pub fn argument(&self) -> String {
        match self {
            Self::Standard => "-".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Reads the text, byte for byte; errors name the file.
    pub fn read(&self) -> Result<String, String> {
        let bytes = self.bytes().map_err(|error| format!("{self}: {error}"))?;
        open::read_bytes(&bytes).map_err(|error| format!("{self}: {error}"))
    }

    /// Reads the text as an issue.
    pub fn issue(&self) -> Result<Issue, String> {
        self.read().map(Issue::new)
    }

    /// Reads up to one byte more than the limit, enough to tell that the input is too large.
    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let most = open::LIMIT as u64 + 1;
        match self {
            Self::Standard => io::stdin().lock().take(most).read_to_end(&mut bytes)?,
            Self::File(path) => File::open(path)?.take(most).read_to_end(&mut bytes)?,
        };
        Ok(bytes)
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}
