//! The address of the hiring thread, in "Jobs".

use std::ops::Range;

use super::change;
use crate::block::{Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::entry::FieldError;
use crate::inline::{is_link_url, link_at};
use crate::operation::OperationError;
use crate::section::Kind;
use crate::text::Issue;

const PLACEHOLDER: &str = "INSERT_LINK_HERE";

fn zone(issue: &Issue) -> Option<Range<usize>> {
    let (_, section) = issue.outline().section(Kind::Jobs)?;
    let prose = blocks(issue.text(), &issue.outline().hidden, section);
    let mut prose = prose.into_iter().filter(|it| it.kind == BlockKind::Prose);
    prose.find_map(|it| first_link(issue.text(), it.range))
}

/// The address of the first link in `range`.
pub(super) fn first_link(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inside = text.get(..range.end)?;
    let opens = text.get(range.clone())?.match_indices('[').take(20);
    opens
        .filter_map(|(at, _)| link_at(inside, range.start + at))
        .map(|it| it.url)
        .next()
}

/// The address; `None` where the placeholder stands.
pub(super) fn read(issue: &Issue) -> Option<String> {
    let url = issue.text().get(zone(issue)?)?;
    (url != PLACEHOLDER && !url.is_empty()).then(|| url.to_owned())
}

/// The edits that make the issue say this; an empty address brings the placeholder back.
pub(super) fn write(issue: &Issue, url: &str) -> Result<Vec<Replace>, OperationError> {
    let missing = OperationError::NoPlace("expected a link in a section \"Jobs\"");
    check(url)?;
    let url = if url.is_empty() { PLACEHOLDER } else { url };
    Ok(vec![change(issue, zone(issue).ok_or(missing)?, url)])
}

/// Whether an address can be written.
pub(super) fn check(url: &str) -> Result<(), FieldError> {
    if is_link_url(url) {
        return Ok(());
    }
    Err(FieldError {
        field: "value",
        expected: "an address without spaces",
    })
}
