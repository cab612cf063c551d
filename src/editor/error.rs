//! Why a change was refused.

use std::fmt;

use issue::edit::EditError;
use issue::operation::OperationError;

use super::identity::SectionId;

/// Why the editor refused a change. The text is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorError {
    /// Another tab writes the draft.
    Elsewhere,
    /// The form open in this section has content that does not fit the text yet; closing it would lose that.
    Unfinished(SectionId),
    /// The core refused the change.
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
