//! The address where the issue is discussed: `<small>[Discuss on r/rust](…)</small>`, at the end.

use std::ops::Range;

use super::change;
use super::jobs_thread::{check, first_link};
use crate::edit::Replace;
use crate::operation_error::OperationError;
use crate::text::Issue;

const PLACEHOLDER: &str = "REDDIT_LINK_HERE";

fn zone(issue: &Issue) -> Option<Range<usize>> {
    let text = issue.text();
    let at = text.rfind("[Discuss on ")?;
    let end = text
        .get(at..)?
        .find(['\n', '\r'])
        .map_or(text.len(), |it| at + it);
    first_link(text, at..end)
}

/// Returns the address; `None` if there is only the placeholder.
pub(super) fn read(issue: &Issue) -> Option<String> {
    let url = issue.text().get(zone(issue)?)?;
    (url != PLACEHOLDER && !url.is_empty()).then(|| url.to_owned())
}

/// Returns the edits that write this address; an empty address restores the placeholder.
pub(super) fn write(issue: &Issue, url: &str) -> Result<Vec<Replace>, OperationError> {
    let missing =
        OperationError::NoPlace("expected a link like [Discuss on r/rust](…) at the issue's end");
    check(url)?;
    let url = if url.is_empty() { PLACEHOLDER } else { url };
    Ok(vec![change(issue, zone(issue).ok_or(missing)?, url)])
}
