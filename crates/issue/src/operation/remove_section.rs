//! Removes a section with its entries and subsections.

use std::ops::Range;

use super::{OperationError, SectionRef, group};
use crate::block::{Block, Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::lines::line_at;
use crate::outline::Outline;
use crate::text::Issue;

/// Returns the edits of [`super::Operation::RemoveSection`]: from the heading to the next one of its level or above.
///
/// A group is removed only if it has entries; then the sentence names it. The issue's closing lines are kept.
pub(super) fn plan(issue: &Issue, section: &SectionRef) -> Result<Vec<Replace>, OperationError> {
    let outline: &Outline = issue.outline();
    let index = section.resolve(outline)?;
    if group::is_group(issue, index) {
        return Ok(group::leave(issue, index));
    }
    let start = outline
        .sections
        .get(index)
        .map_or(0, |it| it.heading_range.start);
    let end = outline.subtree_end(index);
    let end = footer(issue, start..end).unwrap_or(end);
    let is_last = line_at(issue.text(), end).is_none();
    let before = issue.text().get(..start).unwrap_or_default();
    // At the end of the text, also remove the blank line before.
    let cut = if is_last {
        before.trim_end_matches(['\n', '\r']).len() + line_break(before)
    } else {
        start
    };
    Ok(vec![Replace::delete(cut.min(start)..end)])
}

/// Returns the start of the issue's closing lines in `part`: the editors, the sponsor and the discussion, which do not
/// belong to a section.
fn footer(issue: &Issue, part: Range<usize>) -> Option<usize> {
    const WORDS: [&str; 3] = [
        "This Week in Rust is edited by",
        "Email list hosting is sponsored",
        "<small>[Discuss on ",
    ];
    let outline = issue.outline();
    let begins = |it: &Block| {
        let text = issue.text().get(it.range.clone()).unwrap_or_default();
        let text = text.trim_start_matches(['*', '_']);
        it.kind == BlockKind::Prose && WORDS.iter().any(|it| text.starts_with(it))
    };
    let sections = outline.sections.iter();
    let within = sections.filter(|it| part.contains(&it.heading_range.start));
    within
        .flat_map(|it| blocks(issue.text(), &outline.hidden, it))
        .find(begins)
        .map(|it| it.range.start)
}

/// Returns the length of the line ending after the last line of `before` that is not blank.
fn line_break(before: &str) -> usize {
    let text = before.trim_end_matches(['\n', '\r']);
    let rest = before.get(text.len()..).unwrap_or_default();
    if rest.starts_with("\r\n") {
        2
    } else {
        rest.len().min(1)
    }
}
