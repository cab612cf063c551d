//! The address of the hiring thread, in "Jobs".

use std::ops::Range;

use super::change;
use crate::block::{Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::entry::FieldError;
use crate::inline::{LinkSpan, is_link_url, link_at};
use crate::operation_error::OperationError;
use crate::section::Kind;
use crate::text::Issue;

const PLACEHOLDER: &str = "INSERT_LINK_HERE";

fn zone(issue: &Issue) -> Option<Range<usize>> {
    let (_, section) = issue.outline().section(Kind::Jobs)?;
    let prose = blocks(issue.text(), &issue.outline().hidden, section);
    let mut prose = prose.into_iter().filter(|it| it.kind == BlockKind::Prose);
    prose.find_map(|it| {
        links(issue.text(), it.range)
            .find(|link| leads_there(issue.text(), link))
            .map(|link| link.url)
    })
}

/// Whether `link` leads to the thread. Issues until 2022 also list jobs, with other links.
fn leads_there(text: &str, link: &LinkSpan) -> bool {
    let words = text.get(link.text.clone()).unwrap_or_default();
    text.get(link.url.clone()) == Some(PLACEHOLDER) || words.to_ascii_lowercase().contains("hiring")
}

/// Returns the address of the first link in `range`.
pub(super) fn first_link(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    links(text, range).map(|it| it.url).next()
}

fn links(text: &str, range: Range<usize>) -> impl Iterator<Item = LinkSpan> {
    let inside = text.get(..range.end).unwrap_or_default();
    let opens = text.get(range.clone()).unwrap_or_default();
    let opens = opens.match_indices('[').take(20);
    opens.filter_map(move |(at, _)| link_at(inside, range.start + at))
}

/// Returns the address; `None` if there is only the placeholder.
pub(super) fn read(issue: &Issue) -> Option<String> {
    let url = issue.text().get(zone(issue)?)?;
    (url != PLACEHOLDER && !url.is_empty()).then(|| url.to_owned())
}

/// Returns the edits that write this address; an empty address restores the placeholder.
pub(super) fn write(issue: &Issue, url: &str) -> Result<Vec<Replace>, OperationError> {
    let missing =
        OperationError::NoPlace("expected a link to the Who's Hiring thread in a section \"Jobs\"");
    check(url)?;
    let url = if url.is_empty() { PLACEHOLDER } else { url };
    Ok(vec![change(issue, zone(issue).ok_or(missing)?, url)])
}

/// Checks that an address can be written.
pub(super) fn check(url: &str) -> Result<(), FieldError> {
    if url.is_empty() || url.contains("://") && is_link_url(url) {
        return Ok(());
    }
    Err(FieldError {
        field: "value",
        expected: "an address like https://example.com, without spaces",
    })
}
