//! Fixes that an operation of the editor makes, so that a fix and a form do the same.

use super::{Context, Problem};
use crate::edit::Replace;
use crate::operation::{Operation, plan};

/// Planning reads a good part of the text; with more problems or more text than any issue has there is no such fix.
const MOST_PROBLEMS: usize = 300;
const LONGEST: usize = 400_000;

/// Whether a fix by an operation may be planned, after the problems found so far.
pub(crate) fn is_plannable(context: &Context<'_>, found: &[Problem]) -> bool {
    found.len() <= MOST_PROBLEMS && context.text.len() <= LONGEST
}

/// The edits of `operation`; `None` where it cannot be done.
pub(crate) fn planned(
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
