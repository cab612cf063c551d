//! The reasons why an operation or a field's value is refused.

use std::fmt;

use crate::edit::EditError;
use crate::entry::FieldError;
use crate::text_error::TextError;

/// Why an operation is refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperationError {
    /// No heading of the issue has that text or path.
    NoSection(String),
    /// Several headings have that text.
    ManySections {
        /// The text.
        name: String,
        /// How many headings have it.
        count: usize,
    },
    /// The section has fewer entries.
    NoEntry {
        /// The section's heading.
        section: String,
        /// The index asked for.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// A field cannot be written so that it parses back.
    Field(FieldError),
    /// The section has no place for such an entry.
    NoPlace(&'static str),
    /// The range of an edit does not fit the text.
    Edit(EditError),
    /// The resulting text would break the issue.
    Text(TextError),
}

impl fmt::Display for OperationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSection(name) => write!(f, "expected the heading of a section, found {name:?}"),
            Self::ManySections { name, count } => {
                write!(
                    f,
                    "expected the path of one section, found {name:?}, which {count} have"
                )
            }
            Self::NoEntry {
                section,
                index,
                count,
            } => {
                write!(
                    f,
                    "expected an index below {count}, the entries of {section:?}, found {index}"
                )
            }
            Self::Field(error) => error.fmt(f),
            Self::NoPlace(why) => f.write_str(why),
            Self::Edit(error) => error.fmt(f),
            Self::Text(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OperationError {}

impl From<EditError> for OperationError {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}

impl From<FieldError> for OperationError {
    fn from(error: FieldError) -> Self {
        Self::Field(error)
    }
}

impl From<TextError> for OperationError {
    fn from(error: TextError) -> Self {
        Self::Text(error)
    }
}
