//! Fixes that use an operation of the editor, so that a fix and a form have the same result.

use super::{Context, Problem};
use crate::edit::Replace;
use crate::operation::{Operation, plan};

/// Planning an operation reads much of the text. So there are no such fixes if a text has more problems than any real
/// issue, or if all plans together would read more than this limit in bytes.
const MOST_PROBLEMS: usize = 300;
const MOST_READ: usize = 12_000_000;

/// Whether a fix by an operation may be planned, given the problems found so far.
pub(crate) fn is_plannable(context: &Context<'_>, found: &[Problem]) -> bool {
    found.len() <= MOST_PROBLEMS && (found.len() + 1) * context.text.len() <= MOST_READ
}

/// Returns the edits of `operation`; `None` if it cannot be done.
pub(crate) fn operation_edits(
    context: &Context<'_>,
    found: &[Problem],
    operation: &Operation,
) -> Option<Vec<Replace>> {
    if !is_plannable(context, found) {
        return None;
    }
    let tx = plan(context.issue, operation).ok()?;
    (!tx.is_empty()).then(|| tx.edits().to_vec())
}
