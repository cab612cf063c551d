//! The issue's single fields: what a form shows once, not in a list. One slot a file.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::edit::Replace;
use crate::operation::OperationError;
use crate::text::Issue;

mod header;

pub use header::{date, number, number_for, window};

/// A field and what it is to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "kebab-case")]
pub enum Slot {
    /// The day of publication; number, title and the window of events stay in step with it.
    Date(Date),
    /// The issue's number, in the front matter and in the title.
    Number(u64),
}

impl Slot {
    /// What undo calls it.
    pub(crate) fn noun(&self) -> &'static str {
        match self {
            Self::Date(_) => "date",
            Self::Number(_) => "number",
        }
    }

    /// The edits that make the issue say this.
    pub(crate) fn plan(&self, issue: &Issue) -> Result<Vec<Replace>, OperationError> {
        match self {
            Self::Date(value) => header::set_date(issue, *value),
            Self::Number(value) => header::set_number(issue, *value),
        }
    }
}
