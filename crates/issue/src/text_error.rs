//! Why the text that a change would produce is refused.

use std::fmt;

use crate::open::OpenError;

/// Why the resulting text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// It contains a character that a page cannot show.
    Character(char),
    /// The file could not be opened again.
    Unreadable(OpenError),
    /// It opens something that hides or swallows other content.
    Hides(&'static str),
    /// A heading that the operation does not name appears, changes or disappears.
    Headings,
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(it) => write!(
                f,
                "expected text without control characters, found U+{:04X}",
                u32::from(*it)
            ),
            Self::Unreadable(error) => error.fmt(f),
            Self::Hides(mark) => write!(
                f,
                "expected text that closes what it opens, found {mark} that hides what follows"
            ),
            Self::Headings => f.write_str(
                "expected text that leaves the headings as they are, found text that adds or hides a heading",
            ),
        }
    }
}
