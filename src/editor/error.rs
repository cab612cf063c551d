//! Why a change was refused.

use std::fmt;

use issue::edit::EditError;
use issue::operation::OperationError;

use super::identity::SectionId;

/// Why the editor did not do what was asked; the text is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorError {
    /// Another tab writes the draft.
    Elsewhere,
    /// The form open in this section holds what the text cannot say yet, and closing it would drop that.
    Unfinished(SectionId),
    /// The issue does not take it.
    Operation(OperationError),
}

impl fmt::Display for EditorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Elsewhere => f.write_str("this draft is being edited in another tab"),
            Self::Unfinished(section) => write!(
                f,
                "the form in {section} is not finished: save or cancel it first"
            ),
            Self::Operation(error) => error.fmt(f),
        }
    }
}

impl From<EditError> for EditorError {
    fn from(error: EditError) -> Self {
        Self::Operation(error.into())
    }
}

impl From<OperationError> for EditorError {
    fn from(error: OperationError) -> Self {
        Self::Operation(error)
    }
}
