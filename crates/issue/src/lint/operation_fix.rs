//! Fixes that an operation of the editor makes, so that a fix and a form do the same.

use super::{Context, Problem};
use crate::edit::Replace;
use crate::operation::{Operation, plan};

/// Planning reads much of the text, so there is no such fix with more problems than any issue has, nor if all plans
/// together would read more than these bytes.
const MOST_PROBLEMS: usize = 300;
const MOST_READ: usize = 12_000_000;

/// Whether a fix by an operation may be planned, after the problems found so far.
pub(crate) fn is_plannable(context: &Context<'_>, found: &[Problem]) -> bool {
    found.len() <= MOST_PROBLEMS && (found.len() + 1) * context.text.len() <= MOST_READ
}

/// The edits of `operation`; `None` where it cannot be done.
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
