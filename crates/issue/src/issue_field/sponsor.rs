//! The line about the sponsor: `*Email list hosting is sponsored by [The Rust Foundation](…)*`.

use std::ops::Range;

use super::{change, is_paragraph, with_ending, without_ending};
use crate::block::{Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::entry::FieldError;
use crate::operation_error::OperationError;
use crate::section::Kind;
use crate::text::Issue;

fn zone(issue: &Issue) -> Option<Range<usize>> {
    let (_, section) = issue.outline().section(Kind::QuoteOfTheWeek)?;
    let all = blocks(issue.text(), &issue.outline().hidden, section);
    let is_it = |it: &Range<usize>| {
        issue
            .text()
            .get(it.clone())
            .is_some_and(|it| it.contains(" sponsored by "))
    };
    let mut prose = all
        .into_iter()
        .filter(|it| it.kind == BlockKind::Prose)
        .map(|it| it.range);
    prose.rfind(is_it)
}

/// The line, as Markdown.
pub(super) fn read(issue: &Issue) -> Option<String> {
    issue.text().get(zone(issue)?).map(without_ending)
}

/// Returns the edits that write this line.
pub(super) fn write(issue: &Issue, text: &str) -> Result<Vec<Replace>, OperationError> {
    if !text.contains(" sponsored by ") || !is_paragraph(text) {
        let expected = "one paragraph with the words \"sponsored by\"";
        return Err(FieldError {
            field: "value",
            expected,
        }
        .into());
    }
    let missing = OperationError::NoPlace("expected a line that says who sponsors the newsletter");
    Ok(vec![change(
        issue,
        zone(issue).ok_or(missing)?,
        &with_ending(issue, text),
    )])
}
